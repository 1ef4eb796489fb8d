"""Tables of a web page: where each cell stands, whether a table is one or only holds a layout, and grids of `div`s."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from congtac.extract.page_signs import HEADS
from congtac.extract.page_tree import Page

_MOST_SPAN = 1000
_MOST_COLUMNS = 200
"""Columns into which a span may reach; a programme has some ten."""
_LAYOUT_ROWS = 3
_LAYOUT_COLUMNS = 3
_LEAST_HEADS = 2
_LONGEST_HEAD = 12
_DOMINANT = 0.6
_DOMINANT_WORDS = 150
_LEAST_GRID_ROWS = 3
_LEAST_DAYS = 20
_GROUPS = ("thead", "tbody", "tfoot")
_DRAWN = re.compile(r"border(?:-(?:top|left|right|bottom))?(?:-(?:style|width))?\s*:\s*(?!\s|0|none|medium none)", re.I)


@dataclass(slots=True)
class Placed:
    """A cell's element and the rows and columns it covers."""

    row: int
    column: int
    row_span: int
    column_span: int
    element: Any


Row = tuple[Any, list[Any]]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table; `strays` are elements in it outside all cells."""

    n_rows: int
    n_columns: int
    cells: tuple[Placed, ...]
    strays: tuple[Any, ...] = ()


class Tables:
    """The tables of one page, each placed and judged once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._grids: dict[Any, Grid] = {}
        self._layouts: dict[Any, bool] = {}

    def grid(self, table: Any) -> Grid:
        """The table's cells."""
        if table not in self._grids:
            self._grids[table] = read_grid(table, self._page)
        return self._grids[table]

    def is_layout(self, table: Any) -> bool:
        """Whether a table only puts parts of a page side by side.

        One cell; a part of a page in a cell; tables in cells that hold most of its text, or any where it has no heads
        of columns itself; a few cells without any line drawn; or one cell with nearly all of the text.
        """
        if table not in self._layouts:
            self._layouts[table] = self._judge(table)
        return self._layouts[table]

    def _judge(self, table: Any) -> bool:
        grid = self.grid(table)
        filled = [cell for cell in grid.cells if has_text(cell.element)]
        if len(filled) <= 1 or table.get("role") in ("presentation", "none"):
            return True
        if any(_is_page_part(cell.element) for cell in filled):
            return True
        inner = [one for one in _inner_tables(table) if not self.is_layout(one)]
        total = words_in(table)
        if 2 * sum(map(words_in, inner)) >= total:
            return True
        if has_heads(grid) or sum(cell.element.tag == "th" for cell in filled) >= _LEAST_HEADS:
            return False
        if inner:
            return True
        if grid.n_rows <= _LAYOUT_ROWS and grid.n_columns <= _LAYOUT_COLUMNS and not _is_ruled(table):
            return True
        widest = max(words_in(cell.element) for cell in filled)
        return widest >= _DOMINANT_WORDS and widest >= _DOMINANT * total and not _is_ruled(table)


def read_grid(table: Any, page: Page) -> Grid:
    """Place the cells of a table as the HTML standard does (13.1.5, 4.9.12), each place taken once.

    Spans end with their group of rows; where a span meets a cell placed before, it ends there. Columns that no cell
    tells apart are one; empty rows at the end, which Word's pages have for widths alone, are left out.
    """
    strays: list[Any] = []
    groups: dict[str, list[list[Row]]] = {name: [] for name in _GROUPS}
    _collect(table, page, groups, strays, None)
    placed: list[Placed] = []
    n_rows = 0
    for rows in (*groups["thead"], *groups["tbody"], *groups["tfoot"]):
        placed += _place(rows, n_rows)
        n_rows += len(rows)
    return _trimmed(placed, strays)


def _collect(parent: Any, page: Page, groups: dict[str, list[list[Row]]], strays: list[Any], group: Any) -> None:
    """Rows by groups, also those wrapped in a form or other elements that have no place there."""
    loose: list[Row] | None = group
    for child in parent:
        if not isinstance(child.tag, str):
            continue
        if child.tag in (*_GROUPS, "tr") and page.is_hidden(child):
            strays.append(child)
        elif child.tag in _GROUPS:
            own: list[Row] = []
            groups[child.tag].append(own)
            _collect(child, page, groups, strays, own)
            loose = group
        elif child.tag == "tr":
            if loose is None:
                loose = []
                groups["tbody"].append(loose)
            loose.append((child, list(_cells_of(child, page, strays))))
        elif child.tag in ("col", "colgroup"):
            continue
        elif child.tag != "table" and child.find(".//tr") is not None and child.find(".//table") is None:
            _collect(child, page, groups, strays, loose)
        else:
            strays.append(child)


def _cells_of(row: Any, page: Page, strays: list[Any]) -> Iterator[Any]:
    for child in row:
        if child.tag in ("td", "th") and not page.is_hidden(child):
            yield child
        elif isinstance(child.tag, str):
            inside = list(child.iter("td", "th")) if child.tag != "table" else []
            if inside:
                yield from inside
            else:
                strays.append(child)


def _place(rows: Sequence[Row], first: int) -> Iterator[Placed]:
    taken: set[tuple[int, int]] = set()
    for number, (_, cells) in enumerate(rows):
        column = 0
        for element in cells:
            while (number, column) in taken:
                column += 1
            wanted = max(1, min(_span(element.get("colspan"), 1), _MOST_COLUMNS - column))
            width = next((n for n in range(1, wanted) if (number, column + n) in taken), wanted)
            height = min(_span(element.get("rowspan"), 0) or len(rows), len(rows) - number)
            height = next((n for n in range(1, height) if _meets(taken, number + n, column, width)), height)
            taken.update((number + down, column + right) for down in range(height) for right in range(width))
            yield Placed(first + number, column, height, width, element)
            column += width


def _meets(taken: set[tuple[int, int]], row: int, column: int, width: int) -> bool:
    return any((row, column + right) in taken for right in range(width))


def _span(said: str | None, least: int) -> int:
    match = re.match(r"\s*\+?(\d{1,9})", said) if said else None
    number = int(match[1]) if match else 1
    return min(number, _MOST_SPAN) if number >= least else 1


def _trimmed(placed: list[Placed], strays: list[Any]) -> Grid:
    n_rows = max((cell.row + cell.row_span for cell in placed), default=0)
    last = max((cell.row for cell in placed if has_text(cell.element)), default=-1)
    kept = [cell for cell in placed if cell.row <= last or has_text(cell.element)]
    n_rows = max((cell.row for cell in kept), default=-1) + 1
    edges = sorted({cell.column for cell in kept})
    places = {edge: number for number, edge in enumerate(edges)}
    for cell in kept:
        end = cell.column + cell.column_span
        cell.column_span = sum(cell.column <= edge < end for edge in edges)
        cell.column = places[cell.column]
        cell.row_span = min(cell.row_span, n_rows - cell.row)
    kept.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(n_rows, len(edges), tuple(kept), tuple(strays))


def has_text(element: Any) -> bool:
    """Whether an element holds any visible character."""
    return any(not text.isspace() for text in element.itertext() if text)


def words_in(element: Any) -> int:
    """How many words an element holds."""
    return sum(len(text.split()) for text in element.itertext())


def _is_page_part(cell: Any) -> bool:
    return cell.find(".//h1") is not None or cell.find(".//main") is not None or cell.find(".//article") is not None


def _inner_tables(table: Any) -> Iterator[Any]:
    """Tables in a table that lie in no other in it."""
    for inner in table.iter("table"):
        if inner is not table and next(inner.iterancestors("table")) is table:
            yield inner


def has_heads(grid: Grid) -> bool:
    """Whether one of a table's first rows holds heads of an agenda's columns."""
    for row in range(min(3, grid.n_rows)):
        texts = [" ".join(cell.element.text_content().split()) for cell in grid.cells if cell.row == row]
        heads = sum(HEADS.match(text) is not None and len(text.split()) <= _LONGEST_HEAD for text in texts if text)
        if heads >= _LEAST_HEADS and 2 * heads >= sum(bool(text) for text in texts):
            return True
    return False


def is_calendar(grid: Grid) -> bool:
    """Whether a table shows the days of a month to click on."""
    texts = [cell.element.text_content().strip() for cell in grid.cells]
    days = sum(re.fullmatch(r"\d{1,2}", text) is not None for text in texts)
    return days >= _LEAST_DAYS and days >= _DOMINANT * sum(bool(text) for text in texts)


def _is_ruled(table: Any) -> bool:
    border = (table.get("border") or "0").strip()
    if (border != "0" and table.get("border") is not None) or table.get("rules") in ("all", "rows", "cols", "groups"):
        return True
    if {"table-bordered", "MsoTableGrid"} & set((table.get("class") or "").split()):
        return True
    cells = list(table.iter("td", "th"))
    drawn = sum(_DRAWN.search(cell.get("style") or "") is not None for cell in cells)
    return _DRAWN.search(table.get("style") or "") is not None or 2 * drawn > len(cells)


def read_div_grid(element: Any, page: Page) -> Grid | None:
    """The cells of a grid made without `table`: rows with equally many parts each; None where it is none.

    Rows are what is displayed as a row, or has that role, or lies as a line of parts side by side.
    """
    if element.tag in ("table", "tbody", "thead", "tr", "ul", "ol", "dl", "p") or _own_text(element):
        return None
    rows: list[list[Any]] = []
    for child in element:
        inner = list(_rows_in(child, page))
        if not inner:
            return None
        rows += inner
    widths = {len(row) for row in rows}
    if len(rows) < _LEAST_GRID_ROWS or len(widths) != 1 or widths == {1}:
        return None
    placed = [Placed(number, column, 1, 1, cell) for number, row in enumerate(rows) for column, cell in enumerate(row)]
    return Grid(len(rows), len(rows[0]), tuple(placed))


def _rows_in(element: Any, page: Page) -> Iterator[list[Any]]:
    display, role = page.display(element), element.get("role") or ""
    if role == "rowgroup" or display.endswith("-group"):
        for child in element:
            yield from _rows_in(child, page)
        return
    row_like = (
        role == "row" or display in ("table-row", "flex", "inline-flex") or (display == "grid" and len(element) > 1)
    )
    cells = [child for child in element if isinstance(child.tag, str)]
    side_by_side = all(any(name.startswith("col-") for name in (cell.get("class") or "").split()) for cell in cells)
    named = "row" in (element.get("class") or "").split() and side_by_side
    if (row_like or named) and len(cells) > 1 and not _own_text(element):
        yield cells


def _own_text(element: Any) -> bool:
    texts = [element.text, *(child.tail for child in element)]
    return any(text and not text.isspace() for text in texts)
