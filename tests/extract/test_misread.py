import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.extract.document import Word
from congtac.extract.misread import mend


def words(text: str) -> list[Word]:
    return [Word(-1, word, 1, None, -1, 0, score=0.8) for word in text.split()]


def mended(text: str) -> str:
    return " ".join(word.text for word in mend(words(text)))


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("Ð/c Hào", "Đ/c Hào"),
        ("ÐĐ/c Hào", "Đ/c Hào"),
        ("QĐÐ số 12/QÐ-UBND", "QĐ số 12/QĐ-UBND"),
        ("Đic Hào, địc Mai", "Đ/c Hào, đ/c Mai"),
        ("l4h00: Họp", "14h00: Họp"),
        ("(7hlS)", "(7h15)"),
        ("O8h3O", "08h30"),
        ("15I3", "15/3"),
        ("05I01I2026,", "05/01/2026,"),
        ("18/5⁄2019", "18/5/2019"),
        ("Phó Chù tịch", "Phó Chủ tịch"),
        ("PHÓ CHÙ TICH", "PHÓ CHỦ TỊCH"),
        ("LỊCH TRỤC TẾT", "LỊCH TRỰC TẾT"),
        ("Thử Bay,", "Thứ Bảy,"),
        ("~ Đại hội", "- Đại hội"),
        ("- LỊCH LÀM VIỆC", "LỊCH LÀM VIỆC"),
        ("LỊCH TRỤỰC TẾT", "LỊCH TRỰC TẾT"),
        ("ĐẢẲNG ỦY", "ĐẢNG ỦY"),
        ("Tuân 9 (01/11), Ca tuân, thang 3", "Tuần 9 (01/11), Cả tuần, tháng 3"),
        ("TUÂN THƯ NHẬT", "TUẦN THỨ NHẤT"),
        ("Từ05/4 đến11/4", "Từ 05/4 đến 11/4"),
        ("THỨPBA, 09/5", "THỨ BA, 09/5"),
        ("THỨ Ƒ TƯ; 10/5", "THỨ TƯ, 10/5"),
        ("THỨNĂM, 11/5", "THỨ NĂM, 11/5"),
        ("Thu Sau (12/5)", "Thứ Sáu, (12/5)"),
        ("THƯ 7 HAI, NGÀY 29/5/2017", "THỨ HAI, NGÀY 29/5/2017"),
        ("THỨ T HAI Í (24/11/2025)", "THỨ HAI, (24/11/2025)"),
        ("07111 12I111 15I13", "07/11 12/11 15/3"),
        ("HBluin Kbuôr, xã la Drông", "H'Bluin Kbuôr, xã Ia Drông"),
        ("Kiếm tra công tác", "Kiểm tra công tác"),
        ("họp trực tuyên,", "họp trực tuyến,"),
        ("Chỉ cục trưởng, chỉ bộ", "Chi cục trưởng, chi bộ"),
        ("_Người 'Thứ", "Người Thứ"),
    ],
)
def test_what_can_only_be_another_word_is_mended(read, said):
    assert mended(read) == said


@pytest.mark.parametrize(
    "text",
    [
        "Đ/c Hào, đ/c Mai - PCT",
        "1413 hộ, số 1215",
        "Hội trưởng hội đồng hương",
        "uỷ ban nhân dân, Uỷ ban, hoà bình, CỘNG HOÀ",
        "Đức Thắng; Đình Công; Chủ",
        "8h 7h30' 14h00-16h30 24/24h 98h61",
        "T2 (05/01) 20/11 2021-2026",
        "ISO 9001 Io",
        "KIT thử, bệnh viện TIM mạch",
        "đất bị thu hồi, từ đó viết năm 2025",
        "Ca ngày (07h00), ngoằn ngoèo, xoong",
        "HĐND PCT HTQT Hà",
        "số 12111, la hét",
        "Giang Sơn, Sông Bạc",
        "Thứ Ba, 09/5 và thứ tư 10/5; THỨ SÁU: 12/5",
        "thuốc nam 12/5; Thu ba 3; thu hái cà phê",
    ],
)
def test_what_may_be_right_stays(text):
    read = words(text)
    assert mend(read) == read


def test_what_was_recognised_surely_stays():
    read = [
        word._replace(score=0.97)
        for word in words("Kiếm tra, Lễ ra quân, tiếp dân tại Trần Hưng Đạo, nói đúng, phó bị thu")
    ]
    assert mend(read) == read


def test_a_mended_word_keeps_what_was_read():
    assert [word.read_as for word in mend(words("Ð/c Phó Chù tịch"))] == ["Ð/c", None, "Chù", None]


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Z", "Cc")), min_size=1, max_size=8), max_size=6))
def test_mending_twice_is_mending_once_and_loses_no_word(texts):
    once = mend([Word(-1, text, 1, None, -1, 0, score=0.5) for text in texts])
    assert [word.text for word in mend(list(once))] == [word.text for word in once]
    assert len(once) >= len(texts) - 1
