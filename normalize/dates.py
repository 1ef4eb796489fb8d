"""Date phrases as days: what is not written taken from the period, what is written checked against its weekday."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from congtac.models.date_phrase import DatePhrase, DayRef
from congtac.normalize.period import Period, filled_years, month_of, week_of, week_of_month

Occurrence = tuple[date | None, date | None]
_DAY = timedelta(days=1)
_NEAR = 45  # days beyond a period within which a day without a month is still looked for


@dataclass(frozen=True, slots=True)
class Resolved:
    """The occurrences of a phrase, first and last day each, and what is odd about them.

    Flags: `weekday_mismatch` (the date stands as written), `outside_period`, `date_inferred` (it was not plainly
    said), `impossible_date`, `lunar_date` (not converted) and `date_unresolved`.
    """

    occurrences: tuple[Occurrence, ...] = ()
    flags: tuple[str, ...] = ()


def resolve(phrase: DatePhrase, period: Period | None) -> Resolved:
    """The days a phrase names.

    Args:
        phrase: As found.
        period: What the document covers; fills in months and years, None where unknown.
    """
    if phrase.lunar:
        return Resolved(flags=("lunar_date",))
    if phrase.kind == "weekday":
        return _weekdays(phrase, period)
    if phrase.kind in {"day", "list", "span"}:
        return _days(phrase, period)
    return _longer(phrase, period)


# -- days


def _days(phrase: DatePhrase, period: Period | None) -> Resolved:
    if any(not exists(ref) for ref in phrase.days):
        return Resolved(flags=("impossible_date",))
    refs, inferred = _with_months(phrase, period)
    if refs is None:
        return Resolved(flags=("date_unresolved",))
    days = filled_years(_with_year(refs, period), None)
    if days is None:
        known = any(ref.year for ref in refs) or period is not None
        return Resolved(flags=("impossible_date" if known else "date_unresolved",))
    spans = _spans(days, refs)
    if any(first > last for first, last in spans):
        return Resolved(flags=("impossible_date",))
    flags = ["date_inferred"] if inferred else []
    if phrase.weekdays and not _agrees(phrase.weekdays, spans):
        flags.insert(0, "weekday_mismatch")
    occurrences: tuple[Occurrence, ...] = tuple(spans)
    if phrase.bound:
        occurrences = ((None, spans[-1][1]),)
    return Resolved(occurrences, _placed(flags, spans, period))


def exists(ref: DayRef) -> bool:
    """Whether there is such a day, in a leap year where none is written."""
    if ref.day is None or ref.month is None:
        return True
    return 1 <= ref.month <= 12 and 1 <= ref.day <= month_of(ref.year or 2024, ref.month)[1].day


def _with_months(phrase: DatePhrase, period: Period | None) -> tuple[tuple[DayRef, ...] | None, bool]:
    """The references with months, and whether one had to be guessed.

    A month not written is that of the day before in the same phrase, else the month of the period in which there is
    such a day; where a longer period has several, the weekday must tell them apart.
    """
    refs: list[DayRef] = []
    inferred = False
    for at, ref in enumerate(phrase.days):
        found = ref
        if ref.month is None and refs:
            found = _following(ref, refs[-1])
        elif ref.month is None:
            if period is None or ref.day is None:
                return None, False
            candidates = _candidates(ref.day, period)
            if len(candidates) > 1 and at < len(phrase.weekdays):
                inferred = True
                candidates = [day for day in candidates if day.weekday() == phrase.weekdays[at]]
            if len(candidates) != 1:
                return None, False
            found = ref._replace(month=candidates[0].month, year=candidates[0].year)
        refs.append(found)
    return tuple(refs), inferred


def _following(ref: DayRef, before: DayRef) -> DayRef:
    """A bare day after a dated one: of the same month, or of the next if its number is lower."""
    month, year = before.month or 1, before.year
    if (ref.day or 0) < (before.day or 0):
        year = year + (month == 12) if year else None
        month = month % 12 + 1
    return ref._replace(month=month, year=year)


def _candidates(number: int, period: Period) -> list[date]:
    """The days of that number in the period; where it has none, the nearest to it."""
    near = [day for day in _every(period.start - _NEAR * _DAY, period.end + _NEAR * _DAY) if day.day == number]
    inside = [day for day in near if day in period]
    return inside or sorted(near, key=period.distance)[:1]


def _every(first: date, last: date) -> Iterable[date]:
    return (first + at * _DAY for at in range((last - first).days + 1))


def _with_year(refs: tuple[DayRef, ...], period: Period | None) -> tuple[DayRef, ...]:
    """The first reference given the year that puts it in or nearest the period, where none is written."""
    first = refs[0]
    if period is None or any(ref.year for ref in refs) or first.day is None or first.month is None:
        return refs
    options = [
        date(year, first.month, first.day)
        for year in range(period.start.year - 1, period.end.year + 2)
        if exists(first._replace(year=year))
    ]
    if not options:
        return refs
    middle = period.start + (period.end - period.start) / 2
    best = min(options, key=lambda day: (period.distance(day), abs((day - middle).days)))
    return (first._replace(year=best.year), *refs[1:])


def _spans(days: Sequence[date], refs: Sequence[DayRef]) -> list[tuple[date, date]]:
    """Written spans and days that follow each other as one occurrence, days apart as one each."""
    spans: list[tuple[date, date]] = []
    for at, day in enumerate(days):
        goes_on = at > 0 and (refs[at - 1].through or day - spans[-1][1] == _DAY)
        if goes_on:
            spans[-1] = (spans[-1][0], day)
        elif not spans or day != spans[-1][1]:
            spans.append((day, day))
    return spans


def _agrees(weekdays: tuple[int, ...], spans: list[tuple[date, date]]) -> bool:
    covered = [day for first, last in spans for day in _every(first, last)]
    if len(weekdays) == len(covered):
        return [day.weekday() for day in covered] == list(weekdays)
    return set(weekdays) <= {day.weekday() for day in covered}


def _placed(flags: list[str], spans: Iterable[tuple[date, date]], period: Period | None) -> tuple[str, ...]:
    if period is not None and any(last < period.start or first > period.end for first, last in spans):
        flags = [*flags, "outside_period"]
    return tuple(flags)


# -- weekdays, months and more


def _weekdays(phrase: DatePhrase, period: Period | None) -> Resolved:
    """Weekdays alone name days only in a week."""
    if period is None or period.kind != "week":
        return Resolved(flags=("date_unresolved",))
    days = [day for day in _every(period.start, period.end) if day.weekday() in phrase.weekdays]
    # A "week" of eight days has its first weekday twice: the first is meant.
    days = list({day.weekday(): day for day in reversed(days)}.values())[::-1]
    if not days:
        start = period.start - period.start.weekday() * _DAY
        days = [start + weekday * _DAY for weekday in phrase.weekdays]
    spans = _spans(sorted(days), [DayRef(None, None, None)] * len(days))
    occurrences: tuple[Occurrence, ...] = ((None, spans[-1][1]),) if phrase.bound else tuple(spans)
    return Resolved(occurrences, _placed(["date_inferred"], spans, period))


def _year_for(month: int, period: Period | None) -> int | None:
    """The year that puts a month in or nearest the period."""
    if period is None:
        return None
    years = range(period.start.year - 1, period.end.year + 2)
    return min(years, key=lambda year: min(period.distance(day) for day in month_of(year, month)))


def _months(refs: Sequence[DayRef], period: Period | None) -> list[tuple[date, date]] | None:
    """First and last days of months, a span of months as one."""
    last_year = next((ref.year for ref in reversed(refs) if ref.year), None)
    spans: list[tuple[date, date]] = []
    for at, ref in enumerate(refs):
        month = ref.month or 1
        year = ref.year or last_year or _year_for(month, period)
        if year is None:
            return None
        if ref.year is None and ref.through and month > (refs[at + 1].month or 12) and last_year:
            year -= 1
        first, last = month_of(year, month)
        joined = at > 0 and (refs[at - 1].through or first - spans[-1][1] == _DAY)
        if joined and last < spans[-1][0]:
            last = month_of(year + 1, month)[1]
        spans[-1:] = [(spans[-1][0], last)] if joined else [*spans[-1:], (first, last)]
    return spans


def _weeks(phrase: DatePhrase, period: Period | None) -> list[tuple[date, date]] | None:
    month = phrase.days[0].month if phrase.days else None
    if month is None and period is not None and period.kind == "month" and max(phrase.weeks) <= 5:
        month = period.start.month
    spans: list[tuple[date, date]] = []
    for week in phrase.weeks:
        if month is not None:
            year = phrase.year or _year_for(month, period)
            found = None if year is None or not (week == -1 or 1 <= week <= 5) else week_of_month(year, month, week)
        else:
            year = phrase.year or (period.start.year if period else None)
            found = None if year is None else week_of(year, week)
        if found is None:
            return None
        spans.append(found)
    return spans


def _longer(phrase: DatePhrase, period: Period | None) -> Resolved:
    """First and last day of weeks, months, quarters and years."""
    spans: list[tuple[date, date]] | None
    flags: list[str] = []
    if phrase.kind == "week":
        spans = _weeks(phrase, period)
        flags = ["date_inferred"]
    elif phrase.kind == "quarter":
        refs = [
            DayRef(None, 3 * number - 2 + add, phrase.year, through=not add)
            for number in phrase.quarters
            for add in (0, 2)
        ]
        spans = _months(refs, period)
    elif phrase.kind == "year":
        spans = [(date(ref.year, 1, 1), date(ref.year, 12, 31)) for ref in phrase.days if ref.year]
    else:
        spans = _months(phrase.days, period)
    if not spans:
        return Resolved(flags=("date_unresolved",))
    occurrences: tuple[Occurrence, ...] = tuple(spans)
    if phrase.bound == "before":
        occurrences = ((None, spans[0][0] - _DAY),)
    elif phrase.bound:
        occurrences = ((None, spans[-1][1]),)
    return Resolved(occurrences, _placed(flags, spans, period))
