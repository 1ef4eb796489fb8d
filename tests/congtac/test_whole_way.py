"""The whole way, from the samples' files to the tables' bytes."""

import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

import congtac
from congtac.batch import parse_each
from congtac.cli import app
from congtac.corpus.tables import column_names

SAMPLES = Path(__file__).parents[2] / "corpus/samples/develop"
FORMS = ("pdf", "docx", "xlsx", "txt", "html")
FILES = sorted(path for form in FORMS for path in SAMPLES.glob(f"*/*.{form}"))
ONE_OF_EACH = [next(path for path in FILES if path.suffix == f".{form}") for form in FORMS]


def parse(*arguments: object) -> bytes:
    result = CliRunner().invoke(app, ["parse", *map(str, arguments)])
    assert result.exit_code == 0, result.stderr
    return result.stdout_bytes


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_sample_gives_tables(path):
    programme = congtac.read(path)
    assert list(programme.items.columns) == column_names("items")
    assert programme.items.item_id.is_unique
    assert programme.items.seq.tolist() == list(range(1, len(programme.items) + 1))
    assert set(programme.items.doc_id) == set(programme.document.doc_id) == {programme.records.document.sha256[:16]}
    assert set(programme.mentions.item_id) <= set(programme.items.item_id)
    assert programme.document.status.tolist() in (["ok"], ["partial"])
    assert programme.document.coverage.between(0, 1).all()
    assert programme.document.extracted_at.isna().all()


@pytest.mark.parametrize("path", ONE_OF_EACH, ids=lambda path: path.suffix)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_same_bytes_again_and_under_another_name(path, form, tmp_path):
    elsewhere = tmp_path / "thư mục khác" / f"lịch tuần{path.suffix}"
    elsewhere.parent.mkdir()
    shutil.copyfile(path, elsewhere)
    once = parse(path, "-o", "-", "--format", form)
    assert parse(path, "-o", "-", "--format", form) == once
    assert parse(elsewhere, "-o", "-", "--format", form) == once


@pytest.mark.parametrize("form", ["csv", "json", "parquet", "xlsx"])
def test_same_tables_again(form, tmp_path):
    for folder in ("a", "b"):
        parse(*ONE_OF_EACH, "-o", tmp_path / folder, "--format", form)
    written = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert [(tmp_path / "a" / name).read_bytes() for name in written] == [
        (tmp_path / "b" / name).read_bytes() for name in written
    ]


def test_a_sample_on_the_terminal():
    lines = parse(ONE_OF_EACH[0]).decode("utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert len(lines) == 2 + len(congtac.read(ONE_OF_EACH[0]).items)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_old_word_files_give_the_rows_of_their_word_files(tmp_path):
    names = ("xa-dong-vuong-2025-12-29", "xa-hoanh-say-2008-11")
    words = [SAMPLES / name / f"{name}.docx" for name in names]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for form in ("doc:MS Word 97", "rtf", "odt"):
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path), *map(str, words)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    for word in words:
        expected = said(congtac.read(word).records)
        outcomes = list(parse_each(sorted(tmp_path.glob(f"{word.stem}.*"))))
        assert [said(outcome.records) for outcome in outcomes] == [expected] * 3


def said(records):
    return [tuple(getattr(item, name) for name in SAID) for item in records.items]


WORKBOOKS = [path for path in FILES if path.suffix == ".xlsx"]
SAID = ["kind", "date_start", "date_end", "session", "time_start", "time_end", "content", "leaders", "departments"]
SAID += ["participants", "location", "note", "section"]


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_a_workbook_gives_the_rows_of_its_word_file(path):
    sheet, word = (congtac.read(path.with_suffix(suffix)) for suffix in (".xlsx", ".docx"))
    assert sheet.items[SAID].astype(str).values.tolist() == word.items[SAID].astype(str).values.tolist()
