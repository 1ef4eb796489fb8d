"""Tables of days into entries."""

import pytest

from builders import Row, paragraphs, table
from congtac.extract.document import Table
from congtac.models.cell_entries import split_content
from congtac.models.columns import infer_layout
from congtac.models.day_table import read_day_table
from congtac.models.reading import Claim, Entry
from congtac.models.table_context import Context

HEAD = ["Ngày", "Buổi", "Nội dung", "Chủ trì", "Địa điểm"]


def _read(made: Table, section: tuple[str, ...] = ()) -> tuple[tuple[Entry, ...], tuple[Claim, ...]] | None:
    return read_day_table(made, infer_layout(made), Context(section))


def read(*rows: Row, section: tuple[str, ...] = ()) -> tuple[Entry, ...]:
    found = _read(table(*rows), section)
    assert found is not None
    return found[0]


def shown(entry: Entry, *names: str) -> str:
    """Fields of an entry, each on one line, without the punctuation that the next room drops."""
    return " | ".join(" ".join(entry.text(name).split()).strip(" .;:-,") for name in names)  # type: ignore[arg-type]


def test_a_row_is_an_entry() -> None:
    entries = read(
        HEAD,
        ["Thứ Hai 05/8", "Sáng", "Họp giao ban tuần của cơ quan", "Chủ tịch", "Phòng họp số 2"],
        ["Thứ Ba 06/8", "Chiều", "Đi kiểm tra cơ sở các bản", "PCT Hường", "Xã Nà Pheo"],
    )
    assert [shown(entry, "date", "session", "content", "leader", "location") for entry in entries] == [
        "Thứ Hai 05/8 | Sáng | Họp giao ban tuần của cơ quan | Chủ tịch | Phòng họp số 2",
        "Thứ Ba 06/8 | Chiều | Đi kiểm tra cơ sở các bản | PCT Hường | Xã Nà Pheo",
    ]


def test_a_merged_day_holds_for_its_rows() -> None:
    entries = read(
        HEAD,
        ["Thứ Hai 05/8", "Sáng", "Họp giao ban tuần của cơ quan", "Chủ tịch", ""],
        ["^", "Chiều", "Đi kiểm tra cơ sở các bản", "PCT Hường", ""],
        ["Thứ Ba 06/8", "Sáng", "Tiếp công dân định kỳ tháng", "Chủ tịch", ""],
    )
    assert [shown(entry, "date", "session") for entry in entries] == [
        "Thứ Hai 05/8 | Sáng", "Thứ Hai 05/8 | Chiều", "Thứ Ba 06/8 | Sáng"
    ]  # fmt: skip


def test_an_empty_day_or_session_takes_the_one_above_within_the_day() -> None:
    entries = read(
        HEAD,
        ["Thứ Hai 05/8", "Sáng", "Họp giao ban tuần của cơ quan", "Chủ tịch", ""],
        ["", "", "Nghe báo cáo về công tác giảm nghèo", "Chủ tịch", ""],
        ["", "Chiều", "Đi kiểm tra cơ sở các bản", "PCT Hường", ""],
        ["Thứ Ba 06/8", "", "Tiếp công dân định kỳ tháng", "Chủ tịch", ""],
    )
    assert [shown(entry, "date", "session") for entry in entries] == [
        "Thứ Hai 05/8 | Sáng", "Thứ Hai 05/8 | Sáng", "Thứ Hai 05/8 | Chiều", "Thứ Ba 06/8 | "
    ]  # fmt: skip


def test_a_merged_leader_and_place_hold_for_their_rows() -> None:
    entries = read(
        HEAD,
        ["Thứ Hai 05/8", "Sáng", "Họp giao ban tuần của cơ quan", "Chủ tịch", "Phòng họp số 2"],
        ["^", "Chiều", "Nghe báo cáo về công tác giảm nghèo", "^", "^"],
        ["Thứ Ba 06/8", "Sáng", "Tiếp công dân định kỳ tháng", "PCT Hường", "Trụ sở"],
    )
    assert [shown(entry, "leader", "location") for entry in entries] == [
        "Chủ tịch | Phòng họp số 2", "Chủ tịch | Phòng họp số 2", "PCT Hường | Trụ sở"
    ]  # fmt: skip


def test_a_content_over_two_sessions_is_one_entry_of_both() -> None:
    entries = read(
        HEAD,
        ["Thứ Hai 05/8", "Sáng", "Dự hội nghị tập huấn nghiệp vụ", "Chủ tịch", ""],
        ["^", "Chiều", "^", "^", ""],
        ["Thứ Ba 06/8", "Sáng", "Tiếp công dân định kỳ tháng", "PCT Hường", ""],
    )
    assert [shown(entry, "session", "content") for entry in entries] == [
        "Sáng Chiều | Dự hội nghị tập huấn nghiệp vụ", "Sáng | Tiếp công dân định kỳ tháng"
    ]  # fmt: skip


def test_rows_of_a_day_part_the_table() -> None:
    entries = read(
        ["Giờ", "Nội dung", "Chủ trì"],
        "THỨ HAI, NGÀY 05/8",
        ["8h00", "Họp giao ban tuần của cơ quan", "Chủ tịch"],
        ["14h00", "Đi kiểm tra cơ sở các bản", "PCT Hường"],
        "THỨ BA, NGÀY 06/8",
        ["8h00", "Tiếp công dân định kỳ tháng", "Chủ tịch"],
    )
    assert [shown(entry, "date", "time", "content") for entry in entries] == [
        "THỨ HAI, NGÀY 05/8 | 8h00 | Họp giao ban tuần của cơ quan",
        "THỨ HAI, NGÀY 05/8 | 14h00 | Đi kiểm tra cơ sở các bản",
        "THỨ BA, NGÀY 06/8 | 8h00 | Tiếp công dân định kỳ tháng",
    ]


def test_a_row_of_a_heading_is_a_section() -> None:
    entries = read(
        ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời gian hoàn thành"],
        "I. LĨNH VỰC KINH TẾ",
        ["1", "Xây dựng kế hoạch phát triển kinh tế", "Phòng TCKH", "Tháng 3"],
        "II. LĨNH VỰC VĂN HÓA",
        ["2", "Báo cáo kết quả giảm nghèo năm 2024", "Phòng Nội vụ", "Quý II"],
        section=("Phụ lục",),
    )
    assert [entry.section[-1] for entry in entries] == ["I. LĨNH VỰC KINH TẾ", "II. LĨNH VỰC VĂN HÓA"]
    assert [entry.kind for entry in entries] == ["deadline", "deadline"]


@pytest.mark.parametrize("blank", [["", ""], ["Sáng", ""], ["Chiều", "  "]])
def test_days_left_empty_give_no_entry(blank: list[str]) -> None:
    entries = read(
        ["Ngày", "Buổi", "Nội dung"],
        ["Thứ Hai 05/8", "Sáng", "Họp giao ban tuần của cơ quan"],
        ["Thứ Ba 06/8", *blank],
        ["Thứ Tư 07/8", "Sáng", "Đi kiểm tra cơ sở các bản"],
    )
    assert [shown(entry, "date") for entry in entries] == ["Thứ Hai 05/8", "Thứ Tư 07/8"]


def test_columns_of_sessions() -> None:
    entries = read(
        ["Thứ/ngày", "Sáng", "Chiều"],
        ["Hai 05/8", "Họp giao ban tuần của cơ quan", "Làm việc tại cơ quan cả buổi"],
        ["Ba 06/8", "Đi kiểm tra cơ sở tại các bản", ""],
        ["Tư 07/8", "Dự hội nghị sơ kết ở huyện", "<"],
    )
    assert [shown(entry, "date", "session") for entry in entries] == [
        "Hai 05/8 | Sáng", "Hai 05/8 | Chiều", "Ba 06/8 | Sáng", "Tư 07/8 | Sáng Chiều"
    ]  # fmt: skip


def test_columns_of_leaders() -> None:
    entries = read(
        ["Ngày", "Chủ tịch Lò Văn Pản", "PCT Lê Thị Hường", "PCT Trịnh Đình Khôi"],
        ["05/8", "Họp giao ban tuần của cơ quan", "<", "<"],
        ["06/8", "Đi kiểm tra cơ sở các bản", "Tiếp công dân định kỳ", "Nghỉ phép"],
        ["07/8", "Nghỉ lễ Quốc khánh", "<", "<"],
    )
    assert [shown(entry, "date", "leader") for entry in entries] == [
        "05/8 | Chủ tịch Lò Văn Pản PCT Lê Thị Hường PCT Trịnh Đình Khôi",
        "06/8 | Chủ tịch Lò Văn Pản",
        "06/8 | PCT Lê Thị Hường",
        "06/8 | PCT Trịnh Đình Khôi",
        "07/8 | ",
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (["Họp giao ban tuần"], ["Họp giao ban tuần"]),
        (["- Họp giao ban", "- Đi kiểm tra cơ sở"], ["- Họp giao ban\n- Đi kiểm tra cơ sở"]),
        (["- 8h00: Họp giao ban", "- 14h00: Đi cơ sở"], ["- 8h00: Họp giao ban", "- 14h00: Đi cơ sở"]),
        (["8h00: Họp giao ban", "14h00: Đi cơ sở"], ["8h00: Họp giao ban", "14h00: Đi cơ sở"]),
        (["- Sáng: Họp giao ban", "- Chiều: Đi cơ sở"], ["- Sáng: Họp giao ban", "- Chiều: Đi cơ sở"]),
        (["- PCT Hường: Họp", "- PCT Khôi: Đi cơ sở"], ["- PCT Hường: Họp", "- PCT Khôi: Đi cơ sở"]),
        (["- Họp tại Phòng họp 1", "- Họp tại Phòng họp 2"], ["- Họp tại Phòng họp 1", "- Họp tại Phòng họp 2"]),
        (["8h00: Họp giao ban", "Thành phần: Cán bộ xã"], ["8h00: Họp giao ban\nThành phần: Cán bộ xã"]),
    ],
)
def test_bullets_with_times_leaders_or_places_of_their_own_are_entries(content: list[str], expected: list[str]) -> None:
    assert [chunk.text for chunk, _ in split_content(paragraphs(*content), {})] == expected


def test_bullets_are_entries_where_other_cells_are_split_alike() -> None:
    entries = read(
        HEAD,
        ["05/8", "Sáng", "- Họp giao ban tuần\n- Đi kiểm tra cơ sở", "- Chủ tịch\n- PCT Hường", ""],
        ["06/8", "Sáng", "- Họp giao ban tuần\n- Đi kiểm tra cơ sở", "Chủ tịch", ""],
    )
    assert [shown(entry, "date", "leader") for entry in entries] == [
        "05/8 | Chủ tịch", "05/8 | PCT Hường", "06/8 | Chủ tịch"
    ]  # fmt: skip


def test_clauses_in_the_content_fill_the_fields_that_have_no_column() -> None:
    entries = read(
        ["Ngày", "Nội dung"],
        ["05/8", "8h00: Chủ tịch chủ trì họp giao ban tại Phòng họp số 2"],
        ["06/8", "14h00: PCT Hường dự họp. Thành phần: Cán bộ xã"],
    )
    assert [shown(entry, "time", "leader", "content", "location", "participants") for entry in entries] == [
        "8h00 | Chủ tịch | chủ trì họp giao ban | Phòng họp số 2 | ",
        "14h00 | PCT Hường | dự họp |  | Cán bộ xã",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Họ và tên", "Chức vụ"], ["Lò Văn Pản", "Chủ tịch"], ["Lê Thị Hường", "Phó Chủ tịch"]],
        [["Tên xã", "Diện tích", "Dân số"], ["Nà Pheo", "120", "3400"], ["Khe Vàng", "80", "2100"]],
        [["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"]],
    ],
    ids=["people", "figures", "signature"],
)
def test_other_tables_are_not_taken(rows: list[list[str]]) -> None:
    assert _read(table(*rows)) is None


def test_every_word_of_the_table_is_accounted_for() -> None:
    made = table(
        HEAD,
        ["Thứ Hai 05/8", "Sáng", "- 8h00: Họp giao ban\n- 10h00: Tiếp công dân", "Chủ tịch", "Phòng họp số 2"],
        ["^", "Chiều", "", "", ""],
        "Thứ Ba, ngày 06/8",
        ["", "Sáng", "Đi kiểm tra cơ sở các bản", "PCT Hường", "Xã Nà Pheo"],
        furniture=["Ngày Buổi Nội dung"],
    )
    found = _read(made)
    assert found is not None
    entries, claims = found
    held = frozenset().union(
        *(claim.words for claim in claims), (word.index for entry in entries for word in entry.words)
    )
    words = [word for part in (*made.cells, *made.furniture) for word in part.words]
    assert [word.text for word in words if word.index not in held] == []


def test_a_word_belongs_to_one_entry() -> None:
    entries = read(
        HEAD,
        ["Thứ Hai 05/8", "Sáng", "- 8h00: Họp giao ban\n- 10h00: Tiếp công dân", "Chủ tịch", "Phòng họp số 2"],
        ["^", "Chiều", "Đi kiểm tra cơ sở các bản", "^", "Xã Nà Pheo"],
    )
    owned = [word.index for entry in entries for word in entry.words]
    assert len(set(owned)) == len(owned)


def test_two_columns_of_days_are_a_span() -> None:
    entries = read(
        ["Từ ngày", "Đến ngày", "Nội dung công việc", "Lãnh đạo phụ trách"],
        ["05/08/2019", "08/08/2019", "Kiểm tra tiến độ thu hoạch lúa", "PCT Hường"],
        ["09/08/2019", "09/08/2019", "Tiếp công dân định kỳ tại trụ sở", "CT Khôi"],
    )
    assert [shown(entry, "date") for entry in entries] == ["từ 05/08/2019 đến 08/08/2019", "09/08/2019"]


PLAN = ["TT", "Nội dung công việc", "Bộ phận thực hiện", "Kết quả"]


def test_months_as_rows_leave_work_its_own_days() -> None:
    entries = read(
        PLAN,
        ["I", "THÁNG 4", "<", "<"],
        ["1", "Tiêm phòng vắc xin đợt I các huyện vùng cao", "Phòng Dịch tễ", ""],
        ["2", "Ngày 07/4: Giao ban Trạm trưởng các Trạm", "Phòng TC-HC", ""],
        ["3", "Trước ngày 25/4: Báo cáo Sở kết quả tiêm phòng", "Phòng Dịch tễ", ""],
        ["II", "THÁNG 5", "<", "<"],
        ["4", "8h00 ngày 28/5: Hội nghị sơ kết công tác", "^", ""],
    )
    assert [(shown(entry, "date", "time", "content"), entry.kind) for entry in entries] == [
        ("THÁNG 4 |  | Tiêm phòng vắc xin đợt I các huyện vùng cao", "deadline"),
        ("Ngày 07/4 |  | Giao ban Trạm trưởng các Trạm", None),
        ("Trước ngày 25/4 |  | Báo cáo Sở kết quả tiêm phòng", "deadline"),
        ("ngày 28/5 | 8h00 | Hội nghị sơ kết công tác", None),
    ]


@pytest.mark.parametrize(
    ("month", "heading", "date"),
    [
        (["II", "THÁNG 6", "<", "<"], ["III", "CÔNG TÁC KHÁC", "<", "<"], ""),
        ("Tháng 6", "Công việc thường xuyên", ""),
        (["II", "THÁNG 6", "<", "<"], ["1", "Công tác thú y", "<", "<"], "THÁNG 6"),
    ],
    ids=["numbered alike", "standing work", "a part of the month"],
)
def test_where_a_month_ends(month: Row, heading: Row, date: str) -> None:
    (entry,) = read(PLAN, month, heading, ["5", "Trực đường dây nóng tiếp nhận thông tin", "Phòng Dịch tễ", ""])
    assert (entry.text("date"), entry.kind) == (date, "deadline" if date else "task")


def test_two_columns_of_hours_are_a_span() -> None:
    entries = read(
        ["Ngày", "Bắt đầu", "Kết thúc", "Nội dung công việc", "Chủ trì"],
        ["05/8", "07:30", "09:00", "Họp giao ban tuần của cơ quan", "GĐ Hường"],
        ["06/8", "14:00", "", "Tiếp công dân định kỳ tại trụ sở", "PGĐ Khôi"],
        ["07/8", "08:00", "11:30", "Tập huấn phần mềm quản lý văn bản", "PGĐ Khôi"],
    )
    assert [shown(entry, "time") for entry in entries] == ["từ 07:30 đến 09:00", "14:00", "từ 08:00 đến 11:30"]


def test_hours_and_places_in_one_column_below_rows_of_days() -> None:
    entries = read(
        ["Nội dung công việc", "Thời gian, địa điểm", "Lãnh đạo Hội"],
        "08/3 (Thứ Hai)",
        ["Mít tinh kỷ niệm Ngày Quốc tế Phụ nữ", "7h30, Trung tâm Hội nghị tỉnh", "Chủ tịch"],
        ["Làm việc tại cơ quan", "", "PCT Hường"],
        ["Dự hội nghị Ban Chấp hành Đảng bộ", "Cả ngày, Hội trường Tỉnh ủy", "Chủ tịch"],
    )
    assert [shown(entry, "date", "time", "location") for entry in entries] == [
        "08/3 (Thứ Hai) | 7h30 | Trung tâm Hội nghị tỉnh",
        "08/3 (Thứ Hai) |  | ",
        "08/3 (Thứ Hai) | Cả ngày | Hội trường Tỉnh ủy",
    ]


@pytest.mark.parametrize("ditto", ["nt", "-nt-", '"', "Như trên", "//"])
def test_dittos_hold_what_stands_above(ditto: str) -> None:
    made = table(
        HEAD,
        ["Thứ Hai 05/8", "Sáng", "Họp giao ban tuần của cơ quan", "Chủ tịch", "Phòng họp số 2"],
        [ditto, "Chiều", "Nghe báo cáo về công tác giảm nghèo", ditto, ditto],
        ["Thứ Ba 06/8", "Sáng", ditto, "PCT Hường", ditto],
    )
    found = _read(made)
    assert found is not None
    assert [shown(entry, "date", "content", "leader", "location") for entry in found[0]] == [
        "Thứ Hai 05/8 | Họp giao ban tuần của cơ quan | Chủ tịch | Phòng họp số 2",
        "Thứ Hai 05/8 | Nghe báo cáo về công tác giảm nghèo | Chủ tịch | Phòng họp số 2",
        "Thứ Ba 06/8 | Nghe báo cáo về công tác giảm nghèo | PCT Hường | Phòng họp số 2",
    ]


def test_a_session_without_activity_gives_no_entry() -> None:
    entries = read(["Ngày", "Nội dung"], ["05/8", "Sáng:\nChiều:\n- 14h00: Họp giao ban cơ quan"])
    assert [shown(entry, "session", "time", "content") for entry in entries] == ["Chiều | 14h00 | Họp giao ban cơ quan"]


@pytest.mark.parametrize(
    "heads",
    [
        [["Lãnh đạo", "Thứ Hai 05/8", "Thứ Ba 06/8"]],
        [["", "Thứ Hai\n05/8", "Thứ Ba\n06/8"]],
        [["Lãnh đạo", "Thứ Hai", "Thứ Ba"], ["^", "05/8", "06/8"]],
    ],
    ids=["named", "no name over the leaders", "dates in a row of their own"],
)
def test_columns_of_days(heads: list[Row]) -> None:
    entries = read(
        *heads,
        ["CT Nguyễn Văn An", "Sáng: Họp giao ban\nChiều: Tiếp công dân", "Làm việc tại cơ quan"],
        ["PCT Lê Thị Bình", "8h00: Họp tổ công tác", "Nghỉ phép"],
    )
    assert [shown(entry, "date", "leader", "content") for entry in entries] == [
        "Thứ Hai 05/8 | CT Nguyễn Văn An | Họp giao ban",
        "Thứ Hai 05/8 | CT Nguyễn Văn An | Tiếp công dân",
        "Thứ Ba 06/8 | CT Nguyễn Văn An | Làm việc tại cơ quan",
        "Thứ Hai 05/8 | PCT Lê Thị Bình | Họp tổ công tác",
        "Thứ Ba 06/8 | PCT Lê Thị Bình | Nghỉ phép",
    ]


@pytest.mark.parametrize("cells", [["x", ""], ["Lê Thị Bình", "Trần Văn Cảnh"]], ids=["marks", "names"])
def test_marks_and_names_below_days_are_a_roster(cells: list[str]) -> None:
    assert _read(table(["Ca trực", "05/8", "06/8"], ["Ca 1", *cells], ["Ca 2", *cells[::-1]])) is None


def test_groups_of_columns_below_sessions() -> None:
    entries = read(
        ["Thứ, ngày", "SÁNG", "<", "<", "CHIỀU", "<", "<"],
        ["^", "Giờ", "Nội dung", "Chủ trì", "Giờ", "Nội dung", "Chủ trì"],
        ["Hai 05/8", "7h30", "Họp giao ban cơ quan", "Chủ tịch", "14h00", "Tiếp công dân", "PCT Hường"],
        ["Ba 06/8", "8h00", "Đi kiểm tra cơ sở", "PCT Hường", "", "", ""],
    )
    assert [shown(entry, "date", "session", "time", "leader", "content") for entry in entries] == [
        "Hai 05/8 | SÁNG | 7h30 | Chủ tịch | Họp giao ban cơ quan",
        "Hai 05/8 | CHIỀU | 14h00 | PCT Hường | Tiếp công dân",
        "Ba 06/8 | SÁNG | 8h00 | PCT Hường | Đi kiểm tra cơ sở",
    ]


def test_a_caption_over_the_head_and_heads_below_each_day() -> None:
    head = ["Giờ", "Nội dung", "Chủ trì"]
    entries = read(
        "THỨ HAI, NGÀY 05/8",
        head,
        ["8h00", "Họp giao ban toàn cơ quan", "Chủ tịch"],
        "THỨ BA, NGÀY 06/8",
        head,
        ["8h30", "Tiếp công dân định kỳ tháng", "PCT Hường"],
    )
    assert [shown(entry, "date", "time", "leader") for entry in entries] == [
        "THỨ HAI, NGÀY 05/8 | 8h00 | Chủ tịch", "THỨ BA, NGÀY 06/8 | 8h30 | PCT Hường"
    ]  # fmt: skip


def test_an_hour_in_the_column_of_days_is_of_the_day_above() -> None:
    entries = read(
        ["Thời gian", "Nội dung", "Chủ trì"],
        ["8h00 ngày 05/8", "Họp giao ban toàn cơ quan", "Chủ tịch"],
        ["14h00", "Tiếp công dân định kỳ tháng", "PCT Hường"],
        ["15h30, 16/8", "Đi kiểm tra cơ sở các bản", "PCT Hường"],
    )
    assert [shown(entry, "date", "time") for entry in entries] == [
        "8h00 ngày 05/8 | ", "8h00 ngày 05/8 | 14h00", "15h30, 16/8 | "
    ]  # fmt: skip


def test_a_weekday_merged_down_beside_a_date_that_is_not() -> None:
    entries = read(
        ["Thứ", "Ngày", "Giờ", "Nội dung", "Chủ trì"],
        ["6", "16/01/2026", "8h00", "Tập huấn an toàn tiêm chủng", "Chủ tịch"],
        ["^", "", "17h30", "Gặp mặt cuối năm của cơ quan", "PCT Hường"],
        ["7", "17/01/2026", "Cả ngày", "Đi kiểm tra cơ sở các bản", "PCT Hường"],
    )
    assert [shown(entry, "date") for entry in entries] == ["6 16/01/2026", "6 16/01/2026", "7 17/01/2026"]


def test_a_holiday_below_a_week_is_on_its_own_day() -> None:
    entries = read(
        ["Tuần", "Nội dung công việc", "Phụ trách"],
        ["Tuần 1 (02/9 - 07/9)", "Nghỉ lễ Quốc khánh 02/9", "<"],
        ["^", "Ổn định nền nếp, biên chế lớp học", "Chủ tịch"],
    )
    assert [shown(entry, "date", "content") for entry in entries] == [
        "02/9 | Nghỉ lễ Quốc khánh 02/9", "Tuần 1 (02/9 - 07/9) | Ổn định nền nếp, biên chế lớp học"
    ]  # fmt: skip
