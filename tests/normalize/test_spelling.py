"""Names in capitals as prose writes them."""

import pytest

from congtac.normalize.spelling import is_one_name, prose_case, sentence_case


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TRƯỜNG TIỂU HỌC SUỐI KHOANG", "Trường Tiểu học Suối Khoang"),
        ("BẢO HIỂM XÃ HỘI HUYỆN BẢN TRÒN", "Bảo hiểm xã hội huyện Bản Tròn"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG MÂY", "Liên đoàn Lao động tỉnh Sông Mây"),
        ("BỆNH VIỆN ĐA KHOA KHU VỰC SÔNG MÂY", "Bệnh viện Đa khoa khu vực Sông Mây"),
        ("TRUNG TÂM GDNN - GDTX BẢN TRÒN", "Trung tâm GDNN - GDTX Bản Tròn"),
        ("CÔNG TY TNHH MTV CẤP NƯỚC NÀ PHEO", "Công ty TNHH MTV Cấp nước Nà Pheo"),
        ("UBND PHƯỜNG 7", "UBND phường 7"),
    ],
)
def test_prose_case(text: str, expected: str) -> None:
    assert prose_case(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TỔ CHỨC - HÀNH CHÍNH", "Tổ chức - Hành chính"),
        ("QUẢN LÝ KHOA HỌC VÀ HỢP TÁC", "Quản lý khoa học và Hợp tác"),
        ("CÔNG TÁC HSSV", "Công tác HSSV"),
        ("HCTH", "HCTH"),
        ("", ""),
    ],
)
def test_sentence_case(text: str, expected: str) -> None:
    assert sentence_case(text) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("BAN CHẤP HÀNH ĐẢNG", "BỘ HUYỆN", True),
        ("UBND TỈNH SÔNG MÂY", "SỞ Y TẾ", False),
        ("BỆNH VIỆN ĐA", "KHOA", True),
    ],
)
def test_a_name_over_a_line_end(left: str, right: str, expected: bool) -> None:
    assert is_one_name(f"{left} {right}", len(left)) is expected
