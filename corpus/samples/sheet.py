"""A programme as a workbook, laid out as offices do: head and foot in two halves, days and hours as real values.

Three habits, told by the programme's name so that they vary: titles merged over the width of the table or only centred
across it, a table that begins in the second column, a half of the head in one cell or a row for each line.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, time
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from programme import ABOVE, LEFT, Block, Programme, Row

_EPOCH = (2000, 1, 1, 0, 0, 0)
_CENTRED = {"day", "time", "session", "number"}
_FONT = "Times New Roman"
_LINE = Side(style="thin")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_CHARACTERS_A_CM = 4.4
_LEFT_SHARE = 0.42
_DAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_WEEKDAY = r"(?P<weekday>(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)[\s,(]+(?:ngày )?)?"
_DAY = re.compile(_WEEKDAY + r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?\)?", re.IGNORECASE)
_HOUR = re.compile(r"(?P<hour>\d{1,2})\s*(?:h|g|giờ|:)\s*(?P<minute>\d{2})?'?")
_DAY_FORMATS = ("dd/mm/yyyy", "d/m", "dd\\-mm\\-yyyy", "d/m/yyyy;@")
_WEEKDAY_FORMATS = ("[$-42A]dddd, dd/mm", '[$-42A]dddd" ngày "dd/mm/yyyy', "dddd dd/mm", "[$-F800]dddd, mmmm dd, yyyy")
_HOUR_FORMATS = ("h:mm", 'hh"h"mm', "[$-F400]h:mm:ss AM/PM", "hh:mm;@")


class _Page:
    """The sheet as it is filled from above."""

    def __init__(self, sheet: Worksheet, programme: Programme) -> None:
        self.sheet = sheet
        self.programme = programme
        self.habit = zlib.crc32(programme.name.encode()) % 3
        self.left = 2 if self.habit == 1 else 1
        self.width = len(programme.columns)
        self.row = 2 if self.habit == 1 else 1
        self.size = programme.data.get("table_size", 12)

    @property
    def split(self) -> int:
        """How many columns the left half of the head has."""
        widths = [column.width for column in self.programme.columns]
        return next(
            (n for n in range(1, self.width) if sum(widths[:n]) >= _LEFT_SHARE * sum(widths)), max(1, self.width - 1)
        )

    def write(self, row: int, column: int, text: object, **looks: object) -> Cell:
        """Fill a cell of the table's columns, counted from 0."""
        cell = self.sheet.cell(row, self.left + column, text)
        cell.font = Font(_FONT, self.size, bold=bool(looks.get("bold")), italic=bool(looks.get("italic")))
        cell.alignment = Alignment(looks.get("align"), "center" if looks.get("middle") else "top", wrap_text=True)
        return cell

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Merge cells of the table's columns."""
        if (row, column) != (last_row, last_column):
            left = self.left
            self.sheet.merge_cells(
                start_row=row, start_column=left + column, end_row=last_row, end_column=left + last_column
            )

    def line(self, text: str, **looks: object) -> None:
        """A line over the width of the table."""
        cell = self.write(self.row, 0, text, **looks)
        if self.habit == 2 and looks.get("align") == "center":
            cell.alignment = Alignment("centerContinuous")
        else:
            self.merge(self.row, 0, self.row, self.width - 1)
        self.row += 1

    def halves(self, left: Sequence[tuple[str, bool]], right: Sequence[tuple[str, bool]], align: str) -> None:
        """Lines side by side, each with whether it is bold."""
        split = self.split
        if self.habit == 2:
            for column, last, lines in ((0, split - 1, left), (split, self.width - 1, right)):
                if lines:
                    text = "\n".join(line for line, _ in lines)
                    self.write(self.row, column, text, bold=lines[0][1], align=align if column == 0 else "center")
                    self.merge(self.row, column, self.row, last)
            self.row += 1
            return
        for at in range(max(len(left), len(right))):
            for column, last, lines in ((0, split - 1, left), (split, self.width - 1, right)):
                if at < len(lines) and lines[at][0]:
                    looks = {"bold": lines[at][1], "align": align if column == 0 else "center"}
                    self.write(self.row, column, lines[at][0], **looks)
                    self.merge(self.row, column, self.row, last)
            self.row += 1


def _head(page: _Page) -> None:
    head = page.programme.data.get("head")
    if head is not None:
        left, right = ([(line, True) for line in head[side]] for side in ("left", "right"))
        page.halves(left, right, "center")
        page.halves([(head.get("number", ""), False)], [(head.get("place", ""), False)], "center")
        page.row += 1
    for line in page.programme.data["title"]:
        page.line(line, bold=True, align="center")
    for line in page.programme.data.get("subtitle", []):
        page.line(line, italic=True, align="center")


def _prose(page: _Page, blocks: Sequence[Block]) -> None:
    for block in blocks:
        glue = "" if block.mark.endswith("~") or block.mark in ("", "=", "==", "i") else " "
        mark = "" if block.mark in ("", "=", "==", "i") else block.mark.removesuffix("~")
        looks = {"bold": block.mark in ("=", "=="), "italic": block.mark == "i"}
        page.line(mark + glue + block.text, align="center" if block.mark == "==" else None, **looks)


def _spans(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, int, int, str]]:
    """Each printed cell: row, column, last row, last column, text."""
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text in (ABOVE, LEFT):
                continue
            below, right = row, column
            while right + 1 < len(texts) and texts[right + 1] == LEFT:
                right += 1
            while below + 1 < len(rows) and rows[below + 1][column] == ABOVE:
                below += 1
            yield row, column, below, right, text


def _grid(page: _Page) -> None:
    programme = page.programme
    heads = programme.data.get("heads", [[column.head for column in programme.columns]])
    top = page.row + 1
    for row, column, below, right, text in _spans(heads):
        page.write(top + row, column, text, bold=True, align="center", middle=True)
        page.merge(top + row, column, top + below, right)
    body = top + len(heads)
    for row, column, below, right, text in _spans([row.cells for row in programme.rows]):
        role = programme.columns[column].role
        wide = right - column > 1
        align = "center" if role in _CENTRED or wide else None
        value, code = _value(text, role, wide, _years(programme, programme.rows[row]), row)
        cell = page.write(body + row, column, value, bold=wide, align=align, middle=role in _CENTRED)
        cell.number_format = code
        page.merge(body + row, column, body + below, right)
    page.row = body + len(programme.rows)
    if programme.data.get("borders", True):
        for row in page.sheet.iter_rows(top, page.row - 1, page.left, page.left + page.width - 1):
            for cell in row:
                cell.border = _BOX
    page.row += 1


def _years(programme: Programme, row: Row) -> set[str]:
    """The years that a day in a row may be of: its gold's, else those of the period."""
    document = programme.data["document"]
    stated = {gold["d"][:4] for gold in row.gold if "d" in gold}
    return stated or {str(document[key])[:4] for key in ("period_start", "period_end")}


def _value(text: str, role: str, wide: bool, years: set[str], number: int) -> tuple[object, str]:
    """What stands in a cell: a real day, hour or number where the text is one; and how it is shown."""
    day = _DAY.fullmatch(text) if role == "day" or wide else None
    if day and (found := _real_day(day, years)):
        formats = _WEEKDAY_FORMATS if day["weekday"] else _DAY_FORMATS
        return found, formats[number % len(formats)]
    hour = _HOUR.fullmatch(text) if role == "time" else None
    if hour and int(hour["hour"]) < 24:
        return time(int(hour["hour"]), int(hour["minute"] or 0)), _HOUR_FORMATS[number % len(_HOUR_FORMATS)]
    if role == "number" and text.isdigit():
        return int(text), "00" if text.startswith("0") else "General"
    return text or None, "General"


def _real_day(match: re.Match[str], years: set[str]) -> date | None:
    """The day that is printed; None where several years fit, or the weekday is another's."""
    if not match["year"] and len(years) > 1:
        return None
    day = date(int(match["year"] or min(years)), int(match["month"]), int(match["day"]))
    weekday = (match["weekday"] or "").lower()
    return day if not weekday or weekday.startswith(_DAYS[day.weekday()]) else None


def _foot(page: _Page) -> None:
    foot = page.programme.data.get("foot")
    if foot is None:
        return
    page.row += 1
    left = [(foot.get("recipients_head", "Nơi nhận:"), True), *((line, False) for line in foot["recipients"])]
    right = [*((line, True) for line in foot["sign"]), *([("", False)] * 3), (foot["signer"], True)]
    page.halves(left, right, "left")


def _fix_times(path: Path) -> None:
    """Take the hour of writing out of the file, so that rendering again gives the same bytes."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for filename, content in parts:
            info = zipfile.ZipInfo(filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2000-01-01T00:00:00Z", content))


def write(programme: Programme) -> Path:
    """Write `<name>.xlsx`."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Lịch"
    page = _Page(sheet, programme)
    for number, column in enumerate(programme.columns):
        letter = get_column_letter(page.left + number)
        sheet.column_dimensions[letter].width = column.width * _CHARACTERS_A_CM / 2
    _head(page)
    _prose(page, programme.before)
    _grid(page)
    _prose(page, programme.after)
    _foot(page)
    path = programme.path(".xlsx")
    workbook.save(path)
    _fix_times(path)
    return path
