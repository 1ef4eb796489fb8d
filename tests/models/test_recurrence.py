"""Repetitions as found; their rules are tested with `normalize.recurrence`."""

from __future__ import annotations

import pytest

from congtac.models.recurrence import find_recurrence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tiếp công dân vào thứ Tư hằng tuần tại trụ sở", "thứ Tư hằng tuần"),
        ("Tiếp công dân các ngày thứ Ba và thứ Năm hằng tuần", "các ngày thứ Ba và thứ Năm hằng tuần"),
        ("họp ngày 05 và 20 hằng tháng", "ngày 05 và 20 hằng tháng"),
        ("báo cáo hằng quý", "hằng quý"),
        ("trực mỗi thứ Ba", "mỗi thứ Ba"),
    ],
)
def test_the_span_covers_the_days(text: str, expected: str) -> None:
    (phrase,) = find_recurrence(text)
    assert text[phrase.start : phrase.end] == expected


@pytest.mark.parametrize(
    "text",
    [
        "mặt hàng tháng 5",
        "ngân hàng năm 2025",
        "trong tháng 3",
        "hằng số",
        "Thứ Hai",
        "trong tuần",
        "ngày 05/01/2026",
        "",
    ],
)
def test_repeats_nothing(text: str) -> None:
    assert find_recurrence(text) == ()
