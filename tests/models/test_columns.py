"""Which column of a table is what."""

import pytest

from builders import Row, table
from congtac.models.columns import infer_layout
from congtac.models.people import parse_people

WEEK = [
    ["Thứ Hai 05/8", "8h00", "Họp giao ban khối kinh tế quý III", "Chủ tịch", "Phòng họp số 2"],
    ["Thứ Ba 06/8", "14h00", "Kiểm tra công tác phòng chống thiên tai", "PCT Hường", "Xã Nà Pheo"],
    ["Thứ Tư 07/8", "7h30", "Dự hội nghị sơ kết công tác giảm nghèo", "PCT Khôi", "Hội trường lớn"],
]


def roles(*rows: object) -> str:
    layout = infer_layout(table(*rows))  # type: ignore[arg-type]
    return f"{layout.head_rows}: {' '.join(str(column.role) for column in layout.columns)}"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [["Ngày", "Giờ", "Nội dung", "Chủ trì", "Địa điểm"], *WEEK],
            "1: date time content leader location",
        ),
        (
            [["Nội dung", "Địa điểm", "Chủ trì", "Thứ/ngày", "Giờ"], *([r[2], r[4], r[3], r[0], r[1]] for r in WEEK)],
            "1: content location leader date time",
        ),
        (
            [
                ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"],
                ["1", "Xây dựng kế hoạch phát triển kinh tế", "Phòng TCKH", "Các phòng, ban liên quan", "Tháng 3"],
                ["2", "Báo cáo kết quả giảm nghèo năm 2024", "Phòng Nội vụ", "Công an xã", "Quý II"],
            ],
            "1: index content department coordinator date",
        ),
        (
            [
                ["STT", "Ngày", "Buổi", "Nội dung", "Thành phần", "Ghi chú"],
                ["1", "05/8", "Sáng", "Họp giao ban tuần của cơ quan", "Toàn thể cán bộ", ""],
                ["2", "06/8", "Chiều", "Đi kiểm tra cơ sở tại các bản", "Phòng Kinh tế", "Xe 1"],
            ],
            "1: index date session content participants note",
        ),
        (
            [
                ["Thứ, ngày", "Nội dung làm việc", "Thành phần", "Địa điểm", "Lãnh đạo chủ trì"],
                ["(1)", "(2)", "(3)", "(4)", "(5)"],
                ["Hai\n05/8", "Họp giao ban tuần của cơ quan", "Các phòng", "Phòng họp số 1", "Đ/c Hường"],
            ],
            "2: date content participants location leader",
        ),
        (
            [
                ["Thứ, ngày", "Buổi", "Lãnh đạo tiếp dân", "Cơ quan, cán bộ cùng tiếp", "Nơi tiếp"],
                ["05/8", "Sáng", "Đ/c Hường, PCT UBND", "Thanh tra huyện, Phòng TN&MT", "Trụ sở UBND"],
                ["06/8", "Chiều", "Đ/c Khôi, PCT UBND", "Phòng Tư pháp", "UBND xã Nà Pheo"],
            ],
            "1: date session leader participants location",
        ),
        (WEEK, "0: date time content leader location"),
        (
            [
                ["Ngày", "Nội dung"],
                ["05/8", "Họp giao ban tuần của cơ quan"],
                ["06/8", "Đi kiểm tra cơ sở tại các bản"],
            ],
            "1: date content",
        ),
    ],
    ids=["week", "other order", "annual plan", "sessions", "numbered head", "reception", "no head", "two columns"],
)
def test_roles_of_columns(rows: list[list[str]], expected: str) -> None:
    assert roles(*rows) == expected


def test_columns_of_sessions_hold_contents() -> None:
    layout = infer_layout(
        table(
            ["Thứ/ngày", "Sáng", "Chiều"],
            ["Hai 05/8", "Họp giao ban tuần của cơ quan", "Làm việc tại cơ quan cả buổi"],
            ["Ba 06/8", "Đi kiểm tra cơ sở tại các bản", "Tiếp công dân định kỳ tháng 8"],
        )
    )
    assert [column.role for column in layout.columns] == ["date", "content", "content"]


def test_columns_of_leaders_hold_contents() -> None:
    layout = infer_layout(
        table(
            ["Ngày", "Chủ tịch Lò Văn Pản", "PCT Lê Thị Hường", "PCT Trịnh Đình Khôi"],
            ["05/8", "Họp giao ban tuần của cơ quan", "Làm việc tại cơ quan cả ngày", "Đi kiểm tra cơ sở"],
            ["06/8", "Đi kiểm tra cơ sở tại các bản", "Tiếp công dân định kỳ", "Dự hội nghị sơ kết công tác"],
        )
    )
    assert [column.role for column in layout.columns] == ["date", "content", "content", "content"]


def test_a_head_of_two_levels() -> None:
    layout = infer_layout(
        table(
            ["TT", "Nội dung công việc", "Cơ quan thực hiện", "<", "Thời gian hoàn thành"],
            ["^", "^", "Chủ trì", "Phối hợp", "^"],
            ["1", "Xây dựng kế hoạch phát triển kinh tế", "Phòng TCKH", "Các phòng, ban liên quan", "Tháng 3"],
            ["2", "Báo cáo kết quả giảm nghèo năm 2024", "Phòng Nội vụ", "Công an xã", "Quý II"],
        )
    )
    assert layout.head_rows == 2
    assert [column.role for column in layout.columns] == ["index", "content", "department", "coordinator", "date"]


@pytest.mark.parametrize(
    "heads",
    [
        [
            ["Buổi", "ĐẢNG ỦY", "<", "UBND", "<"],
            ["^", "Bí thư Đảng ủy", "PBT Thường trực", "Chủ tịch UBND", "PCT UBND"],
            ["^", "Bùi Khắc Toán", "Trần Lệ Huyền", "Đặng Tấn Khiêm", "Hồ Bích Ngà"],
        ],
        [
            ["Buổi", "Bí thư Đảng ủy", "PBT Thường trực", "Chủ tịch UBND", "PCT UBND"],
            ["", "Bùi Khắc Toán", "Trần Lệ Huyền", "Đặng Tấn Khiêm", "Hồ Bích Ngà"],
        ],
        [
            ["Buổi", "Bùi Khắc Toán", "Trần Lệ Huyền", "Đặng Tấn Khiêm", "Hồ Bích Ngà"],
            ["^", "Bí thư Đảng ủy", "PBT Thường trực", "Chủ tịch UBND", "PCT UBND"],
        ],
    ],
    ids=["below bodies", "names in a row of their own", "names above offices"],
)
def test_offices_and_names_in_rows_of_a_head(heads: list[Row]) -> None:
    days: list[Row] = ["THỨ HAI, NGÀY 29/9/2025", ["Sáng", "Chào cờ", "", "Họp tổ công tác", "Tiếp công dân"]]
    layout = infer_layout(table(*heads, *days))
    assert layout.head_rows == len(heads)
    assert [people_in(column.values.get("leader", "")) for column in layout.columns[1:]] == [
        [("Bùi Khắc Toán", "Bí thư Đảng ủy")],
        [("Trần Lệ Huyền", "Phó Bí thư Thường trực")],
        [("Đặng Tấn Khiêm", "Chủ tịch UBND")],
        [("Hồ Bích Ngà", "Phó Chủ tịch UBND")],
    ]


def test_one_office_over_several_names() -> None:
    layout = infer_layout(
        table(
            ["Thứ, ngày", "Giám đốc", "Các Phó Giám đốc", "<"],
            ["^", "Lò Văn Pản", "Lê Thị Hường", "Trịnh Đình Khôi"],
            ["05/8", "Họp giao ban tuần của cơ quan", "", "Đi kiểm tra cơ sở"],
        )
    )
    assert [people_in(column.values.get("leader", "")) for column in layout.columns[1:]] == [
        [("Lò Văn Pản", "Giám đốc")], [("Lê Thị Hường", "Phó Giám đốc")], [("Trịnh Đình Khôi", "Phó Giám đốc")]
    ]  # fmt: skip


def people_in(text: str) -> list[tuple[str | None, str | None]]:
    return [(person.name, person.title) for person in parse_people(text)]


def test_a_layout_answers_for_its_columns() -> None:
    layout = infer_layout(table(["Ngày", "Giờ", "Nội dung", "Chủ trì", "Địa điểm"], *WEEK))
    assert (layout.role(0), layout.role(2)) == ("date", "content")
    assert layout.has("leader")
    assert not layout.has("coordinator")


def test_a_row_of_units_is_no_head() -> None:
    layout = infer_layout(
        table(
            ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"],
            ["1", "Xây dựng kế hoạch phát triển kinh tế", "Phòng TCKH", "Phòng Kinh tế", "Tháng 3"],
            ["2", "Báo cáo kết quả giảm nghèo năm 2024", "Phòng Nội vụ", "Công an xã", "Quý II"],
        )
    )
    assert layout.head_rows == 1


def test_units_and_dues_in_a_plan_are_fields() -> None:
    layout = infer_layout(
        table(
            ["TT", "Nội dung công việc", "Cơ quan thực hiện", "Thời gian trình", "<"],
            ["^", "^", "^", "Thường trực Huyện ủy", "Ban Thường vụ Huyện ủy"],
            ["1", "Xây dựng nghị quyết về phát triển kinh tế", "Ban Tuyên giáo", "Tháng 2", "Tháng 3"],
            ["2", "Tổng kết công tác kiểm tra năm 2024", "Ủy ban Kiểm tra", "Tháng 4", "Tháng 5"],
        )
    )
    assert [column.role for column in layout.columns][:3] == ["index", "content", "department"]
    assert not any(column.values for column in layout.columns)
