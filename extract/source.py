"""The door of this room: a file's bytes to a `SourceDocument`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from congtac.extract.document import SourceDocument
from congtac.extract.errors import CongtacError, EncryptedError, UnsupportedError
from congtac.extract.kind import OFFICE_KINDS, PICTURE_KINDS, Kind, tell_kind

_EXTENSIONS: dict[str, Kind] = {
    "pdf": "pdf",
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), "docx"),
    **dict.fromkeys(("doc", "dot", "wps"), "doc"),
    "rtf": "rtf",
    **dict.fromkeys(("odt", "ott"), "odt"),
    "zip": "zip",
    **dict.fromkeys(("txt", "text", "md", "csv"), "text"),
    **dict.fromkeys(("html", "htm", "xhtml", "shtml", "aspx", "php", "jsp"), "html"),
    **dict.fromkeys(("mht", "mhtml"), "mhtml"),
    "xlsx": "xlsx",
    "xlsm": "xlsx",
    "xls": "xls",
    "ods": "ods",
    **dict.fromkeys(("tif", "tiff"), "tiff"),
    **dict.fromkeys(("jpg", "jpeg", "jpe", "jfif"), "jpeg"),
    "png": "png",
}


_EXTENSION = re.compile(r"\.[a-z][a-z0-9]{1,4}$", re.IGNORECASE)
_NAMES: dict[Kind, str] = {
    "pdf": "a PDF",
    "docx": "a Word file (DOCX)",
    "doc": "an old Word file (DOC)",
    "rtf": "an RTF file",
    "odt": "an OpenDocument text",
    "xlsx": "a workbook (XLSX)",
    "xls": "an old workbook (XLS)",
    "ods": "an OpenDocument spreadsheet",
    "text": "plain text",
    "html": "a web page",
    "mhtml": "a saved web page (MHTML)",
    "zip": "a ZIP archive",
    "tiff": "a picture (TIFF)",
    "jpeg": "a picture (JPEG)",
    "png": "a picture (PNG)",
}


def read_source(data: bytes, name: str = "", password: str | None = None) -> SourceDocument:
    """Read a file whose kind is told by its content.

    Args:
        data: The file's bytes.
        name: Its name or path, used only for the flag `wrong_extension`.
        password: Of a protected PDF, Word file or workbook; other files need none and take it.

    Raises:
        CongtacError: The file cannot be read; says why and what to do.
    """
    try:
        kind = tell_kind(data)
        document = _read(kind, data)
    except EncryptedError:
        if password is None:
            raise
        kind, document = _read_locked(data, password)
    if _misnamed(name, kind):
        document = replace(document, flags=(*document.flags, "wrong_extension"))
    return document


def _read_locked(data: bytes, password: str) -> tuple[Kind, SourceDocument]:
    from congtac.extract.unlock import unlock, wrong_password  # noqa: PLC0415

    if data.startswith(b"PK"):
        raise EncryptedError("The OpenDocument file is protected by a password.", "Open it and save it without one.")
    if b"%PDF-" in data[:1024]:
        from congtac.extract.pdf import read_pdf  # noqa: PLC0415

        try:
            return "pdf", read_pdf(data, password)
        except EncryptedError as error:
            raise wrong_password() from error
    open_data = unlock(data, password)
    kind = tell_kind(open_data)
    return kind, replace(_read(kind, open_data), sha256=hashlib.sha256(data).hexdigest())


def tell_misnaming(data: bytes, name: str) -> str:
    """That a file is not what its name says, in a sentence; empty where it is, or where nobody can tell.

    A portal's page that says "not found" is often kept under the name of the PDF that was asked for.
    """
    try:
        kind = tell_kind(data)
    except CongtacError:
        return ""
    extension = _misnamed(name, kind)
    return f"It is named .{extension} but is {_NAMES[kind]}." if extension else ""


def _misnamed(name: str, kind: Kind) -> str:
    """The extension, if files of that kind have another; what follows the point in "lịch tuần 02.2026" is none."""
    extension = name.replace("\\", "/").rpartition("/")[2].rpartition(".")[2]
    if not _EXTENSION.search(name):
        return ""
    return extension if _EXTENSIONS.get(extension.lower()) != kind else ""


def _read(kind: Kind, data: bytes) -> SourceDocument:
    if kind == "pdf":
        from congtac.extract.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data)
    if kind == "docx":
        from congtac.extract.word import read_docx  # noqa: PLC0415

        return read_docx(data)
    if kind in OFFICE_KINDS:
        from congtac.extract.old_word import read_old_word  # noqa: PLC0415

        return read_old_word(data, kind)
    if kind in PICTURE_KINDS:
        from congtac.extract.ocr import scan_reader  # noqa: PLC0415
        from congtac.extract.picture_limits import check_picture_file  # noqa: PLC0415

        check_picture_file(data)
        document: SourceDocument = scan_reader().read_scan(data, kind)
        return document
    if kind == "zip":
        raise UnsupportedError(
            "The file is a ZIP archive of files, not one document.", "Unpack it, or read it with `congtac parse`."
        )
    if kind == "html":
        from congtac.extract.page import read_html  # noqa: PLC0415

        return read_html(data)
    if kind == "mhtml":
        from congtac.extract.page import read_mhtml  # noqa: PLC0415

        return read_mhtml(data)
    if kind in ("xlsx", "xls", "ods"):
        from congtac.extract.sheet import read_sheet  # noqa: PLC0415

        return read_sheet(data, kind)
    from congtac.extract.text import read_text  # noqa: PLC0415

    return read_text(data)
