"""Many files: each in a worker with limits of time and memory, the outcomes in the files' order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from congtac.extract.errors import CongtacError
from congtac.given import Given, read_files
from congtac.normalize.records import Records
from congtac.parsing import MOST_TOGETHER, MemoryLimitError, Outcome, failed, load, parse_strictly, read_all, row
from congtac.worker import Failure, Limits, Task
from congtac.workers import Known, run

_TOGETHER = 20
"""Files that go through LibreOffice in one call."""
_AHEAD = 100
"""How many others may be looked at for that call."""

_Planned = Task[Given] | Known[Outcome | None]
"""A task, or what is known without one; None for a file with the bytes of one before it."""


class TimeLimitError(CongtacError):
    """Reading the file took longer than it may."""

    reason = "time_limit"
    message = "Reading it took more time than it may."
    remedy = "Give it more with --timeout SECONDS, or split the file and read its parts."


class BrokenDownError(CongtacError):
    """Reading the file ended the process that read it."""

    reason = "broken_down"
    message = "The program broke down over it."
    remedy = "Open it in the program it was made with and save it again, as DOCX or PDF."


def parse_each(
    paths: Iterable[Path],
    opened: Callable[[int], None] = lambda _: None,
    password: str | None = None,
    *,
    limits: Limits | None = None,
    jobs: int = 0,
    quiet: bool = True,
) -> Iterator[Outcome]:
    """The outcome of each file, and of each document in an archive, in their order.

    A file with the bytes of one before it is a `duplicate` without rows of its own.

    Args:
        paths: Files.
        opened: Told how many documents more there are than files, as archives are opened.
        password: Tried on each file that is protected.
        limits: Of time and memory for each, where workers read them.
        jobs: How many processes read them; with 0 this one does, without limits.
        quiet: Whether libraries in these processes keep their warnings to themselves.

    Raises:
        WorkerError: No worker can be started.
    """
    limits = limits or Limits()
    given: dict[int, Given] = {}
    became: dict[str, Outcome] = {}
    tasks = _tasks(read_files(paths, opened, password), given)
    results = run(partial(read_all, password=password), tasks, limits, jobs, partial(load, quiet))
    with closing(results):
        for number, result in enumerate(results):
            one = given.pop(number)
            if isinstance(result, Failure):
                outcome = failed(one, _ended(result, limits))
            else:
                outcome = result or _again(one, became[one.digest])
            # Its row alone: the items would be held to the end of the run.
            row_alone = Records(outcome.records.document)
            became.setdefault(one.digest, replace(outcome, records=row_alone, details=""))
            yield outcome


def parse_apart(path: Path, password: str | None, limits: Limits) -> Records:
    """What `parse_strictly` gives, by a worker with limits.

    Raises:
        OSError: The file may not be opened.
        CongtacError: It is not there, cannot be read within the limits, or holds no programme.
        WorkerError: No worker can be started.
    """
    results = run(partial(_strictly, password=password), [Task((0,), (path,))], limits, 1, partial(load, quiet=False))
    with closing(results):
        result = next(results)
    if isinstance(result, Failure):
        raise _ended(result, limits)
    if isinstance(result, Exception):
        raise result
    return result


def _strictly(paths: Sequence[Path], password: str | None) -> Iterator[Records | Exception]:
    for path in paths:
        try:
            yield parse_strictly(path, password)
        except Exception as error:
            yield error


def _tasks(files: Iterable[Given], kept: dict[int, Given]) -> Iterator[_Planned]:
    """What is to be read, with numbers; those for LibreOffice many in a task, for it converts them in one call.

    From the first of these on the next files are looked at before it is handed on.

    Args:
        files: What was given.
        kept: Takes each under its number, without its bytes.
    """
    seen: set[str] = set()
    office: list[tuple[int, Given]] = []
    others: list[_Planned] = []
    waiting = 0
    for number, one in enumerate(files):
        kept[number] = replace(one, data=None)
        if one.error is not None:
            others.append(Known(number, failed(one, one.error)))
        elif one.digest in seen:
            others.append(Known(number, None))
        elif one.for_office:
            office.append((number, one))
        else:
            others.append(Task((number,), (one,)))
        seen.add(one.digest)
        waiting += len(one.data or b"")
        if not office or len(office) >= _TOGETHER or len(others) >= _AHEAD or waiting > MOST_TOGETHER:
            yield from _grouped(office, others)
            office, others, waiting = [], [], 0
    yield from _grouped(office, others)


def _grouped(office: list[tuple[int, Given]], others: list[_Planned]) -> Iterator[_Planned]:
    if office:
        numbers, files = zip(*office, strict=True)
        yield Task(numbers, files)
    yield from others


def _again(given: Given, first: Outcome) -> Outcome:
    """The outcome of a file with the bytes of one before it: these would be read, or not be read, as they were."""
    document = first.records.document
    same = f"the same bytes as {document.source}"
    if not first.failed:
        return Outcome(given.path, Records(row(given, "duplicate", same)))
    problem = f"It has {same}, which could not be read: {first.problem}"
    return Outcome(given.path, Records(row(given, "failed", f"{document.error} ({same})")), problem)


def _ended(failure: Failure, limits: Limits) -> CongtacError:
    """Why a file's worker ended over it."""
    if failure.reason == "time":
        return TimeLimitError(f"Reading it took more than {limits.seconds:g} seconds.")
    if failure.reason == "memory":
        return MemoryLimitError(f"Reading it took more than {limits.memory / 2**20:.0f} MB of memory.")
    return BrokenDownError(f"The program broke down over it (exit code {failure.exit_code}).")
