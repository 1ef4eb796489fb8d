"""The period of a programme from its title."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.normalize.period import parse_period

ROWS = [
    ("CHƯƠNG TRÌNH\nCông tác tháng 01 năm 2026", "month 2026-01-01 2026-01-31"),
    ("LỊCH CÔNG TÁC TUẦN 10/2024", "week 2024-03-04 2024-03-10"),
    ("LỊCH CÔNG TÁC TUẦN 52/2024", "week 2024-12-23 2024-12-29"),
    ("LỊCH CÔNG TÁC THÁNG 03.2024", "month 2024-03-01 2024-03-31"),
    ("Từ thứ Hai (04/3) đến thứ Sáu (08/3/2024)", "week 2024-03-04 2024-03-08"),
    ("Lịch công tác tháng 02/2026", "month 2026-02-01 2026-02-28"),
    ("LỊCH TIẾP CÔNG DÂN THÁNG 02-2024", "month 2024-02-01 2024-02-29"),
    ("Tuần thứ 07 từ ngày 09/02/2026 đến ngày 13/02/2026", "week 2026-02-09 2026-02-13"),
    ("(Từ ngày 29/12 đến ngày 04/01/2026)", "week 2025-12-29 2026-01-04"),
    ("(Từ ngày 29/12/2025 đến ngày 04/01/2026)", "week 2025-12-29 2026-01-04"),
    ("tuần 21 (từ ngày 21/5/2018 đến ngày 28/5/2018)", "week 2018-05-21 2018-05-28"),
    ("LỊCH LÀM VIỆC TUẦN 45\n(05/11 - 09/11/2024)", "week 2024-11-05 2024-11-09"),
    ("Lịch công tác tuần (Từ 11 - 15/8/2025)", "week 2025-08-11 2025-08-15"),
    ("Tuần 35 năm 2024", "week 2024-08-26 2024-09-01"),
    ("Lịch công tác tuần 2 tháng 3 năm 2025", "week 2025-03-10 2025-03-16"),
    ("Lịch trực từ ngày 01/5/2025 đến ngày 31/5/2025", "month 2025-05-01 2025-05-31"),
    ("Lịch trực từ ngày 30/4/2025 đến ngày 20/5/2025", "range 2025-04-30 2025-05-20"),
    ("quý II năm 2025", "quarter 2025-04-01 2025-06-30"),
    ("Kế hoạch công tác Quý IV/2024", "quarter 2024-10-01 2024-12-31"),
    ("Chương trình công tác năm 2024", "year 2024-01-01 2024-12-31"),
    ("Kế hoạch năm học 2025 - 2026", "range 2025-09-01 2026-08-31"),
    ("Lịch công tác tháng 10 năm học 2025 - 2026", "month 2025-10-01 2025-10-31"),
    ("Lịch công tác tháng 3 năm học 2025 - 2026", "month 2026-03-01 2026-03-31"),
    ("Lịch công tác tuần 5 năm học 2025 - 2026", "range 2025-09-01 2026-08-31"),
    ("6 tháng cuối năm 2025", "range 2025-07-01 2025-12-31"),
    ("Kế hoạch giai đoạn 2021 - 2025", "range 2021-01-01 2025-12-31"),
    ("Kết quả công tác tháng 01, chương trình công tác tháng 02 năm 2026", "month 2026-02-01 2026-02-28"),
    ("Chương trình tháng 3/2025 (kèm theo Thông báo số 12/TB-UBND ngày 28/02/2025)", "month 2025-03-01 2025-03-31"),
    ("Lịch trực ngày 30/4/2025", "range 2025-04-30 2025-04-30"),
    ("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2025, nhiệm kỳ 2021 - 2026", "year 2025-01-01 2025-12-31"),
    ("Kế hoạch các năm 2021 - 2025", "range 2021-01-01 2025-12-31"),
    ("LỊCH CÔNG TÁC TUẦN 23\nTừ ngày 03 tháng 6 đến ngày 07 tháng 6 năm 2024", "week 2024-06-03 2024-06-07"),
    ("Lịch công tác từ 30/9 - 04/10/2024", "week 2024-09-30 2024-10-04"),
    ("Chương trình tháng 12/2024 và tháng 01/2025", "range 2024-12-01 2025-01-31"),
    ("LỊCH TRỰC THÁNG 6\nNăm 2024", "month 2024-06-01 2024-06-30"),
    ("Lịch công tác tuần", None),
    ("Lịch công tác tháng 3", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_periods(text: str, expected: str | None) -> None:
    period = parse_period(text)
    assert (f"{period.kind} {period.start} {period.end}" if period else None) == expected


@pytest.mark.parametrize(
    ("text", "issued_on", "expected"),
    [
        ("Lịch công tác tháng 3", date(2025, 2, 27), "month 2025-03-01 2025-03-31"),
        ("(Từ ngày 29/12 đến ngày 04/01)", date(2025, 12, 26), "week 2025-12-29 2026-01-04"),
        ("(Từ ngày 05/01 đến ngày 09/01)", date(2025, 12, 31), "week 2026-01-05 2026-01-09"),
        ("Chương trình công tác tháng 01", date(2025, 12, 30), "month 2026-01-01 2026-01-31"),
        ("Tuần 35", date(2024, 8, 23), "week 2024-08-26 2024-09-01"),
    ],
)
def test_the_day_of_issue_gives_the_year(text: str, issued_on: date, expected: str) -> None:
    period = parse_period(text, issued_on)
    assert period is not None
    assert f"{period.kind} {period.start} {period.end}" == expected


@given(st.dates(date(2001, 1, 1), date(2098, 12, 31)), st.integers(4, 7), st.booleans())
def test_a_week_written_out_is_read_back(start: date, more: int, years: bool) -> None:
    end = start + timedelta(days=more)
    first = f"{start:%d/%m}/{start.year}" if years else f"{start:%d/%m}"
    period = parse_period(f"(Từ ngày {first} đến ngày {end:%d/%m}/{end.year})")
    assert period is not None
    assert (period.kind, period.start, period.end) == ("week", start, end)
