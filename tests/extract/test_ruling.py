from itertools import pairwise

import cv2
import numpy as np
import pytest

from congtac.extract.picture import Picture
from congtac.extract.ruling import find_ruling

SCALE = 200 / 72
XS, YS = (50, 120, 330, 420, 540), (100, 118, 180, 240, 300)


def page() -> np.ndarray:
    return np.full((2339, 1654), 255, np.uint8)


def px(points: float) -> int:
    return round(points * SCALE)


def rule(grey: np.ndarray, xs=XS, ys=YS, skip=(), thick: int = 2) -> np.ndarray:
    """A grid; `skip` names the pieces (column edge, row) and (row edge, column) left out."""
    for index, x in enumerate(xs):
        for row, (top, bottom) in enumerate(pairwise(ys)):
            if ("v", index, row) not in skip:
                cv2.line(grey, (px(x), px(top)), (px(x), px(bottom)), 0, thick)
    for index, y in enumerate(ys):
        for column, (left, right) in enumerate(pairwise(xs)):
            if ("h", index, column) not in skip:
                cv2.line(grey, (px(left), px(y)), (px(right), px(y)), 0, thick)
    return grey


def shape(grey: np.ndarray) -> list[tuple[int, int, int]]:
    return [(len(grid.xs) - 1, len(grid.ys) - 1, len(grid.boxes)) for grid in find_ruling(Picture(grey, SCALE)).grids]


def write(grey: np.ndarray, text: str, x: float, baseline: float, height: int = 26) -> None:
    size = cv2.getFontScaleFromHeight(cv2.FONT_HERSHEY_COMPLEX, height, 2)
    cv2.putText(grey, text, (px(x), px(baseline)), cv2.FONT_HERSHEY_COMPLEX, size, 0, 2)


def test_a_grid_is_found_where_it_is():
    (grid,) = find_ruling(Picture(rule(page()), SCALE)).grids
    assert grid.xs == pytest.approx(XS, abs=1) and grid.ys == pytest.approx(YS, abs=1)
    assert len(grid.boxes) == 16


@pytest.mark.parametrize(
    ("skip", "boxes"),
    [((("v", 1, 2),), 15), ((("h", 2, 0),), 15), ((("v", 1, 1), ("v", 2, 1)), 14), ((("h", 3, 2), ("h", 2, 2)), 14)],
)
def test_a_missing_piece_merges_cells(skip, boxes):
    assert shape(rule(page(), skip=skip)) == [(4, 4, boxes)]


def test_pale_lines_with_breaks_hold():
    grey = rule(page())
    grey[px(150) : px(151)] = 255
    grey[:, px(200) : px(201)] = 255
    assert shape(grey) == [(4, 4, 16)]


def test_strokes_of_letters_are_no_lines():
    grey = rule(page())
    for column in XS[:-1]:
        write(grey, "lHhkd|l", column + 8, 115, height=34)
        write(grey, "mmunmnm", column + 8, 170)
    assert shape(grey) == [(4, 4, 16)]


def test_two_tables_are_two_and_a_frame_is_none():
    grey = rule(rule(page()), ys=(400, 430, 460))
    cv2.rectangle(grey, (px(50), px(600)), (px(300), px(640)), 0, 2)
    assert shape(grey) == [(4, 4, 16), (4, 2, 8)]


def test_a_black_bar_is_no_line():
    grey = page()
    grey[:, :60] = 0
    grey[px(300) : px(330)] = 0
    assert shape(grey) == []


def test_the_lines_are_gone_and_the_letters_whole():
    grey = page()
    write(grey, "Ngay", 130, 117)  # its g reaches into the line below
    lone = grey.copy()
    plain = find_ruling(Picture(rule(grey), SCALE)).plain
    assert (plain[px(150) : px(170)] == 255).all()
    inside = np.s_[px(101) : px(130), px(125) : px(200)]
    lost = (lone[inside] < 128) & (plain[inside] > 128)
    left = (lone[inside] > 128) & (plain[inside] < 128)
    assert lost.sum() < 0.03 * (lone[inside] < 128).sum()
    assert left.sum() < 0.15 * (lone[inside] < 128).sum()
