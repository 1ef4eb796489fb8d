"""Small PDFs written by hand, where a test wants full say over what stands where."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

import pytest

PdfMaker = Callable[..., bytes]


def write_pdf(
    pages: Sequence[str], size: tuple[int, int] = (595, 842), image: bool = False, fonts: tuple[str, str] = ("", "")
) -> bytes:
    """A PDF whose pages have these content streams; font /F1 is Helvetica, /F2 bold, image /I a black dot.

    Other `fonts` are called so; their letters are half as wide as high.
    """
    widths = b" /FirstChar 0 /LastChar 255 /Widths [" + b"500 " * 256 + b"]"
    described = b" /FontDescriptor << /FontName /%s /Flags 32 /FontBBox [0 -200 1000 900] /Ascent 900 /Descent -200 >>"
    named = [
        name.encode() + widths + described % name.encode() if name else standard
        for name, standard in zip(fonts, (b"Helvetica", b"Helvetica-Bold"), strict=True)
    ]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % named[0],
        b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % named[1],
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b"\nstream\n\x00\nendstream",
    ]
    kids = []
    for page in pages:
        data = zlib.compress(page.encode("cp1252"))
        content = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data)
        objects.append(content)
        images = b"/XObject << /I 5 0 R >>" if image else b""
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> %s >> >>" % (*size, len(objects), images)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def show(x: float, top: float, text: str, size: float = 12, font: str = "F1", matrix: str = "1 0 0 1") -> str:
    """Content that shows a text with its baseline at a distance from the top of an A4 page."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {matrix} {x} {842 - top} Tm ({escaped}) Tj ET\n"


def draw_grid(xs: Sequence[float], tops: Sequence[float]) -> str:
    """Content that rules all lines of a grid."""
    lines = [f"{x} {842 - tops[0]} m {x} {842 - tops[-1]} l S\n" for x in xs]
    return "".join(lines + [f"{xs[0]} {842 - top} m {xs[-1]} {842 - top} l S\n" for top in tops])


@pytest.fixture(scope="session")
def make_pdf() -> PdfMaker:
    return write_pdf


@pytest.fixture(scope="session")
def text_at() -> Callable[..., str]:
    return show


@pytest.fixture(scope="session")
def ruled() -> Callable[..., str]:
    return draw_grid
