from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congtac.extract.document import Line
from congtac.extract.numbering import new_word
from congtac.extract.wrap import proportional_width
from congtac.extract.wrapped import Measured, divide

SENTENCES = (
    "Tăng cường kiểm tra, giám sát việc chấp hành các quy định về vệ sinh an toàn thực phẩm trên địa bàn phường.",
    "Chỉ đạo các đơn vị trực thuộc chủ động xây dựng kế hoạch và phân công cán bộ theo dõi từng nhiệm vụ được giao.",
    "Giao Văn phòng tổng hợp.",
    "Phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể vận động Nhân dân tham gia giữ gìn trật tự đô thị.",
    "Rà soát hộ nghèo, hộ cận nghèo theo chuẩn mới; đề xuất giải pháp hỗ trợ phù hợp với từng nhóm đối tượng cụ thể.",
    "Hoàn thành trước ngày 20 tháng 8.",
)


def wrap(text: str, room: float, indent: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        tried = f"{line} {word}".strip()
        if line and proportional_width(tried) > room - (0 if lines else indent):
            lines.append(line)
            tried = word
        line = tried
    return [*lines, line]


def measured(text: str, indent: int = 0) -> Measured:
    line = Line(tuple(new_word(word) for word in text.split()))
    return Measured(line, proportional_width(line.text), proportional_width(line.words[0].text), indent)


def divided(lines: list[str]) -> list[str]:
    starts = [*(at for at, begins in enumerate(divide([measured(line) for line in lines])) if begins), len(lines)]
    return [" ".join(lines[start:end]) for start, end in pairwise(starts)]


PARAGRAPHS = [
    "I. NHIỆM VỤ TRỌNG TÂM",
    " ".join(SENTENCES[:3]),
    "1. " + " ".join(SENTENCES[3:5]),
    "- " + " ".join(SENTENCES[1:4]),
    " ".join(SENTENCES[3:]),
    "THỨ BA, NGÀY 12/8:",
    "- " + SENTENCES[0],
    "Thời gian: 8 giờ, ngày 12/8.",
    SENTENCES[4],
]


@pytest.mark.parametrize(
    ("room", "indent"),
    [
        *((room, indent) for room in (28.0, 31.5, 34.5, 36.0, 52.0) for indent in (2.0, 2.6, 3.2)),
        # Without an indent a last line that is full by chance tells nothing, as at 36.
        *((room, 0.0) for room in (28.0, 31.5, 34.5, 52.0)),
    ],
)
def test_paragraphs_come_back_whatever_the_room_and_the_indent(room, indent):
    lines = [line for text in PARAGRAPHS for line in wrap(text, room, indent)]
    assert divided(lines) == PARAGRAPHS


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5), min_size=6, max_size=12),
    st.sampled_from([29.0, 32.5, 35.0]),
)
def test_few_breaks_between_sentences_are_mistaken(paragraphs, room):
    texts = [" ".join(sentences) for sentences in paragraphs]
    wrapped = [wrap(text, room, 2.6) for text in texts]
    lines = [line for text in wrapped for line in text]
    truth = [at == 0 for text in wrapped for at in range(len(text))]
    wrong = sum(a != b for a, b in zip(divide([measured(line) for line in lines]), truth, strict=True))
    assert wrong <= 0.1 * len(lines)


def test_a_full_first_line_begins_a_paragraph_also_below_a_full_last_one():
    # The last line of the first paragraph fills its room by chance; only the indent of the next tells.
    room, indent = 33.0, 2.6
    first, second = wrap(" ".join(SENTENCES[:2]), room, indent), wrap(" ".join(SENTENCES[3:]), room, indent)
    filled = "đồng thời báo cáo kết quả về Văn phòng Hội đồng nhân dân và Ủy ban."
    filler = "phường "
    while proportional_width(filler + filled) <= room - 2:
        filled = filler + filled
    others = [line for text in PARAGRAPHS for line in wrap(text, room, indent)]
    lines = [*others, *first[:-1], filled, *second]
    assert second[0] in [text[: len(second[0])] for text in divided(lines)]


@pytest.mark.parametrize("widths", [0, 1, 2])
def test_too_few_lines_tell_no_room(widths):
    assert divide([measured("Sáng: họp")] * widths) == [True] * widths


def test_a_wide_note_below_narrow_cells_goes_on_where_its_words_say_so():
    note = wrap("Ghi chú: Ngoài lịch trên, lãnh đạo các đơn vị làm việc tại cơ quan và xử lý công việc.", 32.0, 0.0)
    assert divided(["Thứ Hai", "Sáng", "Họp", "giao ban", *note]) == [
        "Thứ Hai",
        "Sáng",
        "Họp",
        "giao ban",
        " ".join(note),
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Thực hiện Chương trình công tác năm 2019 của toàn ngành (Quyết định số 3158)", "và các văn bản khác"),
        ("Thực hiện Chương trình công tác năm 2019 của toàn ngành (theo Quyết định", "UBND tỉnh)"),
        ("Thực hiện Chương trình công tác năm 2019 của toàn ngành theo Quyết định số", "3158/QĐ"),
    ],
)
def test_words_that_leave_no_doubt(above, below):
    assert divided([above, below]) == [f"{above} {below}"]


def test_indents_that_the_text_shows_begin_paragraphs():
    room, indent = 33.0, 2.6
    lines: list[Measured] = []
    truth: list[bool] = []
    for text in PARAGRAPHS:
        for at, line in enumerate(wrap(text, room, indent)):
            lines.append(measured(line, 0 if at else 6))
            truth.append(at == 0)
    assert divide(lines) == truth


@pytest.mark.parametrize("day", ["Chủ nhật (05/01)", "Thứ Tư, ngày 28/5/2025", "Chủ nhật, ngày 01/6/2025: Nghỉ."])
def test_a_day_begins_a_paragraph_also_below_a_line_that_filled_its_room(day):
    room, indent = 33.0, 2.6
    filled = "Huyện đoàn, Hội Cựu chiến binh cùng đi tại cánh đồng thôn 5, xã Tân Trảng)."
    while proportional_width("và " + filled) <= room - 0.2:
        filled = "và " + filled
    above = wrap("- " + SENTENCES[0], room, indent)[:-1]
    others = [line for text in PARAGRAPHS for line in wrap(text, room, indent)]
    assert day in divided([*others, *above, filled, day, "- " + SENTENCES[2]])
