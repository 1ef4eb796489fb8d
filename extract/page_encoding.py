"""The bytes of a web page to text: what a page declares is a hint, what its words say decides."""

from __future__ import annotations

import codecs
import re
import unicodedata

from congtac.extract.encoding import known_words

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_HEAD = 4096
"""Bytes in which a page says how it is encoded."""
_SAMPLE = 400_000
_TAG = re.compile(r"<[^>]{0,2000}>")
_LIKELY = ("utf-8", "cp1258", "cp1252")
_LIKE_UTF8 = ("utf-16", "utf-32", "utf-7")


def decode_page(data: bytes, declared: str = "") -> str:
    """Text of a page in NFC; never fails.

    Valid UTF-8 is UTF-8 whatever is declared. Else, of the declared encoding, UTF-8 with broken bytes (a portal that
    cuts its teasers cuts letters too) and Windows' Vietnamese and Western code pages, the one with most words.

    Args:
        data: The page's bytes.
        declared: What something besides the page (the head of a part of an MHTML file) says of its encoding.
    """
    return unicodedata.normalize("NFC", _decoded(data, declared))


def _decoded(data: bytes, declared: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:1000]:
        order = "utf-16-le" if data[1:1000:2].count(0) >= data[0:1000:2].count(0) else "utf-16-be"
        return data.decode(order, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    names = dict.fromkeys([*_LIKELY, *(name for name in _names(data, declared) if _is_codec(name))])
    texts = [data.decode(name, "replace") for name in names]
    return max(texts, key=lambda text: known_words(_TAG.sub(" ", text[:_SAMPLE])))


def _names(data: bytes, declared: str) -> list[str]:
    inside = [match[1].decode("ascii", "replace") for match in _DECLARED.finditer(data[:_HEAD])]
    return [name.lower() for name in (declared, *inside) if name]


def _is_codec(name: str) -> bool:
    """Whether a name is of an encoding of text that a page in bytes such as these can have."""
    if name.startswith(_LIKE_UTF8):
        return False
    try:
        return isinstance(b"a".decode(name, "replace"), str)
    except (LookupError, UnicodeError, ValueError, TypeError):
        return False
