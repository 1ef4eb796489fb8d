"""Flattened text back into tables: the rows and columns of a table of which only its cells' lines are left.

A crawler's text of a table gives the wrapped lines of each cell, one below another, row by row, and no borders. Where
a text holds the heads of a table and lines below them, the likeliest division of these lines into cells is sought: each
cell should be the kind of thing that its column holds, its lines should break where the column's width makes them, and
its borders should lie where the white space is uneven. The search is a Viterbi walk over pieces of lines, repeated with
the widths that the division before it gave.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from congtac.extract.document import Block, Cell, Line, Paragraph, SourceDocument, Table
from congtac.extract.wrap import is_closed, proportional_width, starts_with_mark
from congtac.models.administrative import opens_foot
from congtac.models.flat_cells import IMPOSSIBLE, WHOLE, Atom, breaks, fits, to_atoms
from congtac.models.flat_heads import FlatHead, HeadColumn, find_heads
from congtac.models.folding import fold
from congtac.models.when import parse_when

ROUNDS = 4
_NOTE = re.compile(r"\s*[*(]*\s*(?:ghi chú|lưu ý)\s*:")
_LONGEST = {"date": 5, "session": 3, "time": 3, "index": 1, "content": 24, "participants": 16, WHOLE: 4}
_LONGEST_OTHER = 10
_SKIP = {"date": 0.1, "session": 0.3, "index": 0.1, "content": 4.0, "note": 0.1}
_SKIP_OTHER = 0.9
_WHEN = frozenset(("date", "session", "time"))
_INLINE = 1.6  # a border within a line is rarer than one between lines
_EVEN = 0.4  # a border where the white space gives no sign of one
_NEW_ROW = 0.6
_CELL = 1.0
_WIDE = 1.7  # how much wider than nearly all lines of a table a line of prose is
_CUT = 1.0
_GOES_ON = 1.8  # a cell that goes on from the page before begins in the middle of a sentence
_BLANK_DAY = 1.5
_BLANK_LINE = 0.7
_CALENDAR = frozenset(("date", "session", "index"))
_RHYTHM = 0.6  # the share of lines that have the same white space before them, where it means anything
_BORDER = 0.8  # a border where the white space is uneven
_LEAST_LINES = 4


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell as found: atoms `start:end` in a column, -1 for a row across all; `cut` where it goes on from a page."""

    start: int
    end: int
    column: int
    new_row: bool
    cut: bool


def unflatten(source: SourceDocument) -> tuple[Block, ...]:
    """The document's blocks, flattened tables rebuilt; a document that has tables is left as it is."""
    if any(isinstance(block, Table) for block in source.blocks):
        return source.blocks
    owners = [(number, line) for number, block in enumerate(source.blocks) for line in _lines_of(block)]
    lines = [line for _, line in owners]
    heads = find_heads(lines)
    if not heads:
        return source.blocks
    end = _table_end(lines, heads)
    heads = tuple(head for head in heads if head.start < end)
    table = _rebuild(lines, heads, end)
    return (
        *_blocks(source.blocks, owners, 0, heads[0].start),
        table,
        *_blocks(source.blocks, owners, end, len(lines)),
    )


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
    foot = (n for n in range(start, len(lines)) if opens_foot(lines[n].text) or _NOTE.match(fold(lines[n].text)))
    lines = lines[: next(foot, len(lines))]
    widths = sorted(proportional_width(line.text) for line in lines[start:])
    usual = widths[int(len(widths) * 0.9)] if widths else 0.0
    end = len(lines)
    return next((n for n in range(start, end) if _closes(lines, n, usual)), end)


def _closes(lines: Sequence[Line], number: int, usual: float) -> bool:
    """Whether lines from here on are set to the page's width, but for the last of a paragraph."""
    rest = lines[number:]
    wide = [proportional_width(line.text) > _WIDE * usual for line in rest]
    return wide[0] and all(
        is_wide or (is_closed(line) and before)
        for line, is_wide, before in zip(rest, wide, [False, *wide], strict=False)
    )


def _rebuild(lines: Sequence[Line], heads: Sequence[FlatHead], end: int) -> Table:
    body: list[Line] = []
    new_page: list[bool] = []
    for head, stop in zip(heads, [*(head.start for head in heads[1:]), end], strict=True):
        for number in range(head.end, stop):
            body.append(lines[number])
            new_page.append(number == head.end and head is not heads[0])
    columns = heads[0].columns
    atoms = to_atoms(body, _uneven(body), new_page)
    pieces = _divide(atoms, columns)
    cells, n_rows = _cells(atoms, pieces, columns)
    furniture = tuple(Paragraph(tuple(lines[head.start : head.end]), role="repeated_head") for head in heads[1:])
    return Table(n_rows, len(columns), cells, furniture)


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


def _divide(atoms: Sequence[Atom], columns: Sequence[HeadColumn]) -> list[_Piece]:
    """The likeliest division into cells, found again with the column widths that the last one gave."""
    scores = _Scores(atoms)
    rooms: list[float | None] = [None] * len(columns)
    pieces: list[_Piece] = []
    for _ in range(ROUNDS):
        found = _walk(atoms, columns, scores, rooms)
        if found == pieces:
            break
        pieces = found
        rooms = _rooms(atoms, pieces, columns)
    return pieces


def _rooms(atoms: Sequence[Atom], pieces: Sequence[_Piece], columns: Sequence[HeadColumn]) -> list[float | None]:
    """Each column's width: what agrees with the most lines, none wider, and none with room for the word after it."""
    least: list[list[float]] = [[] for _ in columns]
    most: list[list[float]] = [[] for _ in columns]
    for piece in pieces:
        if piece.column < 0:
            continue
        cell = atoms[piece.start : piece.end]
        widths = _line_widths(cell)
        firsts = [atom.first_width for atom in cell if atom.starts_line][-len(widths) + 1 :] if len(widths) > 1 else []
        least[piece.column] += widths
        most[piece.column] += [width + 0.25 + first for width, first in zip(widths, firsts, strict=False)]
    return [_agreed(low, high) if len(low) >= _LEAST_LINES else None for low, high in zip(least, most, strict=True)]


def _agreed(least: Sequence[float], most: Sequence[float]) -> float:
    return max(sorted(set(least)), key=lambda room: sum(w <= room + 0.2 for w in least) + sum(w > room for w in most))


def _line_widths(atoms: Sequence[Atom]) -> list[float]:
    widths: list[float] = []
    for atom in atoms:
        if atom.starts_line or not widths:
            widths.append(atom.width)
        else:
            widths[-1] += 0.25 + atom.width
    return widths


class _Scores:
    """What each run of atoms is, looked up once."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self._atoms = atoms
        self._texts: dict[str, dict[str, float]] = {}

    def fit(self, start: int, end: int) -> dict[str, float]:
        text = " ".join(atom.line.text for atom in self._atoms[start:end])
        if text not in self._texts:
            self._texts[text] = fits(text)
        return self._texts[text]


# A state of the walk: the column of the last cell (-1 across all columns), whether the row has contents yet, and
# whether it is the rest of a row that a page end cut.
_State = tuple[int, bool, bool]
_Cost = tuple[Atom, float]


def _walk(
    atoms: Sequence[Atom], columns: Sequence[HeadColumn], scores: _Scores, rooms: Sequence[float | None]
) -> list[_Piece]:
    roles = [column.role for column in columns]
    best: list[dict[_State, tuple[float, _Piece | None, _State | None]]] = [{} for _ in range(len(atoms) + 1)]
    best[0] = {(len(roles), True, False): (0.0, None, None)}
    for start in range(len(atoms)):
        if not best[start]:
            continue
        border = (_border(atoms[start]) if start else 0.0) - _CELL
        longest = _reach(atoms, start)
        for end in range(start + 1, longest + 1):
            fit = scores.fit(start, end)
            mixed = any(atom.when for atom in atoms[start:end]) and end - start > 1
            for column in range(-1, len(roles)):
                role = roles[column] if column >= 0 else WHOLE
                if mixed and role not in _WHEN and not (role == "content" and atoms[start].when):
                    continue
                if end - start > _LONGEST.get(role, _LONGEST_OTHER) or fit[role] <= IMPOSSIBLE:
                    continue
                room = rooms[column] if column >= 0 else None
                shape = breaks(atoms[start:end], room)
                for state, (value, _, _) in best[start].items():
                    for piece, step, after in _steps(state, (start, end), column, roles, (atoms[start], fit[role])):
                        total = value + border + shape + step
                        if total > best[end].get(after, (-inf, None, None))[0]:
                            best[end][after] = (total, piece, state)
    return _trace(best)


def _reach(atoms: Sequence[Atom], start: int) -> int:
    """How far a cell that begins here may go: not over a page's head, nor on behind a day or time among others."""
    end = start + 1
    mixed = 0
    while end < len(atoms) and end - start < max(_LONGEST.values()) and not atoms[end].new_page:
        mixed += bool(mixed) or (atoms[end].when and not atoms[start].when)
        if mixed > _LONGEST["date"]:
            break
        end += 1
    return end


def _border(atom: Atom) -> float:
    even = -_EVEN if atom.starts_line else -_INLINE
    uneven = 1.0 if atom.new_page else atom.uneven
    return even + uneven * (_BORDER - even)


def _steps(
    state: _State, span: tuple[int, int], column: int, roles: Sequence[str], cost: _Cost
) -> Iterator[tuple[_Piece, float, _State]]:
    """Ways to place a cell after a state: in the same row, in a new one, or in the rest of a cut one."""
    last, has_content, cut = state
    start, end = span
    atom, fit = cost
    content = column < 0 or roles[column] == "content"
    lower = atom.line.text[:1].islower()
    inside = 0 <= last < len(roles)
    if inside and last < column:
        skipped = _skipped(roles, (last + 1, column), has_content or cut, atom.blanks)
        gain = fit + (_GOES_ON if cut and lower else 0.0)
        yield _Piece(start, end, column, False, cut), gain - skipped, (column, has_content or content, cut)
    # A new row: what the row before it left open is empty.
    closing = _skipped(roles, (last + 1, len(roles)), has_content or cut, atom.blanks) if inside else 0.0
    if inside and not has_content and not cut and roles[last] in _CALENDAR:
        closing = _BLANK_DAY
    opening = _skipped(roles, (0, column), False, 0) if column > 0 else 0.0
    yield _Piece(start, end, column, True, False), fit - closing - opening - _NEW_ROW, (column, content, False)
    if atom.new_page and column >= 0 and start:
        gain = fit + (_GOES_ON if lower else -_GOES_ON)
        yield _Piece(start, end, column, False, True), gain - _CUT, (column, True, True)


def _skipped(roles: Sequence[str], span: tuple[int, int], has_content: bool, blanks: int) -> float:
    """What it costs to leave columns empty: less where lines of blanks stand for them."""
    passed = roles[span[0] : span[1]]
    cost = sum(0.0 if role == "content" and has_content else _SKIP.get(role, _SKIP_OTHER) for role in passed)
    return cost - min(cost, _BLANK_LINE * min(blanks, len(passed)))


def _trace(best: Sequence[dict[_State, tuple[float, _Piece | None, _State | None]]]) -> list[_Piece]:
    if not best[-1]:
        return []
    state: _State | None = max(best[-1], key=lambda key: best[-1][key][0])
    at = len(best) - 1
    pieces: list[_Piece] = []
    while at > 0 and state is not None:
        _, piece, before = best[at][state]
        if piece is None:
            break
        pieces.append(piece)
        at, state = piece.start, before
    return pieces[::-1]


def _cells(
    atoms: Sequence[Atom], pieces: Sequence[_Piece], columns: Sequence[HeadColumn]
) -> tuple[tuple[Cell, ...], int]:
    """The head's row and the found cells; a cut cell's rest goes to the cell it goes on from."""
    held: dict[tuple[int, int], list[Line]] = {}
    for number, column in enumerate(columns):
        held[0, number] = [Line(column.words)]
    row = 0
    whole: set[int] = set()
    for piece in pieces:
        row += piece.new_row
        lines = _joined(atoms[piece.start : piece.end])
        if piece.column < 0:
            whole.add(row)
        held.setdefault((row, max(piece.column, 0)), []).extend(lines)
    cells = []
    for (at, place), lines in sorted(held.items()):
        span = len(columns) if at in whole else 1
        parts = _paragraphs(lines) if columns[place].role == "content" else (Paragraph(tuple(lines)),)
        cells.append(Cell(at, place, 1, span, parts))
    taken = {(cell.row, cell.column + offset) for cell in cells for offset in range(cell.column_span)}
    empty = [
        Cell(number, column, 1, 1, ())
        for number in range(row + 1)
        for column in range(len(columns))
        if (number, column) not in taken
    ]
    return tuple(sorted((*cells, *empty), key=lambda cell: (cell.row, cell.column))), row + 1


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
