"""All rooms up to tidy records: what holds for every document."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import document
from congtac.extract.source import read_source
from congtac.models.reader import read
from congtac.normalize.records import Records
from congtac.normalize.tidy import tidy

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "develop"
PDFS = sorted(SAMPLES.glob("*/*.pdf"))
WEEK = [
    ["Ngày", "Buổi", "Nội dung", "Chủ trì", "Địa điểm"],
    ["Thứ Hai 05/8", "Sáng", "Họp giao ban tuần của cơ quan", "Chủ tịch", "Phòng họp số 2"],
    ["Thứ Ba 06/8", "Chiều", "Đi kiểm tra cơ sở các bản", "PCT Hường", "Xã Nà Pheo"],
]
HEAD = "ỦY BAN NHÂN DÂN\nXÃ NÀ PHEO\nSố: 15/LCT-UBND\nNà Pheo, ngày 02 tháng 8 năm 2019"
TITLE = "LỊCH CÔNG TÁC TUẦN\n(Từ ngày 05/8/2019 đến ngày 09/8/2019)"
FOOT = "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nĐoàn Quốc Bảo"


def records(*blocks: object) -> Records:
    source = document(*blocks)  # type: ignore[arg-type]
    return tidy(source, read(source), "lịch.txt", "9.9")


def test_the_row_of_the_document() -> None:
    row = records(HEAD, TITLE, WEEK, FOOT).document
    assert (row.source, row.extractor_version, row.status, row.coverage) == ("lịch.txt", "9.9", "ok", 1)
    assert (row.issuer, row.issuer_level, row.number) == ("UBND xã Nà Pheo", "commune", "15/LCT-UBND")
    assert (row.title, row.doc_type, row.issued_on) == ("LỊCH CÔNG TÁC TUẦN", "schedule", "2019-08-02")
    assert (row.period_kind, row.period_start, row.period_end) == ("week", date(2019, 8, 5), date(2019, 8, 9))
    assert (row.signer, row.signer_title, row.edition) == ("Đoàn Quốc Bảo", "Chánh Văn phòng", 0)
    assert row.doc_id == row.sha256[:16]
    assert (row.pages, row.extracted_at, row.supersedes) == (None, None, None)


def test_rows_mentions_and_residue() -> None:
    found = records(HEAD, TITLE, WEEK, FOOT)
    assert [(item.date_start, item.session) for item in found.items] == [
        (date(2019, 8, 5), "morning"), (date(2019, 8, 6), "afternoon")
    ]  # fmt: skip
    assert {one.item_id for one in found.mentions} == {item.item_id for item in found.items}
    assert found.residue == ()


def test_without_a_stated_period_the_written_days_give_it() -> None:
    dated = [WEEK[0], *([f"{row[0]}/2019", *row[1:]] for row in WEEK[1:])]
    row = records("LỊCH CÔNG TÁC TUẦN", dated).document
    assert (row.period_kind, row.period_start, row.period_end) == ("week", date(2019, 8, 5), date(2019, 8, 6))


def test_a_document_without_rows_is_partial() -> None:
    found = records("Nà Pheo", [["Họ và tên", "Chức vụ"], ["Lê Thị Hường", "Phó Chủ tịch"]])
    assert (found.document.status, found.items) == ("partial", ())
    assert found.document.coverage is not None
    assert found.document.coverage < 1


def test_the_same_source_gives_the_same_records() -> None:
    assert records(HEAD, TITLE, WEEK, FOOT) == records(HEAD, TITLE, WEEK, FOOT)


BLOCKS = st.sampled_from([HEAD, TITLE, FOOT, "I. KHỐI ỦY BAN", "- Họp giao ban.", "Thứ Hai 05/8", "8h00: Họp", "…"])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(BLOCKS, st.just(WEEK), st.text(max_size=30)), max_size=6))
def test_every_row_is_made_of_words_of_its_source(blocks: list[object]) -> None:
    found = records(*blocks)
    source = document(*blocks)  # type: ignore[arg-type]
    words = {word.text for word in source.words}
    for item in found.items:
        assert set(item.source_text.split()) <= words
        letters = "".join(filter(str.isalnum, " ".join(word.text for word in source.words)))
        for text in (item.participants, item.location, item.note):
            assert not text or "".join(filter(str.isalnum, text)) in letters
        assert 0 <= item.confidence <= 1
    assert [item.seq for item in found.items] == list(range(1, len(found.items) + 1))
    assert found.document.coverage is not None
    assert 0 <= found.document.coverage <= 1


@cache
def of_file(path: Path) -> Records:
    source = read_source(path.read_bytes(), path.name)
    return tidy(source, read(source), path.name, "9.9")


def test_rows_of_a_misnamed_file_say_so_and_are_the_same_else() -> None:
    path = next(path for path in PDFS if path.stem not in _OVERPRINTED)
    plain = of_file(path)
    source = read_source(path.read_bytes(), "lịch.doc")
    misnamed = tidy(source, read(source), path.name, "9.9")
    assert all(item.flags[-1] == "wrong_extension" for item in misnamed.items)
    assert tuple(replace(item, flags=item.flags[:-1]) for item in misnamed.items) == plain.items
    assert replace(misnamed, items=plain.items) == plain


# LibreOffice prints the text of a cell that is centred over a page end on top of the repeated head.
_OVERPRINTED = {"xa-tan-vong-dong-2026"}


@pytest.mark.parametrize("path", [path for path in PDFS if path.stem not in _OVERPRINTED], ids=lambda path: path.stem)
def test_every_box_encloses_the_words_of_its_row(path: Path) -> None:
    found = of_file(path)
    assert found.items
    with pdfplumber.open(path) as pdf:
        for item in found.items:
            assert item.page is not None
            assert len(item.bbox) >= 1
            inside: list[str] = []
            for number, box in enumerate(item.bbox, item.page):
                page = pdf.pages[number - 1]
                frame = (
                    max(0, box.x0 - 1),
                    max(0, box.top - 1),
                    min(page.width, box.x1 + 1),
                    min(page.height, box.bottom + 1),
                )
                inside += [word["text"] for word in page.crop(frame).extract_words(use_text_flow=False)]
            letters = "".join(inside)
            assert [word for word in item.source_text.split() if word not in letters] == [], item.item_id


def test_a_row_over_a_page_end_has_a_box_on_each_page() -> None:
    assert max(len(item.bbox) for path in PDFS for item in of_file(path).items) > 1


def test_weeks_below_each_other_are_each_of_their_own_period() -> None:
    second = "LỊCH CÔNG TÁC TUẦN\n(Từ ngày 12/8/2019 đến ngày 16/8/2019)"
    week = [WEEK[0], ["Thứ Hai", *WEEK[1][1:]], ["Thứ Ba 13/8", *WEEK[2][1:]]]
    found = records(HEAD, TITLE, WEEK, second, week, FOOT)
    assert [item.date_start.day for item in found.items if item.date_start] == [5, 6, 12, 13]
    assert {flag for item in found.items for flag in item.flags} == {"date_inferred"}
    assert {item.section for item in found.items} == {None}
    row = found.document
    assert (row.title, row.coverage) == ("LỊCH CÔNG TÁC TUẦN", 1)
    assert (row.period_kind, row.period_start, row.period_end) == ("range", date(2019, 8, 5), date(2019, 8, 16))


def test_a_heading_between_tables_that_names_no_days_is_a_section() -> None:
    found = records(HEAD, TITLE, WEEK, "KẾ HOẠCH TIẾP DÂN", WEEK, FOOT)
    assert [item.section for item in found.items] == [None, None, "KẾ HOẠCH TIẾP DÂN", "KẾ HOẠCH TIẾP DÂN"]
    assert found.document.period_end == date(2019, 8, 9)
