"""Who and what an item names."""

import pytest

from congtac.normalize.mentions import entity_id, mentions
from congtac.normalize.records import Item, Leader

ITEM = Item(
    "d1-0001",
    "d1",
    1,
    "event",
    leaders=(Leader("Lê Thị Hường", "Phó Chủ tịch"), Leader(None, "Chủ tịch")),
    departments=("Phòng Kinh tế",),
    coordinators=("Công an xã",),
    participants="Đ/c Trịnh Đình Khôi, Trưởng phòng; các thành viên",
    location="Phòng họp số 2",
)


def test_roles_kinds_and_names() -> None:
    found = mentions([ITEM], "UBND xã Nà Pheo")
    assert [(one.role, one.kind, one.name, one.title) for one in found] == [
        ("chair", "person", "Lê Thị Hường", "Phó Chủ tịch"),
        ("chair", "title", None, "Chủ tịch"),
        ("department", "unit", "Phòng Kinh tế", None),
        ("coordinator", "unit", "Công an xã", None),
        ("attendee", "person", "Trịnh Đình Khôi", "Trưởng phòng"),
        ("location", "place", "Phòng họp số 2", None),
    ]
    assert {one.item_id for one in found} == {"d1-0001"}


def test_the_text_is_as_written() -> None:
    found = [one for one in mentions([ITEM], None) if one.role == "attendee"]
    assert [one.text for one in found] == ["Đ/c Trịnh Đình Khôi, Trưởng phòng"]


def test_an_item_that_names_nobody() -> None:
    assert mentions([Item("d1-0001", "d1", 1, "task", content="Gieo cấy")], None) == ()
    assert mentions([], None) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("person", "Lê Hoà", "UBND xã"), ("person", "LÊ HÒA", "UBND xã"), True),
        (("person", "Lê Hoà", "UBND xã"), ("person", "Lê  Hoà", "UBND Xã"), True),
        (("person", "Lê Hoà", "UBND xã"), ("person", "Lê Hoa", "UBND xã"), False),
        (("person", "Lê Hoà", "UBND xã"), ("person", "Lê Hoà", "Sở Y tế"), False),
        (("unit", "Công an", None), ("place", "Công an", None), False),
    ],
)
def test_an_entity_is_a_kind_and_name_within_a_body(
    one: tuple[str, str, str | None], other: tuple[str, str, str | None], same: bool
) -> None:
    assert (entity_id(*one) == entity_id(*other)) is same  # type: ignore[arg-type]


def test_names_are_borrowed_from_elsewhere_in_the_document() -> None:
    short = Item("d1-0002", "d1", 2, "event", leaders=(Leader("Hường", None),), participants="Đ/c Khôi")
    chair, attendee = (one for one in mentions([ITEM, short], None) if one.item_id == "d1-0002")
    assert (chair.name, chair.title, chair.text) == ("Lê Thị Hường", "Phó Chủ tịch", "Hường")
    assert (attendee.name, attendee.text) == ("Trịnh Đình Khôi", "Đ/c Khôi")
    assert chair.entity_id == mentions([ITEM, short], None)[0].entity_id
