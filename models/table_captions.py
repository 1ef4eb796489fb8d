"""A head or title that stands in a table's first rows: lifted out of it, so that it is read as the lines above one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from congtac.extract.document import Block, Cell, Table
from congtac.models.head_values import is_single_day
from congtac.models.table_heads import Row, count_head_rows
from congtac.models.title_lines import flow, is_period, opens_title, title_start

_MOST_ROWS = 8
_MOST_WORDS = 60  # of a row that belongs to a head


def lift_captions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the first table's title, and what stands above it there, as centred paragraphs before the table.

    Only where no title stands above the table; a caption that is no title stays the table's.
    """
    at = next((number for number, block in enumerate(blocks) if isinstance(block, Table)), None)
    if at is None or title_start(flow(blocks)) is not None:
        return tuple(blocks)
    table = blocks[at]
    assert isinstance(table, Table)
    rows = _count_rows(table)
    if not rows:
        return tuple(blocks)
    lifted = [
        replace(part, align="center")
        for cell in table.cells
        if cell.row < rows
        for part in cell.paragraphs
        if part.lines
    ]
    cells = tuple(replace(cell, row=cell.row - rows) for cell in table.cells if cell.row >= rows)
    return (*blocks[:at], *lifted, replace(table, n_rows=table.n_rows - rows, cells=cells), *blocks[at + 1 :])


def _count_rows(table: Table) -> int:
    """How many rows at the top are head and title; 0 where none of them opens a title above a table's head."""
    grid = table.grid()
    titled, count = False, 0
    for number, row in enumerate(grid[:_MOST_ROWS]):
        cells = [cell for cell in dict.fromkeys(row) if cell is not None and cell.text.strip()]
        if any(cell.row + cell.row_span > number + 1 for cell in row if cell is not None):
            break
        if sum(len(cell.text.split()) for cell in cells) > _MOST_WORDS:
            break
        whole = len(cells) == 1 and cells[0].column_span == len(row)
        if titled and cells and not (whole and _goes_on(cells[0].text)):
            break
        if whole and _opens(cells[0]):
            titled = True
        count = number + 1
    return count if titled and _heads(grid[count:]) else 0


def _goes_on(text: str) -> bool:
    """Whether a row below the title's may belong to it, and is not the first day's."""
    return is_period(text.strip(" ()")) or not is_single_day(text)


def _opens(cell: Cell) -> bool:
    return any(opens_title(line, replace(part, align="center")) for part in cell.paragraphs for line in part.lines)


def _heads(grid: Sequence[Row]) -> bool:
    """Whether a table's head begins with a first row."""
    return bool(grid) and count_head_rows(grid) > 0
