"""Tables of a Word file: where each cell stands, and whether a table is one or only holds a layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from congtac.extract.word_styles import Styles, W, value

_SAME_EDGE = 50
"""Twentieths of a point below which two column edges are one."""
_LAYOUT_ROWS = 3
_LAYOUT_COLUMNS = 3
_NOT_DRAWN = {"none", "nil", ""}


@dataclass(slots=True)
class Placed:
    """A `w:tc` and the rows and columns it covers."""

    row: int
    column: int
    row_span: int
    column_span: int
    element: Any


def children(parent: Any, tag: str) -> Iterator[Any]:
    """Child elements of a kind, also those wrapped in content controls, insertions and custom XML."""
    for child in parent:
        if child.tag == W + tag:
            yield child
        elif child.tag in {W + name for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag")}:
            yield from children(child, tag)


def place_cells(table: Any) -> tuple[int, int, list[Placed]]:
    """Number of rows, number of columns, and the cells in row, then column order.

    Columns that no cell tells apart, or whose edges lie as good as together, are one.
    """
    cells: list[Placed] = []
    open_cells: dict[int, Placed] = {}
    row = 0
    for element in children(table, "tr"):
        properties = element.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            continue
        column = _count(properties, "gridBefore", 0)
        still_open: dict[int, Placed] = {}
        for cell in children(element, "tc"):
            own = cell.find(W + "tcPr")
            span = max(_count(own, "gridSpan", 1), 1)
            merge = value(own, "vMerge")
            above = open_cells.get(column)
            if merge is not None and merge != "restart" and above is not None:
                above.row_span += 1
                still_open[column] = above
            else:
                placed = Placed(row, column, 1, span, cell)
                cells.append(placed)
                if merge is not None:
                    still_open[column] = placed
            column += span
        open_cells = still_open
        row += 1
    return row, _merge_edges(table, cells), cells


def _merge_edges(table: Any, cells: list[Placed]) -> int:
    widths = [_integer(column.get(W + "w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    used = sorted({edge for cell in cells for edge in (cell.column, cell.column + cell.column_span)})
    places: dict[int, int] = {}
    last = -1
    previous = 0
    for edge in used:
        distance = sum(widths[previous:edge]) if edge <= len(widths) and any(widths) else _SAME_EDGE + 1
        if last < 0 or distance > _SAME_EDGE:
            last += 1
        places[edge] = last
        previous = edge
    if any(places[cell.column] == places[cell.column + cell.column_span] for cell in cells):
        # A cell as narrow as that: keep the grid as the file has it.
        places = {edge: index for index, edge in enumerate(used)}
        last = len(used) - 1
    for cell in cells:
        end = places[cell.column + cell.column_span]
        cell.column = places[cell.column]
        cell.column_span = end - cell.column
    return max(last, 0)


def is_layout(table: Any, n_rows: int, n_columns: int, cells: list[Placed], styles: Styles) -> bool:
    """Whether a table only puts text side by side: a single cell, or a few without any line drawn."""
    if len(cells) <= 1:
        return True
    return n_rows <= _LAYOUT_ROWS and n_columns <= _LAYOUT_COLUMNS and not _is_ruled(table, cells, styles)


def _is_ruled(table: Any, cells: list[Placed], styles: Styles) -> bool:
    properties = table.find(W + "tblPr")
    sides = [cell.element.find(f"{W}tcPr/{W}tcBorders") for cell in cells]
    own = properties.find(W + "tblBorders") if properties is not None else None
    if own is None:
        chain = styles.chain(value(properties, "tblStyle"), "table")
        found = (style.find(f"{W}tblPr/{W}tblBorders") for style in chain)
        own = next((borders for borders in found if borders is not None), None)
    drawn = own is not None and _draws(own)
    # A heading line below an office's name is drawn as one cell's border: it makes no table.
    return drawn or sum(_draws(borders) for borders in sides if borders is not None) > len(cells) // 2


def _draws(borders: Any) -> bool:
    return any(side.get(W + "val", "") not in _NOT_DRAWN for side in borders)


def _count(properties: Any, tag: str, default: int) -> int:
    said = value(properties, tag)
    return min(_integer(said), 1000) if said else default


def _integer(text: str | None) -> int:
    try:
        return int(float(text)) if text else 0
    except (ValueError, OverflowError):
        return 0
