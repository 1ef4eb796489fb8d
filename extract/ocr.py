"""The way to text recognition, an extra (`congtac[ocr]`): a clear error where what it needs is not installed."""

from __future__ import annotations

from types import ModuleType

from congtac.extract.errors import NeedsOcrError


def scan_reader() -> ModuleType:
    """The module `congtac.extract.scan`, loaded when a page is first a picture: OpenCV takes a while.

    Raises:
        NeedsOcrError: OpenCV is not installed.
    """
    try:
        from congtac.extract import scan  # noqa: PLC0415
    except ImportError as error:
        raise NeedsOcrError() from error
    return scan
