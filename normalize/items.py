"""Entries into items: one row for each entry and occurrence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from congtac.extract.document import Word
from congtac.extract.passage import Passage, boxes
from congtac.models.folding import fold
from congtac.models.holidays import is_holiday
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.margins import CLOSE
from congtac.models.open_fields import UNPLACED
from congtac.models.people import find_people, parse_people, people_share
from congtac.models.reading import Entry
from congtac.models.units import field_name, looks_like_unit, opening_kind
from congtac.normalize.people import leaders_of, title_conflicts
from congtac.normalize.period import Period, parse_period
from congtac.normalize.records import Item, Kind, Leader
from congtac.normalize.text import content, joined, sentence_case
from congtac.normalize.units import canonical_units
from congtac.normalize.when import When, when

# What each flag takes off a row's confidence.
_DOUBTS = {
    "weekday_mismatch": 0.1,
    "title_conflict": 0.1,
    "outside_period": 0.2,
    "date_inferred": 0.1,
    "impossible_date": 0.3,
    "date_unresolved": 0.3,
    "rival_reading": 0.0,  # the margin itself has lowered it
    "ocr": 0.0,  # the recognition's score has
    "ocr_mended": 0.0,
    UNPLACED: 0.1,
}
_RIVALLED = 0.4  # what a rival that is as good takes off
_MOSTLY = 0.75
_WHOLLY = 0.95
_COORDINATION = re.compile(r"[;,.]?\s*(?:phối hợp(?:\s+với)?)\s*:?\s*", re.IGNORECASE)
_PLACE_OPENING = re.compile(r"^(?:điểm tập trung\s+)?(?:tại|ở)\s*:?\s+", re.IGNORECASE)


@cache
def _what_units_do() -> re.Pattern[str]:
    verbs = alternatives((*vocabulary("cues")["preparing"], "báo cáo", "chủ trì"))
    return re.compile(rf"\s+(?:{verbs})(?!\w)")


def items_of(entries: Iterable[Entry], period: Period | None, doc_id: str, unit_kind: str | None) -> tuple[Item, ...]:
    """All items of a document, numbered, with what contradicts itself flagged.

    Args:
        entries: As read, in order.
        period: What the document covers.
        doc_id: Of the document.
        unit_kind: What the issuing body's units are ("Phòng"), for cells that name only a field of work.
    """
    found = [item for entry in entries for item in _items(entry, period, doc_id, unit_kind)]
    people = [(*item.leaders, *_named(item.participants)) for item in found]
    conflicts = title_conflicts(people)
    numbered = []
    for number, (item, conflict) in enumerate(zip(found, conflicts, strict=True), 1):
        flags = (*item.flags, "title_conflict") if conflict else item.flags
        doubt = sum(_DOUBTS.get(flag, 0.05) for flag in flags)
        numbered.append(
            replace(
                item,
                item_id=f"{doc_id}-{number:04d}",
                seq=number,
                flags=flags,
                confidence=round(max(0.05, item.confidence - doubt), 2),
            )
        )
    return tuple(numbered)


def _named(text: str | None) -> tuple[Leader, ...]:
    return tuple(Leader(person.name, person.title) for person in find_people(text or "") if person.name)


def own_period(entry: Entry, period: Period | None) -> Period | None:
    """The days that an entry's own table covers, where a title above it says so; else the document's."""
    own = parse_period(entry.period, period.start if period else None) if entry.period else None
    return own or period


def _items(entry: Entry, period: Period | None, doc_id: str, unit_kind: str | None) -> list[Item]:
    decided = when(entry, own_period(entry, period))
    text = sentence_case(content(entry.fields.get("content", ())))
    departments, coordinators = _units(entry, unit_kind)
    leaders = (*_leaders(entry), *_in_charge(entry))
    if not leaders and entry.fields.get("leader"):
        departments = (*departments, *_led_by_units(entry, unit_kind, departments))
    kind = _kind(entry, decided, text)
    page_boxes = boxes(entry.words)
    rivalled = ("rival_reading",) if entry.margin < CLOSE else ()
    recognised = ("ocr",) if any(word.score is not None for word in entry.words) else ()
    mended = ("ocr_mended",) if any(word.read_as is not None for word in entry.words) else ()
    base = Item(
        item_id="",
        doc_id=doc_id,
        seq=0,
        kind=kind,
        session=decided.session,
        time_start=decided.time_start,
        time_end=decided.time_end,
        recurrence=decided.recurrence,
        tentative=decided.tentative,
        content=text or None,
        leaders=leaders,
        departments=departments,
        coordinators=coordinators,
        participants=joined(entry.fields.get("participants", ())) or None,
        location=_place(entry.fields.get("location", ())),
        note=joined(entry.fields.get("note", ())) or None,
        section=" › ".join(entry.section) or None,
        page=min(page_boxes, default=None),
        bbox=tuple(page_boxes.values()),
        source_text=" ".join(word.text for word in entry.words),
        confidence=entry.certainty * (1 - _RIVALLED * (1 - entry.margin) ** 2) * _legible(entry.words),
        flags=tuple(dict.fromkeys((*entry.flags, *decided.flags, *rivalled, *recognised, *mended))),
    )
    return [replace(base, date_start=first, date_end=last) for first, last in decided.days]


def _legible(words: Iterable[Word]) -> float:
    """How sure text recognition is of a row's letters, from 0 to 1; 1 of text."""
    scored = [(len(word.text), word.score) for word in words if word.score is not None]
    letters = sum(length for length, _ in scored)
    return sum(length * score for length, score in scored) / letters if letters else 1.0


def _kind(entry: Entry, decided: When, text: str) -> Kind:
    if is_holiday(text) and decided.days[0] != (None, None):
        return "notice"
    if entry.kind is not None:
        return entry.kind
    if decided.days[0][0] is None and decided.days[0][1] is not None:
        return "deadline"
    return "event"


def _place(passages: Iterable[Passage]) -> str | None:
    return _PLACE_OPENING.sub("", joined(passages)) or None


def _leaders(entry: Entry) -> tuple[Leader, ...]:
    """Who leads; of a name and an office in neighbouring cells, the office is the named person's."""
    return leaders_of("\n".join(passage.text for passage in entry.fields.get("leader", ())))


def _in_charge(entry: Entry) -> tuple[Leader, ...]:
    """People in a cell of units: they are in charge of it, whatever the column is called."""
    texts = [passage.text for passage in entry.fields.get("department", ())]
    return tuple(who for text in texts if _names_people(text) for who in leaders_of(text))


def _names_people(text: str) -> bool:
    people = parse_people(text)
    if field_name(text) or (people and all(person.group and not person.name for person in people)):
        return False  # "TP-HT" is Tư pháp - Hộ tịch, "Thường trực HĐND huyện" a body
    share = people_share(text)
    return share > _WHOLLY or (share > _MOSTLY and not looks_like_unit(text))


def _led_by_units(entry: Entry, unit_kind: str | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """Units in a leaders' cell: they are in charge, though nobody is named."""
    names = [
        name
        for passage in entry.fields.get("leader", ())
        if looks_like_unit(passage.text)
        for name in canonical_units(passage.text, unit_kind)
    ]
    return tuple(name for name in names if name not in known)


def _units(entry: Entry, unit_kind: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    head = entry.head_words.get("department", "")
    opened = opening_kind(head.strip())
    kind = opened[0] if opened else unit_kind
    departments: list[str] = []
    coordinators: list[str] = []
    for passage in entry.fields.get("department", ()):
        if _names_people(passage.text):
            continue
        charge, *others = _COORDINATION.split(passage.text)
        departments += canonical_units(_doing_nothing(charge), kind)
        coordinators += [name for other in others for name in canonical_units(_doing_nothing(other), kind)]
    for passage in entry.fields.get("coordinator", ()):
        coordinators += canonical_units(_COORDINATION.sub("", passage.text, count=1), kind)
    departments = list(dict.fromkeys(departments))
    return tuple(departments), tuple(name for name in dict.fromkeys(coordinators) if name not in departments)


def _doing_nothing(text: str) -> str:
    """Units without what they are told to do: "giao Văn phòng chuẩn bị và báo cáo" is the Văn phòng."""
    match = _what_units_do().search(fold(text))
    return text[: match.start()] if match else text
