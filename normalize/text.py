"""Text as the tables write it: line ends joined, list marks and closing punctuation dropped, words untouched."""

from __future__ import annotations

import re
from collections.abc import Iterable

from congtac.extract.passage import Passage
from congtac.models.list_marks import skip_marks

_INNER_MARK = re.compile(r"\n\s*[-–—+*•·▪●]\s*(?=\S)")
_LOOSE = re.compile(r"\s+([,;:.)])")
_TENTATIVE = re.compile(r"\s*\(\s*dự kiến\s*\)", re.IGNORECASE)
_EDGES = " \t\n,;.:-–—*•"


def joined(passages: Iterable[Passage]) -> str:
    """Passages as one line of text; empty where there are none."""
    return _clean(" ".join(passage.text for passage in passages))


def content(passages: Iterable[Passage]) -> str:
    """An activity: list marks, also those of lines within it, and closing punctuation dropped."""
    text = " ".join(_INNER_MARK.sub("\n", passage.text) for passage in passages)
    text = _TENTATIVE.sub("", text)
    text = text[skip_marks(text) :]
    return _clean(text)


# Names that keep capitals where a text in capitals is written small: the sexagenary year (Can Chi), the New Year.
_YEAR = re.compile(
    r"(?<!\w)(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) (?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi)(?!\w)"
)
_NEW_YEAR = re.compile(r"(?<!\w)tết(?= nguyên đán| dương lịch|(?!\w))|(?<=tết )(?:nguyên đán|dương lịch)(?!\w)")


def sentence_case(text: str) -> str:
    """A text of three words or more wholly in capitals as a sentence; any other as it is."""
    if len(text.split()) < 3 or any(char.islower() for char in text):
        return text
    lowered = _NEW_YEAR.sub(lambda match: match.group().capitalize(), text.lower())
    lowered = _YEAR.sub(lambda match: match.group().title(), lowered)
    return lowered[:1].upper() + lowered[1:]


def _clean(text: str) -> str:
    text = _LOOSE.sub(r"\1", " ".join(text.split()))
    text = re.sub(r"\(\s+", "(", text)
    text = re.sub(r"[,;]+(?=[,;.])", "", text)
    text = text.rstrip(_EDGES).lstrip(" ,;.:")
    if text.endswith("./"):
        text = text[:-2]
    # A bracket whose other half was a clause of its own.
    if text.count("(") > text.count(")") and text.endswith("("):
        text = text[:-1]
    return text.rstrip(_EDGES)
