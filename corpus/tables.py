"""The columns of each table as data, and records as rows of plain values in that order.

Every exporter and every DataFrame is made from these rows, so that a column means the same in each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Literal, get_args

from congtac.extract.document import BBox
from congtac.normalize.records import Kind, Leader, MentionRole, Records, Session, Status

TableName = Literal["items", "documents", "mentions", "residue"]
ColumnType = Literal["text", "category", "integer", "number", "boolean", "date", "list", "boxes"]

TABLE_NAMES: tuple[TableName, ...] = get_args(TableName)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its type, the values a category may take, the digits a number is rounded to."""

    name: str
    type: ColumnType = "text"
    categories: tuple[str, ...] = ()
    digits: int = 0


def _category(name: str, *values: str) -> Column:
    return Column(name, "category", values)


BOX_DIGITS = 1
_PAGE = Column("page", "integer")
_BOXES = Column("bbox", "boxes", digits=BOX_DIGITS)

COLUMNS: dict[TableName, tuple[Column, ...]] = {
    "items": (
        Column("item_id"),
        Column("doc_id"),
        Column("seq", "integer"),
        _category("kind", *get_args(Kind)),
        Column("date_start", "date"),
        Column("date_end", "date"),
        _category("session", *get_args(Session)),
        Column("time_start"),
        Column("time_end"),
        Column("recurrence"),
        Column("tentative", "boolean"),
        Column("content"),
        Column("leaders", "list"),
        Column("departments", "list"),
        Column("coordinators", "list"),
        Column("participants"),
        Column("location"),
        Column("note"),
        Column("section"),
        _PAGE,
        _BOXES,
        Column("source_text"),
        Column("confidence", "number", digits=2),
        Column("flags", "list"),
    ),
    "documents": (
        Column("doc_id"),
        Column("source"),
        Column("sha256"),
        Column("media_type"),
        Column("pages", "integer"),
        _category("text_source", "text", "ocr", "mixed"),
        _category("legacy_encoding", "tcvn3", "vni"),
        Column("title"),
        _category("doc_type", "programme", "schedule", "reception", "roster", "plan", "other"),
        Column("issuer"),
        _category("issuer_level", "central", "province", "district", "commune", "unit"),
        Column("province"),
        Column("number"),
        Column("issued_on"),
        _category("period_kind", "week", "month", "quarter", "year", "range"),
        Column("period_start", "date"),
        Column("period_end", "date"),
        Column("coverage", "number", digits=4),
        Column("edition", "integer"),
        Column("supersedes"),
        Column("signer"),
        Column("signer_title"),
        _category("status", *get_args(Status)),
        Column("error"),
        Column("extractor_version"),
        Column("extracted_at"),
    ),
    "mentions": (
        Column("item_id"),
        _category("role", *get_args(MentionRole)),
        Column("entity_id"),
        _category("kind", "person", "title", "unit", "place"),
        Column("name"),
        Column("title"),
        Column("text"),
    ),
    "residue": (Column("doc_id"), _PAGE, _BOXES, Column("text")),
}


def column_names(table: TableName) -> list[str]:
    """The table's columns in the contract's order."""
    return [column.name for column in COLUMNS[table]]


def leader_text(leader: Leader) -> str:
    """A leader as the tables write one: `Name (Title)`, `Name`, or `(Title)` where no name is written."""
    if leader.title is None:
        return leader.name or ""
    return f"{leader.name} ({leader.title})" if leader.name else f"({leader.title})"


def rows(records: Iterable[Records], table: TableName) -> Iterator[list[Any]]:
    """Rows of plain values, one for each column of the table.

    Text, integers, booleans and dates stay what they are; an absent value is None. Times become `HH:MM`; lists become
    lists of text; boxes become lists of four numbers; numbers are rounded to the column's digits.
    """
    columns = COLUMNS[table]
    for one in records:
        for record in _entries(one, table):
            yield [_plain(getattr(record, column.name), column) for column in columns]


def _entries(records: Records, table: TableName) -> Iterable[object]:
    if table == "documents":
        return (records.document,)
    entries: Iterable[object] = getattr(records, table)
    return entries


def _plain(value: Any, column: Column) -> Any:
    match value:
        case None | "":
            return None
        case str():
            return _encodable(value)
        case int() | float() if column.type == "number":
            return _rounded(float(value), column.digits)
        case time():
            return value.strftime("%H:%M")
        case bool() | int() | date():
            return value
        case _ if column.type == "boxes":
            return [_box(box, column.digits) for box in value]
        case _:
            return [_encodable(leader_text(part) if isinstance(part, Leader) else part) for part in value]


def _box(box: BBox, digits: int) -> list[float]:
    return [_rounded(float(edge), digits) for edge in box]


def _rounded(value: float, digits: int) -> float:
    # Adding zero turns -0.0 into 0.0.
    return round(value, digits) + 0.0


def _encodable(text: str) -> str:
    """The text without lone surrogates: a broken font map can give them, and one would stop a whole export."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text
