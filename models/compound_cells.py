"""Cells that say when and where at once: columns headed "Thời gian, địa điểm"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congtac.extract.passage import Passage
from congtac.models.date_phrase import DAY_KINDS
from congtac.models.dates import find_dates, is_tentative
from congtac.models.labels import find_labels, head_roles
from congtac.models.list_marks import skip_marks
from congtac.models.people import people_share
from congtac.models.places import looks_like_place, opens_place
from congtac.models.reading import FieldName
from congtac.models.times import find_times, leading

Fields = dict[FieldName, tuple[Passage, ...]]

_TIMED: tuple[FieldName, ...] = ("date", "session", "time")
_NAMED = 0.3  # the share of a head's letters that name a place
_PEOPLE = 0.8  # the share of a part's letters that name people, where it names who leads
_PART = re.compile(r"[^;\n]+")
_EDGES = " \t\n,;:.-–—()/"


def names_too(head: str, role: FieldName) -> bool:
    """Whether a column's head names a field, whatever else it names."""
    return head_roles(head).get(role, 0.0) >= _NAMED


def told_apart(passages: Sequence[Passage], role: FieldName, head: str, placed: bool) -> Fields:
    """What the cells of a column give each field: mostly the column's own; a place behind an hour is the location.

    Args:
        passages: The cells.
        role: What the column is.
        head: What stands above it; it may name another field besides ("Thời gian, địa điểm", "Chủ trì, thành phần").
        placed: Whether another cell of the row says where.
    """
    told: Fields = {}
    for passage in passages:
        if role in _TIMED:
            when, where = (passage, None) if placed else part_place(passage, names_too(head, "location"))
            parts: Fields = {role: (when,) if when else (), **({"location": (where,)} if where else {})}
        else:
            parts = part_fields(passage, role)
            if parts == {role: (passage,)} and names_too(head, "participants"):
                parts = _part_company(passage, role, names_too(head, "leader"), names_too(head, "location"))
        for name, found in parts.items():
            told[name] = (*told.get(name, ()), *found)
    return told


def _part_company(passage: Passage, role: FieldName, led: bool, placed: bool) -> Fields:
    """Who leads, who attends and where, in this order, below a head that names several of these ("PCT An; các ban")."""
    parts = [passage.slice(*_trimmed(passage.text, *match.span())) for match in _PART.finditer(passage.text)]
    parts = [part for part in parts if part]
    told: Fields = {}
    if placed and len(parts) > 1 and looks_like_place(parts[-1].text):
        told["location"] = (parts.pop(),)
    if led and people_share(parts[0].text) >= _PEOPLE:
        while parts and people_share(parts[0].text) >= _PEOPLE:
            told["leader"] = (*told.get("leader", ()), parts.pop(0))
    elif role == "leader" and led:
        return {role: (passage,)}
    if parts:
        told["participants"] = tuple(parts)
    return told


def part_place(passage: Passage, promised: bool) -> tuple[Passage, Passage | None]:
    """What a cell says of the time, and the place behind or before it ("7h30, Hội trường"; "Phòng họp 2 (14h)").

    Args:
        passage: The cell's text.
        promised: Whether the column's head names a place; else only what reads like one is.
    """
    spans = _place_beside(passage.text, promised)
    return (passage, None) if spans is None else (passage.slice(*spans[0]), passage.slice(*spans[1]))


def time_beside_place(text: str) -> str:
    """What a cell below "Thời gian, địa điểm" says of the time."""
    spans = _place_beside(text, True)
    return text if spans is None else text[slice(*spans[0])].strip(_EDGES)


def _place_beside(text: str, promised: bool) -> tuple[tuple[int, int], tuple[int, int]] | None:
    told = _told_end(text)
    if told and any(map(str.isalpha, text[told:])):
        when, where = (0, told), _trimmed(text, told, len(text))
    elif not told and (times := find_times(text)) and not text[times[-1].end :].strip(_EDGES):
        when, where = (times[0].start, len(text)), _trimmed(text, 0, times[0].start)
    elif not told and promised and opens_place(text):
        when, where = (0, 0), (0, len(text))
    else:
        return None
    place = text[slice(*where)]
    return (when, where) if looks_like_place(place) or (promised and not is_tentative(place)) else None


def part_fields(passage: Passage, role: FieldName) -> Fields:
    """What a cell tells by labels of its own ("Thành phần: …", "Địa điểm: …"); what stands before them is the column's.

    Args:
        passage: The cell's text.
        role: What its column is.
    """
    text = passage.text
    labels = [label for label in find_labels(text) if _begins(text, label.start)]
    if all(label.role == role for label in labels):
        return {role: (passage,)}
    told: Fields = {}
    if text[: labels[0].start].strip(_EDGES):
        told[role] = (passage.slice(0, labels[0].start),)
    ends = [*(label.start for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=True):
        told[label.role] = (*told.get(label.role, ()), passage.slice(*_trimmed(text, label.end, end)))
    return told


def _begins(text: str, at: int) -> bool:
    """Whether a label begins a line, or stands behind a mark that ends a clause."""
    before = text[:at].rstrip(" -–+•*")
    return not before or before.endswith(("\n", ".", ";"))


def _told_end(text: str) -> int:
    """Where the days, sessions and times end with which a text opens."""
    at = skip_marks(text)
    while True:
        rest = text[at:]
        label = leading(rest)
        if label is not None:
            at += label.end
            continue
        first = next((phrase for phrase in find_dates(rest) if phrase.kind in DAY_KINDS), None)
        lead = rest[: first.start].strip(_EDGES).lower() if first else "-"
        if first is None or lead not in ("", "ngày", "từ", "từ ngày"):
            return at
        at += first.end
        at += len(text[at:]) - len(text[at:].lstrip(" ,;:-–\n"))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the punctuation at its edges and the label before it ("Địa điểm: …", "tại …")."""
    kept = text[start:end]
    start += len(kept) - len(kept.lstrip(_EDGES))
    labels = find_labels(text[start:end])
    if labels and labels[0].start == 0:
        start += labels[0].end
    kept = text[start:end]
    return start + len(kept) - len(kept.lstrip()), start + len(kept.rstrip(_EDGES.replace(")", "")))
