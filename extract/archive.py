"""ZIP archives of programmes: their members one by one, within limits that keep bombs out."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import IO

from congtac.extract.archive_directory import check_directory
from congtac.extract.archive_locked import LockedMembers
from congtac.extract.archive_names import member_name
from congtac.extract.errors import (
    CongtacError,
    DamagedError,
    EmptyFileError,
    EncryptedError,
    MissingFileError,
    TooLargeError,
    UnsupportedError,
)
from congtac.extract.kind import tell_kind

INSIDE = "!/"
"""Between an archive's path and that of a member: `2025.zip!/tuan 1/lich.pdf`."""
MOST_MEMBERS = 20_000
MOST_BYTES = 4 * 2**30
"""What an archive may unpack to, those within it included."""
MOST_OF_A_MEMBER = 256 * 2**20
MOST_RATIO = 200
"""How much smaller packed files may be; flattened text is packed to a tenth."""
_RATIO_MATTERS = 16 * 2**20
_ENCRYPTED = 0x1
_UNPACK = "Unpack it first, and give the folder."
_UNPACK_LOCKED = "Give its password with --password, or unpack it with its password, and give the folder."

Select = Callable[[Collection[str]], list[str]]


@dataclass(frozen=True, slots=True)
class Member:
    """A document in an archive: its path there, and its bytes or why there are none."""

    name: str
    data: bytes = b""
    error: CongtacError | None = None


@dataclass(slots=True)
class _Budget:
    """What may still be unpacked."""

    members: int = MOST_MEMBERS
    size: int = MOST_BYTES

    def take(self, infos: list[zipfile.ZipInfo], packed: int) -> None:
        """Have these unpacked: refused before a byte of them is.

        Raises:
            TooLargeError: They are more than one archive may hold.
        """
        size = sum(info.file_size for info in infos)
        self.members -= len(infos)
        self.size -= size
        # Members may share their packed bytes, so these are counted by the archive's own size.
        if self.members < 0 or self.size < 0 or size > max(4 * _RATIO_MATTERS, MOST_RATIO * packed):
            raise TooLargeError(
                f"The archive unpacks to {len(infos)} files of {size / 2**20:,.0f} MB: more than is read at once.",
                "Unpack it yourself if you trust it, and give the folder.",
            )


def read_archive(
    file: IO[bytes],
    select: Select,
    opened: Callable[[int], None] = lambda _: None,
    password: str | None = None,
) -> Iterator[Member]:
    """The members of an archive, and those of the archives in it, each as it is asked for.

    A member that cannot be read has its error; the others are read all the same.

    Args:
        file: The archive.
        select: Of the paths in an archive those to read, in order.
        opened: Told how many documents an archive adds when it is opened.
        password: Of members under one, by the old way of ZIP or by AES.

    Raises:
        EncryptedError: All of it is under a password, and none or another is given.
        EmptyFileError: It holds nothing that `select` wants.
        TooLargeError: It unpacks to more than memory and patience hold.
        DamagedError: It is cut short or broken.
    """
    return _Walk(select, opened, password).members(file, within=False)


def read_member(file: IO[bytes], path: str, password: str | None = None) -> bytes:
    """The bytes of one document, by the path that `read_archive` gives it.

    Raises:
        MissingFileError: There is no such member.
        CongtacError: It, or the archive, cannot be unpacked.
    """
    ways = path.split(INSIDE)
    with contextlib.suppress(EmptyFileError):  # nothing is of that name
        for member in read_archive(file, lambda names: [name for name in names if name in ways], password=password):
            if member.name == path and member.error is None:
                return member.data
            if member.name == path and member.error is not None:
                raise member.error
    raise MissingFileError("There is no such file in the archive.")


class _Walk:
    """Through one archive and those in it."""

    def __init__(self, select: Select, opened: Callable[[int], None], password: str | None) -> None:
        self._select, self._opened, self._password = select, opened, password
        self._budget = _Budget()

    def members(self, file: IO[bytes], within: bool) -> Iterator[Member]:
        """The members of an archive; those of one in it, if this is not `within` another."""
        with _open(file) as archive:
            infos = {member_name(info): info for info in archive.infolist() if not info.is_dir()}
            chosen = self._select(list(infos))
            if not chosen:
                raise EmptyFileError(
                    "The archive holds no file of a known form.", "Check that it is the right archive."
                )
            locked = LockedMembers(file, self._password) if self._password is not None else None
            if all(infos[name].flag_bits & _ENCRYPTED for name in chosen):
                if locked is None:
                    raise EncryptedError("The archive is protected by a password.", _UNPACK_LOCKED)
                # Refused as one, and not member by member.
                locked.read(infos[chosen[0]], 1)
            self._budget.take([infos[name] for name in chosen], file.seek(0, io.SEEK_END))
            self._opened(len(chosen) - 1)
            for name in chosen:
                try:
                    data = _read(archive, infos[name], locked)
                    if not _is_archive(data):
                        yield Member(name, data)
                        continue
                    if within:
                        raise UnsupportedError("The archive lies in an archive that lies in another.", _UNPACK)
                except CongtacError as error:
                    yield Member(name, error=error)
                    continue
                yield from self._nested(name, data)

    def _nested(self, name: str, data: bytes) -> Iterator[Member]:
        try:
            for member in self.members(io.BytesIO(data), within=True):
                yield Member(f"{name}{INSIDE}{member.name}", member.data, member.error)
        except CongtacError as error:
            yield Member(name, data, error)


def _open(file: IO[bytes]) -> zipfile.ZipFile:
    check_directory(file)
    try:
        return zipfile.ZipFile(file)
    except Exception as error:
        raise DamagedError() from error


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, locked: LockedMembers | None) -> bytes:
    is_locked = info.flag_bits & _ENCRYPTED
    if is_locked and locked is None:
        raise EncryptedError("The file in the archive is protected by a password.", _UNPACK_LOCKED)
    if info.file_size > MOST_OF_A_MEMBER or info.file_size > max(_RATIO_MATTERS, MOST_RATIO * info.compress_size):
        raise TooLargeError()
    try:
        # No more than is declared comes out of it, whatever it holds.
        return locked.read(info) if is_locked and locked is not None else archive.read(info)
    except CongtacError:
        raise
    except NotImplementedError as error:
        raise UnsupportedError("The file is packed in the archive in a way that is not read.", _UNPACK) from error
    except Exception as error:
        raise DamagedError() from error


def _is_archive(data: bytes) -> bool:
    try:
        return data.startswith(b"PK") and tell_kind(data) == "zip"
    except CongtacError:
        return False
