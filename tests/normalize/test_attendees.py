"""Whom and what a list of participants names."""

import pytest

from congtac.normalize.attendees import find_attendees


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đ/c Trịnh Đình Khôi, Trưởng phòng; các thành viên",
            [("person", "Trịnh Đình Khôi", "Trưởng phòng")],
        ),
        (
            "Lãnh đạo Phòng Kinh tế, Công an xã và P. VHXH",
            [
                ("title", None, "Lãnh đạo Phòng Kinh tế"),
                ("unit", "Công an xã", None),
                ("unit", "Phòng Văn hóa - Xã hội", None),
            ],
        ),
        ("Chủ tịch UBND xã; Đ/c An Văn phòng", [("title", None, "Chủ tịch UBND xã"), ("person", "An", None)]),
        ("toàn thể cán bộ, công chức", []),
    ],
)
def test_who_attends(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    (found,) = find_attendees([text])
    assert [(one.kind, one.name, one.title) for one in found] == expected


def test_no_texts_need_no_recogniser() -> None:
    assert find_attendees([]) == []
