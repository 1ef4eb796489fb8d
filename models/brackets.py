"""Brackets in an entry's text: which are clauses of their own, and what each of their parts says."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from congtac.models.citations import find_citations
from congtac.models.folding import fold
from congtac.models.labels import find_labels
from congtac.models.lexicon import alternatives, cue, vocabulary
from congtac.models.people import find_people, people_share
from congtac.models.places import looks_like_place, names_area, opens_hall, opens_place
from congtac.models.reading import FieldName
from congtac.models.times import find_sessions, find_times
from congtac.models.units import find_units, opening_kind
from congtac.models.when import clock_parts, parse_when, says_day

Claimed = tuple[FieldName, int, int]

# Parts of a bracket: at semicolons, and behind a verb at a comma ("Phòng A chủ trì, Phòng B phối hợp").
_PIECE = re.compile(r"(?:[^;,]|,(?!\s+[^;,]*\sphối hợp))+")
_FINER_PIECE = re.compile(r"[^;,]+")
_LED = re.compile(
    r"\s*(?:(?:dự|chủ trì|chủ tọa|tham dự|trưởng đoàn|đoàn trưởng)\s*:?"
    r"|(?:lãnh đạo(?:\s+(?:dự|đi|phụ trách))?|phụ trách|chỉ đạo)\s*:)\s*",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\s*,?\s*(?:(?:cùng\s+)?(?:tham\s+)?dự|chủ trì|đi|(?:trực tiếp\s+)?(?:phụ trách|chỉ đạo|theo dõi|điều hành)"
    r"|dẫn đầu|(?:làm\s+)?trưởng đoàn|thực hiện)\s*$",
    re.IGNORECASE,
)
_PLACE_OPENING = re.compile(r"\s*(?:địa điểm|điểm(?!\s+cầu)|tại|ở)\s+(?:tại\s+)?", re.IGNORECASE)
_BARE_SESSIONS = ("ngày", "buổi sáng", "buổi chiều", "buổi tối")
_TENTATIVE = re.compile(r"\s*dự kiến(?!\w)")
_MOST_PLACE_WORDS = 12


def read_bracket(text: str, start: int, end: int, roles: Collection[FieldName]) -> list[Claimed] | None:
    """What a bracket says, part by part, with the spans that say it; None if it qualifies the activity.

    Args:
        text: The entry's text.
        start: Where the bracket's inside begins.
        end: Where it ends.
        roles: What it may say.
    """
    inner = text[start:end]
    if "note" in roles and cue("notes").match(fold(inner).lstrip(" -")):
        return [("note", start, end)]
    if _TENTATIVE.match(fold(inner)):
        when = fold(inner).strip().removeprefix("dự kiến").strip()
        if not when:
            return [("note", start, end)] if "note" in roles else []
        if parse_when(when) and not says_day(inner):
            return [("note", start, end)]  # "(dự kiến tuần 2)" is not yet a date
    for pattern in (_PIECE, _FINER_PIECE):
        spans = [
            (start + first, start + last)
            for part in pattern.finditer(inner)
            for first, last in _clock_apart(inner, part.start(), part.end())
        ]
        tentative = [span for span in spans if _TENTATIVE.fullmatch(fold(text[slice(*span)]).rstrip())]
        pieces = [span for span in spans if span not in tentative]
        parts = _with_places(text, pieces, [_say(text, *piece, roles) for piece in pieces], roles)
        said = [part for part in parts if part is not None]
        if said and len(said) == len(parts):
            return said + [("note", *span) for span in tentative if "note" in roles]
    return None


def _clock_apart(inner: str, start: int, end: int) -> list[tuple[int, int]]:
    """A part, or the hour and the session apart where it says both: "(8h00 sáng)"."""
    said = clock_parts(inner[start:end])
    return [(start + first, start + last) for _, first, last in said] or [(start, end)]


def _with_places(
    text: str, pieces: Sequence[tuple[int, int]], parts: Sequence[Claimed | None], roles: Collection[FieldName]
) -> list[Claimed | None]:
    """The parts, with those as places that need no capital beside an hour: "(15h, nhà ăn)", "(sáng, xã Tân Sầm)"."""
    timed = any(part is not None and part[0] in ("time", "session") for part in parts)
    return [
        ("location", *piece)
        if part is None and timed and "location" in roles and looks_like_place(text[slice(*piece)])
        else part
        for piece, part in zip(pieces, parts, strict=True)
    ]


def _say(text: str, start: int, end: int, roles: Collection[FieldName]) -> Claimed | None:
    """What one part of a bracket says, and the span that says it; None where it is no clause."""
    for say in (_say_plain, _say_when, _say_leader, _say_labelled, _say_unit, _say_place):
        said = say(text, start, end)
        if said is not None:
            return said if said[0] in roles else None
    return None


def _say_plain(text: str, start: int, end: int) -> Claimed | None:
    said = fold(text[start:end]).strip()
    if cue("notes").match(said):
        return "note", start, end
    return ("session", start, end) if _is_session(text[start:end]) else None


def _say_when(text: str, start: int, end: int) -> Claimed | None:
    inner = text[start:end]
    if says_day(inner) and not any(span.start < end and start < span.end for span in find_citations(text)):
        return "date", start, end
    times = find_times(inner)
    return ("time", start, end) if times and times[0].end - times[0].start >= len(inner.strip()) - 3 else None


def _say_leader(text: str, start: int, end: int) -> Claimed | None:
    """Who leads, where a part says no more: "dự: đ/c An", "PGĐ Nguyễn A chủ trì", "đ/c A, đ/c B"."""
    opened = _LED.match(text, start, end)
    first = opened.end() if opened else start
    closed = _LEADS.search(text[:end], first)
    last = closed.start() if closed else end
    announced = opened or closed or find_people(text[first:last])
    share = people_share(text[first:last])
    return ("leader", first, last) if announced and share >= (0.7 if opened else 0.85) else None


def _say_labelled(text: str, start: int, end: int) -> Claimed | None:
    labels = find_labels(text[start:end])
    if not labels or text[start : start + labels[0].start].strip():
        return None
    return labels[0].role, start + labels[0].end, end


def _say_unit(text: str, start: int, end: int) -> Claimed | None:
    """The unit in charge or helping: "(Phòng Nội vụ chuẩn bị báo cáo)", "(Công an xã phối hợp)"."""
    roles: tuple[tuple[FieldName, re.Pattern[str]], ...] = (("department", preparing()), ("coordinator", _helping()))
    for role, pattern in roles:
        match = pattern.match(fold(text), start, end)
        if match and names_unit(text[match.start("who") : match.end("who")]):
            return role, match.start("who"), match.end("who")
    return None


def _say_place(text: str, start: int, end: int) -> Claimed | None:
    opened = _PLACE_OPENING.match(text, start, end)
    if opened:
        return "location", opened.end(), end
    inner = text[start:end].strip()
    if len(inner.split()) > _MOST_PLACE_WORDS or find_people(inner):
        return None
    named = (
        opens_hall(inner)
        or (inner[:1].isupper() and opens_place(inner))
        or (names_area(inner) and not _follows_person(text, start))
    )
    return ("location", start, end) if named else None


def _follows_person(text: str, start: int) -> bool:
    """Whether a bracket says where someone is from: "đơn của ông Trần Văn Bé (ấp 3)"."""
    before = text[:start].rstrip(" (")
    return any(person.name and person.end == len(before) for person in find_people(before))


@cache
def preparing() -> re.Pattern[str]:
    """A pattern in folded text for a unit (`who`) and what it does to prepare."""
    verbs = alternatives(vocabulary("cues")["preparing"])
    return re.compile(rf"\s*(?:(?:giao|do)\s+)?(?P<who>[^;()]+?)\s+(?:{verbs})(?!\w)")


@cache
def _helping() -> re.Pattern[str]:
    return re.compile(r"\s*(?P<who>[^;()]+?)\s+phối hợp(?!\w)")


def names_unit(text: str) -> bool:
    """Whether a text opens with a unit's name; a bare "ban" in small letters is none."""
    bare = text.strip()
    opened = opening_kind(bare)
    named = opened is not None and (bare[:1].isupper() or opened[1] < len(bare))
    return named or any(unit.start == 0 for unit in find_units(bare))


def _is_session(bracketed: str) -> bool:
    """Whether a bracket's part is wholly a session; "ngày" by itself is the whole day."""
    text = f"({bracketed.strip()})"
    named = sum(sum(map(str.isalpha, text[phrase.start : phrase.end])) for phrase in find_sessions(text))
    return named > 0 and (named >= sum(map(str.isalpha, text)) or fold(bracketed).strip() in _BARE_SESSIONS)
