"""OpenDocument spreadsheets (.ods): what each cell shows, its merges and what is hidden stand in their XML.

Read with lxml: python-calamine gives neither merged ranges nor hidden rows of these files.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from lxml import etree

from congtac.extract.document import Align
from congtac.extract.sheet_grid import Look, Merged, RawSheet
from congtac.extract.sheet_numbers import shown_moment

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _STYLE, _TABLE, _TEXT, _NUMBER = (_ODF % n for n in ("office", "style", "table", "text", "datastyle"))
_FO = _ODF % "xsl-fo-compatible"
_SVG = _ODF % "svg-compatible"
_STYLES = [_STYLE + "style", _STYLE + "font-face", _NUMBER + "date-style", _NUMBER + "time-style"]
_ALIGNS: dict[str, Align] = {
    "start": "left",
    "left": "left",
    "center": "center",
    "end": "right",
    "right": "right",
    "justify": "justify",
}
_UNITS = {"day": "d", "month": "m", "year": "yy", "day-of-week": "dddd", "hours": "h", "minutes": "m", "seconds": "s"}
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?)?")
_MOST_COLUMNS = 256
"""Of a stretch of empty cells, how many are looked at for their lines."""
_DEPTH = 20
"""How many styles may follow each other."""


def read_ods_sheets(data: bytes) -> Iterator[RawSheet]:
    """The sheets of a workbook, hidden ones too; raises whatever a broken file makes the libraries raise."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles = _Styles()
        if "styles.xml" in archive.namelist():
            with archive.open("styles.xml") as stream:
                for _, element in etree.iterparse(stream, tag=_STYLES, resolve_entities=False, no_network=True):
                    styles.add(element)
        with archive.open("content.xml") as stream:
            yield from _Content(styles).read(stream)


class _Styles:
    """The styles of cells and tables by their names."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Any] = {}
        self._formats: dict[str, str] = {}
        self._fonts: dict[str, str] = {}
        self.look = cache(self._look)

    def add(self, element: Any) -> None:
        """Take a style of a cell or table, or of dates and times, or what a font is called."""
        name = element.get(_STYLE + "name", "")
        if element.tag == _STYLE + "style":
            self._known[element.get(_STYLE + "family", ""), name] = element
        elif element.tag == _STYLE + "font-face":
            self._fonts[name] = element.get(_SVG + "font-family", name).strip(" '")
        else:
            self._formats[name] = _format(element)

    def is_hidden(self, table: str | None) -> bool:
        """Whether a table's style hides it."""
        own = self._known.get(("table", table or ""))
        properties = own.find(_STYLE + "table-properties") if own is not None else None
        return properties is not None and properties.get(_TABLE + "display") == "false"

    def _look(self, name: str) -> Look:
        chain: list[Any] = []
        while len(chain) < _DEPTH and (own := self._known.get(("table-cell", name))) is not None:
            chain.append(own)
            name = own.get(_STYLE + "parent-style-name", "")
        code = next((said for own in chain if (said := own.get(_STYLE + "data-style-name"))), "")

        def stated(part: str, *names: str, space: str = _FO) -> str:
            for own in chain:
                properties = own.find(_STYLE + part)
                found = (properties.get(space + one) for one in names) if properties is not None else ()
                if said := next((one for one in found if one), ""):
                    return said
            return ""

        boxed = _draws(stated("table-cell-properties", "border-left", "border")) or _draws(
            stated("table-cell-properties", "border-right", "border")
        )
        lined = boxed or any(_draws(stated("table-cell-properties", f"border-{side}")) for side in ("top", "bottom"))
        font = stated("text-properties", "font-name", space=_STYLE)
        size = re.fullmatch(r"([\d.]+)pt", stated("text-properties", "font-size"))
        return Look(
            self._formats.get(code, ""),
            float(size[1]) if size else None,
            stated("text-properties", "font-weight") in ("bold", "600", "700", "800", "900"),
            stated("text-properties", "font-style") in ("italic", "oblique"),
            _ALIGNS.get(stated("paragraph-properties", "text-align")),
            lined=lined,
            boxed=boxed,
            font=self._fonts.get(font, font) or stated("text-properties", "font-family"),
        )


def _draws(border: str) -> bool:
    return border not in ("", "none", "hidden")


def _format(style: Any) -> str:
    """A format of dates or times as the code that Excel would have for it."""
    code = ""
    elapsed = style.get(_NUMBER + "truncate-on-overflow") == "false"
    for part in style:
        kind = str(part.tag).removeprefix(_NUMBER)
        if kind == "text":
            code += '"' + (part.text or "").replace('"', "") + '"'
        elif kind == "hours" and elapsed:
            code += "[h]"
        elif kind in _UNITS:
            code += _UNITS[kind] * (2 if part.get(_NUMBER + "style") == "long" and len(_UNITS[kind]) == 1 else 1)
    return code


class _Content:
    """Walks the tables of a file in order."""

    def __init__(self, styles: _Styles) -> None:
        self._styles = styles

    def read(self, stream: Any) -> Iterator[RawSheet]:
        """One sheet after the other; nothing of a row is kept but its text."""
        tags = [*_STYLES, *(_TABLE + tag for tag in ("table", "table-column", "table-row"))]
        sheet, row, column, defaults = RawSheet(), 0, 0, list[tuple[int, str]]()
        depth = 0
        events = etree.iterparse(stream, ("start", "end"), tag=tags, resolve_entities=False, no_network=True)
        for event, element in events:
            if element.tag == _TABLE + "table":
                depth += 1 if event == "start" else -1
                if event == "start" and depth == 1:
                    sheet, row, column, defaults = RawSheet(), 0, 0, []
                    sheet.hidden = self._styles.is_hidden(element.get(_TABLE + "style-name"))
                elif event == "end" and depth == 0:
                    yield sheet
                    element.clear()
            elif event == "start" or depth > 1:
                continue
            elif element.tag in _STYLES:
                self._styles.add(element)
            else:
                count = _count(
                    element, "number-columns-repeated" if "column" in element.tag else "number-rows-repeated"
                )
                hidden = element.get(_TABLE + "visibility") in ("collapse", "filter")
                if element.tag == _TABLE + "table-column":
                    if hidden:
                        sheet.hidden_columns.add(column, column + count - 1)
                    column += count
                    defaults.append((column, element.get(_TABLE + "default-cell-style-name", "")))
                else:
                    if hidden:
                        sheet.hidden_rows.add(row, row + count - 1)
                    self._row(element, row, count, defaults, sheet)
                    row += count
                _forget(element)

    def _row(self, element: Any, row: int, count: int, defaults: list[tuple[int, str]], sheet: RawSheet) -> None:
        column = 0
        cells: list[tuple[int, str, Look]] = []
        own_default = element.get(_TABLE + "default-cell-style-name")
        for cell in element:
            if cell.tag not in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
                continue
            repeated = _count(cell, "number-columns-repeated")
            style = cell.get(_TABLE + "style-name") or own_default or _default(defaults, column)
            look = self._styles.look(style)
            text = _shown(cell, look.number_format)
            right, down = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
            if right > 1 or down > 1:
                sheet.merged.append(Merged(row, column, row + down - 1, column + right - 1))
            if text or look.lined:
                shown = repeated if text else min(repeated, _MOST_COLUMNS)
                cells += ((at, text, look) for at in range(column, column + shown))
            column += repeated
        if any(text for _, text, _ in cells):
            for at in range(row, row + count):
                sheet.add_row(at, cells)


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _default(defaults: list[tuple[int, str]], column: int) -> str:
    return next((style for end, style in defaults if column < end), "Default")


def _count(element: Any, name: str) -> int:
    return max(1, int(element.get(_TABLE + name, 1)))


def _shown(cell: Any, code: str) -> str:
    """What a cell shows; of a date or time what its value says, where the paragraph may leave out the year."""
    text = "\n".join("".join(_pieces(paragraph)) for paragraph in cell.iterchildren(_TEXT + "p", _TEXT + "h"))
    day, clock = cell.get(_OFFICE + "date-value"), cell.get(_OFFICE + "time-value")
    if day and text:
        moment = datetime.fromisoformat(day)
        return shown_moment(moment, code or ("dd/mm/yyyy hh:mm" if "T" in day else "dd/mm/yyyy"))
    duration = _DURATION.fullmatch(clock) if clock and text else None
    if duration and not duration[1]:
        days, hours, minutes, seconds = (int(part or 0) for part in duration.groups()[1:])
        length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        return shown_moment(length, code or "hh:mm")
    return text


def _pieces(element: Any) -> Iterator[str]:
    """The text of a paragraph with its blanks and line ends; comments are none of it."""
    yield element.text or ""
    for child in element:
        if child.tag == _TEXT + "s":
            yield " "
        elif child.tag == _TEXT + "tab":
            yield "\t"
        elif child.tag == _TEXT + "line-break":
            yield "\n"
        elif child.tag != _OFFICE + "annotation" and isinstance(child.tag, str):
            yield from _pieces(child)
        yield child.tail or ""
