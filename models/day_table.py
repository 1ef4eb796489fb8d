"""Tables of days into entries: a row, or a part of a row, for each thing that happens or is due."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from congtac.extract.document import Cell, Table, Word
from congtac.extract.passage import Passage
from congtac.models.cell_entries import split_content
from congtac.models.clauses import ALL_FIELDS, read_clauses
from congtac.models.columns import Column, Layout
from congtac.models.compound_cells import time_beside_place, told_apart
from congtac.models.date_phrase import DAY_KINDS
from congtac.models.dates import find_dates, parse_day_cell
from congtac.models.dittos import spell_dittos
from congtac.models.folding import fold
from congtac.models.holidays import is_holiday
from congtac.models.item_split import split_items
from congtac.models.labels import heads_span
from congtac.models.list_marks import skip_marks
from congtac.models.reading import Claim, Entry, EntryKind, FieldName
from congtac.models.recurrence import find_recurrence
from congtac.models.table_context import Context
from congtac.models.table_heads import Row
from congtac.models.times import leading
from congtac.models.when import cell_session, cell_time, parse_when, says_day, without_clock

NAME = "day_table"
Fields = dict[FieldName, tuple[Passage, ...]]
Parts = dict[str, list[tuple[Column, Cell]]]

_CALENDAR = frozenset(("date", "session", "time", "index", "lunar"))
_BESIDE = frozenset(("leader", "location", "participants", "department"))
_MATRIX: tuple[FieldName, ...] = ("date", "session", "leader")
_NO_FIELD = frozenset(("content", "index", "lunar"))


_NUMBER = re.compile(r"(?:(?P<roman>[IVX]+)|(?P<figure>\d{1,2})|(?P<letter>[A-ZĐa-zđ]))(?=[\s.)/]|$)")
_STANDING = re.compile(r"thường xuyên|(?:hằng|hàng) (?:ngày|tuần|tháng)|đột xuất")


@dataclass(slots=True)
class _State:
    """What holds for the rows below until another row says otherwise."""

    layout: Layout
    section: tuple[str, ...]
    depth: int
    day: tuple[Passage, ...] = ()
    session: Passage | None = None
    month: str | None = None  # the numbering of the row that heads a month's: "I", "1", "a"; "" where it has none
    entries: list[Entry] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    consumed: set[int] = field(default_factory=set)


def read_day_table(
    table: Table, layout: Layout, context: Context
) -> tuple[tuple[Entry, ...], tuple[Claim, ...]] | None:
    """The table's entries, and what else in it is accounted for; None if it is no table of days.

    Args:
        table: The table, in one piece.
        layout: Its columns.
        context: What the document says about it.
    """
    grid = table.grid()
    if not is_agenda(grid, layout):
        return None
    state = _State(layout, context.section, len(context.section))
    state.claims.append(Claim.of("furniture", (word for part in table.furniture for word in part.words)))
    state.claims += [Claim.of("heading", _words(row)) for row in grid[: layout.head_rows]]
    captions = (_whole(row, layout) for row in grid[: layout.head_rows])
    state.day = next((_day_of(cell) for cell in captions if cell is not None and says_day(cell.text)), ())
    heads = {_texts(row) for row in grid[: layout.head_rows]}
    grid, dittos = spell_dittos(grid, layout)
    state.claims.append(Claim.of("calendar", dittos))
    for number in range(layout.head_rows, len(grid)):
        if _texts(grid[number]) in heads and grid[number] != grid[number - 1]:
            state.claims.append(Claim.of("heading", _words(grid[number])))  # each day has the head anew
        else:
            _read_row(grid, number, state)
    return tuple(state.entries), tuple(state.claims)


def is_agenda(grid: Sequence[Row], layout: Layout) -> bool:
    """Whether a table says when and what: contents, and days in a column or in rows of their own."""
    if not layout.has("content"):
        return False
    dated = layout.has("date") or any("date" in column.values for column in layout.columns)
    if dated or (layout.has("session") and layout.has("time")):
        return True
    wholes = (_whole(row, layout) for row in grid)
    return any(whole is not None and parse_when(whole.text) for whole in wholes)


def _day_of(cell: Cell) -> tuple[Passage, ...]:
    return (Passage.of(cell.paragraphs),)


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.split()) if cell is not None else "" for cell in row)


def _words(row: Iterable[Cell | None]) -> Iterator[Word]:
    return (word for cell in dict.fromkeys(row) if cell is not None for word in cell.words)


def _whole(row: Row, layout: Layout) -> Cell | None:
    """The one cell that fills a row, its number aside: a day, a heading, or an entry that concerns everyone."""
    filled = [cell for cell in dict.fromkeys(row) if cell is not None and cell.text.strip()]
    if len(filled) == 2 and layout.role(filled[0].column) == "index":
        filled = filled[1:]
    if len(filled) != 1 or len(row) < 2:
        return None
    return filled[0] if filled[0].column_span >= len(row) - 1 and filled[0].column_span > 1 else None


def _read_row(grid: Sequence[Row], number: int, state: _State) -> None:
    row = grid[number]
    whole = _whole(row, state.layout)
    if whole is not None:
        if whole.row == number:
            numbers = [cell for cell in dict.fromkeys(row) if cell is not None and cell is not whole]
            state.claims.append(Claim.of("heading", (word for cell in numbers for word in cell.words)))
            mark = next((cell.text for cell in numbers), whole.text)
            _read_whole(whole, _numbering(mark), state)
        return
    parts = _parts([row], state.layout)
    own = [cell for cell in dict.fromkeys(row) if cell is not None and cell.row == number]
    _update_day(parts, state)
    contents = [pair for pair in parts.get("content", ()) if pair[1].row == number]
    if not contents:
        _read_unfilled(own, parts, state)
        return
    for position, (column, cell) in enumerate(contents):
        covered = grid[number : number + cell.row_span]
        beside = _of_group(_parts(covered, state.layout) if cell.row_span > 1 else parts, column)
        side = [other for row in covered for other in dict.fromkeys(row) if other is not None and other.row >= number]
        state.consumed.update(id(other) for other in side)
        known = [other for other in dict.fromkeys(side) if _role(other, state.layout) not in (None, "content")]
        _read_content(cell, column, beside, known if position == 0 else [], state)


def _role(cell: Cell, layout: Layout) -> str | None:
    """The role of the columns a cell covers; one that covers the contents among others is a content."""
    roles = [layout.role(column) for column in range(cell.column, cell.column + cell.column_span)]
    return "content" if "content" in roles else next((role for role in roles if role is not None), None)


def _parts(rows: Sequence[Row], layout: Layout) -> Parts:
    """The filled cells of rows by role, each once, those from rows above first."""
    parts: Parts = {}
    cells = dict.fromkeys(cell for row in rows for cell in row if cell is not None and cell.text.strip())
    for cell in sorted(cells, key=lambda cell: cell.row):
        role = _role(cell, layout)
        if role is not None:
            columns = layout.columns[cell.column : cell.column + cell.column_span]
            own = next((column for column in columns if column.role == role), columns[0])
            parts.setdefault(role, []).append((own, cell))
    return parts


def _of_group(parts: Parts, column: Column) -> Parts:
    """The cells beside a content without those below the head of another group ("Chiều" beside "Sáng")."""
    return {
        role: [pair for pair in pairs if not pair[0].values or pair[0].values == column.values]
        for role, pairs in parts.items()
    }


def _update_day(parts: Parts, state: _State) -> None:
    days = tuple(day for day in _days(parts.get("date", ())) if not _is_clock(day.text))
    if days:
        if not _told(days, state):
            state.day, state.session = days, None
    elif any(_is_due(day.text) for day in state.day) and state.layout.has("date"):
        state.day = ()  # what is due in March says nothing of the row below it
    sessions = parts.get("session", ())
    if sessions:
        state.session = Passage.of(sessions[0][1].paragraphs)


def _days(pairs: Sequence[tuple[Column, Cell]]) -> tuple[Passage, ...]:
    """What the cells of days or hours say; below "Từ ngày" and "Đến ngày" two of them are a span."""
    days = tuple(Passage.of(cell.paragraphs) for _, cell in pairs)
    if len(pairs) == 2 and heads_span(pairs[0][0].head, pairs[1][0].head) and days[0].text != days[1].text:
        return (Passage.spelled("từ", days[0], "đến", days[1]),)
    return days[:1] if len(days) == 2 and days[0].text == days[1].text else days


def _told(days: tuple[Passage, ...], state: _State) -> bool:
    """Whether a row only repeats what is known of its day: its weekday, merged down beside a date that is not."""
    return {day.text for day in days} <= {day.text for day in state.day}


def _is_clock(text: str) -> bool:
    """Whether a cell of days says but an hour or a session, of the day that stands above."""
    if find_dates(text) or parse_day_cell(text) is not None:
        return False
    return cell_time(time_beside_place(text)) or cell_session(text)


def _is_due(text: str) -> bool:
    """Whether a cell names a month, a quarter or a last day rather than days on which something happens."""
    phrases = find_dates(text)
    return bool(phrases) and all(phrase.kind not in DAY_KINDS or phrase.bound for phrase in phrases)


def _is_stretch(text: str) -> bool:
    """Whether a cell names a week or another stretch of days."""
    return any(phrase.kind == "week" or (phrase.kind == "span" and phrase.days) for phrase in find_dates(text))


def _read_unfilled(own: list[Cell], parts: Parts, state: _State) -> None:
    """A row without contents: a blank day, or the rest of the entry above."""
    own = [cell for cell in own if id(cell) not in state.consumed]
    fields = {role for role, pairs in parts.items() if any(cell in own for _, cell in pairs)}
    words = [word for cell in own if _role(cell, state.layout) in _CALENDAR for word in cell.words]
    state.claims.append(Claim.of("calendar", words))
    rest = fields - _CALENDAR
    if not rest or not state.entries or fields & _CALENDAR:
        return
    # Cells below an entry whose row goes on: they go on with what the entry says there.
    last = state.entries[-1]
    merged: Fields = dict(last.fields)
    added: list[Word] = []
    for role in sorted(rest):
        name = cast(FieldName, role)
        for _, cell in parts[role]:
            if cell in own:
                merged[name] = (*merged.get(name, ()), Passage.of(cell.paragraphs))
                added += cell.words
    state.entries[-1] = replace(last, fields=merged, words=(*last.words, *added))


def _numbering(text: str) -> str:
    """How a heading is numbered: by Roman numerals, figures or letters; empty where it is not."""
    match = _NUMBER.match(text.strip())
    return next((kind for kind, found in match.groupdict().items() if found), "") if match else ""


def _read_whole(cell: Cell, numbering: str, state: _State) -> None:
    """A row of one cell: the day, the session, a heading, or an entry for all."""
    passage = Passage.of(cell.paragraphs)
    text = passage.text
    if parse_when(text):
        if cell_session(text):
            state.session = passage
        else:
            state.day, state.session = (passage,), passage if without_clock(text) != text.strip() else None
            state.month = numbering if _is_due(text) else None
        state.claims.append(Claim.of("calendar", cell.words))
        return
    when = _opening_days(text)
    if when is not None:
        fields: Fields = {"date": (passage.slice(0, when),)}
        for role, found in read_clauses(passage.slice(when, len(text))).items():
            fields.setdefault(role, found)
        state.entries.append(Entry(NAME, fields, tuple(cell.words), state.section, _kind(fields)))
    elif state.day and leading(text[skip_marks(text) :]):
        for item in split_items(passage):
            fields = {"date": state.day, **read_clauses(item)}
            state.entries.append(Entry(NAME, fields, item.words, state.section))
    else:
        if state.month is not None and (numbering == state.month != "" or _STANDING.search(fold(text))):
            state.day = ()  # "IV. Công việc thường xuyên" behind "III. Tháng 6"
        state.claims.append(Claim.of("heading", cell.words))
        state.section = (*state.section[: state.depth], " ".join(text.split()))


def _opening_days(text: str) -> int | None:
    """Where the days end with which a text opens, if it says more than these."""
    for phrase in find_dates(text):
        if phrase.kind not in DAY_KINDS or not phrase.days:
            continue
        before = without_clock(text[: phrase.start])
        rest = text[phrase.end :]
        opened = phrase.end + len(rest) - len(rest.lstrip(" ,.:;-–\n)"))
        return opened if not any(map(str.isalnum, before)) and opened < len(text) else None
    return None


def _read_content(cell: Cell, column: Column, parts: Parts, own: list[Cell], state: _State) -> None:
    """The entries of one content cell, each with what the row's other cells give it."""
    others: Fields = {}
    head_words: dict[FieldName, str] = {}
    for role, pairs in parts.items():
        if role not in _NO_FIELD and pairs:
            name = cast(FieldName, role)
            spans = name in ("date", "time")
            given = _days(pairs) if spans else tuple(Passage.of(other.paragraphs) for _, other in pairs)
            if name == "date" and state.day and all(_is_clock(said.text) for said in given):
                name = "time"
            if name == "date" and _told(given, state):
                given = state.day
            for found, told in told_apart(given, name, pairs[0][0].head, placed="location" in parts).items():
                others[found] = (*others.get(found, ()), *told)
            head_words[name] = pairs[0][0].head
    if state.day:
        others.setdefault("date", state.day)
    if state.session is not None:
        others.setdefault("session", (state.session,))
    headed = _head_values(cell, state.layout)
    others.update(headed)
    wanted = {name for name in ALL_FIELDS if name not in others or name in ("session", "time")} - {"date"}
    if (not state.day and "date" not in headed) or any(_is_stretch(day.text) for day in state.day):
        wanted.add("date")  # below a week, an entry says on which of its days it is
    if state.month is not None and not state.layout.has("date"):
        wanted.add("date")  # nor does a month that heads its rows keep them from having days of their own
    if state.day and all(_is_due(day.text) for day in state.day):
        wanted -= _BESIDE  # what is due is named, not told
    each_bullet = not any(state.layout.has(role) for role in _BESIDE)
    side = [word for other in own for word in other.words]
    chunks = split_content(cell.paragraphs, others, each_bullet)
    idle = [chunk for chunk, _ in chunks if parse_when(chunk.text)]  # "Sáng:" with nothing behind it
    state.claims += [Claim.of("calendar", chunk.words) for chunk in idle]
    for number, (chunk, shares) in enumerate(share for share in chunks if share[0] not in idle):
        clauses = read_clauses(chunk, wanted)
        if "date" in wanted and "date" not in clauses and is_holiday(chunk.text):
            clauses.update(_dated_holiday(chunk))
        fields: Fields = {**others, **shares, **clauses}
        words = sorted(dict.fromkeys((*chunk.words, *(side if number == 0 else ()))), key=lambda word: word.index)
        kind = "task" if state.month is not None and "date" not in fields else _kind(fields)
        state.entries.append(Entry(NAME, fields, tuple(words), state.section, kind, head_words))


def _dated_holiday(chunk: Passage) -> Fields:
    """The day that a holiday's name tells, below a week: "Nghỉ lễ Quốc khánh 02/9"."""
    days = [phrase for phrase in find_dates(chunk.text) if phrase.kind in DAY_KINDS and phrase.days]
    return {"date": (chunk.slice(days[0].start, days[0].end),)} if days else {}


def _head_values(cell: Cell, layout: Layout) -> Fields:
    """In a matrix table what the heads above a cell say: its session, its leaders.

    A holiday across all leaders is nobody's in particular.
    """
    covered = layout.columns[cell.column : cell.column + cell.column_span]
    given: Fields = {}
    for name in _MATRIX:
        values = dict.fromkeys(column.values[name] for column in covered if name in column.values)
        all_values = {column.values[name] for column in layout.columns if name in column.values}
        if values and not (name == "leader" and len(values) == len(all_values) and is_holiday(cell.text)):
            given[name] = tuple(Passage(value, (), ()) for value in values)
    return given


def _kind(fields: Fields) -> EntryKind | None:
    """Work due in a month or quarter is a deadline; work due "thường xuyên" is a task."""
    texts = [passage.text for passage in fields.get("date", ())]
    if not texts:
        return None
    if all(_is_due(text) for text in texts):
        return "deadline"
    dated = any(find_dates(text) or parse_day_cell(text) or parse_when(text) or find_recurrence(text) for text in texts)
    return None if dated else "task"
