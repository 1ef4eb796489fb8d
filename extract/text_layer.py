"""Whether the text that a PDF gives for a page is the page's text, or the page must be read as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from congtac.extract.spelling import marked_words

_COVERED = 0.5
"""Share of a page from which a picture on it is the page itself, as a scanner makes it."""
_UNKNOWN = 0.3
"""Share of characters whose font does not say what they mean."""
_MISSPELT = 0.4
"""Of the words with marks: foreign names and legacy fonts nobody knows stay below it."""
_MARKED_LEAST = 20
_MARKED_SHARE = 0.3
"""Of the words of a Vietnamese text two in three have a mark; a recogniser for English gives none."""
_SCANNED_WORDS = 25
"""Below this many words on a scanned page, the text is a stamp's or a digital signature's."""
_OUTLINES = 400
"""Curves on a page without text from which they are letters drawn as outlines."""


def is_scanned(page: Any) -> bool:
    """Whether a pdfplumber page is a picture, with or without a text behind it."""
    area = float(page.width) * float(page.height)
    return any(_visible(image, page) >= _COVERED * area for image in page.images)


def needs_recognition(page: Any, chars: Sequence[dict[str, Any]], words: Sequence[str]) -> bool:
    """Whether a page must be read as a picture: it has no text, or none that can be the page's.

    Args:
        page: The pdfplumber page.
        chars: Its char dicts, those of known legacy fonts decoded.
        words: Its words.
    """
    if not chars:
        return bool(page.images) or len(page.curves) >= _OUTLINES
    if sum(len(char["text"]) > 4 and char["text"].startswith("(cid:") for char in chars) > _UNKNOWN * len(chars):
        return True
    scanned = is_scanned(page)
    if scanned and len(words) < _SCANNED_WORDS:
        return True
    good, bad = marked_words(" ".join(words))
    if bad > _MISSPELT * (good + bad) and good + bad >= _MARKED_LEAST:
        return True
    return scanned and good < _MARKED_SHARE * len(words)


def _visible(image: dict[str, Any], page: Any) -> float:
    width: float = min(image["x1"], float(page.width)) - max(image["x0"], 0.0)
    height: float = min(image["bottom"], float(page.height)) - max(image["top"], 0.0)
    return max(width, 0.0) * max(height, 0.0)
