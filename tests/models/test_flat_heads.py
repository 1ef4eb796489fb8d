"""Heads of a table of which only the lines are left."""

import pytest

from builders import document, lines
from congtac.extract.document import Line, Paragraph
from congtac.models.flat_heads import find_heads


def document_lines(text: str) -> list[Line]:
    """The lines with their words numbered."""
    return [line for block in document(text).blocks if isinstance(block, Paragraph) for line in block.lines]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Ngày\nNội dung\nChủ trì", "date content leader"),
        ("Ngày\nBuổi\nNội dung\nThành phần\nĐịa điểm", "date session content participants location"),
        ("Thứ/\nngày\nNội dung công\nviệc\nLãnh đạo\nchủ trì", "date content leader"),
        ("Ngày Nội dung Chủ trì Địa điểm", "date content leader location"),
        ("STT\nThời gian\nNội dung\nĐịa điểm", "index date content location"),
        ("THỜI GIAN\nNỘI DUNG\nTHÀNH PHẦN\nĐỊA ĐIỂM", "date content participants location"),
    ],
)
def test_heads(text: str, roles: str) -> None:
    (head,) = find_heads(lines(f"LỊCH TUẦN\n{text}\nThứ Hai\n05/8\nHọp giao ban"))
    assert " ".join(column.role for column in head.columns) == roles
    assert (head.start, head.end) == (1, 1 + text.count("\n") + 1)
    assert " ".join(column.text for column in head.columns) == text.replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "below", "roles"),
    [
        ("TT\nNội dung\nĐơn vị\nthực hiện\nĐịa điểm", "TUẦN THỨ NHẤT (Từ ngày 03/4 đến ngày 09/4/2006)",
         "index content department location"),
        ("TT\nThời gian\nNgười tiếp\nĐịa điểm", "1\n03/10/2013", "index date leader location"),
        ("Ngày\nSáng\nChiều", "Thứ Hai\n28/7", "date content content"),
        ("Nội dung công tác\nThời gian", "- Họp giao ban.\nNgày 01/8\nTiếp công dân\n05/8\nĐi cơ sở\nThứ Ba 06/8",
         "content date"),
        ("Thứ, ngày\nCHỦ TỊCH\n(đ/c Lò Văn Pản)\nPHÓ CHỦ TỊCH\n(đ/c Lê Thị Hường)", "Thứ Hai\n(05/8)",
         "date content content"),
        ("Thứ/ngày\nGiám đốc\nĐặng Văn Bách\nPGĐ\nVũ Thị Hà", "HAI\n29/02", "date content content"),
        ("Thứ, ngày\nNội dung, thành phần, địa điểm", "Thứ hai,\n01/12", "date content"),
        ("STT Nội dung công việc\nĐơn vị chủ\ntrì\nĐơn vị phối\nhợp\nThời gian\nhoàn thành", "I. Công tác xây dựng",
         "index content department coordinator date"),
    ],
)  # fmt: skip
def test_heads_above_a_first_row(text: str, below: str, roles: str) -> None:
    (head,) = find_heads(lines(f"LỊCH CÔNG TÁC TUẦN\n{text}\n{below}"))
    assert " ".join(column.role for column in head.columns) == roles
    assert (head.start, head.end) == (1, 1 + text.count("\n") + 1)


@pytest.mark.parametrize(
    ("text", "below", "columns"),
    [
        ("Ngày trực\nCa 1\n(6h00 - 14h00)\nCa 2: 14h00 -\n22h00\nTrực lãnh đạo", "Thứ Hai\n14/3",
         "date|time Ca 1 (6h00 - 14h00)|time Ca 2: 14h00 - 22h00|leader"),
        ("Ngày\nKhoa Cấp cứu\nKhoa Ngoại -\nSản", "Thứ sáu\n01/9/2023",
         "date|department Khoa Cấp cứu|department Khoa Ngoại - Sản"),
        ("Ngày\nVăn phòng UBND\nCông an xã\nBan CHQS\nxã", "27/9/2022",
         "date|department Văn phòng UBND|department Công an xã|department Ban CHQS xã"),
        ("Tháng\nÔng Lò Văn\nLẫm\nGiám đốc Sở\nBà Hà Thị Ngoan\nPhó Giám đốc", "Tháng 7\n05, 19",
         "date|leader Ông Lò Văn Lẫm Giám đốc Sở|leader Bà Hà Thị Ngoan Phó Giám đốc"),
        ("Buổi\nĐẢNG ỦY\nUBND\nBí thư Đảng ủy\nPCT UBND\nBùi Khắc Toán\nHồ Thị Bích\nNgà", "THỨ HAI, NGÀY 29/9/2025",
         "session|leader Bí thư Đảng ủy Bùi Khắc Toán|leader PCT UBND Hồ Thị Bích Ngà"),
        ("Ca trực\nThứ Hai\n07/8\nThứ Ba\n08/8\nThứ Tư\n09/8", "Ca sáng\nLò Văn An",
         "time|date Thứ Hai 07/8|date Thứ Ba 08/8|date Thứ Tư 09/8"),
        ("STT\nHọ và tên\nTháng 01\nTháng 02", "1\nLò Văn An", "index|leader|date Tháng 01|date Tháng 02"),
    ],
)  # fmt: skip
def test_heads_that_name_values(text: str, below: str, columns: str) -> None:
    (head,) = find_heads(document_lines(f"LỊCH TRỰC\n{text}\n{below}"))
    assert "|".join(f"{c.value} {c.text}" if c.value else c.role for c in head.columns) == columns
    assert (head.start, head.end) == (1, 1 + text.count("\n") + 1)


@pytest.mark.parametrize(
    "text",
    ["", "Họp giao ban", "Nội dung\nĐịa điểm", "Địa điểm\nThành phần\nGhi chú", "Nội dung\nThành phần\nĐịa điểm"],
)
def test_other_lines_are_none(text: str) -> None:
    assert find_heads(lines(text)) == ()


def test_a_head_is_found_again_however_its_lines_break() -> None:
    text = "Ngày\nNội dung\nChủ trì\nThứ Hai\nHọp\nNgày Nội\ndung\nChủ trì\nThứ Ba"
    heads = find_heads(lines(text))
    assert [(head.start, head.end) for head in heads] == [(0, 3), (5, 8)]
    assert heads[0].spelling == heads[1].spelling
