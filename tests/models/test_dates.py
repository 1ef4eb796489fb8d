"""Date phrases: what is found, and what is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.models.date_phrase import DatePhrase
from congtac.models.dates import agenda_dates, find_dates, is_tentative, parse_day_cell


def shown(phrase: DatePhrase) -> str:
    """A phrase in short: `by span 22/5>24/5/2024 [0, 2]`."""
    parts: list[str] = [*filter(None, [phrase.bound]), phrase.kind]
    days = ""
    for ref in phrase.days:
        days += "/".join(str(part) for part in ref[:3] if part is not None) + (">" if ref.through else " ")
    parts += [days.strip()] if days else []
    parts += [f"Q{quarter}" for quarter in phrase.quarters] + [f"W{week}" for week in phrase.weeks]
    parts += [f"of {phrase.year}"] if phrase.year else []
    parts += [str(list(phrase.weekdays))] if phrase.weekdays else []
    return " ".join(parts)


FOUND = [
    ("05/01/2026", "day 5/1/2026"),
    ("5-1-2026", "day 5/1/2026"),
    ("5.1.2026", "day 5/1/2026"),
    ("05 / 01 / 2026", "day 5/1/2026"),
    ("05/01", "day 5/1"),
    ("05/01/26", "day 5/1/2026"),
    ("ngày 05 tháng 01 năm 2026", "day 5/1/2026"),
    ("NGÀY 05 THÁNG 01 NĂM 2026", "day 5/1/2026"),
    ("ngày 05 tháng 01, năm 2026", "day 5/1/2026"),
    ("ngày 05/01 năm 2026", "day 5/1/2026"),
    ("ngày 05 tháng 02/2026", "day 5/2/2026"),
    ("ngày05/01", "day 5/1"),
    ("ngày 5/1", "day 5/1"),
    ("ngày 22.5", "day 22/5"),
    ("ngày 01 tháng 01", "day 1/1"),
    ("ngày 17", "day 17"),
    ("Ngày 30, 31/5 và 01/6", "list 30/5 31/5 1/6"),
    ("Tháng 6,7/2024", "month 6 7/2024"),
    ("Thứ Tư, 05 tháng 6", "day 5/6 [2]"),
    ("hạn đến ngày 20/6", "by day 20/6"),
    ("xong trong quý III", "by quarter Q3"),
    ("mùng 5/2", "day 5/2"),
    ("mồng 5 tháng 2", "day 5/2"),
    ("05, 12 và 26 tháng 02 năm 2026", "list 5/2/2026 12/2/2026 26/2/2026"),
    ("Ngày 05, 12 và 26 tháng 02 năm 2026", "list 5/2/2026 12/2/2026 26/2/2026"),
    ("ngày 17, 18/5", "list 17/5 18/5"),
    ("ngày 5/1, 7/1 và 9/1/2026", "list 5/1 7/1 9/1/2026"),
    ("ngày 8 và ngày 15 tháng 3", "list 8/3 15/3"),
    ("các ngày 3, 10, 17, 24/6", "list 3/6 10/6 17/6 24/6"),
    ("Trong hai ngày 14 và 15/11/2024", "list 14/11/2024 15/11/2024"),
    ("01/01/2026 đến 04/01/2026", "span 1/1/2026>4/1/2026"),
    ("từ ngày 22 đến ngày 24/5", "span 22/5>24/5"),
    ("22-24/5", "span 22/5>24/5"),
    ("từ ngày 14 đến ngày 16-01", "span 14/1>16/1"),
    ("ngày 05-07 tháng 3", "span 5/3>7/3"),
    ("5-7/3/2024", "span 5/3/2024>7/3/2024"),
    ("ngày 05 - 07 tháng 3", "span 5/3>7/3"),
    ("30/12/2025 – 02/01/2026", "span 30/12/2025>2/1/2026"),
    ("từ 8/3 đến hết ngày 10/3", "span 8/3>10/3"),
    ("từ ngày 28 tháng 4 đến hết ngày 02 tháng 5 năm 2025", "span 28/4>2/5/2025"),
    ("Từ 01 - 05/7/2025", "span 1/7/2025>5/7/2025"),
    ("từ ngày 29/12 đến ngày 04/01/2026", "span 29/12>4/1/2026"),
    ("từ thứ Hai ngày 5/1 đến thứ Sáu ngày 9/1", "span 5/1>9/1 [0, 4]"),
    ("tháng 3", "month 3"),
    ("Tháng ba", "month 3"),
    ("tháng 02/2026", "month 2/2026"),
    ("T2/2026", "month 2/2026"),
    ("Tháng 9 - tháng 10", "month 9>10"),
    ("tháng 9-10", "month 9>10"),
    ("tháng 3, 6, 9", "month 3 6 9"),
    ("tháng 3 năm 2026", "month 3/2026"),
    ("Quý II", "quarter Q2"),
    ("Quí 3", "quarter Q3"),
    ("qúy IV/2025", "quarter Q4 of 2025"),
    ("quý 1/2025", "quarter Q1 of 2025"),
    ("quý II năm 2025", "quarter Q2 of 2025"),
    ("Quý I + II", "quarter Q1 Q2"),
    ("Quý I, II, III", "quarter Q1 Q2 Q3"),
    ("Quý I - quý III", "quarter Q1 Q2 Q3"),
    ("6 tháng đầu năm", "half 1>6"),
    ("6 tháng cuối năm 2025", "half 7/2025>12/2025"),
    ("9 tháng đầu năm 2025", "half 1/2025>9/2025"),
    ("năm 2026", "year 2026"),
    ("tuần 21", "week W21"),
    ("Tuần 2 tháng 3", "week 3 W2"),
    ("tuần thứ nhất", "week W1"),
    ("tuần thứ hai", "week W2"),
    ("tuần thứ 07", "week W7"),
    ("tuần 35 năm 2024", "week W35 of 2024"),
    ("Thứ Hai", "weekday [0]"),
    ("Thứ\nBa", "weekday [1]"),
    ("thứ tư", "weekday [2]"),
    ("Thứ 5", "weekday [3]"),
    ("THỨ SÁU", "weekday [4]"),
    ("Chủ nhật", "weekday [6]"),
    ("Chúa Nhật", "weekday [6]"),
    ("CN", "weekday [6]"),
    ("T2", "weekday [0]"),
    ("T.Hai", "weekday [0]"),
    ("thứ Ba và thứ Năm", "weekday [1, 3]"),
    ("thứ 2, 4, 6", "weekday [0, 2, 4]"),
    ("thứ Hai đến thứ Sáu", "weekday [0, 1, 2, 3, 4]"),
    ("Thứ Hai, ngày 27/5", "day 27/5 [0]"),
    ("THỨ HAI (09/02/2026)", "day 9/2/2026 [0]"),
    ("THỨ TƯ\n(Ngày 13/11)", "day 13/11 [2]"),
    ("Thứ 2\n14/7", "day 14/7 [0]"),
    ("Thứ 3, 12/11/2024", "day 12/11/2024 [1]"),
    ("05/02/2026 (Thứ Năm)", "day 5/2/2026 [3]"),
    ("12/5 (T2)", "day 12/5 [0]"),
    ("Thứ bảy, chủ nhật (ngày 08-09/3)", "span 8/3>9/3 [5, 6]"),
    ("trước ngày 10/02", "before day 10/2"),
    ("hoàn thành xong trước ngày 15 tháng 6", "before day 15/6"),
    ("chậm nhất vào ngày 26/02/2026", "by day 26/2/2026"),
    ("chậm nhất là ngày 26/02", "by day 26/2"),
    ("chậm nhất 16h00 ngày 20/3/2025", "by day 20/3/2025"),
    ("trước 17 giờ 00 phút, ngày 05/8", "before day 5/8"),
    ("muộn nhất ngày 05/8", "by day 5/8"),
    ("đến hết ngày 31/12", "by day 31/12"),
    ("hết tháng 3", "by month 3"),
    ("hoàn thành trong tháng 6", "by month 6"),
    ("thời hạn: ngày 20/7", "by day 20/7"),
    ("từ nay đến ngày 30/6", "by day 30/6"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds_the_whole_phrase(text: str, expected: str) -> None:
    phrases = find_dates(text)
    assert [shown(phrase) for phrase in phrases] == [expected]
    assert phrases[0].end == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thứ hai (06/5)\nThứ ba (07/5)", ["day 6/5 [0]", "day 7/5 [1]"]),
        ("Thứ Hai 05/01 Thứ Ba 06/01", ["day 5/1 [0]", "day 6/1 [1]"]),
        ("05/01\nThứ Hai\n06/01\nThứ Ba", ["day 5/1 [0]", "day 6/1 [1]"]),
        ("vào lúc 14h00 ngày 05/6/2024 (thứ Tư)", ["day 5/6/2024 [2]"]),
        ("Hội nghị Ban Chấp hành (01 ngày, ngày 12/6)", ["day 12/6"]),
        ("Đi công tác (04, 05/6)", ["list 4/6 5/6"]),
        ("Bàn giao 20 căn nhà; 10 hộ tháng 6", ["month 6"]),
        ("ngày 13, 14 - 15/6", ["list 13/6 14/6>15/6"]),
        ("Báo cáo trước 15h00 ngày thứ Sáu", ["before weekday [4]"]),
        ("ngày 5/1, thứ Ba 6/1", ["day 5/1", "day 6/1 [1]"]),
        ("ngày 17, 2 đồng chí đi", ["day 17"]),
        ("Tuần thứ 07 từ ngày 09/02/2026 đến ngày 13/02/2026", ["week W7", "span 9/2/2026>13/2/2026"]),
        ("thứ Ba ngày 6/1 và thứ Năm ngày 8/1", ["day 6/1 [1]", "day 8/1 [3]"]),
    ],
)
def test_parts_phrases(text: str, expected: list[str]) -> None:
    assert [shown(phrase) for phrase in find_dates(text)] == expected


NONE = [
    "7/2025/QĐ-UBND",
    "01/CT-UBND",
    "trực 24/24 giờ",
    "bản đồ tỷ lệ 1/500 và 1/2000",
    "2026 - 2031",
    "0912.345.678",
    "ĐT: 0238.3844.522",
    "đạt 10% trở lên",
    "tăng 5,2% so với cùng kỳ",
    "8h30",
    "2/3 số hộ",
    "đạt 1/2 số phiếu",
    "nhà số 12/7 đường Trần Phú",
    "trước 02 ngày",
    "trong 3 ngày",
    "02 lần/tháng",
    "mỗi tháng 2 lần",
    "05",
    "05 đồng chí",
    "lần thứ hai",
    "vòng thứ ba",
    "phòng họp T2 của trụ sở",
    "các KCN trên địa bàn",
    "quý vị đại biểu",
    "45/13/2025",
    "hằng năm, tháng",
    "mục 1.2.3",
    "Kỳ họp thứ 7",
    "Ngày làm việc thứ 2 của kỳ họp",
    "Kỳ họp thứ hai mươi",
    "xây dựng công viên 29/3",
    "Phòng họp 2/3",
    "tổ 3/2",
    "xe 29A-123.45",
    "Km 12 - Km 15/5",
    "tập huấn đợt 2/2024",
    "Tháng Thanh niên",
]


@pytest.mark.parametrize("text", NONE)
def test_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


CELLS = [
    ("05", "day 5"),
    ("05\nThứ\nHai", "day 5 [0]"),
    ("10 Thứ Bảy", "day 10 [5]"),
    ("11 Chủ nhật", "day 11 [6]"),
    ("17, 18, Thứ Bảy, CN", "list 17 18 [5, 6]"),
    ("17\n18", "list 17 18"),
    ("29/Thứ 5", "day 29 [3]"),
    ("Thứ Sáu 02", "day 2 [4]"),
    ("Ngày 05 - Thứ Hai", "day 5 [0]"),
    ("01-04", "span 1>4"),
    ("Từ ngày 05\nđến ngày 09", "span 5>9"),
    ("Thứ 2\n(11/8)", "day 11/8 [0]"),
    ("Thứ hai\nNgày\n18/8/2025", "day 18/8/2025 [0]"),
    ("T7, CN\n8-9/3", "span 8/3>9/3 [5, 6]"),
    ("T.Tư\n07/5", "day 7/5 [2]"),
    ("CN (23/11)", "day 23/11 [6]"),
    ("Ngày 3/2\n(Thứ Ba)", "day 3/2 [1]"),
    ("Hai", "weekday [0]"),
    ("01/01/2026 đến 04/01/2026", "span 1/1/2026>4/1/2026"),
    ("Thứ hai 03.6", "day 3/6 [0]"),
    ("Thứ Hai,\n03-6-2024", "day 3/6/2024 [0]"),
    ("Thứ 7 + CN", "weekday [5, 6]"),
    ("Thứ 2-6", "weekday [0, 1, 2, 3, 4]"),
    ("03, 10, 17, 24", "list 3 10 17 24"),
    ("Thứ Hai đầu tháng", None),
    ("2024", None),
    ("Nội dung", None),
    ("2 đồng chí", None),
    ("Thứ Hai: họp", None),
    ("01/01/2026 đến 04/01/2026, nghỉ lễ", None),
    ("Tháng 3", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), CELLS)
def test_day_cells(text: str, expected: str | None) -> None:
    phrase = parse_day_cell(text)
    assert (shown(phrase) if phrase else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thực hiện Công văn số 1234/SNV-TCBC ngày 12/3/2025 của Sở Nội vụ, nộp trước ngày 20/3", ["before day 20/3"]),
        ("Lễ kỷ niệm 70 năm thành lập ngành, vào ngày 27/2/2025", ["day 27/2/2025"]),
        ("Họp ngày 10/3; tiếp công dân ngày 05 và 20 hằng tháng", ["day 10/3"]),
        ("Nhiệm kỳ 2025-2030", []),
    ],
)
def test_agenda_dates_leave_citations_out(text: str, expected: list[str]) -> None:
    assert [shown(phrase) for phrase in agenda_dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dự kiến tổ chức vào ngày 18/9/2025", True),
        ("ngày 18/9 (dự kiến)", True),
        ("ngày 18/9", False),
        ("thông qua dự kiến nhân sự ngày 18/9", False),
    ],
)
def test_tentative(text: str, expected: bool) -> None:
    assert [phrase.tentative for phrase in find_dates(text)] == [expected]
    assert is_tentative(text) is expected


def test_lunar_dates_are_told() -> None:
    assert [phrase.lunar for phrase in find_dates("ngày 10/3 âm lịch; ngày 15 tháng Chạp, họp; ngày 10/3")] == [
        True,
        True,
        False,
    ]


def test_cues_belong_to_the_phrase() -> None:
    text = "Gửi báo cáo chậm nhất vào ngày 26/02/2026."
    (phrase,) = find_dates(text)
    assert text[phrase.start : phrase.end] == "chậm nhất vào ngày 26/02/2026"


FORMS = [
    "{d:02}/{m:02}/{y}",
    "{d}/{m}/{y}",
    "{d}-{m}-{y}",
    "{d}.{m}.{y}",
    "ngày {d:02} tháng {m:02} năm {y}",
    "Ngày {d}/{m}/{y}",
    "NGÀY {d} THÁNG {m}/{y}",
    "trước ngày {d}/{m}/{y}",
    "Họp vào ngày {d}/{m} năm {y}, tại trụ sở",
]


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_every_form_of_a_date_is_found(day: date, form: str) -> None:
    (phrase,) = find_dates(form.format(d=day.day, m=day.month, y=day.year))
    assert phrase.days[0][:3] == (day.day, day.month, day.year)


@given(st.text("0123456789/-. ,ngàythánămthứhaiquýtuầtừđếIV()\n", max_size=40))
def test_any_text_is_read_without_error(text: str) -> None:
    for phrase in (*find_dates(text), *agenda_dates(text)):
        assert 0 <= phrase.start < phrase.end <= len(text)
    parse_day_cell(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 17: tiếp công dân", "day 17"),
        ("Tháng 4: ra quân", "month 4"),
        ("07 giờ 30, ngày 05/01/2015: họp", "day 5/1/2015"),
        ("14 giờ 30 ngày 05/01 họp", "day 5/1"),
    ],
)
def test_colons_and_minutes_beside_a_date(text: str, expected: str) -> None:
    assert [shown(phrase) for phrase in find_dates(text)] == [expected]
