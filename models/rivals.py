"""Where two readings compete: how far the one that won leads over the next best.

A margin is from 0 (the rival is as good) to 1 (there is none near). It belongs to words, so that each entry has the
least margin of the cells it is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from congtac.extract.document import Table
from congtac.models.columns import Layout
from congtac.models.reading import Entry

_NO_FIELD = ("index", "lunar", None)


def word_margins(table: Table, layout: Layout, found: Mapping[int, float]) -> dict[int, float]:
    """The margin of each word in a table's body.

    Args:
        table: The table.
        layout: What its columns were taken for.
        found: Margins of words whose own cell was in doubt, as in flattened text.
    """
    margins: dict[int, float] = {}
    for cell in table.cells:
        if cell.row < layout.head_rows:
            continue
        column = layout.columns[cell.column]
        margin = column.margin if cell.column_span == 1 and column.role not in _NO_FIELD else 1.0
        for word in cell.words:
            margins[word.index] = min(margin, found.get(word.index, 1.0))
    return margins


def with_margins(entries: Iterable[Entry], margins: Mapping[int, float]) -> Sequence[Entry]:
    """The entries, each with the least margin of its words."""
    return [
        replace(entry, margin=min((margins.get(word.index, 1.0) for word in entry.words), default=1.0))
        for entry in entries
    ]
