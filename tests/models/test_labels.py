"""What fields are called: heads of columns and labels of clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.models.folding import fold
from congtac.models.labels import ROLES, find_labels, head_phrases, head_roles


def leading_role(head: str) -> str | None:
    """The role that most of the head's letters speak for."""
    shares = head_roles(head)
    return max(shares, key=lambda role: shares[role]) if shares else None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Ngày", "date"),
        ("NGÀY", "date"),
        ("Thứ", "date"),
        ("Thứ/ngày", "date"),
        ("Thứ, ngày", "date"),
        ("Thứ\nngày", "date"),
        ("Ngày, tháng", "date"),
        ("Thời gian hoàn thành", "date"),
        ("Buổi", "session"),
        ("Giờ", "time"),
        ("Nội dung", "content"),
        ("NỘI DUNG CÔNG VIỆC", "content"),
        ("Nội dung công tác", "content"),
        ("Nhiệm vụ", "content"),
        ("Lãnh đạo chủ trì", "leader"),
        ("Chủ trì", "leader"),
        ("LĐ chủ trì", "leader"),
        ("Lãnh đạo UBND huyện chủ trì", "leader"),
        ("Người tiếp công dân", "leader"),
        ("Đơn vị chuẩn bị", "department"),
        ("Cơ quan chủ trì", "department"),
        ("Phòng phụ trách", "department"),
        ("Cơ quan phối hợp", "coordinator"),
        ("Đơn vị phối hợp", "coordinator"),
        ("Thành phần", "participants"),
        ("Thành phần tham dự", "participants"),
        ("Địa điểm", "location"),
        ("Địa\nđiểm", "location"),
        ("Nơi họp", "location"),
        ("Ghi chú", "note"),
        ("Phương tiện", "note"),
        ("STT", "index"),
        ("TT", "index"),
        ("Số TT", "index"),
        ("Nguyễn Văn An", None),
        ("", None),
    ],
)
def test_heads_of_columns(head: str, expected: str | None) -> None:
    assert leading_role(head) == expected


def test_a_head_for_day_and_hour_speaks_for_both() -> None:
    assert {"date", "time"} <= head_roles("Thời gian").keys()


@given(
    st.one_of(
        st.text(max_size=40),
        st.lists(st.sampled_from(["Thời gian", "nội", "dung", "chủ trì", "TT", "/"])).map(" ".join),
    )
)
def test_shares_are_shares_of_known_roles(head: str) -> None:
    shares = head_roles(head)
    assert set(shares) <= set(ROLES)
    assert all(0 < share <= 1 for share in shares.values())


@pytest.mark.parametrize("text", ["Thứ, ngày", "Nội dung", "THÀNH PHẦN", "Địa điểm", "Ghi chú"])
def test_phrases_of_heads(text: str) -> None:
    assert head_phrases().fullmatch(fold(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thành phần: Cán bộ xã", [("Thành phần:", "participants")]),
        ("TP: Cán bộ xã", [("TP:", "participants")]),
        ("TP dự : Cán bộ", [("TP dự :", "participants")]),
        ("THÀNH PHẦN: Cán bộ", [("THÀNH PHẦN:", "participants")]),
        ("- Thành phần tham dự: Cán bộ", [("Thành phần tham dự:", "participants")]),
        ("Họp. Địa điểm: Hội trường", [("Địa điểm:", "location")]),
        ("- Nơi tiếp: Trụ sở Tiếp công dân", [("Nơi tiếp:", "location")]),
        ("Họp (địa điểm: Hội trường)", [("địa điểm:", "location")]),
        ("Cơ quan chủ trì chuẩn bị: Phòng Nội vụ", [("Cơ quan chủ trì chuẩn bị:", "department")]),
        ("Chuẩn bị: Phòng Nội vụ", [("Chuẩn bị:", "department")]),
        ("Cơ quan phối hợp: Công an", [("Cơ quan phối hợp:", "coordinator")]),
        ("Chủ trì: Đ/c Hường", [("Chủ trì:", "leader")]),
        ("Nội dung: Họp", [("Nội dung:", "content")]),
        ("Thời gian: 8h00", [("Thời gian:", "date")]),
        ("Ghi chú: Mang theo sổ", [("Ghi chú:", "note")]),
        (
            "Nội dung: Họp\nThành phần: Cán bộ\nĐịa điểm: Hội trường",
            [("Nội dung:", "content"), ("Thành phần:", "participants"), ("Địa điểm:", "location")],
        ),
        ("Họp về địa điểm xây dựng trường", []),
        ("Chủ tịch: Họp", []),
        ("8:30 họp", []),
        ("", []),
    ],
)
def test_labels_of_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[label.start : label.end], label.role) for label in find_labels(text)] == expected


@given(st.one_of(st.text(), st.text(alphabet="ThànhpầĐịađiểm:.,- \n", max_size=60)))
def test_labels_end_with_their_colon(text: str) -> None:
    end = 0
    for label in find_labels(text):
        assert end <= label.start < label.end <= len(text)
        assert text[label.end - 1] == ":"
        end = label.end
