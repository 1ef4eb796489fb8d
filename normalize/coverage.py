"""How much of a source is accounted for, and the words that are not."""

from __future__ import annotations

from collections.abc import Iterable

from congtac.extract.document import SourceDocument, Word
from congtac.extract.passage import boxes
from congtac.models.reading import Claim
from congtac.normalize.records import Residue


def _counts(word: Word) -> bool:
    """Whether a word says anything: rules, dots and bullets by themselves do not."""
    return any(char.isalnum() for char in word.text)


def coverage(source: SourceDocument, claims: Iterable[Claim]) -> float:
    """The share of the source's words that claims account for; 1.0 for a source without words."""
    held = frozenset().union(*(claim.words for claim in claims))
    words = [word for word in source.words if _counts(word)]
    return sum(word.index in held for word in words) / len(words) if words else 1.0


def residue(source: SourceDocument, claims: Iterable[Claim], doc_id: str) -> tuple[Residue, ...]:
    """Each run of words that nothing accounts for, with its place; a run ends where a paragraph or a page does."""
    held = frozenset().union(*(claim.words for claim in claims))
    runs: list[list[Word]] = []
    for word in source.words:
        if word.index in held:
            continue
        last = runs[-1][-1] if runs else None
        if last and last.index == word.index - 1 and last.paragraph == word.paragraph and last.page == word.page:
            runs[-1].append(word)
        else:
            runs.append([word])
    return tuple(
        Residue(doc_id, run[0].page, tuple(boxes(run).values()), " ".join(word.text for word in run))
        for run in runs
        if any(_counts(word) for word in run)
    )
