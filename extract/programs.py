"""Where Windows keeps the programs that are installed: hardly ever on the path."""

from __future__ import annotations

import os
from collections.abc import Mapping

_FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
"""Variables that name the folders for all users; the second that of 64 bit, as a program of 32 bit sees it."""
_USUAL = ("C:/Program Files", "C:/Program Files (x86)")


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
