from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congtac.extract.document import Paragraph, SourceDocument, Table
from congtac.extract.errors import DamagedError, EmptyFileError, EncryptedError
from congtac.extract.pdf import read_pdf

FIXTURES = Path(__file__).parent / "fixtures"


def texts(document: SourceDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def only_table(document: SourceDocument) -> Table:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return table


def rows(table: Table) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in table.grid()]


@pytest.fixture(scope="module")
def schedule() -> SourceDocument:
    return read_pdf((FIXTURES / "schedule.pdf").read_bytes())


def test_a_table_over_four_pages_is_one(schedule):
    table = only_table(schedule)
    assert (table.n_rows, table.n_columns) == (13, 6)
    assert len(table.furniture) == 18
    assert {paragraph.role for paragraph in table.furniture} == {"repeated_head"}


def test_merged_cells_hold_over_page_ends_and_empty_cells_stay_empty(schedule):
    cells = {(cell.row, cell.column): cell for cell in only_table(schedule).cells}
    assert (cells[1, 0].row_span, cells[1, 0].text) == (3, "Thứ Hai 02/3")
    assert (cells[1, 1].row_span, cells[3, 1].row_span) == (2, 1)
    assert (cells[12, 0].column_span, cells[5, 2].column_span) == (6, 3)
    assert cells[2, 5].text == "" and cells[2, 5].row_span == 1


def test_a_row_cut_by_a_page_end_is_one_row_and_one_paragraph(schedule):
    cell = next(cell for cell in only_table(schedule).cells if (cell.row, cell.column) == (2, 2))
    assert {word.page for word in cell.words} == {1, 2}
    assert len(cell.paragraphs) == 1
    assert cell.text.startswith("8 giờ 30: Kiểm tra") and cell.text.endswith("trong thời gian thi công")


def test_letters_of_two_fonts_in_scrambled_order_read_like_their_clean_twin(schedule):
    """A font without Vietnamese letters has them from another one, and these stand behind the rest of their line."""
    contents = []
    for name, n_fonts in (("schedule", 2), ("schedule_one_font", 1)):
        with pdfplumber.open(FIXTURES / f"{name}.pdf") as pdf:
            chars = [char for page in pdf.pages for char in page.chars]
        assert len({char["fontname"] for char in chars}) == n_fonts
        contents.append("".join(char["text"] for char in chars))
    assert "Lch công tác ca phng Bn Đòịủườế" in contents[0] and "Lịch công tác của phường Bến Đò" in contents[1]
    clean = read_pdf((FIXTURES / "schedule_one_font.pdf").read_bytes())
    assert rows(only_table(schedule)) == rows(only_table(clean))
    assert texts(schedule) == texts(clean)


def test_furniture_has_its_roles(schedule):
    roles = [(block.role, block.text) for block in schedule.blocks if isinstance(block, Paragraph)]
    assert [text for role, text in roles if role == "page_number"] == ["1", "2", "3", "4"]
    assert [text for role, text in roles if role == "running_head"] == ["Lịch công tác của phường Bến Đò"] * 4


def test_columns_side_by_side_come_one_after_another(schedule):
    body = [block.text for block in schedule.blocks if isinstance(block, Paragraph) and block.role == "body"]
    assert body[:4] == [
        "UBND THÀNH PHỐ HẠ GIANG",
        "PHƯỜNG BẾN ĐÒ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert body[-4:] == ["- Lưu: VT.", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Đỗ Văn Bình"]


def test_words_stand_where_their_boxes_say(schedule):
    with pdfplumber.open(FIXTURES / "schedule.pdf") as pdf:
        for word in schedule.words[::7]:
            page = pdf.pages[word.page - 1]
            x0, top, x1, bottom = word.bbox
            size = schedule.pages[word.page - 1]
            assert 0 <= x0 < x1 <= size.width and 0 <= top < bottom <= size.height
            chars = [
                (char["x0"], char["text"])
                for char in page.chars
                if x0 <= (char["x0"] + char["x1"]) / 2 <= x1 and top <= (char["top"] + char["bottom"]) / 2 <= bottom
            ]
            assert "".join(text for _, text in sorted(chars)).strip() == word.text


def test_a_paragraph_over_a_page_end_is_one():
    document = read_pdf((FIXTURES / "prose.pdf").read_bytes())
    over = [block for block in document.blocks if len({word.page for word in block.words}) == 2]
    assert len(over) == 1 and over[0].text.startswith("6. Việc thứ 9:")
    assert texts(document).count("DỰ THẢO LẦN 2") == 1
    assert document.blocks[0].align == "center" and next(iter(document.blocks[0].words)).bold


def test_lines_and_boxes_are_no_tables(make_pdf, text_at, ruled):
    page = (
        text_at(72, 100, "HEADING")
        + "72 738 m 130 738 l S\n"
        + ruled((60, 300), (150, 200))
        + text_at(72, 180, "Boxed")
    )
    page += ruled((20, 575), (20, 820))
    assert texts(read_pdf(make_pdf([page]))) == ["HEADING", "Boxed"]


def test_merged_and_empty_cells_are_told_apart(make_pdf, text_at, ruled):
    page = ruled((60, 160, 260), (100, 140)) + ruled((160, 260), (140, 180)) + "60 702 m 60 662 l 160 662 l S\n"
    page = page.replace("60 702 m 160 702 l S\n", "")
    page += text_at(70, 120, "day") + text_at(170, 120, "one")
    # The line below "day" is drawn, the one below nothing is not: rows 1-2 of column 0.
    table = only_table(read_pdf(make_pdf([page])))
    assert rows(table) == [["day", "one"], ["", ""]]


def test_narrow_columns_never_share_a_word(make_pdf, text_at, ruled):
    page = ruled((60, 100, 200), (100, 130)) + text_at(62, 120, "abcdefg", 10) + text_at(101, 120, "next", 10)
    assert rows(only_table(read_pdf(make_pdf([page])))) == [["abcdefg", "next"]]


def test_content_order_does_not_matter(make_pdf, text_at):
    parts = [text_at(72, 100, "one two"), text_at(72, 114, "three"), text_at(115, 100, "more")]
    assert texts(read_pdf(make_pdf(["".join(parts)]))) == texts(read_pdf(make_pdf(["".join(reversed(parts))])))


def test_words_without_space_characters_are_parted(make_pdf, text_at):
    page = text_at(72, 100, "one") + text_at(96, 100, "two") + text_at(72.3, 100, "one")
    assert texts(read_pdf(make_pdf([page]))) == ["one two"]


def test_text_that_runs_up_a_cell_is_kept_and_a_watermark_is_not(make_pdf, text_at, ruled):
    page = ruled((60, 100, 300), (100, 200)) + text_at(85, 190, "Upwards now", matrix="0 1 -1 0")
    page += text_at(110, 120, "level") + text_at(150, 500, "COPY", 60, matrix="0.7 0.7 -0.7 0.7")
    document = read_pdf(make_pdf([page]))
    assert rows(only_table(document)) == [["Upwards now", "level"]]
    assert "COPY" not in [word.text for word in document.words]


def test_the_same_edges_without_a_common_head_continue_too(make_pdf, text_at, ruled):
    first = ruled((60, 160, 400), (760, 790)) + text_at(66, 780, "Mon") + text_at(166, 780, "Meeting.")
    second = ruled((60, 160, 400), (60, 90)) + text_at(66, 80, "Tue") + text_at(166, 80, "Visit.")
    assert rows(only_table(read_pdf(make_pdf([first, second])))) == [["Mon", "Meeting."], ["Tue", "Visit."]]


def test_a_table_with_other_edges_is_another(make_pdf, text_at, ruled):
    first = ruled((60, 160, 400), (760, 790)) + text_at(66, 780, "Mon") + text_at(166, 780, "Meeting.")
    second = ruled((60, 200, 400), (60, 90)) + text_at(66, 80, "Tue") + text_at(206, 80, "Visit.")
    assert len(read_pdf(make_pdf([first, second])).blocks) == 2


def test_a_page_without_anything_is_refused(make_pdf):
    with pytest.raises(EmptyFileError):
        read_pdf(make_pdf([""]))


def test_locked_and_broken_files_are_refused():
    with pytest.raises(EncryptedError):
        read_pdf((FIXTURES / "locked.pdf").read_bytes())
    data = (FIXTURES / "prose.pdf").read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        with pytest.raises(DamagedError):
            read_pdf(data[: int(len(data) * share)])
    with pytest.raises(DamagedError):
        read_pdf(b"%PDF-1.4\n%%EOF")


def test_pages_are_read_once(monkeypatch):
    seen = []
    original = pdfplumber.page.Page.parse_objects
    monkeypatch.setattr(pdfplumber.page.Page, "parse_objects", lambda page: seen.append(page) or original(page))
    read_pdf((FIXTURES / "prose.pdf").read_bytes())
    assert len(seen) == 2


def test_reading_from_bytes_needs_no_file():
    data = (FIXTURES / "prose.pdf").read_bytes()
    assert read_pdf(io.BytesIO(data).getvalue()) == read_pdf(data)


def test_columns_without_lines_are_a_table_over_pages(make_pdf, text_at):
    def page(days: range) -> str:
        cells = [(x, 80 + 16 * row, text) for row, day in enumerate(days) for x, text in row_of(day)]
        return "".join(text_at(x, top, text) for x, top, text in cells)

    def row_of(day: int) -> list[tuple[int, str]]:
        return [(70, f"{day:02d}/3"), (170, "Lee"), (300, "Duty")]

    found = rows(only_table(read_pdf(make_pdf([page(range(1, 7)), page(range(7, 9))]))))
    assert found == [[f"{day:02d}/3", "Lee", "Duty"] for day in range(1, 9)]


def test_three_who_sign_are_no_table(make_pdf, text_at):
    page = "".join(
        text_at(x, 700, "HEAD") + text_at(x, 780, name) for x, name in ((70, "An"), (250, "Bo"), (430, "Cu"))
    )
    assert texts(read_pdf(make_pdf([page]))) == ["HEAD", "An", "HEAD", "Bo", "HEAD", "Cu"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 1), st.integers(20, 480), st.integers(2, 52)), min_size=1, max_size=40))
def test_no_word_is_lost_wherever_it_stands(make_pdf, text_at, ruled, places):
    pages = [ruled((60, 200, 400), (300, 400, 450, 500)), ""]
    for number, (page, x, row) in enumerate(places):
        pages[page] += text_at(x, 16 * row, f"w{number:03d}x")
    text = "".join(word.text for word in read_pdf(make_pdf(pages)).words)
    if len(set(places)) == len(places) and not _overlap(places):
        # A ruling line may cut a word: count letters.
        assert sorted(text) == sorted("".join(f"w{number:03d}x" for number in range(len(places))))


def _overlap(places: list[tuple[int, int, int]]) -> bool:
    return any(
        one[0] == other[0] and one[2] == other[2] and abs(one[1] - other[1]) < 40
        for index, one in enumerate(places)
        for other in places[:index]
    )
