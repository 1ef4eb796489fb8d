"""A sample programme as its TOML file states it: what is printed, and beside it the rows it must give."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ABOVE = "^"
"""A cell that is one with the cell above it."""
LEFT = "<"
"""A cell that is one with the cell to its left."""
FORMS = frozenset(("docx", "pdf", "xlsx", "html"))
"""What `forms` may name; Word file and PDF all programmes have, named or not."""

Gold = dict[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: `mark` is its list mark, or `=` bold, `==` bold and centred, `i` italic, empty for plain."""

    mark: str
    text: str
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head, its width in cm and its role in the gold (`day`, `content`, `leaders`, …; empty for none)."""

    head: str
    width: float
    role: str


@dataclass(frozen=True, slots=True)
class Row:
    """A table row as printed, and the gold rows it gives (none for a day left blank)."""

    cells: tuple[str, ...]
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """One sample, with everything its forms and its gold are made of."""

    folder: Path
    data: dict[str, Any]
    before: tuple[Block, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    after: tuple[Block, ...]

    @property
    def name(self) -> str:
        """The name that all its files bear."""
        return self.folder.name

    @property
    def forms(self) -> frozenset[str]:
        """The forms it is rendered in besides DOCX, PDF and text."""
        return frozenset(self.data.get("forms", ()))

    def path(self, suffix: str) -> Path:
        """Where its form with this suffix (such as `.docx`) stands."""
        return self.folder / f"{self.name}{suffix}"


def _blocks(entries: list[list[Any]]) -> tuple[Block, ...]:
    return tuple(Block(mark, text, tuple(gold)) for mark, text, *gold in entries)


def _row(entry: list[Any], width: int, path: Path) -> Row:
    row = Row(
        tuple(cell for cell in entry if isinstance(cell, str)),
        tuple(gold for gold in entry if isinstance(gold, dict)),
    )
    if len(row.cells) != width:
        raise ValueError(f"{path}: {len(row.cells)} cells instead of {width}: {row.cells}")
    return row


def load(path: Path) -> Programme:
    """Read a programme's TOML file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    if unknown := {*data.get("forms", [])} - FORMS:
        raise ValueError(f"{path}: unknown forms {sorted(unknown)}")
    columns = tuple(Column(head, float(width), role) for head, width, role in data.get("columns", []))
    return Programme(
        folder=path.parent,
        data=data,
        before=_blocks(data.get("before", [])),
        columns=columns,
        rows=tuple(_row(entry, len(columns), path) for entry in data.get("rows", [])),
        after=_blocks(data.get("after", [])),
    )
