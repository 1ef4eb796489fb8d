"""The period a programme covers, read from its title and the bracketed line below it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from congtac.models.citations import find_citations
from congtac.models.date_phrase import DatePhrase, DayRef
from congtac.models.dates import find_dates

PeriodKind = Literal["week", "month", "quarter", "year", "range"]
_HALF_YEAR = 6  # months
_TO = re.compile(r"(?<!\w)đến(?!\w)|\s[-–]\s", re.IGNORECASE)
_WEEK_DAYS = range(5, 9)
_SCHOOL_YEAR_START = (9, 1)  # Luật Giáo dục 2019 leaves the day to the ministry, whose plans open it in September


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both included."""

    kind: PeriodKind
    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def distance(self, day: date) -> int:
        """Days between a day and the period; 0 within."""
        return max((self.start - day).days, (day - self.end).days, 0)


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def week_of(year: int, week: int) -> tuple[date, date] | None:
    """Monday and Sunday of a week of the year.

    Weeks are counted as in ISO 8601, as office calendars in Viet Nam do; some bodies count from 1 January instead, so a
    week that the document dates itself is never counted.
    """
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def week_of_month(year: int, month: int, week: int) -> tuple[date, date]:
    """Monday and Sunday of a week of a month: the first has the month's first Monday; -1 has the last."""
    first, last = month_of(year, month)
    if week == -1:
        monday = last - timedelta(days=last.weekday())
    else:
        monday = first + timedelta(days=-first.weekday() % 7 + 7 * (week - 1))
    return monday, monday + timedelta(days=6)


def filled_years(refs: Iterable[DayRef], anchor: date | None = None) -> tuple[date, ...] | None:
    """The days of full references, a missing year taken from the next that has one, else from the one before.

    The days come in order, so that a December before a January with its year is of the year before.

    Args:
        refs: Days that have at least day and month.
        anchor: A day to which the first one shall be nearest, where no year is written at all.

    Returns:
        None where a day or year is missing or a day does not exist.
    """
    days = list(refs)
    years: list[int | None] = [ref.year for ref in days]
    if not days or any(ref.day is None or ref.month is None for ref in days):
        return None
    if not any(years):
        if anchor is None:
            return None
        years[0] = _nearest_year(days[0], anchor)
    for at in range(len(days) - 2, -1, -1):
        later = years[at + 1]
        if years[at] is None and later is not None:
            years[at] = later - _turns(days[at], days[at + 1])
    for at in range(1, len(days)):
        earlier = years[at - 1]
        if years[at] is None and earlier is not None:
            years[at] = earlier + _turns(days[at - 1], days[at])
    try:
        return tuple(date(year or 0, ref.month or 0, ref.day or 0) for year, ref in zip(years, days, strict=True))
    except ValueError:
        return None


def _turns(first: DayRef, second: DayRef) -> bool:
    """Whether a new year begins between two days: a little backwards is a slip, not a year."""
    return (first.month or 0) - (second.month or 0) > _HALF_YEAR


def _nearest_year(ref: DayRef, anchor: date) -> int:
    def away(year: int) -> int:
        first, _ = month_of(year, ref.month or 1)
        return abs((first + timedelta(days=(ref.day or 1) - 1) - anchor).days)

    return min((anchor.year, anchor.year - 1, anchor.year + 1), key=away)


def _year(phrases: tuple[DatePhrase, ...]) -> int | None:
    """The year a title names anywhere."""
    for phrase in phrases:
        for year in (phrase.year, *(ref.year for ref in phrase.days)):
            if year is not None:
                return year
    return None


def _of_days(phrases: tuple[DatePhrase, ...], issued_on: date | None) -> Period | None:
    """The stretch between the first and the last day written; a single day is no period."""
    for phrase in phrases:
        if phrase.kind not in {"span", "list"}:
            continue
        year = _year(phrases)
        anchor = issued_on or (date(year, phrase.days[0].month or 1, 1) if year else None)
        refs = phrase.days
        # "từ ngày 01 đến ngày 15" of a month named elsewhere in the title.
        if refs[0].month is None:
            month = next((each.days[0].month for each in phrases if each.kind == "month"), None)
            refs = tuple(ref._replace(month=month) for ref in refs)
        days = filled_years(refs, anchor)
        if days and days[0] < days[-1]:
            length = (days[-1] - days[0]).days + 1
            if days[0].day == 1 and (days[0], days[-1]) == month_of(days[0].year, days[0].month):
                return Period("month", days[0], days[-1])
            return Period("week" if length in _WEEK_DAYS else "range", days[0], days[-1])
    return None


def _between_days(text: str, single: list[DatePhrase], issued_on: date | None) -> Period | None:
    """The stretch between two days that stand apart: "Từ thứ Hai (04/3) đến thứ Sáu (08/3/2024)"."""
    if len(single) < 2 or not _TO.search(text[single[0].end : single[-1].start]):
        return None
    days = filled_years((*single[0].days, *single[-1].days), issued_on)
    if not days or days[0] >= days[-1]:
        return None
    return Period("week" if (days[-1] - days[0]).days + 1 in _WEEK_DAYS else "range", days[0], days[-1])


def _terms(text: str) -> tuple[Period | None, Period | None]:
    """A school year ("năm học 2025 - 2026": from 1 September to 31 August), and any other run of years."""
    school: Period | None = None
    other: Period | None = None
    for citation in find_citations(text):
        words = text[citation.start : citation.end].lower()
        years = [
            int(word) for word in words.replace("–", "-").replace("—", "-").replace("-", " ").split() if word.isdigit()
        ]
        if citation.kind != "term" or len(years) != 2:
            continue
        first, last = years[0], years[1] if years[1] > 99 else years[0] // 100 * 100 + years[1]
        if words.startswith("năm học"):
            start = date(first, *_SCHOOL_YEAR_START)
            school = school or Period("range", start, date(last, *_SCHOOL_YEAR_START) - timedelta(days=1))
        elif first < last:
            other = other or Period("range", date(first, 1, 1), date(last, 12, 31))
    return school, other


def _of_phrase(phrase: DatePhrase, year: int) -> Period | None:
    if phrase.kind == "week":
        month = phrase.days[0].month if phrase.days else None
        first = phrase.weeks[0]
        found = week_of_month(year, month, first) if month and -1 <= first <= 5 and first else week_of(year, first)
        return Period("week", *found) if found else None
    if phrase.kind == "month":
        first_month, last_month = phrase.days[0].month or 1, phrase.days[-1].month or 1
        start_year = phrase.days[0].year or (year - (first_month > last_month))
        start, end = month_of(start_year, first_month)[0], month_of(phrase.days[-1].year or year, last_month)[1]
        return Period("month" if len(phrase.days) == 1 else "range", start, end)
    if phrase.kind == "half":
        first_month, last_month = phrase.days[0].month or 1, phrase.days[-1].month or 12
        return Period("range", month_of(year, first_month)[0], month_of(year, last_month)[1])
    if phrase.kind == "quarter":
        start, end = month_of(year, 3 * phrase.quarters[0] - 2)[0], month_of(year, 3 * phrase.quarters[-1])[1]
        return Period("quarter" if len(phrase.quarters) == 1 else "range", start, end)
    if phrase.kind == "year":
        return Period("year", date(year, 1, 1), date(year, 12, 31))
    return None


def parse_period(text: str, issued_on: date | None = None) -> Period | None:
    """The period named in a title.

    Days written out win over a numbered week, a week over a month, and so on to the year; of several months the last
    counts ("kết quả tháng 01, chương trình công tác tháng 02"). A stretch of five to eight days is a week whatever it
    is called.

    Args:
        text: Title lines and the bracketed line below.
        issued_on: The day of issue, for a title without a year.
    """
    citations = find_citations(text)
    phrases = find_dates(text, [citation for citation in citations if citation.kind != "term"])
    if days := _of_days(phrases, issued_on):
        return days
    school, other = _terms(text)
    for kind in ("week", "month", "quarter", "half"):
        named = [phrase for phrase in phrases if phrase.kind == kind]
        if named and (found := _dated(named[-1], phrases, school, issued_on)):
            return found
    if school:
        return school
    terms = [citation for citation in citations if citation.kind == "term"]
    if years := [phrase for phrase in find_dates(text, terms) if phrase.kind == "year"]:
        return _of_phrase(years[-1], years[-1].days[0].year or 0)
    if other:
        return other
    single = [phrase for phrase in phrases if phrase.kind == "day" and phrase.bound is None]
    if span := _between_days(text, single, issued_on):
        return span
    day = filled_years(single[0].days, issued_on) if single else None
    return Period("range", day[0], day[0]) if day else None


def _dated(
    phrase: DatePhrase, phrases: tuple[DatePhrase, ...], school: Period | None, issued_on: date | None
) -> Period | None:
    """A week, month or quarter in its own year, that of the title, of the school year, or nearest the day of issue."""
    own = phrase.year or next((ref.year for ref in reversed(phrase.days) if ref.year), None) or _year(phrases)
    if own is not None:
        return _of_phrase(phrase, own)
    if school is not None:
        options = [_of_phrase(phrase, year) for year in (school.start.year, school.end.year) if phrase.kind != "week"]
        return next((option for option in options if option and option.start in school), None)
    if issued_on is None:
        return None
    near = [_of_phrase(phrase, issued_on.year + add) for add in (0, 1, -1)]
    return min(filter(None, near), key=lambda option: option.distance(issued_on), default=None)
