"""Rosters in every orientation: who, when and where in rows, columns and the cells between; what in the title."""

import pytest

from builders import Row, document, passage
from congtac.models.reader import read
from congtac.models.rosters import activity_in
from congtac.normalize.coverage import residue
from congtac.normalize.records import Item
from congtac.normalize.tidy import tidy

RECEPTION = "LỊCH TIẾP CÔNG DÂN THÁNG 8 NĂM 2024"
DUTY = "LỊCH TRỰC CƠ QUAN THÁNG 8 NĂM 2024"
DAYS = ["Thứ Hai\n05/8", "Thứ Ba\n06/8", "Thứ Tư\n07/8"]


def rows(title: str, *table: Row) -> tuple[Item, ...]:
    """The rows of a roster; none of its words may be left over."""
    source = document("UBND XÃ NÀ PHEO\nSố: 15/LT-UBND", title, list(table))
    found = read(source)
    assert [part.text for part in residue(source, found.claims, "d")] == []
    return tidy(source, found, "x", "0").items


def shown(item: Item) -> str:
    """When, in which shift, who leads, which units, who is there and where; what is not said is left out."""
    days = [f"{day:%d/%m}" for day in dict.fromkeys((item.date_start, item.date_end)) if day]
    times = [f"{time:%H:%M}" for time in (item.time_start, item.time_end) if time]
    leaders = [f"{leader.name or ''}{f' ({leader.title})' if leader.title else ''}" for leader in item.leaders]
    parts = [
        "-".join(days), item.session, "-".join(times), "+".join(leaders), "+".join(item.departments),
        item.participants, item.location, item.note,
    ]  # fmt: skip
    return " | ".join(part for part in parts if part)


CASES: dict[str, tuple[str, list[Row], list[str]]] = {
    "people by months, days in the cells": (
        "LỊCH TIẾP CÔNG DÂN QUÝ III NĂM 2024",
        [
            ["TT", "Họ và tên", "Chức vụ", "Tháng 7", "Tháng 8", "Tháng 9", "Ghi chú"],
            ["1", "Lò Văn Pản", "Chủ tịch UBND", "05, 19", "02", "-", ""],
            ["2", "Lê Thị Hường", "Phó Chủ tịch UBND", "12", "", "13 (thay đ/c Pản)", "Buổi sáng"],
        ],
        [
            "05/07 | Lò Văn Pản (Chủ tịch UBND)",
            "19/07 | Lò Văn Pản (Chủ tịch UBND)",
            "02/08 | Lò Văn Pản (Chủ tịch UBND)",
            "12/07 | Lê Thị Hường (Phó Chủ tịch UBND) | Buổi sáng",
            "13/09 | Lê Thị Hường (Phó Chủ tịch UBND) | Buổi sáng thay đ/c Pản",
        ],
    ),
    "parts of the table in rows across all columns, the place below it": (
        "LỊCH TIẾP CÔNG DÂN QUÝ III NĂM 2024",
        [
            ["TT", "Họ và tên", "Chức vụ", "Ngày tiếp công dân", "<"],
            ["^", "^", "^", "Tháng 7", "Tháng 8"],
            ["I. HUYỆN ỦY", "<", "<", "<", "<"],
            ["1", "Lò Văn Pản", "Bí thư", "05", "02"],
            ["II. ỦY BAN NHÂN DÂN", "<", "<", "<", "<"],
            ["2", "Lê Thị Hường", "Chủ tịch UBND", "12", ""],
        ],
        ["05/07 | Lò Văn Pản (Bí thư)", "02/08 | Lò Văn Pản (Bí thư)", "12/07 | Lê Thị Hường (Chủ tịch UBND)"],
    ),
    "offices in a column beside those who receive": (
        RECEPTION,
        [
            ["Ngày tiếp", "Thành phần", "Chức danh", "Nơi tiếp"],
            ["05/8/2024", "Lò Văn Pản", "Chủ tịch HĐND", "Trụ sở HĐND xã"],
            ["12/8/2024", "Lê Thị Hường", "Trưởng ban Pháp chế", "Trụ sở HĐND xã"],
        ],
        [
            "05/08 | Lò Văn Pản (Chủ tịch HĐND) | Trụ sở HĐND xã",
            "12/08 | Lê Thị Hường (Trưởng ban Pháp chế) | Trụ sở HĐND xã",
        ],
    ),
    "months by people, days in the cells, two people in one": (
        "LỊCH TIẾP CÔNG DÂN QUÝ III NĂM 2024",
        [
            ["Tháng", "Ngày tiếp công dân", "<"],
            ["^", "Ông Lò Văn Pản\nChủ tịch", "Bà Lê Thị Hường\nPhó Chủ tịch"],
            ["Tháng 7", "05, 19", "12"],
            ["Tháng 8", "02", "<"],
        ],
        [
            "05/07 | Lò Văn Pản (Chủ tịch)",
            "19/07 | Lò Văn Pản (Chủ tịch)",
            "12/07 | Lê Thị Hường (Phó Chủ tịch)",
            "02/08 | Lò Văn Pản (Chủ tịch)+Lê Thị Hường (Phó Chủ tịch)",
        ],
    ),
    "people by months with bare numbers": (
        "LỊCH TIẾP CÔNG DÂN NĂM 2024",
        [
            ["Lãnh đạo tiếp", "Tháng", "<", "<"],
            ["^", "1", "2", "3"],
            ["Đ/c Lò Văn Pản, Chủ tịch", "05, 19", "02", "06"],
            ["Đ/c Lê Thị Hường, PCT", "12", "09", ""],
        ],
        [
            "05/01 | Lò Văn Pản (Chủ tịch)",
            "19/01 | Lò Văn Pản (Chủ tịch)",
            "02/02 | Lò Văn Pản (Chủ tịch)",
            "06/03 | Lò Văn Pản (Chủ tịch)",
            "12/01 | Lê Thị Hường (Phó Chủ tịch)",
            "09/02 | Lê Thị Hường (Phó Chủ tịch)",
        ],
    ),
    "places by months": (
        "LỊCH TIẾP CÔNG DÂN QUÝ III NĂM 2024",
        [
            ["Địa điểm", "Tháng 7", "Tháng 8", "Tháng 9"],
            ["Trụ sở UBND xã", "05", "02", "06"],
            ["Nhà văn hóa bản Mé", "12", "09", ""],
        ],
        [
            "05/07 | Trụ sở UBND xã",
            "02/08 | Trụ sở UBND xã",
            "06/09 | Trụ sở UBND xã",
            "12/07 | Nhà văn hóa bản Mé",
            "09/08 | Nhà văn hóa bản Mé",
        ],
    ),
    "days by people, ticked, with a holiday of all": (
        RECEPTION,
        [
            ["Ngày", "Đ/c Lò Văn Pản\nChủ tịch", "Đ/c Lê Thị Hường\nPhó Chủ tịch"],
            ["05/8", "x", ""],
            ["06/8", "Nghỉ bù", "<"],
            ["07/8", "", "x"],
        ],
        ["05/08 | Lò Văn Pản (Chủ tịch)", "06/08", "07/08 | Lê Thị Hường (Phó Chủ tịch)"],
    ),
    "days by people, sessions in the cells": (
        RECEPTION,
        [
            ["Ngày", "Chủ tịch", "Phó Chủ tịch Hường"],
            ["05/8", "Sáng", "Chiều"],
            ["06/8", "", "Cả ngày"],
        ],
        [
            "05/08 | morning |  (Chủ tịch)",
            "05/08 | afternoon | Hường (Phó Chủ tịch)",
            "06/08 | all_day | Hường (Phó Chủ tịch)",
        ],
    ),
    "sessions by days, leaders in the cells": (
        RECEPTION,
        [
            ["Buổi", *DAYS],
            ["Sáng", "Đ/c Lò Văn Pản - Chủ tịch", "Đ/c Lê Thị Hường - PCT", ""],
            ["Chiều", "", "Đ/c Lò Văn Pản - Chủ tịch", "Đ/c Lê Thị Hường - PCT"],
        ],
        [
            "05/08 | morning | Lò Văn Pản (Chủ tịch)",
            "06/08 | morning | Lê Thị Hường (Phó Chủ tịch)",
            "06/08 | afternoon | Lò Văn Pản (Chủ tịch)",
            "07/08 | afternoon | Lê Thị Hường (Phó Chủ tịch)",
        ],
    ),
    "weeks by weekdays": (
        "LỊCH TRỰC BAN GIÁM ĐỐC THÁNG 8 NĂM 2024",
        [
            ["Tuần", "Thứ 2", "Thứ 3", "Thứ 4"],
            ["Tuần 1\n(05/8 - 11/8)", "Lò Văn Pản", "Lê Thị Hường", "Vi Văn Tuất"],
            ["Tuần 2\n(12/8 - 18/8)", "Lê Thị Hường", "", "Lò Văn Pản"],
        ],
        [
            "05/08 | Lò Văn Pản",
            "06/08 | Lê Thị Hường",
            "07/08 | Vi Văn Tuất",
            "12/08 | Lê Thị Hường",
            "14/08 | Lò Văn Pản",
        ],
    ),
    "days by shifts with hours": (
        DUTY,
        [
            ["Ngày trực", "Ca 1\n(6h00 - 22h00)", "Ca 2\n(22h00 - 6h00 hôm sau)", "Trực lãnh đạo"],
            ["Thứ Hai\n05/8", "Lò Văn Pản", "Lê Thị Hường, Hà Văn Tiến", "Đ/c Vi Văn Tuất\nHạt trưởng"],
            ["Thứ Ba\n06/8", "Lê Thị Hường", "", "^"],
        ],
        [
            "05/08 | morning | 06:00-22:00 | Vi Văn Tuất (Hạt trưởng) | Lò Văn Pản",
            "05/08-06/08 | evening | 22:00-06:00 | Vi Văn Tuất (Hạt trưởng) | Lê Thị Hường, Hà Văn Tiến",
            "06/08 | morning | 06:00-22:00 | Vi Văn Tuất (Hạt trưởng) | Lê Thị Hường",
        ],
    ),
    "shifts by days": (
        DUTY,
        [
            ["Ca trực", *DAYS],
            ["Ca 1 (6h00 - 14h00)", "Lò Văn Pản", "Lê Thị Hường", "Vi Văn Tuất"],
            ["Ca 2 (14h00 - 22h00)", "Lê Thị Hường", "Vi Văn Tuất", ""],
        ],
        [
            "05/08 | morning | 06:00-14:00 | Lò Văn Pản",
            "06/08 | morning | 06:00-14:00 | Lê Thị Hường",
            "07/08 | morning | 06:00-14:00 | Vi Văn Tuất",
            "05/08 | afternoon | 14:00-22:00 | Lê Thị Hường",
            "06/08 | afternoon | 14:00-22:00 | Vi Văn Tuất",
        ],
    ),
    "shifts above fields": (
        DUTY,
        [
            ["Ngày", "Ca ngày", "<", "Ca đêm", "<"],
            ["^", "Trực chính", "Điện thoại", "Trực chính", "Điện thoại"],
            ["05/8", "Lò Văn Pản", "0912 345 678", "Lê Thị Hường", "0913 222 333"],
            ["06/8", "Lê Thị Hường", "0913 222 333", "", ""],
        ],
        [
            "05/08 | Lò Văn Pản | 0912 345 678",
            "05/08 | Lê Thị Hường | 0913 222 333",
            "06/08 | Lê Thị Hường | 0913 222 333",
        ],
    ),
    "days by units below one head, one cell across all": (
        DUTY,
        [
            ["Ngày trực", "<", "Lãnh đạo trực", "Lực lượng trực", "<"],
            ["Thứ", "Dương lịch", "^", "Công an xã", "Trạm Y tế xã"],
            ["Hai", "05/8", "Đ/c Lò Văn Pản - CT UBND", "Vi Văn Tuất", ""],
            ["Ba", "06/8", "^", "100% quân số", "<"],
            ["Tư", "07/8", "^", "Lò Văn Páo", "Hà Thị Yên"],
        ],
        [
            "05/08 | Lò Văn Pản (Chủ tịch UBND) | Công an xã | Vi Văn Tuất",
            "06/08 | Lò Văn Pản (Chủ tịch UBND) | Công an xã+Trạm Y tế xã | 100% quân số",
            "07/08 | Lò Văn Pản (Chủ tịch UBND) | Công an xã | Lò Văn Páo",
            "07/08 | Lò Văn Pản (Chủ tịch UBND) | Trạm Y tế xã | Hà Thị Yên",
        ],
    ),
    "days by a company's parts and posts": (
        "LỊCH TRỰC TẾT GIÁP THÌN 2024",
        [
            ["Ngày", "Âm lịch", "Phân xưởng 1", "Phân xưởng 2", "Kho vật tư", "Lãnh đạo công ty"],
            ["10/02/2024", "Mùng 1", "Lò Văn Pản", "Lê Thị Hường", "Vi Văn Tuất", "Trần Văn Út - Giám đốc"],
            ["11/02/2024", "Mùng 2", "Lò Văn Pá", "", "Hà Văn Bình", "Lê Văn Tám - PGĐ"],
        ],
        [
            "10/02 | Trần Văn Út (Giám đốc) | Phân xưởng 1 | Lò Văn Pản",
            "10/02 | Trần Văn Út (Giám đốc) | Phân xưởng 2 | Lê Thị Hường",
            "10/02 | Trần Văn Út (Giám đốc) | Kho vật tư | Vi Văn Tuất",
            "11/02 | Lê Văn Tám (Phó Giám đốc) | Phân xưởng 1 | Lò Văn Pá",
            "11/02 | Lê Văn Tám (Phó Giám đốc) | Kho vật tư | Hà Văn Bình",
        ],
    ),
    "posts by days": (
        DUTY,
        [
            ["Vị trí", *DAYS],
            ["Lãnh đạo trực", "Lò Văn Pản - Chủ tịch", "Lê Thị Hường - PCT", "Lò Văn Pản - Chủ tịch"],
            ["Công an xã", "Vi Văn Tuất", "Lò Văn Páo", "-"],
            ["Trạm Y tế xã", "Hà Thị Mẩy", "", "Hà Thị Yên"],
        ],
        [
            "05/08 | Lò Văn Pản (Chủ tịch) | Công an xã | Vi Văn Tuất",
            "06/08 | Lê Thị Hường (Phó Chủ tịch) | Công an xã | Lò Văn Páo",
            "05/08 | Lò Văn Pản (Chủ tịch) | Trạm Y tế xã | Hà Thị Mẩy",
            "07/08 | Lò Văn Pản (Chủ tịch) | Trạm Y tế xã | Hà Thị Yên",
        ],
    ),
    "fields by days": (
        DUTY,
        [
            ["Ngày", *DAYS],
            ["Lãnh đạo trực", "Lò Văn Pản - Chủ tịch", "Lê Thị Hường - PCT", "Lò Văn Pản - Chủ tịch"],
            ["Cán bộ trực", "Vi Văn Tuất", "Lò Văn Páo", "Hà Thị Yên"],
        ],
        [
            "05/08 | Lò Văn Pản (Chủ tịch) | Vi Văn Tuất",
            "06/08 | Lê Thị Hường (Phó Chủ tịch) | Lò Văn Páo",
            "07/08 | Lò Văn Pản (Chủ tịch) | Hà Thị Yên",
        ],
    ),
    "people by days of a month, ticked": (
        DUTY,
        [
            ["TT", "Họ và tên", "Ngày trong tháng", "<", "<"],
            ["^", "^", "1", "2", "3"],
            ["1", "Lò Văn Pản", "x", "", "x"],
            ["2", "Lê Thị Hường", "", "x", ""],
        ],
        ["01/08 | Lò Văn Pản", "03/08 | Lò Văn Pản", "02/08 | Lê Thị Hường"],
    ),
    "days and sessions by numbered posts": (
        DUTY,
        [
            ["Ngày", "Buổi", "Chốt số 1", "Chốt số 2"],
            ["05/8", "Sáng", "Lò Văn Pản", "Lê Thị Hường"],
            ["^", "Chiều", "Lê Thị Hường", "Vi Văn Tuất"],
        ],
        [
            "05/08 | morning | Lò Văn Pản | Chốt số 1",
            "05/08 | morning | Lê Thị Hường | Chốt số 2",
            "05/08 | afternoon | Lê Thị Hường | Chốt số 1",
            "05/08 | afternoon | Vi Văn Tuất | Chốt số 2",
        ],
    ),
    "two bodies' officers above days": (
        "LỊCH TIẾP CÔNG DÂN QUÝ III NĂM 2024",
        [
            ["Tháng", "HĐND phường", "<", "UBND phường", "<"],
            ["^", "Chủ tịch", "Phó Chủ tịch", "Chủ tịch", "Phó Chủ tịch"],
            ["7", "05", "12", "19", "26"],
            ["8", "02", "09", "", "23"],
        ],
        [
            "05/07 |  (Chủ tịch HĐND phường)",
            "12/07 |  (Phó Chủ tịch HĐND phường)",
            "19/07 |  (Chủ tịch UBND phường)",
            "26/07 |  (Phó Chủ tịch UBND phường)",
            "02/08 |  (Chủ tịch HĐND phường)",
            "09/08 |  (Phó Chủ tịch HĐND phường)",
            "23/08 |  (Phó Chủ tịch UBND phường)",
        ],
    ),
    "months by weeks, day and person in one cell": (
        "LỊCH TIẾP CÔNG DÂN QUÝ III NĂM 2024",
        [
            ["Tháng", "Tuần 1", "Tuần 2"],
            ["Tháng 7", "Đ/c Lò Văn Pản (ngày 04)", "Đ/c Lê Thị Hường (ngày 11)"],
            ["Tháng 8", "Thứ Năm, 01/8: Đ/c Lò Văn Pản", ""],
        ],
        ["04/07 | Lò Văn Pản", "11/07 | Lê Thị Hường", "01/08 | Lò Văn Pản"],
    ),
    "weekdays and sessions by weeks": (
        RECEPTION,
        [
            ["Thứ", "Buổi", "Tuần 1", "Tuần 2"],
            ["Hai", "Sáng", "Đ/c Lò Văn Pản", "Đ/c Lê Thị Hường"],
            ["^", "Chiều", "", "Đ/c Lò Văn Pản"],
        ],
        [
            "05/08 | morning | Lò Văn Pản",
            "12/08 | morning | Lê Thị Hường",
            "12/08 | afternoon | Lò Văn Pản",
        ],
    ),
    "parts of a company by solar and lunar days": (
        "LỊCH TRỰC TẾT NGUYÊN ĐÁN ẤT TỴ",
        [
            ["Bộ phận", "28/01/2025\n(29 Tết)", "29/01/2025\n(Mùng 1)"],
            ["Ban Giám đốc", "Trần Văn Út", "Lê Văn Tám"],
            ["Phòng Kỹ thuật", "Lò Văn Pản", "Lò Văn Páo"],
            ["Tổ bảo vệ", "Lê Thị Hường\nVi Văn Tuất", ""],
        ],
        [
            "28/01 | Trần Văn Út | Phòng Kỹ thuật | Lò Văn Pản",
            "29/01 | Lê Văn Tám | Phòng Kỹ thuật | Lò Văn Páo",
            "28/01 | Trần Văn Út | Tổ Bảo vệ | Lê Thị Hường Vi Văn Tuất",
        ],
    ),
    "shifts of a whole day": (
        "LỊCH TRỰC TẾT NGUYÊN ĐÁN ẤT TỴ",
        [
            ["Thời gian", "Trực sản xuất", "Trực bảo vệ", "Lãnh đạo trực"],
            ["Từ 7h00 ngày 28/01/2025 đến 7h00 ngày 29/01/2025", "Lò Văn Pản", "Vi Văn Tuất", "PGĐ Lê Văn Tám"],
            ["Từ 7h00 ngày 29/01/2025 đến 7h00 ngày 30/01/2025", "Lò Văn Páo", "Hà Văn Bình", "GĐ Trần Văn Út"],
        ],
        [
            "28/01-29/01 | morning | 07:00-07:00 | Lê Văn Tám (Phó Giám đốc) | Lò Văn Pản Vi Văn Tuất",
            "29/01-30/01 | morning | 07:00-07:00 | Trần Văn Út (Giám đốc) | Lò Văn Páo Hà Văn Bình",
        ],
    ),
    "one row a day": (
        DUTY,
        [
            ["Ngày trực", "Lãnh đạo trực", "Cán bộ trực", "Điện thoại"],
            ["05/8", "Đ/c Lò Văn Pản - Chủ tịch", "Vi Văn Tuất", "0912 345 678"],
            ["06/8", "Đ/c Lê Thị Hường - PCT", "Lò Văn Páo", ""],
        ],
        [
            "05/08 | Lò Văn Pản (Chủ tịch) | Vi Văn Tuất | 0912 345 678",
            "06/08 | Lê Thị Hường (Phó Chủ tịch) | Lò Văn Páo",
        ],
    ),
}


@pytest.mark.parametrize(("title", "table", "expected"), CASES.values(), ids=CASES)
def test_every_orientation(title: str, table: list[Row], expected: list[str]) -> None:
    assert [shown(item) for item in rows(title, *table)] == expected


def test_a_holiday_of_all_is_nobodys_notice() -> None:
    title, table, _ = CASES["days by people, ticked, with a holiday of all"]
    found = rows(title, *table)
    assert [(item.kind, item.content, item.leaders) for item in found][1] == ("notice", "Nghỉ bù", ())


def test_without_an_activity_in_the_title_people_are_contents() -> None:
    found = rows("LỊCH LÀM VIỆC TUẦN 32 NĂM 2024", ["Ngày", "Sáng", "Chiều"], ["05/8", "Lò Văn Pản", "Lê Thị Hường"])
    assert [(item.session, item.content) for item in found] == [
        ("morning", "Lò Văn Pản"), ("afternoon", "Lê Thị Hường")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("LỊCH TRỰC TẾT NGUYÊN ĐÁN ẤT TỴ\nXÃ PHIÊNG BUA", "TRỰC TẾT NGUYÊN ĐÁN ẤT TỴ"),
        ("LỊCH TRỰC\nTẾT NGUYÊN ĐÁN GIÁP THÌN 2024\nCÔNG TY SÔNG LÔ", "TRỰC TẾT NGUYÊN ĐÁN GIÁP THÌN 2024"),
        ("LỊCH PHÂN CÔNG TRỰC LÃNH ĐẠO\nDỊP NGHỈ LỄ 30/4 VÀ 01/5", "TRỰC LÃNH ĐẠO DỊP NGHỈ LỄ 30/4 VÀ 01/5"),
        ("LỊCH TRỰC TẾT NGUYÊN ĐÁN CÔNG TY CỔ PHẦN XI MĂNG SÔNG LÔ", "TRỰC TẾT NGUYÊN ĐÁN"),
        ("LỊCH TIẾP CÔNG DÂN THÁNG 8 NĂM 2024\nTại trụ sở UBND xã", "TIẾP CÔNG DÂN"),
        ("CHƯƠNG TRÌNH CÔNG TÁC CỦA THƯỜNG TRỰC HỘI ĐỒNG", None),
    ],
)
def test_the_activity_is_the_title_without_whose_it_is(title: str, expected: str | None) -> None:
    found = activity_in([passage(line) for line in title.split("\n")])
    assert (found.text if found else None) == expected


def test_a_heading_above_what_stands_once_is_no_row() -> None:
    table = [["Ngày", "Đ/c Lò Văn Pản", "Đ/c Lê Thị Hường"], ["05/8/2024", "x", ""], ["06/8/2024", "", "x"]]
    found = read(
        document(
            RECEPTION, "1. Phân công", table, "2. Thời gian, địa điểm", "- Thời gian: từ 7h30.", "- Địa điểm: Trụ sở."
        )
    )
    assert [entry.text("location") for entry in found.entries] == ["Trụ sở."] * 2
