import dataclasses
import re
from pathlib import Path

import pytest

from congtac.corpus.tables import COLUMNS, TABLE_NAMES, column_names, leader_text, rows
from congtac.normalize.records import DocumentRecord, Item, Leader, Mention, Records, Residue

ROOT = Path(__file__).parents[2]
RECORDS = {"items": Item, "documents": DocumentRecord, "mentions": Mention, "residue": Residue}


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_columns_are_the_records_fields(table):
    assert column_names(table) == [field.name for field in dataclasses.fields(RECORDS[table])]


def documented(page: str, table: str) -> list[str]:
    """Column names in backquotes: in the first cells of the section's table, else in its first sentence."""
    section = re.search(rf"^## {table}\b.*?\n(.*?)(?=^## |\Z)", page, re.M | re.S)[1]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    if cells:
        return re.findall(r"`(\w+)`", " ".join(cells))
    paragraph = section.strip().split("\n\n")[0]
    return re.findall(r"`(\w+)`", re.sub(r"\([^()]*\)", "", paragraph).split(". ")[0])


@pytest.mark.parametrize("table", TABLE_NAMES)
@pytest.mark.parametrize("page", [ROOT / "docs/tables.md", ROOT.parent / "shared/SCHEMA.md"], ids=["docs", "contract"])
def test_columns_are_those_documented(page, table):
    if not page.exists():
        pytest.skip(f"{page.name} is not here")
    assert documented(page.read_text("utf-8"), table) == column_names(table)


@pytest.mark.parametrize(
    ("leader", "expected"),
    [
        (Leader("Nguyễn A", "Chủ tịch"), "Nguyễn A (Chủ tịch)"),
        (Leader(None, "Chủ tịch"), "(Chủ tịch)"),
        (Leader("Nguyễn A", None), "Nguyễn A"),
    ],
)
def test_leader_text(leader, expected):
    assert leader_text(leader) == expected


def test_values_are_plain(full):
    (row,) = rows([full], "items")
    values = dict(zip(column_names("items"), row, strict=True))
    assert values["time_start"] == "07:30"
    assert values["leaders"] == ["Nguyễn Văn A (Chủ tịch)", "(Phó Chủ tịch)", "Trần Thị B"]
    assert values["bbox"] == [[1.0, 2.1, 3.0, 0.0], [5.0, 6.0, 7.0, 8.0]]
    assert str(values["bbox"][0][3]) == "0.0", "no negative zero"
    assert values["confidence"] == 0.88


def test_what_is_absent_is_none(bare):
    (row,) = rows([bare], "items")
    values = dict(zip(column_names("items"), row, strict=True))
    assert values["source_text"] is None
    assert values["session"] is None
    assert values["leaders"] == []


def test_lone_surrogates_are_replaced():
    records = Records(DocumentRecord("d", "s", "h", title="a\ud800b"))
    (row,) = rows([records], "documents")
    assert row[column_names("documents").index("title")] == "a?b"


def test_categories_are_the_contracts():
    contract = {
        "kind": ("event", "task", "deadline", "notice"),
        "session": ("morning", "afternoon", "evening", "all_day"),
    }
    for column in COLUMNS["items"]:
        assert column.categories == contract.get(column.name, ())
