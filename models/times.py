"""Clock times and sessions of the day, and the labels with which an entry opens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from congtac.models.date_tokens import any_of, gap_kind, words_of
from congtac.models.folding import fold

SessionName = Literal["morning", "afternoon", "evening", "all_day"]


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A time of day or a stretch between two, in hours and minutes as written.

    `next_day` says that it ends on the day after, by words ("hôm sau") or because the end is not after the start.
    """

    start: int
    end: int
    start_h: int
    start_m: int
    end_h: int | None = None
    end_m: int | None = None
    next_day: bool = False


@dataclass(frozen=True, slots=True)
class SessionPhrase:
    """A part of the day; `Sáng, chiều` and the like are `all_day`."""

    start: int
    end: int
    session: SessionName


@dataclass(frozen=True, slots=True)
class LeadingLabel:
    """The session or time that opens an entry; what it labels starts at `end`."""

    end: int
    session: SessionName | None
    time: TimePhrase | None


@cache
def _clock() -> re.Pattern[str]:
    table = words_of("times")
    hour, minute, half = (any_of(table[key]) for key in ("hour", "minute", "half"))
    # "14 giờ 15/3" is 14 o'clock on a day of March; "1:500" is a scale.
    minutes = rf"(?P<m>[0-5]\d|\d(?=\s?{minute})|{half})(?![\d%])(?!\s?/\s?\d|[.:]\d|\s*tháng(?!\w))"
    return re.compile(
        rf"(?=\d)(?<![\w/:])(?<!\d[.,])(?P<h>[01]?\d|2[0-4])"
        rf"(?:\s?:\s?(?P<colon>[0-5]\d)(?::00)?(?![\d/%])(?!:\d)"
        rf"|\s?{hour}(?!\s?/)(?:\s?{minutes}(?:\s?{minute}(?!\w))?|(?!\w)(?:\s?'+)?))"
    )


@cache
def _duration() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = words_of("times")
    before = rf"(?<!\w){any_of(table['durations'])}\s+(?:khoảng\s+|thời gian\s+)?$"
    return re.compile(before), re.compile(rf"\s*{any_of(table['duration_nouns'])}(?!\w)")


@cache
def _next_day() -> re.Pattern[str]:
    return re.compile(rf"\s*[,(]?\s*{any_of(words_of('times')['next_day'])}(?!\w)\s?\)?")


@cache
def _from_hour() -> re.Pattern[str]:
    """An hour that has its unit only after the other one: "từ 7 đến 9 giờ", "7-9h"."""
    return re.compile(r"(?:(?<!\w)từ\s+(?P<h>[01]?\d|2[0-4])\s*(?:đến|-|tới)\s*|(?<![\w/.,-])(?P<glued>[01]?\d)-)$")


def _clocks(folded: str) -> list[tuple[int, int, int, int]]:
    """Start, end, hour and minute of each clock time, durations left out."""
    found: list[tuple[int, int, int, int]] = []
    before, after = _duration()
    for match in _clock().finditer(folded):
        hour, minute = int(match["h"]), match["m"] or match["colon"] or "0"
        start, end = match.span()
        if hour == 24 and int(minute if minute.isdigit() else "30"):
            continue
        whole = match["m"] is None and match["colon"] is None
        if whole and (after.match(folded, end) or before.search(folded[max(0, start - 24) : start])):
            continue
        found.append((start, end, hour, int(minute) if minute.isdigit() else 30))
    return found


def find_times(text: str) -> tuple[TimePhrase, ...]:
    """The clock times of a text in order, two joined by a dash or "đến" as one phrase ("từ" is left outside)."""
    folded = fold(text)
    clocks = _clocks(folded)
    found: list[TimePhrase] = []
    at = 0
    while at < len(clocks):
        start, end, hour, minute = clocks[at]
        at += 1
        end_h: int | None = None
        end_m: int | None = None
        if at < len(clocks) and gap_kind(folded[end : clocks[at][0]]) == "to":
            _, end, end_h, end_m = clocks[at]
            at += 1
        elif bare := _from_hour().search(folded[max(0, start - 16) : start]):
            first = int(bare["h"] or bare["glued"])
            if first < hour:
                start = max(0, start - 16) + bare.start("h" if bare["h"] else "glued")
                hour, minute, end_h, end_m = first, 0, hour, minute
        next_day = False
        if end_h is not None and end_m is not None:
            next_day = (end_h, end_m) <= (hour, minute) or end_h == 24
            if said := _next_day().match(folded, end):
                next_day, end = True, said.end()
        found.append(TimePhrase(start, end, hour, minute, end_h, end_m, next_day))
    return tuple(found)


@cache
def _session() -> re.Pattern[str]:
    table = words_of("sessions")
    words = any_of(table["words"])
    return re.compile(
        # Most of a text is passed over at this first look.
        rf"(?=[bsctđn\s])(?<!\w)(?:{any_of(table['prefix'])}\s+)?(?P<word>{words})(?!\w)|(?<=\()\s*(?P<day>ngày)(?=\s*[;,)])"
    )


@cache
def _compound() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = words_of("sessions")
    return (
        re.compile(rf"\s+{any_of(table['followers'])}(?!\w)"),
        re.compile(rf"(?<!\w){any_of(table['leaders'])}\s+$"),
    )


_NAME_BEFORE = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]+|[Đđ]/?c|ông|bà|Ông|Bà|chí)\.?\s+$")


def _is_session(text: str, folded: str, start: int, end: int) -> bool:
    """Whether the word is no part of a compound ("sáng kiến", "chiều cao") nor of a person's name."""
    followers, leaders = _compound()
    if followers.match(folded, end) or leaders.search(folded[max(0, start - 24) : start]):
        return False
    written = text[start:end]
    return not (written.istitle() and " " not in written and _NAME_BEFORE.search(text[max(0, start - 16) : start]))


def find_sessions(text: str) -> tuple[SessionPhrase, ...]:
    """The sessions a text names, in order; morning and afternoon joined ("Sáng + Chiều") as one `all_day`."""
    folded = fold(text)
    words = words_of("sessions")["words"]
    found: list[SessionPhrase] = []
    for match in _session().finditer(folded):
        start, end = match.span()
        if match["day"]:
            found.append(SessionPhrase(match.start("day"), match.end("day"), "all_day"))
            continue
        if not _is_session(text, folded, start, end):
            continue
        session: SessionName = words[" ".join(match["word"].split())]
        last = found[-1] if found else None
        joined = last is not None and gap_kind(folded[last.end : start]) in {"and", "to", "slash"}
        if last is not None and joined and last.session != session:
            found[-1] = SessionPhrase(last.start, end, "all_day")
        else:
            found.append(SessionPhrase(start, end, session))
    return tuple(found)


def parse_session_cell(text: str) -> SessionName | None:
    """The session that a whole cell or heading names, "S" and "C" included; None where other words remain."""
    bare = fold(text).strip(" \n.:;-()*")
    if (short := words_of("sessions")["short"].get(bare.upper().replace(" ", ""))) is not None:
        found: SessionName = short
        return found
    sessions = find_sessions(text)
    if len(sessions) != 1:
        return None
    rest = text[: sessions[0].start] + text[sessions[0].end :]
    return sessions[0].session if not rest.strip(" \n.:;-()*") else None


_LIST_MARK = re.compile(r"\s*(?:[-*+•●▪–—·]\s*|\(?(?:\d{1,2}|[a-zđ])[.)]\s+)?(?:[-*+•●▪–—·]\s*)?")
_AFTER_LABEL = re.compile(r"[ \n\t]*(?:[)\]][ \n\t]*)?(?:[:;,.\-–—*+•●▪·|]+[ \n\t]*)*")
_BETWEEN = re.compile(r"\s*[,:;(\-–]?\s*")


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words_of('times')['openers'])}\s*:?\s*)?")


def leading(text: str) -> LeadingLabel | None:
    """The session or time that opens an entry ("Sáng:  - ", "8h00, ", "(8h30) ", "Chiều dự họp …"), if any.

    A list mark before it and the punctuation and list mark after it belong to the label.
    """
    folded = fold(text)
    mark = _LIST_MARK.match(text)
    at = mark.end() if mark else 0
    bracket = text.startswith(("(", "["), at)
    at += bracket
    sessions = {phrase.start: phrase for phrase in find_sessions(text[: at + 80])}
    times = {phrase.start: phrase for phrase in find_times(text[: at + 80])}
    session: SessionPhrase | None = None
    time: TimePhrase | None = None
    end = at
    while session is None or time is None:
        here = end
        if end > at and (joint := _BETWEEN.match(text, end)):
            here = joint.end()
        opened = _opener().match(folded, here)
        to = opened.end() if opened else here
        if session is None and here in sessions:
            session = sessions[here]
            end = session.end
        elif time is None and to in times:
            time = times[to]
            end = time.end
        else:
            break
    if session is None and time is None:
        return None
    if bracket and not re.match(r"\s*[)\]]", text[end:]):
        return None
    rest = _AFTER_LABEL.match(text, end)
    return LeadingLabel(rest.end() if rest else end, session.session if session else None, time)
