"""What a lost table's cells hold below heads that name values: contents, people, or days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from congtac.extract.document import Line
from congtac.models.flat_cells import says_day, says_due
from congtac.models.flat_heads import HeadColumn
from congtac.models.people import people_share
from congtac.models.phones import without_phones
from congtac.models.when import cell_session, cell_time

PEOPLE = "people"
DAYS = "days"
_PEOPLE = 0.75  # of a line's letters
_STAFFED = 0.6  # the share of lines that name people and no more
_DATED = 0.75  # the share of lines that are days, where only days stand in the cells
_DATED_MONTHS = 0.25  # the same below heads that are months, beside columns of other things
_MOST_WORDS = 8


def with_held(columns: Sequence[HeadColumn], lines: Sequence[Line]) -> tuple[HeadColumn, ...]:
    """The columns, those whose heads name values with what their cells hold."""
    kinds = {column.value for column in columns if column.value}
    if not kinds:
        return tuple(columns)
    role = _held(kinds, lines)
    return tuple(replace(column, role=role) if column.value else column for column in columns)


def _held(kinds: set[str], lines: Sequence[Line]) -> str:
    texts = [text for line in lines if (text := without_phones(line.text))]
    days = [text for text in texts if says_day(text) or says_due(text)]
    if len(days) >= (_DATED_MONTHS if kinds == {"date"} else _DATED) * len(texts):
        return DAYS
    others = [text for text in texts if text not in days and not cell_session(text) and not cell_time(text)]
    return PEOPLE if _staffed(others) >= _STAFFED else "content"


def _staffed(texts: Sequence[str]) -> float:
    """The share of lines that name people, alone or with the line below or above them."""
    named = {
        number
        for number, text in enumerate(texts)
        if len(text.split()) <= _MOST_WORDS and len(text.split()) > 1 and people_share(text) > _PEOPLE
    }
    rest = {
        number + 1
        for number, (above, below) in enumerate(pairwise(texts))
        if number in named and len(below.split()) == 1 and people_share(f"{above} {below}") > _PEOPLE
    }
    return len(named | rest) / len(texts) if texts else 0.0
