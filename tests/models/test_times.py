"""Clock times, sessions, and the labels that open an entry."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.models.times import TimePhrase, find_sessions, find_times, leading, parse_session_cell


def shown(phrase: TimePhrase) -> str:
    text = f"{phrase.start_h}:{phrase.start_m:02}"
    if phrase.end_h is not None:
        text += f"-{phrase.end_h}:{phrase.end_m:02}"
    return text + ("+1" if phrase.next_day else "")


TIMES = [
    ("7h30", ["7:30"]),
    ("7 h 30", ["7:30"]),
    ("13 h30", ["13:30"]),
    ("7 giờ 30'", ["7:30"]),
    ("7 giờ 30’", ["7:30"]),
    ("07 giờ 30 phút", ["7:30"]),
    ("07g30", ["7:30"]),
    ("8g00", ["8:00"]),
    ("7:30", ["7:30"]),
    ("08:00:00", ["8:00"]),
    ("14h", ["14:00"]),
    ("14H00", ["14:00"]),
    ("14h00'", ["14:00"]),
    ("08 giờ", ["8:00"]),
    ("8 giờ rưỡi", ["8:30"]),
    ("(8h30)", ["8:30"]),
    ("13 giờ 30’,", ["13:30"]),
    ("Lúc 09 giờ 15 phút", ["9:15"]),
    ("7h30-11h30", ["7:30-11:30"]),
    ("07h00’ - 11h30’", ["7:00-11:30"]),
    ("07:30 – 11:00", ["7:30-11:00"]),
    ("từ 07 giờ 00’ đến 08 giờ 00’", ["7:00-8:00"]),
    ("từ 14h đến 16h30", ["14:00-16:30"]),
    ("từ 7 đến 9 giờ", ["7:00-9:00"]),
    ("7-9h", ["7:00-9:00"]),
    ("17h00 - 7h00 hôm sau", ["17:00-7:00+1"]),
    ("22h00 đến 6h00 sáng hôm sau", ["22:00-6:00+1"]),
    ("17h00 - 7h00", ["17:00-7:00+1"]),
    ("8h00, 14h00", ["8:00", "14:00"]),
    ("14 giờ 15/3", ["14:00"]),
    ("8h00 ngày 05/01", ["8:00"]),
    ("trực 24/24 giờ", []),
    ("trực 24/24h", []),
    ("trong 2 giờ", []),
    ("trong vòng 48 giờ", []),
    ("02 giờ làm việc", []),
    ("8 giờ/ngày", []),
    ("giờ hành chính", []),
    ("tỷ lệ 1:500", []),
    ("mã H1", []),
    ("a7h", []),
    ("25h00", []),
    ("10 gói", []),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times(text: str, expected: list[str]) -> None:
    assert [shown(phrase) for phrase in find_times(text)] == expected


SESSIONS = [
    ("Sáng", ["morning"]),
    ("SÁNG", ["morning"]),
    ("Buổi sáng", ["morning"]),
    ("Chiều", ["afternoon"]),
    ("Tối", ["evening"]),
    ("Cả ngày", ["all_day"]),
    ("Sáng + Chiều", ["all_day"]),
    ("sáng, chiều", ["all_day"]),
    ("Buổi sáng và buổi chiều", ["all_day"]),
    ("Họp UBND (ngày)", ["all_day"]),
    ("Họp UBND (ngày; dự: Chủ tịch)", ["all_day"]),
    ("Họp (sáng; dự: Chủ tịch)", ["morning"]),
    ("họp ngày", []),
    ("Sáng kiến kinh nghiệm", []),
    ("đổi mới sáng tạo", []),
    ("chiều cao", []),
    ("chiều dài tuyến", []),
    ("Tối thiểu 3 người", []),
    ("Tòa án nhân dân tối cao", []),
    ("hệ thống chiếu sáng", []),
    ("đ/c Sáng dự", []),
    ("Nguyễn Văn Sáng", []),
]


@pytest.mark.parametrize(("text", "expected"), SESSIONS)
def test_sessions(text: str, expected: list[str]) -> None:
    assert [phrase.session for phrase in find_sessions(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sáng", "morning"),
        ("BUỔI\nCHIỀU", "afternoon"),
        ("S", "morning"),
        ("C", "afternoon"),
        ("Sáng -\nChiều", "all_day"),
        ("Sáng họp", None),
        ("Thứ Hai", None),
        ("", None),
    ],
)
def test_session_cells(text: str, expected: str | None) -> None:
    assert parse_session_cell(text) == expected


LABELS = [
    ("Sáng:  - Hội nghị", "Hội nghị", "morning", None),
    ("Sáng: -Giao ban", "Giao ban", "morning", None),
    ("Chiều: tham dự họp", "tham dự họp", "afternoon", None),
    ("* SÁNG: HỌP", "HỌP", "morning", None),
    ("- Chiều: + Dự", "Dự", "afternoon", None),
    ("a) Sáng: Họp", "Họp", "morning", None),
    ("Buổi sáng - Họp", "Họp", "morning", None),
    ("Sáng làm việc tại cơ quan", "làm việc tại cơ quan", "morning", None),
    ("Chiều dự họp", "dự họp", "afternoon", None),
    ("(Chiều) Họp", "Họp", "afternoon", None),
    ("Cả ngày: Trực", "Trực", "all_day", None),
    ("Sáng + chiều: Tập huấn", "Tập huấn", "all_day", None),
    ("8h00, họp", "họp", None, "8:00"),
    ("(8h30) Họp", "Họp", None, "8:30"),
    ("14 giờ, PGĐ dự", "PGĐ dự", None, "14:00"),
    ("- 07 giờ 30: Chào cờ", "Chào cờ", None, "7:30"),
    ("Từ 8h00 họp", "họp", None, "8:00"),
    ("Vào lúc 8h30, họp", "họp", None, "8:30"),
    ("08h00 - 09h00: Họp", "Họp", None, "8:00-9:00"),
    ("Sáng 7h30: Họp", "Họp", "morning", "7:30"),
    ("Sáng (7h30): Họp", "Họp", "morning", "7:30"),
    ("Chiều, 14h00: Dự họp", "Dự họp", "afternoon", "14:00"),
    ("Tối 19h30 dự lễ", "dự lễ", "evening", "19:30"),
    ("7h30 sáng: Họp", "Họp", "morning", "7:30"),
    ("[Sáng] Họp", "Họp", "morning", None),
    ("(Sáng, 8h00) Họp", "Họp", "morning", "8:00"),
    ("Buổi chiều:\n- Dự", "Dự", "afternoon", None),
    ("Sáng/Chiều: Họp", "Họp", "all_day", None),
    ("Buổi sáng, bắt đầu từ 7 giờ 30: Họp", "Họp", "morning", "7:30"),
    ("1. 8h00: Họp", "Họp", None, "8:00"),
    ("Sáng kiến kinh nghiệm", None, None, None),
    ("Chiều cao công trình", None, None, None),
    ("Sáng tác văn học", None, None, None),
    ("Tối ưu hóa quy trình", None, None, None),
    ("Họp sáng", None, None, None),
    ("", None, None, None),
]


@pytest.mark.parametrize(("text", "rest", "session", "clock"), LABELS)
def test_leading_labels(text: str, rest: str | None, session: str | None, clock: str | None) -> None:
    label = leading(text)
    if rest is None:
        assert label is None
        return
    assert label is not None
    assert (text[label.end :], label.session) == (rest, session)
    assert (shown(label.time) if label.time else None) == clock


@given(
    st.times(),
    st.sampled_from(["{h}h{m:02}", "{h:02} giờ {m:02}'", "{h:02}g{m:02}", "{h}:{m:02}", "{h} giờ {m:02} phút"]),
)
def test_every_form_of_a_time_is_found(when: time, form: str) -> None:
    (phrase,) = find_times("Họp lúc " + form.format(h=when.hour, m=when.minute) + ", tại trụ sở")
    assert (phrase.start_h, phrase.start_m) == (when.hour, when.minute)
