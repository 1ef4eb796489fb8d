"""Word files (DOCX): body, tables, list marks, text boxes, heads and feet of pages, footnotes."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import PartFactory
from docx.oxml import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart

from congtac.extract.document import Align, Block, Cell, Paragraph, Role, SourceDocument, Table
from congtac.extract.errors import CongtacError, DamagedError, EmptyFileError
from congtac.extract.heads import set_heads_aside
from congtac.extract.kind import MEDIA_TYPES
from congtac.extract.legacy_fonts import NO_FONTS, LegacyFonts, is_modern, legacy_font
from congtac.extract.numbering import number_blocks
from congtac.extract.word_lists import ListMarks
from congtac.extract.word_runs import RunReader
from congtac.extract.word_styles import Styles, W, value
from congtac.extract.word_tables import Placed, is_layout, place_cells

_ALIGNS: dict[str, Align] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
# Templates and files with macros (.dotx, .docm, .dotm) hold the same text; python-docx knows only the plain kind.
PartFactory.part_type_for.update(
    {
        f"application/vnd.{kind}.main+xml": DocumentPart
        for kind in (
            "openxmlformats-officedocument.wordprocessingml.template",
            "ms-word.document.macroEnabled",
            "ms-word.template.macroEnabledTemplate",
        )
    }
)
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_DEPTH = 20
"""How deep tables and text boxes may hold each other."""


def read_docx(data: bytes) -> SourceDocument:
    """Read a Word file.

    Raises:
        DamagedError: The container or its parts are broken.
        EmptyFileError: There is no text in it.
    """
    try:
        reader = _Reader(Package.open(io.BytesIO(data)).main_document_part.document)
        words, blocks = number_blocks(reader.blocks())
    except CongtacError:
        raise
    except Exception as error:
        raise DamagedError() from error
    if not words:
        raise EmptyFileError()
    sha256 = hashlib.sha256(data).hexdigest()
    return SourceDocument(sha256, MEDIA_TYPES["docx"], words, blocks, legacy_encoding=reader.fonts.encoding)


class _Reader:
    """Walks the parts of one Word file in reading order."""

    def __init__(self, document: Any) -> None:
        self._document = document
        styles = self._root(document.part, RELATIONSHIP_TYPE.STYLES)
        self._styles = Styles(styles)
        self._marks = ListMarks(self._root(document.part, RELATIONSHIP_TYPE.NUMBERING), self._styles)
        named = (one for root in (document.element, styles) if root is not None for one in root.iter(W + "rFonts"))
        text = "".join(one.text or "" for one in document.element.body.iter(W + "t"))
        self.fonts = NO_FONTS
        if not (text.isascii() or is_modern(text)) or any(
            legacy_font(name) for one in named for name in one.attrib.values()
        ):
            paragraphs = document.element.body.iter(W + "p")
            self.fonts = LegacyFonts(
                piece for one in paragraphs for piece in (*RunReader(self._styles, NO_FONTS).texts(one), ("\n", ""))
            )

    def blocks(self) -> Iterator[Block]:
        """Heads of pages, the body, footnotes, feet of pages."""
        yield from self._furniture(RELATIONSHIP_TYPE.HEADER, "running_head")
        yield from self._body(self._document.element.body)
        for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
            root = self._root(self._document.part, kind)
            for note in root if root is not None else ():
                if note.get(W + "type") in (None, "normal"):
                    yield from self._body(note)
        yield from self._furniture(RELATIONSHIP_TYPE.FOOTER, "running_foot")

    @staticmethod
    def _root(part: Any, kind: str) -> Any:
        """The root element of the first part that another part refers to in this way."""
        for relation in part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                return _parse(relation.target_part)
        return None

    def _furniture(self, kind: str, role: Role) -> Iterator[Paragraph]:
        """What is set at the edges of pages: once, however many sections show it."""
        seen: set[str] = set()
        for relation in self._document.part.rels.values():
            if relation.reltype != kind or relation.is_external:
                continue
            for element in _parse(relation.target_part).iter(W + "p"):
                reader = RunReader(self._styles, self.fonts)
                lines = reader.read(element)
                paragraph = Paragraph(lines, role="page_number" if reader.has_page_number else role)
                if lines and paragraph.text not in seen:
                    seen.add(paragraph.text)
                    yield paragraph

    def _body(self, parent: Any, depth: int = 0) -> Iterator[Block]:
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                yield from self._table(child, depth + 1)
            elif child.tag in _WRAPPERS:
                yield from self._body(child, depth)

    def _paragraph(self, element: Any, depth: int) -> Iterator[Block]:
        reader = RunReader(self._styles, self.fonts)
        lines = reader.read(element, self._mark(element))
        if lines:
            yield Paragraph(lines, self._align(element))
        for box in reader.text_boxes:
            if depth < _DEPTH:
                yield from self._body(box, depth + 1)

    def _mark(self, element: Any) -> str:
        """The list mark; a paragraph without text shows none and is not counted."""
        probe = RunReader(self._styles, self.fonts).read(element)
        return self._marks.mark(element) if probe else ""

    def _align(self, element: Any) -> Align | None:
        properties = element.find(W + "pPr")
        style = value(properties, "pStyle")
        for source in [properties, *(element.find(W + "pPr") for element in self._styles.chain(style))]:
            said = value(source, "jc")
            if said:
                return _ALIGNS.get(said)
        return "left"

    def _table(self, element: Any, depth: int) -> Iterator[Block]:
        if depth > _DEPTH:
            return
        n_rows, n_columns, placed = place_cells(element)
        if is_layout(element, n_rows, n_columns, placed, self._styles):
            yield from self._flattened(placed, n_columns, depth)
            return
        cells = tuple(
            Cell(cell.row, cell.column, cell.row_span, cell.column_span, tuple(self._cell_paragraphs(cell, depth)))
            for cell in placed
        )
        yield set_heads_aside(Table(n_rows, n_columns, cells))

    def _cell_paragraphs(self, cell: Placed, depth: int) -> Iterator[Paragraph]:
        for block in self._body(cell.element, depth):
            if isinstance(block, Paragraph):
                yield block
            else:
                yield from (paragraph for inner in block.cells for paragraph in inner.paragraphs)
                yield from (replace(paragraph, role="body") for paragraph in block.furniture)

    def _flattened(self, placed: list[Placed], n_columns: int, depth: int) -> Iterator[Block]:
        """The cells of a layout table, left column first, each line a paragraph as a page shows it."""
        group: list[Placed] = []
        for cell in [*placed, None]:
            if cell is not None and cell.column_span < n_columns:
                group.append(cell)
                continue
            for one in [*sorted(group, key=lambda one: one.column), *([cell] if cell else [])]:
                for block in self._body(one.element, depth):
                    yield from _by_line(block) if n_columns > 1 and one is not cell else (block,)
            group = []


def _by_line(block: Block) -> Iterator[Block]:
    if isinstance(block, Paragraph):
        yield from (Paragraph((line,), block.align, block.role) for line in block.lines)
    else:
        yield block


def _parse(part: Any) -> Any:
    element = getattr(part, "element", None)
    if element is not None:
        return element
    return parse_xml(part.blob)
