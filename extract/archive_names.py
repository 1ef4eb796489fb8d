"""The names of a ZIP archive's members, whose encoding nothing says."""

from __future__ import annotations

import struct
import unicodedata
import zipfile
import zlib

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
"""Extra field of Info-ZIP: the name once more in UTF-8 (APPNOTE.TXT 4.6.9)."""
_EXTRA_HEAD = struct.Struct("<HH")
_LETTERS = frozenset("aăâeêioôơuưyđ" + "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ" + "–—“”‘’…")


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's path, composed, with forward slashes and nothing that is no text.

    The archive's own word goes first: the flag for UTF-8, or Info-ZIP's field. Else the bytes are UTF-8 where they can
    be; else code page 1258 (Windows in Vietnamese) or 437 (the format's own), whichever gives more Vietnamese letters.
    """
    if info.flag_bits & _UTF8_FLAG:
        name = info.orig_filename
    else:
        # Without the flag zipfile has taken the bytes for code page 437, which has a letter for each.
        raw = info.orig_filename.encode("cp437", "replace")
        name = _stated(info.extra, raw) or _decoded(raw)
    name = unicodedata.normalize("NFC", name.replace("\\", "/"))
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name).lstrip("/")


def _stated(extra: bytes, raw: bytes) -> str | None:
    """What Info-ZIP's field says, if it belongs to this very name."""
    while len(extra) >= _EXTRA_HEAD.size:
        kind, size = _EXTRA_HEAD.unpack_from(extra)
        field, extra = extra[_EXTRA_HEAD.size :][:size], extra[_EXTRA_HEAD.size + size :]
        if kind == _UNICODE_PATH and field[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
            return field[5:].decode("utf-8", "replace")
    return None


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        names = [unicodedata.normalize("NFC", raw.decode(page, "replace")) for page in ("cp1258", "cp437")]
        return max(names, key=_likeness)


def _likeness(name: str) -> int:
    """How many of its characters are Vietnamese, less those that are not."""
    return sum(1 if char.lower() in _LETTERS else -1 for char in name if not char.isascii())
