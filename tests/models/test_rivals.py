"""Where two readings compete: the margin of the one that won, from the columns to the entries."""

import pytest

from builders import Row, document, table
from congtac.models.columns import infer_layout
from congtac.models.flattened import unflatten
from congtac.models.margins import CLOSE, of_lead, of_support
from congtac.models.reader import read


@pytest.mark.parametrize(
    ("own", "rival", "expected"), [(3.0, 1.0, 1.0), (2.0, 1.0, 1.0), (2.0, 1.5, 0.5), (2.0, 2.0, 0.0), (0.0, 1.0, 0.0)]
)
def test_margin_of_support(own: float, rival: float, expected: float) -> None:
    assert of_support(own, rival) == expected


def test_margin_of_log_odds_rises_from_none_to_all() -> None:
    leads = [of_lead(each) for each in (-1.0, 0.0, 0.5, 2.0, float("inf"))]
    assert leads == sorted(leads)
    assert (leads[0], leads[1], leads[-1]) == (0.0, 0.0, 1.0)


CLEAR: list[Row] = [
    ["Ngày", "Buổi", "Nội dung", "Chủ trì", "Địa điểm"],
    ["Thứ Hai 05/8", "Sáng", "Họp giao ban tuần của cơ quan", "Chủ tịch", "Phòng họp số 2"],
    ["Thứ Ba 06/8", "Chiều", "Đi kiểm tra cơ sở các bản", "PCT Hường", "Xã Nà Pheo"],
]
# The second column's head says nothing; what it holds could be who leads or who is in charge.
CLOSE_CALL: list[Row] = [
    ["Ngày", "Lãnh đạo, cơ quan", "Nội dung"],
    ["04/8", "PCT Hà", "Họp giao ban đầu tuần của lãnh đạo"],
    ["04/8", "PCT Hòa", "Dự lễ khai giảng các trường"],
    ["05/8", "Phòng Nội vụ", "Họp giao ban tuần của cơ quan"],
    ["06/8", "PCT Hường", "Đi kiểm tra cơ sở các bản"],
    ["07/8", "Phòng Tư pháp", "Tiếp công dân định kỳ tháng 8"],
    ["08/8", "PCT Lan", "Làm việc với đoàn thanh tra"],
]


def test_a_column_tells_its_rival() -> None:
    clear, close = infer_layout(table(*CLEAR)), infer_layout(table(*CLOSE_CALL))
    assert {column.margin for column in clear.columns} == {1.0}
    column = close.columns[1]
    assert {column.role, column.rival} == {"leader", "department"}
    assert column.margin < CLOSE
    assert column.support >= column.rival_support > 0


def test_a_matrix_tells_its_rival() -> None:
    days = ["Thứ Hai", "Thứ Ba", "Thứ Tư"]
    held = infer_layout(table(["Ca", *days], ["Sáng", "Lê Văn An", "Trần Thị Bé", "Vũ Văn Cả"]))
    mixed = infer_layout(table(["Ca", *days], ["Sáng", "Lê Văn An", "Trần Thị Bé", "Trực cấp cứu tại khoa"]))
    assert [column.margin for column in held.columns[1:]] == [1.0] * 3
    assert all(column.rival and column.margin <= 1 for column in mixed.columns[1:])
    assert mixed.columns[1].support < held.columns[1].support


def test_entries_bear_the_least_margin_of_their_words() -> None:
    assert [entry.margin for entry in read(document(CLEAR)).entries] == [1.0, 1.0]
    assert all(entry.margin < CLOSE for entry in read(document(CLOSE_CALL)).entries)


HEAD = "Ngày\nBuổi\nNội dung\nChủ trì\nThành phần\nĐịa điểm\n"
FULL = (
    "Thứ Hai\n05/8\nSáng\nHọp giao ban tuần của cơ quan\nChủ tịch\nCác phòng, ban\nPhòng họp số 2\n"
    "Thứ Ba\n06/8\nChiều\nKiểm tra công tác đầu năm học\nPCT Hường\nPhòng Nội vụ\nHội trường tầng 2\n"
)
LONE = "Thứ Tư\n07/8\nSáng\nHọp tổng kết công tác hè\nChủ tịch\n{}\n"
LAST = "Thứ Năm\n08/8\nSáng\nTiếp công dân định kỳ tháng 8\nChủ tịch\nVăn phòng\nTrụ sở UBND xã"


def margin(cell: str) -> float:
    """Of a lone cell where two columns are free."""
    source = document(HEAD + FULL + LONE.format(cell) + LAST)
    texts = {word.index: word.text for word in source.words}
    margins = unflatten(source).margins
    at = [index for index, text in texts.items() if text == cell.rsplit(maxsplit=1)[-1] and index in margins][-1]
    return margins[at]


def test_a_lone_lost_cell_has_the_margin_of_its_column() -> None:
    """A hall is a place; "Các trường" may be who comes or where it is."""
    assert margin("Nhà văn hóa bản") > 0.9
    assert margin("Các trường") < 0.6


def test_cells_of_full_rows_are_sure() -> None:
    assert min(unflatten(document(HEAD + FULL + LAST)).margins.values()) > 0.9
