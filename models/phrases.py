"""What the pipeline finds in texts, without spaCy's own types: the recogniser's door for the rest of the package."""

from __future__ import annotations

from collections.abc import Sequence

from congtac.models.ner.sentences import Span


def find_phrases(texts: Sequence[str]) -> list[list[Span]]:
    """The phrases of each text, in order, as `ner/CARD.md` labels them."""
    if not texts:
        return []
    # Late: spaCy takes a second, and many calls of the package need none.
    from congtac.models.pipeline import load  # noqa: PLC0415

    return [
        [Span(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents] for doc in load().pipe(texts)
    ]
