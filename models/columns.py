"""Which column of a table is what, from what the heads say and from what the cells hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import mean

from congtac.extract.document import Cell, Table
from congtac.models.dates import parse_day_cell
from congtac.models.folding import fold
from congtac.models.labels import head_roles
from congtac.models.people import people_share
from congtac.models.places import looks_like_place
from congtac.models.units import looks_like_unit
from congtac.models.when import cell_session, cell_time, cell_when

# How much a head's words weigh against what the cells hold: a head is written once, by hand, for this very purpose.
HEAD_WEIGHT = 2.0
LEAST_SUPPORT = 0.55
_SAMPLE = 60


@dataclass(frozen=True, slots=True)
class Column:
    """A column's role and what speaks for it.

    `role` is a field's name, `index`, or None where nothing speaks for any. `value` is set in matrix tables: the
    session or the leader that the head names for all cells below it. `evidence` gives each candidate's support.
    """

    number: int
    role: str | None
    head: str = ""
    value: str | None = None
    evidence: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's columns and the number of rows that are its head."""

    columns: tuple[Column, ...]
    head_rows: int

    def role(self, number: int) -> str | None:
        """The role of a column."""
        return self.columns[number].role

    def has(self, role: str) -> bool:
        """Whether any column has the role."""
        return any(column.role == role for column in self.columns)


def infer_layout(table: Table) -> Layout:
    """The columns' roles and the number of head rows."""
    grid = table.grid()
    head_rows = _head_rows(grid)
    heads = [_head(grid, number, head_rows) for number in range(table.n_columns)]
    bodies = [_body(grid, number, head_rows) for number in range(table.n_columns)]
    evidence = [_evidence(head, body) for head, body in zip(heads, bodies, strict=True)]
    roles = _assign(evidence, bodies)
    columns = [
        Column(number, roles[number], heads[number], None, evidence[number]) for number in range(table.n_columns)
    ]
    return Layout(tuple(_matrix(columns, grid, head_rows)), head_rows)


def _head_rows(grid: Sequence[Sequence[Cell | None]]) -> int:
    """How many rows at the top are the head: those whose cells are names of fields, and what completes them."""
    count = 0
    for row in grid[:4]:
        cells = list({id(cell): cell for cell in row if cell is not None and cell.text.strip()}.values())
        if not cells:
            break
        named = sum(_names_field(cell.text) for cell in cells)
        letters = _is_numbering(cells)
        people = sum(people_share(cell.text) > 0.8 and len(cell.text.split()) < 8 for cell in cells)
        matrix = sum(cell_session(cell.text) for cell in cells)
        if len(cells) == 1 and len(row) > 1:
            break
        if (
            named >= max(1, len(cells) / 2)
            or letters
            or (count == 0 and named and named + people + matrix >= len(cells) * 0.7)
        ):
            count += 1
            continue
        # The second level of a head: below cells that span columns, beside cells that span rows.
        above = [cell for cell in grid[0] if cell is not None]
        if count == 1 and any(cell.row_span > 1 for cell in above) and any(cell.column_span > 1 for cell in above):
            inside = [cell for cell in cells if cell.row == count]
            if inside and all(len(cell.text.split()) <= 8 for cell in inside) and not _has_day(row):
                count += 1
                continue
        break
    return count


def _is_numbering(cells: Sequence[Cell]) -> bool:
    texts = [cell.text.strip(" ()") for cell in cells]
    return len(texts) > 2 and (
        texts == [str(number) for number in range(1, len(texts) + 1)] or texts == list("ABCDEFGHIJ")[: len(texts)]
    )


def _names_field(text: str) -> bool:
    if len(text.split()) > 12:
        return False
    roles = head_roles(text)
    return bool(roles) and max(roles.values()) >= 0.45


def _has_day(row: Sequence[Cell | None]) -> bool:
    return any(cell is not None and parse_day_cell(cell.text) is not None for cell in row)


def _head(grid: Sequence[Sequence[Cell | None]], number: int, head_rows: int) -> str:
    texts: list[str] = []
    for row in grid[:head_rows]:
        cell = row[number]
        if cell is not None and cell.text not in texts:
            texts.append(cell.text)
    return "\n".join(texts)


def _body(grid: Sequence[Sequence[Cell | None]], number: int, head_rows: int) -> list[str]:
    """The column's own cells: what spans the whole row is no cell of it."""
    seen: dict[int, str] = {}
    for row in grid[head_rows:]:
        cell = row[number]
        if cell is not None and cell.column_span < max(2, len(row) - 1):
            seen[id(cell)] = cell.text.strip()
    return list(seen.values())


def _evidence(head: str, body: Sequence[str]) -> dict[str, float]:
    support = {role: HEAD_WEIGHT * share for role, share in head_roles(head).items()}
    texts = [text for text in dict.fromkeys(body) if text][:_SAMPLE]
    if not texts:
        return support
    tests: dict[str, Callable[[str], bool]] = {
        "date": lambda text: parse_day_cell(text) is not None or cell_when(text),
        "session": cell_session,
        "time": cell_time,
        "leader": lambda text: people_share(text) > 0.75,
        "department": looks_like_unit,
        "location": looks_like_place,
        "index": lambda text: bool(re.fullmatch(r"\d{1,3}[.)]?|[IVX]+", text)),
        "content": lambda text: len(text.split()) >= 5,
    }
    for role, test in tests.items():
        share = mean(bool(test(text)) for text in texts)
        if share:
            support[role] = support.get(role, 0.0) + share
    # A bare number is a day or a running number; days do not start over from 1 and run on without a gap.
    if support.get("index", 0) >= 1 or (re.search(r"\btt\b|stt", fold(head)) and "index" in support):
        support["date"] = support.get("date", 0.0) - 1
    elif "index" in support and "date" in support and not head:
        numbers = [int(text) for text in texts if text.isdigit()]
        running = numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 2
        support["date" if running else "index"] = 0.0
    # Long texts are content rather than people, units or places, whatever they open with.
    length = mean(len(text.split()) for text in texts)
    if length > 12:
        for role in ("leader", "department", "location"):
            support[role] = support.get(role, 0.0) * 0.5
        support["content"] = support.get("content", 0.0) + 0.3
    return support


def _assign(evidence: Sequence[dict[str, float]], bodies: Sequence[Sequence[str]]) -> list[str | None]:
    """Each column's best role; of two columns for one day, session, time or content, the better supported keeps it."""
    roles: list[str | None] = [None] * len(evidence)
    taken: set[str] = set()
    single = {"date", "content", "session", "time", "index", "location"}
    ranked = sorted(
        ((value, number, role) for number, support in enumerate(evidence) for role, value in support.items()),
        key=lambda entry: (-entry[0], entry[1]),
    )
    for value, number, role in ranked:
        if value < LEAST_SUPPORT or roles[number] is not None or (role in single and role in taken):
            continue
        roles[number] = role
        taken.add(role)
    if "content" not in taken:
        open_columns = [number for number, role in enumerate(roles) if role is None and any(bodies[number])]
        if open_columns:
            roles[max(open_columns, key=lambda number: mean(len(text) for text in bodies[number]))] = "content"
    return roles


def _matrix(columns: list[Column], grid: Sequence[Sequence[Cell | None]], head_rows: int) -> list[Column]:
    """Columns that the head gives a session or a leader: their cells are that session's or leader's entries."""
    if not head_rows:
        return columns
    tests: dict[str, Callable[[str], bool]] = {
        "session": cell_session,
        "leader": lambda text: people_share(text) > 0.8 and not head_roles(text),
    }
    for role, test in tests.items():
        named = []
        for column in columns:
            own = grid[head_rows - 1][column.number]
            text = own.text if own is not None else ""
            last = text if test(text) else next((part for part in reversed(column.head.split("\n")) if test(part)), "")
            if last and test(column.head if role == "leader" else last):
                named.append((column.number, column.head if role == "leader" else last))
            elif last:
                named.append((column.number, last))
        if len(named) >= 2:
            values = dict(named)
            return [
                Column(c.number, "content", c.head, values[c.number], c.evidence) if c.number in values else c
                for c in columns
            ]
    return columns
