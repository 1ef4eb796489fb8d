"""What the date grammar finds: phrases with the parts that are written, no value decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

DateKind = Literal["day", "list", "span", "weekday", "week", "month", "quarter", "half", "year"]
DAY_KINDS: frozenset[DateKind] = frozenset({"day", "list", "span", "weekday"})


class DayRef(NamedTuple):
    """A day (in kind `month`, `half` and `year` a month or year) as far as it is written.

    `through` says that the next reference ends a span which this one begins.
    """

    day: int | None
    month: int | None
    year: int | None
    through: bool = False


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A stretch of text that says when.

    Attributes:
        start: Where it begins, a deadline cue ("trước", "chậm nhất") and "từ" included.
        end: Where it ends.
        kind: `day`, `list` and `span` name days; `weekday` only weekdays; the rest are what they are called.
        days: What is written, in order; a month said once after several days is given to each of them.
        weekdays: Weekdays written with it, Monday 0; "thứ Hai đến thứ Sáu" is written out.
        quarters: In kind `quarter`, 1 to 4.
        weeks: In kind `week`; of the month where `days` names one, else of the year; -1 is the last.
        year: Of a quarter or week.
        bound: `before` or `by` where it is a deadline.
        tentative: Whether "dự kiến" stands with it.
        lunar: Whether it is said of the lunar calendar.
    """

    start: int
    end: int
    kind: DateKind
    days: tuple[DayRef, ...] = ()
    weekdays: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    year: int | None = None
    bound: Literal["before", "by"] | None = None
    tentative: bool = False
    lunar: bool = False
