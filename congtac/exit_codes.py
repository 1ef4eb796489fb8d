"""What `congtac` ends with, for scripts to act on."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line; `--help`, the README and this list say the same."""

    OK = 0
    NOTHING_READ = 1
    MISUSE = 2
    SOME_FAILED = 3
    CANNOT_WRITE = 4
    WORSE = 5
    INTERRUPTED = 130

    @property
    def meaning(self) -> str:
        """In a few words."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.OK: "every file was read",
    ExitCode.NOTHING_READ: "no file could be read",
    ExitCode.MISUSE: "wrong use: unknown option or format, missing file or folder",
    ExitCode.SOME_FAILED: "some files could not be read; the others were",
    ExitCode.CANNOT_WRITE: "the output could not be written; earlier output is as it was",
    ExitCode.WORSE: "evaluate --against: figures fell by more than half a point",
    ExitCode.INTERRUPTED: "stopped by Ctrl-C; earlier output is as it was",
}
