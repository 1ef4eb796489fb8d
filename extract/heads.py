"""Head rows that an author has typed again in the middle of a table."""

from __future__ import annotations

from dataclasses import replace

from congtac.extract.document import Cell, Table

_LEAST_CELLS = 3
"""Rows of fewer cells may well say the same thing twice."""


def set_heads_aside(table: Table) -> Table:
    """The table with rows that repeat its first row moved to its furniture.

    Only a row that is plainly a head counts: several cells, all with text, none with a digit, none over several rows.
    """
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    head = rows.get(0, [])
    texts = [cell.text for cell in head]
    if len(head) < _LEAST_CELLS or not all(texts) or any(char.isdigit() for text in texts for char in text):
        return table
    if any(cell.row_span > 1 for cell in head):
        return table
    key = _key(head)
    repeated = [row for row in range(1, table.n_rows) if _key(rows.get(row, [])) == key]
    if not repeated:
        return table
    kept = [cell for cell in table.cells if cell.row not in repeated]
    cells = tuple(replace(cell, row=cell.row - sum(row < cell.row for row in repeated)) for cell in kept)
    furniture = tuple(
        replace(paragraph, role="repeated_head")
        for row in repeated
        for cell in rows[row]
        for paragraph in cell.paragraphs
    )
    return replace(table, n_rows=table.n_rows - len(repeated), cells=cells, furniture=table.furniture + furniture)


def _key(cells: list[Cell]) -> list[tuple[int, int, int, str]]:
    return [(cell.column, cell.column_span, cell.row_span, cell.text) for cell in cells]
