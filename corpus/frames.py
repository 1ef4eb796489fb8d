"""Records as pandas DataFrames, with the contract's columns, order, types and categories.

Types: text is `string`; dates are `datetime64[us]`; times stay text (`HH:MM` sorts and compares as it should, and
`pd.to_timedelta(frame.time_start + ":00")` makes a duration of it); whole numbers are the nullable `Int64`; `kind`,
`session`, `role`, `status` and their like are categories that hold every value of the contract, whether it occurs or
not; lists are lists of text, ready for `explode`; `bbox` is a list of `[x0, top, x1, bottom]`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from congtac.corpus.tables import COLUMNS, Column, TableName, rows
from congtac.normalize.records import Records

if TYPE_CHECKING:
    import pandas as pd


def items_frame(records: Iterable[Records]) -> pd.DataFrame:
    """One row per agenda item and occurrence."""
    return frame(records, "items")


def documents_frame(records: Iterable[Records]) -> pd.DataFrame:
    """One row per source file."""
    return frame(records, "documents")


def mentions_frame(records: Iterable[Records]) -> pd.DataFrame:
    """One row per item, role and entity."""
    return frame(records, "mentions")


def residue_frame(records: Iterable[Records]) -> pd.DataFrame:
    """One row per run of words that nothing accounts for."""
    return frame(records, "residue")


def frame(records: Iterable[Records], table: TableName) -> pd.DataFrame:
    """A table of many files' records.

    Raises:
        ValueError: A category holds a value that the contract does not know.
    """
    return rows_frame(rows(records, table), table)


def rows_frame(plain_rows: Iterable[list[Any]], table: TableName) -> pd.DataFrame:
    """The rows that `congtac.corpus.tables.rows` gives, as a DataFrame."""
    import pandas as pd  # noqa: PLC0415 - costs 0.3 s

    columns = COLUMNS[table]
    values = list(zip(*plain_rows, strict=True)) or [()] * len(columns)
    return pd.DataFrame(
        {column.name: _series(list(cells), column) for column, cells in zip(columns, values, strict=True)}
    )


def _series(cells: list[Any], column: Column) -> pd.Series[Any]:
    import pandas as pd  # noqa: PLC0415

    if column.type == "date":
        return pd.Series([pd.Timestamp(cell) if cell else pd.NaT for cell in cells], dtype="datetime64[us]")
    if column.type == "category":
        unknown = set(cells) - set(column.categories) - {None}
        if unknown:
            # pandas would turn it into a missing value without a word.
            raise ValueError(f"column {column.name}: {sorted(unknown)} not among {column.categories}")
        return pd.Series(pd.Categorical(cells, categories=list(column.categories)))
    series: pd.Series[Any] = pd.Series(cells, dtype=_DTYPES[column.type])
    return series


_DTYPES: dict[str, Any] = {
    "text": "string",
    "integer": "Int64",
    "number": "float64",
    "boolean": "bool",
    "list": object,
    "boxes": object,
}
