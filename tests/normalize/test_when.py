"""When an entry happens."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import entry, week
from congtac.normalize.period import Period
from congtac.normalize.when import When, when

# Monday 5 to Sunday 11 August 2019
WEEK = week("2019-08-05")
YEAR = Period("year", date(2024, 1, 1), date(2024, 12, 31))


def shown(found: When) -> str:
    """Days, session, times and rule as one line; what is absent is left out."""
    days = ["..".join(str(day)[5:] if day else "" for day in pair) for pair in found.days if pair != (None, None)]
    hours = [f"{hour:%H:%M}" for hour in (found.time_start, found.time_end) if hour]
    parts = ["+".join(days), found.session, "-".join(hours), found.recurrence, "tentative" if found.tentative else ""]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        # Days
        ({"date": "05/8"}, "08-05..08-05"),
        ({"date": "Thứ Hai 05/8"}, "08-05..08-05"),
        ({"date": "Thứ Hai, ngày 05/8/2019"}, "08-05..08-05"),
        ({"date": "Thứ Hai\n(05/8)"}, "08-05..08-05"),
        ({"date": "Thứ Hai"}, "08-05..08-05"),
        ({"date": "Thứ 3"}, "08-06..08-06"),
        ({"date": "Tư"}, "08-07..08-07"),
        ({"date": "Chủ nhật"}, "08-11..08-11"),
        ({"date": "CN\n11/8"}, "08-11..08-11"),
        ({"date": "CN\f11/8"}, "08-11..08-11"),
        ({"date": "2\f05/8/2019"}, "08-05..08-05"),
        ({"date": "Tuần 1 (05/8 - 11/8)\f07/8"}, "08-07..08-07"),
        ({"date": "Tuần 1 (05/8 - 11/8)\fTrước ngày 08/8"}, "..08-08"),
        ({"date": "Tuần 1 (05/8 - 11/8)\fThứ 4"}, "08-07..08-07"),
        ({"date": "Tháng 8\fTuần 1\fngày 08"}, "08-08..08-08"),
        ({"date": "05/8 (mùng 5 tháng Bảy)"}, "08-05..08-05"),
        ({"date": "05/8/2019\n(05/7 Kỷ Hợi)"}, "08-05..08-05"),
        ({"date": "Từ 7h00 ngày 05/8 đến 7h00 ngày 06/8"}, "08-05..08-06 morning 07:00-07:00"),
        ({"date": "17h30 ngày 05/8 - 6h00 ngày 06/8"}, "08-05..08-06 afternoon 17:30-06:00"),
        ({"date": "Ngày 05 và 20 hằng tháng"}, "FREQ=MONTHLY;BYMONTHDAY=5,20"),
        ({"date": "Tuần 1 (05/8 - 11/8)", "time": "Cả tuần"}, "08-05..08-11"),
        ({"date": "06"}, "08-06..08-06"),
        ({"date": "06, 07"}, "08-06..08-07"),
        ({"date": "06 và 07/8"}, "08-06..08-07"),
        ({"date": "05, 07/8"}, "08-05..08-05+08-07..08-07"),
        ({"date": "05/8 đến 09/8"}, "08-05..08-09"),
        ({"date": "05 - 09/8"}, "08-05..08-09"),
        ({"date": "Từ ngày 05 đến ngày 09/8"}, "08-05..08-09"),
        ({"date": "trước ngày 10/8"}, "..08-10"),
        ({"date": "Tuần 32 (từ 05/8 đến 11/8)\fTrong tuần"}, "08-05..08-11"),
        ({"date": "Tuần 32 (từ 05/8 đến 11/8)\fThứ Ba"}, "08-06..08-06"),
        ({"date": "Tuần 32 (từ 05/8 đến 11/8)\fThứ Tư, thứ Năm"}, "08-07..08-08"),
        ({"date": "từ 26/8 đến 31/8\fTừ thứ Ba đến thứ Năm"}, "08-27..08-29"),
        ({"date": "Thứ ba, ngày 06/8/2019 (tức mùng 6 tháng 7 năm Kỷ Hợi)"}, "08-06..08-06"),
        ({"date": "Thứ Ba, 06/8\fđến hết ngày 08/8"}, "08-06..08-08"),
        ({"date": "Thứ Ba, 06/8\fđến 09/8"}, "08-06..08-09"),
        ({"date": "Trong tuần"}, "08-05..08-11"),
        ({"date": ""}, ""),
        ({}, ""),
        # Sessions and times
        ({"date": "05/8", "session": "Sáng"}, "08-05..08-05 morning"),
        ({"date": "05/8", "session": "Chiều"}, "08-05..08-05 afternoon"),
        ({"date": "05/8", "session": "Tối"}, "08-05..08-05 evening"),
        ({"date": "05/8", "session": "Cả ngày"}, "08-05..08-05 all_day"),
        ({"date": "05/8", "session": "Sáng\fChiều"}, "08-05..08-05 all_day"),
        ({"date": "05/8", "session": "Sáng, chiều"}, "08-05..08-05 all_day"),
        ({"date": "Sáng 05/8"}, "08-05..08-05 morning"),
        ({"date": "Thứ Hai 05/8\nChiều"}, "08-05..08-05 afternoon"),
        ({"date": "05/8", "time": "8h00"}, "08-05..08-05 morning 08:00"),
        ({"date": "05/8", "time": "7h30"}, "08-05..08-05 morning 07:30"),
        ({"date": "05/8", "time": "7 giờ 30'"}, "08-05..08-05 morning 07:30"),
        ({"date": "05/8", "time": "07g30"}, "08-05..08-05 morning 07:30"),
        ({"date": "05/8", "time": "7:30"}, "08-05..08-05 morning 07:30"),
        ({"date": "05/8", "time": "14h"}, "08-05..08-05 afternoon 14:00"),
        ({"date": "05/8", "time": "12h00"}, "08-05..08-05 afternoon 12:00"),
        ({"date": "05/8", "time": "17h59"}, "08-05..08-05 afternoon 17:59"),
        ({"date": "05/8", "time": "18h00"}, "08-05..08-05 evening 18:00"),
        ({"date": "05/8", "time": "8h00 - 11h30"}, "08-05..08-05 morning 08:00-11:30"),
        ({"date": "05/8", "time": "8h00 đến 11h30"}, "08-05..08-05 morning 08:00-11:30"),
        ({"date": "05/8", "session": "Chiều", "time": "2h30"}, "08-05..08-05 afternoon 14:30"),
        ({"date": "05/8", "session": "Sáng", "time": "8h00"}, "08-05..08-05 morning 08:00"),
        ({"date": "05/8", "session": "Cả ngày", "time": "8h00"}, "08-05..08-05 all_day 08:00"),
        ({"date": "05/8", "time": "17h00 - 7h00 hôm sau"}, "08-05..08-06 afternoon 17:00-07:00"),
        ({"date": "8h00 ngày 05/8"}, "08-05..08-05 morning 08:00"),
        ({"date": "Thứ Hai 05/8\n8h00"}, "08-05..08-05 morning 08:00"),
        # Repetition
        ({"recurrence": "thứ Tư hằng tuần"}, "FREQ=WEEKLY;BYDAY=WE"),
        ({"recurrence": "Ngày 05 và 20 hằng tháng"}, "FREQ=MONTHLY;BYMONTHDAY=5,20"),
        ({"recurrence": "hằng tuần"}, "FREQ=WEEKLY"),
        ({"recurrence": "Chiều thứ Sáu hằng tuần", "session": "Chiều"}, "afternoon FREQ=WEEKLY;BYDAY=FR"),
        # Not yet sure
        ({"date": "05/8 (dự kiến)"}, "08-05..08-05 tentative"),
        ({"date": "05/8", "content": "Họp giao ban (dự kiến)"}, "08-05..08-05 tentative"),
        ({"date": "05/8", "content": "Họp giao ban"}, "08-05..08-05"),
    ],
)
def test_in_a_week(fields: dict[str, str], expected: str) -> None:
    assert shown(when(entry(**fields), WEEK)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tháng 3", "03-01..03-31"),
        ("Tháng 9 - tháng 10", "09-01..10-31"),
        ("Quý II", "04-01..06-30"),
        ("Quý IV/2024", "10-01..12-31"),
        ("Tháng 2/2024", "02-01..02-29"),
        ("Trước ngày 15/11", "..11-15"),
        ("Trong tháng 6", "06-01..06-30"),
        ("Ngày 25/12", "12-25..12-25"),
    ],
)
def test_in_a_year(text: str, expected: str) -> None:
    assert shown(when(entry(date=text), YEAR)) == expected


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Thứ Hai 05/8", ()),
        ("Thứ Ba 05/8", ("weekday_mismatch",)),
        ("Thứ Hai", ("date_inferred",)),
        ("Thứ Hai 30/9", ("outside_period",)),
    ],
)
def test_flags(text: str, flags: tuple[str, ...]) -> None:
    assert when(entry(date=text), WEEK).flags == flags


def test_without_a_period_only_full_dates_are_days() -> None:
    assert shown(when(entry(date="05/8/2019"), None)) == "08-05..08-05"
    assert when(entry(date="Thứ Hai"), None).days == ((None, None),)


def test_days_of_two_cells_that_follow_each_other_are_a_span() -> None:
    assert shown(when(entry(date="Thứ Hai 05/8\fThứ Ba 06/8"), WEEK)) == "08-05..08-06"
    assert shown(when(entry(date="Thứ Hai 05/8\fThứ Tư 07/8"), WEEK)) == "08-05..08-05+08-07..08-07"


@given(st.times(), st.sampled_from(["{}h{:02d}", "{} giờ {:02d}", "{:02d}:{:02d}", "{:02d}g{:02d}"]))
def test_a_time_gives_its_session(hour: time, form: str) -> None:
    found = when(entry(date="05/8", time=form.format(hour.hour, hour.minute)), WEEK)
    assert found.time_start == hour.replace(second=0, microsecond=0)
    assert found.session == ("morning" if hour.hour < 12 else "afternoon" if hour.hour < 18 else "evening")


@given(st.dictionaries(st.sampled_from(["date", "session", "time", "recurrence", "content"]), st.text(max_size=30)))
def test_any_entry_has_a_when(fields: dict[str, str]) -> None:
    found = when(entry(**fields), WEEK)
    assert found.days
    assert all(first is None or last is None or first <= last for first, last in found.days)
