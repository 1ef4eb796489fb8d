"""Who signs, and in which office of his own, however the lines are cut."""

import pytest

from builders import Builder
from congtac.models.foot import read_foot
from congtac.normalize.signature import signed_by

SIGNATURES = [
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Văn Pản", "Lò Văn Pản", "Chủ tịch"),
    ("TM. ỦY BAN NHÂN DÂN XÃ\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Pản", "Lò Văn Pản", "Phó Chủ tịch"),
    ("TM. ỦY BAN NHÂN DÂN\nXÃ NÀ PHEO\nCHỦ TỊCH\nLò Văn Pản", "Lò Văn Pản", "Chủ tịch"),
    ("TM. UBND XÃ NÀ PHEO CHỦ TỊCH\nLò Văn Pản", "Lò Văn Pản", "Chủ tịch"),
    ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH\nLò Văn Pản", "Lò Văn Pản", "Phó Chủ tịch"),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH THƯỜNG TRỰC\nLò Văn Pản", "Lò Văn Pản", "Phó Chủ tịch Thường trực"),
    ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nLò Văn Pản", "Lò Văn Pản", "Chánh Văn phòng"),
    ("TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nLò Văn Pản", "Lò Văn Pản", "Phó Chánh Văn phòng"),
    ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG HĐND VÀ UBND\nLò Văn Pản", "Lò Văn Pản", "Chánh Văn phòng HĐND và UBND"),
    ("TL. CHỦ TỊCH\nCÔNG CHỨC VĂN PHÒNG - THỐNG\nKÊ\nLò Văn Pản", "Lò Văn Pản", "Công chức Văn phòng - Thống kê"),
    ("TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG NỘI VỤ\nLò Văn Pản", "Lò Văn Pản", "Trưởng phòng Nội vụ"),
    ("TUQ. CHỦ TỊCH\nTRƯỞNG BAN TIẾP CÔNG DÂN\nLò Văn Pản", "Lò Văn Pản", "Trưởng ban Tiếp công dân"),
    ("Q. CHỦ TỊCH\nLò Văn Pản", "Lò Văn Pản", "Chủ tịch"),
    ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\nLò Văn Pản", "Lò Văn Pản", "Phó Bí thư Thường trực"),
    ("T/M ĐẢNG ỦY\nBÍ THƯ\nLò Văn Pản", "Lò Văn Pản", "Bí thư"),
    ("T/L BAN THƯỜNG VỤ\nPHÓ CHÁNH VĂN PHÒNG\nLò Văn Pản", "Lò Văn Pản", "Phó Chánh Văn phòng"),
    ("TM. BAN THƯỜNG TRỰC\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Pản", "Lò Văn Pản", "Phó Chủ tịch"),
    ("TM. BAN CHẤP HÀNH\nBÍ THƯ\nLò Văn Pản", "Lò Văn Pản", "Bí thư"),
    ("TM. BAN GIÁM HIỆU\nHIỆU TRƯỞNG\nLò Văn Pản", "Lò Văn Pản", "Hiệu trưởng"),
    ("KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\n(Đã ký)\nThS. Lò Văn Pản", "Lò Văn Pản", "Phó Hiệu trưởng"),
    (
        "TL. HIỆU TRƯỞNG\nTRƯỞNG PHÒNG HÀNH CHÍNH -\nTỔNG HỢP\nLò Văn Pản",
        "Lò Văn Pản",
        "Trưởng phòng Hành chính - Tổng hợp",
    ),
    (
        "TL. HIỆU TRƯỞNG\nTRƯỞNG PHÒNG TỔ CHỨC - HÀNH\nCHÍNH\nLò Văn Pản",
        "Lò Văn Pản",
        "Trưởng phòng Tổ chức - Hành chính",
    ),
    ("TL. GIÁM ĐỐC\nTRƯỞNG PHÒNG HÀNH CHÍNH\nQUẢN TRỊ\nLò Văn Pản", "Lò Văn Pản", "Trưởng phòng Hành chính quản trị"),
    (
        "TL. GIÁM ĐỐC\nTRƯỞNG PHÒNG KẾ HOẠCH\nTỔNG HỢP\nBSCKI. Lò Văn Pản",
        "Lò Văn Pản",
        "Trưởng phòng Kế hoạch tổng hợp",
    ),
    ("TL. HIỆU TRƯỞNG\nTRƯỞNG PHÒNG\nTỔ CHỨC CÁN BỘ\nLò Văn Pản", "Lò Văn Pản", "Trưởng phòng Tổ chức cán bộ"),
    ("TL. HIỆU TRƯỞNG\nTRƯỞNG PHÒNG HCTH\nLò Văn Pản", "Lò Văn Pản", "Trưởng phòng HCTH"),
    (
        "TL. HIỆU TRƯỞNG\nTRƯỞNG PHÒNG QUẢN TRỊ\nCƠ SỞ VẬT CHẤT\nLò Văn Pản",
        "Lò Văn Pản",
        "Trưởng phòng Quản trị cơ sở vật chất",
    ),
    ("TL. GIÁM ĐỐC\nKT. TRƯỞNG PHÒNG TCHC\nPHÓ TRƯỞNG PHÒNG\nLò Văn Pản", "Lò Văn Pản", "Phó Trưởng phòng"),
    ("KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG\nLò Văn Pản", "Lò Văn Pản", "Phó Trưởng phòng"),
    ("PHÓ TRƯỞNG PHÒNG PHỤ TRÁCH\nLò Văn Pản", "Lò Văn Pản", "Phó Trưởng phòng phụ trách"),
    ("KT. GIÁM ĐỐC SỞ\nPHÓ GIÁM ĐỐC\nLò Văn Pản", "Lò Văn Pản", "Phó Giám đốc"),
    ("TL. TRƯỞNG BAN\nCHÁNH VĂN PHÒNG\nLò Văn Pản", "Lò Văn Pản", "Chánh Văn phòng"),
    ("KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC\nLò Văn Pản", "Lò Văn Pản", "Phó Trưởng ban Thường trực"),
    ("TRƯỞNG CÔNG AN XÃ\nTrung tá Lò Văn Pản", "Lò Văn Pản", "Trưởng Công an xã"),
    ("CHỈ HUY TRƯỞNG\nThượng tá Lò Văn Pản", "Lò Văn Pản", "Chỉ huy trưởng"),
    ("CHI CỤC TRƯỞNG\nLò Văn Pản", "Lò Văn Pản", "Chi cục trưởng"),
    ("VIỆN TRƯỞNG\nLò Văn Pản", "Lò Văn Pản", "Viện trưởng"),
    ("KT. CHÁNH THANH TRA\nPHÓ CHÁNH THANH TRA\nLò Văn Pản", "Lò Văn Pản", "Phó Chánh Thanh tra"),
    ("TRẠM TRƯỞNG\nLò Văn Pản", "Lò Văn Pản", "Trưởng trạm"),
    ("P. HIỆU TRƯỞNG\nLê Thị Tám", "Lê Thị Tám", "Phó Hiệu trưởng"),
    ("HẠT TRƯỞNG\nLò Văn Pản", "Lò Văn Pản", "Hạt trưởng"),
    ("TỔNG GIÁM ĐỐC\nLò Văn Pản", "Lò Văn Pản", "Tổng Giám đốc"),
    ("CHỦ TỊCH CÔNG ĐOÀN\nLò Văn Pản", "Lò Văn Pản", "Chủ tịch Công đoàn"),
    ("TM. BAN THƯỜNG VỤ\nLò Văn Pản", "Lò Văn Pản", None),
    ("NGƯỜI LẬP\nLò Văn Pản", "Lò Văn Pản", None),
    ("NGƯỜI LẬP BIỂU\nLò Văn Pản\nHIỆU TRƯỞNG\nCao Thị Ngọc", "Cao Thị Ngọc", "Hiệu trưởng"),
    ("CHỦ TỊCH\nLÒ VĂN PẢN", "Lò Văn Pản", "Chủ tịch"),
    ("CHỦ TỊCH\nNGÂN THỊ LÁ", "Ngân Thị Lá", "Chủ tịch"),
    ("HIỆU TRƯỞNG\nH'Nương Êban", "H'Nương Êban", "Hiệu trưởng"),
    ("CHỦ TỊCH\nY Blung Niê", "Y Blung Niê", "Chủ tịch"),
    ("CHỦ TỊCH\nTừ Thị Ngọc Bích", "Từ Thị Ngọc Bích", "Chủ tịch"),
    # Both columns on a line of a text file
    (
        "Nơi nhận: TL. CHỦ TỊCH\n- HĐND; CÔNG CHỨC VĂN PHÒNG - THỐNG\n- CT, các PCT UBND; KÊ\n- Lưu VT.\nLò Văn Pản",
        "Lò Văn Pản",
        "Công chức Văn phòng - Thống kê",
    ),
    (
        "Nơi nhận: TL. CHỦ TỊCH\n- Các phòng, ban; CHÁNH VĂN PHÒNG\n- Lưu: VT. Lò Văn Pản",
        "Lò Văn Pản",
        "Chánh Văn phòng",
    ),
    ("Nơi nhận: KT. HIỆU TRƯỞNG\n- BGH; PHÓ HIỆU TRƯỞNG\n- Lưu VT.\nLò Văn Pản", "Lò Văn Pản", "Phó Hiệu trưởng"),
    ("Nơi nhận:\n- UBND\nT/L BAN THƯỜNG VỤ\nxã; CHÁNH VĂN PHÒNG\nLò Văn Pản", "Lò Văn Pản", "Chánh Văn phòng"),
    (
        "Nơi nhận: TL. HIỆU TRƯỞNG\n- BGH; TRƯỞNG PHÒNG HÀNH CHÍNH -\n- Các khoa; TỔNG HỢP\n- Lưu: VT. Lò Văn Pản",
        "Lò Văn Pản",
        "Trưởng phòng Hành chính - Tổng hợp",
    ),
    (
        "Nơi nhận:\n- TT Huyện ủy (b/c);\n- CT, PCT UBND;\n- Lưu: VT, HCQT.\nCHỦ TỊCH\nLò Văn Pản",
        "Lò Văn Pản",
        "Chủ tịch",
    ),
]


@pytest.mark.parametrize(
    ("lines", "name", "office"), SIGNATURES, ids=[one[0].replace("\n", " | ") for one in SIGNATURES]
)
def test_signatures(lines: str, name: str | None, office: str | None) -> None:
    builder = Builder()
    foot, _, _ = read_foot([builder.paragraph(line) for line in lines.split("\n")], 0)
    assert signed_by(foot) == (name, office)
