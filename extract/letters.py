"""Characters as every reader gives them: NFC, and list bullets of symbol fonts as the marks they show."""

from __future__ import annotations

import re
import unicodedata

_NOTHING = dict.fromkeys((0x200B, 0x2060, 0xFEFF, 0x0000))
_SYMBOLS = {
    **dict.fromkeys(range(0xF020, 0xF100), "•"),
    0xF020: " ",
    0xF02A: "*",
    0xF02B: "+",
    0xF02D: "-",
    0xF0BE: "-",
}
_TABLE = {**_NOTHING, **_SYMBOLS}
_ODD = re.compile("[\u0000\u200b\u2060\ufeff\uf020-\uf0ff]")


def letters(text: str) -> str:
    """The text in NFC, without zero-width characters; soft hyphens stay (legacy encodings use them as letters)."""
    if text.isascii() and "\0" not in text:
        return text
    if _ODD.search(text):
        text = text.translate(_TABLE)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
