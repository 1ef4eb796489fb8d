"""The parts of a head that every administrative document has: motto, number, place and date (Decree 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from functools import cache

from congtac.models.folding import fold
from congtac.models.lexicon import alternatives, vocabulary

# "15/CTr-UBND", "12-CTr/HU", "…/2020/TB-UBND", "/LCT - THPT", "45 LCT/HU", "15"; the code has letters.
_CODE = r"[^\W\d_][\w&]*(?:\s?[-/&.]\s?[^\W\d_][\w&]*|[-/&.]\w+)*"
NUMBER = re.compile(
    rf"(?<!\w)số\s*:?\s*(?P<number>(?:\d+|[\s.…_]*)\s*(?:/\s*(?:\d{{4}}|[.…_]+)\s*)?[/-]\s*{_CODE}|\d+\s[^\W\d_]{{2,4}}/{_CODE}|\d+)"
)
PLACE_DATE = re.compile(
    r"(?<!\w)(?!(?:(?:sáng|chiều|tối)\s+)?(?:thứ|chủ nhật|tuần|từ|vào|ngày)(?!\w))[^\W\d_][^,;:()]{0,40},"
    r"\s*ngày[\s.…_]*(?:\d{0,2}[\s.…_]*tháng[\s.…_]*\d{0,2}[\s.…_]*năm[\s.…_]*\d{0,4}"
    r"|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}(?!\d))"
)


@cache
def mottos() -> re.Pattern[str]:
    """The country's motto and the Party's, in folded text."""
    return re.compile(rf"(?:{alternatives(vocabulary('document')['mottos'])})")


def is_capitals(text: str) -> bool:
    """Whether a text's letters are capitals, but for a stray one."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and sum(char.isupper() for char in letters) >= 0.85 * len(letters)


def stands_above_title(text: str) -> bool:
    """Whether a line is the motto, the document's number, or its place and date."""
    folded = fold(text)
    numbered = NUMBER.match(folded.lstrip()) is not None
    return numbered or mottos().search(folded) is not None or PLACE_DATE.match(folded.lstrip()) is not None


@cache
def site_owner() -> re.Pattern[str]:
    """What stands before the name of a web site's owner, in folded text."""
    return re.compile(rf"\W*(?:(?:{alternatives(vocabulary('document')['site_owner'])})(?!\w)[\W\d]*)+")
