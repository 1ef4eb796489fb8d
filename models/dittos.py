"""Cells that say "as above" (nt, -nt-, như trên, a quotation mark): they hold what the cell above holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from congtac.extract.document import Cell, Word
from congtac.models.columns import Layout
from congtac.models.folding import fold
from congtac.models.table_heads import Row

_DITTO = re.compile(r"[-–\s(.]*(?:n\.?t\.?|như trên|[\"“”″'’]{1,4}|,,|//)[-–\s).]*")


def spell_dittos(grid: Sequence[Row], layout: Layout) -> tuple[list[list[Cell | None]], list[Word]]:
    """The grid with the cell above in place of each ditto, as if it were merged down; and the dittos' own words.

    An activity is one of its own in each row, though told in the same words.
    """
    spelled = [list(row) for row in grid]
    words: list[Word] = []
    for number in range(layout.head_rows + 1, len(spelled)):
        for column, cell in enumerate(spelled[number]):
            above = spelled[number - 1][column]
            if cell is None or cell.row != number or above is None or not _DITTO.fullmatch(fold(cell.text)):
                continue
            if above.text.strip() and above.column_span == 1 and cell.column_span == 1:
                words += cell.words
                again = replace(cell, paragraphs=above.paragraphs) if layout.role(column) == "content" else above
                spelled[number][column] = again
    return spelled, words
