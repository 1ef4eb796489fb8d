"""Head and foot of an administrative document, part by part, as written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import Builder
from congtac.extract.document import Block
from congtac.models.administrative import read_head
from congtac.models.foot import read_foot
from congtac.models.head_parts import is_capitals

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


@pytest.mark.parametrize(
    "motto",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nNAM\nĐộc lập - Tự do - Hạnh phúc",
        "CỘNG HOÀ XÃ HỘI\nCHỦ NGHĨA\nVIỆT NAM\nĐộc lập - Tự do -\nHạnh phúc",
    ],
)
def test_a_motto_that_was_wrapped_is_none_of_the_issuers_name(motto: str) -> None:
    head, _, _ = read_head(blocks(HEAD[0], motto, *HEAD[2:], *BODY))
    assert " ".join(part.text for part in head.issuer) == "ỦY BAN NHÂN DÂN XÃ NÀ PHEO"


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
        ("Số: 278/PGD&ĐT-THCS", "278/PGD&ĐT-THCS"),
        ("Số 21-LCT/HU", "21-LCT/HU"),
        ("Số 118-LLV/ThU", "118-LLV/ThU"),
        ("Số     -LCT/HU", "-LCT/HU"),
        ("Số: …/CTr-UBND", "…/CTr-UBND"),
        ("Số: …./2021/KH-MN", "…./2021/KH-MN"),
        ("Số: 05/LCT-THPT", "05/LCT-THPT"),
        ("Số: 41/LCT", "41/LCT"),
        ("Số: 15/CTr.UBND", "15/CTr.UBND"),
        ("Số: 15 / LCT - UBND", "15 / LCT - UBND"),
        ("Số: 36/LLV-BQLKKT Khe Vàng, ngày 28 tháng 8 năm 2015", "36/LLV-BQLKKT"),
        ("Số: 41/LCT Khe Vàng, ngày 28 tháng 8 năm 2015", "41/LCT"),
        ("Số: /TB-UBND Khe Vàng, ngày 28 tháng 8 năm 2015", "/TB-UBND"),
        ("Số: 58/TB-VP.HĐND&UBND", "58/TB-VP.HĐND&UBND"),
        ("Số: 12/KH-BCĐ389", "12/KH-BCĐ389"),
        ("Số: 45 LCT/HU", "45 LCT/HU"),
        ("Số: 40/LCT-PGDĐT", "40/LCT-PGDĐT"),
        ("Số: 06/KH-TH&THCS", "06/KH-TH&THCS"),
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
        ("Nà Pheo, ngày 03/9/2025", "Nà Pheo, ngày 03/9/2025"),
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


TITLES = [
    # Centred, then prose
    (["^LỊCH CÔNG TÁC", "^Của Thường trực UBND huyện (Tuần 44)", "^(Từ 24/10 đến 30/10/2011)"], 2, 1),
    (["^LỊCH TRỰC BÃO SỐ 9", "^Tại Sở Chỉ huy huyện", "^(Từ ngày 27/10/2020 đến ngày 01/11/2020)"], 2, 1),
    (["^CHƯƠNG TRÌNH CÔNG TÁC", "^Tháng 11 năm 2010"], 2, 0),
    (["^KẾ HOẠCH HOẠT ĐỘNG THÁNG 9", "^NĂM HỌC 2019 - 2020"], 2, 0),
    (["^THÔNG BÁO", "^Lịch tiếp công dân tháng 8 năm 2019 của lãnh đạo thị xã Khe\nVàng"], 3, 0),
    (["^LỊCH LÀM VIỆC CỦA CHỦ TỊCH, CÁC PHÓ CHỦ TỊCH UBND TỈNH\nSÔNG MÂY", "^(Điều chỉnh lần 2)"], 2, 1),
    (["^LỊCH LÀM VIỆC TUẦN", "^Từ ngày 28 tháng 7 đến ngày 01 tháng 8 năm 2025"], 1, 1),
    (["^LỊCH LÀM VIỆC TUẦN", "^Tuần thứ 49 (từ ngày 01 đến ngày 07/12/2014)"], 1, 1),
    (["^LỊCH LÀM VIỆC", "^Tuần từ ngày 10/11 đến ngày 14/11/2008"], 1, 1),
    (["^LỊCH LÀM VIỆC", "^Thời gian thực hiện: từ ngày 10/11 đến ngày 14/11/2008"], 1, 1),
    (["^LỊCH LÀM VIỆC", "^Từ thứ Hai (04/3) đến thứ Sáu (08/3/2024)"], 1, 1),
    (["^LỊCH LÀM VIỆC", "^Tuần thứ 27 năm học 2023 - 2024 (từ ngày 04/3 đến ngày 10/3/2024)"], 1, 1),
    (["^LỊCH LÀM VIỆC TUẦN", "^(Dự thảo)", "^(Kèm theo Thông báo số 12/TB-UBND ngày 02/01/2020 của UBND huyện)"], 1, 2),
    (["^LỊCH LÀM VIỆC TUẦN", "^Địa điểm: Phòng họp số 1"], 1, 0),
    # Without alignment
    (["Lịch công tác tuần của lãnh đạo UBND phường Nà Pheo (từ 04/3/2024 đến 08/3/2024)"], 1, 0),
    (["Lịch này thay cho giấy mời họp."], 0, 0),
    (["CHƯƠNG TRÌNH", "công tác tháng 9 năm 2015 của Ban Thường vụ Tỉnh ủy"], 2, 0),
    (["LỊCH TRỰC BÃO SỐ 9", "Tại Sở Chỉ huy huyện", "(Từ ngày 27/10/2020 đến ngày 01/11/2020)"], 2, 1),
    (["THÔNG BÁO", "Lịch tiếp công dân 6 tháng đầu năm 2015 của lãnh đạo thị xã Khe\nVàng"], 3, 0),
    (["LỊCH CÔNG TÁC TUẦN CỦA CHỦ TỊCH, CÁC PHÓ CHỦ TỊCH", "ỦY BAN NHÂN DÂN TỈNH SÔNG MÂY"], 2, 0),
    (["LỊCH CÔNG TÁC", "Ban Thường vụ xây dựng lịch công tác tháng 11 năm\n2010 như sau:"], 1, 0),
    (["LỊCH CÔNG TÁC", "08h00, ngày 11/3 (Thứ Hai), Giám đốc Sở chủ trì giao ban; thành phần\ncác phòng."], 1, 0),
    (["LỊCH CÔNG TÁC TUẦN", "Thứ Hai, ngày 11/3/2024"], 1, 0),
    (["LỊCH CÔNG TÁC TUẦN", "Ngày 24/10 (Thứ hai)"], 1, 0),
    (["PHÂN CÔNG NHIỆM VỤ", "Trực Tết Nguyên đán Giáp Thìn năm 2024"], 2, 0),
    (["CÔNG TÁC TRỌNG TÂM THÁNG 9", "Chủ đề: Em yêu trường em"], 1, 0),
    (["DỰ KIẾN LỊCH LÀM VIỆC", "Tuần 36 năm 2025"], 2, 0),
]


@pytest.mark.parametrize(("texts", "title", "brackets"), TITLES, ids=[" | ".join(texts) for texts, _, _ in TITLES])
def test_lines_that_belong_to_a_title(texts: list[str], title: int, brackets: int) -> None:
    head, _, _ = read_head(blocks(*texts, *BODY))
    assert (len(head.title), len(head.brackets)) == (title, brackets)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("TỈNH ĐOÀN SÔNG MÂY\nHUYỆN ĐOÀN BẢN TRÒN\nĐOÀN TNCS HỒ CHÍ MINH", "TỈNH ĐOÀN SÔNG MÂY | HUYỆN ĐOÀN BẢN TRÒN"),
        ("TỈNH ĐOÀN SÔNG MÂY ĐOÀN TNCS HỒ CHÍ MINH\nHUYỆN ĐOÀN BẢN TRÒN", "TỈNH ĐOÀN SÔNG MÂY | HUYỆN ĐOÀN BẢN TRÒN"),
        ("ĐOÀN TNCS HỒ CHÍ MINH\nXÃ NÀ PHEO", "ĐOÀN TNCS HỒ CHÍ MINH | XÃ NÀ PHEO"),
        ("BCH ĐOÀN TNCS HỒ CHÍ MINH\nXÃ NÀ PHEO", "BCH ĐOÀN TNCS HỒ CHÍ MINH | XÃ NÀ PHEO"),
    ],
)
def test_the_banner_of_the_youth_union_is_no_issuer(lines: str, expected: str) -> None:
    head, _, _ = read_head(blocks(*lines.split("\n"), "^CHƯƠNG TRÌNH CÔNG TÁC"))
    assert " | ".join(part.text for part in head.issuer) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ỦY BAN NHÂN DÂN", True), ("UBND XÃ", True), ("Ủy ban", False), ("A", False), ("12/3", False), ("", False)],
)
def test_is_capitals(text: str, expected: bool) -> None:
    assert is_capitals(text) is expected


LINES = st.sampled_from([*HEAD, *BODY, *FOOT, "", "(", "Số:", "ngày", "KT. CHỦ TỊCH", "Kính gửi: Các phòng"])


@settings(deadline=None)  # the first example loads the vocabularies
@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=8))
def test_head_and_foot_never_overlap(texts: list[str]) -> None:
    made = blocks(*texts)
    _, head, start = read_head(made)
    _, foot, begins = read_foot(made, start)
    assert 0 <= start <= len(made)
    assert start <= begins <= len(made)
    assert not head.words & foot.words
