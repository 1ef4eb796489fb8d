"""The words are underthesea's own, whatever the text."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import pytest
import underthesea
from hypothesis import example, given, settings
from hypothesis import strategies as st

from congtac.models import segmentation
from congtac.models.ner.resources import sentences
from congtac.models.segmentation import word_tokenize

WORDS = (
    *("Uỷ", "ban", "nhân", "dân", "XÃ", "họp", "thuỷ", "lợi", ",", "qui", "định", "nghành", "7h30", "–", "02/3/2026"),
    *("BOS", "EOS", "Ðồng", "chí", "H'Mông", "ß", "ǅ", "²", "(", ").", "$$$$", "0"),
)
schedules = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=12).map(" ".join)


@settings(deadline=None, max_examples=300)
@given(schedules | st.text(max_size=40))
@example("")
@example("xã")
@example("BOS xã EOS")
@example("Uỷ $$$$ $$0")
@example("a\x00b\u200b")
@example(unicodedata.normalize("NFD", "Ủy ban nhân dân xã họp"))
def test_any_text_has_underthesea_s_words(text: str) -> None:
    ours, theirs = word_tokenize(text), underthesea.word_tokenize(text)
    assert ours == theirs or weight(ours) == pytest.approx(weight(theirs), abs=1e-9)


def weight(words: list[str]) -> float:
    """What a row of words weighs: of several as heavy as each other the library takes any, by rounding."""
    syllables = [syllable for word in words for syllable in word.split(" ")]
    goes_on = [number > 0 for word in words for number, _ in enumerate(word.split(" "))]
    scores, transitions = segmentation._scores(syllables), segmentation._model().transitions
    behind = sum(transitions[one][other] for one, other in pairwise(goes_on))
    return behind + sum(score for score, inside in zip(scores, goes_on, strict=True) if inside)


def test_sentences_of_schedules_have_underthesea_s_words() -> None:
    texts = [sentence.text for sentence in sentences("written")[::4]]
    assert [word_tokenize(text) for text in texts] == [underthesea.word_tokenize(text) for text in texts]


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        word_tokenize("họp \ud800 giao ban")


@pytest.fixture
def another_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(content: bytes) -> None:
        raise ValueError(f"{len(content)} bytes of another format")

    monkeypatch.setattr(segmentation, "read_weights", refuse)
    for cached in (segmentation._model, segmentation._is_known_model):
        cached.cache_clear()
    yield
    for cached in (segmentation._model, segmentation._is_known_model):
        cached.cache_clear()


@pytest.mark.usefixtures("another_model")
def test_a_model_of_another_release_is_left_to_underthesea() -> None:
    text = "trụ sở Ủy ban nhân dân xã"
    assert word_tokenize(text) == underthesea.word_tokenize(text)
    assert not segmentation._is_known_model()
