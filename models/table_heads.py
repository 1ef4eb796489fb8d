"""The head of a table: which rows it takes, and what it says above each column, level by level."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congtac.extract.document import Cell
from congtac.models.head_values import count_values, is_single_day, names_field, names_time, names_values
from congtac.models.people import people_share
from congtac.models.when import cell_session, parse_when

Row = Sequence[Cell | None]

MOST_ROWS = 4
MOST_CAPTIONS = 2
_MOST_WORDS = 12
_MOST_LEVEL_WORDS = 8  # of a cell that divides the head above it
_MOSTLY = 0.7


def count_head_rows(grid: Sequence[Row]) -> int:
    """How many rows at the top are the head: those whose cells are names of fields, and what completes them.

    A caption over the whole table is part of it: the programme's title, or the day where each has its own head.
    """
    captions = _captions(grid)
    count = captions
    for row in grid[captions : captions + MOST_ROWS]:
        cells = _filled(row)
        if not cells or (len(cells) == 1 and len(row) > 1):
            break
        inner = count > captions
        below = inner and (_is_second_level(grid, cells, count) or _completes_titles(grid, cells, count))
        if not (_is_head(cells, not inner) or below):
            break
        count += 1
    return count if count > captions else 0


def _captions(grid: Sequence[Row]) -> int:
    """How many rows at the top hold one cell over all columns."""
    count = 0
    for row in grid[:MOST_CAPTIONS]:
        cells = _filled(row)
        if len(cells) != 1 or len(row) < 2 or cells[0].column_span < len(row):
            break
        count += 1
    return count


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in dict.fromkeys(row) if cell is not None and cell.text.strip()]


def head_levels(grid: Sequence[Row], column: int, head_rows: int) -> tuple[str, ...]:
    """What the head says above a column, outermost first; a cell that spans rows is said once."""
    width = len(grid[0]) if grid else 0
    cells = dict.fromkeys(row[column] for row in grid[:head_rows])
    return tuple(cell.text for cell in cells if cell is not None and cell.text.strip() and cell.column_span < width)


def _is_head(cells: Sequence[Cell], first: bool) -> bool:
    named = sum(_names_field(cell.text) for cell in cells)
    if named >= max(1, len(cells) / 2) or _is_numbering(cells):
        return True
    valued = sum(_names_value(cell.text) for cell in cells)
    if first and named > 0 and named + valued >= _MOSTLY * len(cells):
        return True
    # A matrix: its corner says what the rows are, or nothing, and the heads beside it name units, shifts or days.
    heads = [cell.text for cell in cells if not _names_field(cell.text)]
    cornered = cells[0].column > 0 or _names_field(cells[0].text)
    if first and cornered and named + count_values(heads) >= _MOSTLY * len(cells):
        return True
    return first and ((len(cells) > 2 and names_time(heads[-(len(cells) - 1) :])) or _heads_levels(cells))


def _heads_levels(cells: Sequence[Cell]) -> bool:
    """Whether a row opens a head of several levels: a field's name over these, beside bodies over their leaders."""
    reaches = any(cell.row_span > 1 and _names_field(cell.text) for cell in cells)
    divided = any(cell.column_span > 1 for cell in cells)
    return reaches and divided and not any(_says_more(cell.text) for cell in cells)


def _is_second_level(grid: Sequence[Row], cells: Sequence[Cell], number: int) -> bool:
    """Whether a row divides the head above: below cells that span columns, beside cells that span rows."""
    above = [cell for row in grid[:number] for cell in row if cell is not None]
    reaches = any(cell.row + cell.row_span > number for cell in above)
    divided = reaches and any(cell.column_span > 1 for cell in above)
    inside = [cell for cell in cells if cell.row == number]
    if not divided or not inside:
        return False
    plain = not any(_says_more(cell.text) for cell in inside)
    return plain or names_values([cell.text for cell in inside])


def _completes_titles(grid: Sequence[Row], cells: Sequence[Cell], number: int) -> bool:
    """Whether a row names the leaders whose offices stand in the row above, or the dates of its weekdays."""
    inside = [cell for cell in cells if cell.row == number]
    above = [grid[number - 1][cell.column] for cell in inside]
    return len(inside) > 1 and any(
        all(head is not None and says(cell.text) and says(head.text) for cell, head in zip(inside, above, strict=True))
        for says in (_names_person, is_single_day)
    )


def _says_more(text: str) -> bool:
    """Whether a text says more than the name of a body, an office or a field."""
    return len(text.split()) > _MOST_LEVEL_WORDS or parse_when_day(text)


def parse_when_day(text: str) -> bool:
    """Whether a text is a day, week or month, rather than a mere session or time."""
    return parse_when(text) and not cell_session(text)


def _is_numbering(cells: Sequence[Cell]) -> bool:
    """A row that numbers the columns: (1), (2), (3) or A, B, C."""
    texts = [cell.text.strip(" ()") for cell in cells]
    counted = [str(number) for number in range(1, len(texts) + 1)]
    return len(texts) > 2 and texts in (counted, list("ABCDEFGHIJKL")[: len(texts)])


def _names_field(text: str) -> bool:
    counted = re.search(r"\s\d+$", text.strip()) is not None  # "Ca 1", "Tuần 2": one of several
    dated = any(map(str.isdigit, text)) and parse_when_day(text)
    return len(text.split()) <= _MOST_WORDS and not dated and not counted and names_field(text)


def _names_value(text: str) -> bool:
    """Whether a head names a session or a leader whose entries stand below it."""
    return cell_session(text) or _names_person(text)


def _names_person(text: str) -> bool:
    return people_share(text) > 0.8 and len(text.split()) < 10
