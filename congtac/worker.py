"""One worker: a process that does what it is given, watched and ended from outside."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Literal, TypeVar

import psutil

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Sequence[T]], Iterable[R]]
"""Gives one result for each item, in their order, and raises nothing; it must be picklable, as must both."""

POLL = 0.05
"""Seconds between two looks at a worker's time and memory: what it may eat over the limit is what fits in there."""
_START_LIMIT = 120.0
_ONE_THREAD = ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Native threads of several workers only get in each other's way."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may take.

    Attributes:
        seconds: Of time. 300 pages of text take a minute on a slow machine, 300 scanned ones a quarter of an hour.
        memory: Of bytes, with all that its process has started. Common files take a quarter of a gigabyte.
    """

    seconds: float = 900.0
    memory: int = 2 * 2**30


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """Items for one worker, one after the other, with their numbers; all numbers together count up from 0."""

    numbers: tuple[int, ...]
    items: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an item has no result: its time or memory was up, or its process ended by itself with `exit_code`."""

    reason: Literal["time", "memory", "crash"]
    exit_code: int = 0


class WorkerError(RuntimeError):
    """Workers cannot be started here; no fault of any item."""


@dataclass(frozen=True, slots=True)
class Assignment(Generic[T]):
    """A task, and whether it wants a worker that has done nothing before."""

    task: Task[T]
    alone: bool = False


class Worker(Generic[T, R]):
    """A process, and what it is at.

    Attributes:
        ready: Whether it has come up.
        given: What it works on.
        at: The item of it that it works on.
        served: How many items it has done before.
        verdict: Why it was ended, if it was.
    """

    def __init__(self, work: Work[T, R], prepare: Callable[[], None] | None) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        # A daemon is not waited for when the interpreter ends.
        self.process = context.Process(target=_serve, args=(theirs, work, prepare), name="congtac-worker", daemon=True)
        try:
            self.process.start()
        except OSError as error:
            raise WorkerError(f"A process to read files in does not start: {error}.") from error
        theirs.close()
        self.ready = False
        self.given: Assignment[T] | None = None
        self.at = self.served = 0
        self.verdict: Literal["time", "memory"] | None = None
        self._since = time.monotonic()
        # Between the look at a worker and its end it must not get another task.
        self._lock = threading.Lock()

    @property
    def free(self) -> bool:
        """Whether it could take a task."""
        return self.ready and self.given is None and self.verdict is None

    def take(self, given: Assignment[T]) -> bool:
        """Give it a task; whether it took it. One that ends while it takes it shows at its connection."""
        with self._lock:
            if self.verdict is not None:
                return False
            self.given, self.at, self._since = given, 0, time.monotonic()
        with contextlib.suppress(OSError):
            self.connection.send(given.task.items)
        return True

    def finish(self) -> int:
        """Count an item as done; its number."""
        with self._lock:
            assert self.given is not None
            numbers = self.given.task.numbers
            number = numbers[self.at]
            self.at, self.served, self._since = self.at + 1, self.served + 1, time.monotonic()
            if self.at == len(numbers):
                self.given = None
            return number

    def memory(self, *, with_tree: bool) -> int:
        """Bytes that the process holds, and those below it."""
        try:
            process = psutil.Process(self.process.pid)
            held = process.memory_info().rss
            for child in process.children(recursive=True) if with_tree else ():
                with contextlib.suppress(psutil.Error):
                    held += child.memory_info().rss
        except psutil.Error:
            return 0
        return int(held)

    def check(self, limits: Limits, *, with_tree: bool) -> None:
        """End it where it is beyond its limits."""
        with self._lock:
            if self.verdict is not None or (self.ready and self.given is None):
                return
            seconds = limits.seconds if self.ready else _START_LIMIT
            if self.ready and self.memory(with_tree=with_tree) > limits.memory:
                self.verdict = "memory"
            elif time.monotonic() - self._since > seconds and not self._has_sent():
                self.verdict = "time"
            if self.verdict is not None:
                end_tree(self.process.pid)

    def _has_sent(self) -> bool:
        with contextlib.suppress(OSError, EOFError):
            return self.connection.poll()
        return True

    def end(self) -> None:
        """End the process and all that it has started."""
        with self._lock:
            end_tree(self.process.pid)
        # One that hangs in the system, at a drive that does not answer, ends when that does.
        self.process.join(timeout=5)
        self.connection.close()


def wait_for(workers: Sequence[Worker[T, R]]) -> list[Worker[T, R]]:
    """The workers that have something to say, or have ended; none after a moment in which nothing happens."""
    if not workers:
        time.sleep(POLL)
        return []
    said = wait([worker.connection for worker in workers], timeout=POLL)
    return [worker for worker in workers if worker.connection in said]


def end_tree(pid: int | None) -> None:
    """End a process and all below it; nothing where it has ended."""
    try:
        process = psutil.Process(pid)
        # It must start nothing more while those below it are listed.
        process.suspend()
        family = [process, *process.children(recursive=True)]
    except psutil.Error:
        return
    for one in family:
        with contextlib.suppress(psutil.Error):
            one.kill()


# In the worker


def _serve(connection: Connection[Any, Any], work: Work[Any, Any], prepare: Callable[[], None] | None) -> None:
    # Ctrl-C on a terminal goes to all its processes; this one is ended by the one that started it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare is not None:
        prepare()
    with contextlib.suppress(OSError, EOFError):
        connection.send(None)
        while True:
            for result in work(connection.recv()):
                connection.send(result)


def _end_with_parent() -> None:
    """However the parent ends, nothing goes on without it."""
    parent = parent_process()
    if parent is None:
        return
    wait([parent.sentinel])
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            child.kill()
    os._exit(1)
