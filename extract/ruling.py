"""The ruling lines of a scanned page: grids of cells, and the page without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from congtac.extract.document import BBox
from congtac.extract.grid import Grid, make_grid
from congtac.extract.picture import Grey, Picture
from congtac.extract.straight import ink_of

_ACROSS = (18.0, 75.0)
"""Points from which a run of ink across the page may be a line, and from which it is one: the feet of a word's letters
run together, too."""
_DOWN = (13.0, 30.0)
"""The same down the page, where the sides of a row of one line of text are that short."""
_PALE = 205
"""What is darker may be a line: a hair line on a pale scan is lighter than letters are."""
_BREAK = 1.5
"""Points that a line may miss where the scan is pale."""
_THICK = 3.5
"""Points of the thickest line; what is thicker is a bar, a shadow or a picture."""
_REACH = 4.0
"""Points by which a line may miss the line that it ends at."""
_SNAP = 3.0
_TOUCH = 1.0
_BLUR = 0.8
_AWAY = 1.2
"""Points that a letter's stroke goes on beside a line that it reaches into."""
_STROKE = 2.0
"""Points by which a letter's stroke may reach into a line."""
_DPI = 150.0
"""Lines are found as well at this many dots an inch as at more, in a quarter of the time."""
_LEAST_CELL = 6.0
"""Points of a cell's least side: between the two lines of a double border is none."""


_Box = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A page's ruled tables, and the page as it would be without any lines."""

    grids: list[Grid]
    plain: Grey


def find_ruling(page: Picture) -> Ruled:
    """The ruled tables of a straightened page.

    Args:
        page: With white paper and level lines.
    """
    scale = min(page.scale, _DPI / 72)
    factor = scale / page.scale
    small = (
        page.grey if factor == 1 else cv2.resize(page.grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    )
    ink = np.asarray((small < _PALE) * np.uint8(255), dtype=np.uint8)
    across, down = (_lines(ink, scale, *least, down=way) for least, way in ((_ACROSS, False), (_DOWN, True)))
    downs = _held(down, across, scale, down=True)
    edges = [*_edges(_held(across, down, scale, down=False), scale, "h"), *_edges(downs, scale, "v")]
    merged = merge_edges(edges, _SNAP, _SNAP, _REACH, _REACH)
    cells = intersections_to_cells(edges_to_intersections(merged, _REACH, _REACH))
    wide = [cell for cell in cells if min(cell[2] - cell[0], cell[3] - cell[1]) >= _LEAST_CELL]
    grids = [make_grid([BBox(*cell) for cell in table]) for table in cells_to_tables(wide)] if wide else []
    kept = sorted((grid for grid in grids if len(grid.boxes) > 1), key=lambda grid: (grid.ys[0], grid.xs[0]))
    return Ruled(kept, _without(page.grey, across, down, scale))


def _lines(ink: Grey, scale: float, least: float, sure: float, *, down: bool) -> Grey:
    """255 where a straight line of ink runs for `least` points, or for `sure` points with its breaks closed."""
    if down:
        return np.asarray(_lines(np.ascontiguousarray(ink.T), scale, least, sure, down=False).T, dtype=np.uint8)
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, max(int(_BREAK * scale), 1)), np.uint8))
    long = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, int(sure * scale)), np.uint8))
    short = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, int(least * scale)), np.uint8))
    lines = cv2.bitwise_or(long, short)
    thick = max(int(_THICK * scale), 2)
    square = np.ones((thick, thick), np.uint8)
    bars = cv2.dilate(cv2.morphologyEx(lines, cv2.MORPH_OPEN, square), square)
    return np.asarray(cv2.subtract(lines, bars), dtype=np.uint8)


def _held(lines: Grey, others: Grey, scale: float, *, down: bool) -> list[_Box]:
    """The boxes of lines, those taken out of the picture that are strokes and feet of letters.

    A line that is no longer than letters may be must end at two of the others.
    """
    _, labels, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    touch, sure = max(round(_TOUCH * scale), 1), (_DOWN if down else _ACROSS)[1] * scale
    kept = []
    for label, (x, y, width, height, _) in enumerate(stats[1:].tolist(), 1):
        if (height if down else width) < sure:
            beside = others[:, x : x + width].T if down else others[y : y + height]
            start, end = (y, y + height) if down else (x, x + width)
            if not (
                beside[:, max(start - touch, 0) : start + touch].any() and beside[:, end - touch : end + touch].any()
            ):
                place = np.s_[y : y + height, x : x + width]
                lines[place][labels[place] == label] = 0
                continue
        kept.append((x, y, width, height))
    return kept


def _edges(boxes: Iterable[_Box], scale: float, orientation: str) -> Iterator[dict[str, Any]]:
    """Each line as one of pdfplumber's edges, in points."""
    for x, y, width, height in boxes:
        long, thin = (width, height) if orientation == "h" else (height, width)
        if long < 3 * thin:
            continue
        x0, x1, top, bottom = x / scale, (x + width) / scale, y / scale, (y + height) / scale
        if orientation == "h":
            top = bottom = (top + bottom) / 2
        else:
            x0 = x1 = (x0 + x1) / 2
        yield {
            "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
            "orientation": orientation, "object_type": "line",
        }  # fmt: skip


def _without(grey: Grey, across: Grey, down: Grey, scale: float) -> Grey:
    """The page with its lines, and the blur beside them, painted over; `scale` is that of the lines.

    Where letters reach into a line, what of it goes on with their strokes stays.
    """
    around = 2 * max(round(_BLUR * scale), 1) + 1
    shape = grey.shape[::-1]
    plain = grey.copy()
    ink = ink_of(grey)
    masks = [
        np.asarray(
            cv2.resize(cv2.dilate(lines, np.ones((around, around), np.uint8)), shape, interpolation=cv2.INTER_NEAREST)
        )
        for lines in (across, down)
    ]
    beside = cv2.subtract(ink, cv2.bitwise_or(*masks))
    full = scale * grey.shape[0] / across.shape[0]
    for mask, upright in zip(masks, (True, False), strict=True):
        # The ragged edge of a line is ink too, but none that runs away from it.
        away, reach = max(round(_AWAY * full), 2), 2 * max(round(_STROKE * full), 1) + 1
        strokes = cv2.morphologyEx(beside, cv2.MORPH_OPEN, np.ones((away, 1) if upright else (1, away), np.uint8))
        strokes = cv2.bitwise_and(cv2.dilate(strokes, np.ones((reach, 1) if upright else (1, reach), np.uint8)), ink)
        plain[(mask > 0) & (strokes == 0)] = 255
    return plain
