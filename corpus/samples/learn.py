"""Learn what the signs of lost cells count for: `python corpus/samples/learn.py` writes models/data/flat.toml.

A structured perceptron (Collins 2002), passive-aggressive (Crammer et al. 2006) and averaged: each of the develop
split's tables is flattened in several ways (`lost.py`), divided by the weights so far, and these are moved towards the
true division.
`--without FAMILY` leaves a family's tables out; the rest is always the same for the same samples.
"""

from __future__ import annotations

import argparse
import random
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import lost
from programme import Programme, load

from congtac.extract.document import Paragraph
from congtac.extract.text import read_text
from congtac.models.flat_cells import IMPOSSIBLE, Atom
from congtac.models.flat_features import FEATURES, features
from congtac.models.flat_heads import HeadColumn, find_heads
from congtac.models.flat_looks import Looks
from congtac.models.flat_rooms import Piece, room_of, rooms_of
from congtac.models.flat_tracks import is_loose
from congtac.models.flat_walk import Walk
from congtac.models.flat_weights import Weights
from congtac.models.flattened import Body, lost_cells

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "models" / "data" / "flat.toml"
BEGINNING = HERE / "learn.toml"
SEED = 7
_STEP = 0.02
_MARGIN = 0.4
_TRUST = 0.6
_SOURCE = """# What the signs of cells and rows count for in a table flattened to text.

source = "Learnt from the tables of corpus/samples/develop by corpus/samples/learn.py"
"""

Counts = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Example:
    """A lost table's pieces of lines, its columns and its true division."""

    name: str
    atoms: tuple[Atom, ...]
    columns: tuple[HeadColumn, ...]
    pieces: tuple[Piece, ...]


def example(programme: Programme, chance: random.Random) -> Example | None:
    """One flattening of a programme's table; None where its head or a border in a line is beyond the reader."""
    table = lost.lose(programme, chance)
    source = read_text(table.text.encode())
    lines = [line for block in source.blocks if isinstance(block, Paragraph) for line in block.lines]
    heads = find_heads(lines)
    if not heads or heads[0].start or heads[0].end != len(table.heads) or len(heads[0].columns) != table.n_columns:
        return None
    body = lines[heads[0].end :]
    atoms, columns = lost_cells(Body.of(body, [False] * len(body)), heads[0].columns)
    pieces = _true_pieces(table, atoms, columns)
    return Example(programme.name, tuple(atoms), columns, tuple(pieces)) if pieces else None


def _true_pieces(table: lost.LostTable, atoms: Sequence[Atom], columns: Sequence[HeadColumn]) -> list[Piece]:
    places: list[lost.Place] = []
    line, word = -1, 0
    for atom in atoms:
        line, word = (line + 1, 0) if atom.starts_line else (line, word)
        end = word + len(atom.line.words)
        inside = [place for place in table.places[line] if place.start <= word and end <= place.end]
        if not inside:
            return []
        places.append(inside[0])
        word = end
    pieces: list[Piece] = []
    for number, place in enumerate(places):
        last = places[number - 1] if number else None
        if last is not None and (last.row, last.column) == (place.row, place.column):
            pieces[-1] = replace(pieces[-1], end=number + 1)
            continue
        column, span = _track(place, columns)
        pieces.append(Piece(number, number + 1, column, last is None or last.row != place.row, False, span))
    return pieces


def _track(place: lost.Place, columns: Sequence[HeadColumn]) -> tuple[int, int]:
    """The column and span as the walk has them: -1 for a row across all, else the contents among those covered."""
    covered = range(place.column, place.column + place.span)
    if place.span >= len(columns) - (columns[0].role == "index"):
        return -1, 1
    if columns[place.column].named:
        return place.column, place.span
    contents = [number for number in covered if columns[number].role == "content"]
    return (contents[0] if contents else place.column), 1


class _Lesson(Walk):
    """A walk that can be told the true division, whose score under any weights can be asked."""

    def __init__(self, task: Example, weights: Weights, looks: Looks) -> None:
        rows = any(piece.column < 0 for piece in task.pieces)
        super().__init__(task.atoms, task.columns, weights, looks, day_rows=rows)
        self._task = task
        self._true = {(piece.start, piece.end, piece.column) for piece in task.pieces}
        self._margin = 0.0

    def learn_with(self, weights: Weights, margin: float) -> None:
        """Use other weights from now on, and prefer what is wrong by a margin."""
        self.weigh(weights)
        self._margin = margin

    def _fits(self, start: int, end: int) -> list[tuple[int, float]]:
        found = super()._fits(start, end)
        if not self._margin:
            return found
        return [(column, fit + self._margin * ((start, end, column) not in self._true)) for column, fit in found]

    def score(self, pieces: Sequence[Piece], rooms: Sequence[float | None]) -> float:
        """What a division scores; minus infinity where the walk cannot find it."""
        state = (len(self._tracks), True, False)
        total = 0.0
        for piece in pieces:
            fit = self._judge(piece.start, piece.end)[piece.column + 1]
            if fit <= IMPOSSIBLE / 2:
                return float("-inf")
            room = room_of(rooms, piece.column, piece.span)
            total += self._border(piece.start) + self._shape(piece.start, piece.end, room)
            place = (piece.start, piece.column, piece.column + piece.span - 1)
            steps = [step for step in self._steps(state, place, fit) if step[:2] == (piece.new_row, piece.cut)]
            if not steps:
                return float("-inf")
            total += steps[0][2]
            state = steps[0][3]
        return total

    def counts(self, pieces: Sequence[Piece], rooms: Sequence[float | None]) -> Counts:
        """How often each weight counts in a division's score, which is linear in the weights."""
        found: Counts = Counter()
        kept = self._weights
        nothing = Weights(dict.fromkeys(kept.step, 0.0), dict.fromkeys(kept.skip, 0.0), {})
        self.weigh(nothing)
        least = self.score(pieces, rooms)
        for name in kept.step:
            self.weigh(replace(nothing, step={**nothing.step, name: 1.0}))
            found["step", name] = self.score(pieces, rooms) - least
        for name in {track.skip for track in self._tracks}:
            self.weigh(replace(nothing, skip={**nothing.skip, name: 1.0}))
            found["skip", name] = self.score(pieces, rooms) - least
        self.weigh(kept)
        for piece in pieces:
            if piece.column < 0 or piece.start in self._ordinals:
                continue
            text = " ".join(atom.line.text for atom in self.atoms[piece.start : piece.end])
            for name, value in zip(FEATURES, features(text), strict=True):
                found[f"fit.{self._tracks[piece.column].role}", name] += value
        return found


def _moved(weights: Weights, change: Counts, step: float) -> Weights:
    fit = {role: list(values) for role, values in weights.fit.items()}
    steps, skip = dict(weights.step), dict(weights.skip)
    for (group, name), value in change.items():
        if group == "step":
            steps[name] += step * value
        elif group == "skip":
            skip[name] += step * value
        else:
            role = group.removeprefix("fit.")
            fit.setdefault(role, [0.0] * len(FEATURES))[FEATURES.index(name)] += step * value
    return Weights(steps, skip, {role: tuple(values) for role, values in fit.items()})


def learn(examples: Sequence[Example], weights: Weights, epochs: int, chance: random.Random) -> Iterator[Weights]:
    """The averaged weights after each epoch."""
    looks = Looks()
    lessons = [_Lesson(task, weights, looks) for task in examples]
    total: Counts = Counter()  # for the average: each change times the updates that came before it
    seen = 0
    for epoch in range(epochs):
        order = list(range(len(lessons)))
        chance.shuffle(order)
        right = wrong = 0
        for number in order:
            lesson, task = lessons[number], examples[number]
            lesson.learn_with(weights, _MARGIN)
            rooms = rooms_of(task.atoms, task.pieces, task.columns)
            goal = lesson.score(task.pieces, rooms)
            if goal == float("-inf"):
                continue
            found = lesson.run(rooms).pieces
            seen += 1
            missed = len(set(task.pieces) - set(found))
            right, wrong = right + len(task.pieces) - missed, wrong + missed
            if not missed:
                continue
            change = lesson.counts(task.pieces, rooms)
            change.subtract(lesson.counts(found, rooms))
            lesson.learn_with(weights, 0.0)
            loss = lesson.score(found, rooms) - goal + _MARGIN * missed
            norm = sum(value * value for value in change.values())
            step = min(_STEP, max(0.0, loss) / norm) if norm else 0.0
            weights = _moved(weights, change, step)
            for sign, value in change.items():
                total[sign] += step * value * (seen - 1)
        print(f"epoch {epoch + 1}: {right / max(1, right + wrong):.3f} of the cells right", file=sys.stderr)
        yield _moved(weights, total, -1.0 / max(1, seen))


def written(name: str, weights: Weights) -> str:
    """One set of weights as `flat_weights` reads it."""
    parts = []
    for group, values in (("step", weights.step), ("skip", weights.skip)):
        parts.append(f"\n[{name}.{group}]\n" + "".join(f"{sign} = {value:.3f}\n" for sign, value in values.items()))
    for role, signs in sorted(weights.fit.items()):
        lines = (f"{sign} = {value:.3f}\n" for sign, value in zip(FEATURES, signs, strict=True))
        parts.append(f"\n[{name}.fit.{role}]\n" + "".join(lines))
    return "".join(parts)


def trusted(weights: Weights) -> Weights:
    """Weights between those learnt and those to begin with: a few dozen tables do not say everything."""
    first = beginning()
    roles = weights.fit.keys() | first.fit.keys()
    none = (0.0,) * len(FEATURES)

    def between(learnt: float, judged: float) -> float:
        return _TRUST * learnt + (1 - _TRUST) * judged

    return Weights(
        {name: between(value, first.step[name]) for name, value in weights.step.items()},
        {name: between(value, first.skip[name]) for name, value in weights.skip.items()},
        {role: tuple(map(between, weights.fit.get(role, none), first.fit.get(role, none))) for role in roles},
    )


def beginning() -> Weights:
    """The weights to begin with, by judgement."""
    data = tomllib.loads(BEGINNING.read_text(encoding="utf-8"))
    fit = tuple(data["fit"].get(name, 0.0) for name in FEATURES)
    return Weights(data["step"], data["skip"], dict.fromkeys(data["skip"].keys() - {"main"}, fit))


@cache
def _families() -> dict[str, str]:
    return tomllib.loads((HERE / "families.toml").read_text(encoding="utf-8"))


def family(programme: Programme) -> str:
    """The layout family of a programme."""
    return str(programme.data.get("family") or _families().get(programme.name, ""))


def prepare(programmes: Sequence[Programme], times: int) -> list[Example]:
    """Examples of each programme's table."""
    found = []
    for programme in programmes:
        chance = random.Random(f"{SEED} {programme.name}")
        made = [example(programme, chance) for _ in range(times)]
        found += [task for task in made if task is not None]
    return found


def main(arguments: Sequence[str]) -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", default="", help="a family to leave out")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--times", type=int, default=3, help="flattenings of each table")
    parser.add_argument("--out", type=Path, default=DATA)
    given = parser.parse_args(arguments)
    programmes = [load(path) for path in sorted(HERE.glob("develop/*/*.toml"))]
    programmes = [programme for programme in programmes if programme.columns and family(programme) != given.without]
    tasks = prepare(programmes, given.times)
    found = [_SOURCE]
    for name, matrix in (("table", False), ("matrix", True)):
        kind = [task for task in tasks if is_loose(task.columns) == matrix]
        print(f"{name}: {len(kind)} texts of {len({task.name for task in kind})} tables", file=sys.stderr)
        *_, weights = learn(kind, beginning(), given.epochs, random.Random(SEED))
        found.append(written(name, trusted(weights)))
    given.out.write_text("".join(found), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
