"""People and titles: who is named, with which office (chức danh), by the words of the genre."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from congtac.models.folding import fold
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.units import UnitPhrase, find_units, is_internal, opening_kind

_UPPER = "".join(char for char in map(chr, [*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA)]) if char.isupper())
_LOWER = "".join(char for char in map(chr, [*range(0x61, 0x1B1), *range(0x1EA0, 0x1EFA)]) if char.islower())
_SYLLABLE = rf"(?:[HY]['’´])?(?:[{_UPPER}][{_LOWER}]+|[{_UPPER}](?![{_UPPER}{_LOWER}\d/])\.?)"
_NAME = re.compile(rf"{_SYLLABLE}(?:\s{_SYLLABLE}){{0,5}}(?!\w)")
_CAPITAL_NAME = re.compile(rf"(?:[HY]['’´])?[{_UPPER}]{{2,}}(?:\s[{_UPPER}]+){{1,4}}(?!\w)")
_SEPARATOR = re.compile(r"(?:[\s,;:+&/()•*]|[-–—](?=\s|$)|(?<=\s)[-–—]|\bvà\b|\bcùng\b|\bhoặc\b)+", re.IGNORECASE)
# A body that the lexicon does not know whole ("Hội Nông dân xã"): up to a separator or a full name.
_ORGAN = re.compile(
    rf"[^,;:\n()–]+?(?=\s+-|\s+{_SYLLABLE}\s{_SYLLABLE}(?:\s{_SYLLABLE})*\s*(?:[,;:\n()–]|$)|[,;:\n()–]|$)"
)
_WORD = re.compile(r"[^\s,;:+&/()]+|.", re.DOTALL)
_RELATED = re.compile(r"\s+(?:có\s+)?liên\s+quan(?!\w)")
_CLAUSE_BREAK = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class PersonPhrase:
    """A person, an office, or both, at `start:end`.

    `title` is the office written out with the body behind it as written; `plural` where a group is meant ("các Phó
    Chủ tịch"); `group` where the words stand for whoever leads ("Lãnh đạo Sở").
    """

    start: int
    end: int
    name: str | None = None
    title: str | None = None
    plural: bool = False
    group: bool = False


def _word_end(text: str, at: int) -> int:
    word = _WORD.match(text, at)
    return word.end() if word else at + 1


@cache
def _titles() -> dict[str, dict[str, object]]:
    by_spelling: dict[str, dict[str, object]] = {}
    for entry in vocabulary("titles")["title"]:
        for spelling in (entry["name"], *entry["short"]):
            by_spelling.setdefault(_spelling_key(spelling), entry)
    return by_spelling


def _spelling_key(text: str) -> str:
    return re.sub(r"[\s.\-]+", "", fold(text))


@cache
def _title_pattern() -> re.Pattern[str]:
    entries = vocabulary("titles")["title"]
    spellings = alternatives(spelling for entry in entries for spelling in (entry["name"], *entry["short"]))
    fields = alternatives(vocabulary("titles")["fields"]["words"])
    return re.compile(rf"(?P<plural>các\s+)?(?P<title>{spellings})(?!\w)(?:[.\s]\s?(?P<field>{fields})(?!\w))?")


@cache
def _address_pattern() -> re.Pattern[str]:
    words = alternatives(vocabulary("titles")["honorifics"]["words"])
    degrees = alternatives(vocabulary("titles")["degrees"]["words"])
    degree = rf"(?:(?:{degrees})(?=[\s.,]|$)[.,\s]*)"
    # One form of address only: in "đ/c Ông Ích An" the second word is a family name.
    return re.compile(rf"(?:\d+\s+)?(?:{words})(?=[\s.:]|$)[.:\s]*{degree}*|{degree}+")


def title_name(text: str) -> str | None:
    """The title written out ("PCTTT" → "Phó Chủ tịch Thường trực"), None if it is none."""
    entry = _titles().get(_spelling_key(text))
    return str(entry["name"]) if entry else None


def _match_title(text: str, folded: str, at: int) -> PersonPhrase | None:
    match = _title_pattern().match(folded, at)
    if match is None:
        return None
    written = text[match.start("title") : match.end("title")]
    if len(written) <= 4 and not written[:2].strip(".").isupper():
        return None
    entry = _titles()[_spelling_key(written)]
    end = match.end()
    if written.isupper() and re.match(rf"\.\s?[{_UPPER}]", text[end:]):
        end += 1  # "PCT. Nguyễn Văn An"
    title = str(entry["name"])
    if match["field"]:
        title += " " + text[match.start("field") : match.end("field")]
    group = bool(entry.get("group"))
    # The body whose office it is: "Chủ tịch UBND xã", "Trưởng phòng Nội vụ" (a field follows the office directly).
    organ = re.compile(r"\s+(?:của\s+)?").match(text, end)
    if organ:
        body = next((unit for unit in find_units(text[organ.end() : organ.end() + 80]) if unit.start == 0), None)
        if body is None and fold(title).endswith(("phòng", "ban", "khoa", "trạm")):
            prefix = title.rsplit(maxsplit=1)[-1]
            pasted = f"{prefix} {text[organ.end() : organ.end() + 80]}"
            field = next((unit for unit in find_units(pasted) if unit.start == 0 and unit.field), None)
            body = replace(field, end=field.end - len(prefix) - 1) if field else None
        if body is None and opening_kind(text[organ.end() :]):
            open_ended = _ORGAN.match(text, organ.end())
            body = UnitPhrase(0, open_ended.end() - organ.end()) if open_ended else None
        within = text[organ.end() :]
        if body is not None and entry.get("heads_body") and is_internal((opening_kind(within) or ("", 0))[0]):
            body = None
        if body is not None:
            end = organ.end() + body.end
            title += " " + text[organ.end() : end]
    related = _RELATED.match(folded, end)
    if related:
        end = related.end()
    return PersonPhrase(match.start(), end, title=" ".join(title.split()), plural=bool(match["plural"]), group=group)


def _match_name(text: str, folded: str, at: int, addressed: bool) -> PersonPhrase | None:
    match = _NAME.match(text, at) or _CAPITAL_NAME.match(text, at)
    if match is None:
        return None
    end = match.end()
    # A title that follows at once is no part of the name: "Nguyễn Văn An Giám đốc".
    for blank in re.finditer(r"\s", text[at:end]):
        if _match_title(text, folded, at + blank.end()) is not None:
            end = at + blank.start()
            break
    if opening_kind(text[at:]) and not (addressed and " " not in text[at:end]):
        return None  # "Phòng Kinh tế" is a unit, but "Đ/c Khoa" a person
    name = " ".join(text[at:end].split()).rstrip(".")
    return PersonPhrase(at, end, name=name if len(name) > 1 else text[at:end])


def _pieces(text: str) -> Iterator[tuple[str, PersonPhrase]]:
    """Titles and names in order, each with the separator before it; words that are neither are passed over."""
    folded = fold(text)
    units = {unit.start: unit.end for unit in find_units(text)}
    at, between = 0, ""
    while at < len(text):
        separator = _SEPARATOR.match(text, at)
        if separator:
            between += separator.group()
            at = separator.end()
            continue
        address = _address_pattern().match(folded, at)
        start = at
        plural = False
        if address:
            plural = folded[at:].startswith("các")
            at = address.end()
        title = _match_title(text, folded, at)
        piece = title or _match_name(text, folded, at, address is not None)
        if piece is not None:
            yield (
                between + ("§" if address and title is None else ""),
                replace(piece, start=start, plural=piece.plural or plural),
            )
            at, between = piece.end, ""
            continue
        at = units.get(at) or _word_end(text, at)
        between += "¤"


def parse_people(text: str) -> tuple[PersonPhrase, ...]:
    """The people in a text that lists people: a leaders' cell, a label, a signature.

    A title before a name and one behind it, with or without a comma, is that person's ("PCT Nguyễn A", "Đ/c A, PCT").
    """
    people: list[PersonPhrase] = []
    pieces = list(_pieces(text))
    for number, (between, piece) in enumerate(pieces):
        last = people[-1] if people else None
        broken = bool(_CLAUSE_BREAK.search(between)) and "," not in between
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        owns_next = (
            piece.title is not None
            and following is not None
            and following[1].name is not None
            and not following[0].strip(" \n:")
        )
        if last and piece.name and last.title and not last.name and not last.plural and not between.strip("§ \n:"):
            people[-1] = replace(last, end=piece.end, name=piece.name)
        elif (
            last
            and piece.title
            and last.name
            and "¤" not in between
            and not piece.plural
            and not owns_next
            and not (broken and (last.title or ";" in between))
        ):
            title = last.title or piece.title
            people[-1] = replace(last, end=piece.end, title=title)
        else:
            people.append(piece)
    return tuple(people)


def find_people(text: str) -> tuple[PersonPhrase, ...]:
    """People and offices in running text: names that a form of address or an office announces, and offices alone."""
    found: list[PersonPhrase] = []
    for between, piece in _pieces(text):
        last = found[-1] if found else None
        if piece.name is not None:
            announced = "§" in between
            if last and last.title and not last.name and not last.plural and not between.strip("§ \n"):
                found[-1] = replace(last, end=piece.end, name=piece.name)
            elif announced:
                found.append(piece)
        elif last and last.name and not last.title and between.strip("§ \n") in ("", ",", "-", "–", "("):
            found[-1] = replace(last, end=piece.end, title=piece.title)
        else:
            found.append(piece)
    return tuple(found)


def people_share(text: str) -> float:
    """How much of a text's letters people, titles and their separators make up, from 0 to 1."""
    return covered_share(text, parse_people(text))


def covered_share(text: str, people: Iterable[PersonPhrase]) -> float:
    """The share of a text's letters that the people found in it make up."""
    letters = sum(map(str.isalnum, text))
    covered = sum(sum(map(str.isalnum, text[person.start : person.end])) for person in people)
    return covered / letters if letters else 0.0
