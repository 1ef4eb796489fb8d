"""Figures of an evaluation: by split, form and family, as JSON, and what changed since figures kept from before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from congtac.corpus.evaluate import CELLS, ROW, Counts, Score, total
from congtac.evaluation import FileScore
from congtac.version import VERSION

# Half a point: what a figure may fall by before it counts as worse.
TOLERANCE = 0.005
_DIGITS = 4


class FiguresError(ValueError):
    """A file that holds no figures of this program."""


@dataclass(frozen=True, slots=True)
class Group:
    """Files scored together: those of a split and a form, or of one family among them where `family` is given."""

    split: str
    form: str
    family: str | None
    score: Score
    coverages: tuple[float, ...]
    files: int


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before and now."""

    of: str
    figure: str
    before: float
    now: float

    @property
    def worse(self) -> bool:
        """Whether it fell by more than the tolerance."""
        return self.before - self.now > TOLERANCE


def groups(files: Sequence[FileScore]) -> list[Group]:
    """One group for each split and form, then one for each family in them; in the order of the files."""
    members: dict[tuple[str, str, str | None], list[FileScore]] = {}
    for one in files:
        members.setdefault((one.sample.split, one.sample.form, None), []).append(one)
    for one in files:
        if one.sample.family:
            members.setdefault((one.sample.split, one.sample.form, one.sample.family), []).append(one)
    return [
        Group(*which, total(one.score for one in its), tuple(one.coverage or 0.0 for one in its), len(its))
        for which, its in members.items()
    ]


def to_json(files: Sequence[FileScore]) -> str:
    """All figures, a group and a file a line.

    `counts` are hit, miss, false; shares are from 0 to 1.
    """
    parts = [f' "version": {json.dumps(VERSION)}']
    for name, entries in (("groups", map(_group, groups(files))), ("files", map(_file, files))):
        lines = ",\n".join("  " + json.dumps(entry, ensure_ascii=False) for entry in entries)
        parts.append(f' "{name}": [\n{lines}\n ]')
    return "{\n" + ",\n".join(parts) + "\n}\n"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file's figures from before."""

    rows: Counts
    cells: Counts
    coverage: float


def from_json(text: str) -> dict[str, Kept]:
    """The files' figures in what `to_json` wrote, by programme and form.

    Raises:
        FiguresError: The text is something else.
    """
    try:
        return {
            f"{one['name']}.{one['form']}": Kept(
                Counts(*one[ROW]["counts"]), Counts(*one[CELLS]["counts"]), float(one["coverage"] or 0)
            )
            for one in json.loads(text)["files"]
        }
    except (ValueError, KeyError, TypeError) as error:
        raise FiguresError(f"these are no figures that `congtac evaluate --json` wrote ({error!r})") from None


def changes(before: Mapping[str, Kept], files: Sequence[FileScore]) -> tuple[list[Change], list[Change]]:
    """What changed since `before`: by split and form, and by file.

    Only files that both have are compared, so that a new programme, be it easy or hard, changes nothing.
    """
    by_file: list[Change] = []
    members: dict[str, list[tuple[Kept, FileScore]]] = {}
    for one in files:
        key = f"{one.sample.name}.{one.sample.form}"
        if key in before:
            members.setdefault(label(one.sample.split, one.sample.form), []).append((before[key], one))
            by_file += _moved(key, before[key], one.score)
            by_file += _change(key, "coverage", before[key].coverage, one.coverage or 0.0)
    by_group: list[Change] = []
    for which, pairs in members.items():
        kept = Kept(
            sum((old.rows for old, _ in pairs), Counts()), sum((old.cells for old, _ in pairs), Counts()), coverage=0.0
        )
        by_group += _moved(which, kept, total(one.score for _, one in pairs))
    return by_group, by_file


def label(split: str, form: str) -> str:
    """A group's name for people."""
    return f"{split} {form}".strip()


def _moved(of: str, before: Kept, now: Score) -> list[Change]:
    return [
        *_change(of, ROW, before.rows.f1, now.rows.f1),
        *_change(of, CELLS, before.cells.f1, now.cells.f1),
    ]


def _change(of: str, figure: str, before: float, now: float) -> list[Change]:
    return [Change(of, figure, before, now)] if round(before, _DIGITS) != round(now, _DIGITS) else []


def _group(group: Group) -> dict[str, Any]:
    entry = {
        "split": group.split,
        "form": group.form,
        "family": group.family,
        "files": group.files,
        ROW: _counts(group.score.rows),
        CELLS: _counts(group.score.cells),
        "fields": {name: _counts(counts) for name, counts in group.score.fields.items()},
        "coverage": {"least": min(group.coverages), "mean": _rounded(fmean(group.coverages))},
    }
    # A family's few documents say little about a title or an issuer.
    document = {name: _accuracy(counts) for name, counts in group.score.document.items()}
    return entry if group.family is not None else entry | {"document": document}


def _file(one: FileScore) -> dict[str, Any]:
    sample = one.sample
    entry = {"name": sample.name, "form": sample.form, "split": sample.split, "family": sample.family}
    figures = {ROW: _counts(one.score.rows), CELLS: _counts(one.score.cells), "coverage": one.coverage}
    return entry | figures | ({"problem": one.problem} if one.problem else {})


def _counts(counts: Counts) -> dict[str, Any]:
    shares = {name: _rounded(getattr(counts, name)) for name in ("precision", "recall", "f1")}
    return shares | {"counts": [counts.hit, counts.miss, counts.false]}


def _accuracy(counts: Counts) -> dict[str, Any]:
    return {"accuracy": _rounded(counts.recall), "right": counts.hit, "of": counts.hit + counts.miss}


def _rounded(value: float) -> float:
    return round(value, _DIGITS)
