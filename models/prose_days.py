"""Prose by days: lines that give a day, a session or a person to what follows, and the items below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from congtac.extract.passage import Passage
from congtac.models.clauses import read_clauses
from congtac.models.date_phrase import DatePhrase
from congtac.models.dates import agenda_dates, find_dates, parse_day_cell
from congtac.models.folding import fold
from congtac.models.item_split import split_items
from congtac.models.labels import find_labels
from congtac.models.lexicon import opens_activity
from congtac.models.list_marks import skip_marks
from congtac.models.people import parse_people, people_share
from congtac.models.points import UNMARKED, Point
from congtac.models.prose_state import State
from congtac.models.reading import Claim, Entry, FieldName
from congtac.models.when import parse_when

NAME = "prose"
HEADING_WORDS = 30
_SENTENCE_END = re.compile(r"[.;](?:/\.)?\s*$")

_ALL_WEEK = re.compile(r"[\W]*(?:trong|cả|suốt)\s+(?:cả\s+)?tuần\s*[:,]\s*")
_UNTIL = re.compile(r"\W*(?:cho\s+)?(?:đến|tới)(?!\w)")

Fields = dict[FieldName, tuple[Passage, ...]]


def read_context(point: Point, state: State) -> bool:
    """A line that only says when, or who, holds for what follows it."""
    text = point.body.text.strip(" *_")
    bare = text.rstrip(" :.")
    if len(bare) > 160:
        return False
    if parse_when(bare) and (find_dates(bare) or parse_day_cell(bare) is not None or state.day is not None):
        if find_dates(bare) or parse_day_cell(bare) is not None:
            state.day, state.session, state.leader = point.body, None, None
            state.week = point.body if _is_week(point.body) else state.week
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
    if state.day is not None and point.depth <= 1 and may_head(point):
        state.day = state.session = state.leader = None
    return False


def read_person(points: Sequence[Point], at: int, state: State) -> bool:
    """A heading that names a person: the days below it are that person's ("I. Đồng chí A - Chánh Thanh tra")."""
    point = points[at]
    if not (may_head(point) and at + 1 < len(points)):
        return False
    below = points[at + 1].depth
    if below == UNMARKED if point.depth == UNMARKED else below <= point.depth:
        return False
    people = parse_people(point.body.text.rstrip(" :."))
    if not people or people_share(point.body.text) <= 0.85 or opens_activity(point.body.text):
        return False
    if not people[0].name and (people[0].group or not (state.day or _opens_with_day(points[at + 1]))):
        return False
    if state.day is not None and point.depth > 1:
        state.leader = point.body
        state.claims.append(Claim.of("heading", point.whole.words))
        return True
    state.day = state.session = state.leader = None
    state.head(point)
    state.person, state.person_depth = point.body, point.depth
    return True


def _opens_with_day(point: Point) -> bool:
    dates = find_dates(point.body.text)
    return bool(dates) and not point.body.text[: dates[0].start].strip(" (")


def read_under_day(point: Point, state: State) -> None:
    """The items of a paragraph below a day; a line of labels completes the item above it."""
    text = point.body.text
    if state.entries and state.entries[-1].reader == NAME and labels_whole(text):
        extend_last(point, state)
        return
    heading = state.leader or state.person
    leader: tuple[Passage, ...] = (heading,) if heading else ()
    all_week = _ALL_WEEK.match(fold(point.whole.text))
    whole = point.whole.slice(all_week.end(), len(point.whole.text)) if all_week else point.whole
    if all_week:
        state.claims.append(Claim.of("calendar", point.whole.slice(*all_week.span()).words))
    before: tuple[Passage, ...] = ()
    for number, item in enumerate(split_items(whole)):
        found = read_clauses(item)
        opens = bool(found.get("date")) and item.text[skip_marks(item.text) :].startswith(found["date"][0].text)
        if number == 0 and opens and _begins_day(state.day, found["date"][0]):
            # A line that opens with a day of its own begins that day.
            state.day, state.session, state.leader = found["date"][0], None, None
            leader = (state.person,) if state.person else ()
        day = state.week or point.whole.slice(*all_week.span()) if all_week else state.day
        fields: Fields = {} if day is None else {"date": (day,)}
        if state.session is not None and "date" not in found and not all_week:
            fields["session"] = (state.session,)
        if number == 0 and found.get("leader") and point.body.text.startswith(found["leader"][0].text):
            leader = found["leader"]
        elif leader and "leader" not in found:
            fields["leader"] = leader
        if number == 0 and point.depth == UNMARKED and _labels_session(item, found):
            state.session = found["session"][0]  # "Sáng: Bí thư họp …", and what else happens in it in lines below
        fields.update(found)
        below_week = "date" in found and _is_week(state.day) and _is_weekday(found["date"])
        lasts = "date" in found and not _is_week(state.day) and _UNTIL.match(fold(found["date"][0].text))
        if state.day is not None and (below_week or lasts):
            fields["date"] = (state.day, *found["date"])
        if _is_week(state.day) and "date" not in found and number and "session" in found:
            fields["date"] = before  # "09/5 (sáng): họp A; (chiều) họp B"
        before = fields.get("date", ())
        due = [phrase for phrase in agenda_dates(item.text) if phrase.bound]
        if due and _lasts_until(item, due[-1]) and state.day is not None and not _is_week(state.day):
            fields["date"] = (state.day, item.slice(due[-1].start, due[-1].end))
            fields["content"] = _without(fields.get("content", ()), due[-1], item)
            state.entries.append(Entry(NAME, fields, item.words, state.section))
        elif due:
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


def _lasts_until(item: Passage, due: DatePhrase) -> bool:
    """Whether a sentence or bracket closes with the day until which something lasts: "công tác đến hết ngày 22/3"."""
    closes = re.match(r"\s*(?:[).;]|$)", item.text[due.end :])
    return closes is not None and _UNTIL.match(fold(item.text[due.start :])) is not None


def _without(content: tuple[Passage, ...], due: DatePhrase, item: Passage) -> tuple[Passage, ...]:
    """The content up to the day until which it lasts."""
    said = item.text[due.start : due.end]
    cut = [passage.slice(0, passage.text.find(said)) if said in passage.text else passage for passage in content]
    return tuple(passage for passage in cut if passage)


def _labels_session(item: Passage, found: Fields) -> bool:
    """Whether a line opens with a session and a colon, and no hour."""
    session = found.get("session")
    if session is None or "time" in found or "date" in found:
        return False
    label = session[0].text.strip(" :.-–")
    return re.match(rf"\W*{re.escape(label)}\s*:", item.text) is not None


def _is_weekday(date: tuple[Passage, ...]) -> bool:
    """Whether a date is no more than weekdays, which a week's days make dates of."""
    return all(phrase.kind == "weekday" for passage in date for phrase in find_dates(passage.text))


def labels_whole(text: str) -> bool:
    """Whether a paragraph opens with a field's label ("Địa điểm: …")."""
    labels = find_labels(text)
    return bool(labels) and not text[: labels[0].start].strip(" -–+*•")


def extend_last(point: Point, state: State) -> None:
    """Add the fields of a line of labels to the entry above it."""
    last = state.entries[-1]
    found = read_clauses(point.whole)
    fields: Fields = dict(last.fields)
    for name, passages in found.items():
        if name in ("content", "note"):
            fields["note"] = (*fields.get("note", ()), *passages)
        else:
            fields[name] = (*fields.get(name, ()), *passages)
    state.entries[-1] = replace(last, fields=fields, words=(*last.words, *point.whole.words))


def may_head(point: Point) -> bool:
    """Whether a point is short enough for a heading and ends as none but a heading does."""
    text = point.whole.text.rstrip()
    return point.words_count <= HEADING_WORDS and not _SENTENCE_END.search(text)
