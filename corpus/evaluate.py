"""What a reader got right: extracted rows against gold rows, field by field, and a document's own fields.

Rows are paired one to one (`corpus.pairing`). A row is right when kind, dates, session, time, recurrence and content
all agree: when, and what. Fields are counted over the pairs, and over the rows of both sides that have no pair.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from congtac.corpus.gold import FIELDS, Comparable, folded
from congtac.corpus.pairing import pair
from congtac.normalize.records import DocumentRecord

WHEN_AND_WHAT = ("kind", "date_start", "date_end", "session", "time_start", "recurrence", "content")
ROW = "row"
CELLS = "cells"

# What gold rows without `scored=all` may leave empty though the programme states it.
_MAY_BE_UNSTATED = frozenset(("leaders", "departments", "participants", "location", "time_end"))
_LONG = frozenset(("content", "participants", "location"))
_ALIKE = 97  # per cent of a long text: a letter's difference is no fault of the reading
_PART_ALIKE = 90


@dataclass(frozen=True, slots=True)
class Counts:
    """How often something was found, missed (gold has it) and false (the rows have it).

    What both have and disagree on is missed and false at once.
    """

    hit: int = 0
    miss: int = 0
    false: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hit + other.hit, self.miss + other.miss, self.false + other.false)

    @property
    def precision(self) -> float:
        """The share of what was given that is right; 1.0 where nothing was given."""
        given = self.hit + self.false
        return self.hit / given if given else 1.0

    @property
    def recall(self) -> float:
        """The share of gold that was found; 1.0 where gold has nothing."""
        wanted = self.hit + self.miss
        return self.hit / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a row and gold differ: for `field` "row", a row that only one side has.

    `number` is gold's row; empty for a row that gold lacks.
    """

    field: str
    number: str
    gold: str
    found: str


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one comparison, or of several together.

    Attributes:
        rows: Whole rows: when and what.
        fields: The counts of each field.
        document: For each field of the document whether it is right, as hit or miss.
        differences: What differs, row by row; of the document with the number `document`.
    """

    rows: Counts = Counts()
    fields: Mapping[str, Counts] = field(default_factory=dict)
    document: Mapping[str, Counts] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()

    @property
    def cells(self) -> Counts:
        """All fields of rows together."""
        return sum(self.fields.values(), Counts())


def score(gold: Sequence[Comparable], rows: Sequence[Comparable]) -> Score:
    """Compare the rows of one document."""
    tally = _Tally()
    pairs = pair(gold, rows)
    for i, j in pairs:
        tally.compare(gold[i], rows[j])
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, row in enumerate(gold):
        if i not in found:
            tally.add(ROW, Counts(miss=1))
            tally.differences.append(Difference(ROW, row.number, row.shown["content"], ""))
            tally.add_filled(row, Counts(miss=1))
    for j in judged(gold, rows, used):
        if j not in used:
            tally.add(ROW, Counts(false=1))
            tally.differences.append(Difference(ROW, "", "", rows[j].shown["content"]))
            tally.add_filled(rows[j], Counts(false=1))
    return Score(tally.counts[ROW], {name: tally.counts[name] for name in FIELDS}, {}, tuple(tally.differences))


def judged(gold: Sequence[Comparable], rows: Sequence[Comparable], paired: Container[int]) -> list[int]:
    """The numbers of the rows that are right or wrong.

    Where gold lists no task, extra tasks are neither: it was made for dated rows alone.

    Args:
        gold: What should be found.
        rows: What was.
        paired: The numbers of the rows that have a pair in gold.
    """
    has_tasks = any(row.values["kind"] == "task" for row in gold)
    return [j for j, row in enumerate(rows) if j in paired or has_tasks or row.values["kind"] != "task"]


def score_document(stated: Mapping[str, object], document: DocumentRecord) -> Score:
    """Compare the fields of a document that gold states; an empty one states that the programme has none.

    Raises:
        KeyError: Gold states a field that documents do not have.
    """
    counts: dict[str, Counts] = {}
    differences: list[Difference] = []
    for name, value in stated.items():
        if name not in DocumentRecord.__dataclass_fields__:
            raise KeyError(name)
        wanted, found = (_plain(one) for one in (value, getattr(document, name)))
        same = folded(wanted) == folded(found)
        counts[name] = Counts(hit=1) if same else Counts(miss=1)
        if not same:
            differences.append(Difference(name, "document", wanted, found))
    return Score(document=counts, differences=tuple(differences))


def total(scores: Iterable[Score]) -> Score:
    """Several scores as one, without their differences."""
    rows = Counts()
    fields: dict[str, Counts] = {}
    document: dict[str, Counts] = {}
    for one in scores:
        rows += one.rows
        for together, counts in ((fields, one.fields), (document, one.document)):
            for name, count in counts.items():
                together[name] = together.get(name, Counts()) + count
    return Score(rows, fields, document)


class _Tally:
    """Counts while they are made."""

    def __init__(self) -> None:
        self.counts: dict[str, Counts] = dict.fromkeys((ROW, *FIELDS), Counts())
        self.differences: list[Difference] = []

    def add(self, name: str, counts: Counts) -> None:
        self.counts[name] += counts

    def add_filled(self, row: Comparable, counts: Counts) -> None:
        for name in FIELDS:
            if row.values[name]:
                self.add(name, counts)

    def compare(self, gold: Comparable, row: Comparable) -> None:
        """Count a pair, field by field and as a whole."""
        right = {name: _agree(name, gold, row) for name in FIELDS}
        whole = all(right[name] for name in WHEN_AND_WHAT)
        self.add(ROW, Counts(hit=1) if whole else Counts(miss=1, false=1))
        for name in FIELDS:
            stated, given = bool(gold.values[name]), bool(row.values[name])
            unjudged = not stated and not gold.all_fields and name in _MAY_BE_UNSTATED
            if unjudged or not (stated or given):
                continue
            if right[name]:
                self.add(name, Counts(hit=1))
            else:
                self.add(name, Counts(miss=int(stated), false=int(given)))
                self.differences.append(Difference(name, gold.number, gold.shown[name], row.shown[name]))


def _agree(name: str, gold: Comparable, row: Comparable) -> bool:
    if gold.values[name] == row.values[name]:
        return True
    if name not in _LONG:
        return False
    wanted, found = gold.text(name), row.text(name)
    if fuzz.ratio(wanted, found) >= _ALIKE:
        return True
    # A deadline's content with or without its due clause.
    return name == "content" and gold.values["kind"] == "deadline" and fuzz.partial_ratio(found, wanted) >= _PART_ALIKE


def _plain(value: object) -> str:
    return "" if value is None else str(value)
