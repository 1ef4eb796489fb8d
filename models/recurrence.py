"""Repetitions: "thứ Tư hằng tuần", "ngày 05 và 20 hằng tháng"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from congtac.models import date_grammar
from congtac.models.date_phrase import DAY_KINDS, DatePhrase
from congtac.models.date_tokens import any_of, words_of
from congtac.models.folding import fold

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "QUARTERLY", "YEARLY"]
_WORKING_DAYS = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class RecurrencePhrase:
    """A repetition as written.

    Attributes:
        start: Where it begins, its weekdays or days included.
        end: Where it ends.
        frequency: How often.
        weekdays: On which weekdays, Monday 0.
        ordinal: In which week of the month; -1 is the last.
        month_days: On which days of the month.
        month: In which month of the year.
    """

    start: int
    end: int
    frequency: Frequency
    weekdays: tuple[int, ...] = ()
    ordinal: int | None = None
    month_days: tuple[int, ...] = ()
    month: int | None = None


@cache
def _anchor() -> re.Pattern[str]:
    table = words_of("recurrence")
    return re.compile(
        rf"(?<!\w)(?:{any_of(table['every'])}\s+(?P<unit>{any_of(table['units'])})|(?:của|trong)\s+(?P<month>tháng)"
        rf"|(?P<week>{any_of(table['within_week'])}))(?!\w)(?!\s*\d)"
    )


@cache
def _goods() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words_of('recurrence')['not_after'])}\s+$")


@cache
def _joint() -> re.Pattern[str]:
    """Between the days and what repeats them: "tuần đầu tiên", "của", "trong"."""
    ordinals = words_of("ordinals")["words"]
    return re.compile(
        rf"\s*[,(]?\s*(?:(?:của|trong|vào)\s+)?(?:tuần\s+)?(?:(?:lần\s+)?(?:thứ\s+)?(?P<ordinal>{any_of(ordinals)}|[1-5]))?"
        rf"\s*(?:của|trong|vào|định kỳ)?\s*"
    )


@cache
def _plural() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:vào\s+)?(?:các|những|{any_of(words_of('recurrence')['every'])})(?:\s+ngày)?\s*$")


@cache
def _working() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words_of('recurrence')['working_days'])}\s*$")


def _ordinal(match: re.Match[str]) -> int | None:
    word = match["ordinal"]
    if word is None:
        return None
    value: int = int(word) if word.isdigit() else words_of("ordinals")["words"][" ".join(word.split())]
    return value


def _start(folded: str, start: int) -> int:
    plural = _plural().search(folded[max(0, start - 20) : start])
    return start - len(plural.group()) if plural else start


def _before(folded: str, phrases: tuple[DatePhrase, ...], anchor: int) -> tuple[DatePhrase, int | None] | None:
    """The weekdays or days that stand right before a repetition, and the week of the month."""
    for phrase in reversed(phrases):
        if phrase.end > anchor or phrase.end < anchor - 40:
            continue
        joint = _joint().fullmatch(folded, phrase.end, anchor)
        if joint and phrase.kind in DAY_KINDS:
            return phrase, _ordinal(joint)
    return None


def _month_days(phrase: DatePhrase) -> tuple[int, ...]:
    days: list[int] = []
    for place, ref in enumerate(phrase.days):
        if ref.day is None:
            continue
        if place and phrase.days[place - 1].through:
            days += range(days[-1] + 1, ref.day)
        days.append(ref.day)
    return tuple(days)


def _made(folded: str, match: re.Match[str], phrases: tuple[DatePhrase, ...]) -> RecurrencePhrase | None:
    start, end = match.span()
    unit = match["unit"]
    if unit and folded.startswith("hàng", start) and _goods().search(folded[max(0, start - 10) : start]):
        return None
    frequency: Frequency = words_of("recurrence")["units"][unit] if unit else "MONTHLY" if match["month"] else "WEEKLY"
    found = _before(folded, phrases, start)
    if found is None:
        working = _working().search(folded[max(0, start - 32) : start])
        if working and frequency == "WEEKLY":
            return RecurrencePhrase(start - len(working.group()), end, frequency, _WORKING_DAYS)
        return RecurrencePhrase(start, end, frequency) if unit else None
    phrase, ordinal = found
    begin = _start(folded, phrase.start)
    if phrase.kind == "weekday":
        if not unit and (begin == phrase.start or match["month"]) and ordinal is None:
            return None
        if ordinal is not None and frequency == "WEEKLY":
            return None
        return RecurrencePhrase(begin, end, frequency, phrase.weekdays, ordinal)
    months = {ref.month for ref in phrase.days}
    if any(ref.year for ref in phrase.days):
        return None
    if months == {None} and frequency == "MONTHLY" and (unit or folded.startswith("của", start)):
        return RecurrencePhrase(begin, end, frequency, month_days=_month_days(phrase))
    if frequency == "YEARLY" and len(months) == 1 and unit:
        return RecurrencePhrase(begin, end, frequency, month_days=_month_days(phrase), month=phrase.days[0].month)
    return RecurrencePhrase(start, end, frequency) if unit else None


def find_recurrence(text: str) -> tuple[RecurrencePhrase, ...]:
    """The repetitions of a text, in order."""
    folded = fold(text)
    anchors = list(_anchor().finditer(folded))
    plural = "mỗi" in folded
    if not anchors and not plural:
        return ()
    phrases = date_grammar.parse(text)
    found = [made for match in anchors if (made := _made(folded, match, phrases))]
    # "mỗi thứ Ba" needs no further word.
    for phrase in phrases if plural else ():
        said = re.search(r"(?<!\w)mỗi\s+$", folded[max(0, phrase.start - 6) : phrase.start])
        covered = any(made.start <= phrase.start < made.end for made in found)
        if said and phrase.kind == "weekday" and not covered:
            found.append(RecurrencePhrase(phrase.start - len(said.group()), phrase.end, "WEEKLY", phrase.weekdays))
    return tuple(sorted(found, key=lambda phrase: phrase.start))
