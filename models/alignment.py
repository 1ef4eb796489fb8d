"""Where the words of a segmenter stand in the text that it was given, although it rewrites that text.

A Vietnamese word segmenter composes characters, moves tone marks ("thuỷ" comes back as "thủy") and mends spelling
("nghành" as "ngành"). What it never does is reorder words, so that one walk over the text, comparing letters without
their marks, finds each word again. Where even that fails, the text is split at white space and punctuation: every
character that is no white space is in exactly one span, whatever the segmenter says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

Span = tuple[int, int]

_BLANKS = frozenset(" \u00a0")
# Not \w+: in decomposed text the marks, which are no word characters, stand between the letters.
_RUN = re.compile(r"(?:\w[\u0300-\u036f]*)+|[^\w\s]")
_ETH = str.maketrans("ðÐ", "đĐ")
# A mended syllable differs from the written one by a letter or two, and begins alike.
_MENDED_LETTERS = 2


def align(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Find a segmenter's words in the text it was given.

    Args:
        text: The text as it was before the segmenter saw it.
        words: Its words in order; the syllables of a word are joined by single spaces.

    Returns:
        Spans (start, end) in characters of `text`, in order, without overlap; together they hold every character that
        is no white space. A span holds white space only as single blanks between the syllables of a word.
    """
    spans: list[Span] = []
    position = 0
    for word in words:
        syllables: list[Span] = []
        for syllable in word.split(" "):
            span = _find(text, position, syllable)
            if span is None:
                spans += _joined(text, syllables)
                return (*spans, *split(text, position))
            if span[0] < span[1]:
                syllables.append(span)
                position = span[1]
        spans += _joined(text, syllables)
    return (*spans, *split(text, position))


def split(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Split at white space and punctuation; each punctuation mark is a span of its own."""
    return [match.span() for match in _RUN.finditer(text, start, len(text) if end is None else end)]


def _find(text: str, position: int, syllable: str) -> Span | None:
    """The syllable at `position` (white space skipped); an empty span for a mark already taken; None if lost."""
    while position < len(text) and text[position].isspace():
        position += 1
    if text.startswith(syllable, position):
        return position, position + len(syllable)
    letters = bare(syllable)
    if not letters:
        return position, position
    end = _match(text, position, letters)
    if end is None:
        end = _mended(text, position, letters)
    return None if end is None else (position, end)


def _match(text: str, position: int, letters: str) -> int | None:
    """Where `letters` end in the text when marks are disregarded; marks after the last letter belong to it."""
    matched = 0
    while position < len(text):
        found = bare(text[position])
        if found and matched == len(letters):
            break
        if not letters.startswith(found, matched):
            return None
        matched += len(found)
        position += 1
    return position if matched == len(letters) else None


def _mended(text: str, position: int, letters: str) -> int | None:
    """Where the syllable ends that the segmenter respelt as `letters`, if there is one so like it."""
    match = _RUN.match(text, position)
    if match is None:
        return None
    written = bare(match[0])
    alike = written[:1] == letters[:1] and abs(len(written) - len(letters)) <= _MENDED_LETTERS
    return match.end() if alike else None


def bare(text: str) -> str:
    """The text decomposed and without its combining marks; the Icelandic eth, a common mistyping, becomes đ."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.translate(_ETH))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _joined(text: str, syllables: Sequence[Span]) -> list[Span]:
    """One span for the word; more where anything but a single blank separates its syllables."""
    spans: list[Span] = []
    for start, end in syllables:
        if spans and start == spans[-1][1] + 1 and text[start - 1] in _BLANKS:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans
