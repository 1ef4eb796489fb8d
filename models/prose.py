"""Prose into entries: sections of tasks, meetings with their field lines, and days with what happens on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from congtac.extract.passage import Passage
from congtac.models.boilerplate import is_boilerplate, opens_with
from congtac.models.clauses import ALL_FIELDS, read_clauses, split_items
from congtac.models.date_phrase import DAY_KINDS, DatePhrase
from congtac.models.dates import agenda_dates, find_dates, is_tentative, parse_day_cell
from congtac.models.folding import fold
from congtac.models.labels import find_labels
from congtac.models.lexicon import cue
from congtac.models.list_marks import skip_marks
from congtac.models.people import parse_people, people_share
from congtac.models.points import UNMARKED, Point
from congtac.models.prose_state import State
from congtac.models.reading import Claim, Entry, FieldName
from congtac.models.recurrence import find_recurrence
from congtac.models.roster_lines import read_roster_point
from congtac.models.table_context import NOTHING_STANDING, Standing
from congtac.models.when import parse_when, says_repetition

NAME = "prose"
HEADING_WORDS = 30
_SENTENCE_END = re.compile(r"[.;](?:/\.)?\s*$")

# What is taken out of a directive: who is in charge, which a bracket says; the rest is what is directed.
_OF_A_TASK: frozenset[FieldName] = frozenset(("content", "department", "coordinator"))

Fields = dict[FieldName, tuple[Passage, ...]]


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
    if _read_context(point, state) or _read_person(points, at, state):
        return at + 1
    if state.day is not None:
        _read_under_day(point, state)
        return at + 1
    end = _fields_end(points, at)
    sets_apart = _is_capital(text) or point.depth <= 1
    if end > at + 1 and _may_head(point) and not (sets_apart and not _labels_whole(points[at + 1].body.text)):
        _read_with_fields(points[at:end], state)
        return end
    if _is_heading(points, at) or (last and before_table and _may_head(point)):
        state.head(point)
        return at + 1
    if _labels_whole(text) and state.entries and not _is_directive(text):
        _extend_last(point, state)
        return at + 1
    state.entries += _read_paragraph(point, state)
    return at + 1


def _read_context(point: Point, state: State) -> bool:
    """A line that only says when, or who, holds for what follows it."""
    text = point.body.text.strip(" *_")
    bare = text.rstrip(" :.")
    if len(bare) > 160:
        return False
    if parse_when(bare) and (find_dates(bare) or parse_day_cell(bare) is not None or state.day is not None):
        if find_dates(bare) or parse_day_cell(bare) is not None:
            state.day, state.session, state.leader = point.body, None, None
        else:
            state.session, state.leader = point.body, None
        state.claims.append(Claim.of("calendar", point.whole.words))
        return True
    if state.day is not None and text.endswith(":"):
        people = parse_people(bare)
        if people and people_share(bare) > 0.85:
            state.leader = point.body
            state.claims.append(Claim.of("heading", point.whole.words))
            return True
    if state.day is not None and point.depth <= 1 and _may_head(point):
        state.day = state.session = state.leader = None
    return False


def _read_person(points: Sequence[Point], at: int, state: State) -> bool:
    """A heading that names a person: the days below it are that person's ("I. Đồng chí A - Chánh Thanh tra")."""
    point = points[at]
    if not (_may_head(point) and at + 1 < len(points) and points[at + 1].depth > point.depth < UNMARKED):
        return False
    people = parse_people(point.body.text.rstrip(" :."))
    if not (people and people[0].name and people_share(point.body.text) > 0.85):
        return False
    state.day = state.session = state.leader = None
    state.head(point)
    state.person, state.person_depth = point.body, point.depth
    return True


def _read_under_day(point: Point, state: State) -> None:
    """The items of a paragraph below a day; a line of labels completes the item above it."""
    text = point.body.text
    if state.entries and state.entries[-1].reader == NAME and _labels_whole(text):
        _extend_last(point, state)
        return
    heading = state.leader or state.person
    leader: tuple[Passage, ...] = (heading,) if heading else ()
    for number, item in enumerate(split_items(point.whole)):
        found = read_clauses(item)
        opens = bool(found.get("date")) and item.text[skip_marks(item.text) :].startswith(found["date"][0].text)
        if number == 0 and opens and _begins_day(state.day, found["date"][0]):
            # A line that opens with a day of its own begins that day.
            state.day, state.session, state.leader, leader = found["date"][0], None, None, ()
        fields: Fields = {} if state.day is None else {"date": (state.day,)}
        if state.session is not None and "date" not in found:
            fields["session"] = (state.session,)
        if number == 0 and found.get("leader") and point.body.text.startswith(found["leader"][0].text):
            leader = found["leader"]
        elif leader and "leader" not in found:
            fields["leader"] = leader
        fields.update(found)
        if "date" in found and state.day is not None and _is_week(state.day) and _is_weekday(found["date"]):
            fields["date"] = (state.day, *found["date"])
        due = [phrase for phrase in agenda_dates(item.text) if phrase.bound]
        if due:
            date = item.slice(due[-1].start, due[-1].end)
            whole = item.slice(skip_marks(item.text), len(item.text))
            fields = {"date": (date,), "content": (whole,)}
            state.entries.append(Entry(NAME, fields, item.words, state.section, kind="deadline"))
        elif "content" in fields:
            state.entries.append(Entry(NAME, fields, item.words, state.section))
        else:
            state.claims.append(Claim.of("calendar", item.words))


def _begins_day(day: Passage | None, date: Passage) -> bool:
    """Whether a date that opens a line begins a day as the heading above did: one day, with its weekday if that had."""
    phrase = parse_day_cell(date.text)
    above = parse_day_cell(day.text) if day else None
    if _is_week(day) or phrase is None or phrase.kind == "span":
        return False
    return above is None or bool(phrase.weekdays) == bool(above.weekdays)


def _is_week(day: Passage | None) -> bool:
    """Whether a heading gives more than one day: items below it say on which of them they are."""
    phrase = parse_day_cell(day.text) if day else None
    return day is not None and (phrase is None or phrase.kind == "span")


def _is_weekday(date: tuple[Passage, ...]) -> bool:
    """Whether a date is no more than weekdays, which a week's days make dates of."""
    return all(phrase.kind == "weekday" for passage in date for phrase in find_dates(passage.text))


def _labels_whole(text: str) -> bool:
    """Whether a paragraph opens with a field's label ("Địa điểm: …")."""
    labels = find_labels(text)
    return bool(labels) and not text[: labels[0].start].strip(" -–+*•")


def _is_directive(text: str) -> bool:
    return len(text.split()) > 60


def _extend_last(point: Point, state: State) -> None:
    last = state.entries[-1]
    found = read_clauses(point.whole)
    fields: Fields = dict(last.fields)
    for name, passages in found.items():
        if name in ("content", "note"):
            fields["note"] = (*fields.get("note", ()), *passages)
        else:
            fields[name] = (*fields.get(name, ()), *passages)
    state.entries[-1] = replace(last, fields=fields, words=(*last.words, *point.whole.words))


def _may_head(point: Point) -> bool:
    text = point.whole.text.rstrip()
    return point.words_count <= HEADING_WORDS and not _SENTENCE_END.search(text)


def _is_field_line(point: Point) -> bool:
    """A line that says when, where, who or how often, or that holds no more than a date."""
    text = point.body.text
    if _labels_whole(text):
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
    if not _may_head(point):
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
