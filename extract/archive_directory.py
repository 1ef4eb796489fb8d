"""The list of members at the end of a ZIP container, whose size is looked at before it is read."""

from __future__ import annotations

import io
import struct
from typing import IO

from congtac.extract.errors import TooLargeError

MOST_BYTES = 32 * 2**20
"""Of the list: a hundred thousand members with long names. In memory it takes ten times as much."""
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 0xFFFF
_LOCATOR = struct.Struct("<4xIQI")
_LOCATOR_MARK = b"PK\x06\x07"
_LARGE = 0xFFFFFFFF
"""Says that the number stands in the record of ZIP64 (APPNOTE.TXT 4.4.1.4)."""


def check_directory(file: IO[bytes]) -> None:
    """Refuse a container whose list of members alone would fill memory; the file stands at its start again.

    Raises:
        TooLargeError: It would.
    """
    try:
        if _directory_size(file) > MOST_BYTES:
            raise TooLargeError(
                "The archive lists more files than are read at once.",
                "Unpack it yourself if you trust it, and give the folder.",
            )
    finally:
        file.seek(0)


def _directory_size(file: IO[bytes]) -> int:
    """In bytes; 0 where there is no sound list, which is for the reader of the container to say."""
    whole = file.seek(0, io.SEEK_END)
    file.seek(max(0, whole - _END_SIZE - _LONGEST_COMMENT - _LOCATOR.size))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        return 0
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    locator = tail[max(0, at - _LOCATOR.size) : at]
    if size == _LARGE and locator.startswith(_LOCATOR_MARK):
        _, place, _ = _LOCATOR.unpack(locator)
        if place < whole:
            file.seek(place)
            record = file.read(56)
            return int.from_bytes(record[40:48], "little") if len(record) == 56 else 0
    return min(size, whole)
