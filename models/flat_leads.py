"""How sure the place of each cell of a divided table is: by how much it is better than the next best, in log-odds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from congtac.models.flat_heads import HeadColumn
from congtac.models.flat_rooms import Piece

State = tuple[int, bool, bool]
"""The column of the last cell (-1 across all columns), whether the row has contents, whether a page end cut it."""

Placed = tuple[bool, bool, float, State]
"""A way to place a cell: whether it opens a row, goes on with a cut one, what it adds, and the state after it."""


class Placing(Protocol):
    """What weighs the ways to place a cell."""

    @property
    def columns(self) -> Sequence[HeadColumn]:
        """The table's columns."""

    def opening(self) -> State:
        """The state before the first cell."""

    def places(self, state: State, piece: Piece, column: int) -> list[Placed]:
        """Ways to place a cell in a column after a state."""


def leads(walk: Placing, pieces: Sequence[Piece]) -> tuple[float, ...]:
    """For each cell how much worse it would be elsewhere, or in another row, the next cell staying in its column.

    A cell whose place is the worse by this look is there for what stands farther on.
    """
    found: list[float] = []
    state: State | None = walk.opening()
    for number, piece in enumerate(pieces):
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        if state is None:
            return (*found, *[0.0] * (len(pieces) - number))
        own, others, after = float("-inf"), float("-inf"), None
        for column in range(-1, len(walk.columns)):
            for new_row, cut, gain, ahead in walk.places(state, piece, column):
                value = gain + _next(walk, ahead, following)
                if (column, new_row, cut) == (piece.column, piece.new_row, piece.cut):
                    own, after = value, ahead
                else:
                    others = max(others, value)
        found.append(own - others)
        state = after
    return tuple(found)


def _next(walk: Placing, state: State, piece: Piece | None) -> float:
    """What the next cell adds where it stands."""
    ways = walk.places(state, piece, piece.column) if piece else []
    return max((gain for _, _, gain, _ in ways), default=0.0 if piece is None else float("-inf"))
