"""Head and foot of an administrative document, part by part, as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import Builder
from congtac.extract.document import Block
from congtac.models.administrative import is_capitals, read_head
from congtac.models.foot import opens_foot, read_foot

BODY = ["I. CÔNG TÁC CHUNG", "- Họp giao ban cơ quan vào sáng thứ Hai.", "- Đi kiểm tra cơ sở."]
HEAD = [
    "ỦY BAN NHÂN DÂN\nXÃ NÀ PHEO",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    "Số: 15/CTr-UBND",
    "Nà Pheo, ngày 03 tháng 9 năm 2025",
    "^CHƯƠNG TRÌNH\nCông tác tháng 9 năm 2025\n(Điều chỉnh lần 2)",
]
FOOT = ["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Lò Văn Pản"]


def blocks(*texts: str) -> list[Block]:
    builder = Builder()
    return [builder.paragraph(text.lstrip("^"), "center" if text[:1] == "^" else None) for text in texts]


def test_the_parts_of_a_head() -> None:
    head, claim, start = read_head(blocks(*HEAD, *BODY))
    assert " ".join(part.text for part in head.issuer) == "ỦY BAN NHÂN DÂN XÃ NÀ PHEO"
    assert head.number is not None
    assert head.number.text == "15/CTr-UBND"
    assert head.place_date is not None
    assert head.place_date.text == "Nà Pheo, ngày 03 tháng 9 năm 2025"
    assert [part.text for part in head.title] == ["CHƯƠNG TRÌNH", "Công tác tháng 9 năm 2025"]
    assert [part.text for part in head.brackets] == ["(Điều chỉnh lần 2)"]
    assert claim.kind == "head"
    assert start == len(HEAD)


def test_a_head_accounts_for_its_words_and_no_others() -> None:
    made = blocks(*HEAD, *BODY)
    _, claim, start = read_head(made)
    assert claim.words == {word.index for block in made[:start] for word in block.words}  # type: ignore[union-attr]


def test_a_document_without_a_title_has_no_head() -> None:
    head, claim, start = read_head(blocks(*BODY))
    assert (head.title, head.number, claim.words, start) == ((), None, frozenset(), 0)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Số: 15/CTr-UBND", "15/CTr-UBND"),
        ("Số : 15/CTr-UBND", "15/CTr-UBND"),
        ("Số 12-CTr/ĐU", "12-CTr/ĐU"),
        ("Số: 15/2019/TB-UBND", "15/2019/TB-UBND"),
        ("SỐ: 15/TB-UBND", "15/TB-UBND"),
        ("Số:      /LCT-UBND", "/LCT-UBND"),
        ("Số: ...../LCT-UBND", "...../LCT-UBND"),
        ("Số: 15", "15"),
        ("Xã Nà Pheo", None),
    ],
)
def test_numbers(line: str, expected: str | None) -> None:
    head, _, _ = read_head(blocks(HEAD[0], line, HEAD[4]))
    assert (head.number.text if head.number else None) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nà Pheo, ngày 03 tháng 9 năm 2025", "Nà Pheo, ngày 03 tháng 9 năm 2025"),
        ("Nà Pheo, ngày     tháng 9 năm 2025", "Nà Pheo, ngày tháng 9 năm 2025"),
        ("Nà Pheo, ngày ... tháng ... năm 2025", "Nà Pheo, ngày ... tháng ... năm 2025"),
        ("Số: 15/CTr-UBND Nà Pheo, ngày 03 tháng 9 năm 2025", "Nà Pheo, ngày 03 tháng 9 năm 2025"),
        ("Xã Nà Pheo", None),
    ],
)
def test_place_and_date(line: str, expected: str | None) -> None:
    head, _, _ = read_head(blocks(HEAD[0], line, HEAD[4]))
    assert (head.place_date.text if head.place_date else None) == expected


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("^LỊCH CÔNG TÁC\nTuần 36 năm 2025", 2),
        ("^LỊCH CÔNG TÁC TUẦN\nCủa lãnh đạo xã", 2),
        ("^LỊCH CÔNG TÁC TUẦN", 1),
        pytest.param("^LỊCH CÔNG TÁC TUẦN\nTừ ngày 01/9 đến ngày 05/9/2025", 2),
    ],
)
def test_lines_of_a_title(title: str, count: int) -> None:
    head, _, _ = read_head(blocks(*HEAD[:4], title, *BODY))
    assert len(head.title) + len(head.brackets) == count


def test_the_parts_of_a_foot() -> None:
    made = blocks(*HEAD, *BODY, *FOOT)
    foot, claim, begins = read_foot(made, len(HEAD))
    assert [part.text for part in foot.authority] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert foot.signer is not None
    assert foot.signer.text == "Lò Văn Pản"
    assert [part.text for part in foot.recipients] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert begins == len(HEAD) + len(BODY)
    assert claim.words == {word.index for block in made[begins:] for word in block.words}  # type: ignore[union-attr]


def test_a_document_without_a_foot() -> None:
    made = blocks(*HEAD, *BODY)
    foot, claim, begins = read_foot(made, len(HEAD))
    assert (foot.signer, foot.authority, claim.words, begins) == (None, (), frozenset(), len(made))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nơi nhận:", True),
        ("NƠI NHẬN:", True),
        ("TM. ỦY BAN NHÂN DÂN", True),
        ("KT. CHỦ TỊCH", True),
        ("TL. CHỦ TỊCH", True),
        ("TUQ. GIÁM ĐỐC", True),
        ("T/M BAN THƯỜNG VỤ", True),
        ("CHỦ TỊCH", True),
        ("PHÓ CHỦ TỊCH", True),
        ("CHÁNH VĂN PHÒNG", True),
        ("Chủ tịch", False),
        ("PCT", False),
        ("I. CÔNG TÁC CHUNG", False),
        ("Họp giao ban", False),
        ("", False),
    ],
)
def test_opens_foot(text: str, expected: bool) -> None:
    assert opens_foot(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ỦY BAN NHÂN DÂN", True), ("UBND XÃ", True), ("Ủy ban", False), ("A", False), ("12/3", False), ("", False)],
)
def test_is_capitals(text: str, expected: bool) -> None:
    assert is_capitals(text) is expected


LINES = st.sampled_from([*HEAD, *BODY, *FOOT, "", "(", "Số:", "ngày", "KT. CHỦ TỊCH", "Kính gửi: Các phòng"])


@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=8))
def test_head_and_foot_never_overlap(texts: list[str]) -> None:
    made = blocks(*texts)
    _, head, start = read_head(made)
    _, foot, begins = read_foot(made, start)
    assert 0 <= start <= len(made)
    assert start <= begins <= len(made)
    assert not head.words & foot.words
