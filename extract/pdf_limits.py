"""What a PDF may hold: refused before it is unpacked or drawn."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from pdfminer import pdftypes
from pdfminer.pdfpage import PDFPage

from congtac.extract.errors import CongtacError, TooLargeError
from congtac.extract.picture_limits import MOST_PAGES, check_picture

MOST_OF_A_STREAM = 256 * 2**20
"""Bytes that a stream may unpack to: a scan of A3 in colour at 600 dpi takes 210 MB."""
MOST_OF_A_PAGE = 32 * 2**20
"""Bytes of drawing on a page: a table of a thousand cells takes a tenth of one MB, a drawn map some."""
LONGEST_SIDE = 14_400
"""Points along a side of a page, 5.08 m: what the format allows (ISO 32000-1, annex C.2)."""
_METRES = 0.0254 / 72


def check_pages(pdf: Any) -> None:
    """Refuse a PDF with more pages than any programme.

    Args:
        pdf: As pdfplumber opens it.

    Raises:
        TooLargeError: It has.
    """
    if sum(1 for _ in islice(PDFPage.create_pages(pdf.doc), MOST_PAGES + 1)) > MOST_PAGES:
        raise TooLargeError(
            f"The PDF has more than {MOST_PAGES:,} pages.", "Split it, and read the parts that hold programmes."
        )


def check_page(page: Any, number: int) -> None:
    """Refuse a page that is larger than a page can be, or that unpacks to more than a programme draws.

    Args:
        page: As pdfplumber gives it.
        number: For the message.

    Raises:
        TooLargeError: It is.
    """
    width, height = float(page.width), float(page.height)
    if max(width, height) > LONGEST_SIDE:
        raise TooLargeError(
            f"Page {number} of the PDF is {width * _METRES:.1f} m wide and {height * _METRES:.1f} m high; "
            f"the format allows {LONGEST_SIDE * _METRES:.1f} m.",
            "Print it to PDF again, on paper of A4 or A3.",
        )
    size = 0
    for content in page.page_obj.contents:
        # What cannot be unpacked is for the interpreter to say.
        with _others_errors_passed_over():
            size += len(pdftypes.stream_value(content).get_data())
        if size > MOST_OF_A_PAGE:
            raise _unpacks_to_too_much(f"Page {number} of the PDF")


@contextmanager
def _others_errors_passed_over() -> Iterator[None]:
    try:
        yield
    except CongtacError:
        raise
    except Exception:
        return


def check_pictures(page: Any, number: int) -> None:
    """Refuse a page with a picture that is larger than any scanned page; for pages that are read by their pictures.

    Args:
        page: As pdfplumber gives it.
        number: For the message.

    Raises:
        TooLargeError: It has one.
    """
    for picture in page.images:
        width, height = picture["srcsize"]
        if isinstance(width, int) and isinstance(height, int):
            check_picture(width, height, f"The picture on page {number} of the PDF")


@contextmanager
def limited_streams() -> Iterator[None]:
    """In it the PDF library unpacks no stream to more than `MOST_OF_A_STREAM`."""
    pdftypes.zlib = _LimitedZlib  # type: ignore[attr-defined, assignment]
    try:
        yield
    finally:
        pdftypes.zlib = zlib  # type: ignore[attr-defined]


class _LimitedZlib:
    """What pdfminer uses of `zlib`, with an end."""

    error = zlib.error

    @staticmethod
    def decompress(data: bytes) -> bytes:
        unpacker = _Unpacker()
        unpacked = unpacker.decompress(data)
        if not unpacker.ended:
            raise zlib.error("incomplete stream")
        return unpacked

    @staticmethod
    def decompressobj() -> _Unpacker:
        return _Unpacker()


class _Unpacker:
    def __init__(self) -> None:
        self._unpacker = zlib.decompressobj()
        self._left = MOST_OF_A_STREAM

    @property
    def ended(self) -> bool:
        return self._unpacker.eof

    def decompress(self, data: bytes) -> bytes:
        unpacked = self._unpacker.decompress(data, self._left + 1)
        self._left -= len(unpacked)
        if self._left < 0:
            raise _unpacks_to_too_much("A part of the PDF")
        return unpacked


def _unpacks_to_too_much(what: str) -> CongtacError:
    return TooLargeError(
        f"{what} unpacks to more than any work programme holds.", "Print it to PDF again, or get the original file."
    )
