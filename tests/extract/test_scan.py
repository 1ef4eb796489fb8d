"""Scanned pages through Tesseract; the same pages as text say what must come out."""

import io
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from scans import drawn, needs_tesseract, needs_tesseract_program, saved

from congtac.extract import recognise, scan
from congtac.extract.document import Paragraph, SourceDocument, Table
from congtac.extract.errors import DamagedError, EmptyFileError, NeedsOcrError, OcrFailedError
from congtac.extract.pdf import read_pdf
from congtac.extract.picture import read_pictures
from congtac.extract.source import read_source

FIXTURES = Path(__file__).parent / "fixtures"
SCHEDULE, PROSE = ((FIXTURES / f"{name}.pdf").read_bytes() for name in ("schedule", "prose"))


def likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def text(document: SourceDocument) -> str:
    return " ".join(word.text for word in document.words)


def cells(document: SourceDocument) -> dict[tuple[int, int, int, int], str]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return {(cell.row, cell.column, cell.row_span, cell.column_span): cell.text for cell in table.cells}


@pytest.fixture(scope="module")
def first_page() -> bytes:
    """The schedule's first page as a PDF of its own."""
    import pypdfium2  # noqa: PLC0415

    out, whole = io.BytesIO(), pypdfium2.PdfDocument(SCHEDULE)
    new = pypdfium2.PdfDocument.new()
    new.import_pages(whole, [0])
    new.save(out)
    return out.getvalue()


@needs_tesseract
def test_a_scanned_table_over_pages_is_the_table_of_the_pdf():
    scanned = read_pdf(saved(drawn(SCHEDULE, degrees=0.6), "PDF"))
    expected = cells(read_pdf(SCHEDULE))
    found = cells(scanned)
    assert scanned.text_source == "ocr" and len(scanned.pages) == 4
    assert found.keys() == expected.keys()
    assert likeness(" ".join(found.values()), " ".join(expected.values())) > 0.97
    assert all(word.score is not None and word.score > 0 for word in scanned.words)


@needs_tesseract
def test_scanned_prose_has_the_paragraphs_of_the_pdf():
    expected, found = (
        [block.text for block in document.blocks if isinstance(block, Paragraph)]
        for document in (read_pdf(PROSE), read_pdf(saved(drawn(PROSE, degrees=-0.8), "PDF")))
    )
    assert likeness(" ".join(found), " ".join(expected)) > 0.97
    assert len(found) == pytest.approx(len(expected), rel=0.1)


@needs_tesseract
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_is_read_and_its_boxes_lie_on_it_as_it_is(first_page, quarters):
    upright = read_pdf(first_page)
    turned = read_source(saved(drawn(first_page, quarters=quarters), "PNG"))
    assert likeness(text(turned), text(upright)) > 0.95
    width, height = upright.pages[0]
    assert turned.pages[0] == pytest.approx((height, width) if quarters % 2 else (width, height), abs=1)
    places = {word.text: word.bbox for word in upright.words if [w.text for w in upright.words].count(word.text) == 1}
    seen = 0
    for word in turned.words:
        x0, top, x1, bottom = places.get(word.text) or (None, 0, 0, 0)
        if x0 is not None and word.bbox is not None:
            x, y = (x0 + x1) / 2, (top + bottom) / 2
            expected = {1: (y, width - x), 2: (width - x, height - y), 3: (height - y, x)}[quarters]
            assert ((word.bbox.x0 + word.bbox.x1) / 2, (word.bbox.top + word.bbox.bottom) / 2) == pytest.approx(
                expected, abs=8
            )
            seen += 1
    assert seen > 20


@needs_tesseract
def test_a_bilevel_tiff_of_several_pages_is_read():
    document = read_source(saved(drawn(PROSE, dpi=300), "TIFF", 300, bilevel=True), "quet.tif")
    assert (document.media_type, document.text_source, document.flags) == ("image/tiff", "ocr", ())
    assert len(document.pages) == 2
    assert document.pages[0] == pytest.approx(read_pdf(PROSE).pages[0], abs=1)
    assert likeness(text(document), text(read_pdf(PROSE))) > 0.97


@needs_tesseract
def test_pages_of_text_and_scanned_pages_are_one_document(first_page):
    import pypdfium2  # noqa: PLC0415

    scanned = saved(drawn(SCHEDULE)[1:2], "PDF")
    mixed, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for part in (first_page, scanned):
        mixed.import_pages(pypdfium2.PdfDocument(part))
    mixed.save(out)
    document = read_pdf(out.getvalue())
    assert document.text_source == "mixed"
    assert {word.page for word in document.words if word.score is None} == {1}
    assert {word.page for word in document.words if word.score is not None} == {2}
    assert sum(isinstance(block, Table) for block in document.blocks) == 1


def covered(make_pdf, page: np.ndarray, layer: str) -> bytes:
    """A scanned page with a text layer that nobody sees, as a scanner's own recognition leaves it."""
    import pypdfium2  # noqa: PLC0415

    document, out = pypdfium2.PdfDocument(make_pdf([layer])), io.BytesIO()
    picture = pypdfium2.PdfImage.new(document)
    picture.set_bitmap(pypdfium2.PdfBitmap.from_pil(Image.fromarray(page)))
    picture.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
    sheet = document[0]
    sheet.insert_obj(picture)
    sheet.gen_content()
    document.save(out)
    return out.getvalue()


@needs_tesseract
@pytest.mark.parametrize(
    "line",
    [
        "UY BAN NHAN DAN XA lich cong tac tuan tir ngay den ngay",
        "Ký bởi: Văn phòng",
        "þùng xßæn kñøch ÿång ûðx thõæñ qüëw zøåk",
    ],
)
def test_a_layer_that_is_not_the_pages_text_is_not_taken(make_pdf, text_at, line):
    shown = line.encode("cp1252", "replace").decode("cp1252")
    layer = "".join(text_at(72, 100 + 20 * row, shown) for row in range(1 if "Ký" in line else 12))
    document = read_pdf(covered(make_pdf, drawn(PROSE)[0], layer))
    assert document.text_source == "ocr"
    assert likeness(text(document), text(read_pdf(PROSE))[: len(text(document))]) > 0.9


@needs_tesseract
def test_library_and_program_find_the_same(monkeypatch):
    (page,) = drawn(PROSE)[:1]
    library = recognise.recogniser().read(page, 200, "sparse")
    if sys.platform != "win32":
        import shutil  # noqa: PLC0415

        if shutil.which("tesseract") is None:
            pytest.skip("the program tesseract is not installed")
    program = recognise._Program().read(page, 200, "sparse")
    assert likeness(" ".join(word.text for word in program), " ".join(word.text for word in library)) > 0.97
    boxes = {(word.text, round(word.x0 / 20), round(word.top / 20)) for word in library}
    same = sum((word.text, round(word.x0 / 20), round(word.top / 20)) in boxes for word in program)
    assert same > 0.85 * len(program)


@needs_tesseract_program
def test_a_program_that_fails_or_hangs_says_so(monkeypatch):
    program = recognise._Program()

    def failing(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("tesseract", 120)

    monkeypatch.setattr(subprocess, "run", failing)
    with pytest.raises(OcrFailedError):
        program.read(np.full((50, 50), 255, np.uint8), 200, "line")


@pytest.fixture
def no_tesseract(monkeypatch):
    def absent() -> None:
        raise NeedsOcrError

    monkeypatch.setattr(scan, "recogniser", absent)


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_pictures_are_refused_and_pages_of_text_read(make_pdf, text_at):
    image = "595 0 0 842 0 0 cm /I Do"
    assert read_pdf(make_pdf([text_at(72, 100, "word"), image], image=True)).flags == ("pages_without_text",)
    for data in (make_pdf([image], image=True), saved([np.full((300, 200), 255, np.uint8)], "PNG")):
        with pytest.raises(NeedsOcrError, match="tesseract-ocr-vie"):
            read_source(data)


@needs_tesseract
def test_a_picture_without_text_holds_none():
    with pytest.raises(EmptyFileError):
        read_source(saved([np.full((1200, 900), 250, np.uint8)], "PNG"))


def picture(image: Image.Image, form: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def test_pictures_of_every_depth_are_grey_on_white():
    dark = Image.new("RGB", (40, 30), (10, 10, 10))
    clear = Image.new("RGBA", (40, 30), (0, 0, 0, 0))
    deep = Image.fromarray(np.full((30, 40), 65535, np.uint16))
    two = Image.new("1", (40, 30), 1)
    shades = [int(next(iter(read_pictures(picture(image)))).grey[5, 5]) for image in (dark, clear, deep, two)]
    assert shades == [10, 255, 255, 255]


@pytest.mark.parametrize(
    ("size", "dpi", "expected"),
    [
        ((1654, 2339), (200, 200), (595, 842)),
        ((1654, 2339), None, (595, 842)),
        ((1654, 2339), (1, 1), (595, 842)),
        ((2339, 1654), None, (842, 595)),
    ],
)
def test_a_page_is_as_large_as_its_picture_says_or_else_a4(size, dpi, expected):
    more = {"dpi": dpi} if dpi else {}
    (page,) = read_pictures(picture(Image.new("L", size, 255), "JPEG", **more))
    assert page.size == pytest.approx(expected, abs=2)


def test_a_telephones_picture_is_turned_as_it_says():
    image = Image.new("L", (40, 30), 255)
    image.paste(0, (0, 0, 10, 10))
    exif = Image.Exif()
    exif[0x0112] = 6  # it was held upright: the upper left corner is the upper right one
    (page,) = read_pictures(picture(image, "JPEG", exif=exif, quality=95))
    assert page.grey.shape == (40, 30)
    assert page.grey[4, 25] < 60 and page.grey[4, 4] > 200


def test_a_damaged_picture_is_refused():
    data = saved([np.random.default_rng(1).integers(0, 255, (400, 300)).astype(np.uint8)], "PNG")
    with pytest.raises(DamagedError):
        read_source(data[: len(data) // 2])
