"""Give the words of finished blocks their places: index, paragraph, offset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from congtac.extract.document import BBox, Block, Line, Paragraph, Table, Word


class Frame(Protocol):
    """How a page that was turned to be read lies on the page as the file has it."""

    def box(self, box: BBox) -> BBox:
        """The box on the file's page."""


class Numbering:
    """Counts words and paragraphs while blocks pass by in reading order."""

    def __init__(self, frames: Mapping[int, Frame]) -> None:
        self.words: list[Word] = []
        self._frames = frames
        self._paragraphs = 0

    def block(self, block: Block) -> Block:
        """The block with its words numbered; a table's cells come first, then its furniture."""
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        cells = tuple(replace(cell, paragraphs=self._all(cell.paragraphs)) for cell in block.cells)
        return Table(block.n_rows, block.n_columns, cells, self._all(block.furniture))

    def _all(self, paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        return tuple(self._paragraph(paragraph) for paragraph in paragraphs)

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        number = self._paragraphs
        self._paragraphs += 1
        offset = 0
        lines = []
        for line in paragraph.lines:
            words = []
            for _, text, page, box, _, _, size, bold, italic, score, read_as in line.words:
                frame = self._frames.get(page) if page else None
                placed = frame.box(box) if frame and box else box
                word = Word(len(self.words), text, page, placed, number, offset, size, bold, italic, score, read_as)
                offset += len(text) + 1
                self.words.append(word)
                words.append(word)
            lines.append(Line(tuple(words), line.before))
        return Paragraph(tuple(lines), paragraph.align, paragraph.role)


def number_blocks(
    blocks: Iterable[Block], frames: Mapping[int, Frame] | None = None
) -> tuple[tuple[Word, ...], tuple[Block, ...]]:
    """All words in reading order, and the blocks that hold them.

    Args:
        blocks: The document's, in reading order.
        frames: Of pages, by number, that were turned or straightened to be read.
    """
    numbering = Numbering(frames or {})
    numbered = tuple(numbering.block(block) for block in blocks)
    return tuple(numbering.words), numbered


def new_word(
    text: str, size: float | None = None, bold: bool = False, italic: bool = False, page: int | None = None
) -> Word:
    """A word without a place yet."""
    return Word(-1, text, page, None, -1, 0, size, bold, italic)
