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
