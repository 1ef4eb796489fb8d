"""Documents, anniversaries and terms, whose dates are no agenda dates."""

from __future__ import annotations

import pytest

from congtac.models.citations import find_citations
from congtac.models.dates import agenda_dates

CITED = [
    ("Chỉ thị số 01/CT-UBND ngày 07/01/2026 của UBND tỉnh", "document", "Chỉ thị số 01/CT-UBND ngày 07/01/2026"),
    ("Nghị quyết số 48/2025/NQ-HĐND ngày 10/12/2025", "document", "Nghị quyết số 48/2025/NQ-HĐND ngày 10/12/2025"),
    ("Nghị quyết số 57-NQ/TW ngày 22/12/2024", "document", "Nghị quyết số 57-NQ/TW ngày 22/12/2024"),
    ("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020", "document", None),
    ("Kế hoạch số 04/KH- BCĐ ngày 19/01/2026", "document", None),
    ("Quyết định ngày 05/01/2026 của Chủ tịch", "document", "Quyết định ngày 05/01/2026"),
    ("Thông báo số 12 ngày 05/01/2026", "document", None),
    ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;", "document", None),
    ("Luật Đất đai số 31/2024/QH15", "document", None),
    ("kỷ niệm 96 năm ngày thành lập Đảng 03/02", "anniversary", None),
    ("Ngày thành lập Đảng (03/02/1930 - 03/02/2026)", "anniversary", None),
    ("Chào mừng Ngày Nhà giáo Việt Nam 20/11", "anniversary", None),
    ("trao Huy hiệu Đảng đợt 03/02/2026", "anniversary", None),
    ("dịp lễ 30/4 và 01/5", "anniversary", None),
    ("viếng nghĩa trang nhân dịp 27/7", "anniversary", None),
    ("Lễ kỷ niệm ngày 20/11", "anniversary", None),
    ("kết nạp “Lớp đoàn viên 26/3” trong đợt này", "anniversary", "“Lớp đoàn viên 26/3”"),
    ('Hội thi "Tiến bước 26.3", "Ngày 08/3 yêu thương"', "anniversary", None),
    ("nhiệm kỳ 2026 - 2031", "term", "nhiệm kỳ 2026 - 2031"),
    ("giai đoạn 2021-2025", "term", "giai đoạn 2021-2025"),
    ("năm học 2025–2026", "term", "năm học 2025–2026"),
    ("Quốc hội khóa XVI", "term", "khóa XVI"),
    ("Quốc hội khoá XVI", "term", "khoá XVI"),
    ("Đại hội lần thứ XIV", "term", "lần thứ XIV"),
]


@pytest.mark.parametrize(("text", "kind", "span"), CITED)
def test_citations(text: str, kind: str, span: str | None) -> None:
    found = find_citations(text)
    assert kind in {citation.kind for citation in found}
    if span is not None:
        assert span in {text[citation.start : citation.end] for citation in found}
    assert agenda_dates(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Gửi báo cáo ngày 10/02",
        "Lễ khai giảng, ngày 05/9",
        "Trình Kế hoạch trước ngày 15/3",
        "Lễ kỷ niệm tổ chức vào ngày 20/11/2025",
        "Lễ phát động Tháng Thanh niên ngày 26/3",
        "Nghỉ lễ 30/4 - 01/5",
        "Lễ kỷ niệm thành lập ngành ngày 20/5/2025",
        "Hội nghị lần thứ 5 ngày 06/6",
        "29/Thứ 5",
        "Họp ngày 03/02/2026",
        "từ 28/12/2025 đến 03/01/2026",
    ],
)
def test_is_no_citation(text: str) -> None:
    assert find_citations(text) == ()
