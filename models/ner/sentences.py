"""Sentences with marked spans, as text that people can write and read: `[PERSON Nguyễn Văn Khôi] chủ trì họp`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

LABELS: Final = (
    "PERSON",
    "TITLE",
    "UNIT",
    "PLACE",
    "AREA",
    "DATE",
    "TIME",
    "SESSION",
    "CITATION",
    "EVENT_TERM",
)
_MARK = re.compile(r"\[([A-Z_]+) ([^\[\]]+)\]|[\[\]]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, in characters, with its label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text and its spans, in order, none over another."""

    text: str
    spans: tuple[Span, ...]


def parse_sentence(marked: str) -> Sentence:
    """Read a sentence whose spans are marked in it.

    Args:
        marked: One line, such as "[TIME 7h30]: [TITLE Chủ tịch] chủ trì họp".

    Raises:
        ValueError: A bracket without its other half, a label that there is not, blanks at a span's ends.
    """
    marked = unicodedata.normalize("NFC", marked)
    text, spans, position = "", [], 0
    for match in _MARK.finditer(marked):
        label, words = match.groups()
        if label not in LABELS or words != words.strip():
            raise ValueError(f"no span is marked by {match.group()!r} in {marked!r}")
        text += marked[position : match.start()]
        spans.append(Span(len(text), len(text) + len(words), label))
        text += words
        position = match.end()
    return Sentence(text + marked[position:], tuple(spans))


def mark_sentence(sentence: Sentence) -> str:
    """Write a sentence with its spans marked in it; `parse_sentence` reads it back."""
    pieces, position = [], 0
    for span in sentence.spans:
        pieces += [sentence.text[position : span.start], f"[{span.label} {sentence.text[span.start : span.end]}]"]
        position = span.end
    return "".join((*pieces, sentence.text[position:]))


def read_sentences(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of a file: one a line, blank lines and lines that begin with "# " passed over.

    Raises:
        ValueError: A line that cannot be read, with its number.
    """
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("# "):
            try:
                yield parse_sentence(line.rstrip("\n"))
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from None
