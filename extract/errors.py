"""What can be wrong with a file, in words for the person who gave it."""

from __future__ import annotations


class CongtacError(Exception):
    """A file that cannot be read.

    Attributes:
        message: What is wrong, in one sentence.
        remedy: What to do about it, in one sentence.
        reason: The same as a short machine word.
    """

    reason = "error"
    message = "The file cannot be read."
    remedy = "Check the file in the program it was made with."

    def __init__(self, message: str | None = None, remedy: str | None = None) -> None:
        self.message = message or self.message
        self.remedy = remedy or self.remedy
        super().__init__(f"{self.message} {self.remedy}")

    def __reduce__(self) -> tuple[type[CongtacError], tuple[str, str]]:
        return type(self), (self.message, self.remedy)


class MissingFileError(CongtacError):
    """There is no such file."""

    reason = "missing"
    message = "There is no such file."
    remedy = "Check the path and its spelling."


class EmptyFileError(CongtacError):
    """Zero bytes, or a document without a word."""

    reason = "empty"
    message = "The file holds no text."
    remedy = "Get the file again from where it was published."


class UnknownKindError(CongtacError):
    """Neither a document nor text."""

    reason = "unknown_kind"
    message = "The file is neither a PDF, a Word document, a spreadsheet, a web page nor plain text."
    remedy = "Save it as DOCX or PDF."


class EncryptedError(CongtacError):
    """Locked by a password."""

    reason = "encrypted"
    message = "The file is protected by a password."
    remedy = "Give its password with --password, or open it and save it without one."


class DamagedError(CongtacError):
    """Cut short or broken."""

    reason = "damaged"
    message = "The file is damaged or was cut short."
    remedy = "Get the file again from where it was published."


class NeedsOcrError(CongtacError):
    """Pages that are pictures, and no Tesseract with Vietnamese to read them."""

    reason = "needs_tesseract"
    message = "The pages are pictures, which are read by text recognition; Tesseract with Vietnamese was not found."
    remedy = (
        "Install it (Debian, Ubuntu: apt install tesseract-ocr-vie, then pip install congtac[ocr]; Windows: the "
        "installer of UB Mannheim, with Vietnamese among its languages), or get the original DOCX or PDF."
    )


class OcrFailedError(CongtacError):
    """Tesseract gave nothing for a page."""

    reason = "not_recognised"
    message = "Text recognition failed on a page."
    remedy = "Scan the page again, or get the original DOCX or PDF."


class UnsupportedError(CongtacError):
    """A kind that is recognised but not read yet."""

    reason = "unsupported"
    message = "This kind of file is not read yet."
    remedy = "Save it as DOCX or PDF."


class TooLargeError(CongtacError):
    """More than any programme holds, or than memory would."""

    reason = "too_large"
    message = "The file unpacks to more than any work programme holds."
    remedy = "Copy the programme's own sheets and rows into a new file, or save them as PDF."


class NeedsOfficeError(CongtacError):
    """An old word processor's file, and no LibreOffice to open it."""

    reason = "needs_libreoffice"
    message = "The file is an old Word, RTF or OpenDocument text, which is read by way of LibreOffice; none was found."
    remedy = (
        "Install LibreOffice (Debian, Ubuntu: apt install libreoffice-writer; Windows, macOS: the installer from "
        "libreoffice.org), or save the file as DOCX."
    )


class ConversionError(CongtacError):
    """LibreOffice gave nothing for a file."""

    reason = "not_converted"
    message = "LibreOffice could not open the file: it is damaged, or not what it seems."
    remedy = "Open it in Word and save it as DOCX or PDF."
