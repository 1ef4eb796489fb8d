"""Web archives (MHTML): the pages in them, each decoded."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import Message

from congtac.extract.errors import DamagedError
from congtac.extract.page_encoding import decode_page

_MOST_PAGES = 40
"""A page, its frames and what advertisements show; more say nothing of a programme."""


def pages_of(data: bytes) -> list[str]:
    """The text of each page of an archive: what was saved first, then its frames.

    Raises:
        DamagedError: There is no page in it.
    """
    try:
        archive = message_from_bytes(data, policy=policy.compat32)
        parts = [part for part in archive.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        texts = [_text(part) for part in parts[:_MOST_PAGES]]
    except Exception as error:
        raise DamagedError() from error
    if not any(text.strip() for text in texts):
        raise DamagedError()
    return texts


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    charset = part.get_param("charset", "")
    return decode_page(payload, charset if isinstance(charset, str) else "") if isinstance(payload, bytes) else ""
