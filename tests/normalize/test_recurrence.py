"""Repetitions as RFC 5545 rules."""

from __future__ import annotations

import pytest

from congtac.models.recurrence import find_recurrence
from congtac.normalize.recurrence import rrule


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thứ Tư hằng tuần", "FREQ=WEEKLY;BYDAY=WE"),
        ("thứ Sáu hàng tuần", "FREQ=WEEKLY;BYDAY=FR"),
        ("Thứ 2 hàng tuần", "FREQ=WEEKLY;BYDAY=MO"),
        ("sáng thứ Năm hằng tuần", "FREQ=WEEKLY;BYDAY=TH"),
        ("HẰNG TUẦN", "FREQ=WEEKLY"),
        ("hàng tuần", "FREQ=WEEKLY"),
        ("các ngày thứ Ba và thứ Năm hằng tuần", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("các ngày thứ 3, thứ 5 trong tuần", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("thứ 2, 4, 6 hàng tuần", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("từ thứ Hai đến thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("các ngày làm việc trong tuần", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("mỗi thứ Ba", "FREQ=WEEKLY;BYDAY=TU"),
        ("chủ nhật hằng tuần", "FREQ=WEEKLY;BYDAY=SU"),
        ("ngày 05 và 20 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=5,20"),
        ("vào ngày 15 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("ngày 10, 20 và 30 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=10,20,30"),
        ("ngày 15 của tháng", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("hằng tháng", "FREQ=MONTHLY"),
        ("thứ Hai tuần đầu tiên hằng tháng", "FREQ=MONTHLY;BYDAY=1MO"),
        ("Thứ Năm tuần thứ hai hằng tháng", "FREQ=MONTHLY;BYDAY=2TH"),
        ("thứ Hai tuần cuối hằng tháng", "FREQ=MONTHLY;BYDAY=-1MO"),
        ("thứ Sáu đầu tiên của tháng", "FREQ=MONTHLY;BYDAY=1FR"),
        ("hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
        ("hằng ngày", "FREQ=DAILY"),
        ("hằng năm", "FREQ=YEARLY"),
        ("ngày 20/11 hằng năm", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20"),
    ],
)
def test_rules(text: str, expected: str) -> None:
    assert [rrule(phrase) for phrase in find_recurrence(text)] == [expected]
