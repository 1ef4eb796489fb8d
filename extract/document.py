"""What every form is turned into: a `SourceDocument` of words, lines, paragraphs and tables.

A PDF, a Word file and a plain text all give the same types, so that nothing behind this room asks what a file was.
Each word keeps where it stood; each block is made of those words, and every word is in exactly one block.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

TextSource = Literal["text", "ocr", "mixed"]
Align = Literal["left", "center", "right", "justify"]
Role = Literal["body", "page_number", "running_head", "running_foot", "repeated_head", "page_chrome"]


class BBox(NamedTuple):
    """A box on a page in points, from the page's upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: BBox) -> BBox:
        """The smallest box that holds both."""
        return BBox(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


class Word(NamedTuple):
    """A run of characters without white space, in NFC.

    `index` is its place in `SourceDocument.words`. `page` (from 1) and `bbox` are None in forms without pages; there,
    and everywhere else too, `paragraph` (from 0, in reading order, a table's cells included) and `offset` (in
    characters, in that paragraph) say where it stands. `score` is how sure text recognition is of it, from 0 to 1; None
    of what was text. `read_as` is what text recognition read, where that was mended.
    """

    index: int  # type: ignore[assignment]  # a word is never searched, so tuple.index is not missed
    text: str
    page: int | None
    bbox: BBox | None
    paragraph: int
    offset: int
    size: float | None = None
    bold: bool = False
    italic: bool = False
    score: float | None = None
    read_as: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line; in a Word file, what lies between two line breaks.

    `before` is the white space between the line above and this one as a plain text file has it: there a blank that
    breaks the rhythm may be all that is left of an empty cell. Other forms leave it empty.
    """

    words: tuple[Word, ...]
    before: str = ""

    @property
    def text(self) -> str:
        """The words joined by single spaces."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, also across a page end."""

    lines: tuple[Line, ...]
    align: Align | None = None
    role: Role = "body"

    @property
    def words(self) -> Iterator[Word]:
        """Its words in reading order."""
        return (word for line in self.lines for word in line.words)

    @property
    def text(self) -> str:
        """The lines joined by single spaces."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the rows and columns it covers. An empty cell has no paragraphs; a merged one has a span over 1."""

    row: int
    column: int
    row_span: int
    column_span: int
    paragraphs: tuple[Paragraph, ...]

    @property
    def words(self) -> Iterator[Word]:
        """Its words in reading order."""
        return (word for paragraph in self.paragraphs for word in paragraph.words)

    @property
    def text(self) -> str:
        """The paragraphs joined by line ends."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as one piece, also where pages cut it.

    `cells` are in row order, then column order. `furniture` holds what stands in it without being a row of it: heads
    repeated on each page, with the role that says so.
    """

    n_rows: int
    n_columns: int
    cells: tuple[Cell, ...]
    furniture: tuple[Paragraph, ...] = ()

    def grid(self) -> list[list[Cell | None]]:
        """Rows of columns; a merged cell stands in each place it covers, None where the table has no cell."""
        grid: list[list[Cell | None]] = [[None] * self.n_columns for _ in range(self.n_rows)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    grid[row][column] = cell
        return grid


Block = Paragraph | Table


class PageSize(NamedTuple):
    """A page's extent in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A file's text with its layout: what `extract` hands to `models`.

    Attributes:
        sha256: Of the file's bytes, in hex.
        media_type: Such as `application/pdf`.
        words: All words in reading order; `words[i].index == i`.
        blocks: Paragraphs and tables in reading order; together they hold each word once.
        pages: Sizes of the pages; empty in forms without pages.
        text_source: How the text was got: from the file, by text recognition, or both.
        legacy_encoding: `tcvn3`, `vni` or empty.
        flags: What is odd about the file as a whole, such as `wrong_extension`.
        site: What a saved web page says whose site it is, outside its text: the site's name, the parts of its title.
    """

    sha256: str
    media_type: str
    words: tuple[Word, ...]
    blocks: tuple[Block, ...]
    pages: tuple[PageSize, ...] = ()
    text_source: TextSource = "text"
    legacy_encoding: str = ""
    flags: tuple[str, ...] = field(default=())
    site: tuple[str, ...] = ()
