"""People and offices: who is named, with which title, by the words of the genre."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from congtac.models.folding import UPPER, fold
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.titles import (
    SYLLABLE,
    UNNAMED,
    TitlePhrase,
    area_words,
    label_of_office,
    match_title,
    middle_names,
    not_names,
    surnames,
    title_name,
)
from congtac.models.units import find_units, opening_kind

__all__ = [
    "PersonPhrase",
    "covered_share",
    "find_people",
    "names_and_offices",
    "parse_people",
    "people_share",
    "title_name",
]

_NAME = re.compile(rf"{SYLLABLE}(?:[^\S\n]{SYLLABLE}){{0,5}}(?!\w)")
_CAPITAL_NAME = re.compile(rf"(?:[HY]['’´])?[{UPPER}]{{2,}}(?:[^\S\n][{UPPER}]+){{1,4}}(?!\w)")
_SEPARATOR = re.compile(r"(?:[\s,;:+&/()•*–—-]|\bvà\b|\bcùng\b|\bhoặc\b)+", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;:+&/()–—-]+|.", re.DOTALL)
_UNIT_WORDS = re.compile(r"[^,;:\n()–&+/]*?(?=\s+-\s|[,;:\n()–&+/]|$)")
_REACH = 80  # characters in which a unit's kind is looked for
_CLAUSE_BREAK = re.compile(r"[;\n]")

_OF_BODY = re.compile(r"(?:phó\s+)?chủ tịch(?:\s+thường trực)?\s+(?:ubnd|hđnd|ủy ban)")

# Marks that `_pieces` puts into what stands between two pieces.
_ADDRESSED, _OTHER_WORD = "§", "¤"


@dataclass(frozen=True, slots=True)
class PersonPhrase:
    """A person, an office, or both, at `start:end`.

    `title` is the office written out with the body behind it as written; `plural` where a group is meant ("các Phó
    Chủ tịch"); `group` where the words stand for whoever leads ("Lãnh đạo Sở"). `words`: where a lone name or office
    itself begins, behind the form of address.
    """

    start: int
    end: int
    name: str | None = None
    title: str | None = None
    plural: bool = False
    group: bool = False
    words: int = 0


@cache
def _address_pattern() -> re.Pattern[str]:
    words = alternatives(vocabulary("titles")["honorifics"]["words"])
    degrees = alternatives(vocabulary("titles")["degrees"]["words"])
    degree = rf"(?:(?:{degrees})(?=[\s.,]|$)[.,\s]*)"
    # One form of address only: in "đ/c Ông Ích An" the second word is a family name.
    return re.compile(rf"(?:\d+\s+)?(?:{words})(?:/(?:{words}))?(?=[\s.:]|$)[.:\s]*{degree}*|{degree}+")


def _match_name(text: str, folded: str, at: int, addressed: bool) -> PersonPhrase | None:
    match = _NAME.match(text, at) or _CAPITAL_NAME.match(text, at)
    if match is None:
        return None
    end = match.end()
    # A title or an area that follows at once is no part of the name: "Nguyễn Văn An Giám đốc", "Hường Xã Nà Pheo".
    for blank in re.finditer(r"\s", text[at:end]):
        area, _, behind = text[at + blank.end() : end].partition(" ")
        if match_title(text, folded, at + blank.end()) is not None or (behind and fold(area) in area_words()):
            end = at + blank.start()
            break
    written = text[at:end]
    if not addressed and not _may_be_name(written):
        return None
    if opening_kind(text[at:]) and not (addressed and " " not in written):
        return None  # "Phòng Kinh tế" is a unit, but "Đ/c Khoa" a person
    name = " ".join(written.split()).rstrip(".")
    return PersonPhrase(at, end, name=name if len(name) > 1 else written)


def _may_be_name(written: str) -> bool:
    """Whether capital words that nothing announces may be a name; in capitals throughout, by the family name."""
    first, *rest = written.split()
    if len(written.strip(".")) < 2 or (fold(first) in not_names() and not _is_full(first, rest)):
        return False
    return not (len(first) > 1 and written.isupper()) or fold(first) in surnames()


def _is_full(first: str, rest: list[str]) -> bool:
    """Whether a word that opens sentences opens a full name: "Từ Thị Ngọc Bích", but not "Từ Thứ Hai"."""
    return (
        fold(first) in surnames() and len(rest) > 1 and not not_names().intersection(map(fold, rest)) - middle_names()
    )


def _match_piece(text: str, folded: str, at: int, title: TitlePhrase | None, addressed: bool) -> PersonPhrase | None:
    if title is None:
        return _match_name(text, folded, at, addressed)
    return PersonPhrase(title.start, title.end, title=title.title, plural=title.plural, group=title.group)


def _pieces(text: str) -> Iterator[tuple[str, PersonPhrase]]:
    """Titles and names in order, each with what stands before it; words that are neither are passed over."""
    folded = fold(text)
    units = {unit.start: unit.end for unit in find_units(text)}
    at, between, named = 0, "", False
    while at < len(text):
        separator = _SEPARATOR.match(text, at)
        if separator:
            between += separator.group()
            at = separator.end()
            continue
        if label := label_of_office().match(folded, at):
            at = label.end()
            continue
        start = at
        address = _address(text, folded, at)
        plural = address is not None and folded.startswith("các", at)
        at = address.end() if address else at
        title = match_title(text, folded, at)
        unit_end = None if address or title else _unit_end(text, folded, at, units)
        piece = _match_piece(text, folded, at, title, address is not None) if unit_end is None else None
        office = (
            UNNAMED.match(text, at)
            if named and _is_dash(between) and not address and (piece is None or piece.name)
            else None
        )
        if office:  # "Hồ Văn Út - Quản đốc": whatever his office is called
            piece = PersonPhrase(at, office.end(), title=office.group())
        if piece is None:
            word = _WORD.match(text, at)
            at = unit_end or (word.end() if word else at + 1)
            between += _OTHER_WORD
            continue
        addressed = _ADDRESSED if address and piece.name else ""
        yield between + addressed, replace(piece, start=start, words=piece.start, plural=piece.plural or plural)
        at, between, named = piece.end, "", piece.name is not None


def _address(text: str, folded: str, at: int) -> re.Match[str] | None:
    """A form of address or a degree, unless an office begins with the same letters: "CN UBKT" is no "CN." (cử nhân)."""
    address = _address_pattern().match(folded, at)
    title = match_title(text, folded, at) if address else None
    return None if title and address and title.end > address.end() else address


def _unit_end(text: str, folded: str, at: int, units: Mapping[int, int]) -> int | None:
    """Where a unit's name that begins here ends; its words are nobody's name ("Ban Thanh niên", "P. Khảo thí").

    No office begins here.
    """
    if at in units:
        return units[at]
    opened = opening_kind(text[at : at + _REACH]) if text[at : at + 1].isupper() else None
    if opened is None:
        return None
    end = _UNIT_WORDS.match(text, at + opened[1])
    rest = text[at + opened[1] : end.end() if end else at + opened[1]]
    for word in re.finditer(r"(?<=\s)\S", rest):
        place = at + opened[1] + word.start()
        if _address_pattern().match(folded, place) or match_title(text, folded, place):
            return place
    return at + opened[1] + len(rest)


def _joint(between: str) -> str:
    """What stands between two pieces besides blanks and marks; a line end counts."""
    return between.strip(f" \t\u00a0:{_ADDRESSED}")


def _is_dash(between: str) -> bool:
    return _joint(between).strip("\n") in ("-", "–", "—")


def parse_people(text: str) -> tuple[PersonPhrase, ...]:
    """The people in a text that lists people: a leaders' cell, a label, a signature.

    A title before a name and one behind it, with or without a comma, is that person's ("PCT Nguyễn A", "Đ/c A, PCT").
    """
    people: list[PersonPhrase] = []
    pieces = list(_pieces(text))
    for number, (between, piece) in enumerate(pieces):
        last = people[-1] if people else None
        if last and (_names_officer(last, between, piece) or _is_bracketed(last, between, piece, text)):
            people[-1] = replace(last, end=piece.end, name=piece.name)
        elif last and _holds_both(last, between, piece) and _owns_next(between, piece, pieces[number + 1 :]):
            people[-1] = replace(last, end=piece.end, title=f"{last.title}, {piece.title}")
        elif last and _goes_on(last, between, piece):
            people[-1] = replace(last, end=piece.end, name=f"{last.name} {piece.name}")
        elif (
            last
            and _is_office_of(last, between, piece)
            and not (
                _owns_next(between, piece, pieces[number + 1 :])
                or _is_anothers(last, between, piece, pieces[number - 1][1])
            )
        ):
            people[-1] = replace(last, end=piece.end, title=last.title or piece.title)
        else:
            people.append(piece)
    return tuple(people)


def _holds_both(last: PersonPhrase, between: str, piece: PersonPhrase) -> bool:
    """Whether two offices are one person's: of the Party and of a body ("Phó Bí thư Đảng ủy, Chủ tịch UBND xã")."""
    if last.title is None or last.name is not None or piece.title is None or piece.plural or last.plural:
        return False
    party = fold(last.title).startswith(("bí thư", "phó bí thư"))
    body = _OF_BODY.match(fold(piece.title)) is not None
    return party and body and between.strip(" ") == ","


def _goes_on(last: PersonPhrase, between: str, piece: PersonPhrase) -> bool:
    """Whether a name goes on behind a line end: "Nguyễn Văn" and "An", but not two full names."""
    lone = piece.name is not None and " " not in piece.name
    return lone and between == "\n" and last.name is not None and last.title is None


def _names_officer(last: PersonPhrase, between: str, piece: PersonPhrase) -> bool:
    """Whether a name is that of the office before it: "PCT Nguyễn A", "Chủ tịch - Nguyễn Văn An"."""
    if piece.name is None or last.title is None or last.name is not None or last.plural:
        return False
    # "Bí thư - đồng chí Lê A" is one; with a line end between, the dash begins another in a list.
    full = " " in piece.name and (_ADDRESSED not in between or "\n" not in between)
    return not _joint(between).strip("\n") or (full and _is_dash(between))


def _is_bracketed(last: PersonPhrase, between: str, piece: PersonPhrase, text: str) -> bool:
    """Whether a name in a bracket of its own is that of the office before it: "Chủ tịch (đ/c Nguyễn Văn An)"."""
    lone = last.title is not None and last.name is None and piece.name is not None
    opened = _joint(between).strip("\n") == "(" and (_ADDRESSED in between or " " in (piece.name or ""))
    return lone and opened and text[piece.end :].lstrip().startswith(")")


def _is_office_of(last: PersonPhrase, between: str, piece: PersonPhrase) -> bool:
    """Whether an office is that of the person before it: "Đ/c A, PCT", "Nguyễn A - Giám đốc"."""
    if piece.title is None or last.name is None or piece.plural or _OTHER_WORD in between:
        return False
    broken = _CLAUSE_BREAK.search(between) is not None and "," not in between
    return not (broken and (last.title or ";" in between))


def _is_anothers(last: PersonPhrase, between: str, piece: PersonPhrase, before: PersonPhrase) -> bool:
    """Whether an office behind a comma is somebody else's, where one stands in front: "HT An, Chủ tịch Công đoàn"."""
    if last.title is None or before.name is None or between.strip() != "," or piece.title is None:
        return False
    return not any(fold(title).startswith(("bí thư", "phó bí thư")) for title in (last.title, piece.title))


def _owns_next(between: str, piece: PersonPhrase, following: list[tuple[str, PersonPhrase]]) -> bool:
    """Whether a name follows an office so closely that the office is that person's.

    Behind a dash it is not, where the next person is addressed: "Đ/c An - PHT Đ/c Bình - HT".
    """
    if not following or following[0][1].name is None or _joint(following[0][0]):
        return False
    return not (_is_dash(between) and _ADDRESSED in following[0][0])


def find_people(text: str) -> tuple[PersonPhrase, ...]:
    """People and offices in running text: names that a form of address or an office announces, and offices alone."""
    found: list[PersonPhrase] = []
    for between, piece in _pieces(text):
        last = found[-1] if found else None
        if piece.name is not None:
            if last and last.title and not last.name and not last.plural and not _joint(between).strip("\n"):
                found[-1] = replace(last, end=piece.end, name=piece.name)
            elif _ADDRESSED in between:
                found.append(piece)
        elif last and last.name and not last.title and _joint(between).strip("\n") in ("", ",", "-", "–", "("):
            found[-1] = replace(last, end=piece.end, title=piece.title)
        else:
            found.append(piece)
    return tuple(found)


def names_and_offices(text: str) -> Iterator[PersonPhrase]:
    """Each name that a form of address or an office announces, and each office, by itself, in running text."""
    last: PersonPhrase | None = None
    for between, piece in _pieces(text):
        if piece.title or _ADDRESSED in between or (last and last.title and not _joint(between).strip("\n")):
            yield piece
        last = piece


def people_share(text: str) -> float:
    """How much of a text's letters people, titles and their separators make up, from 0 to 1."""
    return covered_share(text, parse_people(text))


def covered_share(text: str, people: Iterable[PersonPhrase]) -> float:
    """The share of a text's letters that the people found in it make up."""
    letters = sum(map(str.isalnum, text))
    covered = sum(sum(map(str.isalnum, text[person.start : person.end])) for person in people)
    return covered / letters if letters else 0.0
