"""Training the recogniser: `make train`, or `congtac train --gold DIR` with a user's corrected rows besides.

spaCy's own training loop runs `config.cfg`; what is ours are the sentences.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from spacy import util
from spacy.language import Language
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_loop
from spacy.util import registry
from thinc.api import NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import ThreadpoolController

from congtac.models import pipeline as _registers_the_components  # noqa: F401
from congtac.models.ner.generator import generate, vary
from congtac.models.ner.gold_rows import sentences_of_gold
from congtac.models.ner.resources import sentences
from congtac.models.ner.sentences import Sentence

READER = "congtac.ner_sentences.v1"
Reader = Callable[[Language], Iterator[Example]]


def train(output: Path, gold: Path | None = None, overrides: Mapping[str, object] = MappingProxyType({})) -> None:
    """Train from the configuration's seed and write the component's files.

    Args:
        output: A folder, made where it is not there; what `spacy.load` reads.
        gold: A folder with a user's NAME.gold.csv, whose rows are learnt besides.
        overrides: Of the configuration: {"training.max_epochs": 1}.

    Raises:
        ValueError: `gold` holds no rows to learn from.
    """
    if gold is not None:
        sentences_of_gold(gold)  # fails now, and not behind spaCy's own messages
    source = files("congtac.models.ner").joinpath("config.cfg").read_text(encoding="utf-8")
    config = util.load_config_from_str(source, overrides={"paths.gold": str(gold) if gold else None, **overrides})
    with warnings.catch_warnings(), TemporaryDirectory() as scratch, _linear_algebra():
        # A name that underthesea joins with its neighbour's first syllable teaches nothing, and is passed over.
        warnings.filterwarnings("ignore", message=r"\[W030\]")
        nlp = init_nlp(util.load_model_from_config(config, auto_fill=True).config)
        run_loop(nlp, Path(scratch))
        # The loop keeps the averaged weights, which are the better ones, on disk alone.
        best = util.load_model(Path(scratch) / "model-last")
    best.to_disk(output)


@contextmanager
def _linear_algebra() -> Iterator[None]:
    """Numpy's, faster than the one that spaCy brings, and on one thread, so that sums are alike on any machine's."""
    before = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        with ThreadpoolController().limit(limits=1, user_api="blas"):
            yield
    finally:
        set_current_ops(before)


def create_reader(
    *, generated: int, seed: int, written: Sequence[str], repeat: int, varied: int, gold: str | None
) -> Reader:
    """Make the corpus that the configuration names.

    Args:
        generated: How many composed sentences.
        seed: Of the generator.
        written: Files of hand-written sentences below `data/`.
        repeat: How often each hand-written sentence is learnt as it is, against the many composed ones.
        varied: How many variations of each are learnt, with other names, units and dates in it.
        gold: A folder of gold rows, or None.
    """

    def read(nlp: Language) -> Iterator[Example]:
        by_hand = [sentence for name in written for sentence in sentences(name)]
        by_hand += sentences_of_gold(Path(gold)) if gold else []
        choose = random.Random(seed)
        variations = [vary(sentence, choose) for sentence in by_hand for _ in range(varied)]
        every = [*generate(generated, seed), *by_hand * repeat, *variations]
        choose.shuffle(every)
        return (example(nlp, sentence) for sentence in every)

    return read


def example(nlp: Language, sentence: Sentence) -> Example:
    """A sentence as spaCy learns from it."""
    spans = [(span.start, span.end, span.label) for span in sentence.spans]
    return Example.from_dict(nlp.make_doc(sentence.text), {"entities": spans})


registry.readers.register(READER, func=create_reader)
