"""What a document's head and foot say, for bodies of many kinds."""

import pytest

from builders import Builder
from congtac.models.administrative import read_head
from congtac.models.foot import read_foot
from congtac.normalize.administrative import Administrative, administrative, doc_type
from congtac.normalize.level import issuer_level

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def stated(*texts: str) -> Administrative:
    """Of a document of paragraphs; "^" before one centres it."""
    builder = Builder()
    blocks = [builder.paragraph(text.lstrip("^"), "center" if text[0] == "^" else None) for text in texts]
    head, _, start = read_head(blocks)
    foot, _, _ = read_foot(blocks, start)
    return administrative(head, foot)


HEADS = [
    pytest.param(
        [
            "ỦY BAN NHÂN DÂN\nXÃ NÀ PHEO",
            MOTTO,
            "Số: 15/CTr-UBND",
            "Nà Pheo, ngày 03 tháng 9 năm 2025",
            "^CHƯƠNG TRÌNH\nCông tác tháng 9 năm 2025",
        ],
        {
            "issuer": "UBND xã Nà Pheo",
            "issuer_level": "commune",
            "number": "15/CTr-UBND",
            "issued_on": "2025-09-03",
            "title": "CHƯƠNG TRÌNH Công tác tháng 9 năm 2025",
            "doc_type": "programme",
            "edition": 0,
            "period": "month 2025-09-01 2025-09-30",
        },
        id="commune",
    ),
    pytest.param(
        [
            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "XÃ NÀ PHEO Độc lập - Tự do - Hạnh phúc",
            "Số: 15/CTr-UBND Nà Pheo, ngày 03 tháng 9 năm 2025",
            "^CHƯƠNG TRÌNH CÔNG TÁC THÁNG 9 NĂM 2025",
        ],
        {"issuer": "UBND xã Nà Pheo", "issuer_level": "commune", "number": "15/CTr-UBND", "issued_on": "2025-09-03"},
        id="commune, two columns on a line",
    ),
    pytest.param(
        [
            "UBND PHƯỜNG KHE VÀNG",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Khe Vàng, ngày     tháng 9 năm 2025",
            "^LỊCH CÔNG TÁC TUẦN 36\n(Từ ngày 01/9 đến ngày 05/9/2025)",
        ],
        {
            "issuer": "UBND phường Khe Vàng",
            "issuer_level": "commune",
            "number": None,
            "issued_on": "2025-09",
            "title": "LỊCH CÔNG TÁC TUẦN 36",
            "doc_type": "schedule",
            "period": "week 2025-09-01 2025-09-05",
        },
        id="ward, blank day",
    ),
    pytest.param(
        [
            "ỦY BAN NHÂN DÂN\nHUYỆN BẢN TRÒN",
            MOTTO,
            "Số:      /LCT-UBND",
            "Bản Tròn, ngày ... tháng ... năm 2019",
            "^LỊCH CÔNG TÁC TUẦN\n(Từ ngày 05/8/2019 đến ngày 09/8/2019)",
        ],
        {
            "issuer": "UBND huyện Bản Tròn",
            "issuer_level": "district",
            "number": "/LCT-UBND",
            "issued_on": "2019",
            "doc_type": "schedule",
            "period": "week 2019-08-05 2019-08-09",
        },
        id="district, blank number",
    ),
    pytest.param(
        [
            "ỦY BAN NHÂN DÂN\nQUẬN 15",
            MOTTO,
            "Số: 102/TB-UBND",
            "Quận 15, ngày 02 tháng 8 năm 2019",
            "^THÔNG BÁO\nLịch tiếp công dân tháng 8 năm 2019",
        ],
        {
            "issuer": "UBND quận 15",
            "issuer_level": "district",
            "number": "102/TB-UBND",
            "issued_on": "2019-08-02",
            "doc_type": "reception",
            "period": "month 2019-08-01 2019-08-31",
        },
        id="urban district",
    ),
    pytest.param(
        [
            "ỦY BAN NHÂN DÂN\nTỈNH SÔNG MÂY",
            MOTTO,
            "Số: 88/CTr-UBND",
            "Sông Mây, ngày 10 tháng 01 năm 2024",
            "^CHƯƠNG TRÌNH CÔNG TÁC NĂM 2024",
        ],
        {
            "issuer": "UBND tỉnh Sông Mây",
            "issuer_level": "province",
            "province": "Sông Mây",
            "number": "88/CTr-UBND",
            "issued_on": "2024-01-10",
            "doc_type": "programme",
            "period": "year 2024-01-01 2024-12-31",
        },
        id="province",
    ),
    pytest.param(
        [
            "UBND TỈNH SÔNG MÂY\nSỞ NỘI VỤ",
            MOTTO,
            "Số: 88/LCT-SNV",
            "Sông Mây, ngày 10 tháng 01 năm 2024",
            "^LỊCH CÔNG TÁC TUẦN\nTừ ngày 15/01 đến ngày 19/01/2024",
        ],
        {
            "issuer_level": "province",
            "province": "Sông Mây",
            "number": "88/LCT-SNV",
            "issued_on": "2024-01-10",
            "period": "week 2024-01-15 2024-01-19",
        },
        id="department",
    ),
    pytest.param(
        [
            "ĐẢNG BỘ HUYỆN BẢN TRÒN\nĐẢNG ỦY XÃ NÀ PHEO\n*",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "Số 12-CTr/ĐU",
            "Nà Pheo, ngày 05 tháng 3 năm 2021",
            "^CHƯƠNG TRÌNH\ncông tác tháng 3 năm 2021",
        ],
        {
            "issuer": "Đảng ủy xã Nà Pheo",
            "issuer_level": "commune",
            "number": "12-CTr/ĐU",
            "issued_on": "2021-03-05",
            "doc_type": "programme",
            "period": "month 2021-03-01 2021-03-31",
        },
        id="party committee",
    ),
    pytest.param(
        [
            "TỈNH ỦY SÔNG MÂY\nVĂN PHÒNG\n*",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "Số 45-LCT/VPTU",
            "Sông Mây, ngày 05 tháng 3 năm 2021",
            "^LỊCH CÔNG TÁC\ntuần từ ngày 08/3 đến ngày 12/3/2021",
        ],
        {
            "issuer": "Văn phòng Tỉnh ủy Sông Mây",
            "issuer_level": "province",
            "number": "45-LCT/VPTU",
            "period": "week 2021-03-08 2021-03-12",
        },
        id="provincial committee's office",
    ),
    pytest.param(
        [
            "HUYỆN ỦY BẢN TRÒN\n*",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "Số 9-CTr/HU",
            "Bản Tròn, ngày 05 tháng 3 năm 2021",
            "^CHƯƠNG TRÌNH CÔNG TÁC QUÝ II NĂM 2021",
        ],
        {
            "issuer": "Huyện ủy Bản Tròn",
            "issuer_level": "district",
            "number": "9-CTr/HU",
            "period": "quarter 2021-04-01 2021-06-30",
        },
        id="district committee",
    ),
    pytest.param(
        [
            "HỘI ĐỒNG NHÂN DÂN\nXÃ NÀ PHEO",
            MOTTO,
            "Số: 3/KH-HĐND",
            "Nà Pheo, ngày 03 tháng 9 năm 2025",
            "^KẾ HOẠCH\nCông tác quý IV năm 2025",
        ],
        {
            "issuer": "HĐND xã Nà Pheo",
            "issuer_level": "commune",
            "number": "3/KH-HĐND",
            "doc_type": "plan",
            "period": "quarter 2025-10-01 2025-12-31",
        },
        id="council",
    ),
    pytest.param(
        [
            "PHÒNG GD&ĐT HUYỆN BẢN TRÒN\nTRƯỜNG TIỂU HỌC SUỐI KHOANG",
            MOTTO,
            "Số: 7/KH-TH",
            "Bản Tròn, ngày 30 tháng 8 năm 2022",
            "^KẾ HOẠCH CÔNG TÁC THÁNG 9 NĂM 2022",
        ],
        {
            "issuer_level": "unit",
            "number": "7/KH-TH",
            "issued_on": "2022-08-30",
            "doc_type": "plan",
            "period": "month 2022-09-01 2022-09-30",
        },
        id="school",
    ),
    pytest.param(
        [
            "SỞ Y TẾ SÔNG MÂY\nBỆNH VIỆN ĐA KHOA BẢN TRÒN",
            MOTTO,
            "Số: 120/LT-BV",
            "Bản Tròn, ngày 26 tháng 8 năm 2022",
            "^LỊCH TRỰC\nTháng 9 năm 2022",
        ],
        {
            "issuer": "Bệnh viện Đa khoa Bản Tròn",
            "issuer_level": "unit",
            "number": "120/LT-BV",
            "doc_type": "roster",
            "period": "month 2022-09-01 2022-09-30",
        },
        id="hospital",
    ),
    pytest.param(
        [
            "VĂN PHÒNG CHÍNH PHỦ",
            MOTTO,
            "Số: 120/CTr-VPCP",
            "Hà Nội, ngày 26 tháng 8 năm 2022",
            "^CHƯƠNG TRÌNH CÔNG TÁC THÁNG 9 NĂM 2022",
        ],
        {"issuer": "Văn phòng Chính phủ", "issuer_level": "central", "number": "120/CTr-VPCP"},
        id="government",
    ),
    pytest.param(
        [
            "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG",
            MOTTO,
            "Số: 20/LLV-UBND",
            "Hải Phòng, ngày 26 tháng 8 năm 2022",
            "^LỊCH LÀM VIỆC TUẦN\n(Từ 29/8 đến 02/9/2022)\n(Điều chỉnh lần 2)",
        ],
        {
            "issuer": "UBND thành phố Hải Phòng",
            "issuer_level": "province",
            "number": "20/LLV-UBND",
            "edition": 2,
            "title": "LỊCH LÀM VIỆC TUẦN",
            "period": "week 2022-08-29 2022-09-02",
        },
        id="city of the centre, edition",
    ),
    pytest.param(
        [
            "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ BẢN TRÒN",
            MOTTO,
            "Số: 20/LLV-UBND",
            "Bản Tròn, ngày 26 tháng 8 năm 2022",
            "^LỊCH LÀM VIỆC ĐIỀU CHỈNH\n(Từ 29/8 đến 02/9/2022)",
        ],
        {"issuer": "UBND thành phố Bản Tròn", "issuer_level": "district", "edition": 1},
        id="city of a province, adjusted",
    ),
    pytest.param(
        [
            "UBND THỊ XÃ KHE VÀNG",
            MOTTO,
            "Khe Vàng, ngày 26 tháng 8 năm 2022",
            "^LỊCH TIẾP CÔNG DÂN CỦA CHỦ TỊCH UBND THỊ XÃ NĂM 2023",
        ],
        {
            "issuer": "UBND thị xã Khe Vàng",
            "issuer_level": "district",
            "doc_type": "reception",
            "period": "year 2023-01-01 2023-12-31",
        },
        id="town",
    ),
    pytest.param(
        [
            "UBND HUYỆN BẢN TRÒN\nPHÒNG NỘI VỤ",
            MOTTO,
            "Số: 20/LCT-NV",
            "Bản Tròn, ngày 26 tháng 8 năm 2022",
            "^LỊCH CÔNG TÁC TUẦN 35 NĂM 2022",
        ],
        {"issuer_level": "district"},
        id="division of a district",
    ),
    pytest.param(
        [
            "ỦY BAN MTTQ VIỆT NAM\nXÃ NÀ PHEO",
            MOTTO,
            "Số: 2/CTr-MTTQ",
            "Nà Pheo, ngày 26 tháng 8 năm 2022",
            "^CHƯƠNG TRÌNH CÔNG TÁC THÁNG 9 NĂM 2022",
        ],
        {"issuer": "Ủy ban MTTQ Việt Nam xã Nà Pheo", "issuer_level": "commune", "number": "2/CTr-MTTQ"},
        id="front",
    ),
    pytest.param(
        ["^LỊCH CÔNG TÁC TUẦN CỦA LÃNH ĐẠO UBND XÃ NÀ PHEO\nTừ ngày 05/8/2019 đến ngày 09/8/2019"],
        {
            "issuer": "UBND xã Nà Pheo",
            "issuer_level": "commune",
            "number": None,
            "issued_on": None,
            "doc_type": "schedule",
            "period": "week 2019-08-05 2019-08-09",
        },
        id="title alone",
    ),
    pytest.param(
        ["^LỊCH CÔNG TÁC TUẦN"],
        {
            "issuer": None,
            "issuer_level": None,
            "number": None,
            "issued_on": None,
            "title": "LỊCH CÔNG TÁC TUẦN",
            "doc_type": "schedule",
            "edition": 0,
            "period": None,
        },
        id="bare title",
    ),
    pytest.param(
        [
            "UBND THỊ TRẤN KHE VÀNG",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 01 /LCT-UBND",
            "Khe Vàng, ngày 02/01/2020",
            "^LỊCH CÔNG TÁC TUẦN 1 NĂM 2020",
        ],
        {
            "issuer": "UBND thị trấn Khe Vàng",
            "issuer_level": "commune",
            "number": "01/LCT-UBND",
            "issued_on": "2020-01-02",
            "period": "week 2019-12-30 2020-01-05",
        },
        id="township",
    ),
    pytest.param(
        [
            "ĐẶC KHU HÒN NGANG\nỦY BAN NHÂN DÂN",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 1/CTr-UBND",
            "Hòn Ngang, ngày 02 tháng 8 năm 2025",
            "^CHƯƠNG TRÌNH CÔNG TÁC THÁNG 8 NĂM 2025",
        ],
        {"issuer_level": "commune", "number": "1/CTr-UBND"},
        id="special zone",
    ),
]


@pytest.mark.parametrize(("texts", "expected"), HEADS)
def test_heads(texts: list[str], expected: dict[str, str | int | None]) -> None:
    found = stated(*texts)
    period = f"{found.period.kind} {found.period.start} {found.period.end}" if found.period else None
    shown = {name: period if name == "period" else getattr(found, name) for name in expected}
    assert shown == expected


FEET = [
    (["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Lò Văn Pản"], "Lò Văn Pản", "Chủ tịch"),
    (
        ["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Lê Thị Hường"],
        "Lê Thị Hường",
        "Phó Chủ tịch",
    ),
    (["Nơi nhận:\n- Lưu: VT.", "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", "Đoàn Quốc Bảo"], "Đoàn Quốc Bảo", "Chánh Văn phòng"),
    (
        ["Nơi nhận:\n- Lưu: VT.", "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG", "Đoàn Quốc Bảo"],
        "Đoàn Quốc Bảo",
        "Phó Chánh Văn phòng",
    ),
    (["Nơi nhận:\n- Lưu: VT.", "TUQ. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", "Đoàn Quốc Bảo"], "Đoàn Quốc Bảo", "Chánh Văn phòng"),
    (["TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLê Thị Hường"], "Lê Thị Hường", "Phó Chủ tịch"),
    (["T/M BAN THƯỜNG VỤ\nBÍ THƯ", "Vàng A Sử"], "Vàng A Sử", "Bí thư"),
    (["T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG", "Vàng A Sử"], "Vàng A Sử", "Chánh Văn phòng"),
    (["Nơi nhận:\n- Lưu: VT.", "GIÁM ĐỐC", "Bùi Thị Xuân Mai"], "Bùi Thị Xuân Mai", "Giám đốc"),
    (["Nơi nhận:\n- Lưu: VT.", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "Bùi Thị Xuân Mai"], "Bùi Thị Xuân Mai", "Phó Giám đốc"),
    (["HIỆU TRƯỞNG", "Cao Thị Ngọc"], "Cao Thị Ngọc", "Hiệu trưởng"),
    (["KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG", "Cao Thị Ngọc"], "Cao Thị Ngọc", "Phó Hiệu trưởng"),
    pytest.param(
        ["CHÁNH VĂN PHÒNG", "ThS. Đoàn Quốc Bảo"],
        "Đoàn Quốc Bảo",
        "Chánh Văn phòng",
    ),
    (["TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "LÒ VĂN PẢN"], "Lò Văn Pản", "Chủ tịch"),
    (["CHỦ TỊCH"], None, "Chủ tịch"),
    (["Q. CHỦ TỊCH", "Lò Văn Pản"], "Lò Văn Pản", "Chủ tịch"),
    (["TRƯỞNG PHÒNG", "Trịnh Đình Khôi"], "Trịnh Đình Khôi", "Trưởng phòng"),
    (["TM. ĐẢNG ỦY\nPHÓ BÍ THƯ", "Trịnh Đình Khôi"], "Trịnh Đình Khôi", "Phó Bí thư"),
    (["TM. THƯỜNG TRỰC HĐND\nCHỦ TỊCH", "Trịnh Đình Khôi"], "Trịnh Đình Khôi", "Chủ tịch"),
    (["Nơi nhận:\n- Như trên;\n- Lưu: VT."], None, None),
    ([], None, None),
]


@pytest.mark.parametrize(("texts", "signer", "title"), FEET)
def test_feet(texts: list[str], signer: str | None, title: str | None) -> None:
    found = stated("^LỊCH CÔNG TÁC", "Tuần 5 năm 2019", "Họp giao ban cơ quan vào sáng thứ Hai.", *texts)
    assert (found.signer, found.signer_title) == (signer, title)


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("UBND xã Nà Pheo", "commune"),
        ("UBND phường Khe Vàng", "commune"),
        ("UBND thị trấn Khe Vàng", "commune"),
        ("UBND đặc khu Hòn Ngang", "commune"),
        ("UBND huyện Bản Tròn", "district"),
        ("UBND thị xã Khe Vàng", "district"),
        ("UBND quận 15", "district"),
        ("UBND thành phố Bản Tròn", "district"),
        ("UBND thành phố Đà Nẵng", "province"),
        ("UBND tỉnh Sông Mây", "province"),
        ("Sở Y tế", "province"),
        ("Tỉnh ủy Sông Mây", "province"),
        ("Huyện ủy Bản Tròn", "district"),
        ("Đảng ủy xã Nà Pheo", "commune"),
        ("Bộ Nội vụ", "central"),
        ("Văn phòng Chính phủ", "central"),
        ("Trường Tiểu học Suối Khoang", "unit"),
        ("Trường Mầm non xã Nà Pheo", "unit"),
        ("Bệnh viện Đa khoa tỉnh Sông Mây", "unit"),
        ("Công ty Cấp nước", "unit"),
        ("", None),
        (None, None),
    ],
)
def test_levels(issuer: str | None, expected: str | None) -> None:
    assert issuer_level(issuer) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 9", "programme"),
        ("Chương trình làm việc tuần 36", "programme"),
        ("LỊCH CÔNG TÁC TUẦN", "schedule"),
        ("LỊCH LÀM VIỆC CỦA BAN GIÁM ĐỐC", "schedule"),
        ("LỊCH LÀM VIỆC CỦA THƯỜNG TRỰC HUYỆN ỦY", "schedule"),
        ("LỊCH TIẾP CÔNG DÂN NĂM 2024", "reception"),
        ("THÔNG BÁO Lịch tiếp công dân tháng 8", "reception"),
        ("LỊCH TRỰC TẾT NGUYÊN ĐÁN", "roster"),
        ("BẢNG PHÂN CÔNG TRỰC LÃNH ĐẠO", "roster"),
        ("KẾ HOẠCH CÔNG TÁC NĂM 2024", "plan"),
        ("GIẤY MỜI", "other"),
        ("", "other"),
    ],
)
def test_types(title: str, expected: str) -> None:
    assert doc_type(title) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Điều chỉnh)", 1),
        ("(điều chỉnh lần 3)", 3),
        ("(Điều chỉnh lần thứ 2)", 2),
        ("(điều chỉnh, bổ sung lần hai)", 2),
        ("(Bổ sung)", 1),
        ("(Từ ngày 05/8 đến ngày 09/8/2019)", 0),
    ],
)
def test_editions(line: str, expected: int) -> None:
    assert stated(f"^LỊCH CÔNG TÁC TUẦN\n{line}").edition == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Số: 15 / LCT - UBND", "15/LCT-UBND"),
        ("Số:      /LCT-UBND", "/LCT-UBND"),
        ("Số: …/LCT-UBND", "/LCT-UBND"),
        ("Số 12 -CTr/HU", "12-CTr/HU"),
        ("Số: 17 CTr/ĐTN", "17 CTr/ĐTN"),
        ("Số: 278/PGD&ĐT-THCS", "278/PGD&ĐT-THCS"),
    ],
)
def test_numbers(line: str, expected: str) -> None:
    assert stated("UBND XÃ NÀ PHEO", line, "^LỊCH CÔNG TÁC TUẦN").number == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("LỊCH TRỰC TẾT\n(Từ ngày 08/02/2013 đến ngày 13/02/2013)", "range"),
        ("LỊCH TRỰC PHÒNG CHÁY RỪNG\n(Từ ngày 14/3/2016 đến ngày 20/3/2016)", "week"),
        ("LỊCH TRỰC TUẦN 6\n(Từ ngày 05/02/2013 đến ngày 11/02/2013)", "week"),
    ],
)
def test_six_days_of_a_holiday_are_no_week(title: str, expected: str) -> None:
    period = stated(f"^{title}").period
    assert period is not None
    assert period.kind == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("LỊCH CÔNG TÁC (Tuần 44)", "LỊCH CÔNG TÁC (Tuần 44)"),
        ("LỊCH CÔNG TÁC (Từ ngày 05/8 đến ngày 09/8/2019)", "LỊCH CÔNG TÁC"),
        ("LỊCH CÔNG TÁC (điều chỉnh lần 2)", "LỊCH CÔNG TÁC"),
        ("LỊCH CÔNG TÁC (dự thảo)", "LỊCH CÔNG TÁC"),
        ("LỊCH CÔNG TÁC CỦA UBND (KHỐI VĂN XÃ)", "LỊCH CÔNG TÁC CỦA UBND (KHỐI VĂN XÃ)"),
    ],
)
def test_a_bracket_of_days_or_edition_is_no_title(title: str, expected: str) -> None:
    assert stated(f"^{title}").title == expected


def test_nothing_is_stated_by_nothing() -> None:
    found = stated()
    assert found == Administrative(None, None, None, None, None, None, "other", 0, None, None, None)
