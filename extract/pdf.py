"""PDF files: words by geometry, tables by ruling lines; pages that are pictures by text recognition."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from congtac.extract.characters import no_cuts, read_rows, read_sideways
from congtac.extract.document import PageSize, SourceDocument, TextSource
from congtac.extract.errors import (
    CongtacError,
    DamagedError,
    EmptyFileError,
    EncryptedError,
    NeedsOcrError,
    TooLargeError,
)
from congtac.extract.grid import Grid, find_grids
from congtac.extract.kind import MEDIA_TYPES
from congtac.extract.layout import PageContent, blocks_of
from congtac.extract.numbering import Frame, number_blocks
from congtac.extract.ocr import scan_reader
from congtac.extract.pdf_fonts import decode_chars
from congtac.extract.pdf_limits import check_page, check_pages, check_pictures, limited_streams
from congtac.extract.picture import PdfPictures
from congtac.extract.text_layer import is_scanned, needs_recognition

_TAIL = 2048


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: what stands on it, how that was got, and how it lies on the file's page where it was straightened.

    `text_source` is None of a page that is a picture which could not be read.
    """

    size: PageSize
    content: PageContent
    text_source: Literal["text", "ocr"] | None = "text"
    frame: Frame | None = None
    legacy_encoding: str = ""


def read_pdf(data: bytes, password: str | None = None) -> SourceDocument:
    """Read a PDF: its text where it has any, by text recognition where its pages are pictures.

    Args:
        data: The file's bytes.
        password: For a protected file.

    Raises:
        EncryptedError: It wants a password, or another.
        NeedsOcrError: No page has text that can be read, and text recognition is not installed.
        EmptyFileError: It has no text and no images.
        DamagedError: It is cut short or broken.
        TooLargeError: It has more or larger pages or pictures than any programme.
    """
    tail = data.rstrip(b"\0\r\n \t")[-_TAIL:]
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise DamagedError("The PDF was cut short.")
    try:
        with limited_streams():
            pages = list(_read_pages(data, password))
        text_source = _text_source(pages)
        frames = {number: page.frame for number, page in enumerate(pages, 1) if page.frame is not None}
        words, blocks = number_blocks(blocks_of([page.content for page in pages]), frames)
    except CongtacError:
        raise
    except Exception as error:
        # pdfplumber wraps what is raised within it.
        for cause in (error, *error.args):
            if isinstance(cause, CongtacError):
                raise cause from error
            if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
                raise EncryptedError() from error
        raise DamagedError() from error
    return SourceDocument(
        hashlib.sha256(data).hexdigest(),
        MEDIA_TYPES["pdf"],
        words,
        blocks,
        tuple(page.size for page in pages),
        text_source=text_source,
        legacy_encoding=_most_used([page.legacy_encoding for page in pages]),
        flags=("pages_without_text",) if any(page.text_source is None for page in pages) else (),
    )


def _read_pages(data: bytes, password: str | None) -> Iterator[_Page]:
    """The one place that asks the PDF library."""
    with pdfplumber.open(io.BytesIO(data), password=password) as pdf, PdfPictures(data, password) as pictures:
        check_pages(pdf)
        for number, page in enumerate(pdf.pages, 1):
            check_page(page, number)
            yield _read_page(page, number, pictures)
            page.close()


def _read_page(page: Any, number: int, pictures: PdfPictures) -> _Page:
    chars = page.chars
    legacy_encoding = decode_chars(chars)
    size = PageSize(float(page.width), float(page.height))
    grids = find_grids(page) if page.edges else []
    content = _content(chars, number, size, grids)
    words = [word.text for row in (*content.rows, *content.sideways) for word in row.words]
    if needs_recognition(page, chars, words):
        check_pictures(page, number)
        return _recognised(page, number, size, pictures)
    if not grids and is_scanned(page):
        # Somebody's recogniser wrote the words behind the picture; the ruling lines are in the picture alone.
        with suppress(NeedsOcrError, TooLargeError):
            check_pictures(page, number)
            content = _content(chars, number, size, scan_reader().ruling_of(pictures.draw(page)))
    return _Page(size, content, legacy_encoding=legacy_encoding)


def _content(chars: Sequence[dict[str, Any]], number: int, size: PageSize, grids: list[Grid]) -> PageContent:
    def cuts(y: float) -> Sequence[float]:
        return [x for grid in grids for x in grid.row_cuts(y)]

    sideways = [char for char in chars if not char["upright"]]
    return PageContent(
        size,
        read_rows(chars, number, *size, cuts if grids else no_cuts),
        read_sideways(sideways, number, *size) if sideways else [],
        grids,
    )


def _recognised(page: Any, number: int, size: PageSize, pictures: PdfPictures) -> _Page:
    """A page that is a picture; without a word where nothing can read it."""
    try:
        read = scan_reader().recognise(pictures.draw(page), number)
    except NeedsOcrError:
        return _Page(size, PageContent(size, [], [], []), None)
    return _Page(size, read.content, "ocr", read.frame)


def _text_source(pages: Sequence[_Page]) -> TextSource:
    """How the text of a document was got.

    Raises:
        DamagedError: It has no pages.
        NeedsOcrError: All that it shows is pictures that could not be read.
        EmptyFileError: It shows nothing.
    """
    if not pages:
        raise DamagedError("The PDF has no pages.")
    if not any(page.content.rows or page.content.sideways for page in pages):
        raise NeedsOcrError() if any(page.text_source is None for page in pages) else EmptyFileError()
    got = {page.text_source for page in pages if page.content.rows or page.content.sideways}
    return "mixed" if len(got) > 1 else "ocr" if "ocr" in got else "text"


def _most_used(encodings: list[str]) -> str:
    """What most pages in a legacy encoding were in."""
    used = [encoding for encoding in encodings if encoding]
    return max(used, key=used.count) if used else ""
