"""Texts that only say when."""

import pytest

from congtac.models.dates import find_dates
from congtac.models.when import cell_session, cell_time, cell_when, parse_when, split_days, without_lunar


@pytest.mark.parametrize(
    ("text", "session", "time", "when"),
    [
        ("Sáng", True, False, False),
        ("Buổi chiều", True, False, False),
        ("Sáng, chiều", True, False, False),
        ("SÁNG", True, False, False),
        ("8h00", False, True, False),
        ("8h00 - 11h30", False, True, False),
        ("7 giờ 30", False, True, False),
        ("Thứ Hai 05/8\nSáng", False, False, True),
        ("8h00 ngày 05/8", False, False, True),
        ("Họp giao ban", False, False, False),
        ("Sáng họp giao ban", False, False, False),
        ("", False, False, False),
    ],
)
def test_what_a_cell_is(text: str, session: bool, time: bool, when: bool) -> None:
    assert (cell_session(text), cell_time(text), cell_when(text)) == (session, time, when)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thứ Hai", True),
        ("Thứ Hai, ngày 05/8/2019", True),
        ("Thứ Hai (05/8)", True),
        ("Sáng 05/8", True),
        ("8h00", True),
        ("8h00 ngày 05/8", True),
        ("Sáng", True),
        ("Từ ngày 05/8 đến ngày 09/8", True),
        ("Tháng 9", True),
        ("28/01 (29 Tết)", True),
        ("28/01/2025\n(29 tháng Chạp)", True),
        ("25/01 (26/12 Giáp Thìn)", True),
        ("28/01 (tức Mùng 1)", True),
        ("28/01 (Tổ 3 Tết)", False),
        ("Quý II", True),
        ("Ngày 05/8 họp giao ban", False),
        ("Họp giao ban", False),
        ("Chủ tịch", False),
        ("", False),
    ],
)
def test_parse_when(text: str, expected: bool) -> None:
    assert parse_when(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Thứ ba, ngày 05/02/2008 (tức 29 tháng Chạp):",
        "Thứ tư, ngày 06/02/2008 (30 Tết)",
        "Ngày 07/02/2008 (mùng 1 Tết Mậu Tý)",
        "Ngày 25/01/2025 (tức ngày 26 tháng Chạp năm Giáp Thìn)",
        "Ngày 28/01/2025 (29/12 âm lịch)",
        "Ngày 28/01/2025, nhằm ngày 29 tháng Chạp:",
        "Ngày 06/02/2008 - mùng 1 Tết",
    ],
)
def test_a_lunar_day_beside_a_solar_one_adds_nothing(text: str) -> None:
    assert parse_when(text)
    assert len(without_lunar(text)) == len(text)
    assert "Tết" not in without_lunar(text)
    assert len(find_dates(without_lunar(text))) == 1


def test_tet_by_itself_is_no_day_of_the_moon() -> None:
    assert not parse_when("Ngày 20/01: chúc Tết các hộ nghèo")
    assert without_lunar("Ngày 20/01 - chúc Tết các hộ nghèo") == "Ngày 20/01 - chúc Tết các hộ nghèo"


@pytest.mark.parametrize(
    ("text", "days", "rest"),
    [
        ("04/7: Đ/c Hường", "04/7", "Đ/c Hường"),
        ("Thứ Năm, 04/7: Đ/c Hường - PCT", "Thứ Năm, 04/7", "Đ/c Hường - PCT"),
        ("Ngày 04\nĐ/c Hường", "Ngày 04", "Đ/c Hường"),
        ("Đ/c Hường (ngày 04, 18)", "ngày 04, 18", "Đ/c Hường"),
        ("Đ/c Hường (PCT)", None, None),
        ("Đ/c Hường", None, None),
        ("Ngày 04", None, None),
        ("(ngày 04)", None, None),
        ("", None, None),
    ],
)
def test_days_at_either_end_of_a_cell(text: str, days: str | None, rest: str | None) -> None:
    found = split_days(text)
    assert (tuple(text[slice(*part)] for part in found) if found else (None, None)) == (days, rest)
