"""The likeliest division of a lost table's lines into cells: a Viterbi walk over pieces of lines.

Each cell should be the kind of thing that its column holds, its lines should break where the column's width makes them,
and its borders should lie where the white space is uneven. The walk is repeated with the widths that the division
before it gave.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import mul

from congtac.models.dates import find_dates
from congtac.models.flat_cells import IMPOSSIBLE, WHOLE, Atom
from congtac.models.flat_heads import HeadColumn
from congtac.models.flat_leads import Placed, State, leads
from congtac.models.flat_looks import Looks
from congtac.models.flat_rooms import Piece, breaks, first_rooms, line_widths, room_of, rooms_of, sum_of
from congtac.models.flat_signs import disorder, halves, is_other_part, ordinals, parts, repeated
from congtac.models.flat_tracks import is_loose, labels_of, tracks_of
from congtac.models.flat_weights import Weights, learnt_weights

ROUNDS = 4
_LONGEST = {
    "date": 5,
    "weekday": 2,
    "week": 6,
    "due": 9,
    "when": 6,
    "when_place": 8,
    "leader": 14,
    "session": 3,
    "time": 4,
    "index": 1,
    "content": 24,
    "participants": 16,
    "people": 16,
    "days": 6,
    "cell": 50,
    WHOLE: 8,
}
_LONGEST_OTHER = 10
_LONGEST_WHOLE = 8
_WHEN = frozenset(("date", "weekday", "week", "session", "time", "when", "when_place", "due", "lunar", "days"))
_OPENED = frozenset(("content", "cell"))
_CALENDAR = frozenset(("date", "weekday", "week", "session", "when"))
_DAYS = frozenset(("date", "due", "when", "when_place"))
_LEAST_ROWS = 3
_DAY_ROWS = 5.0  # how much better rows of days must explain the lines of a table that has a column for them
_ROOMY = 1.15  # how much wider than a column a line must be to stand in two
_BEAM = 8.0  # how far behind the best a division so far may be
_ORDINAL = 4.0  # the next number of a running count
_OTHER_PART = 6.0  # how much worse offices fit where names alone stand, and names where offices do
_FAR = 12.0  # how much worse than its best column another may fit a cell


@dataclass(frozen=True, slots=True)
class Division:
    """Lines divided into cells, and how well this agrees with what the columns hold, in log-odds.

    Attributes:
        pieces: The cells in order.
        score: Of all of them.
        leads: How much better the place of each is than its next best one (`congtac.models.flat_leads`).
    """

    pieces: list[Piece]
    score: float
    leads: tuple[float, ...] = ()


def divide(atoms: Sequence[Atom], columns: Sequence[HeadColumn], looks: Looks) -> Division:
    """The likeliest division into cells.

    Days may be rows across a table that has a column for days too; which explains the lines better is found by trial.

    Args:
        atoms: The pieces of the lines below the head.
        columns: What the head says of each column.
        looks: What their words look like, shared by all trials on the same lines.
    """
    weights = learnt_weights(is_loose(columns))
    walk = Walk(atoms, columns, weights, looks)
    plain = _repeated_walk(walk)
    if not _may_have_day_rows(atoms, columns):
        return replace(plain, leads=leads(walk, plain.pieces))
    other = Walk(atoms, columns, weights, looks, day_rows=True)
    rows = _repeated_walk(other)
    better = rows.score > plain.score + _DAY_ROWS
    return replace(rows, leads=leads(other, rows.pieces)) if better else replace(plain, leads=leads(walk, plain.pieces))


def _repeated_walk(walk: Walk) -> Division:
    """The division found again with the column widths that the last one gave, until it stays the same."""
    rooms = first_rooms(walk.atoms, walk.columns)
    division = Division([], float("-inf"))
    for _ in range(ROUNDS):
        found = walk.run(rooms)
        if found.pieces == division.pieces:
            break
        division = found
        rooms = rooms_of(walk.atoms, division.pieces, walk.columns)
    return division


def _may_have_day_rows(atoms: Sequence[Atom], columns: Sequence[HeadColumn]) -> bool:
    """Whether lines name days, or weeks, though no column is for days alone."""
    roles = {column.role for column in columns}
    if not roles & _DAYS or roles & {"session"}:
        return False
    days = [date for atom in atoms if atom.when == "day" for date in find_dates(atom.line.text)[:1]]
    weeks = sum(date.kind == "week" for date in days)
    weekdays = sum(bool(date.weekdays) for date in days)
    return weeks >= _LEAST_ROWS or ("date" not in roles and weekdays >= _LEAST_ROWS)


_Best = dict[State, tuple[float, Piece | None, State | None]]


class Walk:
    """The walk over one table's atoms; what each run of atoms is, is looked up once."""

    def __init__(
        self,
        atoms: Sequence[Atom],
        columns: Sequence[HeadColumn],
        weights: Weights,
        looks: Looks,
        *,
        day_rows: bool = False,
    ) -> None:
        self.atoms = atoms
        self._columns = columns
        self._looks = looks
        self._tracks = tracks_of(columns)
        roles = {column.role for column in columns}
        found = {track.role for track in self._tracks}
        self._ordinals = ordinals(atoms) if "index" in roles else frozenset()
        self._bars = self._ordinals | parts(atoms)
        self._longest_day = max(_LONGEST[role] for role in ("date", "when", "due") if role == "date" or role in found)
        self._rows = [WHOLE, "part"]
        if day_rows or not found & _DAYS:
            self._rows += ["day_row"] if "session" in roles else ["day_row", "session_row"]
        self._repeated = repeated(atoms)
        self._has_hours = bool(found & {"time", "when", "when_place"})
        self._labelled = labels_of(columns)
        self._mixes = {"": "", "day": "day", "time": "hour", "session": "day" if "session" in found else "hour"}
        self.weigh(weights)

    def weigh(self, weights: Weights) -> None:
        """Use these weights from now on."""
        self._weights = weights
        self._step = weights.step
        self._costs = (  # of leaving columns empty, summed up: in a row without contents yet, and in one with
            _sums(weights.skip[track.skip] for track in self._tracks),
            _sums(0.0 if track.skip == "main" else weights.skip[track.skip] for track in self._tracks),
        )
        self._spans: dict[tuple[int, int], list[tuple[int, float]]] = {}
        self._texts: dict[tuple[str, frozenset[int]], dict[str, float]] = {}

    def run(self, rooms: Sequence[float | None]) -> Division:
        """One walk, given the columns' widths as far as they are known."""
        atoms = self.atoms
        best: list[_Best] = [{} for _ in range(len(atoms) + 1)]
        best[0] = {self.opening(): (0.0, None, None)}
        for start in range(len(atoms)):
            if not best[start]:
                continue
            border = self._border(start)
            floor = max(value for value, _, _ in best[start].values()) - _BEAM
            states = [(state, value) for state, (value, _, _) in best[start].items() if value >= floor]
            for end in range(start + 1, self._reach(start) + 1):
                following = best[end]
                for column, fit in self._fits(start, end):
                    span = self._span(start, end, column, rooms)
                    room = room_of(rooms, column, span)
                    shape = border + self._shape(start, end, room)
                    place = (start, column, column + span - 1)
                    for state, value in states:
                        for new_row, cut, step, after in self._steps(state, place, fit):
                            total = value + shape + step
                            if after not in following or total > following[after][0]:
                                following[after] = (total, Piece(start, end, column, new_row, cut, span), state)
        return _trace(best)

    @property
    def columns(self) -> Sequence[HeadColumn]:
        """The table's columns."""
        return self._columns

    def opening(self) -> State:
        """The state before the first cell."""
        return len(self._tracks), True, False

    def places(self, state: State, piece: Piece, column: int) -> list[Placed]:
        """Ways to place a cell in a column after a state, as `_steps` has them."""
        fit = self._judge(piece.start, piece.end)[column + 1]
        return list(self._steps(state, (piece.start, column, column + piece.span - 1), fit))

    def _reach(self, start: int) -> int:
        """How far a cell that begins here may go: not over a page's head, nor on behind a day or a row's number."""
        atoms = self.atoms
        end = start + 1
        if start in self._ordinals:
            return end
        mixed = 0
        longest = max(_LONGEST.get(track.role, _LONGEST_OTHER) for track in self._tracks)
        while end < len(atoms) and end - start < longest and not atoms[end].new_page and end not in self._bars:
            mixed += bool(mixed) or (bool(atoms[end].when) and not atoms[start].when)
            if mixed > self._longest_day:
                break
            end += 1
        return end

    def _span(self, start: int, end: int, column: int, rooms: Sequence[float | None]) -> int:
        """How many columns a cell needs: one, but where a line is too wide for any that is a session or leader."""
        if column < 0 or not self.columns[column].named:
            return 1
        width = max(line_widths(self.atoms[start:end]))
        span = 1
        while (
            column + span < len(self.columns)
            and self.columns[column + span].named
            and width > (sum_of(rooms[column : column + span]) or width) * _ROOMY
        ):
            span += 1
        return span

    def _shape(self, start: int, end: int, room: float | None) -> float:
        """What the breaks of a cell's lines say, and that the cell stands elsewhere too."""
        step = self._step
        uneven, slack, crowded = breaks(self.atoms[start:end], room)
        return (
            step["uneven_inside"] * uneven
            + step["slack"] * slack
            + step["crowded"] * crowded
            + step["repeated"] * ((start, end) in self._repeated)
        )

    def _border(self, start: int) -> float:
        """What a cell adds by beginning here: less where the white space gives no sign of a border."""
        step, atom = self._step, self.atoms[start]
        if not start:
            return step["cell"]
        uneven = 1.0 if atom.new_page else atom.uneven
        even = step["even"] if atom.starts_line else step["inline"]
        return step["cell"] + (1 - uneven) * even + uneven * step["border"]

    def _fits(self, start: int, end: int) -> list[tuple[int, float]]:
        """The columns that a run of atoms may stand in (-1: a row across all), and how well it fits each."""
        if (start, end) not in self._spans:
            judged = self._judge(start, end)
            least = max(IMPOSSIBLE, max(judged) - _FAR)
            self._spans[start, end] = [(column, fit) for column, fit in enumerate(judged, -1) if fit > least]
        return self._spans[start, end]

    def _judge(self, start: int, end: int) -> list[float]:
        atoms = self.atoms[start:end]
        text = " ".join(atom.line.text for atom in atoms)
        if start in self._ordinals:
            return [IMPOSSIBLE] + [_ORDINAL if track.role == "index" else IMPOSSIBLE for track in self._tracks]
        starts = _starts(atoms)
        if (text, starts) not in self._texts:
            self._texts[text, starts] = self._fit(text, starts)
        fit = self._texts[text, starts]
        inside = Counter(self._mixes[atom.when] for atom in (atoms[1:] if atoms[0].when == "time" else atoms))
        ends_line = end == len(self.atoms) or self.atoms[end].starts_line
        says_more = any(atom.when for atom in atoms)
        rows = [row for row in self._rows if row.endswith("_row") or not says_more]
        whole = (
            max((fit[row] for row in rows), default=IMPOSSIBLE) if atoms[0].starts_line and ends_line else IMPOSSIBLE
        )
        judged = [whole if len(atoms) <= _LONGEST_WHOLE else IMPOSSIBLE]
        for track in self._tracks:
            value = fit[track.role]
            if track.role not in _WHEN and value > IMPOSSIBLE:
                hour = "opening" if track.role in _OPENED and not self._has_hours else "hour"
                value += self._step["day_inside"] * inside["day"] + self._step[f"{hour}_inside"] * inside["hour"]
            if track.role == "content" and value > IMPOSSIBLE:
                value += self._step["label_inside"] * sum(atom.label for atom in atoms[1:])
            if len(atoms) > _LONGEST.get(track.role, _LONGEST_OTHER) or (
                track.role == "index" and self._ordinals and text[0].isdigit()
            ):
                value = IMPOSSIBLE
            if track.role not in _WHEN and all(atom.when for atom in atoms):
                value = IMPOSSIBLE
            if track.part and value > IMPOSSIBLE and is_other_part(text, track.part):
                value -= _OTHER_PART
            if track.role == "cell":
                value += self._step["disorder"] * disorder(atoms)
            if track.session and value > IMPOSSIBLE:
                right, wrong = halves(text, track.session)
                value += self._step["half"] * right + self._step["other_half"] * wrong
            judged.append(value)
        return judged

    def _fit(self, text: str, starts: frozenset[int]) -> dict[str, float]:
        """How well a text fits each role, by rule and by what was learnt."""
        by_rule, signs = self._looks.of(text, starts)
        return {
            role: value if value <= IMPOSSIBLE else value + sum(map(mul, self._weights.fit.get(role, ()), signs))
            for role, value in by_rule.items()
        }

    def _steps(self, state: State, cell: tuple[int, int, int], fit: float) -> Iterator[tuple[bool, bool, float, State]]:
        """Ways to place a cell after a state: in the same row, in a new one, or in the rest of a cut one.

        Args:
            state: What stands before it.
            cell: Where it starts, its first column and its last.
            fit: How well it fits.

        Yields:
            Whether it opens a row, whether it goes on with a cut one, what it adds, and the state after it.
        """
        tracks = self._tracks
        last, has_content, cut = state
        start, column, place = cell
        atom = self.atoms[start]
        content = column < 0 or tracks[column].main
        lower = atom.line.text[:1].islower()
        inside = 0 <= last < len(tracks)
        weigh = self._step
        if inside and last < column:
            skipped = self._skipped((last + 1, column), has_content or cut, atom.blanks)
            gain = fit + (weigh["goes_on"] if cut and lower else 0.0)
            skipped += weigh["unused"] * max(0, atom.blanks - (column - last - 1))
            yield False, cut, gain + skipped, (place, has_content or content, cut)
        if column < 0 and inside and tracks[last].role == "index" and not has_content:
            yield False, cut, fit, (place, True, cut)  # a row across all, but for its number
        # A new row: what the row before it left open is empty.
        closing = self._skipped((last + 1, len(tracks)), has_content or cut, atom.blanks) if inside else 0.0
        if inside and not has_content and not cut and tracks[last].role in _CALENDAR:
            closing = weigh["blank_day"]
        opening = self._skipped((0, column), False, 0) if column > 0 else 0.0
        if self._labelled and column >= self._labelled:
            opening += weigh["unlabelled"]
        if inside and column >= 0:
            closing += weigh["unused"] * max(0, atom.blanks - (len(tracks) - 1 - last) - column)
        yield True, False, fit + closing + opening + weigh["new_row"], (place, content, False)
        # What a page end cut goes on; a session of its own begins another row.
        if atom.new_page and column >= 0 and last >= 0 and start and atom.when != "session":
            gain = fit + (weigh["goes_on"] if lower else -weigh["goes_on"])
            yield False, True, gain + weigh["cut"], (place, True, True)

    def _skipped(self, span: tuple[int, int], has_content: bool, blanks: int) -> float:
        """What it costs to leave columns empty: less where lines of blanks stand for them."""
        start, end = span
        costs = self._costs[has_content]
        return costs[end] - costs[start] + self._step["blank_line"] * min(blanks, end - start)


def _sums(costs: Iterable[float]) -> list[float]:
    return list(accumulate(costs, initial=0.0))


def _starts(atoms: Sequence[Atom]) -> frozenset[int]:
    """Where in the atoms' text, joined by blanks, lines begin."""
    ends = accumulate((len(atom.line.text) + 1 for atom in atoms), initial=0)
    return frozenset(end for end, atom in zip(ends, atoms, strict=False) if end and atom.starts_line)


def _trace(best: Sequence[_Best]) -> Division:
    if not best[-1]:
        return Division([], float("-inf"))
    last = max(best[-1], key=lambda key: best[-1][key][0])
    score = best[-1][last][0]
    state: State | None = last
    at = len(best) - 1
    pieces: list[Piece] = []
    while at > 0 and state is not None:
        _, piece, before = best[at][state]
        if piece is None:
            break
        pieces.append(piece)
        at, state = piece.start, before
    return Division(pieces[::-1], score)
