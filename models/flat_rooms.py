"""How wide the columns of a lost table are: a line breaks where its column's width makes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from congtac.models.flat_cells import Atom
from congtac.models.flat_heads import HeadColumn

_LEAST_LINES = 4
_MOST_SPARE, _MOST_CROWDED = 2.0, 2.4


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell as found: atoms `start:end` in a column, -1 for a row across all; `cut` where it goes on from a page.

    `span` counts the columns it covers, where sessions or leaders are columns that a cell may have in common.
    """

    start: int
    end: int
    column: int
    new_row: bool
    cut: bool
    span: int = 1


def first_rooms(atoms: Sequence[Atom], columns: Sequence[HeadColumn]) -> list[float | None]:
    """Widths to begin with: columns that are sessions or leaders are about as wide as each other."""
    lines = [(atom, after) for atom, after in pairwise(atoms) if not atom.when and after.starts_line]
    least = [atom.width for atom, _ in lines]
    most = [atom.width + 0.25 + after.first_width for atom, after in lines if after.line.text[:1].islower()]
    named = sum(column.named for column in columns) > 1 and len(most) >= _LEAST_LINES
    return [_agreed(least, most) if named and column.named else None for column in columns]


def rooms_of(atoms: Sequence[Atom], pieces: Sequence[Piece], columns: Sequence[HeadColumn]) -> list[float | None]:
    """Each column's width: what agrees with the most lines, none wider, and none with room for the word after it."""
    least: list[list[float]] = [[] for _ in columns]
    most: list[list[float]] = [[] for _ in columns]
    for piece in pieces:
        if piece.column < 0 or piece.span > 1:
            continue
        cell = atoms[piece.start : piece.end]
        widths = line_widths(cell)
        firsts = [atom.first_width for atom in cell if atom.starts_line][-len(widths) + 1 :] if len(widths) > 1 else []
        least[piece.column] += widths
        most[piece.column] += [width + 0.25 + first for width, first in zip(widths, firsts, strict=False)]
    rooms = [_agreed(low, high) if len(low) >= _LEAST_LINES else None for low, high in zip(least, most, strict=True)]
    known = [room for room, column in zip(rooms, columns, strict=True) if column.named and room is not None]
    usual = mean(known) if known else None  # columns that are sessions or leaders are about as wide as each other
    return [usual if column.named and room is None else room for room, column in zip(rooms, columns, strict=True)]


def _agreed(least: Sequence[float], most: Sequence[float]) -> float:
    return max(sorted(set(least)), key=lambda room: sum(w <= room + 0.2 for w in least) + sum(w > room for w in most))


def line_widths(atoms: Sequence[Atom]) -> list[float]:
    """How wide each line of a cell is (ems)."""
    widths: list[float] = []
    for atom in atoms:
        if atom.starts_line or not widths:
            widths.append(atom.width)
        else:
            widths[-1] += 0.25 + atom.width
    return widths


def room_of(rooms: Sequence[float | None], column: int, span: int) -> float | None:
    """The width of columns taken together; None for a row across all, or while one is unknown."""
    return sum_of(rooms[column : column + span]) if column >= 0 else None


def sum_of(rooms: Sequence[float | None]) -> float | None:
    """The widths together; None where one is unknown."""
    known = [room for room in rooms if room is not None]
    return sum(known) if known and len(known) == len(rooms) else None


def breaks(atoms: Sequence[Atom], room: float | None) -> tuple[float, float, float]:
    """How the line breaks within a cell disagree with its width: one is due only where the next word is too wide.

    Before a list mark any break is.

    Args:
        atoms: The cell's atoms.
        room: The column's width in ems; None while it is not known.

    Returns:
        Uneven white space inside the cell (lines); room left at breaks, and lines over the room (about ems).
    """
    uneven = spare = crowded = 0.0
    width = 0.0
    for number, atom in enumerate(atoms):
        if number and atom.starts_line:
            uneven += atom.uneven
            if room is not None and not atom.mark:
                slack = room - (width + 0.25 + atom.first_width)
                spare += min(_MOST_SPARE, max(0.0, slack - 0.4))
            width = 0.0
        elif number:
            width += 0.25
        width += atom.width
        if room is not None and width > room * 1.06 + 0.3:
            crowded += min(_MOST_CROWDED, width - room * 1.06)
    return uneven, spare, crowded
