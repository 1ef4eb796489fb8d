"""How likely a row is right, from what supports it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.normalize.confidence import Evidence, calibrated, confidence, evidence
from congtac.normalize.records import Item

SHARES = st.floats(0, 1)
SOUND = Evidence(support=0.95, document_support=0.95, unread=0.0, plain=1.0)


def item(support: float) -> Item:
    return Item("d1-0001", "d1", 1, "event", content="Họp", confidence=support)


@pytest.mark.parametrize(
    "worse",
    [
        {"support": 0.3},
        {"document_support": 0.3},
        {"unread": 1.0},
    ],
)
def test_each_doubt_lowers_it(worse: dict[str, float]) -> None:
    assert confidence(replace(SOUND, **worse)) < confidence(SOUND)


def test_a_layout_speaks_for_a_row() -> None:
    assert confidence(replace(SOUND, plain=0.0)) > confidence(SOUND)


@given(SHARES, SHARES, SHARES, st.sampled_from([0.0, 1.0]))
def test_it_is_a_probability_and_never_certain(support: float, together: float, unread: float, plain: float) -> None:
    assert 0 < confidence(Evidence(support, together, unread, plain)) < 1


def test_a_row_is_judged_with_its_document() -> None:
    alone, beside = (
        calibrated([item(0.9)], 1.0, plain=True)[0],
        calibrated([item(0.9), item(0.2)], 1.0, plain=True)[0],
    )
    assert beside.confidence < alone.confidence


@pytest.mark.parametrize(("coverage", "unread"), [(1.0, 0.0), (0.95, 0.5), (0.9, 1.0), (0.2, 1.0)])
def test_words_that_nothing_accounts_for_count_up_to_a_tenth(coverage: float, unread: float) -> None:
    assert evidence([item(0.9)], coverage, plain=False)[0].unread == pytest.approx(unread)


def test_no_rows_need_no_confidence() -> None:
    assert calibrated([], 1.0, plain=True) == ()
