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
_DIGITS = re.compile(r"\d{1,9}")
_MARGIN = 0.12
"""Share of a page's height in which page numbers stand."""
_DEPTH = 3
"""How many rows from a page's edge may be running text."""
_SAME_PLACE = 4.0
"""Points by which a running line may move from page to page."""


_Seen = dict[tuple[str, bool], list[tuple[int, Row]]]
"""Text with its digits masked, and whether at the top: the pages (from 0) and rows where it stands."""


@dataclass(frozen=True, slots=True)
class PageRows:
    """A page's rows outside tables, top to bottom; `first` and `last` bound how many may be furniture at each edge."""

    rows: Sequence[Row]
    height: float
    first: int
    last: int


def find_furniture(pages: Sequence[PageRows]) -> list[dict[int, Role]]:
    """For each page, which of its rows are furniture, and what role they have."""
    seen: _Seen = {}
    for number, page in enumerate(pages):
        for index, top in _edge_rows(page):
            row = page.rows[index]
            seen.setdefault((_pattern(row), top), []).append((number, row))
    return [_roles(number, page, pages, seen) for number, page in enumerate(pages)]


def _roles(
    number: int,
    page: PageRows,
    pages: Sequence[PageRows],
    seen: _Seen,
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


def _repeats(number: int, row: Row, places: list[tuple[int, Row]], n_pages: int) -> bool:
    """Whether a row stands on most pages: lone words and, but for page numbers, other numbers do not count."""
    if len(row.words) < 2:
        return False
    others = {
        other
        for other, twin in places
        if abs(twin.baseline - row.baseline) < _SAME_PLACE
        and all(b - a in {0, other - number} for a, b in zip(_numbers(row), _numbers(twin), strict=True))
    }
    return len(others - {number}) > 0 and 2 * len(others | {number}) >= n_pages


def _numbers(row: Row) -> list[int]:
    return [int(digits) for digits in _DIGITS.findall(_text(row))]


def _text(row: Row) -> str:
    return " ".join(word.text for word in row.words)


def _pattern(row: Row) -> str:
    return _DIGITS.sub("#", _text(row))
