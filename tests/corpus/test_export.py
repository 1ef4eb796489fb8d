import csv
import io
import json
import os
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.corpus import export as export_module
from congtac.corpus import writers
from congtac.corpus.export import export, write_items
from congtac.corpus.frames import frame
from congtac.corpus.tables import TABLE_NAMES, column_names
from congtac.corpus.writers import FORMATS, TableTooLongError, guarded


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_csv(tmp_path, full, bare):
    written = export([full, bare], tmp_path / "new" / "out")
    assert [path.name for path in written] == [f"{table}.csv" for table in TABLE_NAMES]
    text = written[0].read_bytes().decode("utf-8")
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    first, second = csv.DictReader(io.StringIO(text, newline=""))
    assert list(first) == column_names("items")
    assert first["date_start"] == "2026-01-05"
    assert first["time_start"] == "07:30"
    assert first["tentative"] == "true"
    assert first["leaders"] == "Nguyễn Văn A (Chủ tịch); (Phó Chủ tịch); Trần Thị B"
    assert first["departments"] == "Phòng Kinh tế; Văn phòng HĐND và UBND"
    assert first["bbox"] == "1.0,2.1,3.0,0.0; 5.0,6.0,7.0,8.0"
    assert first["confidence"] == "0.88"
    assert first["flags"] == "date_inferred; title_conflict"
    assert first["source_text"] == "=Họp\ngiao ban"
    assert (second["session"], second["leaders"], second["page"], second["bbox"]) == ("", "", "", "")
    assert second["tentative"] == "false"


def test_csv_for_excel(tmp_path, full):
    items, _, _, residue = export([full], tmp_path, excel=True)
    assert items.read_bytes().startswith(b"\xef\xbb\xbfitem_id,")
    assert b"\r\n" in items.read_bytes()
    with items.open(encoding="utf-8-sig", newline="") as stream:
        assert next(csv.DictReader(stream))["source_text"] == "'=Họp\ngiao ban"
    assert "'- lạc" in residue.read_text("utf-8-sig")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_formulas_are_made_safe(start):
    assert guarded(f"{start}1+1") == f"'{start}1+1"


@given(st.text())
def test_guarded_text_is_never_a_formula_and_loses_nothing(text):
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert guarded(text).removeprefix("'") == text.removeprefix("'")


def test_json(tmp_path, full, bare):
    items, documents, mentions, _ = export([full, bare], tmp_path, "json")
    assert "Nguyễn" in items.read_text("utf-8")
    first, second = json.loads(items.read_text("utf-8"))
    assert list(first) == column_names("items")
    assert first["date_start"] == "2026-01-05"
    assert first["tentative"] is True
    assert first["bbox"][0] == [1.0, 2.1, 3.0, 0.0]
    assert second["session"] is None
    assert json.loads(documents.read_text("utf-8"))[0]["legacy_encoding"] is None
    assert len(json.loads(mentions.read_text("utf-8"))) == 1


def test_json_without_rows(tmp_path):
    assert [json.loads(path.read_text("utf-8")) for path in export([], tmp_path, "json")] == [[], [], [], []]


def test_parquet_gives_the_frames_back(tmp_path, full, bare):
    for path, table in zip(export([bare, full], tmp_path, "parquet"), TABLE_NAMES, strict=True):
        expected = frame([bare, full], table)
        given_back = pd.read_parquet(path)
        plain = [name for name in expected if expected[name].dtype != object]
        types = {name: expected[name].dtype for name in plain}
        pd.testing.assert_frame_equal(given_back[plain].astype(types), expected[plain])
        assert [
            str(given_back[name].dtype) for name in plain if str(types[name]) in ("category", "datetime64[us]")
        ] == [str(types[name]) for name in plain if str(types[name]) in ("category", "datetime64[us]")]
    items = pd.read_parquet(tmp_path / "items.parquet")
    assert list(items.leaders[1]) == ["Nguyễn Văn A (Chủ tịch)", "(Phó Chủ tịch)", "Trần Thị B"]


def test_parquet_without_rows(tmp_path):
    items, *_ = export([], tmp_path, "parquet")
    assert list(pd.read_parquet(items).columns) == column_names("items")


def test_xlsx(tmp_path, full, bare):
    (path,) = export([full, bare], tmp_path, "xlsx")
    with zipfile.ZipFile(path) as archive:
        book = archive.read("xl/workbook.xml").decode("utf-8")
        sheet = archive.read("xl/worksheets/sheet1.xml").decode("utf-8")
    assert re.findall(r'<sheet name="(\w+)"', book) == list(TABLE_NAMES)
    assert 'ySplit="1"' in sheet
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:X3"/>' in sheet
    first_day = (date(2026, 1, 5) - date(1899, 12, 30)).days
    assert re.search(rf'<c r="E2" s="\d+"><v>{first_day}</v>', sheet), "a real date"
    assert "<f>" not in sheet
    assert ">=Họp\ngiao ban</t>" in sheet, "text, not a formula"


def test_xlsx_shortens_what_no_cell_holds(tmp_path, bare):
    long = replace(bare, items=(replace(bare.items[0], source_text="x" * 40_000),))
    (path,) = export([long], tmp_path, "xlsx")
    assert path.stat().st_size


def test_xlsx_tells_of_too_many_rows(tmp_path, bare, monkeypatch):
    class Small(writers.XlsxWriter):
        def add(self, records):
            self._lengths["items"] = 1_048_576
            super().add(records)

    monkeypatch.setattr(writers, "XlsxWriter", Small)
    with pytest.raises(TableTooLongError):
        export([bare], tmp_path, "xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", FORMATS)
def test_same_records_give_same_bytes(tmp_path, full, bare, form):
    export([full, bare], tmp_path / "a", form)
    export([full, bare], tmp_path / "b", form)
    assert snapshot(tmp_path / "a") == snapshot(tmp_path / "b")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt])
def test_a_fault_in_the_middle_leaves_the_old_files(tmp_path, full, bare, form, fault):
    export([full], tmp_path, form)
    before = snapshot(tmp_path)

    def breaking():
        yield bare
        raise fault

    with pytest.raises(fault):
        export(breaking(), tmp_path, form)
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("good_moves", [0, 1, 3])
@pytest.mark.parametrize("linkable", [True, False])
def test_a_fault_while_moving_puts_the_old_files_back(tmp_path, full, bare, monkeypatch, good_moves, linkable):
    export([full], tmp_path)
    before = snapshot(tmp_path)
    moves = iter(range(100))
    move = os.replace

    def locked(source, target):
        if next(moves) == good_moves:
            raise PermissionError(13, "open in another program")
        move(source, target)

    def no_links(*_):
        raise OSError

    monkeypatch.setattr(export_module.os, "replace", locked)
    if not linkable:
        monkeypatch.setattr(export_module.os, "link", no_links)
    with pytest.raises(PermissionError):
        export([bare], tmp_path)
    assert snapshot(tmp_path) == before


def test_a_fault_while_moving_leaves_no_new_files(tmp_path, full, monkeypatch):
    moves = iter(range(100))
    move = os.replace

    def locked(source, target):
        if next(moves) == 2:
            raise PermissionError(13, "no")
        move(source, target)

    monkeypatch.setattr(export_module.os, "replace", locked)
    with pytest.raises(PermissionError):
        export([full], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_other_files_of_the_folder_stay(tmp_path, full):
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    export([full], tmp_path)
    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_stream_gets_the_bytes_of_the_file(tmp_path, full, bare, form):
    stream = io.BytesIO()
    write_items([full, bare], stream, form)
    assert stream.getvalue() == export([full, bare], tmp_path, form)[0].read_bytes()


def test_a_stream_takes_no_parquet(full):
    with pytest.raises(ValueError, match="parquet"):
        write_items([full], io.BytesIO(), "parquet")
