"""A sheet's cells to blocks: what stands above, between and below its grids as paragraphs, the grids as tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from congtac.extract.document import Block, Cell, Line, Paragraph, Table, Word
from congtac.extract.heads import set_heads_aside
from congtac.extract.numbering import new_word
from congtac.extract.sheet_grid import Look, Sheet, SheetCell

Rows = Sequence[Sequence[SheetCell]]

_GRID = 3
"""Cells in a row that make it one of a grid where no lines say so; letterheads and signatures have two."""
LETTERHEAD = re.compile(
    r"\s*(?:cộng\s*h[òo]\w*\s+xã\s+hội|độc\s+lập\s*[-–]|đảng\s+cộng\s+sản|số\s*:|.{0,40},\s*ngày\b.*\btháng\b.*\bnăm\b)",
    re.IGNORECASE,
)
FOOT = re.compile(
    r"\s*(?:(?:ghi\s+chú|lưu\s+ý)\s*:|nơi\s+(?:nhận|gửi)\s*:?|(?:TM|KT|TL|TUQ|T/M|T/L|K/T)\s*\.)", re.IGNORECASE
)
_LETTERHEAD_ROWS = 15
_GOES_ON = re.compile(r"[^\W\d_]")


def to_blocks(sheet: Sheet) -> Iterator[Block]:
    """The sheet's paragraphs and tables in reading order."""
    at = 0
    for first, last in _bands(sheet):
        yield from _beside_grid(sheet.rows[at:first])
        yield set_heads_aside(_table(sheet.rows[first:last]))
        at = last
    yield from _beside_grid(sheet.rows[at:])


def _bands(sheet: Sheet) -> list[tuple[int, int]]:
    """The stretches of rows, their ends excluded, that are grids: drawn as such, or else of several cells a row."""
    widths = sheet.widths()
    stretches = _drawn(sheet, widths) if any(sheet.ruled) else [(0, len(widths))]
    bands: list[tuple[int, int]] = []
    for first, last in stretches:
        for start, end in _parted(sheet, widths, *_pared(sheet, widths, first, last)):
            if end - start > 1 and (not bands or start >= bands[-1][1]):
                bands.append((start, end))
    return bands


def _drawn(sheet: Sheet, widths: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of ruled rows; a single row without lines between two of them, or one of several cells, is of the grid."""
    runs: list[tuple[int, int]] = []
    for is_ruled, group in groupby(range(len(widths)), key=lambda row: sheet.ruled[row]):
        rows = list(group)
        if not is_ruled:
            continue
        first, last = rows[0], rows[-1] + 1
        between = range(runs[-1][1], first) if runs else range(0)
        one = len(between) == 1 and not sheet.gaps[between[0]] and not sheet.gaps[first]
        if runs and (one or all(widths[row] >= _GRID for row in between)):
            runs[-1] = runs[-1][0], last
        else:
            runs.append((first, last))
    runs = [_with_neighbours(sheet, widths, first, last) for first, last in runs]
    runs = [(_above(sheet, first), _below(sheet, first, last)) for first, last in runs]
    return sorted([*runs, *_not_drawn(sheet, widths, runs)])


def _with_neighbours(sheet: Sheet, widths: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Drawn rows with those of several cells right above and below them: a head, or rows added later."""
    while first > 0 and not sheet.gaps[first] and widths[first - 1] >= _GRID:
        first -= 1
    while last < len(widths) and not sheet.gaps[last] and widths[last] >= _GRID:
        last += 1
    return first, last


def _not_drawn(sheet: Sheet, widths: Sequence[int], runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What lies between drawn grids and looks like one all the same: several rows of several cells."""
    ends = [0, *(last for _, last in runs)]
    starts = [*(first for first, _ in runs), len(widths)]
    for first, last in zip(ends, starts, strict=True):
        if sum(widths[row] >= _GRID for row in range(first, last)) > 1:
            yield first, last


def _above(sheet: Sheet, first: int) -> int:
    """Where the cells that reach into a row begin."""
    return min((cell.row for row in sheet.rows[:first] for cell in row if cell.end_row > first), default=first)


def _below(sheet: Sheet, first: int, last: int) -> int:
    return max((cell.end_row for row in sheet.rows[first:last] for cell in row), default=last)


def _pared(sheet: Sheet, widths: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """A stretch without the titles above the grid's head and the signature below its last row."""
    ruled = all(sheet.ruled[first:last])
    need = min(2 if ruled else _GRID, max(widths[first:last], default=0))
    if need < 2:
        return first, first
    for row in range(first, min(last, _LETTERHEAD_ROWS)):
        if any(LETTERHEAD.match(cell.text) for cell in sheet.rows[row]) and widths[row] <= 2:
            first = row + 1
    full = [row for row in range(first, last) if widths[row] >= need]
    if not full:
        return first, first
    end = last if ruled else _below(sheet, first, full[-1] + 1)
    while end < last and not sheet.gaps[end] and widths[end] < need:
        end += 1
    for row in range(full[0] + 1, end):
        if any(FOOT.match(cell.text) for cell in sheet.rows[row]) and widths[row] <= 2:
            end = row
            break
    start = _above(sheet, full[0])
    return (start, end) if start >= first else (full[0], end)


def _parted(sheet: Sheet, widths: Sequence[int], first: int, last: int) -> Iterator[tuple[int, int]]:
    """A grid, or several below each other where titles stand above a head that comes again: week after week."""
    if first == last:
        return
    head = [cell.text for cell in sheet.rows[first]]
    for row in range(first + 1, last):
        if len(head) < _GRID or [cell.text for cell in sheet.rows[row]] != head:
            continue
        title = row
        while title > first + 1 and widths[title - 1] < min(_GRID, len(head)):
            title -= 1
        if row - title > 1 or (row > title and sheet.gaps[title]):
            yield _pared(sheet, widths, first, title)
            first = row
    yield first, last


def _table(rows: Rows) -> Table:
    """A table whose columns are those that a cell begins in; places without a cell get an empty one."""
    cells = [cell for row in rows for cell in row]
    edges = sorted({cell.column for cell in cells})
    first = rows[0][0].row
    taken: set[tuple[int, int]] = set()
    found: list[Cell] = []
    for cell in cells:
        column = bisect_right(edges, cell.column) - 1
        span = bisect_right(edges, cell.end_column - 1) - column
        row, height = cell.row - first, min(cell.end_row - first, len(rows)) - (cell.row - first)
        taken |= {(row + down, column + right) for down in range(height) for right in range(span)}
        found.append(Cell(row, column, height, span, _cell_paragraphs(cell)))
    places = ((row, column) for row in range(len(rows)) for column in range(len(edges)))
    found += [Cell(row, column, 1, 1, ()) for row, column in places if (row, column) not in taken]
    return Table(len(rows), len(edges), tuple(sorted(found, key=lambda cell: (cell.row, cell.column))))


def _cell_paragraphs(cell: SheetCell) -> tuple[Paragraph, ...]:
    """A line that somebody ended is a paragraph, unless the next goes on in the midst of a sentence."""
    groups: list[list[Line]] = []
    for line in _lines(cell):
        before = groups[-1][-1].words[-1].text if groups else "."
        goes_on = _GOES_ON.match(line.text) and line.text[0].islower() and not line.words[0].text.endswith((")", "."))
        if goes_on and not before.endswith((".", ";", ":", "!", "?")):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(Paragraph(tuple(group), cell.look.align or "left") for group in groups)


def _lines(cell: SheetCell) -> Iterator[Line]:
    for text in cell.text.splitlines():
        words = _words(text, cell.look)
        if words:
            yield Line(words)


def _words(text: str, look: Look) -> tuple[Word, ...]:
    return tuple(new_word(word, look.size, look.bold, look.italic) for word in text.split())


def _beside_grid(rows: Rows) -> Iterator[Paragraph]:
    """Paragraphs of what is no grid; of two halves side by side the left one first, each line a paragraph.

    Two halves begin with the first row of two cells and end with the last one, or with a cell that lies across both.
    """
    at = 0
    while at < len(rows):
        end, split = _halves(rows, at)
        if split is None:
            yield from _line_paragraphs(rows[at])
        else:
            for right in (False, True):
                for row in rows[at:end]:
                    yield from _line_paragraphs([cell for cell in row if (cell.column >= split) == right])
        at = end


def _halves(rows: Rows, start: int) -> tuple[int, int | None]:
    """Where the halves that begin at a row end, and the column that parts them; None if it has no halves."""
    if len(rows[start]) < 2:
        return start + 1, None
    split = _split(rows[start])
    end = last = start + 1
    signed = any(FOOT.match(cell.text) for cell in rows[start])
    while end < len(rows) and not any(cell.column < split < cell.end_column for cell in rows[end]):
        end += 1
        if len(rows[end - 1]) > 1 or signed:
            last = end
    return last, split


def _split(row: Sequence[SheetCell]) -> int:
    """The column where the right half of a row begins: behind its widest gap of columns."""
    starts = [cell.column for cell in row]
    middle = (row[0].column + row[-1].end_column) / 2
    return min(starts[1:], key=lambda column: abs(column - middle))


def _line_paragraphs(cells: Sequence[SheetCell]) -> Iterator[Paragraph]:
    """Each line of a row's cells as a paragraph; single lines side by side are one."""
    lines = [list(_lines(cell)) for cell in cells]
    if len(cells) > 1 and all(len(own) == 1 for own in lines):
        words = tuple(word for own in lines for word in own[0].words)
        yield Paragraph((Line(words),), cells[0].look.align or "left")
        return
    for cell, own in zip(cells, lines, strict=True):
        for line in own:
            yield Paragraph((line,), cell.look.align or "left")
