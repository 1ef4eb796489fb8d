"""Excel workbooks (.xlsx, .xlsm): openpyxl for styles and texts, the sheets themselves as a stream.

openpyxl as a whole keeps an object for each cell that was ever formatted, and a sheet may have a million empty rows of
these; here a row lives only while it is read.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from types import SimpleNamespace
from typing import IO, Any

from lxml import etree
from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.styleable import StyleableObject
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.utils.datetime import WINDOWS_EPOCH, from_ISO8601
from openpyxl.utils.escape import unescape

from congtac.extract.document import Align
from congtac.extract.errors import UnsupportedError
from congtac.extract.sheet_grid import Look, Merged, RawSheet
from congtac.extract.sheet_numbers import shown, shown_moment, shown_text

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/"
_SAVE_PLAIN = 'Save it in Excel as "Excel Workbook (.xlsx)".'
_FILLED = [_MAIN + tag for tag in ("v", "is", "f")]
_ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right", "justify": "justify"}
_ALIGNS |= {"centerContinuous": "center", "distributed": "justify"}
_ROWS, _COLUMNS = 1_048_576, 16_384


def read_xlsx_sheets(data: bytes) -> Iterator[RawSheet]:
    """The sheets of a workbook, hidden ones too; raises whatever a broken file makes the libraries raise."""
    reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    if _STRICT in reader.archive.read("xl/workbook.xml"):
        raise UnsupportedError("The file is a workbook in strict Open XML, which is not read.", _SAVE_PLAIN)
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    book = _Book(reader)
    for entry, relation in reader.parser.find_sheets():
        if relation.target in reader.valid_files and relation.Type.endswith("/worksheet"):
            with reader.archive.open(relation.target) as stream:
                yield book.read(stream, entry.state != "visible", relation.target)


class _Book:
    """What the sheets of a workbook share."""

    def __init__(self, reader: Any) -> None:
        self._strings = reader.shared_strings
        self._archive: zipfile.ZipFile = reader.archive
        self._epoch_1904 = reader.wb.epoch != WINDOWS_EPOCH
        self._workbook = reader.wb
        self.look = cache(self._look)

    def _look(self, style: int) -> Look:
        styles = self._workbook._cell_styles
        if not 0 <= style < len(styles):
            return Look()
        own = StyleableObject(SimpleNamespace(parent=self._workbook), styles[style])
        border, font, horizontal = own.border, own.font, own.alignment.horizontal
        sides = [_drawn(border.left) or _drawn(border.right), _drawn(border.top) or _drawn(border.bottom)]
        return Look(
            own.number_format,
            font.sz,
            bool(font.b),
            bool(font.i),
            _ALIGNS.get(horizontal or ""),
            horizontal == "centerContinuous",
            any(sides),
            sides[0],
            font.name or "",
        )

    def read(self, stream: IO[bytes], hidden: bool, part: str) -> RawSheet:
        """One sheet."""
        sheet = RawSheet(hidden)
        row = -1
        tags = [_MAIN + tag for tag in ("row", "col", "mergeCell", "drawing")]
        for _, element in etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True):
            if element.tag == _MAIN + "row":
                row = _number(element, "r", row + 2) - 1
                if _is_off(element, "ht"):
                    sheet.hidden_rows.add(row, row)
                if next(element.iter(*_FILLED), None) is not None:
                    sheet.add_row(row, self._cells(element, sheet))
            elif element.tag == _MAIN + "col" and _is_off(element, "width"):
                sheet.hidden_columns.add(_number(element, "min", 1) - 1, _number(element, "max", 1) - 1)
            elif element.tag == _MAIN + "mergeCell":
                left, top, right, bottom = range_boundaries(element.get("ref", ""))
                sheet.merged.append(Merged(top - 1, left - 1, bottom - 1, right - 1))
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        if self._has_text_boxes(part):
            sheet.flags.add("text_boxes")
        return sheet

    def _cells(self, row: Any, sheet: RawSheet) -> Iterator[tuple[int, str, Look]]:
        column = -1
        for element in row.iterchildren(_MAIN + "c"):
            place = element.get("r")
            column = coordinate_to_tuple(place)[1] - 1 if place else column + 1
            look = self.look(_number(element, "s", 0))
            value = self._value(element)
            text = _shown(value, look.number_format, self._epoch_1904)
            if value is None and element.find(_MAIN + "f") is not None:
                sheet.flags.add("formulas_without_value")
            elif value and not text.strip() and not isinstance(value, str):
                sheet.flags.add("hidden_cells")
            yield column, text, look

    def _value(self, element: Any) -> Any:
        kind, said = element.get("t", "n"), element.findtext(_MAIN + "v")
        if kind == "inlineStr":
            text = element.find(_MAIN + "is")
            return None if text is None else unescape(Text.from_tree(text).content)
        if said is None or (not said and kind != "str"):
            return None
        if kind == "s":
            return unescape(self._strings[int(said)])
        if kind == "b":
            return "TRUE" if said.strip() not in ("0", "false") else "FALSE"
        if kind == "d":
            return from_ISO8601(said)
        return float(said) if kind == "n" else unescape(said)

    def _has_text_boxes(self, part: str) -> bool:
        """Whether text stands in shapes over the sheet, which are not read."""
        folder, _, name = part.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels"
        if relations not in self._archive.namelist():
            return False
        targets = [one.get("Target", "") for one in etree.fromstring(self._archive.read(relations))]
        drawings = {f"xl/drawings/{target.rpartition('/')[2]}" for target in targets if "/drawings/drawing" in target}
        return any(b"<a:t>" in self._archive.read(name) for name in drawings & set(self._archive.namelist()))


def _shown(value: Any, code: str, epoch_1904: bool) -> str:
    if isinstance(value, float):
        return shown(value, code, epoch_1904)
    if isinstance(value, (datetime, date, time, timedelta)):
        return shown_moment(value, code)
    return shown_text(value, code) if value else ""


def _is_off(element: Any, size: str) -> bool:
    """Whether a row or column is hidden, or of no height or width."""
    extent = element.get(size)
    return element.get("hidden") in ("1", "true") or (extent is not None and float(extent) == 0)


def _drawn(side: Any) -> bool:
    return side is not None and side.style not in (None, "none")


def _number(element: Any, name: str, default: int) -> int:
    return int(element.get(name, default))
