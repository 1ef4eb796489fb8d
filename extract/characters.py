"""The characters of a PDF page to rows of words, by where they stand and never by content order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any
from unicodedata import combining

from congtac.extract.document import BBox, Word
from congtac.extract.letters import letters

# (baseline, x0, x1, top, bottom, size, font, text) in a frame where the text runs to the right.
_Glyph = tuple[float, float, float, float, float, float, str, str]
Cuts = Callable[[float], Sequence[float]]

_WORD_GAP = 0.15
"""Gap in ems that parts words where no space character stands: letters spaced for looks stay below it."""
_LEAST_GAP = 0.06
_ROW_TOLERANCE = 0.35
"""How far apart, in ems, baselines of one row may lie."""
_DOUBLED = 0.1
"""A letter drawn again within this distance, in ems, is one bold letter."""


@dataclass(slots=True)
class Row:
    """Words on one baseline, from left to right.

    `open_gaps[i]` is the width in points before word i that no space character fills, `spaced[i]` whether there is a
    space character in that gap at all.
    """

    baseline: float
    words: list[Word]
    open_gaps: list[float]
    spaced: list[bool]


@lru_cache(maxsize=512)
def _style(font: str) -> tuple[bool, bool]:
    name = font.rpartition("+")[2].lower()
    return "bold" in name or "black" in name or name.endswith(("-bd", ",bd")), "italic" in name or "oblique" in name


def no_cuts(_: float) -> Sequence[float]:
    """Where a page has no table, nothing cuts a row."""
    return ()


def read_rows(chars: Iterable[dict[str, Any]], page: int, width: float, height: float, cuts: Cuts) -> list[Row]:
    """Rows of horizontal words, top to bottom.

    Args:
        chars: pdfplumber's char dicts.
        page: The page's number, from 1.
        width: Of the page; characters beyond it are not visible.
        height: Of the page.
        cuts: For a height on the page, the x of the ruling lines there; no word crosses one.
    """
    glyphs: list[_Glyph] = [
        (
            char["bottom"] - (char["matrix"][5] - char["y0"]),
            char["x0"],
            char["x1"],
            char["top"],
            char["bottom"],
            char["size"],
            char["fontname"],
            char["text"],
        )
        for char in chars
        if char["upright"] and char["text"] and -1 < char["x0"] < width and -1 < char["top"] < height
    ]
    return [
        row
        for line in _by_baseline(glyphs)
        if (row := _row(line, page, cuts(line[0][0] - 0.3 * line[0][5]))) is not None
    ]


def read_sideways(chars: Iterable[dict[str, Any]], page: int, width: float, height: float) -> list[Row]:
    """Rows of words that run up or down the page; text at a slant is a watermark and left out."""
    rows: list[Row] = []
    for upwards in (True, False):
        glyphs: list[_Glyph] = []
        for char in chars:
            a, b = char["matrix"][0], char["matrix"][1]
            if abs(a) > abs(b) * 0.05 or (b > 0) != upwards or not char["text"] or not (-1 < char["x0"] < width):
                continue
            x0, x1, top, bottom = char["x0"], char["x1"], char["top"], char["bottom"]
            frame = (height - bottom, height - top, x0, x1) if upwards else (top, bottom, width - x1, width - x0)
            glyphs.append((frame[3], *frame, x1 - x0, char["fontname"], char["text"]))
        for line in _by_baseline(glyphs):
            row = _row(line, page, ())
            if row is not None:
                row.words = [_turned(word, upwards, width, height) for word in row.words]
                rows.append(row)
    return rows


def _turned(word: Word, upwards: bool, width: float, height: float) -> Word:
    assert word.bbox is not None
    along0, across0, along1, across1 = word.bbox
    if upwards:
        return word._replace(bbox=BBox(across0, height - along1, across1, height - along0))
    return word._replace(bbox=BBox(width - across1, along0, width - across0, along1))


def _by_baseline(glyphs: list[_Glyph]) -> list[list[_Glyph]]:
    glyphs.sort(key=itemgetter(0))
    lines: list[list[_Glyph]] = []
    limit = float("-inf")
    for glyph in glyphs:
        if glyph[0] > limit:
            lines.append([glyph])
            limit = glyph[0] + _ROW_TOLERANCE * glyph[5]
        else:
            lines[-1].append(glyph)
    for line in lines:
        line.sort(key=itemgetter(1))
    return lines


def _row(line: list[_Glyph], page: int, cuts: Sequence[float]) -> Row | None:
    row = Row(line[0][0], [], [], [])
    pending: list[_Glyph] = []
    filled = line[0][1]
    last_x0 = last_x1 = float("-inf")
    last_text = ""
    spaced = False
    cut_at = 0
    n_cuts = len(cuts)

    def flush() -> None:
        nonlocal spaced, filled
        if pending:
            word = _word(pending, page)
            if word is not None:
                first = not row.words
                row.open_gaps.append(0.0 if first else pending[0][1] - filled)
                row.spaced.append(spaced and not first)
                row.words.append(word)
                spaced = False
                filled = word.bbox.x1 if word.bbox else filled
            pending.clear()

    for glyph in line:
        _, x0, x1, _, _, size, _, text = glyph
        if text == " " or text.isspace():
            flush()
            spaced = True
            # A space far from the word before it belongs to the word behind it: it fills nothing of the gap.
            if x0 - filled < size:
                filled = max(filled, x1)
            continue
        if text == last_text and x0 - last_x0 < _DOUBLED * size:
            continue
        if cut_at < n_cuts and (x0 + x1) / 2 > cuts[cut_at]:
            flush()
            while cut_at < n_cuts and (x0 + x1) / 2 > cuts[cut_at]:
                cut_at += 1
        elif x0 - last_x1 > _LEAST_GAP * size and pending and _parts(pending[-1], glyph):
            flush()
        pending.append(glyph)
        last_x0, last_x1, last_text = x0, x1, text
    flush()
    return row if row.words else None


def _parts(left: _Glyph, right: _Glyph) -> bool:
    """Whether a gap between two letters parts words; behind a list number's tab it may be small."""
    if combining(right[7][0]):
        return False
    return right[1] - left[2] > _WORD_GAP * right[5] or (left[7] in {".", ")"} and right[7].isalpha())


def _word(glyphs: list[_Glyph], page: int) -> Word | None:
    _, x0s, x1s, tops, bottoms, sizes, fonts, texts = zip(*glyphs, strict=True)
    text = "".join(letters("".join(texts)).split())
    if not text:
        return None
    bold, italic = _style(fonts[0])
    box = BBox(x0s[0], min(tops), max(x1s), max(bottoms))
    return Word(-1, text, page, box, -1, 0, sizes[0], bold, italic)
