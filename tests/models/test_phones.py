"""Telephone numbers beside names."""

import pytest

from congtac.models.head_values import cells_role
from congtac.models.phones import without_phones


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Hồ Bá Hùng (0912.100.301)", "Hồ Bá Hùng"),
        ("Hồ Bá Hùng, ĐT: 0912 100 301", "Hồ Bá Hùng"),
        ("Lò Văn An 0912100301, Hà Thị Lan", "Lò Văn An, Hà Thị Lan"),
        ("05, 19", "05, 19"),
    ],
)
def test_phones(text: str, without: str) -> None:
    assert without_phones(text) == without


def test_cells_of_people_with_their_telephones_hold_people() -> None:
    assert cells_role(["Hồ Bá Hùng (0912.100.301)", "Lò Văn An (0912.100.302)"]) == "participants"
