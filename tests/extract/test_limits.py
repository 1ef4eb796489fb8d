"""What is refused before it is read, and what is just small enough."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import bad_input as bad
import pytest
from PIL import Image

from congtac.extract import (
    archive,
    archive_directory,
    archive_locked,
    errors,
    file_size,
    kind,
    pdf_limits,
    picture_limits,
    sheet,
    sheet_grid,
)
from congtac.extract.archive_directory import check_directory
from congtac.extract.file_size import check_file_size
from congtac.extract.pdf import read_pdf
from congtac.extract.picture_limits import check_picture, check_picture_file
from congtac.extract.source import read_source

MB = 2**20
FORMS = Path(__file__).parents[2] / "docs" / "forms.md"
TEXT, PAGE, PDF, ZIP = "Lịch công tác\n".encode() * 5000, b"<html>" * 11000, b"%PDF-1.7\n" * 8000, b"PK\x03\x04" * 16000


@pytest.mark.parametrize(
    ("head", "size", "error"),
    [
        (TEXT, 8 * MB, None),
        (TEXT, 8 * MB + 1, "plain text of 8 MB; at most 8"),
        (b" " * file_size.HEAD, 9 * MB, "plain text of 9 MB"),
        (PAGE, 32 * MB, None),
        (PAGE, 33 * MB, "The page has 33 MB; at most 32"),
        (PDF, 512 * MB, None),
        (PDF, 513 * MB, "The file has 513 MB; at most 512"),
        (ZIP, 512 * MB, None),
        (ZIP, 3000 * MB, "The file has 3,000 MB"),
    ],
)
def test_how_large_a_file_may_be(head, size, error):
    head = head[: file_size.HEAD]
    if error is None:
        check_file_size(head, size)
    else:
        with pytest.raises(errors.TooLargeError, match=error):
            check_file_size(head, size)


def test_a_large_file_of_a_kind_that_is_not_read_says_that():
    with pytest.raises(errors.UnsupportedError, match="RAR"):
        check_file_size(b"Rar!" + bytes(60000), 100 * MB)


@pytest.mark.parametrize(
    ("width", "height", "fits"),
    [
        (2480, 3508, True),  # A4 at 300 dpi
        (7016, 9921, True),  # A3 at 600 dpi
        (9933, 14043, True),  # A0 at 300 dpi
        (30_000, 30_000, False),
        (32_768, 10, False),
        (32_767, 10, True),
        (0, 0, True),
    ],
)
def test_how_large_a_picture_may_be(width, height, fits):
    if fits:
        check_picture(width, height)
    else:
        with pytest.raises(errors.TooLargeError, match=f"{width:,} x {height:,} pixels: more than a sheet of A0"):
            check_picture(width, height)


@pytest.mark.parametrize(
    ("data", "pixels"),
    [
        (bad.headed("TIFF", 30_000), "900,000,000 pixels"),
        (bad.headed("JPEG", 13_000), "13,000 x 13,000 pixels"),
        (bad.headed("TIFF", 13_000), "13,000 x 13,000 pixels"),
    ],
)
def test_a_picture_file_tells_its_size_by_its_header(data, pixels):
    with pytest.raises(errors.TooLargeError, match=pixels):
        check_picture_file(data)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "GIF", "BMP"])
def test_a_scanned_page_is_small_enough(form):
    out = io.BytesIO()
    Image.new("1" if form != "JPEG" else "L", (2480, 3508)).save(out, form)
    check_picture_file(out.getvalue())
    for cut in (9, 30):
        with pytest.raises(errors.DamagedError):
            check_picture_file(out.getvalue()[:cut])


def tiff(sizes: list[tuple[int, int]]) -> bytes:
    out = io.BytesIO()
    pages = [Image.new("1", size) for size in sizes]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="group4")
    return out.getvalue()


def test_each_page_of_a_tiff_counts():
    check_picture_file(tiff([(10, 10), (20, 20)]))
    with pytest.raises(errors.TooLargeError, match=r"40,000 x 10 pixels"):
        check_picture_file(tiff([(10, 10), (40_000, 10)]))


def test_pictures_are_looked_at_before_they_are_recognised():
    with pytest.raises(errors.TooLargeError, match="13,000 x 13,000 pixels"):
        read_source(bad.headed("JPEG", 13_000), "a.jpg")
    with pytest.raises(errors.TooLargeError, match="The picture on page 1 of the PDF has 30,000 x 30,000 pixels"):
        read_source(bad.picture_in_a_pdf(30_000), "a.pdf")


@pytest.mark.parametrize(("count", "error"), [(2000, errors.EmptyFileError), (2001, errors.TooLargeError)])
def test_how_many_pages_a_pdf_may_have(count, error):
    with pytest.raises(error):
        read_pdf(bad.many_pages(count))


def test_a_page_as_wide_as_the_format_allows_is_read(monkeypatch):
    monkeypatch.setattr(pdf_limits, "LONGEST_SIDE", 56_693)
    assert read_pdf(bad.large_page()).words[0].text == "Monday"
    monkeypatch.setattr(pdf_limits, "LONGEST_SIDE", 56_692)
    with pytest.raises(errors.TooLargeError, match=r"20\.0 m wide and 0\.3 m high"):
        read_pdf(bad.large_page())


@pytest.mark.parametrize("broken", [False, True])
def test_a_stream_that_unpacks_to_too_much(monkeypatch, broken):
    monkeypatch.setattr(pdf_limits, "MOST_OF_A_STREAM", 1000)
    packed = zlib.compress(b"BT /F 12 Tf 100 100 Td (Monday) Tj ET" + b" " * 2000)
    with pytest.raises(errors.TooLargeError, match="A part of the PDF unpacks"):
        read_pdf(bad.one_page(bad.stream(packed[:-2] + b"xx" if broken else packed)))


@pytest.mark.parametrize("cut", [0, 4, 6])
def test_streams_within_the_limit_are_as_ever(cut):
    """A checksum that is wrong or cut off is passed over, as pdfminer does."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    packed = zlib.compress(b"BT /F 12 Tf 100 100 Td (Monday 05/01/2026) Tj ET")
    data = bad.one_page(bad.stream(packed[: len(packed) - cut]), font, resources=b"/Font << /F 5 0 R >>")
    assert [word.text for word in read_pdf(data).words] == ["Monday", "05/01/2026"]
    assert pdf_limits.pdftypes.zlib is zlib


def test_a_large_picture_beside_text_is_not_looked_at():
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    entries = b"/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    content = zlib.compress(b"BT /F 12 Tf 100 100 Td (Monday) Tj ET 100 0 0 100 0 0 cm /I Do")
    resources = b"/Font << /F 5 0 R >> /XObject << /I 6 0 R >>"
    data = bad.one_page(bad.stream(content), font, bad.stream(bad.bomb(MB), entries), resources=resources)
    assert read_pdf(data).words[0].text == "Monday"


@pytest.mark.parametrize(("sheets", "error"), [(1000, "The file holds no text"), (1001, "more than 1,000 sheets")])
def test_how_many_sheets_a_workbook_may_have(sheets, error):
    with pytest.raises(errors.CongtacError, match=error):
        read_source(bad.workbook(sheets), "a.xlsx")


def test_pictures_of_a_docx_count_too():
    parts = {"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>", "word/media/a.bmp": b"x"}
    data = bytearray(bad.zipped(parts, stored=True))
    at = data.rindex(b"word/media/a.bmp") - 46
    data[at + 20 : at + 28] = struct.pack("<II", 2 * 2**30, 2 * 2**30)
    with pytest.raises(errors.TooLargeError):
        read_source(bytes(data), "a.docx")


@pytest.mark.parametrize("comment", [b"", b"Luu tru" * 100])
@pytest.mark.parametrize("large", [False, True])
def test_the_list_of_an_archives_members(monkeypatch, comment, large):
    monkeypatch.setattr(archive_directory, "MOST_BYTES", 5000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(100 if large else 50):
            archive.writestr(f"{number}.txt", b"")
        archive.comment = comment
    if large:
        with pytest.raises(errors.TooLargeError, match="lists more files than are read"):
            check_directory(out)
    else:
        check_directory(out)
    assert out.tell() == 0


def test_the_list_of_an_archive_of_zip64(monkeypatch):
    """Its size stands in another record, where the old one has no room for it."""
    monkeypatch.setattr(archive_directory, "MOST_BYTES", 5000)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 10)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(100):
            archive.writestr(f"{number}.txt", b"")
    data = bytearray(out.getvalue())
    assert b"PK\x06\x06" in data
    data[-10:-6] = b"\xff" * 4
    with pytest.raises(errors.TooLargeError):
        check_directory(io.BytesIO(bytes(data)))
    check_directory(io.BytesIO(bytes(data[:-30])))


@pytest.mark.parametrize(
    ("row", "limits"),
    [
        ("a file", (file_size.MOST_OF_A_FILE // MB,)),
        ("a web page; a plain text", (file_size.MOST_OF_A_PAGE // MB, file_size.MOST_OF_A_TEXT // MB)),
        ("pages of a PDF or TIFF", (picture_limits.MOST_PAGES,)),
        ("a page of a PDF", (f"{pdf_limits.LONGEST_SIDE / 72 * 0.0254:.2f}", pdf_limits.MOST_OF_A_PAGE // MB)),
        ("a part of a PDF, unpacked", (pdf_limits.MOST_OF_A_STREAM // MB,)),
        ("a picture, or one on a scanned page", (picture_limits.MOST_PIXELS // 10**6, picture_limits.LONGEST_SIDE)),
        (
            "XML of a DOCX, XLSX, ODS or ODT, unpacked",
            (kind._MOST_BYTES // MB, kind._MOST_OF_A_PART // MB, kind._MOST_RATIO),
        ),
        ("sheets; filled cells of a workbook", (sheet.MOST_SHEETS, sheet_grid.MOST_CELLS)),
        (
            "a ZIP archive, unpacked",
            (archive.MOST_BYTES // 2**30, archive.MOST_MEMBERS, archive.MOST_OF_A_MEMBER // MB, archive.MOST_RATIO),
        ),
        ("a member under ZIP's old lock", (archive_locked._MOST_BYTES // MB,)),
    ],
)
def test_the_docs_say_these_limits(row, limits):
    (line,) = [line for line in FORMS.read_text("utf-8").splitlines() if line.startswith(f"| {row} |")]
    said = line.split("|")[2]
    numbers = [limit if isinstance(limit, str) else f"{limit:,}" for limit in limits]
    assert [number for number in numbers if f" {number} " not in f"{said} ".replace(";", " ").replace(",  ", " ")] == []
