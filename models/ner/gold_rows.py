"""A user's corrected rows as sentences to learn from: each field of a row says what its words are."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from congtac.models.folding import fold
from congtac.models.ner.sentences import Sentence, Span
from congtac.models.rule_spans import find_spans

_LEADER = re.compile(r"(?P<name>[^()]*?)\s*(?:\((?P<title>[^()]*)\))?")


def sentences_of_gold(folder: Path) -> list[Sentence]:
    """The rows below a folder whose words stand in their `source_text`.

    Args:
        folder: Holds NAME.gold.csv files with the columns of `items`; `leaders`, `departments`, `coordinators` and
            `location` are learnt, as far as `source_text` has them as the fields write them. The rest of a source text
            is what the rules make of it.

    Raises:
        ValueError: There is no such file, or none has the column `source_text`.
    """
    found: list[Sentence] = []
    for path in sorted(folder.rglob("*.gold.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found += [sentence for row in csv.DictReader(file) if (sentence := _sentence(row)) is not None]
    if not found:
        raise ValueError(
            f"{folder} has no NAME.gold.csv with a column source_text; "
            "make one with: congtac parse FILE -o - > NAME.gold.csv, and correct its rows"
        )
    return found


def _sentence(row: dict[str, str]) -> Sentence | None:
    text = " ".join((row.get("source_text") or "").split())
    if not text:
        return None
    folded = fold(text)
    spans: list[Span] = []
    for label, words in _fields(row):
        at = folded.find(fold(words))
        if words and at >= 0 and all(at + len(words) <= span.start or span.end <= at for span in spans):
            spans.append(Span(at, at + len(words), label))
    if not spans:
        return None
    spans += [span for span in find_spans(text) if all(span.end <= one.start or one.end <= span.start for one in spans)]
    return Sentence(text, tuple(sorted(spans)))


def _fields(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    for leader in (row.get("leaders") or "").split("; "):
        match = _LEADER.fullmatch(leader)
        if match:
            yield "PERSON", match["name"]
            yield "TITLE", match["title"] or ""
    for column in ("departments", "coordinators"):
        yield from (("UNIT", unit) for unit in (row.get(column) or "").split("; "))
    yield "PLACE", row.get("location") or ""
