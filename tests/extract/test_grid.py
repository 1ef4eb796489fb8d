from __future__ import annotations

from congtac.extract.document import BBox
from congtac.extract.grid import make_grid


def test_spans_come_from_edges_though_borders_are_thick():
    grid = make_grid(
        [
            BBox(10, 10, 50, 70.6),
            BBox(50.8, 10, 90, 40),
            BBox(50, 40.9, 90, 70),
            BBox(10, 70, 90, 90),
        ]
    )
    spans = [(box.row, box.column, box.row_span, box.column_span) for box in grid.boxes]
    assert spans == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 0, 1, 2)]


def test_points_find_their_cells():
    grid = make_grid([BBox(0, 0, 10, 10), BBox(10, 0, 20, 10)])
    assert [grid.box_at(x, 5) for x in (-1, 5, 15, 25)] == [None, 0, 1, None]
    assert list(grid.row_cuts(5)) == [0, 10, 20]
    assert list(grid.row_cuts(50)) == []
