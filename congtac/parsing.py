"""A file through all rooms: bytes -> source -> reading -> records. What one bad file does stays with that file."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from congtac.extract.errors import CongtacError
from congtac.extract.kind import OFFICE_KINDS, Kind, tell_kind
from congtac.given import Given, read_one, source_name
from congtac.messages import silence_libraries
from congtac.normalize.records import DocumentRecord, Records, Residue
from congtac.version import VERSION

MOST_TOGETHER = 64 * 2**20
"""Bytes that LibreOffice is given in one call."""
_NEW_OBJECTS = 50_000
"""How many more objects there may be before the collector of cycles runs: some pages' worth."""


class NoProgrammeError(CongtacError):
    """The file was read, and nothing in it is an agenda item."""

    reason = "no_programme"
    message = "No agenda item was found in the file."
    remedy = "Check that it is a work programme, and not its cover letter or an empty form."


class MemoryLimitError(CongtacError):
    """Reading the file took more memory than it may, or than there is."""

    reason = "memory_limit"
    message = "Reading it took more memory than there is."
    remedy = "Allow more with --max-memory MB if you trust the file, or split it and read its parts."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        path: The file, as given; of a document in an archive the archive.
        records: Its records; of a failed file the document's row, with `status` and `error`.
        problem: For the user, on one line: what is wrong and what to do. Empty if nothing is.
        details: The traceback, if there is one.
    """

    path: Path
    records: Records
    problem: str = ""
    details: str = ""

    @property
    def failed(self) -> bool:
        """Whether the file gave nothing."""
        return self.records.document.status == "failed"


def parse(data: bytes, name: str, password: str | None = None) -> Records:
    """The records of a file's bytes: a pure function of them, but for `name`, which is kept as the `source`.

    Raises:
        CongtacError: The bytes cannot be read as any known form.
    """
    # Each of these takes a part of a second to load, which `congtac --help` should not wait for.
    from congtac.extract.source import read_source  # noqa: PLC0415
    from congtac.models.reader import read  # noqa: PLC0415
    from congtac.normalize.tidy import tidy  # noqa: PLC0415

    with _seldom_collecting():
        source = read_source(data, name, password)
        return tidy(source, read(source), name, VERSION)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """The collector of cycles runs once in some pages, not many times in each.

    A page is thousands of small objects that live together and die together; to look through them, and through the
    loaded vocabularies, again and again takes up to a tenth of the time and finds nothing.
    """
    before = gc.get_threshold()
    if 0 < before[0] < _NEW_OBJECTS:  # None at all is the caller's choice.
        gc.set_threshold(_NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def parse_strictly(path: Path, password: str | None = None) -> Records:
    """The records of a file that holds a programme.

    Raises:
        OSError: The file may not be opened.
        CongtacError: It is not there, cannot be read, or holds no programme.
    """
    records = parse(read_one(path, password), source_name(path), password)
    if not holds_programme(records):
        raise NoProgrammeError
    return records


def holds_programme(records: Records) -> bool:
    """Whether there are items, and a sign that they are agenda items: a title that says so, or a date or time.

    Any letter has sentences that could be undated directives; without such a sign they are only sentences.
    """
    if records.document.doc_type not in (None, "other"):
        return bool(records.items)
    return any(item.date_start or item.date_end or item.time_start or item.recurrence for item in records.items)


def load(quiet: bool) -> None:
    """Load what every file needs, so that it counts against the time of none; with `quiet` libraries do not warn."""
    import congtac.extract.source  # noqa: PLC0415
    import congtac.models.reader  # noqa: PLC0415
    import congtac.normalize.tidy  # noqa: F401, PLC0415

    if quiet:
        silence_libraries()


def read_all(files: Sequence[Given], password: str | None = None) -> Iterator[Outcome]:
    """The outcome of each of some files; those for LibreOffice are converted in one call before."""
    if len(files) > 1:
        _convert_ahead(files)
    for one in files:
        yield _attempt(one, password)


def _convert_ahead(files: Sequence[Given]) -> None:
    from congtac.extract.old_word import convert_ahead  # noqa: PLC0415 - brings python-docx

    wanted: list[tuple[bytes, Kind]] = []
    for one in files:
        with suppress(CongtacError, OSError):
            data = one.read()
            kind = tell_kind(data)
            if kind in OFFICE_KINDS and sum(len(other) for other, _ in wanted) + len(data) <= MOST_TOGETHER:
                wanted.append((data, kind))
    convert_ahead(wanted)


def _attempt(given: Given, password: str | None) -> Outcome:
    data = b""
    try:
        data = given.read()
        records = parse(data, given.name, password)
        if holds_programme(records):
            return Outcome(given.path, records)
        none, misnamed = NoProgrammeError(), _misnamed(data, given.name)
        records = _without_programme(records, _said(none, misnamed))
        return Outcome(given.path, records, _advice(none, misnamed))
    except (CongtacError, OSError) as error:
        return failed(given, error, _misnamed(data, given.name), traceback.format_exc())
    except MemoryError:
        return failed(given, MemoryLimitError(), details=traceback.format_exc())
    except Exception as error:
        internal = _one_line(f"internal error: {type(error).__name__}: {error}")
        problem = f"congtac could not read it ({internal}). Please report it, with the file if you may."
        return Outcome(given.path, Records(row(given, "failed", internal)), problem, traceback.format_exc())


def failed(given: Given, error: CongtacError | OSError, misnamed: str = "", details: str = "") -> Outcome:
    """The outcome of a file that cannot be read.

    Args:
        given: The file.
        error: Why.
        misnamed: What its name says wrongly, in a sentence.
        details: The traceback, if there is one.
    """
    if isinstance(error, CongtacError):
        said, advice = _said(error, misnamed), _advice(error, misnamed)
    else:
        reason = "a folder that may not be listed" if given.path.is_dir() else error.strerror or str(error)
        said = f"unreadable: {reason}"
        advice = (
            f"It cannot be opened ({reason}). Check that it is still there, that you may read it, and that no other "
            "program holds it."
        )
    return Outcome(given.path, Records(row(given, "failed", said)), advice, details)


def row(given: Given, status: Literal["failed", "duplicate"], error: str) -> DocumentRecord:
    """The document's row of a file that gives no rows of its own."""
    return DocumentRecord(
        doc_id=given.digest[:16],
        source=given.name,
        sha256=given.digest,
        status=status,
        error=_one_line(error),
        extractor_version=VERSION,
    )


def _without_programme(records: Records, error: str) -> Records:
    """The document's row as far as it was read, and all words as residue."""
    document = replace(records.document, status="failed", error=error, coverage=None)
    words = (Residue(item.doc_id, item.page, item.bbox, item.source_text) for item in records.items)
    return Records(document, residue=(*words, *records.residue))


def _misnamed(data: bytes, name: str) -> str:
    """A word on a name that says what the file is not: that is often the whole trouble."""
    from congtac.extract.source import tell_misnaming  # noqa: PLC0415

    return tell_misnaming(data, name)


def _said(error: CongtacError, misnamed: str) -> str:
    return f"{error.reason}: {error.message} {misnamed}".rstrip()


def _advice(error: CongtacError, misnamed: str) -> str:
    return _one_line(f"{error.message} {misnamed} {error.remedy}")


def _one_line(text: str) -> str:
    return " ".join(text.split())
