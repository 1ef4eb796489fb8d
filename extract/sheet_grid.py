"""A sheet as its reader sees it: visible cells with the rows and columns they cover."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import NamedTuple

from congtac.extract.document import Align
from congtac.extract.errors import TooLargeError
from congtac.extract.letters import letters

MOST_CELLS = 200_000
"""Filled cells in a workbook; whatever holds more is no programme."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is set.

    Attributes:
        number_format: The code by which a number is shown, such as `dd/mm/yyyy`.
        size: Of its letters in points, where known.
        align: Left, centre, right or justified; None where it follows from the kind of value.
        across: Whether it is centred over the empty cells to its right, without being merged with them.
        lined: Whether any of its edges is drawn.
        boxed: Whether its left or right edge is drawn.
        font: Its name, where known.
    """

    number_format: str = "General"
    size: float | None = None
    bold: bool = False
    italic: bool = False
    align: Align | None = None
    across: bool = False
    lined: bool = False
    boxed: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A filled cell with the rows and columns it covers, counted from 0; `text` keeps its line ends."""

    row: int
    column: int
    text: str
    look: Look
    row_span: int = 1
    column_span: int = 1

    @property
    def end_row(self) -> int:
        """The first row below it."""
        return self.row + self.row_span

    @property
    def end_column(self) -> int:
        """The first column to its right."""
        return self.column + self.column_span


class Merged(NamedTuple):
    """A merged range, its last row and column included."""

    row: int
    column: int
    last_row: int
    last_column: int


class Stretches:
    """A set of numbers kept as stretches, for it may hold each of a million rows."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, first: int, last: int) -> None:
        """Add the numbers from `first` to `last`, which come in rising order."""
        if self._ends and self._ends[-1] >= first - 1:
            self._ends[-1] = max(last, self._ends[-1])
        else:
            self._starts.append(first)
            self._ends.append(last)

    def __contains__(self, number: int) -> bool:
        at = bisect_left(self._ends, number)
        return at < len(self._ends) and self._starts[at] <= number

    def after(self, number: int) -> int:
        """The first number from this one on that is not in the set."""
        at = bisect_left(self._ends, number)
        return self._ends[at] + 1 if at < len(self._ends) and self._starts[at] <= number else number


@dataclass(slots=True)
class RawSheet:
    """A sheet as a file states it.

    Attributes:
        hidden: Whether the sheet as a whole is.
        cells: Filled cells without their spans, in row order.
        merged: The merged ranges.
        hidden_rows: Rows that are hidden, or of no height.
        hidden_columns: Columns that are hidden, or of no width.
        lined: For each row with filled cells, the columns whose cells have a drawn edge, empty ones too.
        boxed: Rows in which a left or right edge is drawn.
        flags: What the reader of the file noticed.
    """

    hidden: bool = False
    cells: list[SheetCell] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: Stretches = field(default_factory=Stretches)
    hidden_columns: Stretches = field(default_factory=Stretches)
    lined: dict[int, list[int]] = field(default_factory=dict)
    boxed: set[int] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)

    def add_row(self, row: int, cells: Iterable[tuple[int, str, Look]]) -> None:
        """Take a row's cells: column, text, look. Without text in any of them the row is passed over."""
        cells = [(column, letters(text), look) for column, text, look in cells]
        filled = [SheetCell(row, column, text, look) for column, text, look in cells if text.strip()]
        if not filled:
            return
        self.cells += filled
        if len(self.cells) > MOST_CELLS:
            raise TooLargeError()
        self.lined[row] = [column for column, _, look in cells if look.lined]
        if any(look.boxed for _, _, look in cells):
            self.boxed.add(row)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's visible filled cells, in rows that hold any; rows and columns are counted among the visible ones.

    Attributes:
        rows: The cells that begin in each row, from left to right.
        gaps: Whether blank rows stand above each row.
        ruled: Whether lines are drawn around the cells of each row.
        flags: What of the sheet is hidden.
    """

    rows: tuple[tuple[SheetCell, ...], ...]
    gaps: tuple[bool, ...] = ()
    ruled: tuple[bool, ...] = ()
    flags: frozenset[str] = frozenset()

    def widths(self) -> list[int]:
        """How many cells each row has, those that reach into it from above counted in."""
        counts = [len(row) for row in self.rows]
        for row in self.rows:
            for cell in row:
                for below in range(cell.row + 1, cell.end_row):
                    counts[below] += 1
        return counts


def settle(raw: RawSheet) -> Sheet:
    """What is seen of a sheet: merged cells as one, hidden rows and columns, and rows without text, left out."""
    if raw.hidden:
        return Sheet((), flags=frozenset({"hidden_sheets"} if raw.cells else ()))
    cells, flags = _visible(raw)
    starts = sorted({cell.row for cell in cells})
    lines: dict[int, list[SheetCell]] = {row: [] for row in starts}
    for cell in cells:
        end = bisect_left(starts, cell.end_row)
        at = bisect_left(starts, cell.row)
        lines[cell.row].append(replace(cell, row=at, row_span=end - at))
    rows = tuple(tuple(sorted(line, key=lambda cell: cell.column)) for line in lines.values())
    gaps = tuple(at > 0 and _blank_between(raw, starts[at - 1], row) for at, row in enumerate(starts))
    return Sheet(rows, gaps, _ruled(raw, starts, cells), frozenset(flags | raw.flags))


def _visible(raw: RawSheet) -> tuple[list[SheetCell], set[str]]:
    flags: set[str] = set()
    found: list[SheetCell] = []
    anchors, covered = _ranges(raw)
    for cell in raw.cells:
        at = (cell.row, cell.column)
        merged = anchors.get(at, Merged(*at, *at))
        if at not in anchors and _is_covered(at, covered):
            flags.add("hidden_cells")
            continue
        row, column = raw.hidden_rows.after(merged.row), raw.hidden_columns.after(merged.column)
        if row > merged.last_row:
            flags.add("hidden_rows")
        elif column > merged.last_column:
            flags.add("hidden_columns")
        else:
            spans = merged.last_row + 1 - row, merged.last_column + 1 - column
            found.append(replace(cell, row=row, column=column, row_span=spans[0], column_span=spans[1]))
    return _spread(_apart(found, flags)), flags


def _ranges(raw: RawSheet) -> tuple[dict[tuple[int, int], Merged], dict[int, list[Merged]]]:
    """Merged ranges by their first cell, and those that reach into each row with filled cells."""
    anchors: dict[tuple[int, int], Merged] = {}
    rows = sorted({cell.row for cell in raw.cells})
    covered: dict[int, list[Merged]] = {}
    for merged in raw.merged:
        if (merged.row, merged.column) in anchors:
            continue
        anchors[merged.row, merged.column] = merged
        for row in rows[bisect_left(rows, merged.row) : bisect_left(rows, merged.last_row + 1)]:
            covered.setdefault(row, []).append(merged)
    return anchors, covered


def _is_covered(at: tuple[int, int], covered: Mapping[int, Sequence[Merged]]) -> bool:
    return any(merged.column <= at[1] <= merged.last_column for merged in covered.get(at[0], ()))


def _apart(cells: Sequence[SheetCell], flags: set[str]) -> list[SheetCell]:
    """The cells in row, then column order; of ranges that overlap in a broken file the later ones are undone."""
    apart: list[SheetCell] = []
    open_cells: list[SheetCell] = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        open_cells = [other for other in open_cells if other.end_row > cell.row]
        clash = [other for other in open_cells if other.column < cell.end_column and cell.column < other.end_column]
        if any(other.column <= cell.column < other.end_column for other in clash):
            flags.add("hidden_cells")
            continue
        own = replace(cell, row_span=1, column_span=1) if clash else cell
        open_cells.append(own)
        apart.append(own)
    return apart


def _spread(cells: Sequence[SheetCell]) -> list[SheetCell]:
    """The cells, those centred across empty neighbours as wide as they are shown."""
    last = max((cell.end_column for cell in cells), default=0)
    spread: list[SheetCell] = []
    for cell, after in zip_longest(cells, cells[1:]):
        if cell.look.across and cell.column_span == 1:
            end = after.column if after is not None and after.row == cell.row else last
            spread.append(replace(cell, column_span=max(1, end - cell.column)))
        else:
            spread.append(cell)
    return spread


def _blank_between(raw: RawSheet, above: int, row: int) -> bool:
    return raw.hidden_rows.after(above + 1) < row


def _ruled(raw: RawSheet, starts: Sequence[int], cells: Sequence[SheetCell]) -> tuple[bool, ...]:
    """Whether each row is drawn as one of a grid: edges at its sides, and along most of the widest such row."""
    by_row: dict[int, set[int]] = {row: set(raw.lined.get(row, ())) for row in starts}
    for cell in cells:
        if cell.look.lined and cell.column_span < _WIDEST:
            by_row[cell.row] |= set(range(cell.column, cell.end_column))
    widest = max((len(columns) for row, columns in by_row.items() if row in raw.boxed), default=0)
    least = max(2, widest / 2)
    return tuple(row in raw.boxed and len(by_row[row]) >= least for row in starts)


_WIDEST = 1000
"""Columns: whatever is wider is the whole sheet."""
