import gc
import hashlib
import os
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congtac import parsing
from congtac.extract.errors import CongtacError
from congtac.given import source_name
from congtac.normalize.records import DocumentRecord, Item, Records
from congtac.parsing import holds_programme, parse_each

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
