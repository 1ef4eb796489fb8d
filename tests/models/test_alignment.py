import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.models.alignment import align, split

NFD = unicodedata.normalize("NFD", "công tác thủy lợi")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("họp giao ban", ["họp", "giao ban"], ["họp", "giao ban"]),
        ("thuỷ lợi", ["thủy lợi"], ["thuỷ lợi"]),
        ("các nghành, địa phương", ["các", "ngành", ",", "địa phương"], ["các", "nghành", ",", "địa phương"]),
        ("qui định", ["quy định"], ["qui định"]),
        ("Ðồng chí", ["Đồng chí"], ["Ðồng chí"]),
        (NFD, ["công tác", "thủy lợi"], [NFD[:10], NFD[11:]]),
        ("  hai\n\tba ", ["hai", "ba"], ["hai", "ba"]),
        ("công  tác", ["công tác"], ["công", "tác"]),
        ("công\ntác", ["công tác"], ["công", "tác"]),
        ("công\u00a0tác", ["công tác"], ["công\u00a0tác"]),
        ("họp, làm việc", ["họp"], ["họp", ",", "làm", "việc"]),
        ("họp, làm việc", ["dự", "làm việc"], ["họp", ",", "làm", "việc"]),
        ("họp giao ban", [], ["họp", "giao", "ban"]),
        ("họp", ["họp", "giao ban"], ["họp"]),
        ("a\u0301\u0333b", ["á", "\u0333", "b"], ["a\u0301\u0333", "b"]),
        ("a\u0333\u0301 b", ["á", "\u0333", "b"], ["a\u0333\u0301", "b"]),
        ("", [], []),
    ],
)
def test_words_are_found_in_the_text_as_written(text: str, words: list[str], expected: list[str]) -> None:
    assert [text[start:end] for start, end in align(text, words)] == expected


@given(st.text(max_size=40), st.lists(st.text(max_size=8), max_size=8))
def test_whatever_the_segmenter_says_each_character_is_in_one_span(text: str, words: list[str]) -> None:
    spans = align(text, words)
    covered = [position for start, end in spans for position in range(start, end)]
    assert covered == sorted(set(covered))
    assert {position for position, character in enumerate(text) if not character.isspace()} <= set(covered)


def test_split_keeps_marks_with_their_letter() -> None:
    text = unicodedata.normalize("NFD", "Đ/c Hậu: 7h30")
    parts = [unicodedata.normalize("NFC", text[start:end]) for start, end in split(text)]
    assert parts == ["Đ", "/", "c", "Hậu", ":", "7h30"]
