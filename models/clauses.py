"""One entry's text into its clauses: what is done, when, who leads, who attends, who prepares, where.

A clause goes to its own field only where the caller wants that field; what no clause claims is the content.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import get_args

from congtac.extract.passage import Passage
from congtac.models.brackets import names_unit, preparing, read_bracket
from congtac.models.citations import find_citations
from congtac.models.clause_signs import before_activity, invitation, is_first_word
from congtac.models.dates import find_dates
from congtac.models.folding import fold
from congtac.models.labels import find_labels
from congtac.models.lexicon import cue
from congtac.models.list_marks import before_mark, skip_marks
from congtac.models.people import find_people, parse_people, people_share
from congtac.models.places import closing_place, closing_room, find_places, looks_like_place, opens_place, opens_room
from congtac.models.reading import FieldName
from congtac.models.times import find_sessions, leading
from congtac.models.units import find_units, looks_like_unit
from congtac.models.when import cell_session, cell_time, clock_parts, says_day, says_repetition

ALL_FIELDS: frozenset[FieldName] = frozenset(get_args(FieldName))
_BRACKET = re.compile(r"\(([^()]*)\)")
_LEADER_LABEL = re.compile(r"([^:;()\n]{2,140}?)\s*:\s*")

_INVITED = re.compile(r"(?:(?:kính\s+)?mời|đề nghị)\s+", re.IGNORECASE)
_LISTED = re.compile(r"(?:[\s,)–-]|và(?!\w))*")
_LONGEST_SUBJECT = 200
_AFTER_DATE = re.compile(r"\s*(?:[,:;.–-]|$)\s*")
_NAMED_LAST = re.compile(r":\s*(?P<who>[^:]{3,80}?)\s*[.;]?\s*$")
_CHAIRS = re.compile(r"\s+(?:chủ trì|phụ trách|chỉ đạo|điều hành)\s*[.;]?\s*$", re.IGNORECASE)
_CHAIRED_BY = re.compile(r"[.;,]\s*chủ trì\s+(?P<who>[^.;:]{2,80}?)\s*[.;]?\s*$", re.IGNORECASE)
_AT_HOUR = re.compile(r"[\s,]+(?:vào\s+)?(?:lúc|hồi)\s+(?P<hour>\d[^,;.]*?)\s*[.;]?\s*$", re.IGNORECASE)
_PLACE_FIRST = re.compile(
    r"(?P<at>(?:điểm\s+)?(?:tại|ở)\s+)?(?P<place>[^:,;()]{2,90}?)\s*(?P<mark>[:,])\s+", re.IGNORECASE
)
_DONE_BY = re.compile(
    r"[,;]?\s+do\s+(?P<who>[^.;:()]{2,120}?)\s+(?:chủ trì|chủ tọa|làm trưởng đoàn|dẫn đầu|điều hành)\s*(?=[.;,]|$)",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s[-–|]+(?=\s|$)")
_DASH_LAST = re.compile(r"\s[-–|]+\s*$")
_LAST_PIECE = re.compile(r"[.;,]\s*(?=[^.;,]+[.;]?\s*$)")
_PREPARES = re.compile(r"(?:chuẩn bị|tham mưu)(?:\s+(?:nội dung|tài liệu|báo cáo))?\s*[.;]?\s*$", re.IGNORECASE)
_TOLD = re.compile(r"[.;,]\s*(?:[Gg]iao(?!\s+ban(?!\w))|[Dd]o)\s+")
_IN_CHARGE = re.compile(r"\s*(?:chủ trì|phụ trách|chịu trách nhiệm)\s+")

Fields = dict[FieldName, list[Passage]]


def read_clauses(passage: Passage, wanted: Collection[FieldName] = ALL_FIELDS) -> dict[FieldName, tuple[Passage, ...]]:
    """The fields of one entry, each with the passages that give it, in order.

    Args:
        passage: The entry's text.
        wanted: Fields that may be taken out of it; `content` is what remains.
    """
    clauses = _Clauses(passage, frozenset(wanted))
    at = clauses.read_opening()
    clauses.read_body(at)
    return clauses.fields()


class _Clauses:
    """The clauses of one text while they are being found: spans not yet claimed, and the fields claimed so far."""

    def __init__(self, passage: Passage, wanted: frozenset[FieldName]) -> None:
        self.passage = passage
        self.text = passage.text
        self.wanted = wanted
        self.claimed: list[tuple[int, int, FieldName]] = []
        self.free: list[tuple[int, int]] = []

    def _says(self, role: FieldName) -> bool:
        return any(claimed == role for _, _, claimed in self.claimed)

    def claim(self, role: FieldName, start: int, end: int) -> None:
        if self.text[start:end].strip(" ,.;:-–()\n"):
            self.claimed.append((start, end, role))

    def read_opening(self) -> int:
        """Claim what stands before the activity: marks, session, time, date, the leader's label; the place behind."""
        text = self.text
        at = skip_marks(text)
        while True:
            before = at
            at = self._read_when(at)
            at = self._read_place_first(at)
            at = self._read_leader_label(at)
            at = skip_marks(text, at)
            if at == before:
                break
        if "leader" in self.wanted and not self._says("leader"):
            at = self._read_subject(at)
        return at

    def _read_when(self, at: int) -> int:
        text = self.text
        if self.wanted & {"session", "time"} and (label := leading(text[at:])):
            if label.session is not None and "session" in self.wanted:
                time = label.time
                sessions = find_sessions(text[at : at + label.end])
                behind = time is not None and bool(sessions) and sessions[0].start > time.start
                since = time.end if time is not None and behind else 0
                until = time.start if time is not None and not behind else label.end
                self.claim("session", at + since, at + until)
            if label.time is not None and "time" in self.wanted:
                self.claim("time", at + label.time.start, at + label.time.end)
            return at + label.end
        if "date" in self.wanted:
            for phrase in find_dates(text[at : at + 160]):
                lead = text[at : at + phrase.start]
                rest = _AFTER_DATE.match(text, at + phrase.end) or before_activity(text, at + phrase.end)
                if rest and re.fullmatch(
                    r"[\s(]*(?:(?:vào|trong|lúc|từ)\s+)*(?:(?:hai|ba|bốn|năm|các|\d)\s+)?(?:ngày\s+)?", lead.lower()
                ):
                    self.claim("date", at, at + phrase.end)
                    return rest.end()
                break
        return at

    def _read_place_first(self, at: int) -> int:
        """Claim the place between when and what: "7 giờ 30, tại Phòng họp số 1: đồng chí A chủ trì …"."""
        match = _PLACE_FIRST.match(self.text, at)
        if match is None or "location" not in self.wanted or not self.claimed:
            return at
        if match["at"] is None and not (match["mark"] == ":" and opens_room(match["place"])):
            return at
        behind = find_people(self.text[match.end() : match.end() + _LONGEST_SUBJECT])
        if match["mark"] == "," and not (behind and behind[0].start == 0):
            return at
        self.claim("location", match.start("place"), match.end("place"))
        return match.end()

    def _read_leader_label(self, at: int) -> int:
        if "leader" not in self.wanted or self._says("leader"):
            return at
        match = _LEADER_LABEL.match(self.text, at)
        if match is None:
            return at
        who = match[1]
        people = parse_people(who)
        if find_labels(self.text[at : match.end()]):
            return at
        if people and people_share(who) >= 0.85 and not is_first_word(who, people[0]):
            self.claim("leader", at, at + len(who))
            return match.end()
        if "department" in self.wanted and len(who.split()) <= 10 and looks_like_unit(who):
            self.claim("department", at, at + len(who))
            return match.end()
        return at

    def _read_subject(self, at: int) -> int:
        """Claim the leader before a verb: "PGĐ Nguyễn A dự …", "Mời Chủ tịch UBND xã chủ trì …"."""
        text = self.text
        if any(label.start == 0 for label in find_labels(text[at:])):
            return at  # "Lãnh đạo dự: …" is a label
        invited = _INVITED.match(text, at)
        start = invited.end() if invited else at
        end = start
        for person in parse_people(text[start : start + _LONGEST_SUBJECT]):
            if _LISTED.fullmatch(text[end : start + person.start]) is None or is_first_word(text[start:], person):
                break
            if person.group and self._led_in_bracket():
                break
            end = start + person.end
            verb_at = end + len(text[end:]) - len(text[end:].lstrip(" ,)\n"))
            if cue("leader_verbs").match(fold(text), verb_at):
                self.claim("leader", start, end)
                return verb_at
        return at

    def _led_in_bracket(self) -> bool:
        """Whether a closing bracket says who of the group goes: "(sáng; dự: đ/c Triệu)"."""
        return any(
            re.search(r"(?:^|;)\s*(?:dự|chủ trì|tham dự)\s*:", fold(match[1])) for match in _BRACKET.finditer(self.text)
        )

    def read_body(self, at: int) -> None:
        """Claim labelled clauses, brackets, invitations and places in what follows the opening; the rest is free."""
        text = self.text
        bracketed = [match.span() for match in _BRACKET.finditer(text)]
        labels = [
            label
            for label in find_labels(text)
            if label.start >= at
            and label.role in self.wanted
            and not any(start <= label.start < end for start, end in bracketed)
        ]
        ends = [*(before_mark(text, label.start) for label in labels), len(text)]
        self._read_sentence(at, ends[0])
        for label, end in zip(labels, ends[1:], strict=True):
            if label.role == "content":
                self._read_sentence(label.end, end)
            else:
                self._read_labelled(label.role, label.end, end)

    def _read_labelled(self, role: FieldName, start: int, end: int) -> None:
        place = closing_place(self.text[start:end], opened=True) if role in ("date", "time") else None
        if place is not None and "location" in self.wanted:
            self.claim("location", start + place.name_start, start + place.end)
            end = start + place.start
        for part_start, part_end in self._take_brackets(start, end, ("note", "department")):
            part = self.text[part_start:part_end].strip(" .;,")
            if role in ("date", "time") and self._claim_clock(part_start, part_end):
                continue
            if role == "date" and (cell_time(part) or cell_session(part)):  # "Thời gian: 7h30" says nothing of the day
                role = "time" if cell_time(part) else "session"
            self.claim(role, part_start, part_end)

    def _claim_clock(self, start: int, end: int) -> bool:
        """Claim an hour and its session where a stretch says both and no more: "8h00 sáng"."""
        said = clock_parts(self.text[start:end])
        for role, first, last in said:
            if role in self.wanted:
                self.claim(role, start + first, start + last)
        return bool(said)

    def _take_brackets(self, start: int, end: int, roles: tuple[FieldName, ...]) -> list[tuple[int, int]]:
        """Claim the brackets between that say one of `roles`; the stretches that remain."""
        free = []
        at = start
        for match in _BRACKET.finditer(self.text, start, end):
            if self._read_bracket(match.start(1), match.end(1), roles):
                free.append((at, match.start()))
                at = match.end()
        free.append((at, end))
        return free

    def _read_bracket(self, start: int, end: int, roles: tuple[FieldName, ...]) -> bool:
        """Claim a bracket's content if it is a clause of its own; False if it qualifies the activity."""
        said = read_bracket(self.text, start, end, self.wanted.intersection(roles))
        for role, first, last in said or ():
            self.claim(role, first, last)
            if role == "department":
                self._free_activity(last, next((at for at in range(last, end) if self.text[at] in ";,"), end))
        return said is not None

    def _free_activity(self, start: int, end: int) -> None:
        """Keep as content what a unit named before it is in charge of: "(Công an xã | chủ trì giao ban)"."""
        verb = _IN_CHARGE.match(fold(self.text), start, end)
        if verb and "content" in self.wanted and cue("activities").match(fold(self.text), verb.end(), end):
            self.free.append((start, end))

    def _read_dashed(self, start: int, end: int) -> int:
        """Claim who and where from fields set apart by dashes; where the activity ends.

        "07:15 - Chào cờ - Hội trường - Chủ trì: …": such lines have a dash behind the hour or before a label. In others
        only a room behind a dash is a place.
        """
        text = self.text
        dashed = _DASH_LAST.search(text, 0, start) or (end < len(text) and _DASH_LAST.search(text, start, end))
        for dash in reversed([*_DASH.finditer(text, start, end)]):
            if any(unit.start < dash.start() - start < unit.end for unit in find_units(text[start:end])):
                continue
            part = text[dash.end() : end].strip(" -–|,;.")
            if not part:
                end = dash.start()
            elif dashed and "leader" in self.wanted and find_people(part) and people_share(part) >= 0.85:
                self.claim("leader", dash.end(), end)
                end = dash.start()
            elif (
                dashed
                and "participants" in self.wanted
                and cue("attendance").match(fold(part))
                and not opens_place(part)
            ):
                self.claim("participants", dash.end(), end)
                end = dash.start()
            elif "location" in self.wanted and (opens_room(part) or (dashed and looks_like_place(part))):
                self.claim("location", dash.end(), end)
                end = dash.start()
            else:
                break
        return end

    def _read_sentence(self, start: int, end: int) -> None:
        """Claim brackets, invitations, place clauses and preparers in running text; the rest is content."""
        end = self._read_dashed(start, end)
        roles = tuple(sorted(self.wanted - {"content"}))
        stretches = self._take_brackets(start, end, roles)
        for role, take in (
            ("time", self._take_hour),
            ("participants", self._take_invitation),
            ("location", self._take_place),
            ("department", self._take_preparer),
            ("leader", self._take_chair),
        ):
            if role in self.wanted:
                stretches = [rest for stretch in stretches for rest in take(*stretch)]
        stretches = [rest for stretch in stretches for rest in self._take_when(*stretch)]
        if "location" in self.wanted and not self._says("location"):
            stretches = self._take_closing_place(stretches)
        self.free += [rest for stretch in stretches for rest in self._take_when(*stretch)]

    def _take_invitation(self, start: int, end: int) -> list[tuple[int, int]]:
        match = invitation().search(fold(self.text), start, end)
        if match is None:
            return [(start, end)]
        self.claim("participants", match.start("who"), match.end("who"))
        return [(start, match.start()), (match.end(), end)]

    def _take_place(self, start: int, end: int) -> list[tuple[int, int]]:
        places = find_places(self.text[start:end])
        if not places:
            return [(start, end)]
        place = places[0]
        self.claim("location", start + place.name_start, start + place.end)
        return [(start, start + place.start), (start + place.end, end)]

    def _take_when(self, start: int, end: int) -> list[tuple[int, int]]:
        """When it is or repeats, said last behind a colon: "Kiểm tra học kỳ: ngày 11 và 12/3"."""
        colon = self.text.rfind(":", start, end)
        rest = self.text[colon + 1 : end].strip(" .;,")
        if colon < 0 or any(role in ("date", "recurrence") for _, _, role in self.claimed):
            return [(start, end)]
        if "date" in self.wanted and says_day(rest):
            self.claim("date", colon + 1, end)
        elif "recurrence" in self.wanted and says_repetition(rest):
            self.claim("recurrence", colon + 1, end)
            self.claim("session", colon + 1, end)
        else:
            return [(start, end)]
        return [(start, colon)]

    def _take_preparer(self, start: int, end: int) -> list[tuple[int, int]]:
        told = _TOLD.search(self.text, start, end) or _LAST_PIECE.search(self.text, start, end)
        preparer = preparing().match(fold(self.text[told.end() : end])) if told else None
        if (
            told is None
            or preparer is None
            or not (told.group().strip(" .;,") or _PREPARES.search(self.text, told.end(), end))
        ):
            return [(start, end)]
        who = (told.end() + preparer.start("who"), told.end() + preparer.end("who"))
        if not names_unit(self.text[slice(*who)]):
            return [(start, end)]
        self.claim("department", *who)
        stop = re.compile(r"[.;](?=\s)").search(self.text, who[1], end)
        self._free_activity(who[1], stop.start() if stop else end)
        return [(start, told.start()), *([(stop.end(), end)] if stop else [])]

    def _take_chair(self, start: int, end: int) -> list[tuple[int, int]]:
        """Who leads, said last: "họp bình bệnh án, PGĐ Nguyễn A chủ trì", "Trực cơ quan: đ/c Trần B"."""
        named = _NAMED_LAST.search(self.text, start, end)
        if named and find_people(named["who"]) and people_share(named["who"]) >= 0.85:
            self.claim("leader", named.start("who"), named.end("who"))
            return [(start, named.start())]
        done = None if self._says("leader") else _DONE_BY.search(self.text, start, end)
        if done and people_share(done["who"]) >= 0.85:
            self.claim("leader", done.start("who"), done.end("who"))
            return [(start, done.start()), (done.end(), end)]
        by = _CHAIRED_BY.search(self.text, start, end)
        if by and find_people(by["who"]) and people_share(by["who"]) >= 0.85:
            self.claim("leader", by.start("who"), by.end("who"))
            return [(start, by.start())]
        chairs = _CHAIRS.search(self.text, start, end)
        for mark in re.finditer(r"[,;]|\s[-–]\s", self.text[start : chairs.start()]) if chairs else ():
            at = start + mark.start()
            if chairs and people_share(self.text[at : chairs.start()]) >= 0.85:
                self.claim("leader", at + 1, chairs.start())
                return [(start, at)]
        return [(start, end)]

    def _take_hour(self, start: int, end: int) -> list[tuple[int, int]]:
        """The hour, said last: "họp tổ chuyên môn lúc 15h30"."""
        hour = None if self._says("time") else _AT_HOUR.search(self.text, start, end)
        if hour is None or not (cell_time(hour["hour"]) or clock_parts(hour["hour"])):
            return [(start, end)]
        if not self._claim_clock(*hour.span("hour")):
            self.claim("time", *hour.span("hour"))
        return [(start, hour.start())]

    def _take_closing_place(self, stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
        kept = [stretch for stretch in stretches if self.text[slice(*stretch)].strip(" ,.;:\n")]
        for start, end in reversed(kept):
            place = closing_room(self.text[start:end]) or closing_place(self.text[start:end], opened=start > kept[0][0])
            cited = find_citations(self.text[start:end])
            if place is not None and not any(span.start <= place.start < span.end for span in cited):
                self.claim("location", start + place.name_start, start + place.end)
                return [stretch for stretch in stretches if stretch != (start, end)] + [(start, start + place.start)]
        return stretches

    def fields(self) -> dict[FieldName, tuple[Passage, ...]]:
        """The claimed spans by field, in the order of the text, and the free ones as content."""
        found: Fields = {}
        for start, end, role in sorted(self.claimed):
            found.setdefault(role, []).append(self.passage.slice(start, end))
        for start, end in sorted(self.free):
            if self.text[start:end].strip(" ,.;:-–\n"):
                found.setdefault("content", []).append(self.passage.slice(start, end))
        return {role: tuple(passages) for role, passages in found.items()}
