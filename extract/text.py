"""Plain text files, wrapped or not, also those that crawlers made of a page's lines."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from congtac.extract.document import Line, Paragraph, SourceDocument
from congtac.extract.encoding import decode
from congtac.extract.errors import EmptyFileError
from congtac.extract.kind import MEDIA_TYPES
from congtac.extract.numbering import new_word, number_blocks
from congtac.extract.wrap import (
    SPACE_EM,
    is_closed,
    proportional_width,
    starts_lower,
    starts_with_mark,
    would_have_fitted,
)

_TOKEN = re.compile(r"\S+")
_LONE_NUMBER = re.compile(r"[-–—\s]*\d{1,3}[-–—\s]*$")
_INDENT = 2.8
"""First-line indent in ems (1.27 cm at 13 points), which plain text does not show."""
_ERROR = 0.06
"""By how much an estimated width may be wrong."""
_NEARLY_FULL = 0.8
_LEAST_FULL = 3
_WIDEST = 75.0
"""Ems beyond which a line was not wrapped for any paper."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """A line, its width and its first word's in ems, how many line ends and form feeds stand before it."""

    line: Line
    width: float
    first: float
    newlines: int
    new_page: bool


def read_text(data: bytes) -> SourceDocument:
    """Read a plain text file.

    Raises:
        EmptyFileError: There is no word in it.
    """
    lines = list(_lines(decode(data)))
    if not lines:
        raise EmptyFileError()
    words, blocks = number_blocks(_paragraphs(lines))
    return SourceDocument(hashlib.sha256(data).hexdigest(), MEDIA_TYPES["text"], words, blocks)


def _lines(text: str) -> Iterator[_Measured]:
    end = 0
    for raw in re.finditer(r"[^\n\f]+", text):
        tokens = list(_TOKEN.finditer(raw[0]))
        if not tokens:
            continue
        before = text[end : raw.start() + tokens[0].start()]
        end = raw.start() + tokens[-1].end()
        words = tuple(new_word(token[0]) for token in tokens)
        width = proportional_width(" ".join(word.text for word in words))
        yield _Measured(
            Line(words, before), width, proportional_width(words[0].text), before.count("\n"), "\f" in before
        )


def _paragraphs(lines: list[_Measured]) -> Iterator[Paragraph]:
    room = _room([line.width for line in lines])
    rhythm = Counter(line.newlines for line in lines[1:]).most_common(1)[0][0] if len(lines) > 1 else 1
    group: list[_Measured] = []
    for index, line in enumerate(lines):
        at_page_end = index + 1 == len(lines) or lines[index + 1].new_page
        if (line.new_page or at_page_end) and _LONE_NUMBER.match(line.line.text) and "\f" in _around(lines, index):
            if group:
                yield _paragraph(group)
            group = []
            yield Paragraph((line.line,), role="page_number")
        elif group and not _starts_paragraph(group, line, room, rhythm):
            group.append(line)
        else:
            if group:
                yield _paragraph(group)
            group = [line]
    if group:
        yield _paragraph(group)


def _around(lines: list[_Measured], index: int) -> str:
    return lines[index].line.before + (lines[index + 1].line.before if index + 1 < len(lines) else "")


def _paragraph(group: list[_Measured]) -> Paragraph:
    return Paragraph(tuple(measured.line for measured in group))


def _room(widths: list[float]) -> float:
    """The width to which the text was wrapped: the largest that several lines come near; infinite where none is.

    Lines of a table's cells are narrower and say nothing; lines much longer show that nothing was wrapped.
    """
    ordered = sorted(widths, reverse=True)
    if ordered[0] > _WIDEST:
        return float("inf")
    for index in range(len(ordered) - _LEAST_FULL + 1):
        if ordered[index + _LEAST_FULL - 1] >= (1 - _ERROR) * ordered[index] and ordered[index] > 2 * _INDENT:
            return ordered[index] if index <= 1 else float("inf")
    return float("inf")


def _starts_paragraph(group: list[_Measured], below: _Measured, room: float, rhythm: int) -> bool:
    above = group[-1]
    if below.newlines > rhythm == 1:
        return True
    slack = max(_ERROR * room, _INDENT if len(group) == 1 else 0.0) if room != float("inf") else 0.0
    closed, lower = is_closed(above.line), starts_lower(below.line)
    wide = above.width > _NEARLY_FULL * room and lower and not closed
    if not wide and would_have_fitted(above.width, below.first, SPACE_EM, room - slack):
        return True
    if starts_with_mark(below.line) and (closed or _names_something(below.line)):
        return True
    if would_have_fitted(above.width, below.first, SPACE_EM, room):
        # Too near to tell by width: then by how the one ends and the other begins.
        return not lower and (closed or above.line.text.isupper() != below.line.text.isupper())
    return closed and not lower and below.line.before.endswith((" ", "\t"))


def _names_something(line: Line) -> bool:
    """Whether what follows a list mark begins as an item does, not as the rest of "2026 - 2031"."""
    return len(line.words) > 1 and line.words[1].text[0].isupper()
