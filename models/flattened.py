"""Flattened text back into tables: the rows and columns of a table of which only its cells' lines are left.

A crawler's text of a table gives the wrapped lines of each cell, one below another, row by row, and no borders. Where
a text holds the heads of a table and lines below them, the likeliest division of these lines into cells is sought.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from congtac.extract.document import Block, Cell, Line, Paragraph, SourceDocument, Table
from congtac.extract.wrap import is_closed, proportional_width, starts_with_mark
from congtac.models.flat_cells import Atom, has_weekday, says_day, says_due, to_atoms
from congtac.models.flat_heads import FlatHead, HeadColumn, find_heads
from congtac.models.flat_held import with_held
from congtac.models.flat_levels import levelled
from congtac.models.flat_looks import Looks
from congtac.models.flat_rooms import Piece
from congtac.models.flat_tracks import is_loose
from congtac.models.flat_walk import Division, divide
from congtac.models.folding import fold, key
from congtac.models.foot import opens_foot
from congtac.models.head_values import names_field
from congtac.models.holidays import is_holiday
from congtac.models.labels import find_labels, head_roles
from congtac.models.list_marks import skip_marks
from congtac.models.margins import of_lead, of_place
from congtac.models.when import cell_time, cell_when, parse_when

_NOTE = re.compile(r"\s*[*(]*\s*(?:ghi chú|lưu ý)\s*:")
_WIDE = 1.7  # how much wider than nearly all lines of a table a line of prose is
_RHYTHM = 0.6  # the share of lines that have the same white space before them, where it means anything
_FOOT_LINES = 12
_BELOW = 5.0
_UNFILLED = 3.0
_LEAST_HOURS = 3


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A document's blocks, flattened tables rebuilt.

    `margins` has, for the words of rebuilt cells, how far the cell's column leads over another, from 0 to 1.
    """

    blocks: tuple[Block, ...]
    margins: Mapping[int, float] = field(default_factory=dict)


def unflatten(source: SourceDocument) -> Rebuilt:
    """The document's blocks, flattened tables rebuilt; a document that has tables is left as it is."""
    if any(isinstance(block, Table) for block in source.blocks):
        return Rebuilt(source.blocks)
    owners = [(number, line) for number, block in enumerate(source.blocks) for line in _lines_of(block)]
    lines = [line for _, line in owners]
    heads = find_heads(lines)
    if not heads:
        return Rebuilt(source.blocks)
    end = _table_end(lines, heads)
    heads = tuple(head for head in heads if head.start < end)
    table, margins = _rebuild(lines, heads, end)
    above, below = _blocks(source.blocks, owners, 0, heads[0].start), _blocks(source.blocks, owners, end, len(lines))
    return Rebuilt((*above, table, *below), margins)


def _lines_of(block: Block) -> tuple[Line, ...]:
    return block.lines if isinstance(block, Paragraph) else ()


def _blocks(blocks: Sequence[Block], owners: Sequence[tuple[int, Line]], start: int, end: int) -> tuple[Paragraph, ...]:
    """Lines `start:end` in the paragraphs they came in, one that the table cuts without the lines it took."""
    kept: dict[int, list[Line]] = {}
    for number, line in owners[start:end]:
        kept.setdefault(number, []).append(line)
    return tuple(
        Paragraph(tuple(lines), block.align, block.role)
        for number, lines in kept.items()
        if isinstance(block := blocks[number], Paragraph)
    )


def _table_end(lines: Sequence[Line], heads: Sequence[FlatHead]) -> int:
    """Where the table's lines end: at the document's foot, or where lines are set to the page's width again."""
    start = heads[0].end
    says_what = any(column.role == "content" and not column.value for column in heads[0].columns)
    foot = (
        n
        for n in range(start, len(lines))
        if _NOTE.match(fold(lines[n].text)) or _opens_foot(lines, n) or (not says_what and _says_fields(lines, n))
    )
    lines = lines[: next(foot, len(lines))]
    widths = sorted(proportional_width(line.text) for line in lines[start:])
    usual = widths[int(len(widths) * 0.9)] if widths else 0.0
    end = len(lines)
    return next((n for n in range(start, end) if _closes(lines, n, usual)), end)


def _opens_foot(lines: Sequence[Line], number: int) -> bool:
    """Whether the document's foot begins here: no row begins soon behind it."""
    behind = lines[number + 1 : number + 1 + _FOOT_LINES]
    return opens_foot(lines[number].text) and not any(
        line.text.strip(".)").isdigit() or (cell_when(line.text) and has_weekday(line.text)) for line in behind
    )


def _says_fields(lines: Sequence[Line], number: int) -> bool:
    """Whether lines of fields begin here, perhaps below a heading, as they stand below rosters ("- Địa điểm: …")."""
    text = lines[number].text
    opening = skip_marks(text)
    if opening and _is_field(text, opening):
        return True
    return bool(opening) and number + 1 < len(lines) and names_field(text[opening:]) and _says_fields(lines, number + 1)


def _is_field(text: str, opening: int) -> bool:
    labels = find_labels(text)
    return bool(labels) and labels[0].start <= opening and labels[0].role in ("location", "date", "time", "note")


def _closes(lines: Sequence[Line], number: int, usual: float) -> bool:
    """Whether lines from here on are set to the page's width, but for the last of a paragraph."""
    if proportional_width(lines[number].text) <= _WIDE * usual:
        return False
    rest = lines[number:]
    wide = [proportional_width(line.text) > _WIDE * usual for line in rest]
    return all(
        is_wide or (is_closed(line) and before)
        for line, is_wide, before in zip(rest, wide, [False, *wide], strict=False)
    )


def _rebuild(lines: Sequence[Line], heads: Sequence[FlatHead], end: int) -> tuple[Table, Mapping[int, float]]:
    body, looks = _body(lines, heads, end), Looks()
    readings = [lost_cells(body, columns) for columns in levelled(with_held(heads[0].columns, body.lines))]
    divided = [(divide(atoms, columns, looks), atoms, columns) for atoms, columns in readings]
    divided = [
        (replace(found, score=found.score - _below(kinds) - _unfilled(found.pieces, kinds)), atoms, kinds)
        for found, atoms, kinds in divided
    ]
    division, atoms, columns = max(divided, key=lambda reading: reading[0].score)
    cells, n_rows = _cells(atoms, division.pieces, columns)
    furniture = tuple(Paragraph(tuple(lines[head.start : head.end]), role="repeated_head") for head in heads[1:])
    return Table(n_rows, len(columns), cells, furniture), _margins(divided, division, atoms)


def _margins(
    divided: Sequence[tuple[Division, Sequence[Atom], Sequence[HeadColumn]]], best: Division, atoms: Sequence[Atom]
) -> dict[int, float]:
    """The margin of each word: of its cell's column, and of how the head's levels were read."""
    rivals = [best.score - other.score for other, _, _ in divided if other is not best]
    whole = of_lead(min(rivals, default=float("inf")))
    return {
        word.index: min(whole, of_place(gap))
        for piece, gap in zip(best.pieces, best.leads, strict=True)
        for atom in atoms[piece.start : piece.end]
        for word in atom.line.words
    }


def _below(columns: Sequence[HeadColumn]) -> float:
    """How much better heads that name values must explain the lines where they stand below another head.

    Months and days below a head of days need no more than to explain them as well.
    """
    return _BELOW if any(column.value not in ("", "date") and column.above for column in columns) else 0.0


def _unfilled(pieces: Sequence[Piece], columns: Sequence[HeadColumn]) -> float:
    """What speaks against a reading of the heads: columns, other than notes, in which nothing stands."""
    filled = {piece.column + offset for piece in pieces for offset in range(piece.span)}
    return _UNFILLED * sum(n not in filled and column.role != "note" for n, column in enumerate(columns))


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of a lost table's cells, and for each whether a repeated head stood before it.

    `hours`, `days` and `dues` count the lines that only say an hour, a day, or a month and the like.
    """

    lines: tuple[Line, ...]
    new_page: tuple[bool, ...]
    hours: int
    days: int
    dues: int

    @classmethod
    def of(cls, lines: Sequence[Line], new_page: Sequence[bool]) -> Body:
        """Count what the lines say."""
        texts = [line.text for line in lines]
        counts = (sum(map(says, texts)) for says in (cell_time, says_day, says_due))
        return cls(tuple(lines), tuple(new_page), *counts)


def _body(lines: Sequence[Line], heads: Sequence[FlatHead], end: int) -> Body:
    """The lines below a head, up to line `end` and without repeated heads."""
    starts = {head.end for head in heads[1:]}
    inside = [n for head in heads for n in range(head.start, head.end)]
    numbers = [n for n in range(heads[0].end, end) if n not in inside]
    return Body.of([lines[n] for n in numbers], [n in starts for n in numbers])


def lost_cells(body: Body, columns: Sequence[HeadColumn]) -> tuple[list[Atom], tuple[HeadColumn, ...]]:
    """The pieces of a lost table's lines, and its columns, those of days told apart further."""
    columns = tuple(
        replace(column, role=_kind_of_days(number, columns, body)) if column.role in ("date", "time") else column
        for number, column in enumerate(columns)
    )
    columns = with_held(columns, body.lines)
    due = any(column.role == "due" for column in columns)
    return to_atoms(body.lines, _uneven(body.lines), body.new_page, is_loose(columns), due), columns


def _kind_of_days(number: int, columns: Sequence[HeadColumn], body: Body) -> str:
    """Whether a column says by when things are due, in which week, or days and hours in any mixture."""
    role, roles = columns[number].role, [column.role for column in columns]
    said = set(head_roles(columns[number].text))
    if "location" in said:
        return "when_place"
    if key(columns[number].text).split()[0] == "tuần" and sum("tuần" in fold(line.text) for line in body.lines) > 1:
        return "week"
    if key(columns[number].text) == "thứ" and roles.count("date") > 1:
        return "weekday"
    if role == "date" and (
        body.dues > max(body.days, body.hours) or ("content" in roles[:number] and body.hours < _LEAST_HOURS)
    ):
        return "due"
    whens = [other for other in roles if other in ("date", "time", "session")]
    mixed = {"date", "time"} <= said and (body.hours > 0 or not any(column.value for column in columns))
    return "when" if mixed and (len(whens) == 1 or (role == "time" and "session" not in whens)) else role


def _uneven(lines: Sequence[Line]) -> list[float]:
    """How far the white space before each line differs from most: a sign of a border, where there is a rhythm at all.

    Other line ends, or a line of blanks, are a strong sign; blanks at the end of the line above a weak one.
    """
    shapes = [line.before.replace(" ", "") if not _blank_line(line.before) else "blank" for line in lines]
    if not shapes:
        return []
    usual, count = Counter(shapes).most_common(1)[0]
    if count < _RHYTHM * len(shapes):
        return [0.0] * len(lines)
    trailing = [len(line.before.split("\n")[0]) for line in lines]
    usual_end = Counter(trailing).most_common(1)[0][0]
    return [
        1.0 if shape != usual else 0.3 if end > usual_end else 0.0 for shape, end in zip(shapes, trailing, strict=True)
    ]


def _blank_line(before: str) -> bool:
    """Whether a line of nothing but blanks stands in the white space."""
    return any(part and not part.strip() for part in before.split("\n")[1:-1])


def _cells(
    atoms: Sequence[Atom], pieces: Sequence[Piece], columns: Sequence[HeadColumn]
) -> tuple[tuple[Cell, ...], int]:
    """The head's row and the found cells; a cut cell's rest goes to the cell it goes on from."""
    held: dict[tuple[int, int], list[Line]] = {}
    row = 0
    pieces = _stretched(atoms, pieces, columns)
    spans: dict[tuple[int, int], int] = {}
    for piece in pieces:
        row += piece.new_row
        lines = _joined(atoms[piece.start : piece.end])
        key = (row, max(piece.column, 0) if piece.column >= 0 or piece.new_row else 1)
        spans[key] = len(columns) - key[1] if piece.column < 0 else piece.span
        held.setdefault(key, []).extend(lines)
    cells = []
    for (at, place), lines in sorted(held.items()):
        span = spans.get((at, place), 1)
        parts = _paragraphs(lines) if columns[place].role == "content" else (Paragraph(tuple(lines)),)
        cells.append(Cell(at, place, 1, span, parts))
    cells = [*_head_cells(columns), *cells]
    taken = {(cell.row, cell.column + offset) for cell in cells for offset in range(cell.column_span)}
    empty = [
        Cell(number, column, 1, 1, ())
        for number in range(1, row + 1)
        for column in range(len(columns))
        if (number, column) not in taken
    ]
    shift = -min(cell.row for cell in cells)
    moved = (replace(cell, row=cell.row + shift) for cell in (*cells, *empty))
    return tuple(sorted(moved, key=lambda cell: (cell.row, cell.column))), row + 1 + shift


def _head_cells(columns: Sequence[HeadColumn]) -> list[Cell]:
    """The head: one row, or two where heads stand above others."""
    cells: list[Cell] = []
    levels = 1 + any(column.above for column in columns)
    for number, column in enumerate(columns):
        group = column.above
        if group and (not number or columns[number - 1].above != group):
            span = sum(other.above == group for other in columns)
            cells.append(Cell(1 - levels, number, 1, span, (Paragraph((Line(group),)),)))
        top = 0 if group else 1 - levels
        cells.append(Cell(top, number, 1 - top, 1, (Paragraph((Line(column.words),)),)))
    return cells


def _stretched(atoms: Sequence[Atom], pieces: Sequence[Piece], columns: Sequence[HeadColumn]) -> list[Piece]:
    """The cells, a common one or a holiday that has its row to itself stretched over all sessions or leaders."""
    named = [number for number, column in enumerate(columns) if column.named]
    starts = [number for number, piece in enumerate(pieces) if piece.new_row] + [len(pieces)]
    stretched = list(pieces)
    for start, end in pairwise(starts):
        inside = [number for number in range(start, end) if pieces[number].column in named]
        if len(inside) != 1:
            continue
        piece = pieces[inside[0]]
        text = " ".join(atom.line.text for atom in atoms[piece.start : piece.end])
        if piece.span > 1 or is_holiday(text):
            stretched[inside[0]] = replace(piece, column=named[0], span=len(named))
    return stretched


def _joined(atoms: Sequence[Atom]) -> list[Line]:
    lines: list[Line] = []
    for atom in atoms:
        if atom.starts_line or not lines:
            lines.append(atom.line)
        else:
            lines[-1] = Line((*lines[-1].words, *atom.line.words), lines[-1].before)
    return lines


def _paragraphs(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Lines of contents as paragraphs: a list mark begins one, and what follows a line that only says when."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not starts_with_mark(line) and not parse_when(groups[-1][-1].text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(Paragraph(tuple(group)) for group in groups)
