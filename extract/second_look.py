"""What a first look at a page missed or doubted, looked at again by itself and larger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np

from congtac.extract.picture import Grey, Picture
from congtac.extract.recognise import Recogniser, Seen
from congtac.extract.straight import ink_of

_LOOK_DPI = 420.0
_WORD_DPI = 320.0
"""Dots an inch at which figures by themselves, and other words, are read best."""
_LEAST_LETTERS = 2
_FIGURES = "0123456789/.,-:()hg'"
_LIKE_FIGURES = re.compile(r"[(]?[\dIl|!OoS][\dIl|!OoS/⁄.,:\-hgG'’]{2,12}[).,:;]?$")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_WHEN = re.compile(
    rf"[(]?(?:{_DAY}[/.\-]{_MONTH}(?:[/.\-](?:19|20)?\d\d)?|(?:[01]?\d|2[0-4])[hg:](?:[0-5]\d)?'?)"
    rf"(?:-{_DAY}[/.\-]{_MONTH})?[).,:;]?$"
)
_SURE = 0.85
_LEAST_SCORE = 0.5
_LONG_SCORE, _SHORT_SCORE = 0.6, 0.8
_NOISE = (0.75, 0.55, 0.2)
"""Score below which a mark is a speckle or a pen's stroke: without a letter or figure, with one, with several."""
_LETTER = (3.5, 20.0)
"""Points of the least and the greatest height of a letter."""
_MARKS = 0.3
_MARK_DPI = 120.0
"""Dots an inch at which marks that no word covers are looked for."""
_APART = 8.0
"""Points between letters of one run."""
_MARGIN = 3.0
_MOST = 60
"""Looks at one page: a photograph has no end of marks."""


def look_again(page: Picture, seen: Sequence[Seen], reader: Recogniser) -> list[Seen]:
    """The words of a page, its doubtful figures read again, and words where there is ink that none accounts for.

    Args:
        page: Without ruling lines.
        seen: What the first look found.
        reader: What reads.
    """
    kept = [word for word in seen if word.score >= _needed(word.text)]
    words = [_again(page, word, reader) for word in kept]
    line = max((word.line for word in words), default=0)
    for number, box in enumerate(_unaccounted(page, words)):
        if number == _MOST:
            break
        found = [word for word in _look(page, box, reader, "") if word.score >= _found_score(word.text)]
        line += 1
        words += [replace(word, line=line) for word in found]
    return words


def _needed(text: str) -> float:
    return _NOISE[min(sum(char.isalnum() for char in text), 2)]


def _found_score(text: str) -> float:
    """What a word must score that the first look passed over: short ones are often marks of words beside them."""
    letters = sum(char.isalnum() for char in text)
    return _LONG_SCORE if letters > 2 else _SHORT_SCORE if letters else 1.1


def _is_doubtful(word: Seen) -> bool:
    return bool(_LIKE_FIGURES.match(word.text)) and not (_WHEN.match(word.text) and word.score > _LEAST_SCORE) and (
        word.score < _SURE or not word.text.strip("().,:;").isdigit()
    )  # fmt: skip


def _again(page: Picture, word: Seen, reader: Recogniser) -> Seen:
    """A doubtful word as it is read by itself, if that is surer."""
    if _is_doubtful(word):
        return _figures(page, word, reader)
    if word.score >= _SURE or len(word.text) < _LEAST_LETTERS:
        return word
    found = _look(page, (word.x0, word.top, word.x1, word.bottom), reader, "", _WORD_DPI)
    return (
        replace(word, text=found[0].text, score=found[0].score)
        if len(found) == 1 and found[0].score > word.score
        else word
    )


def _figures(page: Picture, word: Seen, reader: Recogniser) -> Seen:
    """A doubtful word as figures, if those say a day or a time."""
    found = _look(page, (word.x0, word.top, word.x1, word.bottom), reader, _FIGURES)
    if len(found) == 1 and _WHEN.match(found[0].text):
        return replace(word, text=found[0].text, score=max(word.score, found[0].score))
    return word


def _look(
    page: Picture, box: tuple[int, int, int, int], reader: Recogniser, only: str, dpi: float = _LOOK_DPI
) -> list[Seen]:
    """The words of one line in a box, in pixels of the page."""
    margin = round(_MARGIN * page.scale)
    x0, top = max(box[0] - margin, 0), max(box[1] - margin, 0)
    crop = page.grey[top : box[3] + margin, x0 : box[2] + margin]
    factor = max(dpi / 72 / page.scale, 1.0)
    larger: Grey = np.asarray(cv2.resize(crop, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC), np.uint8)
    return [
        Seen(
            word.text,
            word.score,
            x0 + round(word.x0 / factor),
            top + round(word.top / factor),
            x0 + round(word.x1 / factor),
            top + round(word.bottom / factor),
            0,
        )
        for word in reader.read(larger, page.scale * 72 * factor, "line", only)
    ]


def _unaccounted(page: Picture, words: Sequence[Seen]) -> Iterator[tuple[int, int, int, int]]:
    """Boxes in pixels around runs of letters that no word covers, from the top."""
    factor = min(_MARK_DPI / 72 / page.scale, 1.0)
    small = cv2.resize(page.grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    ink, scale = ink_of(np.asarray(small, np.uint8)), page.scale * factor
    around = round(scale)
    for word in words:
        x0, top, x1, bottom = (round(edge * factor) for edge in (word.x0, word.top, word.x1, word.bottom))
        # Marks above capitals and below letters may stand outside of a word's box.
        high = around + round(_MARKS * (bottom - top))
        ink[max(top - high, 0) : bottom + high, max(x0 - around, 0) : x1 + around] = 0
    width = max(round(_APART * scale), 1)
    runs = cv2.dilate(_letters(ink, scale), np.ones((1, width), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    for x, y, w, h, _ in sorted(stats[1:].tolist(), key=lambda run: (run[1], run[0])):
        if _LETTER[0] * scale <= h <= _LETTER[1] * scale:
            edges = (x + width // 2, y, x + w - width // 2, y + h)
            x0, top, x1, bottom = (round(edge / factor) for edge in edges)
            yield x0, top, x1, bottom


def _letters(ink: Grey, scale: float) -> Grey:
    """Only the marks that are as high as letters are."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    heights, widths = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    least, most = (points * scale for points in _LETTER)
    keep = ((heights >= least) & (heights <= most) & (widths <= 1.5 * most)).astype(np.uint8) * np.uint8(255)
    keep[0] = 0
    return np.asarray(keep[labels], dtype=np.uint8) if count > 1 else np.zeros_like(ink)
