"""The level a body serves, and the province that a head names."""

from datetime import date

import pytest

from congtac.normalize.level import issuer_level, province_of

BEFORE, SINCE = date(2024, 3, 1), date(2025, 8, 1)


@pytest.mark.parametrize(
    ("issuer", "above", "issued", "expected"),
    [
        ("UBND thành phố Khe Vàng", (), BEFORE, "district"),
        ("UBND thành phố Khe Vàng", (), SINCE, "province"),
        ("UBND thành phố Hải Phòng", (), BEFORE, "province"),
        ("UBND thành phố Thủ Đức", ("UBND thành phố Hồ Chí Minh",), BEFORE, "district"),
        ("Thành ủy Khe Vàng", ("Tỉnh ủy Sông Mây",), BEFORE, "district"),
        ("Thành ủy Khe Vàng", ("Đảng bộ tỉnh Sông Mây",), BEFORE, "district"),
        ("Thành ủy Khe Vàng", (), BEFORE, "district"),
        ("Thành ủy Hải Phòng", (), BEFORE, "province"),
        ("Thành ủy Khe Vàng", (), SINCE, "province"),
        ("Thành đoàn Khe Vàng", ("Tỉnh đoàn Sông Mây",), BEFORE, "district"),
        ("Huyện đoàn Bản Tròn", ("Tỉnh đoàn Sông Mây",), None, "district"),
        ("Tỉnh đoàn Sông Mây", (), None, "province"),
        ("Xã đoàn Nà Pheo", (), None, "commune"),
        ("Đoàn xã Nà Pheo", ("Huyện đoàn Bản Tròn",), None, "commune"),
        ("Thị ủy Khe Vàng", ("Tỉnh ủy Sông Mây",), None, "district"),
        ("Quận ủy 15", (), None, "district"),
        ("Đảng ủy phường Nà Pheo", ("Đảng bộ thành phố Khe Vàng",), SINCE, "commune"),
        ("Văn phòng Tỉnh ủy Sông Mây", ("Tỉnh ủy Sông Mây",), None, "province"),
        ("Ban Tổ chức", ("Tỉnh ủy Sông Mây",), None, "province"),
        ("Ủy ban Kiểm tra", ("Huyện ủy Bản Tròn",), None, "district"),
        ("Phòng Nội vụ", ("UBND huyện Bản Tròn",), None, "district"),
        ("Phòng Văn hóa - Xã hội", ("UBND phường Nà Pheo",), SINCE, "commune"),
        ("Phòng Giáo dục và Đào tạo", ("UBND thành phố Khe Vàng",), BEFORE, "district"),
        ("Phòng Lao động - Thương binh và Xã hội", ("UBND huyện Bản Tròn",), None, "district"),
        ("Sở Lao động - Thương binh và Xã hội", ("UBND tỉnh Sông Mây",), None, "province"),
        ("Thanh tra", ("UBND tỉnh Sông Mây",), None, "province"),
        ("Liên minh Hợp tác xã", ("UBND tỉnh Sông Mây",), None, "province"),
        ("Hợp tác xã Nà Pheo", ("UBND huyện Bản Tròn",), None, "unit"),
        ("Chi cục Kiểm lâm", ("Sở Nông nghiệp và Phát triển nông thôn",), None, "province"),
        ("Ban Dân tộc", ("UBND tỉnh Sông Mây",), None, "province"),
        ("Công an tỉnh Sông Mây", ("Bộ Công an",), None, "province"),
        ("Bộ Chỉ huy Quân sự tỉnh Sông Mây", ("Quân khu 2",), None, "province"),
        ("Ban Chỉ huy Quân sự huyện Bản Tròn", (), None, "district"),
        ("Viện Kiểm sát nhân dân huyện Bản Tròn", (), None, "district"),
        ("Viện Kiểm sát nhân dân tối cao", (), None, "central"),
        ("Tòa án nhân dân tỉnh Sông Mây", (), None, "province"),
        ("Bảo hiểm xã hội huyện Bản Tròn", ("Bảo hiểm xã hội tỉnh Sông Mây",), None, "district"),
        ("Bảo hiểm xã hội tỉnh Sông Mây", ("Bảo hiểm xã hội Việt Nam",), None, "province"),
        ("Cục Thuế tỉnh Sông Mây", ("Tổng cục Thuế",), None, "province"),
        ("Liên đoàn Lao động tỉnh Sông Mây", ("Tổng Liên đoàn Lao động Việt Nam",), None, "province"),
        ("Công đoàn Ngành Giáo dục", ("Liên đoàn Lao động tỉnh Sông Mây",), None, "province"),
        ("Tổng cục Thống kê", (), None, "central"),
        ("Bộ Tư pháp", (), None, "central"),
        ("Trường Đại học Sông Mây", ("Bộ Giáo dục và Đào tạo",), None, "unit"),
        ("Bệnh viện Đa khoa huyện Bản Tròn", ("Sở Y tế tỉnh Sông Mây",), None, "unit"),
        ("Viện Nghiên cứu Cây ăn quả", (), None, "unit"),
        ("Trung tâm GDNN - GDTX", ("UBND huyện Bản Tròn",), None, "unit"),
        ("Trung tâm Y tế huyện Bản Tròn", (), None, "unit"),
        ("Trung tâm Văn hóa tỉnh", ("Sở Văn hóa, Thể thao và Du lịch tỉnh Sông Mây",), None, "province"),
        ("Ban Quản lý Khu kinh tế tỉnh", ("UBND tỉnh Sông Mây",), None, "province"),
        ("Đảng ủy Khối các cơ quan tỉnh", (), None, "province"),
        ("Hội Nông dân huyện Bản Tròn", ("Hội Nông dân tỉnh Sông Mây",), None, "district"),
        ("Phòng Kế hoạch tổng hợp", ("Bệnh viện Đa khoa tỉnh Sông Mây",), None, "unit"),
        ("Tổ nghiên cứu", (), None, None),
    ],
)
def test_levels(issuer: str, above: tuple[str, ...], issued: date | None, expected: str | None) -> None:
    assert issuer_level(issuer, above, issued) == expected


@pytest.mark.parametrize(
    ("named", "title", "issued", "expected"),
    [
        (("UBND tỉnh Sông Mây", "Sở Y tế"), None, None, "Sông Mây"),
        (("Sở Y tế Sông Mây", "Bệnh viện Đa khoa"), None, None, "Sông Mây"),
        (("Sở Văn hóa, Thể thao và Du lịch Sông Mây",), None, None, "Sông Mây"),
        (("Sở Y tế", "Bệnh viện Đa khoa"), None, None, None),
        (("Tỉnh đoàn Sông Mây", "Huyện đoàn Bản Tròn"), None, None, "Sông Mây"),
        (("Tỉnh ủy Sông Mây",), None, None, "Sông Mây"),
        (("Đảng bộ tỉnh Sông Mây", "Tỉnh ủy Sông Mây"), None, None, "Sông Mây"),
        (("Đảng bộ thành phố Khe Vàng", "Đảng ủy phường Nà Pheo"), None, SINCE, "Khe Vàng"),
        (("Đảng bộ thành phố Khe Vàng", "Đảng ủy phường Nà Pheo"), None, BEFORE, None),
        (("UBND thành phố Hải Phòng", "Sở Y tế"), None, BEFORE, "Hải Phòng"),
        (("UBND thành phố Khe Vàng",), "LỊCH CÔNG TÁC UBND THÀNH PHỐ KHE VÀNG, TỈNH SÔNG MÂY", SINCE, "Sông Mây"),
        (("UBND tỉnh Bà Rịa - Vũng Tàu",), None, None, "Bà Rịa - Vũng Tàu"),
        (("UBND tỉnh Thừa Thiên Huế",), None, None, "Thừa Thiên Huế"),
        ((), "LỊCH LÀM VIỆC CỦA UBND TỈNH SÔNG MÂY TUẦN 12", None, "Sông Mây"),
        ((), "LỊCH LÀM VIỆC CỦA UBND TỈNH SÔNG MÂY THÁNG 3 NĂM 2019", None, "Sông Mây"),
        ((), "Lịch làm việc của UBND tỉnh Sông Mây quý IV", None, "Sông Mây"),
        ((), "LỊCH LÀM VIỆC CỦA UBND TỈNH TUẦN 12", None, None),
        (("HĐND tỉnh",), "LỊCH CỦA HĐND TỈNH KHÓA XV", None, None),
        (("Trung tâm Văn hóa tỉnh",), None, None, None),
        (("UBND huyện Bản Tròn",), "LỊCH CÔNG TÁC TUẦN", None, None),
    ],
)
def test_provinces(named: tuple[str, ...], title: str | None, issued: date | None, expected: str | None) -> None:
    assert province_of(named, title, issued) == expected
