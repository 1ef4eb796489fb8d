from __future__ import annotations

import pytest

from congtac.extract.document import Line
from congtac.extract.numbering import new_word
from congtac.extract.wrap import (
    is_closed,
    proportional_width,
    starts_like_row,
    starts_with_mark,
    would_have_fitted,
)


def line(text: str) -> Line:
    return Line(tuple(new_word(word) for word in text.split()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Họp", True),
        ("-Họp", True),
        ("+ Họp", True),
        ("• Họp", True),
        ("1. Họp", True),
        ("1.2. Họp", True),
        ("12) Họp", True),
        ("IV. Họp", True),
        ("a) Họp", True),
        ("đ) Họp", True),
        ("Điều 3. Họp", True),
        ("1.Họp", True),
        ("2- Họp", True),
        ("IV- HỌP", True),
        ("14- 15/9 họp", False),
        ("14-", False),
        ("-", False),
        ("2026 - 2031", False),
        ("05/02 họp", False),
        ("Điều kiện", False),
        ("Họp - giao ban", False),
        ("7h30 họp", False),
    ],
)
def test_list_marks(text, expected):
    assert starts_with_mark(line(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sáng: họp", True),
        ("Thứ Ba", True),
        ("7h30 họp", True),
        ("14 giờ", True),
        ("05/3", True),
        ("họp giao ban", False),
    ],
)
def test_starts_of_rows(text, expected):
    assert starts_like_row(text) is expected


@pytest.mark.parametrize(("text", "expected"), [("hết.", True), ("gồm:", True), ("việc;", True), ("và", False)])
def test_closed_lines(text, expected):
    assert is_closed(line(text)) is expected


def test_fitting():
    assert would_have_fitted(80, 10, 3, 100)
    assert not would_have_fitted(88, 10, 3, 100)


def test_widths_are_near_those_of_times():
    # Measured in Liberation Serif, in ems.
    assert proportional_width("ngày") == pytest.approx(1.944, rel=0.05)
    assert proportional_width("Ủy ban nhân dân") == pytest.approx(proportional_width("Uy ban nhan dan"))
