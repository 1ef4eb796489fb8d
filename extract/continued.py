"""Tables over page ends: parts joined to one table, rows and merged cells cut by the page end made whole.

Which rule decides what:

* Two parts are one table when nothing but furniture lies between them and their column edges agree.
* Rows at the top of the lower part that equal the table's first rows are its repeated head.
* The first row of the lower part continues the last row of the upper part when its cells speak for it (`_continues`):
  a page cuts a row only where its text has run down to the row's bottom, and only between wrapped lines.
* A cell of the lower part continues a merged cell when its row does, or when it is empty and either covers several
  rows itself or stands in the first column (the second, where the first holds running numbers). Anywhere else an
  empty cell stays an empty cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rapidfuzz import fuzz

from congtac.extract.broken import mend_broken
from congtac.extract.document import BBox, Cell, Paragraph, Table
from congtac.extract.heads import set_heads_aside
from congtac.extract.segments import Room, Segment, fits_above, group_lines, paragraph_of
from congtac.extract.wrap import completes_day, is_closed, starts_like_row, starts_lower, starts_with_mark

_SAME_EDGE = 3.5
_ALIKE = 85
"""Of 100: a head's cell recognised twice may be read otherwise in a letter or two."""
_SHORT = 14  # characters of a cell that only says when


@dataclass(frozen=True, slots=True)
class Part:
    """What a page holds of a cell."""

    room: Room
    bbox: BBox
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A cell before its lines are made paragraphs."""

    row: int
    column: int
    row_span: int
    column_span: int
    parts: tuple[Part, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All its lines."""
        return tuple(segment for part in self.parts for segment in part.segments)

    @property
    def text(self) -> str:
        """Its lines joined."""
        return " ".join(segment.line.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table, or the part of it on one page."""

    xs: tuple[float, ...]
    n_rows: int
    cells: tuple[DraftCell, ...]
    pitch: float
    furniture: tuple[tuple[DraftCell, ...], ...] = field(default=())
    ruled: bool = True


def join_tables(upper: DraftTable, lower: DraftTable) -> DraftTable | None:
    """The table that two parts make; None where they are two tables."""
    if not upper.ruled and len(upper.xs) == len(lower.xs):
        # Without ruling lines nothing says where the last column ends.
        lower = replace(lower, xs=(*lower.xs[:-1], upper.xs[-1]))
    xs = _common_edges(upper.xs, lower.xs) if upper.ruled == lower.ruled else None
    if xs is None:
        return None
    upper, lower = _on_edges(upper, xs), _on_edges(lower, xs)
    heads = _repeated_heads(upper, lower)
    furniture = tuple(tuple(cell for cell in lower.cells if cell.row == row) for row in range(heads))
    lower = _without_rows(lower, heads)
    if not lower.n_rows:
        return replace(upper, furniture=upper.furniture + furniture)
    return _stacked(upper, lower, furniture)


def _stacked(upper: DraftTable, lower: DraftTable, furniture: tuple[tuple[DraftCell, ...], ...]) -> DraftTable:
    last = {cell.column: cell for cell in upper.cells if cell.row + cell.row_span == upper.n_rows}
    first = {cell.column: cell for cell in lower.cells if cell.row == 0}
    pairs = [(last[column], cell) for column, cell in first.items() if _same_columns(last.get(column), cell)]
    joined = len(pairs) == len(first) == len(last) and _continues(pairs, upper.ruled)
    shift = upper.n_rows - joined
    lead = _lead_columns(upper) if upper.ruled else set()
    merged: dict[int, DraftCell] = {}
    for above, below in pairs:
        empty = not below.segments
        if joined or (empty and above.segments and (below.row_span > 1 or below.column in lead)):
            span = above.row_span + below.row_span - joined
            merged[below.column] = replace(above, row_span=span, parts=above.parts + below.parts)
    cells = [merged.get(cell.column, cell) if last.get(cell.column) is cell else cell for cell in upper.cells]
    for cell in lower.cells:
        if cell.row or cell.column not in merged:
            cells.append(replace(cell, row=cell.row + shift))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(
        upper,
        n_rows=shift + lower.n_rows,
        cells=tuple(cells),
        pitch=upper.pitch or lower.pitch,
        furniture=upper.furniture + furniture,
    )


def _same_columns(one: DraftCell | None, other: DraftCell) -> bool:
    return one is not None and one.column_span == other.column_span


def _continues(pairs: Sequence[tuple[DraftCell, DraftCell]], ruled: bool) -> bool:
    """Whether a page's first row is the rest of the row above: the sum of what each column says."""
    if not any(below.segments for _, below in pairs):
        return False
    if not ruled and any(_begin_alike(above.text, below.text) for above, below in pairs):
        # Both say when: without ruling lines nothing speaks against two rows.
        return False
    return sum(_evidence(above, below) for above, below in pairs if below.segments) > 0


def _begin_alike(above: str, below: str) -> bool:
    cut = above.rstrip().endswith(("-", "–", "đến"))
    return starts_like_row(above) and starts_like_row(below) and not cut and not completes_day(above, below)


def _evidence(above: DraftCell, below: DraftCell) -> int:
    lines, rest = above.segments, below.segments
    first = rest[0].line
    if completes_day(above.text, first.text):
        return 6
    if _counts_on(above.text, below.text):
        return -6
    new = starts_like_row(first.text) or starts_with_mark(first)
    if not lines:
        # Nothing of it above: a row of its own, unless the cell is centred over the page end.
        return -2
    if max(len(above.text), len(below.text)) <= _SHORT and _begin_alike(above.text, below.text):
        return -6  # two hours, two days: each row has its own
    last = lines[-1]
    score = -2 if fits_above(last, rest[0], above.parts[-1].room) else 2
    score += 2 if starts_lower(first) else -2 if new else -1 if is_closed(last.line) else 0
    part = above.parts[-1]
    over = part.segments[0].top - part.bbox.top if part.segments else 0.0
    under = part.bbox.bottom - last.bottom
    if under > 1.6 * last.size and abs(under - over) > last.size:
        # There was height for another line: nothing of this cell was cut.
        score -= 3
    return score


def _counts_on(above: str, below: str) -> bool:
    """Whether the number of the row above is followed by the next one."""
    one, other = (text.rstrip(".") for text in (above, below))
    return one.isdecimal() and other.isdecimal() and int(other) == int(one) + 1


def _lead_columns(table: DraftTable) -> set[int]:
    """The column that rows are grouped by: the first, or the second where the first holds running numbers."""
    texts = [cell.text for cell in table.cells if cell.column == 0 and cell.segments]
    numbers = [int(text.rstrip(".")) for text in texts if text.rstrip(".").isdecimal()]
    running = len(numbers) > 1 and numbers[0] == 1 and all(below - above == 1 for above, below in pairwise(numbers))
    return {0, 1} if running else {0}


def _common_edges(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...] | None:
    """The finer of two sets of column edges, where it holds the coarser one."""
    fine, coarse = (one, other) if len(one) >= len(other) else (other, one)
    if abs(fine[0] - coarse[0]) > _SAME_EDGE or abs(fine[-1] - coarse[-1]) > _SAME_EDGE:
        return None
    return fine if all(min(abs(x - y) for y in fine) <= _SAME_EDGE for x in coarse) else None


def _on_edges(table: DraftTable, xs: tuple[float, ...]) -> DraftTable:
    if len(table.xs) == len(xs):
        return table
    place = [min(range(len(xs)), key=lambda index: abs(xs[index] - x)) for x in table.xs]
    cells = tuple(
        replace(
            cell,
            column=place[cell.column],
            column_span=place[cell.column + cell.column_span] - place[cell.column],
        )
        for cell in table.cells
    )
    return replace(table, xs=xs, cells=cells)


def _row_key(table: DraftTable, row: int) -> list[tuple[int, int, int, str]]:
    return [(cell.column, cell.column_span, cell.row_span, cell.text) for cell in table.cells if cell.row == row]


def _repeated_heads(upper: DraftTable, lower: DraftTable) -> int:
    count = 0
    limit = min(upper.n_rows, lower.n_rows)
    while count < limit and _says_the_same(upper, lower, count) and _says_enough(upper, count):
        count += 1
    # A head ends where no cell reaches into the row below it.
    while count and any(cell.row < count < cell.row + cell.row_span for cell in lower.cells):
        count -= 1
    return count


def _says_the_same(upper: DraftTable, lower: DraftTable, row: int) -> bool:
    """Whether a row stands in both; of several cells one may be cut short, as where another overlaps it."""
    one, other = _row_key(upper, row), _row_key(lower, row)
    if [key[:3] for key in one] != [key[:3] for key in other]:
        return False
    odd = [
        (above, below)
        for (*_, above), (*_, below) in zip(one, other, strict=True)
        if above != below and fuzz.ratio(above, below) < _ALIKE
    ]
    return not odd or (len(odd) == 1 < len(one) / 3 and bool(odd[0][1]) and odd[0][0].startswith(odd[0][1]))


def _says_enough(table: DraftTable, row: int) -> bool:
    key = _row_key(table, row)
    return not key or sum(bool(text) for *_, text in key) > 1 or (row == 0 and any(text for *_, text in key))


def _without_rows(table: DraftTable, count: int) -> DraftTable:
    cells = tuple(replace(cell, row=cell.row - count) for cell in table.cells if cell.row >= count)
    return replace(table, n_rows=table.n_rows - count, cells=cells)


def finish_table(table: DraftTable) -> Table:
    """A draft's lines made paragraphs, and repeated heads put aside."""
    finished = Table(
        table.n_rows,
        len(table.xs) - 1,
        tuple(
            Cell(cell.row, cell.column, cell.row_span, cell.column_span, _paragraphs(cell, table))
            for cell in table.cells
        ),
        tuple(
            replace(paragraph, role="repeated_head")
            for cells in table.furniture
            for cell in cells
            for paragraph in _paragraphs(cell, table)
        ),
    )
    return set_heads_aside(finished)


def _paragraphs(cell: DraftCell, table: DraftTable) -> tuple[Paragraph, ...]:
    """A cell's lines as paragraphs, joined over page ends."""
    segments = cell.segments
    if not segments:
        return ()
    room = cell.parts[0].room
    # Only lines that are drawn say how wide a cell is.
    whole = mend_broken(segments, room) if table.ruled else segments
    return tuple(paragraph_of(group, room) for group in group_lines(whole, room, table.pitch))
