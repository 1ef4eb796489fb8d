"""The text of a page's elements to paragraphs and tables, as a browser would set them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from congtac.extract.document import Align, Block, Cell, Line, Paragraph, Table, Word
from congtac.extract.heads import set_heads_aside
from congtac.extract.letters import letters
from congtac.extract.numbering import new_word
from congtac.extract.page_main import Main
from congtac.extract.page_tables import Grid, Placed, Tables, read_div_grid
from congtac.extract.page_tree import HEADINGS, Page
from congtac.extract.word_lists import format_number
from congtac.extract.wrap import proportional_width, starts_with_mark
from congtac.extract.wrapped import Measured, divide

_ALIGNS: dict[str, Align] = {
    "left": "left", "start": "left", "center": "center", "middle": "center", "right": "right", "end": "right",
    "justify": "justify",
}  # fmt: skip
_ALIGN = re.compile(r"(?:^|[;\s])text-align\s*:\s*(?:-\w+-)?(\w+)", re.I)
_WEIGHT = re.compile(r"(?:^|[;\s])font-weight\s*:\s*(\w+)", re.I)
_SLANT = re.compile(r"(?:^|[;\s])font-style\s*:\s*(\w+)", re.I)
_SYMBOLS = re.compile(r"font-family\s*:[^;]*(?:wingdings|symbol)", re.I)
_NO_MARK = re.compile(r"list-style(?:-type)?\s*:\s*none", re.I)
_BULLETS = ("-", "+")
_NUMBERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEPTH = 20
"""How deep tables may hold each other."""
_SOFT = str.maketrans("", "", "\u00ad\u200b")


@dataclass(frozen=True, slots=True)
class Look:
    """How text is set: what an element hands down to those in it."""

    bold: bool = False
    italic: bool = False
    align: Align = "left"
    kept: bool = False
    symbols: bool = False
    own: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one look; a line end in it breaks the line."""

    text: str
    look: Look


class Flow:
    """Reads elements in document order; what is the site's own comes as paragraphs with the role `page_chrome`.

    Attributes:
        headings: Identities of the paragraphs that stood in heading elements.
    """

    def __init__(self, page: Page, tables: Tables, main: Main) -> None:
        self._page = page
        self._tables = tables
        self._main = main
        self.headings: dict[int, Paragraph] = {}

    def read(self) -> list[Block]:
        """All blocks of the page."""
        return list(self._blocks(self._page.body, Look(own=True), 0))

    def _blocks(self, element: Any, look: Look, depth: int) -> Iterator[Block]:
        walk = _Walk(self, depth)
        walk.into(element, look)
        walk.end_paragraph()
        yield from walk.blocks

    def handed_down(self, element: Any, look: Look) -> Look:
        """The look of an element's text."""
        tag, style = element.tag, element.get("style") or ""
        weight = _WEIGHT.search(style)
        bold = weight[1].lower() in ("bold", "bolder", "600", "700", "800", "900") if weight else None
        if bold is None:
            bold = look.bold or tag in ("b", "strong", "th", *HEADINGS)
        slant = _SLANT.search(style)
        own = (look.own and element not in self._main.content) or element in self._main.own
        return Look(
            bold,
            slant[1].lower() in ("italic", "oblique") if slant else look.italic or tag in ("i", "em"),
            _align(element, style, look.align),
            look.kept or tag in ("pre", "xmp", "listing") or "pre-" in style.partition("white-space")[2][:12],
            look.symbols or _SYMBOLS.search(style) is not None,
            own,
            (look.heading or tag in HEADINGS) and tag not in ("td", "th"),
        )

    def is_block(self, element: Any) -> bool:
        """Whether an element begins a line of its own."""
        return self._page.is_block(element)

    def table(self, element: Any, look: Look, depth: int) -> Iterator[Block] | None:
        """The blocks of a table or of a grid of `div`s; None where the element is neither, or the site's own."""
        if depth > _DEPTH or look.own or element in self._main.around:
            return None
        if element.tag == "table":
            grid = self._tables.grid(element)
            if self._tables.is_layout(element):
                return self._flattened(grid, look, depth)
            return self._data(grid, look, depth)
        found = read_div_grid(element, self._page) if len(element) > 1 else None
        return self._data(found, look, depth) if found else None

    def _data(self, grid: Grid, look: Look, depth: int) -> Iterator[Block]:
        for stray in grid.strays:
            yield from self._blocks_of(stray, look, depth)
        cells: list[Cell] = []
        own: list[Paragraph] = []
        for placed in grid.cells:
            found = list(self._paragraphs(self._blocks_of(placed.element, look, depth)))
            own += [paragraph for paragraph in found if paragraph.role != "body"]
            inside = tuple(paragraph for paragraph in found if paragraph.role == "body")
            cells.append(Cell(placed.row, placed.column, placed.row_span, placed.column_span, inside))
        table = set_heads_aside(Table(grid.n_rows, grid.n_columns, tuple(cells)))
        yield replace(table, furniture=(*table.furniture, *own))

    def _blocks_of(self, element: Any, look: Look, depth: int) -> Iterator[Block]:
        return self._blocks(element, look, depth + 1)

    def _paragraphs(self, blocks: Iterator[Block]) -> Iterator[Paragraph]:
        """Paragraphs of a cell; a table in it gives its cells', row by row."""
        for block in blocks:
            if isinstance(block, Paragraph):
                yield block
                continue
            for _, row in groupby(block.cells, key=lambda cell: cell.row):
                lines = [line for cell in row for paragraph in cell.paragraphs for line in paragraph.lines]
                if lines:
                    yield Paragraph((Line(tuple(word for line in lines for word in line.words)),))
            yield from (replace(one, role="page_chrome") for one in block.furniture)

    def _flattened(self, grid: Grid, look: Look, depth: int) -> Iterator[Block]:
        """The cells of a layout table; where few stand side by side, the left column first, as a page shows it."""
        for stray in grid.strays:
            yield from self._blocks_of(stray, look, depth)
        group: list[Placed] = []
        small = grid.n_columns <= 3 and not any(cell.element.find(".//table") is not None for cell in grid.cells)
        for cell in [*grid.cells, None]:
            if small and cell is not None and cell.column_span < grid.n_columns:
                group.append(cell)
                continue
            for one in [*sorted(group, key=lambda one: one.column), *([cell] if cell else [])]:
                yield from self._blocks_of(one.element, look, depth)
            group = []


class _Walk:
    """Goes through one element and makes its paragraphs."""

    def __init__(self, flow: Flow, depth: int) -> None:
        self._flow = flow
        self._depth = depth
        self._pieces: list[Piece] = []
        self._marks: list[str] = []
        self._counts: list[tuple[str, int]] = []
        self.blocks: list[Block] = []

    def into(self, element: Any, look: Look) -> None:
        """Read an element's text and children."""
        look = self._flow.handed_down(element, look)
        self._say(element.text, look)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, look)
            self._say(child.tail, look)

    def _child(self, element: Any, look: Look) -> None:
        tag = element.tag
        if tag == "br":
            self._pieces.append(Piece("\n", look))
            return
        if not self._flow.is_block(element):
            gap = tag in ("label", "button", "select", "option", "input", "img")
            self._say(" " if gap else None, look)
            self.into(element, look)
            self._say(" " if gap else None, look)
            return
        self.end_paragraph()
        found = self._flow.table(element, self._flow.handed_down(element, look), self._depth)
        if found is not None:
            self.blocks += found
            return
        if tag in ("ul", "ol", "menu", "dir"):
            self._list(element, look)
        elif tag == "li":
            self._item(element, look)
        else:
            self.into(element, look)
        self.end_paragraph()

    def _list(self, element: Any, look: Look) -> None:
        start = element.get("start") or "1"
        form = _NUMBERS.get(element.get("type") or "", "decimal") if element.tag == "ol" else ""
        if _NO_MARK.search(element.get("style") or ""):
            form = "none"
        self._counts.append((form, int(start) - 1 if start.isdecimal() and len(start) < 6 else 0))
        self.into(element, look)
        self._counts.pop()

    def _item(self, element: Any, look: Look) -> None:
        form, count = self._counts[-1] if self._counts else ("", 0)
        said = element.get("value") or ""
        count = int(said) if said.isdecimal() and len(said) < 6 else count + 1
        if self._counts:
            self._counts[-1] = (form, count)
        bullet = _BULLETS[min(len(self._counts), len(_BULLETS)) - 1] if self._counts else _BULLETS[0]
        mark = format_number(count, form) if form else bullet
        if form in ("decimal", "upperRoman", "upperLetter"):
            mark += "."
        elif form in ("lowerLetter", "lowerRoman"):
            mark += ")"
        self._marks = [mark] if mark and not _NO_MARK.search(element.get("style") or "") else []
        self.into(element, look)
        self.end_paragraph()
        self._marks = []

    def _say(self, text: str | None, look: Look) -> None:
        if not text:
            return
        if look.symbols and len(text.strip()) == 1:
            text = text.replace(text.strip(), "•")
        text = text.translate(_SOFT)
        self._pieces.append(Piece(text if look.kept else text.replace("\n", " ").replace("\r", " "), look))

    def end_paragraph(self) -> None:
        """Make paragraphs of what was read since the last: the content's by its lines, then the site's own."""
        pieces, self._pieces = self._pieces, []
        if all(piece.text.isspace() for piece in pieces):
            return
        gap = Piece(" ", Look())
        inside = [gap if piece.look.own and piece.text != "\n" else piece for piece in pieces]
        outside = [piece if piece.look.own or piece.text == "\n" else gap for piece in pieces]
        own = list(_lines(outside))
        lines = list(_lines(inside))
        if own and lines:
            lines, loose = _without_edges(lines)
            own += loose
        first = next((piece.look for piece in inside if not piece.text.isspace()), Look())
        if lines:
            lines = self._marked(lines, first)
            for paragraph in _divided(lines, first):
                self.blocks.append(paragraph)
                if first.heading:
                    self._flow.headings[id(paragraph)] = paragraph
        heading = any(piece.look.heading for piece in outside)
        for line in own:
            paragraph = Paragraph((line,), role="page_chrome")
            self.blocks.append(paragraph)
            if heading:
                self._flow.headings[id(paragraph)] = paragraph

    def _marked(self, lines: list[Line], look: Look) -> list[Line]:
        """The lines with the mark of the list's item before them, unless they bring one."""
        if not self._marks:
            return lines
        mark = self._marks.pop()
        if starts_with_mark(lines[0]):
            return lines
        return [Line((new_word(mark, None, look.bold, look.italic), *lines[0].words)), *lines[1:]]


def _align(element: Any, style: str, above: Align) -> Align:
    said = _ALIGN.search(style)
    names = (element.get("class") or "").split()
    if said:
        return _ALIGNS.get(said[1].lower(), above)
    if element.tag not in ("img", "table") and element.get("align"):
        return _ALIGNS.get(element.get("align").lower(), above)
    if element.tag in ("center", "th", "caption") or "text-center" in names:
        return "center"
    if element.tag == "table":
        return "left"
    return "right" if {"text-right", "text-end"} & set(names) else above


def _lines(pieces: list[Piece]) -> Iterator[Line]:
    """Lines of words; lines without any are left out."""
    words: list[Word] = []
    pending, look = "", Look()
    for piece in [*pieces, Piece("\n", Look())]:
        for part in re.split(r"(\s)", piece.text):
            if part and not part.isspace():
                look = look if pending else piece.look
                pending += part
            elif part:
                clean = "".join(letters(pending).split())
                if clean:
                    words.append(new_word(clean, None, look.bold, look.italic))
                pending = ""
                if part == "\n" and words:
                    yield Line(tuple(words))
                    words = []


def _without_edges(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Lines without the dashes and bars at their ends that only set links apart, and these."""
    kept: list[Line] = []
    loose: list[Line] = []
    for line in lines:
        says = [number for number, word in enumerate(line.words) if any(map(str.isalnum, word.text))]
        start, end = (says[0], says[-1] + 1) if says else (0, 0)
        if end > start:
            kept.append(Line(line.words[start:end]))
        loose += [Line(words) for words in (line.words[:start], line.words[end:]) if words]
    return kept, loose


def _divided(lines: list[Line], look: Look) -> Iterator[Paragraph]:
    """Lines that a break ends as paragraphs, but for those that were wrapped by hand."""
    widths = [(proportional_width(line.text), proportional_width(line.words[0].text)) for line in lines]
    starts = divide([Measured(line, *width) for line, width in zip(lines, widths, strict=True)])
    group: list[Line] = []
    for starts_anew, line in zip(starts, lines, strict=True):
        if group and starts_anew:
            yield Paragraph(tuple(group), look.align)
            group = []
        group.append(line)
    yield Paragraph(tuple(group), look.align)
