"""The level a body serves, and the province that a head names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from congtac.models.folding import fold, key
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.units import field_name
from congtac.normalize.issuer import words_of

TWO_LEVELS = date(2025, 7, 1)
"""Since then there are no districts (Luật Tổ chức chính quyền địa phương 72/2025/QH15): every city is as a province."""

_COMMUNE = re.compile(r"(?<!\w)(?:xã|phường|thị trấn|đặc khu)(?!\w)")
_DISTRICT = re.compile(r"(?<!\w)(?:huyện|quận|thị_xã|huyện uỷ|quận uỷ|thị uỷ|huyện đoàn|quận đoàn|thị đoàn)(?!\w)")
_PROVINCE = re.compile(r"(?:sở|tỉnh uỷ|tỉnh đoàn)(?!\w)|.*(?<!\w)tỉnh(?!\w)")
_NO_LEVEL = re.compile(  # words for levels in the names of bodies and fields
    r"liên minh hợp tác xã|(?:bảo hiểm|văn hoá -|thương binh và|chính sách) xã hội"
)
_CITY = re.compile(r"(?<!\w)(?:thành phố|tp\.?|thành uỷ|thành đoàn)(?:\s+(?P<name>[^,()-]+?))?\s*$")


def issuer_level(issuer: str | None, above: Sequence[str] = (), issued: date | None = None) -> str | None:
    """The level a body serves: by its own name, else by the bodies above it.

    Args:
        issuer: The body's name.
        above: The bodies above it, highest first.
        issued: When the document was issued, which says whether there were districts.
    """
    if not issuer:
        return None
    provincial = any(_PROVINCE.match(fold(name)) for name in above)
    for number, name in enumerate((issuer, *reversed(above))):
        level = _level(fold(name), provincial and not number, issued)
        if level:
            return level
    return None


def _level(name: str, below_province: bool, issued: date | None) -> str | None:
    name = re.sub(r"thị xã", "thị_xã", _NO_LEVEL.sub("", name))
    if re.match(rf"(?:{words_of('unit')})(?!\w)(?! kiểm sát)", name):
        return "unit"
    if _COMMUNE.search(name):
        return "commune"
    if _DISTRICT.search(name):
        return "district"
    if _PROVINCE.match(name):
        return "province"
    if city := _CITY.search(name):
        return _of_city(key(city["name"] or ""), below_province, issued)
    central = re.match(rf"(?:{words_of('central')})(?!\w)(?! (?:chỉ huy|chq?s|tư lệnh))", name)
    return "central" if central else None


def _of_city(name: str, below_province: bool, issued: date | None) -> str:
    central = name in central_cities() or (issued is not None and issued >= TWO_LEVELS)
    return "province" if central and not below_province else "district"


@cache
def central_cities() -> frozenset[str]:
    """Folded names of the cities directly under the central government."""
    return frozenset(key(word) for word in vocabulary("areas")["central_cities"])


@cache
def _named() -> re.Pattern[str]:
    behind = alternatives([*vocabulary("document")["issuers"]["behind"], "và", "các", "khối"])
    word = rf"(?!(?:{behind})(?!\w))[^\W\d_]+"
    name = rf"{word}(?:\s+{word}){{0,2}}(?:\s+-\s+{word}\s+{word})?"
    return re.compile(
        rf"(?<!\w)(?:tỉnh\s+(?:(?:uỷ|đoàn)\s+)?(?P<province>{name})|(?:thành\s+(?:phố|uỷ|đoàn)|tp\.?)\s+(?P<city>{name}))"
    )


def province_of(named: Sequence[str], title: str | None, issued: date | None = None) -> str | None:
    """The bare name of the province that the bodies of the head name, highest first, else the title."""
    texts = [text for text in (*named, title or "") if text]
    matches = [(text, match) for text in texts for match in _named().finditer(fold(text))]
    for group in ("province", "city"):
        for text, match in matches:
            name = _capital_part(text[slice(*match.span(group))]) if match[group] else ""
            if name and (group == "province" or _is_province(key(name), named, issued)):
                return name
    return next((found for text in named if (found := _of_department(text))), None)


def _capital_part(text: str) -> str:
    """The words of a name up to the first in small letters, each with a capital."""
    words: list[str] = []
    for word in text.split():
        if word.islower() and word != "-":
            break
        words.append(word.capitalize())
    return " ".join(words).strip(" -")


def _is_province(city: str, named: Sequence[str], issued: date | None) -> bool:
    below = any("tỉnh" in fold(name).split() for name in named)
    return not below and _of_city(city, False, issued) == "province"


def _of_department(text: str) -> str | None:
    """The province in "Sở Y tế Đắk Linh": what follows the department's field of work."""
    words = text.split()
    if fold(words[0]) != "sở":
        return None
    for end in range(len(words) - 1, 1, -1):
        if field_name(" ".join(words[1:end])):
            return _capital_part(" ".join(words[end:])) or None
    return None
