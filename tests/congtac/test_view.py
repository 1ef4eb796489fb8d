import io
from datetime import date, time

import pytest
from rich.console import Console

from congtac.normalize.records import DocumentRecord, Item, Leader, Records
from congtac.view import plain_lines, print_table

DAY = date(2026, 1, 5)


def item(**fields) -> Item:
    return Item(**{"item_id": "1", "doc_id": "d", "seq": 1, "kind": "event", "content": "Họp giao ban"} | fields)


def programme(*items: Item, **fields) -> Records:
    document = DocumentRecord(
        "d", "a.pdf", "h", title="LỊCH CÔNG TÁC TUẦN 2", issuer="UBND xã Mẫu", coverage=0.975, **fields
    )
    return Records(document, items)


FULL = item(
    date_start=DAY,
    date_end=DAY,
    session="morning",
    time_start=time(8, 0),
    leaders=(Leader("Nguyễn Văn Ảnh", "Chủ tịch"),),
    departments=("Phòng Kinh tế",),
    participants="Thường trực Đảng ủy, lãnh đạo các phòng chuyên môn",
    location="Phòng họp 2",
    flags=("weekday_mismatch",),
)


def table(records: Records, width: int) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    print_table(console, records)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
def test_all_is_shown_and_nothing_is_wider(width):
    text = table(programme(FULL), width)
    assert max(map(len, text.splitlines())) <= width
    words = set(text.split())
    for value in ("Sáng", "08:00", "Họp", "Ảnh", "Kinh", "chuyên", "Phòng", "weekday_mismatch", "97.5%"):
        assert value in words


def test_narrow_stacks_wide_has_columns():
    assert "Chủ trì: " in table(programme(FULL), 80)
    assert "Chủ trì: " not in table(programme(FULL), 140)


def test_wide_leaves_out_empty_columns():
    text = table(programme(item(location="Hội trường")), 140)
    assert "Địa điểm" in text
    assert "Thành phần" not in text


def test_wide_gives_each_leader_a_line():
    leaders = (Leader("Võ Ân", None), Leader(None, "Chủ tịch"))
    lines = table(programme(item(leaders=leaders)), 140).splitlines()
    assert not any("Võ Ân" in line and "(Chủ tịch)" in line for line in lines)


def test_square_brackets_are_no_markup():
    assert "[bold]" in table(programme(item(content="Họp [bold]")), 80)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"date_start": DAY, "date_end": DAY}, "T2 05/01/2026"),
        ({"date_start": DAY, "date_end": date(2026, 1, 7)}, "05/01 – 07/01/2026"),
        ({"date_end": DAY}, "đến 05/01/2026"),
        ({"time_start": time(7, 30), "time_end": time(9)}, "07:30–09:00"),
        ({"recurrence": "FREQ=WEEKLY;BYDAY=WE"}, "T4 hằng tuần"),
        ({"recurrence": "FREQ=MONTHLY;BYMONTHDAY=5,20"}, "ngày 5, 20 hằng tháng"),
        ({"recurrence": "FREQ=DAILY;COUNT=3"}, "FREQ=DAILY;COUNT=3"),
        ({"tentative": True}, "dự kiến"),
        ({"kind": "task"}, "nhiệm vụ"),
    ],
)
def test_when(fields, expected):
    assert expected in table(programme(item(**fields)), 120)


def test_a_day_is_named_once():
    text = table(programme(FULL, FULL), 100)
    assert text.count("05/01/2026") == 1


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"date_start": DAY, "date_end": DAY, "session": "morning"}, "2026-01-05 morning"),
        ({"date_start": DAY, "date_end": date(2026, 1, 7)}, "2026-01-05/2026-01-07"),
        ({"date_end": DAY}, "../2026-01-05"),
        ({}, ""),
    ],
)
def test_plain_when(fields, expected):
    assert plain_lines(programme(item(**fields)))[2].split(" | ")[0] == expected


def test_plain_lines():
    assert plain_lines(programme(FULL, edition=2)) == [
        "# LỊCH CÔNG TÁC TUẦN 2",
        "# UBND xã Mẫu · 1 mục · độ phủ 97.5% · điều chỉnh lần 2 · a.pdf",
        "2026-01-05 morning 08:00 | event | Họp giao ban | Nguyễn Văn Ảnh (Chủ tịch) | Phòng Kinh tế | "
        "Thường trực Đảng ủy, lãnh đạo các phòng chuyên môn | Phòng họp 2 | weekday_mismatch",
    ]
