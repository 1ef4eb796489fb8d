"""What a command was given to read, as bytes with a name."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from congtac.extract.errors import CongtacError
from congtac.extract.kind import OFFICE_KINDS, Kind, tell_kind

_AHEAD = 20
"""Files that go through LibreOffice in one call."""
_AHEAD_BYTES = 64 * 2**20
"""How much may wait in memory for that call."""


@dataclass(frozen=True)
class Given:
    """One document to read.

    Attributes:
        path: The file it lies in.
        name: Its `source`.
        data: Its bytes.
        reason: Why there are none; empty where there are.
    """

    path: Path
    name: str
    data: bytes = b""
    reason: str = ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 in hex; empty of what could not be opened."""
        return "" if self.reason else hashlib.sha256(self.data).hexdigest()


def source_name(path: Path) -> str:
    """The path as given, with forward slashes; bytes that are no UTF-8 stand as escapes, so that it can be written."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def read_files(paths: Iterable[Path]) -> Iterator[Given]:
    """The bytes of each file in turn."""
    for path in paths:
        try:
            yield Given(path, source_name(path), path.read_bytes())
        except OSError as error:
            reason = "a folder that may not be listed" if path.is_dir() else error.strerror or str(error)
            yield Given(path, source_name(path), reason=reason)


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
