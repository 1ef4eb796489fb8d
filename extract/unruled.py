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
    place = {id(segment): index for index, column in enumerate(columns) for segment in column}
    rooms = _rooms(columns)
    rows: list[_Row] = []
    for band in bands:
        cells = {place[id(segment)]: segment for segment in band}
        if not rows or _starts_row(rows[-1], cells, rooms):
            rows.append({})
        for column, segment in cells.items():
            rows[-1].setdefault(column, []).append(segment)
    if len(rows) < _LEAST_ROWS or sum(len(row) > 1 for row in rows) < len(rows) / 2:
        return None
    xs = (*(room.left for room in rooms), rooms[-1].right)
    cells_made = tuple(
        _cell(index, column, row.get(column, []), rooms[column])
        for index, row in enumerate(rows)
        for column in range(len(rooms))
    )
    pitch = usual_pitch([segment for column in columns for segment in column])
    return DraftTable(xs, len(rows), cells_made, pitch, ruled=False)


def _rooms(columns: Sequence[Sequence[Segment]]) -> list[Room]:
    lefts = [min(segment.x0 for segment in column) for column in columns]
    rooms = []
    for index, column in enumerate(columns):
        right = max(segment.x1 for segment in column)
        if index + 1 < len(columns):
            right = max(right, lefts[index + 1] - _PADDING_EM * column[0].size)
        rooms.append(Room(lefts[index], right))
    return rooms


def _starts_row(above: _Row, band: dict[int, Segment], rooms: list[Room]) -> bool:
    """Whether a band begins a row: more of its cells begin something than go on with what stands above."""
    new = going_on = 0
    for column, segment in band.items():
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
