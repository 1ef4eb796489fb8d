"""What the rules find, under the recogniser's labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.models.ner.sentences import Sentence, mark_sentence, parse_sentence
from congtac.models.rule_spans import find_spans


@pytest.mark.parametrize(
    "marked",
    [
        "[TIME 7h30] [DATE ngày 02/3/2026]: đ/c [PERSON Nguyễn Văn An], [TITLE Phó Chủ tịch] họp",
        "[SESSION Chiều]: [TITLE Giám đốc] [UNIT Sở Nội vụ] làm việc với [UNIT Phòng Kinh tế]",
        "các [TITLE Phó Chủ tịch] [UNIT UBND xã] dự",
        "theo [CITATION Chỉ thị số 12/CT-UBND ngày 07/01/2026] của [UNIT UBND tỉnh]",
        "trước [DATE ngày 15/4], từ [DATE ngày 22 đến ngày 24/5]",
        "TS. [PERSON Lê Thị Hoa] đi [AREA thôn 3], [AREA xã Khe Mạ] và [AREA TP. Vinh]",
        "kỷ niệm [EVENT_TERM 80 năm Ngày thành lập QĐND Việt Nam (22/12/1944 - 22/12/2024)]",
        "đại hội [EVENT_TERM nhiệm kỳ 2025 - 2030]",
        "[TITLE Trưởng phòng Nội vụ] họp tại [PLACE Phòng họp số 2]",
        "nghỉ bù",
        "",
    ],
)
def test_what_the_rules_find(marked: str) -> None:
    text = parse_sentence(marked).text
    assert mark_sentence(Sentence(text, tuple(find_spans(text)))) == marked


@given(st.text(max_size=60))
def test_spans_stand_in_order_and_apart(text: str) -> None:
    end = 0
    for span in find_spans(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end
