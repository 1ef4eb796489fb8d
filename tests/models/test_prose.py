"""Prose into entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import paragraphs
from congtac.models.points import to_points
from congtac.models.prose import ProseReading, read_prose


def read(*texts: str) -> ProseReading:
    return read_prose(to_points(paragraphs(*texts)))


def shown(*texts: str) -> list[tuple[str | None, str]]:
    """Kind and content of each entry."""
    return [(entry.kind, " ".join(entry.text("content").split()).strip(" .;:,-")) for entry in read(*texts).entries]


def test_points_below_headings_are_tasks_with_their_path() -> None:
    found = read(
        "I. CÔNG TÁC KINH TẾ",
        "1. Nông nghiệp",
        "- Chỉ đạo các bản gieo cấy lúa mùa đúng khung thời vụ;",
        "- Kiểm tra công tác phòng chống dịch bệnh trên đàn vật nuôi.",
        "II. CÔNG TÁC VĂN HÓA",
        "- Tuyên truyền các ngày lễ lớn trong tháng trên loa truyền thanh xã.",
    )
    assert [entry.kind for entry in found.entries] == ["task", "task", "task"]
    assert [len(entry.section) for entry in found.entries] == [2, 2, 1]
    assert "CÔNG TÁC KINH TẾ" in found.entries[0].section[0]
    assert "CÔNG TÁC VĂN HÓA" in found.entries[2].section[0]


@pytest.mark.parametrize(
    ("text", "kind", "content"),
    [
        (
            "- Phòng Kinh tế hoàn thành báo cáo trước ngày 10/02 gửi Văn phòng tổng hợp.",
            "deadline",
            "Phòng Kinh tế hoàn thành báo cáo trước ngày 10/02 gửi Văn phòng tổng hợp",
        ),
        ("- Hoàn thành hồ sơ chi trả trong tháng 4/2013.", "deadline", "Hoàn thành hồ sơ chi trả trong tháng 4/2013"),
        ("- Phát động thi đua trong tháng 4/2013.", "task", "Phát động thi đua trong tháng 4/2013"),
        (
            "- Các bản rà soát hộ nghèo, xong chậm nhất ngày 25/11/2022.",
            "deadline",
            "Các bản rà soát hộ nghèo, xong chậm nhất ngày 25/11/2022",
        ),
        (
            "- Tiếp tục thực hiện Chỉ thị số 01/CT-UBND ngày 07/01/2026 về phòng chống cháy rừng.",
            "task",
            "Tiếp tục thực hiện Chỉ thị số 01/CT-UBND ngày 07/01/2026 về phòng chống cháy rừng",
        ),
        (
            "- Tuyên truyền kỷ niệm 50 năm ngày giải phóng miền Nam 30/4/1975 - 30/4/2025.",
            "task",
            "Tuyên truyền kỷ niệm 50 năm ngày giải phóng miền Nam 30/4/1975 - 30/4/2025",
        ),
    ],
)
def test_what_a_point_is(text: str, kind: str, content: str) -> None:
    assert shown("I. CÔNG TÁC KINH TẾ", text) == [(kind, content)]


def test_a_heading_and_its_field_lines_are_one_entry() -> None:
    found = read(
        "II. CÁC HỘI NGHỊ",
        "1. Họp giao ban tháng 9 của Ủy ban",
        "- Thời gian: 8h00 ngày 05/9.",
        "- Địa điểm: Phòng họp số 2.",
        "- Thành phần: Chủ tịch, các Phó Chủ tịch.",
        "2. Hội nghị sơ kết công tác giảm nghèo",
        "- Thời gian: 14h00 ngày 12/9.",
        "- Địa điểm: Hội trường lớn.",
    )
    assert [entry.kind for entry in found.entries] == ["event", "event"]
    assert [entry.text("content") for entry in found.entries] == [
        "Họp giao ban tháng 9 của Ủy ban", "Hội nghị sơ kết công tác giảm nghèo"
    ]  # fmt: skip
    assert [entry.text("location").strip(" .") for entry in found.entries] == ["Phòng họp số 2", "Hội trường lớn"]
    assert "các Phó Chủ tịch" in found.entries[0].text("participants")


def test_lines_below_a_day_are_its_events() -> None:
    found = read(
        "Thứ Hai, ngày 05/8/2019",
        "- 8h00: Chủ tịch họp giao ban tại Phòng họp số 2.",
        "- 14h00: PCT Hường đi kiểm tra cơ sở.",
        "Thứ Ba, ngày 06/8/2019",
        "- Sáng: PCT Hường tiếp công dân.",
    )
    assert [entry.text("date") for entry in found.entries] == [
        "Thứ Hai, ngày 05/8/2019", "Thứ Hai, ngày 05/8/2019", "Thứ Ba, ngày 06/8/2019"
    ]  # fmt: skip
    assert [entry.text("leader") for entry in found.entries] == ["Chủ tịch", "PCT Hường", "PCT Hường"]


def test_a_session_or_leader_on_a_line_of_its_own_holds_for_what_follows() -> None:
    found = read(
        "Thứ Hai, ngày 05/8/2019", "Sáng:", "- Chủ tịch họp giao ban.", "Chiều:", "- Chủ tịch đi kiểm tra cơ sở."
    )
    assert [entry.text("session").strip(" :") for entry in found.entries] == ["Sáng", "Chiều"]
    found = read("Thứ Hai, ngày 05/8/2019", "Chủ tịch Lò Văn Pản:", "- 8h00: Họp giao ban.", "- 14h00: Đi cơ sở.")
    assert [entry.text("leader").strip(" :") for entry in found.entries] == ["Chủ tịch Lò Văn Pản"] * 2


def test_a_week_gives_its_weekdays_their_dates() -> None:
    found = read("Tuần 25 (từ 01/3 đến 06/3):", "- Thứ Hai: Chào cờ.", "- Ngày 05/3: Họp tổ.", "- Kiểm tra hồ sơ.")
    assert [[passage.text for passage in entry.fields["date"]] for entry in found.entries] == [
        ["Tuần 25 (từ 01/3 đến 06/3):", "Thứ Hai"],
        ["Ngày 05/3"],
        ["Tuần 25 (từ 01/3 đến 06/3):"],
    ]


def test_a_person_named_in_a_heading_leads_what_stands_below() -> None:
    found = read(
        "I. Đồng chí Vừ Mí Sò - Chánh Thanh tra",
        "- Thứ Hai (03/4): Sáng, chủ trì giao ban cơ quan; chiều, nghe Phòng Nghiệp vụ 1 báo cáo.",
        "II. Toàn cơ quan",
        "- Thứ Năm (06/4): Nghỉ Giỗ Tổ.",
    )
    assert [entry.text("leader") for entry in found.entries] == [
        "Đồng chí Vừ Mí Sò - Chánh Thanh tra", "Đồng chí Vừ Mí Sò - Chánh Thanh tra", ""
    ]  # fmt: skip
    assert [entry.text("date").strip(" ():") for entry in found.entries] == [
        "Thứ Hai (03/4", "Thứ Hai (03/4", "Thứ Năm (06/4"
    ]  # fmt: skip


def test_persons_sessions_and_weeks_hold_for_the_lines_below_them() -> None:
    found = read(
        "Tuần 3 (từ 14/11 đến 19/11)",
        "Thứ Hai 14/11",
        "Đ/c Lê Hải, Phó Chủ tịch",
        "- 8h00: Họp giao ban",
        "Thứ Ba 15/11",
        "Sáng: Bí thư: Dự tập huấn",
        "Phó Bí thư: Tiếp dân",
        "Trong tuần: Kiểm tra nền nếp",
    )
    assert [
        (entry.text("leader"), entry.text("session").strip(" :"), entry.text("date")) for entry in found.entries
    ] == [
        ("Đ/c Lê Hải, Phó Chủ tịch", "", "Thứ Hai 14/11"),
        ("Bí thư", "Sáng", "Thứ Ba 15/11"),
        ("Phó Bí thư", "Sáng", "Thứ Ba 15/11"),
        ("", "", "Tuần 3 (từ 14/11 đến 19/11)"),
    ]


@pytest.mark.parametrize("until", ["đến hết ngày 22/3", "(đến 22/3)"])
def test_what_lasts_until_a_day_begins_on_the_day_above(until: str) -> None:
    found = read("Thứ ba, ngày 20/3/2018", f"- GĐ Trần Thị Hà đi công tác Hà Nội {until}.")
    assert [entry.text("content").strip(" .(") for entry in found.entries] == ["đi công tác Hà Nội"]
    assert [passage.text.strip("()") for passage in found.entries[0].fields["date"]] == [
        "Thứ ba, ngày 20/3/2018", until.strip("()")
    ]  # fmt: skip


def test_field_lines_below_a_heading_and_within_a_paragraph() -> None:
    found = read(
        "C. PHIÊN HỌP, HỘI NGHỊ",
        "1. Phiên họp Thường trực tháng 5",
        "- Thời gian, địa điểm: 08 giờ 00 ngày 16/5/2019, tại Phòng họp số 3.",
        "- Phân công chuẩn bị: Văn phòng.",
        "2. Các cuộc họp khác",
        "- Họp Ban Pháp chế. Thời gian: 14 giờ 00 ngày 21/5. Địa điểm: Phòng họp số 2.",
    )
    assert [(entry.text("content").strip(" ."), entry.text("location").strip(" .")) for entry in found.entries] == [
        ("Phiên họp Thường trực tháng 5", "Phòng họp số 3"), ("Họp Ban Pháp chế", "Phòng họp số 2")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Quy chế làm việc của Ủy ban nhân dân xã nhiệm kỳ 2021 - 2026;",
        "Thực hiện Chương trình công tác năm 2025, Ủy ban nhân dân xã xây dựng chương trình tháng 9 như sau:",
        "Trên đây là chương trình công tác tháng 9 của Ủy ban nhân dân xã./.",
        "Trên đây là lịch công tác tuần, Văn phòng thông báo để các đơn vị được biết và thực hiện./.",
        "Ghi chú: Lịch này thay cho giấy mời.",
    ],
)
def test_preambles_and_closings_give_no_entry(text: str) -> None:
    found = read(text)
    assert found.entries == ()
    assert [claim.kind for claim in found.claims] == ["boilerplate"]


def test_headings_are_handed_on() -> None:
    found = read("I. CÔNG TÁC KINH TẾ", "1. Nông nghiệp", "- Chỉ đạo các bản gieo cấy lúa mùa đúng thời vụ;")
    assert [text for _, text in found.headings] == ["I. CÔNG TÁC KINH TẾ", "1. Nông nghiệp"]
    more = read_prose(to_points(paragraphs("- Kiểm tra công tác phòng chống dịch bệnh.")), found.headings)
    assert more.entries[0].section == found.section


LINES = st.sampled_from(
    [
        "I. CÔNG TÁC KINH TẾ", "1. Nông nghiệp", "- Chỉ đạo gieo cấy lúa mùa;", "+ Kiểm tra đê điều.", "Sáng:",
        "Thứ Hai, ngày 05/8/2019", "- 8h00: Họp giao ban. 14h00: Đi cơ sở.", "Thời gian: 8h00 ngày 05/9.", "Chiều",
        "Địa điểm: Hội trường lớn.", "Chủ tịch Lò Văn Pản:", "Trước ngày 10/9 hoàn thành báo cáo.", "Ghi chú: không",
        "Căn cứ Luật;", "Trên đây là chương trình./.", "Thứ Tư hằng tuần: Tiếp công dân.", "Ngày 05/9: Họp.",
    ]
)  # fmt: skip


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=10))
def test_every_word_is_accounted_for(texts: list[str]) -> None:
    points = to_points(paragraphs(*texts))
    found = read_prose(points)
    held = {word.index for entry in found.entries for word in entry.words}
    held = held.union(*(claim.words for claim in found.claims))
    words = [word for point in points for word in point.whole.words if any(map(str.isalnum, word.text))]
    assert [word.text for word in words if word.index not in held] == []


def test_an_activity_that_names_people_is_no_person() -> None:
    found = shown(
        "II. CÁC CUỘC HỌP, HỘI NGHỊ",
        "1. Giao ban Thường trực Đảng ủy",
        "Giao ban định kỳ hằng tuần.",
        "2. Giao ban Chủ tịch, các Phó Chủ tịch UBND xã",
        "Giao ban định kỳ hằng tuần.",
    )
    assert [content for _, content in found] == [
        "Giao ban Thường trực Đảng ủy",
        "Giao ban Chủ tịch, các Phó Chủ tịch UBND xã",
    ]
