"""Titles (chức danh, chức vụ) in text, written out, with the body whose office they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from congtac.models.folding import LOWER, UPPER, fold, key
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.units import find_units, is_internal, levels, opening_kind

SYLLABLE = rf"(?:[HY]['’´])?(?:[{UPPER}][{LOWER}]+|[{UPPER}](?![{UPPER}{LOWER}\d/])\.?)"

_BLANK = r"[^\S\n]"
_OF = re.compile(rf"{_BLANK}+(?:của{_BLANK}+)?")
_REACH = 80  # characters behind an office in which its body is looked for
# A body that the lexicon does not know whole ("Hội Nông dân xã"): up to a separator or a full name.
_OPEN_ENDED = re.compile(
    rf"[^,;:\n()–]+?(?=\s+-|\s+{SYLLABLE}\s{SYLLABLE}(?:\s{SYLLABLE})*\s*(?:[,;:\n()–]|$)|[,;:\n()–]|$)"
)
UNNAMED = re.compile(rf"[{UPPER}][{LOWER}]+(?:\s+[{LOWER}]+)+(?:\s+[^\W\d_]+)*(?=\s*(?:[,;:\n()–-]|$))")
_SINGLE = re.compile(rf"[{UPPER}][{LOWER}]+(?=\s*(?:[,;:\n()]|$))")
_RELATED = re.compile(r"\s+(?:có\s+)?liên\s+quan(?!\w)")
_PASTED = ("phòng", "ban", "khoa", "trạm")  # offices named after what they head: "Trưởng phòng Nội vụ"


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """An office at `start:end`: `title` written out, `plural` and `group` as in `PersonPhrase`."""

    start: int
    end: int
    title: str
    plural: bool = False
    group: bool = False


@cache
def _titles() -> dict[str, Mapping[str, Any]]:
    by_spelling: dict[str, Mapping[str, Any]] = {}
    for entry in vocabulary("titles")["title"]:
        for spelling in _spellings(entry):
            by_spelling.setdefault(_spelling_key(spelling), entry)
    return by_spelling


def _spellings(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """How an office is written; of every deputy also with "P." for "Phó": "P. Chi cục trưởng"."""
    name = str(entry["name"])
    deputy = (f"P. {name.removeprefix('Phó ')}",) if name.startswith("Phó ") else ()
    return (name, *entry["short"], *deputy)


def _spelling_key(text: str) -> str:
    return re.sub(r"[\s.\-]+", "", fold(text))


@cache
def _pattern() -> re.Pattern[str]:
    entries = vocabulary("titles")["title"]
    spellings = alternatives(spelling for entry in entries for spelling in _spellings(entry))
    fields = alternatives(vocabulary("titles")["fields"]["words"])
    ranks = alternatives(vocabulary("titles")["ranks"]["words"])
    return re.compile(
        rf"(?P<plural>các\s+|0?[2-9]\s+)?(?P<rank>(?:{ranks})\s+)?(?P<title>{spellings})(?!\w)"
        rf"(?:[.\s]\s?(?P<field>{fields})(?!\w))?"
    )


@cache
def _deputy() -> re.Pattern[str]:
    """What makes any office its deputy's: "P. Chi cục trưởng", "Phó Hạt trưởng"."""
    return re.compile(r"(?:p\.\s?|phó\s+)")


def title_name(text: str) -> str | None:
    """The title written out ("PCTTT" → "Phó Chủ tịch Thường trực"), None if it is none."""
    entry = _titles().get(_spelling_key(text))
    return str(entry["name"]) if entry else None


def is_held_by_one(title: str) -> bool:
    """Whether an office, written out, is one person's in a body ("Chủ tịch UBND xã"), and no deputy's."""
    heads = [str(entry["name"]) for entry in vocabulary("titles")["title"] if entry.get("heads_body")]
    return not title.startswith("Phó ") and any(title == head or title.startswith(f"{head} ") for head in heads)


@cache
def label_of_office() -> re.Pattern[str]:
    """What says before a colon what someone does there, and not what he is: "Trưởng đoàn: đ/c An"."""
    names = [entry["name"] for entry in vocabulary("titles")["title"] if entry.get("label")]
    return re.compile(rf"(?:{alternatives(names)})\s*:")


def match_title(text: str, folded: str, at: int) -> TitlePhrase | None:
    """The office that begins at a place in the text, with the body behind it as written.

    Args:
        text: As written.
        folded: The same, folded.
        at: Where the office begins.
    """
    deputy = _deputy().match(folded, at)
    match = _pattern().match(folded, at) or (deputy and _pattern().match(folded, deputy.end()))
    if not match:
        return None
    written = text[match.start("title") : match.end("title")]
    if len(written) <= 4 and not written[:2].strip(".").isupper():
        return None
    entry = _titles()[_spelling_key(written)]
    title = str(entry["name"])
    if match.start() > at:
        if fold(title).startswith("phó ") or (deputy and len(deputy.group().strip(" .")) == 1 and len(written) <= 3):
            return None
        title = f"Phó {title}"
    if match["rank"]:
        title = f"{text[match.start('rank') : match.end('rank')].strip()} {title}"
    # Who heads a phòng or ban is named after its field, not after what a deputy is in charge of.
    field = match["field"] if fold(title).split()[-1] not in _PASTED else None
    end = match.end() if field else match.end("title")
    if written.isupper() and re.match(rf"\.\s?[{UPPER}]", text[end:]):
        end += 1  # "PCT. Nguyễn Văn An"
    if field:
        title += " " + text[match.start("field") : match.end("field")]
    organ = _organ(text, end, title, bool(entry.get("heads_body")))
    if organ is not None:
        title += " " + text[organ[0] : organ[1]]
        end = organ[1]
    elif entry.get("open"):
        return None  # "Trưởng" of what?
    related = _RELATED.match(folded, end)
    end = related.end() if related else end
    return TitlePhrase(at, end, " ".join(title.split()), bool(match["plural"]), bool(entry.get("group")))


def _organ(text: str, at: int, title: str, heads_body: bool) -> tuple[int, int] | None:
    """The body whose office it is, behind the office: "UBND xã", "Nội vụ", "Kinh tế - Xã hội HĐND"."""
    gap = _OF.match(text, at)
    if gap is None:
        return None
    start = gap.end()
    end = _named_field(text, start, title) or _named_body(text, start, heads_body)
    if end is None:
        return None
    more = _OF.match(text, end)
    further = _named_body(text, more.end(), True) if more and not heads_body else None
    return start, further or end


def _named_field(text: str, start: int, title: str) -> int | None:
    head = fold(title).split()[-1]
    if head not in _PASTED:
        return None
    pasted = f"{head.capitalize()} {text[start : start + _REACH]}"
    field = next((unit for unit in find_units(pasted) if unit.start == 0 and unit.field), None)
    if field is not None:
        return start + field.end - len(head) - 1
    single = _SINGLE.match(text, start)  # "Trưởng khoa Nội": a person's given name alone does not follow a khoa
    if head == "khoa" and single:
        return single.end()
    unknown = UNNAMED.match(text, start)  # "Trưởng phòng Công tác học sinh": no name goes on in small letters
    return unknown.end() if unknown else None


def _named_body(text: str, start: int, heads_body: bool) -> int | None:
    within = text[start : start + _REACH]
    kind = opening_kind(within)
    if heads_body and kind is not None and is_internal(kind[0]):
        return None  # nobody is chairman of a phòng
    unit = next((unit for unit in find_units(within) if unit.start == 0), None)
    if unit is not None:
        return start + _before_person(within, unit.end)
    level = re.match(rf"(?:{levels()})(?!\w)", fold(within))
    if level:
        return start + level.end()
    if kind is None and not fold(within).startswith("các "):
        return None
    open_ended = _OPEN_ENDED.match(text, start)
    if open_ended and (joint := _next_officer(text, start, open_ended.end())):
        return joint
    verb = _verb().search(fold(text), start, open_ended.end()) if open_ended else None
    return verb.start() if verb else open_ended.end() if open_ended else None


def _next_officer(text: str, start: int, end: int) -> int | None:
    """Where another officer follows behind "và": "Giám đốc Sở | và PGĐ Trần Văn An"."""
    folded = fold(text)
    for joint in re.finditer(r"\s+(?:và|cùng)\s+", folded[start:end]):
        if _address_first().match(folded, start + joint.end()) or _pattern().match(folded, start + joint.end()):
            return start + joint.start()
    return None


@cache
def _address_first() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(vocabulary('titles')['honorifics']['words'])})(?!\w)")


@cache
def _verb() -> re.Pattern[str]:
    """What an officer does, behind the body: "Giám đốc Sở | chủ trì giao ban"."""
    return re.compile(rf"\s+(?:{alternatives(vocabulary('cues')['leader_verbs'])})(?!\w)")


@cache
def _person_behind_level() -> re.Pattern[str]:
    names = vocabulary("names")
    surnames = "|".join(names["surnames"])
    middle = "|".join(names["middle"])
    capitals = rf"(?<=\s)(?:{surnames.upper()})\s(?:{middle.upper()})(?:\s[{UPPER}]{{2,}}){{1,2}}$"
    return re.compile(
        rf"(?<=\s)(?:{surnames})\s(?:{middle})\s{SYLLABLE}|(?<=\s)(?:{surnames})(?:\s{SYLLABLE}){{2,3}}$|{capitals}"
    )


def _before_person(text: str, end: int) -> int:
    """Where a body's name ends, if what seems its level's own name is a person's: "UBND xã | Lê Thị Bình"."""
    level = re.search(rf"(?:{levels()})(?!\w)", fold(text[:end]))
    person = _person_behind_level().search(text, level.end() if level else end, end)
    return len(text[: person.start()].rstrip()) if person else end


@cache
def area_words() -> frozenset[str]:
    """Folded words for areas, which are no part of a person's name."""
    return frozenset(key(word) for word in vocabulary("names")["areas"])


@cache
def not_names() -> frozenset[str]:
    """Folded words that begin sentences and labels with a capital and are no names."""
    return frozenset(key(word) for word in vocabulary("names")["not_names"])


@cache
def surnames() -> frozenset[str]:
    """Folded family names (họ)."""
    names = vocabulary("names")
    return frozenset(key(word) for word in (*names["surnames"], *names["rarer_surnames"]))


@cache
def middle_names() -> frozenset[str]:
    """Folded words that stand in the middle of a person's name (tên đệm)."""
    return frozenset(key(word) for word in vocabulary("names")["middle"])
