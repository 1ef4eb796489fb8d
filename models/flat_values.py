"""Heads of a lost table that name values, whose entries stand below them: sessions, leaders, shifts, units, days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from congtac.extract.document import Line, Word
from congtac.models.dates import find_dates, parse_day_cell
from congtac.models.folding import fold
from congtac.models.head_values import names_shift, names_unit, one_of_many
from congtac.models.labels import head_roles
from congtac.models.lexicon import vocabulary
from congtac.models.people import parse_people, people_share
from congtac.models.when import cell_session

_MOST_WORDS = 10
_MOST_SHIFT_LINES = 3
_LEAST_DAYS = 3
_LEAST_MONTHS = 2
_FIELD = 0.4  # the share of a head's letters that make it a field's name rather than a leader's
_MOST_DAYS_APART = 7
_SHORT = 3
_TOLD = 0.3  # the share of a unit's letters that may name a field
ADDRESS = ("đ/c", "đc", "đồng chí", "ông", "bà")


@cache
def value_of(text: str) -> str:
    """The field of which a head names a value: `session`, `leader`, `time`, `department`; empty where it names none."""
    if cell_session(text):
        return "session"
    if text[0].isalpha() and names_shift(text):
        return "time"
    if _names_leader(text):
        return "leader"
    if text[-1] in "-–,/" or text[0].islower() or len(text.split()) > _MOST_WORDS:
        return ""
    units = {"department", "location"} | ({"participants"} if len(text.split()) <= _SHORT else set())
    told = max((share for role, share in head_roles(text).items() if role not in units), default=0.0)
    if told >= _TOLD or any(who.title for who in parse_people(text)):
        return ""
    return "department" if names_unit(text) or one_of_many(text) else ""


def are_two(first: str, second: str) -> bool:
    """Whether two texts, one below the other, are two heads that name values rather than one over two lines."""
    kinds = value_of(first), value_of(second)
    if not all(kinds) or kinds == ("leader", "department"):
        return False  # "Chủ tịch" above "UBND"
    if kinds == ("leader", "leader"):
        people = [parse_people(text)[0] for text in (first, second)]
        opens = fold(second).startswith(ADDRESS) or not (people[1].name and second.startswith(people[1].name[:2]))
        # else a name above its office, or the other way round, or the rest of a name
        return opens and bool(people[0].name) == bool(people[1].name)
    return True


def _names_leader(text: str) -> bool:
    if max(head_roles(text).values(), default=0.0) > _FIELD or any(map(str.isdigit, text)):
        return False
    folded = fold(text)
    if any(folded.find(f" {address} ") >= 0 for address in ADDRESS):
        return False
    people = parse_people(text) if len(text.split()) < _MOST_WORDS else ()
    alone = len(people) == 1 and (people[0].title is not None or folded.startswith(ADDRESS))
    return alone and people_share(text) > 0.8


def shift_lines(lines: Sequence[Line], start: int, end: int) -> frozenset[int]:
    """Lines that a shift's head with its hours takes, which look like a row's hours ("Ca 1" above "(6h00 - 14h00)")."""
    found: set[int] = set()
    for first in range(start, end):
        if not lines[first].text[0].isalpha():
            continue
        for last in range(first, min(first + _MOST_SHIFT_LINES, end)):
            text = " ".join(line.text for line in lines[first : last + 1])
            if any(map(str.isdigit, text)) and names_shift(text):
                found.update(range(first, last + 1))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class DayHeads:
    """Heads that are days, one behind the other, and the line behind the last."""

    end: int
    words: tuple[tuple[Word, ...], ...]


def day_heads(lines: Sequence[Line], start: int) -> DayHeads | None:
    """The run of days, weekdays or months, each a step behind the other, that begins at a line; None if none does.

    Rows begin with days too, but between two of these other cells stand.
    """
    found: list[tuple[tuple[Word, ...], tuple[str, int]]] = []
    at = start
    while at < len(lines):
        for size in (2, 1):
            words = tuple(word for line in lines[at : at + size] for word in line.words)
            step = _step(" ".join(word.text for word in words), lines[at].text if size > 1 else "")
            if step is not None and (not found or _follows(found[-1][1], step)):
                found.append((words, step))
                at += size
                break
        else:
            break
    least = _LEAST_MONTHS if found and found[0][1][0] == "month" else _LEAST_DAYS
    return DayHeads(at, tuple(words for words, _ in found)) if len(found) >= least else None


def _step(text: str, first: str) -> tuple[str, int] | None:
    """The kind of day that a head is, and its number in that kind; None where it is no single day."""
    if first and parse_day_cell(first) is None:
        return None
    phrase = parse_day_cell(text)
    if phrase is not None and phrase.weekdays and len(phrase.days) < 2:
        return ("weekday", phrase.weekdays[0])
    dates = find_dates(text)
    if len(dates) != 1 or dates[0].start or dates[0].end < len(text.rstrip(" .)")):
        return None
    day = dates[0].days[0] if dates[0].days else None
    if dates[0].kind == "month" and day is not None and day.month:
        return ("month", day.month)
    if day is not None and day.day and day.month and len(dates[0].days) == 1:
        return ("date", day.month * 31 + day.day)
    return None


def _follows(before: tuple[str, int], after: tuple[str, int]) -> bool:
    if before[0] != after[0]:
        return False
    step = after[1] - before[1]
    return 0 < step <= _MOST_DAYS_APART if before[0] == "date" else step == 1 or (before[0] == "month" and step == -11)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(vocabulary("names")["surnames"])


def names_in(lines: Sequence[Line]) -> tuple[tuple[Word, ...], ...]:
    """The names of people that lines hold, each beginning a line; empty where they hold anything else."""
    names: list[tuple[Word, ...]] = []
    for line in lines:
        if names and (len(names[-1]) < 2 or line.words[0].text not in _surnames()):
            names[-1] = (*names[-1], *line.words)
        else:
            names.append(line.words)
    texts = [" ".join(word.text for word in name) for name in names]
    people = [parse_people(text) for text in texts]
    named = all(len(who) == 1 and who[0].name and not who[0].title for who in people)
    return tuple(names) if named and all(people_share(text) > 0.9 for text in texts) else ()
