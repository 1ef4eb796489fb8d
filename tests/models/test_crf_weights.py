"""Weights read from a model file are those that the library which reads it itself goes by."""

import math
from importlib.resources import files
from itertools import islice

import pytest
from underthesea_core import CRFTagger

from congtac.models.crf_weights import CrfWeights, read_weights

MODEL = next(
    path.joinpath("models.bin")
    for path in files("underthesea.pipeline.word_tokenize").joinpath("models").iterdir()
    if path.name.startswith("ws_crf_")
)


@pytest.fixture(scope="module")
def weights() -> CrfWeights:
    return read_weights(MODEL.read_bytes())


@pytest.fixture(scope="module")
def tagger() -> CRFTagger:
    tagger = CRFTagger()
    tagger.load(str(MODEL))
    return tagger


def test_an_attribute_weighs_what_the_tagger_gives_it(weights: CrfWeights, tagger: CRFTagger) -> None:
    """Of an item alone, the odds of its labels are the difference of their weights."""
    assert list(weights.labels) == tagger.labels()
    for attribute, (one, other) in islice(weights.states.items(), 0, None, 97):
        (marginals,) = tagger.marginals([[attribute]])
        odds = math.log(marginals[1] / marginals[0])
        assert odds == pytest.approx(other - one, abs=1e-9), attribute


def test_a_label_behind_another_weighs_what_the_tagger_gives_it(weights: CrfWeights, tagger: CRFTagger) -> None:
    """Of two items without attributes, the odds of the first are those of the rows of labels that begin with it."""
    marginals = tagger.marginals([[], []])
    total = sum(math.exp(weight) for behind in weights.transitions for weight in behind)
    for number in range(len(weights.labels)):
        assert marginals[0][number] == pytest.approx(sum(map(math.exp, weights.transitions[number])) / total)
        last = sum(math.exp(behind[number]) for behind in weights.transitions) / total
        assert marginals[1][number] == pytest.approx(last)


@pytest.mark.parametrize("kept", [0, 3, 40, 60, 2_000_000, 5_000_000])
def test_a_damaged_file_is_refused(kept: int) -> None:
    with pytest.raises(ValueError, match="model file"):
        read_weights(MODEL.read_bytes()[:kept])


def test_a_file_of_the_right_length_with_other_content_is_refused() -> None:
    content = MODEL.read_bytes()
    with pytest.raises(ValueError, match="damaged model file"):
        read_weights(content[:1000] + b"\xff" * (len(content) - 1000))
