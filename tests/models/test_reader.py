"""A document into a reading, and what becomes of a table that no reader takes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import document
from congtac.extract.document import SourceDocument
from congtac.models import reader
from congtac.models.reader import read
from congtac.normalize.coverage import coverage, residue

TITLE = "LỊCH CÔNG TÁC TUẦN 32 NĂM 2019"
WEEK = [
    ["Ngày", "Buổi", "Nội dung", "Chủ trì"],
    ["Thứ Hai 05/8", "Sáng", "Họp giao ban tuần của cơ quan", "Chủ tịch"],
    ["Thứ Ba 06/8", "Chiều", "Đi kiểm tra cơ sở các bản", "PCT Hường"],
]
FOOT = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Văn Pản"


@pytest.fixture
def programme() -> SourceDocument:
    return document("UBND XÃ NÀ PHEO\nSố: 15/LCT-UBND", TITLE, WEEK, FOOT)


def test_head_table_and_foot(programme: SourceDocument) -> None:
    found = read(programme)
    assert [entry.text("content") for entry in found.entries] == [
        "Họp giao ban tuần của cơ quan", "Đi kiểm tra cơ sở các bản"
    ]  # fmt: skip
    assert [part.text for part in found.head.title] == [TITLE]
    assert found.foot.signer is not None
    assert found.foot.signer.text == "Lò Văn Pản"


def test_all_of_it_is_accounted_for(programme: SourceDocument) -> None:
    claims = read(programme).claims
    assert coverage(programme, claims) == 1
    assert residue(programme, claims, "d") == ()


def test_without_a_reader_the_table_is_residue(programme: SourceDocument, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "TABLE_READERS", ())
    found = read(programme)
    assert found.entries == ()
    table = [word for word in programme.words if word.text in ("giao", "Hường", "06/8")]
    left = " ".join(part.text for part in residue(programme, found.claims, "d"))
    assert [word.text for word in table if word.text not in left.split()] == []
    assert coverage(programme, found.claims) < 0.5


def test_a_table_that_is_no_agenda_is_residue() -> None:
    people = [["Họ và tên", "Chức vụ"], ["Lê Thị Hường", "Phó Chủ tịch"], ["Trịnh Đình Khôi", "Phó Chủ tịch"]]
    source = document(TITLE, WEEK, "Danh sách kèm theo gồm các ông, bà có tên dưới đây", people)
    found = read(source)
    assert len(found.entries) == 2
    assert "Trịnh Đình Khôi" in " ".join(part.text for part in residue(source, found.claims, "d"))


def test_a_heading_above_a_table_is_the_section_of_its_entries() -> None:
    found = read(document(TITLE, "I. KHỐI ỦY BAN", WEEK, "II. KHỐI ĐẢNG", WEEK))
    assert len(found.entries) == 4
    assert [entry.section[-1] for entry in found.entries] == ["I. KHỐI ỦY BAN"] * 2 + ["II. KHỐI ĐẢNG"] * 2


def test_an_empty_document_has_an_empty_reading() -> None:
    found = read(document())
    assert (found.entries, found.head.title, found.foot.signer) == ((), (), None)


TEXTS = st.sampled_from(
    [TITLE, FOOT, "I. KHỐI ỦY BAN", "- Họp giao ban.", "Thứ Hai 05/8", "8h00: Họp", "Chủ tịch:", "…"]
)


@settings(deadline=None)
@given(st.lists(st.one_of(TEXTS, st.text(max_size=40), st.just(WEEK)), max_size=6))
def test_claims_and_residue_are_the_source(blocks: list[str]) -> None:
    source = document(*blocks)
    claims = read(source).claims
    held = frozenset().union(*(claim.words for claim in claims))
    assert held <= {word.index for word in source.words}
    left = " ".join(part.text for part in residue(source, claims, "d")).split()
    said = [word.text for word in source.words if word.index not in held and any(map(str.isalnum, word.text))]
    assert [token for token in left if any(map(str.isalnum, token))] == said
