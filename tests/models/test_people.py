"""People and titles in text: where they stand and what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.models.people import PersonPhrase, find_people, parse_people, people_share, title_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PCT", "Phó Chủ tịch"),
        ("pct", "Phó Chủ tịch"),
        ("P.CT", "Phó Chủ tịch"),
        ("P. Chủ tịch", "Phó Chủ tịch"),
        ("PCTTT", "Phó Chủ tịch Thường trực"),
        ("PCT. TT", "Phó Chủ tịch Thường trực"),
        ("PCT-TT", "Phó Chủ tịch Thường trực"),
        ("CT", "Chủ tịch"),
        ("CHỦ TỊCH", "Chủ tịch"),
        ("Bí thư Đảng uỷ", "Bí thư Đảng ủy"),
        ("BTĐU", "Bí thư Đảng ủy"),
        ("PBT TT", "Phó Bí thư Thường trực"),
        ("Phó Bí thư TT", "Phó Bí thư Thường trực"),
        ("GĐ", "Giám đốc"),
        ("PGĐ", "Phó Giám đốc"),
        ("Phó GĐ", "Phó Giám đốc"),
        ("TGĐ", "Tổng Giám đốc"),
        ("HT", "Hiệu trưởng"),
        ("PHT", "Phó Hiệu trưởng"),
        ("CVP", "Chánh Văn phòng"),
        ("Phó CVP", "Phó Chánh Văn phòng"),
        ("PTP", "Phó Trưởng phòng"),
        ("CHT", "Chỉ huy trưởng"),
        ("BGH", "Ban Giám hiệu"),
        ("Nguyễn Văn An", None),
        ("Phòng Kinh tế", None),
        ("", None),
    ],
)
def test_title_name(text: str, expected: str | None) -> None:
    assert title_name(text) == expected


def shown(text: str, people: tuple[PersonPhrase, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(text[who.start : who.end], who.name, who.title) for who in people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CHỦ TỊCH\n(đ/c Lò Văn Pản)", [("CHỦ TỊCH\n(đ/c Lò Văn Pản", "Lò Văn Pản", "Chủ tịch")]),
        ("PCT (Lê Thị Hường)", [("PCT (Lê Thị Hường", "Lê Thị Hường", "Phó Chủ tịch")]),
        ("Đ/c An", [("Đ/c An", "An", None)]),
        ("PCT Lê Thị Bình", [("PCT Lê Thị Bình", "Lê Thị Bình", "Phó Chủ tịch")]),
        ("Lê Thị Bình, PCT", [("Lê Thị Bình, PCT", "Lê Thị Bình", "Phó Chủ tịch")]),
        ("Đ/c An; Đ/c Bình", [("Đ/c An", "An", None), ("Đ/c Bình", "Bình", None)]),
        ("Chủ tịch UBND xã", [("Chủ tịch UBND xã", None, "Chủ tịch UBND xã")]),
        ("họp giao ban", []),
        ("", []),
    ],
)
def test_parse_people(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert shown(text, parse_people(text)) == expected


@pytest.mark.parametrize(
    ("text", "plural", "group"),
    [
        ("các Phó Chủ tịch liên quan", True, False),
        ("Các PCT", True, False),
        ("Các đ/c Phó Chủ tịch", True, False),
        ("Phó Chủ tịch", False, False),
        ("Lãnh đạo Sở", False, True),
        ("BGH", False, True),
        ("Ban Giám đốc", False, True),
    ],
)
def test_groups(text: str, plural: bool, group: bool) -> None:
    (who,) = parse_people(text)
    assert (who.plural, who.group, who.name) == (plural, group, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mời đ/c Hường, Trưởng phòng cùng dự", [("Hường", "Trưởng phòng")]),
        ("đ/c Nguyễn Văn An báo cáo", [("Nguyễn Văn An", None)]),
        ("làm việc với đồng chí Khôi", [("Khôi", None)]),
        ("Chủ tịch UBND xã; Công an xã; thành viên Tổ công tác", [(None, "Chủ tịch UBND xã")]),
        ("đ/c An, đ/c Bình và các thành viên", [("An", None), ("Bình", None)]),
        ("Thăm Mẹ Việt Nam anh hùng tại bản Nà Pheo", []),
        ("Kiểm tra Trường Tiểu học Suối Khoang", []),
        ("", []),
    ],
)
def test_people_in_running_text_are_announced(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(who.name, who.title) for who in find_people(text)] == expected


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("", 0, 0),
        ("...", 0, 0),
        ("PCT Lê Thị Bình", 0.99, 1),
        ("Đ/c An, Đ/c Bình", 0.99, 1),
        ("Chủ tịch, các Phó Chủ tịch", 0.99, 1),
        ("họp giao ban khối nội chính", 0, 0.1),
        ("Phòng Kinh tế", 0, 0.1),
        ("Đ/c An chủ trì họp về công tác phòng chống thiên tai", 0.05, 0.4),
        pytest.param("Ban Chỉ huy Quân sự xã", 0, 0.1),
        pytest.param("Công an xã", 0, 0.1),
    ],
)
def test_people_share(text: str, least: float, most: float) -> None:
    assert least <= people_share(text) <= most


TEXTS = st.one_of(st.text(), st.text(alphabet="AaĐđ/c NgPCTUBDxãà.,;:()-–\n1", max_size=60))


@given(TEXTS)
def test_people_lie_in_order_in_the_text(text: str) -> None:
    for people in (parse_people(text), find_people(text)):
        end = 0
        for who in people:
            assert end <= who.start < who.end <= len(text)
            assert who.name or who.title
            end = who.end


@given(TEXTS)
def test_a_share_is_a_share(text: str) -> None:
    assert 0 <= people_share(text) <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư Đảng ủy phường - đồng chí Mạc Thị Trà", [("Mạc Thị Trà", "Bí thư Đảng ủy phường")]),
        ("Chủ tịch\n- đồng chí Lê Văn An", [(None, "Chủ tịch"), ("Lê Văn An", None)]),
        ("Giám đốc Sở và PGĐ Trần Văn Bách", [(None, "Giám đốc Sở"), ("Trần Văn Bách", "Phó Giám đốc")]),
        ("CHỦ TỊCH UBND TỈNH NGUYỄN VĂN DƯƠNG", [("NGUYỄN VĂN DƯƠNG", "Chủ tịch UBND TỈNH")]),
        ("Đ/c Thoa, Phó Bí thư Thường trực Thị ủy", [("Thoa", "Phó Bí thư Thường trực Thị ủy")]),
    ],
)
def test_offices_and_names_side_by_side(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(who.name, who.title) for who in parse_people(text)] == expected


def test_an_area_behind_a_name_is_no_part_of_it() -> None:
    assert [person.name for person in parse_people("PCT Hường Xã Nà Pheo")][:1] == ["Hường"]
