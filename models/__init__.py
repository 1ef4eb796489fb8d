"""A SourceDocument into a Reading: what finds entries, their fields, and a document's head and foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from congtac.models.pipeline import load

__all__ = ["load"]


def __getattr__(name: str) -> object:
    # Late: spaCy and underthesea take a second, and most of this room needs neither.
    if name == "load":
        from congtac.models.pipeline import load  # noqa: PLC0415

        return load
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
