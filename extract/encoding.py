"""The bytes of a plain text file to text."""

from __future__ import annotations

import codecs

from congtac.extract.legacy import Restored, restore
from congtac.extract.letters import letters

_WORDS = (
    "của các và họp việc ngày tháng phòng hội nghị lịch làm tác thứ sáng chiều xã phường tỉnh tịch dự địa điểm thành "
    "phần nội chủ trì văn trường cán bộ kế hoạch về với được"
)
"""Frequent words of the genre with letters that the two code pages write differently."""


def decode(data: bytes) -> Restored:
    """Text in NFC with single line feeds as line ends, and in what legacy encoding it was; never fails.

    UTF-8 where the bytes are UTF-8, UTF-16 where a mark or the zeros say so, else the one of Windows' Vietnamese and
    Western code pages that gives more Vietnamese words; what these give may spell Vietnamese in TCVN3 or VNI.
    """
    text, encoding = restore(_decoded(data))
    return Restored(letters(text).replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a"), encoding)


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    sample = data[:65536]
    if b"\0" in sample:
        order = "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be"
        return data.decode(order, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > 0.5 * len(data) and not sample.isascii():
            # UTF-8 with a few broken bytes: far in, and with letters that were read well before.
            return data.decode("utf-8-sig", "replace")
    vietnamese, western = data.decode("cp1258", "replace"), data.decode("cp1252", "replace")
    return vietnamese if known_words(vietnamese) > known_words(western) else western


def known_words(text: str) -> int:
    """How many frequent Vietnamese words a text has: many where its bytes were taken for the right letters."""
    common = frozenset(_WORDS.split())
    return sum(word.strip(".,;:()").lower() in common for word in letters(text).split())
