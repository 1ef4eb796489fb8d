"""Units in text: where their names stand and what they are made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.models.units import (
    body_name,
    field_name,
    find_units,
    is_internal,
    is_level,
    kind_name,
    looks_like_unit,
    opening_kind,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VHXH", "Văn hóa - Xã hội"),
        ("VH-XH", "Văn hóa - Xã hội"),
        ("văn hóa – xã hội", "Văn hóa - Xã hội"),
        ("Văn hoá và xã hội", "Văn hóa - Xã hội"),
        ("TN&MT", "Tài nguyên và Môi trường"),
        pytest.param("KT", "Kinh tế"),
        ("kinh tế", "Kinh tế"),
        ("GD&ĐT", "Giáo dục và Đào tạo"),
        ("HĐND-UBND", "HĐND và UBND"),
        ("Hoa Sen", None),
        ("", None),
    ],
)
def test_fields(text: str, expected: str | None) -> None:
    assert field_name(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("P.", "Phòng"),
        ("P", "Phòng"),
        ("phòng", "Phòng"),
        ("VP", "Văn phòng"),
        ("BQL", "Ban Quản lý"),
        ("BV", "Bệnh viện"),
        ("Sở", "Sở"),
        ("xã", None),
        ("", None),
    ],
)
def test_kinds(text: str, expected: str | None) -> None:
    assert kind_name(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBMTTQ", "Ủy ban MTTQ"),
        ("Uỷ ban nhân dân", "UBND"),
        ("BCH QS", "Ban Chỉ huy Quân sự"),
        ("CA", "Công an"),
        ("Thường trực HĐND", "Thường trực HĐND"),
        ("Phòng", None),
        ("", None),
    ],
)
def test_bodies(text: str, expected: str | None) -> None:
    assert body_name(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phòng Kinh tế báo cáo", [("Phòng Kinh tế", "Phòng", "Kinh tế", None, "")]),
        (
            "giao P. VHXH và Công an xã",
            [("P. VHXH", "Phòng", "Văn hóa - Xã hội", None, ""), ("Công an xã", None, None, "Công an", "xã")],
        ),
        ("UBND xã Nà Pheo họp", [("UBND xã Nà Pheo", None, None, "UBND", "xã Nà Pheo")]),
        ("UBND quận 7", [("UBND quận 7", None, None, "UBND", "quận 7")]),
        ("Sở Nội vụ tỉnh", [("Sở Nội vụ tỉnh", "Sở", "Nội vụ", None, "tỉnh")]),
        (
            "VP HĐND-UBND huyện Khe Vàng",
            [("VP HĐND-UBND huyện Khe Vàng", "Văn phòng", "HĐND và UBND", None, "huyện Khe Vàng")],
        ),
        ("ca nhạc chào mừng", []),
        ("họp giao ban", []),
        ("", []),
    ],
)
def test_find_units(text: str, expected: list[tuple[str, str | None, str | None, str | None, str]]) -> None:
    found = [(text[unit.start : unit.end], unit.kind, unit.field, unit.body, unit.tail) for unit in find_units(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phòng Lưu trữ", ("Phòng", "Lưu trữ")),
        ("P. Lưu trữ", ("Phòng", "Lưu trữ")),
        ("VP Huyện ủy", ("Văn phòng", "Huyện ủy")),
        ("Hội Nông dân", ("Hội", "Nông dân")),
        ("Trường Mầm non Hoa Sen", ("Trường", "Mầm non Hoa Sen")),
        ("Nguyễn Văn An", None),
        ("họp", None),
        ("", None),
        ("p lưu trữ", None),
    ],
)
def test_opening_kind(text: str, expected: tuple[str, str] | None) -> None:
    opened = opening_kind(text)
    assert (opened and (opened[0], text[opened[1] :])) == expected


@pytest.mark.parametrize(
    ("kind", "expected"), [("Phòng", True), ("Văn phòng", True), ("Sở", False), ("Trường", False), ("Khác", False)]
)
def test_internal_kinds(kind: str, expected: bool) -> None:
    assert is_internal(kind) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xã", True),
        ("Phường", True),
        ("THỊ TRẤN", True),
        ("tỉnh", True),
        ("thôn", False),
        ("xã Nà Pheo", False),
        ("", False),
    ],
)
def test_levels(text: str, expected: bool) -> None:
    assert is_level(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phòng Kinh tế", True),
        ("VHXH", True),
        ("UBMTTQ xã", True),
        ("Công an xã", True),
        ("Hội Nông dân xã", True),
        ("- Trạm Y tế;", True),
        ("Lê Thị Bình", False),
        ("họp giao ban", False),
        ("", False),
        ("...", False),
        pytest.param("Hội nghị sơ kết", False),
        pytest.param("Hội trường UBND xã", False),
    ],
)
def test_looks_like_unit(text: str, expected: bool) -> None:
    assert looks_like_unit(text) is expected


@given(st.one_of(st.text(), st.text(alphabet="PhòngKinhtếUBNDxãVHX.-–& 7\n", max_size=60)))
def test_units_lie_in_order_in_the_text(text: str) -> None:
    end = 0
    for unit in find_units(text):
        assert end <= unit.start < unit.end <= len(text)
        assert (unit.kind and unit.field) or unit.body
        end = unit.end
