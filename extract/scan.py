"""Scanned pages: pictures to words and ruling lines, and files that are nothing but pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from congtac.extract.document import SourceDocument
from congtac.extract.errors import EmptyFileError
from congtac.extract.grid import Grid
from congtac.extract.kind import MEDIA_TYPES, Kind
from congtac.extract.layout import PageContent, blocks_of
from congtac.extract.numbering import number_blocks
from congtac.extract.picture import Grey, Picture, read_pictures
from congtac.extract.recognise import Seen, recogniser
from congtac.extract.ruling import Ruled, find_ruling
from congtac.extract.scan_rows import rows_of
from congtac.extract.second_look import look_again
from congtac.extract.straight import Frame, even_paper, ink_of, runs_sideways, smooth, straighten, turned

_GOOD = 0.7
"""Mean score below which a page may stand on its head."""
_CLEAR = 0.938
"""Mean score from which a page is not read again; words of a clean one score 0.95."""
_BETTER = 0.003
_BAND = 0.4
"""Share of a page that tells which way up it is."""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page that was recognised: what stands on it, upright and level, and how that lies on the page as it was."""

    content: PageContent
    frame: Frame


def read_scan(data: bytes, kind: Kind) -> SourceDocument:
    """Read a picture file of a programme, each of its frames a page.

    Args:
        data: The file's bytes.
        kind: What it is: TIFF, PNG or JPEG.

    Raises:
        NeedsOcrError: Tesseract with Vietnamese is not installed.
        DamagedError: The picture cannot be decoded.
        EmptyFileError: Nothing on it is text.
    """
    pages = [recognise(picture, number) for number, picture in enumerate(read_pictures(data), 1)]
    frames = {number: page.frame for number, page in enumerate(pages, 1)}
    words, blocks = number_blocks(blocks_of([page.content for page in pages]), frames)
    if not words:
        raise EmptyFileError("No text was recognised on the picture.", "Check that it shows a programme, upright.")
    return SourceDocument(
        hashlib.sha256(data).hexdigest(),
        MEDIA_TYPES[kind],
        words,
        blocks,
        tuple(page.frame.size for page in pages),
        text_source="ocr",
    )


def recognise(picture: Picture, number: int) -> ScannedPage:
    """Recognise a page.

    Args:
        picture: As a scanner gave it.
        number: The page's number, from 1.

    Raises:
        NeedsOcrError: Tesseract with Vietnamese is not installed.
        OcrFailedError: It failed.
    """
    turns = 0
    page, frame = straighten(picture, turns)
    if runs_sideways(page.grey, page.scale):
        turns = _best_turn(page, (1, 3))
        page, frame = straighten(picture, turns)
    ruled, seen = _read(page)
    if _mean_score(seen) < _GOOD:
        # Too little or too sparse to tell by its lines, or upside down.
        more = _best_turn(page, (0, 1, 2, 3))
        if more:
            page, frame = straighten(picture, turns + more)
            ruled, seen = _read(page)
    words = look_again(Picture(ruled.plain, page.scale), seen, recogniser())
    return ScannedPage(PageContent(page.size, rows_of(words, ruled.grids, number, page.scale), [], ruled.grids), frame)


def ruling_of(picture: Picture) -> list[Grid]:
    """The ruled tables of a page whose words are known, in points of the page as it is."""
    return find_ruling(Picture(even_paper(picture.grey, picture.scale), picture.scale)).grids


def _read(page: Picture) -> tuple[Ruled, list[Seen]]:
    ruled = find_ruling(page)
    seen = recogniser().read(ruled.plain, page.scale * 72, "sparse")
    if _mean_score(seen) < _CLEAR:
        # Grain is best smoothed away, but of a page that is only blurred that takes marks with it: the scores tell.
        again = recogniser().read(smooth(ruled.plain, page.scale), page.scale * 72, "sparse")
        seen = again if _mean_score(again) > _mean_score(seen) + _BETTER else seen
    return ruled, seen


def _best_turn(page: Picture, turns: Sequence[int]) -> int:
    """Of some quarter turns against the clock the one by which most of a page reads as words."""
    return max(turns, key=lambda turn: _sense(turned(page.grey, turn), page.scale))


def _sense(grey: Grey, scale: float) -> float:
    """How much of the fullest part of a page reads as words."""
    ink = np.concatenate(([0], np.cumsum(np.count_nonzero(ink_of(grey), axis=1))))
    rows = max(int(_BAND * grey.shape[0]), 1)
    top = int(np.argmax(ink[rows:] - ink[:-rows]))
    band = np.ascontiguousarray(grey[top : top + rows])
    return sum(len(word.text) * word.score**2 for word in recogniser().read(band, scale * 72, "sparse"))


def _mean_score(seen: Sequence[Seen]) -> float:
    letters = sum(len(word.text) for word in seen)
    return sum(len(word.text) * word.score for word in seen) / letters if letters else 0.0
