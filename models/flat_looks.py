"""What runs of a lost table's words look like, looked up once for all the ways to divide its lines."""

from __future__ import annotations

from congtac.models.flat_cells import fits
from congtac.models.flat_features import features


class Looks:
    """How well runs of words fit the roles by rule, and their features; forgotten with the document."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, frozenset[int]], tuple[dict[str, float], tuple[float, ...]]] = {}

    def of(self, text: str, starts: frozenset[int]) -> tuple[dict[str, float], tuple[float, ...]]:
        """The fits of a text whose lines begin at `starts`, and its features."""
        key = text, starts
        if key not in self._known:
            self._known[key] = fits(text, starts), features(text)
        return self._known[key]
