"""What the lexicons and grammars find in a text, under the recogniser's labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from congtac.models.citations import find_citations
from congtac.models.dates import agenda_dates
from congtac.models.folding import UPPER, fold
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.ner.sentences import Span
from congtac.models.people import names_and_offices
from congtac.models.places import closing_place, find_places
from congtac.models.times import find_sessions, find_times
from congtac.models.units import find_units

# Words before a date or a feast that are none of it: "trước ngày 15/4", "kỷ niệm 80 năm Ngày thành lập".
_BEFORE_DATE = re.compile(r"(?:(?:kể\s+)?từ|trước|vào|đến(?:\s+hết)?|hết|trong|xong|lúc)\s+")
_BEFORE_TITLE = re.compile(r"(?:các|0?\d)\s+")
_BEFORE_FEAST = re.compile(r"(?:(?:lễ|kỷ niệm|chào mừng|mừng|nhân|dịp|hướng tới|thực hiện|cho)\s+)+")
_AREA_NAME = rf"(?:\d{{1,3}}[A-ZĐ]?(?!\w)|[{UPPER}][^\W\d_]*(?:\s[{UPPER}][^\W\d_]*){{0,3}}(?:\s\d{{1,2}}(?![\w/]))?)"


def find_spans(text: str) -> list[Span]:
    """The spans that the rules find, in order; of those that overlap the longest.

    Args:
        text: A cell, a sentence or a paragraph.
    """
    kept: list[Span] = []
    for span in sorted(_every(text), key=lambda span: (span.start - span.end, span)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept)


def _every(text: str) -> Iterator[Span]:
    folded = fold(text)
    units = find_units(text)
    for phrase in names_and_offices(text):
        if phrase.name is not None:
            yield Span(phrase.words, phrase.end, "PERSON")
        elif not phrase.group:
            # Of "Chủ tịch UBND xã" the body is a unit of its own.
            bodies = (unit.start for unit in units if phrase.words < unit.start < phrase.end)
            body = (at for at in bodies if not _is_field(folded, at))
            several = _BEFORE_TITLE.match(folded, phrase.words)
            start = several.end() if several else phrase.words
            yield _stripped(text, start, min(body, default=phrase.end), "TITLE")
    yield from (Span(unit.start, unit.end, "UNIT") for unit in units)
    closing = closing_place(text)
    yield from (Span(at.name_start, at.end, "PLACE") for at in (*find_places(text), *([closing] if closing else [])))
    yield from (Span(match.start(), match.end(), "AREA") for match in _areas().finditer(text))
    for date in agenda_dates(text):
        before = _BEFORE_DATE.match(folded, date.start, date.end)
        yield Span(before.end() if before else date.start, date.end, "DATE")
    yield from (Span(time.start, time.end, "TIME") for time in find_times(text))
    yield from (Span(session.start, session.end, "SESSION") for session in find_sessions(text))
    for cited in find_citations(text):
        before = _BEFORE_FEAST.match(folded, cited.start, cited.end)
        start = before.end() if before else cited.start
        yield _stripped(text, start, cited.end, "CITATION" if cited.kind == "document" else "EVENT_TERM")


def _is_field(folded: str, start: int) -> bool:
    """Whether a unit's name is an office's: "Trưởng phòng Nội vụ", but not "Trưởng Công an xã"."""
    return bool(re.match(r"phòng|ban|khoa|trạm", folded[start:])) and bool(
        re.search(r"(?<!\w)(?:trưởng|phó)\s+$", folded[:start])
    )


def _stripped(text: str, start: int, end: int, label: str) -> Span:
    return Span(start, start + len(text[start:end].rstrip(" ,;:-–\n")), label)


@cache
def _areas() -> re.Pattern[str]:
    """An area's kind with its name or number: "xã Khe Mạ", "thôn 3", "TP. Vinh"."""
    places = vocabulary("places")
    kinds = alternatives((*places["areas"], "tỉnh", "thành phố", "tp", "tp.", "đặc khu", "tổ", "làng"))
    return re.compile(rf"(?<!\w)(?i:{kinds})\.?\s+{_AREA_NAME}")
