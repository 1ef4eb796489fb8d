"""Names of units in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.normalize.units import canonical_unit, canonical_units, split_units

ONE = [
    ("P. Khảo thí", "Phòng Khảo thí"),
    ("Đoàn trường", "Đoàn trường"),
    ("Đoàn TNCS HCM", "Đoàn TNCS Hồ Chí Minh"),
    ("ĐTN", "Đoàn Thanh niên"),
    ("Chi đoàn giáo viên", "Chi đoàn Giáo viên"),
    ("Ban Tuyên giáo và Dân vận Thành ủy", "Ban Tuyên giáo và Dân vận Thành ủy"),
    ("BCH Đảng bộ xã Nà Pheo", "Ban Chấp hành Đảng bộ xã Nà Pheo"),
    ("BCH Quân sự xã", "Ban Chỉ huy Quân sự xã"),
    ("BHXH huyện", "Bảo hiểm xã hội huyện"),
    ("Khoa Nội - Nhi", "Khoa Nội - Nhi"),
    ("P. VHXH", "Phòng Văn hóa - Xã hội"),
    ("P.VHXH", "Phòng Văn hóa - Xã hội"),
    ("P VH-XH", "Phòng Văn hóa - Xã hội"),
    ("Phòng VH&XH", "Phòng Văn hóa - Xã hội"),
    ("PHòng Văn hóa – xã hội", "Phòng Văn hóa - Xã hội"),
    ("Phòng Văn hoá - Xã hội", "Phòng Văn hóa - Xã hội"),
    ("Phòng Văn hóa-Xã hội", "Phòng Văn hóa - Xã hội"),
    ("phòng văn hóa và xã hội", "Phòng Văn hóa - Xã hội"),
    ("PHÒNG VĂN HÓA - XÃ HỘI", "Phòng Văn hóa - Xã hội"),
    ("Phòng Văn hóa - Xã hội xã", "Phòng Văn hóa - Xã hội"),
    ("P. Kinh tế", "Phòng Kinh tế"),
    pytest.param("Phòng KT", "Phòng Kinh tế"),
    ("Phòng kinh tế", "Phòng Kinh tế"),
    ("- Phòng Kinh tế;", "Phòng Kinh tế"),
    ("Giao Phòng Kinh tế", "Phòng Kinh tế"),
    ("Phòng KT, HT&ĐT", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ("P.KTHT&ĐT", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ("Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ("Phòng TCKH", "Phòng Tài chính - Kế hoạch"),
    ("P.TC-KH", "Phòng Tài chính - Kế hoạch"),
    ("Phòng Tài chính – Kế hoạch huyện", "Phòng Tài chính - Kế hoạch"),
    ("Phòng TN&MT", "Phòng Tài nguyên và Môi trường"),
    pytest.param("Phòng Tài nguyên & Môi trường", "Phòng Tài nguyên và Môi trường"),
    ("Phòng NN&PTNT", "Phòng Nông nghiệp và Phát triển nông thôn"),
    ("Phòng Nông nghiệp và PTNT", "Phòng Nông nghiệp và Phát triển nông thôn"),
    ("Phòng LĐ-TB&XH", "Phòng Lao động - Thương binh và Xã hội"),
    ("Phòng LĐTBXH", "Phòng Lao động - Thương binh và Xã hội"),
    ("Phòng GD&ĐT", "Phòng Giáo dục và Đào tạo"),
    pytest.param("Phòng Giáo dục & Đào tạo", "Phòng Giáo dục và Đào tạo"),
    ("Phòng GDĐT", "Phòng Giáo dục và Đào tạo"),
    ("Sở GDĐT", "Sở Giáo dục và Đào tạo"),
    ("Sở Y tế", "Sở Y tế"),
    ("Sở NN&MT", "Sở Nông nghiệp và Môi trường"),
    ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
    ("Sở VH,TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
    pytest.param("Phòng QLĐT", "Phòng Quản lý đô thị"),
    ("Phòng Nội vụ", "Phòng Nội vụ"),
    ("Phòng nội vụ", "Phòng Nội vụ"),
    ("P. Tư pháp", "Phòng Tư pháp"),
    ("Phòng TP", "Phòng Tư pháp"),
    ("Phòng TCHC", "Phòng Tổ chức - Hành chính"),
    ("VP HĐND-UBND", "Văn phòng HĐND và UBND"),
    ("VP HĐND&UBND", "Văn phòng HĐND và UBND"),
    ("VP. HĐND - UBND", "Văn phòng HĐND và UBND"),
    ("Văn phòng HĐND và UBND", "Văn phòng HĐND và UBND"),
    ("Văn phòng HĐND & UBND xã", "Văn phòng HĐND và UBND"),
    ("VP UBND", "Văn phòng UBND"),
    ("Văn phòng", "Văn phòng"),
    ("VP", "Văn phòng"),
    ("VP Đảng ủy", "Văn phòng Đảng ủy"),
    ("Văn phòng ĐU", "Văn phòng Đảng ủy"),
    ("UB MTTQ xã", "Ủy ban MTTQ xã"),
    ("UBMTTQ", "Ủy ban MTTQ"),
    ("Ủy ban Mặt trận Tổ quốc", "Ủy ban MTTQ"),
    ("Ủy ban nhân dân xã Nà Pheo", "UBND xã Nà Pheo"),
    ("Uỷ ban nhân dân", "UBND"),
    ("UBND xã", "UBND xã"),
    ("Hội đồng nhân dân xã", "HĐND xã"),
    ("CA xã", "Công an xã"),
    ("Công an xã", "Công an xã"),
    ("Công an", "Công an"),
    ("BCHQS xã", "Ban Chỉ huy Quân sự xã"),
    ("Ban CHQS xã", "Ban Chỉ huy Quân sự xã"),
    ("BCH Quân sự xã", "Ban Chỉ huy Quân sự xã"),
    ("Đảng uỷ", "Đảng ủy"),
    ("TT HĐND", "Thường trực HĐND"),
    ("Hội LHPN xã", "Hội Liên hiệp Phụ nữ xã"),
    ("Hội CCB", "Hội Cựu chiến binh"),
    ("TTPVHCC", "Trung tâm Phục vụ hành chính công"),
    ("Trung tâm PVHCC", "Trung tâm Phục vụ hành chính công"),
    ("Hội Nông dân", "Hội Nông dân"),
    ("Trạm Y tế", "Trạm Y tế"),
    ("Trường Mầm non Hoa Sen", "Trường Mầm non Hoa Sen"),
    ("Các phòng ban", "Các phòng, ban"),
    ("thôn Khe Vàng", "Thôn Khe Vàng"),
    ("", None),
    (" .;- ", None),
]

LISTS = [
    ("Phòng Sử dụng và Phát triển rừng", "Phòng Sử dụng và Phát triển rừng"),
    ("Phòng Quản lý Thu - Sổ, Thẻ", "Phòng Quản lý Thu - Sổ, Thẻ"),
    ("Phòng Khảo thí, Phòng Đào tạo", "Phòng Khảo thí; Phòng Đào tạo"),
    ("Phòng Kinh tế", "Phòng Kinh tế"),
    ("Phòng Kinh tế, Văn phòng", "Phòng Kinh tế; Văn phòng"),
    ("Phòng Kinh tế; Công an xã", "Phòng Kinh tế; Công an xã"),
    ("P. Kinh tế\nP. VHXH", "Phòng Kinh tế; Phòng Văn hóa - Xã hội"),
    ("Phòng Kinh tế, VHXH", "Phòng Kinh tế; Phòng Văn hóa - Xã hội"),
    ("Kinh tế", "Phòng Kinh tế"),
    ("Kinh tế, VHXH", "Phòng Kinh tế; Phòng Văn hóa - Xã hội"),
    ("VP HĐND và UBND, Phòng Kinh tế", "Văn phòng HĐND và UBND; Phòng Kinh tế"),
    ("Phòng Văn hóa và Xã hội và Công an xã", "Phòng Văn hóa - Xã hội; Công an xã"),
    ("Phòng Kinh tế, Hạ tầng và Đô thị; Văn phòng", "Phòng Kinh tế, Hạ tầng và Đô thị; Văn phòng"),
    ("Phòng Kinh tế + Văn phòng", "Phòng Kinh tế; Văn phòng"),
    ("Phòng Kinh tế / Văn phòng", "Phòng Kinh tế; Văn phòng"),
    ("Phòng Kinh tế & Văn phòng", "Phòng Kinh tế; Văn phòng"),
    ("- Phòng Kinh tế\n- Văn phòng", "Phòng Kinh tế; Văn phòng"),
    ("Phòng Kinh tế, P. Kinh tế", "Phòng Kinh tế"),
    ("Công an xã; BCHQS xã; UBMTTQ xã", "Công an xã; Ban Chỉ huy Quân sự xã; Ủy ban MTTQ xã"),
    ("Tổ 3 và nhân dân", "Tổ 3 và nhân dân"),
    ("Sở Nội vụ, Sở Tài chính", "Sở Nội vụ; Sở Tài chính"),
    ("Sở Nội vụ, Tài chính, Xây dựng", "Sở Nội vụ; Sở Tài chính; Sở Xây dựng"),
    (
        "Phòng TCKH, TN&MT, NN&PTNT",
        "Phòng Tài chính - Kế hoạch; Phòng Tài nguyên và Môi trường; Phòng Nông nghiệp và Phát triển nông thôn",
    ),
    pytest.param(
        "Văn phòng, các đơn vị liên quan",
        "Văn phòng; Các đơn vị liên quan",
    ),
    pytest.param(
        "Công an xã\nPhòng Kinh tế",
        "Công an xã; Phòng Kinh tế",
    ),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_unit(text: str, expected: str | None) -> None:
    assert canonical_unit(text) == expected


@pytest.mark.parametrize("expected", sorted({row[1] for row in ONE if type(row) is tuple and row[1]}))
def test_canonical_names_stay_as_they_are(expected: str) -> None:
    assert canonical_unit(expected) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Kinh tế", "Phòng", "Phòng Kinh tế"),
        ("VHXH", "Phòng", "Phòng Văn hóa - Xã hội"),
        ("Nội vụ", "Sở", "Sở Nội vụ"),
        ("Nội vụ", None, "Nội vụ"),
        ("Phòng Nội vụ", "Sở", "Phòng Nội vụ"),
        ("Công an xã", "Phòng", "Công an xã"),
        ("Hội Nông dân", "Phòng", "Hội Nông dân"),
    ],
)
def test_the_context_gives_the_kind(text: str, kind: str | None, expected: str) -> None:
    assert canonical_unit(text, kind) == expected


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_of_a_body_of_departments(text: str, expected: str) -> None:
    assert "; ".join(canonical_units(text, "Phòng")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phòng Kinh tế, Văn phòng", ("Phòng Kinh tế", "Văn phòng")),
        ("Phòng Văn hóa và Xã hội", ("Phòng Văn hóa và Xã hội",)),
        ("Phòng KT, HT&ĐT; VP", ("Phòng KT, HT&ĐT", "VP")),
        ("- Công an xã\n- BCHQS xã", ("Công an xã", "BCHQS xã")),
        ("", ()),
    ],
)
def test_split_keeps_the_spelling(text: str, expected: tuple[str, ...]) -> None:
    assert split_units(text) == expected


UNITS = st.sampled_from(["Phòng Kinh tế", "Văn phòng HĐND và UBND", "Công an xã", "Sở Nội vụ", "Đảng ủy", "Trạm Y tế"])


@given(st.lists(UNITS, min_size=1, unique=True), st.sampled_from(["; ", ", ", ";\n", " + "]))
def test_a_list_is_read_back(units: list[str], joint: str) -> None:
    assert canonical_units(joint.join(units)) == tuple(units)


@given(st.one_of(st.text(), st.text(alphabet="PpVvHhXx.,;-–&+/ \nỦUBNDxãvà()", max_size=40)))
def test_any_text_gives_names_each_once(text: str) -> None:
    names = canonical_units(text)
    assert len(set(names)) == len(names)
    assert all(name and name == name.strip() and "\n" not in name for name in names)
