"""How well a run of words fits a column of a lost table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import lines
from congtac.models.flat_cells import IMPOSSIBLE, WHOLE, fits, to_atoms
from congtac.models.flat_features import FEATURES, features
from congtac.models.flat_rooms import breaks


@pytest.mark.parametrize(
    ("text", "better", "worse"),
    [
        ("Thứ Hai 05/8", "date", "content"),
        ("HAI 29/02", "date", "content"),
        ("Sáng thứ Hai (05/8)", "date", "content"),
        ("Tuần 1 (Từ 02/9 đến 07/9)", "date", "content"),
        ("Xong trước 15/8/2019", "due", "leader"),
        ("Thường xuyên", "due", "leader"),
        ("Ca 1 06h00 - 14h00", "time", "content"),
        ("29 Tết", "lunar", "content"),
        ("II. Công tác xây dựng văn bản", "part", "due"),
        ("THỨ HAI, NGÀY 29/5/2017", "day_row", "content"),
        ("Sáng", "session", "content"),
        ("8h00", "time", "content"),
        ("PCT Lê Thị Hường", "leader", "content"),
        ("PCT Lê Thị Hường", "leader", "location"),
        ("Phòng Kinh tế", "department", "leader"),
        ("Phòng họp số 2", "location", "leader"),
        ("8h00: Họp giao ban tuần của cơ quan", "content", "leader"),
        ("Kiểm tra công tác phòng chống thiên tai", "content", "location"),
        ("Đ/c Hường, Đ/c Khôi, các thành viên Ban Chỉ đạo", "participants", "location"),
    ],
)
def test_a_text_fits_one_column_better(text: str, better: str, worse: str) -> None:
    found = fits(text)
    assert found[better] > found[worse]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Họp giao ban", "date"),
        ("Họp giao ban", "session"),
        ("Họp giao ban", "time"),
        ("Họp giao ban", "index"),
        ("Họp giao ban", WHOLE),
        ("Thứ Hai 05/8", "content"),
    ],
)
def test_what_cannot_be(text: str, role: str) -> None:
    assert fits(text)[role] <= IMPOSSIBLE


@given(st.text("ThứHai058/.:hSángHọp \n", min_size=1, max_size=40).filter(str.strip))
def test_every_text_fits_some_column(text: str) -> None:
    assert max(fits(" ".join(text.split())).values()) > IMPOSSIBLE


@given(st.text("Thứ Hai 05/8 Sáng Đ/c Họp.,-\n", max_size=60))
def test_atoms_are_the_lines_in_order(text: str) -> None:
    made = lines(text)
    flags = [False] * len(made)
    atoms = to_atoms(made, flags, flags)
    assert [word for atom in atoms for word in atom.line.words] == [word for line in made for word in line.words]
    assert sum(atom.starts_line for atom in atoms) == len(made)


def test_a_break_is_due_only_where_the_next_word_is_too_wide() -> None:
    made = lines("Họp giao ban tuần\ncủa cơ quan")
    atoms = to_atoms(made, [False, False], [False, False])
    width = max(atom.width for atom in atoms)
    assert breaks(atoms, width) == breaks(atoms, None) == (0, 0, 0)
    assert breaks(atoms, 3 * width)[1] > 0
    assert breaks(atoms, width / 2)[2] > 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hải", 1.0),
        ("Hải, Hà Thị Lan", 1.0),
        ("Hà Thị Lan", 0.0),
        ("Trưởng, phó các ban", 0.0),
        ("Hội trường lớn", 0.0),
    ],
)
def test_a_cell_that_opens_with_the_rest_of_a_name(text: str, expected: float) -> None:
    assert dict(zip(FEATURES, features(text), strict=True))["rest_of_name"] == expected
