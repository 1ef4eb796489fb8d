"""The door of this room: a file's bytes to a `SourceDocument`."""

from __future__ import annotations

from dataclasses import replace

from congtac.extract.document import SourceDocument
from congtac.extract.errors import UnsupportedError
from congtac.extract.kind import OFFICE_KINDS, Kind, tell_kind

_EXTENSIONS: dict[str, Kind] = {
    "pdf": "pdf",
    "docx": "docx",
    **dict.fromkeys(("doc", "dot"), "doc"),
    "rtf": "rtf",
    **dict.fromkeys(("odt", "ott"), "odt"),
    "zip": "zip",
    "txt": "text",
    **dict.fromkeys(("html", "htm", "xhtml"), "html"),
    **dict.fromkeys(("mht", "mhtml"), "mhtml"),
    "xlsx": "xlsx",
    "xlsm": "xlsx",
    "xls": "xls",
    "ods": "ods",
}


def read_source(data: bytes, name: str = "") -> SourceDocument:
    """Read a file whose kind is told by its content.

    Args:
        data: The file's bytes.
        name: Its name or path, used only for the flag `wrong_extension`.

    Raises:
        CongtacError: The file cannot be read; says why and what to do.
    """
    kind = tell_kind(data)
    document = _read(kind, data)
    _, dot, extension = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    if dot and _EXTENSIONS.get(extension.lower()) != kind:
        document = replace(document, flags=(*document.flags, "wrong_extension"))
    return document


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
