"""Dates in running text and in cells: phrases with their deadline cues, those of citations told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import Protocol

from congtac.models import citations, date_grammar, recurrence
from congtac.models.date_phrase import DAY_KINDS, DateKind, DatePhrase, DayRef
from congtac.models.date_tokens import any_of, words_of
from congtac.models.folding import fold
from congtac.models.times import TimePhrase, find_times

__all__ = [
    "DAY_KINDS",
    "DateKind",
    "DatePhrase",
    "DayRef",
    "agenda_dates",
    "find_dates",
    "is_tentative",
    "parse_day_cell",
]

_REACH = 64  # characters before a date in which its cues stand


class Span(Protocol):
    """Anything that covers a stretch of a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@cache
def _bound() -> re.Pattern[str]:
    table = words_of("bounds")
    particle = any_of(table["particles"])
    return re.compile(
        rf"(?<!\w)(?:(?P<before>{any_of(table['before'])})|(?P<by>{any_of(table['by'])}))"
        rf"\s*:?(?:\s+{particle})*\s*$"
    )


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words_of('connectors')['from'])}\s+$")


@cache
def _tentative_before() -> re.Pattern[str]:
    table = words_of("tentative")
    return re.compile(rf"(?<!\w){any_of(table['cues'])}\s*:?(?:\s+{any_of(table['particles'])})*\s*$")


@cache
def _tentative_after() -> re.Pattern[str]:
    return re.compile(rf"\s*[,(\[]?\s*{any_of(words_of('tentative')['cues'])}\s*(?:[)\].,;:]|$)")


@cache
def _tentative_text() -> re.Pattern[str]:
    cue = any_of(words_of("tentative")["cues"])
    return re.compile(rf"\(\s*(?:thời gian\s+)?{cue}|^\W*{cue}(?!\w)|(?<!\w){cue}\s*\W*$")


@cache
def _lunar_after() -> re.Pattern[str]:
    return re.compile(rf"\s*[,(]?\s*{any_of(words_of('months')['lunar_marks'])}(?!\w)\s*\)?")


def _with_cues(phrase: DatePhrase, folded: str, times: tuple[TimePhrase, ...]) -> DatePhrase:
    """The phrase with the words that go with it: "từ", a deadline cue (also before a time of day), "dự kiến"."""
    start = phrase.start
    if opened := _from().search(folded[max(0, start - 16) : start]):
        start -= len(opened.group())
    anchor = start
    for time in times:
        if time.end <= start and not folded[time.end : start].strip(" ,"):
            anchor = time.start
    before = folded[max(0, anchor - _REACH) : anchor]
    tentative = bool(_tentative_before().search(before)) or bool(_tentative_after().match(folded, phrase.end))
    lunar = _lunar_after().match(folded, phrase.end)
    bound = phrase.bound
    if phrase.kind not in {"span", "list"} and (cue := _bound().search(before)):
        bound = "before" if cue["before"] else "by"
        start = anchor - len(cue.group())
    return replace(
        phrase,
        start=start,
        end=lunar.end() if lunar else phrase.end,
        bound=bound,
        tentative=tentative,
        lunar=phrase.lunar or lunar is not None,
    )


def find_dates(text: str, masked: Iterable[Span] = ()) -> tuple[DatePhrase, ...]:
    """The date phrases of a text in order, without those that touch a masked span.

    A bare number is never a day here; "ngày 17" is. Phrases of kind `month`, `quarter`, `half`, `week` and `year` often
    name what the text is about ("báo cáo tháng 3") rather than when it happens: that is for the caller to judge.
    """
    phrases = date_grammar.parse(text)
    if not phrases:
        return ()
    folded = fold(text)
    spans = tuple(masked)
    times = find_times(text)
    return tuple(
        _with_cues(phrase, folded, times)
        for phrase in phrases
        if not any(span.start < phrase.end and phrase.start < span.end for span in spans)
    )


@lru_cache(maxsize=2048)
def agenda_dates(text: str) -> tuple[DatePhrase, ...]:
    """The dates on which something happens or is due: those outside citations and repetitions."""
    return find_dates(text, (*citations.find_citations(text), *recurrence.find_recurrence(text)))


_CELL_REST = re.compile(r"[\s,.;:()\[\]/–—-]*|[\s,.;:()\[\]/–—-]*\b(?:từ|các)\b[\s:]*")


def parse_day_cell(text: str) -> DatePhrase | None:
    """The day or days that a whole cell or heading names; None where words other than date words remain.

    Bare numbers count here: "05", "10 Thứ Bảy", "17, 18, Thứ Bảy, CN", "29/Thứ 5".
    """
    phrases = date_grammar.parse(text, cell=True)
    if len(phrases) != 1 or phrases[0].kind not in DAY_KINDS:
        return _weekday_name(text)
    phrase = phrases[0]
    folded = fold(text)
    lunar = _lunar_after().match(folded, phrase.end)
    end = lunar.end() if lunar else phrase.end
    if not (_CELL_REST.fullmatch(folded[: phrase.start]) and _CELL_REST.fullmatch(folded[end:])):
        return None
    return replace(phrase, lunar=phrase.lunar or lunar is not None)


def _weekday_name(text: str) -> DatePhrase | None:
    """A cell below a head "Thứ" may hold no more than "Hai"."""
    table = words_of("weekdays")
    name = fold(text).strip(" .:")
    if name not in table["names"]:
        return None
    return DatePhrase(0, len(text), "weekday", weekdays=(table["names"].index(name),))


def is_tentative(text: str) -> bool:
    """Whether an entry is marked "dự kiến" as a whole: in brackets, first or last, or with its date."""
    folded = fold(text)
    if "dự" not in folded and "tạm" not in folded:
        return False
    return _tentative_text().search(folded) is not None or any(phrase.tentative for phrase in find_dates(text))
