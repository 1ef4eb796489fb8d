"""List marks with which an entry's text opens."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"\s*(?:[-–—+*•·▪●○▫◦►✓]+|\(?\d{1,2}(?:\.\d{1,2})*[.)](?!\d)|[a-zđ]\)"
    # "1- Họp", "1/ 7h30": words follow, or an hour behind a blank.
    r"|\d{1,2}\s?[-–/](?=\s*[^\W\d_]{2})|\d{1,2}[-–/](?=\s+\d{1,2}\s?(?:[hg:]|giờ)))?\s*"
)
_LINE_MARK = re.compile(r"\n\s*(?:[-–—+*•·▪●○]|\d{1,2}[.)]|[a-zđ]\))\s*$")


def skip_marks(text: str, at: int = 0) -> int:
    """Where the text begins behind a list mark ("- ", "* ", "1.", "a)")."""
    while match := _MARK.match(text, at):
        if match.end() == at:
            break
        at = match.end()
    return at


def before_mark(text: str, at: int) -> int:
    """Where a line ends above another that begins at `at` behind its list mark."""
    mark = _LINE_MARK.search(text[:at])
    return mark.start() if mark else at
