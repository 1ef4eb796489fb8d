"""Vietnamese text in the encodings before Unicode, TCVN3 (ABC) and VNI, to Unicode.

Both use letters and signs of the Western code page for Vietnamese ones, so text in them looks like "Tæ chøc héi nghÞ"
or "Toå chöùc hoäi nghò" wherever the font is not asked. What font a text is set in says how it is encoded
(`congtac.extract.legacy_fonts`); where no font is known, its spelling does: read wrongly, words are no syllables.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from congtac.extract.spelling import marked_words
from congtac.extract.toml_data import read_toml

Encoding = Literal["tcvn3", "vni"]

_SAMPLE = 200_000
"""Characters by which a text's encoding is told."""
_LEAST_WORDS = 3
_LEAST_SHARE = 0.75
"""Of the words with marks, how many must be syllables once they are decoded."""
_LONE_SIGN = re.compile(r"(?<!\S)([·°®©»«])(?!\S)")
"""A bullet or another sign by itself; the letters for which they would stand are no words."""
_WORDS = re.compile(r"[^\W\d_]+")
_AMID = re.compile(r"[^\S\n]*[^\w\n]{0,3}[^\S\n]*")


class Restored(NamedTuple):
    """A text in Unicode, and what it was in: empty where it was Unicode before."""

    text: str
    encoding: Encoding | Literal[""]


@cache
def tables() -> dict[str, Any]:
    """The data file: fonts, `tcvn3`, `vni`."""
    return read_toml("congtac.extract", "legacy")


@cache
def tcvn3_table() -> dict[int, str]:
    """Code points as the Western code page gives them, and the letters they stand for."""
    rows = ((int(start, 16), row) for start, row in tables()["tcvn3"].items())
    return {start + at: letter for start, row in rows for at, letter in enumerate(row)}


@cache
def vni_table() -> dict[str, str]:
    """One or two letters of the Western code page, and the letter they stand for; of any case."""
    found: dict[str, str] = {}
    for row in tables()["vni"].values():
        for pair in row.split(", "):
            written, letter = pair.split()
            found |= {written: letter, written.upper(): letter.upper()}
            found[written[0].upper() + written[1:]] = letter.upper()
            found[written[0] + written[1:].upper()] = letter
    return found


@cache
def _vni_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(vni_table(), key=len, reverse=True)))


@cache
def _western() -> dict[int, str]:
    """Letters that the Vietnamese code page of Windows gives for bytes, to those that the Western one does."""
    bytes_ = (bytes((code,)) for code in range(0xA0, 0x100))
    return {ord(one.decode("cp1258")): one.decode("cp1252") for one in bytes_}


def decode_legacy(text: str, encoding: Encoding) -> str:
    """Text in an encoding, as any code page of Windows gave its bytes, to Unicode.

    Soft hyphens are letters in TCVN3: keep them until here.
    """
    text = text.translate(_western())
    if encoding == "vni":
        return _vni_pattern().sub(lambda match: vni_table()[match[0]], text)
    return text.translate(tcvn3_table())


def restore(text: str) -> Restored:
    """Text of which no font is known; it stays as it is unless its spelling shows that it is in a legacy encoding.

    TCVN3 writes capitals with a tone as small letters: words whose other letters are capitals become whole ones.
    """
    encoding = tell_encoding(text)
    if not encoding:
        return Restored(text, "")
    parts = _LONE_SIGN.split(text)
    decoded = "".join(part if at % 2 else decode_legacy(part, encoding) for at, part in enumerate(parts))
    return Restored(_capitals(decoded) if encoding == "tcvn3" else decoded, encoding)


def tell_encoding(text: str) -> Encoding | Literal[""]:
    """The legacy encoding in which a text spells Vietnamese; empty where it does so as it is, or in none."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return ""
    good, bad = marked_words(sample)
    best: Encoding | Literal[""] = ""
    most = good - bad + _LEAST_WORDS - 1
    for encoding in get_args(Encoding):
        spelt, wrong = marked_words(decode_legacy(sample, encoding))
        if spelt - wrong > most and spelt >= _LEAST_SHARE * (spelt + wrong) and spelt > 2 * good:
            best, most = encoding, spelt - wrong
    return best


def _capitals(text: str) -> str:
    """Words in capitals whose letters with a tone are small, and those between them, in capitals.

    Of a word such as "Hµ" nothing tells whether it is "Hà" or "HÀ"; beside "HéI" it is the latter.
    """
    out: list[str] = []
    run: list[str] = []

    def flush() -> None:
        joined = "".join(run)
        out.append(joined.upper() if any(map(_is_capital, run)) else joined)
        run.clear()

    end = 0
    for word in _WORDS.finditer(text):
        between = text[end : word.start()]
        small = any("a" <= letter <= "z" for letter in word[0])
        if small or not _AMID.fullmatch(between):
            flush()
            out.append(between)
        else:
            (run if run else out).append(between)
        if small or (not run and not "A" <= word[0][0].upper() <= "Z" and not _is_capital(word[0])):
            out.append(word[0])
        else:
            run.append(word[0])
        end = word.end()
    flush()
    return "".join([*out, text[end:]])


def _is_capital(word: str) -> bool:
    """Whether a word is in capitals but for letters that have none: two capitals, or one that is not the first."""
    plain = [at for at, letter in enumerate(word) if "A" <= letter <= "Z"]
    small = any(letter.islower() for letter in word)
    return small and not any("a" <= letter <= "z" for letter in word) and (len(plain) > 1 or plain[-1:] > [0])
