"""Telephone numbers beside the names of those on duty."""

from __future__ import annotations

import re

from congtac.models.folding import fold

PHONE = re.compile(r"[(,;-]?\s*(?:(?:sđt|đt|điện thoại)\s*[:.]?\s*)?0\d[\d. ]{7,13}\d\s*\)?")


def without_phones(text: str) -> str:
    """A text without its telephone numbers, their brackets and what announces them; as it is where it has none."""
    kept, at = "", 0
    for match in PHONE.finditer(fold(text)):
        kept += text[at : match.start()]
        at = match.end()
    return (kept + text[at:]).strip() if at else text
