"""What the recogniser adds to rows and mentions: the rules alone, with it, with underthesea's recogniser in its stead.

    python benchmarks/ablation.py [FOLDER ...]

Prints F1 of whole rows and of the cells that it may fill, for programmes of prose and for all others (of both splits
among the samples, if no folder is named, each in one form of those that it comes in); and F1 of the people and bodies
who attend, in sentences that nothing was learnt from.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path
from unittest.mock import patch

from congtac.batch import parse_each
from congtac.corpus.evaluate import Score, score, total
from congtac.corpus.gold import comparable
from congtac.evaluation import Sample, find_samples
from congtac.models import reader
from congtac.models.ner.evaluation import by_underthesea
from congtac.models.ner.evaluation import score as score_spans
from congtac.models.ner.resources import sentences
from congtac.models.ner.sentences import Sentence, Span
from congtac.models.people import find_people
from congtac.models.phrases import find_phrases
from congtac.models.units import find_units
from congtac.normalize.attendees import find_attendees

SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "samples"
SPLITS = ("develop", "judge")
FIELDS = ("leaders", "departments", "participants", "location", "content")
FORMS = ("docx", "xlsx", "txt", "html", "pdf")  # the first that there is: the rows of all are the same text
ATTENDING = frozenset(("PERSON", "UNIT"))
Find = Callable[[Sequence[str]], Sequence[Sequence[Span]]]


def nothing(texts: Sequence[str]) -> list[list[Span]]:
    """The rules alone."""
    return [[] for _ in texts]


def underthesea(texts: Sequence[str]) -> list[list[Span]]:
    """What underthesea finds; it does not tell areas and places apart."""
    return [
        [Span(span.start, span.end, "PLACE" if span.label == "AREA" else span.label) for span in spans]
        for spans in by_underthesea(texts)
    ]


FINDERS: Mapping[str, Find] = {
    "rules": nothing,
    "rules and recogniser": find_phrases,
    "rules and underthesea": underthesea,
}


def score_with(sample: Sample, finder: str) -> Score:
    """The score of one programme, its open fields filled by one of the finders."""
    with patch.object(reader, "find_phrases", FINDERS[finder]):
        items = next(parse_each([sample.path])).records.items
    return score(sample.gold, [comparable(item) for item in items])


def one_form(samples: Iterable[Sample]) -> list[Sample]:
    """Each programme once."""
    chosen: dict[tuple[str, str], Sample] = {}
    for sample in sorted(samples, key=lambda one: FORMS.index(one.form) if one.form in FORMS else len(FORMS)):
        chosen.setdefault((sample.split, sample.name), sample)
    return list(chosen.values())


def rows(folders: Sequence[Path]) -> None:
    """Print the table of rows and cells."""
    samples = one_form(find_samples(folders))
    jobs = list(product(samples, FINDERS))
    found: dict[tuple[str, str, str], list[Score]] = {}
    with ProcessPoolExecutor() as pool:
        for (sample, finder), one in zip(jobs, pool.map(score_with, *zip(*jobs, strict=True)), strict=True):
            family = "prose" if "prose" in sample.family else "other"
            found.setdefault((sample.split, family, finder), []).append(one)
    print("| split | families | programmes | by | rows | " + " | ".join(FIELDS) + " |")
    print("|---|---|---:|---|" + "---:|" * (len(FIELDS) + 1))
    for split, family, finder in sorted(found, key=lambda key: key[:2]):
        whole = total(found[split, family, finder])
        cells = " | ".join(f"{100 * whole.fields[field].f1:.1f}" for field in FIELDS)
        count = len(found[split, family, finder])
        print(f"| {split} | {family} | {count} | {finder} | {100 * whole.rows.f1:.1f} | {cells} |")


def attendees(finder: str) -> Callable[[Sequence[str]], Iterator[list[Span]]]:
    """People and bodies in texts, as `mentions` takes them, with what one of the finders makes of names and ends."""

    def find(texts: Sequence[str]) -> Iterator[list[Span]]:
        if finder == "rules":
            for text in texts:
                people = [(text.find(one.name, one.start), one.name) for one in find_people(text) if one.name]
                named = [Span(at, at + len(name), "PERSON") for at, name in people if at >= 0]
                yield named + [Span(unit.start, unit.end, "UNIT") for unit in find_units(text)]
            return
        with patch("congtac.normalize.attendees.find_phrases", FINDERS[finder]):
            for text, found in zip(texts, find_attendees(texts), strict=True):
                people = [
                    (text.find(one.name, one.start), one.name) for one in found if one.kind == "person" and one.name
                ]
                named = [Span(at, at + len(name), "PERSON") for at, name in people if at >= 0]
                yield named + [Span(one.start, one.end, "UNIT") for one in found if one.kind == "unit"]

    return find


def mentions() -> None:
    """Print the table of attendees."""
    gold = [
        Sentence(sentence.text, tuple(span for span in sentence.spans if span.label in ATTENDING))
        for sentence in sentences("held_out")
    ]
    print(f"\n| who is named in {len(gold)} sentences, by | people | bodies |\n|---|---:|---:|")
    for finder in FINDERS:
        scores = score_spans(gold, attendees(finder))
        print(f"| {finder} | {100 * scores['PERSON'].f1:.1f} | {100 * scores['UNIT'].f1:.1f} |")


def main() -> None:
    """Measure and print."""
    rows([Path(name) for name in sys.argv[1:]] or [SAMPLES / split for split in SPLITS])
    mentions()


if __name__ == "__main__":
    main()
