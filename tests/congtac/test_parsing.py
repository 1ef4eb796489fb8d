import gc
import hashlib
import os
import sys
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congtac import parsing
from congtac.batch import parse_each
from congtac.extract.errors import CongtacError, MissingFileError
from congtac.given import source_name
from congtac.normalize.records import DocumentRecord, Item, Records
from congtac.parsing import holds_programme

pytestmark = pytest.mark.usefixtures("pipeline")


def outcomes(folder, **files):
    paths = []
    for name, text in files.items():
        paths.append(folder / name)
        paths[-1].write_text(text, "utf-8")
    return list(parse_each(paths))


@pytest.mark.parametrize(
    ("text", "error", "problem"),
    [
        ("damaged", "damaged: The file is damaged", "Get the file again"),
        ("empty", "no_programme: No agenda item was found", "Check that it is a work programme"),
        ("fault", "internal error: KeyError: 'a\\nb'", "Please report it"),
    ],
)
def test_a_bad_file_fails_alone(folder, text, error, problem):
    good, bad, last = outcomes(folder, a="Họp", b=text, c="Họp khác")
    assert [good.failed, bad.failed, last.failed] == [False, True, False]
    document = bad.records.document
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert (document.status, document.doc_id, document.sha256) == ("failed", digest[:16], digest)
    assert document.error.startswith(error)
    assert problem in bad.problem
    assert "\n" not in bad.problem


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        ("a.pdf", "damaged", "damaged: The file is damaged or was cut short. It is named .pdf but is plain text."),
        ("a.docx", "empty", "No agenda item was found in the file. It is named .docx but is plain text."),
        ("a.txt", "damaged", "damaged: The file is damaged or was cut short."),
    ],
)
def test_the_error_of_a_misnamed_file_says_what_it_is(folder, name, text, error):
    (outcome,) = outcomes(folder, **{name: text})
    assert outcome.records.document.error.endswith(error)
    assert error.partition(": ")[2] in outcome.problem


def test_without_items_the_documents_row_keeps_what_was_read(folder):
    (empty,) = outcomes(folder, a="empty")
    assert empty.records.document.title == "LỊCH CÔNG TÁC"


UNDATED = Item("1", "d", 1, "task", content="Xin chào", page=1, source_text="Xin chào")


@pytest.mark.parametrize(
    ("items", "doc_type", "expected"),
    [
        ([], "schedule", False),
        ([UNDATED], "programme", True),
        ([UNDATED], "other", False),
        ([UNDATED], None, False),
        ([UNDATED, replace(UNDATED, date_end=date(2026, 1, 5))], "other", True),
        ([replace(UNDATED, recurrence="FREQ=WEEKLY")], "other", True),
    ],
)
def test_holds_programme(items, doc_type, expected):
    assert holds_programme(Records(DocumentRecord("d", "s", "h", doc_type=doc_type), tuple(items))) is expected


def test_the_words_of_what_is_no_programme_are_residue(folder, monkeypatch):
    letter = Records(DocumentRecord("d", "s", "h", doc_type="other", coverage=1.0), (UNDATED,))
    monkeypatch.setattr(parsing, "parse", lambda *_: letter)
    (outcome,) = outcomes(folder, a="x")
    assert outcome.failed
    assert outcome.records.items == ()
    assert [row.text for row in outcome.records.residue] == ["Xin chào"]
    assert outcome.records.document.coverage is None


def test_a_file_that_cannot_be_opened(folder):
    (gone,) = parse_each([folder / "gone.pdf"])
    assert gone.failed
    assert gone.records.document.error.startswith("unreadable: ")
    assert gone.records.document.doc_id == ""


def test_the_same_bytes_again_are_a_duplicate(folder):
    first, second = outcomes(folder, a="Họp", b="Họp")
    assert len(first.records.items) == 1
    assert second.records.items == ()
    assert second.records.document.status == "duplicate"
    assert second.records.document.error == f"the same bytes as {first.path.as_posix()}"
    assert not second.failed


def test_a_failed_file_has_no_duplicates(folder):
    assert [outcome.failed for outcome in outcomes(folder, a="damaged", b="damaged")] == [True, True]


def zipped(path, **files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return path


def told(paths):
    """Sources, states and errors' first words; and how many documents there are said to be."""
    more = []
    documents = [outcome.records.document for outcome in parse_each(paths, more.append)]
    rows = [(one.source, one.status, (one.error or "").partition(":")[0]) for one in documents]
    return rows, len(paths) + sum(more)


def test_each_document_of_an_archive_has_its_row(folder):
    inner = zipped(folder / "x", c__txt="Họp", d__txt="Tiếp dân").read_bytes()
    zipped(folder / "năm.zip", a__txt="Họp", b__txt="damaged", e__zip=inner, g__rar="Rar!", ảnh__gif="x")
    assert told([Path("năm.zip")]) == (
        [
            ("năm.zip!/a.txt", "ok", ""),
            ("năm.zip!/b.txt", "failed", "damaged"),
            ("năm.zip!/e.zip!/c.txt", "duplicate", "the same bytes as năm.zip!/a.txt"),
            ("năm.zip!/e.zip!/d.txt", "ok", ""),
            ("năm.zip!/g.rar", "ok", ""),  # the stand-in reads any text
        ],
        5,
    )


def test_the_source_of_an_archives_document_leads_to_it(folder):
    zipped(folder / "năm.zip", a__txt="Họp")
    (outcome,) = parse_each([Path("năm.zip")])
    assert parsing.parse_strictly(Path(outcome.records.document.source)) == outcome.records
    for missing in ("năm.zip!/b.txt", "tháng.zip!/a.txt", "b.txt"):
        with pytest.raises(MissingFileError):
            parsing.parse_strictly(Path(missing))


def test_an_archive_that_cannot_be_opened_is_one_failed_row(folder):
    data = zipped(folder / "a.zip").read_bytes()
    (outcome,) = parse_each([Path("a.zip")])
    document = outcome.records.document
    assert (document.source, document.status, document.sha256) == ("a.zip", "failed", hashlib.sha256(data).hexdigest())
    assert "The archive holds no file of a known form. Check that" in outcome.problem


def test_an_archive_without_its_suffix_is_one_all_the_same(folder):
    assert told([zipped(folder / "a.docx", b__txt="Họp")])[1] == 1
    assert told([zipped(Path("a.docx"), b__txt="Họp")])[0] == [("a.docx!/b.txt", "ok", "")]


def test_the_password_comes_to_each_file(folder, monkeypatch):
    given = []
    monkeypatch.setattr(parsing, "parse", lambda data, name, password: given.append((name, password)))
    put = zipped(Path("a.zip"), b__txt="Họp", c__txt="Tiếp dân")
    list(parse_each([put], password="x"))
    assert given == [("a.zip!/b.txt", "x"), ("a.zip!/c.txt", "x")]


def test_source_is_the_path_as_given():
    assert source_name(Path("lịch") / "tuần 2.pdf") == "lịch/tuần 2.pdf"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names there are Unicode")
def test_a_name_that_is_no_unicode_can_be_written():
    assert source_name(Path(os.fsdecode(b"l\xefch.pdf"))) == "l\\udcefch.pdf"


@pytest.mark.parametrize("threshold", [0, 700, 100_000])
@pytest.mark.parametrize("data", [b"Not a programme.", b"%PDF-1.7 cut short"])
def test_the_collector_is_left_as_it_was(threshold, data):
    before = gc.get_threshold()
    gc.set_threshold(threshold, *before[1:])
    try:
        with suppress(CongtacError):
            parsing.parse(data, "a")
        assert gc.get_threshold()[0] == threshold
    finally:
        gc.set_threshold(*before)
