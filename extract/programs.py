"""Where programs are: on the path, or where they are installed, which Windows hardly ever puts there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping

_FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
"""Variables that name the folders for all users; the second that of 64 bit, as a program of 32 bit sees it."""
_USUAL = ("C:/Program Files", "C:/Program Files (x86)")


def find_installed(names: Iterable[str]) -> str | None:
    """The path of the first program that is there, of names and of places at which it may be."""
    return next((path for name in names if (path := shutil.which(name))), None)


def windows_places(program: str, environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """The paths at which a program may be, for all users or for one.

    Args:
        program: Its path below the folder of programs.
        environment: What names these folders.
    """
    folders = [environment[name] for name in _FOLDERS if environment.get(name)]
    own = environment.get("LOCALAPPDATA")
    folders += [f"{own}/Programs"] if own else []
    return tuple(dict.fromkeys(f"{folder}/{program}".replace("\\", "/") for folder in (*folders, *_USUAL)))
