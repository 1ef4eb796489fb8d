"""Excel workbooks of the years before 2007 (.xls), through xlrd."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import xlrd

from congtac.extract.document import Align
from congtac.extract.errors import EncryptedError
from congtac.extract.sheet_grid import Look, Merged, RawSheet
from congtac.extract.sheet_numbers import shown, shown_text

_ALIGNS: dict[int, Align] = {1: "left", 2: "center", 3: "right", 5: "justify", 6: "center", 7: "justify"}
_ACROSS = 6
_BOLD = 600
_TWIPS = 20


def read_xls_sheets(data: bytes) -> Iterator[RawSheet]:
    """The sheets of a workbook, hidden ones too; raises whatever a broken file makes the library raise."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise EncryptedError() from error
        raise
    looks = cache(lambda style: _look(book, style))
    for sheet in book.sheets():
        yield _read(book, sheet, looks)


def _read(book: Any, sheet: Any, looks: Any) -> RawSheet:
    raw = RawSheet(hidden=sheet.visibility != 0)
    raw.merged = [Merged(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    for column in sorted(number for number, one in sheet.colinfo_map.items() if one.hidden or one.width == 0):
        raw.hidden_columns.add(column, column)
    for row in sorted(number for number, one in sheet.rowinfo_map.items() if one.hidden):
        raw.hidden_rows.add(row, row)
    for row in range(sheet.nrows):
        raw.add_row(row, list(_cells(book, sheet, row, looks, raw)))
    return raw


def _cells(book: Any, sheet: Any, row: int, looks: Any, raw: RawSheet) -> Iterator[tuple[int, str, Look]]:
    kinds, values = sheet.row_types(row), sheet.row_values(row)
    for column, (kind, value) in enumerate(zip(kinds, values, strict=True)):
        if kind == xlrd.XL_CELL_EMPTY:
            continue
        look = looks(sheet.cell_xf_index(row, column))
        text = _shown(book, kind, value, look.number_format)
        if value and not text.strip() and kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            raw.flags.add("hidden_cells")
        yield column, text, look


def _shown(book: Any, kind: int, value: Any, code: str) -> str:
    if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return shown(value, code, book.datemode == 1)
    if kind == xlrd.XL_CELL_TEXT:
        return shown_text(value, code)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    return str(xlrd.error_text_from_code.get(value, "")) if kind == xlrd.XL_CELL_ERROR else ""


def _look(book: Any, style: int) -> Look:
    own = book.xf_list[style]
    font, border, horizontal = book.font_list[own.font_index], own.border, own.alignment.hor_align
    number_format = book.format_map.get(own.format_key)
    boxed = bool(border.left_line_style or border.right_line_style)
    lined = boxed or bool(border.top_line_style or border.bottom_line_style)
    return Look(
        number_format.format_str if number_format else "General",
        font.height / _TWIPS,
        font.weight >= _BOLD,
        bool(font.italic),
        _ALIGNS.get(horizontal),
        horizontal == _ACROSS,
        lined,
        boxed,
        font.name or "",
    )
