"""Typical errors of text recognition in this genre, mended where only one reading is possible."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from congtac.extract.document import Word
from congtac.extract.toml_data import read_toml
from congtac.extract.word_pairs import bare, is_pair, only_pair, spelling

# A word that opens a date, and figures with no room between.
_RUN_ON = re.compile(r"(\W*(?:từ|đến|ngày|thứ|tuần|tháng|năm|lúc))(?=\d)", re.IGNORECASE)
_DAY = re.compile(r"\(?\d{1,2}[/.-]\d{1,2}(?!\d)")
_NUMBERED = {"tuan": "tuần", "ngay": "ngày", "thang": "tháng"}
_VOWELS = tuple("aeiouy")
_WEEKDAY = re.compile(r"thu\w?(hai|ba|tu|nam|sau|bay)\w?")
_FIGURES_TOGETHER = re.compile(r"\d\d")
_DAYS = {"hai": "Hai", "ba": "Ba", "tu": "Tư", "nam": "Năm", "sau": "Sáu", "bay": "Bảy"}
_SURE = 0.945
"""Score from which Tesseract is hardly ever wrong in a mark."""
_EDGES = re.compile(r"^([(\[“\"'*+~=-]*)(.*?)([)\]”\"'.,:;]*)$")
_DIRT = re.compile(r"^[_`'‘’|\\~^]+(?=\w)|[_`|\\^]+$")
_FIGURES = str.maketrans({"l": "1", "I": "1", "|": "1", "!": "1", "O": "0", "o": "0", "S": "5", "Z": "2"})
# "l4h00", "O7h3O", "7hl5": the letter h holds a time together, so that its other signs are figures.
_TIME = re.compile(r"([\dlI|!OoSZ]{1,2})([hH])([\dlI|!OoSZ]{2})?$")
# "05I01I2026", "15I3": signs between figures that are no figures themselves.
# A stroke too many beside it, as in "12I111", is the same stroke.
_DATES = tuple(
    re.compile(rf"(\d{{1,2}}){stroke}(\d{{1,2}})(?:{stroke}((?:19|20)\d\d))?$")
    for stroke in ("[/I|l!]{1,2}", "[/I|l!]1")
)
# No number begins with a nought: "07111" is "07/11".
_DATE_OF_FIGURES = re.compile(r"(0[1-9])1(0[1-9]|1[0-2])$")
_WITH_STROKES = re.compile(r"[I|l!]")
# Ê Đê, Gia Rai and M'nông names: "H'Bluin", whose sign is lost; place names there begin with "Ia".
_WITHOUT_SIGN = re.compile(r"([HYM])([BCDĐGHKLMNPRSTVX][^\W\d_A-Z]+)$")
_HEADING = 3
"""Words of a line in capitals, at least, that is a heading."""
_LONGEST_DAY = 5
"""Words that a day's name may have been read as."""


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
    if len(words) > _HEADING and not _parts(words[0].text)[1] and all(word.text.isupper() for word in words[1:]):
        words = words[1:]  # a speck before a heading, which has no list mark
    apart = [part for word in words for part in _apart(_alone(word))]
    return _paired(_phrases(_weekdays(_numbered(_highland(apart)))))


def _alone(word: Word) -> Word:
    lexicon = _lexicon()
    before, core, after = _parts(_DIRT.sub("", word.text))
    for wrong, right in lexicon.letters.items():
        core = core.replace(wrong, right)
    core = lexicon.words.get(core, core)
    if not core:
        before = lexicon.words.get(before, before)
    core = _undoubled(core)
    core = _WITHOUT_SIGN.sub(r"\1'\2", core)
    return _mended(word, before + (_time(core) or _date(core) or core) + after)


def _undoubled(core: str) -> str:
    """A letter that was read twice, with two marks, once: "TRỤỰC"."""
    kept = core[:1]
    for char in core[1:]:
        twice = bare(char) == bare(kept[-1]) in _VOWELS and not char.isascii() and not kept[-1].isascii()
        kept = kept[:-1] + char if twice else kept + char
    return kept


def _apart(word: Word) -> list[Word]:
    """A word and the figures that stand too near to it as two: "Từ05/4"."""
    found = _RUN_ON.match(word.text)
    return _halves(word, found.end(1), found[1], word.text[found.end(1) :]) if found else [word]


def _halves(word: Word, at: int, one: str, other: str) -> list[Word]:
    """Two words where one was read; `at` is how many of its letters are the first one's."""
    left, right = word.bbox, word.bbox
    if word.bbox is not None:
        x = word.bbox.x0 + (word.bbox.x1 - word.bbox.x0) * at / len(word.text)
        left, right = word.bbox._replace(x1=x), word.bbox._replace(x0=x)
    read = word.read_as or word.text
    return [word._replace(text=one, bbox=left, read_as=read), word._replace(text=other, bbox=right, read_as=read)]


def _highland(words: list[Word]) -> list[Word]:
    """Names of places with the "Ia" that was read as "la", a word that stands before no name."""
    found = list(words)
    for at, (word, after) in enumerate(pairwise(words)):
        if word.text == "la" and after.text[:1].isupper() and after.text[1:].islower():
            found[at] = _mended(word, "Ia")
    return found


def _numbered(words: list[Word]) -> list[Word]:
    """Weeks, days and months whose marks were misread, in front of their numbers: "Tuân 9"."""
    found = list(words)
    for at, (word, after) in enumerate(pairwise(words)):
        before, core, behind = _parts(word.text)
        right = _NUMBERED.get(bare(core))
        if right and not behind and not before and after.text[:1].isdigit():
            found[at] = _remarked(word, right)
    return found


def _weekdays(words: list[Word]) -> list[Word]:
    """The name of a day in front of a date, whatever was read of it: "THỨPBA, 09/5", "THỨ Ƒ TƯ; 10/5"."""
    for at, word in enumerate(words):
        if not _DAY.match(word.text):
            continue
        end = at - 1 if at and bare(_letters_of(words[at - 1].text)) == "ngay" else at
        for start in range(max(end - _LONGEST_DAY, 0), end):
            named = _weekday(words[start:end])
            if named is not None:
                return [*words[:start], *named, *words[end:at], *_weekdays(words[at:])]
    return words


def _weekday(words: Sequence[Word]) -> list[Word] | None:
    """Words that are the name of a day, as its two words; None where they are none."""
    read = " ".join(word.text for word in words)
    found = _WEEKDAY.fullmatch(bare(_letters_of(read)))
    if not found or _FIGURES_TOGETHER.search(read):
        return None
    name = _DAYS[found[1]]
    first, second = ("THỨ", name.upper()) if words[0].text[:2].isupper() else ("Thứ", name)
    if len(words) == 2 and spelling(_letters_of(read)) == spelling(f"{first}{second}"):
        return list(words)
    box = words[0].bbox
    whole = words[0]._replace(bbox=box.union(words[-1].bbox or box) if box else None, read_as=read)
    return _halves(whole._replace(text=f"{first}{second},"), len(first), first, f"{second},")


def _letters_of(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


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
    patterns = (_DATE_OF_FIGURES, *(_DATES if _WITH_STROKES.search(core) else ()))
    for found in filter(None, (pattern.match(core) for pattern in patterns)):
        if 1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12:
            return "/".join(part for part in found.groups() if part)
    return None


def _phrases(words: list[Word]) -> list[Word]:
    lexicon = _lexicon()
    letters = [bare(_parts(word.text)[1]) for word in words]
    at = 0
    while at < len(words):
        lengths = range(min(lexicon.longest, len(words) - at), 1, -1)
        length = next((n for n in lengths if tuple(letters[at : at + n]) in lexicon.phrases), 0)
        if length:
            right = lexicon.phrases[tuple(letters[at : at + length])]
            words[at : at + length] = [
                _remarked(word, syllable) if _is_unsure(word) else word
                for word, syllable in zip(words[at : at + length], right, strict=True)
            ]
        at += length or 1
    return words


def _paired(words: list[Word]) -> list[Word]:
    """Doubtful syllables with the marks of the one word that they make with the syllable beside them."""
    cores = [_parts(word.text)[1] for word in words]
    for at, pair in enumerate(pairwise(cores)):
        right = only_pair(*pair) if _goes_on(words[at : at + 2]) and not is_pair(*pair) else None
        if right is None:
            continue
        wrong = [side for side in (0, 1) if spelling(pair[side]) != spelling(right[side])]
        if len(wrong) == 1 and _is_unsure(words[at + wrong[0]]):
            side = wrong[0]
            beside = cores[at - 1 : at + 1] if side == 0 else cores[at + 1 : at + 3]
            if len(beside) < 2 or not is_pair(*beside):
                words[at + side] = _remarked(words[at + side], right[side])
                cores[at + side] = _parts(words[at + side].text)[1]
    return words


def _is_unsure(word: Word) -> bool:
    return (word.score or 0.0) < _SURE


def _goes_on(words: Sequence[Word]) -> bool:
    """Whether two words may be one: nothing stands between them, and they are no name and no capitals."""
    one, other = (_parts(word.text) for word in words)
    return not one[2] and not other[0] and other[1].islower() and one[1][1:].islower()


def _remarked(word: Word, right: str) -> Word:
    """A word with the marks of another of the same letters, its own capitals kept."""
    before, core, after = _parts(word.text)
    if spelling(core) == spelling(right):
        return word
    letters = [new.upper() if old.isupper() else new for old, new in zip(core, right, strict=True)]
    return _mended(word, before + "".join(letters) + after)


def _mended(word: Word, text: str) -> Word:
    return word._replace(text=text, read_as=word.read_as or word.text) if text not in ("", word.text) else word


def _parts(text: str) -> tuple[str, str, str]:
    found = _EDGES.match(text)
    assert found is not None  # all its parts may be empty
    return found[1], found[2], found[3]


@cache
def _lexicon() -> _Lexicon:
    data = read_toml("congtac.extract", "misread")
    phrases = {
        tuple(map(bare, phrase.split())): tuple(phrase.split())
        for group in data["phrases"].values()
        for phrase in group
    }
    return _Lexicon(data["letters"], data["words"], phrases, max(map(len, phrases)))
