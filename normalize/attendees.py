"""Who attends (thành phần): the people, offices and units that a row's words name, by the rules and the recogniser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from congtac.models.ner.sentences import Span
from congtac.models.people import PersonPhrase, find_people
from congtac.models.phrases import find_phrases
from congtac.models.words import segment
from congtac.normalize.units import canonical_unit


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who is named at `start:end`: a unit by its canonical name, an office alone by its title."""

    start: int
    end: int
    kind: Literal["person", "title", "unit"]
    name: str | None
    title: str | None = None


def find_attendees(texts: Sequence[str]) -> list[tuple[Attendee, ...]]:
    """The attendees named in each text, in order.

    The rules know which office is whose, and the recogniser where a name ends and what is a unit. So people and offices
    are the rules', with the recogniser's ends; units, and people whom nothing announces, are the recogniser's.

    Args:
        texts: Participants' cells and clauses.
    """
    return [
        tuple(sorted(_attendees(text, spans), key=lambda one: one.start))
        for text, spans in zip(texts, find_phrases(texts), strict=True)
    ]


def _attendees(text: str, spans: Sequence[Span]) -> Iterator[Attendee]:
    phrases = find_people(text)
    for phrase in phrases:
        name = _name(text, phrase, spans)
        yield Attendee(phrase.start, phrase.end, "person" if name else "title", name, phrase.title)
    for span in spans:
        if any(span.start < phrase.end and phrase.start < span.end for phrase in phrases):
            continue
        written = " ".join(text[span.start : span.end].split())
        if span.label == "PERSON":
            yield Attendee(span.start, span.end, "person", written)
        elif span.label == "UNIT":
            yield Attendee(span.start, span.end, "unit", canonical_unit(written) or written)


def _name(text: str, phrase: PersonPhrase, spans: Sequence[Span]) -> str | None:
    """A name as the rules have it, up to where a word or the recogniser ends it: "Đ/c An Văn phòng" is An."""
    name = phrase.name
    if name is None:
        return None
    for start, end in segment(text):
        if phrase.start < start < phrase.end < end:
            name = " ".join(name.split()[: -len(text[start : phrase.end].split())]) or name
    for span in spans:
        if span.label == "PERSON" and phrase.start <= span.start < phrase.end:
            found = " ".join(text[span.start : span.end].split())
            return found if name.startswith(f"{found} ") else name
    return name
