import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.extract.document import BBox
from congtac.extract.picture import Picture
from congtac.extract.straight import even_paper, ink_of, runs_sideways, straighten, turned

SCALE = 150 / 72


def lines_of_text(height: int = 1000, width: int = 800) -> np.ndarray:
    """Bars with gaps, as words on lines are, on paper with a shadow."""
    page = np.full((height, width), 235, np.uint8)
    dice = np.random.default_rng(3)
    for top in range(60, height - 60, 32):
        x = 60
        while x < width - 150:
            length = int(dice.integers(12, 60))
            page[top : top + 11, x : x + length] = 40
            x += length + 9
    return np.clip(page - np.linspace(0, 60, width)[None, :], 0, 255).astype(np.uint8)


def slanted(page: np.ndarray, degrees: float) -> np.ndarray:
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(235,))


@pytest.mark.parametrize("degrees", [-5.2, -1.5, -0.3, 0.0, 0.7, 2.4, 5.5])
def test_a_slant_is_taken_out(degrees):
    page, frame = straighten(Picture(slanted(lines_of_text(), degrees), SCALE), 0)
    angle = np.degrees(np.arctan2(frame.to_page[1, 0], frame.to_page[0, 0]))
    assert angle == pytest.approx(-degrees, abs=0.12)
    assert not ink_of(page.grey[:40]).any()  # what was turned in from outside is paper


def test_paper_becomes_white_and_ink_stays_dark():
    even = even_paper(lines_of_text(), SCALE)
    assert np.percentile(even, 50) > 250
    assert even[65:70, 62:70].max() < 80


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_lines_down_the_page_are_told_from_lines_across(quarters):
    even = turned(even_paper(lines_of_text(), SCALE), quarters)
    assert runs_sideways(even, SCALE) == (quarters % 2 == 1)


def test_ruling_lines_say_nothing_of_where_text_runs():
    page = lines_of_text()
    for x in range(50, 800, 45):
        page[:, x : x + 2] = 30
    assert not runs_sideways(even_paper(page, SCALE), SCALE)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_box_is_found_again_on_the_page_as_it_was(quarters):
    page = np.full((900, 600), 240, np.uint8)
    page[100:120, 50:130] = 20
    upright, frame = straighten(Picture(np.ascontiguousarray(np.rot90(page, -quarters)), SCALE), quarters)
    ys, xs = np.nonzero(upright.grey < 128)
    box = BBox(xs.min() / SCALE, ys.min() / SCALE, (xs.max() + 1) / SCALE, (ys.max() + 1) / SCALE)
    ys, xs = np.nonzero(np.rot90(page, -quarters) < 128)
    expected = (xs.min() / SCALE, ys.min() / SCALE, (xs.max() + 1) / SCALE, (ys.max() + 1) / SCALE)
    assert frame.box(box) == pytest.approx(expected, abs=1)


@given(st.floats(0, 590), st.floats(0, 830), st.integers(0, 3))
def test_boxes_stay_on_the_page(x, y, quarters):
    picture = Picture(np.full((421, 298), 255, np.uint8), 0.5)
    _, frame = straighten(picture, quarters)
    box = frame.box(BBox(x, y, x + 900, y + 900))
    assert 0 <= box.x0 <= box.x1 <= picture.size.width and 0 <= box.top <= box.bottom <= picture.size.height
