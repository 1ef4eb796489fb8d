import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Span

import congtac.models
from congtac.models.pipeline import LEXICON, Finder, load, mark


def finder(pattern: str) -> Finder:
    class Match:
        def __init__(self, start: int, end: int) -> None:
            self.start, self.end = start, end

    def find(text: str) -> Iterator[Match]:
        return (Match(*match.span()) for match in re.finditer(pattern, text))

    return find


def marked(text: str, finders: dict[str, str]) -> list[tuple[str, str]]:
    doc = mark(load().make_doc(text), {label: finder(pattern) for label, pattern in finders.items()})
    return [(entity.label_, entity.text) for entity in doc.ents]


@pytest.mark.parametrize(
    ("text", "finders", "expected"),
    [
        ("họp tại Hội trường lớn", {"PLACE": "Hội trường lớn"}, [("PLACE", "Hội trường lớn")]),
        ("họp tại Hội trường lớn", {"PLACE": "trường lớn"}, [("PLACE", "Hội trường lớn")]),
        ("lúc 7h30 sáng", {"TIME": "7h30", "SESSION": "sáng"}, [("TIME", "7h30"), ("SESSION", "sáng")]),
        ("Chủ tịch UBND xã", {"TITLE": "Chủ tịch", "UNIT": "Chủ tịch UBND xã"}, [("UNIT", "Chủ tịch UBND xã")]),
        ("họp", {"PLACE": "Hội trường"}, []),
        ("", {"PLACE": "x"}, []),
    ],
)
def test_finds_become_entities(text: str, finders: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert marked(text, finders) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "7h30 ngày 02/3/2026: đ/c Nguyễn Văn An, Phó Chủ tịch họp tại Hội trường UBND xã",
            [
                ("TIME", "7h30"),
                ("DATE", "ngày 02/3/2026"),
                ("PERSON", "đ/c Nguyễn Văn An, Phó Chủ tịch"),
                ("PLACE", "Hội trường UBND xã"),
            ],
        ),
        (
            "Chiều: Giám đốc Sở Nội vụ làm việc với Phòng Kinh tế",
            [("SESSION", "Chiều"), ("TITLE", "Giám đốc Sở Nội vụ"), ("UNIT", "Phòng Kinh tế")],
        ),
        ("theo Chỉ thị số 12/CT-UBND ngày 07/01/2026", [("CITATION", "Chỉ thị số 12/CT-UBND ngày 07/01/2026")]),
    ],
)
def test_every_label_has_its_finder(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(entity.label_, entity.text) for entity in load()(text).ents] == expected


def test_earlier_entities_stay_where_nothing_is_found() -> None:
    doc = load().make_doc("Lan họp tại Hội trường")
    doc.ents = [Span(doc, 0, 1, label="PERSON"), Span(doc, 3, 4, label="ORG")]
    mark(doc, {"PLACE": finder("Hội trường")})
    assert [(entity.label_, entity.text) for entity in doc.ents] == [("PERSON", "Lan"), ("PLACE", "Hội trường")]


def test_the_component_declares_what_it_assigns() -> None:
    assert load().get_pipe_meta(LEXICON).assigns == ["doc.ents"]


def test_an_unknown_label_is_refused() -> None:
    with pytest.raises(ValueError, match="no finder for NOTHING"):
        spacy.blank("xx").add_pipe(LEXICON, config={"labels": ["NOTHING"]})


def test_load_is_offered_by_the_room() -> None:
    assert congtac.models.load() is load()
    with pytest.raises(AttributeError):
        congtac.models.nothing  # noqa: B018


def test_a_saved_pipeline_finds_the_same(tmp_path: Path) -> None:
    text = "7h30 ngày 02/3/2026: đ/c Nguyễn Văn An, Phó Chủ tịch họp tại Hội trường UBND xã"
    load().to_disk(tmp_path)
    again = spacy.load(tmp_path)
    shown = [[(entity.label_, entity.text) for entity in nlp(text).ents] for nlp in (load(), again)]
    assert shown[0] == shown[1]
    assert shown[0]
