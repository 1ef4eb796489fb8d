"""Gold rows: checked, and folded so that habits of spelling do not count."""

from datetime import date, time

import pytest

from congtac.corpus.gold import FIELDS, GoldError, comparable, folded, read_gold
from congtac.normalize.records import Item, Leader


def gold(**values: str):
    """One gold row, read as from a file."""
    row = dict.fromkeys(FIELDS, "") | {"kind": "event", "content": "Họp"} | values
    return read_gold([",".join(row), ",".join(f'"{value}"' for value in row.values())], "a.gold.csv")[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Họp giao ban", "họp  giao ban."),
        ("hoà giải", "hòa giải"),
        ("Đảng uỷ", "ĐẢNG ỦY"),
        ("HĐND & UBND", "HĐND và UBND"),
        ("kinh tế – xã hội", "kinh tế - xã hội"),
        ("Họp", "Ho\u0323p"),
    ],
)
def test_folded_alike(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Họp", "Hợp"), ("05/01", "0501"), ("Tổ 1", "Tổ 2"), ("50%", "50")])
def test_folded_apart(one, other):
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("written", "leaders"),
    [
        ("Lê A|Chủ tịch", (Leader("Lê A", "Chủ tịch"),)),
        ("Lê A (Chủ tịch)", (Leader("Lê A", "Chủ tịch"),)),
        ("Lê A|CT UBND xã", (Leader("Lê A", "Chủ tịch"),)),
        ("Lê A|Phó Chủ tịch Thường trực", (Leader("Lê A", "Phó Chủ tịch"),)),
        ("|các Phó Chủ tịch liên quan", (Leader(None, "các Phó Chủ tịch"),)),
        ("Lê A; Hà B|", (Leader("Hà B", None), Leader("Lê A", None))),
        ("Lê A|Kế toán trưởng", (Leader("Lê A", "kế toán trưởng"),)),
    ],
)
def test_leaders_are_names_and_ranks(written, leaders):
    item = comparable(Item("i", "d", 1, "event", leaders=leaders))
    assert gold(leaders=written).values["leaders"] == item.values["leaders"]


def test_a_deputy_is_no_chairman():
    item = comparable(Item("i", "d", 1, "event", leaders=(Leader("Lê A", "Phó Chủ tịch"),)))
    assert gold(leaders="Lê A|Chủ tịch").values["leaders"] != item.values["leaders"]


@pytest.mark.parametrize(
    ("written", "units"),
    [
        ("P. Nội vụ; Văn phòng", ("Văn phòng", "Phòng Nội vụ")),
        ("Văn phòng HĐND và UBND xã", ("Văn phòng HĐND - UBND",)),
        ("", ()),
    ],
)
def test_units_are_a_set(written, units):
    assert (
        gold(departments=written).values["departments"]
        == comparable(Item("i", "d", 1, "event", departments=units)).values["departments"]
    )


def test_an_item_as_gold_has_it():
    item = Item(
        "i",
        "d",
        7,
        "event",
        date(2026, 1, 5),
        date(2026, 1, 6),
        "morning",
        time(7, 30),
        time(11, 0),
        recurrence="FREQ=MONTHLY;BYMONTHDAY=5",
        content="Họp Ban",
        leaders=(Leader("Lê A", "Chủ tịch"), Leader("Hà B", None)),
        location="Phòng họp 1",
    )
    row = comparable(item)
    same = gold(
        date_start="2026-01-05",
        date_end="2026-01-06",
        session="morning",
        time_start="07:30",
        time_end="11:00",
        recurrence="RRULE:BYMONTHDAY=5; FREQ=MONTHLY; INTERVAL=1",
        content="Họp Ban",
        leaders="Lê A|Chủ tịch; Hà B|",
        location="phòng họp 1",
    )
    assert row.values == same.values
    assert row.number == "7"
    assert row.shown["leaders"] == "Lê A|Chủ tịch; Hà B|"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"kind": "meeting"}, "row 1: kind cannot be 'meeting'"),
        ({"date_start": "05/01/2026"}, "row 1: date_start cannot be '05/01/2026'"),
        ({"date_end": "2026-02-30"}, "date_end cannot be"),
        ({"time_start": "7h30"}, "time_start cannot be"),
        ({"session": "Sáng"}, "session cannot be"),
        ({"content": ""}, "must not be empty"),
    ],
)
def test_broken_gold(values, message):
    with pytest.raises(GoldError, match=message.replace("(", r"\(")):
        gold(**values)


def test_missing_columns():
    with pytest.raises(GoldError, match=r"a\.gold\.csv: no column date_start, .*location"):
        read_gold(["kind,content", "event,Họp"], "a.gold.csv")
