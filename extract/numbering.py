"""Give the words of finished blocks their places: index, paragraph, offset."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from congtac.extract.document import Block, Line, Paragraph, Table, Word


class Numbering:
    """Counts words and paragraphs while blocks pass by in reading order."""

    def __init__(self) -> None:
        self.words: list[Word] = []
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
            for _, text, page, bbox, _, _, size, bold, italic in line.words:
                word = Word(len(self.words), text, page, bbox, number, offset, size, bold, italic)
                offset += len(text) + 1
                self.words.append(word)
                words.append(word)
            lines.append(Line(tuple(words), line.before))
        return Paragraph(tuple(lines), paragraph.align, paragraph.role)


def number_blocks(blocks: Iterable[Block]) -> tuple[tuple[Word, ...], tuple[Block, ...]]:
    """All words in reading order, and the blocks that hold them."""
    numbering = Numbering()
    numbered = tuple(numbering.block(block) for block in blocks)
    return tuple(numbering.words), numbered


def new_word(
    text: str, size: float | None = None, bold: bool = False, italic: bool = False, page: int | None = None
) -> Word:
    """A word without a place yet."""
    return Word(-1, text, page, None, -1, 0, size, bold, italic)
