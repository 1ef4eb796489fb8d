"""How people mistype schedules: what is done to a composed sentence so that the model meets it in training.

Every change keeps the spans on their words.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from types import MappingProxyType

from congtac.models.ner.sentences import Sentence, Span

Change = Callable[[str, random.Random], str]

# Old and new places of the tone mark, and i for y, in the syllables where both are in use.
_SPELLINGS = MappingProxyType(
    {
        "hòa": "hoà",
        "hóa": "hoá",
        "ủy": "uỷ",
        "khỏe": "khoẻ",
        "úy": "uý",
        "lý": "lí",
        "kỹ": "kĩ",
        "sĩ": "sỹ",
    }
)
_CAPITAL_WORD = re.compile(r"(?<!\w)[A-ZÀ-Ỹ]\w+")


def mistype(sentence: Sentence, choose: random.Random) -> Sentence:
    """A sentence as somebody in a hurry types it; most are left as they are.

    Args:
        sentence: As composed.
        choose: Decides what happens to it.
    """
    if choose.random() < 0.5:
        return sentence
    for share, change in _CHANGES:
        if choose.random() < share:
            sentence = _in_pieces(sentence, change, choose)
    return sentence


def _in_pieces(sentence: Sentence, change: Change, choose: random.Random) -> Sentence:
    """Change what stands in the spans and between them apart, so that each span keeps its words."""
    text, spans, position = "", [], 0
    for span in sentence.spans:
        text += change(sentence.text[position : span.start], choose)
        words = change(sentence.text[span.start : span.end], choose).strip()
        spans.append(Span(len(text), len(text) + len(words), span.label))
        text += words
        position = span.end
    return Sentence(text + change(sentence.text[position:], choose), tuple(spans))


def _capitals(text: str, _choose: random.Random) -> str:
    return text.upper()


def _bare_capitals(text: str, _choose: random.Random) -> str:
    """Without the marks that old typewriters and careless fingers leave out above capitals: "UY BAN"."""
    letters = unicodedata.normalize("NFD", text.upper())
    return unicodedata.normalize("NFC", re.sub(r"[\u0300\u0301\u0303\u0309\u0323]", "", letters))


def _without_marks(text: str, choose: random.Random) -> str:
    """A capital word or two without diacritics: "Uy ban", "Chu tich"."""

    def bare(match: re.Match[str]) -> str:
        if choose.random() > 0.3:
            return match.group()
        letters = unicodedata.normalize("NFD", match.group())
        return "".join(char for char in letters if not unicodedata.combining(char)).replace("đ", "d").replace("Đ", "D")

    return _CAPITAL_WORD.sub(bare, text)


def _small(text: str, choose: random.Random) -> str:
    """A capital word in small letters: "phó chủ tịch", "phòng họp"."""
    return _CAPITAL_WORD.sub(lambda match: match.group().lower() if choose.random() < 0.25 else match.group(), text)


def _run_together(text: str, choose: random.Random) -> str:
    return re.sub(r"(?<=[,:;.)])\s", lambda match: "" if choose.random() < 0.6 else match.group(), text)


def _blank_before_mark(text: str, choose: random.Random) -> str:
    return re.sub(r"(?<=\w)(?=[,:;](?:\s|$))", lambda _match: " " if choose.random() < 0.5 else "", text)


def _double_blanks(text: str, choose: random.Random) -> str:
    return re.sub(r" ", lambda match: "  " if choose.random() < 0.15 else match.group(), text)


def _line_break(text: str, choose: random.Random) -> str:
    """A line end in place of a blank, as in a cell."""
    blanks = [match.start() for match in re.finditer(r" ", text)]
    if not blanks:
        return text
    at = choose.choice(blanks)
    return f"{text[:at]}\n{text[at + 1 :]}"


def _other_spelling(text: str, choose: random.Random) -> str:
    for one, other in _SPELLINGS.items():
        if choose.random() < 0.7:
            text = text.replace(one, other).replace(one.capitalize(), other.capitalize())
    return text


def _other_dash(text: str, choose: random.Random) -> str:
    return text.replace(" - ", choose.choice(("-", " – ", "– ", " -")))


# The share of mistyped sentences that each change comes to.
_CHANGES: tuple[tuple[float, Change], ...] = (
    (0.3, _other_spelling),
    (0.2, _small),
    (0.25, _run_together),
    (0.12, _blank_before_mark),
    (0.15, _other_dash),
    (0.1, _without_marks),
    (0.1, _double_blanks),
    (0.06, _line_break),
    (0.09, _capitals),
    (0.06, _bare_capitals),
)
