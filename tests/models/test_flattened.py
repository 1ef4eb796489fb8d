"""Flattened text back into tables."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import document
from congtac.extract.document import Block, Paragraph, Table
from congtac.models.flattened import unflatten

HEAD = "Ngày\nBuổi\nNội dung\nChủ trì\nĐịa điểm\n"
ROWS = (
    "Thứ Hai\n05/8\nSáng\nHọp giao ban tuần của cơ quan\nChủ tịch\nPhòng họp số 2\n"
    "Chiều\nĐi kiểm tra công tác phòng chống thiên tai\nPCT Hường\nXã Nà Pheo\n"
    "Thứ Ba\n06/8\nSáng\nTiếp công dân định kỳ tháng 8\nChủ tịch\nTrụ sở Tiếp công dân"
)


def words(blocks: tuple[Block, ...]) -> list[int]:
    """Of all blocks, furniture included."""
    found: list[int] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += [word.index for word in block.words]
        else:
            found += [word.index for part in (*block.cells, *block.furniture) for word in part.words]
    return found


def cells(table: Table, row: int) -> list[str]:
    return [" ".join(cell.text.split()) for cell in table.cells if cell.row == row]


def test_rows_and_columns_are_found_again() -> None:
    (table,) = unflatten(document(HEAD + ROWS)).blocks
    assert isinstance(table, Table)
    assert [cells(table, row) for row in range(table.n_rows)] == [
        ["Ngày", "Buổi", "Nội dung", "Chủ trì", "Địa điểm"],
        ["Thứ Hai 05/8", "Sáng", "Họp giao ban tuần của cơ quan", "Chủ tịch", "Phòng họp số 2"],
        ["", "Chiều", "Đi kiểm tra công tác phòng chống thiên tai", "PCT Hường", "Xã Nà Pheo"],
        ["Thứ Ba 06/8", "Sáng", "Tiếp công dân định kỳ tháng 8", "Chủ tịch", "Trụ sở Tiếp công dân"],
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "TT\nNội dung công việc\nĐơn vị thực hiện\nĐịa điểm\n"
            "TUẦN THỨ NHẤT (Từ ngày 03/4 đến ngày 09/4/2006)\n1\nHọp giao ban các khoa\nPhòng Đào tạo\nPhòng họp 1\n"
            "2\nKiểm tra thực tập sư phạm\nPhòng Đào tạo\nHội trường\n"
            "TUẦN THỨ HAI (Từ ngày 10/4 đến ngày 16/4/2006)\n3\nXét học bổng học kỳ I\nPhòng Đào tạo\nPhòng họp 1",
            [
                ["TUẦN THỨ NHẤT (Từ ngày 03/4 đến ngày 09/4/2006)"],
                ["1", "Họp giao ban các khoa", "Phòng Đào tạo", "Phòng họp 1"],
                ["2", "Kiểm tra thực tập sư phạm", "Phòng Đào tạo", "Hội trường"],
                ["TUẦN THỨ HAI (Từ ngày 10/4 đến ngày 16/4/2006)"],
                ["3", "Xét học bổng học kỳ I", "Phòng Đào tạo", "Phòng họp 1"],
            ],
        ),
        (
            "Ngày\nSáng\nChiều\nThứ Hai\nngày 28/7\n- 7h30: Chào cờ\n- 9h00: Họp giao ban\n- 14h00: Đi cơ sở\n"
            "Thứ Ba\nngày 29/7\n- 8h00: Tiếp công dân\n- 13h30: Họp xét thi đua",
            [
                ["Thứ Hai ngày 28/7", "- 7h30: Chào cờ - 9h00: Họp giao ban", "- 14h00: Đi cơ sở"],
                ["Thứ Ba ngày 29/7", "- 8h00: Tiếp công dân", "- 13h30: Họp xét thi đua"],
            ],
        ),
    ],
)
def test_rows_of_their_own_and_columns_of_sessions(text: str, rows: list[list[str]]) -> None:
    (table,) = unflatten(document(text)).blocks
    assert isinstance(table, Table)
    assert [cells(table, row) for row in range(1, table.n_rows)] == rows


@pytest.mark.parametrize(
    "title",
    [
        "LỊCH TUẦN",
        "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 8",
        "LỊCH CÔNG TÁC TUẦN\nTừ ngày 05/8 đến ngày 09/8/2019",
        "LỊCH CÔNG TÁC TUẦN",
    ],
)
def test_what_stands_around_a_table_stays(title: str) -> None:
    blocks = unflatten(document(title, HEAD + ROWS, "Nơi nhận:\n- Như trên.")).blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]


def test_a_repeated_head_is_furniture() -> None:
    blocks = unflatten(document(HEAD + ROWS + "\n" + HEAD + ROWS.replace("/8", "/9"))).blocks
    (table,) = blocks
    assert isinstance(table, Table)
    assert [part.role for part in table.furniture] == ["repeated_head"]


def test_a_session_below_a_repeated_head_begins_a_row() -> None:
    day, rest = ROWS.split("Chiều\n")
    (table,) = unflatten(document(HEAD + day + HEAD + "Chiều\n" + rest)).blocks
    assert isinstance(table, Table)
    assert [cells(table, row)[1] for row in range(1, table.n_rows)] == ["Sáng", "Chiều", "Sáng"]


@pytest.mark.parametrize(
    "blocks", [("Họp giao ban\nĐi cơ sở",), (HEAD + ROWS, [["Ngày", "Nội dung"], ["05/8", "Họp"]])]
)
def test_other_documents_are_left_as_they_are(blocks: tuple[str, ...]) -> None:
    source = document(*blocks)
    assert unflatten(source).blocks == source.blocks


LINES = st.sampled_from([*HEAD.split(), *ROWS.split("\n"), "Nơi nhận:", "CHỦ TỊCH", "từ ngày", "05/8 Sáng Họp", "-"])


@settings(deadline=None, max_examples=40)
@given(st.lists(LINES, max_size=14), st.lists(LINES, max_size=3))
def test_every_word_is_kept_once(inside: list[str], before: list[str]) -> None:
    source = document("\n".join(before), HEAD + "\n".join(inside))
    assert sorted(words(unflatten(source).blocks)) == [word.index for word in source.words]


@settings(deadline=None, max_examples=40)
@given(st.lists(LINES, max_size=14))
def test_words_keep_their_order(inside: list[str]) -> None:
    source = document(HEAD + "\n".join(inside))
    order = [index for block in unflatten(source).blocks for index in words((block,))]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Ngày\nCa 1 (6h00 - 14h00)\nCa 2 (14h00 - 22h00)\n28/8/2021\nLò Văn An, Trần Đăng\nHải\nHà Thị Lan\n"
            "29/8/2021\nHà Thị Lan, Trần Đăng\nHải\nLò Văn An\n30/8/2021\nLò Văn An\nHà Thị Lan",
            [
                ["28/8/2021", "Lò Văn An, Trần Đăng Hải", "Hà Thị Lan"],
                ["29/8/2021", "Hà Thị Lan, Trần Đăng Hải", "Lò Văn An"],
                ["30/8/2021", "Lò Văn An", "Hà Thị Lan"],
            ],
        ),
        (
            "Tháng\nNgày tiếp công dân\nGhi chú\nGiám đốc\nLò Văn An\nPhó Giám đốc\nHà Thị Lan\n"
            "Tháng 7\n05, 19\n12\nTháng 8\n02, 16, 30\n09\nTháng 9\n06, 20\n13\nTháng 10\n04, 18\n11\n"
            "2. Thời gian, địa điểm\n- Địa điểm: Phòng Tiếp công dân.",
            [
                ["Tháng 7", "05, 19", "12", ""],
                ["Tháng 8", "02, 16, 30", "09", ""],
                ["Tháng 9", "06, 20", "13", ""],
                ["Tháng 10", "04, 18", "11", ""],
            ],
        ),
        (
            "Ngày tiếp\nBuổi\nĐại biểu tiếp\nChức danh\nNơi tiếp\n05/8/2024\nSáng Lò Văn An Chủ tịch HĐND\nUBND xã\n"
            "Chiều Hà Thị Lan\nTrưởng ban Pháp\nchế\nUBND xã\n12/8/2024\n"
            "Sáng Hà Thị Lan\nTrưởng ban Pháp\nchế\nUBND xã",
            [
                ["05/8/2024", "Sáng", "Lò Văn An", "Chủ tịch HĐND", "UBND xã"],
                ["", "Chiều", "Hà Thị Lan", "Trưởng ban Pháp chế", "UBND xã"],
                ["12/8/2024", "Sáng", "Hà Thị Lan", "Trưởng ban Pháp chế", "UBND xã"],
            ],
        ),
        (
            "STT\nHọ và tên\nChức vụ\nNgày tiếp công dân\nTháng 4\nTháng 5\nTháng 6\nI. HUYỆN ỦY\n1\nLò Văn An\n"
            "Bí thư\n14\n12\n09\nII. ỦY BAN NHÂN DÂN\n2\nHà Thị Lan\nChủ tịch UBND\n05, 19\n10, 24\n07\n3\nTrần Đăng "
            "Hải\nPhó Chủ tịch UBND\n12\n17\n14",
            [
                ["1", "Lò Văn An", "Bí thư", "14", "12", "09"],
                ["II. ỦY BAN NHÂN DÂN"],
                ["2", "Hà Thị Lan", "Chủ tịch UBND", "05, 19", "10, 24", "07"],
                ["3", "Trần Đăng Hải", "Phó Chủ tịch UBND", "12", "17", "14"],
            ],
        ),
    ],
)
def test_rosters_below_shifts_and_leaders(text: str, rows: list[list[str]]) -> None:
    table = next(block for block in unflatten(document(text)).blocks if isinstance(block, Table))
    assert [cells(table, row) for row in range(table.n_rows - len(rows), table.n_rows)] == rows
