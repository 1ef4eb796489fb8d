"""Heads of two levels, which flattening has put one behind the other: the readings that such heads allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from congtac.models.flat_heads import HeadColumn
from congtac.models.flat_held import DAYS, PEOPLE
from congtac.models.folding import key
from congtac.models.labels import head_roles

_CHAIRS = frozenset(("chủ trì", "phụ trách", "thực hiện"))  # of units, below a head that names units
_FAMILIES = (
    frozenset(("department", "coordinator", "leader", "participants")),
    frozenset(("date", "session", "time", "lunar")),
)


def levelled(columns: Sequence[HeadColumn]) -> tuple[tuple[HeadColumn, ...], ...]:
    """The ways to read heads: as they stand, and with the last of them below one of the first, or below two.

    A crawler gives a table's head row by row: first the heads of the upper row, then those of the lower, which divide
    one or two of the upper. Only columns of a kind are divided so: who does a thing, or when; and by units, shifts or
    leaders, below whose days or duty they are.
    """
    divided = tuple(_divided(columns))
    ways = divided if divided and _goes_on_below_notes(columns) else (tuple(columns), *divided)
    if not any(column.value for column in columns):
        return ways
    together = tuple(way for way in ways if _days_together(way))
    return together or ways


def _days_together(columns: Sequence[HeadColumn]) -> bool:
    """Whether the columns that say when stand side by side."""
    places = [number for number, column in enumerate(columns) if not column.value and column.role in _FAMILIES[1]]
    return not places or places[-1] - places[0] < len(places)


def _goes_on_below_notes(columns: Sequence[HeadColumn]) -> bool:
    """Whether units, shifts or leaders stand behind the notes, which are a table's last column: in another row."""
    notes = [number for number, column in enumerate(columns) if key(column.text) == "ghi chú"]
    return bool(notes) and notes[0] + 2 < len(columns) and all(column.value for column in columns[notes[0] + 1 :])


def _divided(columns: Sequence[HeadColumn]) -> Iterator[tuple[HeadColumn, ...]]:
    first_value = next((number for number, column in enumerate(columns) if column.value), len(columns))
    for first_below in range(2, min(len(columns) - 1, first_value + 1)):
        upper, lower = columns[:first_below], columns[first_below:]
        for one in range(first_below):
            if _may_divide(upper[one], lower):
                yield from _dated(_placed(upper, {one: lower}))
            for other in range(one + 1, first_below):
                for cut in range(2, len(lower) - 1):
                    if _may_divide(upper[one], lower[:cut]) and _may_divide(upper[other], lower[cut:]):
                        yield from _dated(_placed(upper, {one: lower[:cut], other: lower[cut:]}))


def _dated(columns: tuple[HeadColumn, ...]) -> Iterator[tuple[HeadColumn, ...]]:
    """The columns, if these are no matrix, or one whose first column labels its rows and that says when."""
    matrix = any(column.value for column in columns)
    if not matrix or (not columns[0].value and any("date" in (column.role, column.value) for column in columns)):
        yield columns


def _may_divide(above: HeadColumn, below: Sequence[HeadColumn]) -> bool:
    """Whether heads may stand below one: they say what it says, or nothing of their own."""
    family = next((family for family in _FAMILIES if above.role in family), None)
    if family is None or above.value:
        return False
    if any(column.value for column in below):
        kinds, held = {column.value for column in below}, {column.role for column in below}
        over = {"date"} if held == {DAYS} else {"time"} if held == {PEOPLE} else set()
        over |= {"leader"} if kinds == {"leader"} else set()  # below "Lãnh đạo" no shifts or units stand
        return len(kinds) == 1 and above.role in {"participants", "department"} | over
    return all(column.role in family or not head_roles(column.text) for column in below)


def _placed(upper: Sequence[HeadColumn], below: dict[int, Sequence[HeadColumn]]) -> tuple[HeadColumn, ...]:
    placed: list[HeadColumn] = []
    for number, column in enumerate(upper):
        if number in below:
            placed += [replace(sub, role=_role(column, sub), above=column.words) for sub in below[number]]
        else:
            placed.append(column)
    return tuple(placed)


def _role(above: HeadColumn, below: HeadColumn) -> str:
    """What a column holds: its own head says who helps or directs, the one above whether units or people are meant."""
    chairs = above.role == "department" and key(below.text) in _CHAIRS
    if below.value:
        return below.role
    return above.role if chairs or not head_roles(below.text) else below.role
