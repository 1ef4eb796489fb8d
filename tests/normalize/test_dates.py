"""Date phrases as days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.models.dates import find_dates, parse_day_cell
from congtac.normalize.dates import Resolved, resolve
from congtac.normalize.period import Period, month_of

FEBRUARY = Period("month", *month_of(2026, 2))
JANUARY = Period("month", *month_of(2026, 1))
TURN = Period("week", date(2025, 12, 29), date(2026, 1, 4))
WEEK = Period("week", date(2026, 2, 9), date(2026, 2, 15))
YEAR = Period("year", date(2025, 1, 1), date(2025, 12, 31))
QUARTER = Period("quarter", date(2025, 4, 1), date(2025, 6, 30))


def shown(resolved: Resolved) -> str:
    return ", ".join(f"{last}" if first == last else f"{first or ''}..{last}" for first, last in resolved.occurrences)


ROWS: list[tuple[str, Period | None, str, tuple[str, ...]]] = [
    ("05/01/2026", None, "2026-01-05", ()),
    ("05/01", None, "", ("date_unresolved",)),
    ("05/01", JANUARY, "2026-01-05", ()),
    ("ngày 17", JANUARY, "2026-01-17", ()),
    ("ngày 31", FEBRUARY, "2026-01-31", ("outside_period",)),
    ("ngày 30/12", TURN, "2025-12-30", ()),
    ("ngày 02/01", TURN, "2026-01-02", ()),
    ("ngày 30", TURN, "2025-12-30", ()),
    ("ngày 02", TURN, "2026-01-02", ()),
    ("28/12", JANUARY, "2025-12-28", ("outside_period",)),
    ("05/02/2027", FEBRUARY, "2027-02-05", ("outside_period",)),
    ("Thứ Hai, 05/01/2026", JANUARY, "2026-01-05", ()),
    ("Thứ Ba, 05/01/2026", JANUARY, "2026-01-05", ("weekday_mismatch",)),
    ("05, 12 và 26 tháng 02 năm 2026", None, "2026-02-05, 2026-02-12, 2026-02-26", ()),
    ("ngày 17, 18/01", JANUARY, "2026-01-17..2026-01-18", ()),
    ("ngày 17, 18, 20/01", JANUARY, "2026-01-17..2026-01-18, 2026-01-20", ()),
    ("01/01/2026 đến 04/01/2026", JANUARY, "2026-01-01..2026-01-04", ()),
    ("từ ngày 22 đến ngày 24/5", YEAR, "2025-05-22..2025-05-24", ()),
    ("từ ngày 29/12 đến ngày 04/01/2026", None, "2025-12-29..2026-01-04", ()),
    ("30/12/2025 – 02/01", None, "2025-12-30..2026-01-02", ()),
    ("từ ngày 29/12 đến ngày 04/01", TURN, "2025-12-29..2026-01-04", ()),
    ("từ ngày 30 đến ngày 02", TURN, "2025-12-30..2026-01-02", ()),
    ("từ 20/5/2025 đến 10/5/2025", None, "", ("impossible_date",)),
    ("trước ngày 10/02/2026", FEBRUARY, "..2026-02-10", ()),
    ("chậm nhất vào ngày 26/02", FEBRUARY, "..2026-02-26", ()),
    ("hết tháng 3", YEAR, "..2025-03-31", ()),
    ("trước tháng 3", YEAR, "..2025-02-28", ()),
    ("31/02/2026", FEBRUARY, "", ("impossible_date",)),
    ("29/02", FEBRUARY, "", ("impossible_date",)),
    ("ngày 31 tháng 4", YEAR, "", ("impossible_date",)),
    ("tháng 3", YEAR, "2025-03-01..2025-03-31", ()),
    ("tháng 02/2024", None, "2024-02-01..2024-02-29", ()),
    ("Tháng 9 - tháng 10", YEAR, "2025-09-01..2025-10-31", ()),
    ("tháng 11 - tháng 01/2026", None, "2025-11-01..2026-01-31", ()),
    ("tháng 3, 6, 9", YEAR, "2025-03-01..2025-03-31, 2025-06-01..2025-06-30, 2025-09-01..2025-09-30", ()),
    ("Quý II", YEAR, "2025-04-01..2025-06-30", ()),
    ("Quý I + II", YEAR, "2025-01-01..2025-06-30", ()),
    ("quý IV/2024", None, "2024-10-01..2024-12-31", ()),
    ("6 tháng đầu năm", YEAR, "2025-01-01..2025-06-30", ()),
    ("năm 2025", None, "2025-01-01..2025-12-31", ()),
    ("tháng 3", None, "", ("date_unresolved",)),
    ("Thứ Tư", WEEK, "2026-02-11", ("date_inferred",)),
    ("Chủ nhật", WEEK, "2026-02-15", ("date_inferred",)),
    ("thứ Hai đến thứ Sáu", WEEK, "2026-02-09..2026-02-13", ("date_inferred",)),
    ("thứ Ba và thứ Năm", WEEK, "2026-02-10, 2026-02-12", ("date_inferred",)),
    ("Thứ Tư", FEBRUARY, "", ("date_unresolved",)),
    ("Thứ Hai ngày 12", QUARTER, "2025-05-12", ("date_inferred",)),
    ("ngày 12", QUARTER, "", ("date_unresolved",)),
    ("tuần 2 tháng 3", YEAR, "2025-03-10..2025-03-16", ("date_inferred",)),
    ("tuần 21 năm 2018", None, "2018-05-21..2018-05-27", ("date_inferred",)),
    ("tuần thứ nhất", FEBRUARY, "2026-02-02..2026-02-08", ("date_inferred",)),
    ("ngày 10/3 âm lịch", YEAR, "", ("lunar_date",)),
]


@pytest.mark.parametrize(("text", "period", "expected", "flags"), ROWS)
def test_resolves(text: str, period: Period | None, expected: str, flags: tuple[str, ...]) -> None:
    (phrase,) = find_dates(text)
    resolved = resolve(phrase, period)
    assert (shown(resolved), resolved.flags) == (expected, flags)


@pytest.mark.parametrize(
    ("text", "expected", "flags"),
    [
        ("05\nThứ\nHai", "2026-01-05", ()),
        ("05\nThứ\nBa", "2026-01-05", ("weekday_mismatch",)),
        ("17, 18, Thứ Bảy, CN", "2026-01-17..2026-01-18", ()),
        ("17, 18, Thứ Sáu, CN", "2026-01-17..2026-01-18", ("weekday_mismatch",)),
        ("29/Thứ 5", "2026-01-29", ()),
    ],
)
def test_resolves_cells(text: str, expected: str, flags: tuple[str, ...]) -> None:
    phrase = parse_day_cell(text)
    assert phrase is not None
    resolved = resolve(phrase, JANUARY)
    assert (shown(resolved), resolved.flags) == (expected, flags)


DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))
NAMES = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@given(DAYS, st.booleans())
def test_a_day_without_its_year_is_found_in_its_week(day: date, month: bool) -> None:
    monday = day - timedelta(days=day.weekday())
    week = Period("week", monday, monday + timedelta(days=6))
    (phrase,) = find_dates(f"{NAMES[day.weekday()]}, ngày {day.day}" + (f"/{day.month}" if month else ""))
    assert resolve(phrase, week) == Resolved(((day, day),), ())


@given(DAYS, st.integers(1, 20))
def test_a_span_is_one_occurrence(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    (phrase,) = find_dates(f"từ ngày {day.day}/{day.month} đến ngày {last.day}/{last.month}/{last.year}")
    assert resolve(phrase, None).occurrences == ((day, last),)


@given(st.lists(DAYS, min_size=1, max_size=5, unique=True))
def test_a_list_covers_each_of_its_days(days: list[date]) -> None:
    days.sort()
    phrases = find_dates("các ngày " + ", ".join(f"{day:%d/%m}/{day.year}" for day in days))
    spans = [span for phrase in phrases for span in resolve(phrase, None).occurrences]
    covered = [day for day in days if any(first and last and first <= day <= last for first, last in spans)]
    assert covered == days
    assert sum((last - first).days + 1 for first, last in spans if first and last) == len(days)


@given(DAYS, st.integers(1, 31), st.integers(1, 12), st.sampled_from(["", "trước ", "chậm nhất "]))
def test_any_day_and_period_give_a_result(start: date, day: int, month: int, cue: str) -> None:
    (phrase,) = find_dates(f"{cue}ngày {day}/{month}")
    resolved = resolve(phrase, Period("range", start, start + timedelta(days=day)))
    assert resolved.occurrences or resolved.flags
