"""Rosters (lịch tiếp công dân, lịch trực): tables whose rows say who and when, and whose title alone says what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from congtac.extract.document import Table, Word
from congtac.extract.passage import Passage
from congtac.models.columns import Layout
from congtac.models.folding import fold
from congtac.models.reading import Claim, Entry, FieldName
from congtac.models.table_context import Context
from congtac.models.table_heads import Row
from congtac.models.when import parse_when

NAME = "roster"
RECEPTION = re.compile(r"tiếp\s+(?:xúc\s+)?(?:công\s+)?dân(?:\s+(?:định kỳ|thường xuyên|đột xuất))?")
_DUTY = re.compile(
    r"trực(?!\s+(?:tuyến|thuộc|tiếp)|\w)(?:(?!\s+(?:của|tại|năm\s+\d|tháng\s+\d|quý\s+[ivx\d]+|từ|tuần)\s)[^()\n])*"
)
_STANDING = re.compile(r"thường\s+$")
_SAYS_NOTHING = frozenset(("index", "lunar", "content"))


def activity_in(title: Sequence[Passage]) -> Passage | None:
    """The activity that a title speaks of ("LỊCH TRỰC TẾT NGUYÊN ĐÁN …"); None if it names no roster."""
    for passage in title:
        folded = fold(passage.text)
        match = RECEPTION.search(folded) or _DUTY.search(folded)
        if match and not _STANDING.search(folded[: match.start()]):
            return passage.slice(match.start(), match.end())
    return None


def is_roster(layout: Layout) -> bool:
    """Whether a table says who and when, but not what."""
    staffed = layout.has("leader") or layout.has("participants")
    return layout.has("date") and staffed and not layout.has("content")


def read_roster(table: Table, layout: Layout, context: Context) -> tuple[tuple[Entry, ...], tuple[Claim, ...]] | None:
    """A row for each row that says when; None if the table is no roster or nothing says what it is about."""
    standing = context.standing
    if standing.activity is None or not is_roster(layout):
        return None
    grid = table.grid()
    claims = [Claim.of("furniture", (word for part in table.furniture for word in part.words))]
    claims += [Claim.of("heading", _own_words(row, number)) for number, row in enumerate(grid[: layout.head_rows])]
    entries = []
    date: tuple[Passage, ...] = ()
    for number, row in enumerate(grid[layout.head_rows :], layout.head_rows):
        fields = _fields(row, layout)
        date = fields.get("date", date)
        own = _own_words(row, number)
        if not date or not fields.keys() - {"date", "session", "time"}:
            claims.append(Claim.of("calendar" if date else "heading", own))
            continue
        fields = {"location": standing.place, **fields, "date": date, "content": (standing.activity,)}
        filled = {name: passages for name, passages in fields.items() if passages}
        entries.append(Entry(NAME, filled, tuple(own), context.section, kind="event"))
    return tuple(entries), tuple(claims)


def _own_words(row: Row, number: int) -> list[Word]:
    """The words of cells that begin in a row, in reading order."""
    cells = (cell for cell in dict.fromkeys(row) if cell is not None and cell.row == number)
    return sorted((word for cell in cells for word in cell.words), key=lambda word: word.index)


def _fields(row: Row, layout: Layout) -> dict[FieldName, tuple[Passage, ...]]:
    fields: dict[FieldName, tuple[Passage, ...]] = {}
    for cell in dict.fromkeys(row):
        role = layout.role(cell.column) if cell is not None else None
        if cell is None or role is None or role in _SAYS_NOTHING or not cell.text.strip():
            continue
        name = cast(FieldName, role)
        if name == "date" and not parse_when(cell.text) and fields.get("date"):
            continue
        fields[name] = (*fields.get(name, ()), Passage.of(cell.paragraphs))
    return fields
