"""Words that a cell too narrow for them broke in their midst, made whole: "12/01/202" over "6", "Chiề" over "u".

A program that sets text breaks a word only where it stands alone on a line and does not fit; so a line of a single word
that leaves no room for another letter may go on in the next one. It does so where the two make a date, an hour or a
syllable, and are no words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from congtac.extract.document import Word
from congtac.extract.segments import Room, Segment, segment_of
from congtac.extract.spelling import is_syllable

_HOUR = r"\d{1,2}(?:[hg:]|giờ)\d{2}"
_DATE = r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}"
_DAY = r"\d{1,2}/\d{1,2}"
_WHEN = re.compile(rf"\(?(?:{_HOUR}(?:-{_HOUR})?|(?:{_DAY}-)?{_DATE}|{_DATE}-{_DATE})[):,;.]?")
_SIGNS = re.compile(r"^\W+|\W+$")
_SLACK = 0.1
"""Share of a letter's width by which a line may miss its cell's edge."""


def mend_broken(segments: Iterable[Segment], room: Room) -> list[Segment]:
    """A cell's lines with the words that were broken at their ends made whole.

    A whole word stands on the line it began on, in a box that holds all of it.
    """
    mended: list[Segment] = []
    for segment in segments:
        whole = _joined(mended[-1], segment, room) if mended else None
        if whole is None:
            mended.append(segment)
            continue
        mended[-1] = segment_of([whole], mended[-1].baseline)
        if len(segment.line.words) > 1:
            mended.append(segment_of(segment.line.words[1:], segment.baseline))
    return mended


def _joined(above: Segment, below: Segment, room: Room) -> Word | None:
    """The word that one line begins and the next ends; None where the line above ended with a whole word."""
    if len(above.line.words) > 1 or above.page != below.page or abs(above.size - below.size) > 1:
        return None
    start, rest = above.line.words[0], below.line.words[0]
    letter = below.first_width / len(rest.text)
    box = start.bbox
    if box is None or rest.bbox is None or room.width - (box.x1 - box.x0) > (1 + _SLACK) * letter:
        return None
    if not _makes_one(start.text, rest.text):
        return None
    return start._replace(text=start.text + rest.text, bbox=box.union(rest.bbox))


def _makes_one(start: str, rest: str) -> bool:
    whole = start + rest
    if _WHEN.fullmatch(whole):
        return True
    bare = _SIGNS.sub("", whole)
    parts = (_SIGNS.sub("", start), _SIGNS.sub("", rest))
    return bare == "".join(parts) and is_syllable(bare) and not all(map(is_syllable, parts))
