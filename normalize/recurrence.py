"""Repetitions as rules of RFC 5545."""

from __future__ import annotations

from congtac.models.recurrence import RecurrencePhrase

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rrule(phrase: RecurrencePhrase) -> str:
    """The rule of a repetition, without "RRULE:"; a quarter is three months."""
    parts = ["FREQ=MONTHLY", "INTERVAL=3"] if phrase.frequency == "QUARTERLY" else [f"FREQ={phrase.frequency}"]
    if phrase.month is not None:
        parts.append(f"BYMONTH={phrase.month}")
    if phrase.month_days:
        parts.append("BYMONTHDAY=" + ",".join(str(day) for day in phrase.month_days))
    if phrase.weekdays:
        ordinal = "" if phrase.ordinal is None else str(phrase.ordinal)
        parts.append("BYDAY=" + ",".join(ordinal + _DAYS[day] for day in phrase.weekdays))
    return ";".join(parts)
