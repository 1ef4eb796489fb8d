"""Which of the old Office's documents a compound file (OLE) is."""

from __future__ import annotations

import io
from typing import Literal

import olefile

from congtac.extract.errors import DamagedError, EncryptedError, UnsupportedError

_FIB_START = 12
_ENCRYPTED = 0x0100
"""[MS-DOC] 2.5.2, FibBase: bit `fEncrypted` of the two bytes at offset 10."""
_WORD_MAGICS = (0xA5EC, 0xA5DC)
"""Word 97 to 2003; Word 6 and 95."""


def tell_ole_kind(data: bytes) -> Literal["doc", "xls"]:
    """The kind of a compound file, by the streams in its root.

    LibreOffice takes what is no sound compound file for plain text, and makes a document of its bytes: so it is opened
    here first.

    Raises:
        EncryptedError: It is under a password.
        DamagedError: It is cut short or broken.
        UnsupportedError: It is another document, such as a presentation.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            if file.exists("EncryptedPackage"):
                raise EncryptedError()
            if file.exists("WordDocument"):
                with file.openstream("WordDocument") as stream:
                    _check_word(stream.read())
                return "doc"
            if file.exists("Workbook") or file.exists("Book"):
                return "xls"
    except (EncryptedError, DamagedError):
        raise
    except Exception as error:
        raise DamagedError() from error
    raise UnsupportedError("The file is an old Office document without text pages, such as a presentation.")


def _check_word(stream: bytes) -> None:
    head = stream[:_FIB_START]
    if len(head) < _FIB_START or int.from_bytes(head[:2], "little") not in _WORD_MAGICS:
        raise DamagedError()
    if int.from_bytes(head[10:12], "little") & _ENCRYPTED:
        raise EncryptedError()
