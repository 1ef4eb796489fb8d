"""Leaders as names and written-out titles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.models.folding import key
from congtac.normalize.people import leaders_of, title_conflicts
from congtac.normalize.records import Leader

ROWS = [
    # Family names that are words too, units that are nobody, offices cut short
    ("PTB Từ Thị Ngọc Bích", "Từ Thị Ngọc Bích (Phó Trưởng ban)"),
    ("Đ/c Từ Thị Ngọc Bích - PTB", "Từ Thị Ngọc Bích (Phó Trưởng ban)"),
    ("Từ Hải Đăng", "Từ Hải Đăng"),
    ("PCT Văn Thị Lành", "Văn Thị Lành (Phó Chủ tịch)"),
    ("CT Đoàn Thị Hoa", "Đoàn Thị Hoa (Chủ tịch)"),
    ("Đoàn Xuân Trường - PCT", "Đoàn Xuân Trường (Phó Chủ tịch)"),
    ("PCT Cao Văn Công", "Cao Văn Công (Phó Chủ tịch)"),
    ("PGĐ Phó Đức Tuân", "Phó Đức Tuân (Phó Giám đốc)"),
    ("Đ/c Chu Thị Ban - PCT", "Chu Thị Ban (Phó Chủ tịch)"),
    ("HT Cù Huy Thược, Chủ tịch Công đoàn", "Cù Huy Thược (Hiệu trưởng); (Chủ tịch Công đoàn)"),
    ("PCT Nguyễn Văn An, Chánh Văn phòng", "Nguyễn Văn An (Phó Chủ tịch); (Chánh Văn phòng)"),
    ("Bí thư, Chủ tịch UBND tỉnh", "(Bí thư); (Chủ tịch UBND tỉnh)"),
    ("Phó Bí thư Đảng ủy, Chủ tịch UBND xã Lò Văn Pản", "Lò Văn Pản (Phó Bí thư Đảng ủy, Chủ tịch UBND xã)"),
    ("Tr. khoa Điều dưỡng", "(Trưởng khoa Điều dưỡng)"),
    ("Tr.khoa Dược", "(Trưởng khoa Dược)"),
    ("Trưởng khoa Nội tổng hợp", "(Trưởng khoa Nội tổng hợp)"),
    ("Tr. phòng Đào tạo", "(Trưởng phòng Đào tạo)"),
    ("Trưởng phòng Khảo thí", "(Trưởng phòng Khảo thí)"),
    ("đ/c Lê Quý Đạm - CN UBKT", "Lê Quý Đạm (Chủ nhiệm UBKT)"),
    ("Trưởng đoàn: đ/c Khúc Thị Minh Lý", "Khúc Thị Minh Lý"),
    ("CTCĐ trường", "(Chủ tịch Công đoàn)"),
    ("Hiệu phó Lò Thị Inh", "Lò Thị Inh (Phó Hiệu trưởng)"),
    ("Đ/c Nhâm, P. Chi cục trưởng", "Nhâm (Phó Chi cục trưởng)"),
    ("P. Trưởng khoa Lò Văn Pản", "Lò Văn Pản (Phó Trưởng khoa)"),
    ("đ/c Khải, TPT", "Khải (Tổng phụ trách)"),
    ("Thầy Khải - Tổng phụ trách", "Khải (Tổng phụ trách)"),
    ("Cô Sim - TPT Đội", "Sim (Tổng phụ trách Đội)"),
    ("Ban Thường vụ", "(Ban Thường vụ)"),
    ("BTV Huyện đoàn", "(BTV Huyện đoàn)"),
    ("Phòng Khảo thí", ""),
    ("P. Khảo thí", ""),
    ("Đoàn trường", ""),
    ("Đoàn Thanh niên", ""),
    ("Đoàn TN trường", ""),
    ("Chi đoàn giáo viên", ""),
    ("Khoa Dược", ""),
    ("Khoa Cấp cứu, Khoa Nhi", ""),
    ("Tổ Toán - Tin", ""),
    ("Hội Nông dân xã", ""),
    ("Ban Tuyên giáo và Dân vận", ""),
    ("Trạm Y tế xã", ""),
    ("Đội Quản lý thị trường số 2", ""),
    ("Liên đội", ""),
    ("Bí thư Đoàn xã", "(Bí thư Đoàn xã)"),
    ("PBT Huyện đoàn Lự Thị Pản", "Lự Thị Pản (Phó Bí thư Huyện đoàn)"),
    ("Chủ tịch Hội LHPN Lường Thị Ngần", "Lường Thị Ngần (Chủ tịch Hội LHPN)"),
    ("Chủ tịch UBMTTQ Hà Văn Tiến", "Hà Văn Tiến (Chủ tịch UBMTTQ)"),
    ("Trưởng Công an xã", "(Trưởng Công an xã)"),
    ("CHT Quân sự Hà Văn Phóng", "Hà Văn Phóng (Chỉ huy trưởng Quân sự)"),
    ("Trưởng ban Kinh tế - Ngân sách Lò Văn Pản", "Lò Văn Pản (Trưởng ban Kinh tế - Ngân sách)"),
    ("Phó Viện trưởng VKSND huyện", "(Phó Viện trưởng VKSND huyện)"),
    ("KTV Bế Ngọc Sơn", "Bế Ngọc Sơn"),
    ("BS. Lò Văn Khoa - Trưởng khoa Nội", "Lò Văn Khoa (Trưởng khoa Nội)"),
    ("PCT phụ trách văn xã", "(Phó Chủ tịch phụ trách văn xã)"),
    ("Đ/c Ban", "Ban"),
    ("Thầy Phòng", "Phòng"),
    # Titles before the name
    ("Chủ tịch Lò Văn Pản", "Lò Văn Pản (Chủ tịch)"),
    ("PCT Nguyễn Thị Hạnh", "Nguyễn Thị Hạnh (Phó Chủ tịch)"),
    ("PCTTT Nguyễn Văn An", "Nguyễn Văn An (Phó Chủ tịch Thường trực)"),
    ("PCT TT Nguyễn Văn An", "Nguyễn Văn An (Phó Chủ tịch Thường trực)"),
    ("PCT. Nguyễn Văn An", "Nguyễn Văn An (Phó Chủ tịch)"),
    ("P.CT Nguyễn Văn An", "Nguyễn Văn An (Phó Chủ tịch)"),
    ("Phó CT Nguyễn Văn An", "Nguyễn Văn An (Phó Chủ tịch)"),
    ("PGĐ Đinh Công Tráng", "Đinh Công Tráng (Phó Giám đốc)"),
    ("PGĐ. Tráng", "Tráng (Phó Giám đốc)"),
    ("GĐ Bùi Thị Xuân Mai", "Bùi Thị Xuân Mai (Giám đốc)"),
    ("Giám đốc: Bùi Thị Mai", "Bùi Thị Mai (Giám đốc)"),
    ("CT: Hà", "Hà (Chủ tịch)"),
    ("BT Đảng ủy Y Bhăm Niê", "Y Bhăm Niê (Bí thư Đảng ủy)"),
    ("PBTTT Vàng A Sử", "Vàng A Sử (Phó Bí thư Thường trực)"),
    ("CVP Đoàn Quốc Bảo", "Đoàn Quốc Bảo (Chánh Văn phòng)"),
    ("PCVP Đoàn Quốc Bảo", "Đoàn Quốc Bảo (Phó Chánh Văn phòng)"),
    ("PHT Cao Thị Ngọc", "Cao Thị Ngọc (Phó Hiệu trưởng)"),
    ("Hiệu trưởng Cao Thị Ngọc", "Cao Thị Ngọc (Hiệu trưởng)"),
    ("CHỦ TỊCH", "(Chủ tịch)"),
    # Any office's deputy
    ("Đ/c Nhâm, P. Chi cục trưởng", "Nhâm (Phó Chi cục trưởng)"),
    ("Đ/c Y Hoan Niê\nPhó Hạt trưởng", "Y Hoan Niê (Phó Hạt trưởng)"),
    ("Phó Quản đốc Lê Văn Tám", "Lê Văn Tám (Phó Quản đốc)"),
    # In whose place
    ("Bà Phan Thị Lựu (thay ông Đặng Hữu Cơ đi công tác)", "Phan Thị Lựu"),
    ("Đ/c Hường, PCT, thay đ/c Pản", "Hường (Phó Chủ tịch)"),
    ("Đ/c Hường trực thay Đ/c Pản; Đ/c Khôi", "Hường; Khôi"),
    # Forms of address and degrees
    ("Đ/c Hà", "Hà"),
    ("đ/c Hà", "Hà"),
    ("Đ/C Hà", "Hà"),
    ("Đ.c Hà", "Hà"),
    ("Đồng chí Trịnh Đình Khôi", "Trịnh Đình Khôi"),
    ("Đc Hà PCT UB", "Hà (Phó Chủ tịch)"),
    ("Ông Trịnh Đình Khôi", "Trịnh Đình Khôi"),
    ("Bà Tạ Thu Hường - Phó Chủ tịch", "Tạ Thu Hường (Phó Chủ tịch)"),
    ("Thầy Khôi (HT)", "Khôi (Hiệu trưởng)"),
    ("Cô Hường - PHT", "Hường (Phó Hiệu trưởng)"),
    ("BS. Mạc Đăng Kiên - Trưởng khoa", "Mạc Đăng Kiên (Trưởng khoa)"),
    ("BSCKII. Mạc Đăng Kiên, Giám đốc", "Mạc Đăng Kiên (Giám đốc)"),
    ("PGS.TS. Mạc Đăng Kiên", "Mạc Đăng Kiên"),
    ("TS. Trần Bình - Hiệu trưởng; ThS Lê Cẩm - PHT", "Trần Bình (Hiệu trưởng); Lê Cẩm (Phó Hiệu trưởng)"),
    ("Đồng chí Đại tá Mạc Đăng Kiên", "Mạc Đăng Kiên"),
    # Titles behind the name
    ("Nguyễn Văn An, Chủ tịch", "Nguyễn Văn An (Chủ tịch)"),
    ("Nguyễn Văn An - PCT", "Nguyễn Văn An (Phó Chủ tịch)"),
    ("Nguyễn Văn An – Phó Chủ tịch", "Nguyễn Văn An (Phó Chủ tịch)"),
    ("Nguyễn Văn An (PCT)", "Nguyễn Văn An (Phó Chủ tịch)"),
    ("Nguyễn Văn An\nPhó Chủ tịch", "Nguyễn Văn An (Phó Chủ tịch)"),
    ("Nguyễn Văn An PCT", "Nguyễn Văn An (Phó Chủ tịch)"),
    ("Đ/c An, Phó Chủ tịch UBND xã", "An (Phó Chủ tịch UBND xã)"),
    ("Ông Khôi – Phó Chủ tịch UBND huyện Khe Vàng", "Khôi (Phó Chủ tịch UBND huyện Khe Vàng)"),
    ("Đ/c Hường, Trưởng phòng Nội vụ", "Hường (Trưởng phòng Nội vụ)"),
    # Titles alone
    ("Chủ tịch", "(Chủ tịch)"),
    ("PCT", "(Phó Chủ tịch)"),
    ("CT, PCT", "(Chủ tịch); (Phó Chủ tịch)"),
    ("Chủ tịch, các Phó Chủ tịch", "(Chủ tịch); (các Phó Chủ tịch)"),
    ("Chủ tịch,\nCác Phó Chủ tịch liên quan", "(Chủ tịch); (các Phó Chủ tịch)"),
    ("các Phó Chủ tịch liên quan", "(các Phó Chủ tịch)"),
    ("Các PCT", "(các Phó Chủ tịch)"),
    ("Các PGĐ", "(các Phó Giám đốc)"),
    ("Chủ tịch và các Phó Chủ tịch UBND", "(Chủ tịch); (các Phó Chủ tịch UBND)"),
    ("Lãnh đạo", "(Lãnh đạo)"),
    ("BGH", "(Ban Giám hiệu)"),
    ("Ban Giám đốc", "(Ban Giám đốc)"),
    ("Ban Thường vụ", "(Ban Thường vụ)"),
    ("BTV", "(BTV)"),
    ("Tr. khoa Điều dưỡng", "(Trưởng khoa Điều dưỡng)"),
    ("Chủ tịch CĐ", "(Chủ tịch Công đoàn)"),
    ("TPT Đội Sim", "Sim (Tổng phụ trách Đội)"),
    ("đ/c Khải, TPT", "Khải (Tổng phụ trách)"),
    ("Phó Trưởng ban\nTừ Thị Ngọc Bích", "Từ Thị Ngọc Bích (Phó Trưởng ban)"),
    # Offices behind a name
    ("HT Cù Huy Thược, Chủ tịch Công đoàn", "Cù Huy Thược (Hiệu trưởng); (Chủ tịch Công đoàn)"),
    ("PBT Nguyễn Văn An, Chủ tịch UBND xã", "Nguyễn Văn An (Phó Bí thư)"),
    ("Chủ tịch Nguyễn Văn An, Phó Bí thư Đảng ủy", "Nguyễn Văn An (Chủ tịch)"),
    ("Đ/c Xuyên - PHT Đ/c Chẩn - HT", "Xuyên (Phó Hiệu trưởng); Chẩn (Hiệu trưởng)"),
    ("Đ/c Lê Quý Đạm - CN UBKT", "Lê Quý Đạm (Chủ nhiệm UBKT)"),
    ("CN Nguyễn Văn An", "Nguyễn Văn An"),
    # Units among those who lead
    ("Đoàn Thanh niên", ""),
    ("Đoàn trường", ""),
    ("P. Khảo thí", ""),
    ("Phòng Kinh tế (đ/c Nguyễn Văn An)", "Nguyễn Văn An"),
    ("Chủ tịch UBND xã", "(Chủ tịch UBND xã)"),
    # Several people
    ("Đ/c An, Đ/c Bảo", "An; Bảo"),
    ("Đ/c An + Đ/c Bảo", "An; Bảo"),
    ("Đ/c An; Bảo", "An; Bảo"),
    ("Các đ/c: An, Bảo, Cường", "An; Bảo; Cường"),
    ("Đ/c An và đ/c Bảo", "An; Bảo"),
    ("An, Bảo, Cường", "An; Bảo; Cường"),
    ("Đ/c An\nĐ/c Bảo", "An; Bảo"),
    ("- Đ/c An\n- Đ/c Bảo", "An; Bảo"),
    pytest.param(
        "PCT đ/c Hạnh, PCT đ/c Khôi",
        "Hạnh (Phó Chủ tịch); Khôi (Phó Chủ tịch)",
    ),
    ("CT Pản, PCT Hạnh", "Pản (Chủ tịch); Hạnh (Phó Chủ tịch)"),
    ("PCT Hạnh, PCT Khôi", "Hạnh (Phó Chủ tịch); Khôi (Phó Chủ tịch)"),
    ("Đ/c Pản - CT; đ/c Hạnh - PCT", "Pản (Chủ tịch); Hạnh (Phó Chủ tịch)"),
    ("Đ/c Pản (CT), đ/c Hạnh (PCT)", "Pản (Chủ tịch); Hạnh (Phó Chủ tịch)"),
    ("Nguyễn Văn An; Nguyễn Văn An", "Nguyễn Văn An"),
    ("Chủ tịch Pản\nPCT Hạnh", "Pản (Chủ tịch); Hạnh (Phó Chủ tịch)"),
    ("Ông An – Phó Chủ tịch UBMTTQ xã – Chủ tịch Hội Nông dân, bà Bình", "An (Phó Chủ tịch UBMTTQ xã); Bình"),
    ("Ông Trần Văn An – Phó Chủ tịch, bà Lê Thị Bình", "Trần Văn An (Phó Chủ tịch); Lê Thị Bình"),
    # Names as they occur
    ("NGUYỄN VĂN AN", "NGUYỄN VĂN AN"),
    ("Đ/c Nguyễn V. An", "Nguyễn V. An"),
    ("Đ/c Hoà", "Hoà"),
    pytest.param("đ/c H'Nguyên Niê", "H'Nguyên Niê"),
    ("Đ/c Y Moan", "Y Moan"),
    ("Đ/c Khoa", "Khoa"),
    ("Đ/c Sở", "Sở"),
    # Neither people nor offices
    ("", ""),
    ("  \n ", ""),
    ("...", ""),
    ("-", ""),
    ("Phòng Kinh tế", ""),
    pytest.param("Công an xã", ""),
    ("Văn phòng HĐND và UBND", ""),
    ("Toàn thể cán bộ", "(Toàn thể cán bộ)"),
    ("Kế toán trưởng", "(Kế toán trưởng)"),
    pytest.param("Trưởng Công an xã", "(Trưởng Công an xã)"),
    # More of the same, harder
    ("Công an phường", ""),
    ("Ban Chỉ huy Quân sự xã", ""),
    ("Hội Nông dân xã", ""),
    ("UBMTTQ Việt Nam xã", ""),
    ("Trạm Y tế", ""),
    ("Trường Mầm non Hoa Sen", ""),
    ("Đoàn Thanh niên xã", ""),
    ("Thường trực HĐND xã", "(Thường trực HĐND xã)"),
    ("TT Đảng ủy", "(Thường trực Đảng ủy)"),
    ("TTĐU", ""),
    ("Lãnh đạo UBND xã", "(Lãnh đạo UBND xã)"),
    ("Lãnh đạo Sở", "(Lãnh đạo Sở)"),
    ("LĐ UBND huyện", "(Lãnh đạo UBND huyện)"),
    ("Lãnh đạo phòng Kinh tế", "(Lãnh đạo phòng Kinh tế)"),
    pytest.param(
        "Trưởng các đoàn thể",
        "(Trưởng các đoàn thể)",
    ),
    ("Trưởng Ban Kinh tế - Xã hội HĐND", "(Trưởng ban Kinh tế - Xã hội HĐND)"),
    ("Trưởng phòng Văn hóa – Xã hội", "(Trưởng phòng Văn hóa – Xã hội)"),
    ("Phó Trưởng phòng Nội vụ Lê Thị Bình", "Lê Thị Bình (Phó Trưởng phòng Nội vụ)"),
    pytest.param(
        "Chủ tịch UBND xã Lê Thị Bình",
        "Lê Thị Bình (Chủ tịch UBND xã)",
    ),
    pytest.param(
        "Chủ tịch UBND xã, Trưởng BCĐ",
        "(Chủ tịch UBND xã); (Trưởng BCĐ)",
    ),
    pytest.param(
        "Bí thư Đảng ủy, Chủ tịch HĐND xã Lê Thị Bình",
        "Lê Thị Bình (Bí thư Đảng ủy, Chủ tịch HĐND xã)",
    ),
    ("Lê Thị Bình - Bí thư Đảng ủy, Chủ tịch HĐND", "Lê Thị Bình (Bí thư Đảng ủy)"),
    pytest.param(
        "Phó Bí thư Đảng ủy, Chủ tịch UBND Lê Thị Bình",
        "Lê Thị Bình (Phó Bí thư Đảng ủy, Chủ tịch UBND)",
    ),
    ("PCT.KT Bình", "Bình (Phó Chủ tịch KT)"),
    ("Phó Chủ tịch Kinh tế", "(Phó Chủ tịch Kinh tế)"),
    ("PCT phụ trách văn xã", "(Phó Chủ tịch phụ trách văn xã)"),
    ("Đ/c Bình (dự kiến)", "Bình"),
    ("Đ/c Bình (chủ trì)", "Bình"),
    ("Đ/c Bình chủ trì", "Bình"),
    pytest.param("Chủ trì: Đ/c Bình", "Bình"),
    pytest.param("Mời đ/c Bình", "Bình"),
    ("1. Đ/c An\n2. Đ/c Bình", "An; Bình"),
    ("Ông: Lê Văn Bình", "Lê Văn Bình"),
    pytest.param("Ông/Bà: Lê Văn Bình", "Lê Văn Bình"),
    ("Nguyễn Văn An & Lê Thị Bình", "Nguyễn Văn An; Lê Thị Bình"),
    ("Nguyễn Văn An/Lê Thị Bình", "Nguyễn Văn An; Lê Thị Bình"),
    pytest.param("Nguyễn Văn An\nLê Thị Bình", "Nguyễn Văn An; Lê Thị Bình"),
    ("Nguyễn Văn\nAn", "Nguyễn Văn An"),
    ("CT. Nguyễn Văn An\nPCT. Lê Thị Bình", "Nguyễn Văn An (Chủ tịch); Lê Thị Bình (Phó Chủ tịch)"),
    ("Chủ tịch\nNguyễn Văn An", "Nguyễn Văn An (Chủ tịch)"),
    ("Chủ tịch UBND\nNguyễn Văn An", "Nguyễn Văn An (Chủ tịch UBND)"),
    pytest.param(
        "Chủ tịch - Nguyễn Văn An",
        "Nguyễn Văn An (Chủ tịch)",
    ),
    ("CHỦ TỊCH NGUYỄN VĂN AN", "NGUYỄN VĂN AN (Chủ tịch)"),
    ("PCT NGUYỄN VĂN AN", "NGUYỄN VĂN AN (Phó Chủ tịch)"),
    ("đ/c An CT, đ/c Bình PCT", "An (Chủ tịch); Bình (Phó Chủ tịch)"),
    pytest.param(
        "Đ/c An-CT, đ/c Bình-PCT",
        "An (Chủ tịch); Bình (Phó Chủ tịch)",
    ),
    ("Chủ tịch (hoặc PCT)", "(Chủ tịch); (Phó Chủ tịch)"),
    ("Chủ tịch/Phó Chủ tịch", "(Chủ tịch); (Phó Chủ tịch)"),
    (
        "Thường trực Đảng ủy; Chủ tịch UBND; các Phó Chủ tịch",
        "(Thường trực Đảng ủy); (Chủ tịch UBND); (các Phó Chủ tịch)",
    ),
    ("Các đồng chí Phó Chủ tịch UBND", "(các Phó Chủ tịch UBND)"),
    ("Các đ/c PCT", "(các Phó Chủ tịch)"),
    pytest.param("02 PCT UBND", "(các Phó Chủ tịch UBND)"),
    ("Đ/c Vừ A Dính - Phó Giám đốc Thường trực", "Vừ A Dính (Phó Giám đốc Thường trực)"),
    ("PGĐTT Vừ A Dính", "Vừ A Dính (Phó Giám đốc Thường trực)"),
    ("Đ/c Ksor Phước, Bí thư", "Ksor Phước (Bí thư)"),
    pytest.param(
        "Quyền Chủ tịch Nguyễn Văn An",
        "Nguyễn Văn An (Quyền Chủ tịch)",
    ),
    pytest.param("Q. Chủ tịch Nguyễn Văn An", "Nguyễn Văn An (Q. Chủ tịch)"),
    pytest.param(
        "Nguyên Chủ tịch Nguyễn Văn An",
        "Nguyễn Văn An (Nguyên Chủ tịch)",
    ),
    pytest.param("Cả 3 đ/c An, Bình, Cường", "An; Bình; Cường"),
    ("TGĐ Nguyễn Văn An", "Nguyễn Văn An (Tổng Giám đốc)"),
    ("Đ/c An (CVP)", "An (Chánh Văn phòng)"),
    ("Chi cục trưởng Nguyễn Văn An", "Nguyễn Văn An (Chi cục trưởng)"),
    ("Thiếu tá Nguyễn Văn An - Trưởng Công an", "Nguyễn Văn An (Trưởng Công an)"),
    ("Trạm trưởng", "(Trưởng trạm)"),
    ("Đ/c Chủ tịch", "(Chủ tịch)"),
    ("Đ/c Chủ tịch UBND huyện", "(Chủ tịch UBND huyện)"),
    ("đồng chí Bí thư, đồng chí Chủ tịch", "(Bí thư); (Chủ tịch)"),
    ("Đ/c Nguyễn Văn An\n- Chủ tịch", "Nguyễn Văn An (Chủ tịch)"),
    ("Nguyễn Văn An,\nChủ tịch UBND xã", "Nguyễn Văn An (Chủ tịch UBND xã)"),
    ("Nguyễn Văn An CT, Lê Thị Bình PCT", "Nguyễn Văn An (Chủ tịch); Lê Thị Bình (Phó Chủ tịch)"),
    ("Lãnh đạo; chuyên viên", "(Lãnh đạo); (Chuyên viên)"),
]


def written(leaders: tuple[Leader, ...]) -> str:
    """As CSV has them: `Name (Title); (Title)`."""
    return "; ".join(
        " ".join(filter(None, (leader.name, f"({leader.title})" if leader.title else None))) for leader in leaders
    )


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_leaders(text: str, expected: str) -> None:
    assert written(leaders_of(text)) == expected


PIECES = st.sampled_from(
    [
        "Đ/c", "An", "Lê Thị Bình", "PCT", "Chủ tịch", "các", "Các Phó", "UBND xã", ",", ";", "\n", "-", "–", "(",
        ")", ":", "Phòng", "và", ".", "TT", "HĐND", "1.", "liên quan", "Trưởng", "phòng", "ông", "Bà", "/", "&",
        "chủ trì", "…",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
def test_any_text_gives_leaders_made_of_its_words(text: str) -> None:
    for leader in leaders_of(text):
        assert leader.name or leader.title
        if leader.name:
            assert re.sub(r"\W", "", leader.name) in re.sub(r"\W", "", " ".join(text.split()))


@given(st.lists(PIECES).map(" ".join))
def test_each_leader_once(text: str) -> None:
    found = leaders_of(text)
    assert len(set(found)) == len(found)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Nguyễn Văn An", "Lê Thị Bình", "Vàng A Sử", "Trịnh Đình Khôi"]),
            st.sampled_from([("CT", "Chủ tịch"), ("PCT", "Phó Chủ tịch"), ("PGĐ", "Phó Giám đốc"), ("", None)]),
        ),
        min_size=1,
        unique_by=lambda pair: pair[0],
    ),
    st.sampled_from([", ", "; ", "\n", " và "]),
)
def test_a_list_is_read_back(people: list[tuple[str, tuple[str, str | None]]], joint: str) -> None:
    text = joint.join(f"{short or 'đ/c'} {name}" for name, (short, _) in people)
    assert leaders_of(text) == tuple(Leader(name, title) for name, (_, title) in people)


CHAIR, DEPUTY, SECRETARY = "Chủ tịch", "Phó Chủ tịch", "Bí thư"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], []),
        ([[("An", CHAIR)]], [False]),
        ([[("An", CHAIR)], [("An", CHAIR)]], [False, False]),
        ([[("An", CHAIR)], [("An", CHAIR)], [("An", DEPUTY)]], [False, False, True]),
        ([[("An", CHAIR)], [("AN", CHAIR)], [("An", DEPUTY)]], [False, False, True]),
        ([[("An", CHAIR)], [("An", SECRETARY)], [("An", SECRETARY)]], [False, False, False]),
        ([[("An", CHAIR)], [("An", CHAIR)], [("Bình", DEPUTY)]], [False, False, False]),
        ([[("An", CHAIR)], [("An", None)], [(None, DEPUTY)]], [False, False, False]),
        ([[("An", DEPUTY)], [("An", "Phó Chủ tịch Thường trực")], [("An", DEPUTY)]], [False, False, False]),
        ([[("An", CHAIR)], [("An", CHAIR)], [("Bình", DEPUTY), ("An", DEPUTY)], []], [False, False, True, False]),
    ],
)
def test_title_conflicts(rows: list[list[tuple[str | None, str | None]]], expected: list[bool]) -> None:
    assert list(title_conflicts([[Leader(*who) for who in row] for row in rows])) == expected


def test_conflicts_see_one_name_in_two_spellings() -> None:
    assert key("Hoà") == key("Hòa")
    rows = [[Leader("Hoà", CHAIR)], [Leader("Hòa", CHAIR)], [Leader("Hòa", DEPUTY)]]
    assert title_conflicts(rows) == (False, False, True)
