"""What a cell of contents holds: one entry, or several that its bullets, times or neighbouring cells tell apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from congtac.extract.document import Paragraph
from congtac.extract.passage import Passage
from congtac.models.clauses import read_clauses
from congtac.models.item_split import split_items
from congtac.models.list_marks import skip_marks
from congtac.models.people import parse_people
from congtac.models.reading import FieldName
from congtac.models.times import leading

Fields = Mapping[FieldName, tuple[Passage, ...]]

_BULLET = re.compile(r"(?:^|\n)\s*(?:[-–—+*•·▪●○]|\d{1,2}[.)](?!\d)|[a-zđ]\))\s*\S")
_OWN: frozenset[FieldName] = frozenset(("leader", "location", "time", "session", "participants"))
_SHARED: frozenset[FieldName] = frozenset(("date", "session"))


def split_content(
    paragraphs: Sequence[Paragraph], others: Fields, each_bullet: bool = False
) -> list[tuple[Passage, Fields]]:
    """A content cell's entries, and for each its share of the row's other cells where these are split alike.

    Args:
        paragraphs: The cell's.
        others: What the row's other cells give.
        each_bullet: Whether every bullet is an entry by the table's layout. Else bullets are entries of their own when
            each has its own time, session, leader or place, or when another cell has as many.
    """
    passage = Passage.of(paragraphs)
    chunks = _cut(passage, _bullet_starts(passage.text))
    if len(chunks) > 1 and (alike := _alike(len(chunks), others)):
        return [(chunk, {name: (parts[n],) for name, parts in alike.items()}) for n, chunk in enumerate(chunks)]
    if not each_bullet and not (len(chunks) > 1 and all(_OWN & read_clauses(chunk).keys() for chunk in chunks)):
        chunks = _cut(passage, [0, *_opened_starts(passage.text)[1:]])
    return [(item, {}) for chunk in chunks for item in split_items(chunk)]


def _cut(passage: Passage, starts: Sequence[int]) -> list[Passage]:
    cut = (passage.slice(start, end) for start, end in pairwise([*starts, len(passage.text)]))
    return [chunk for chunk in cut if chunk.text]


def _bullet_starts(text: str) -> list[int]:
    """Where list marks, and lines that open with a time or session, begin."""
    starts = {match.start() + (text[match.start()] == "\n") for match in _BULLET.finditer(text)}
    return sorted({0, *starts, *_opened_starts(text)})


def _opened_starts(text: str) -> list[int]:
    """Where lines begin that open, behind a list mark, with a time or session."""
    lines = [0, *(match.end() for match in re.finditer(r"\n", text))]
    return [start for start in lines if leading(text[skip_marks(text, start) :])]


def _alike(count: int, others: Fields) -> dict[FieldName, list[Passage]]:
    """Other fields whose one cell has `count` bullets or lines too, with these."""
    alike = {}
    for name, passages in others.items():
        if len(passages) == 1 and passages[0].words and name not in _SHARED:
            text = passages[0].text
            people = [person.start for person in parse_people(text)] if name == "leader" else []
            lines = [0, *(match.end() for match in re.finditer(r"\n", text))]
            for starts in (_bullet_starts(text), lines, [0, *people[1:]]):
                parts = _cut(passages[0], starts)
                if len(parts) == count and (name != "leader" or _one_each(parts)):
                    alike[name] = [part.slice(skip_marks(part.text), len(part.text)) for part in parts]
                    break
    return alike


def _one_each(parts: Sequence[Passage]) -> bool:
    """Whether each part names whoever it names in full, rather than one a name and the next his office."""
    people = [found[0] for part in parts if (found := parse_people(part.text))]
    names = any(person.title is None for person in people)
    offices = any(person.name is None for person in people)
    return not (names and offices)
