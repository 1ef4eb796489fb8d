"""An explanation for the eye: the same lines on a terminal, in colours by role, and as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from congtac.corpus.tables import COLUMNS
from congtac.explain import UNCLAIMED, EntryAccount, Explanation, Place, ProseAccount, TableAccount
from congtac.models.columns import LEAST_SUPPORT, Column
from congtac.models.head_values import NAMED
from congtac.models.labels import head_roles
from congtac.models.margins import CLOSE
from congtac.role_colours import COLOURS

if TYPE_CHECKING:
    from rich.console import Console

_DECIDED = ("title", "doc_type", "issuer", "province", "number", "issued_on", "period_start", "period_end", "edition")
_SIGNED = ("signer", "signer_title")
_OTHERS = 2
_LABEL_WIDTH = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line: how deep it stands, a label, the role that gives the label its colour, and what is said."""

    depth: int
    label: str
    text: str = ""
    role: str = ""


def print_lines(console: Console, lines: Iterable[Line]) -> None:
    """Print with colours, long texts hanging below their own beginning."""
    from rich.padding import Padding  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415 - costs 0.1 s

    for line in lines:
        colour = COLOURS.get(line.role)
        style = f"bold rgb({','.join(map(str, colour))})" if colour else "" if line.depth else "bold underline"
        row = Table.grid(padding=(0, 1))
        if line.depth:
            row.add_column(min_width=_LABEL_WIDTH, no_wrap=True)
            row.add_column(overflow="fold")
            row.add_row(Text(line.label, style), Text(line.text))
        else:
            row.add_row(Text(line.label, style), Text(line.text, "dim"))
        console.print(Padding(row, (0 if line.depth else 1, 0, 0, 2 * line.depth)))


def plain_lines(lines: Iterable[Line]) -> Iterator[str]:
    """The lines as text; each stays one line, so that grep finds it whole."""
    for line in lines:
        label = line.label.ljust(_LABEL_WIDTH) if line.depth and line.text else line.label
        yield f"{'  ' * line.depth}{label} {line.text}".rstrip()


def lines(explanation: Explanation) -> Iterator[Line]:
    """All that is said of a file, in the order in which it stands in the file."""
    document = explanation.records.document
    pages = f"{document.pages} pages, " if document.pages else ""
    counts = f"{len(explanation.reading.entries)} entries, {len(explanation.records.items)} rows"
    yield Line(0, "FILE", document.source)
    yield Line(1, "read as", f"{document.media_type}, {pages}{len(explanation.source.words)} words")
    coverage = "-" if document.coverage is None else f"{document.coverage:.1%}"
    yield Line(1, "gave", f"{counts}, coverage {coverage}")
    if explanation.source.flags:
        yield Line(1, "flags", ", ".join(explanation.source.flags))
    yield Line(0, "HEAD", "" if explanation.head else "none was found")
    yield from _parts(explanation.head)
    yield from _decided(explanation, _DECIDED)
    yield from _body(explanation.blocks)
    yield Line(0, "FOOT", "" if explanation.foot else "none was found")
    yield from _parts(explanation.foot)
    yield from _decided(explanation, _SIGNED)
    residue = explanation.records.residue
    yield Line(0, "RESIDUE", "words that nothing accounts for" if residue else "none: every word is accounted for")
    for run in residue:
        yield Line(1, f"page {run.page}" if run.page else "text", run.text, UNCLAIMED)


def _body(blocks: Sequence[TableAccount | ProseAccount]) -> Iterator[Line]:
    tables = 0
    in_prose = False
    for block in blocks:
        if isinstance(block, TableAccount):
            tables += 1
            in_prose = False
            yield from _table(tables, block)
        elif block.taken_for not in ("head", "foot", "furniture"):
            if not in_prose:
                in_prose = True
                yield Line(0, "PROSE", "§ is a paragraph of the source, behind it the characters of a field")
            yield from _prose(block)


def _parts(places: Iterable[Place]) -> Iterator[Line]:
    return (Line(1, place.name, f"{_where(place)}  {place.text}") for place in places)


def _decided(explanation: Explanation, names: Sequence[str]) -> Iterator[Line]:
    known = [column.name for column in COLUMNS["documents"] if column.name in names]
    values = ((name, getattr(explanation.records.document, name)) for name in known)
    return (Line(1, f"= {name}", str(value)) for name, value in values if value not in (None, ""))


def _table(number: int, table: TableAccount) -> Iterator[Line]:
    pages = f"page {', '.join(map(str, table.pages))}; " if table.pages else ""
    heads = f"{table.head_rows} of them head" if table.head_rows else "no head"
    size = f"{table.rows} rows ({heads}), {len(table.columns)} columns"
    taken = f"read by {table.reader}: {table.entries} entries" if table.reader else "no reader takes it for an agenda"
    yield Line(0, f"TABLE {number}", f"{pages}{size}; {taken}")
    for column, samples in zip(table.columns, table.samples, strict=True):
        role = column.role or "nothing"
        yield Line(1, f"{column.number + 1} {role}", f"head: {_head(column)}", column.role or UNCLAIMED)
        for level, said in _levels(column):
            yield Line(2, "head level", f"{level}: {said}")
        yield Line(2, "why", _why(column))
        if column.rival and (column.values or column.margin < 1):
            close = ", a close call" if column.margin < CLOSE else ""
            rival = f"{column.rival} {column.rival_support:.2f} against {column.support:.2f}"
            yield Line(2, "rival", f"{rival}; margin {column.margin:.2f}{close}")
        if samples:
            yield Line(2, "cells", " | ".join(map(_short, samples)))


def _head(column: Column) -> str:
    return " › ".join(" ".join(level.split()) for level in column.head.split("\n")) or "-"


def _levels(column: Column) -> Iterator[tuple[str, str]]:
    """What each level of a head of several was taken for; of a head of one level only where it gives a value."""
    if len(column.levels) < 2 and not column.values:
        return
    for level in column.levels:
        text = " ".join(level.split())
        given = [name for name, value in column.values.items() if text in " ".join(value.split())]
        named = sorted(head_roles(level).items(), key=lambda role: (-role[1], role[0]))
        if given:
            yield text, f"a value: the {given[0]} of every cell below it"
        elif named and named[0][1] >= NAMED:
            yield text, f"names the field {named[0][0]} ({named[0][1]:.2f} of its letters)"
        else:
            yield text, "neither a field nor a value"


def _why(column: Column) -> str:
    """What speaks for the role, and what else was thought of."""
    ranked = sorted(column.evidence.items(), key=lambda support: (-support[1], support[0]))
    others = _supports([one for one in ranked if one[0] != column.role and one[1] > 0][:_OTHERS])
    if column.values:
        given = ", ".join(f"{name} = {' '.join(text.split())}" for name, text in column.values.items())
        return f"its head says of every cell below it: {given}; these cells are {column.role} ({column.support:.2f})"
    if column.role is not None:
        chosen = f"{column.role} {column.evidence.get(column.role, 0.0):.2f}"
        return f"head and cells support {chosen}" + (f"; less: {others}" if others else "")
    if ranked and ranked[0][1] >= LEAST_SUPPORT:
        return f"{others}: but another column has more support for that"
    return f"too little support ({others or 'none'}); {LEAST_SUPPORT} is needed"


def _supports(ranked: Iterable[tuple[str, float]]) -> str:
    return ", ".join(f"{role} {support:.2f}" for role, support in ranked)


def _prose(block: ProseAccount) -> Iterator[Line]:
    yield Line(1, block.taken_for, f"{_where(block.place, span=False)}  {block.place.text}", block.taken_for)
    for entry in block.entries:
        yield from _entry(entry)


def _entry(entry: EntryAccount) -> Iterator[Line]:
    kind = f", {entry.kind}" if entry.kind else ""
    yield Line(2, f"entry {entry.number}", f"read by {entry.reader}{kind}")
    for place in entry.fields:
        yield Line(3, place.name, f"{_where(place)}  {place.text}", place.name)


def _where(place: Place, *, span: bool = True) -> str:
    page = f"page {place.page} " if place.page else ""
    first, last = place.paragraph
    if not span:
        return f"{page}§{first}"
    if first == last:
        return f"{page}§{first}:{place.start}-{place.end}"
    return f"{page}§{first}:{place.start}-§{last}:{place.end}"


def _short(text: str, longest: int = 40) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
