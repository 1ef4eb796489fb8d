"""Tables in plain text whose columns are kept apart by blanks, as programs write that keep a page's layout.

Such a text is a page of letters all of one width: its lines are read as a page's rows are, by the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from congtac.extract.characters import Row
from congtac.extract.continued import finish_table
from congtac.extract.document import BBox, Line, Paragraph, Table, Word
from congtac.extract.unruled import find_unruled

_GAP = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_LEAST_LINES = 4
"""Lines with gaps that may be a table."""
_SIZE = 12.0
_LETTER = 4.0
"""Points across that a letter takes: one blank is a word's space then, two are a gap."""
_LINE = 1.15 * _SIZE
_TAB = 8


@dataclass(frozen=True, slots=True)
class SpacedTable:
    """A table and the lines of the text, `start` to `end` (not included), that it is made of."""

    start: int
    end: int
    table: Table


def find_spaced(lines: Sequence[str]) -> list[SpacedTable]:
    """The tables in a text's lines, in order; empty where its columns are not kept apart.

    Args:
        lines: All of them, blank ones too, which stand for height.
    """
    if sum(_GAP.search(line.strip()) is not None for line in lines) < _LEAST_LINES:
        return []
    rows = [(number, row) for number, line in enumerate(lines) if (row := _row(line, number)) is not None]
    return list(_found(rows))


def _found(rows: Sequence[tuple[int, Row]]) -> Iterator[SpacedTable]:
    # The widest table is found first: what stands above and below it may hold others.
    inner = find_unruled([row for _, row in rows]) if rows else None
    if inner is None:
        return
    yield from _found(rows[: inner.start])
    yield SpacedTable(rows[inner.start][0], rows[inner.end - 1][0] + 1, _placeless(finish_table(inner.table)))
    yield from _found(rows[inner.end :])


def _row(line: str, number: int) -> Row | None:
    """A line as a row of a page; None for a blank one."""
    line = line.replace("\f", "").expandtabs(_TAB)
    baseline = (number + 1) * _LINE
    words = [
        Word(
            -1,
            token[0],
            1,
            BBox(token.start() * _LETTER, baseline - 0.8 * _SIZE, token.end() * _LETTER, baseline + 0.2 * _SIZE),
            -1,
            0,
            _SIZE,
        )
        for token in re.finditer(r"\S+", line)
    ]
    if not words:
        return None
    blanks = [right.x0 - left.x1 for left, right in pairwise(word.bbox for word in words if word.bbox)]
    spaced = [blank <= _LETTER for blank in blanks]
    gaps = [0.0 if space else blank for blank, space in zip(blanks, spaced, strict=True)]
    return Row(baseline, words, [0.0, *gaps], [False, *spaced])


def _placeless(table: Table) -> Table:
    """The table without the places on a page that its words were given."""

    def bare(paragraph: Paragraph) -> Paragraph:
        lines = (
            Line(tuple(word._replace(page=None, bbox=None, size=None) for word in line.words))
            for line in paragraph.lines
        )
        return replace(paragraph, lines=tuple(lines))

    cells = tuple(replace(cell, paragraphs=tuple(map(bare, cell.paragraphs))) for cell in table.cells)
    return replace(table, cells=cells, furniture=tuple(map(bare, table.furniture)))
