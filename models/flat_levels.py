"""Heads of two levels, which flattening has put one behind the other: the readings that such heads allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from congtac.models.flat_heads import HeadColumn
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
    one or two of the upper. Only columns of a kind are divided so: who does a thing, or when.
    """
    return (tuple(columns), *_divided(columns))


def _divided(columns: Sequence[HeadColumn]) -> Iterator[tuple[HeadColumn, ...]]:
    if any(column.named for column in columns):
        return
    for first_below in range(2, len(columns) - 1):
        upper, lower = columns[:first_below], columns[first_below:]
        for one in range(first_below):
            if _may_divide(upper[one], lower):
                yield _placed(upper, {one: lower})
            for other in range(one + 1, first_below):
                for cut in range(2, len(lower) - 1):
                    if _may_divide(upper[one], lower[:cut]) and _may_divide(upper[other], lower[cut:]):
                        yield _placed(upper, {one: lower[:cut], other: lower[cut:]})


def _may_divide(above: HeadColumn, below: Sequence[HeadColumn]) -> bool:
    """Whether heads may stand below one: they say what it says, or nothing of their own."""
    family = next((family for family in _FAMILIES if above.role in family), None)
    if family is None:
        return False
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
    return above.role if chairs or not head_roles(below.text) else below.role
