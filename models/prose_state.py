"""What holds while prose is read from paragraph to paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from congtac.extract.passage import Passage
from congtac.models.points import UNMARKED, Point
from congtac.models.reading import Claim, Entry
from congtac.models.table_context import NOTHING_STANDING, Standing


@dataclass(slots=True)
class State:
    """Headings in force by depth, and the day, week, session and leader that a heading gives to what follows.

    `standing` is what the title of a roster gives to all its lines; `month` and `person` are what its headings give:
    the month that days without one belong to, and the person whose days are listed, both until a heading as high
    (`person_depth`); `row_depth` is how deep the roster's last row stands.
    """

    headings: list[tuple[int, str]] = field(default_factory=list)
    standing: Standing = NOTHING_STANDING
    day: Passage | None = None
    week: Passage | None = None
    session: Passage | None = None
    leader: Passage | None = None
    month: Passage | None = None
    person: Passage | None = None
    row_depth: int = UNMARKED
    person_depth: int = UNMARKED
    entries: list[Entry] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def section(self) -> tuple[str, ...]:
        """The headings in force, outermost first."""
        return tuple(text for _, text in self.headings)

    def head(self, point: Point) -> None:
        """Take a point for a heading, in place of those as deep or deeper."""
        if point.depth <= self.person_depth:
            self.person = None
        self.headings = [(depth, text) for depth, text in self.headings if depth < point.depth]
        self.headings.append((point.depth, " ".join(point.whole.text.split()).rstrip(" :.;")))
        self.claims.append(Claim.of("heading", point.whole.words))
