"""How well the pipeline finds spans: `python -m congtac.models.ner.evaluation [FILE.txt]`.

Beside the whole pipeline stand the rules alone, the recogniser alone, and underthesea's own recogniser on the labels
that it shares.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from congtac.models.alignment import align
from congtac.models.ner.resources import sentences
from congtac.models.ner.sentences import LABELS, Sentence, Span, read_sentences
from congtac.models.rule_spans import find_spans

Finder = Callable[[Sequence[str]], Iterable[Iterable[Span]]]
# underthesea's labels and ours; its places are both our areas and our venues, which it does not tell apart.
_SHARED: Mapping[str, str] = {"PER": "PERSON", "ORG": "UNIT", "LOC": "AREA"}


@dataclass(frozen=True, slots=True)
class Score:
    """Spans found right, found wrong and missed; a span is right with its ends and its label."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, from 0 to 1."""
        every = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / every if every else 0.0


def score(gold: Sequence[Sentence], find: Finder) -> dict[str, Score]:
    """Compare what is found with what is marked.

    Args:
        gold: Sentences with their spans.
        find: Texts into their spans.

    Returns:
        A score for each label, and under "all" for all spans together.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for sentence, found in zip(gold, find([sentence.text for sentence in gold]), strict=True):
        marked, spans = set(sentence.spans), set(found)
        counts.update(("right", span.label) for span in marked & spans)
        counts.update(("wrong", span.label) for span in spans - marked)
        counts.update(("missed", span.label) for span in marked - spans)
    scores = {label: Score(*(counts[kind, label] for kind in ("right", "wrong", "missed"))) for label in LABELS}
    total = (sum(getattr(one, kind) for one in scores.values()) for kind in ("right", "wrong", "missed"))
    return {"all": Score(*total), **scores}


def by_rules(texts: Sequence[str]) -> Iterator[list[Span]]:
    """What the lexicons and grammars find alone."""
    return map(find_spans, texts)


def by_pipeline(texts: Sequence[str], without: Sequence[str] = ()) -> Iterator[list[Span]]:
    """What the pipeline finds, some of its components left out."""
    from congtac.models.pipeline import load  # noqa: PLC0415

    for doc in load().pipe(texts, disable=list(without)):
        yield [Span(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]


def by_underthesea(texts: Sequence[str]) -> Iterator[list[Span]]:
    """What underthesea's recogniser finds of people, bodies and areas."""
    from underthesea import ner  # noqa: PLC0415

    for text in texts:
        words = ner(text)
        ends = align(text, [word for word, *_ in words])
        spans: list[Span] = []
        for (start, end), (*_, tag) in zip(ends, words, strict=True):
            position, _, kind = tag.partition("-")
            if kind not in _SHARED:
                continue
            if position == "I" and spans and spans[-1].label == _SHARED[kind]:
                spans[-1] = Span(spans[-1].start, end, spans[-1].label)
            else:
                spans.append(Span(start, end, _SHARED[kind]))
        yield spans


def main(arguments: Sequence[str]) -> None:
    """Print the table of the model card."""
    lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines() if arguments else None
    gold = tuple(read_sentences(lines)) if lines is not None else sentences("held_out")
    columns = {
        "rules": score(gold, by_rules),
        "recogniser": score(gold, lambda texts: by_pipeline(texts, ("congtac_reconciler",))),
        "both": score(gold, by_pipeline),
        "underthesea": score(gold, by_underthesea),
    }
    print(f"| F1 over {len(gold)} sentences | spans | " + " | ".join(columns) + " |")
    print("|---|" + "---:|" * (len(columns) + 1))
    for label in ("all", *LABELS):
        spans = columns["rules"][label].right + columns["rules"][label].missed
        shared = (label in _SHARED.values(),)
        cells = (
            f"{scores[label].f1:.3f}" if name != "underthesea" or shared[0] else "" for name, scores in columns.items()
        )
        print(f"| {label} | {spans} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main(sys.argv[1:])
