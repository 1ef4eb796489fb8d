from __future__ import annotations

import unicodedata

import pytest

from congtac.extract.text import read_text

LINE = "Tập trung chỉ đạo thực hiện các nhiệm vụ phát triển kinh tế xã hội được giao trong"
PARAGRAPH = f"- {LINE[:-8]}\n{LINE}\n{LINE}\ncuối năm."


def texts(text: str | bytes) -> list[str]:
    return [block.text for block in read_text(text.encode() if isinstance(text, str) else text).blocks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
def test_encodings(encoding):
    text = "Lịch làm việc của Ủy ban nhân dân phường\nThứ Hai: Hội nghị cán bộ"
    written = unicodedata.normalize("NFD", text) if encoding == "cp1258" else text
    if encoding == "cp1258":
        for whole in "âêôăơưÂÊÔĂƠƯ":
            written = written.replace(unicodedata.normalize("NFD", whole), whole)
            # A tone below stands between the letter and its own mark in NFD.
            base, mark = unicodedata.normalize("NFD", whole)
            written = written.replace(f"{base}\u0323{mark}", f"{whole}\u0323")
    assert texts(written.encode(encoding)) == text.split("\n")


def test_any_bytes_are_text():
    assert texts("Tæ chøc héi nghÞ".encode("cp1252"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", " \n\n"])
def test_wrapped_lines_are_joined_at_any_rhythm(end):
    text = "\n".join(["TIÊU ĐỀ", PARAGRAPH, "Họp giao ban.", PARAGRAPH]).replace("\n", end)
    found = texts(text)
    assert [item[:9] for item in found] == ["TIÊU ĐỀ", "- Tập tru", "Họp giao ", "- Tập tru"]


def test_lines_that_were_not_wrapped_stay_apart():
    lines = ["Sáng: họp giao ban", "Chiều: " + LINE * 4, "dự hội nghị", "Tối: trực"]
    assert texts("\n".join(lines)) == [" ".join(line.split()) for line in lines]


def test_cells_of_a_flattened_table_stay_lines_and_keep_what_stood_between_them():
    document = read_text("Thứ\n\nHai\n\nSáng: họp \n \n\n \nPhòng 2".encode())
    lines = [line for block in document.blocks for line in block.lines]
    assert [line.text for line in lines] == ["Thứ", "Hai", "Sáng: họp", "Phòng 2"]
    assert [line.before for line in lines] == ["", "\n\n", "\n\n", " \n \n\n \n"]


def test_page_numbers_beside_form_feeds():
    document = read_text("một\n1\n\fhai".encode())
    assert [(block.role, block.text) for block in document.blocks] == [
        ("body", "một"),
        ("page_number", "1"),
        ("body", "hai"),
    ]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI", ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI"]),
        ("   PHƯỜNG A \t\t  Độc lập", ["PHƯỜNG A", "Độc lập"]),
        ("Số: 12/KH-UBND      B, ngày    tháng 3", ["Số: 12/KH-UBND", "B, ngày tháng 3"]),
        ("Số:        /KH-UBND", ["Số: /KH-UBND"]),
        ("B, ngày      tháng      năm 2024", ["B, ngày tháng năm 2024"]),
        ("Thứ      Sáng      Chiều", ["Thứ Sáng Chiều"]),
        ("Nơi  nhận", ["Nơi nhận"]),
    ],
)
def test_columns_of_the_head_side_by_side(line, parts):
    assert texts(f"{line}\nLịch công tác") == [*parts, "Lịch công tác"]


def test_columns_of_the_foot_but_not_of_the_body():
    body = [f"Họp lần {number}     Phòng A" for number in range(20)]
    found = texts("\n".join([*["Lịch"] * 12, *body, "Nơi nhận:          CHỦ TỊCH", "- Lưu: VT.      Lê A"]))
    assert found[12:32] == [" ".join(line.split()) for line in body]
    assert found[32:] == ["Nơi nhận:", "CHỦ TỊCH", "- Lưu: VT.", "Lê A"]


def test_page_numbers_that_count_the_pages_cut_no_paragraph():
    first, rest = PARAGRAPH.rsplit("\n", 1)
    text = "\n".join([f"{PARAGRAPH}\n" * 5 + first, "2", rest, f"{PARAGRAPH}\n" * 4 + first, "3", rest])
    found = read_text(text.encode()).blocks
    assert [block.text for block in found if block.role == "page_number"] == ["2", "3"]
    assert {block.text for block in found if block.role == "body"} == {" ".join(PARAGRAPH.split())}


def test_lone_numbers_that_count_rows_are_no_page_numbers():
    found = read_text("\n".join(f"{number}\nHọp\nPhòng A" for number in range(1, 9)).encode()).blocks
    assert {block.role for block in found} == {"body"}
