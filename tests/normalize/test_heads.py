"""Heads and titles worded in many ways: in a Word file's paragraphs, in a text's lines, in two columns side by side."""

import tomllib
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from builders import Builder, Row
from congtac.extract.document import SourceDocument
from congtac.extract.source import read_source
from congtac.models.reader import read
from congtac.normalize.tidy import tidy

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
ROWS: list[Row] = [
    ["Ngày", "Buổi", "Nội dung", "Chủ trì", "Địa điểm"],
    ["Thứ Hai\n05/8", "Sáng", "Họp giao ban tuần của cơ quan", "Chủ tịch", "Phòng họp số 2"],
    ["Thứ Ba\n06/8", "Chiều", "Đi kiểm tra công tác phòng chống thiên tai", "PCT Hường", "Xã Nà Pheo"],
]
PROSE = ["Thứ Hai, ngày 05/8:", "- Sáng: 8h00: Họp giao ban cơ quan tại Phòng họp số 2.", "- Chiều: 14h00: Đi cơ sở."]
SECTIONS = ["I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "- Ngày 05/9: dự khai giảng năm học mới.", "II. CÔNG TÁC KHÁC"]
MOTTOS = {
    "state": STATE,
    "ruled": f"{STATE}\n---------------",
    "party": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "youth": "ĐOÀN TNCS HỒ CHÍ MINH",
}
BODIES: dict[str, list[Row] | list[str]] = {"rows": ROWS, "prose": PROSE, "sections": SECTIONS}
CASES = tomllib.loads(Path(__file__).with_name("heads.toml").read_text(encoding="utf-8"))["head"]
Head = tuple[str, str, str, str]


def of_word(head: Head, title: list[str], body: list[Row] | list[str]) -> SourceDocument:
    """Paragraphs, the title's centred."""
    builder = Builder()
    above = [builder.paragraph(text) for text in head if text]
    prose = ("Căn cứ", "Kính gửi", "Ủy ban nhân dân xã Nà Pheo thông báo", "Ủy ban nhân dân xã thông báo")
    centred = [builder.paragraph(text, None if text.startswith(prose) else "center") for text in title]
    rows = [row for row in body if not isinstance(row, str)]
    below = [builder.table(rows)] if rows else [builder.paragraph(str(text)) for text in body]
    return builder.document([*above, *centred, *below])


def of_text(head: Head, title: list[str], body: list[Row] | list[str], way: str) -> SourceDocument:
    """Lines: the head's columns below each other, or side by side."""
    left, right, number, issued = (part.split("\n") if part else [] for part in head)
    lines = [*left, *right, *number, *issued]
    if way == "side by side":
        pairs = [*zip_longest(left, right, fillvalue=""), *zip_longest(number, issued, fillvalue="")]
        lines = [f"{first.center(40):45}{second}".rstrip() for first, second in pairs]
        title = [line.center(90).rstrip() for line in title]
    cells = [cell for row in body for cell in ([row] if isinstance(row, str) else row) if cell]
    return read_source("\n".join([*lines, *title, *cells]).encode(), "lịch.txt")


@pytest.mark.parametrize("way", ["word", "lines", "side by side"])
@pytest.mark.parametrize("case", CASES, ids=[" ".join(case["title"])[:60] for case in CASES])
def test_heads_of_all_kinds(case: dict[str, Any], way: str) -> None:
    motto = MOTTOS.get(case.get("right", ""), "")
    head = ("\n".join(case["left"]), motto, case.get("number", ""), case.get("issued", ""))
    title, body, expected = case["title"], BODIES[case["body"]], case["expected"]
    source = of_word(head, title, body) if way == "word" else of_text(head, title, body, way)
    row = tidy(source, read(source), "lịch", "1").document
    assert {field: getattr(row, field) for field in expected} == expected


PERIOD = "(Từ ngày 05/8/2019 đến ngày 11/8/2019)"
ISSUED = "Nà Pheo, ngày 02 tháng 8 năm 2019"
SCRAMBLED = {
    "right column first": "<M>\n<Đ>\nỦY BAN NHÂN DÂN\nXÃ NÀ PHEO\n<I>\n<N>\n<T>\n<P>",
    "columns in turn": "<M>\nỦY BAN NHÂN DÂN\n<Đ>\nXÃ NÀ PHEO\n<I>\n<N>\n<T>\n<P>",
    "title above all": "<T>\n<P>\nỦY BAN NHÂN DÂN\nXÃ NÀ PHEO\n<M>\n<Đ>\n<N>\n<I>",
    "date within the title": "ỦY BAN NHÂN DÂN\nXÃ NÀ PHEO\n<M>\n<Đ>\n<N>\n<T>\n<I>\n<P>",
    "few lines": "ỦY BAN NHÂN DÂN XÃ NÀ PHEO <M> <Đ>\n<N> <I>\n<T> <P>",
}


@pytest.mark.parametrize("name", SCRAMBLED)
def test_heads_whose_lines_came_apart(name: str) -> None:
    first, second = STATE.split("\n")
    parts = {"<T>": "LỊCH CÔNG TÁC TUẦN 32", "<P>": PERIOD, "<I>": ISSUED, "<N>": "Số: 15/LCT-UBND"}
    text = SCRAMBLED[name]
    for mark, part in {**parts, "<M>": first, "<Đ>": second}.items():
        text = text.replace(mark, part)
    source = of_text(("", "", "", ""), text.split("\n"), ROWS, "lines")
    row = tidy(source, read(source), "lịch", "1").document
    assert (row.title, row.issuer, row.number) == ("LỊCH CÔNG TÁC TUẦN 32", "UBND xã Nà Pheo", "15/LCT-UBND")
    assert (row.issued_on, row.period_kind, row.coverage) == ("2019-08-02", "week", 1)


@pytest.mark.parametrize(
    "crumbs",
    [
        "Trang chủ » Lịch công tác » Lịch công tác tuần",
        "Trang chủ\nGiới thiệu\nLịch công tác\nLịch công tác tuần 32\n06/08/2019 08:15",
    ],
)
def test_a_portals_way_to_the_page_is_no_title(crumbs: str) -> None:
    title = [*crumbs.split("\n"), "LỊCH CÔNG TÁC TUẦN 32 CỦA UBND XÃ NÀ PHEO", "(Từ ngày 05/8/2019 đến ngày 11/8/2019)"]
    source = of_text(("", "", "", ""), title, ROWS, "lines")
    row = tidy(source, read(source), "lịch", "1").document
    assert (row.title, row.issuer) == ("LỊCH CÔNG TÁC TUẦN 32 CỦA UBND XÃ NÀ PHEO", "UBND xã Nà Pheo")
    assert row.period_kind == "week"


TITLE = "LỊCH CÔNG TÁC TUẦN 32 CỦA UBND XÃ NÀ PHEO"
IN_TABLES: dict[str, tuple[list[str], list[Row]]] = {
    "title": ([], [TITLE, *ROWS]),
    "title and period": ([], [TITLE, PERIOD, *ROWS]),
    "in one cell": ([], [f"{TITLE}\n{PERIOD}", *ROWS]),
    "below a head": (["ỦY BAN NHÂN DÂN\nXÃ NÀ PHEO", STATE], [TITLE, *ROWS]),
    "with the head": ([], [["UBND XÃ NÀ PHEO", "<", STATE, "<", "<"], TITLE, *ROWS]),
}


@pytest.mark.parametrize("name", IN_TABLES)
def test_a_title_in_a_tables_first_rows(name: str) -> None:
    above, rows = IN_TABLES[name]
    builder = Builder()
    source = builder.document([*(builder.paragraph(text) for text in above), builder.table(rows)])
    found = tidy(source, read(source), "lịch", "1")
    row = found.document
    assert (row.title, row.doc_type, row.issuer, row.coverage) == (TITLE, "schedule", "UBND xã Nà Pheo", 1)
    assert len(found.items) == len(ROWS) - 1


def test_a_head_without_a_title() -> None:
    builder = Builder()
    texts = ("ỦY BAN NHÂN DÂN\nXÃ NÀ PHEO", STATE, PERIOD)
    source = builder.document([*map(builder.paragraph, texts), builder.table(ROWS)])
    found = tidy(source, read(source), "lịch", "1")
    assert (found.document.title, found.document.issuer) == (None, "UBND xã Nà Pheo")
    assert (found.document.period_kind, len(found.items)) == ("week", 2)


GRID = "".join(
    "<tr>" + "".join(f"<td>{cell}</td>" for cell in row if cell) + "</tr>" for row in ROWS if not isinstance(row, str)
)
MENU = '<ul class="menu"><li><a href="/">Trang chủ</a><li><a href="/t">Tin tức</a><li><a href="/v">Sở Y tế</a></ul>'
HEADING = "<h2>Lịch công tác tuần 32</h2><p>(05/8/2019 - 11/8/2019)</p>"
SITES = [
    ("Lịch công tác tuần 32 - UBND xã Nà Pheo", "", "", "UBND xã Nà Pheo"),
    ("Lịch tuần | Trường Đại học Sông Mây", "", "", "Trường Đại học Sông Mây"),
    ("Cổng thông tin điện tử huyện Bản Tròn", "", "", "UBND huyện Bản Tròn"),
    ("Lịch", '<meta property="og:site_name" content="Trang TTĐT Sở Tư pháp Sông Mây">', "", "Sở Tư pháp Sông Mây"),
    ("Lịch công tác", "", "<header><h1>BỆNH VIỆN ĐA KHOA BẢN TRÒN</h1></header>", "Bệnh viện Đa khoa Bản Tròn"),
    (
        "Lịch công tác",
        "",
        "<footer>© 2019 Bản quyền thuộc về UBND xã Nà Pheo. Điện thoại: 0123</footer>",
        "UBND xã Nà Pheo",
    ),
    ("Lịch công tác", "", "", None),
    ("Tin tức - Sự kiện", "", "<footer>Thiết kế bởi Công ty Mạng</footer>", None),
]


@pytest.mark.parametrize(
    ("title", "meta", "around", "expected"), SITES, ids=[f"{one[0]} {one[2][:9]}" for one in SITES]
)
def test_a_web_page_is_issued_by_the_owner_of_its_site(
    title: str, meta: str, around: str, expected: str | None
) -> None:
    body = f"{around}{MENU}{HEADING}<table>{GRID}</table>"
    page = f'<html><head><meta charset="utf-8"><title>{title}</title>{meta}</head><body>{body}</body></html>'
    source = read_source(page.encode(), "lịch.html")
    row = tidy(source, read(source), "lịch", "1").document
    assert (row.title, row.issuer) == ("Lịch công tác tuần 32", expected)


def test_an_issuer_named_in_the_page_wins_over_its_site() -> None:
    body = f"<p>UBND HUYỆN BẢN TRÒN</p><p>VĂN PHÒNG</p>{HEADING}<table>{GRID}</table>"
    page = f'<html><meta charset="utf-8"><title>Cổng thông tin điện tử tỉnh Sông Mây</title><body>{body}</body></html>'
    source = read_source(page.encode(), "lịch.html")
    assert tidy(source, read(source), "lịch", "1").document.issuer == "Văn phòng UBND huyện Bản Tròn"
