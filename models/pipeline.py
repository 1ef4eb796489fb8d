"""The project's spaCy pipeline: our tokenizer, and a component that marks what the lexicons and grammars find.

For analysts, and for training: the reading of programmes itself calls the finders directly, which needs no spaCy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Protocol

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from congtac.models.citations import find_citations
from congtac.models.dates import agenda_dates
from congtac.models.people import find_people
from congtac.models.places import closing_place, find_places
from congtac.models.times import find_sessions, find_times
from congtac.models.tokenizer import TOKENIZER
from congtac.models.units import find_units

LEXICON = "congtac_lexicon"


class Found(Protocol):
    """What a finder returns: something that knows where it stands, in characters."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """After the last character."""


Finder = Callable[[str], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int


def _people(text: str) -> list[Found]:
    return [phrase for phrase in find_people(text) if phrase.name is not None]


def _titles(text: str) -> list[Found]:
    return [phrase for phrase in find_people(text) if phrase.name is None]


def _places(text: str) -> list[Found]:
    """The places alone, without what announces them ("tại")."""
    closing = closing_place(text)
    phrases = (*find_places(text), *([closing] if closing else []))
    return [_Place(phrase.name_start, phrase.end) for phrase in phrases]


FINDERS: Mapping[str, Finder] = MappingProxyType(
    {
        "PERSON": _people,
        "TITLE": _titles,
        "UNIT": find_units,
        "PLACE": _places,
        "DATE": agenda_dates,
        "TIME": find_times,
        "SESSION": find_sessions,
        "CITATION": find_citations,
    }
)


@cache
def load() -> Language:
    """The pipeline, made once a process; `nlp.to_disk` and `spacy.load` keep it where this module is imported.

    spaCy's own tokenizer for Vietnamese wants a package that this project does without, so the language is taken
    without it.
    """
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.add_pipe(LEXICON)
    return nlp


def mark(doc: Doc, finders: Mapping[str, Finder]) -> Doc:
    """Set `doc.ents` to what the finders find, under their labels.

    A find that ends within a token takes the whole token. Of finds that overlap, the longest stays; entities that
    earlier components set stay where no find overlaps them.
    """
    spans: list[Span] = []
    for label, find in finders.items():
        for found in find(doc.text):
            span = doc.char_span(found.start, found.end, label=label, alignment_mode="expand")
            if span is not None:
                spans.append(span)
    kept = filter_spans(spans)
    taken = {position for span in kept for position in range(span.start, span.end)}
    earlier = [span for span in doc.ents if taken.isdisjoint(range(span.start, span.end))]
    doc.ents = sorted((*kept, *earlier))
    return doc


@dataclass(frozen=True, slots=True)
class LexiconMatcher:
    """The component: `mark` with the finders of some labels."""

    labels: tuple[str, ...]

    def __call__(self, doc: Doc) -> Doc:
        """Mark one document."""
        return mark(doc, {label: FINDERS[label] for label in self.labels})


def create_lexicon(nlp: Language, name: str, labels: Sequence[str]) -> LexiconMatcher:
    """Make the component for a pipeline's configuration.

    Raises:
        ValueError: A label that no finder has.
    """
    unknown = sorted(set(labels) - set(FINDERS))
    if unknown:
        raise ValueError(f"{name}: no finder for {', '.join(unknown)}; there are {', '.join(FINDERS)}")
    return LexiconMatcher(tuple(labels))


Language.factory(LEXICON, default_config={"labels": list(FINDERS)}, assigns=["doc.ents"], func=create_lexicon)
