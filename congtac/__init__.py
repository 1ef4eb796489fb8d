"""Published work programmes of Vietnamese public bodies, as tidy agenda tables.

`congtac.read(path)` reads one file. Nothing heavy is loaded before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from congtac.version import VERSION

if TYPE_CHECKING:
    from congtac.extract.errors import CongtacError
    from congtac.programme import Programme, read

__version__ = VERSION

__all__ = ["CongtacError", "Programme", "__version__", "read"]

_HOMES = {
    "CongtacError": "congtac.extract.errors",
    "Programme": "congtac.programme",
    "read": "congtac.programme",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
