"""How much of a source is accounted for, and the words that are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import document
from congtac.models.reading import Claim
from congtac.normalize.coverage import coverage, residue


def claims(*indices: int) -> list[Claim]:
    return [Claim("entry", frozenset(indices))]


@pytest.mark.parametrize(
    ("texts", "held", "expected"),
    [
        (["một hai ba bốn"], (0, 1, 2, 3), 1.0),
        (["một hai ba bốn"], (0, 1, 2), 0.75),
        (["một hai ba bốn"], (), 0.0),
        (["một ....... – hai"], (0, 3), 1.0),
        (["một", "hai"], (1,), 0.5),
        ([], (), 1.0),
        (["......"], (), 1.0),
    ],
)
def test_coverage(texts: list[str], held: tuple[int, ...], expected: float) -> None:
    assert coverage(document(*texts), claims(*held)) == expected


@pytest.mark.parametrize(
    ("texts", "held", "expected"),
    [
        (["một hai ba bốn"], (0, 1, 2, 3), []),
        (["một hai ba bốn"], (0, 3), ["hai ba"]),
        (["một hai ba bốn"], (1,), ["một", "ba bốn"]),
        (["một hai", "ba bốn"], (), ["một hai", "ba bốn"]),
        (["một .... hai"], (0, 2), []),
        ([], (), []),
    ],
)
def test_residue(texts: list[str], held: tuple[int, ...], expected: list[str]) -> None:
    assert [part.text for part in residue(document(*texts), claims(*held), "d1")] == expected


def test_residue_has_its_place() -> None:
    source = document("một hai ba", paged=True)
    (part,) = residue(source, claims(0), "d1")
    assert (part.doc_id, part.page, len(part.bbox)) == ("d1", 1, 1)
    boxes = [word.bbox for word in source.words[1:] if word.bbox]
    assert part.bbox[0] == boxes[0].union(boxes[1])


@given(st.lists(st.text("aB1.– ", max_size=12), max_size=4), st.sets(st.integers(0, 20)))
def test_held_and_left_words_are_all_words(texts: list[str], held: set[int]) -> None:
    source = document(*texts)
    said = [word for word in source.words if any(map(str.isalnum, word.text))]
    left = [token for part in residue(source, claims(*held), "d1") for token in part.text.split()]
    left = [token for token in left if any(map(str.isalnum, token))]
    assert left == [word.text for word in said if word.index not in held]
    share = coverage(source, claims(*held))
    assert share == pytest.approx(1 - len(left) / len(said) if said else 1)
