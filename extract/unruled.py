"""Tables without ruling lines: columns of segments whose lines make rows."""

from __future__ import annotations

from collections.abc import Sequence

from congtac.extract.continued import DraftCell, DraftTable, Part
from congtac.extract.document import BBox
from congtac.extract.segments import Room, Segment, fits_above, usual_pitch
from congtac.extract.wrap import starts_like_row, starts_lower

_LEAST_COLUMNS = 3
_LEAST_ROWS = 4
_LEAST_DATED = 3
_PADDING_EM = 0.75
"""What lies between a column's text and the next column's, in ems."""

_Row = dict[int, list[Segment]]


def unruled_table(bands: Sequence[Sequence[Segment]], columns: Sequence[Sequence[Segment]]) -> DraftTable | None:
    """The table that side-by-side columns make; None where they are a head, a signature or the like.

    Args:
        bands: Segments that stand beside each other, from top to bottom.
        columns: The same segments by column, from left to right.
    """
    dated = sum(starts_like_row(segment.line.text) for segment in columns[0])
    if len(columns) < _LEAST_COLUMNS and dated < _LEAST_DATED:
        return None
    rooms = _rooms(columns)
    rows = _rows(bands, rooms)
    if len(rows) < _LEAST_ROWS or sum(len(row) > 1 for row in rows) < len(rows) / 2:
        return None
    return _table(rows, rooms)


def continued_rows(bands: Sequence[Sequence[Segment]], above: DraftTable) -> tuple[DraftTable | None, int]:
    """What a page's first bands go on with of an unruled table on the page before, and how many of them."""
    rooms = [cell.parts[0].room for cell in above.cells if cell.row == 0]
    count = 0
    while count < len(bands) and _fits_columns(bands[count], rooms):
        count += 1
    if not any(len(band) > 1 for band in bands[:count]):
        return None, 0
    return _table(_rows(bands[:count], rooms), rooms), count


def _fits_columns(band: Sequence[Segment], rooms: list[Room]) -> bool:
    columns = [_column(segment, rooms) for segment in band]
    inside = all(segment.x1 < rooms[column].right + 3 for segment, column in zip(band, columns, strict=True))
    return inside and min(columns) >= 0 and len(set(columns)) == len(columns)


def _column(segment: Segment, rooms: list[Room]) -> int:
    """The last column that begins at or left of a segment; -1 where none does."""
    return sum(room.left < segment.x0 + 3 for room in rooms) - 1


def _rows(bands: Sequence[Sequence[Segment]], rooms: list[Room]) -> list[_Row]:
    rows: list[_Row] = []
    for band in bands:
        cells: _Row = {}
        for segment in band:
            cells.setdefault(max(_column(segment, rooms), 0), []).append(segment)
        if not rows or _starts_row(rows[-1], cells, rooms):
            rows.append({})
        for column, segments in cells.items():
            rows[-1].setdefault(column, []).extend(segments)
    return rows


def _table(rows: list[_Row], rooms: list[Room]) -> DraftTable:
    cells = tuple(
        _cell(index, column, row.get(column, []), room)
        for index, row in enumerate(rows)
        for column, room in enumerate(rooms)
    )
    pitch = usual_pitch([segment for cell in cells for segment in cell.segments])
    return DraftTable((*(room.left for room in rooms), rooms[-1].right), len(rows), cells, pitch, ruled=False)


def _rooms(columns: Sequence[Sequence[Segment]]) -> list[Room]:
    lefts = [min(segment.x0 for segment in column) for column in columns]
    rooms = []
    for index, column in enumerate(columns):
        right = max(segment.x1 for segment in column)
        if index + 1 < len(columns):
            right = max(right, lefts[index + 1] - _PADDING_EM * column[0].size)
        rooms.append(Room(lefts[index], right))
    return rooms


def _starts_row(above: _Row, band: _Row, rooms: list[Room]) -> bool:
    """Whether a band begins a row: more of its cells begin something than go on with what stands above."""
    new = int(len(band) == len(rooms)) + (0 in band and starts_like_row(band[0][0].line.text))
    going_on = 0
    for column, (segment, *_) in band.items():
        lines = above.get(column)
        if lines and (starts_lower(segment.line) or not fits_above(lines[-1], segment, rooms[column])):
            going_on += 1
        else:
            new += 1
    return new > going_on and (len(band) > 1 or 0 in band)


def _cell(row: int, column: int, segments: list[Segment], room: Room) -> DraftCell:
    top = min((segment.top for segment in segments), default=0.0)
    bottom = max((segment.bottom for segment in segments), default=0.0)
    part = Part(room, BBox(room.left, top, room.right, bottom), tuple(segments))
    return DraftCell(row, column, 1, 1, (part,))
