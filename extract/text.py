"""Plain text files, wrapped or not, also those that crawlers made of a page's lines."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from congtac.extract.document import Block, Line, Paragraph, SourceDocument
from congtac.extract.encoding import decode
from congtac.extract.errors import EmptyFileError
from congtac.extract.kind import MEDIA_TYPES
from congtac.extract.numbering import new_word, number_blocks
from congtac.extract.spaced import find_spaced
from congtac.extract.wrap import proportional_width
from congtac.extract.wrapped import Measured, divide

_TOKEN = re.compile(r"\S+")
_LONE_NUMBER = re.compile(r"[-–—\s]*(\d{1,3})[-–—\s]*$")
_GAP = re.compile(r"(?<=\S)[ \t]{3,}(?=\S)")
_RECIPIENTS = re.compile(r"\s*nơi nhận\b", re.IGNORECASE)
_HEAD_LINES = 12
_LEAST_PAGE = 15
"""Lines between page numbers, at least; numbers nearer to each other count something else."""


def read_text(data: bytes) -> SourceDocument:
    """Read a plain text file.

    Raises:
        EmptyFileError: There is no word in it.
    """
    text, encoding = decode(data)
    blocks = list(_blocks(text))
    if not blocks:
        raise EmptyFileError()
    words, numbered = number_blocks(blocks)
    return SourceDocument(
        hashlib.sha256(data).hexdigest(), MEDIA_TYPES["text"], words, numbered, legacy_encoding=encoding
    )


def _blocks(text: str) -> Iterator[Block]:
    """Paragraphs, and tables whose columns are kept apart by blanks."""
    lines = text.splitlines(keepends=True)
    at = 0
    for found in find_spaced(lines):
        yield from _paragraphs(list(_lines("".join(lines[at : found.start]), at == 0)))
        yield found.table
        at = found.end
    yield from _paragraphs(list(_lines("".join(lines[at:]), at == 0)))


def _lines(text: str, opens: bool) -> Iterator[Line]:
    end = 0
    number = 0 if opens else _HEAD_LINES
    foot = False
    for raw in re.finditer(r"[^\n\f]+", text):
        if not raw[0].strip():
            continue
        number += 1
        foot = foot or _RECIPIENTS.match(raw[0]) is not None
        for start, stop in _parts(raw[0]) if foot or number <= _HEAD_LINES else [(0, len(raw[0]))]:
            tokens = list(_TOKEN.finditer(raw[0], start, stop))
            before = text[end : raw.start() + tokens[0].start()]
            end = raw.start() + tokens[-1].end()
            yield Line(tuple(new_word(token[0]) for token in tokens), before)


def _parts(raw: str) -> list[tuple[int, int]]:
    """Where the left and the right column of a line stand, or the line as one.

    Text made with its layout kept has issuer and motto, recipients and signer on one line. A capital begins the right
    column; before anything else ("Số:      /KH", "ngày      tháng") a gap is a blank to fill in.
    """
    gaps = [gap for gap in _GAP.finditer(raw) if raw[gap.end()].isupper()]
    if len(gaps) != 1:
        return [(0, len(raw))]
    return [(0, gaps[0].start()), (gaps[0].end(), len(raw))]


def _paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The paragraphs; a page number that stands in one follows it."""
    numbers = _page_numbers(lines)
    kept = [index for index in range(len(lines)) if index not in numbers]
    starts = dict(zip(kept, divide(_measure([lines[index] for index in kept])), strict=True))
    group: list[Line] = []
    waiting: list[Paragraph] = []
    for index, line in enumerate(lines):
        if index in numbers:
            waiting.append(Paragraph((line,), role="page_number"))
            continue
        if starts[index]:
            if group:
                yield Paragraph(tuple(group))
            yield from waiting
            group, waiting = [], []
        group.append(line)
    if group:
        yield Paragraph(tuple(group))
    yield from waiting


def _measure(lines: Sequence[Line]) -> list[Measured]:
    rhythm = Counter(line.before.count("\n") for line in lines[1:]).most_common(1)[0][0] if len(lines) > 1 else 1
    measured: list[Measured] = []
    beside = False
    for line in lines:
        newlines, new_page = line.before.count("\n"), "\f" in line.before
        is_right = bool(measured) and not newlines and not new_page
        starts = beside or is_right or (newlines > rhythm == 1 and not new_page)
        indent = len(line.before) - 1 - max(line.before.rfind("\n"), line.before.rfind("\f"))
        width, first = proportional_width(line.text), proportional_width(line.words[0].text)
        measured.append(Measured(line, width, first, 0 if is_right else indent, starts))
        beside = is_right
    return measured


def _page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines are page numbers: alone beside a form feed, or alone and counting pages all through the text."""
    lone = [(index, int(match[1])) for index, line in enumerate(lines) if (match := _LONE_NUMBER.match(line.text))]
    found = {index for index, _ in lone if "\f" in _around(lines, index)}
    if (
        lone
        and lone[0][0] >= _LEAST_PAGE
        and lone[0][1] == 2
        and all(_counts_on(last, page) for last, page in pairwise(lone))
    ):
        found |= {index for index, _ in lone}
    return frozenset(found)


def _counts_on(last: tuple[int, int], page: tuple[int, int]) -> bool:
    """Whether a number (its line, its value) is the next page's."""
    return page[1] == last[1] + 1 and page[0] - last[0] >= _LEAST_PAGE


def _around(lines: Sequence[Line], index: int) -> str:
    """The white space about a line, as far as it may hold the page's end."""
    at_end = index + 1 == len(lines)
    return lines[index].before + ("" if at_end else lines[index + 1].before)
