"""Spreadsheets (.xlsx, .xls, .ods): the visible sheets one after the other, each as a page would show it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace

from congtac.extract.document import SourceDocument
from congtac.extract.errors import CongtacError, DamagedError, EmptyFileError, TooLargeError
from congtac.extract.kind import MEDIA_TYPES, Kind
from congtac.extract.legacy_fonts import LegacyFonts
from congtac.extract.letters import letters
from congtac.extract.numbering import number_blocks
from congtac.extract.sheet_blocks import to_blocks
from congtac.extract.sheet_grid import MOST_CELLS, RawSheet, settle
from congtac.extract.sheet_weeks import set_repeats_aside

MOST_SHEETS = 1_000
"""Twenty years of weeks."""
_UNREADABLE = "The workbook is damaged, or written in a way that is not understood."
_SAVE_AGAIN = "Open it in Excel or LibreOffice and save it again as .xlsx, or as PDF."


def read_sheet(data: bytes, kind: Kind) -> SourceDocument:
    """Read a workbook.

    What its makers have hidden is not read, and named in the document's flags: `hidden_sheets`, `hidden_rows`,
    `hidden_columns`, `hidden_cells` (below a merged cell, or by a number format), `text_boxes` (over the cells),
    `formulas_without_value` (never computed by a spreadsheet program).

    Args:
        data: The file's bytes.
        kind: `xlsx`, `xls` or `ods`.

    Raises:
        DamagedError: The container or its parts are broken.
        EmptyFileError: There is no text in its visible sheets.
        EncryptedError: It is under a password.
        UnsupportedError: It is of a kind of .xlsx that is not read.
        TooLargeError: It holds more cells or sheets than any programme.
    """
    try:
        raws = list(_within_reason(_reader(kind)(data)))
        if not raws:
            raise DamagedError(_UNREADABLE, _SAVE_AGAIN)
        legacy_encoding = _decode(raws)
        sheets = [settle(raw) for raw in raws]
        blocks = set_repeats_aside([list(to_blocks(sheet)) for sheet in sheets])
        words, numbered = number_blocks(blocks)
    except CongtacError:
        raise
    except Exception as error:
        raise DamagedError(_UNREADABLE, _SAVE_AGAIN) from error
    flags = tuple(sorted({flag for sheet in sheets for flag in sheet.flags}))
    if not words:
        raise EmptyFileError(*_without_words(flags))
    sha256 = hashlib.sha256(data).hexdigest()
    return SourceDocument(sha256, MEDIA_TYPES[kind], words, numbered, legacy_encoding=legacy_encoding, flags=flags)


def _decode(sheets: list[RawSheet]) -> str:
    """Decode cells in legacy encodings, by their fonts or their spelling; the encoding of most of them."""
    texts = [(cell.text, cell.look.font) for sheet in sheets for cell in sheet.cells]
    fonts = LegacyFonts(piece for text in texts for piece in (text, ("\n", "")))
    for sheet in sheets:
        decoded = [fonts.decode([(cell.text, cell.look.font)])[0] for cell in sheet.cells]
        sheet.cells = [
            cell if text == cell.text else replace(cell, text=letters(text))
            for cell, text in zip(sheet.cells, decoded, strict=True)
        ]
    return fonts.encoding


def _reader(kind: Kind) -> Callable[[bytes], Iterable[RawSheet]]:
    if kind == "xlsx":
        from congtac.extract.sheet_xlsx import read_xlsx_sheets  # noqa: PLC0415

        return read_xlsx_sheets
    if kind == "xls":
        from congtac.extract.sheet_xls import read_xls_sheets  # noqa: PLC0415

        return read_xls_sheets
    from congtac.extract.sheet_ods import read_ods_sheets  # noqa: PLC0415

    return read_ods_sheets


def _within_reason(sheets: Iterable[RawSheet]) -> Iterable[RawSheet]:
    cells = 0
    for number, sheet in enumerate(sheets, 1):
        if number > MOST_SHEETS:
            raise TooLargeError(
                f"The workbook has more than {MOST_SHEETS:,} sheets.",
                "Copy the sheets that hold programmes into a new workbook.",
            )
        cells += len(sheet.cells)
        if cells > MOST_CELLS:
            raise TooLargeError()
        yield sheet


def _without_words(flags: tuple[str, ...]) -> tuple[str, ...]:
    if any(flag.startswith("hidden_") for flag in flags):
        return (
            "What the workbook shows holds no text; what it holds is hidden.",
            "Unhide its sheets, rows and columns.",
        )
    if "formulas_without_value" in flags:
        return ("The workbook holds formulas that were never computed.", _SAVE_AGAIN)
    return ()
