"""ZIP archives of programmes: their members one by one, within limits that keep bombs out."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import IO

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
_UNPACK_LOCKED = "Unpack it with its password first, and give the folder."

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


def read_archive(file: IO[bytes], select: Select, opened: Callable[[int], None] = lambda _: None) -> Iterator[Member]:
    """The members of an archive, and those of the archives in it, each as it is asked for.

    A member that cannot be read has its error; the others are read all the same.

    Args:
        file: The archive.
        select: Of the paths in an archive those to read, in order.
        opened: Told how many documents an archive adds when it is opened.

    Raises:
        EncryptedError: All of it is under a password.
        EmptyFileError: It holds nothing that `select` wants.
        TooLargeError: It unpacks to more than memory and patience hold.
        DamagedError: It is cut short or broken.
    """
    return _members(file, select, opened, _Budget(), within=False)


def read_member(file: IO[bytes], path: str) -> bytes:
    """The bytes of one document, by the path that `read_archive` gives it.

    Raises:
        MissingFileError: There is no such member.
        CongtacError: It, or the archive, cannot be unpacked.
    """
    ways = path.split(INSIDE)
    with contextlib.suppress(EmptyFileError):  # nothing is of that name
        for member in read_archive(file, lambda names: [name for name in names if name in ways]):
            if member.name == path and member.error is None:
                return member.data
            if member.name == path and member.error is not None:
                raise member.error
    raise MissingFileError("There is no such file in the archive.")


def _members(
    file: IO[bytes], select: Select, opened: Callable[[int], None], budget: _Budget, within: bool
) -> Iterator[Member]:
    with _open(file) as archive:
        infos = {member_name(info): info for info in archive.infolist() if not info.is_dir()}
        chosen = select(list(infos))
        if not chosen:
            raise EmptyFileError("The archive holds no file of a known form.", "Check that it is the right archive.")
        if all(infos[name].flag_bits & _ENCRYPTED for name in chosen):
            raise EncryptedError("The archive is protected by a password.", _UNPACK_LOCKED)
        budget.take([infos[name] for name in chosen], file.seek(0, io.SEEK_END))
        opened(len(chosen) - 1)
        for name in chosen:
            try:
                data = _read(archive, infos[name])
                if not _is_archive(data):
                    yield Member(name, data)
                    continue
                if within:
                    raise UnsupportedError("The archive lies in an archive that lies in another.", _UNPACK)
            except CongtacError as error:
                yield Member(name, error=error)
                continue
            yield from _nested(name, data, select, opened, budget)


def _nested(name: str, data: bytes, select: Select, opened: Callable[[int], None], budget: _Budget) -> Iterator[Member]:
    try:
        for member in _members(io.BytesIO(data), select, opened, budget, within=True):
            yield Member(f"{name}{INSIDE}{member.name}", member.data, member.error)
    except CongtacError as error:
        yield Member(name, data, error)


def _open(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except Exception as error:
        raise DamagedError() from error


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise EncryptedError("The file in the archive is protected by a password.", _UNPACK_LOCKED)
    if info.file_size > MOST_OF_A_MEMBER or info.file_size > max(_RATIO_MATTERS, MOST_RATIO * info.compress_size):
        raise TooLargeError()
    try:
        # No more than is declared comes out of it, whatever it holds.
        return archive.read(info)
    except NotImplementedError as error:
        raise UnsupportedError("The file is packed in the archive in a way that is not read.", _UNPACK) from error
    except Exception as error:
        raise DamagedError() from error


def _is_archive(data: bytes) -> bool:
    try:
        return data.startswith(b"PK") and tell_kind(data) == "zip"
    except CongtacError:
        return False
