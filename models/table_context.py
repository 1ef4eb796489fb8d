"""What a document says about a table from outside it."""

from __future__ import annotations

from dataclasses import dataclass

from congtac.extract.passage import Passage


@dataclass(frozen=True, slots=True)
class Standing:
    """What is said once for all rows of a roster: the activity (from the title) and the place."""

    activity: Passage | None = None
    place: tuple[Passage, ...] = ()


NOTHING_STANDING = Standing()


@dataclass(frozen=True, slots=True)
class Context:
    """The headings above a table, outermost first, and what stands for all its rows."""

    section: tuple[str, ...] = ()
    standing: Standing = NOTHING_STANDING
