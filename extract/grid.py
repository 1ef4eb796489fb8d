"""The ruling lines of a page as grids of cells, with the rows and columns that each cell covers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from congtac.extract.document import BBox

_SAME_EDGE = 2.5
"""Edges nearer than this, in points, are one: borders are often drawn as thin boxes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell's place in the grid and on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    bbox: BBox


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table on one page: x of its column edges, y of its row edges, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]
    places: dict[tuple[int, int], int]

    @property
    def bbox(self) -> BBox:
        """The box around the table."""
        return BBox(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_at(self, x: float, y: float) -> int | None:
        """Index of the cell at a point; None outside."""
        return self.places.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    def row_cuts(self, y: float) -> Sequence[float]:
        """The x of the cell edges at a height; empty outside."""
        row = bisect_right(self.ys, y) - 1
        if not 0 <= row < len(self.ys) - 1:
            return ()
        return sorted({x for box in self.boxes if box.row <= row < box.row + box.row_span for x in box.bbox[::2]})


def find_grids(page: Any) -> list[Grid]:
    """The grids of a pdfplumber page, top to bottom.

    A single box is no table: it frames a heading, a note or the whole page.
    """
    grids = [make_grid([BBox(*cell) for cell in table.cells]) for table in page.find_tables()]
    return sorted((grid for grid in grids if len(grid.boxes) > 1), key=lambda grid: (grid.ys[0], grid.xs[0]))


def make_grid(cells: Iterable[BBox]) -> Grid:
    """A grid from its cells' boxes."""
    cells = list(cells)
    xs = _edges([x for cell in cells for x in (cell.x0, cell.x1)])
    ys = _edges([y for cell in cells for y in (cell.top, cell.bottom)])
    boxes: list[Box] = []
    places: dict[tuple[int, int], int] = {}
    for cell in sorted(cells, key=lambda cell: (_nearest(ys, cell.top), _nearest(xs, cell.x0))):
        row, column = _nearest(ys, cell.top), _nearest(xs, cell.x0)
        row_span, column_span = _nearest(ys, cell.bottom) - row, _nearest(xs, cell.x1) - column
        covered = [(r, c) for r in range(row, row + row_span) for c in range(column, column + column_span)]
        if not covered or any(place in places for place in covered):
            continue
        places.update(dict.fromkeys(covered, len(boxes)))
        boxes.append(Box(row, column, row_span, column_span, cell))
    return Grid(tuple(xs), tuple(ys), tuple(boxes), places)


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    previous = float("-inf")
    for value in sorted(values):
        if value - previous > _SAME_EDGE:
            edges.append(value)
        previous = value
    return edges


def _nearest(edges: list[float], value: float) -> int:
    at = bisect_right(edges, value)
    if at == len(edges) or (at and value - edges[at - 1] <= edges[at] - value):
        return at - 1
    return at
