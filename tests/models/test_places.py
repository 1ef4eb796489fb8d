"""Places in text: rooms, halls, seats and areas where something happens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.models.places import closing_place, find_places, looks_like_place, opens_place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phòng họp số 2", True),
        ("phòng họp tầng 3", True),
        ("P. họp 2", True),
        ("P.họp", True),
        ("Hội trường UBND xã", True),
        ("HỘI TRƯỜNG", True),
        ("Trụ sở Tiếp công dân", True),
        ("Nhà văn hoá bản Nà Pheo", True),
        ("Nhà văn hóa thôn", True),
        ("Sân vận động huyện", True),
        ("Họp giao ban", False),
        ("Nguyễn Văn An", False),
        ("", False),
    ],
)
def test_opens_place(text: str, expected: bool) -> None:
    assert opens_place(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phòng họp số 2", True),
        ("tại Phòng họp số 2", True),
        ("Tại Hội trường UBND xã.", True),
        ("Trụ sở Tiếp công dân huyện", True),
        ("Phòng Tiếp công dân UBND xã", True),
        ("", False),
        ("...", False),
        ("Họp giao ban", False),
        ("Đ/c Hường", False),
        ("8h00", False),
        ("Phòng họp " + "số hai " * 20, False),
    ],
)
def test_looks_like_place(text: str, expected: bool) -> None:
    assert looks_like_place(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Họp, điểm tại Phòng họp số 2", ["Phòng họp số 2"]),
        ("Họp, điểm tại: Phòng họp số 2", ["Phòng họp số 2"]),
        ("Đi cơ sở, tập trung tại UBND xã", ["UBND xã"]),
        ("Đi cơ sở, điểm tập trung tại UBND xã", ["UBND xã"]),
        ("Họp, địa điểm tại Hội trường lớn. Mời Công an xã", ["Hội trường lớn"]),
        ("Họp, điểm tại Hội trường lớn (tầng 2)", ["Hội trường lớn"]),
        ("Họp, điểm tại Hội trường lớn\nChiều: nghỉ", ["Hội trường lớn"]),
        ("Họp tại Hội trường lớn", []),
        ("Đánh giá những điểm mới của Luật", []),
        ("Họp, điểm tại", []),
        ("", []),
    ],
)
def test_clauses_that_say_so(text: str, expected: list[str]) -> None:
    assert [text[place.name_start : place.end].rstrip() for place in find_places(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Họp giao ban tại Phòng họp số 2", "Phòng họp số 2"),
        ("Họp giao ban tại Phòng họp số 2.", "Phòng họp số 2"),
        ("Họp giao ban tại hội trường", "hội trường"),
        ("Tiếp xúc cử tri tại xã Nà Pheo", "xã Nà Pheo"),
        ("Đi công tác tại Hà Nội", "Hà Nội"),
        ("Họp giao ban", None),
        ("Làm việc tại cơ quan", None),
        ("làm việc tại Trụ sở", None),
        ("Trả lời chất vấn tại Kỳ họp thứ 12", None),
        ("Nhiệm vụ giao tại Quyết định số 15/QĐ-UBND", None),
        ("Thực hiện ý kiến tại Công văn số 8/UBND", None),
        ("Kết luận tại phiên họp", None),
        ("tại Phòng họp số 2", None),
        ("Họp tại Phòng họp số 2; chiều đi cơ sở", None),
        ("", None),
        pytest.param(
            "Kiểm tra tại các trường để chuẩn bị năm học mới",
            None,
        ),
    ],
)
def test_closing_place(text: str, expected: str | None) -> None:
    place = closing_place(text)
    assert (text[place.name_start : place.end] if place else None) == expected


def test_a_stretch_behind_other_clauses_may_be_a_place_alone() -> None:
    text = "tại Phòng họp số 2"
    place = closing_place(text, opened=True)
    assert place is not None
    assert text[place.name_start : place.end] == "Phòng họp số 2"


@given(st.one_of(st.text(), st.text(alphabet="tạiđểmPhònghọp .,;()\n2", max_size=60)))
def test_places_lie_in_the_text(text: str) -> None:
    closing = closing_place(text)
    for place in (*find_places(text), *([closing] if closing else [])):
        assert 0 <= place.start < place.name_start <= place.end <= len(text)
        assert text[place.name_start : place.end].strip()
