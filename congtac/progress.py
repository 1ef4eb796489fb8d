"""How far a run is, on the terminal; nothing where standard error is none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """Told of each file that is done, and of lines to show meanwhile."""

    def advance(self) -> None:
        """One more file is done."""

    def more(self, files: int) -> None:
        """There are so many more files than was thought."""

    def say(self, line: str) -> None:
        """Show a line on standard error without breaking the bar."""


class _Silent:
    def advance(self) -> None:
        pass

    def more(self, files: int) -> None:
        pass

    def say(self, line: str) -> None:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


@contextmanager
def progress(total: int) -> Iterator[Progress]:
    """A bar for more than one file on a terminal; it shows once there are two."""
    if not sys.stderr.isatty():
        yield _Silent()
        return
    from rich.console import Console  # noqa: PLC0415 - costs 0.1 s
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Bar(*columns, console=console, transient=True)
    task = bar.add_task("", total=0)

    class _Shown:
        def advance(self) -> None:
            bar.advance(task)

        def more(self, files: int) -> None:
            known = int(bar.tasks[0].total or 0) + files
            bar.update(task, total=known)
            if known > 1:
                bar.start()

        def say(self, line: str) -> None:
            console.print(line, markup=False, highlight=False, soft_wrap=True)

    shown = _Shown()
    try:
        shown.more(total)
        yield shown
    finally:
        if bar.live.is_started:
            bar.stop()
