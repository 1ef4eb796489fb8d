"""A text that knows the words it was joined from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import Builder, lines, paragraphs
from congtac.extract.document import BBox
from congtac.extract.passage import Passage, boxes


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Họp giao ban"], "Họp giao ban"),
        (["Họp", "giao ban"], "Họp\ngiao ban"),
        (["Họp\ngiao ban"], "Họp giao ban"),
        (["ngày 05/\n8"], "ngày 05/8"),
        (["HĐND-\nUBND"], "HĐND-UBND"),
        (["Họp -\ngiao ban"], "Họp - giao ban"),
        (["", "Họp"], "Họp"),
        ([], ""),
    ],
)
def test_lines_are_joined(texts: list[str], expected: str) -> None:
    assert Passage.of(paragraphs(*texts)).text == expected


def test_lines_alone_are_one_paragraph() -> None:
    assert Passage.of_lines(lines("Họp\ngiao ban")).text == "Họp giao ban"


TEXTS = st.lists(st.text(alphabet="aBc-/. \n", max_size=20), max_size=4)


@given(TEXTS)
def test_each_word_stands_where_its_span_says(texts: list[str]) -> None:
    whole = Passage.of(paragraphs(*texts))
    assert [whole.text[start:end] for start, end in whole.spans] == [word.text for word in whole.words]
    assert bool(whole) == bool(whole.text)


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_a_slice_is_the_text_between_with_its_words(texts: list[str], start: int, length: int) -> None:
    whole = Passage.of(paragraphs(*texts))
    start, end = min(start, len(whole.text)), min(start + length, len(whole.text))
    part = whole.slice(start, end)
    assert part.text == whole.text[start:end].strip()
    assert part.indices <= whole.indices
    assert len(part.spans) == len(part.words)
    for word, (left, right) in zip(part.words, part.spans, strict=True):
        assert 0 <= left < right <= len(part.text)
        assert part.text[left:right] in word.text
    assert "".join(part.text[left:right] for left, right in part.spans) == "".join(part.text.split())


def test_boxes_hold_the_words_of_each_page() -> None:
    builder = Builder(paged=True)
    builder.paragraph("một hai")
    builder.page = 2
    builder.paragraph("ba")
    found = boxes(builder.words)
    assert list(found) == [1, 2]
    assert found[1] == BBox(0, 0, 19, 10)
    assert found[2] == builder.words[2].bbox
    assert boxes(Builder().paragraph("một").words) == {}
