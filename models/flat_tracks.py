"""What the division of a lost table knows of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from congtac.models.flat_heads import HeadColumn
from congtac.models.times import find_sessions


@dataclass(frozen=True, slots=True)
class Track:
    """What the walk knows of a column: what fits it, whether a row needs it, under what name it costs when empty."""

    role: str
    main: bool
    skip: str
    session: str = ""


def is_loose(columns: Sequence[HeadColumn]) -> bool:
    """Whether a table has contents beside its days and nothing else, as where sessions or leaders are its columns."""
    return all(column.role in ("date", "session", "content") for column in columns)


def tracks_of(columns: Sequence[HeadColumn]) -> list[Track]:
    """For each column what the walk needs of it."""
    roles = [column.role for column in columns]
    main = "content" if "content" in roles else "leader"
    tracks = []
    for column in columns:
        role = column.role
        if role == "content" and is_loose(columns):
            role = "cell"
        session = next((s.session for s in find_sessions(column.text)), "") if column.named else ""
        matrix = roles.count("content") > 1
        once = column.role == main and not matrix and role != "cell"
        tracks.append(Track(role, column.role == main, "main" if once else role, session))
    return tracks
