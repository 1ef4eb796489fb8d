"""Numbers of spreadsheets as their reader sees them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.extract.sheet_numbers import WEEKDAYS, shown, shown_moment, shown_text
from congtac.models.dates import find_dates

MOMENT = 46034.3125  # Monday 12/01/2026, 07:30


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (MOMENT, "dd/mm/yyyy", "12/01/2026"),
        (MOMENT, "d/m", "12/01/2026"),
        (MOMENT, "mm-dd-yy", "12/01/2026"),
        (MOMENT, "d", "12/01/2026"),
        (MOMENT, "dd/mm/yyyy;@", "12/01/2026"),
        (MOMENT, "[$-42A]dddd, dd/mm", "Thứ Hai, 12/01/2026"),
        (MOMENT, "[$-F800]dddd, mmmm dd, yyyy", "Thứ Hai, 12/01/2026"),
        (MOMENT, "dddd", "Thứ Hai, 12/01/2026"),
        (MOMENT - 1, "ddd", "Chủ nhật, 11/01/2026"),
        (MOMENT, '"Thứ "ddd', "Thứ Hai, 12/01/2026"),
        (MOMENT, '"Ngày "dd', "Ngày 12/01/2026"),
        (MOMENT, '"ngày "d" tháng "m" năm "yyyy', "ngày 12/01/2026"),
        (MOMENT, 'dd/mm "(Sáng)"', "12/01/2026 (Sáng)"),
        (MOMENT, "mm/yyyy", "Tháng 01/2026"),
        (MOMENT, '"Tháng "m', "Tháng 01/2026"),
        (MOMENT, "yyyy", "2026"),
        (MOMENT, "dd/mm/yyyy hh:mm", "12/01/2026 07:30"),
        (MOMENT, 'h"h"mm dd/mm', "07:30 12/01/2026"),
        (MOMENT, "h:mm", "07:30"),
        (0.3125, 'hh"h"mm', "07:30"),
        (0.3125, 'h"h"', "07:30"),
        (0.3125, "hh\\gmm", "07:30"),
        (1 / 3, "h:mm", "08:00"),
        (0.31249999999, "h:mm", "07:30"),
        (0.75, "h:mm AM/PM", "18:00"),
        (0.75, "[$-F400]h:mm:ss AM/PM", "18:00"),
        (0.75 + 15 / 86400, "h:mm:ss", "18:00:15"),
        (1.3125, "[h]:mm", "31:30"),
        (0.3125, "dd/mm", "07:30"),
        (0, "dd/mm/yyyy", "00/01/1900"),
        (1, "dd/mm/yyyy", "01/01/1900"),
        (-1, "dd/mm/yyyy", "-1"),
        (1e9, "dd/mm/yyyy", "1000000000"),
        (7, "General", "7"),
        (7.0, "", "7"),
        (1.1, "General", "1.1"),
        (0.1 + 0.2, "General", "0.3"),
        (-5, "0", "-5"),
        (-5, "0;(0)", "(5)"),
        (0, "0;-0;;@", ""),
        (5, ";;;", ""),
        (7, "00", "07"),
        (912345678, "0000 000 000", "0912 345 678"),
        (730, '0"h"00', "7h30"),
        (2, '"Tuần "0', "Tuần 2"),
        (1.5, "0.##", "1.5"),
        (2.5, "0", "3"),
        (0.256, "0%", "26%"),
        (1234567, "#,##0", "1.234.567"),
        (1234567.5, '#,##0.00 "đ"', "1.234.567,50 đ"),
        (1e300, "0", "1e+300"),
    ],
)
def test_shown(value, code, expected):
    assert shown(value, code) == expected


def test_days_of_old_macintoshes():
    assert shown(MOMENT - 1462, "dd/mm/yyyy", epoch_1904=True) == "12/01/2026"


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("A", "General", "A"),
        ("A", "@", "A"),
        ("A", '"Đ/c "@', "Đ/c A"),
        ("A", '0;-0;;"Đ/c "@', "Đ/c A"),
        ("A", "0", "A"),
    ],
)
def test_texts_under_a_format(text, code, expected):
    assert shown_text(text, code) == expected


DAYS = (
    "d",
    "dd",
    "d/m",
    "dd/mm/yyyy",
    "m/d/yy",
    '"Ngày "d\\-m',
    "dddd",
    "[$-42A]ddd dd/mm",
    "[Red]d/m",
    "yyyy\\-mm\\-dd",
)
CLOCKS = ("h:mm", "hh:mm", 'h"h"mm', "hh\\gmm", "h:mm AM/PM", "[$-F400]h:mm:ss AM/PM", 'hh"h"', 'h "giờ" mm')
moments = st.builds(
    lambda day, minutes: datetime(day.year, day.month, day.day) + timedelta(minutes=minutes),
    st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    st.integers(0, 24 * 60 - 1),
)


@given(moments, st.sampled_from(DAYS), st.sampled_from((*CLOCKS, "")))
def test_any_moment_comes_back_from_any_format(moment, day, clock):
    text = shown_moment(moment, f"{day} {clock}".strip())
    (phrase,) = find_dates(text)
    (ref,) = phrase.days
    assert (ref.year, ref.month, ref.day) == (moment.year, moment.month, moment.day)
    assert phrase.weekdays == ((moment.weekday(),) if "ddd" in day else ())
    assert ("Chủ nhật" in text or "Thứ" in text) == ("ddd" in day)
    assert not clock or text.endswith(f"{moment:%H:%M}")


@given(moments, st.sampled_from(CLOCKS))
def test_any_hour_comes_back_from_any_format(moment, code):
    assert shown_moment(moment, code) == shown_moment(moment.time(), code) == f"{moment:%H:%M}"


@given(
    st.floats(allow_nan=True, allow_infinity=True),
    st.text(max_size=12) | st.text('dmyhs0#?.,%;@"\\[]E+-_*/', max_size=12),
)
def test_any_number_under_any_format_is_a_text(value, code):
    assert isinstance(shown(value, code), str)
    assert isinstance(shown_text("A", code), str)


def test_what_a_file_states_as_a_moment():
    assert shown_moment(date(2026, 1, 12), "d/m") == "12/01/2026"
    assert shown_moment(time(7, 30), "h:mm") == "07:30"
    assert shown_moment(timedelta(hours=31, minutes=30), "[h]:mm") == "31:30"
    assert WEEKDAYS[date(2026, 1, 12).weekday()] == "Thứ Hai"
