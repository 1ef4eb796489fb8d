"""Who signs a document, and in which office of his own (Decree 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from congtac.models.folding import fold, key
from congtac.models.head_parts import is_capitals
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.reading import DocumentFoot
from congtac.models.titles import TitlePhrase, match_title, title_name
from congtac.models.units import field_name, levels
from congtac.normalize.spelling import capitalised, prose_case, sentence_case

_DEGREES = re.compile(rf"^(?:(?:{alternatives(vocabulary('titles')['degrees']['words'])})[.\s]\s*)+", re.IGNORECASE)
_ACTING = "q"  # "Q. GIÁM ĐỐC" is an office of one's own; the other prefixes name whom one signs for


@cache
def _prefix() -> re.Pattern[str]:
    prefixes = alternatives(vocabulary("document")["authority"]["prefixes"])
    return re.compile(rf"\s*(?P<prefix>{prefixes})(?:\s*\.\s*|\s+)(?=\w)")


@cache
def _other_offices() -> frozenset[str]:
    return frozenset(key(word) for word in vocabulary("document")["authority"]["others"])


def signed_by(foot: DocumentFoot) -> tuple[str | None, str | None]:
    """The signer's name, and his office: below "TL. CHỦ TỊCH" it is the line after."""
    name = " ".join(foot.signer.text.split()) if foot.signer else None
    if name and is_capitals(name):
        name = " ".join(word.capitalize() for word in name.split())
    name = _DEGREES.sub("", name) if name else None
    title = None
    for office in _offices(passage.text for passage in foot.authority):
        title = _own_office(office) or title
    return name, title


def _offices(lines: Iterable[str]) -> list[str]:
    """The offices of a signature, each with the lines that go on with it."""
    offices: list[str] = []
    for line in lines:
        text = " ".join(line.split())
        if offices and _continues(offices[-1], text):
            offices[-1] += f" {text}"
        else:
            offices.append(text)
    return offices


def _continues(before: str, text: str) -> bool:
    """Whether a line is the rest of the office above: "TRƯỞNG PHÒNG TỔ CHỨC - HÀNH" and "CHÍNH"."""
    if before.endswith(("-", "–", ",")) or text.startswith(("-", "–")) or fold(before).split()[-1] in ("và", "các"):
        return True
    spelled = capitalised(text)
    if _prefix().match(fold(text)) or match_title(spelled, fold(spelled), 0) or key(text) in _other_offices():
        return False
    if _prefix().match(fold(before)):  # "TM. ỦY BAN NHÂN DÂN | XÃ NÀ PHEO", but "TL. CHỦ TỊCH | CÔNG CHỨC …"
        return re.match(rf"(?:{levels()})(?!\w)", fold(text)) is not None
    return True


def _own_office(text: str) -> str | None:
    """The office in which the signer signs himself; None where only the body is named, or the one he signs for."""
    prefix = _prefix().match(fold(text))
    if prefix is None or prefix["prefix"].strip(" .") == _ACTING:
        return _spelled(text[prefix.end() if prefix else 0 :])
    named = text[prefix.end() :]
    offices = _titles_in(capitalised(named))
    # On one line: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH".
    return _spelled(named[offices[-1].start :]) if offices and offices[-1].start > 0 else None


def _titles_in(text: str) -> list[TitlePhrase]:
    folded = fold(text)
    found: list[TitlePhrase] = []
    for word in re.finditer(r"\S+", text):
        title = match_title(text, folded, word.start())
        if title and not title.group and (not found or word.start() >= found[-1].end):
            found.append(title)
    return found


def _spelled(text: str) -> str | None:
    """An office as prose writes it: "TRƯỞNG PHÒNG HÀNH CHÍNH QUẢN TRỊ" → "Trưởng phòng Hành chính quản trị"."""
    bare = " ".join(text.split()).strip(" .,:;-–")
    if not bare or key(bare) in _other_offices():
        return None
    words = bare.split()
    ends = range(len(words), 0, -1)
    base = next((end for end in ends if _base(" ".join(words[:end]))), 0)
    if not base:
        return sentence_case(bare)
    office, rest = _base(" ".join(words[:base])), " ".join(words[base:])
    if not rest:
        return office
    authority = vocabulary("document")["authority"]
    if fold(rest) in authority["manner"]:
        return f"{office} {fold(rest)}"
    heads = fold(office).split()[-1] in authority["heads"] and not field_name(rest)
    return f"{office} {sentence_case(rest) if heads else prose_case(rest)}"


def _base(text: str) -> str:
    """An office by itself, or what a signer is employed as; empty if it is neither."""
    if fold(text) in vocabulary("document")["authority"]["holders"]:
        return text.capitalize()
    return title_name(text) or ""
