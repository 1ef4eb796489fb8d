"""Side-by-side columns of lines: the head of an administrative document, a signature next to the recipients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from congtac.extract.characters import Row
from congtac.extract.continued import DraftTable
from congtac.extract.document import Align, Line
from congtac.extract.segments import Segment, segment_of, split_row
from congtac.extract.unruled import continued_rows, find_unruled
from congtac.extract.wrap import starts_with_mark

_REACH = 6.0
"""Empty height, in ems, that a zone may hold: the room left for a signature."""
_BANDS_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines of a zone's column from top to bottom; each is a paragraph of its own."""

    segments: tuple[Segment, ...]

    @property
    def align(self) -> Align:
        """Centred where the lines share their middle and not their left edge."""
        middles = [(segment.x0 + segment.x1) / 2 for segment in self.segments]
        edges = [segment.x0 for segment in self.segments]
        return "center" if max(middles) - min(middles) < min(max(edges) - min(edges), 12.0) else "left"


_Band = list[Segment]


def find_zones(rows: Sequence[Row], above: DraftTable | None = None) -> list[Segment | Zone | DraftTable]:
    """Rows into single lines, columns of zones, and tables without ruling lines, in reading order.

    Args:
        rows: From top to bottom.
        above: The unruled table that the page before ends with, if it does.
    """
    found: list[Segment | Zone | DraftTable] = []
    rest = continued_rows(rows, above) if above is not None else None
    if rest is not None:
        found.append(rest.table)
        rows = rows[rest.end :]
    while (inner := find_unruled(rows)) is not None:
        # The widest table comes first: what stands above it may hold another.
        found += find_zones(rows[: inner.start])
        found.append(inner.table)
        rows = rows[inner.end :]
    return found + _beside_each_other(rows)


def _beside_each_other(rows: Sequence[Row]) -> list[Segment | Zone | DraftTable]:
    """Single lines and columns of zones in reading order."""
    bands = _bands([segment for row in rows for segment in split_row(row)])
    found: list[Segment | Zone | DraftTable] = []
    at = 0
    while at < len(bands):
        if len(bands[at]) == 1:
            found.append(bands[at][0])
            at += 1
            continue
        columns, end = _extent(bands, at)
        if end == at + 1 and _is_labelled(bands[at]):
            found.append(_rejoined(bands[at]))
        else:
            found += [Zone(tuple(column)) for column in columns]
        at = end
    return found


def _bands(segments: list[Segment]) -> list[_Band]:
    """Segments that stand beside each other, though their baselines may differ."""
    bands: list[_Band] = []
    for segment in sorted(segments, key=lambda segment: (segment.baseline, segment.x0)):
        if bands and all(_beside(other, segment) for other in bands[-1]):
            bands[-1].append(segment)
        else:
            bands.append([segment])
    for band in bands:
        band.sort(key=lambda segment: segment.x0)
    return bands


def _beside(one: Segment, other: Segment) -> bool:
    apart = one.x1 < other.x0 or other.x1 < one.x0
    return apart and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.4 * min(one.size, other.size)


def _extent(bands: list[_Band], start: int) -> tuple[list[list[Segment]], int]:
    """The columns of the zone that begins at a band, and the band behind it."""
    columns: list[list[Segment]] = [[segment] for segment in bands[start]]
    end = start + 1
    while end < len(bands) and _near(bands[end - 1], bands[end]):
        if len(bands[end]) > 1:
            if not _add(columns, bands[end]):
                break
            end += 1
            continue
        ahead = end
        while ahead < len(bands) and len(bands[ahead]) == 1 and _column_of(columns, bands[ahead][0]) is not None:
            if not _near(bands[ahead - 1], bands[ahead]) or ahead - end > _BANDS_AHEAD:
                break
            ahead += 1
        if ahead < len(bands) and len(bands[ahead]) > 1 and _near(bands[ahead - 1], bands[ahead]):
            trial = [list(column) for column in columns]
            if all(_add(trial, band) for band in bands[end : ahead + 1]):
                columns, end = trial, ahead + 1
                continue
        column = _column_of(columns, bands[end][0])
        if column is None or not _alike(columns[column], bands[end][0], left=column == 0):
            break
        columns[column].append(bands[end][0])
        end += 1
    return columns, end


def _near(above: _Band, below: _Band) -> bool:
    gap = min(segment.top for segment in below) - max(segment.bottom for segment in above)
    return gap < _REACH * max(segment.size for segment in below)


def _add(columns: list[list[Segment]], band: _Band) -> bool:
    places = [_column_of(columns, segment) for segment in band]
    if None in places or len(set(places)) < len(places):
        return False
    for place, segment in zip(places, band, strict=True):
        if place is not None:
            columns[place].append(segment)
    return True


def _column_of(columns: list[list[Segment]], segment: Segment) -> int | None:
    """The one column that a segment stands in; None where it stands in several or in none."""
    places = [
        index
        for index, column in enumerate(columns)
        if min(other.x0 for other in column) < segment.x1 and segment.x0 < max(other.x1 for other in column)
    ]
    return places[0] if len(places) == 1 else None


def _alike(column: list[Segment], segment: Segment, left: bool) -> bool:
    """Whether a lone line below a zone is set as a column's last lines are."""
    last = column[-1]
    middle = (segment.x0 + segment.x1) / 2
    same_edge = any(abs(segment.x0 - other.x0) < 3 for other in column[-3:])
    same_middle = any(abs(middle - (other.x0 + other.x1) / 2) < 8 for other in column)
    if left:
        close = segment.baseline - last.baseline < 1.8 * segment.size
        return close and abs(segment.size - last.size) < 0.7 and (same_edge or same_middle)
    return same_middle and segment.bold == last.bold


def _is_labelled(band: _Band) -> bool:
    """A label or list mark and what a tab has pushed away from it: one line, not two columns."""
    first = band[0].line
    return len(band) == 2 and (
        first.text.endswith(":") or (len(first.words) == 1 and starts_with_mark(Line(first.words * 2)))
    )


def _rejoined(band: _Band) -> Segment:
    return segment_of([word for segment in band for word in segment.line.words], band[0].baseline)
