"""Clock values of time phrases, and the session a time falls in."""

from __future__ import annotations

from datetime import time

from congtac.models.times import SessionName, TimePhrase

_NOON = 12
_EVENING = 18
_LAST_SPOKEN_AFTERNOON_HOUR = 6  # "chiều 2 giờ" is 14:00; "chiều 7 giờ" is not said


def clock(phrase: TimePhrase, session: SessionName | None = None) -> tuple[time | None, time | None]:
    """Start and end of a phrase.

    Args:
        phrase: As found.
        session: What is written beside it: "Chiều 2h30" is 14:30, "Tối 7h" is 19:00.

    Returns:
        Start and end; the end is None where only one time is written. 24:00 is 00:00 of the next day.
    """
    start = _time(phrase.start_h, phrase.start_m, session)
    if phrase.end_h is None:
        return start, None
    end = _time(phrase.end_h, phrase.end_m or 0, None if phrase.next_day else session)
    return start, end


def _time(hour: int, minute: int, session: SessionName | None) -> time | None:
    afternoon = session == "afternoon" and 1 <= hour <= _LAST_SPOKEN_AFTERNOON_HOUR
    evening = session == "evening" and _LAST_SPOKEN_AFTERNOON_HOUR <= hour < _NOON
    if afternoon or evening:
        hour += _NOON
    try:
        return time(hour % 24, minute)
    except ValueError:
        return None


def session_of(start: time) -> SessionName:
    """The session of a time: before 12:00, before 18:00, later."""
    if start.hour < _NOON:
        return "morning"
    return "afternoon" if start.hour < _EVENING else "evening"
