"""Vietnamese words as character spans, without spaCy: what the pipeline asks of a table's short cells.

Segmentation is underthesea's, with its bundled model, which learnt from newspapers: in schedules it joins
abbreviations with names ("PCT Hoàng"), names with verbs ("Bình chuyển") and words with marks ("Thuần |"). So a word
stays whole only where its syllables are written alike, or a dictionary knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from unicodedata import normalize

from congtac.extract.word_pairs import dictionary
from congtac.models.alignment import Span, align, split
from congtac.models.folding import key
from congtac.models.segmentation import word_tokenize

# Schedules repeat the same rooms, names and units; longer texts hardly ever recur and would only fill the memory.
_CACHED_TEXTS = 16_384
_CACHED_LENGTH = 400
# underthesea's pattern for addresses of the web takes time exponential in the length of the punctuation behind one,
# and dotted lines to be filled in by hand are common: such runs are kept from it.
_RULED = re.compile(r"[^\w\s]{8,}")


def segment(text: str) -> tuple[Span, ...]:
    """Segment one text; a short one, such as a cell, is kept, so that repetitions cost nothing.

    Returns:
        The spans (start, end) of its words in characters, as `align` gives them.
    """
    return _remembered(text) if len(text) <= _CACHED_LENGTH else _segmented(text)


def _segmented(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    position = 0
    for ruled in _RULED.finditer(text):
        spans += _part(text, position, ruled.start())
        spans.append(ruled.span())
        position = ruled.end()
    return (*spans, *_part(text, position, len(text)))


_remembered = lru_cache(maxsize=_CACHED_TEXTS)(_segmented)


def forget() -> None:
    """Empty the cache."""
    _remembered.cache_clear()


def _part(text: str, start: int, end: int) -> list[Span]:
    """The words of `text[start:end]`, their spans in `text`."""
    part = text[start:end]
    if not part or part.isspace():
        return []
    try:
        words = word_tokenize(part)
    except UnicodeEncodeError:  # A lone surrogate: no text, but no reason to fail either.
        return split(text, start, end)
    return [
        (left + start + first, left + start + last)
        for left, right in align(part, words)
        for first, last in _parted(part[left:right])
    ]


_SYLLABLE = re.compile(r"\S+")
# A hyphen between letters joins two words: "Tự-Trưởng ban", "GDNN-GDTX".
_HYPHENED = re.compile(r"(?:(?<=[^\W\d_])|(?<=[\u0300-\u036f]))[-–](?=[^\W\d_])")


@lru_cache(maxsize=_CACHED_TEXTS)
def _parted(word: str) -> tuple[Span, ...]:
    """One word of underthesea's whole, or the words that it joined, as spans in it."""
    if word.isalnum() or _is_known(word):
        return ((0, len(word)),)
    pieces = [piece for syllable in _SYLLABLE.finditer(word) for piece in _at_hyphens(word, *syllable.span())]
    parts = [[pieces[0]]]
    for left, piece in pairwise(pieces):
        if word[left[1]] != " ":
            parts.append([piece])
        elif _writing(word, left) == _writing(word, piece) or _is_known(word[parts[-1][0][0] : piece[1]]):
            parts[-1].append(piece)
        elif _is_known(word[left[0] : piece[1]]):  # "An Văn phòng"
            parts[-1].pop()
            parts.append([left, piece])
        else:
            parts.append([piece])
    return tuple((part[0][0], part[-1][1]) for part in parts)


def _at_hyphens(text: str, start: int, end: int) -> Iterator[Span]:
    for hyphen in _HYPHENED.finditer(text, start, end):
        yield start, hyphen.start()
        yield hyphen.span()
        start = hyphen.end()
    yield start, end


def _writing(text: str, piece: Span) -> str:
    """How a syllable is written: small, with a capital, in capitals; whatever is no word, like nothing but itself."""
    written = normalize("NFC", text[piece[0] : piece[1]])
    if not written.isalpha():
        return f"{piece}"
    return "small" if written.islower() else "capitals" if written.isupper() and len(written) > 1 else "capital"


def _is_known(word: str) -> bool:
    return key(normalize("NFC", word)) in _dictionary()


@cache
def _dictionary() -> frozenset[str]:
    """Words of several syllables, folded."""
    return frozenset(key(line) for line in dictionary() if " " in line)
