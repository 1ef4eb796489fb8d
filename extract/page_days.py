"""Days that a page sets as headings above a table each: one table, its days in rows of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from congtac.extract.document import Block, Cell, Paragraph, Table
from congtac.extract.page_signs import HEADS, SIGNS

_LONGEST = 10
"""Words of the longest heading that is a day's."""
_DAY_HEADS = ("thứ", "ngày", "buổi/ngày")


def join_days(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, each run of tables below days joined into one where their heads are alike and name no day."""
    at = 0
    while at < len(blocks):
        pairs = _run(blocks, at)
        if pairs:
            yield _joined(pairs)
            yield from (block for block in blocks[at : at + _reach(blocks, at)] if not _is_body(block))
            at += _reach(blocks, at)
        else:
            yield blocks[at]
            at += 1


def _run(blocks: Sequence[Block], at: int) -> list[tuple[Paragraph, Table]]:
    """The days and their tables that begin here."""
    body = [block for block in blocks[at : at + _reach(blocks, at)] if _is_body(block)]
    return [
        (day, table)
        for day, table in zip(body[::2], body[1::2], strict=False)
        if isinstance(day, Paragraph) and isinstance(table, Table)
    ]


def _reach(blocks: Sequence[Block], at: int) -> int:
    """How many blocks from here are days and tables with the same head, and what of the site stands between."""
    if not _is_body(blocks[at]):
        return 0
    head: list[str] | None = None
    day = False
    reach = 0
    for number, block in enumerate(blocks[at:], start=1):
        if not _is_body(block):
            continue
        if isinstance(block, Paragraph):
            if day or not _is_day(block):
                break
            day = True
            continue
        if not day or not _lacks_day(block) or head not in (None, _head(block)):
            break
        head = _head(block)
        day = False
        reach = number
    return reach


def _is_body(block: Block) -> bool:
    return isinstance(block, Table) or block.role == "body"


def _is_day(paragraph: Paragraph) -> bool:
    text = paragraph.text
    weekday = SIGNS["weekday"].match(text.lstrip(" *-"))
    return weekday is not None and len(text.split()) <= _LONGEST and SIGNS["hour"].search(text) is None


def _lacks_day(table: Table) -> bool:
    head = _head(table)
    return all(map(HEADS.match, filter(None, head))) and not any(
        text.casefold().startswith(_DAY_HEADS) for text in head
    )


def _head(table: Table) -> list[str]:
    return [cell.text for cell in table.cells if cell.row == 0]


def _joined(pairs: Sequence[tuple[Paragraph, Table]]) -> Table:
    first = pairs[0][1]
    cells = [cell for cell in first.cells if cell.row == 0]
    furniture: list[Paragraph] = []
    row = 1
    for number, (day, table) in enumerate(pairs):
        cells.append(Cell(row, 0, 1, first.n_columns, (day,)))
        own = [cell for cell in table.cells if cell.row > 0]
        cells += [replace(cell, row=cell.row + row) for cell in own]
        row += table.n_rows
        heads = [paragraph for cell in table.cells if cell.row == 0 for paragraph in cell.paragraphs]
        furniture += [replace(paragraph, role="repeated_head") for paragraph in heads if number > 0]
        furniture += table.furniture
    return Table(row, first.n_columns, tuple(cells), tuple(furniture))
