"""The spaCy pipeline as it ships."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, Span

import congtac.models
from congtac.models.ner.evaluation import by_pipeline, by_rules, by_underthesea, score
from congtac.models.ner.resources import sentences
from congtac.models.ner.sentences import LABELS
from congtac.models.pipeline import RULE_SPANS, load, mark_rules, reconcile


def doc_of(text: str, entities: list[tuple[str, str]] = (), rules: list[tuple[str, str]] = ()) -> Doc:
    doc = load().make_doc(text)

    def spans(named: list[tuple[str, str]]) -> list[Span]:
        return [doc.char_span(text.index(words), text.index(words) + len(words), label) for words, label in named]

    doc.ents = spans(entities)
    doc.spans[RULE_SPANS] = spans(rules)
    return doc


def found(doc: Doc) -> list[tuple[str, str]]:
    return [(entity.label_, entity.text) for entity in doc.ents]


def test_the_finds_of_a_whole_item() -> None:
    text = (
        "7h30 ngày 02/3/2026: đ/c Nguyễn Văn An, Phó Chủ tịch UBND xã họp tại Hội trường lớn theo Chỉ thị số 12/CT-UBND"
    )
    assert found(load()(text)) == [
        ("TIME", "7h30"),
        ("DATE", "ngày 02/3/2026"),
        ("PERSON", "Nguyễn Văn An"),
        ("TITLE", "Phó Chủ tịch"),
        ("UNIT", "UBND xã"),
        ("PLACE", "Hội trường lớn"),
        ("CITATION", "Chỉ thị số 12/CT-UBND"),
    ]


def test_the_rules_mark_spans_and_tags() -> None:
    doc = mark_rules(load().make_doc("7h30: Sở Nội vụ họp"))
    assert [(span.label_, span.text) for span in doc.spans[RULE_SPANS]] == [("TIME", "7h30"), ("UNIT", "Sở Nội vụ")]
    assert [token.tag_ for token in doc][-4:] == ["O", "B-UNIT", "I-UNIT", "O"]


@pytest.mark.parametrize(
    ("entities", "rules", "expected"),
    [
        ([], [("lớn", "TIME")], [("TIME", "lớn")]),
        ([], [("lớn", "UNIT")], []),
        ([("lớn", "PLACE")], [("Hội trường lớn", "TIME")], [("PLACE", "lớn")]),
        ([("Hội trường lớn (tầng 2", "PLACE")], [], [("PLACE", "Hội trường lớn (tầng 2)")]),
        ([("Hội trường lớn", "PLACE")], [], [("PLACE", "Hội trường lớn")]),
    ],
)
def test_rules_and_recogniser_are_reconciled(
    entities: list[tuple[str, str]], rules: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    doc = reconcile(doc_of("tại Hội trường lớn (tầng 2) xã", entities, rules), trusted=["TIME"])
    assert found(doc) == expected


@pytest.mark.parametrize("text", ["", " ", "\n", "họp", "Họp  giao ban\nlúc 7h30"])
def test_a_text_comes_out_as_it_went_in(text: str) -> None:
    assert load()(text).text == text


def test_many_texts_give_what_each_gives() -> None:
    texts = [sentence.text for sentence in sentences("held_out")[:40]]
    assert [found(doc) for doc in load().pipe(texts)] == [found(load()(text)) for text in texts]


def test_both_together_find_more_than_either_alone() -> None:
    """The card's ablation, as an order: what ships is better than the rules, and than underthesea's recogniser."""
    gold = sentences("held_out")
    both, rules, other = score(gold, by_pipeline), score(gold, by_rules), score(gold, by_underthesea)
    assert both["all"].f1 > rules["all"].f1 + 0.1
    for label in ("PERSON", "UNIT", "AREA"):
        assert both[label].f1 > other[label].f1 + 0.1


@pytest.mark.parametrize("label", ["all", *LABELS])
def test_the_held_out_sentences_are_read_as_the_card_says(label: str) -> None:
    """Far enough below the card's figures that another processor's rounding does not matter."""
    assert score(sentences("held_out"), by_pipeline)[label].f1 >= (0.9 if label == "all" else 0.8)


def test_a_saved_pipeline_finds_the_same(tmp_path: Path) -> None:
    text = "Chiều: Chủ tịch UBND xã họp tại Phòng họp số 2"
    load().to_disk(tmp_path / "pipeline")
    assert found(spacy.load(tmp_path / "pipeline")(text)) == found(load()(text))


def test_it_runs_without_a_network() -> None:
    """In a process that may open no socket."""
    code = (
        "import socket\n"
        "def refuse(*_args, **_kwargs): raise OSError('no network')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n"
        "import congtac.models\n"
        "print(len(congtac.models.load()('7h30: Chủ tịch UBND xã họp').ents))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(run.stdout) == 3


def test_the_room_offers_it() -> None:
    assert congtac.models.load is load
