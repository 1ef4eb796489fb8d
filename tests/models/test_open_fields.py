"""Fields that the rules left open, by what the recogniser says a phrase is and where it stands."""

from collections.abc import Sequence

import pytest

from congtac.extract.document import Line, Word
from congtac.extract.passage import Passage
from congtac.models.ner.sentences import Span, parse_sentence
from congtac.models.open_fields import complete
from congtac.models.reading import DocumentFoot, DocumentHead, Entry, FieldName, Reading


def passage_of(text: str) -> Passage:
    words = tuple(Word(number, word, None, None, 0, 0) for number, word in enumerate(text.split()))
    return Passage.of_lines([Line(words)])


def reading_of(text: str, fields: dict[FieldName, str]) -> Reading:
    given: dict[FieldName, tuple[Passage, ...]] = {name: (passage_of(words),) for name, words in fields.items()}
    passage = passage_of(text)
    entry = Entry("prose", {"content": (passage,), **given}, passage.words)
    return Reading((), (entry,), DocumentHead(), DocumentFoot(), ())


def completed(marked: str, fields: dict[FieldName, str] | None = None) -> dict[FieldName, str]:
    """The fields of an entry whose activity is a sentence with marked phrases."""
    sentence = parse_sentence(marked)

    def find(texts: Sequence[str]) -> list[list[Span]]:
        return [list(sentence.spans) if text == sentence.text else [] for text in texts]

    (entry,) = complete(reading_of(sentence.text, fields or {}), find).entries
    return {name: " | ".join(passage.text for passage in passages) for name, passages in entry.fields.items()}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # Where: last, behind "tại" or a mark.
        ("Họp dân tại [PLACE Nhà Ước Lễ]", {"content": "Họp dân", "location": "Nhà Ước Lễ"}),
        ("Họp dân; [PLACE lán Nà Nưa].", {"content": "Họp dân", "location": "lán Nà Nưa"}),
        ("Họp dân ([PLACE sân kho Đồng Cả])", {"content": "Họp dân", "location": "sân kho Đồng Cả"}),
        ("Họp ở [PLACE P. 305], [AREA xã Yên Mạc]", {"content": "Họp", "location": "P. 305, xã Yên Mạc"}),
        # Not where: what the activity is about, many of them, an area.
        ("Kiểm tra [PLACE chợ Cái Ngang]", {}),
        ("Họp dân tại [UNIT 09 thôn]", {}),
        ("Kiểm tra tại [AREA xã Yên Mạc]", {}),
        ("[PLACE Nhà Ước Lễ]", {}),
        # Who leads: first before a verb, or last.
        (
            "[PERSON Bríu Nghĩa], [TITLE Bí thư] dự lễ mừng",
            {"content": "dự lễ mừng", "leader": "Bríu Nghĩa, Bí thư"},
        ),
        ("Lễ mừng – đ/c [PERSON Bríu]", {"content": "Lễ mừng", "leader": "đ/c Bríu"}),
        (
            "Lễ mừng; [TITLE Trưởng trạm] [UNIT Trạm Y tế] chủ trì.",
            {"content": "Lễ mừng", "leader": "Trưởng trạm Trạm Y tế"},
        ),
        ("[PERSON Tự] kiểm tra tài chính quý III", {}),
        ("Gặp mặt ông [PERSON Bríu Nghĩa]", {}),
        # Who prepares, who attends.
        ("Họp xã viên ([UNIT HTX Pà Vầy] chuẩn bị)", {"content": "Họp xã viên", "department": "HTX Pà Vầy"}),
        ("Cấp gạo, giao [UNIT HTX Pà Vầy].", {"content": "Cấp gạo", "department": "HTX Pà Vầy"}),
        ("Cấp gạo - [UNIT HTX Pà Vầy], [UNIT Hội NCT]", {"content": "Cấp gạo", "department": "HTX Pà Vầy, Hội NCT"}),
        ("Hội ý [UNIT Đảng ủy] - [UNIT HTX Pà Vầy]", {}),
        (
            "Họp xét; mời [UNIT HTX Pà Vầy], [TITLE Trưởng bản].",
            {"content": "Họp xét", "participants": "HTX Pà Vầy, Trưởng bản"},
        ),
    ],
)
def test_what_stands_where_a_field_stands(marked: str, expected: dict[FieldName, str]) -> None:
    assert completed(marked) == (expected or {"content": parse_sentence(marked).text})


def test_several_fields_of_one_text() -> None:
    marked = "[PERSON Bríu Nghĩa] dự họp xã viên ([UNIT HTX Pà Vầy] chuẩn bị); [PLACE lán Nà Nưa]"
    assert completed(marked) == {
        "content": "dự họp xã viên",
        "leader": "Bríu Nghĩa",
        "department": "HTX Pà Vầy",
        "location": "lán Nà Nưa",
    }


def test_what_the_rules_have_stands() -> None:
    marked = "Họp dân, [PLACE lán Nà Nưa]"
    assert completed(marked, {"location": "Hội trường"}) == {
        "content": "Họp dân, lán Nà Nưa",
        "location": "Hội trường",
    }


@pytest.mark.parametrize(
    "text", ["Tập trung bảo đảm an toàn, tiết kiệm.", "Họp dân; " + "rà soát các hộ " * 20 + "tại Nhà Ước Lễ"]
)
def test_what_names_nothing_is_not_asked_about(text: str) -> None:
    asked: list[str] = []

    def find(texts: Sequence[str]) -> list[list[Span]]:
        asked.extend(texts)
        return [[] for _ in texts]

    reading = reading_of(text, {})
    assert complete(reading, find) == reading
    assert not asked


@pytest.mark.parametrize(
    ("marked", "flagged"),
    [
        ("Kiểm tra [PLACE chợ Cái Ngang]", True),
        ("Gặp mặt ông [PERSON Bríu Nghĩa]", True),
        ("Họp dân; [PLACE lán Nà Nưa]", False),
        ("Làm việc với [UNIT HTX Pà Vầy]", False),
    ],
)
def test_an_activity_that_still_names_who_or_where_is_flagged(marked: str, flagged: bool) -> None:
    sentence = parse_sentence(marked)
    (entry,) = complete(reading_of(sentence.text, {}), lambda texts: [list(sentence.spans) for _ in texts]).entries
    assert (entry.flags == ("unplaced_name",)) == flagged


def test_words_stay_with_their_field() -> None:
    """A field's passage has the words of the page, from which its box comes."""
    text = "Họp dân; lán Nà Nưa."
    start = text.index("lán")
    reading = complete(reading_of(text, {}), lambda texts: [[Span(start, len(text) - 1, "PLACE")] for _ in texts])
    (entry,) = reading.entries
    assert [word.text for word in entry.fields["location"][0].words] == ["lán", "Nà", "Nưa."]
    assert [word.text for word in entry.fields["content"][0].words] == ["Họp", "dân;"]
    assert entry.words == reading_of(text, {}).entries[0].words
