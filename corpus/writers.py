"""Tables as files: one writer for each format, fed file by file so that a large run need not fit in memory.

All but Parquet are written as they come; Parquet is made of the DataFrames, so that `pd.read_parquet` gives them back
with their types.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Literal, Protocol, get_args

from congtac.corpus.tables import BOX_DIGITS, COLUMNS, TABLE_NAMES, Column, TableName, column_names, rows
from congtac.normalize.records import Records

Format = Literal["csv", "json", "parquet", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)

WORKBOOK = "congtac.xlsx"

# A cell that begins with one of these is run as a formula when a spreadsheet opens the file.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_XLSX_LONGEST_CELL = 32_767
_XLSX_WIDTHS: Mapping[str, int] = {
    "content": 60,
    "source_text": 60,
    "text": 60,
    "title": 40,
    "source": 40,
    "error": 40,
    "leaders": 30,
    "departments": 30,
    "coordinators": 30,
    "participants": 40,
    "location": 30,
    "note": 30,
    "section": 30,
    "issuer": 24,
    "name": 30,
    "item_id": 20,
    "doc_id": 18,
    "bbox": 18,
}
_XLSX_WIDTH = 12


class TableTooLongError(Exception):
    """A table has more rows than a worksheet holds."""


class Writer(Protocol):
    """Writes all tables of a run into one folder."""

    @property
    def files(self) -> tuple[str, ...]:
        """Names of the files that stand in the folder once the writer is closed."""

    def add(self, records: Records) -> None:
        """Add one source file's rows."""

    def finish(self) -> None:
        """Complete and close the files."""

    def abandon(self) -> None:
        """Close what is open without completing it."""


def open_writer(folder: Path, form: Format, *, excel: bool = False) -> Writer:
    """A writer of the format; `excel` makes its CSV fit for a double click in Excel (see `CsvTable`)."""
    match form:
        case "csv":
            return CsvWriter(folder, excel=excel)
        case "json":
            return JsonWriter(folder)
        case "parquet":
            return ParquetWriter(folder)
        case "xlsx":
            return XlsxWriter(folder)


def cell_text(value: Any, column: Column) -> str:
    """A plain value as CSV writes it: empty for absent, `true`/`false`, ISO dates, lists joined by `; `."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case float():
            return f"{value:.{column.digits}f}"
        case list():
            parts = (",".join(f"{edge:.{BOX_DIGITS}f}" for edge in part) for part in value)
            return "; ".join(parts if column.type == "boxes" else value)
        case _:
            return str(value)


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it as a formula."""
    return "'" + text if text.startswith(_FORMULA_STARTS) else text


class CsvTable:
    r"""One table as CSV in UTF-8.

    Plain: line ends `\n`, no byte order mark. With `excel`: a byte order mark, `\r\n`, and `guarded` cells.
    """

    def __init__(self, stream: IO[bytes], table: TableName, *, excel: bool = False) -> None:
        self._text = io.TextIOWrapper(stream, encoding="utf-8-sig" if excel else "utf-8", newline="")
        self._writer = csv.writer(self._text, lineterminator="\r\n" if excel else "\n")
        self._table: TableName = table
        self._guard = excel
        self._writer.writerow(column_names(table))

    def add(self, records: Records) -> None:
        """Add one source file's rows."""
        columns = COLUMNS[self._table]
        for row in rows((records,), self._table):
            cells = [cell_text(value, column) for value, column in zip(row, columns, strict=True)]
            self._writer.writerow([guarded(cell) for cell in cells] if self._guard else cells)

    def finish(self) -> None:
        """Write what is buffered and leave the stream open."""
        self._text.detach()


class JsonTable:
    """One table as a JSON array of objects in UTF-8, one object a line; absent values are null, dates ISO."""

    def __init__(self, stream: IO[bytes], table: TableName) -> None:
        self._stream = stream
        self._table: TableName = table
        self._before = b"[\n"

    def add(self, records: Records) -> None:
        """Add one source file's rows."""
        names = column_names(self._table)
        for row in rows((records,), self._table):
            line = json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=date.isoformat)
            self._stream.write(self._before + line.encode())
            self._before = b",\n"

    def finish(self) -> None:
        """Close the array."""
        self._stream.write(b"[]\n" if self._before == b"[\n" else b"\n]\n")


class _FilesWriter:
    """A file for each table, written as the records come."""

    suffix: str

    def __init__(self, folder: Path) -> None:
        self._open = ExitStack()
        self._streams: dict[TableName, IO[bytes]] = {
            table: self._open.enter_context((folder / self._name(table)).open("xb")) for table in TABLE_NAMES
        }
        self._tables: list[CsvTable | JsonTable] = []

    def _name(self, table: TableName) -> str:
        return f"{table}.{self.suffix}"

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(map(self._name, TABLE_NAMES))

    def add(self, records: Records) -> None:
        for table in self._tables:
            table.add(records)

    def finish(self) -> None:
        for table in self._tables:
            table.finish()
        self._open.close()

    def abandon(self) -> None:
        self._open.close()


class CsvWriter(_FilesWriter):
    """`items.csv`, `documents.csv`, `mentions.csv`, `residue.csv`."""

    suffix = "csv"

    def __init__(self, folder: Path, *, excel: bool = False) -> None:
        super().__init__(folder)
        self._tables = [CsvTable(stream, table, excel=excel) for table, stream in self._streams.items()]


class JsonWriter(_FilesWriter):
    """`items.json`, `documents.json`, `mentions.json`, `residue.json`."""

    suffix = "json"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._tables = [JsonTable(stream, table) for table, stream in self._streams.items()]


class ParquetWriter:
    """`items.parquet` and the others; all rows are held until the end, for a file of few row groups."""

    files = tuple(f"{table}.parquet" for table in TABLE_NAMES)

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: dict[TableName, list[list[Any]]] = {table: [] for table in TABLE_NAMES}

    def add(self, records: Records) -> None:
        """Add one source file's rows."""
        for table, held in self._rows.items():
            held.extend(rows((records,), table))

    def finish(self) -> None:
        """Write the files."""
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.parquet as pq  # noqa: PLC0415

        from congtac.corpus.frames import rows_frame  # noqa: PLC0415

        types = {
            "text": pa.string(),
            "category": pa.dictionary(pa.int8(), pa.string()),
            "integer": pa.int64(),
            "number": pa.float64(),
            "boolean": pa.bool_(),
            "date": pa.timestamp("us"),
            "list": pa.list_(pa.string()),
            "boxes": pa.list_(pa.list_(pa.float64())),
        }
        for table, held in self._rows.items():
            schema = pa.schema([(column.name, types[column.type]) for column in COLUMNS[table]])
            # The schema is given because a list column without a filled list would have no type of its own.
            made = pa.Table.from_pandas(rows_frame(held, table), schema=schema, preserve_index=False)
            pq.write_table(made, self._folder / f"{table}.parquet")

    def abandon(self) -> None:
        """Nothing is open before the end."""


class XlsxWriter:
    """One workbook with a sheet for each table: real dates, wrapped text, frozen head, filter; no formulas."""

    files = (WORKBOOK,)

    def __init__(self, folder: Path) -> None:
        import xlsxwriter  # noqa: PLC0415

        parts = folder / "parts"
        parts.mkdir()
        options = {"constant_memory": True, "tmpdir": str(parts)}
        self._book = xlsxwriter.Workbook(str(folder / WORKBOOK), options)
        # The time of writing would make each run's bytes differ.
        self._book.set_properties({"created": datetime(2000, 1, 1)})
        self._wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._date = self._book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"})
        self._sheets = {table: self._sheet(table) for table in TABLE_NAMES}
        self._lengths = dict.fromkeys(TABLE_NAMES, 0)

    def _sheet(self, table: TableName) -> Any:
        head = self._book.add_format({"bold": True, "bg_color": "#DDE7F0", "bottom": 1, "valign": "top"})
        sheet = self._book.add_worksheet(table)
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(column_names(table)):
            sheet.set_column(place, place, _XLSX_WIDTHS.get(name, _XLSX_WIDTH))
            sheet.write_string(0, place, name, head)
        return sheet

    def add(self, records: Records) -> None:
        """Add one source file's rows."""
        for table, sheet in self._sheets.items():
            for row in rows((records,), table):
                self._lengths[table] += 1
                self._write(sheet, self._lengths[table], row, COLUMNS[table])

    def _write(self, sheet: Any, place: int, row: list[Any], columns: Iterable[Column]) -> None:
        for at, (value, column) in enumerate(zip(row, columns, strict=True)):
            match value:
                case None:
                    refused = sheet.write_blank(place, at, None, self._wrapped)
                case bool():
                    refused = sheet.write_boolean(place, at, value, self._wrapped)
                case int() | float():
                    refused = sheet.write_number(place, at, value, self._wrapped)
                case date():
                    refused = sheet.write_datetime(place, at, value, self._date)
                case _:
                    text = cell_text(value, column)
                    if len(text) > _XLSX_LONGEST_CELL:
                        text = text[: _XLSX_LONGEST_CELL - 1] + "…"
                    refused = sheet.write_string(place, at, text, self._wrapped)
            if refused:
                raise TableTooLongError("the table has more rows than an Excel sheet holds: write csv or parquet")

    def finish(self) -> None:
        """Write the workbook."""
        for table, sheet in self._sheets.items():
            sheet.autofilter(0, 0, self._lengths[table], len(COLUMNS[table]) - 1)
        self._book.close()

    def abandon(self) -> None:
        """Let the sheets' parts go; the workbook itself is written only at the end."""
        for sheet in self._sheets.values():
            sheet.row_data_fh.close()
        self._book.fileclosed = True
