"""Which column of a table is what, from what the heads say and from what the cells hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import mean

from congtac.extract.document import Table
from congtac.models.compound_cells import names_too, time_beside_place
from congtac.models.head_values import OF_CONTENTS, cell_shares, cells_role, head_values, is_single_day, names_field
from congtac.models.labels import head_roles, heads_span
from congtac.models.margins import of_support
from congtac.models.people import people_share
from congtac.models.places import looks_like_place
from congtac.models.reading import FieldName
from congtac.models.table_heads import Row, count_head_rows, head_levels
from congtac.models.units import looks_like_unit
from congtac.models.when import cell_session, cell_time, cell_when

# How much a head's words weigh against what the cells hold: a head is written once, by hand, for this very purpose.
HEAD_WEIGHT = 2.0
PARENT_WEIGHT = 0.6  # of the levels above a column's own head
LEAST_SUPPORT = 0.55
LONG_LIST = 40  # words that a list of people may have
SECOND_DATE = 1.4  # beside the weekday, the solar day; beside one deadline, another
LONG_CELL = 12  # words; longer texts are contents rather than people, units or places, whatever they open with
_SAMPLE = 40
_SINGLE = frozenset(("content", "session", "time", "index", "location"))

# What cells of a role look like.
_LOOKS: dict[str, Callable[[str], bool]] = {
    "date": cell_when,
    "session": cell_session,
    "time": cell_time,
    "leader": lambda text: len(text.split()) <= LONG_LIST and people_share(text) > 0.75,
    "department": looks_like_unit,
    "coordinator": looks_like_unit,
    "location": looks_like_place,
    "index": lambda text: re.fullmatch(r"\d{1,3}[.)]?|[IVX]+", text) is not None,
    "content": lambda text: len(text.split()) >= 5,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column's role and what speaks for it.

    Attributes:
        number: From 0, from the left.
        role: A field's name, `index`, `lunar` or `mark` (its cells only tick); None where nothing speaks for any.
        head: What stands above it.
        values: In matrix tables what the head gives all cells below it: their session, leader, unit, shift or day.
        evidence: Each candidate role's support.
        support: Of its role: by head and cells, or below heads that give values the share of cells that look like it.
        rival: The role that came next, of those it could have had instead; empty where nothing speaks for another.
        rival_support: Of that one.
        margin: From 0 to 1: how far its role leads over that one.
        levels: What the head says above it, outermost first.
    """

    number: int
    role: str | None
    head: str = ""
    values: Mapping[FieldName, str] = field(default_factory=dict)
    evidence: Mapping[str, float] = field(default_factory=dict)
    support: float = 0.0
    rival: str = ""
    rival_support: float = 0.0
    margin: float = 1.0
    levels: tuple[str, ...] = ()


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

    def gives(self, name: FieldName) -> bool:
        """Whether a column holds the field, or heads say it of the cells below them."""
        return self.has(name) or any(name in column.values for column in self.columns)

    def with_contents(self) -> Layout:
        """The same table, but what stands below heads that give values taken for contents."""
        columns = (replace(column, role="content") if column.values else column for column in self.columns)
        return Layout(tuple(columns), self.head_rows)


def infer_layout(table: Table) -> Layout:
    """The columns' roles and the number of head rows."""
    grid = table.grid()
    head_rows = count_head_rows(grid)
    numbers = range(table.n_columns)
    levels = [head_levels(grid, number, head_rows) for number in numbers]
    bodies = [_body(grid, number, head_rows) for number in numbers]
    evidence = [_evidence(*column) for column in zip(levels, bodies, strict=True)]
    values, matrix_roles = _matrix(levels, bodies, evidence)
    heads = ["\n".join(texts) for texts in levels]
    roles = _assign([{} if given else support for given, support in zip(values, evidence, strict=True)], heads)
    cells = cell_shares([text for n, given in enumerate(values) if given for text in bodies[n]])
    columns = (
        Column(n, matrix_roles.get(n, roles[n]), "\n".join(levels[n]), values[n], evidence[n], levels=levels[n])
        for n in numbers
    )
    return Layout(_with_rivals(tuple(columns), cells), head_rows)


def _with_rivals(columns: tuple[Column, ...], cells: Mapping[str, float]) -> tuple[Column, ...]:
    """Each column with the role that came next, among those that no other column keeps from it.

    Args:
        columns: What they were taken for.
        cells: What share of a matrix's cells looks like which field; the rest looks like contents.
    """
    told = []
    for column in columns:
        taken = {other.role for other in columns if other is not column and other.role in _SINGLE}
        support = {"content": 1 - max(cells.values(), default=0.0), **cells} if column.values else column.evidence
        others = {role: value for role, value in support.items() if role != column.role and role not in taken}
        rival = max(others, key=lambda role: others[role], default="")
        own = support.get(column.role or "", 0.0)
        if rival and others[rival] > 0 and own > 0:
            margin = of_support(own, others[rival])
            told.append(replace(column, support=own, rival=rival, rival_support=others[rival], margin=margin))
        else:
            told.append(replace(column, support=own))
    return tuple(told)


def _body(grid: Sequence[Row], number: int, head_rows: int) -> list[str]:
    """The texts of a column's own filled cells; what spans the whole row is no cell of it."""
    cells = dict.fromkeys(row[number] for row in grid[head_rows:])
    return [
        cell.text.strip()
        for cell in cells
        if cell is not None and cell.text.strip() and cell.column_span < max(2, len(grid[0]) - 1)
    ]


def _matrix(
    levels: Sequence[Sequence[str]], bodies: Sequence[Sequence[str]], evidence: Sequence[Mapping[str, float]]
) -> tuple[list[dict[FieldName, str]], dict[int, str]]:
    """What heads say of the cells below them, and what those cells hold: contents, or in a roster people, days, marks.

    Units, shifts, months and places above contents are left alone: there they are fields among others.
    """
    values = head_values(levels)
    matrix = [n for n, given in enumerate(values) if given]
    told = any(support and _best(support) == "content" for n, support in enumerate(evidence) if n not in matrix)
    held = None if told else _held(levels, bodies, values)
    if held is None:
        values = [
            {name: text for name, text in given.items() if name in OF_CONTENTS or (not told and is_single_day(text))}
            for given in values
        ]
        return values, {n: _own_role(levels[n], given, "content") for n, given in enumerate(values) if given}
    if any("department" in given for given in values):
        for n, texts in enumerate(levels):
            if not values[n] and texts and not names_field(texts[-1]) and cells_role(bodies[n]) == held:
                values[n]["department"] = texts[-1]  # a unit by the company it keeps ("Tổ xung kích")
    return values, {n: _own_role(levels[n], given, held) for n, given in enumerate(values) if given}


def _held(
    levels: Sequence[Sequence[str]], bodies: Sequence[Sequence[str]], values: Sequence[Mapping[FieldName, str]]
) -> str | None:
    """What the cells of a matrix hold, those aside whose own heads name fields; None where any are contents."""
    matrix = [n for n, given in enumerate(values) if given]
    own = {n: role for n in matrix if (role := _own_role(levels[n], values[n], ""))}
    if "content" in own.values():
        return None
    if matrix and len(own) == len(matrix):
        return own[matrix[0]]
    return cells_role([text for n in matrix for text in bodies[n] if n not in own])


def _own_role(levels: Sequence[str], given: Mapping[FieldName, str], held: str) -> str:
    """What a matrix's column holds: the field that its own head names below the value, else what all of them hold."""
    own = levels[-1]
    if any(own in value for value in given.values()) or not names_field(own):
        return held
    best = _best(head_roles(own))
    return "time" if best == "date" and "session" in given else best  # "Thời gian" below "Sáng"


def _best(support: Mapping[str, float]) -> str:
    return max(support, key=lambda role: support[role])


def _head_support(levels: Sequence[str]) -> dict[str, float]:
    support: dict[str, float] = {}
    for level, text in enumerate(levels):
        weight = HEAD_WEIGHT * (1.0 if level == len(levels) - 1 else PARENT_WEIGHT)
        for role, share in head_roles(text).items():
            support[role] = max(support.get(role, 0.0), weight * share)
    return support


def _evidence(levels: Sequence[str], body: Sequence[str]) -> dict[str, float]:
    """The support of each role: by the head, and by the share of distinct cells that look like it."""
    support = _head_support(levels)
    texts = list(dict.fromkeys(body))[:_SAMPLE]
    if "date" in support and levels and names_too(levels[-1], "location"):
        texts = [said for text in texts if (said := time_beside_place(text))]
    if not texts:
        return support
    for role, looks in _LOOKS.items():
        share = mean(looks(text) for text in texts)
        # Only a head tells who helps from who is in charge.
        if share and (role != "coordinator" or role in support):
            support[role] = support.get(role, 0.0) + share
    if "participants" in support:
        support["participants"] += mean(_LOOKS["leader"](text) for text in texts)
    _tell_numbers(support, texts, bool(levels))
    if mean(len(text.split()) for text in texts) > LONG_CELL:
        for role in ("leader", "department", "location"):
            support[role] = support.get(role, 0.0) * 0.5
        support["content"] = support.get("content", 0.0) + 0.3
    return support


def _tell_numbers(support: dict[str, float], texts: Sequence[str], headed: bool) -> None:
    """Bare numbers are days or running numbers: the latter where the head says so, or where they run on from 1."""
    numbers = [int(text) for text in texts if text.isdigit()]
    running = len(numbers) > 2 and numbers == list(range(1, len(numbers) + 1))
    if support.get("index", 0.0) > 1 or (running and not headed):
        support["date"] = 0.0
    elif "index" in support:
        support["index"] = 0.0


def _assign(evidence: Sequence[Mapping[str, float]], heads: Sequence[str]) -> list[str | None]:
    """Each column's best role; where several claim one that only one can have, the best supported keeps it.

    Hours may have two columns, where one head says that they begin and the other that they end.
    """
    roles: list[str | None] = [None] * len(evidence)
    taken: set[str] = set()
    ranked = sorted(
        ((value, number, role) for number, support in enumerate(evidence) for role, value in support.items()),
        key=lambda entry: (-entry[0], entry[1]),
    )
    for value, number, role in ranked:
        second = role in taken and (role in _SINGLE or (role == "date" and value < SECOND_DATE))
        if role == "time" and role in taken:
            other = roles.index("time")
            second = not heads_span(heads[min(other, number)], heads[max(other, number)])
        if value >= LEAST_SUPPORT and roles[number] is None and not second:
            roles[number] = role
            taken.add(role)
    return roles
