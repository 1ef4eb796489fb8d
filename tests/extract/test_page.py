"""Saved web pages: what is programme and what the site's own, tables with any spans, encodings, archives, faults."""

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congtac.extract import errors
from congtac.extract.document import Paragraph, Table
from congtac.extract.file_size import MOST_OF_A_PAGE
from congtac.extract.page_encoding import decode_page
from congtac.extract.page_tree import Page
from congtac.extract.source import read_source

SAMPLES = Path(__file__).parents[2] / "corpus/samples/develop"
PAGES = sorted(SAMPLES.glob("*/*.html"))

HEADS = "<tr><th>Thứ, ngày</th><th>Nội dung</th><th>Địa điểm</th></tr>"
ROWS = (
    "<tr><td>Thứ Hai 10/6</td><td>8h00 họp giao ban</td><td>Phòng họp</td></tr>"
    "<tr><td>Thứ Ba 11/6</td><td>14h00 tiếp công dân</td><td>Trụ sở</td></tr>"
)
TABLE = f"<table>{HEADS}{ROWS}</table>"
TEXTS = [
    ["Thứ, ngày", "Nội dung", "Địa điểm"],
    ["Thứ Hai 10/6", "8h00 họp giao ban", "Phòng họp"],
    ["Thứ Ba 11/6", "14h00 tiếp công dân", "Trụ sở"],
]
TITLE = "<h2>LỊCH CÔNG TÁC TUẦN 24</h2>"


def read(markup, name=""):
    return read_source(markup.encode() if isinstance(markup, str) else markup, name)


def body(document):
    """Texts of the programme's paragraphs; of a table its rows of cells."""
    found = []
    for block in document.blocks:
        if isinstance(block, Table):
            rows = [[cell.text for cell in block.cells if cell.row == row] for row in range(block.n_rows)]
            found.append(rows)
        elif block.role == "body":
            found.append(block.text)
    return found


def own(document):
    """Texts of what is the site's own."""
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    inside = [one for block in document.blocks if isinstance(block, Table) for one in block.furniture]
    return [paragraph.text for paragraph in (*paragraphs, *inside) if paragraph.role == "page_chrome"]


def table(markup):
    """The one table of a page whose programme is this."""
    document = read(f"<html><body>{TITLE}<p>Từ ngày 10/6/2024 đến ngày 16/6/2024</p>{markup}</body></html>")
    return next(block for block in document.blocks if isinstance(block, Table))


def places(found):
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in found.cells]


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a>Trang chủ</a></nav>{}<footer>Bản quyền</footer>",
        "<div class=top><a>Trang chủ</a> <a>Tin tức</a> <a>Văn bản</a> <a>Lịch</a> <a>Liên hệ</a></div><div>{}</div>",
        "<div><ul><li><a>Hội nghị tổng kết sáng thứ hai</a> <i>(12/6/2019)</i></li><li><a>Khai mạc hội thi 8h00</a>"
        " 13/6/2019</li><li><a>Lịch cắt điện tuần này</a> 14/6/2019 08:30</li></ul></div><div>{}</div>",
        "<div>Lượt truy cập: 1.234</div>{}<div>Cập nhật lần cuối: 14:36 17/03/2022</div>",
        "<div>Thứ Sáu, ngày 03/7/2026</div>{}",
        "<table><tr><td colspan=2>Cổng thông tin điện tử</td></tr><tr><td><a>Một</a><a>Hai</a><a>Ba</a><a>Bốn</a>"
        "<a>Năm</a></td><td>{}</td></tr></table>",
        "<form action=x>{}<p><a>Tuần trước</a> | <a>Tuần sau</a></p></form>",
        "<div style='display:none'>Thứ Tư 12/6: 8h00 họp</div>{}",
        "<div hidden>Thứ Tư 12/6: 8h00 họp</div>{}<script>var a = 'Thứ Tư 12/6'</script><style>td {{}}</style>",
        "{}<div><h3>Các tin khác</h3><ul><li><a>Lịch công tác tuần 23</a> (01/6/2024)</li></ul></div>",
        "{}<div id=comments><p>Bình luận</p><textarea></textarea><button>Gửi bình luận</button></div>",
        "<div class=d-flex><div>{}</div><aside><p>Thứ Hai 03/6 8h00 họp báo</p></aside></div>",
        "<div><label>Chọn tuần:</label> <select><option>Tuần 23 (03/6 - 09/6)</option></select></div>{}",
        "<table><tr><td>T2</td><td>T3</td></tr>" + "<tr><td>1</td><td>2</td></tr>" * 12 + "</table><div>{}</div>",
        "<div role=dialog><p>Thứ Hai, 8h00 bảo trì</p></div><main>{}</main>",
    ],
)
def test_what_stands_around_gives_nothing(around):
    markup = around.format(TITLE + TABLE)
    document = read(f"<!DOCTYPE html><html><body>{markup}</body></html>")
    assert body(document) == ["LỊCH CÔNG TÁC TUẦN 24", TEXTS]
    assert own(document)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Thứ&nbsp;Hai, 10/6<br>8h00 h&#7885;p giao ban</p>", ["Thứ Hai, 10/6", "8h00 họp giao ban"]),
        ("<p>Th<span>ứ</span> <b>Hai</b> 10/6</p>", ["Thứ Hai 10/6"]),
        ("<div>Thứ Hai 10/6<div>8h00 họp</div>14h00 dự</div>", ["Thứ Hai 10/6", "8h00 họp", "14h00 dự"]),
        ("<p>Thứ Hai 10/6:</p><ul><li>8h00 họp<ul><li>mời dự</li></ul></li><li>- 14h00 dự</li></ul>",
         ["Thứ Hai 10/6:", "- 8h00 họp", "+ mời dự", "- 14h00 dự"]),
        ("<p>Thứ Hai 10/6:</p><ol start=3><li>8h00 họp</li><li>14h00 dự</li></ol>",
         ["Thứ Hai 10/6:", "3. 8h00 họp", "4. 14h00 dự"]),
        ("<p>Thứ Hai 10/6:</p><ul style='list-style: none'><li>8h00 họp</li></ul>", ["Thứ Hai 10/6:", "8h00 họp"]),
        ("<pre>Thứ Hai 10/6\n8h00 họp\n14h00 dự</pre>", ["Thứ Hai 10/6", "8h00 họp", "14h00 dự"]),
        ("<p><![if !supportLists]><span style='mso-list:Ignore'>-<span>&nbsp; </span></span><![endif]>Thứ Hai 8h00"
         "<o:p></o:p></p>",
         ["- Thứ Hai 8h00"]),
        ("<p>Thứ Hai 10/6 h&shy;ọp<wbr>8h00</p>", ["Thứ Hai 10/6 họp8h00"]),
        ("<h3><a>Tuần trước</a> - <span>Từ 10/6/2024 đến 16/6/2024</span> - <a>Tuần sau</a></h3>",
         ["Từ 10/6/2024 đến 16/6/2024"]),
    ],
)  # fmt: skip
def test_text_to_paragraphs(markup, expected):
    assert body(read(f"<html><body>{TITLE}{markup}</body></html>"))[1:] == expected


def test_looks_and_alignment():
    document = read(
        f"<html><body><center><b>LỊCH TUẦN 24</b></center><p align=right><i>Thứ Hai</i> 10/6</p>{TABLE}</body></html>"
    )
    title, line = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert (title.align, [word.bold for word in title.words]) == ("center", [True] * 3)
    assert (line.align, [word.italic for word in line.words]) == ("right", [True, True, False])


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<tr><td rowspan=2>Thứ Hai<td>Sáng<tr><td>Chiều",
         [(0, 0, 2, 1, "Thứ Hai"), (0, 1, 1, 1, "Sáng"), (1, 1, 1, 1, "Chiều")]),
        ("<tr><td rowspan=0>Thứ Hai<td>Sáng<tr><td>Chiều<tr><td>Tối",
         [(0, 0, 3, 1, "Thứ Hai"), (0, 1, 1, 1, "Sáng"), (1, 1, 1, 1, "Chiều"), (2, 1, 1, 1, "Tối")]),
        ("<tr><td rowspan=9>Thứ Hai<td>Sáng<tr><td>Chiều",
         [(0, 0, 2, 1, "Thứ Hai"), (0, 1, 1, 1, "Sáng"), (1, 1, 1, 1, "Chiều")]),
        ("<tbody><tr><td rowspan=3>Thứ Hai<td>Sáng</tbody><tbody><tr><td>Thứ Ba<td>Chiều</tbody>",
         [(0, 0, 1, 1, "Thứ Hai"), (0, 1, 1, 1, "Sáng"), (1, 0, 1, 1, "Thứ Ba"), (1, 1, 1, 1, "Chiều")]),
        ("<tr><td>Ngày<td>Sáng<td rowspan=2>Chiều<tr><td colspan=3>Nghỉ lễ",
         [(0, 0, 1, 1, "Ngày"), (0, 1, 1, 1, "Sáng"), (0, 2, 2, 1, "Chiều"), (1, 0, 1, 2, "Nghỉ lễ")]),
        ("<tr><td colspan=0>Ngày<td colspan=-2>Sáng<td rowspan=x>Chiều<tr><td>10/6",
         [(0, 0, 1, 1, "Ngày"), (0, 1, 1, 1, "Sáng"), (0, 2, 1, 1, "Chiều"), (1, 0, 1, 1, "10/6")]),
        ("<tr><td colspan=4>Ngày<td colspan=9>Sáng<tr><td colspan=4>10/6<td colspan=9>họp",
         [(0, 0, 1, 1, "Ngày"), (0, 1, 1, 1, "Sáng"), (1, 0, 1, 1, "10/6"), (1, 1, 1, 1, "họp")]),
        ("<tfoot><tr><td>Chủ nhật<td>nghỉ</tfoot><thead><tr><th>Ngày<th>Nội dung</thead>",
         [(0, 0, 1, 1, "Ngày"), (0, 1, 1, 1, "Nội dung"), (1, 0, 1, 1, "Chủ nhật"), (1, 1, 1, 1, "nghỉ")]),
        ("<form><tr><td>Ngày<td>Nội dung</tr><tr style='display:none'><td>ẩn<td>ẩn</tr></form>",
         [(0, 0, 1, 1, "Ngày"), (0, 1, 1, 1, "Nội dung")]),
        ("<tr><td>Ngày<td>Nội dung<tr><td>10/6<td>Họp<tr height=0><td width=9><td width=9>",
         [(0, 0, 1, 1, "Ngày"), (0, 1, 1, 1, "Nội dung"), (1, 0, 1, 1, "10/6"), (1, 1, 1, 1, "Họp")]),
        ("<tr><td>Ngày<td>Nội dung<tr><td>10/6<td>Họp<table border=1><tr><td>8h<td>a<tr><td>9h<td>b</table>",
         [(0, 0, 1, 1, "Ngày"), (0, 1, 1, 1, "Nội dung"), (1, 0, 1, 1, "10/6"), (1, 1, 1, 1, "Họp\n8h a\n9h b")]),
    ],
)  # fmt: skip
def test_spans(markup, expected):
    assert places(table(f"<table border=1>{markup}</table>")) == expected


@pytest.mark.parametrize(
    "markup",
    [
        f"<table><tr><td>{TABLE}</td></tr></table>",
        f"<table><tr><td>{TABLE}</td><td><img src=a></td></tr></table>",
        f"<table role=presentation><tr><td>a</td><td>{TABLE}</td></tr></table>",
        f"<table><tr><td><table><tr><td>{TABLE}</td></tr></table></td></tr></table>",
    ],
)
def test_tables_for_layout_are_unwrapped(markup):
    assert len(places(table(markup))) == 9


@pytest.mark.parametrize("style", ["border: none", "border:none", "border-top: 0", "padding: 0in"])
def test_a_cell_said_to_have_no_border_is_not_ruled(style):
    foot = "".join(f'<td style="{style}"><p>{text}</p></td>' for text in ("- Lưu: VT.", "TM. ỦY BAN"))
    assert body(read(f"{TITLE}{TABLE}<table><tr>{foot}</tr></table>"))[-2:] == ["- Lưu: VT.", "TM. ỦY BAN"]


LINES = (("Thứ, ngày", "Nội dung"), ("Thứ Hai 10/6", "8h00 họp"), ("Thứ Ba 11/6", "9h họp"))


@pytest.mark.parametrize(
    ("around", "row"),
    [
        ("<div>{}</div>", "<div style='display:flex'><p>{}</p><p>{}</p></div>"),
        ("<style>.r{{display:table-row}}</style><div>{}</div>", "<div class=r><b>{}</b><i>{}</i></div>"),
        ("<div role=table>{}</div>", "<div role=row><span role=cell>{}</span><span role=cell>{}</span></div>"),
        ("<div>{}</div>", "<div class=row><div class=col-2>{}</div><div class=col-10>{}</div></div>"),
    ],
)
def test_grids_without_tables(around, row):
    found = table(around.format("".join(row.format(*line) for line in LINES)))
    assert [text for *_, text in places(found)] == [text for line in LINES for text in line]


def test_where_the_source_wraps_its_lines_shows_nothing():
    markup = (
        "<p>CHƯƠNG TRÌNH CÔNG TÁC THÁNG 3/2018</p><p>1. Giao ban tháng (sáng ngày 05/3).</p><p>2. Họp ngày 12/3.</p>"
    )
    wrapped = markup.replace("CHƯƠNG ", "CHƯƠNG\n\t\t").replace("ngày ", "ngày\n\t\t")
    assert body(read(wrapped)) == body(read(markup)) != []


def test_a_table_for_each_day_is_one_table_with_days_as_rows():
    heads, first, second = "<tr><th>Giờ<th>Nội dung", "<tr><td>8h00<td>Họp", "<tr><td>9h00<td>Dự hội nghị"
    found = table(
        f"<h4>Thứ Hai, 10/6</h4><table>{heads}{first}</table><h4>Thứ Ba, 11/6</h4><table>{heads}{second}</table>"
    )
    assert places(found) == [
        (0, 0, 1, 1, "Giờ"),
        (0, 1, 1, 1, "Nội dung"),
        (1, 0, 1, 2, "Thứ Hai, 10/6"),
        (2, 0, 1, 1, "8h00"),
        (2, 1, 1, 1, "Họp"),
        (3, 0, 1, 2, "Thứ Ba, 11/6"),
        (4, 0, 1, 1, "9h00"),
        (4, 1, 1, 1, "Dự hội nghị"),
    ]
    assert [paragraph.role for paragraph in found.furniture] == ["repeated_head"] * 2


def test_the_same_for_a_narrow_screen_is_not_read_twice():
    cards = "<div class='d-md-none'><b>Thứ Hai 10/6</b><p>8h00 họp giao ban</p></div>"
    document = read(
        f"<html><body>{TITLE}<div class='d-none d-md-block'>{TABLE}</div>{cards}<p>Trang 1/1</p></body></html>"
    )
    assert body(document) == ["LỊCH CÔNG TÁC TUẦN 24", TEXTS]


def test_what_a_click_opens_is_content_below_what_opens_it():
    panels = (
        "<button data-toggle=collapse data-target='#a'>Thứ Hai 10/6</button><div id=a><p>8h00 họp</p></div>"
        "<button data-toggle=collapse data-target='#b'>Thứ Ba 11/6</button>"
        "<div id=b style='display:none'><p>9h00 dự</p></div>"
    )
    assert body(read(f"<html><body>{TITLE}{panels}</body></html>"))[1:] == [
        "Thứ Hai 10/6",
        "8h00 họp",
        "Thứ Ba 11/6",
        "9h00 dự",
    ]
    tabs = (
        "<ul><li><a role=tab href='#a' data-toggle=tab>Thứ Hai 10/6</a></li><li><a role=tab href='#b' data-toggle=tab>"
        "Thứ Ba 11/6</a></li></ul><div role=tabpanel id=a>8h00 họp</div><div role=tabpanel id=b hidden>9h00 dự</div>"
    )
    assert body(read(f"<html><body>{TITLE}{tabs}</body></html>"))[1:] == [
        "Thứ Hai 10/6",
        "8h00 họp",
        "Thứ Ba 11/6",
        "9h00 dự",
    ]


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        (f"<title>Cổng thông tin - Lịch công tác tuần 24 - Sở Y tế</title><div>{TABLE}</div>", "Lịch công tác tuần 24"),
        (f"<title>Lịch | Sở</title><h1>Lịch họp tuần 24</h1><nav>a</nav><main>{TABLE}</main>", "Lịch họp tuần 24"),
        (f"<title>Lịch | Sở</title><h1>Lịch công tác</h1><p>LỊCH TUẦN CỦA UBND XÃ</p>{TABLE}", "LỊCH TUẦN CỦA UBND XÃ"),
        (f"<h2>Lịch công tác UBND tỉnh</h2><h3>Lịch công tác của UBND tỉnh</h3>{TABLE}", "Lịch công tác của UBND tỉnh"),
    ],
)  # fmt: skip
def test_one_title(markup, title):
    texts = body(read(f"<html>{markup}</html>"))
    assert [text for text in texts if isinstance(text, str)] == [title]


@pytest.mark.parametrize(
    "markup",
    [
        "<h3><a>Hội nghị tổng kết</a></h3><span>Thứ hai, 12/06/2026 08:30</span><p>Sáng ngày 12/6, UBND họp.</p>" * 9,
        "<h1>Lịch công tác</h1><ul>" + "<li><a>Lịch tuần 24 từ 10/6/2024</a> <i>(8/6/2024)</i></li>" * 9 + "</ul>",
        "<h1>Giới thiệu</h1><p>Huyện có lịch sử lâu đời, nằm ở phía bắc của tỉnh.</p>",
        "<h1>Lịch công tác tuần</h1><iframe src=a.pdf></iframe>",
    ],
)  # fmt: skip
def test_a_page_without_a_schedule_is_all_the_sites_own(markup):
    document = read(f"<html><body>{markup}</body></html>")
    assert body(document) == []
    assert document.words


NFD_WORDS = "Lịch công tác của Ủy ban, họp tại phòng"


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (NFD_WORDS.encode(), "windows-1258"),
        (NFD_WORDS.encode("utf-8-sig"), "iso-8859-1"),
        (NFD_WORDS.encode("utf-16"), "utf-8"),
        (NFD_WORDS.encode("utf-16-le"), ""),
        (
            b"Li\xf2ch c\xf4ng ta\xecc cu\xd2a \xd2y ban, ho\xf2p ta\xf2i pho\xccng".replace(b"\xd2y", b"U\xd2y"),
            "utf-8",
        ),
        (NFD_WORDS.encode()[:-1] + b"\xe1\xbb ng", "utf-8"),
    ],
)
def test_encodings_whatever_is_declared(data, declared):
    page = (
        f'<html><meta charset="{declared}">'.encode() + data
        if not data.startswith(b"\xff") and b"\0" not in data
        else data
    )
    text = decode_page(page)
    assert "Lịch công tác của Ủy ban, họp tại" in text


def test_entities_and_tones_apart_come_out_composed():
    data = b"<html><body><h1>L\xeeCH</h1></body></html>".replace(b"\xeeC", b"\xcc")
    assert (
        read_source(f"<html><body>{TITLE}{TABLE}<p>Tru\u031b\u0323c 8h00</p></body></html>".encode()).words[-2].text
        == "Trực"
    )
    assert decode_page(data)


def archive(*parts: str) -> bytes:
    pages = "".join(
        f"--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{part}\r\n"
        for part in parts
    )
    head = 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
    return f"{head}{pages}--B\r\nContent-Type: image/png\r\n\r\nabc\r\n--B--\r\n".encode()


def test_archives():
    document = read(archive(f"<html><body>{TITLE}{TABLE}</body></html>"), "a.mht")
    assert (document.media_type, document.flags) == ("multipart/related", ())
    assert body(document)[0] == "LỊCH CÔNG TÁC TUẦN 24"
    framed = archive("<html><body><p>Cổng thông tin</p></body></html>", f"<html><body>{TITLE}{TABLE}</body></html>")
    assert body(read(framed)) == body(document)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"<html>" + b" " * MOST_OF_A_PAGE, errors.TooLargeError),
        (b"<html><body><script>var a</script></body></html>", errors.EmptyFileError),
        (b"<!DOCTYPE html><html></html>", errors.EmptyFileError),
        (b"<html><body>" + b"<div>" * 5000 + b"x", errors.DamagedError),
        (archive("").replace(b"text/html", b"text/plain"), errors.DamagedError),
        (b"<?xml version='1.0'?><rss><item>a</item></rss>", errors.UnsupportedError),
    ],
)
def test_what_cannot_be_read_says_why(data, error):
    with pytest.raises(error) as caught:
        read_source(data)
    assert caught.value.message.endswith(".") and caught.value.remedy.endswith(".")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<p>a</p>", "text/html"),
        (b"\xef\xbb\xbf<!-- saved from url=(0014)about:internet -->\r\n<HTML>a", "text/html"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC ''><html>a", "text/html"),
        (b"Warning: mysql_connect() failed\n<html>a", "text/html"),
        ("<html>a".encode("utf-16"), "text/html"),
        (b"a < b and c > d", "text/plain"),
        (b"<< 8h00 >>", "text/plain"),
        (b"MIME-Version: 1.0\r\nis what a letter says", "text/plain"),
    ],
)
def test_kinds(data, kind):
    assert read_source(data).media_type == kind


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_gives_the_tables_of_its_word_file(path):
    page, word = (read_source(path.with_suffix(suffix).read_bytes()) for suffix in (".html", ".docx"))
    assert [places(block) for block in page.blocks if isinstance(block, Table)] == [
        places(block) for block in word.blocks if isinstance(block, Table)
    ]


grids = st.lists(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=5), min_size=1, max_size=6
)


@settings(max_examples=200, deadline=None)
@given(grids)
def test_each_cell_stands_once_and_nowhere_twice(rows):
    number = 0
    markup = ""
    for row in rows:
        markup += "<tr>"
        for down, wide in row:
            markup += f'<td rowspan="{down}" colspan="{wide}">ô{number}</td>'
            number += 1
    found = table(f"<table border=1><thead><tr><th>Thứ<th>Nội dung</thead><tbody>{markup}</tbody></table>")
    taken = [
        (row, column)
        for cell in found.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert len(taken) == len(set(taken))
    assert all(row < found.n_rows and column < found.n_columns for row, column in taken)
    texts = [cell.text for cell in found.cells if cell.text.startswith("ô")]
    assert sorted(texts) == sorted(f"ô{one}" for one in range(number))
    assert [(cell.row, cell.column) for cell in found.cells] == sorted((cell.row, cell.column) for cell in found.cells)


@pytest.mark.parametrize("seed", range(40))
def test_faults_lose_no_word_twice(seed):
    rng = random.Random(seed)
    data = bytearray(rng.choice(PAGES).read_bytes())
    for _ in range(rng.randint(1, 10)):
        at = rng.randrange(len(data))
        if rng.random() < 0.6:
            data[at:at] = rng.choice(
                [b"</table>", b"<td rowspan=99>", b"<table>", b"</div>", b"<tr>", b"<li>", b"<a>", b"&#0;"]
            )
        else:
            del data[at : at + rng.randint(1, 200)]
    try:
        document = read_source(bytes(data))
    except errors.EmptyFileError:  # A style or title that does not end takes all that follows, in browsers too.
        return
    held = [
        word
        for block in document.blocks
        for part in ([*block.cells, *block.furniture] if isinstance(block, Table) else [block])
        for word in part.words
    ]
    assert held == list(document.words)


def test_no_visible_word_is_lost():
    for path in PAGES:
        document = read_source(path.read_bytes())
        shown = "".join(Page([decode_page(path.read_bytes())]).body.itertext())
        assert sorted("".join(shown.split())) == sorted("".join(word.text for word in document.words)), path.name


def test_deep_recursion_is_not_needed():
    limit = sys.getrecursionlimit()
    document = read(f"<html><body>{TITLE}{'<div>' * 1500}{TABLE}{'<span>' * 300}")
    assert body(document)[0] == "LỊCH CÔNG TÁC TUẦN 24"
    assert sys.getrecursionlimit() == limit
