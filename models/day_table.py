"""Tables of days into entries: a row, or a part of a row, for each thing that happens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from congtac.extract.document import Cell, Paragraph, Table, Word
from congtac.extract.passage import Passage
from congtac.models.clauses import ALL_FIELDS, read_clauses, skip_marks, split_items
from congtac.models.columns import Column, Layout, infer_layout
from congtac.models.dates import find_dates, parse_day_cell
from congtac.models.folding import fold
from congtac.models.people import people_share
from congtac.models.reading import Claim, Entry, EntryKind, FieldName
from congtac.models.times import leading
from congtac.models.when import cell_session, parse_when

NAME = "day_table"
_BULLET = re.compile(r"(?:^|\n)\s*(?:[-–—+*•·▪●○]|\d{1,2}[.)](?!\d)|[a-zđ]\))\s*\S")
_WHEN = frozenset(("date", "session", "time", "index"))
_DUE = frozenset(("month", "quarter", "half", "year"))


@dataclass(slots=True)
class _State:
    """What holds for the rows below until another row says otherwise."""

    layout: Layout
    section: tuple[str, ...]
    day: Passage | None = None
    session: Passage | None = None
    entries: list[Entry] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    consumed: set[int] = field(default_factory=set)


def read_day_table(table: Table, section: tuple[str, ...] = ()) -> tuple[tuple[Entry, ...], tuple[Claim, ...]] | None:
    """The table's entries, and what else in it is accounted for; None if it is no table of days.

    Args:
        table: The table, in one piece.
        section: The headings above it.
    """
    layout = infer_layout(table)
    if not is_agenda(table, layout):
        return None
    state = _State(layout, section)
    state.claims.append(Claim.of("furniture", (word for part in table.furniture for word in part.words)))
    grid = table.grid()
    for row in grid[: layout.head_rows]:
        state.claims.append(Claim.of("heading", _words(row)))
    for number in range(layout.head_rows, len(grid)):
        _read_row(grid, number, state)
    return tuple(state.entries), tuple(state.claims)


def is_agenda(table: Table, layout: Layout) -> bool:
    """Whether the table says when and what: a column of contents, and days in a column or in rows of their own."""
    if not layout.has("content"):
        return False
    if layout.has("date") or (layout.has("session") and layout.has("time")):
        return True
    grid = table.grid()
    return any(_separator(row) and parse_when(_separator(row).text) for row in grid)  # type: ignore[union-attr]


def _words(row: Iterable[Cell | None]) -> Iterator[Word]:
    seen = {id(cell): cell for cell in row if cell is not None}
    return (word for cell in seen.values() for word in cell.words)


def _separator(row: Sequence[Cell | None]) -> Cell | None:
    """The one cell that fills a row: a day or a heading of its own, or an entry that concerns everyone."""
    filled = list({id(cell): cell for cell in row if cell is not None and cell.text.strip()}.values())
    if len(filled) != 1 or len(row) < 2:
        return None
    return filled[0] if filled[0].column_span >= len(row) - 1 and filled[0].column_span > 1 else None


def _read_row(grid: Sequence[Sequence[Cell | None]], number: int, state: _State) -> None:
    row, layout = grid[number], state.layout
    whole = _separator(row)
    if whole is not None:
        if whole.row == number:
            _read_whole(whole, state)
        return
    parts = _parts([row], layout)
    own = [cell for cell in dict.fromkeys(row) if cell is not None and cell.row == number]
    _update_day(parts, state)
    contents = [pair for pair in parts.get("content", ()) if pair[1].row == number]
    if not contents:
        _unfilled(own, parts, state)
        return
    for position, (column, cell) in enumerate(contents):
        covered = grid[number : number + cell.row_span]
        beside = _parts(covered, layout) if cell.row_span > 1 else parts
        side = [other for row in covered for other in dict.fromkeys(row) if other is not None and other.row >= number]
        state.consumed.update(id(other) for other in side)
        known = [other for other in dict.fromkeys(side) if _role(other, layout) is not None]
        _read_content(cell, column, beside, known if position == 0 else [cell], state)


def _role(cell: Cell, layout: Layout) -> str | None:
    """The role of the columns a cell covers; one that covers the contents among others is a content."""
    roles = [layout.role(column) for column in range(cell.column, cell.column + cell.column_span)]
    return "content" if "content" in roles else next((role for role in roles if role is not None), None)


def _parts(rows: Sequence[Sequence[Cell | None]], layout: Layout) -> dict[str, list[tuple[Column, Cell]]]:
    """The filled cells of rows by role, each once, those from rows above first."""
    parts: dict[str, list[tuple[Column, Cell]]] = {}
    cells = {id(cell): cell for row in rows for cell in row if cell is not None and cell.text.strip()}
    for cell in sorted(cells.values(), key=lambda cell: cell.row):
        role = _role(cell, layout)
        if role is not None:
            columns = layout.columns[cell.column : cell.column + cell.column_span]
            own = next((column for column in columns if column.role == role), columns[0])
            parts.setdefault(role, []).append((own, cell))
    return parts


def _update_day(parts: dict[str, list[tuple[Column, Cell]]], state: _State) -> None:
    dates = parts.get("date", ())
    if dates:
        day = Passage.of(dates[0][1].paragraphs)
        if state.day is None or day.text != state.day.text or day.words != state.day.words:
            state.day, state.session = day, None
    sessions = parts.get("session", ())
    if sessions:
        state.session = Passage.of(sessions[0][1].paragraphs)


def _unfilled(own: list[Cell], parts: dict[str, list[tuple[Column, Cell]]], state: _State) -> None:
    """A row without content: a blank day, or the rest of the entry above."""
    own = [cell for cell in own if id(cell) not in state.consumed]
    fields = {role for role, pairs in parts.items() if any(cell in own for _, cell in pairs)}
    words = [
        word
        for cell in own
        if state.layout.role(cell.column) in ("date", "session", "time", "index")
        for word in cell.words
    ]
    if words:
        state.claims.append(Claim.of("calendar", words))
    rest = fields - _WHEN
    if not rest or not state.entries or fields & {"date", "session", "time"}:
        return
    # Cells below an entry that has its own content cell above: they go on with what the entry says there.
    last = state.entries[-1]
    merged: dict[FieldName, tuple[Passage, ...]] = dict(last.fields)
    added: list[Word] = []
    for role in sorted(rest):
        for _, cell in parts[role]:
            if cell in own:
                merged[cast(FieldName, role)] = (*merged.get(cast(FieldName, role), ()), Passage.of(cell.paragraphs))
                added += cell.words
    state.entries[-1] = Entry(
        last.reader, merged, (*last.words, *added), last.section, last.kind, last.head_words, last.certainty, last.flags
    )


def _read_whole(cell: Cell, state: _State) -> None:
    """A row of one cell: the day, the session, a heading, or an entry for all."""
    passage = Passage.of(cell.paragraphs)
    text = passage.text
    if parse_when(text):
        if parse_day_cell(text) is not None:
            state.day, state.session = passage, None
        elif cell_session(text):
            state.session = passage
        else:
            state.day, state.session = passage, passage
        state.claims.append(Claim.of("calendar", cell.words))
        return
    dates = [phrase for phrase in find_dates(text) if phrase.kind in ("day", "list", "span")]
    if (
        dates
        and not text[: dates[0].start].strip(" :-–,()").casefold().removesuffix("ngày").removesuffix("từ ngày").strip()
    ):
        end = dates[0].end
        fields: dict[FieldName, tuple[Passage, ...]] = {"date": (passage.slice(0, end),)}
        rest = passage.slice(end + len(text[end:]) - len(text[end:].lstrip(" ,.:;-–\n)")), len(text))
        for role, found in read_clauses(rest).items():
            fields.setdefault(role, found)
        state.entries.append(Entry(NAME, fields, tuple(cell.words), state.section))
        return
    if state.day is not None and leading(text[skip_marks(text) :]):
        for item in split_items(passage):
            fields = {"date": (state.day,), **read_clauses(item)}
            state.entries.append(Entry(NAME, fields, item.words, state.section))
        return
    state.claims.append(Claim.of("heading", cell.words))
    heading = " ".join(text.split())
    state.section = (*state.section[: _section_depth(state.section)], heading)


def _section_depth(section: tuple[str, ...]) -> int:
    return max(0, len(section) - 1) if section else 0


def _read_content(
    cell: Cell,
    column: Column,
    parts: dict[str, list[tuple[Column, Cell]]],
    own: list[Cell],
    state: _State,
) -> None:
    """The entries of one content cell, each with what the row's other cells give it."""
    others: dict[FieldName, tuple[Passage, ...]] = {}
    head_words: dict[FieldName, str] = {}
    for role, pairs in parts.items():
        if role in ("content", "index"):
            continue
        name = cast(FieldName, role)
        others[name] = tuple(Passage.of(other.paragraphs) for _, other in pairs)
        head_words[name] = pairs[0][0].head
    if state.day is not None:
        others.setdefault("date", (state.day,))
    if state.session is not None and "session" not in others:
        others["session"] = (state.session,)
    if column.value is not None:
        others.update(_column_value(cell, state.layout))
    wanted = {name for name in ALL_FIELDS if name not in others or name in ("session", "time")}
    wanted.discard("date")
    chunks = split_content(cell.paragraphs, others)
    side = [word for other in own if other is not cell for word in other.words]
    for number, (chunk, shares) in enumerate(chunks):
        fields: dict[FieldName, tuple[Passage, ...]] = {**others, **shares}
        found = read_clauses(chunk, wanted)
        for name, passages in found.items():
            fields[name] = passages
        words = sorted({word.index: word for word in (*chunk.words, *(side if number == 0 else ()))}.items())
        state.entries.append(
            Entry(NAME, fields, tuple(word for _, word in words), state.section, _kind(fields), head_words)
        )


def _column_value(cell: Cell, layout: Layout) -> dict[FieldName, tuple[Passage, ...]]:
    """In a matrix table what the heads of the columns that the cell covers say: their session or their leaders."""
    covered = layout.columns[cell.column : cell.column + cell.column_span]
    values = [other.value for other in covered if other.value]
    if not values:
        return {}
    role: FieldName = "leader" if people_share(values[0]) > 0.8 else "session"
    matrix = [other for other in layout.columns if other.value]
    if role == "leader" and len(values) == len(matrix) and _is_holiday(cell.text):
        return {}
    return {role: tuple(Passage(value, (), ()) for value in values)}


def _is_holiday(text: str) -> bool:
    return fold(text).strip(" -").startswith(("nghỉ", "nghĩ"))


def _kind(fields: dict[FieldName, tuple[Passage, ...]]) -> EntryKind | None:
    """Work due in a month or quarter is a deadline, whatever it is."""
    for passage in fields.get("date", ()):
        phrases = find_dates(passage.text)
        if phrases and all(phrase.kind in _DUE for phrase in phrases):
            return "deadline"
    return None


def split_content(
    paragraphs: Sequence[Paragraph], others: dict[FieldName, tuple[Passage, ...]]
) -> list[tuple[Passage, dict[FieldName, tuple[Passage, ...]]]]:
    """A content cell's entries, and for each the share of the other cells that are split alike.

    Bullets are entries of their own when each has its own time, session or leader, or when another cell has as many
    parts; else the cell is one entry.
    """
    passage = Passage.of(paragraphs)
    starts = _bullets(passage.text)
    chunks = [passage.slice(a, b) for a, b in zip(starts, [*starts[1:], len(passage.text)], strict=True)]
    chunks = [chunk for chunk in chunks if chunk.text]
    if len(chunks) > 1:
        alike = _alike(len(chunks), others)
        if alike:
            return [
                (chunk, {name: (parts[number],) for name, parts in alike.items()})
                for number, chunk in enumerate(chunks)
            ]
    opened = [chunk for chunk in chunks if leading(chunk.text[skip_marks(chunk.text) :])]
    if len(opened) > 1:
        joined: list[list[Passage]] = []
        for chunk in chunks:
            if chunk in opened or not joined:
                joined.append([chunk])
            else:
                joined[-1].append(chunk)
        chunks = [_span(passage, group) for group in joined]
        return [(item, {}) for chunk in chunks for item in split_items(chunk)]
    if len(chunks) > 1 and all(_has_own_field(chunk) for chunk in chunks):
        return [(chunk, {}) for chunk in chunks]
    return [(item, {}) for item in split_items(passage)]


def _span(passage: Passage, group: list[Passage]) -> Passage:
    first, last = group[0].words[0], group[-1].words[-1]
    places = {word.index: span for word, span in zip(passage.words, passage.spans, strict=True)}
    return passage.slice(places[first.index][0], places[last.index][1])


def _has_own_field(chunk: Passage) -> bool:
    found = read_clauses(chunk)
    return bool({"leader", "location", "time", "session", "participants"} & found.keys())


def _bullets(text: str) -> list[int]:
    starts = {0}
    for match in _BULLET.finditer(text):
        starts.add(match.start() + (text[match.start()] == "\n"))
    for match in re.finditer(r"\n", text):
        if leading(text[match.end() :]):
            starts.add(match.end())
    return sorted(starts)


def _alike(count: int, others: dict[FieldName, tuple[Passage, ...]]) -> dict[FieldName, list[Passage]]:
    """The other fields whose one cell has `count` bullets too, with their parts."""
    alike = {}
    for name, passages in others.items():
        if len(passages) != 1 or name in ("date", "session"):
            continue
        starts = _bullets(passages[0].text)
        if len(starts) == count and count > 1:
            text = passages[0].text
            alike[name] = [
                passages[0].slice(skip_marks(text, a), b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)
            ]
    return alike
