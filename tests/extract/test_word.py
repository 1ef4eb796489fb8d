from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from congtac.extract.document import Paragraph, SourceDocument, Table
from congtac.extract.errors import EmptyFileError
from congtac.extract.word import read_docx
from congtac.extract.word_lists import format_number


@pytest.mark.parametrize(
    "kind",
    [
        "openxmlformats-officedocument.wordprocessingml.template",
        "ms-word.document.macroEnabled",
        "ms-word.template.macroEnabledTemplate",
    ],
)
def test_templates_and_files_with_macros(kind):
    path = Path(__file__).parent / "fixtures" / "prose.docx"
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            plain = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
            new.writestr(name, old.read(name).replace(plain, f"vnd.{kind}.main+xml".encode()))
    assert read_docx(out.getvalue()).words == read_docx(path.read_bytes()).words


def read(document) -> SourceDocument:
    out = io.BytesIO()
    document.save(out)
    return read_docx(out.getvalue())


def body_of(xml: str) -> SourceDocument:
    """A document whose body begins with some WordprocessingML."""
    document = docx.Document()
    body = document.element.body
    for index, element in enumerate(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>")):
        body.insert(index, element)
    return read(document)


def texts(source: SourceDocument) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (run("one ") + run("two"), "one two"),
        (run("o") + run("ne"), "one"),
        (f"<w:ins>{run('kept')}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "kept"),
        (f"<w:hyperlink>{run('linked')}</w:hyperlink>", "linked"),
        (FIELD, "shown"),
        (run("a") + "<w:r><w:tab/></w:r>" + run("b"), "a b"),
        (run("a") + "<w:r><w:noBreakHyphen/></w:r>" + run("b"), "a-b"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run(" b"), "• b"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>" + run("b"), "b"),
        ("<w:r><w:rPr><w:caps/></w:rPr><w:t>chữ</w:t></w:r>", "CHỮ"),
        (run("Tiê\u0301ng Viê\u0323t"), "Tiếng Việt"),
        (run("5\u00a0giờ"), "5 giờ"),
        (f"<w:sdt><w:sdtContent>{run('held')}</w:sdtContent></w:sdt>", "held"),
    ],
)
def test_text_of_a_paragraph(inner, expected):
    assert texts(body_of(f"<w:p>{inner}</w:p>"))[0] == expected


def test_a_line_break_is_a_line():
    (block,) = body_of(f"<w:p>{run('a')}<w:r><w:br/></w:r>{run('b')}</w:p>").blocks
    assert [line.text for line in block.lines] == ["a", "b"]


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (14, "upperRoman", "XIV"),
        (9, "lowerRoman", "ix"),
        (3, "lowerLetter", "c"),
        (28, "upperLetter", "BB"),
        (5, "none", ""),
        (5, "chicago", "5"),
    ],
)
def test_list_numbers(number, form, expected):
    assert format_number(number, form) == expected


def numbered(*levels: int) -> SourceDocument:
    document = docx.Document()
    root = document.part.numbering_part.element
    shape = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate([("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3.")])
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{shape}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for level in levels:
        properties = document.add_paragraph("text")._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr>')
        )
    return read(document)


def test_automatic_numbers_stand_before_the_text():
    marks = [text.split()[0] for text in texts(numbered(0, 1, 2, 2, 1, 0, 1))]
    assert marks == ["I.", "1.", "1.1.", "1.2.", "2.", "II.", "1."]


def table(*rows: str, ruled: bool = True) -> str:
    borders = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>' if ruled else ""
    grid = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * 3 + "</w:tblGrid>"
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


def shape(source: SourceDocument) -> list[tuple[int, int, int, int, str]]:
    (found,) = (block for block in source.blocks if isinstance(block, Table))
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in found.cells]


def test_merged_cells_are_one_cell():
    rows = (
        cell("head", '<w:gridSpan w:val="2"/>') + cell("c"),
        cell("day", '<w:vMerge w:val="restart"/>') + cell("x") + cell(""),
        cell("", "<w:vMerge/>") + cell("y") + cell("z"),
    )
    assert shape(body_of(table(*rows))) == [
        (0, 0, 1, 2, "head"),
        (0, 2, 1, 1, "c"),
        (1, 0, 2, 1, "day"),
        (1, 1, 1, 1, "x"),
        (1, 2, 1, 1, ""),
        (2, 1, 1, 1, "y"),
        (2, 2, 1, 1, "z"),
    ]


def test_cells_left_out_before_a_row_are_no_cells():
    rows = (cell("a") + cell("b"), '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("c"))
    assert shape(body_of(table(*rows)))[-1] == (1, 1, 1, 1, "c")


def test_a_table_in_a_cell_keeps_its_words():
    inner = table(cell("1") + cell("2"))
    rows = (cell("a") + f"<w:tc><w:p>{run('b')}</w:p>{inner}<w:p/></w:tc>",)
    assert shape(body_of(table(*rows)))[1][4] == "b\n1\n2"
    outer = body_of(table(f"<w:tc>{inner}<w:p/></w:tc>"))
    assert shape(outer) == [(0, 0, 1, 1, "1"), (0, 1, 1, 1, "2")]


def test_a_few_cells_without_lines_are_columns_of_text():
    rows = (cell("UBND") + cell("CỘNG HÒA"), cell("Số: 1") + cell("ngày 2"))
    assert texts(body_of(table(*rows, ruled=False))) == ["UBND", "Số: 1", "CỘNG HÒA", "ngày 2"]


def test_heads_typed_again_are_furniture():
    head, data = cell("Ngày") + cell("Nội dung") + cell("Chủ trì"), cell("1") + cell("họp") + cell("A")
    (found,) = body_of(table(head, data, head, data)).blocks
    assert found.n_rows == 3
    assert [paragraph.role for paragraph in found.furniture] == ["repeated_head"] * 3


def test_heads_and_feet_of_pages_have_roles():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Công báo"
    foot = document.sections[0].footer.paragraphs[0]._p
    foot.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE ">{run("2")}</w:fldSimple>'))
    document.add_paragraph("body")
    blocks = [(block.role, block.text) for block in read(document).blocks]
    assert blocks == [("running_head", "Công báo"), ("body", "body"), ("page_number", "2")]


def test_looks_come_from_runs_and_styles():
    document = docx.Document()
    document.add_heading("Head", 1)
    document.add_paragraph("plain").add_run(" strong").bold = True
    words = read(document).words
    assert [word.bold for word in words] == [True, False, True]
    assert words[0].size == 14


def test_nothing_written_is_an_empty_file():
    with pytest.raises(EmptyFileError):
        read(docx.Document())
