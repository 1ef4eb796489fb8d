"""Members of ZIP archives under a password: by the old way of ZIP, or by AES."""

from __future__ import annotations

import zipfile
import zlib
from functools import cached_property
from typing import IO, Any

from congtac.extract.errors import EncryptedError, TooLargeError

_MOST_BYTES = 32 * 2**20
"""Of a member locked the old way, which is unlocked at a megabyte a second."""
_AES = 99
_WRONG = "The archive is protected by a password, and not by the one given."


class LockedMembers:
    """The members of an archive, opened with its password."""

    def __init__(self, file: IO[bytes], password: str) -> None:
        self._file, self._password = file, password.encode()

    @cached_property
    def _archive(self) -> Any:
        import pyzipper  # noqa: PLC0415 - brings ciphers

        return pyzipper.AESZipFile(self._file)

    @cached_property
    def _infos(self) -> dict[int, Any]:
        return {info.header_offset: info for info in self._archive.infolist()}

    def read(self, info: zipfile.ZipInfo, size: int = -1) -> bytes:
        """The bytes of a member, or the first of them.

        Raises:
            EncryptedError: It has another password.
            TooLargeError: It would take minutes.
            NotImplementedError: It is packed in a way that is not known.
        """
        from pyzipper import BadZipFile  # noqa: PLC0415

        if info.compress_type != _AES and info.compress_size > _MOST_BYTES:
            raise TooLargeError(
                f"The file in the archive is locked the old way of ZIP, and larger than {_MOST_BYTES // 2**20} MB.",
                "Unpack it with its password, and give the folder.",
            )
        try:
            with self._archive.open(self._infos[info.header_offset], pwd=self._password) as member:
                return bytes(member.read(size))
        except NotImplementedError:
            raise
        except (RuntimeError, BadZipFile, zlib.error) as error:
            # One wrong password of 256 passes the old way's check, and then gives rubbish.
            raise EncryptedError(_WRONG) from error
