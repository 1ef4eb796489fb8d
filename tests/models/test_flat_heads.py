"""Heads of a table of which only the lines are left."""

import pytest

from builders import lines
from congtac.models.flat_heads import find_heads


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Ngày\nNội dung\nChủ trì", "date content leader"),
        ("Ngày\nBuổi\nNội dung\nThành phần\nĐịa điểm", "date session content participants location"),
        ("Thứ/\nngày\nNội dung công\nviệc\nLãnh đạo\nchủ trì", "date content leader"),
        ("Ngày Nội dung Chủ trì Địa điểm", "date content leader location"),
        ("STT\nThời gian\nNội dung\nĐịa điểm", "index date content location"),
        ("THỜI GIAN\nNỘI DUNG\nTHÀNH PHẦN\nĐỊA ĐIỂM", "date content participants location"),
    ],
)
def test_heads(text: str, roles: str) -> None:
    (head,) = find_heads(lines(f"LỊCH TUẦN\n{text}\nThứ Hai\n05/8\nHọp giao ban"))
    assert " ".join(column.role for column in head.columns) == roles
    assert (head.start, head.end) == (1, 1 + text.count("\n") + 1)
    assert " ".join(column.text for column in head.columns) == text.replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "below", "roles"),
    [
        ("TT\nNội dung\nĐơn vị\nthực hiện\nĐịa điểm", "TUẦN THỨ NHẤT (Từ ngày 03/4 đến ngày 09/4/2006)",
         "index content department location"),
        ("TT\nThời gian\nNgười tiếp\nĐịa điểm", "1\n03/10/2013", "index date leader location"),
        ("Ngày\nSáng\nChiều", "Thứ Hai\n28/7", "date content content"),
        ("Thứ/ngày\nGiám đốc\nĐặng Văn Bách\nPGĐ\nVũ Thị Hà", "HAI\n29/02", "date content content"),
        ("Thứ, ngày\nNội dung, thành phần, địa điểm", "Thứ hai,\n01/12", "date content"),
        ("STT Nội dung công việc\nĐơn vị chủ\ntrì\nĐơn vị phối\nhợp\nThời gian\nhoàn thành", "I. Công tác xây dựng",
         "index content department coordinator date"),
    ],
)  # fmt: skip
def test_heads_above_a_first_row(text: str, below: str, roles: str) -> None:
    (head,) = find_heads(lines(f"LỊCH CÔNG TÁC TUẦN\n{text}\n{below}"))
    assert " ".join(column.role for column in head.columns) == roles
    assert (head.start, head.end) == (1, 1 + text.count("\n") + 1)


@pytest.mark.parametrize(
    "text",
    ["", "Họp giao ban", "Nội dung\nĐịa điểm", "Địa điểm\nThành phần\nGhi chú", "Nội dung\nThành phần\nĐịa điểm"],
)
def test_other_lines_are_none(text: str) -> None:
    assert find_heads(lines(text)) == ()


def test_a_head_is_found_again_however_its_lines_break() -> None:
    text = "Ngày\nNội dung\nChủ trì\nThứ Hai\nHọp\nNgày Nội\ndung\nChủ trì\nThứ Ba"
    heads = find_heads(lines(text))
    assert [(head.start, head.end) for head in heads] == [(0, 3), (5, 8)]
    assert heads[0].spelling == heads[1].spelling
