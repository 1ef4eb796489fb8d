"""Names in capitals as prose writes them: "TRƯỜNG TIỂU HỌC SUỐI KHOANG" → "Trường Tiểu học Suối Khoang"."""

from __future__ import annotations

import re
from functools import cache

from congtac.models.folding import fold, key
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.units import levels

_VOWELS = frozenset(
    "aăâeêioôơuưyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ",
)
_PART = re.compile(r"(\s*[-–,/&]\s*|\s+và\s+)", re.IGNORECASE)


def is_abbreviation(word: str) -> bool:
    """Whether a word in capitals is one everywhere: "UBND", "HCTH"."""
    letters = [char for char in fold(word) if char.isalpha()]
    return (len(letters) > 1 and not _VOWELS.intersection(letters)) or key(word.strip(".,")) in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(key(word) for word in vocabulary("document")["spelling"]["abbreviations"])


def capitalised(text: str) -> str:
    """Each word with a capital first letter; abbreviations stay as they are."""
    return " ".join(word if is_abbreviation(word) else _capital(word) for word in text.split())


def _capital(word: str) -> str:
    parts = re.split(r"([-/(&.,'’])", word)
    return "".join(part if is_abbreviation(part) else part.capitalize() for part in parts)


def prose_case(text: str) -> str:
    """A name in capitals with capitals only where prose has them."""
    words = capitalised(text)
    lowered = re.sub(rf"(?<!\w)(?:{levels()})(?!\w)", lambda match: match.group().lower(), words, flags=re.IGNORECASE)
    for match in reversed(list(_phrases().finditer(fold(lowered)))):
        lowered = lowered[: match.start()] + _spelling(match.group()) + lowered[match.end() :]
    return re.sub(r"\b(?:Và|Các|Thuộc|Của|Cho)\b", lambda match: match.group().lower(), lowered)


def sentence_case(text: str) -> str:
    """A field of work in capitals, each of its parts with one capital: "TỔ CHỨC - HÀNH CHÍNH"."""
    parts = _PART.split(" ".join(text.split()))
    return "".join(part.lower() if number % 2 else _first_capital(part) for number, part in enumerate(parts))


def _first_capital(text: str) -> str:
    words = text.split()
    cased = [word if is_abbreviation(word) else word.lower() for word in words]
    if cased and not is_abbreviation(words[0]):
        cased[0] = cased[0].capitalize()
    return " ".join(cased)


@cache
def _spellings() -> dict[str, str]:
    """Names of two words or more that a text in capitals hides among proper names, by their folded letters."""
    units = vocabulary("units")
    names = [entry["name"] for group in ("field", "body", "kind") for entry in units[group]]
    names += vocabulary("document")["spelling"]["names"]
    return {_joint_key(name): name for name in names if " " in name}


def _joint_key(text: str) -> str:
    return re.sub(r"\s*(?:-|,|&|\bvà\b)\s*|\s+", " ", fold(text)).strip()


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(_spellings().values())})(?!\w)")


def is_one_name(text: str, at: int) -> bool:
    """Whether a name that the lexicon knows runs over a place in the text: "ĐẢNG | BỘ"."""
    return any(match.start() < at < match.end() for match in _phrases().finditer(fold(text)))


def _spelling(text: str) -> str:
    return _spellings().get(_joint_key(text), text)
