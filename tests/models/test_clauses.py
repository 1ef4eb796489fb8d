"""One entry's text into its clauses."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import passage
from congtac.extract.passage import Passage
from congtac.models.clauses import ALL_FIELDS, read_clauses
from congtac.models.folding import fold
from congtac.models.item_split import split_items
from congtac.models.labels import find_labels
from congtac.models.lexicon import vocabulary
from congtac.models.list_marks import skip_marks
from congtac.models.reading import FieldName

EDGES = " ,.;:-–(\n"

ROWS = [
    # Numbers before hours, offices in brackets behind names, a labelled hour
    ("1- 7h30: Họp giao ban", {"time": "7h30", "content": "Họp giao ban"}),
    ("2/ 14 giờ 30, họp tổ công tác", {"time": "14 giờ 30", "content": "họp tổ công tác"}),
    ("Hồi 7 giờ 30, họp giao ban", {"time": "7 giờ 30", "content": "họp giao ban"}),
    ("7h30: Đ/c An (GĐ) họp giao ban", {"time": "7h30", "leader": "Đ/c An (GĐ", "content": "họp giao ban"}),
    ("Họp giao ban. Thời gian: 7h30.", {"time": "7h30", "content": "Họp giao ban"}),
    # Brackets that say when and where
    ("Duyệt văn nghệ (15h, nhà ăn)", {"time": "15h", "location": "nhà ăn", "content": "Duyệt văn nghệ"}),
    ("Họp dân (sáng, ấp Giồng Trên)", {"session": "sáng", "location": "ấp Giồng Trên", "content": "Họp dân"}),
    ("Kiểm tra cống đập (ấp Giồng Trên)", {"location": "ấp Giồng Trên", "content": "Kiểm tra cống đập"}),
    ("Ra quân (khu phố 2, khu phố 3)", {"location": "khu phố 2, khu phố 3", "content": "Ra quân"}),
    ("Xử lý đơn của ông Trần Văn Bé (ấp 3)", {"content": "Xử lý đơn của ông Trần Văn Bé (ấp 3)"}),
    ("Ra quân (xã hội hóa)", {"content": "Ra quân (xã hội hóa)"}),
    (
        "Họp Chi bộ (16 giờ 30; dự: đ/c Tần; dự kiến)",
        {"time": "16 giờ 30", "leader": "đ/c Tần", "note": "dự kiến", "content": "Họp Chi bộ"},
    ),
    ("Giám sát (chiều; trưởng đoàn: đ/c Vịnh)", {"session": "chiều", "leader": "đ/c Vịnh", "content": "Giám sát"}),
    # Fields in lines of their own
    (
        "- 8h00: Họp A.\n+ Thành phần: Cán bộ xã.\n+ Địa điểm: Phòng họp 2.",
        {"time": "8h00", "content": "Họp A", "participants": "Cán bộ xã", "location": "Phòng họp 2"},
    ),
    ("Họp giao ban", {"content": "Họp giao ban"}),
    ("- Họp giao ban;", {"content": "Họp giao ban"}),
    ("8h00: Họp giao ban", {"time": "8h00", "content": "Họp giao ban"}),
    ("8h00, họp giao ban", {"time": "8h00", "content": "họp giao ban"}),
    ("8 giờ 30', họp giao ban", {"time": "8 giờ 30'", "content": "họp giao ban"}),
    ("07g30 họp giao ban", {"time": "07g30", "content": "họp giao ban"}),
    ("14h00 - Họp giao ban", {"time": "14h00", "content": "Họp giao ban"}),
    ("Từ 8h00 đến 11h00: Tiếp công dân", {"time": "8h00 đến 11h00", "content": "Tiếp công dân"}),
    ("Sáng: Họp giao ban", {"session": "Sáng", "content": "Họp giao ban"}),
    ("- Sáng: Họp giao ban", {"session": "Sáng", "content": "Họp giao ban"}),
    ("* Chiều: Họp giao ban", {"session": "Chiều", "content": "Họp giao ban"}),
    ("Cả ngày: Làm việc tại cơ quan", {"session": "Cả ngày", "content": "Làm việc tại cơ quan"}),
    ("Sáng 8h00: Họp giao ban", {"session": "Sáng", "time": "8h00", "content": "Họp giao ban"}),
    ("Sáng (8h00): Họp giao ban", {"session": "Sáng", "time": "8h00", "content": "Họp giao ban"}),
    ("Ngày 05/8: Họp giao ban", {"date": "Ngày 05/8", "content": "Họp giao ban"}),
    ("từ ngày 02 đến ngày 03/01 dự Hội nghị", {"date": "từ ngày 02 đến ngày 03/01", "content": "dự Hội nghị"}),
    (
        "Các ngày 05, 12/3: Ngày thứ Bảy tình nguyện",
        {"date": "Các ngày 05, 12/3", "content": "Ngày thứ Bảy tình nguyện"},
    ),
    ("Từ ngày 22 đến ngày 24/5, dự tập huấn", {"date": "Từ ngày 22 đến ngày 24/5", "content": "dự tập huấn"}),
    # Leaders
    ("Chủ tịch: Họp giao ban", {"leader": "Chủ tịch", "content": "Họp giao ban"}),
    ("Đ/c Hường: Họp giao ban", {"leader": "Đ/c Hường", "content": "Họp giao ban"}),
    ("Chủ tịch, PCT Hường: Họp giao ban", {"leader": "Chủ tịch, PCT Hường", "content": "Họp giao ban"}),
    ("PGĐ Trịnh Đình Khôi dự họp với Sở Nội vụ", {"leader": "PGĐ Trịnh Đình Khôi", "content": "dự họp với Sở Nội vụ"}),
    ("GĐ Khôi chủ trì họp cơ quan", {"leader": "GĐ Khôi", "content": "chủ trì họp cơ quan"}),
    ("8h00, PGĐ Trịnh Đình Khôi dự họp", {"time": "8h00", "leader": "PGĐ Trịnh Đình Khôi", "content": "dự họp"}),
    ("8h00: Đ/c Hường chủ trì họp", {"time": "8h00", "leader": "Đ/c Hường", "content": "chủ trì họp"}),
    ("Sáng: Chủ tịch chủ trì họp", {"session": "Sáng", "leader": "Chủ tịch", "content": "chủ trì họp"}),
    ("Chủ tịch UBND xã tiếp công dân", {"leader": "Chủ tịch UBND xã", "content": "tiếp công dân"}),
    ("Mời Chủ tịch UBND xã chủ trì họp", {"leader": "Chủ tịch UBND xã", "content": "chủ trì họp"}),
    ("Họp giao ban. Chủ trì: Đ/c Hường", {"leader": "Đ/c Hường", "content": "Họp giao ban"}),
    ("Họp giao ban (sáng; dự: đ/c Hường)", {"session": "sáng", "leader": "đ/c Hường", "content": "Họp giao ban"}),
    ("Họp giao ban (chủ trì: đ/c Hường)", {"leader": "đ/c Hường", "content": "Họp giao ban"}),
    ("Lễ ra quân (đ/c Mùa A Chía, Bí thư phụ trách)", {"leader": "đ/c Mùa A Chía, Bí thư", "content": "Lễ ra quân"}),
    (
        "Giám sát hồ chứa (chiều; trưởng đoàn: đ/c Vịnh)",
        {"session": "chiều", "leader": "đ/c Vịnh", "content": "Giám sát hồ chứa"},
    ),
    ("Sáng 08/5 Hội nghị BCH", {"session": "Sáng", "date": "08/5", "content": "Hội nghị BCH"}),
    ("09/5 (sáng): làm việc với xã C", {"date": "09/5", "session": "sáng)", "content": "làm việc với xã C"}),
    ("Thông qua Nghị quyết (Sở Tư pháp báo cáo)", {"department": "Sở Tư pháp", "content": "Thông qua Nghị quyết"}),
    # Hours, chairs, rooms and preparers said last
    ("8:30: Hội nghị người lao động", {"time": "8:30", "content": "Hội nghị người lao động"}),
    ("8:00 - 9:30: Họp giao ban", {"time": "8:00 - 9:30", "content": "Họp giao ban"}),
    ("Họp tổ chuyên môn lúc 15h30.", {"time": "15h30", "content": "Họp tổ chuyên môn"}),
    ("Họp UBND tháng 3 do đồng chí Chủ tịch chủ trì", {"leader": "đồng chí Chủ tịch", "content": "Họp UBND tháng 3"}),
    (
        "PGĐ Trần Bình dự họp do Phó Chủ tịch UBND tỉnh chủ trì",
        {"leader": "PGĐ Trần Bình", "content": "dự họp do Phó Chủ tịch UBND tỉnh chủ trì"},
    ),
    ("Nghe báo cáo dự án. Chủ trì PGĐ Minh.", {"leader": "PGĐ Minh", "content": "Nghe báo cáo dự án"}),
    ("Hội giảng - Tổ trưởng chuyên môn phụ trách", {"leader": "Tổ trưởng chuyên môn", "content": "Hội giảng"}),
    ("Giao ban tuần, phòng họp tầng 3", {"location": "phòng họp tầng 3", "content": "Giao ban tuần"}),
    ("Kiểm tra sân vận động, hội trường", {"content": "Kiểm tra sân vận động, hội trường"}),
    ("13:30 - Phòng họp 2: Nghe báo cáo", {"time": "13:30", "location": "Phòng họp 2", "content": "Nghe báo cáo"}),
    ("Làm việc với kiểm toán, Phòng TCKT chuẩn bị", {"department": "Phòng TCKT", "content": "Làm việc với kiểm toán"}),
    ("Làm việc tại phòng", {"content": "Làm việc tại phòng"}),
    (
        "Tiếp công dân tại Trụ sở huyện, cùng tiếp có: Thanh tra huyện",
        {"content": "Tiếp công dân", "location": "Trụ sở huyện", "participants": "Thanh tra huyện"},
    ),
    ("Khai mạc; cùng dự có lãnh đạo Phòng Nội vụ", {"content": "Khai mạc", "participants": "lãnh đạo Phòng Nội vụ"}),
    (
        "07h30 | Chào cờ | Sân UBND | Toàn thể cán bộ",
        {"time": "07h30", "content": "Chào cờ", "location": "Sân UBND", "participants": "Toàn thể cán bộ"},
    ),
    # Places between when and what
    (
        "* 7 giờ 30, tại Phòng họp số 1: đồng chí Y Thuân Niê, Bí thư Đảng ủy chủ trì giao ban.",
        {
            "time": "7 giờ 30",
            "location": "Phòng họp số 1",
            "leader": "đồng chí Y Thuân Niê, Bí thư Đảng ủy",
            "content": "chủ trì giao ban",
        },
    ),
    ("8h00, tại nhà văn hóa thôn 4: Họp dân", {"time": "8h00", "location": "nhà văn hóa thôn 4", "content": "Họp dân"}),
    (
        "8h00, tại Hội trường, đồng chí An dự họp",
        {"time": "8h00", "location": "Hội trường", "leader": "đồng chí An", "content": "dự họp"},
    ),
    ("Tại chợ phiên: tuyên truyền", {"content": "Tại chợ phiên: tuyên truyền"}),
    # Fields named by other labels
    ("Kiểm tra hồ sơ. Phụ trách: Đ/c Vần (PHT)", {"content": "Kiểm tra hồ sơ", "leader": "Đ/c Vần (PHT)"}),
    ("Lãnh đạo dự: Giám đốc Hứa Văn Thuyên", {"leader": "Giám đốc Hứa Văn Thuyên"}),
    (
        "Giám sát. Trưởng đoàn: Đ/c Nía. Địa điểm: Xã Trà Lộc",
        {"content": "Giám sát", "leader": "Đ/c Nía", "location": "Xã Trà Lộc"},
    ),
    ("Phân công chuẩn bị: Văn phòng", {"department": "Văn phòng"}),
    (
        "Thời gian, địa điểm: 08 giờ 00 ngày 16/5/2019, tại Phòng họp số 3.",
        {"date": "08 giờ 00 ngày 16/5/2019", "location": "Phòng họp số 3"},
    ),
    # Fields set apart by dashes
    (
        "07:15 - Chào cờ - Hội trường UBND huyện - Thành phần: Lãnh đạo UBND huyện",
        {
            "time": "07:15",
            "content": "Chào cờ",
            "location": "Hội trường UBND huyện",
            "participants": "Lãnh đạo UBND huyện",
        },
    ),
    (
        "Sáng - Kiểm tra phòng, chống hạn - xã Đồng Vạc, xã Kim Khê - Chủ trì: PCT Thoại",
        {
            "session": "Sáng",
            "content": "Kiểm tra phòng, chống hạn",
            "location": "xã Đồng Vạc, xã Kim Khê",
            "leader": "PCT Thoại",
        },
    ),
    (
        "Chiều - Làm việc tại cơ quan - Chủ tịch Lưu Đức Cảnh",
        {"session": "Chiều", "content": "Làm việc tại cơ quan", "leader": "Chủ tịch Lưu Đức Cảnh"},
    ),
    ("8h00: Họp giao ban - Phòng họp số 2", {"time": "8h00", "content": "Họp giao ban", "location": "Phòng họp số 2"}),
    (
        "8h00 - Làm việc với Phòng Lao động - Thương binh và Xã hội",
        {"time": "8h00", "content": "Làm việc với Phòng Lao động - Thương binh và Xã hội"},
    ),
    ("Sơ kết phong trào Dân vận - xã Tân Lợi", {"content": "Sơ kết phong trào Dân vận - xã Tân Lợi"}),
    # Places
    ("Họp giao ban tại Phòng họp số 2", {"content": "Họp giao ban", "location": "Phòng họp số 2"}),
    ("Họp giao ban tại Hội trường UBND xã.", {"content": "Họp giao ban", "location": "Hội trường UBND xã"}),
    ("Họp giao ban, điểm tại Phòng họp số 2", {"content": "Họp giao ban", "location": "Phòng họp số 2"}),
    ("Họp giao ban. Địa điểm: Phòng họp số 2", {"content": "Họp giao ban", "location": "Phòng họp số 2"}),
    ("Họp giao ban\nĐịa điểm: Phòng họp số 2", {"content": "Họp giao ban", "location": "Phòng họp số 2"}),
    ("Họp giao ban (tại Phòng họp số 2)", {"content": "Họp giao ban", "location": "Phòng họp số 2"}),
    ("Họp giao ban (Phòng họp số 2)", {"content": "Họp giao ban", "location": "Phòng họp số 2"}),
    ("Làm việc tại cơ quan", {"content": "Làm việc tại cơ quan"}),
    ("Làm việc tại trụ sở", {"content": "Làm việc tại trụ sở"}),
    ("Thực hiện nhiệm vụ tại Quyết định số 12/QĐ-UBND", {"content": "Thực hiện nhiệm vụ tại Quyết định số 12/QĐ-UBND"}),
    # Who attends
    ("Họp giao ban, mời Công an xã cùng dự", {"content": "Họp giao ban", "participants": "Công an xã"}),
    (
        "Họp giao ban; mời Công an xã, Phòng Kinh tế cùng dự",
        {"content": "Họp giao ban", "participants": "Công an xã, Phòng Kinh tế"},
    ),
    ("Kiểm tra đê, mời Phòng Kinh tế cùng đi", {"content": "Kiểm tra đê", "participants": "Phòng Kinh tế"}),
    (
        "Họp giao ban. Thành phần: Chủ tịch, các Phó Chủ tịch",
        {"content": "Họp giao ban", "participants": "Chủ tịch, các Phó Chủ tịch"},
    ),
    ("Họp giao ban. TP: Toàn thể cán bộ", {"content": "Họp giao ban", "participants": "Toàn thể cán bộ"}),
    ("Họp giao ban. Cùng dự: Đ/c Khôi", {"content": "Họp giao ban", "participants": "Đ/c Khôi"}),
    (
        "Họp giao ban. Thành phần: Chủ tịch. Địa điểm: Phòng họp số 2",
        {"content": "Họp giao ban", "participants": "Chủ tịch", "location": "Phòng họp số 2"},
    ),
    ("Nội dung: Họp giao ban. Thành phần: Cán bộ xã", {"content": "Họp giao ban", "participants": "Cán bộ xã"}),
    # Who prepares
    ("Họp giao ban (Phòng Nội vụ chuẩn bị báo cáo)", {"content": "Họp giao ban", "department": "Phòng Nội vụ"}),
    ("Họp giao ban (Văn phòng chuẩn bị)", {"content": "Họp giao ban", "department": "Văn phòng"}),
    ("Họp giao ban. Chuẩn bị: Phòng Nội vụ", {"content": "Họp giao ban", "department": "Phòng Nội vụ"}),
    ("Họp giao ban. Đơn vị thực hiện: Phòng Nội vụ", {"content": "Họp giao ban", "department": "Phòng Nội vụ"}),
    ("Họp giao ban. Cơ quan phối hợp: Công an xã", {"content": "Họp giao ban", "coordinator": "Công an xã"}),
    # Besides
    ("Họp giao ban (Giấy mời riêng)", {"content": "Họp giao ban", "note": "Giấy mời riêng"}),
    ("Họp giao ban (có giấy mời)", {"content": "Họp giao ban", "note": "có giấy mời"}),
    ("Họp giao ban (LĐVP: Đ/c Khôi)", {"content": "Họp giao ban", "note": "LĐVP: Đ/c Khôi"}),
    # Brackets that stay
    ("Họp Ban Chấp hành (lần 2)", {"content": "Họp Ban Chấp hành (lần 2)"}),
    ("Họp Thường trực (mở rộng)", {"content": "Họp Thường trực (mở rộng)"}),
    ("Nghiệm thu đường liên thôn (giai đoạn 2)", {"content": "Nghiệm thu đường liên thôn (giai đoạn 2)"}),
    # Several
    (
        "8h00: Chủ tịch họp giao ban tại Phòng họp số 2, mời Công an xã cùng dự",
        {
            "time": "8h00",
            "leader": "Chủ tịch",
            "content": "họp giao ban",
            "location": "Phòng họp số 2",
            "participants": "Công an xã",
        },
    ),
    (
        "- 14 giờ, PGĐ Khôi dự họp. Thành phần: Phòng Nội vụ. Địa điểm: Phòng họp số 2",
        {
            "time": "14 giờ",
            "leader": "PGĐ Khôi",
            "content": "dự họp",
            "participants": "Phòng Nội vụ",
            "location": "Phòng họp số 2",
        },
    ),
    ("Sáng: Họp giao ban\nChiều đi cơ sở", {"session": "Sáng", "content": "Họp giao ban\nChiều đi cơ sở"}),
    ("Dự lễ kỷ niệm 30 năm ngày thành lập huyện", {"content": "Dự lễ kỷ niệm 30 năm ngày thành lập huyện"}),
    (
        "Triển khai Kế hoạch số 15/KH-UBND ngày 10/01/2019",
        {"content": "Triển khai Kế hoạch số 15/KH-UBND ngày 10/01/2019"},
    ),
    # All of it together
    pytest.param(
        "Kiểm tra cơ sở vật chất tại các trường để chuẩn bị cho năm học mới",
        {"content": "Kiểm tra cơ sở vật chất tại các trường để chuẩn bị cho năm học mới"},
    ),
    ("1. Họp giao ban", {"content": "Họp giao ban"}),
    ("a) Họp giao ban", {"content": "Họp giao ban"}),
    ("+ Họp giao ban", {"content": "Họp giao ban"}),
    ("Lúc 8h00, họp giao ban", {"time": "8h00", "content": "họp giao ban"}),
    ("Vào lúc 14 giờ 30 phút: Họp giao ban", {"time": "14 giờ 30 phút", "content": "Họp giao ban"}),
    ("8h00-11h00: Tiếp công dân", {"time": "8h00-11h00", "content": "Tiếp công dân"}),
    ("Buổi sáng: Họp giao ban", {"session": "Buổi sáng", "content": "Họp giao ban"}),
    ("Thứ Tư, ngày 05/8: Họp giao ban", {"date": "Thứ Tư, ngày 05/8", "content": "Họp giao ban"}),
    ("Ngày 05, 06/8/2019: Tập huấn", {"date": "Ngày 05, 06/8/2019", "content": "Tập huấn"}),
    ("8h00 ngày 05/8: Họp giao ban", {"time": "8h00", "date": "ngày 05/8", "content": "Họp giao ban"}),
    ("Sáng ngày 05/8: Họp giao ban", {"session": "Sáng", "date": "ngày 05/8", "content": "Họp giao ban"}),
    (
        "14h00: Chủ tịch UBND tỉnh Lê Thị Bình chủ trì họp",
        {"time": "14h00", "leader": "Chủ tịch UBND tỉnh Lê Thị Bình", "content": "chủ trì họp"},
    ),
    ("Đ/c Khôi - Phó Chủ tịch: Dự họp", {"leader": "Đ/c Khôi - Phó Chủ tịch", "content": "Dự họp"}),
    (
        "Phó Chủ tịch Thường trực Trịnh Đình Khôi đi kiểm tra cơ sở",
        {"leader": "Phó Chủ tịch Thường trực Trịnh Đình Khôi", "content": "đi kiểm tra cơ sở"},
    ),
    (
        "Đồng chí Trịnh Đình Khôi và đồng chí Lê Thị Bình dự hội nghị",
        {"leader": "Đồng chí Trịnh Đình Khôi và đồng chí Lê Thị Bình", "content": "dự hội nghị"},
    ),
    (
        "Họp giao ban; địa điểm: Phòng họp số 2; chủ trì: Chủ tịch; thành phần: Cán bộ xã",
        {"content": "Họp giao ban", "location": "Phòng họp số 2", "leader": "Chủ tịch", "participants": "Cán bộ xã"},
    ),
    ("Họp giao ban (14h00)", {"content": "Họp giao ban", "time": "14h00"}),
    ("Họp giao ban (chiều)", {"content": "Họp giao ban", "session": "chiều"}),
    ("Họp giao ban (cả ngày)", {"content": "Họp giao ban", "session": "cả ngày"}),
    ("Họp giao ban (Hội trường UBND xã)", {"content": "Họp giao ban", "location": "Hội trường UBND xã"}),
    ("Họp giao ban (địa điểm: Hội trường UBND xã)", {"content": "Họp giao ban", "location": "Hội trường UBND xã"}),
    ("Họp giao ban (thành phần: Công an xã)", {"content": "Họp giao ban", "participants": "Công an xã"}),
    ("Họp giao ban (có lịch riêng)", {"content": "Họp giao ban", "note": "có lịch riêng"}),
    ("Họp giao ban (dự kiến)", {"note": "dự kiến", "content": "Họp giao ban"}),
    ("Họp giao ban (trực tuyến)", {"content": "Họp giao ban (trực tuyến)"}),
    ("Họp nghe Phòng Nội vụ báo cáo (lần 3)", {"content": "Họp nghe Phòng Nội vụ báo cáo (lần 3)"}),
    ("Họp giao ban. Giao Phòng Nội vụ chuẩn bị", {"content": "Họp giao ban", "department": "Phòng Nội vụ"}),
    ("Họp giao ban. Ghi chú: mang theo sổ", {"content": "Họp giao ban", "note": "mang theo sổ"}),
    ("Họp giao ban. Phương tiện: xe cơ quan", {"content": "Họp giao ban", "note": "xe cơ quan"}),
    (
        "Họp giao ban, điểm tại Phòng họp số 2, mời Công an xã cùng dự",
        {"content": "Họp giao ban", "location": "Phòng họp số 2", "participants": "Công an xã"},
    ),
    (
        "Họp giao ban, điểm tại Phòng họp số 2. Mời Công an xã cùng dự",
        {"content": "Họp giao ban", "location": "Phòng họp số 2", "participants": "Công an xã"},
    ),
    (
        "Họp giao ban với UBND xã Nà Pheo tại Hội trường xã",
        {"content": "Họp giao ban với UBND xã Nà Pheo", "location": "Hội trường xã"},
    ),
    (
        "Tiếp công dân tại Trụ sở Tiếp công dân huyện",
        {"content": "Tiếp công dân", "location": "Trụ sở Tiếp công dân huyện"},
    ),
    (
        "Dự Đại hội Chi bộ bản Nà Pheo tại bản Nà Pheo",
        {"content": "Dự Đại hội Chi bộ bản Nà Pheo", "location": "bản Nà Pheo"},
    ),
    ("Đi công tác tại Hà Nội", {"content": "Đi công tác", "location": "Hà Nội"}),
    pytest.param(
        "Học nghị quyết trực tuyến tại điểm cầu xã",
        {"content": "Học nghị quyết trực tuyến", "location": "điểm cầu xã"},
    ),
    (
        "Họp giao ban tại Phòng họp số 2 (có giấy mời)",
        {"content": "Họp giao ban", "location": "Phòng họp số 2", "note": "có giấy mời"},
    ),
    (
        "Họp giao ban tại Phòng họp số 2 (Phòng Nội vụ chuẩn bị)",
        {"content": "Họp giao ban", "location": "Phòng họp số 2", "department": "Phòng Nội vụ"},
    ),
    pytest.param(
        "Họp giao ban. Giao Phòng Nội vụ chuẩn bị tài liệu. Mang theo máy tính xách tay",
        {"content": "Họp giao ban | Mang theo máy tính xách tay", "department": "Phòng Nội vụ"},
    ),
    ("Nghỉ lễ Quốc khánh", {"content": "Nghỉ lễ Quốc khánh"}),
    # An hour beside its session, wherever it stands
    ("8h00 Sáng", {"time": "8h00", "session": "Sáng"}),
    ("Thời gian: 8h00 sáng", {"time": "8h00", "session": "sáng"}),
    ("Họp dân. Thời gian: 8h00 Sáng", {"content": "Họp dân", "time": "8h00", "session": "Sáng"}),
    ("Họp dân; thời gian: Chiều 14 giờ 30", {"content": "Họp dân", "time": "14 giờ 30", "session": "Chiều"}),
    ("Họp giao ban (8h00 sáng)", {"content": "Họp giao ban", "time": "8h00", "session": "sáng"}),
    (
        "Họp giao ban (8h00 sáng; Phòng họp số 2)",
        {"content": "Họp giao ban", "time": "8h00", "session": "sáng", "location": "Phòng họp số 2"},
    ),
    ("Họp tổ lúc 7h30 tối", {"content": "Họp tổ", "time": "7h30", "session": "tối"}),
    # What a unit is in charge of
    ("( Công an xã chủ trì giao ban )", {"department": "Công an xã", "content": "chủ trì giao ban"}),
    (
        "8h00: (Công an xã chủ trì giao ban)",
        {"time": "8h00", "department": "Công an xã", "content": "chủ trì giao ban"},
    ),
    (
        "Họp dân; giao Công an xã chủ trì kiểm tra",
        {"department": "Công an xã", "content": "Họp dân | chủ trì kiểm tra"},
    ),
    ("Tuần tra (Công an xã chủ trì)", {"department": "Công an xã", "content": "Tuần tra"}),
    ("Họp dân; giao ban Đội quản lý chủ trì", {"content": "Họp dân; giao ban Đội quản lý chủ trì"}),
    ("", {}),
    ("...", {}),
]


def found_in(text: str) -> dict[str, str]:
    """Each field's passages without the punctuation at their ends, which the next room drops."""
    return {
        name: " | ".join(part.text.strip(EDGES) for part in parts)
        for name, parts in read_clauses(passage(text)).items()
    }


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_clauses(text: str, expected: dict[str, str]) -> None:
    assert found_in(text) == expected


@pytest.mark.parametrize(
    ("unwanted", "text", "content"),
    [
        ("location", "Họp giao ban tại Phòng họp số 2", "Họp giao ban tại Phòng họp số 2"),
        ("leader", "Chủ tịch: Họp giao ban", "Chủ tịch: Họp giao ban"),
        ("participants", "Họp giao ban; mời Công an xã cùng dự", "Họp giao ban; mời Công an xã cùng dự"),
        ("department", "Họp giao ban (Phòng Nội vụ chuẩn bị)", "Họp giao ban (Phòng Nội vụ chuẩn bị)"),
        ("note", "Họp giao ban (có giấy mời)", "Họp giao ban (có giấy mời)"),
    ],
)
def test_what_is_not_wanted_stays_in_the_content(unwanted: FieldName, text: str, content: str) -> None:
    found = read_clauses(passage(text), ALL_FIELDS - {unwanted})
    assert {name: [part.text for part in parts] for name, parts in found.items()} == {"content": [content]}


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("- Họp", "Họp"),
        ("  + Họp", "Họp"),
        ("1. Họp", "Họp"),
        ("2) Họp", "Họp"),
        ("a) Họp", "Họp"),
        ("(3) Họp", "Họp"),
        ("1.2. Họp", "Họp"),
        ("- 1. Họp", "Họp"),
        ("8h00 Họp", "8h00 Họp"),
        ("05/8 Họp", "05/8 Họp"),
        ("Họp", "Họp"),
        ("", ""),
    ],
)
def test_skip_marks(text: str, rest: str) -> None:
    assert text[skip_marks(text) :] == rest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 giờ, họp A. 14 giờ, họp B.", ["8 giờ, họp A.", "14 giờ, họp B."]),
        ("8h00: Họp A\n14h00: Họp B", ["8h00: Họp A", "14h00: Họp B"]),
        ("- Sáng: Họp A\n- Chiều: Họp B", ["- Sáng: Họp A", "- Chiều: Họp B"]),
        ("8h00: Họp A; 9h00: Họp B; 10h00: Họp C", ["8h00: Họp A;", "9h00: Họp B;", "10h00: Họp C"]),
        ("Thứ 2: Họp A. Thứ 4: Họp B", ["Thứ 2: Họp A.", "Thứ 4: Họp B"]),
        ("Ngày 05/8: Họp A; ngày 06/8 (thứ Ba): Họp B", ["Ngày 05/8: Họp A;", "ngày 06/8 (thứ Ba): Họp B"]),
        ("Họp A và họp B", ["Họp A và họp B"]),
        ("8h00: Họp A. Thành phần: Cán bộ xã.", ["8h00: Họp A. Thành phần: Cán bộ xã."]),
        ("7h30: Tiếp công dân 10h00: Hội ý lãnh đạo", ["7h30: Tiếp công dân", "10h00: Hội ý lãnh đạo"]),
        ("Họp từ 7h30 đến 10h00: nghe báo cáo", ["Họp từ 7h30 đến 10h00: nghe báo cáo"]),
        ("Sáng 12/3 8h00: Họp A", ["Sáng 12/3 8h00: Họp A"]),
        (
            "8h00: Họp A. Địa điểm: Phòng họp số 2. 14h00: Họp B",
            ["8h00: Họp A. Địa điểm: Phòng họp số 2.", "14h00: Họp B"],
        ),
        ("Họp A từ 8h00 đến 11h00", ["Họp A từ 8h00 đến 11h00"]),
        ("", [""]),
    ],
)
def test_split_items(text: str, expected: list[str]) -> None:
    assert [part.text for part in split_items(passage(text))] == expected


PIECES = st.sampled_from(
    [
        "Họp", "giao ban", "8h00", "14 giờ 30", "Sáng", "Chiều:", "Chủ tịch", "Đ/c Hường", "PCT", "dự", "chủ trì",
        "mời", "Công an xã", "cùng dự", "tại", "Phòng họp số 2", "Hội trường", "Địa điểm:", "Thành phần:",
        "Nội dung:", "Chuẩn bị:", "(", ")", ";", ".", ",", ":", "-", "Phòng Nội vụ", "chuẩn bị", "giao", "ngày 05/8",
        "lần 2", "có giấy mời", "và", "\n", "1.", "LĐVP:", "Quyết định số 12/QĐ-UBND", "điểm", "từ", "đến",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=14).map(" ".join), st.text(max_size=60))


def stretch(part: Passage, whole: Passage) -> tuple[int, int]:
    """Where a slice lies in the passage it was cut from."""
    spans = dict(zip((word.index for word in whole.words), whole.spans, strict=True))
    (left, right), (at, end) = spans[part.words[0].index], part.spans[0]
    start = right - end if len(part.words) > 1 else left + part.words[0].text.index(part.text)
    assert at == 0
    return start, start + len(part.text)


@given(TEXTS)
def test_no_letter_is_in_two_fields(text: str) -> None:
    whole = passage(text)
    claimed: Counter[int] = Counter()
    for parts in read_clauses(whole).values():
        for part in parts:
            start, end = stretch(part, whole)
            assert whole.text[start:end] == part.text
            claimed.update(range(start, end))
    assert [at for at, times in claimed.items() if times > 1 and whole.text[at].isalnum()] == []


# What is prepared is not told ("(Phòng Nội vụ chuẩn bị báo cáo)" gives the unit alone).
_PREPARED = re.compile(r"(?:chuẩn bị|tham mưu)\s+(?P<what>[^.;()]*)")


def cue_words() -> set[str]:
    """Words that only say which clause follows or precedes."""
    cues, places = vocabulary("cues"), vocabulary("places")
    phrases = [*cues["invitation_ends"], *cues["preparing"], *places["openings"], "kính mời", "giao do", "dự kiến"]
    phrases += ["chủ trì", "tham dự", "ngày", "vào", "lúc", "từ", "trong"]
    return {word for phrase in phrases for word in fold(phrase).split()}


@given(st.lists(PIECES, max_size=10).map(" ".join))
def test_only_labels_marks_and_cues_are_in_no_field(text: str) -> None:
    whole = passage(text)
    kept = set()
    for parts in read_clauses(whole).values():
        for part in parts:
            kept.update(range(*stretch(part, whole)))
    for label in find_labels(whole.text):
        kept.update(range(label.start, label.end))
    for prepared in _PREPARED.finditer(fold(whole.text)):
        kept.update(range(*prepared.span("what")))
    lost = "".join(char if at not in kept else " " for at, char in enumerate(fold(whole.text)))
    words = {word.strip(".,;:()-/") for word in lost.split()}
    assert {word for word in words if any(char.isalnum() for char in word)} <= cue_words() | set("abcdđ0123456789")


@given(TEXTS)
def test_items_are_the_text_in_order(text: str) -> None:
    whole = passage(text)
    assert "".join("".join(part.text.split()) for part in split_items(whole)) == "".join(whole.text.split())
