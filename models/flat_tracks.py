"""What the division of a lost table knows of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from congtac.models.flat_heads import HeadColumn
from congtac.models.head_values import names_office
from congtac.models.times import find_sessions

_LABELS = frozenset(("date", "weekday", "week", "lunar", "session", "time", "when", "index"))


@dataclass(frozen=True, slots=True)
class Track:
    """What the walk knows of a column: what fits it, whether a row needs it, under what name it costs when empty.

    `part` says whether people's names or their offices alone stand in it, where these have a column each.
    """

    role: str
    main: bool
    skip: str
    session: str = ""
    part: str = ""


def is_loose(columns: Sequence[HeadColumn]) -> bool:
    """Whether a table has contents beside its days and nothing else, as where sessions or leaders are its columns."""
    return all(column.role in ("date", "weekday", "session", "content") for column in columns)


def labels_of(columns: Sequence[HeadColumn]) -> int:
    """How many columns from the left say which row it is, where each row has its own: in matrices and rosters."""
    roles = [column.role for column in columns]
    matrix = any(column.value for column in columns)
    if any(column.role == "content" and not column.value for column in columns):
        return 0
    places = (number for number, column in enumerate(columns) if column.value or column.role not in _LABELS)
    first = next(places, 0)
    return first if matrix or set(roles[:first]) & _LABELS - {"index"} else 0


def tracks_of(columns: Sequence[HeadColumn]) -> list[Track]:
    """For each column what the walk needs of it."""
    roles = [column.role for column in columns]
    held = next((column.role for column in columns if column.named), "")
    main = "content" if "content" in roles else held or "leader"
    tracks = []
    parts = _parts(columns)
    for column, part in zip(columns, parts, strict=True):
        role = column.role
        if role == "content" and is_loose(columns):
            role = "cell"
        session = next((s.session for s in find_sessions(column.text)), "") if column.named else ""
        once = column.role == main and not held and role != "cell" and part != "office"
        needed = column.named if held else column.role == main and part != "office"
        tracks.append(Track(role, needed, "main" if once else role, session, part))
    return tracks


def _parts(columns: Sequence[HeadColumn]) -> list[str]:
    """For each column `name` or `office`, where people's offices have a column of their own beside their names'."""
    offices = [
        bool(number)
        and column.role == "leader"
        and names_office(column.text)
        and columns[number - 1].role in ("leader", "participants")
        for number, column in enumerate(columns)
    ]
    names = [*offices[1:], False]
    return ["office" if office else "name" if name else "" for office, name in zip(offices, names, strict=True)]
