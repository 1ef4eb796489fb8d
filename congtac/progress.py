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

    def say(self, line: str) -> None:
        """Show a line on standard error without breaking the bar."""


class _Silent:
    def advance(self) -> None:
        pass

    def say(self, line: str) -> None:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


@contextmanager
def progress(total: int) -> Iterator[Progress]:
    """A bar for more than one file on a terminal."""
    if total < 2 or not sys.stderr.isatty():
        yield _Silent()
        return
    from rich.console import Console  # noqa: PLC0415 - costs 0.1 s
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)

        class _Shown:
            def advance(self) -> None:
                bar.advance(task)

            def say(self, line: str) -> None:
                console.print(line, markup=False, highlight=False, soft_wrap=True)

        yield _Shown()
