"""Files that nobody should have to read, each made small or sparse where it can be."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import pyzipper
from msoffcrypto.format.ooxml import OOXMLFile
from PIL import Image

MB = 2**20
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def pdf(objects: Iterable[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1, the first of which is its catalog."""
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start))
    return out.getvalue()


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def one_page(content: bytes, *more: bytes, box: tuple[int, int] = (595, 842), resources: bytes = b"") -> bytes:
    """A PDF of a page, whose content is object 4; others are counted from 5."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R /Resources << %s >> >>"
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            page % (*box, resources),
            content,
            *more,
        ]
    )


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
            *[page] * count,
        ]
    )


def large_page() -> bytes:
    words = b"BT /F 12 Tf 100 100 Td (Monday 05/01/2026: meeting) Tj ET"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return one_page(stream(zlib.compress(words)), font, box=(56_693, 842), resources=b"/Font << /F 5 0 R >>")


def bomb(size: int) -> bytes:
    """What unpacks to so many blanks; twice packed it is a few bytes a megabyte."""
    packer = zlib.compressobj(6)
    return b"".join(packer.compress(b" " * MB) for _ in range(size // MB)) + packer.flush()


def bomb_in_a_page() -> bytes:
    return one_page(stream(bomb(40 * MB)))


def bomb_in_a_stream() -> bytes:
    """A font's table of letters: 300 MB."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    words = stream(zlib.compress(b"BT /F 12 Tf 100 100 Td (Monday) Tj ET"))
    return one_page(words, font, stream(bomb(300 * MB)), resources=b"/Font << /F 5 0 R >>")


def endless() -> bytes:
    """Ten forms, each of which draws the next one twenty times: a page that takes years."""
    forms = [
        stream(
            zlib.compress(b"/F%d Do " % (number + 1) * 20),
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F%d %d 0 R >> >>"
            % (number + 1, number + 6),
        )
        for number in range(10)
    ]
    last = stream(zlib.compress(b"0 0 m"), b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return one_page(stream(zlib.compress(b"/F0 Do")), *forms, last, resources=b"/XObject << /F0 5 0 R >>")


def picture_in_a_pdf(side: int) -> bytes:
    entries = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8"
    picture = stream(bomb(MB), entries % (side, side))
    content = stream(zlib.compress(b"595 0 0 842 0 0 cm /I Do"))
    return one_page(content, picture, resources=b"/XObject << /I 5 0 R >>")


def png(side: int) -> bytes:
    """Grey of so many pixels squared; all of it is there."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = bytes(1 + (side + 7) // 8)
    data = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def headed(kind: str, side: int) -> bytes:
    """A small picture whose header says that it has so many pixels squared."""
    out = io.BytesIO()
    Image.new("L", (8, 8)).save(out, kind)
    data = bytearray(out.getvalue())
    if kind == "JPEG":
        at = data.index(b"\xff\xc0") + 5
        data[at : at + 4] = struct.pack(">HH", side, side)
    else:
        for tag in (256, 257):
            at = data.index(struct.pack("<HHI", tag, 3 if struct.pack("<HHI", tag, 3, 1) in data else 4, 1))
            data[at + 2 : at + 4] = struct.pack("<H", 4)
            data[at + 8 : at + 12] = struct.pack("<I", side)
    return bytes(data)


def zipped(parts: dict[str, bytes | str], stored: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def locked_zip(name: str, data: bytes, password: str) -> bytes:
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(password.encode())
        archive.writestr(name, data)
    return out.getvalue()


def locked_office(data: bytes, password: str) -> bytes:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def docx(body: str, stored: bool = False) -> bytes:
    document = f"<w:document {_WORD}><w:body>{body}</w:body></w:document>"
    parts: dict[str, bytes | str] = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS}
    return zipped(parts | {"word/document.xml": document}, stored)


def docx_without_document() -> bytes:
    return zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/styles.xml": "<a/>"})


def docx_bomb() -> bytes:
    return docx("<w:p><w:r><w:t>" + " " * 60 * MB + "</w:t></w:r></w:p>")


def hungry_docx() -> bytes:
    """Within all limits of size, and a gigabyte once it is read: a hundred megabytes of tiny paragraphs."""
    return docx("".join(f"<w:p><w:r><w:t>{number}</w:t></w:r></w:p>" for number in range(2_600_000)), stored=True)


def workbook(sheets: int, cells: str = "") -> bytes:
    """A workbook of so many sheets, each with the same cells."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    numbers = range(1, sheets + 1)
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            + "".join(
                f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
                for n in numbers
            )
            + "</Types>",
            "_rels/.rels": _RELATIONS.replace("word/document.xml", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets>'
            + "".join(f'<sheet name="T{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
            + "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            'relationships">'
            + "".join(
                f'<Relationship Id="r{n}" Type="{relation}/worksheet" Target="worksheets/sheet{n}.xml"/>'
                for n in numbers
            )
            + "</Relationships>",
        }
        | {
            f"xl/worksheets/sheet{n}.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
            for n in numbers
        }
    )


def workbook_bomb() -> bytes:
    """A sheet that unpacks to 60 MB of nothing."""
    return workbook(1, " " * 60 * MB)


def sparse(path: Path, head: bytes, size: int) -> None:
    """A file that begins so and has that size; the disk holds its head alone."""
    with path.open("wb") as file:
        file.write(head)
        file.truncate(size)
