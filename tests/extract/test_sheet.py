"""Workbooks to documents: what is prose and what a grid, what is hidden, and files that break."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, time
from pathlib import Path

import pytest
import xlrd
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from congtac.extract import errors, sheet_grid
from congtac.extract.document import Paragraph, SourceDocument, Table
from congtac.extract.source import read_source

FIXTURES = Path(__file__).parent / "fixtures"
LINE = Side(style="thin")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEAD = ["Ngày", "Giờ", "Nội dung", "Chủ trì"]
LETTERHEAD = [
    ["UBND XÃ X", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["VĂN PHÒNG", None, "Độc lập - Tự do - Hạnh phúc"],
    ["Số: 12/LCT", None, "X, ngày 10 tháng 01 năm 2026"],
]
LETTERHEAD_TEXT = [LETTERHEAD[row][column] for column in (0, 2) for row in range(3)]
TITLE = [["LỊCH CÔNG TÁC TUẦN 02"], ["(Từ ngày 12/01/2026 đến ngày 18/01/2026)"]]
ROWS = [
    HEAD,
    [date(2026, 1, 12), time(7, 30), "Giao ban", "Chủ tịch"],
    [None, time(14), "Họp", "PCT A"],
    [date(2026, 1, 13), time(8), "Tiếp dân", "Chủ tịch"],
]
TEXTS = [
    HEAD,
    ["12/01/2026", "07:30", "Giao ban", "Chủ tịch"],
    ["", "14:00", "Họp", "PCT A"],
    ["13/01/2026", "08:00", "Tiếp dân", "Chủ tịch"],
]
FOOT = [
    ["Nơi nhận:", None, "TM. ỦY BAN NHÂN DÂN"],
    ["- Như trên;", None, "CHỦ TỊCH"],
    ["- Lưu: VT."],
    [],
    [None, None, "Lê Văn Bình"],
]
FOOT_TEXT = ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Bình"]


def fill(sheet: Worksheet, rows: Sequence[Sequence[object]], at: str = "A1", merge: str = "", box: str = "") -> None:
    corner = sheet[at]
    for down, row in enumerate(rows):
        for right, value in enumerate(row):
            if value is not None:
                cell = sheet.cell(corner.row + down, corner.column + right, value)
                cell.number_format = "d/m" if isinstance(value, date) else cell.number_format
    for ranges, change in ((merge, sheet.merge_cells), (box, lambda place: draw(sheet, place))):
        for place in ranges.split():
            change(place)


def draw(sheet: Worksheet, place: str) -> None:
    for row in sheet[place]:
        for cell in row:
            cell.border = BOX


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def book(*sheets: Sequence[Sequence[object]], change: Callable[[Worksheet], None] | None = None, **looks: str) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for number, rows in enumerate(sheets):
        sheet = workbook.create_sheet(f"Tuần {number}")
        fill(sheet, rows, **looks)
        if change is not None:
            change(sheet)
    return saved(workbook)


def content(source: SourceDocument) -> list[object]:
    """Paragraphs as texts, those of page edges left out; tables as rows of texts."""
    found: list[object] = []
    for block in source.blocks:
        if isinstance(block, Table):
            found.append([[cell.text for cell in block.cells if cell.row == row] for row in range(block.n_rows)])
        elif block.role == "body":
            found.append(block.text)
    return found


def spans(source: SourceDocument) -> list[tuple[str, int, int]]:
    """The merged cells of the first table."""
    table = next(block for block in source.blocks if isinstance(block, Table))
    return [(c.text, c.row_span, c.column_span) for c in table.cells if c.row_span > 1 or c.column_span > 1]


TITLES = [line[0] for line in TITLE]
WHOLE = [*LETTERHEAD_TEXT, *TITLES, TEXTS, *FOOT_TEXT]


@pytest.mark.parametrize(
    ("rows", "looks", "expected"),
    [
        pytest.param([*LETTERHEAD, [], *TITLE, [], *ROWS, [], *FOOT], {}, WHOLE, id="nothing drawn"),
        pytest.param([*LETTERHEAD, *TITLE, *ROWS, *FOOT], {}, WHOLE, id="no blank rows"),
        pytest.param([*LETTERHEAD, *TITLE, *ROWS, [], *FOOT], {"at": "C7"}, WHOLE, id="anywhere"),
        pytest.param([*LETTERHEAD, *TITLE, *ROWS, *FOOT], {"box": "A6:D9"}, WHOLE, id="drawn"),
        pytest.param([*LETTERHEAD, *TITLE, *ROWS, *FOOT], {"box": "A6:D8"}, WHOLE, id="a row not drawn"),
        pytest.param(
            [*LETTERHEAD, *TITLE, *ROWS, *FOOT], {"box": "A1:D14", "merge": "A4:D4 A5:D5"}, WHOLE, id="all drawn"
        ),
        pytest.param(
            [*LETTERHEAD, *TITLE, *ROWS, *FOOT],
            {"merge": "A1:B1 C1:D1 A2:B2 C2:D2 A3:B3 C3:D3 A4:D4 A5:D5", "box": "A6:D9"},
            WHOLE,
            id="merged halves",
        ),
        pytest.param(
            [*TITLE, ["I. Trọng tâm"], ["- Họp 12/01"]], {}, [*TITLES, "I. Trọng tâm", "- Họp 12/01"], id="prose"
        ),
        pytest.param(
            [["UBND", "CỘNG HÒA XÃ HỘI"], *TITLE, ["Ngày", "Việc"], ["12/1", "Họp"], [], ["Nơi nhận:", "CHỦ TỊCH"]],
            {},
            ["UBND", "CỘNG HÒA XÃ HỘI", *TITLES, [["Ngày", "Việc"], ["12/1", "Họp"]], "Nơi nhận:", "CHỦ TỊCH"],
            id="two columns",
        ),
        pytest.param([*ROWS, ["Ghi chú: thay giấy mời"]], {}, [TEXTS, "Ghi chú: thay giấy mời"], id="a note below"),
        pytest.param([*ROWS, ["Chủ nhật"]], {}, [[*TEXTS, ["Chủ nhật", "", "", ""]]], id="a day left blank"),
        pytest.param(
            [*TITLE, *ROWS, [], ["LỊCH TUẦN 03"], ["(Từ 19/01)"], *ROWS],
            {},
            [*TITLES, TEXTS, "LỊCH TUẦN 03", "(Từ 19/01)", TEXTS],
            id="weeks below each other",
        ),
        pytest.param(
            [HEAD, ["THỨ HAI 12/01"], [None, "7h", "Họp", "A"], ["THỨ BA 13/01"], [None, "8h", "Đi", "B"]],
            {"merge": "A2:D2 A4:D4", "box": "A1:D5"},
            [[HEAD, ["THỨ HAI 12/01"], ["", "7h", "Họp", "A"], ["THỨ BA 13/01"], ["", "8h", "Đi", "B"]]],
            id="days as rows",
        ),
    ],
)
def test_grid_and_what_stands_beside_it(rows, looks, expected):
    assert content(read_source(book(rows, **looks))) == expected


def test_merged_cells_are_one_cell():
    rows = [
        ["Ngày", "Lãnh đạo", None, None, None],
        [None, "Chủ tịch", None, "PCT A", "PCT B"],
        ["12/1", "Họp", None, None, "Đi"],
        [None, "Nghỉ", None, "Làm", None],
    ]
    source = read_source(book(rows, merge="A1:A2 B1:E1 B2:C2 A3:A4 B3:D3 B4:C4 D4:E4", box="A1:E4"))
    assert spans(source) == [("Ngày", 2, 1), ("Lãnh đạo", 1, 3), ("12/1", 2, 1), ("Họp", 1, 2), ("Làm", 1, 2)]


def test_columns_that_no_cell_tells_apart_are_one():
    rows = [["Ngày", "Việc", None, None, "Ai"], ["12/1", "Họp", None, None, "A"], ["THỨ BA"]]
    source = read_source(book(rows, merge="B1:D1 B2:D2 A3:E3", box="A1:E3"))
    assert content(source) == [[["Ngày", "Việc", "Ai"], ["12/1", "Họp", "A"], ["THỨ BA"]]]
    assert spans(source) == [("THỨ BA", 1, 3)]


def test_centred_across_is_like_merged():
    def centre(sheet: Worksheet) -> None:
        sheet["A2"].alignment = Alignment("centerContinuous")

    assert spans(read_source(book([HEAD, ["THỨ HAI"], list("abcd")], change=centre))) == [("THỨ HAI", 1, 4)]


def test_lines_of_a_cell_are_paragraphs_unless_a_sentence_goes_on():
    rows = [HEAD, ["Thứ Hai\n12/1", "7h", "- Họp giao ban\nđầu tuần\n- Tiếp dân\n\nb) Đi", "A"]]
    (table,) = read_source(book(rows)).blocks
    assert isinstance(table, Table)
    day, _, work, _ = table.cells[4:]
    assert [paragraph.text for paragraph in day.paragraphs] == ["Thứ Hai", "12/1"]
    assert [paragraph.text for paragraph in work.paragraphs] == ["- Họp giao ban đầu tuần", "- Tiếp dân", "b) Đi"]
    assert len(work.paragraphs[0].lines) == 2


def test_heads_again_are_furniture():
    (table,) = read_source(book([*ROWS, *ROWS])).blocks
    assert isinstance(table, Table)
    assert table.n_rows == 7
    assert {paragraph.role for paragraph in table.furniture} == {"repeated_head"}


def test_letterheads_and_feet_of_many_sheets_count_once():
    second = [[f"{cell}".replace("12", "13") if cell else None for cell in row] for row in LETTERHEAD]
    third = [["LỊCH CÔNG TÁC TUẦN 03"], ["(Từ ngày 19/01/2026 đến ngày 25/01/2026)"]]
    source = read_source(book([*LETTERHEAD, *TITLE, *ROWS, [], *FOOT], [*second, *third, *ROWS, [], *FOOT]))
    expected = [*LETTERHEAD_TEXT, *TITLES, TEXTS, *(line[0] for line in third), TEXTS, *FOOT_TEXT]
    assert content(source) == expected
    roles = {block.role for block in source.blocks if isinstance(block, Paragraph)}
    assert roles == {"body", "running_head", "running_foot"}


def hide(kind: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        if kind == "hidden_rows":
            sheet.row_dimensions[3].hidden = True
        elif kind == "hidden_columns":
            sheet.column_dimensions["D"].hidden = True
        elif kind == "hidden_cells":
            sheet["B4"] = 5
            sheet["B4"].number_format = ";;;"
        elif kind == "formulas_without_value":
            sheet["B4"] = "=1+1"
        elif sheet.title == "Tuần 1":
            sheet.sheet_state = "veryHidden"

    return change


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        ("hidden_rows", [TEXTS[0], TEXTS[1], TEXTS[3]]),
        ("hidden_columns", [row[:3] for row in TEXTS]),
        ("hidden_cells", [*TEXTS[:3], ["13/01/2026", "", "Tiếp dân", "Chủ tịch"]]),
        ("formulas_without_value", [*TEXTS[:3], ["13/01/2026", "", "Tiếp dân", "Chủ tịch"]]),
        ("hidden_sheets", TEXTS),
    ],
)
def test_what_is_hidden_is_left_out_and_named(kind, kept):
    sheets = [ROWS, ROWS] if kind == "hidden_sheets" else [ROWS]
    source = read_source(book(*sheets, change=hide(kind)))
    assert content(source) == [kept]
    assert source.flags == (kind,)


def test_a_merged_cell_shows_though_its_first_row_is_hidden():
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True

    rows = [HEAD, ["12/1", "7h", "Ẩn", "A"], [None, "8h", "Hiện", "B"]]
    source = read_source(book(rows, merge="A2:A3", box="A1:D3", change=change))
    assert content(source) == [[HEAD, ["12/1", "8h", "Hiện", "B"]]]


@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_each_form_gives_the_same(form):
    source = read_source((FIXTURES / f"week.{form}").read_bytes(), f"week.{form}")
    assert source.flags == ("hidden_rows", "hidden_sheets")
    assert content(source) == [
        "UBND XÃ X",
        "Số: 12/LCT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "X, ngày 10 tháng 01 năm 2026",
        "LỊCH CÔNG TÁC TUẦN 02",
        [
            ["STT", "Thứ", "Giờ", "Nội dung", "Chủ trì"],
            ["01", "Thứ Hai, 12/01/2026", "07:30", "Họp giao ban", "Chủ tịch"],
            ["02", "09:00", "- Tiếp dân\n- Hội ý"],
            ["CẢ NGÀY 13/01"],
        ],
        "Ghi chú: thay giấy mời",
    ]
    assert spans(source) == [("Thứ Hai, 12/01/2026", 2, 1), ("- Tiếp dân\n- Hội ý", 1, 2), ("CẢ NGÀY 13/01", 1, 5)]


def replaced(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "' + b"&a;" * 5000 + b'"><!ENTITY c "' + b"&b;" * 5000 + b'">]>'
)


OF_ENTITIES = '<row r="99"><c r="A99" t="str"><v>&c;</v></c></row>'


def in_rows(xml: str) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(b"</sheetData>", xml.encode() + b"</sheetData>")


@pytest.mark.parametrize(
    ("part", "change", "error"),
    [
        (SHEET, lambda data: data[: len(data) // 2], errors.DamagedError),
        (SHEET, in_rows('<row r="99"><c r="A99" t="s"><v>99999</v></c></row>'), errors.DamagedError),
        (SHEET, in_rows('<row r="99"><c r="A99"><v>eins</v></c></row>'), errors.DamagedError),
        (SHEET, lambda data: ENTITIES + in_rows(OF_ENTITIES)(data), errors.CongtacError),
        (SHEET, in_rows(" " * 50_000_000), errors.TooLargeError),
        ("xl/styles.xml", lambda data: b"<styleSheet", errors.DamagedError),
        ("xl/workbook.xml", lambda data: b"", errors.DamagedError),
        ("xl/workbook.xml", lambda data: data + b"<!-- http://purl.oclc.org/ooxml/ -->", errors.UnsupportedError),
    ],
)  # fmt: skip
def test_faults_say_why(part, change, error):
    with pytest.raises(error) as caught:
        read_source(replaced(book(ROWS), part, change))
    assert caught.value.message.endswith(".") and caught.value.remedy.endswith(".")


def test_an_old_workbook_under_a_password_says_so(monkeypatch):
    def refuse(**_: object) -> None:
        raise xlrd.XLRDError("Workbook is encrypted")

    monkeypatch.setattr(xlrd, "open_workbook", refuse)
    with pytest.raises(errors.EncryptedError):
        read_source((FIXTURES / "week.xls").read_bytes())


def test_formatted_empty_rows_to_the_end_of_the_sheet_are_nothing():
    rows = "".join(
        f'<row r="{row}" ht="15"><c r="A{row}" s="1"/><c r="B{row}" s="1"/></row>' for row in range(9, 60_000)
    )
    last = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    data = replaced(book(ROWS), SHEET, in_rows(rows + last))
    assert content(read_source(data)) == [TEXTS]


def test_more_cells_than_any_programme_are_refused(monkeypatch):
    monkeypatch.setattr(sheet_grid, "MOST_CELLS", 10)
    with pytest.raises(errors.TooLargeError):
        read_source(book(ROWS))


def test_merged_ranges_that_overlap_lose_no_place():
    merged = (
        b'<mergeCells><mergeCell ref="A1:C3"/><mergeCell ref="B2:D2"/><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    data = replaced(book(ROWS), SHEET, lambda data: data.replace(b"</sheetData>", b"</sheetData>" + merged))
    source = read_source(data)
    assert "hidden_cells" in source.flags
    check_places(source)


@pytest.mark.parametrize("hidden", [False, True])
def test_a_workbook_without_text_is_empty(hidden):
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[1].hidden = hidden

    with pytest.raises(errors.EmptyFileError) as caught:
        read_source(book([["Lịch"]] if hidden else [], change=change))
    assert ("hidden" in caught.value.message) == hidden


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["week.xlsx", "week.xls", "week.ods"]), st.integers(0, 10**6), st.binary(min_size=1, max_size=30)
)
def test_files_with_a_hole_give_a_document_or_an_error_of_ours(name, at, junk):
    data = (FIXTURES / name).read_bytes()
    at %= len(data)
    with contextlib.suppress(errors.CongtacError):
        read_source(data[:at] + junk + data[at + len(junk) :])


texts = st.one_of(st.none(), st.sampled_from(["Ngày", "Họp\nđi", "Nơi nhận:", "12/1", "Số: 1", "CỘNG HÒA XÃ HỘI", "7"]))


@st.composite
def ranges_apart(draw: st.DrawFn) -> list[tuple[int, int, int, int]]:
    """Merged ranges that do not overlap: first row and column, last row and column."""
    apart: list[tuple[int, int, int, int]] = []
    for top, left, height, width in draw(st.lists(st.tuples(*[st.integers(1, 6)] * 4), max_size=3)):
        bottom, right = top + height - 1, left + width - 1
        if all(bottom < o[0] or o[2] < top or right < o[1] or o[3] < left for o in apart):
            apart.append((top, left, bottom, right))
    return apart


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(texts, max_size=5), max_size=9), ranges_apart(), st.booleans())
def test_no_word_is_lost_and_no_place_taken_twice(rows, ranges, boxed):
    workbook = Workbook()
    sheet = workbook.active
    fill(sheet, rows, box="A1:E9" if boxed else "")
    for top, left, bottom, right in ranges:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    written = sorted(word for row in sheet.iter_rows(values_only=True) for text in row if text for word in text.split())
    try:
        source = read_source(saved(workbook))
    except errors.EmptyFileError:
        assert not written
        return
    assert sorted(word.text for word in source.words) == written
    check_places(source)


def check_places(source: SourceDocument) -> None:
    """Each place of a table belongs to one cell."""
    for block in source.blocks:
        if isinstance(block, Table):
            assert all(cell is not None for row in block.grid() for cell in row)
            assert sum(cell.row_span * cell.column_span for cell in block.cells) == block.n_rows * block.n_columns
