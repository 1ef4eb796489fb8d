"""Paragraphs that hold no agenda row: preambles, closings, and what only speaks of carrying out the programme."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congtac.models.date_phrase import DAY_KINDS
from congtac.models.dates import agenda_dates
from congtac.models.folding import fold
from congtac.models.lexicon import cue
from congtac.models.points import UNMARKED, Point

_NOTE = re.compile(r"\s*(?:ghi chú|lưu ý)\s*:")
_LEAST_WORDS = 6  # a shorter point in a section on execution is a heading of it


def opens_with(cues: str, text: str) -> bool:
    """Whether a text opens, behind marks and quotes, with a cue of one kind."""
    return cue(cues).match(fold(text).lstrip(' -–*+"“(')) is not None


def is_boilerplate(point: Point, section: Sequence[str], first: bool, last: bool) -> bool:
    """Whether a paragraph gives no row.

    Args:
        point: The paragraph.
        section: The headings above it.
        first: Whether nothing before it gave a row.
        last: Whether nothing follows it.
    """
    text = point.whole.text
    if not any(map(str.isalnum, text)):
        return True
    dates = [phrase for phrase in agenda_dates(text) if phrase.kind in DAY_KINDS or phrase.bound]
    if point.depth == UNMARKED:
        if first and _introduces(text, headed=bool(section)):
            return True
        if dates:
            return False
        if _closes(text, last):
            return True
    due = any(phrase.bound for phrase in dates)
    return not due and point.words_count > _LEAST_WORDS and _executes(text, section)


def _introduces(text: str, headed: bool) -> bool:
    """A preamble: "Căn cứ …", or a sentence that ends "như sau:"."""
    ends = re.search(rf"(?:{cue('preamble_ends').pattern})\s*[:.]?\s*$", fold(text))
    return ends is not None or (not headed and opens_with("preambles", text))


def _closes(text: str, last: bool) -> bool:
    """A closing sentence: "Trên đây là …", "… thông báo để được biết./."."""
    folded = fold(text)
    ends = last or text.rstrip().endswith("./.")
    marked = cue("closing_marks").search(folded) is not None
    return (opens_with("closings", text) and (marked or ends)) or (marked and ends) or _NOTE.match(folded) is not None


def _executes(text: str, section: Sequence[str]) -> bool:
    """What stands in a section on execution and speaks of the programme itself."""
    inside = any(cue("execution_sections").search(fold(heading)) for heading in section)
    return inside and cue("programme_itself").search(fold(text)) is not None
