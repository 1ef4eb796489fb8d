"""Recognised words to rows of words, as a page's characters give them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from congtac.extract.characters import Row
from congtac.extract.document import BBox, Word
from congtac.extract.grid import Grid
from congtac.extract.misread import mend
from congtac.extract.recognise import Seen
from congtac.extract.wrap import proportional_width

_LEAST_LETTERS = 3
_USUAL_SIZE = 13.0
_SAME_SIZE = 0.18
"""Lines whose letters seem this much larger or smaller than the page's are of its size: only their letters differ."""
_DESCENDERS = frozenset("gjpqyQ,;()[]{}|/")
_DOT_BELOW = "\u0323"
_DESCENT = 0.21
_SAME_ROW = 0.35
"""How far apart, in ems, baselines of one row may lie."""
_SPACE = 0.25
_SPACED = 1.0
"""Gap in ems up to which words of one line have a blank between them."""


@dataclass(frozen=True, slots=True)
class _Line:
    """Words that were recognised as one line and stand in one cell, or in none; lengths in points."""

    words: tuple[Word, ...]
    cell: tuple[int, int] | None
    baseline: float
    size: float


def rows_of(seen: Sequence[Seen], grids: Sequence[Grid], page: int, scale: float) -> list[Row]:
    """The rows of a recognised page, top to bottom.

    Args:
        seen: Its words; boxes in pixels.
        grids: Its ruled tables; no row leaves a cell.
        page: Its number, from 1.
        scale: Pixels a point.
    """
    usual = median(_sizes(seen, scale) or [_USUAL_SIZE])
    lines = [_line(words, cell, page, usual, scale) for (_, cell), words in _by_line(seen, grids, scale).items()]
    rows: list[list[_Line]] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        row = next((row for row in reversed(rows) if row[0].cell == line.cell), None)
        if row is not None and line.baseline - row[0].baseline <= _SAME_ROW * row[0].size:
            row.append(line)
        else:
            rows.append([line])
    return [_row(row) for row in rows]


def _by_line(
    seen: Iterable[Seen], grids: Sequence[Grid], scale: float
) -> dict[tuple[int, tuple[int, int] | None], list[Seen]]:
    lines: dict[tuple[int, tuple[int, int] | None], list[Seen]] = {}
    for word in seen:
        lines.setdefault((word.line, _cell(word, grids, scale)), []).append(word)
    return lines


def _cell(word: Seen, grids: Sequence[Grid], scale: float) -> tuple[int, int] | None:
    """The grid and the cell in it that a word stands in."""
    x, y = (word.x0 + word.x1) / 2 / scale, (word.top + word.bottom) / 2 / scale
    for index, grid in enumerate(grids):
        cell = grid.box_at(x, y)
        if cell is not None:
            return index, cell
    return None


def _line(seen: Sequence[Seen], cell: tuple[int, int] | None, page: int, usual: float, scale: float) -> _Line:
    size = median(_sizes(seen, scale) or [usual])
    if abs(size - usual) <= _SAME_SIZE * usual:
        size = usual
    level = [word.bottom for word in seen if not _descends(word.text)]
    baseline = median(level) / scale if level else median(word.bottom for word in seen) / scale - _DESCENT * size
    words = tuple(
        Word(
            -1,
            word.text,
            page,
            BBox(word.x0 / scale, word.top / scale, word.x1 / scale, word.bottom / scale),
            -1,
            0,
            size,
            score=word.score,
        )
        for word in seen
    )
    return _Line(words, cell, baseline, size)


def _sizes(seen: Iterable[Seen], scale: float) -> list[float]:
    """The size of type in points of each word that is long enough to tell, by how wide it is."""
    return [
        (word.x1 - word.x0) / scale / width
        for word in seen
        if len(word.text) >= _LEAST_LETTERS and (width := proportional_width(word.text))
    ]


def _descends(text: str) -> bool:
    return not _DESCENDERS.isdisjoint(text) or _DOT_BELOW in unicodedata.normalize("NFD", text)


def _row(lines: Sequence[_Line]) -> Row:
    words = mend(sorted((word for line in lines for word in line.words), key=_left))
    row = Row(lines[0].baseline, words, [0.0], [False])
    for gap, size in _gaps(words):
        spaced = gap < _SPACED * size
        row.spaced.append(spaced)
        row.open_gaps.append(max(gap - _SPACE * size, 0.0) if spaced else gap)
    return row


def _gaps(words: Sequence[Word]) -> Iterator[tuple[float, float]]:
    """The gap before each word but the first, and its size of type."""
    reached = words[0].bbox.x1 if words[0].bbox else 0.0
    for word in words[1:]:
        if word.bbox is not None:
            yield word.bbox.x0 - reached, word.size or _USUAL_SIZE
            reached = max(reached, word.bbox.x1)


def _left(word: Word) -> float:
    return word.bbox.x0 if word.bbox else 0.0
