"""Prose into points: list marks and the depth they stand for."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import paragraph, paragraphs
from congtac.models.points import UNMARKED, to_point, to_points


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("I. CÔNG TÁC TRỌNG TÂM", "CÔNG TÁC TRỌNG TÂM"),
        ("IV/ Công tác khác", "Công tác khác"),
        ("A. PHẦN CHUNG", "PHẦN CHUNG"),
        ("1. Công tác kinh tế", "Công tác kinh tế"),
        ("1) Công tác kinh tế", "Công tác kinh tế"),
        ("12. Công tác kinh tế", "Công tác kinh tế"),
        ("1.1. Nông nghiệp", "Nông nghiệp"),
        ("1.1.2. Trồng trọt", "Trồng trọt"),
        ("a) Trồng trọt", "Trồng trọt"),
        ("đ) Chăn nuôi", "Chăn nuôi"),
        ("- Chỉ đạo gieo cấy", "Chỉ đạo gieo cấy"),
        ("– Chỉ đạo gieo cấy", "Chỉ đạo gieo cấy"),
        ("+ Kiểm tra đê", "Kiểm tra đê"),
        ("* Lưu ý", "Lưu ý"),
        ("• Kiểm tra", "Kiểm tra"),
        ("Chỉ đạo gieo cấy", "Chỉ đạo gieo cấy"),
        ("8h00 họp giao ban", "8h00 họp giao ban"),
        ("05/8 họp giao ban", "05/8 họp giao ban"),
        ("-", "-"),
    ],
)
def test_bodies_stand_behind_their_marks(text: str, body: str) -> None:
    point = to_point(paragraph(text))
    assert point is not None
    assert (point.body.text, point.whole.text) == (body, text)
    assert (point.depth == UNMARKED) == (body == text)


def test_marks_grow_inwards() -> None:
    order = [
        "PHẦN THỨ NHẤT: Chung",
        "I. Chung",
        "1. Chung",
        "1.1. Chung",
        "1.1.1. Chung",
        "a) Chung",
        "- Chung",
        "+ Chung",
    ]
    depths = [point.depth for point in to_points(paragraphs(*order, "Chung"))]
    assert all(outer < inner for outer, inner in pairwise(depths)), depths


def test_blank_paragraphs_are_no_points() -> None:
    assert [point.whole.text for point in to_points(paragraphs("Một", "", "  ", "Hai"))] == ["Một", "Hai"]
    assert to_point(paragraph("")) is None


def test_emphasis_is_bold_throughout() -> None:
    assert to_points([paragraph("Công tác", bold=True)])[0].emphatic
    assert not to_points([paragraph("Công tác")])[0].emphatic


def test_words_are_counted_behind_the_mark() -> None:
    assert to_points([paragraph("1. Công tác kinh tế")])[0].words_count == 4


@given(st.one_of(st.text(), st.text(alphabet="IVX1.2)-+*aA/ (họp\n", max_size=30)))
def test_nothing_is_lost(text: str) -> None:
    point = to_point(paragraph(text))
    if point is None:
        assert not text.split()
    else:
        assert point.whole.text.split() == text.split() or "".join(point.whole.text.split()) == "".join(text.split())
        assert point.body.text
        assert point.whole.text.endswith(point.body.text)
