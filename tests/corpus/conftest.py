"""Records made by hand: one file with every column filled, one with hardly any."""

from datetime import date, time

import pytest

from congtac.extract.document import BBox
from congtac.normalize.records import DocumentRecord, Item, Leader, Mention, Records, Residue


@pytest.fixture
def full() -> Records:
    item = Item(
        item_id="a1-0001",
        doc_id="a1",
        seq=1,
        kind="event",
        date_start=date(2026, 1, 5),
        date_end=date(2026, 1, 6),
        session="morning",
        time_start=time(7, 30),
        time_end=time(11, 0),
        recurrence="FREQ=WEEKLY;BYDAY=WE",
        tentative=True,
        content='Họp "giao ban", tuần 2',
        leaders=(Leader("Nguyễn Văn A", "Chủ tịch"), Leader(None, "Phó Chủ tịch"), Leader("Trần Thị B", None)),
        departments=("Phòng Kinh tế", "Văn phòng HĐND và UBND"),
        coordinators=("Công an xã",),
        participants="Thường trực Đảng ủy",
        location="Phòng họp 2",
        note="có giấy mời riêng",
        section="I › 2",
        page=1,
        bbox=(BBox(1.04, 2.06, 3, -0.04), BBox(5, 6, 7, 8)),
        source_text="=Họp\ngiao ban",
        confidence=0.8765,
        flags=("date_inferred", "title_conflict"),
    )
    document = DocumentRecord(
        doc_id="a1",
        source="lịch/tuần 2.pdf",
        sha256="a1" * 32,
        media_type="application/pdf",
        pages=2,
        text_source="text",
        legacy_encoding="",
        title="LỊCH CÔNG TÁC",
        doc_type="schedule",
        issuer="UBND xã Mẫu",
        issuer_level="commune",
        issued_on="2026-01",
        period_kind="week",
        period_start=date(2026, 1, 5),
        period_end=date(2026, 1, 11),
        coverage=0.98765,
        edition=0,
        extractor_version="0.1.0",
    )
    mention = Mention("a1-0001", "chair", "e1", "person", "Nguyễn Văn A", "Chủ tịch", "đ/c A")
    return Records(document, (item,), (mention,), (Residue("a1", 2, (BBox(1, 2, 3, 4),), "- lạc"),))


@pytest.fixture
def bare() -> Records:
    return Records(DocumentRecord("b2", "b.txt", "b2" * 32), (Item("b2-0001", "b2", 1, "task", content="Làm"),))
