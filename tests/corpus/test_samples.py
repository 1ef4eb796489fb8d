"""The sample programmes: complete, well formed, and each gold row made of words that the programme prints."""

import csv
import json
import re
import tomllib
import unicodedata
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
FOLDERS = sorted(path.parent for path in SAMPLES.glob("*/*/*.toml"))
KINDS = {"event", "task", "deadline", "notice"}
SESSIONS = {"", "morning", "afternoon", "evening", "all_day"}
DOCUMENT_KEYS = {
    "title",
    "doc_type",
    "issuer",
    "issuer_level",
    "province",
    "number",
    "issued_on",
    "period_kind",
    "period_start",
    "period_end",
    "edition",
    "signer",
    "signer_title",
}

samples = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def gold(folder: Path) -> list[dict[str, str]]:
    with (folder / f"{folder.name}.gold.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def document(folder: Path) -> dict[str, object]:
    return json.loads((folder / f"{folder.name}.document.json").read_text(encoding="utf-8"))


def folded(text: str) -> str:
    return " ".join(re.sub(r"[^\w/%]", " ", unicodedata.normalize("NFC", text).casefold()).split())


def printed(folder: Path) -> str:
    """All words of the Word file, head, tables and foot, in the order they stand in."""
    body = Document(str(folder / f"{folder.name}.docx")).element.body
    paragraphs = ("".join(text.text or "" for text in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    return folded("\n".join(paragraphs))


def test_a_quarter_is_kept_for_judging():
    develop, judge = (sum(folder.parent.name == part for folder in FOLDERS) for part in ("develop", "judge"))
    assert develop >= 8
    assert 4 * judge >= develop + judge


@samples
def test_has_its_forms(folder):
    more = tomllib.loads((folder / f"{folder.name}.toml").read_text(encoding="utf-8")).get("forms", [])
    for form in ("docx", "pdf", "txt", "gold.csv", "document.json", *({"xlsx"} & {*more})):
        assert (folder / f"{folder.name}.{form}").stat().st_size > 0, form


@samples
def test_pages_follow_their_source(folder, monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(SAMPLES))
    import page  # noqa: PLC0415
    from programme import load  # noqa: PLC0415

    programme = load(folder / f"{folder.name}.toml")
    path = programme.path(".html")
    assert path.exists() == ("html" in programme.forms)
    if path.exists():
        (tmp_path / folder.name).mkdir()
        assert page.write(replace(programme, folder=tmp_path / folder.name)).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    "folder", [folder for folder in FOLDERS if folder.parent.name == "develop"][::16], ids=lambda folder: folder.name
)
def test_scans_are_pictures_of_their_pdf_and_the_same_each_time(folder, monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(SAMPLES))
    import scan  # noqa: PLC0415
    from programme import load  # noqa: PLC0415

    programme = load(folder / f"{folder.name}.toml")
    once, again = (scan.write(programme, programme.path(".pdf"), 60, tmp_path / name) for name in "ab")
    assert once.read_bytes() == again.read_bytes()
    with pdfplumber.open(programme.path(".pdf")) as pdf:
        n_pages, area = len(pdf.pages), pdf.pages[0].width * pdf.pages[0].height
    if once.suffix == ".pdf":
        with pdfplumber.open(once) as pdf:
            assert not any(page.chars for page in pdf.pages)
            assert [round(page.width * page.height / area, 1) for page in pdf.pages] == [1.0] * n_pages
    else:
        with Image.open(once) as image:
            assert getattr(image, "n_frames", 1) == n_pages
            assert image.info["dpi"] == pytest.approx((60, 60), rel=0.01)


@samples
def test_gold_follows_its_source(folder, monkeypatch):
    monkeypatch.syspath_prepend(str(SAMPLES))
    from gold import COLUMNS, rows  # noqa: PLC0415
    from programme import load  # noqa: PLC0415

    stated = [{column: row.get(column, "") for column in COLUMNS} for row in rows(load(folder / f"{folder.name}.toml"))]
    assert gold(folder) == stated


@samples
def test_rows_are_well_formed(folder):
    rows = gold(folder)
    assert 10 <= len(rows) <= 45
    assert [row["n"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    for row in rows:
        assert row["doc"] == folder.name
        assert row["kind"] in KINDS
        assert row["session"] in SESSIONS
        assert row["scored"] in ("", "all")
        assert row["content"]
        assert row["content"] == row["content"].strip(" ;.")
        assert unicodedata.is_normalized("NFC", "".join(row.values()))
        assert all(leader.count("|") == 1 for leader in row["leaders"].split("; ") if leader)


@samples
def test_times_and_sessions_agree(folder):
    for row in gold(folder):
        if row["time_start"]:
            start = time.fromisoformat(row["time_start"])
            expected = "morning" if start < time(12) else "afternoon" if start < time(18) else "evening"
            assert row["session"] in (expected, "all_day"), row
        if row["time_end"]:
            assert (row["date_end"] > row["date_start"]) == bool(overnight(row)), row


def overnight(row: dict[str, str]) -> timedelta:
    """A night shift of the last day ends after it."""
    return timedelta(days=1 if row["time_end"] and row["time_end"] <= row["time_start"] else 0)


def beyond(row):
    """How far a row may reach beyond the period: a night's shift or a trip that begins in it ends after it."""
    return overnight(row) if row["date_start"] == row["date_end"] or row["time_end"] else timedelta(days=6)


@samples
def test_dates_lie_in_the_period(folder):
    period = [date.fromisoformat(str(document(folder)[key])) for key in ("period_start", "period_end")]
    for row in gold(folder):
        if row["kind"] == "deadline":
            assert row["date_start"] <= row["date_end"]
            assert row["date_end"]
        elif row["kind"] == "task" or row["recurrence"]:
            assert not row["date_start"]
        for day in (row["date_start"], row["date_end"]):
            assert not day or period[0] <= date.fromisoformat(day) <= period[1] + beyond(row), row


@samples
def test_words_of_gold_are_printed(folder):
    words = printed(folder)
    for row in gold(folder):
        for field in ("content", "participants", "location"):
            assert folded(row[field]) in words, row[field]
        for leader in filter(None, row["leaders"].split("; ")):
            assert folded(leader.split("|")[0]) in words, leader


@samples
def test_document_is_printed(folder):
    row = document(folder)
    assert set(row) <= DOCUMENT_KEYS
    assert row["period_start"] <= row["period_end"]
    words = printed(folder)
    for key in ("title", "number", "signer"):
        assert folded(str(row.get(key, ""))) in words, key
