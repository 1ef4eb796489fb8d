"""What each sign of a lost table's cells and rows counts for, as learnt from the sample programmes' tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from congtac.models.flat_features import FEATURES
from congtac.models.lexicon import vocabulary


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the walk through a lost table's lines, all in log-odds.

    Attributes:
        step: What a cell, a row, a border or a break of a line adds or takes, by name (`data/flat.toml`).
        skip: What an empty cell costs, by the role of its column; `main` in the column that every row fills.
        fit: For a role, what each of `FEATURES` adds to how well a text fits it.
    """

    step: Mapping[str, float]
    skip: Mapping[str, float]
    fit: Mapping[str, tuple[float, ...]]


@cache
def learnt_weights(matrix: bool) -> Weights:
    """The weights that congtac comes with: for tables of fields, or for matrices of sessions or leaders."""
    data = vocabulary("flat")["matrix" if matrix else "table"]
    fit = {role: tuple(signs.get(name, 0.0) for name in FEATURES) for role, signs in data["fit"].items()}
    return Weights(data["step"], data["skip"], fit)
