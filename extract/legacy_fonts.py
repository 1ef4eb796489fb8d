"""Text set in fonts of the encodings before Unicode: .VnTime and its family (TCVN3), VNI-Times and its family (VNI).

Such a font says how its text is encoded, but not always: text typed later in Unicode often keeps the old font's name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import Literal, NamedTuple, get_args

from congtac.extract.legacy import Encoding, decode_legacy, tables, tell_encoding, vni_table
from congtac.extract.spelling import marked_words

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"[\s,-]*(?:bold|italic|oblique|regular|normal|roman|mt|ps|bd|it)*$", re.I)
_MODERN = re.compile("[\u1ea0-\u1ef9]")
"""Letters that no code page of Windows gives."""
_SYMBOLS = {0xF000 + code: code for code in range(0x20, 0x100)}
"""Where Windows puts the letters of a font that it takes for one of symbols."""


class LegacyFont(NamedTuple):
    """What a font's name says of text in it."""

    encoding: Encoding
    capitals: bool


@lru_cache(maxsize=512)
def legacy_font(name: str) -> LegacyFont | None:
    """What a font's name says; None for a font of Unicode or of no letters. Takes names as PDFs and CSS have them."""
    plain = _STYLE.sub("", _SUBSET.sub("", name.strip(" '\"")))
    for encoding in get_args(Encoding):
        if _names(encoding).match(plain):
            return LegacyFont(encoding, encoding == "tcvn3" and plain.endswith("H"))
    return None


@cache
def _names(encoding: Encoding) -> re.Pattern[str]:
    return re.compile(tables()["fonts"][encoding], re.I)


class LegacyFonts:
    """The legacy fonts of a document, as far as their names are true of its text.

    Where somebody gave text in a legacy encoding another font, no name is left to say so, and its spelling does.
    """

    def __init__(self, pieces: Iterable[tuple[str, str]]) -> None:
        """Weigh whether text is spelt as Vietnamese before or after it is decoded.

        Args:
            pieces: Texts and their fonts in the document's order, with the white space that parts words.
        """
        texts: dict[Encoding | None, list[str]] = {None: [], **{encoding: [] for encoding in get_args(Encoding)}}
        for text, name in pieces:
            own = _encoding(name)
            for encoding, held in texts.items():
                held.append(text if encoding == own else " ")
        joined = {encoding: "".join(held) for encoding, held in texts.items()}
        self._true = {encoding for encoding, text in joined.items() if encoding and _is_true(encoding, text)}
        self._assumed = None if is_modern(joined[None]) else tell_encoding(joined[None]) or None
        self._decoded: Counter[Encoding] = Counter()

    @property
    def encoding(self) -> Encoding | Literal[""]:
        """The encoding in which most of the text decoded so far was; empty where there was none."""
        most = self._decoded.most_common(1)
        return most[0][0] if most else ""

    def decode(self, pieces: Sequence[tuple[str, str]]) -> list[str]:
        """The pieces' texts in Unicode.

        Args:
            pieces: Texts that follow each other, and their fonts.
        """
        out: list[str] = []
        for encoding, group in groupby(pieces, key=lambda piece: self._true_encoding(piece[1])):
            parts = list(group)
            texts = [text.translate(_SYMBOLS) if _encoding(name) else text for text, name in parts]
            if encoding is None or any(map(is_modern, texts)):
                out += [text for text, _ in parts]
                continue
            decoded = [decode_legacy(text, encoding) for text in _mended(texts, encoding)]
            self._decoded[encoding] += sum(not text.isascii() for text in texts)
            out += [
                text.upper() if _shows_capitals(name) else text for text, (_, name) in zip(decoded, parts, strict=True)
            ]
        return out

    def _true_encoding(self, name: str) -> Encoding | None:
        own = _encoding(name)
        if own is None:
            return self._assumed
        return own if own in self._true else None


def is_modern(text: str) -> bool:
    """Whether a text has letters that only Unicode has."""
    return _MODERN.search(text) is not None


def _encoding(name: str) -> Encoding | None:
    font = legacy_font(name) if name else None
    return font.encoding if font else None


def _shows_capitals(name: str) -> bool:
    font = legacy_font(name) if name else None
    return font is not None and font.capitals


def _is_true(encoding: Encoding, text: str) -> bool:
    good, bad = marked_words(text)
    spelt, wrong = marked_words(decode_legacy(text.translate(_SYMBOLS), encoding))
    return spelt - wrong >= good - bad


def _mended(texts: list[str], encoding: Encoding) -> list[str]:
    """The texts, each letter of VNI with the mark behind it, even where a run ends between the two."""
    if encoding != "vni":
        return texts
    texts = list(texts)
    for at in range(1, len(texts)):
        before, text = texts[at - 1], texts[at]
        if before and text and before[-1] + text[0] in vni_table():
            texts[at - 1], texts[at] = before + text[0], text[1:]
    return texts


NO_FONTS = LegacyFonts(())
"""Where no font is legacy."""
