from dataclasses import replace

import pandas as pd
import pytest

from congtac.corpus.frames import documents_frame, frame, items_frame, mentions_frame, residue_frame
from congtac.corpus.tables import TABLE_NAMES, column_names

TYPES = {
    "item_id": "string",
    "seq": "Int64",
    "kind": "category",
    "date_start": "datetime64[us]",
    "date_end": "datetime64[us]",
    "session": "category",
    "time_start": "string",
    "tentative": "bool",
    "content": "string",
    "leaders": "object",
    "page": "Int64",
    "bbox": "object",
    "confidence": "float64",
    "flags": "object",
}


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_columns_and_their_order(table, full, bare):
    assert list(frame([full, bare], table).columns) == column_names(table)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_types_do_not_hang_on_the_values(number, full, bare):
    items = items_frame([bare, full][:number])
    assert len(items) == number
    assert {name: str(items[name].dtype) for name in TYPES} == TYPES


def test_categories_hold_all_values(bare):
    items = items_frame([bare])
    assert list(items.kind.cat.categories) == ["event", "task", "deadline", "notice"]
    assert list(items.session.cat.categories) == ["morning", "afternoon", "evening", "all_day"]
    assert items.session.isna().all()


def test_items_values(full):
    row = items_frame([full]).iloc[0]
    assert row.date_end == pd.Timestamp(2026, 1, 6)
    assert row.time_end == "11:00"
    assert row.leaders == ["Nguyễn Văn A (Chủ tịch)", "(Phó Chủ tịch)", "Trần Thị B"]
    assert row.bbox[1] == [5.0, 6.0, 7.0, 8.0]


def test_documents(full, bare):
    documents = documents_frame([full, bare])
    assert documents.coverage.tolist()[0] == 0.9877
    assert documents.edition.dtype == "Int64"
    assert documents.edition.isna().tolist() == [False, True]
    assert documents.period_start.dtype == "datetime64[us]"
    assert documents.status.tolist() == ["ok", "ok"]


def test_mentions_and_residue(full):
    assert mentions_frame([full]).role.tolist() == ["chair"]
    assert residue_frame([full]).text.tolist() == ["- lạc"]


def test_an_unknown_category_is_an_error(full):
    odd = replace(full, document=replace(full.document, doc_type="poster"))
    with pytest.raises(ValueError, match=r"doc_type.*poster"):
        documents_frame([odd])
