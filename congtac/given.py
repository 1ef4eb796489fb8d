"""What a command was given to read, as bytes with a name: files, and the files in archives."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from congtac.extract.errors import CongtacError, MissingFileError
from congtac.extract.kind import OFFICE_KINDS, Kind, tell_kind, tell_zip_kind
from congtac.sources import select_members

_AHEAD = 20
"""Files that go through LibreOffice in one call."""
_AHEAD_BYTES = 64 * 2**20
"""How much may wait in memory for that call."""


@dataclass(frozen=True, slots=True)
class Given:
    """One document to read.

    Attributes:
        path: The file it lies in.
        name: Its `source`.
        data: Its bytes.
        digest: Their SHA-256 in hex; empty of what could not be opened.
        error: Why there is nothing to read, if so.
    """

    path: Path
    name: str
    data: bytes = b""
    digest: str = ""
    error: CongtacError | OSError | None = None


def source_name(path: Path) -> str:
    """The path as given, with forward slashes; bytes that are no UTF-8 stand as escapes, so that it can be written."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def read_files(paths: Iterable[Path], opened: Callable[[int], None] = lambda _: None) -> Iterator[Given]:
    """The bytes of each file in turn; of an archive those of each document in it.

    Args:
        paths: Files.
        opened: Told how many documents more there are than files, as archives are opened.
    """
    for path in paths:
        try:
            with path.open("rb") as file:
                if file.seekable() and _is_archive(file):
                    yield from _unpacked(path, file, opened)
                    continue
                data = file.read()
        except OSError as error:
            yield Given(path, source_name(path), error=error)
            continue
        yield Given(path, source_name(path), data, hashlib.sha256(data).hexdigest())


def read_one(path: Path) -> bytes:
    """The bytes of a file, or of a document in an archive by its `source`.

    Raises:
        OSError: It may not be opened.
        CongtacError: It is not there, or cannot be unpacked.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        from congtac.extract.archive import INSIDE, read_member  # noqa: PLC0415

        name, inside, member = path.as_posix().partition(INSIDE)
        if not inside or not Path(name).is_file():
            raise MissingFileError from None
        with Path(name).open("rb") as file:
            return read_member(file, member)


def _is_archive(file: BufferedReader) -> bool:
    start = file.read(2)
    try:
        return start == b"PK" and tell_zip_kind(file) == "zip"
    except CongtacError:
        return False
    finally:
        file.seek(0)


def _unpacked(path: Path, file: BufferedReader, opened: Callable[[int], None]) -> Iterator[Given]:
    from congtac.extract.archive import INSIDE, read_archive  # noqa: PLC0415

    name = source_name(path)
    try:
        for member in read_archive(file, select_members, opened):
            inside = f"{name}{INSIDE}{member.name.encode('utf-8', 'backslashreplace').decode('utf-8')}"
            digest = hashlib.sha256(member.data).hexdigest() if member.data or not member.error else ""
            yield Given(path, inside, member.data, digest, member.error)
    except CongtacError as error:
        file.seek(0)
        yield Given(path, name, digest=hashlib.file_digest(file, "sha256").hexdigest(), error=error)


def converted_ahead(files: Iterable[Given], seen: Container[str]) -> Iterator[Given]:
    """The same in the same order, those for LibreOffice converted many in a call.

    From the first such file on the next ones are looked at before it is handed on.

    Args:
        files: What is to be read.
        seen: Digests of what needs no reading again; looked at when it is needed.
    """
    waiting: list[Given] = []
    wanted: list[tuple[bytes, Kind]] = []
    for given in files:
        kind = _kind_to_convert(given.data) if given.digest not in seen else None
        if kind is not None:
            wanted.append((given.data, kind))
        if wanted:
            waiting.append(given)
        else:
            yield given
        if len(wanted) >= _AHEAD or sum(len(one.data) for one in waiting) > _AHEAD_BYTES:
            _convert(wanted)
            yield from waiting
            waiting, wanted = [], []
    if wanted:
        _convert(wanted)
        yield from waiting


def _kind_to_convert(data: bytes) -> Kind | None:
    try:
        kind = tell_kind(data)
    except CongtacError:
        return None
    return kind if kind in OFFICE_KINDS else None


def _convert(wanted: list[tuple[bytes, Kind]]) -> None:
    from congtac.extract.old_word import convert_ahead  # noqa: PLC0415 - brings python-docx

    convert_ahead(wanted)
