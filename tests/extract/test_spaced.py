from __future__ import annotations

import pytest

from congtac.extract.document import Table
from congtac.extract.text import read_text

WEEK = """\
     UBND XÃ NÀ LƯỜNG                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
       Số: 12/LCT                        Độc lập - Tự do - Hạnh phúc

                          LỊCH CÔNG TÁC TUẦN 12

  Ngày         Nội dung                        Chủ trì            Địa điểm
Thứ Hai      7h30: Giao ban đầu tuần, kiểm   Ông Lù A Phử       Phòng họp 1
16/3         điểm công việc
             14h00: Họp xét thi đua khen     Bà Sùng Thị Mỷ     Phòng họp 2
             thưởng quý I
Thứ Ba       Kiểm tra đường giao thông       Ông Lù A Phử       Bản Nà Sắt, bản
17/3         nông thôn                                          Nà Khoa
Thứ Tư       Tiếp công dân định kỳ           Chủ tịch           Trụ sở tiếp dân
18/3
Trước        Các bản gửi báo cáo quý I       Trưởng bản
20/3
     Trên đây là lịch công tác tuần 12 của UBND xã.

Nơi nhận:                                     CHỦ TỊCH
- Đảng ủy xã;
- Lưu: VT.                                    Lù A Phử
"""
ROWS = [
    ["Ngày", "Nội dung", "Chủ trì", "Địa điểm"],
    ["Thứ Hai 16/3", "7h30: Giao ban đầu tuần, kiểm điểm công việc", "Ông Lù A Phử", "Phòng họp 1"],
    ["", "14h00: Họp xét thi đua khen thưởng quý I", "Bà Sùng Thị Mỷ", "Phòng họp 2"],
    ["Thứ Ba 17/3", "Kiểm tra đường giao thông nông thôn", "Ông Lù A Phử", "Bản Nà Sắt, bản Nà Khoa"],
    ["Thứ Tư 18/3", "Tiếp công dân định kỳ", "Chủ tịch", "Trụ sở tiếp dân"],
    ["Trước 20/3", "Các bản gửi báo cáo quý I", "Trưởng bản", ""],
]


def tables(text: str) -> list[Table]:
    return [block for block in read_text(text.encode()).blocks if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    return [["" if cell is None else cell.text.replace("\n", " ") for cell in row] for row in table.grid()]


def test_columns_kept_apart_by_blanks_are_a_table():
    (table,) = tables(WEEK)
    assert rows(table) == ROWS


def test_its_words_stand_on_no_page_and_each_is_in_one_block():
    document = read_text(WEEK.encode())
    assert len(document.words) == len(WEEK.split())
    assert all(word.page is None and word.bbox is None and word.index == n for n, word in enumerate(document.words))
    texts = [block.text for block in document.blocks if not isinstance(block, Table)]
    assert texts[:2] == ["UBND XÃ NÀ LƯỜNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert {"Nơi nhận:", "CHỦ TỊCH"} <= set(texts)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(" ".join(line.split()) for line in WEEK.splitlines()),
        "Nơi nhận:            CHỦ TỊCH\n- Như trên;\n- Lưu: VT.           Lù A Phử\n",
        "Sáng:    7h30   họp\n" * 2,
    ],
)
def test_text_without_such_columns_has_none(text):
    assert tables(text) == []
