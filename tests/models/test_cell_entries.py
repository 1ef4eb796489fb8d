"""What a cell of contents holds."""

import pytest

from builders import paragraphs
from congtac.models.cell_entries import split_content


def items(*lines: str) -> list[tuple[str, str]]:
    """The items of a cell of a table of two columns, each with the session or person that heads it."""
    split = split_content(paragraphs(*lines), {}, each_bullet=True)
    return [
        (" / ".join(chunk.text.split("\n")), " ".join(part.text for parts in heads.values() for part in parts))
        for chunk, heads in split
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["Sáng:", "1. 8h00: Họp A.", "- Thành phần: Cán bộ xã.", "- Địa điểm: Phòng họp 2.", "2. 9h30: Họp B."],
            [
                ("Sáng: / 1. 8h00: Họp A. / - Thành phần: Cán bộ xã. / - Địa điểm: Phòng họp 2.", ""),
                ("2. 9h30: Họp B.", "Sáng:"),
            ],
        ),
        (
            ["* Buổi sáng", "- Họp A", "- Họp B", "* Buổi chiều", "- Họp C"],
            [("* Buổi sáng / - Họp A", ""), ("- Họp B", "* Buổi sáng"), ("* Buổi chiều / - Họp C", "")],
        ),
        (["Sáng: Họp A", "- Họp B"], [("Sáng: Họp A", ""), ("- Họp B", "Sáng:")]),
        (["Sáng: Họp A", "14h00: Họp B"], [("Sáng: Họp A", ""), ("14h00: Họp B", "")]),
        (["- Sáng: Họp A", "- Họp B"], [("- Sáng: Họp A", ""), ("- Họp B", "")]),
        (["Sáng:", "Chiều:", "- Họp A"], [("Sáng:", ""), ("Chiều: / - Họp A", "")]),
        (
            ["- Thời gian: 8h00", "- Nội dung: Họp A", "- Thời gian: 14h00", "- Nội dung: Họp B"],
            [("- Thời gian: 8h00 / - Nội dung: Họp A", ""), ("- Thời gian: 14h00 / - Nội dung: Họp B", "")],
        ),
        (
            ["- 8h00: Họp Ban Thường vụ:", "+ Cho ý kiến về cán bộ", "+ Cho ý kiến về ngân sách", "- Tiếp công dân"],
            [
                ("- 8h00: Họp Ban Thường vụ: / + Cho ý kiến về cán bộ / + Cho ý kiến về ngân sách", ""),
                ("- Tiếp công dân", ""),
            ],
        ),
        (
            ["- PGĐ Nguyễn Văn An:", "+ 8h00: Họp A", "+ 14h00: Họp B", "- PGĐ Lê Thị Bình: Họp C"],
            [
                ("- PGĐ Nguyễn Văn An: / + 8h00: Họp A", ""),
                ("+ 14h00: Họp B", "- PGĐ Nguyễn Văn An:"),
                ("- PGĐ Lê Thị Bình: Họp C", ""),
            ],
        ),
    ],
)
def test_lines_that_head_items_and_lines_that_tell_their_fields(
    lines: list[str], expected: list[tuple[str, str]]
) -> None:
    assert items(*lines) == expected
