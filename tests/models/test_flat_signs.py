"""Signs of rows and cells in the lines of a lost table."""

import pytest

from builders import lines
from congtac.models.flat_cells import Atom, to_atoms
from congtac.models.flat_signs import ordinals, parts, repeated


def atoms(text: str) -> list[Atom]:
    made = lines(text)
    flags = [False] * len(made)
    return to_atoms(made, flags, flags, loose=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1\nHọp\n2\nĐi cơ sở\n3\nTiếp dân", {0, 2, 4}),
        ("1\nHọp\n2\nĐi cơ sở\n1\nTiếp dân", {0, 2, 4}),
        ("1\nHọp\n2\nĐi cơ sở thôn\n7\nTiếp dân\n3\nHọp", {0, 2, 6}),
        ("1\nHọp\n5\nĐi cơ sở", set()),
    ],
)
def test_running_numbers(text: str, found: set[int]) -> None:
    assert ordinals(atoms(text)) == found


def test_headings_of_parts() -> None:
    assert parts(atoms("Họp\nII. Công tác khác\nIV\nLĨNH VỰC NỘI CHÍNH\nI hope")) == {1, 2}


def test_a_run_that_stands_twice_is_found_as_long_as_it_is() -> None:
    assert repeated(atoms("Họp\nPhòng Đào\ntạo\nĐi\nPhòng Đào\ntạo")) == {(1, 3), (4, 6)}
