"""One person under several names in one document: "Đ/c Khôi", "Nguyễn Văn Khôi", "(Chủ tịch)"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from congtac.models.folding import key
from congtac.models.titles import is_held_by_one, middle_names


@dataclass(frozen=True, slots=True)
class Person:
    """A person as some row of a document names him: by name, by office, or by both."""

    name: str | None
    title: str | None


def link(people: Iterable[Person]) -> dict[Person, Person]:
    """Whom each naming means, where the document leaves no doubt.

    A given name ("Khôi", "Văn Khôi") is the one full name that ends so; of several, the one with the same office. An
    office that one person holds ("Chủ tịch") is the one person who is named with it. Whatever fits several people
    stays as it is.

    Args:
        people: All namings of one document, in any order; titles written out.

    Returns:
        For each naming the person with his full name and office; itself where nothing more is known.
    """
    named = sorted(set(people), key=_plainest)
    fullest = {one: _full_name(one, named) for one in named if one.name}
    offices = {
        name: {one.title for one, full in fullest.items() if full == name and one.title} for name in fullest.values()
    }
    holders = {
        title: [name for name, held in offices.items() if title in held] for title in set().union(*offices.values())
    }

    def person(one: Person) -> Person:
        if one.name:
            name = fullest[one]
            held = offices[name]
            return Person(name, one.title or (next(iter(held)) if len(held) == 1 else None))
        alone = holders.get(one.title, []) if one.title and is_held_by_one(one.title) else []
        return Person(alone[0], one.title) if len(alone) == 1 else one

    return {one: person(one) for one in named}


def _plainest(one: Person) -> tuple[bool, str, str]:
    """An order in which a name in capitals comes behind the same name in the usual writing."""
    name = one.name or ""
    return name.isupper(), name, one.title or ""


def _full_name(one: Person, named: Iterable[Person]) -> str:
    """The longest name of the document that ends as this one does, if it is but one person's."""
    name = one.name or ""
    first, _, rest = name.partition(" ")
    if rest and key(first) not in middle_names():
        return name  # with a family name: "Trần Bình" is not Nguyễn Trần Bình
    ending = f" {key(name)}"
    longer = [other for other in named if other.name and key(other.name).endswith(ending)]
    same_office = [other for other in longer if one.title and other.title == one.title]
    for group in (longer, same_office):
        names = {key(other.name or ""): other.name for other in reversed(group)}
        # "Văn Khôi" and "Nguyễn Văn Khôi" are one; two full names are two people.
        full = [name for name in names if not any(other.endswith(f" {name}") for other in names)]
        if len(full) == 1:
            return names[full[0]] or name
    return name
