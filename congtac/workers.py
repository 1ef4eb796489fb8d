"""Work on files nobody has vouched for, in processes of its own that may be ended: each has a limit of time and memory.

`run` hands out tasks and gives their results in the order of the tasks. A task that hangs, eats memory or brings its
process down costs itself alone; what its process had started (LibreOffice, Tesseract) counts with it and ends with it.

Processes are spawned on every system, so that nothing of the caller's threads and locks comes along. Memory is what
the process and those below it hold, looked at from outside: a limit on the address space would count what a library
has only reserved, and there is none on Windows. The pools of the standard library and of loky lose every task when
one process dies; pebble's ends a process on time, but neither looks at memory nor ends what the process had started.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic

import psutil

from congtac.worker import POLL, Assignment, Failure, Limits, R, T, Task, Work, Worker, WorkerError, wait_for

_POLLS_A_TREE = 8
"""Looks at the worker alone to one at all that it has started, for which the system's processes are listed."""
_RAMP = 1.0
"""Seconds after which one more worker is started while tasks wait: a few small files are done before it would help."""
_WINDOW = 256
"""Results that may wait for an earlier one."""
_GROWN = 0.5
"""Part of the memory limit beyond which a worker that has done its task is replaced, lest the next one pays for it."""


@dataclass(frozen=True, slots=True)
class Known(Generic[R]):
    """A result that needs no work, in its place among the others."""

    number: int
    result: R


MOST_JOBS = 60
"""Windows waits for no more than 63 things at a time."""


def default_jobs() -> int:
    """As many workers as there are processors for this process, and a gigabyte of free memory for each."""
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min(MOST_JOBS, cores, int(psutil.virtual_memory().available // 2**30)))


def run(
    work: Work[T, R],
    tasks: Iterable[Task[T] | Known[R]],
    limits: Limits,
    jobs: int,
    prepare: Callable[[], None] | None = None,
) -> Generator[R | Failure, None, None]:
    """The result of each item, in the order of their numbers.

    Tasks are asked for as workers get free, and no more than a few hundred ahead of the oldest without a result. To
    close the iterator, or to be interrupted in it, ends all workers at once.

    Args:
        work: What is done. A task of several items whose process is ended midway is given out again item by item.
        tasks: What it is done to.
        limits: For each item; of a task's first one, the time also covers what `work` does beforehand for them all.
        jobs: Most workers at a time; with 0 the work is done in this process, without limits.
        prepare: Called in each worker before its first task, outside of the limits.

    Raises:
        WorkerError: Workers cannot be started.
    """
    if jobs == 0:
        here: Generator[tuple[int, R], None, None] = _here(work, tasks)
        return _in_order(here)
    return _in_order(_Pool(work, limits, jobs, prepare).results(iter(tasks)))


def _here(work: Work[T, R], tasks: Iterable[Task[T] | Known[R]]) -> Generator[tuple[int, R], None, None]:
    for task in tasks:
        if isinstance(task, Known):
            yield task.number, task.result
        else:
            yield from zip(task.numbers, work(task.items), strict=True)


def _in_order(results: Generator[tuple[int, R | Failure], None, None]) -> Generator[R | Failure, None, None]:
    held: dict[int, R | Failure] = {}
    following = 0
    with contextlib.closing(results):
        for number, result in results:
            held[number] = result
            while following in held:
                yield held.pop(following)
                following += 1


class _Pool(Generic[T, R]):
    """The workers of one run, and a thread that ends those beyond their limits."""

    def __init__(self, work: Work[T, R], limits: Limits, jobs: int, prepare: Callable[[], None] | None) -> None:
        self._work, self._limits, self._jobs, self._prepare = work, limits, jobs, prepare
        self._workers: list[Worker[T, R]] = []
        self._again: deque[Assignment[T]] = deque()
        self._started = -_RAMP
        self._given = self._done = 0
        self._numbers_done: set[int] = set()
        self._oldest = 0

    def results(self, tasks: Iterator[Task[T] | Known[R]]) -> Generator[tuple[int, R | Failure], None, None]:
        """Numbers and results as they come."""
        stop = threading.Event()
        watch = threading.Thread(target=self._watch, args=(stop,), name="congtac-watch", daemon=True)
        watch.start()
        try:
            yield from self._results(tasks)
        finally:
            stop.set()
            watch.join()
            for worker in self._workers:
                worker.end()

    def _results(self, tasks: Iterator[Task[T] | Known[R]]) -> Iterator[tuple[int, R | Failure]]:
        ahead: Assignment[T] | None = None
        more = True
        while True:
            while more and ahead is None and not self._again and self._newest() < _WINDOW:
                task = next(tasks, None)
                if task is None:
                    more = False
                elif isinstance(task, Known):
                    self._given += 1
                    yield self._settle(task.number, task.result)
                else:
                    self._given += len(task.numbers)
                    ahead = Assignment(task)
            if self._again and ahead is None:
                ahead = self._again.popleft()
            if ahead is not None and self._hand_out(ahead):
                ahead = None
                continue
            if ahead is None and not more and not self._again and self._given == self._done:
                return
            for worker in wait_for(self._workers):
                yield from self._take(worker)

    def _newest(self) -> int:
        """How far what is given out is ahead of the oldest item without a result."""
        return self._given - self._oldest

    def _settle(self, number: int, result: R | Failure) -> tuple[int, R | Failure]:
        self._done += 1
        self._numbers_done.add(number)
        while self._oldest in self._numbers_done:
            self._numbers_done.remove(self._oldest)
            self._oldest += 1
        return number, result

    def _hand_out(self, given: Assignment[T]) -> bool:
        """Whether a worker took a task; starts one more where none is free."""
        free = [worker for worker in self._workers if worker.free]
        if given.alone:
            for worker in [worker for worker in free if worker.served]:
                self._dismiss(worker)
            free = [worker for worker in free if not worker.served]
        if any(worker.take(given) for worker in free):
            return True
        if len(self._workers) < self._jobs and time.monotonic() - self._started >= (_RAMP if self._workers else 0):
            self._started = time.monotonic()
            self._workers.append(Worker(self._work, self._prepare))
        return False

    def _take(self, worker: Worker[T, R]) -> Iterator[tuple[int, R | Failure]]:
        """What a worker has sent; nothing where it has only come up, or has ended and its items are tried again."""
        try:
            message = worker.connection.recv()
        except Exception:  # cut off in the midst of a result, whose bytes may then say anything
            yield from self._lost(worker)
            return
        if not worker.ready:
            worker.ready = True
            return
        yield self._settle(worker.finish(), message)
        if worker.free and worker.memory(with_tree=False) > _GROWN * self._limits.memory:
            self._dismiss(worker)

    def _lost(self, worker: Worker[T, R]) -> Iterator[tuple[int, R | Failure]]:
        self._dismiss(worker)
        if not worker.ready:
            raise WorkerError(
                "A process to read files in does not start "
                f"(exit code {worker.process.exitcode}): is there too little memory, or is Python not whole?"
            )
        given = worker.given
        if given is None:
            return
        rest = list(zip(given.task.numbers, given.task.items, strict=True))[worker.at :]
        fresh = worker.served == 0
        if len(rest) > 1 or (worker.verdict != "time" and not fresh):
            # Who is to blame is seen when each has a process to itself.
            self._again += (Assignment(Task((number,), (item,)), alone=True) for number, item in rest)
        else:
            failure = Failure(worker.verdict or "crash", worker.process.exitcode or 0)
            yield self._settle(rest[0][0], failure)

    def _dismiss(self, worker: Worker[T, R]) -> None:
        worker.end()
        self._workers.remove(worker)

    def _watch(self, stop: threading.Event) -> None:
        turn = 0
        while not stop.wait(POLL):
            turn += 1
            for worker in list(self._workers):
                worker.check(self._limits, with_tree=turn % _POLLS_A_TREE == 0)
