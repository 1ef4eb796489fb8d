"""What a command was given to read, with a name for each: files, and the files in archives."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from congtac.extract.errors import CongtacError, MissingFileError
from congtac.extract.kind import tell_zip_kind
from congtac.sources import select_members

_RTF_WITHIN = 64
_ODT_WITHIN = 128
_OLE = b"\xd0\xcf\x11\xe0"
_LONGEST_PATH = 248
"""Of a folder on Windows: what is longer is opened only by its full name behind a mark."""


@dataclass(frozen=True, slots=True)
class Given:
    """One document to read.

    Attributes:
        path: The file it lies in.
        name: Its `source`.
        data: Its bytes, of a document in an archive; None for those of the file, which are read when they are needed.
        digest: Their SHA-256 in hex; empty of what could not be opened.
        error: Why there is nothing to read, if so.
        for_office: Whether it looks like one that LibreOffice must convert.
    """

    path: Path
    name: str
    data: bytes | None = None
    digest: str = ""
    error: CongtacError | OSError | None = None
    for_office: bool = False

    def read(self) -> bytes:
        """The bytes.

        Raises:
            OSError: The file may not be opened.
            CongtacError: They are none, or more than a file of that kind has.
        """
        if self.error is not None:
            raise self.error
        if self.data is not None:
            return self.data
        with reachable(self.path).open("rb") as file:
            return _read_whole(file)


def source_name(path: Path) -> str:
    """The path as given, with forward slashes; bytes that are no UTF-8 stand as escapes, so that it can be written."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def reachable(path: Path) -> Path:
    """The path as the system opens it: Windows knows no long ones, unless they are marked as such."""
    if sys.platform == "win32":
        full = os.path.abspath(path)
        if len(full) >= _LONGEST_PATH and not full.startswith("\\\\?\\"):
            return Path("\\\\?\\UNC\\" + full[2:] if full.startswith("\\\\") else "\\\\?\\" + full)
    return path


def read_files(
    paths: Iterable[Path], opened: Callable[[int], None] = lambda _: None, password: str | None = None
) -> Iterator[Given]:
    """Each file in turn; of an archive each document in it, unpacked as it is asked for.

    Args:
        paths: Files.
        opened: Told how many documents more there are than files, as archives are opened.
        password: Of archives that are protected.
    """
    for path in paths:
        try:
            with reachable(path).open("rb") as file:
                if not file.seekable():
                    yield _piped(path, file)
                elif _is_archive(file):
                    yield from _unpacked(path, file, opened, password)
                else:
                    head = file.read(_ODT_WITHIN)
                    file.seek(0)
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                    yield Given(path, source_name(path), digest=digest, for_office=_for_office(path.name, head))
        except OSError as error:
            yield Given(path, source_name(path), error=error)


def read_one(path: Path, password: str | None = None) -> bytes:
    """The bytes of a file, or of a document in an archive by its `source`; of a protected archive with its password.

    Raises:
        OSError: It may not be opened.
        CongtacError: It is not there, cannot be unpacked, or is larger than a file of its kind can be.
    """
    try:
        with reachable(path).open("rb") as file:
            return _read_whole(file)
    except (FileNotFoundError, NotADirectoryError):
        from congtac.extract.archive import INSIDE, read_member  # noqa: PLC0415

        name, inside, member = path.as_posix().partition(INSIDE)
        if not inside or not Path(name).is_file():
            raise MissingFileError from None
        with reachable(Path(name)).open("rb") as file:
            return read_member(file, member, password)


def _read_whole(file: BufferedReader) -> bytes:
    from congtac.extract.file_size import HEAD, MOST_OF_A_FILE, check_file_size  # noqa: PLC0415 - brings lxml

    head = file.read(HEAD)
    if file.seekable():
        check_file_size(head, os.fstat(file.fileno()).st_size)
    data = head + file.read(MOST_OF_A_FILE)
    check_file_size(head, len(data))
    return data


def _piped(path: Path, file: BufferedReader) -> Given:
    """What comes out of a pipe can be read but once."""
    name = source_name(path)
    try:
        data = _read_whole(file)
    except CongtacError as error:
        return Given(path, name, error=error)
    return Given(path, name, data, hashlib.sha256(data).hexdigest())


def _is_archive(file: BufferedReader) -> bool:
    start = file.read(2)
    try:
        return start == b"PK" and tell_zip_kind(file) == "zip"
    except CongtacError:
        return False
    finally:
        file.seek(0)


def _unpacked(path: Path, file: BufferedReader, opened: Callable[[int], None], password: str | None) -> Iterator[Given]:
    from congtac.extract.archive import INSIDE, read_archive  # noqa: PLC0415

    name = source_name(path)
    try:
        for member in read_archive(file, select_members, opened, password):
            inside = f"{name}{INSIDE}{member.name.encode('utf-8', 'backslashreplace').decode('utf-8')}"
            digest = hashlib.sha256(member.data).hexdigest() if member.data or not member.error else ""
            yield Given(path, inside, member.data, digest, member.error, _for_office(inside, member.data))
    except CongtacError as error:
        file.seek(0)
        yield Given(path, name, digest=hashlib.file_digest(file, "sha256").hexdigest(), error=error)


def _for_office(name: str, head: bytes) -> bool:
    """A guess by the first bytes: whether it is a workbook or a text, an old Office file tells further on."""
    if head.startswith(_OLE):
        return not name.lower().endswith((".xls", ".xlt", ".ppt"))
    start = head[:_RTF_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")
    return start or (head.startswith(b"PK") and b"opendocument.text" in head[:_ODT_WITHIN])
