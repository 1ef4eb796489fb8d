"""Pairs of gold rows and extracted rows: one to one, so that the pairs together are as alike as can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from congtac.corpus.gold import Comparable

# Rows whose contents are less alike than this are no pair, whatever their dates say.
LEAST_LIKENESS = 0.5
_WHEN = ("date_start", "date_end", "session", "time_start")
_WHEN_WEIGHT = 0.5

_Matrix = npt.NDArray[np.float64]


def pair(gold: Sequence[Comparable], rows: Sequence[Comparable]) -> list[tuple[int, int]]:
    """The numbers of the rows that belong together, by gold's; rows that are like none are in no pair."""
    if not gold or not rows:
        return []
    likeness = _likeness(gold, rows)
    return sorted((i, j) for i, j in assign(likeness) if likeness[i, j] > 0)


def _likeness(gold: Sequence[Comparable], rows: Sequence[Comparable]) -> _Matrix:
    """For each gold row and row how alike their contents are, from 0 to 1, and how many parts of "when" agree."""
    ours = [row.text("content") for row in rows]
    stated = [row.text("content") for row in gold]
    content = (_ratios(stated, ours, fuzz.token_set_ratio) + _ratios(stated, ours, fuzz.ratio)) / 2
    for i, row in enumerate(gold):
        if row.values["kind"] == "deadline":
            # Its content may be the whole sentence with the due clause, or the deed alone.
            content[i] = np.maximum(content[i], _ratios(stated[i : i + 1], ours, fuzz.partial_ratio)[0])
    when = sum(np.equal.outer(_column(gold, field), _column(rows, field)).astype(float) for field in _WHEN)
    return np.where(content < LEAST_LIKENESS, 0.0, content + _WHEN_WEIGHT * when)


def _column(rows: Sequence[Comparable], field: str) -> npt.NDArray[np.object_]:
    return np.array([row.text(field) for row in rows], dtype=object)


def _ratios(left: Sequence[str], right: Sequence[str], scorer: Callable[..., float]) -> _Matrix:
    scores: _Matrix = process.cdist(left, right, scorer=scorer, dtype=np.float64) / 100
    return scores


def assign(gain: _Matrix) -> list[tuple[int, int]]:
    """Rows and columns, each at most once, that maximise the summed gain.

    The Hungarian method with potentials (Kuhn 1955; shortest augmenting paths by Jonker and Volgenant 1987), in
    O(n² m); a dependency on scipy for one function would weigh more.
    """
    n, m = gain.shape
    if n > m:
        return [(i, j) for j, i in assign(gain.T)]
    # Number 0 of rows and columns stands for none, from which each search sets out.
    row_potential, column_potential = np.zeros(n + 1), np.zeros(m + 1)
    row_of = np.zeros(m + 1, dtype=int)
    for row in range(1, n + 1):
        row_of[0], at = row, 0
        shortest, reached, came_from = np.full(m + 1, np.inf), np.zeros(m + 1, dtype=bool), np.zeros(m + 1, dtype=int)
        while True:
            reached[at] = True
            cost = -gain[row_of[at] - 1] - row_potential[row_of[at]] - column_potential[1:]
            shorter = ~reached[1:] & (cost < shortest[1:])
            shortest[1:][shorter] = cost[shorter]
            came_from[1:][shorter] = at
            nearest = 1 + int(np.argmin(np.where(reached[1:], np.inf, shortest[1:])))
            step = shortest[nearest]
            row_potential[row_of[reached]] += step
            column_potential[reached] -= step
            shortest[~reached] -= step
            at = nearest
            if row_of[at] == 0:
                break
        while at:
            row_of[at] = row_of[came_from[at]]
            at = came_from[at]
    return [(int(row_of[column]) - 1, column - 1) for column in range(1, m + 1) if row_of[column]]
