"""A programme as a web page of a portal, between what portals set around it: menus, news, counters, links to weeks.

`[page] design` in the TOML file chooses one of three: `tables` (a portal of the 2000s: tables for layout, bytes in
windows-1258), `divs` (a portal of today: HTML5 elements, styles by class) or `word` (a module of a content system into
which somebody pasted from Word). Without it the programme's name does.
"""

from __future__ import annotations

import html
import textwrap
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from programme import ABOVE, LEFT, Block, Programme

DESIGNS = ("tables", "divs", "word")
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_CENTRED = {"day", "time", "session", "number"}
_BORDER = "border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt"

_MENU = ("Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Văn bản", "Thủ tục hành chính", "Lịch công tác", "Liên hệ")
_NEWS = (
    ("Hội nghị trực tuyến triển khai công tác phòng, chống thiên tai", "08:30 02/7/2026"),
    ("Sáng thứ Hai, lãnh đạo tiếp công dân định kỳ tháng 7", "29/6/2026"),
    ("Đoàn giám sát làm việc tại các xã về xây dựng nông thôn mới", "16:05 26/6/2026"),
    ("Khai mạc giải bóng chuyền chào mừng ngày thành lập", "25/6/2026"),
    ("Thông báo lịch tạm ngừng cung cấp điện từ ngày 06/7 đến ngày 12/7", "24/6/2026"),
)
_COUNTER = (
    ("Đang truy cập", "17"),
    ("Hôm nay", "1.204"),
    ("Tháng hiện tại", "35.118"),
    ("Tổng lượt truy cập", "2.870.336"),
)
_TODAY = "Thứ Sáu, ngày 03/7/2026"
_IMPRINT = (
    "Bản quyền thuộc Cổng thông tin điện tử. Giấy phép số 12/GP-TTĐT ngày 05/3/2019.",
    "Địa chỉ: Số 1, đường Trung tâm. Điện thoại: 0200.3000.000. Email: banbientap@congthongtin.example.vn",
)
_WEEKS = ("Tuần 25 (từ ngày 15/6/2026 đến ngày 21/6/2026)", "Tuần 26 (từ ngày 22/6/2026 đến ngày 28/6/2026)")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A printed cell: its lines, what it covers, and how it is set."""

    lines: tuple[str, ...]
    rows: int
    columns: int
    head: bool = False
    centred: bool = False
    bold: bool = False


def _text(text: str) -> str:
    return html.escape(text, quote=False)


def _span(rows: Sequence[Sequence[str]], row: int, column: int) -> tuple[int, int]:
    right, below = column, row
    while right + 1 < len(rows[row]) and rows[row][right + 1] == LEFT:
        right += 1
    while below + 1 < len(rows) and rows[below + 1][column] == ABOVE:
        below += 1
    return below - row + 1, right - column + 1


def _rows(programme: Programme) -> Iterator[list[_Cell]]:
    """The table's rows, heads first; a merged cell stands where it begins."""
    heads = programme.data.get("heads", [[column.head for column in programme.columns]])
    for part, head in ((heads, True), ([row.cells for row in programme.rows], False)):
        for number, texts in enumerate(part):
            cells = []
            for column, text in enumerate(texts):
                if text in (ABOVE, LEFT):
                    continue
                below, wide = _span(part, number, column)
                role = programme.columns[column].role
                across = not head and wide > max(1, len(programme.columns) - 2)
                bold = head or role == "day" or (across and bool(programme.data.get("separators")))
                cells.append(_Cell(tuple(text.split("\n")), below, wide, head, head or role in _CENTRED, bold))
            yield cells


def _spans(cell: _Cell) -> str:
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return rows + (f' colspan="{cell.columns}"' if cell.columns > 1 else "")


def _marked(block: Block) -> str:
    if block.mark in ("", "=", "==", "i"):
        return block.text
    return block.mark.removesuffix("~") + ("" if block.mark.endswith("~") else " ") + block.text


class _Design:
    """How one kind of portal sets a programme; the page around it is the function of the design."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme

    def paragraph(self, text: str, align: str = "", *, bold: bool = False, italic: bool = False) -> str:
        """A paragraph of text."""
        inner = _text(text)
        inner = f"<b>{inner}</b>" if bold else inner
        inner = f"<i>{inner}</i>" if italic else inner
        return f"<p{f' align={align}' if align else ''}>{inner}</p>"

    def beside(self, left: Iterable[str], right: Iterable[str]) -> str:
        """Two columns without lines."""
        columns = "".join(f'<td width="50%" valign="top">{"".join(part)}</td>' for part in (left, right))
        return f'<table width="100%" border="0"><tr>{columns}</tr></table>'

    def cell(self, cell: _Cell) -> str:
        """A table's cell."""
        inner = "<br />".join(map(_text, cell.lines))
        inner = f"<b>{inner}</b>" if cell.bold and inner else inner or "&nbsp;"
        return f"<td{_spans(cell)}{' align=center' if cell.centred else ''}>{inner}</td>"

    def table(self, rows: Sequence[str], n_heads: int) -> str:
        """The table of rows that are made."""
        return f'<table border="1" cellspacing="0" cellpadding="4" width="100%">{"".join(rows)}</table>'

    def content(self) -> str:
        """The programme's head, title, paragraphs, table and foot."""
        data = self.programme.data
        parts: list[str] = []
        if head := data.get("head"):
            left = [self.paragraph(line, "center", bold=line == head["left"][-1]) for line in head["left"]]
            right = [self.paragraph(line, "center", bold=True) for line in head["right"]]
            left += [self.paragraph(head["number"], "center")] if head.get("number") else []
            right += [self.paragraph(head["place"], "center", italic=True)] if head.get("place") else []
            parts.append(self.beside(left, right))
        parts += [self.paragraph(line, "center", bold=True) for line in data["title"]]
        parts += [self.paragraph(line, "center", italic=True) for line in data.get("subtitle", [])]
        parts += map(self._block, self.programme.before)
        if self.programme.columns:
            rows = list(_rows(self.programme))
            made = [f"<tr>{''.join(map(self.cell, row))}</tr>" for row in rows]
            parts.append(self.table(made, sum(bool(row) and row[0].head for row in rows)))
        parts += map(self._block, self.programme.after)
        if foot := data.get("foot"):
            left = [self.paragraph(foot.get("recipients_head", "Nơi nhận:"), bold=True, italic=True)]
            left += [self.paragraph(line) for line in foot["recipients"]]
            right = [self.paragraph(line, "center", bold=True) for line in (*foot["sign"], foot["signer"])]
            parts.append(self.beside(left, right))
        return "\n".join(parts)

    def _block(self, block: Block) -> str:
        centred = "center" if block.mark == "==" else ""
        return self.paragraph(_marked(block), centred, bold=block.mark in ("=", "=="), italic=block.mark == "i")


class _Divs(_Design):
    """HTML5, styles by class."""

    def paragraph(self, text: str, align: str = "", *, bold: bool = False, italic: bool = False) -> str:
        inner = _text(text)
        inner = f"<strong>{inner}</strong>" if bold else inner
        inner = f"<em>{inner}</em>" if italic else inner
        return f'<p class="text-center">{inner}</p>' if align else f"<p>{inner}</p>"

    def beside(self, left: Iterable[str], right: Iterable[str]) -> str:
        columns = "".join(f'<div class="col-6">{"".join(part)}</div>' for part in (left, right))
        return f'<div class="row">{columns}</div>'

    def cell(self, cell: _Cell) -> str:
        tag = "th" if cell.head else "td"
        inner = "<br>".join(map(_text, cell.lines))
        inner = f"<strong>{inner}</strong>" if cell.bold and inner and not cell.head else inner
        return f"<{tag}{_spans(cell)}{' class=text-center' if cell.centred else ''}>{inner}</{tag}>"

    def table(self, rows: Sequence[str], n_heads: int) -> str:
        head, body = "\n".join(rows[:n_heads]), "\n".join(rows[n_heads:])
        table = f'<table class="table table-striped"><thead>{head}</thead><tbody>{body}</tbody></table>'
        return f'<div class="table-responsive">{table}</div>'


class _Word(_Design):
    """What Word puts on the clipboard."""

    def paragraph(self, text: str, align: str = "", *, bold: bool = False, italic: bool = False) -> str:
        style = f"text-align:{align or 'justify'};line-height:120%"
        inner = f"<span style='font-size:13.0pt;font-family:\"Times New Roman\",serif'>{_text(text)}<o:p></o:p></span>"
        inner = f"<b style='mso-bidi-font-weight:normal'>{inner}</b>" if bold else inner
        inner = f"<i>{inner}</i>" if italic else inner
        return f'<p class="MsoNormal" style="{style}">{inner}</p>'

    def beside(self, left: Iterable[str], right: Iterable[str]) -> str:
        columns = "".join(
            f'<td width="319" valign="top" style="width:239.4pt">{"".join(part)}</td>' for part in (left, right)
        )
        return f'<table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0"><tr>{columns}</tr></table>'

    def cell(self, cell: _Cell) -> str:
        align = "center" if cell.centred else ""
        lines = [self.paragraph(line, align, bold=cell.bold) if line else "" for line in cell.lines]
        inner = "\n".join(lines) or '<p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
        return f'<td{_spans(cell)} valign="top" style="{_BORDER}">{inner}</td>'

    def table(self, rows: Sequence[str], n_heads: int) -> str:
        widths = "".join(
            f'<td width="{int(column.width * 38)}" style="border:none"></td>' for column in self.programme.columns
        )
        last = f"<![if !supportMisalignedColumns]><tr height=0>{widths}</tr><![endif]>"
        table = '<table class="MsoNormalTable" border="0" cellspacing="0" style="border-collapse:collapse;border:none">'
        return f"{table}\n{''.join(rows)}\n{last}</table>"


class _Saved(_Word):
    """What Word saves as a filtered web page: as it pastes, but with a language and a box for everything."""

    def paragraph(self, text: str, align: str = "", *, bold: bool = False, italic: bool = False) -> str:
        inner = f"<span lang=VI style='font-size:13.0pt;line-height:115%'>{_text(text)}</span>"
        inner = f"<i>{inner}</i>" if italic else inner
        inner = f"<b>{inner}</b>" if bold else inner
        place = f" align={align} style='text-align:{align}'" if align else " style='text-align:justify'"
        return f"<p class=MsoNormal{place}>{inner}</p>\n"

    def cell(self, cell: _Cell) -> str:
        align = "center" if cell.centred else ""
        lines = [self.paragraph(line or "\xa0", align, bold=cell.bold) for line in cell.lines]
        spans = _spans(cell).replace('"', "")
        return f"<td{spans} valign=top style='{_BORDER}'>\n{''.join(lines)}</td>\n"

    def table(self, rows: Sequence[str], n_heads: int) -> str:
        widths = "".join(
            f"<td width={int(column.width * 38)} style='border:none'></td>\n" for column in self.programme.columns
        )
        table = "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>"
        return f"<div align=center>\n{table}\n{''.join(rows)}<tr height=0>\n{widths}</tr>\n</table>\n</div>"


def _links(items: Iterable[str]) -> list[str]:
    return [f'<a href="#{number}">{_text(item)}</a>' for number, item in enumerate(items)]


def _old_portal(content: str) -> str:
    menu = "".join(f"<td nowrap>&nbsp;{link}&nbsp;|</td>" for link in _links(_MENU))
    left = "".join(f'<tr><td class="m2">&raquo; {link}</td></tr>' for link in _links((*_MENU[1:], "Hỏi đáp", "Góp ý")))
    news = "".join(
        f'<tr><td><a href="n{n}">{title}</a><br><i>({day})</i></td></tr>' for n, (title, day) in enumerate(_NEWS)
    )
    counter = "".join(f"<tr><td>{name}</td><td align=right>{count}</td></tr>" for name, count in _COUNTER)
    weeks = "".join(f"<option value={n}>{week}</option>" for n, week in enumerate(_WEEKS))
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1258">
<title>C&#7893;ng th&ocirc;ng tin &#273;i&#7879;n t&#7917; - Lịch công tác</title>
<style>td {{font-family: Arial; font-size: 12px}}</style><script>var d = new Date(); var week = "Thứ Hai 8h00";</script>
</head><body topmargin=0><table width=980 align=center border=0 cellspacing=0 cellpadding=0>
<tr><td colspan=3><img src="banner.gif" width=980 height=120></td></tr>
<tr><td colspan=3><table border=0><tr>{menu}<td align=right>{_TODAY}</td></tr></table></td></tr>
<tr><td width=170 valign=top><table width="100%" border=0>{left}</table>
<form action=s><input name=q value="T&igrave;m ki&#7871;m"><select name=w>{weeks}</select></form></td>
<td width=600 valign=top><table width="100%" border=0>
<tr><td class=path>{" &raquo; ".join(_links(("Trang chủ", "Lịch công tác")))}</td></tr>
<tr><td>{content}</td></tr>
<tr><td align=right><a href="p">&laquo; Tuần trước</a> | <a href="n">Tuần sau &raquo;</a>
| <a href="i">In trang</a></td></tr>
</table></td>
<td width=210 valign=top><table border=0><tr><td><b>TIN MỚI</b></td></tr>{news}</table>
<table border=0><tr><td colspan=2><b>Thống kê truy cập</b></td></tr>{counter}</table></td></tr>
<tr><td colspan=3 align=center>{"<br>".join(_IMPRINT)}</td></tr></table></body></html>
"""


def _new_portal(content: str) -> str:
    menu = "".join(f"<li>{link}</li>" for link in _links(_MENU))
    news = "".join(
        f'<article class="card"><h4><a href="/n{n}">{title}</a></h4><time>{day}</time></article>'
        for n, (title, day) in enumerate(_NEWS)
    )
    counter = "".join(f"<div>{name}: <b>{count}</b></div>" for name, count in _COUNTER)
    weeks = "".join(f"<option>{week}</option>" for week in _WEEKS)
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Lịch công tác | Cổng thông tin điện tử</title>
<style>.row{{display:flex}} .d-flex{{display:flex}} @media print {{ .row{{display:none}} }}</style></head><body>
<header class="site"><div class="d-flex"><span>{_TODAY}</span><a href="/login">Đăng nhập</a></div>
<nav><ul>{menu}</ul></nav></header>
<main class="container">
<ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/lich">Lịch công tác</a></li></ol>
<div class="d-flex"><section class="content-left">
<h1>Lịch công tác</h1><div class="meta">Ngày đăng: 01/7/2026 | Lượt xem: 356</div>
<form><label>Chọn tuần:</label> <select>{weeks}</select> <button>Xem lịch</button></form>
<div class="d-flex week"><a href="?p">Tuần trước</a><a href="?n">Tuần sau</a></div>
{content}
<div class="share"><span>Chia sẻ:</span> <a href="#">Facebook</a> <a href="#">Zalo</a></div>
<div><h3>Bình luận (0)</h3><textarea></textarea><button>Gửi bình luận</button></div></section>
<aside><h3>Tin mới</h3>{news}<div class="stat">{counter}</div></aside></div></main>
<div class="modal" style="display:none"><p>Thứ Hai, ngày 06/7/2026: 8h00 bảo trì hệ thống</p></div>
<footer>{"".join(f"<p>{line}</p>" for line in _IMPRINT)}</footer><script>document.write("Sáng")</script></body></html>
"""


def _module_portal(content: str) -> str:
    menu = "".join(f'<div class="item">{link}</div>' for link in _links(_MENU))
    news = "".join(
        f'<li><a href="/n{n}">{title}</a> <span class="d">({day})</span></li>' for n, (title, day) in enumerate(_NEWS)
    )
    counter = "".join(f"<tr><td>{name}</td><td>{count}</td></tr>" for name, count in _COUNTER)
    others = "".join(f"<li>{link}</li>" for link in _links(f"Lịch công tác {week}" for week in _WEEKS))
    imprint = "".join(f"<div>{line}</div>" for line in _IMPRINT)
    days = "".join(f"<td>{day}</td>" for day in ("T2", "T3", "T4", "T5", "T6", "T7", "CN"))
    weeks = "".join(
        "<tr>" + "".join(f'<td><a href="#">{week * 7 + day + 1}</a></td>' for day in range(7)) + "</tr>"
        for week in range(4)
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>Cổng thông tin điện tử &gt; Lịch công tác</title></head>
<body id="Body"><form name="Form" method="post" action="/Default.aspx?tabid=1690" id="Form">
<input type="hidden" name="__VIEWSTATE" value="dDwtMTY5Nw==" /><div id="dnn_Header"><div id="dnn_Menu">{menu}</div>
<div id="dnn_Date">{_TODAY}</div></div>
<div id="dnn_Layout"><div id="dnn_LeftPane"><div class="Head">Lịch</div><table>{"<tr>" + days + "</tr>"}{weeks}</table>
<div class="Head">Tin đọc nhiều</div><ul>{news}</ul></div>
<div id="dnn_ContentPane"><a name="4280"></a><div class="Head">Lịch công tác</div>
<div id="dnn_ctr4280_HtmlModule_lblContent" class="Normal">
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->
{content}
</div><div class="tools"><a href="#">Bản in</a> <a href="#">Quay lại</a></div>
<div class="othernews"><div class="Head">Các tin khác</div><ul>{others}</ul></div></div></div>
<div id="dnn_Bottom"><table>{counter}</table>{imprint}</div></form></body></html>
"""


def _saved_page(content: str) -> str:
    """Word breaks its lines at any space, and has for each section a box that the style names."""
    page = f"""<html>
<head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=Generator content="Microsoft Word 15 (filtered)">
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal {{margin:0cm;font-size:13.0pt;font-family:"Times New Roman",serif;}}
@page WordSection1 {{size:595.3pt 841.9pt;margin:2.0cm 1.5cm 2.0cm 2.5cm;}}
div.WordSection1 {{page:WordSection1;}}
-->
</style>
</head>
<body lang=EN-US style='word-wrap:break-word'>
<div class=WordSection1>
{content}
</div>
</body>
</html>
"""
    lines = (textwrap.wrap(line, 78, break_long_words=False, break_on_hyphens=False) for line in page.splitlines())
    return "\n".join("\n".join(line) for line in lines) + "\n"


def _to_1258(text: str) -> bytes:
    """Windows' Vietnamese code page has tones as characters of their own; what it lacks stands as an entity."""
    out = bytearray()
    for char in unicodedata.normalize("NFC", text):
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", char)
            tones = "".join(mark for mark in apart if mark in _TONES)
            base = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in _TONES))
            out += (base + tones).encode("cp1258", "xmlcharrefreplace")
    return bytes(out)


_MAKERS: dict[str, tuple[type[_Design], Callable[[str], str]]] = {
    "tables": (_Design, _old_portal),
    "divs": (_Divs, _new_portal),
    "word": (_Word, _module_portal),
    "saved": (_Saved, _saved_page),
}
_TO_BYTES: dict[str, Callable[[str], bytes]] = {
    "tables": _to_1258,
    "saved": lambda text: text.encode("cp1252", "xmlcharrefreplace"),
}
"""Of those that are not in UTF-8."""


def design_of(programme: Programme) -> str:
    """The design its TOML file names, else the one its name falls to."""
    named = programme.data.get("page", {}).get("design")
    return str(named or DESIGNS[zlib.crc32(programme.name.encode()) % len(DESIGNS)])


def write(programme: Programme) -> Path:
    """Write `<name>.html`."""
    name = design_of(programme)
    design, portal = _MAKERS[name]
    text = portal(design(programme).content())
    path = programme.path(".html")
    path.write_bytes(_TO_BYTES.get(name, str.encode)(text))
    return path
