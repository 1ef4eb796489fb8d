"""Rows are paired one to one, and so that all pairs together are as alike as can be."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from congtac.corpus.gold import comparable
from congtac.corpus.pairing import assign, pair
from congtac.normalize.records import Item


def rows(*contents: str, kind="event"):
    return [comparable(Item("i", "d", n, kind, content=text)) for n, text in enumerate(contents, 1)]


@given(arrays(float, array_shapes(min_dims=2, max_dims=2, max_side=5), elements=st.integers(0, 20).map(float)))
def test_no_other_assignment_gains_more(gain):
    found = assign(gain)
    n, m = gain.shape
    assert len(found) == min(n, m) == len({i for i, _ in found}) == len({j for _, j in found})
    table = gain if n <= m else gain.T
    best = max(
        sum(table[i, j] for i, j in enumerate(columns))
        for columns in permutations(range(table.shape[1]), table.shape[0])
    )
    assert sum(gain[i, j] for i, j in found) == pytest.approx(best)


def test_assign_prefers_the_whole():
    assert sorted(assign(np.array([[3.0, 2.0], [2.9, 0.0]]))) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("gold", "found", "pairs"),
    [
        (("Họp giao ban", "Tiếp công dân"), ("Tiếp công dân", "Họp giao ban"), [(0, 1), (1, 0)]),
        (("Họp giao ban", "Họp giao ban"), ("Họp giao ban",), [(0, 0)]),
        (("Họp giao ban",), ("Kiểm tra rừng",), []),
        ((), ("Họp",), []),
        (("Họp",), (), []),
    ],
)
def test_pairs(gold, found, pairs):
    assert pair(rows(*gold), rows(*found)) == pairs


def test_of_equal_contents_the_day_decides():
    gold = rows("Tiếp công dân", "Tiếp công dân")
    found = [
        comparable(Item("i", "d", n, "event", session=session, content="Tiếp công dân"))
        for n, session in enumerate(("afternoon", None), 1)
    ]
    gold[1] = comparable(Item("i", "d", 2, "event", session="afternoon", content="Tiếp công dân"))
    assert pair(gold, found) == [(0, 1), (1, 0)]


def test_a_deadline_with_or_without_its_due_clause():
    whole = "Rà soát hộ nghèo trên địa bàn và gửi báo cáo về Phòng Kinh tế chậm nhất vào cuối ngày 10/02/2026"
    found = rows("Rà soát hộ nghèo")
    assert pair(rows(whole, kind="deadline"), found) == [(0, 0)]
