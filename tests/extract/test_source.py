from __future__ import annotations

import contextlib
import hashlib
import io
import shutil
import subprocess
import sys
import zipfile
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile

from congtac.extract import errors
from congtac.extract.document import Block, Paragraph, SourceDocument, Table, Word
from congtac.extract.errors import CongtacError
from congtac.extract.source import read_source, tell_misnaming

FIXTURES = Path(__file__).parent / "fixtures"
SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
NEEDS_OFFICE = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
FORMS = ("schedule.pdf", "schedule.docx", "prose.pdf", "prose.docx")


def words_of(block: Block) -> list[Word]:
    if isinstance(block, Paragraph):
        return list(block.words)
    cells = chain.from_iterable(cell.words for cell in block.cells)
    return [*cells, *chain.from_iterable(paragraph.words for paragraph in block.furniture)]


def paragraphs_of(document: SourceDocument) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            found += chain.from_iterable(cell.paragraphs for cell in block.cells)
            found += block.furniture
    return found


def check(document: SourceDocument) -> None:
    """What holds for every document."""
    assert [word for block in document.blocks for word in words_of(block)] == list(document.words)
    assert [word.index for word in document.words] == list(range(len(document.words)))
    for number, paragraph in enumerate(paragraphs_of(document)):
        for word in paragraph.words:
            assert word.paragraph == number
            assert paragraph.text[word.offset : word.offset + len(word.text)] == word.text
            assert word.text and not any(char.isspace() for char in word.text)
    for block in document.blocks:
        if isinstance(block, Table):
            places = [
                (row, column)
                for cell in block.cells
                for row in range(cell.row, cell.row + cell.row_span)
                for column in range(cell.column, cell.column + cell.column_span)
            ]
            assert len(places) == len(set(places))
            assert all(row < block.n_rows and column < block.n_columns for row, column in places)
            assert [(cell.row, cell.column) for cell in block.cells] == sorted((c.row, c.column) for c in block.cells)


def body(document: SourceDocument) -> list[object]:
    found: list[object] = []
    for block in document.blocks:
        if isinstance(block, Table):
            cells = [(c.row, c.column, c.row_span, c.column_span, [p.text for p in c.paragraphs]) for c in block.cells]
            found.append((block.n_rows, block.n_columns, cells))
        elif block.role == "body":
            found.append(block.text)
    return found


@pytest.mark.parametrize("name", FORMS)
def test_each_word_is_in_one_block_and_in_order(name):
    check(read_source((FIXTURES / name).read_bytes(), name))


@pytest.mark.parametrize("name", ["schedule", "prose"])
def test_a_pdf_gives_what_its_word_file_gives(name):
    pdf, word = (read_source((FIXTURES / f"{name}.{form}").read_bytes()) for form in ("pdf", "docx"))
    assert body(pdf) == body(word)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seed programmes are not here")
@pytest.mark.parametrize("form", ["pdf", "docx", "txt", pytest.param("doc", marks=NEEDS_OFFICE)])
def test_seed_programmes_are_read(form):
    paths = sorted(path for path in SEEDS.glob(f"*.{form}") if ".scan." not in path.name)
    assert paths
    for path in paths:
        document = read_source(path.read_bytes(), path.name)
        check(document)
        assert document.flags == ()


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("", ()),
        ("a.pdf", ()),
        ("a.PDF", ()),
        ("a.docx", ("wrong_extension",)),
        ("a.b/c", ()),
        ("a", ()),
        ("tuần 02.2026", ()),
        ("1. tuần", ()),
        ("a.jpg", ("wrong_extension",)),
    ],
)
def test_only_the_flag_depends_on_the_name(name, flags):
    document = read_source((FIXTURES / "prose.pdf").read_bytes(), name)
    assert document.flags == flags
    assert document.media_type == "application/pdf"


@NEEDS_OFFICE
@pytest.mark.parametrize(
    ("form", "media_type"),
    [("doc", "application/msword"), ("rtf", "application/rtf"), ("odt", "application/vnd.oasis.opendocument.text")],
)
def test_an_old_word_file_gives_what_its_word_file_gives(form, media_type):
    old = read_source((FIXTURES / f"schedule.{form}").read_bytes(), f"schedule.{form}")
    check(old)
    assert body(old) == body(read_source((FIXTURES / "schedule.docx").read_bytes()))
    assert (old.media_type, old.flags) == (media_type, ())


def zipped(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


ODS = "application/vnd.oasis.opendocument.spreadsheet"
OLD_WORD = (FIXTURES / "schedule.doc").read_bytes()


def renamed(stream: str) -> bytes:
    """An old Word file whose text is a stream of another name."""
    at = OLD_WORD.index("WordDocument".encode("utf-16-le"))
    name = stream.encode("utf-16-le")
    entry = name.ljust(64, b"\0") + (len(name) + 2).to_bytes(2, "little")
    return OLD_WORD[:at] + entry + OLD_WORD[at + len(entry) :]


def locked() -> bytes:
    """An old Word file that says it is under a password."""
    data = bytearray(OLD_WORD)
    data[data.index(b"\xec\xa5", 512) + 11] |= 1
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", errors.EmptyFileError),
        (b" \r\n\t", errors.EmptyFileError),
        ("\u200b\n".encode(), errors.EmptyFileError),
        (renamed("EncryptedPackage"), errors.EncryptedError),
        (locked(), errors.EncryptedError),
        (renamed("PowerPoint Document"), errors.UnsupportedError),
        (renamed("Workbook"), errors.DamagedError),
        (OLD_WORD[:9000], errors.DamagedError),
        (OLE + "WordDocument".encode("utf-16-le"), errors.DamagedError),
        (OLE + "Workbook".encode("utf-16-le"), errors.DamagedError),
        (b"<!DOCTYPE html><html></html>", errors.EmptyFileError),
        (b"Rar!\x1a\x07\x00" + bytes(90), errors.UnsupportedError),
        (zipped(**{"xl/workbook.xml": "<x/>"}), errors.DamagedError),
        (zipped(**{"xl/workbook.bin": "x"}), errors.UnsupportedError),
        (zipped(**{"mimetype": ODS, "content.xml": "<x/>"}), errors.DamagedError),
        (
            zipped(**{"mimetype": ODS, "META-INF/manifest.xml": "<manifest:encryption-data/>"}),
            errors.EncryptedError,
        ),
        (zipped(mimetype="application/vnd.oasis.opendocument.graphics"), errors.UnsupportedError),
        (zipped(**{"a.txt": "text"}), errors.UnsupportedError),
        (zipped(**{"[Content_Types].xml": "<x/>"}), errors.DamagedError),
        (zipped(**{"word/document.xml": "<x/>"}), errors.DamagedError),
        ((FIXTURES / "prose.docx").read_bytes()[:9000], errors.DamagedError),
        (bytes(range(256)) * 40, errors.UnknownKindError),
    ],
)
def test_what_cannot_be_read_says_why(data, error):
    with pytest.raises(error) as caught:
        read_source(data)
    assert caught.value.message.endswith(".") and caught.value.remedy.endswith(".") and caught.value.reason.islower()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"<html><body>Not found</body></html>", "lịch.pdf", "It is named .pdf but is a web page."),
        (b"<html><body>Not found</body></html>", "lịch.html", ""),
        (b"{\\rtf1 a}", "thư mục/lịch.DOC", "It is named .DOC but is an RTF file."),
        (bytes(range(256)) * 40, "lịch.pdf", ""),
    ],
)
def test_what_a_misnamed_file_is(data, name, said):
    assert tell_misnaming(data, name) == said


def encrypted(name: str, password: str) -> bytes:
    """An Office file as Word and Excel protect it."""
    out = io.BytesIO()
    OOXMLFile(io.BytesIO((FIXTURES / name).read_bytes())).encrypt(password, out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["prose.docx", "week.xlsx"])
def test_an_office_file_under_a_password(name):
    data = encrypted(name, "mật khẩu")
    with pytest.raises(errors.EncryptedError, match="--password"):
        read_source(data, name)
    with pytest.raises(errors.EncryptedError, match="not by the one given"):
        read_source(data, name, "x")
    plain, document = read_source((FIXTURES / name).read_bytes(), name), read_source(data, name, "mật khẩu")
    assert document.words == plain.words
    assert document.flags == plain.flags
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_a_pdf_under_a_password():
    data = (FIXTURES / "locked.pdf").read_bytes()
    with pytest.raises(errors.EncryptedError, match="not by the one given"):
        read_source(data, "a.pdf", "y")
    assert read_source(data, "a.pdf", "x").blocks[0].text == "Tài liệu mật"


def test_what_needs_no_password_takes_one():
    data = (FIXTURES / "prose.docx").read_bytes()
    assert read_source(data, "a.docx", "x") == read_source(data, "a.docx")


@pytest.mark.parametrize("data", [locked(), OLD_WORD[:512] + b"\0" * 9000], ids=["no key", "broken"])
def test_what_no_password_opens_says_so(data):
    with pytest.raises((errors.EncryptedError, errors.DamagedError)):
        read_source(data, "a.doc", "x")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_a_document_or_an_error_of_ours(data):
    with contextlib.suppress(CongtacError):
        check(read_source(data))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(FORMS), st.integers(0, 10**6), st.binary(min_size=1, max_size=30))
def test_files_with_a_hole_give_a_document_or_an_error_of_ours(name, at, junk):
    data = (FIXTURES / name).read_bytes()
    at %= len(data)
    with contextlib.suppress(CongtacError):
        check(read_source(data[:at] + junk + data[at + len(junk) :]))


def test_the_door_is_light():
    heavy = {"pdfplumber", "docx", "openpyxl", "lxml", "pandas"}
    code = f"import congtac.extract.source, sys; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
