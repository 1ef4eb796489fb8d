"""One spelling to match against, character for character."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtac.models.folding import fold, key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HOÀ BÌNH", "hoà bình"),
        ("hòa", "hoà"),
        ("Hóa", "hoá"),
        ("KHOẺ", "khoẻ"),
        ("khỏe", "khoẻ"),
        ("thủy", "thuỷ"),
        ("THUỶ", "thuỷ"),
        ("tùy", "tuỳ"),
        ("hoàn", "hoàn"),
        ("a – b — c − d", "a - b - c - d"),
        ("30’", "30'"),
        ("30′", "30'"),
        ("“lần 2”", '"lần 2"'),
        ("a\nb\tc\u00a0d", "a b c d"),
        ("Ðảng", "đảng"),
        ("ð/c", "đ/c"),
        ("ĐẢNG ỦY", "đảng uỷ"),
        ("Uỷ ban", "uỷ ban"),
        ("", ""),
        ("12/CT-UBND", "12/ct-ubnd"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_fold_is_idempotent_on_what_it_gives(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aáàảãạeéèẻẽẹoóòỏõọuúùủũụyýỳỷỹỵhptnĐđ –\n", max_size=30))
def test_case_makes_no_difference(text: str) -> None:
    assert fold(text.upper()) == fold(text) == fold(text.lower())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà  Bình ", "HÒA BÌNH"),
        ("Phòng Văn hoá\nXã hội", "phòng văn hóa xã hội"),
        ("Uỷ ban", "Ủy ban"),
        (" A–B", "a-b"),
        ("", "  "),
    ],
)
def test_keys_of_two_spellings_are_equal(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Hoa", "Hòa"), ("Lan", "Lân"), ("tu", "tư"), ("a b", "ab"), ("d", "đ")])
def test_keys_of_two_words_differ(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text())
def test_keys_have_no_blanks_to_spare(text: str) -> None:
    assert key(text) == " ".join(key(text).split())


@given(st.text(alphabet="aăâeêioôơuưy\u0300\u0301\u0309\u0303\u0323hnt ", max_size=20))
def test_composed_text_stays_composed(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert unicodedata.is_normalized("NFC", fold(composed))
