"""Composed and mistyped sentences: spans on their words, the same ones for the same seed."""

import random
from collections import Counter

import pytest

from congtac.models.ner.generator import generate, vary
from congtac.models.ner.mistyping import mistype
from congtac.models.ner.resources import sentences
from congtac.models.ner.sentences import LABELS, mark_sentence, parse_sentence


@pytest.fixture(scope="module")
def composed() -> list:
    return list(generate(2000, 5))


def test_the_same_seed_composes_the_same(composed: list) -> None:
    assert list(generate(50, 5)) == composed[:50]
    assert list(generate(50, 6)) != composed[:50]


def test_no_two_are_alike(composed: list) -> None:
    assert len({sentence.text for sentence in composed}) == len(composed)


def test_every_label_is_frequent(composed: list) -> None:
    counts = Counter(span.label for sentence in composed for span in sentence.spans)
    assert set(counts) == set(LABELS)
    assert min(counts.values()) > 100


def test_spans_stand_in_order_on_words(composed: list) -> None:
    for sentence in composed:
        ends = [0]
        for span in sentence.spans:
            words = sentence.text[span.start : span.end]
            assert ends[-1] <= span.start < span.end, mark_sentence(sentence)
            assert words == words.strip(), mark_sentence(sentence)
            ends.append(span.end)
        assert "{" not in sentence.text


def test_no_composed_sentence_is_held_out(composed: list) -> None:
    assert not {sentence.text for sentence in composed} & {sentence.text for sentence in sentences("held_out")}


def test_mistyping_keeps_labels_in_their_order() -> None:
    sentence = parse_sentence("[TIME 7h30], đ/c [PERSON Lê Thị Hòa], [TITLE Phó Chủ tịch]: họp tại [PLACE Phòng họp 2]")
    for seed in range(300):
        typed = mistype(sentence, random.Random(seed))
        assert [span.label for span in typed.spans] == ["TIME", "PERSON", "TITLE", "PLACE"]
        assert typed.text[typed.spans[0].start : typed.spans[0].end].lower() == "7h30"


def test_a_variation_keeps_what_stands_between_the_spans() -> None:
    sentence = parse_sentence("kính gửi [PERSON Lan] xem xét [UNIT UBND xã]")
    labels = {tuple(span.label for span in vary(sentence, random.Random(seed)).spans) for seed in range(50)}
    assert labels == {("PERSON", "UNIT")}
    names = {vary(sentence, random.Random(seed)).spans[0] for seed in range(50)}
    assert len(names) > 3
