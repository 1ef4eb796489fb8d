"""Values of times."""

from __future__ import annotations

from datetime import time

import pytest

from congtac.models.times import SessionName, find_times
from congtac.normalize.times import clock, session_of


@pytest.mark.parametrize(
    ("text", "session", "expected"),
    [
        ("7h30", None, (time(7, 30), None)),
        ("14 giờ", None, (time(14), None)),
        ("7h30-11h30", None, (time(7, 30), time(11, 30))),
        ("17h00 - 7h00 hôm sau", None, (time(17), time(7))),
        ("22h - 24h", None, (time(22), time(0))),
        ("2h30", "afternoon", (time(14, 30), None)),
        ("14h30", "afternoon", (time(14, 30), None)),
        ("7h", "evening", (time(19), None)),
        ("19h30", "evening", (time(19, 30), None)),
        ("7h30", "morning", (time(7, 30), None)),
        ("1h30 - 4h30", "afternoon", (time(13, 30), time(16, 30))),
        ("7h30 - 17h00", "all_day", (time(7, 30), time(17))),
    ],
)
def test_clock(text: str, session: SessionName | None, expected: tuple[time, time | None]) -> None:
    (phrase,) = find_times(text)
    assert clock(phrase, session) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (time(0), "morning"),
        (time(11, 59), "morning"),
        (time(12), "afternoon"),
        (time(17, 59), "afternoon"),
        (time(18), "evening"),
        (time(23, 59), "evening"),
    ],
)
def test_session_of(when: time, expected: str) -> None:
    assert session_of(when) == expected
