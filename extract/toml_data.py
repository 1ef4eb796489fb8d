"""The data files of the rooms: TOML below a room's `data/`."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def read_toml(room: str, name: str) -> dict[str, Any]:
    """The content of `data/<name>.toml` of a package, such as `congtac.models`; whoever asks often keeps it."""
    return tomllib.loads(files(room).joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))
