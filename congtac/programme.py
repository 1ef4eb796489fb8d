"""`congtac.read`: one programme as DataFrames."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from congtac.normalize.records import Records
from congtac.parsing import parse_strictly

if TYPE_CHECKING:
    import pandas as pd


class Programme:
    """The tables of one file.

    `docs/tables.md` tells what the columns mean, `congtac.corpus.frames` their types. Each table is made when it is
    first asked for, and is yours to change: `records` stays as read.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

    @property
    def records(self) -> Records:
        """The same as frozen dataclasses."""
        return self._records

    @cached_property
    def items(self) -> pd.DataFrame:
        """One row per agenda item and occurrence."""
        from congtac.corpus.frames import items_frame  # noqa: PLC0415 - brings pandas

        return items_frame((self._records,))

    @cached_property
    def document(self) -> pd.DataFrame:
        """One row: the document's title, issuer, period, coverage and the rest."""
        from congtac.corpus.frames import documents_frame  # noqa: PLC0415

        return documents_frame((self._records,))

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row per item, role and entity."""
        from congtac.corpus.frames import mentions_frame  # noqa: PLC0415

        return mentions_frame((self._records,))

    @cached_property
    def residue(self) -> pd.DataFrame:
        """One row per run of words that no row, heading or known boilerplate accounts for."""
        from congtac.corpus.frames import residue_frame  # noqa: PLC0415

        return residue_frame((self._records,))

    def to_csv(self, folder: str | os.PathLike[str], *, excel: bool = False) -> list[Path]:
        """Write `items.csv`, `documents.csv`, `mentions.csv` and `residue.csv` into a folder, all of them or none.

        Args:
            folder: Made where it is missing.
            excel: Byte order mark, CRLF and no formulas, for a double click in Excel.

        Returns:
            The files written.
        """
        from congtac.corpus.export import export  # noqa: PLC0415

        return export((self._records,), folder, "csv", excel=excel)

    def __repr__(self) -> str:
        document = self._records.document
        return f"<Programme {document.source}: {len(self._records.items)} items, coverage {document.coverage}>"


def read(
    path: str | os.PathLike[str],
    *,
    password: str | None = None,
    timeout: float | None = None,
    max_memory: int | None = None,
) -> Programme:
    """Read a published work programme.

    Args:
        path: A PDF with a text layer, a Word file (.docx), a spreadsheet (.xlsx, .xls, .ods), a saved web page (.html,
            .mhtml) or a plain text; where LibreOffice is installed, a .doc, .rtf or .odt too. The bytes tell which,
            not the name. A document in an archive by its `source`, such as `2025.zip!/thang 3/lich.pdf`.
        password: Of a protected PDF, Word file, workbook or archive.
        timeout: Seconds that reading may take. With this or `max_memory` the file is read in a process of its own,
            which takes half a second to start; a script that does so keeps its work below
            `if __name__ == "__main__":`, as for every process.
        max_memory: Megabytes that reading may take, 512 at least.

    Raises:
        OSError: The file may not be opened.
        CongtacError: It is not there, damaged, protected, of another form, or holds no programme. `message` says what
            is wrong, `remedy` what to do.
    """
    if timeout is None and max_memory is None:
        return Programme(parse_strictly(Path(path), password))
    from congtac.batch import parse_apart  # noqa: PLC0415
    from congtac.worker import Limits  # noqa: PLC0415

    usual = Limits()
    memory = usual.memory if max_memory is None else max_memory * 2**20
    return Programme(parse_apart(Path(path), password, Limits(timeout or usual.seconds, memory)))
