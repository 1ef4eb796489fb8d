"""The recogniser finds what spaCy's finds, in every state that a text can be in."""

from collections.abc import Iterable, Sequence

import numpy as np
import pytest
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from congtac.models.ner.resources import sentences
from congtac.models.pipeline import load, mark_rules
from congtac.models.recogniser import Recogniser

TEXTS = [sentence.text for sentence in sentences("written")[::9]] + [
    "",
    " ",
    "họp",
    "\n\n",
    "Họp  giao ban\n lúc 7h30 ",
]


def read(texts: Iterable[str]) -> list[Doc]:
    return [mark_rules(load().make_doc(text)) for text in texts]


def finds(recogniser: EntityRecognizer, docs: Sequence[Doc], batch_size: int) -> list[object]:
    return [doc.to_array(["ENT_IOB", "ENT_TYPE"]).tolist() for doc in recogniser.pipe(docs, batch_size=batch_size)]


def both(seed: int | None = None) -> tuple[EntityRecognizer, EntityRecognizer]:
    """Ours and spaCy's with the network that ships; with a seed, with one that takes actions at random."""
    ours = load.__wrapped__().get_pipe("ner")
    assert isinstance(ours, Recogniser)
    if seed is not None:
        choose, lower = np.random.default_rng(seed), ours.model.get_ref("lower")
        for name in ("W", "b"):
            lower.set_param(name, choose.normal(size=lower.get_param(name).shape).astype("float32"))
    return ours, EntityRecognizer(ours.vocab, ours.model, "ner", ours.moves)


@pytest.mark.parametrize("batch_size", [1, 8, 128, 1000])
@pytest.mark.parametrize("seed", [None, 1, 2])
def test_it_finds_what_spacy_finds(seed: int | None, batch_size: int) -> None:
    ours, theirs = both(seed)
    found = finds(ours, read(TEXTS), batch_size)
    assert found == finds(theirs, read(TEXTS), batch_size)
    assert any(kind for doc in found for _, kind in doc)


def test_entities_and_sentences_that_are_there_are_respected_as_spacy_respects_them() -> None:
    ours, theirs = both(3)

    def prepared() -> list[Doc]:
        docs = read(TEXTS[:6])
        docs[0].ents = [Span(docs[0], 0, 2, label="PLACE")]
        docs[1][2].is_sent_start = True
        return docs

    assert finds(ours, prepared(), 6) == finds(theirs, prepared(), 6) != finds(theirs, read(TEXTS[:6]), 6)


def test_no_texts_and_empty_ones() -> None:
    ours, _ = both()
    assert list(ours.pipe([])) == []
    assert [len(doc) for doc in ours.pipe(read(["", ""]))] == [0, 0]
