"""A programme's table as flattened text of which each word's cell is known: what the reader of such text learns from.

Unlike `flatten.py`, which keeps what a crawler makes of the PDF, this wraps the cells itself, so that one table gives
many texts: other widths of columns, another order of columns, other habits.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from programme import ABOVE, LEFT, Programme

from congtac.extract.wrap import SPACE_EM, proportional_width

_EM = 0.42
"""Centimetres of an em of 12 points."""
_PADDING = 0.4
_LEAST_WIDTH = 1.1
_SHORT = 40
_FEW = 3
"""Columns of which the first says when, as a rule."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words `start:end` of a line stand in the cell that begins at this row and column, `span` columns wide."""

    start: int
    end: int
    row: int
    column: int
    span: int


@dataclass(frozen=True, slots=True)
class LostTable:
    """Lines of heads and lines of cells, each with its places; `blanks` counts the empty cells before each line."""

    heads: tuple[str, ...]
    lines: tuple[str, ...]
    places: tuple[tuple[Place, ...], ...]
    blanks: tuple[int, ...]
    n_columns: int
    spaced: bool

    @property
    def text(self) -> str:
        """The table as a crawler's text."""
        end = "\n\n" if self.spaced else "\n"
        body = (f"{' ' + end}" * blank + line + end for line, blank in zip(self.lines, self.blanks, strict=True))
        return "".join(line + end for line in self.heads) + "".join(body)


def _wrap(text: str, room: float) -> list[str]:
    lines = []
    for paragraph in text.split("\n"):
        words = paragraph.split()
        line = ""
        for word in words:
            if line and proportional_width(line) + SPACE_EM + proportional_width(word) > room:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines.append(line)
    return [line for line in lines if line]


def _cells(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, int, str]]:
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text in (ABOVE, LEFT):
                continue
            right = column
            while right + 1 < len(row) and row[right + 1] == LEFT:
                right += 1
            yield number, column, right - column + 1, text


def _ordered(rows: Sequence[Sequence[str]], order: Sequence[int]) -> list[list[str]]:
    return [row if LEFT in row else [row[column] for column in order] for row in rows]


def _is_reorderable(rows: Sequence[Sequence[str]]) -> bool:
    """Whether no cell but one over the whole row covers several columns."""
    return all(LEFT not in row or all(cell == LEFT for cell in row[1:]) for row in rows)


def lose(programme: Programme, chance: random.Random) -> LostTable:
    """The programme's table with drawn widths and habits, half of the time with its columns in another order."""
    heads = programme.data.get("heads", [[column.head for column in programme.columns]])
    rows = [list(row.cells) for row in programme.rows]
    order = list(range(len(programme.columns)))
    if len(heads) == 1 and len(order) > _FEW and _is_reorderable(rows) and chance.random() < 0.5:
        numbered = int(programme.columns[0].role == "number")
        first = chance.randrange(numbered, len(order))
        order.insert(chance.randrange(numbered, len(order)), order.pop(first))
    widths = [max(_LEAST_WIDTH, programme.columns[column].width * chance.uniform(0.75, 1.35)) for column in order]
    em = _EM * programme.data.get("table_size", 12) / 12
    rooms = [(width - _PADDING) / em for width in widths]
    head_rows, body = _ordered(heads, order), _ordered(rows, order)
    head_lines = [
        line for _, column, span, text in _cells(head_rows) for line in _wrap(text, _room(rooms, column, span))
    ]
    join, empty, spaced = chance.random() < 0.2, chance.random() < 0.4, chance.random() < 0.5
    lines, places, blanks = _lines(body, rooms, join, empty)
    return LostTable(tuple(head_lines), lines, places, blanks, len(order), spaced)


def _room(rooms: Sequence[float], column: int, span: int) -> float:
    return sum(rooms[column : column + span])


def _lines(
    rows: Sequence[Sequence[str]], rooms: Sequence[float], join: bool, empty: bool
) -> tuple[tuple[str, ...], tuple[tuple[Place, ...], ...], tuple[int, ...]]:
    lines: list[str] = []
    places: list[tuple[Place, ...]] = []
    blanks: list[int] = []
    waiting = 0
    last_short = -1
    for row, column, span, text in _cells(rows):
        wrapped = _wrap(text, _room(rooms, column, span))
        if not wrapped:
            waiting += empty
            continue
        short = join and len(wrapped) == 1
        for number, line in enumerate(wrapped):
            words = len(line.split())
            if short and last_short == row and len(lines[-1]) + len(line) < _SHORT and not waiting:
                start = len(lines[-1].split())
                lines[-1] += f" {line}"
                places[-1] += (Place(start, start + words, row, column, span),)
            else:
                lines.append(line)
                places.append((Place(0, words, row, column, span),))
                blanks.append(waiting if not number else 0)
                waiting = 0
        last_short = row if short else -1
    return tuple(lines), tuple(places), tuple(blanks)
