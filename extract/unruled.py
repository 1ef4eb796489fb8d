"""Tables without ruling lines: lines between gutters whose cells make rows.

Nothing but the text says where a row begins. All cells of a row begin in its first line, so a line with text where the
line above has none begins a row; else each cell says whether it goes on with what stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from congtac.extract.characters import Row
from congtac.extract.continued import DraftCell, DraftTable, Part
from congtac.extract.document import BBox
from congtac.extract.gutters import Columns, Runs, Stretch, end_of, find_stretch, parted
from congtac.extract.segments import Segment, fits_above, segment_of, split_row, usual_pitch
from congtac.extract.wrap import completes_day, starts_like_row, starts_lower, starts_with_mark

_RUN_GAP = 0.4
"""Gap in ems wider than a word space."""
_OPEN_GAP = 0.15
"""The same where no space character fills it."""
_LEAST_ROWS = 4
_LEAST_DATED = 3
_LARGER_GAP = 1.15
"""A line this many pitches below the one above begins something."""
_LEAST_APART = 0.08
"""Points by which rows stand farther apart than lines, at least: word processors leave room for no border."""
_GOES_ON = re.compile(r"(?:[-–,(]|\b(?:đến|từ|và|lúc|trước|hết)(?: ngày)?)$", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}\.?$")


@dataclass(slots=True)
class _TableRow:
    """Lines of a row's cells by column; `last` holds the columns of its last line, `across` one that covers others."""

    cells: dict[int, list[Segment]] = field(default_factory=dict)
    last: dict[int, Segment] = field(default_factory=dict)
    across: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A table and the rows of the page, `start` to `end` (not included), that it is made of."""

    start: int
    end: int
    table: DraftTable


def find_unruled(rows: Sequence[Row]) -> Found | None:
    """The table without ruling lines among a page's rows; None where there is none."""
    starts = {index for index, row in enumerate(rows) if len(split_row(row)) > 1}
    while len(starts) > 1:
        lines = _lines(rows)
        stretch = find_stretch(lines, starts)
        if stretch is None:
            return None
        table = _table(lines[stretch.start : stretch.end], stretch.columns)
        if _is_agenda(table, stretch):
            return Found(stretch.start, stretch.end, table)
        starts -= set(range(stretch.start, stretch.end))
    return None


def continued_rows(rows: Sequence[Row], above: DraftTable) -> Found | None:
    """What a page's first rows go on with of an unruled table on the page before."""
    rooms = {cell.column: cell.parts[0].room for cell in reversed(above.cells) if cell.column_span == 1}
    if len(rooms) < len(above.xs) - 1:
        return None
    columns = Columns(above.xs[1:-1], tuple(room for _, room in sorted(rooms.items())))
    lines = [parted(line, columns) for line in _lines(rows)]
    end = end_of(lines, columns)
    cut = bool(lines) and starts_lower(lines[0][0].line) and columns.place(lines[0][0])[0] > 0
    if not any(len(line) > 1 for line in lines[:end]) and not cut:
        return None
    return Found(0, end, _table(lines[:end], columns))


def _lines(rows: Sequence[Row]) -> list[Runs]:
    # Where words are parted by space characters, a gap without one parts cells.
    least = _OPEN_GAP if any(any(row.spaced) for row in rows) else _RUN_GAP
    return [_runs(row, least) for row in rows]


def _runs(row: Row, least: float) -> Runs:
    runs: list[Segment] = []
    start = 0
    for index in range(1, len(row.words)):
        left, right = row.words[index - 1].bbox, row.words[index].bbox
        gap = right.x0 - left.x1 if left and right else 0.0
        if gap > (_RUN_GAP if row.spaced[index] else least) * (row.words[index].size or 12.0):
            runs.append(segment_of(row.words[start:index], row.baseline))
            start = index
    runs.append(segment_of(row.words[start:], row.baseline))
    return tuple(runs)


def _is_agenda(table: DraftTable, stretch: Stretch) -> bool:
    """Whether rows speak of days: neither the head of a document nor signatures do."""
    n_columns = len(stretch.columns.rooms)
    begun = {
        cell.row
        for cell in table.cells
        if cell.segments
        and (cell.column == 0 or n_columns > 2)
        and (starts_like_row(cell.text) or (cell.column == 0 and _NUMBER.match(cell.segments[0].line.text)))
    }
    filled = [sum(bool(cell.segments) for cell in table.cells if cell.row == row) for row in range(table.n_rows)]
    least = _LEAST_ROWS if n_columns > 2 else _LEAST_DATED
    return (
        table.n_rows >= least and len(begun) >= _LEAST_DATED and 3 * sum(count > 1 for count in filled) >= table.n_rows
    )


def _table(lines: Sequence[Runs], columns: Columns) -> DraftTable:
    by_column: dict[int, list[Segment]] = {}
    for line in lines:
        for run in line:
            by_column.setdefault(columns.place(run)[0], []).append(run)
    pitch = usual_pitch([run for _, runs in sorted(by_column.items()) for run in runs])
    timed = {column for column, runs in by_column.items() if _is_timed(runs)}
    parts = [_cells(line, columns) for line in lines]
    apart = _row_distance([cells for cells, across in parts if not across], pitch)
    rows: list[_TableRow] = []
    for cells, across in parts:
        if not rows or _starts_row(rows[-1], cells, across, columns, timed=timed, pitch=pitch, apart=apart):
            rows.append(_TableRow(across=across))
        near = rows[-1].last and cells and _baseline(cells) - _baseline(rows[-1].last) < 0.9 * _size(cells)
        rows[-1].last = {**rows[-1].last, **cells} if near else cells
        for column, segment in cells.items():
            rows[-1].cells.setdefault(column, []).append(segment)
    drafts = tuple(cell for index, row in enumerate(rows) for cell in _drafts(index, row, columns))
    left, right = columns.rooms[0].left, columns.rooms[-1].right
    return DraftTable((left, *columns.cuts, right), len(rows), drafts, pitch, ruled=False)


def _row_distance(lines: Sequence[dict[int, Segment]], pitch: float) -> float:
    """How far below the line above rows begin at least, where it is farther than lines within rows; else 0."""
    sure = sorted(
        _baseline(below) - _baseline(above)
        for above, below in pairwise(lines)
        if any(column not in above for column in below) and _baseline(below) - _baseline(above) > 0.9 * _size(below)
    )
    # One row may follow the lines of a cell set higher; the others show the distance.
    return sure[1] if len(sure) > _LEAST_DATED and sure[1] > pitch + _LEAST_APART else 0.0


def _cells(line: Runs, columns: Columns) -> tuple[dict[int, Segment], dict[int, int]]:
    """A line's part in each column, and the columns whose part covers others behind it."""
    words: dict[int, list[Segment]] = {}
    across: dict[int, int] = {}
    for run in line:
        first, last = columns.place(run)
        words.setdefault(first, []).append(run)
        if last > first and run is line[-1]:
            # Nothing says how far a merged cell reaches: over all that is empty behind it.
            across[first] = len(columns.rooms) - first
    if across and len(words) == 1:
        (runs,) = words.values()
        words, across = {0: runs}, {0: len(columns.rooms)}
    return {
        column: segment_of([word for run in runs for word in run.line.words], runs[0].baseline)
        for column, runs in words.items()
    }, across


def _starts_row(
    row: _TableRow,
    cells: dict[int, Segment],
    across: dict[int, int],
    columns: Columns,
    *,
    timed: Collection[int],
    pitch: float,
    apart: float,
) -> bool:
    """Whether a line begins a row: what its cells say of going on or beginning, all together."""
    distance = _baseline(cells) - _baseline(row.last)
    if distance < 0.9 * _size(cells):
        return False
    if across or row.across:
        return True
    if any(column not in row.last for column in cells):
        return True
    lone = len(cells) == 1 and 0 not in cells and not _is_alike(row, cells)
    score = 3 if pitch and distance > _LARGER_GAP * pitch and not lone else -3 if lone else 0
    if apart and distance < (pitch + apart) / 2:
        score -= 4
    for column, segment in cells.items():
        score += _begins(row.last[column], segment, columns, column, column in timed)
    return score > 0


def _is_alike(row: _TableRow, cells: dict[int, Segment]) -> bool:
    """Whether a cell's line says when, as the first line of the cell above does."""
    return all(
        starts_like_row(segment.line.text) and starts_like_row(row.cells[column][0].line.text)
        for column, segment in cells.items()
    )


def _is_timed(runs: Sequence[Segment]) -> bool:
    """Whether a column says when: most of its lines are days, sessions or times."""
    return 2 * sum(starts_like_row(run.line.text) for run in runs) > len(runs)


def _begins(above: Segment, below: Segment, columns: Columns, column: int, timed: bool) -> int:
    """How much speaks for a cell's line being the first of a row's cell."""
    text = above.line.text
    if completes_day(text, below.line.text):
        return -6
    if starts_lower(below.line) or _GOES_ON.search(text) or text.count("(") > text.count(")"):
        return -3
    score = 2 if fits_above(above, below, columns.rooms[column]) else -1
    if starts_like_row(below.line.text):
        score += 6 if timed else 3
    elif starts_with_mark(below.line):
        score += 1 if column == 0 else -1
    return score


def _baseline(cells: dict[int, Segment]) -> float:
    return max(segment.baseline for segment in cells.values())


def _size(cells: dict[int, Segment]) -> float:
    return max(segment.size for segment in cells.values())


def _drafts(index: int, row: _TableRow, columns: Columns) -> list[DraftCell]:
    drafts = []
    column = 0
    while column < len(columns.rooms):
        span = row.across.get(column, 1)
        drafts.append(_draft(index, column, span, row.cells.get(column, []), columns))
        column += span
    return drafts


def _draft(row: int, column: int, span: int, segments: list[Segment], columns: Columns) -> DraftCell:
    left, right = columns.rooms[column], columns.rooms[column + span - 1]
    room = left if span == 1 else type(left)(left.left, right.right)
    top = min((segment.top for segment in segments), default=0.0)
    bottom = max((segment.bottom for segment in segments), default=0.0)
    part = Part(room, BBox(room.left, top, room.right, bottom), tuple(segments))
    return DraftCell(row, column, 1, span, (part,))
