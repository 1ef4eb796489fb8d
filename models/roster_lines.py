"""Rosters in lines (lịch trực, lịch tiếp công dân): who and when, where the title alone says what is done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from congtac.extract.passage import Passage
from congtac.models.date_phrase import DAY_KINDS, DatePhrase
from congtac.models.dates import Span, find_dates, parse_day_cell
from congtac.models.folding import fold
from congtac.models.labels import find_labels, label_role
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.list_marks import skip_marks
from congtac.models.people import find_people, people_share
from congtac.models.phones import PHONE
from congtac.models.places import closing_place
from congtac.models.points import Point
from congtac.models.prose_state import State
from congtac.models.reading import Claim, Entry, FieldName
from congtac.models.recurrence import find_recurrence
from congtac.models.rosters import RECEPTION
from congtac.models.times import find_sessions, find_times
from congtac.models.when import Stretch, lunar_beside

NAME = "roster lines"
_LONGEST = 90  # words; a longer paragraph tells more than who and when
_EDGES = " ,;:.-–—+*•()\n"
_COLON = re.compile(r":(?!\d)")
_LABEL_BEFORE = re.compile(r"(?:^|[:;.,)\n]|(?:^|\s)[-–+*•]\s)\s*(?P<label>[^\W\d_][^:;.,()\n]{1,48})$")
_PARTICLES = re.compile(r"(?<!\w)(?:từ|đến|lúc|vào|ngày|các|những|hai|ba|buổi|và|trong|giờ|hồi|của|thứ|cả)(?!\w)")
_BRACKET = re.compile(r"\(([^()]*)\)")
_LEAST_SHARE = 0.8
_DONE = re.compile(r"(?:tiếp|trực|tiếp thay|trực thay|phụ trách|chủ trì)")

Fields = dict[FieldName, tuple[Passage, ...]]


@dataclass(slots=True)
class _Line:
    """What one line says: groups of days (each with its month first), and its other fields."""

    days: list[tuple[Passage, ...]] = field(default_factory=list)
    month: Passage | None = None
    fields: Fields = field(default_factory=dict)
    labelled: bool = False

    def add(self, name: FieldName, passage: Passage) -> None:
        if passage.text.strip(_EDGES):
            self.fields[name] = (*self.fields.get(name, ()), passage)

    @property
    def says_when(self) -> bool:
        return bool(self.days or self.month or self.fields.keys() & {"session", "time", "recurrence"})

    @property
    def says_who(self) -> bool:
        return bool(self.fields.keys() & {"leader", "participants"})


def read_roster_point(points: Sequence[Point], at: int, state: State) -> bool:
    """Read a line of a roster: a row, more about the row above, or what holds for the lines below it.

    Returns:
        Whether the line says no more than who and when; if not, nothing was read.
    """
    point = points[at]
    line = _parse(point.whole) if point.words_count <= _LONGEST else None
    if line is None:
        return False
    if not line.says_who and line.labelled and not line.days and _read_standing(points, at, line, state):
        return True
    if not (line.says_when or line.says_who):
        return False
    if line.says_who and not line.says_when:
        return _read_people(points, at, line, state)
    if line.says_who or (state.person is not None and (line.days or "recurrence" in line.fields)):
        return _read_row(point, line, state)
    if line.days and not _heads_lines(points, at):
        return _read_row(point, line, state)
    return _read_when(point, line, state)


def _read_standing(points: Sequence[Point], at: int, line: _Line, state: State) -> bool:
    """Where, or at which hours, for all rows: said above them, or below them and not as part of the last."""
    point = points[at]
    rows = [number for number, entry in enumerate(state.entries) if entry.reader == NAME]
    place = line.fields.get("location", ())
    if not rows and state.day is None:
        state.standing = replace(state.standing, place=(*state.standing.place, *place))
        state.claims.append(Claim.of("boilerplate", point.whole.words))
        return True
    if not rows or (place and state.day is not None and state.entries[-1].reader != NAME):
        return False
    each = any(state.entries[number].fields.get("location") for number in rows)
    here = state.entries[rows[-1]].section == state.section  # a heading of its own says it of all
    if place and here and (each or any(_is_row(below) for below in points[at + 1 :])):
        state.entries[rows[-1]] = _extended(state.entries[rows[-1]], line, point)
        return True
    for number in rows:
        entry = state.entries[number]
        if place:
            state.entries[number] = replace(entry, fields={"location": place, **entry.fields})
    state.claims.append(Claim.of("boilerplate", point.whole.words))
    return True


def _is_row(point: Point) -> bool:
    """Whether a point says when and who, or goes on with who."""
    line = _parse(point.whole) if point.words_count <= _LONGEST else None
    return line is not None and line.says_who


def _read_when(point: Point, line: _Line, state: State) -> bool:
    """A day, a month or a shift as the heading of the lines below it."""
    if line.days:
        state.day, state.session, state.leader = line.days[0][-1], None, None
        state.month = line.month or state.month
    elif line.month is not None:
        state.month, state.day, state.session, state.leader = line.month, None, None, None
    elif state.day is not None and not line.fields.get("recurrence"):
        state.session = point.body
    else:
        return False
    state.claims.append(Claim.of("calendar", point.whole.words))
    return True


def _heads_lines(points: Sequence[Point], at: int) -> bool:
    """Whether a day stands above lines of its own, rather than in a list of days."""
    if at + 1 >= len(points):
        return False
    below = _parse(points[at + 1].whole)
    return below is None or not below.days


def _read_people(points: Sequence[Point], at: int, line: _Line, state: State) -> bool:
    """Who, without a day: on the day above, or whose days the lines below list."""
    point = points[at]
    if state.day is not None:
        last = state.entries[-1] if state.entries else None
        here = (state.day, *((state.session,) if state.session else ()))
        if last is not None and last.reader == NAME and _context(last) == here:
            state.entries[-1] = _extended(last, line, point)
            return True
        return _read_row(point, line, state)
    following = points[at + 1] if at + 1 < len(points) else None
    leader = line.fields.get("leader")
    if leader is None or following is None or line.labelled:
        return False
    if following.depth <= point.depth and not point.whole.text.rstrip().endswith(":"):
        return False
    state.person = leader[0]
    state.claims.append(Claim.of("heading", point.whole.words))
    return True


def _context(entry: Entry) -> tuple[Passage, ...]:
    """The day and the session of a row, if both come from headings above it."""
    own = frozenset(word.index for word in entry.words)
    parts = (*entry.fields.get("date", ())[-1:], *entry.fields.get("session", ()))
    return tuple(part for part in parts if not part.indices & own)


def _extended(entry: Entry, line: _Line, point: Point) -> Entry:
    fields: Fields = dict(entry.fields)
    for name, passages in line.fields.items():
        fields[name] = (*fields.get(name, ()), *passages)
    return replace(entry, fields=fields, words=(*entry.words, *point.whole.words))


def _read_row(point: Point, line: _Line, state: State) -> bool:
    """A row for each group of days of a line; False where nothing says on which day."""
    standing = state.standing
    fields: Fields = {"location": standing.place} if standing.place else {}
    if state.person is not None and not line.says_who:
        fields["leader"] = (state.person,)
    if state.session is not None and not (line.days or line.fields.keys() & {"session", "time"}):
        fields["session"] = (state.session,)
    fields |= line.fields
    if standing.activity is not None:
        fields.setdefault("content", (standing.activity,))
    month = line.month or state.month
    groups = [(month, *days) if month is not None and len(days) == 1 else days for days in line.days]
    if not groups and "recurrence" not in line.fields:
        if state.day is None:
            return False
        groups = [(state.day,) if state.month is None else (state.month, state.day)]
    state.row_depth = point.depth
    for date in groups or [()]:
        dated: Fields = {**fields, "date": date} if date else fields
        state.entries.append(Entry(NAME, dated, point.whole.words, state.section, kind="event"))
    return True


# -- one line


def _parse(item: Passage) -> _Line | None:
    """What a line says; None if it says more than who, when and where."""
    text = item.text
    labels = [label for label in _labels(text) if label[2] is not None]
    line = _Line(labelled=bool(labels))
    opening = skip_marks(text)
    first = labels[0][0] if labels else len(text)
    if not _read_stretch(item, min(opening, first), first, line):
        return None
    for number, (_, start, role) in enumerate(labels, 1):
        end = labels[number][0] if number < len(labels) else len(text)
        if role in ("date", "time", "session"):
            if not _read_stretch(item, start, end, line):
                return None
        elif role == "leader":
            if not _read_leader(item, start, end, line):
                return None
        elif role is not None:
            line.add(role, item.slice(start, end))
    return line


def _labels(text: str) -> list[tuple[int, int, FieldName | None]]:
    """Labels of a line: where each begins, where what it labels begins, and which field that is."""
    found = []
    for colon in _COLON.finditer(text):
        match = _LABEL_BEFORE.search(text, 0, colon.start())
        if match is not None:
            found.append((match.start("label"), colon.end(), _role(match["label"])))
    return found


def _role(label: str) -> FieldName | None:
    """The field a label stands for; None for a name, a day or an hour before a colon."""
    if find_dates(label) or find_times(label) or any(person.name for person in find_people(label)):
        return None
    labels = find_labels(f"{label}:")
    known = labels[0].role if labels and labels[0].start == 0 else label_role(label)
    if known is not None:
        return None if known == "content" else known
    for role, pattern in _said_in_labels():
        if pattern.search(fold(label)):
            return role
    return None


@cache
def _said_in_labels() -> tuple[tuple[FieldName, re.Pattern[str]], ...]:
    words = vocabulary("rosters")
    return (
        ("leader", re.compile(rf"(?<!\w)(?:{alternatives(words['leading'])})(?!\w)")),
        ("participants", re.compile(rf"(?<!\w)(?:{alternatives(words['helping'])})(?!\w)")),
    )


@cache
def _shift() -> re.Pattern[str]:
    words = vocabulary("rosters")
    named = rf"(?:{alternatives(words['shifts'])})(?:\s+(?:{alternatives(words['shift_names'])}|\d))?"
    return re.compile(
        rf"(?<!\w)(?:{named}|(?:{alternatives(words['parts_of_day'])})(?=\s*(?:[:(–-]|$)))(?!\w)"
        # A shift is named before its hours, its colon or who takes it, not within a sentence.
        rf"(?=\s*(?:[:(,.–-]|$|từ\s|\d))"
    )


def _read_stretch(item: Passage, start: int, end: int, line: _Line) -> bool:
    """Read days, hours and shifts between two places, and who stands besides; False if anything else does."""
    text = item.text[start:end]
    place = closing_place(text, opened=True)
    text = text[: place.start] if place else text
    dates = list(find_dates(text)) or _bare_days(text)
    times, sessions, recurrences = find_times(text), find_sessions(text), find_recurrence(text)
    dates = [phrase for phrase in dates if not any(_touch(phrase, other) for other in recurrences)]
    lunar = lunar_beside(text)
    dates = [phrase for phrase in dates if not any(_touch(phrase, match) for match in lunar)]
    phones = [Stretch(*match.span()) for match in PHONE.finditer(fold(text))]
    shifts = [Stretch(*match.span()) for match in _shift().finditer(fold(text))]
    spans: list[Span] = [*dates, *times, *sessions, *recurrences, *lunar, *phones, *shifts]
    if any(phrase.kind not in (*DAY_KINDS, "month", "week") for phrase in dates):
        return False
    if place is not None:
        line.add("location", item.slice(start + place.name_start, end))
    spans += [Stretch(*colon.span()) for colon in _COLON.finditer(text)]
    for first, last in _gaps(text, spans):
        said = _PARTICLES.sub(" ", fold(text[first:last])).strip(_EDGES)
        if not said or _DONE.fullmatch(said):
            continue
        if activity := RECEPTION.fullmatch(said):
            line.add("content", item.slice(*_span_of(activity.group(), item, start + first, start + last)))
        elif not _read_leader(item, start + first, start + last, line):
            return False
    if any(phrase.kind in DAY_KINDS for phrase in dates):
        dates = [phrase for phrase in dates if phrase.kind != "week"]  # "Tuần 1 (từ 05/6 đến 11/6)"
    _add_days(item, start, dates, line)
    for name, phrases in (("session", sessions), ("time", times), ("recurrence", recurrences), ("note", phones)):
        for phrase in phrases:
            line.add(name, item.slice(start + phrase.start, start + phrase.end))  # type: ignore[arg-type]
    return True


def _span_of(said: str, item: Passage, start: int, end: int) -> tuple[int, int]:
    """Where words that were found in the folded text stand."""
    at = fold(item.text).find(said, start, end)
    return (at, at + len(said)) if at >= 0 else (start, end)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _bare_days(text: str) -> list[DatePhrase]:
    """Days without "ngày" and month on one side of a colon: "05, 19: đồng chí A"."""
    at = 0
    for part in re.split(r"(?<=:)", text):
        phrase = parse_day_cell(part.rstrip(" :;."))
        if phrase is not None:
            return [replace(phrase, start=at + phrase.start, end=at + phrase.end)]
        at += len(part)
    return []


def _gaps(text: str, spans: Iterable[Span]) -> list[tuple[int, int]]:
    """The stretches between the spans."""
    gaps = []
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        if span.start > at:
            gaps.append((at, span.start))
        at = max(at, span.end)
    return [*gaps, (at, len(text))]


def _add_days(item: Passage, start: int, dates: Sequence[DatePhrase], line: _Line) -> None:
    """Group the days, each group with the month that was said before it."""
    month: Passage | None = None
    for phrase in dates:
        said = item.slice(start + phrase.start, start + phrase.end)
        if phrase.kind == "month":
            month = said
            line.month = line.month or said
        elif month is not None or not line.days:
            line.days.append((month, said) if month is not None else (said,))
            month = None
        else:
            line.days[-1] = (*line.days[-1], said)


def _read_leader(item: Passage, start: int, end: int, line: _Line) -> bool:
    """Take who is named; brackets that tell for whom he stands in, and telephones, are notes."""
    at = start
    delegated = _delegated().search(fold(item.text), start, end)
    if delegated is not None:
        line.add("note", item.slice(start, end))
        at = delegated.end()
    stretches = []
    for match in _BRACKET.finditer(item.text, at, end):
        if _substitutes().match(fold(match[1]).lstrip()):
            line.add("note", item.slice(match.start(1), match.end(1)))
            stretches.append((at, match.start()))
            at = match.end()
    stretches.append((at, end))
    named = [stretch for stretch in stretches if item.text[slice(*stretch)].strip(_EDGES)]
    if not all(_names_only(item.text[slice(*stretch)]) for stretch in named):
        return False
    for stretch in named:
        line.add("leader", item.slice(*stretch))
    return True


def _names_only(text: str) -> bool:
    """Whether a text says no more than who: besides people and offices only a unit in brackets behind each."""
    bare = _BRACKET.sub(" ", text) if people_share(_BRACKET.sub(" ", text)) > people_share(text) else text
    return people_share(bare) >= _LEAST_SHARE


@cache
def _substitutes() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(vocabulary('rosters')['substitutes'])})(?!\w)")


@cache
def _delegated() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(vocabulary('rosters')['delegated'])})(?!\w)\s*:?")
