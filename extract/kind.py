"""What kind of file some bytes are, told by the bytes alone."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from congtac.extract.errors import (
    DamagedError,
    EmptyFileError,
    EncryptedError,
    UnknownKindError,
    UnsupportedError,
)

Kind = Literal["pdf", "docx", "text", "html", "mhtml"]

MEDIA_TYPES: dict[Kind, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text": "text/plain",
    "html": "text/html",
    "mhtml": "multipart/related",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (("EncryptedPackage", ""), ("WordDocument", "an old Word document (.doc)"), ("Workbook", "an .xls file"))
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SIGNATURES = (
    (b"{\\rtf", "an RTF document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"GIF8", "an image"),
)
_HTML = re.compile(
    rb"<!doctype html|<(?:html|head|body|title|meta|table|tbody|center|div|p|h[1-6]|ul|ol|font|span|style|script)\b",
    re.I,
)
_XML = re.compile(rb"<\?xml|<[a-z][\w.-]*:?[\w.-]*(?:\s[^<>]*)?>", re.I)
_MHTML = re.compile(rb"^content-type:\s*multipart/(?:related|alternative|mixed)", re.I | re.M)
_HTML_WITHIN = 4096
"""Bytes in which a page's first tag stands; comments and messages of the server may come before it."""
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1a\x0b")


def tell_kind(data: bytes) -> Kind:
    """The kind of a file.

    Raises:
        EmptyFileError: No bytes, or white space only.
        EncryptedError: An Office document under a password.
        UnsupportedError: A known kind that is not read.
        DamagedError: A zip container that cannot be opened or holds no document.
        UnknownKindError: Anything else that is not text.
    """
    if not data.strip():
        raise EmptyFileError()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _zip_kind(data)
    if data.startswith(_OLE):
        raise _ole_error(data)
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise UnsupportedError(f"The file is {name}, which is not read yet.")
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


def _zip_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mime = archive.read("mimetype")[:80] if "mimetype" in names else b""
    except Exception as error:
        raise DamagedError() from error
    if "word/document.xml" in names or any(name.startswith("word/document") for name in names):
        return "docx"
    if b"opendocument" in mime:
        raise UnsupportedError("The file is an OpenDocument file (.odt, .ods), which is not read yet.")
    if any(name.startswith("xl/") for name in names):
        raise UnsupportedError("The file is an Excel workbook (.xlsx), which is not read yet.")
    if any(name.startswith("ppt/") for name in names):
        raise UnsupportedError("The file is a PowerPoint file (.pptx), which is not read yet.")
    if "[Content_Types].xml" in names:
        raise DamagedError("The file is a Word document without its text.")
    raise UnsupportedError("The file is a ZIP archive, which is not read yet.", "Unpack it and give the files in it.")


def _ole_error(data: bytes) -> EncryptedError | UnsupportedError:
    for stream, name in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return UnsupportedError(f"The file is {name}, which is not read yet.") if name else EncryptedError()
    return UnsupportedError("The file is an old Office document, which is not read yet.")


def _is_text(data: bytes) -> bool:
    if data.startswith(_UTF16_MARKS):
        return True
    sample = data[:65536]
    zeros = sample.count(0)
    if zeros:
        # UTF-16 without a mark: every other byte of Latin text is zero.
        return len(data) % 2 == 0 and max(sample[0::2].count(0), sample[1::2].count(0)) == zeros >= len(sample) // 5
    return sum(byte in _CONTROLS for byte in sample) * 200 <= len(sample)
