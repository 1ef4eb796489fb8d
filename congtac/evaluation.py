"""Programmes with gold beside them: found, read in several processes, and scored."""

from __future__ import annotations

import json
import os
import signal
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from congtac.batch import parse_each
from congtac.corpus.evaluate import Score, score, score_document
from congtac.corpus.gold import Comparable, GoldError, comparable, read_gold
from congtac.normalize.records import DocumentRecord
from congtac.sources import SUFFIXES

GOLD_SUFFIX = ".gold.csv"
SPLITS = ("develop", "judge")
FAMILIES = "families.toml"
_FORMS = ("pdf", "docx", "xlsx", "txt", "html")
# Fewer files are read sooner than processes have started.
_WORTH_PROCESSES = 6


@dataclass(frozen=True, slots=True)
class Sample:
    """One form of a programme, and what it must give.

    Attributes:
        path: The file to read.
        name: The programme's.
        form: The suffix of its file: `pdf`, `docx`, `xlsx`, `txt`, `html`.
        split: `develop` or `judge`, by the folder it lies in; else empty.
        family: The family of its layout, where its TOML file or a `families.toml` above it says so; else empty.
        gold: The rows.
        document: Fields of the document that gold states.
    """

    path: Path
    name: str
    form: str
    split: str = ""
    family: str = ""
    gold: tuple[Comparable, ...] = ()
    document: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileScore:
    """How well one file was read. `coverage` is None, and `problem` says why, of a file that could not be read."""

    sample: Sample
    score: Score
    coverage: float | None = None
    problem: str = ""


def find_samples(named: Iterable[Path]) -> list[Sample]:
    """The programmes that lie beside the gold files named, or beside those in the folders named, in each form.

    Raises:
        GoldError: A gold file is broken, or no programme lies beside it.
        OSError: A file cannot be opened.
    """
    golds: dict[Path, None] = {}
    for path in named:
        golds |= dict.fromkeys(sorted(path.rglob(f"*{GOLD_SUFFIX}")) if path.is_dir() else [path])
    return [sample for gold in golds for sample in _forms_of(gold)]


def score_each(samples: Sequence[Sample], processes: int | None = None) -> Iterator[FileScore]:
    """The score of each sample in order, by as many processes as there are processors, or as many as are given."""
    workers = min(processes or os.cpu_count() or 1, len(samples) // 2)
    if len(samples) < _WORTH_PROCESSES or workers < 2:
        yield from map(score_file, samples)
        return
    # Spawned on every system alike: a fork would copy the thread of the progress bar in the midst of its work.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _start_worker)
    try:
        yield from pool.map(score_file, samples)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def score_file(sample: Sample) -> FileScore:
    """Read one file and compare it with its gold; of a file that cannot be read all is missed."""
    outcome = next(parse_each([sample.path]))
    document = outcome.records.document
    rows = score(sample.gold, [comparable(item) for item in outcome.records.items])
    own = score_document(sample.document, document)
    together = replace(rows, document=own.document, differences=(*rows.differences, *own.differences))
    return FileScore(sample, together, document.coverage, outcome.problem)


def _start_worker() -> None:
    """End at Ctrl-C at once and without a traceback, and keep the libraries' warnings off the terminal."""
    from congtac.messages import silence_libraries  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    silence_libraries()


def _forms_of(gold: Path) -> list[Sample]:
    name = gold.name.removesuffix(".csv").removesuffix(".gold")
    forms = sorted((suffix.removeprefix(".") for suffix in SUFFIXES), key=_form_order)
    beside = [(form, gold.with_name(f"{name}.{form}")) for form in forms]
    found = [(form, path) for form, path in beside if path.is_file()]
    if not found:
        wanted = ", ".join(f"{name}.{form}" for form in _FORMS)
        raise GoldError(f"{gold}: none of {wanted} lies beside it")
    try:
        with gold.open(encoding="utf-8-sig", newline="") as lines:
            rows = tuple(read_gold(lines, str(gold)))
    except UnicodeDecodeError:
        raise GoldError(f"{gold}: is not in UTF-8 (Excel: save as CSV UTF-8)") from None
    document = _stated_document(gold.with_name(f"{name}.document.json"))
    split = next((part for part in reversed(gold.resolve().parts) if part in SPLITS), "")
    family = _family(gold.with_name(f"{name}.toml"), name)
    return [Sample(path, name, form, split, family, rows, document) for form, path in found]


def _form_order(form: str) -> tuple[int, str]:
    return _FORMS.index(form) if form in _FORMS else len(_FORMS), form


def _stated_document(path: Path) -> Mapping[str, object]:
    if not path.is_file():
        return {}
    try:
        stated = json.loads(path.read_text("utf-8-sig"))
    except ValueError as error:
        raise GoldError(f"{path}: {error}") from None
    if not isinstance(stated, dict):
        raise GoldError(f"{path}: must be one object of fields and values")
    unknown = sorted(stated.keys() - DocumentRecord.__dataclass_fields__.keys())
    if unknown:
        raise GoldError(f"{path}: documents have no field {', '.join(unknown)}")
    return stated


def _family(own: Path, name: str) -> str:
    stated = _toml(own).get("family")
    if stated is None:
        above = (folder / FAMILIES for folder in own.resolve().parents)
        listed = next((path for path in above if path.is_file()), None)
        stated = _toml(listed).get(name) if listed else None
    return str(stated or "")


@cache
def _toml(path: Path) -> Mapping[str, object]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise GoldError(f"{path}: {error}") from None
