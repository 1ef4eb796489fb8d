"""The project's spaCy pipeline: our tokenizer, the rules, the trained recogniser, and what reconciles the two.

    nlp = congtac.models.load()
    [(ent.label_, ent.text) for ent in nlp("7h30: Chủ tịch UBND xã họp tại Hội trường").ents]

The rules' finds stand in `doc.spans["rules"]`; the recogniser sees them as tags of the tokens, and so learns which of
them to trust. `ner/CARD.md` says what each label covers and how well it is found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from importlib.resources import as_file, files
from typing import Any

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from thinc.api import NumpyOps

from congtac.models import recogniser as _registers_the_recogniser  # noqa: F401
from congtac.models import tokenizer as _registers_the_tokenizer  # noqa: F401
from congtac.models.rule_spans import find_spans

RULES = "congtac_rules"
RECONCILER = "congtac_reconciler"
RULE_SPANS = "rules"
Component = Callable[[Doc], Doc]


@cache
def load() -> Language:
    """The pipeline with the weights that ship, loaded once a process; it needs no network.

    Returns:
        A `Language` with the components `congtac_rules`, `ner` and `congtac_reconciler`.
    """
    with as_file(files("congtac.models.ner").joinpath("weights")) as weights:
        nlp = spacy.load(weights)
    # numpy's linear algebra takes two thirds of the time of the one that spaCy brings (benchmarks/tokenizer.py).
    recogniser: Any = nlp.get_pipe("ner")
    for layer in recogniser.model.walk():
        layer.ops = NumpyOps(use_blis=False)
    return nlp


def mark_rules(doc: Doc) -> Doc:
    """Write what the rules find to `doc.spans["rules"]`, and as tags ("B-UNIT", "I-UNIT") for the recogniser.

    A find that ends within a token takes the whole token.
    """
    spans = [
        doc.char_span(found.start, found.end, label=found.label, alignment_mode="expand")
        for found in find_spans(doc.text)
    ]
    doc.spans[RULE_SPANS] = filter_spans([span for span in spans if span is not None])
    tags = numpy.full(len(doc), doc.vocab.strings.add("O"), dtype="uint64")
    for span in doc.spans[RULE_SPANS]:
        tags[span.start : span.end] = doc.vocab.strings.add(f"I-{span.label_}")
        tags[span.start] = doc.vocab.strings.add(f"B-{span.label_}")
    columns: Any = tags.reshape(-1, 1)
    return doc.from_array(["TAG"], columns)


def reconcile(doc: Doc, trusted: Sequence[str]) -> Doc:
    """Set `doc.ents` to the recogniser's finds, mended, and what the rules alone found of trusted labels.

    A find that opens a bracket ends with it ("27/7 (1947 - 2025)").

    Args:
        doc: With entities and `doc.spans["rules"]`.
        trusted: Labels whose grammar is strict enough to stand alone.
    """
    found = [_closed(doc, entity) for entity in doc.ents]
    taken = {token for entity in found for token in range(entity.start, entity.end)}
    added = [
        Span(doc, span.start, span.end, label=span.label)
        for span in doc.spans.get(RULE_SPANS, ())
        if span.label_ in trusted and taken.isdisjoint(range(span.start, span.end))
    ]
    if added or found != list(doc.ents):
        doc.ents = filter_spans([*found, *added])
    return doc


def _closed(doc: Doc, entity: Span) -> Span:
    following = doc[entity.end].text if entity.end < len(doc) else ""
    if following == ")" and entity.text.count("(") == entity.text.count(")") + 1:
        return Span(doc, entity.start, entity.end + 1, label=entity.label)
    return entity


def create_rules(nlp: Language, name: str) -> Component:
    """Make the rules' component for a pipeline's configuration."""
    return mark_rules


def create_reconciler(nlp: Language, name: str, trusted: Sequence[str]) -> Component:
    """Make the reconciling component for a pipeline's configuration."""
    return partial(reconcile, trusted=tuple(trusted))


Language.factory(RULES, assigns=["doc.spans", "token.tag"], func=create_rules)
Language.factory(RECONCILER, default_config={"trusted": []}, assigns=["doc.ents"], func=create_reconciler)
