"""When an entry happens: its days, session, times and repetition, decided from what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from congtac.models.date_phrase import DAY_KINDS, DatePhrase, DayRef
from congtac.models.dates import agenda_dates, find_dates, is_tentative, parse_day_cell
from congtac.models.folding import fold
from congtac.models.reading import Entry, FieldName
from congtac.models.recurrence import find_recurrence
from congtac.models.times import TimePhrase, find_sessions, find_times, parse_session_cell
from congtac.models.when import without_clock, without_lunar
from congtac.normalize.dates import resolve
from congtac.normalize.period import Period
from congtac.normalize.records import Session
from congtac.normalize.recurrence import rrule
from congtac.normalize.times import clock, session_of

_SAYS_SESSION: tuple[FieldName, ...] = ("session", "time", "date")
_SAYS_TIME: tuple[FieldName, ...] = ("time", "date", "session")
_SAYS_RECURRENCE: tuple[FieldName, ...] = ("recurrence", "date")
_SAYS_TENTATIVE: tuple[FieldName, ...] = ("date", "content", "note")
_UNTIL = re.compile(r"\W*(?:cho\s+)?(?:đến|tới)(?!\w)")
_ALL_WEEK = re.compile(r"\W*(?:trong|cả|suốt)\s+(?:cả\s+)?tuần\W*$")
_LONGEST_WEEK = 9  # days from its first to its last
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class When:
    """An entry's days (one pair for each occurrence, first and last day), session, times and repetition."""

    days: tuple[Days, ...] = ((None, None),)
    session: Session | None = None
    time_start: time | None = None
    time_end: time | None = None
    recurrence: str | None = None
    tentative: bool = False
    flags: tuple[str, ...] = ()


def when(entry: Entry, period: Period | None) -> When:
    """Decide when an entry happens.

    Args:
        entry: As read.
        period: What the document covers.
    """
    days, flags = _days(entry, period)
    recurrence = _recurrence(entry)
    session = _session(entry)
    times = _times(entry)
    start, end = clock(times, session) if times else (None, None)
    if session is None and start is not None:
        session = session_of(start)
    if times is not None and times.next_day:
        days = tuple((first, last + timedelta(days=1) if last else None) for first, last in days)
    return When(days, session, start, end, recurrence, _says_tentative(entry), flags)


def _says_tentative(entry: Entry) -> bool:
    return any(is_tentative(passage.text) for name in _SAYS_TENTATIVE for passage in entry.fields.get(name, ()))


def day_phrases(text: str) -> tuple[DatePhrase, ...]:
    """The date phrases of a cell or clause that says when; what else it says (time, session) is left out."""
    text = without_lunar(text)
    around = _round_the_clock(text)
    if around is not None:
        text = around[0]
    phrase = parse_day_cell(text)
    if phrase is not None:
        return (phrase,)
    if find_recurrence(text) and not agenda_dates(text):
        return ()
    phrases = agenda_dates(text) or find_dates(text)
    if phrases:  # "Tuần 1 (từ 02/9 đến 07/9)": the days say it better than the week's number
        return tuple(phrase for phrase in phrases if phrase.kind in DAY_KINDS and phrase.days) or phrases
    phrase = parse_day_cell(without_clock(text))
    return (phrase,) if phrase is not None else ()


def _round_the_clock(text: str) -> tuple[str, TimePhrase] | None:
    """A stretch from an hour of one day to an hour of another: its days, and its hours as one stretch.

    "Từ 7h00 ngày 28/01 đến 7h00 ngày 29/01".
    """
    times = find_times(text)
    if len(times) != 2 or any(time.end_h is not None for time in times):
        return None
    first, last = times
    days = text[: first.start] + text[first.end : last.start] + text[last.end :]
    phrase = parse_day_cell(" ".join(days.split()))
    if phrase is None or phrase.kind != "span":
        return None
    return " ".join(days.split()), replace(first, end=last.end, end_h=last.start_h, end_m=last.start_m)


def _days(entry: Entry, period: Period | None) -> tuple[tuple[Days, ...], tuple[str, ...]]:
    days: list[Days] = []
    flags: list[str] = []
    passages = entry.fields.get("date", ())
    if entry.fields.get("recurrence") and not passages:
        return ((None, None),), ()
    found = _phrases([passage.text for passage in passages])
    if len(passages) == 2 and _UNTIL.match(fold(passages[1].text)) and (until := _until(found, period)):
        return until
    week = _week_named(found, period)
    for phrases in found:
        for phrase in phrases:
            if week and phrase.kind != "weekday":
                continue
            resolved = resolve(phrase, week or period)
            days += [pair for pair in resolved.occurrences if pair not in days]
            flags += resolved.flags
    if len(passages) > 1:
        days = [pair for pair in days if not any(_is_around(pair, other) for other in days)]
    if any("\n" in passage.text for passage in passages) or len(passages) > 1:
        days = _merged(days)
    if not days and period and period.kind == "week" and any(_ALL_WEEK.match(fold(p.text)) for p in passages):
        days = [(period.start, period.end)]
    return tuple(days) or ((None, None),), tuple(dict.fromkeys(flags))


def _until(
    found: list[tuple[DatePhrase, ...]], period: Period | None
) -> tuple[tuple[Days, ...], tuple[str, ...]] | None:
    """The days from one to another that a line below it names as the last: "đến hết ngày 22/3"."""
    if len(found) != 2 or [len(phrases) for phrases in found] != [1, 1]:
        return None
    (first, flags), (last, more) = ((each.occurrences, each.flags) for each in (resolve(p[0], period) for p in found))
    if len(first) != 1 or len(last) != 1 or not first[0][0] or not last[0][1] or first[0][0] > last[0][1]:
        return None
    return ((first[0][0], last[0][1]),), tuple(dict.fromkeys((*flags, *more)))


def _week_named(found: list[tuple[DatePhrase, ...]], period: Period | None) -> Period | None:
    """The week that one cell names for the weekdays that others do: "Tuần 25 (từ 01/3 đến 06/3)" and "Thứ Hai"."""
    phrases = [phrase for each in found for phrase in each]
    others = [phrase for phrase in phrases if phrase.kind != "weekday"]
    if len(others) != 1 or len(phrases) == 1:
        return None
    for first, last in resolve(others[0], period).occurrences:
        if first and last and first < last and (last - first).days <= _LONGEST_WEEK:
            return Period("week", first, last)
    return None


def _phrases(texts: list[str]) -> list[tuple[DatePhrase, ...]]:
    """The phrases of each cell; a weekday, or the month above a list of days, is one with the days beside it."""
    texts = _weekdays_spelled(texts)
    found = [day_phrases(text) for text in texts]
    bare = [n for n, phrases in enumerate(found) if phrases and all(phrase.kind == "weekday" for phrase in phrases)]
    if bare and len(texts) > 1 and (whole := parse_day_cell(" ".join(texts))) is not None:
        return [(whole,)]
    if any(phrase.kind in DAY_KINDS and phrase.days for phrases in found for phrase in phrases):
        # A week's number beside a day that another cell names adds nothing.
        found = [tuple(phrase for phrase in phrases if phrase.kind != "week") for phrases in found]
    months = [phrase.days[0] for phrases in found for phrase in phrases if phrase.kind == "month" and phrase.days]
    if len(months) == 1 and len(found) > 1:
        return [
            tuple(_in_month(phrase, months[0]) for phrase in phrases if phrase.kind != "month") for phrases in found
        ]
    return found


def _weekdays_spelled(texts: list[str]) -> list[str]:
    """A bare 2 to 7 in a cell of its own beside a whole date counts the day of the week."""
    dated = any(
        (phrase := parse_day_cell(text)) is not None and phrase.days[:1] and phrase.days[0].month for text in texts
    )
    return [f"Thứ {text.strip()}" if dated and re.fullmatch(r"\s*[2-7]\s*", text) else text for text in texts]


def _is_around(stretch: Days, days: Days) -> bool:
    """Whether a week or another stretch only says around which days others are, which another cell names."""
    first, last = days[0] or days[1], days[1]
    if not (stretch[0] and stretch[1] and first and last) or stretch == days:
        return False
    return stretch[0] <= first <= last <= stretch[1]


def _in_month(phrase: DatePhrase, month: DayRef) -> DatePhrase:
    if phrase.kind == "week" and not phrase.days:
        return replace(phrase, days=(month,))
    days = tuple(
        ref if ref.month else ref._replace(month=month.month, year=ref.year or month.year) for ref in phrase.days
    )
    return replace(phrase, days=days)


def _merged(days: list[Days]) -> list[Days]:
    """Days of several cells that follow each other are one span."""
    merged: list[Days] = []
    for first, last in days:
        before = merged[-1][1] if merged else None
        if first and before and merged[-1][0] and first == before + timedelta(days=1):
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return merged


def _recurrence(entry: Entry) -> str | None:
    for name in _SAYS_RECURRENCE:
        for passage in entry.fields.get(name, ()):
            for phrase in find_recurrence(passage.text):
                return rrule(phrase)
    return None


def _session(entry: Entry) -> Session | None:
    found: list[Session] = []
    for name in _SAYS_SESSION:
        for passage in entry.fields.get(name, ()):
            # A bare "ngày" in a closing bracket is the whole day; find_sessions wants to see the bracket.
            bare = re.fullmatch(r"\s*ngày\s*", passage.text, re.IGNORECASE) and name == "session"
            # Among days "CN" is Sunday, among sessions "cả ngày".
            short = parse_session_cell(passage.text) if name != "date" else None
            whole = "all_day" if bare else short
            found += [whole] if whole else [phrase.session for phrase in find_sessions(passage.text)]
        if found:
            break
    if not found:
        return None
    return "all_day" if len({"morning", "afternoon"} & set(found)) == 2 else found[0]


def _times(entry: Entry) -> TimePhrase | None:
    for name in _SAYS_TIME:
        for passage in entry.fields.get(name, ()):
            around = _round_the_clock(passage.text)
            times = (around[1],) if around else find_times(passage.text)
            if times:
                return times[0]
    return None
