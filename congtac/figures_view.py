"""Figures of an evaluation for the eye: a table for each split, its families, what changed, what differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from congtac.corpus.evaluate import CELLS, ROW, Counts, Difference
from congtac.corpus.gold import FIELDS
from congtac.evaluation import FileScore
from congtac.figures import Change, Group

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

# Below these a figure is worth a look, or a fright.
_GOOD, _POOR = 0.95, 0.8
_COVERED = 0.95
_LISTED = 5
_FORMS_ABREAST = 3


def print_figures(console: Console, groups: Sequence[Group]) -> None:
    """For each split: rows, cells and fields by form; the document's fields; families."""
    for split in dict.fromkeys(group.split for group in groups):
        own = [group for group in groups if group.split == split]
        whole = {group.form: group for group in own if group.family is None}
        for forms in _side_by_side(list(whole)):
            console.print(_fields(split, {form: whole[form] for form in forms}))
        if any(group.score.document for group in whole.values()):
            console.print(_document(split, whole))
        families = list(dict.fromkeys(group.family for group in own if group.family is not None))
        if families:
            for forms in _side_by_side(list(whole)):
                console.print(_families(split, forms, families, own))


def _side_by_side(forms: Sequence[str]) -> list[Sequence[str]]:
    """As many forms as a terminal has room for, in parts of like size."""
    parts = -(-len(forms) // _FORMS_ABREAST)
    size = -(-len(forms) // parts)
    return [forms[at : at + size] for at in range(0, len(forms), size)]


def coverage_lines(files: Iterable[FileScore]) -> list[str]:
    """The files of which least is accounted for, if that is little; a file that could not be read is told elsewhere."""
    low = sorted(
        (one.coverage, one.sample.path.name) for one in files if one.coverage is not None and one.coverage < _COVERED
    )
    shown = [f"{name} {coverage:.1%}" for coverage, name in low[:_LISTED]]
    more = [f"and {len(low) - _LISTED} more"] if len(low) > _LISTED else []
    return [f"Coverage below {_COVERED:.0%}: {', '.join(shown + more)}"] if low else []


def change_lines(changes: Iterable[Change]) -> list[str]:
    """A line for each change, in points."""
    return [
        f"{change.of}: {change.figure} {change.before * 100:.1f} -> {change.now * 100:.1f}"
        f" ({(change.now - change.before) * 100:+.1f})"
        for change in changes
    ]


def detail_lines(files: Iterable[FileScore]) -> list[str]:
    """A line for each difference between a file's rows and gold."""
    return [
        f"{one.sample.path.name} | {_where(difference)} | gold: {difference.gold or '-'} | found: "
        f"{difference.found or '-'}"
        for one in files
        for difference in one.score.differences
    ]


def _where(difference: Difference) -> str:
    if difference.field == ROW:
        return f"row {difference.number} is missing" if difference.number else "a row too many"
    prefix = "" if difference.number == "document" else "row "
    return f"{prefix}{difference.number} {difference.field}"


def _fields(split: str, whole: Mapping[str, Group]) -> Table:
    files = max(group.files for group in whole.values())
    table = _table(f"{split or 'All'}: {files} programmes; precision, recall, F1", "", ("P", "R", "F1"), whole)
    scores = [group.score for group in whole.values()]
    _add(table, ROW, [score.rows for score in scores])
    _add(table, CELLS, [score.cells for score in scores])
    table.add_section()
    for name in FIELDS:
        _add(table, name, [score.fields[name] for score in scores])
    table.add_section()
    least = (("", "", _percent(min(group.coverages))) for group in whole.values())
    table.add_row("least coverage", *(cell for cells in least for cell in cells))
    if any(group.files != files for group in whole.values()):
        table.add_row("programmes", *(cell for group in whole.values() for cell in ("", "", str(group.files))))
    return table


def _add(table: Table, name: str, counts: Sequence[Counts]) -> None:
    table.add_row(name, *(_percent(share) for one in counts for share in (one.precision, one.recall, one.f1)))


def _document(split: str, whole: Mapping[str, Group]) -> Table:
    table = _table(f"{split or 'All'}: document fields", "", ("",), whole)
    names = dict.fromkeys(name for group in whole.values() for name in group.score.document)
    for name in names:
        counts = [group.score.document.get(name, Counts()) for group in whole.values()]
        table.add_row(name, *(_percent(one.recall) for one in counts))
    return table


def _families(split: str, forms: Sequence[str], families: Sequence[str], own: Sequence[Group]) -> Table:
    table = _table(f"{split or 'All'}: F1 by family", "", ("rows", "cells"), forms)
    found = {(group.family, group.form): group.score for group in own}
    for family in families:
        cells: list[Text | str] = []
        for form in forms:
            score = found.get((family, form))
            cells += ["", ""] if score is None else [_percent(score.rows.f1), _percent(score.cells.f1)]
        table.add_row(family, *cells)
    return table


def _table(title: str, first: str, names: Sequence[str], forms: Iterable[str]) -> Table:
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(first, no_wrap=True)
    for form in forms:
        for number, name in enumerate(names):
            # The form once, above its first figure.
            head = form if number == 0 else ""
            table.add_column("\n".join((head, name)).rstrip(), justify="right", no_wrap=True)
    return table


def _percent(share: float) -> Text:
    from rich.text import Text  # noqa: PLC0415 - costs 0.1 s

    style = "" if share >= _GOOD else "yellow" if share >= _POOR else "red"
    return Text(f"{share * 100:.1f}", style=style)
