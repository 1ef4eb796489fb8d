"""Sentences with marked spans, read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.models.ner.resources import sentences
from congtac.models.ner.sentences import LABELS, Sentence, Span, mark_sentence, parse_sentence, read_sentences

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="[]\r\n"), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [
        ("[TIME 7h30]: họp", "7h30: họp", [Span(0, 4, "TIME")]),
        ("đ/c [PERSON Khôi] và [PERSON Lan]", "đ/c Khôi và Lan", [Span(4, 8, "PERSON"), Span(12, 15, "PERSON")]),
        ("Nghỉ bù", "Nghỉ bù", []),
        ("[AREA thôn 3]", "thôn 3", [Span(0, 6, "AREA")]),
        ("[EVENT_TERM năm học 2024 - 2025]", "năm học 2024 - 2025", [Span(0, 19, "EVENT_TERM")]),
    ],
)
def test_marks_become_spans(marked: str, text: str, spans: list[Span]) -> None:
    assert parse_sentence(marked) == Sentence(text, tuple(spans))


@pytest.mark.parametrize(
    "marked", ["[NAME Khôi] họp", "[PERSON Khôi họp", "Khôi] họp", "[PERSON Khôi ] họp", "[ Khôi]"]
)
def test_what_marks_no_span_is_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="no span is marked"):
        parse_sentence(marked)


def test_a_fault_in_a_file_names_its_line() -> None:
    with pytest.raises(ValueError, match=r"line 3: .*NAME"):
        list(read_sentences(["# people", "[PERSON Khôi]", "[NAME Khôi]"]))


@given(st.lists(st.tuples(TEXTS.map(str.strip).filter(bool), st.sampled_from(LABELS), TEXTS), max_size=4))
def test_what_is_written_is_read_back(pieces: list[tuple[str, str, str]]) -> None:
    marked = "".join(f"[{label} {words}]{between}" for words, label, between in pieces)
    sentence = parse_sentence(marked)
    assert parse_sentence(mark_sentence(sentence)) == sentence


@pytest.mark.parametrize("name", ["written", "held_out"])
def test_the_hand_written_sentences_are_sound(name: str) -> None:
    read = sentences(name)
    assert len(read) >= 300
    assert len({sentence.text for sentence in read}) == len(read)
    assert {span.label for sentence in read for span in sentence.spans} == set(LABELS)


def test_no_held_out_sentence_is_learnt() -> None:
    """Neither a sentence nor the names of one together: two or more of its names in one sentence that is learnt."""
    learnt = sentences("written")
    texts = {sentence.text for sentence in learnt}
    pairs = {pair for sentence in learnt for pair in named_together(sentence)}
    for sentence in sentences("held_out"):
        assert sentence.text not in texts
        assert not named_together(sentence) & pairs, sentence.text


def named_together(sentence: Sentence) -> set[tuple[str, str]]:
    """Pairs of a sentence's names of people and areas: what a model could know by heart."""
    names = sorted({sentence.text[s.start : s.end] for s in sentence.spans if s.label in {"PERSON", "AREA"}})
    return {(one, other) for one in names for other in names if one < other}
