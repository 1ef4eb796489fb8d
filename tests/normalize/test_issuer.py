"""The issuing body, by the lines at the head's left or by the title."""

import pytest

from congtac.normalize.issuer import bodies, issuer_name

HEADS = [
    # Councils and committees of the people
    ("ỦY BAN NHÂN DÂN\nXÃ NÀ PHEO", "UBND xã Nà Pheo"),
    ("ỦY BAN NHÂN DÂN\nTHỊ TRẤN KHE VÀNG", "UBND thị trấn Khe Vàng"),
    ("UBND HUYỆN BẢN TRÒN\nUBND XÃ NÀ PHEO", "UBND xã Nà Pheo"),
    ("UBND HUYỆN BẢN TRÒN\nỦY BAN NHÂN DÂN XÃ NÀ PHEO", "UBND xã Nà Pheo"),
    ("HUYỆN BẢN TRÒN\nỦY BAN NHÂN DÂN XÃ NÀ PHEO", "UBND xã Nà Pheo"),
    ("ỦY\nBAN NHÂN DÂN\nTỈNH SÔNG MÂY", "UBND tỉnh Sông Mây"),
    ("ĐẶC KHU HÒN NGANG\nỦY BAN NHÂN DÂN", "UBND đặc khu Hòn Ngang"),
    ("UBND XÃ ĐOÀN KẾT", "UBND xã Đoàn Kết"),
    ("ỦY BAN NHÂN DÂN\nXÃ ĐOÀN KẾT", "UBND xã Đoàn Kết"),
    ("ỦY BAN NHÂN DÂN\nPHƯỜNG 7", "UBND phường 7"),
    ("HĐND XÃ NÀ PHEO", "HĐND xã Nà Pheo"),
    ("HỘI ĐỒNG NHÂN DÂN\nHUYỆN BẢN TRÒN\n***", "HĐND huyện Bản Tròn"),
    ("THƯỜNG TRỰC HĐND\nHUYỆN BẢN TRÒN", "HĐND huyện Bản Tròn"),
    ("HĐND HUYỆN BẢN TRÒN\nTHƯỜNG TRỰC", "HĐND huyện Bản Tròn"),
    ("HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG MÂY\nTHƯỜNG TRỰC HĐND", "HĐND tỉnh Sông Mây"),
    ("HĐND TỈNH SÔNG MÂY\nBAN PHÁP CHẾ", "Ban Pháp chế"),
    ("ĐOÀN ĐBQH VÀ HĐND\nTỈNH SÔNG MÂY\nVĂN PHÒNG", "Văn phòng Đoàn ĐBQH và HĐND tỉnh Sông Mây"),
    # Their offices and departments
    ("UBND TỈNH SÔNG MÂY\nVĂN PHÒNG", "Văn phòng UBND tỉnh Sông Mây"),
    ("UBND HUYỆN BẢN TRÒN\nVĂN PHÒNG HĐND VÀ UBND", "Văn phòng HĐND và UBND huyện Bản Tròn"),
    ("UBND HUYỆN BẢN TRÒN\nVĂN PHÒNG HĐND - UBND", "Văn phòng HĐND và UBND huyện Bản Tròn"),
    ("VĂN PHÒNG UBND TỈNH SÔNG MÂY", "Văn phòng UBND tỉnh Sông Mây"),
    ("UBND TỈNH SÔNG MÂY\nSỞ Y TẾ", "Sở Y tế"),
    ("UBND TỈNH SÔNG MÂY\nSỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"),
    ("UBND TỈNH SÔNG MÂY\nSỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN\nNÔNG THÔN", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("UBND TỈNH SÔNG MÂY\nSỞ DÂN TỘC VÀ TÔN GIÁO", "Sở Dân tộc và Tôn giáo"),
    ("SỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH SÔNG MÂY", "Sở Văn hóa, Thể thao và Du lịch Sông Mây"),
    ("UBND TỈNH SÔNG MÂY\nTHANH TRA TỈNH", "Thanh tra tỉnh"),
    ("UBND HUYỆN BẢN TRÒN\nPHÒNG NỘI VỤ", "Phòng Nội vụ"),
    ("UBND XÃ NÀ PHEO\nPHÒNG VĂN HÓA - XÃ HỘI", "Phòng Văn hóa - Xã hội"),
    ("UBND HUYỆN BẢN TRÒN\nPHÒNG LAO ĐỘNG - TB&XH", "Phòng Lao động - Thương binh và Xã hội"),
    ("UBND TỈNH SÔNG MÂY\nBAN QUẢN LÝ DỰ ÁN ĐẦU TƯ\nXÂY DỰNG", "Ban Quản lý dự án đầu tư xây dựng"),
    ("SỞ NÔNG NGHIỆP VÀ PTNT\nCHI CỤC KIỂM LÂM", "Chi cục Kiểm lâm"),
    ("SỞ TƯ PHÁP TỈNH SÔNG MÂY\nTRUNG TÂM TRỢ GIÚP PHÁP LÝ\nNHÀ NƯỚC", "Trung tâm Trợ giúp pháp lý Nhà nước"),
    # The Party
    ("ĐẢNG BỘ TỈNH SÔNG MÂY\nTỈNH ỦY\n*", "Tỉnh ủy Sông Mây"),
    ("TỈNH UỶ SÔNG MÂY\n*", "Tỉnh ủy Sông Mây"),
    ("ĐẢNG BỘ TỈNH SÔNG MÂY\nHUYỆN ỦY BẢN TRÒN\n*", "Huyện ủy Bản Tròn"),
    ("TỈNH ỦY SÔNG MÂY\nTHỊ ỦY KHE VÀNG", "Thị ủy Khe Vàng"),
    ("ĐẢNG BỘ HUYỆN BẢN TRÒN\nĐẢNG ỦY XÃ NÀ PHEO\n*", "Đảng ủy xã Nà Pheo"),
    ("ĐẢNG BỘ XÃ NÀ PHEO\nĐẢNG ỦY", "Đảng ủy xã Nà Pheo"),
    ("ĐẢNG BỘ HUYỆN BẢN TRÒN\nBCH ĐẢNG BỘ XÃ NÀ PHEO", "Ban Chấp hành Đảng bộ xã Nà Pheo"),
    ("ĐẢNG BỘ TỈNH SÔNG MÂY\nBAN CHẤP HÀNH ĐẢNG\nBỘ HUYỆN BẢN TRÒN", "Ban Chấp hành Đảng bộ huyện Bản Tròn"),
    ("TỈNH ỦY SÔNG MÂY\nVĂN PHÒNG\n*", "Văn phòng Tỉnh ủy Sông Mây"),
    ("ĐẢNG ỦY XÃ NÀ PHEO\nVĂN PHÒNG", "Văn phòng Đảng ủy xã Nà Pheo"),
    ("TỈNH ỦY SÔNG MÂY\nBAN TỔ CHỨC\n*", "Ban Tổ chức"),
    ("HUYỆN ỦY BẢN TRÒN\nỦY BAN KIỂM TRA", "Ủy ban Kiểm tra"),
    ("THƯỜNG TRỰC HUYỆN ỦY\nBẢN TRÒN", "Huyện ủy Bản Tròn"),
    ("TỈNH ỦY SÔNG MÂY\nĐẢNG ỦY KHỐI CÁC CƠ QUAN", "Đảng ủy Khối các cơ quan"),
    # Front and unions
    ("ỦY BAN MTTQ VIỆT NAM\nXÃ NÀ PHEO", "Ủy ban MTTQ Việt Nam xã Nà Pheo"),
    ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nHUYỆN BẢN TRÒN", "Ủy ban MTTQ Việt Nam huyện Bản Tròn"),
    ("MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH SÔNG MÂY\nBAN THƯỜNG TRỰC", "Ủy ban MTTQ Việt Nam tỉnh Sông Mây"),
    ("ỦY BAN MTTQ VIỆT NAM TỈNH SÔNG MÂY\nỦY BAN MTTQ VIỆT NAM\nXÃ NÀ PHEO", "Ủy ban MTTQ Việt Nam xã Nà Pheo"),
    ("HỘI LHPN TỈNH SÔNG MÂY\nHỘI LIÊN HIỆP PHỤ NỮ\nHUYỆN BẢN TRÒN", "Hội Liên hiệp Phụ nữ huyện Bản Tròn"),
    ("HỘI NÔNG DÂN HUYỆN BẢN\nTRÒN", "Hội Nông dân huyện Bản Tròn"),
    ("HỘI CỰU CHIẾN BINH TỈNH SÔNG MÂY\nHỘI CCB HUYỆN BẢN TRÒN", "Hội Cựu chiến binh huyện Bản Tròn"),
    ("BCH HỘI NÔNG DÂN\nXÃ NÀ PHEO", "Hội Nông dân xã Nà Pheo"),
    ("HỘI CHỮ THẬP ĐỎ\nTỈNH SÔNG MÂY", "Hội Chữ thập đỏ tỉnh Sông Mây"),
    ("TỈNH ĐOÀN SÔNG MÂY\nHUYỆN ĐOÀN BẢN TRÒN\n***", "Huyện đoàn Bản Tròn"),
    ("TỈNH ĐOÀN SÔNG MÂY\n***", "Tỉnh đoàn Sông Mây"),
    ("THÀNH ĐOÀN KHE VÀNG\nĐOÀN PHƯỜNG NÀ PHEO", "Đoàn phường Nà Pheo"),
    ("HUYỆN ĐOÀN BẢN TRÒN\nBCH ĐOÀN XÃ NÀ PHEO", "Đoàn xã Nà Pheo"),
    ("TỔNG LIÊN ĐOÀN LAO ĐỘNG\nVIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH\nSÔNG MÂY", "Liên đoàn Lao động tỉnh Sông Mây"),
    ("LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG MÂY\nCÔNG ĐOÀN NGÀNH GIÁO DỤC", "Công đoàn Ngành Giáo dục"),
    ("LĐLĐ HUYỆN BẢN TRÒN\nCÔNG ĐOÀN CƠ SỞ XÃ NÀ PHEO", "Công đoàn Cơ sở xã Nà Pheo"),
    # Schools and hospitals
    ("SỞ GD&ĐT TỈNH SÔNG MÂY\nTRƯỜNG THPT SUỐI KHOANG", "Trường THPT Suối Khoang"),
    ("PHÒNG GD&ĐT HUYỆN BẢN\nTRÒN\nTRƯỜNG PTDTBT THCS NÀ PHEO", "Trường PTDTBT THCS Nà Pheo"),
    ("PHÒNG GD&ĐT BẢN TRÒN\nTRƯỜNG: THCS NÀ PHEO", "Trường THCS Nà Pheo"),
    ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nHUYỆN BẢN TRÒN\nTRƯỜNG MẦM NON HOA BAN", "Trường Mầm non Hoa Ban"),
    ("UBND XÃ NÀ PHEO\nTRƯỜNG TIỂU HỌC VÀ THCS\nNÀ PHEO", "Trường Tiểu học và THCS Nà Pheo"),
    ("BỘ CÔNG THƯƠNG\nTRƯỜNG CAO ĐẲNG CÔNG NGHIỆP\nSÔNG MÂY", "Trường Cao đẳng Công nghiệp Sông Mây"),
    ("ĐẠI HỌC SÔNG MÂY\nTRƯỜNG ĐẠI HỌC SƯ PHẠM", "Trường Đại học Sư phạm"),
    ("BỘ GIÁO DỤC VÀ ĐÀO TẠO\nHỌC VIỆN QUẢN LÝ SÔNG MÂY", "Học viện Quản lý Sông Mây"),
    ("SỞ Y TẾ SÔNG MÂY\nBỆNH VIỆN ĐA\nKHOA HUYỆN BẢN TRÒN", "Bệnh viện Đa khoa huyện Bản Tròn"),
    ("SỞ Y TẾ SÔNG MÂY\nTRUNG TÂM Y TẾ HUYỆN BẢN TRÒN", "Trung tâm Y tế huyện Bản Tròn"),
    ("TRUNG TÂM Y TẾ BẢN TRÒN\nTRẠM Y TẾ XÃ NÀ PHEO", "Trạm Y tế xã Nà Pheo"),
    ("UBND HUYỆN BẢN TRÒN\nTRUNG TÂM GDNN - GDTX", "Trung tâm GDNN - GDTX"),
    ("TẬP ĐOÀN ĐIỆN LỰC SÔNG MÂY\nCÔNG TY ĐIỆN LỰC BẢN TRÒN", "Công ty Điện lực Bản Tròn"),
    # Bodies of the state in the provinces
    ("CÔNG AN TỈNH SÔNG MÂY\nCÔNG AN HUYỆN BẢN TRÒN", "Công an huyện Bản Tròn"),
    ("BỘ CHQS TỈNH SÔNG MÂY\nBAN CHQS HUYỆN BẢN TRÒN", "Ban Chỉ huy Quân sự huyện Bản Tròn"),
    ("TÒA ÁN NHÂN DÂN\nHUYỆN BẢN TRÒN", "Tòa án nhân dân huyện Bản Tròn"),
    ("VKSND TỈNH SÔNG MÂY\nVIỆN KIỂM SÁT NHÂN DÂN\nHUYỆN BẢN TRÒN", "Viện Kiểm sát nhân dân huyện Bản Tròn"),
    ("BẢO HIỂM XÃ HỘI TỈNH SÔNG MÂY\nBẢO HIỂM XÃ HỘI\nHUYỆN BẢN TRÒN", "Bảo hiểm xã hội huyện Bản Tròn"),
    ("KHO BẠC NHÀ NƯỚC SÔNG MÂY\nKHO BẠC NHÀ NƯỚC BẢN TRÒN", "Kho bạc Nhà nước Bản Tròn"),
    ("TỔNG CỤC THUẾ\nCỤC THUẾ TỈNH SÔNG MÂY", "Cục Thuế tỉnh Sông Mây"),
    ("VĂN PHÒNG CHÍNH PHỦ", "Văn phòng Chính phủ"),
    ("BỘ TƯ PHÁP", "Bộ Tư pháp"),
    ("UBND TỈNH SÔNG MÂY\nLIÊN MINH HỢP TÁC XÃ", "Liên minh Hợp tác xã tỉnh Sông Mây"),
    ("UBND TỈNH SÔNG MÂY\nLIÊN MINH HTX", "Liên minh HTX tỉnh Sông Mây"),
    ("UBND HUYỆN BẢN TRÒN\nHỘI CHỮ THẬP ĐỎ", "Hội Chữ thập đỏ huyện Bản Tròn"),
    ("CÔNG TY THỦY NÔNG SÔNG MÂY\nXÍ NGHIỆP THỦY NÔNG BẢN TRÒN", "Xí nghiệp Thủy nông Bản Tròn"),
    ("***\n---", None),
    ("Trang chủ > Lịch công tác", None),
    ("Đăng nhập\nỦY BAN NHÂN DÂN\nXÃ NÀ PHEO", "UBND xã Nà Pheo"),
]


@pytest.mark.parametrize(("lines", "expected"), HEADS, ids=[lines.replace("\n", " | ") for lines, _ in HEADS])
def test_heads(lines: str, expected: str | None) -> None:
    assert issuer_name(lines.split("\n")) == expected


TITLES = [
    ("LỊCH LÀM VIỆC CỦA LÃNH ĐẠO UBND HUYỆN BẢN TRÒN", "", "UBND huyện Bản Tròn"),
    ("LỊCH CÔNG TÁC TUẦN CỦA LÃNH ĐẠO UBND XÃ NÀ PHEO TỪ NGÀY 05/8", "", "UBND xã Nà Pheo"),
    ("Lịch công tác tuần 12 của Thường trực Huyện ủy Bản Tròn", "", "Huyện ủy Bản Tròn"),
    ("LỊCH LÀM VIỆC CỦA THƯỜNG TRỰC HUYỆN ỦY", "Bản Tròn", "Huyện ủy Bản Tròn"),
    ("LỊCH CÔNG TÁC TUẦN CỦA LÃNH ĐẠO UBND PHƯỜNG", "Nà Pheo", "UBND phường Nà Pheo"),
    ("LỊCH TIẾP CÔNG DÂN CỦA CHỦ TỊCH UBND THỊ XÃ NĂM 2023", "Khe Vàng", "UBND thị xã Khe Vàng"),
    ("LỊCH CÔNG TÁC TUẦN 42 NĂM 2023 - TRƯỜNG ĐẠI HỌC KỸ THUẬT SUỐI KHOANG", "", "Trường Đại học Kỹ thuật Suối Khoang"),
    ("LỊCH CÔNG TÁC CỦA BAN GIÁM HIỆU TRƯỜNG THPT SUỐI KHOANG TUẦN 5", "", "Trường THPT Suối Khoang"),
    ("Lịch trực tết của Bệnh viện Đa khoa Bản Tròn năm 2023", "", "Bệnh viện Đa khoa Bản Tròn"),
    ("LỊCH LÀM VIỆC CỦA BAN GIÁM ĐỐC SỞ Y TẾ TỈNH SÔNG MÂY", "", "Sở Y tế tỉnh Sông Mây"),
    ("LỊCH CÔNG TÁC TUẦN CỦA LÃNH ĐẠO SỞ TƯ PHÁP", "", "Sở Tư pháp"),
    ("LỊCH LÀM VIỆC CỦA CHỦ TỊCH, CÁC PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG MÂY", "", "UBND tỉnh Sông Mây"),
    ("LỊCH LÀM VIỆC CỦA THƯỜNG TRỰC ĐẢNG ỦY, HĐND, UBND PHƯỜNG NÀ PHEO", "", "Đảng ủy phường Nà Pheo"),
    ("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 5 CỦA ỦY BAN MTTQ VIỆT NAM XÃ NÀ PHEO", "", "Ủy ban MTTQ Việt Nam xã Nà Pheo"),
    ("LỊCH CÔNG TÁC CỦA BAN GIÁM ĐỐC", "Bản Tròn", None),
    ("LỊCH CÔNG TÁC CỦA LÃNH ĐẠO SỞ", "Bản Tròn", None),
    ("LỊCH LÀM VIỆC CỦA BAN CHẤP HÀNH, BAN THƯỜNG VỤ HUYỆN ỦY BẢN TRÒN NĂM 2008", "", "Huyện ủy Bản Tròn"),
    ("LỊCH TRỰC CỦA VĂN PHÒNG HĐND VÀ UBND HUYỆN BẢN TRÒN", "", "Văn phòng HĐND và UBND huyện Bản Tròn"),
    ("LỊCH CÔNG TÁC TUẦN", "Bản Tròn", None),
    ("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 01 NĂM 2026 CỦA ỦY BAN NHÂN DÂN XÃ NẬM TRANG 2", "", "UBND xã Nậm Trang 2"),
    ("LỊCH CÔNG TÁC CỦA UBND PHƯỜNG 5 TUẦN 12 NĂM 2024", "", "UBND phường 5"),
    ("LỊCH LÀM VIỆC CỦA UBND XÃ NÀ PHEO 05/8/2024", "", "UBND xã Nà Pheo"),
]


@pytest.mark.parametrize(("title", "seat", "expected"), TITLES, ids=[title for title, _, _ in TITLES])
def test_titles_name_the_issuer_where_no_head_does(title: str, seat: str, expected: str | None) -> None:
    assert issuer_name((), title, seat) == expected


@pytest.mark.parametrize(
    ("lines", "title", "seat", "expected"),
    [
        (
            "TRƯỜNG CAO ĐẲNG SƯ PHẠM",
            "LỊCH CÔNG TÁC CỦA TRƯỜNG CAO ĐẲNG SƯ PHẠM SÔNG MÂY",
            "",
            "Trường Cao đẳng Sư phạm Sông Mây",
        ),
        ("ỦY BAN NHÂN DÂN XÃ", "LỊCH CÔNG TÁC", "Nà Pheo", "UBND xã Nà Pheo"),
        ("HUYỆN ỦY", "LỊCH CÔNG TÁC CỦA THƯỜNG TRỰC HUYỆN ỦY BẢN TRÒN", "", "Huyện ủy Bản Tròn"),
        ("SỞ Y TẾ", "LỊCH CÔNG TÁC CỦA SỞ Y TẾ TỈNH SÔNG MÂY", "Sông Mây", "Sở Y tế"),
        ("BAN DÂN TỘC TỈNH", "LỊCH CÔNG TÁC", "Sông Mây", "Ban Dân tộc tỉnh"),
        ("THANH TRA TỈNH", "LỊCH CÔNG TÁC", "Sông Mây", "Thanh tra tỉnh"),
    ],
)
def test_a_name_is_completed(lines: str, title: str, seat: str, expected: str) -> None:
    assert issuer_name(lines.split("\n"), title, seat) == expected


def test_bodies_stand_highest_first() -> None:
    lines = ["BỘ Y TẾ", "SỞ Y TẾ", "SÔNG MÂY", "***", "BỆNH VIỆN ĐA KHOA"]
    assert bodies(lines) == ("Bộ Y tế", "Sở Y tế Sông Mây", "Bệnh viện Đa khoa")
