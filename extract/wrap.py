"""Was a line broken because the next word did not fit, or because something ended there?

Wrapped text breaks for one reason only: the next word does not fit. So where the first word of the next line would
have fitted on the line above, a paragraph (or a row) ended. This one sign serves paragraphs, cells and page ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from congtac.extract.document import Line

_LIST_MARK = re.compile(
    r"(?:[-–—+*•●○▪■◦➢✓·]|[IVXLC]{1,6}[.)/]|\d{1,2}[.)/]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|[a-zđ]\)|[a-hđ]\.|[A-HĐ][.)])$"
)
_DASHED_MARK = re.compile(r"(?:\d{1,2}|[IVX]{1,5})[-–]$")
"""A mark before words, and half of a span before numbers ("14- 15/9")."""
_GLUED_MARK = re.compile(r"(?:[-–—+*•●○▪■◦➢✓·](?=[^\W\d_])|(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5})[.)](?=[^\W\d_]))")
_HEADING_WORD = re.compile(r"(?:Điều|Chương|Phần|Mục|PHẦN|CHƯƠNG)$")
_NUMERAL = re.compile(r"(?:\d{1,2}|[IVX]{1,5})[.:]?$")
_ROW_START = re.compile(
    r"(?:sáng|chiều|tối|trưa|cả ngày|buổi|thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật|(?:cn|t[2-7])\b|ngày \d"
    r"|\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}\b|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)",
    re.IGNORECASE,
)
_DAY_START = re.compile(
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật|(?:cn|t[2-7])\b|ngày \d|\d{1,2}[/.-]\d)", re.IGNORECASE
)
_WEEKDAY = re.compile(r"(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật|cn|t[2-7])\W*$", re.IGNORECASE)
_DAY_LINE = re.compile(
    r"(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật|cn|t[2-7])\W+(?:ngày\s)?\d{1,2}[/.-]\d[\d/.-]*\)?\W*(?:nghỉ\b.*)?$",
    re.IGNORECASE,
)
_DATE = re.compile(r"\W*(?:ngày\s)?\d{1,2}[/.-]\d", re.IGNORECASE)
_CLOSED = (".", ";", ":", "!", "?", ".”", "./.")
SPACE_EM = 0.25
"""Width of a space in ems, as in Times."""

# Advance widths of Times in thousandths of an em, as Liberation Serif Regular 2 (metrically equal to Times New Roman)
# gives them. Tones and marks do not change a letter's advance, but a horn does (by about what Times New Roman adds).
_WIDTHS = {
    **dict.fromkeys("'", 180),
    **dict.fromkeys("|", 200),
    **dict.fromkeys(" ,.·", 250),
    **dict.fromkeys("/:;\\ijlt", 278),
    **dict.fromkeys("!()-I[]`fr‘’", 333),
    **dict.fromkeys("•▪◦Js°", 380),
    **dict.fromkeys('"?acez“”', 444),
    **dict.fromkeys("^{}", 475),
    **dict.fromkeys("#$*0123456789_bdghknopquvxyđ–«»§", 500),
    **dict.fromkeys("FPS+<=>~", 556),
    **dict.fromkeys("ELTZ●○■", 611),
    **dict.fromkeys("BCR", 667),
    **dict.fromkeys("ADGHKNOQUVXYwĐ", 722),
    **dict.fromkeys("&m", 778),
    **dict.fromkeys("%M@", 880),
    **dict.fromkeys("W", 944),
    **dict.fromkeys("—…", 1000),
    "\N{COMBINING HORN}": 50,
}


def would_have_fitted(used: float, word: float, space: float, room: float) -> bool:
    """Whether a word would have fitted behind what a line already holds; all widths in one unit."""
    return used + space + word <= room - space * 0.05


def proportional_width(text: str) -> float:
    """The approximate width of a text in ems, set in a serif face."""
    letters = unicodedata.normalize("NFD", text)
    return sum(_WIDTHS.get(char, 0 if unicodedata.combining(char) else 500) for char in letters) / 1000


def starts_with_mark(line: Line) -> bool:
    """Whether a line begins with a list mark ("-", "1.1.", "2-", "a)", "Điều 3")."""
    words = line.words
    if not words:
        return False
    first = words[0].text
    if _LIST_MARK.match(first):
        return len(words) > 1
    if _DASHED_MARK.match(first):
        return len(words) > 1 and words[1].text[0].isalpha()
    if _HEADING_WORD.match(first) and len(words) > 1:
        return _NUMERAL.match(words[1].text) is not None
    return _GLUED_MARK.match(first) is not None


def starts_like_row(text: str) -> bool:
    """Whether a cell's text begins as an agenda row does: a session, a weekday, a date or a time."""
    return _ROW_START.match(text) is not None


def starts_like_day(text: str) -> bool:
    """Whether a text begins with a weekday or a date."""
    return _DAY_START.match(text) is not None


def is_day_line(text: str) -> bool:
    """Whether a line is no more than a weekday with its date, or that day off ("Chủ nhật, 01/6: Nghỉ")."""
    return _DAY_LINE.match(text) is not None


def completes_day(above: str, below: str) -> bool:
    """Whether a line brings the date of the weekday above it."""
    return _WEEKDAY.match(above) is not None and _DATE.match(below) is not None


def is_closed(line: Line) -> bool:
    """Whether a line ends with a mark that closes a sentence or an item."""
    return bool(line.words) and line.words[-1].text.endswith(_CLOSED)


def starts_lower(line: Line) -> bool:
    """Whether a line begins with a small letter."""
    return bool(line.words) and line.words[0].text[0].islower()


def median(values: Sequence[float], default: float) -> float:
    """The middle value, or the default of none."""
    return sorted(values)[len(values) // 2] if values else default
