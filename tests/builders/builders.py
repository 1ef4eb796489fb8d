"""Documents, passages and tables from plain strings, so that a test shows the words it is about and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

import pytest

from congtac.extract.document import Align, BBox, Block, Cell, Line, Paragraph, Role, SourceDocument, Table, Word
from congtac.extract.passage import Passage
from congtac.models.reading import Entry, EntryKind, FieldName
from congtac.normalize.period import Period

Row = str | Sequence[str | None]


def fault(reason: str) -> pytest.MarkDecorator:
    """What contradicts the contract and is not mended yet: the test fails once it is."""
    return pytest.mark.xfail(reason=reason, strict=True)


class Builder:
    """Makes blocks whose words are numbered through, each on a page and in a box of its own if `paged`."""

    def __init__(self, paged: bool = False) -> None:
        self.words: list[Word] = []
        self.paged = paged
        self.page = 1
        self._paragraphs = 0

    def paragraph(
        self, text: str, align: Align | None = None, role: Role = "body", bold: bool = False, before: str = ""
    ) -> Paragraph:
        """A paragraph; line ends in the text are line ends."""
        lines = []
        offset = 0
        for part in text.split("\n"):
            words = []
            for token in part.split():
                at = len(self.words)
                box = BBox(10.0 * (at % 50), 12.0 * (at // 50), 10.0 * (at % 50) + 9, 12.0 * (at // 50) + 10)
                where = (self.page, box) if self.paged else (None, None)
                words.append(Word(at, token, *where, self._paragraphs, offset, None, bold))
                self.words.append(words[-1])
                offset += len(token) + 1
            if words:
                lines.append(Line(tuple(words), before))
        self._paragraphs += 1
        return Paragraph(tuple(lines), align, role)

    def table(self, rows: Iterable[Row], furniture: Iterable[str] = ()) -> Table:
        """A table of rows of texts, a line end in a text beginning a new paragraph.

        "^" goes on with the cell above, "<" with the cell to the left, None is no cell at all; a row that is one text
        covers all columns.
        """
        listed = list(rows)
        width = max(len(row) for row in listed if not isinstance(row, str))
        grid = [[row, *["<"] * (width - 1)] if isinstance(row, str) else list(row) for row in listed]
        cells = []
        for number, row in enumerate(grid):
            for column, text in enumerate(row):
                if text is None or text in ("^", "<"):
                    continue
                spans_columns = spans_rows = 1
                while column + spans_columns < width and row[column + spans_columns] == "<":
                    spans_columns += 1
                while number + spans_rows < len(grid) and grid[number + spans_rows][column] == "^":
                    spans_rows += 1
                paragraphs = tuple(self.paragraph(part) for part in text.split("\n") if part.strip())
                cells.append(Cell(number, column, spans_rows, spans_columns, paragraphs))
        repeated = tuple(self.paragraph(text, role="repeated_head") for text in furniture)
        return Table(len(grid), width, tuple(cells), repeated)

    def document(self, blocks: Iterable[Block]) -> SourceDocument:
        """The document of all words made so far."""
        text = " ".join(word.text for word in self.words)
        return SourceDocument(sha256(text.encode()).hexdigest(), "text/plain", tuple(self.words), tuple(blocks))


def paragraph(text: str, align: Align | None = None, bold: bool = False) -> Paragraph:
    """A paragraph by itself."""
    return Builder().paragraph(text, align, bold=bold)


def paragraphs(*texts: str, align: Align | None = None) -> tuple[Paragraph, ...]:
    """Paragraphs of one document."""
    builder = Builder()
    return tuple(builder.paragraph(text, align) for text in texts)


def passage(text: str) -> Passage:
    """A passage; each line of the text is a paragraph."""
    return Passage.of(paragraphs(*text.split("\n")))


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text."""
    return paragraph(text).lines


def table(*rows: Row, furniture: Iterable[str] = ()) -> Table:
    """A table by itself; see `Builder.table`."""
    return Builder().table(rows, furniture)


def document(*blocks: str | Sequence[Row], paged: bool = False) -> SourceDocument:
    """A document of paragraphs (texts) and tables (lists of rows)."""
    builder = Builder(paged)
    return builder.document(
        [builder.paragraph(block) if isinstance(block, str) else builder.table(block) for block in blocks]
    )


def entry(kind: EntryKind | None = None, heads: dict[FieldName, str] | None = None, **fields: str) -> Entry:
    """An entry of fields as written; its words are those of all its fields."""
    builder = Builder()
    parts: dict[FieldName, tuple[Passage, ...]] = {}
    for name, text in fields.items():
        made = tuple(Passage.of([builder.paragraph(part)]) for part in text.split("\f"))
        parts[name] = made  # type: ignore[index]
    return Entry("test", parts, tuple(builder.words), kind=kind, head_words=heads or {})


def week(start: str) -> Period:
    """Seven days from an ISO date."""
    first = date.fromisoformat(start)
    return Period("week", first, date.fromordinal(first.toordinal() + 6))
