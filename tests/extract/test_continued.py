"""Parts of a table on two pages: whether the first row of the lower one goes on with the row that the page end cut."""

import pytest

from congtac.extract.continued import DraftCell, DraftTable, Part, join_tables
from congtac.extract.document import BBox, Word
from congtac.extract.segments import Room, segment_of

EDGES, LETTER, PITCH = (0.0, 18.0, 118.0), 5.0, 12.0


def part(page, *cells):
    """A table of one row, a narrow cell and a wide one, with lines from the top and letters five points wide."""
    found = []
    height = PITCH * max(len(lines) for lines in cells)
    for column, lines in enumerate(cells):
        segments = []
        for number, text in enumerate(lines):
            x, words = EDGES[column], []
            for word in text.split():
                end = x + LETTER * len(word)
                words.append(Word(-1, word, page, BBox(x, PITCH * number, end, PITCH * number + 10), -1, 0, 10.0))
                x = end + LETTER
            segments.append(segment_of(words, PITCH * number + 10))
        box = BBox(EDGES[column], 0, EDGES[column + 1], height)
        found.append(DraftCell(0, column, 1, 1, (Part(Room(box.x0, box.x1), box, tuple(segments)),)))
    return DraftTable(EDGES, 1, tuple(found), PITCH)


@pytest.mark.parametrize(
    ("above", "below", "n_rows"),
    [
        ([["11"], ["Giao lưu bóng chuyền"]], [[], ["chào mừng ngày 20/10"]], 1),
        ([["11"], ["Giao lưu bóng chuyền"]], [["12"], ["Tổng duyệt hội thi"]], 2),
        ([["11."], ["Giao lưu bóng chuyền"]], [["12."], ["Tổng duyệt hội thi"]], 2),
        ([["T2"], ["Kiểm tra tiến độ thi"]], [["1/9"], ["công đường liên xã"]], 1),
    ],
)
def test_rows_at_a_page_end(above, below, n_rows):
    joined = join_tables(part(1, *above), part(2, *below))
    assert joined is not None and joined.n_rows == n_rows
