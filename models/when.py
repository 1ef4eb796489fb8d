"""Texts that only say when: cells, headings and lines that hold a day, a session, a time and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from congtac.models.date_phrase import DAY_KINDS
from congtac.models.date_tokens import any_of, words_of
from congtac.models.dates import Span, find_dates, parse_day_cell
from congtac.models.folding import fold
from congtac.models.reading import FieldName
from congtac.models.recurrence import find_recurrence
from congtac.models.times import find_sessions, find_times, parse_session_cell

_PARTICLES = re.compile(
    r"\btuần(?:\s+thứ)?\s+(?:\d{1,2}|nhất|hai|ba|tư|năm)\s*:|\b(?:lúc|từ|đến|buổi|ngày|vào|và)\b|[()]", re.IGNORECASE
)
_TENTATIVE = re.compile(r"(?<!\w)dự kiến(?!\w)", re.IGNORECASE)
_EDGES = " ,;:.-–\n"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text."""

    start: int
    end: int


def cell_session(text: str) -> bool:
    """Whether a text is wholly a session ("Sáng", "Buổi chiều", "Sáng, chiều")."""
    return parse_session_cell(text.strip(_EDGES)) is not None


def cell_time(text: str) -> bool:
    """Whether a text is wholly a clock time or a stretch between two."""
    times = find_times(text)
    rest = text[: times[0].start] + text[times[-1].end :] if times else text
    return bool(times) and sum(map(str.isalnum, rest)) <= len("đến") and not any(map(str.isdigit, rest))


def clock_parts(text: str) -> tuple[tuple[FieldName, int, int], ...]:
    """Where a text that is wholly an hour beside its session says each of them: "8h00 sáng"; empty for any other."""
    times, sessions = find_times(text), find_sessions(text)
    if len(times) != 1 or len(sessions) != 1:
        return ()
    rest = _blank_out(text, (*times, *sessions))
    if any(map(str.isalnum, _PARTICLES.sub(" ", rest))):
        return ()
    return ("time", times[0].start, times[0].end), ("session", sessions[0].start, sessions[0].end)


def cell_when(text: str) -> bool:
    """Whether a text is a day, alone or with a session or a time ("Thứ Hai 05/8 Sáng", "8h00 ngày 05/8")."""
    return parse_when(text) and not cell_time(text) and not cell_session(text)


def parse_when(text: str) -> bool:
    """Whether nothing but days, weeks, months, a session or a time stands in the text."""
    text = without_lunar(text)
    clock: tuple[Span, ...] = (*find_times(text), *find_sessions(text))
    days = _blank_out(text, clock)
    if not any(map(str.isalnum, _PARTICLES.sub(" ", days))):
        return bool(clock)
    if parse_day_cell(days.strip(_EDGES)) is not None or parse_day_cell(without_clock(text)) is not None:
        return True
    dates = find_dates(days)
    return bool(dates) and not any(map(str.isalnum, _PARTICLES.sub(" ", _blank_out(days, dates))))


@cache
def _lunar() -> re.Pattern[str]:
    table = words_of("lunar_days")
    same, feast, eve, marks = (any_of(table[key]) for key in ("same", "feasts", "eves", "marks"))
    year = rf"{any_of(table['stems'])}\s+{any_of(table['branches'])}"
    day = r"(?:ngày\s+)?(?:(?:mùng|mồng)\s+\w+|\d[\d/]*)"
    ends = r"(?=\s*(?:[:;,)]|$))"
    return re.compile(
        rf"\(\s*(?:{same}\s[^()]*|{day}\s+(?:{feast}|tháng\s+(?:giêng|chạp))(?!\w)[^()]*|{day}\s*{marks}|{eve}"
        rf"|(?:ngày\s+)?(?:mùng|mồng)\s+\w+(?:\s+tháng\s+\w+)?|{day}\s+(?:năm\s+)?{year})\s*\)"
        rf"|[,-]?\s*(?<!\w){same}\s+(?:ngày\s+)?(?:(?:mùng|mồng)\s+)?\d[^;:()]*?{ends}"
        rf"|[,-]\s*{day}\s+{feast}(?:\s+\w+){{0,4}}?{ends}"
    )


def lunar_beside(text: str) -> tuple[Stretch, ...]:
    """Lunar days that only say again which day it is: "(30 Tết)", "(tức 29 tháng Chạp)", ", nhằm ngày 02/12"."""
    return tuple(Stretch(*match.span()) for match in _lunar().finditer(fold(text)))


def without_lunar(text: str) -> str:
    """The text without the lunar days that stand beside its solar ones, as long as before."""
    return _blank_out(text, lunar_beside(text))


def without_clock(text: str) -> str:
    """The text without its times, sessions and the particles that go with them: a day, where it holds one."""
    return _PARTICLES.sub(" ", _blank_out(text, (*find_times(text), *find_sessions(text)))).strip(_EDGES)


def _blank_out(text: str, spans: Iterable[Span]) -> str:
    rest = list(text)
    for span in spans:
        rest[span.start : span.end] = " " * (span.end - span.start)
    return "".join(rest)


def says_day(text: str) -> bool:
    """Whether a text says no more than days, with their session or time; "dự kiến" goes with them."""
    dates = [phrase for phrase in find_dates(text) if phrase.kind in DAY_KINDS and phrase.days]
    return bool(dates) and parse_when(_TENTATIVE.sub(" ", text))


_BEHIND = re.compile(r"\s*\(([^()]*)\)\s*$")
_AFTER = " ,;:.-–\n"


def split_days(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where a text that opens with days, or closes with days in a bracket, says these, and where it says the rest.

    "04/7: Đ/c Hường", "Đ/c Hường (ngày 04)"; None where it says only one of the two.
    """
    if behind := _BEHIND.search(text):
        inside = behind.span(1)
        return (inside, (0, behind.start())) if behind.start() and parse_when(behind[1]) else None
    ends = [at for at, char in enumerate(text) if char in ":\n–-" and parse_when(text[:at])]
    if not ends:
        return None
    rest = text[ends[-1] :].lstrip(_AFTER)
    return ((0, ends[-1]), (len(text) - len(rest), len(text))) if rest else None


def says_repetition(text: str) -> bool:
    """Whether a text says no more than when something repeats: "Chiều thứ Sáu hằng tuần"."""
    rest = list(text)
    for phrase in find_recurrence(text):
        rest[phrase.start : phrase.end] = " " * (phrase.end - phrase.start)
    left = "".join(rest)
    return left != text and (not any(map(str.isalnum, left)) or parse_when(left))
