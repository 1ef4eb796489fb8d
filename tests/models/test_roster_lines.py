"""Rosters in lines: days, hours and people below a title that alone says what is done."""

import pytest

from builders import paragraphs, passage
from congtac.models.points import to_points
from congtac.models.prose import read_prose
from congtac.models.reading import Entry, FieldName
from congtac.models.table_context import Standing

FIELDS: tuple[FieldName, ...] = ("date", "session", "time", "recurrence", "leader", "participants", "location", "note")


def read(*texts: str) -> tuple[Entry, ...]:
    found = read_prose(to_points(paragraphs(*texts)), standing=Standing(passage("Trực Tết")))
    assert all(entry.text("content") == "Trực Tết" for entry in found.entries)
    return found.entries


def shown(*texts: str) -> list[dict[str, str]]:
    """Each row's fields but its content, passages joined by " | "."""
    return [
        {
            name: " | ".join(passage.text.strip(" ,.;:()-") for passage in entry.fields[name])
            for name in FIELDS
            if name in entry.fields
        }
        for entry in read(*texts)
    ]


DAY = "Thứ ba, ngày 05/02/2008 (tức 29 tháng Chạp):"


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (
            "- 07 giờ 30, ngày 05/01/2015: Đ/c Ngô Văn Tường, Chủ tịch UBND thị xã;",
            {"date": "ngày 05/01/2015", "time": "07 giờ 30", "leader": "Đ/c Ngô Văn Tường, Chủ tịch UBND thị xã"},
        ),
        (
            "1. Ngày 05/3/2026: Đồng chí Bàn Văn Lý - Bí thư Đảng ủy xã.",
            {"date": "Ngày 05/3/2026", "leader": "Đồng chí Bàn Văn Lý - Bí thư Đảng ủy xã"},
        ),
        (
            "- Ngày 16/3/2015: Đ/c Trà Thị Nguyệt, PCT (thay đ/c Chủ tịch UBND thị xã);",
            {"date": "Ngày 16/3/2015", "leader": "Đ/c Trà Thị Nguyệt, PCT", "note": "thay đ/c Chủ tịch UBND thị xã"},
        ),
        (
            "- Ngày 20/3/2026: Đ/c Lý (ủy quyền cho đ/c Sơn)",
            {"date": "Ngày 20/3/2026", "leader": "đ/c Sơn", "note": "Đ/c Lý (ủy quyền cho đ/c Sơn"},
        ),
        (
            "2. Đồng chí Phan Thị Thoa, PCT: ngày 12/01/2015 và ngày 26/01/2015.",
            {"date": "ngày 12/01/2015 và ngày 26/01/2015", "leader": "Đồng chí Phan Thị Thoa, PCT"},
        ),
        (
            "3. Ông Trần Bá Lộc, Phó Chủ tịch: ngày 15 và 30 hằng tháng",
            {"recurrence": "ngày 15 và 30 hằng tháng", "leader": "Ông Trần Bá Lộc, Phó Chủ tịch"},
        ),
        (
            "Ngày 12/4: Bà Giàng Thị Sua, Trưởng ban Pháp chế, tại xã Tả Van",
            {"date": "Ngày 12/4", "leader": "Bà Giàng Thị Sua, Trưởng ban Pháp chế", "location": "xã Tả Van"},
        ),
        (
            "- Ngày 05/02 (30 Tết): Ông Lò Văn Hặc - Chủ tịch, ĐT: 0912.345.678",
            {"date": "Ngày 05/02", "leader": "Ông Lò Văn Hặc - Chủ tịch", "note": "0912.345.678"},
        ),
        (
            "- Ngày 05/02: Lãnh đạo trực: Đ/c An; cán bộ trực: Đ/c Bình (Công an).",
            {"date": "Ngày 05/02", "leader": "Đ/c An", "participants": "Đ/c Bình (Công an"},
        ),
    ],
)
def test_a_line_with_a_day_and_who(line: str, fields: dict[str, str]) -> None:
    assert shown(line) == [fields]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            ["- Ca ngày (07h00 - 18h00): đồng chí Ngân Văn Bình, PCT HĐND xã; cùng trực: Ngân Thị Lá, Vi Văn Tuất."],
            [
                {
                    "time": "07h00 - 18h00",
                    "leader": "đồng chí Ngân Văn Bình, PCT HĐND xã",
                    "participants": "Ngân Thị Lá, Vi Văn Tuất",
                }
            ],
        ),
        (
            ["Sáng: Đ/c Trần Văn Cảnh, Phó Chủ tịch", "Chiều: Đ/c Lê Thị Mai"],
            [
                {"session": "Sáng", "leader": "Đ/c Trần Văn Cảnh, Phó Chủ tịch"},
                {"session": "Chiều", "leader": "Đ/c Lê Thị Mai"},
            ],
        ),
        (
            [
                "- Lãnh đạo trực: Ông Lò Văn Hặc - Chủ tịch UBND xã",
                "- Cán bộ trực: Bà Cầm Thị Ngoan",
                "- Bảo vệ: Ông Tòng Văn Ín",
            ],
            [{"leader": "Ông Lò Văn Hặc - Chủ tịch UBND xã", "participants": "Bà Cầm Thị Ngoan | Ông Tòng Văn Ín"}],
        ),
        (
            [
                "* Ca 1 (6h00 - 14h00):",
                "- Lãnh đạo: Đ/c Bách",
                "* Ca 2 (14h00 - 22h00):",
                "- Lãnh đạo: Đ/c Phúc",
                "- Chuyên viên: Lê Quốc Dũng",
            ],
            [
                {"session": "Ca 1 (6h00 - 14h00", "leader": "Đ/c Bách"},
                {"session": "Ca 2 (14h00 - 22h00", "leader": "Đ/c Phúc", "participants": "Lê Quốc Dũng"},
            ],
        ),
    ],
)
def test_lines_below_a_day(lines: list[str], rows: list[dict[str, str]]) -> None:
    assert shown(DAY, *lines) == [{"date": "Thứ ba, ngày 05/02/2008", **row} for row in rows]


def test_days_below_a_month_or_a_person() -> None:
    assert shown("Tháng 4:", "Ngày 10: Ông Vàng A Páo", "Ngày 12: Bà Sua", "Tháng 5:", "Ngày 10: Ông Páo") == [
        {"date": "Tháng 4 | Ngày 10", "leader": "Ông Vàng A Páo"},
        {"date": "Tháng 4 | Ngày 12", "leader": "Bà Sua"},
        {"date": "Tháng 5 | Ngày 10", "leader": "Ông Páo"},
    ]
    person = "1. Đồng chí Ngô Văn Tường - Chủ tịch UBND huyện:"
    assert shown(person, "- Tháng 01/2015: ngày 05, 19;", "- Tháng 02/2015: ngày 02.") == [
        {"date": "Tháng 01/2015 | ngày 05, 19", "leader": "Đồng chí Ngô Văn Tường - Chủ tịch UBND huyện"},
        {"date": "Tháng 02/2015 | ngày 02", "leader": "Đồng chí Ngô Văn Tường - Chủ tịch UBND huyện"},
    ]
    assert shown("- Tháng 01: ngày 10 và ngày 25", "- Tháng 02: ngày 15") == [
        {"date": "Tháng 01 | ngày 10 và ngày 25"},
        {"date": "Tháng 02 | ngày 15"},
    ]


@pytest.mark.parametrize("above", [True, False])
def test_a_place_said_once_holds_for_all_rows(above: bool) -> None:
    rows = ["- Ngày 05/02: Đ/c An", "- Ngày 06/02: Đ/c Bình"]
    place = "Địa điểm trực: Văn phòng UBND xã. Điện thoại: 038.883.117."
    hours = "Thời gian: từ 7 giờ 30 đến 11 giờ 30."
    lines = [place, hours, *rows] if above else [*rows, hours, place]
    assert [row["location"] for row in shown(*lines)] == ["Văn phòng UBND xã"] * 2
    assert not any("time" in row for row in shown(*lines))


def test_a_place_below_each_row_is_its_own() -> None:
    rows = shown(
        "- Ngày 05/02: Đ/c An", "+ Địa điểm: xã Tả Van", "- Ngày 06/02: Đ/c Bình", "+ Địa điểm: Phòng họp số 2"
    )
    assert [row["location"] for row in rows] == ["xã Tả Van", "Phòng họp số 2"]


def test_what_says_more_is_left_to_the_reader_of_prose() -> None:
    found = read_prose(
        to_points(paragraphs(DAY, "- 8h00: Đ/c An họp giao ban.", "Ngày 06/02: Nghỉ Tết Nguyên đán")),
        standing=Standing(passage("Trực Tết")),
    )
    assert [entry.text("content").strip(" .") for entry in found.entries] == ["họp giao ban", "Nghỉ Tết Nguyên đán"]
