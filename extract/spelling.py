"""How Vietnamese a text is: which of its words with marks are spelt as Vietnamese syllables."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from congtac.extract.toml_data import read_toml

_WORD = re.compile(r"[^\W\d_]{2,}")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_STOPPED_TONES = ("\u0301", "\u0323")


@cache
def _syllable() -> re.Pattern[str]:
    data = read_toml("congtac.extract", "syllables")
    onsets, rhymes = ("|".join(data[part].split()) for part in ("onsets", "rhymes"))
    return re.compile(f"(?:{onsets})?(?:{rhymes})")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word (in NFC) is spelt as a Vietnamese syllable can be, its tone included."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(parts)
    bare = unicodedata.normalize("NFC", _TONES.sub("", parts))
    if len(tones) > 1 or not _syllable().fullmatch(bare):
        return False
    return not _STOPPED.search(bare) or tones[:1] in ([one] for one in _STOPPED_TONES)


def marked_words(text: str) -> tuple[int, int]:
    """Of the words of two letters and more with any letter beyond ASCII: how many are syllables, and how many not."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()]
    good = sum(map(is_syllable, words))
    return good, len(words) - good
