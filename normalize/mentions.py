"""Who and what an item names: people, offices, units and places, with their role in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from congtac.models.folding import key
from congtac.normalize.attendees import Attendee, find_attendees
from congtac.normalize.linking import Person, link
from congtac.normalize.records import Item, Mention, MentionRole

EntityKind = Literal["person", "title", "unit", "place"]


def entity_id(kind: EntityKind, name: str, issuer: str | None) -> str:
    """An entity's id: one kind and name within one issuing body."""
    return hashlib.sha256("\x1f".join((kind, key(name), key(issuer or ""))).encode()).hexdigest()[:12]


def mentions(items: Sequence[Item], issuer: str | None) -> tuple[Mention, ...]:
    """The mentions of all items, in order."""
    texts = list(dict.fromkeys(item.participants for item in items if item.participants))
    attendees = dict(zip(texts, find_attendees(texts), strict=True))
    named = [Person(leader.name, leader.title) for item in items for leader in item.leaders]
    named += [Person(one.name, one.title) for found in attendees.values() for one in found if one.kind != "unit"]
    people = link(named)
    return tuple(mention for item in items for mention in _of_item(item, issuer, attendees, people))


def _of_item(
    item: Item, issuer: str | None, attendees: Mapping[str, Sequence[Attendee]], people: Mapping[Person, Person]
) -> Iterable[Mention]:
    def person(role: MentionRole, named: Person, text: str) -> Mention:
        whole = people[named]
        return mention(role, "person" if whole.name else "title", whole.name, whole.title, text)

    def mention(role: MentionRole, kind: EntityKind, name: str | None, title: str | None, text: str) -> Mention:
        return Mention(item.item_id, role, entity_id(kind, name or title or text, issuer), kind, name, title, text)

    for leader in item.leaders:
        text = " ".join(part for part in (leader.title, leader.name) if part)
        yield person("chair", Person(leader.name, leader.title), text)
    for unit in item.departments:
        yield mention("department", "unit", unit, None, unit)
    for unit in item.coordinators:
        yield mention("coordinator", "unit", unit, None, unit)
    for one in attendees.get(item.participants or "", ()):
        text = (item.participants or "")[one.start : one.end]
        if one.kind == "unit":
            yield mention("attendee", "unit", one.name, None, text)
        else:
            yield person("attendee", Person(one.name, one.title), text)
    if item.location:
        yield mention("location", "place", item.location, None, item.location)
