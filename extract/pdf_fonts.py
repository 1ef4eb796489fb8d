"""The letters of a PDF page that are set in fonts of the encodings before Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from pdfminer.encodingdb import EncodingDB

from congtac.extract.legacy import Encoding
from congtac.extract.legacy_fonts import LegacyFonts, is_modern, legacy_font

_UNNAMED = re.compile(r"\(cid:(\d+)\)")
"""What pdfminer gives for a letter without a name, such as 0xAD of the Western code page; the number is its byte."""

_SOFT_HYPHEN = "\u00ad"
# Where TCVN3 has "ư" the Western code page has a hyphen too (ISO 32000-1, annex D.2, note 6); pdfminer takes it for a
# space, and a word would come apart.
EncodingDB.encodings["WinAnsiEncoding"] = {**EncodingDB.encodings["WinAnsiEncoding"], 0xAD: _SOFT_HYPHEN}


def decode_chars(chars: Sequence[dict[str, Any]]) -> Encoding | Literal[""]:
    """Decode pdfplumber's char dicts in place, and tell in what encoding most of them were.

    Where two letters stand for one, the first becomes it and reaches over both; the second is left without a text.
    """
    for char in chars:
        if char["text"] == _SOFT_HYPHEN and not legacy_font(char["fontname"]):
            char["text"] = "-"
    text = "".join(char["text"] for char in chars)
    named = any(legacy_font(name) for name in {char["fontname"] for char in chars})
    if not named and (text.isascii() or is_modern(text)):
        return ""
    pieces = [(_said(char), char["fontname"]) for char in chars]
    fonts = LegacyFonts(_with_gaps(chars, pieces))
    before: dict[str, Any] | None = None
    for char, (said, _), text in zip(chars, pieces, fonts.decode(pieces), strict=True):
        if text != said:
            char["text"] = text
        if text:
            before = char
        elif before is not None and said and char["top"] == before["top"]:
            before["x1"] = max(before["x1"], char["x1"])
    return fonts.encoding


def _said(char: dict[str, Any]) -> str:
    text: str = char["text"]
    unnamed = _UNNAMED.fullmatch(text) if legacy_font(char["fontname"]) else None
    return chr(int(unnamed[1])) if unnamed and 0xA0 <= int(unnamed[1]) < 0x100 else text


def _with_gaps(chars: Iterable[dict[str, Any]], pieces: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The letters with a blank wherever the next stands elsewhere on the page."""
    top = end = 0.0
    for char, piece in zip(chars, pieces, strict=True):
        if abs(char["top"] - top) > 1 or abs(char["x0"] - end) > char["size"] * 0.15:
            yield " ", ""
        yield piece
        top, end = char["top"], char["x1"]
