"""Page numbers and running heads and feet: what stands on a page without belonging to its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from congtac.extract.characters import Row
from congtac.extract.document import Role

_PAGE_NUMBER = re.compile(
    r"(?:[-–—~\s]*\d{1,4}[-–—~\s]*|(?:trang|page)\s*:?\s*\d+(?:\s*(?:/|trên|of)\s*\d+)?|\d+\s*/\s*\d+)$", re.I
)
_DIGITS = re.compile(r"\d+")
_MARGIN = 0.12
"""Share of a page's height in which page numbers stand."""
_DEPTH = 3
"""How many rows from a page's edge may be running text."""
_SAME_PLACE = 4.0
"""Points by which a running line may move from page to page."""


@dataclass(frozen=True, slots=True)
class PageRows:
    """A page's rows outside tables, top to bottom; `first` and `last` bound how many may be furniture at each edge."""

    rows: Sequence[Row]
    height: float
    first: int
    last: int


def find_furniture(pages: Sequence[PageRows]) -> list[dict[int, Role]]:
    """For each page, which of its rows are furniture, and what role they have."""
    seen: dict[tuple[str, bool], list[tuple[int, float]]] = {}
    for number, page in enumerate(pages):
        for index, top in _edge_rows(page):
            row = page.rows[index]
            seen.setdefault((_pattern(row), top), []).append((number, row.baseline))
    return [_roles(number, page, pages, seen) for number, page in enumerate(pages)]


def _roles(
    number: int,
    page: PageRows,
    pages: Sequence[PageRows],
    seen: dict[tuple[str, bool], list[tuple[int, float]]],
) -> dict[int, Role]:
    roles: dict[int, Role] = {}
    open_edge = {True: True, False: True}
    for index, top in _edge_rows(page):
        row = page.rows[index]
        if not open_edge[top] or index in roles:
            continue
        near_edge = row.baseline < _MARGIN * page.height if top else row.baseline > (1 - _MARGIN) * page.height
        if near_edge and _PAGE_NUMBER.match(_text(row)):
            roles[index] = "page_number"
        elif _repeats(number, row, seen[_pattern(row), top], len(pages)):
            roles[index] = "running_head" if top else "running_foot"
        else:
            open_edge[top] = False
    return roles


def _edge_rows(page: PageRows) -> list[tuple[int, bool]]:
    count = len(page.rows)
    heads = [(index, True) for index in range(min(_DEPTH, page.first, count))]
    feet = [(index, False) for index in range(count - 1, max(count - 1 - min(_DEPTH, page.last), -1), -1)]
    return heads + feet


def _repeats(number: int, row: Row, places: list[tuple[int, float]], n_pages: int) -> bool:
    others = {other for other, baseline in places if abs(baseline - row.baseline) < _SAME_PLACE} - {number}
    return bool(others) and 2 * (len(others) + 1) >= n_pages


def _text(row: Row) -> str:
    return " ".join(word.text for word in row.words)


def _pattern(row: Row) -> str:
    return _DIGITS.sub("#", _text(row))
