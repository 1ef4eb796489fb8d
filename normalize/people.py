"""Leaders (người chủ trì) as names and written-out titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from congtac.models.folding import fold, key
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.people import PersonPhrase, parse_people, people_share
from congtac.models.units import looks_like_unit
from congtac.normalize.records import Leader

# "Bà A (thay ông B đi công tác)", "Đ/c A trực thay đ/c B": the one who is absent leads nothing.
_INSTEAD = re.compile(r"(?:\(\s*|[,;–-]\s*|\s+)(?:(?:tiếp|trực)\s+)?thay(?:\s+(?:cho|mặt))?\s+[^)\n;]*\)?")


def leaders_of(text: str) -> tuple[Leader, ...]:
    """The people and offices of a leaders' cell or label, each once, in order.

    A text that names neither is kept whole as an office ("Toàn thể cán bộ"), unless it names a unit.
    """
    text = _without_absent(text)
    people = parse_people(text)
    found: list[Leader] = []
    words_of_unit = looks_like_unit(text) and all(_is_one_word(person) for person in people)
    if people and people_share(text) >= 0.35 and not words_of_unit:
        for person in people:
            leader = _leader(person)
            if leader not in found:
                found.append(leader)
        return tuple(found)
    bare = " ".join(text.split()).strip(" .,;:-–")
    if not bare or (looks_like_unit(bare) and not _is_organ(bare)) or not any(char.isalpha() for char in bare):
        return ()
    return (Leader(None, bare),)


def _is_organ(text: str) -> bool:
    organs = alternatives(vocabulary("titles")["organs"]["words"])
    return re.match(rf"(?:{organs})(?!\w)", fold(text)) is not None


def _without_absent(text: str) -> str:
    folded = fold(text)
    match = _INSTEAD.search(folded) if "thay" in folded else None
    present = match is not None and bool(parse_people(text[: match.start()]))
    return text[: match.start()] + text[match.end() :] if match and present else text


def _is_one_word(person: PersonPhrase) -> bool:
    """Whether a "name" is but one capital word, as "Thanh" in "Đoàn Thanh niên"."""
    name = person.name or ""
    return person.title is None and " " not in name and person.start + len(name) == person.end


def _leader(person: PersonPhrase) -> Leader:
    title = person.title
    if title and person.plural and not person.name:
        title = f"các {title}"
    return Leader(person.name, title)


def _ladder(title: str) -> tuple[str, bool]:
    """An office and whether it is its deputy's: "Phó Chủ tịch Thường trực" and "Chủ tịch" stand on one ladder."""
    words = key(title).removeprefix("các ")
    deputy = words.startswith("phó ")
    office = " ".join(words.removeprefix("phó ").replace("thường trực", "").split()[:2])
    return office, deputy


def title_conflicts(named: Sequence[Iterable[Leader]]) -> tuple[bool, ...]:
    """For each row whether someone in it is given a rank that the document's other rows contradict.

    Only ranks of one office contradict each other (Chủ tịch, Phó Chủ tịch); one may well be chair and party secretary.

    Args:
        named: Each row's people.
    """
    ranks: dict[tuple[str, str], Counter[bool]] = {}
    rows = [[(key(who.name), *_ladder(who.title)) for who in row if who.name and who.title] for row in named]
    for row in rows:
        for name, office, deputy in row:
            ranks.setdefault((name, office), Counter())[deputy] += 1
    return tuple(
        any(ranks[name, office][deputy] < ranks[name, office][not deputy] for name, office, deputy in row)
        for row in rows
    )
