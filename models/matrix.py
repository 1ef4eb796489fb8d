"""Matrices of rosters: what a filled cell, the heads above it and the rows beside it say together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import cast

from congtac.extract.document import Cell, Word
from congtac.extract.passage import Passage
from congtac.models.columns import Column, Layout
from congtac.models.date_tokens import words_of
from congtac.models.folding import fold
from congtac.models.head_values import NAMED, says_nothing, value_name
from congtac.models.holidays import is_holiday
from congtac.models.labels import head_roles
from congtac.models.reading import FieldName
from congtac.models.table_heads import Row
from congtac.models.units import looks_like_unit
from congtac.models.when import parse_when, split_days

Fields = dict[FieldName, tuple[Passage, ...]]

_SAYS_NOTHING = frozenset(("index", "lunar", "content", "mark"))
# Rows may be fields too, below heads that are days: "Lãnh đạo trực", "Trực ban", "Ghi chú".
_OF_ROWS: tuple[FieldName, ...] = ("leader", "participants", "location", "note")
_WHOSE: tuple[FieldName, ...] = ("leader", "department", "location")
_COUNTED = re.compile(r"tháng|quý|tuần")
_ASIDE = re.compile(r"\s*\(([^()]*)\)\s*$")


@dataclass(frozen=True, slots=True)
class Crossing:
    """What is said of one entry where a row and a column cross, and the words that say it."""

    fields: Fields
    words: tuple[Word, ...] = ()


def joined(first: Mapping[FieldName, tuple[Passage, ...]], second: Mapping[FieldName, tuple[Passage, ...]]) -> Fields:
    """What two say together; of content and place the second's, which says it of less."""
    both: Fields = dict(first)
    for name, passages in second.items():
        alone = name in ("content", "location")
        both[name] = passages if alone else tuple(dict.fromkeys((*both.get(name, ()), *passages)))
    return both


def is_matrix(layout: Layout) -> bool:
    """Whether heads say whose, of which unit, in which shift or on which day the cells below them are."""
    return any(column.values for column in layout.columns)


def row_fields(row: Row, layout: Layout) -> Fields:
    """What the cells of a row say in columns that are fields."""
    fields: Fields = {}
    for cell in dict.fromkeys(row):
        if cell is None or not cell.text.strip() or _valued(cell, layout):
            continue
        role = layout.role(cell.column)
        if cell.column == 0 and role in (None, "date") and _has_days_above(layout) and not parse_when(cell.text):
            role = value_name(cell.text)  # below a corner that says nothing of the rows
        if role is None or role in _SAYS_NOTHING:
            continue
        name = cast(FieldName, role)
        if name == "date" and not parse_when(cell.text) and fields.get("date"):
            continue
        fields[name] = (*fields.get(name, ()), _spoken(cell, layout.columns[cell.column].head))
    return fields


def _spoken(cell: Cell, head: str) -> Passage:
    """A cell's text; a bare number below "Tháng", "Quý" or "Tuần", a bare name below "Thứ", with that word."""
    passage = Passage.of(cell.paragraphs)
    unit = _COUNTED.fullmatch(fold(head).strip())
    counted = unit and re.fullmatch(r"\d{1,2}|[IVX]+", passage.text.strip())
    if fold(head).strip() == "thứ" and fold(passage.text).strip() in words_of("weekdays")["names"]:
        return Passage.spelled("Thứ", passage)
    return Passage.spelled(unit.group().capitalize(), passage) if unit and counted else passage


def field_rows(grid: Sequence[Row], layout: Layout) -> dict[int, FieldName]:
    """The rows that are fields of the columns they cross, where heads are days."""
    if not _has_days_above(layout):
        return {}
    found = {}
    for number, row in enumerate(grid[layout.head_rows :], layout.head_rows):
        label = next((cell for cell in row if cell is not None and _is_label(cell, layout)), None)
        roles = head_roles(label.text) if label else {}
        best = max(roles, key=lambda role: roles[role], default="")
        unit = label is not None and best != "leader" and looks_like_unit(label.text)  # "Tổ bảo vệ"
        if best in _OF_ROWS and roles[best] >= NAMED and not unit:
            found[number] = best
    return found


def _has_days_above(layout: Layout) -> bool:
    return any("date" in column.values for column in layout.columns)


def _is_label(cell: Cell, layout: Layout) -> bool:
    return layout.role(cell.column) != "index" and bool(cell.text.strip()) and not _valued(cell, layout)


def beside(grid: Sequence[Row], layout: Layout, rows: Mapping[int, FieldName]) -> dict[int, Crossing]:
    """For each column what the rows that are fields say of it."""
    said: dict[int, Crossing] = {}
    for number, name in rows.items():
        for cell in dict.fromkeys(grid[number]):
            if cell is None or says_nothing(cell.text):
                continue
            for column in _valued(cell, layout):
                before = said.get(column.number, Crossing({}))
                words = cell.words if column.number == cell.column and cell.row == number else ()
                fields = joined(before.fields, {name: (Passage.of(cell.paragraphs),)})
                said[column.number] = Crossing(fields, (*before.words, *words))
    return said


def crossings(row: Row, layout: Layout, people: FieldName, said: Mapping[int, Crossing]) -> list[Crossing]:
    """The entries of a row: its filled cells below heads that give values, each with these and what its column says.

    Cells below the same values are one entry, and a cell across several values is one entry of them all.

    Args:
        row: Of the table's grid.
        layout: The table's columns.
        people: What people in the cells are: `leader` or `participants`.
        said: For each column what rows that are fields say of it.
    """
    groups: list[tuple[list[Column], list[Cell]]] = []
    for cell in dict.fromkeys(row):
        covered = _valued(cell, layout) if cell is not None else []
        if cell is None or not covered or says_nothing(cell.text):
            continue
        if groups and any(column.values == other.values for column in covered for other in groups[-1][0]):
            groups[-1][0].extend(column for column in covered if column not in groups[-1][0])
            groups[-1][1].append(cell)
        else:
            groups.append((covered, [cell]))
    found = (_crossing(columns, cells, layout, people, said) for columns, cells in groups)
    return [crossing for crossing in found if crossing is not None]


def columns_alone(layout: Layout, said: Mapping[int, Crossing]) -> list[Crossing]:
    """The entries of a table all of whose rows are fields: its columns."""
    return [
        Crossing(joined(_given([layout.columns[number]]), crossing.fields), crossing.words)
        for number, crossing in sorted(said.items())
    ]


def outside(row: Row, number: int, layout: Layout) -> list[Cell]:
    """The cells that begin in a row and stand below no head that gives a value: what the row is about.

    A heading of a part runs across all columns, those that say what a row is and those that give values.
    """
    cells = (cell for cell in dict.fromkeys(row) if cell is not None and cell.row == number)
    return [cell for cell in cells if len(_valued(cell, layout)) < cell.column_span]


def _valued(cell: Cell, layout: Layout) -> list[Column]:
    """The columns a cell covers whose heads give values."""
    covered = layout.columns[cell.column : cell.column + cell.column_span]
    return [column for column in covered if column.values]


def _given(columns: Iterable[Column]) -> Fields:
    """What the heads of columns give."""
    given: Fields = {}
    for column in columns:
        given = joined(given, {name: (Passage(value, (), ()),) for name, value in column.values.items()})
    return given


def _crossing(
    columns: Sequence[Column], cells: Sequence[Cell], layout: Layout, people: FieldName, said: Mapping[int, Crossing]
) -> Crossing | None:
    held = [_held(cell, next(c.role for c in columns if c.number >= cell.column) or "", people) for cell in cells]
    if any(fields is None for fields in held):
        return None
    given = _given(columns)
    if is_holiday(cells[0].text) and len(columns) == sum(bool(column.values) for column in layout.columns):
        given = {name: passages for name, passages in given.items() if name not in _WHOSE}  # everybody's
    others = [said[column.number] for column in columns if column.number in said]
    fields = reduce(joined, [given, *(other.fields for other in others), *(fields for fields in held if fields)])
    words = [word for cell in cells for word in cell.words] + [word for other in others for word in other.words]
    return Crossing(fields, tuple(sorted(words, key=lambda word: word.index)))


def _held(cell: Cell, role: str, people: FieldName) -> Fields | None:
    """What a cell itself says; None where it says nothing that belongs there."""
    passage = Passage.of(cell.paragraphs)
    if is_holiday(passage.text):
        return {"content": (passage,)}
    if role == "date" and not parse_when(passage.text):
        aside = _ASIDE.search(passage.text)
        days = passage.slice(0, aside.start()) if aside else passage
        if aside is None or not parse_when(days.text):
            return None
        return {"date": (days,), "note": (passage.slice(*aside.span(1)),)}
    if role in _SAYS_NOTHING:
        return {}
    name = people if role == "participants" else cast(FieldName, role)
    said = split_days(passage.text) if name in ("leader", "participants") else None
    if said is None:
        return {name: (passage,)}
    return {"date": (passage.slice(*said[0]),), name: (passage.slice(*said[1]),)}
