"""Scores: what counts as found, missed and false; on the seeds the same as the script that judges them."""

import importlib.util
import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from congtac.corpus.evaluate import Counts, Difference, score, score_document, total
from congtac.corpus.export import write_items
from congtac.corpus.gold import FIELDS, comparable, read_gold
from congtac.normalize.records import DocumentRecord, Item, Leader, Records
from congtac.parsing import parse

SHARED = Path(__file__).parents[3] / "shared"
DAY = date(2026, 1, 5)


def item(content="Họp giao ban", number=1, kind="event", **values):
    days = {} if kind == "task" else {"date_start": DAY, "date_end": DAY}
    return Item("i", "d", number, kind, content=content, **(days | values))


def gold(*items: Item, scored="all"):
    """Gold rows that state what the items hold."""
    lines = [",".join((*FIELDS, "scored"))]
    for one in items:
        shown = comparable(one).shown
        lines.append(",".join(f'"{shown[field]}"' for field in FIELDS) + f",{scored}")
    return read_gold(lines, "gold")


def compared(stated, found, scored="all"):
    return score(gold(*stated, scored=scored), [comparable(one) for one in found])


@pytest.mark.parametrize(
    ("counts", "figures"),
    [
        (Counts(), (1.0, 1.0, 1.0)),
        (Counts(3, 1, 0), (1.0, 0.75, 6 / 7)),
        (Counts(0, 2, 1), (0.0, 0.0, 0.0)),
        (Counts(1, 0, 1), (0.5, 1.0, 2 / 3)),
    ],
)
def test_precision_recall_f1(counts, figures):
    assert (counts.precision, counts.recall, counts.f1) == pytest.approx(figures)


LEADER = (Leader("Lê A", "Chủ tịch"),)


@pytest.mark.parametrize(
    ("stated", "found", "scored", "rows", "field", "counts"),
    [
        ([item()], [item()], "all", Counts(1), "content", Counts(1)),
        ([item()], [item(session="morning")], "all", Counts(0, 1, 1), "session", Counts(false=1)),
        ([item(location="Hội trường")], [item()], "all", Counts(1), "location", Counts(miss=1)),
        ([item(location="Nhà A")], [item(location="Nhà B")], "all", Counts(1), "location", Counts(0, 1, 1)),
        ([item()], [item(leaders=LEADER)], "all", Counts(1), "leaders", Counts(false=1)),
        ([item()], [item(leaders=LEADER)], "", Counts(1), "leaders", Counts()),
        ([item(leaders=LEADER)], [item()], "", Counts(1), "leaders", Counts(miss=1)),
        ([item()], [item(kind="notice")], "all", Counts(0, 1, 1), "kind", Counts(0, 1, 1)),
        ([item(), item("Tiếp công dân")], [item()], "all", Counts(1, 1), "content", Counts(1, 1)),
        ([item()], [item(), item("Tiếp công dân")], "all", Counts(1, 0, 1), "date_start", Counts(1, 0, 1)),
        ([item()], [item(), item("Tăng cường tuyên truyền", kind="task")], "all", Counts(1), "content", Counts(1)),
        ([item("Rà soát", kind="task")], [item("Tiếp dân", kind="task")], "", Counts(0, 1, 1), "kind", Counts(0, 1, 1)),
        ([], [], "all", Counts(), "content", Counts()),
    ],
)
def test_counts(stated, found, scored, rows, field, counts):
    result = compared(stated, found, scored)
    assert (result.rows, result.fields[field]) == (rows, counts)


def test_a_letter_of_a_long_text_does_not_count():
    text = "Kiểm tra tiến độ xây dựng đường giao thông nông thôn và nhà văn hóa các bản"
    assert compared([item(text)], [item(text.replace("tiến", "tiên"))]).rows == Counts(1)
    assert compared([item(text)], [item(text.replace("nông thôn", ""))]).rows == Counts(0, 1, 1)


def test_differences_tell_row_and_field():
    result = compared(
        [item(location="Nhà A"), item("Tiếp công dân", number=2)], [item(location="Nhà B"), item("Kiểm tra rừng")]
    )
    assert set(result.differences) == {
        Difference("location", "1", "Nhà A", "Nhà B"),
        Difference("row", "2", "Tiếp công dân", ""),
        Difference("row", "", "", "Kiểm tra rừng"),
    }


@pytest.mark.parametrize(
    ("stated", "right"),
    [
        ({"title": "Lịch  CÔNG TÁC tuần"}, True),
        ({"title": "LỊCH CÔNG TÁC"}, False),
        ({"period_start": "2026-01-05"}, True),
        ({"edition": 0}, True),
        ({"signer": None}, True),
        ({"signer": "Lê A"}, False),
        ({"number": "18/LCT-UBND"}, True),
    ],
)
def test_document(stated, right):
    document = DocumentRecord(
        "d", "a.pdf", "", title="LỊCH CÔNG TÁC TUẦN", period_start=DAY, edition=0, number="18/LCT-UBND"
    )
    (counts,) = score_document(stated, document).document.values()
    assert counts == (Counts(1) if right else Counts(miss=1))


def test_total_adds():
    one = compared([item(location="Nhà A")], [item()])
    both = total([one, one])
    assert both.rows == Counts(2)
    assert both.fields["location"] == Counts(miss=2)
    assert both.cells == one.cells + one.cells


@pytest.mark.skipif(not (SHARED / "eval/score.py").is_file(), reason="the judging script is not beside this checkout")
@pytest.mark.parametrize("form", ["pdf", "docx", "txt"])
def test_same_figures_as_the_script_that_judges(form, tmp_path):
    spec = importlib.util.spec_from_file_location("judging", SHARED / "eval/score.py")
    judging = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judging)
    paths = sorted((SHARED / "seeds").glob("*.gold.csv"))
    assert paths
    for path in paths:
        programme = path.with_name(path.name.replace("gold.csv", form))
        records = parse(programme.read_bytes(), programme.name)
        # As read, and with every third row lost, so that rows without a pair are counted too.
        fewer = Records(records.document, tuple(one for number, one in enumerate(records.items) if number % 3))
        for version in (records, fewer):
            stream = io.BytesIO()
            write_items([version], stream)
            (tmp_path / "items.csv").write_bytes(stream.getvalue())
            expected, _ = judging.score(judging.read(path), judging.read(tmp_path / "items.csv"))
            with path.open(encoding="utf-8-sig", newline="") as lines:
                result = score(read_gold(lines, path.name), [comparable(one) for one in version.items])
            counted = {"row": result.rows, **result.fields}
            assert {
                name: Counter(hit=counts.hit, miss=counts.miss, false=counts.false) for name, counts in counted.items()
            } == {name: Counter(expected[name]) for name in counted}
