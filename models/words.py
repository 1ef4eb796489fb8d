"""Vietnamese words as character spans, without spaCy: what the pipeline asks of a table's short cells.

Segmentation is underthesea's `word_tokenize` with its bundled model. Its `fixed_words` argument is never used: it
stays in force for every later call of the process.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from congtac.models.alignment import Span, align, split

# Schedules repeat the same rooms, names and units; longer texts hardly ever recur and would only fill the memory.
_CACHED_TEXTS = 16_384
_CACHED_LENGTH = 400
# underthesea's pattern for addresses of the web takes time exponential in the length of the punctuation behind one,
# and dotted lines to be filled in by hand are common: such runs are kept from it.
_RULED = re.compile(r"[^\w\s]{8,}")


def word_segments(texts: Sequence[str]) -> list[tuple[Span, ...]]:
    """Segment many texts, each distinct one once.

    Args:
        texts: Short texts, such as cells; repetitions cost nothing.

    Returns:
        For each text the spans (start, end) of its words in characters, as `align` gives them.
    """
    return [segment(text) for text in texts]


def segment(text: str) -> tuple[Span, ...]:
    """Segment one text; see `word_segments`."""
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
    # Late, because it takes half a second and many calls of the package need no words.
    from underthesea.pipeline.word_tokenize import word_tokenize  # noqa: PLC0415

    try:
        words: list[str] = word_tokenize(part)
    except UnicodeEncodeError:  # A lone surrogate: no text, but no reason to fail either.
        return split(text, start, end)
    return [(left + start, right + start) for left, right in align(part, words)]
