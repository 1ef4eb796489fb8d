"""Vietnamese words of two syllables, to tell which mark a doubtful syllable has: "kiếm tra" can only be "kiểm tra"."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

Pair = tuple[str, str]


def bare(text: str) -> str:
    """The letters without their marks, in lower case; đ is d."""
    return "".join(char for char in _parts(text) if not unicodedata.combining(char))


def spelling(text: str) -> str:
    """The letters and then their marks, so that "hoà" and "hòa" are the same."""
    parts = _parts(text, stroke=False)
    marks = sorted(char for char in parts if unicodedata.combining(char))
    return "".join(char for char in parts if not unicodedata.combining(char)) + "".join(marks)


def is_pair(one: str, other: str) -> bool:
    """Whether two syllables are a word."""
    return (spelling(one), spelling(other)) in _known()


def only_pair(one: str, other: str) -> Pair | None:
    """The one word that two syllables are but for their marks; None where there is none, or several."""
    return _by_bare().get((bare(one), bare(other)))


def _parts(text: str, *, stroke: bool = True) -> str:
    lower = text.lower()
    return unicodedata.normalize("NFD", lower.replace("đ", "d") if stroke else lower)


def dictionary() -> list[str]:
    """The words of Viet74K, Hồ Ngọc Đức's list that underthesea brings, as they stand there."""
    return files("underthesea.corpus").joinpath("data", "Viet74K.txt").read_text(encoding="utf-8").splitlines()


@cache
def _pairs() -> tuple[Pair, ...]:
    """Without the dictionary's names."""
    words = (unicodedata.normalize("NFC", line.strip()).split() for line in dictionary() if line.strip().islower())
    return tuple((word[0], word[1]) for word in words if len(word) == 2)


@cache
def _known() -> frozenset[Pair]:
    return frozenset((spelling(one), spelling(other)) for one, other in _pairs())


@cache
def _by_bare() -> dict[Pair, Pair]:
    found: dict[Pair, dict[Pair, Pair]] = {}
    for one, other in _pairs():
        found.setdefault((bare(one), bare(other)), {})[spelling(one), spelling(other)] = (one, other)
    return {letters: next(iter(pairs.values())) for letters, pairs in found.items() if len(pairs) == 1}
