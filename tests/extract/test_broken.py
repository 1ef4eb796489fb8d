"""Words that a narrow cell broke: made whole where they make a date, an hour or a syllable, and nowhere else."""

import pytest

from congtac.extract.broken import mend_broken
from congtac.extract.document import BBox, Word
from congtac.extract.segments import Room, segment_of

LETTER, PITCH, LEFT = 5.0, 12.0, 100.0


def lines(*texts, page=1):
    """Lines of a cell, each letter five points wide."""
    found = []
    for number, text in enumerate(texts):
        x, words = LEFT, []
        for part in text.split():
            end = x + LETTER * len(part)
            words.append(Word(-1, part, page, BBox(x, PITCH * number, end, PITCH * number + 10), -1, 0, 10.0))
            x = end + LETTER
        found.append(segment_of(words, PITCH * number + 10))
    return found


def mended(room, *texts):
    return [segment.line.text for segment in mend_broken(lines(*texts), Room(LEFT, LEFT + LETTER * room))]


@pytest.mark.parametrize(
    ("room", "broken", "whole"),
    [
        (9, ["12/01/202", "6"], ["12/01/2026"]),
        (9, ["Thứ sáu", "01/9/2023"], ["Thứ sáu", "01/9/2023"]),
        (8, ["Thứ sáu", "01/9/202", "3", "Nghỉ"], ["Thứ sáu", "01/9/2023", "Nghỉ"]),
        (4, ["13h3", "0"], ["13h30"]),
        (4, ["15:3", "0, họp"], ["15:30,", "họp"]),
        (7, ["7h30-11", "h30"], ["7h30-11h30"]),
        (7, ["(7h30-9", "h00)"], ["(7h30-9h00)"]),
        (8, ["28/12-03", "/01/2026"], ["28/12-03/01/2026"]),
        (4, ["Chiề", "u"], ["Chiều"]),
        (5, ["Chiều", "họp"], ["Chiều", "họp"]),
        (3, ["SÁN", "G"], ["SÁNG"]),
        (3, ["Sán", "g:"], ["Sáng:"]),
    ],
)
def test_words_made_whole(room, broken, whole):
    assert mended(room, *broken) == whole


@pytest.mark.parametrize(
    ("room", "texts"),
    [
        (20, ["12/01/202", "6"]),  # there was room for the digit
        (9, ["ngày 12/0", "1/2026"]),  # words that stand beside another one are not broken
        (5, ["18/4,", "19/4"]),
        (4, ["8h00", "9h00"]),
        (4, ["18/4", "19/4"]),
        (3, ["khu", "ba"]),
        (2, ["hộ", "i"]),  # both are syllables
        (1, ["2", "3"]),
        (4, ["UBND", "xã"]),
        (2, ["CT", "UBND"]),
    ],
)
def test_words_that_end_with_their_line(room, texts):
    assert mended(room, *texts) == texts


def test_nothing_goes_on_behind_a_page_end():
    above, below = lines("12/01/202", page=1)[0], lines("6", page=2)[0]
    assert mend_broken([above, below], Room(LEFT, LEFT + 9 * LETTER)) == [above, below]


def test_a_whole_word_stands_in_a_box_that_holds_all_of_it():
    (line,) = mend_broken(lines("13h3", "0"), Room(LEFT, LEFT + 4 * LETTER))
    assert line.line.words[0].bbox == BBox(LEFT, 0, LEFT + 4 * LETTER, PITCH + 10)
