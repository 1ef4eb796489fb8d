"""Text as the tables write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import passage
from congtac.normalize.text import content, joined

CONTENT = [
    ("Họp giao ban", "Họp giao ban"),
    ("- Họp giao ban;", "Họp giao ban"),
    ("- Họp giao ban.", "Họp giao ban"),
    ("+ Họp giao ban", "Họp giao ban"),
    ("* Họp giao ban", "Họp giao ban"),
    ("1. Họp giao ban", "Họp giao ban"),
    ("1) Họp giao ban.", "Họp giao ban"),
    ("a) Họp giao ban", "Họp giao ban"),
    ("• Họp giao ban", "Họp giao ban"),
    ("Họp\ngiao ban", "Họp giao ban"),
    ("Họp  giao\tban", "Họp giao ban"),
    ("- Họp giao ban\n- Đi kiểm tra cơ sở", "Họp giao ban Đi kiểm tra cơ sở"),
    ("Họp giao ban:\n+ Kinh tế;\n+ Văn hóa.", "Họp giao ban: Kinh tế; Văn hóa"),
    ("Họp giao ban ./.", "Họp giao ban"),
    ("Họp giao ban./.", "Họp giao ban"),
    ("Họp giao ban,", "Họp giao ban"),
    ("Họp giao ban:", "Họp giao ban"),
    (": Họp giao ban", "Họp giao ban"),
    ("Họp giao ban (dự kiến)", "Họp giao ban"),
    ("Họp giao ban ( Dự kiến )", "Họp giao ban"),
    ("Họp giao ban (lần 2)", "Họp giao ban (lần 2)"),
    ("Họp giao ban (lần 2).", "Họp giao ban (lần 2)"),
    ("Họp giao ban ( lần 2 )", "Họp giao ban (lần 2)"),
    ("Họp giao ban , nghe báo cáo", "Họp giao ban, nghe báo cáo"),
    ("Họp giao ban (", "Họp giao ban"),
    ("Họp Thuỷ lợi, hoà giải", "Họp Thuỷ lợi, hoà giải"),
    ("15 hộ nhận nhà mới", "15 hộ nhận nhà mới"),
    ("30/4 họp mặt", "30/4 họp mặt"),
    ("Thu ngân sách quý I/2019 đạt 2.5 tỷ", "Thu ngân sách quý I/2019 đạt 2.5 tỷ"),
    ("Hội nghị trực tuyến 3 cấp", "Hội nghị trực tuyến 3 cấp"),
    ("Tập huấn Thông tư 01/2019/TT-BNV", "Tập huấn Thông tư 01/2019/TT-BNV"),
    ("", ""),
    ("...", ""),
    ("-", ""),
]


@pytest.mark.parametrize(("text", "expected"), CONTENT)
def test_content(text: str, expected: str) -> None:
    assert content([passage(text)]) == expected


@pytest.mark.parametrize("expected", sorted({expected for _, expected in CONTENT}))
def test_what_is_tidy_stays_as_it_is(expected: str) -> None:
    assert content([passage(expected)]) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], ""),
        (["Phòng họp số 2"], "Phòng họp số 2"),
        (["Phòng họp\nsố 2."], "Phòng họp số 2"),
        (["Công an xã;", "Phòng Kinh tế"], "Công an xã; Phòng Kinh tế"),
        (["", ""], ""),
        (["Hội trường ( tầng 2 )"], "Hội trường (tầng 2)"),
    ],
)
def test_joined(texts: list[str], expected: str) -> None:
    assert joined([passage(text) for text in texts]) == expected


TEXTS = st.one_of(st.text(), st.text(alphabet="Họp giaob-+*.;,:()\n12ađ)/", max_size=50))


@given(TEXTS)
def test_words_of_a_joined_text_are_those_of_the_source(text: str) -> None:
    source = passage(text)
    written = joined([source])
    assert written == " ".join(written.split())
    letters = "".join(filter(str.isalnum, source.text))
    assert "".join(filter(str.isalnum, written)) == letters


@given(TEXTS)
def test_content_is_one_line_of_the_source(text: str) -> None:
    source = passage(text)
    written = content([source])
    assert written == " ".join(written.split())
    assert not written.endswith((";", "."))
    assert "".join(filter(str.isalnum, written)) in "".join(filter(str.isalnum, source.text))
