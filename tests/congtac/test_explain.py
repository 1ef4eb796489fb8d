"""`congtac explain`: says why a file was read as it was, on terminals, as plain text and on pictures of its pages."""

import io
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from docx import Document
from PIL import Image
from rich.console import Console
from typer.testing import CliRunner

from builders import table
from congtac import role_colours
from congtac.cli import app
from congtac.exit_codes import ExitCode
from congtac.explain import UNCLAIMED, ProseAccount, TableAccount, claims_by_word, explain
from congtac.explain_pages import draw_pages, frames, patches
from congtac.explain_view import Line, _table, lines, plain_lines, print_lines
from congtac.extract.source import read_source
from congtac.models.columns import infer_layout
from congtac.models.reading import ClaimKind, FieldName

SAMPLES = Path(__file__).parents[2] / "corpus/samples/develop"
TABLE, MATRIX, PROSE = (
    SAMPLES / name / name for name in ("xa-pa-khao-2019-06-10", "xa-dong-vuong-2025-12-29", "xa-khe-trai-2025-11")
)
TEXT = """LỊCH CÔNG TÁC TUẦN
(Từ ngày 05/01/2026 đến ngày 11/01/2026)
Thứ Hai, ngày 05/01/2026
- 8h00: Họp giao ban tại Phòng họp 2
- 14h00: Tiếp công dân
"""


@cache
def explained(path: Path, suffix: str):
    file = path.with_suffix(suffix)
    return explain(file.read_bytes(), file.name)


def run(*arguments):
    return CliRunner().invoke(app, ["explain", *map(str, arguments)])


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_table_of_days(suffix):
    (table,) = (block for block in explained(TABLE, suffix).blocks if isinstance(block, TableAccount))
    assert [column.role for column in table.columns] == ["date", "time", "content", "leader", "location", "note"]
    assert (table.rows, table.head_rows, table.entries) == (22, 1, 20)
    assert table.reader
    assert table.pages == ((1, 2) if suffix == ".pdf" else ())
    assert table.samples[0] == ("Thứ Hai 10/6", "Thứ Ba 11/6", "Thứ Tư 12/6")


def test_a_flattened_table_is_explained_as_a_table():
    kinds = [type(block) for block in explained(TABLE, ".txt").blocks]
    assert kinds.count(TableAccount) == 1


def test_blocks_are_those_the_readers_took():
    """Only plain text is taken for a flattened table; a Word file of the same lines is read, so explained, as lines."""
    word, out = Document(), io.BytesIO()
    for line in TABLE.with_suffix(".txt").read_text("utf-8").splitlines():
        word.add_paragraph(line)
    word.save(out)
    explanation = explain(out.getvalue(), "lines.docx")
    assert not any(isinstance(block, TableAccount) for block in explanation.blocks)


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".txt"])
@pytest.mark.parametrize("path", [TABLE, MATRIX, PROSE], ids=lambda path: path.name)
def test_every_block_is_accounted_for(path, suffix):
    explanation = explained(path, suffix)
    told = sum(block.entries if isinstance(block, TableAccount) else len(block.entries) for block in explanation.blocks)
    assert told == len(explanation.reading.entries)
    assert all(block.taken_for for block in explanation.blocks if isinstance(block, ProseAccount))


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".txt"])
def test_spans_lead_to_the_text(suffix):
    """The span of each field that lies in one paragraph gives its text there."""
    explanation = explained(PROSE, suffix)
    paragraphs: dict[int, str] = {}
    for word in explanation.source.words:
        paragraphs[word.paragraph] = paragraphs.get(word.paragraph, "").ljust(word.offset) + word.text
    places = [
        place
        for block in explanation.blocks
        if isinstance(block, ProseAccount)
        for entry in block.entries
        for place in entry.fields
        if place.paragraph[0] == place.paragraph[1]
    ]
    assert len(places) > 20
    for place in places:
        assert " ".join(paragraphs[place.paragraph[0]][place.start : place.end].split()) == place.text


def test_an_entry_goes_before_other_claims():
    explanation = explained(PROSE, ".pdf")
    claims = claims_by_word(explanation.reading)
    assert all(claims[word.index] == "entry" for entry in explanation.reading.entries for word in entry.words)


def test_plain_text_tells_roles_reasons_and_parts():
    told = list(plain_lines(lines(explained(TABLE, ".pdf"))))
    assert any(line.startswith("TABLE 1 page 1, 2; 22 rows (1 of them head), 6 columns; read by ") for line in told)
    assert any(line.split() == ["1", "date", "head:", "Thứ,", "ngày"] for line in told)
    assert any("head and cells support location" in line for line in told)
    assert any(line.startswith("  = issuer     UBND xã Pa Khao") for line in told)
    assert any(line.startswith("  signer       page 2 §") for line in told)
    assert not any("\n" in line for line in told)


def test_plain_text_tells_what_a_head_gives():
    told = "\n".join(plain_lines(lines(explained(MATRIX, ".docx"))))
    assert "its head says of every cell below it: leader = " in told


def test_plain_text_tells_each_level_of_a_head_and_the_rival():
    heads = [["Ngày", "Lực lượng trực", "<"], ["^", "Công an xã", "Trạm Y tế xã"]]
    rows = [["05/8", "Lò Văn Hặc", "Mùa Thị Dở"], ["06/8", "Hoàng Đình Tạo", "Trực cấp cứu tại trạm"]]
    column = infer_layout(table(*heads, *rows)).columns[1]
    account = TableAccount((), 4, 2, (column,), ((),), "roster", 4)
    text = "\n".join(plain_lines(_table(1, account)))
    assert "Lực lượng trực: names the field participants (1.00 of its letters)" in text
    assert "Công an xã: a value: the department of every cell below it" in text
    assert f"{column.rival} {column.rival_support:.2f} against {column.support:.2f}; margin {column.margin:.2f}" in text


def test_plain_text_tells_the_fields_of_prose():
    told = [" ".join(line.split()) for line in plain_lines(lines(explain(TEXT.encode(), "a.txt")))]
    assert "time §3:2-6 8h00" in told
    assert "content §3:8-20 Họp giao ban" in told
    assert "location §3:25-36 Phòng họp 2" in told
    assert "FOOT none was found" in told


def test_a_table_that_is_no_agenda_says_so():
    document = Document()
    table = document.add_table(3, 2, "Table Grid")
    for row, texts in zip(table.rows, (("Tên", "Điểm"), ("A", "7"), ("B", "8")), strict=True):
        row.cells[0].text, row.cells[1].text = texts
    stream = io.BytesIO()
    document.save(stream)
    told = list(plain_lines(lines(explain(stream.getvalue(), "a.docx"))))
    assert any(line.startswith("TABLE 1 3 rows") and line.endswith("no reader takes it for an agenda") for line in told)
    assert any(line.startswith("  1 nothing") for line in told)
    assert any("too little support (" in line for line in told)
    assert "  text         Điểm" in told


def test_a_terminal_shows_the_same_lines():
    stream = io.StringIO()
    console = Console(file=stream, width=400, force_terminal=False)
    said = list(lines(explained(TABLE, ".docx")))
    print_lines(console, said)
    shown = [" ".join(line.split()) for line in stream.getvalue().splitlines() if line.strip()]
    assert shown == [" ".join(line.split()) for line in plain_lines(said)]


def test_a_long_text_hangs_below_its_beginning():
    stream = io.StringIO()
    print_lines(Console(file=stream, width=40), [Line(1, "content", "Họp giao ban đầu tuần với các phòng", "content")])
    assert [len(line) - len(line.lstrip()) for line in stream.getvalue().splitlines()] == [2, 15]


def test_every_role_has_a_colour():
    roles = {*get_args(FieldName), *get_args(ClaimKind), "index", "lunar", UNCLAIMED}
    assert roles <= set(role_colours.COLOURS)


# Pictures


@pytest.mark.parametrize("path", [TABLE, PROSE], ids=lambda path: path.name)
def test_each_word_lies_in_a_patch_of_its_page(path):
    explanation = explained(path, ".pdf")
    found = patches(explanation)
    for word in explanation.source.words:
        assert any(
            patch.page == word.page
            and patch.box.x0 <= word.bbox.x0
            and patch.box.top <= word.bbox.top
            and patch.box.x1 >= word.bbox.x1
            and patch.box.bottom >= word.bbox.bottom
            for patch in found
        )
    assert {patch.role for patch in found} <= set(role_colours.COLOURS)
    assert len(found) < len(explanation.source.words) / 2


def test_a_row_over_a_page_end_has_a_frame_on_each():
    explanation = explained(MATRIX, ".pdf")
    framed = frames(explanation)
    assert {frame.number for frame in framed} <= {item.seq for item in explanation.records.items}
    boxes = {(item.page + n, box) for item in explanation.records.items for n, box in enumerate(item.bbox)}
    assert {(frame.page, frame.box) for frame in framed} == boxes


def test_pages_are_drawn(tmp_path):
    data = TABLE.with_suffix(".pdf").read_bytes()
    written = draw_pages(data, explain(data, "a.pdf"), tmp_path / "new" / "folder", "lịch")
    assert [path.name for path in written] == ["lịch-1.png", "lịch-2.png"]
    with Image.open(written[0]) as image:
        colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 24)}
        page = read_source(data).pages[0]
        # The legend stands above the page.
        assert image.height / image.width > page.height / page.width
    # The frames of the legend have the pure colours of the roles on the page.
    for role in ("date", "time", "content", "leader", "location"):
        assert role_colours.COLOURS[role] in colours
    assert role_colours.COLOURS["residue"] not in colours


# The command


def test_command(tmp_path):
    result = run(TABLE.with_suffix(".pdf"), "--png", tmp_path)
    assert result.exit_code == ExitCode.OK
    assert result.stdout.startswith("FILE ")
    assert result.stderr.startswith("Wrote xa-pa-khao-2019-06-10-1.png, ")
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("suffix", [".docx", ".txt"])
def test_only_a_pdf_has_pages(tmp_path, suffix):
    result = run(TABLE.with_suffix(suffix), "--png", tmp_path)
    assert result.exit_code == ExitCode.MISUSE
    assert "only a PDF or a picture has pages to draw" in " ".join(result.stderr.split())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "data", "code", "message"),
    [
        ("gone.pdf", None, ExitCode.MISUSE, "no such file"),
        ("broken.pdf", b"%PDF-1.4\n", ExitCode.NOTHING_READ, "congtac: "),
    ],
)
def test_what_cannot_be_explained(tmp_path, name, data, code, message):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    result = run(tmp_path / name)
    assert result.exit_code == code
    assert message in result.stderr


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()
    result = run(TABLE.with_suffix(".pdf"), "--png", tmp_path / "file" / "pages")
    assert result.exit_code == ExitCode.CANNOT_WRITE
    assert "cannot write to" in result.stderr
