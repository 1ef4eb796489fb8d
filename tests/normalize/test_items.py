"""Entries into items."""

from dataclasses import replace
from datetime import date

import pytest

from builders import entry, week
from congtac.models.reading import Entry, EntryKind
from congtac.normalize.items import items_of
from congtac.normalize.records import Item

# Monday 5 to Sunday 11 August 2019
WEEK = week("2019-08-05")


def items(*entries: Entry, unit_kind: str | None = "Phòng") -> tuple[Item, ...]:
    return items_of(entries, WEEK, "d1", unit_kind)


@pytest.mark.parametrize(
    ("date_text", "count"),
    [("05/8", 1), ("05, 06/8", 1), ("05 đến 07/8", 1), ("05, 07 và 09/8", 3), ("", 1)],
)
def test_a_row_for_each_occurrence(date_text: str, count: int) -> None:
    found = items(entry(date=date_text, content="Họp giao ban"))
    assert len(found) == count
    assert {item.content for item in found} == {"Họp giao ban"}


def test_rows_are_numbered_through() -> None:
    found = items(entry(date="05, 07/8", content="Họp"), entry(date="06/8", content="Đi cơ sở"))
    assert [item.seq for item in found] == [1, 2, 3]
    assert len({item.item_id for item in found}) == 3
    assert {item.doc_id for item in found} == {"d1"}


@pytest.mark.parametrize(
    ("fields", "kind", "expected"),
    [
        ({"date": "05/8", "content": "Họp giao ban"}, None, "event"),
        ({"date": "05/8", "content": "Nghỉ lễ Quốc khánh"}, None, "notice"),
        ({"date": "05/8", "content": "Nghỉ phép"}, None, "notice"),
        ({"date": "05/8", "content": "Nghỉ bù"}, "event", "notice"),
        ({"date": "05/8", "content": "Nghỉ hưu: gặp mặt cán bộ"}, None, "event"),
        ({"date": "05/8", "content": "Nghe báo cáo"}, None, "event"),
        ({"date": "trước ngày 10/8", "content": "Nộp báo cáo"}, None, "deadline"),
        ({"content": "Chỉ đạo gieo cấy"}, "task", "task"),
        ({"recurrence": "thứ Tư hằng tuần", "content": "Tiếp công dân"}, "event", "event"),
    ],
)
def test_kinds(fields: dict[str, str], kind: EntryKind | None, expected: str) -> None:
    assert [item.kind for item in items(entry(kind, **fields))] == [expected]


def test_a_deadline_before_a_day_has_only_an_end() -> None:
    (found,) = items(entry(date="trước ngày 10/8", content="Nộp báo cáo"))
    assert (found.date_start, found.date_end) == (None, date(2019, 8, 10))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phòng họp số 2", "Phòng họp số 2"),
        ("Tại Phòng họp số 2.", "Phòng họp số 2"),
        ("tại: Hội trường", "Hội trường"),
        ("Điểm tập trung tại UBND xã", "UBND xã"),
        ("Phòng họp\nsố 2", "Phòng họp số 2"),
        ("", None),
    ],
)
def test_places(text: str, expected: str | None) -> None:
    assert [item.location for item in items(entry(date="05/8", content="Họp", location=text))] == [expected]


@pytest.mark.parametrize(
    ("fields", "departments", "coordinators"),
    [
        ({"department": "P. Kinh tế"}, ("Phòng Kinh tế",), ()),
        ({"department": "VHXH"}, ("Phòng Văn hóa - Xã hội",), ()),
        ({"department": "Văn phòng, Công an xã"}, ("Văn phòng", "Công an xã"), ()),
        ({"department": "TT HĐND huyện"}, ("Thường trực HĐND huyện",), ()),
        ({"department": "P. Kinh tế; phối hợp: Công an xã"}, ("Phòng Kinh tế",), ("Công an xã",)),
        ({"department": "P. Kinh tế, phối hợp với Công an xã"}, ("Phòng Kinh tế",), ("Công an xã",)),
        ({"department": "P. Kinh tế", "coordinator": "Công an xã"}, ("Phòng Kinh tế",), ("Công an xã",)),
        ({"department": "P. Kinh tế", "coordinator": "Phòng Kinh tế"}, ("Phòng Kinh tế",), ()),
        ({"department": "Phòng Kinh tế chuẩn bị báo cáo"}, ("Phòng Kinh tế",), ()),
        ({"leader": "Phòng Kinh tế"}, ("Phòng Kinh tế",), ()),
        ({}, (), ()),
    ],
)
def test_units(fields: dict[str, str], departments: tuple[str, ...], coordinators: tuple[str, ...]) -> None:
    (found,) = items(entry(date="05/8", content="Họp", **fields))
    assert (found.departments, found.coordinators) == (departments, coordinators)


def test_what_the_head_calls_a_column_gives_the_kind_of_unit() -> None:
    (found,) = items(entry(heads={"department": "Phòng phụ trách"}, content="Họp", department="Nội vụ"), unit_kind=None)
    assert found.departments == ("Phòng Nội vụ",)


def test_leaders_of_several_passages_are_each_named_once() -> None:
    (found,) = items(entry(date="05/8", content="Họp", leader="CT Pản\fPCT Hường\fCT Pản"))
    assert [leader.name for leader in found.leaders] == ["Pản", "Hường"]


def test_absent_values_are_none() -> None:
    (found,) = items(entry(content="Họp giao ban"))
    absent = (found.participants, found.location, found.note, found.section, found.page, found.time_start)
    assert absent == (None,) * 6
    assert (found.leaders, found.departments, found.coordinators, found.bbox, found.tentative) == (
        (),
        (),
        (),
        (),
        False,
    )


def test_a_title_that_other_rows_contradict_is_flagged_and_doubted() -> None:
    rows = [entry(date="05/8", content="Họp", leader=who) for who in ("CT Pản", "CT Pản", "PCT Pản")]
    found = items(*rows)
    assert [item.flags for item in found] == [(), (), ("title_conflict",)]
    assert found[2].confidence < found[0].confidence


def test_confidence_falls_with_each_flag() -> None:
    sure, unsure = items(entry(date="Thứ Hai 05/8", content="Họp"), entry(date="Thứ Ba 05/8", content="Họp"))
    assert unsure.flags == ("weekday_mismatch",)
    assert 0 <= unsure.confidence < sure.confidence <= 1


@pytest.mark.parametrize(
    ("margin", "confidence", "flags"),
    [(1.0, 1.0, ()), (0.8, 0.98, ()), (0.5, 0.9, ()), (0.2, 0.74, ("rival_reading",)), (0.0, 0.6, ("rival_reading",))],
)
def test_a_rival_reading_lowers_confidence_smoothly(margin: float, confidence: float, flags: tuple[str, ...]) -> None:
    (item,) = items(replace(entry(date="05/8/2019", content="Họp giao ban"), margin=margin))
    assert (item.confidence, item.flags) == (confidence, flags)


def test_words_of_a_row_are_words_of_its_entry() -> None:
    fields = {
        "date": "05/8",
        "content": "- Họp giao ban;",
        "location": "tại Phòng họp số 2",
        "participants": "Cán bộ xã",
    }
    (found,) = items(entry(**fields))
    source = set(found.source_text.split())
    for text in (found.content, found.location, found.participants):
        assert text is not None
        assert set(text.split()) <= {word.strip(";") for word in source}


@pytest.mark.parametrize(
    ("cell", "leaders", "departments"),
    [
        ("TP-HT", [], ("Phòng Tư pháp - Hộ tịch",)),
        ("Cô Mây - PHT", ["Mây"], ()),
        ("Tổ Mẫu giáo lớn", [], ("Tổ Mẫu giáo lớn",)),
        ("PCT Lê Thị Hường", ["Lê Thị Hường"], ()),
    ],
)
def test_people_in_a_column_of_units_are_in_charge(cell: str, leaders: list[str], departments: tuple[str, ...]) -> None:
    (found,) = items(entry(date="05/8", content="Họp giao ban", department=cell))
    assert ([who.name for who in found.leaders], found.departments) == (leaders, departments)


@pytest.mark.parametrize(
    ("department", "leaders", "departments"),
    [
        ("Cô Hường - HT", [("Hường", "Hiệu trưởng")], ()),
        ("PHT Lò Thị Inh", [("Lò Thị Inh", "Phó Hiệu trưởng")], ()),
        ("Phòng Nội vụ", [], ("Phòng Nội vụ",)),
        ("Văn phòng", [], ("Văn phòng",)),
        ("TP-HT", [], ("Phòng Tư pháp - Hộ tịch",)),
        ("Thường trực HĐND huyện", [], ("Thường trực HĐND huyện",)),
        ("Các đoàn thể", [], ("Các đoàn thể",)),
    ],
)
def test_people_in_a_column_of_units_lead(
    department: str, leaders: list[tuple[str, str]], departments: tuple[str, ...]
) -> None:
    (found,) = items(entry(date="05/8", content="Họp", department=department))
    assert [(leader.name, leader.title) for leader in found.leaders] == leaders
    assert found.departments == departments


def test_rows_of_a_scan_say_so_and_are_as_sure_as_their_letters() -> None:
    told = entry(date="05/8", content="Họp")
    words = tuple(word._replace(score=0.8) for word in told.words)
    (read,) = items(replace(told, words=words))
    (mended,) = items(replace(told, words=(words[0]._replace(read_as="0518"), *words[1:])))
    assert (read.flags, mended.flags) == (("ocr",), ("ocr", "ocr_mended"))
    (plain,) = items(told)
    assert plain.flags == ()
    assert read.confidence == mended.confidence == pytest.approx(0.8 * plain.confidence, abs=0.01)
