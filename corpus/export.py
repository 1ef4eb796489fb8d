"""Writes the tables of many files into a folder: all of them, whole, or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from congtac.corpus.writers import CsvTable, Format, JsonTable, open_writer
from congtac.normalize.records import Records


def export(
    records: Iterable[Records], folder: str | os.PathLike[str], form: Format = "csv", *, excel: bool = False
) -> list[Path]:
    """Write `items`, `documents`, `mentions` and `residue` into a folder, which is made where it is missing.

    The files are made in a hidden folder beside their places and moved there when all are complete: a fault on the
    way, also one that `records` raises, leaves the files of an earlier run as they were. The same records always give
    the same bytes.

    Args:
        records: Taken one by one, so that a generator may read the files as it goes.
        folder: Where the files go: `items.csv` and so on, or `congtac.xlsx` with a sheet for each table.
        form: `csv`, `json`, `parquet` or `xlsx`.
        excel: Make CSV fit for Excel: byte order mark, CRLF, and an apostrophe before text that would be a formula.

    Returns:
        The files written.

    Raises:
        OSError: The folder cannot be written, or a file in it is held by another program.
        TableTooLongError: An Excel sheet cannot hold the rows.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".congtac-", dir=target))
    try:
        writer = open_writer(staging, form, excel=excel)
        try:
            for one in records:
                writer.add(one)
            writer.finish()
        except BaseException:
            writer.abandon()
            raise
        return _replace(staging, target, writer.files)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def write_items(records: Iterable[Records], stream: IO[bytes], form: Format = "csv", *, excel: bool = False) -> None:
    """Write the items alone to a stream, as `csv` or `json`.

    Raises:
        ValueError: The format cannot be written to a stream.
    """
    table: CsvTable | JsonTable
    match form:
        case "csv":
            table = CsvTable(stream, "items", excel=excel)
        case "json":
            table = JsonTable(stream, "items")
        case _:
            raise ValueError(f"{form} cannot be written to a stream")
    for one in records:
        table.add(one)
    table.finish()


def _replace(staging: Path, target: Path, names: Sequence[str]) -> list[Path]:
    """Move the finished files to their places; if one cannot be moved, put back those it had replaced."""
    kept = staging / "kept"
    kept.mkdir()
    for name in names:
        _sync(staging / name)
        if (target / name).exists():
            _keep(target / name, kept / name)
    moved: list[str] = []
    try:
        for name in names:
            os.replace(staging / name, target / name)
            moved.append(name)
    except BaseException:
        for name in moved:
            if (kept / name).exists():
                os.replace(kept / name, target / name)
            else:
                (target / name).unlink()
        raise
    return [target / name for name in names]


def _keep(old: Path, copy: Path) -> None:
    """A second name for the old file, or a copy where the file system knows no second names."""
    try:
        os.link(old, copy)
    except OSError:
        shutil.copy2(old, copy)


def _sync(path: Path) -> None:
    """Have the bytes on the disk before the name points at them, so that a power cut leaves no empty file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
