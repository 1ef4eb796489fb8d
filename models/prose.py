"""Prose into entries: sections of tasks, meetings with their field lines, and days with what happens on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from congtac.extract.passage import Passage
from congtac.models.boilerplate import is_boilerplate, opens_with
from congtac.models.clauses import ALL_FIELDS, read_clauses
from congtac.models.date_phrase import DAY_KINDS, DatePhrase
from congtac.models.dates import agenda_dates, is_tentative
from congtac.models.folding import fold
from congtac.models.item_split import split_items
from congtac.models.labels import find_labels, label_role
from congtac.models.lexicon import cue
from congtac.models.list_marks import skip_marks
from congtac.models.points import UNMARKED, Point
from congtac.models.prose_days import (
    NAME,
    Fields,
    extend_last,
    labels_whole,
    may_head,
    read_context,
    read_person,
    read_under_day,
)
from congtac.models.prose_state import State
from congtac.models.reading import Claim, Entry, FieldName
from congtac.models.recurrence import find_recurrence
from congtac.models.roster_lines import read_roster_point
from congtac.models.table_context import NOTHING_STANDING, Standing
from congtac.models.when import parse_when, says_repetition

# What is taken out of a directive: who is in charge, which a bracket says; the rest is what is directed.
_OF_A_TASK: frozenset[FieldName] = frozenset(("content", "department", "coordinator"))


@dataclass(frozen=True, slots=True)
class ProseReading:
    """What a run of paragraphs gives, and the headings in force where it ends."""

    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    section: tuple[str, ...]
    headings: tuple[tuple[int, str], ...]


def read_prose(
    points: Sequence[Point],
    headings: tuple[tuple[int, str], ...] = (),
    before_table: bool = False,
    standing: Standing = NOTHING_STANDING,
) -> ProseReading:
    """The entries of a run of paragraphs.

    Args:
        points: The paragraphs.
        headings: Headings in force from before, by depth.
        before_table: Whether a table follows, so that what stands last may head it.
        standing: What a roster says once for all its lines.
    """
    state = State(list(headings), standing)
    at = 0
    while at < len(points):
        at = _read_point(points, at, state, before_table)
    return ProseReading(tuple(state.entries), tuple(state.claims), state.section, tuple(state.headings))


def _read_point(points: Sequence[Point], at: int, state: State, before_table: bool) -> int:
    """Read the point and what belongs to it; the number of the first point behind."""
    point = points[at]
    text = point.body.text
    last = at + 1 == len(points)
    if is_boilerplate(point, state.section, first=not state.entries, last=last):
        state.claims.append(Claim.of("boilerplate", point.whole.words))
        return at + 1
    if state.standing.activity is not None and read_roster_point(points, at, state):
        return at + 1
    if read_context(point, state) or read_person(points, at, state):
        return at + 1
    if state.day is not None:
        read_under_day(point, state)
        return at + 1
    end = _fields_end(points, at)
    sets_apart = _is_capital(text) or point.depth <= 1
    if end > at + 1 and label_role(text.strip(" :.")) is not None:
        state.head(point)  # "II. THỜI GIAN, ĐỊA ĐIỂM" is no activity
        return at + 1
    if end > at + 1 and may_head(point) and not (sets_apart and not labels_whole(points[at + 1].body.text)):
        _read_with_fields(points[at:end], state)
        return end
    if _is_heading(points, at) or (last and before_table and may_head(point)):
        state.head(point)
        return at + 1
    if labels_whole(text) and state.entries and not _is_directive(text):
        extend_last(point, state)
        return at + 1
    state.entries += _read_paragraph(point, state)
    return at + 1


def _is_directive(text: str) -> bool:
    return len(text.split()) > 60


def _is_field_line(point: Point) -> bool:
    """A line that says when, where, who or how often, or that holds no more than a date."""
    text = point.body.text
    if labels_whole(text):
        return True
    if point.depth != UNMARKED and not parse_when(text) and not says_repetition(text.strip(" .;")):
        return False  # a bullet that says more than when is an entry of its own
    if point.words_count > 45:
        return False
    if any(not text[: phrase.start].strip(" (").casefold().removesuffix("vào") for phrase in agenda_dates(text)):
        return True
    if find_recurrence(text) and point.words_count <= 12:
        return True
    return re.match(r"theo\s+(?:lịch|giấy mời|kế hoạch|thông báo|chương trình)(?!\w)", fold(text)) is not None


def _fields_end(points: Sequence[Point], at: int) -> int:
    """Where the field lines below a point end: deeper or unmarked lines, the first of which gives a field."""
    head = points[at]
    end = at + 1
    while end < len(points):
        point = points[end]
        inner = point.depth > head.depth or (point.depth == UNMARKED and head.depth < UNMARKED)
        if not inner or not _is_field_line(point):
            break
        end += 1
    # Bullets below a line of fields belong to it: "Nội dung:" and what is discussed.
    while end > at + 1 and end < len(points) and points[end - 1].whole.text.rstrip().endswith(":"):
        depth = points[end].depth
        if depth <= points[end - 1].depth and points[end - 1].depth != UNMARKED:
            break
        while end < len(points) and points[end].depth == depth and depth > head.depth:
            end += 1
        break
    return end


def _read_with_fields(points: Sequence[Point], state: State) -> None:
    """A heading and its field lines: one entry, the heading its content."""
    head, *lines = points
    fields: Fields = dict(read_clauses(head.body, ALL_FIELDS - {"location", "participants", "leader", "department"}))
    words = list(head.whole.words)
    for line in lines:
        words += line.whole.words
        found = dict(read_clauses(line.whole))
        rest = found.pop("content", ())
        labelled = find_labels(line.body.text)
        recurrence = find_recurrence(line.body.text)
        if recurrence and not labelled:
            fields["recurrence"] = (*fields.get("recurrence", ()), line.body)
            rest = ()
        elif rest and not labelled and "leader" in found:
            rest = ()  # "Mời Chủ tịch chủ trì tiếp công dân": the heading already says what
        for name, passages in found.items():
            fields[name] = (*fields.get(name, ()), *passages)
        if rest:
            fields["note"] = (*fields.get("note", ()), *rest)
    state.entries.append(Entry(NAME, fields, tuple(words), state.section, kind="event"))


def _is_capital(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and sum(char.isupper() for char in letters) > 0.85 * len(letters)


def _is_heading(points: Sequence[Point], at: int) -> bool:
    """A short point that others stand below, or one that is set apart from them."""
    point = points[at]
    if not may_head(point):
        return False
    text = point.whole.text.rstrip()
    following = points[at + 1] if at + 1 < len(points) else None
    if _is_capital(text) or point.depth <= 1:
        return True
    if following is None:
        return False
    deeper = following.depth > point.depth and following.depth != UNMARKED
    below = following.depth == UNMARKED and point.depth != UNMARKED and point.emphatic
    return deeper or below or (text.endswith(":") and following.depth >= point.depth)


def _read_paragraph(point: Point, state: State) -> list[Entry]:
    """A point or paragraph by itself: a deadline, a repeated or dated event, or a task."""
    text = point.body.text
    dates = [phrase for phrase in agenda_dates(text) if phrase.days and phrase.kind in DAY_KINDS]
    due = [phrase for phrase in agenda_dates(text) if phrase.bound] or _completed_within(text)
    if due:
        phrase = due[-1]
        fields: Fields = dict(read_clauses(point.body, _OF_A_TASK))
        fields |= {"date": (point.body.slice(phrase.start, phrase.end),), "content": (point.body,)}
        return [Entry(NAME, fields, point.whole.words, state.section, kind="deadline")]
    recurrence = find_recurrence(text)
    occasion = opens_with("occasions", text) or any(
        cue("occasion_sections").search(fold(heading)) for _, heading in state.headings
    )
    expected = opens_with("occasions", text) and is_tentative(text)
    if dates or expected or (recurrence and occasion and point.words_count <= 60):
        return _read_events(point, state, bool(dates))
    if (
        occasion
        and point.words_count <= 40
        and any(cue("occasion_sections").search(fold(heading)) for _, heading in state.headings)
    ):
        return [replace(entry, kind="event") for entry in _read_events(point, state, False)]
    fields = dict(read_clauses(point.body, _OF_A_TASK))
    return [Entry(NAME, {"content": (point.body,), **fields}, point.whole.words, state.section, kind="task")]


def _completed_within(text: str) -> list[DatePhrase]:
    """The month or quarter in which something is to be completed: "Hoàn thành hồ sơ … trong tháng 4/2013"."""
    if not opens_with("completions", text):
        return []
    found = [phrase for phrase in agenda_dates(text) if phrase.kind in ("month", "quarter")]
    return [phrase for phrase in found if re.search(r"trong\s+$", fold(text[: phrase.start]))]


def _read_events(point: Point, state: State, dated: bool) -> list[Entry]:
    """The items of a paragraph that says when: the date opens it, is bracketed, or closes it."""
    entries: list[Entry] = []
    date: tuple[Passage, ...] = ()
    for item in split_items(point.whole):
        fields: Fields = dict(read_clauses(item))
        text = item.text
        if state.person is not None and "leader" not in fields:
            fields["leader"] = (state.person,)
        if "date" not in fields and dated:
            phrases = [phrase for phrase in agenda_dates(text) if phrase.kind in DAY_KINDS]
            if phrases:
                fields["date"] = (item.slice(phrases[0].start, phrases[0].end),)
        recurrence = find_recurrence(text)
        if "date" not in fields and date and not recurrence:
            fields["date"] = date  # "Thứ Hai (03/4): Sáng, họp A; chiều, họp B"
        date = fields.get("date", ())
        if recurrence:
            fields.setdefault("recurrence", tuple(item.slice(phrase.start, phrase.end) for phrase in recurrence))
        if "content" not in fields:
            fields["content"] = (item.slice(skip_marks(text), len(text)),)
        entries.append(Entry(NAME, fields, item.words, state.section, kind="event"))
    return entries
