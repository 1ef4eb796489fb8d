"""What kind of file some bytes are, told by the bytes alone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection
from typing import IO, Literal

from congtac.extract.archive_directory import check_directory
from congtac.extract.errors import (
    DamagedError,
    EmptyFileError,
    EncryptedError,
    TooLargeError,
    UnknownKindError,
    UnsupportedError,
)

Kind = Literal[
    "pdf", "docx", "doc", "rtf", "odt", "xlsx", "xls", "ods", "text", "html", "mhtml", "tiff", "png", "jpeg", "zip"
]

MEDIA_TYPES: dict[Kind, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "text": "text/plain",
    "html": "text/html",
    "mhtml": "multipart/related",
    "tiff": "image/tiff",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "zip": "application/zip",
}
OFFICE_KINDS: frozenset[Kind] = frozenset({"doc", "rtf", "odt"})
"""What is read by way of LibreOffice."""
PICTURE_KINDS: frozenset[Kind] = frozenset({"tiff", "png", "jpeg"})
"""What is read by text recognition."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MANIFEST = "META-INF/manifest.xml"
_MOST_BYTES = 512 * 2**20
"""What the XML of a document may unpack to: a sheet of a million formatted empty rows takes a third of it. With its
pictures it may be twice as much."""
_MOST_OF_A_PART = 128 * 2**20
"""The same for what is kept whole: all but the sheets."""
_MOST_RATIO = 200
"""How much smaller packed XML may be; a sheet of nothing but empty rows is packed to a fiftieth."""
_RATIO_MATTERS = 32 * 2**20
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ARCHIVES = ((b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7-Zip archive"), (b"\x1f\x8b", "a gzip archive"))
_PICTURES: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
_OTHER_PICTURES = (b"GIF8", b"BM", b"RIFF", b"II+\x00", b"MM\x00+")
_HTML = re.compile(
    rb"<!doctype html|<(?:html|head|body|title|meta|table|tbody|center|div|p|h[1-6]|ul|ol|font|span|style|script)\b",
    re.I,
)
_XML = re.compile(rb"<\?xml|<[a-z][\w.-]*:?[\w.-]*(?:\s[^<>]*)?>", re.I)
_MHTML = re.compile(rb"^content-type:\s*multipart/(?:related|alternative|mixed)", re.I | re.M)
_HTML_WITHIN = 4096
"""Bytes in which a page's first tag stands; comments and messages of the server may come before it."""
_RTF_WITHIN = 64
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1a\x0b")


def tell_kind(data: bytes) -> Kind:
    """The kind of a file.

    Raises:
        EmptyFileError: No bytes, or white space only.
        EncryptedError: An Office document under a password.
        UnsupportedError: A known kind that is not read.
        TooLargeError: A document that unpacks to more than memory should hold.
        DamagedError: A container that cannot be opened.
        UnknownKindError: Anything else that is not text.
    """
    if not data.strip():
        raise EmptyFileError()
    if data.startswith(b"PK"):
        return tell_zip_kind(io.BytesIO(data))
    if data.startswith(_OLE):
        from congtac.extract.ole import tell_ole_kind  # noqa: PLC0415

        return tell_ole_kind(data)
    if data[:_RTF_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    # Behind the containers: one may have a PDF in its first kilobyte.
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for signature, name in _ARCHIVES:
        if data.startswith(signature):
            raise UnsupportedError(f"The file is {name}, which is not read.", "Unpack it first, and give the folder.")
    for signature, kind in _PICTURES:
        if data.startswith(signature):
            return kind
    if data.startswith(_OTHER_PICTURES) and not _is_text(data):
        raise UnsupportedError("The file is a picture of a kind that is not read.", "Save it as PNG, JPEG or TIFF.")
    markup = _markup_kind(data)
    if markup is not None:
        return markup
    if _is_text(data):
        return "text"
    raise UnknownKindError()


def _markup_kind(data: bytes) -> Kind | None:
    """Whether bytes are a web page or an archive of one; None for neither."""
    head = data[:_HTML_WITHIN].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if _MHTML.search(head) and re.match(rb"[\w-]+:", head):
        return "mhtml"
    found = _HTML.search(head)
    if found and (head.startswith(b"<") or re.match(rb"<!doctype html|<html|<body", found[0], re.I)):
        return "html"
    if _XML.match(head) and b"</" in data[-_HTML_WITHIN:].replace(b"\0", b""):
        raise UnsupportedError("The file is an XML document, which is not read yet.")
    return None


def tell_zip_kind(file: IO[bytes]) -> Kind:
    """The kind of a zip container: a document of an office program, or `zip` for an archive of files.

    Raises:
        EncryptedError: A document under a password.
        UnsupportedError: A known kind that is not read.
        TooLargeError: It unpacks to more than memory should hold.
        DamagedError: It cannot be opened, or is a document without its text.
    """
    check_directory(file)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = {info.filename: info for info in archive.infolist()}
            mime = archive.read("mimetype")[:80] if "mimetype" in parts else b""
            manifest = archive.read(_MANIFEST) if b"opendocument" in mime and _MANIFEST in parts else b""
    except RuntimeError as error:  # what zipfile raises for a part under a password
        raise EncryptedError() from error
    except Exception as error:
        raise DamagedError() from error
    if b":encryption-data" in manifest:
        raise EncryptedError()
    kind = _kind_by_parts(parts, mime)
    if kind != "zip":
        _check_size(parts.values())
    return kind


def _kind_by_parts(names: Collection[str], mime: bytes) -> Kind:
    if any(name.startswith("word/document") for name in names):
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if b"opendocument.spreadsheet" in mime:
        return "ods"
    if b"opendocument.text" in mime:
        return "odt"
    if b"opendocument" in mime:
        raise UnsupportedError("The file is an OpenDocument drawing or presentation, which is not read.")
    if any(name.startswith("xl/") for name in names):
        raise UnsupportedError(
            "The file is a binary Excel workbook (.xlsb), which is not read yet.", "Save it as .xlsx."
        )
    if any(name.startswith("ppt/") for name in names):
        raise UnsupportedError("The file is a PowerPoint file (.pptx), which is not read yet.")
    if "[Content_Types].xml" in names:
        raise DamagedError("The file is a Word document without its text.")
    return "zip"


def _check_size(parts: Collection[zipfile.ZipInfo]) -> None:
    """Refuse what unpacks to far more than it is; zipfile gives no more of a part than is declared here."""
    if any(part.flag_bits & 1 for part in parts):
        raise EncryptedError()
    xml = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    unpacked, packed = sum(part.file_size for part in xml), sum(part.compress_size for part in xml)
    whole = (part for part in xml if "worksheets/" not in part.filename and part.filename != "content.xml")
    if (
        sum(part.file_size for part in parts) > 2 * _MOST_BYTES
        or unpacked > _MOST_BYTES
        or any(part.file_size > _MOST_OF_A_PART for part in whole)
        or unpacked > max(_RATIO_MATTERS, _MOST_RATIO * packed)
    ):
        raise TooLargeError()


def _is_text(data: bytes) -> bool:
    if data.startswith(_UTF16_MARKS):
        return True
    sample = data[:65536]
    zeros = sample.count(0)
    if zeros:
        # UTF-16 without a mark: every other byte of Latin text is zero.
        return len(data) % 2 == 0 and max(sample[0::2].count(0), sample[1::2].count(0)) == zeros >= len(sample) // 5
    return sum(byte in _CONTROLS for byte in sample) * 200 <= len(sample)
