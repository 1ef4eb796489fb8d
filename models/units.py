"""Units (cơ quan, đơn vị, phòng ban) in text: where a unit's name stands and what it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from congtac.models.folding import UPPER, fold, key
from congtac.models.lexicon import alternatives, vocabulary

# A name of its own behind a level: "xã Đông Hòa", "quận 7".
_OWN_NAME = re.compile(rf"[^\S\n]+(?:[{UPPER}][^\W\d_]*\d*|\d+)(?:[ -](?:[{UPPER}][^\W\d_]*\d*|\d+(?![\d/])))*")


@dataclass(frozen=True, slots=True)
class UnitPhrase:
    """A unit's name at `start:end`.

    `kind` is its canonical kind ("Phòng"), `field` what it is in charge of ("Kinh tế"), `body` a name that stands by
    itself ("UBND"); `level` and what follows it are in `tail` as written.
    """

    start: int
    end: int
    kind: str | None = None
    field: str | None = None
    body: str | None = None
    tail: str = ""


@cache
def _canonical(group: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for entry in vocabulary("units")[group]:
        for spelling in (entry["name"], *entry["short"]):
            names.setdefault(_joint_key(spelling), entry["name"])
    return names


def _joint_key(text: str) -> str:
    return re.sub(r"[\s.]*(?:-|,|&|\bvà\b)[\s.]*|[\s.]+", "", fold(text))


def field_name(text: str) -> str | None:
    """The canonical name of a field of work ("văn hóa – xã hội", "VHXH" → "Văn hóa - Xã hội"), None if unknown."""
    return _canonical("field").get(_joint_key(text))


def kind_name(text: str) -> str | None:
    """The canonical kind of unit ("VP" → "Văn phòng"), None if unknown."""
    return _canonical("kind").get(_joint_key(text))


def body_name(text: str) -> str | None:
    """The canonical name of a body that stands by itself ("UBMTTQ" → "Ủy ban MTTQ"), None if unknown."""
    return _canonical("body").get(_joint_key(text))


@cache
def _spellings(group: str) -> str:
    spellings = [spelling for entry in vocabulary("units")[group] for spelling in (entry["name"], *entry["short"])]
    if group != "field":
        return alternatives(spellings)
    # An abbreviated field is written with any joints between its letters: "VHXH", "VH-XH", "VH & XH", "KT, HT&ĐT".
    short = {"".join(filter(str.isalpha, spelling)) for spelling in spellings}
    letters = sorted((fold(word) for word in short if word.isupper()), key=len, reverse=True)
    joint = r"\s*(?:[-,&.–]|và(?!\w))?\s*"
    return "|".join(joint.join(word) for word in letters) + "|" + alternatives(spellings)


@cache
def levels() -> str:
    """A pattern in folded text for the words that name an administrative level."""
    return alternatives(vocabulary("units")["levels"]["words"])


@cache
def _pattern() -> re.Pattern[str]:
    level = rf"(?:\s+(?P<{{0}}>{levels()})(?!\w))?"
    return re.compile(
        rf"(?<!\w)(?:(?P<kind>{_spellings('kind')})\s*(?P<field>{_spellings('field')})(?!\w){level.format('level1')}"
        rf"|(?P<body>{_spellings('body')})(?!\w){level.format('level2')})"
    )


@cache
def _address() -> re.Pattern[str]:
    """A form of address: what follows it is a person's name, not the unit's."""
    return re.compile(rf"\s+(?:{alternatives(vocabulary('titles')['honorifics']['words'])})(?!\w)")


@cache
def _kind_pattern() -> re.Pattern[str]:
    kinds = []
    for entry in vocabulary("units")["kind"]:
        other = alternatives(entry.get("not_before", ()))
        spellings = alternatives((entry["name"], *entry["short"]))
        kinds.append((len(entry["name"]), rf"(?:{spellings})(?!\w)" + (rf"(?!\s*(?:{other})(?!\w))" if other else "")))
    return re.compile(rf"(?P<kind>{'|'.join(kind for _, kind in sorted(kinds, reverse=True))})\s*")


@lru_cache(maxsize=256)  # people and units are sought in the same text one after the other
def find_units(text: str) -> tuple[UnitPhrase, ...]:
    """Units with a kind and field from the lexicon, or bodies, with the level and place behind them."""
    found = []
    folded = fold(text)
    for match in _pattern().finditer(folded):
        start, end = match.span()
        short = text[start:end].split(maxsplit=1)[0].rstrip(".")
        if len(short) <= 3 and not short[:1].isupper():
            continue
        level = match["level1"] or match["level2"]
        head_end = end - len(level) if level else end
        if level and (own := _OWN_NAME.match(text, end)) and not _address().match(folded, end):
            end = own.end()
        found.append(
            UnitPhrase(
                start,
                end,
                kind=kind_name(match["kind"]) if match["kind"] else None,
                field=field_name(match["field"]) if match["field"] else None,
                body=body_name(match["body"]) if match["body"] else None,
                tail=text[head_end:end].strip(),
            )
        )
    return tuple(found)


def opening_kind(text: str) -> tuple[str, int] | None:
    """The kind of unit with which the text opens and where the rest begins; None if it opens with none."""
    match = _kind_pattern().match(fold(text))
    if match is None:
        return None
    written = match["kind"].strip()
    if len(written.rstrip(".")) <= 2 and not text[:1].isupper():
        return None
    kind = kind_name(written)
    return (kind, match.end()) if kind else None


def is_internal(kind: str) -> bool:
    """Whether units of this kind are parts of the issuing body, so that its level in their name adds nothing."""
    return any(entry["name"] == kind and entry.get("internal", False) for entry in vocabulary("units")["kind"])


@cache
def _level_keys() -> frozenset[str]:
    return frozenset(key(word) for word in vocabulary("units")["levels"]["words"])


def is_level(text: str) -> bool:
    """Whether the text is just the word for an administrative level."""
    return key(text) in _level_keys()


def looks_like_unit(text: str) -> bool:
    """Whether the whole of a short text names a unit: it opens with a kind, or is a known body or field."""
    bare = text.strip(" .,;:-–\n")
    if not bare or len(bare) > 120:
        return False
    if field_name(bare) or body_name(bare):
        return True
    units = find_units(bare)
    return bool(units and units[0].start == 0) or opening_kind(bare) is not None
