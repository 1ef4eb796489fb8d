"""How large a file may be, told from its first bytes: refused before it is read into memory."""

from __future__ import annotations

from congtac.extract.errors import EmptyFileError, TooLargeError
from congtac.extract.kind import tell_kind

MOST_OF_A_FILE = 512 * 2**20
"""Bytes of the largest file: five hundred scanned pages of a megabyte each."""
MOST_OF_A_TEXT = 8 * 2**20
"""Bytes of the largest plain text: more than two thousand pages."""
MOST_OF_A_PAGE = 32 * 2**20
"""Bytes of the largest web page: some hundred times the longest programme, and a second's work."""
HEAD = 64 * 2**10
"""Bytes that tell what a file is."""
_CONTAINERS = (b"PK", b"\xd0\xcf\x11\xe0")


def check_file_size(head: bytes, size: int) -> None:
    """Refuse a file that is larger than its kind can be.

    Args:
        head: Its first bytes, `HEAD` of them if there are as many.
        size: How many it has.

    Raises:
        TooLargeError: It is.
        CongtacError: It is large, and of a kind that is not read.
    """
    if size <= MOST_OF_A_TEXT:
        return
    if size > MOST_OF_A_FILE:
        raise TooLargeError(
            f"The file has {size / 2**20:,.0f} MB; at most {MOST_OF_A_FILE / 2**20:.0f} are read.",
            "Save the programme's own pages as a file of their own, pictures at no more than 300 dpi.",
        )
    if head.startswith(_CONTAINERS):
        return
    try:
        kind = tell_kind(head)
    except EmptyFileError:
        kind = "text"
    if kind == "text":
        raise TooLargeError(
            f"The file is plain text of {size / 2**20:,.0f} MB; at most {MOST_OF_A_TEXT / 2**20:.0f} are read.",
            "Copy the programme's own lines into a new file.",
        )
    if kind in ("html", "mhtml"):
        check_page_size(size)


def check_page_size(size: int) -> None:
    """Refuse a web page, or an archive of one, that is larger than a page of text can be.

    Raises:
        TooLargeError: It is.
    """
    if size > MOST_OF_A_PAGE:
        raise TooLargeError(
            f"The page has {size / 2**20:,.0f} MB; at most {MOST_OF_A_PAGE / 2**20:.0f} are read.",
            "Save the page again as HTML only, without its images, or print it to PDF.",
        )
