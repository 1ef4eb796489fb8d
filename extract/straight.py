"""A scanned page made fit to be read: its paper white, upright, its lines level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from congtac.extract.document import BBox, PageSize
from congtac.extract.picture import Grey, Picture

cv2.setNumThreads(1)

_INK = 170
"""On a page whose paper is 255, what is darker is ink."""
_GRAIN = 0.36
"""Points over which grain is smoothed."""
_PAPER_POINTS = 12.0
"""Letters are smaller than this, so that what lies about them is paper."""
_PROFILE_DPI = 75.0
_STEPS = ((6.0, 0.75, 2), (0.6, 0.15, 1), (0.1, 0.025, 1))
"""Degrees to both sides, the step, and how much smaller the page is drawn, of each look for the slant."""
_LEVEL = 0.03
_RULED = 30.0
"""Points from which a run of ink is a ruling line, which says nothing of where the text runs."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How a straightened page lies on the page as the file has it.

    Attributes:
        to_page: Affine map, shape (2, 3), from points of the straightened page to points of the file's page.
        size: Of the file's page, in points.
    """

    to_page: NDArray[np.float64]
    size: PageSize

    def box(self, box: BBox) -> BBox:
        """The box on the file's page around a box on the straightened page."""
        corners = np.array([(x, y, 1.0) for x in (box.x0, box.x1) for y in (box.top, box.bottom)])
        xs, ys = self.to_page @ corners.T
        xs, ys = np.clip(xs, 0.0, self.size.width), np.clip(ys, 0.0, self.size.height)
        return BBox(float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max()))


def even_paper(grey: Grey, scale: float) -> Grey:
    """The page with all its paper white: shadows, yellowed paper and grey ground divided out.

    Args:
        grey: The page.
        scale: Pixels a point.
    """
    small = cv2.resize(grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    window = max(int(_PAPER_POINTS * scale / 8), 1) * 2 + 1
    # The lightest about a point is paper; the median takes the speckles out of it.
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((3, 3), np.uint8)), min(window, 255))
    paper = cv2.resize(paper, grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(paper, 64), scale=255), dtype=np.uint8)


def smooth(even: Grey, scale: float) -> Grey:
    """The page without grain and ragged edges, of which Tesseract makes marks and other letters."""
    return np.asarray(cv2.GaussianBlur(even, (0, 0), _GRAIN * scale), dtype=np.uint8)


def ink_of(even: Grey) -> Grey:
    """255 where an even page has ink, else 0."""
    return np.asarray((even < _INK) * np.uint8(255), dtype=np.uint8)


def turned(grey: Grey, quarters: int) -> Grey:
    """The page turned by quarters of a circle, against the clock."""
    return np.ascontiguousarray(np.rot90(grey, quarters))


def runs_sideways(level: Grey, scale: float) -> bool:
    """Whether lines of text run up or down a page whose slant is taken out.

    Of upright programmes, tables and prose, rows of ink follow one another half again to fifteen times as sharply as
    columns of ink do.
    """
    small = _profile_picture(level, scale)
    length = max(int(_RULED * _PROFILE_DPI / 72), 1)
    for shape in ((1, length), (length, 1)):
        lines = cv2.morphologyEx(small, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        small = np.asarray(cv2.subtract(small, lines), dtype=np.uint8)
    return _sharpness(small.T) > _sharpness(small)


def slant_of(even: Grey, scale: float) -> float:
    """Degrees by which an upright page must be turned against the clock for its lines to be level."""
    small = _profile_picture(even, scale)
    best = 0.0
    for reach, step, smaller in _STEPS:
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = _sharpest(small if smaller == 1 else cv2.resize(small, None, fx=1 / smaller, fy=1 / smaller), angles)
    return best if abs(best) > _LEVEL else 0.0


def _sharpest(small: Any, angles: NDArray[np.float64]) -> float:
    return float(max(angles, key=lambda angle: _sharpness(_rotated(small, float(angle), 0))))


def straighten(picture: Picture, quarters: int) -> tuple[Picture, Frame]:
    """The page turned upright, its paper white and its lines level, and how it lies on the page as it was.

    Args:
        picture: As a scanner gave it.
        quarters: How many quarters of a circle, against the clock, make it upright.
    """
    upright = turned(even_paper(picture.grey, picture.scale), quarters)
    slant = slant_of(upright, picture.scale)
    height, width = upright.shape
    back = _quarters_back(quarters, picture.size)
    if slant:
        centre = (width / 2 / picture.scale, height / 2 / picture.scale)
        back = back @ _square(cv2.getRotationMatrix2D(centre, -slant, 1.0))
        upright = _rotated(upright, slant, 255)
    return Picture(upright, picture.scale), Frame(back[:2], picture.size)


def _quarters_back(quarters: int, size: PageSize) -> NDArray[np.float64]:
    """From points of a page turned against the clock to points of it unturned."""
    width, height = size
    return np.array(
        {
            0: ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
            1: ((0, -1, width), (1, 0, 0), (0, 0, 1)),
            2: ((-1, 0, width), (0, -1, height), (0, 0, 1)),
            3: ((0, 1, 0), (-1, 0, height), (0, 0, 1)),
        }[quarters % 4],
        dtype=np.float64,
    )


def _square(affine: Any) -> NDArray[np.float64]:
    return np.vstack([affine, (0, 0, 1)])


def _rotated(grey: Grey, degrees: float, border: int) -> Grey:
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    flags = cv2.INTER_CUBIC if border else cv2.INTER_LINEAR
    return np.asarray(cv2.warpAffine(grey, matrix, (width, height), flags=flags, borderValue=(border,)), dtype=np.uint8)


def _profile_picture(even: Grey, scale: float) -> Grey:
    """The ink, small, without the page's edges, where scanners leave shadows."""
    factor = min(_PROFILE_DPI / 72 / scale, 1.0)
    small = cv2.resize(ink_of(even), None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    edge_y, edge_x = (max(side // 40, 1) for side in small.shape)
    return np.ascontiguousarray(small[edge_y:-edge_y, edge_x:-edge_x])


def _sharpness(small: Grey) -> float:
    """How sharply rows of ink and of paper follow one another."""
    profile: NDArray[np.float64] = small.sum(axis=1, dtype=np.float64)
    return float(((profile[1:] - profile[:-1]) ** 2).sum()) / max(small.size, 1)
