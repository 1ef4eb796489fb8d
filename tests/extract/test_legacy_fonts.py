from __future__ import annotations

import io
import shutil
import subprocess

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from legacy_text import to_legacy
from openpyxl.styles import Font

from congtac.extract.legacy_fonts import LegacyFonts, legacy_font
from congtac.extract.page import read_html
from congtac.extract.pdf import read_pdf
from congtac.extract.sheet import read_sheet
from congtac.extract.word import read_docx

TITLE = "Lịch tiếp công dân của Ủy ban nhân dân phường"
WRITTEN = {"tcvn3": to_legacy(TITLE, "tcvn3"), "vni": to_legacy(TITLE, "vni")}
FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (".VnTime", ("tcvn3", False)),
        (".VnTimeH", ("tcvn3", True)),
        (".VnTimeH Bold", ("tcvn3", True)),
        ("ABCDEF+.VnArialH,BoldItalic", ("tcvn3", True)),
        ("ABCDEF+VnTimeH-Bold", ("tcvn3", True)),
        (".VnCentury SchoolbookH", ("tcvn3", True)),
        ("VNI-Times", ("vni", False)),
        ("VNI-Helve-Condense", ("vni", False)),
        ("'vni-times'", ("vni", False)),
        ("Times New Roman", None),
        ("VNtimes new roman", None),
        ("UVN Bach Tuyet", None),
        ("ABCDEF+Verdana", None),
        ("", None),
    ],
)
def test_names(name, expected):
    assert legacy_font(name) == expected


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_fonts_that_say_the_truth(encoding):
    pieces = [(WRITTEN[encoding], FONTS[encoding]), (" Họp ", "Times New Roman"), ("ascii", FONTS[encoding])]
    fonts = LegacyFonts(pieces)
    read = fonts.decode(pieces)
    assert read[0].casefold() == TITLE.casefold()
    assert read[1:] == [" Họp ", "ascii"]
    assert fonts.encoding == encoding


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
@pytest.mark.parametrize("text", [TITLE, "Hòa nhà và Thông báo", "Thành phần: lãnh đạo"])
def test_unicode_under_the_name_of_an_old_font(font, text):
    pieces = [(text, font), (" và ", font)]
    fonts = LegacyFonts(pieces)
    assert fonts.decode(pieces) == [text, " và "]
    assert fonts.encoding == ""


def test_unicode_in_one_run_and_tcvn3_in_another():
    pieces = [(WRITTEN["tcvn3"], ".VnTime"), ("\n", ""), ("phường Ủy", ".VnTime")]
    assert LegacyFonts(pieces).decode(pieces)[2] == "phường Ủy"


def test_letter_and_mark_in_two_runs():
    pieces = [("ho", "VNI-Times"), ("ïp", "VNI-Times Bold"), (" taï", "VNI-Times"), ("i ñoù", "VNI-Times")]
    assert LegacyFonts(pieces).decode(pieces) == ["họ", "p", " tạ", "i đó"]


def test_letters_of_a_symbol_font_and_of_another_code_page():
    pieces = [("Tæ ch\uf0f8c h\u01b0p ph\u00ad\uf0eang", ".VnTime")]
    assert LegacyFonts(pieces).decode(pieces) == ["Tổ chức hýp phường"]


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_pdf(encoding, make_pdf, text_at):
    page = text_at(72, 100, WRITTEN[encoding]) + text_at(72, 130, "07 giê 30 häp" if encoding == "tcvn3" else "hoïp")
    document = read_pdf(make_pdf([page], fonts=(FONTS[encoding], "")))
    words = [word.text for word in document.words]
    assert " ".join(words[:10]).casefold() == TITLE.casefold()
    assert words[-1] == "họp"
    assert document.legacy_encoding == encoding


def test_pdf_in_capitals(make_pdf, text_at):
    page = text_at(72, 100, WRITTEN["tcvn3"], font="F2") + text_at(72, 130, WRITTEN["tcvn3"])
    document = read_pdf(make_pdf([page], fonts=("ABCDEF+.VnTime", "ABCDEF+.VnTimeH-Bold")))
    assert document.blocks[0].text.startswith(TITLE.upper())
    assert document.words[0].bold


def test_pdf_in_unicode_under_the_name_of_an_old_font(make_pdf, text_at):
    page = text_at(72, 100, "Thông báo và hòa âm, trình bày")
    document = read_pdf(make_pdf([page], fonts=(".VnTime", "")))
    assert document.blocks[0].text == "Thông báo và hòa âm, trình bày"
    assert document.legacy_encoding == ""


def test_hyphen_of_the_western_code_page(make_pdf, text_at):
    assert read_pdf(make_pdf([text_at(72, 100, "kinh t\xada")])).blocks[0].text == "kinh t-a"


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
@pytest.mark.parametrize(
    "page",
    [
        "<p><font face='{font}'>{text}</font></p><p>Thứ Hai</p>",
        "<p style='font-family:\"{font}\",serif'>{text}</p><p>Thứ Hai</p>",
        '<style>p.MsoNormal, li {{font-size:13pt; font-family:"{font}"}}</style><p class=MsoNormal>{text}</p>Thứ Hai',
        "<p>{text}</p><p>{text}</p>",
    ],
)
def test_page(encoding, page):
    html = page.format(font=FONTS[encoding], text=WRITTEN[encoding])
    document = read_html(f"<html><meta charset=utf-8><body>{html}</body></html>".encode())
    assert document.blocks[0].text.casefold() == TITLE.casefold()
    assert document.legacy_encoding == encoding
    assert "Thứ Hai" not in html or document.blocks[-1].text == "Thứ Hai"


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
@pytest.mark.parametrize("named", [True, False])
def test_workbook(encoding, named):
    book = openpyxl.Workbook()
    for row, text in enumerate((TITLE, "Thứ Hai", "Họp giao ban"), 1):
        cell = book.active.cell(row, 1, to_legacy(text, encoding))
        cell.font = Font(name=FONTS[encoding] if named else "Calibri")
    out = io.BytesIO()
    book.save(out)
    document = read_sheet(out.getvalue(), "xlsx")
    assert " ".join(word.text for word in document.words).casefold() == f"{TITLE} Thứ Hai Họp giao ban".casefold()
    assert document.legacy_encoding == encoding


def mixed_workbook(encoding: str) -> bytes:
    """Cells in a font of the encoding beside one of today, so that nothing but the fonts tells which is which."""
    book = openpyxl.Workbook()
    for row, text in enumerate((TITLE, "Thứ Hai", "Họp giao ban"), 1):
        cell = book.active.cell(row, 1, to_legacy(text, encoding))
        cell.font = Font(name=FONTS[encoding])
    book.active.cell(4, 1, "Phòng chống lụt bão ở xã").font = Font(name="Times New Roman")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_workbooks_of_each_kind_tell_by_their_fonts(tmp_path, encoding, kind):
    data = mixed_workbook(encoding)
    if kind != "xlsx":
        if shutil.which("soffice") is None:
            pytest.skip("LibreOffice is not installed")
        (tmp_path / "a.xlsx").write_bytes(data)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / "out")]
        subprocess.run([*command, str(tmp_path / "a.xlsx")], check=True, capture_output=True)
        data = (tmp_path / "out" / f"a.{kind}").read_bytes()
    document = read_sheet(data, kind)
    text = " ".join(word.text for word in document.words)
    assert text.casefold() == f"{TITLE} Thứ Hai Họp giao ban Phòng chống lụt bão ở xã".casefold()
    assert document.legacy_encoding == encoding


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_word_file_whose_font_was_changed(encoding):
    document = docx.Document()
    document.add_paragraph(WRITTEN[encoding]).runs[0].font.name = "Times New Roman"
    out = io.BytesIO()
    document.save(out)
    read = read_docx(out.getvalue())
    assert read.blocks[0].text.casefold() == TITLE.casefold()
    assert read.legacy_encoding == encoding


def test_pdf_without_a_name_of_its_font(make_pdf, text_at):
    document = read_pdf(make_pdf([text_at(72, 100, WRITTEN["vni"])]))
    assert document.blocks[0].text == TITLE
    assert document.legacy_encoding == "vni"


STYLED = (
    '<w:p><w:pPr><w:pStyle w:val="Abc"/></w:pPr><w:r><w:t>{0}</w:t></w:r><w:r><w:softHyphen/></w:r>'
    '<w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>êng héi nghÞ </w:t></w:r>'
    '<w:r><w:rPr><w:caps/></w:rPr><w:t xml:space="preserve">tØnh tæ chøc </w:t></w:r>'
    '<w:r><w:rPr><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/></w:rPr><w:t xml:space="preserve">héi </w:t></w:r>'
    '<w:r><w:sym w:font=".VnTime" w:char="F0EB"/></w:r>'
    '<w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr>'
    '<w:t xml:space="preserve"> Thứ Hai</w:t></w:r></w:p>'
)


def test_fonts_of_styles_soft_hyphens_capitals_and_symbols():
    document = docx.Document()
    document.styles.add_style("Abc", 1).font.name = ".VnTime"
    body = parse_xml(f"<w:body {nsdecls('w')}>{STYLED.format('T¹i ph')}</w:body>")
    document.element.body.insert(0, body[0])
    out = io.BytesIO()
    document.save(out)
    read = read_docx(out.getvalue())
    assert read.blocks[0].text == "Tại phường hội nghị TỈNH TỔ CHỨC HỘI ở Thứ Hai"
    assert read.legacy_encoding == "tcvn3"
