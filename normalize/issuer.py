"""Who issues a document: the body's name from the lines at the head's left, else from the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from congtac.models.folding import fold
from congtac.models.head_parts import is_capitals, site_owner
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.units import body_name, field_name, find_units, levels, opening_kind
from congtac.normalize.spelling import is_one_name, prose_case
from congtac.normalize.units import canonical_unit

_OFFICE = re.compile(r"văn phòng(?!\w)")
_ORGAN = re.compile(
    r"(?:(?:ban\s+)?thường\s+(?:trực|vụ)|btv|ban\s+chấp\s+hành|bch(?!\s+(?:quân|qs)))(?!\w)[\s,]*(?!đảng\s+bộ)"
)
_COMMITTEE = re.compile(r"(tỉnh|thành|huyện|quận|thị|xã|phường)\s+(?:(?P<party>uỷ)|đoàn)(?!\w)")  # folded text
_LONGEST_NAME = 14  # words of a site's owner
_LEVEL_END = re.compile(r"(?:^|\s)(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tp|tỉnh|đặc khu)$")


@cache
def words_of(group: str) -> str:
    """A pattern in folded text for a group of words about issuers."""
    return alternatives(vocabulary("document")["issuers"][group])


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{words_of('openings')})(?!\w)(?!\s+(?:phận|môn|kết(?!\w)))")


@cache
def _behind_name() -> re.Pattern[str]:
    return re.compile(rf"\(|\d{{3,}}|\d{{1,2}}(?=[/.-]\d)|(?<!\w)(?:{words_of('behind')})(?!\w)|\s[-–]\s")


def bodies(lines: Sequence[str]) -> tuple[str, ...]:
    """The bodies named in the lines at the head's left, highest first, as prose writes them."""
    names: list[str] = []
    for line in lines:
        bare = " ".join(line.split()).strip(" *_-.–—=:|")
        if not any(map(str.isalnum, bare)):
            continue
        opens = _opens_body(names[-1] if names else "", bare, len(names) == 1)
        if names and not opens:
            names[-1] = f"{names[-1]} {bare}"
        elif opens or is_capitals(bare):  # a web page's own lines stand above its programme
            names.append(bare)
    return tuple(map(cased, names))


def _opens_body(above: str, line: str, first: bool) -> bool:
    """Whether a line begins a body's name rather than going on with the one above."""
    if above and (fold(above).endswith((" và", ",", " -", " của", " thuộc")) or _is_cut(above, line)):
        return False
    if first and re.fullmatch(words_of("of_another"), fold(above)):
        return False  # "VĂN PHÒNG | TỈNH ỦY SÔNG MÂY"
    if _opening().match(fold(line)):
        return True
    return " " in line and bool(opening_kind(line) or body_name(line) or find_units(line)[:1])


def _is_cut(above: str, line: str) -> bool:
    """Whether a name that the lexicon knows runs over the line end: "… THỂ THAO VÀ DU | LỊCH", "… ĐA | KHOA HUYỆN"."""
    joined, edge = f"{above} {line}", len(above)
    return is_one_name(joined, edge) or any(
        unit.start < edge < unit.end - len(unit.tail) - 1 for unit in find_units(joined)
    )


def cased(text: str) -> str:
    """A name as prose writes it: "ỦY BAN NHÂN DÂN XÃ ĐÔNG HÒA" → "UBND xã Đông Hòa"."""
    written = prose_case(text) if is_capitals(text) else text
    if committee := _COMMITTEE.match(fold(written)):
        kind = "ủy" if committee["party"] else "đoàn"
        return f"{committee[1].capitalize()} {kind}{written[committee.end() :]}"
    name = canonical_unit(re.sub(r"^(\w+):\s", r"\1 ", written)) or written  # "TRƯỜNG: THCS NÀ VƯỜNG"
    front = re.match(r"uỷ ban mttq(?! việt nam)", fold(name))
    if front and re.search(r"việt nam(?!\w)", fold(written)):
        return f"{name[: front.end()]} Việt Nam{name[front.end() :]}"
    return name


def issuer_name(lines: Sequence[str], title: str = "", seat: str = "", site: Sequence[str] = ()) -> str | None:
    """The issuing body: the last one named at the left, else one that the title names, else the web site's owner.

    Args:
        lines: The lines at the head's left, highest first.
        title: The document's title.
        seat: Where it was issued, as the line of the date has it.
        site: What a web page says of whose site it is, the surest first.
    """
    named = bodies(lines)
    name = _without_organ(named) if named else _named_in(title)
    owner = next(filter(None, map(_owner, site)), None)
    if name is None or (owner and _lacks_name(name) and fold(owner).startswith(f"{fold(name)} ")):
        return owner
    above = named[-2] if len(named) > 1 else ""
    name = _completed(name, above) if above else name
    return _with_own_name(name, title, seat)


def _owner(text: str) -> str | None:
    """The body whose web site has this name; a place's site is that of its people's committee."""
    stripped = site_owner().match(fold(text))
    bare = text[stripped.end() :] if stripped else text
    bare = re.split(r"\s[-–|]\s|[.;(©]|,\s*(?=địa chỉ)", bare)[0].strip(" ,:*_-–")
    if len(bare.split()) > _LONGEST_NAME or not bare:
        return None
    if re.match(rf"(?:{levels()})\s+\S", fold(bare)) and not _opening().match(fold(bare)):
        return f"UBND {_lower_first(prose_case(bare) if is_capitals(bare) else bare)}" if stripped else None
    name = cased(bare)
    return None if not _opening().match(fold(name)) or _lacks_name(name) else name


def _lacks_name(name: str) -> bool:
    """Whether a body is told by its kind or level alone: "UBND xã", "Trường"."""
    return _LEVEL_END.search(fold(name)) is not None or len(name.split()) == len(_opening_words(name))


def _without_organ(named: Sequence[str]) -> str:
    """A body for its organ: "Thường trực HĐND thành phố …", "Ủy ban MTTQ … | Ban Thường trực"."""
    name = named[-1]
    organ = _ORGAN.match(fold(name))
    if organ is None:
        return name
    rest = name[organ.end() :]
    if not rest:
        return named[-2] if len(named) > 1 else name
    return cased(rest) if _opening().match(fold(rest)) else name


def _completed(name: str, superior: str) -> str:
    """A name that only its superior makes plain: a bare "Văn phòng", a "UBND", a "Tỉnh ủy" of some province."""
    folded = fold(name)
    office = _OFFICE.match(folded)
    if office and office.end() == len(name):
        return f"{name} {superior}"
    place = place_of(superior)
    if not place or place_of(name):
        return name
    if re.fullmatch(words_of("committees"), folded):
        return f"{name} {re.sub(rf'^(?:{levels()}) ', '', place, flags=re.IGNORECASE)}"
    return f"{name} {_lower_first(place)}" if office or _is_of_a_level(re.sub(r"\s+việt nam$", "", folded)) else name


def _is_of_a_level(folded: str) -> bool:
    """Whether each level has a body of this name, known only with the place whose it is."""
    names = vocabulary("document")["issuers"]["of_a_level"]
    return body_name(folded) in names or folded in map(fold, names)


def _with_own_name(name: str, title: str, seat: str) -> str:
    """A name that lacks the own name of its level or school, completed from the title or the place of issue."""
    folded = fold(name)
    named = next((one for one in _all_named_in(title) if fold(one).startswith(f"{folded} ")), None)
    school = re.match(rf"(?:{words_of('unit')})(?!\w)", folded) is not None
    committee = re.fullmatch(words_of("committees"), folded) is not None
    of_a_level = _is_of_a_level(_LEVEL_END.sub("", re.sub(r"\s+việt nam(?=\s|$)", "", folded)).strip())
    levelled = _LEVEL_END.search(folded) is not None and of_a_level
    if named and (school or committee or levelled):
        return named
    return f"{name} {seat}" if seat and (committee or levelled) else name


def place_of(name: str) -> str:
    """The level and own name in a body's name: "xã Nà Pheo"; empty where it has none."""
    joined = re.sub(r"(thị) (xã|trấn)(?!\w)", r"\1_\2", name, flags=re.IGNORECASE)
    words = levels().replace(r"thị\s+", "thị_")
    match = re.search(rf"(?<!\w)(?:{words})\s+(?!(?:-|và)\s|(?:u[ỷỳ]|ủy|đoàn)(?! kết))\S.*$", joined, re.IGNORECASE)
    return match.group().replace("_", " ") if match else ""


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _named_in(title: str) -> str | None:
    """The first body in a title that bears a name of its own, else the first of a level."""
    named = _all_named_in(title)
    return next(iter(named), None)


def _all_named_in(title: str) -> list[str]:
    """Bodies in a title: of some level, or known by their field or own name."""
    folded = fold(title)
    found: list[str] = []
    at = 0
    for match in re.finditer(rf"(?<!\w)(?:{words_of('openings')})(?!\w)", folded):
        if match.start() < at or _ORGAN.match(folded, match.start()):
            continue
        end = _behind_name().search(folded, match.end())
        text = title[match.start() : end.start() if end else len(title)].strip(" ,.;:-–")
        at = match.start() + len(text)
        if name := _as_body(text):
            found.append(name)
    return found


def _as_body(text: str) -> str | None:
    """One body's name from a stretch of a title; of "Đảng ủy, HĐND, UBND xã Rạch Vẹt" the first's, of that place."""
    capitals = is_capitals(text)
    first = text.split(",", maxsplit=1)[0].strip()
    place = place_of(text) or next(iter(re.findall(rf"(?:{levels()})$", fold(text))), "")
    units = find_units(first)
    known = bool(units) and units[0].start == 0
    if place and first != text and known and not place_of(first):
        first = f"{first} {place}"
    elif not known and first != text and field_name(text.split(maxsplit=1)[-1]) is None:
        text = first
    name = cased(first if known and "," in text and place else text)
    if not capitals and not place:
        name = _capitals_only(name)
    own = len(name.split()) > len(_opening_words(name))
    return name if own or re.fullmatch(words_of("committees"), fold(name)) else None


def _opening_words(name: str) -> list[str]:
    match = _opening().match(fold(name))
    return name[: match.end()].split() if match else []


def _capitals_only(name: str) -> str:
    """In running text a name ends with its last capital."""
    match = re.match(r"(?:.*\s)?[^\W\d_a-zà-ỹ][\w-]*", name)
    return match.group() if match else name
