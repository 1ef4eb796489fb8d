"""Prose into points: paragraphs with the list mark they open with and the depth it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from congtac.extract.document import Paragraph
from congtac.extract.passage import Passage

# Marks by depth, as Decree 30/2020/NĐ-CP (annex I) has them: phần, mục, khoản, điểm; below them bullets.
_MARKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (0, re.compile(r"\s*(?:PHẦN|Phần)\s+(?:THỨ\s+\w+|[IVX]+|\d+|[A-Z])\s*[.:–-]?\s*")),
    (0, re.compile(r"\s*[A-H]\s*[./)]\s*(?=[^\W\d_]{2}|[^\W\d_]\s)")),
    (1, re.compile(r"\s*[IVX]{1,5}\s*[./)-]\s*(?=[^\W\d])")),
    (4, re.compile(r"\s*\d{1,2}\.\d{1,2}\.\d{1,2}[.)]?\s+")),
    (3, re.compile(r"\s*\d{1,2}\.\d{1,2}[.)]?\s+(?=[^\W\d])")),
    (
        2,
        re.compile(
            r"\s*(?:Điều\s+)?\d{1,2}\s*[.)]\s*(?=[^\W\d]|“|\")|\s*\d{1,2}\s*[/–-]\s*(?=[^\W\d_]{2})|\s*\(\d{1,2}\)\s*"
        ),
    ),
    (5, re.compile(r"\s*[a-zđ]\s*[.)]\s*(?=[^\W\d])")),
    (6, re.compile(r"\s*(?:\*|✓|❖|➢|►)\s*")),
    (7, re.compile(r"\s*(?:[-–—•·▪●](?=\s*[^\W_]|\s*[(“\"]))\s*")),
    (8, re.compile(r"\s*(?:\+|○|◦|o(?=\s))\s*")),
)
UNMARKED = 9


@dataclass(frozen=True, slots=True)
class Point:
    """A paragraph as a point of an outline.

    `depth` grows inwards, `UNMARKED` where it opens with no mark; `body` is its text behind the mark, `whole` all of
    it; `emphatic` says that it is set in bold throughout.
    """

    depth: int
    whole: Passage
    body: Passage
    emphatic: bool = False

    @property
    def words_count(self) -> int:
        """How many words its body has."""
        return len(self.body.text.split())


def to_points(paragraphs: Iterable[Paragraph]) -> tuple[Point, ...]:
    """Each paragraph with any text as a point."""
    return tuple(point for paragraph in paragraphs if (point := to_point(paragraph)) is not None)


def to_point(paragraph: Paragraph) -> Point | None:
    """The paragraph as a point; None where it has no words."""
    whole = Passage.of([paragraph])
    if not whole.text:
        return None
    emphatic = all(word.bold for word in whole.words)
    for depth, pattern in _MARKS:
        match = pattern.match(whole.text)
        if match and match.end() < len(whole.text):
            return Point(depth, whole, whole.slice(match.end(), len(whole.text)), emphatic)
    return Point(UNMARKED, whole, whole, emphatic)
