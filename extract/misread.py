"""Typical errors of text recognition in this genre, mended where only one reading is possible."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from congtac.extract.document import Word
from congtac.extract.toml_data import read_toml

_EDGES = re.compile(r"^([(\[“\"'*+~=-]*)(.*?)([)\]”\"'.,:;]*)$")
_DIRT = re.compile(r"^[_`'‘’|\\~^]+(?=\w)|[_`|\\^]+$")
_FIGURES = str.maketrans({"l": "1", "I": "1", "|": "1", "!": "1", "O": "0", "o": "0", "S": "5", "Z": "2", "⁄": "/"})
_LIKE_ONE = "1lI|!"
# "l4h00", "O7h3O", "7hl5": the letter h holds a time together, so that its other signs are figures.
_TIME = re.compile(r"([\dlI|!OoSZ]{1,2})([hH])([\dlI|!OoSZ]{2})?$")
# "05I01I2026", "15I3": signs between figures that are no figures themselves.
_DATE = re.compile(r"(\d{1,2})[/I|l!]{1,2}(\d{1,2})(?:[/I|l!]{1,2}((?:19|20)\d\d))?$")
_WITH_STROKES = re.compile(r"[I|l!]")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    letters: Mapping[str, str]
    words: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    longest: int


def mend(words: Sequence[Word]) -> list[Word]:
    """The words of a recognised line, those that can only be another word made that; `read_as` keeps what they were.

    Args:
        words: In reading order.
    """
    return _phrases([_alone(word) for word in words])


def _alone(word: Word) -> Word:
    lexicon = _lexicon()
    before, core, after = _parts(_DIRT.sub("", word.text))
    for wrong, right in lexicon.letters.items():
        core = core.replace(wrong, right)
    core = lexicon.words.get(core, core)
    if not core:
        before = lexicon.words.get(before, before)
    return _mended(word, before + (_time(core) or _date(core) or core) + after)


def _time(core: str) -> str | None:
    found = _TIME.match(core)
    if not found or core.isdecimal():
        return None
    hour, minute = (part.translate(_FIGURES) if part else "" for part in (found[1], found[3]))
    valid = int(hour) < 25 and (not minute or int(minute) < 60)
    return (
        f"{hour}{found[2]}{minute}" if valid and any(part.isdigit() for part in found[1] + (found[3] or "")) else None
    )


def _date(core: str) -> str | None:
    found = _DATE.match(core)
    if not found or not _WITH_STROKES.search(core):
        return None
    day, month = int(found[1]), int(found[2])
    return "/".join(part for part in found.groups() if part) if 1 <= day <= 31 and 1 <= month <= 12 else None


def _phrases(words: list[Word]) -> list[Word]:
    lexicon = _lexicon()
    bare = [_bare(_parts(word.text)[1]) for word in words]
    at = 0
    while at < len(words):
        lengths = range(min(lexicon.longest, len(words) - at), 1, -1)
        length = next((n for n in lengths if tuple(bare[at : at + n]) in lexicon.phrases), 0)
        if length:
            right = lexicon.phrases[tuple(bare[at : at + length])]
            words[at : at + length] = [
                _remarked(word, syllable) for word, syllable in zip(words[at : at + length], right, strict=True)
            ]
        at += length or 1
    return words


def _remarked(word: Word, right: str) -> Word:
    """A word with the marks of another of the same letters, its own capitals kept."""
    before, core, after = _parts(word.text)
    if _same_tone(core.lower(), right):
        return word
    letters = [new.upper() if old.isupper() else new for old, new in zip(core, right, strict=True)]
    return _mended(word, before + "".join(letters) + after)


def _same_tone(one: str, other: str) -> bool:
    """Whether two spellings differ at most in where the tone is written: "hoà", "hòa"."""
    return sorted(unicodedata.normalize("NFD", one)) == sorted(unicodedata.normalize("NFD", other))


def _mended(word: Word, text: str) -> Word:
    return word if text == word.text else word._replace(text=text, read_as=word.read_as or word.text)


def _parts(text: str) -> tuple[str, str, str]:
    found = _EDGES.match(text)
    assert found is not None  # all its parts may be empty
    return found[1], found[2], found[3]


def _bare(text: str) -> str:
    marks = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in marks if not unicodedata.combining(char))


@cache
def _lexicon() -> _Lexicon:
    data = read_toml("congtac.extract", "misread")
    phrases = {
        tuple(map(_bare, phrase.split())): tuple(phrase.split())
        for group in data["phrases"].values()
        for phrase in group
    }
    return _Lexicon(data["letters"], data["words"], phrases, max(map(len, phrases)))
