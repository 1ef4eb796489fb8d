"""A programme as a Word file, laid out as offices do: head and foot as tables without lines, Times, page numbers."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from programme import ABOVE, LEFT, Block, Programme

FONT = "Liberation Serif"
_CENTRED = {"day", "time", "session", "number"}
_HEAD_SIZE = 12
_EPOCH = (2000, 1, 1, 0, 0, 0)


def _run(
    paragraph: Paragraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    size: float = 0,
) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic, run.underline = bold, italic, underline
    if size:
        run.font.size = Pt(size)


def _centre(paragraph: Paragraph) -> Paragraph:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def _start(programme: Programme) -> Document:
    document = docx.Document()
    style = document.styles["Normal"]
    font = programme.data.get("font", FONT)
    style.font.name = font
    style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    style.font.size = Pt(programme.data.get("size", 13))
    style.paragraph_format.space_after = Pt(3)
    section = document.sections[0]
    width, height = Cm(21), Cm(29.7)
    if programme.data.get("landscape", False):
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height = height, width
    section.page_width, section.page_height = width, height
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    if programme.data.get("page_numbers", False):
        _number_pages(section)
    return document


def _number_pages(section: Section) -> None:
    section.different_first_page_header_footer = True
    paragraph = _centre(section.header.paragraphs[0])
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _set_widths(table: Table, widths: Sequence[float]) -> None:
    """Set the widths in cm, in the grid (which LibreOffice goes by) and in each cell (which Word goes by)."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _bare_table(document: Document, rows: int, widths: tuple[float, float]) -> Table:
    table: Table = document.add_table(rows, 2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _set_widths(table, widths)
    return table


def _head(document: Document, programme: Programme) -> None:
    head = programme.data.get("head")
    if head is None:
        return
    wide = 25.0 if programme.data.get("landscape", False) else 17.0
    table = _bare_table(document, 2, (wide * 0.42, wide * 0.58))
    left, right = table.rows[0].cells
    for cell, lines in ((left, head["left"]), (right, head["right"])):
        for number, line in enumerate(lines):
            paragraph = _centre(cell.paragraphs[0] if number == 0 else cell.add_paragraph())
            last = number == len(lines) - 1
            _run(paragraph, line, bold=last or cell is right, underline=last, size=_HEAD_SIZE)
    _run(_centre(table.rows[1].cells[0].paragraphs[0]), head.get("number", ""), size=_HEAD_SIZE)
    _run(_centre(table.rows[1].cells[1].paragraphs[0]), head.get("place", ""), italic=True, size=_HEAD_SIZE)


def _title(document: Document, programme: Programme) -> None:
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    for line in programme.data["title"]:
        _run(_centre(document.add_paragraph()), line, bold=True)
    for line in programme.data.get("subtitle", []):
        _run(_centre(document.add_paragraph()), line, italic=True)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _prose(document: Document, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        paragraph = document.add_paragraph()
        if block.mark == "==":
            _run(_centre(paragraph), block.text, bold=True)
            continue
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1)
        if block.mark in ("", "=", "i"):
            _run(paragraph, block.text, bold=block.mark == "=", italic=block.mark == "i")
        else:
            glue = "" if block.mark.endswith("~") else " "
            _run(paragraph, block.mark.removesuffix("~") + glue + block.text)


def _fill(cell: _Cell, text: str, size: float, *, bold: bool, centred: bool) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(line)
        run.bold = bold
        run.font.size = Pt(size)


def _span(rows: Sequence[Sequence[str]], row: int, column: int) -> tuple[int, int]:
    right, below = column, row
    while right + 1 < len(rows[row]) and rows[row][right + 1] == LEFT:
        right += 1
    while below + 1 < len(rows) and rows[below + 1][column] == ABOVE:
        below += 1
    return below, right


def _cells(grid: list[list[_Cell]], rows: Sequence[Sequence[str]]) -> Iterator[tuple[_Cell, int, int, str]]:
    """Each printed cell, merged over what it covers, with its column, its last column and its text."""
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text in (ABOVE, LEFT):
                continue
            below, right = _span(rows, number, column)
            cell = grid[number][column]
            if (below, right) != (number, column):
                cell = cell.merge(grid[below][right])
            yield cell, column, right, text


def _grid(document: Document, programme: Programme) -> None:
    if not programme.columns:
        return
    size = programme.data.get("table_size", 12)
    heads = programme.data.get("heads", [[column.head for column in programme.columns]])
    table = document.add_table(len(programme.rows) + len(heads), len(programme.columns))
    if programme.data.get("borders", True):
        table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    grid = [list(row.cells) for row in table.rows]
    _set_widths(table, [column.width for column in programme.columns])
    for cell, _, _, text in _cells(grid[: len(heads)], heads):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _fill(cell, text, size, bold=True, centred=True)
    for number in range(len(heads)):
        table.rows[number]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    separators = programme.data.get("separators", "")
    centred_roles = set() if programme.data.get("flush", False) else _CENTRED
    for cell, column, right, text in _cells(grid[len(heads) :], [row.cells for row in programme.rows]):
        role = programme.columns[column].role
        if separators and right - column >= len(programme.columns) - 2:
            _fill(cell, text, size, bold=True, centred=separators == "centre")
            continue
        wide = right - column > 1
        _fill(cell, text, size, bold=role == "day", centred=role in centred_roles or wide)
        if role in centred_roles:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _foot(document: Document, programme: Programme) -> None:
    foot = programme.data.get("foot")
    if foot is None:
        return
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    table = _bare_table(document, 1, (8.5, 8.5))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = table.rows[0].cells
    paragraph = left.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    _run(paragraph, foot.get("recipients_head", "Nơi nhận:"), bold=True, italic=True)
    for line in foot["recipients"]:
        paragraph = left.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(line)
        run.font.size = Pt(11)
    for number, line in enumerate(foot["sign"]):
        _run(_centre(right.paragraphs[0] if number == 0 else right.add_paragraph()), line, bold=True)
    for _ in range(3):
        _centre(right.add_paragraph())
    _run(_centre(right.add_paragraph()), foot["signer"], bold=True)


def _fix_times(path: Path) -> None:
    """Give each part of the file the same date, so that rendering again gives the same bytes."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for filename, content in parts:
            info = zipfile.ZipInfo(filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def write(programme: Programme) -> Path:
    """Write `<name>.docx`."""
    document = _start(programme)
    _head(document, programme)
    _title(document, programme)
    _prose(document, programme.before)
    _grid(document, programme)
    _prose(document, programme.after)
    _foot(document, programme)
    path = programme.path(".docx")
    document.save(str(path))
    _fix_times(path)
    return path
