"""Cells that tell more than their column's field."""

import pytest

from builders import passage
from congtac.models.compound_cells import part_fields, part_place, time_beside_place, told_apart
from congtac.models.reading import FieldName


@pytest.mark.parametrize(
    ("text", "when", "where"),
    [
        ("7h30, Trung tâm Hội nghị tỉnh", "7h30,", "Trung tâm Hội nghị tỉnh"),
        ("13h30 - 16h00, huyện Mường Kha", "13h30 - 16h00,", "huyện Mường Kha"),
        ("Cả ngày, Hội trường Tỉnh ủy", "Cả ngày,", "Hội trường Tỉnh ủy"),
        ("Sáng 05/8, Nhà ông Bản", "Sáng 05/8,", "Nhà ông Bản"),
        ("8h00 ngày 05/8\nTại: Hội trường A", "8h00 ngày 05/8\n", "Hội trường A"),
        ("Phòng họp 2 (14h)", "14h)", "Phòng họp 2"),
        ("Hội trường 25/10, 8h00", "8h00", "Hội trường 25/10"),
        ("xã Tân Sầm", "", "xã Tân Sầm"),
        ("7h30", "7h30", None),
        ("7h30 (dự kiến)", "7h30 (dự kiến)", None),
        ("Từ 8h00 đến 11h00", "Từ 8h00 đến 11h00", None),
    ],
)
def test_an_hour_and_a_place_in_one_cell(text: str, when: str, where: str | None) -> None:
    told, place = part_place(passage(text), promised=True)
    assert (told.text.strip(), place and place.text) == (when.strip(), where)


@pytest.mark.parametrize(
    ("text", "where"),
    [("7h30\nHội trường", "Hội trường"), ("7h30, mang theo tài liệu", None), ("Thứ Hai\n05/8", None)],
)
def test_only_what_reads_like_a_place_is_one_below_a_head_that_promises_none(text: str, where: str | None) -> None:
    place = part_place(passage(text), promised=False)[1]
    assert (place and place.text) == where


def test_the_time_of_a_cell_without_its_place() -> None:
    assert time_beside_place("7h30, Hội trường") == "7h30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cán bộ xã", {"participants": "Cán bộ xã"}),
        ("Thành phần: Cán bộ xã", {"participants": "Thành phần: Cán bộ xã"}),
        ("- Thành phần: Cán bộ xã\n- Địa điểm: Phòng họp 2", {"participants": "Cán bộ xã", "location": "Phòng họp 2"}),
        ("Cán bộ xã. Địa điểm: Phòng họp 2", {"participants": "Cán bộ xã", "location": "Phòng họp 2"}),
        ("Chủ trì: PCT An; thành phần: Cán bộ xã", {"leader": "PCT An", "participants": "Cán bộ xã"}),
    ],
)
def test_labels_in_a_cell_tell_other_fields(text: str, expected: dict[str, str]) -> None:
    told = part_fields(passage(text), "participants")
    assert {name: " ".join(part.text.strip(" .;") for part in parts) for name, parts in told.items()} == expected


@pytest.mark.parametrize(
    ("head", "role", "text", "expected"),
    [
        ("Chủ trì, thành phần", "leader", "PCT An; các ban", {"leader": "PCT An", "participants": "các ban"}),
        ("Chủ trì, thành phần", "leader", "PCT An\nCác ban", {"leader": "PCT An", "participants": "Các ban"}),
        ("Chủ trì, thành phần", "leader", "PCT An", {"leader": "PCT An"}),
        ("Chủ trì, tham dự", "leader", "CT Nguyễn Văn An; PCT Bình", {"leader": "CT Nguyễn Văn An PCT Bình"}),
        (
            "Thành phần, địa điểm",
            "participants",
            "Các ban; Phòng họp 1",
            {"participants": "Các ban", "location": "Phòng họp 1"},
        ),
        ("Thành phần, địa điểm", "participants", "Các ban; Trưởng thôn", {"participants": "Các ban Trưởng thôn"}),
        ("Chủ trì", "leader", "PCT An; các ban", {"leader": "PCT An; các ban"}),
    ],
)
def test_a_head_of_two_fields(head: str, role: FieldName, text: str, expected: dict[str, str]) -> None:
    told = told_apart([passage(text)], role, head, placed=False)
    assert {name: " ".join(part.text for part in parts) for name, parts in told.items()} == expected
