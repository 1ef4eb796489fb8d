"""Pages of words and ruling lines to blocks in reading order, whatever they were read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from congtac.extract.characters import Row
from congtac.extract.columns import Zone, find_zones
from congtac.extract.continued import DraftCell, DraftTable, Part, finish_table, join_tables
from congtac.extract.document import Block, Line, PageSize, Paragraph, Role, Word
from congtac.extract.furniture import PageRows, find_furniture
from congtac.extract.grid import Grid
from congtac.extract.segments import (
    Room,
    Segment,
    group_lines,
    paragraph_of,
    segment_of,
    starts_paragraph,
    usual_pitch,
)

_PADDING = 5.7
"""Inner margin of a cell, in points, at most: the default of word processors."""
_LEAST_MARGIN = 28.0


@dataclass(frozen=True, slots=True)
class PageContent:
    """What stands on a page: its rows of words, those that run up or down it, and its ruled tables."""

    size: PageSize
    rows: list[Row]
    sideways: list[Row]
    grids: list[Grid]


_Item = list[Segment] | Zone | DraftTable | Paragraph
"""A part of the text in reading order: a paragraph's lines, a zone, a table, or a finished paragraph (furniture)."""


def blocks_of(pages: Sequence[PageContent]) -> Iterator[Block]:
    """The document's blocks in reading order."""
    loose: list[list[Row]] = []
    tables: list[list[tuple[float, DraftTable]]] = []
    for page in pages:
        rows, page_tables = _share_out(page)
        loose.append(rows)
        tables.append(page_tables)
    furniture = find_furniture([_page_rows(*parts) for parts in zip(pages, loose, tables, strict=True)])
    flows: list[list[Segment | Zone | DraftTable]] = []
    for parts in zip(loose, tables, furniture, strict=True):
        last = flows[-1][-1] if flows and flows[-1] else None
        flows.append(_flow(*parts, last if isinstance(last, DraftTable) and not last.ruled else None))
    rooms = _rooms(pages, flows)
    items: list[_Item] = []
    for flow, room, rows, roles in zip(flows, rooms, loose, furniture, strict=True):
        _append_page(items, _paragraphs(flow, room), rows, roles, room)
    for item in items:
        yield from _finished(item, rooms)


def _share_out(page: PageContent) -> tuple[list[Row], list[tuple[float, DraftTable]]]:
    """A page's words shared out to its tables' cells; the rows that are left, and the tables with their tops."""
    grids = sorted(page.grids, key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0]))
    held: list[list[list[tuple[float, list[Word]]]]] = [[[] for _ in grid.boxes] for grid in grids]
    loose: list[Row] = []
    for row in [*page.rows, *page.sideways]:
        rest = Row(row.baseline, [], [], [])
        for word, gap, spaced in zip(row.words, row.open_gaps, row.spaced, strict=True):
            place = _place(grids, word)
            if place is None:
                rest.open_gaps.append(gap if rest.words else 0.0)
                rest.spaced.append(spaced)
                rest.words.append(word)
                continue
            lines = held[place[0]][place[1]]
            if lines and lines[-1][0] == row.baseline:
                lines[-1][1].append(word)
            else:
                lines.append((row.baseline, [word]))
        if rest.words:
            loose.append(rest)
    tables = [(grid.ys[0], _draft(grid, lines)) for grid, lines in zip(grids, held, strict=True) if any(lines)]
    return loose, sorted(tables, key=lambda table: table[0])


def _place(grids: list[Grid], word: Word) -> tuple[int, int] | None:
    box = word.bbox
    if box is None:
        return None
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    for index, grid in enumerate(grids):
        cell = grid.box_at(x, y)
        if cell is not None:
            return index, cell
    return None


def _draft(grid: Grid, held: list[list[tuple[float, list[Word]]]]) -> DraftTable:
    lines = [[segment_of(words, baseline) for baseline, words in cell] for cell in held]
    left = right = _PADDING
    for box, segments in zip(grid.boxes, lines, strict=True):
        for segment in segments:
            left = min(left, max(segment.x0 - box.bbox.x0, 0.0))
            right = min(right, max(box.bbox.x1 - segment.x1, 0.0))
    right = min(left, right)
    cells = tuple(
        DraftCell(
            box.row,
            box.column,
            box.row_span,
            box.column_span,
            (Part(Room(box.bbox.x0 + left, box.bbox.x1 - right), box.bbox, tuple(segments)),),
        )
        for box, segments in zip(grid.boxes, lines, strict=True)
    )
    pitch = usual_pitch([segment for segments in lines for segment in segments])
    return DraftTable(grid.xs, len(grid.ys) - 1, cells, pitch)


def _page_rows(page: PageContent, rows: list[Row], tables: list[tuple[float, DraftTable]]) -> PageRows:
    """Only rows above the first table or below the last one can be furniture."""
    if not tables:
        return PageRows(rows, page.size.height, len(rows), len(rows))
    top = tables[0][0]
    bottom = max(part.bbox.bottom for _, table in tables for cell in table.cells for part in cell.parts)
    first = sum(row.baseline < top for row in rows)
    return PageRows(rows, page.size.height, first, sum(row.baseline > bottom for row in rows))


def _flow(
    rows: list[Row],
    tables: list[tuple[float, DraftTable]],
    roles: dict[int, Role],
    above: DraftTable | None,
) -> list[Segment | Zone | DraftTable]:
    """A page's lines, zones and tables from top to bottom, without its furniture."""
    found: list[Segment | Zone | DraftTable] = []
    body = [row for index, row in enumerate(rows) if index not in roles]
    for top, table in tables:
        found += find_zones([row for row in body if row.baseline <= top], above if not found else None)
        found.append(table)
        body = [row for row in body if row.baseline > top]
    return found + find_zones(body, above if not found else None)


def _rooms(pages: Sequence[PageContent], flows: Sequence[Sequence[Segment | Zone | DraftTable]]) -> list[Room]:
    """Where each page's text is wrapped: the widest extent of what stands on pages of the same size."""
    found: dict[PageSize, Room] = {}
    for size in {page.size for page in pages}:
        extents = [
            extent
            for page, flow in zip(pages, flows, strict=True)
            if page.size == size
            for item in flow
            for extent in _extents(item)
        ]
        lines = [
            item
            for page, flow in zip(pages, flows, strict=True)
            if page.size == size
            for item in flow
            if isinstance(item, Segment)
        ]
        left = min((x0 for x0, _ in extents), default=0.0)
        # The right margin of an administrative document is no wider than its left one.
        right = max([size.width - max(left, 72.0), *(x1 for _, x1 in extents)])
        found[size] = Room(left, max(right, min(2 * _middle(lines) - left, size.width - _LEAST_MARGIN)))
    return [found[page.size] for page in pages]


def _middle(lines: list[Segment]) -> float:
    """The x around which lines are centred: where lines of unlike width, one after another, agree; else 0."""
    agreed = [
        (above.x0 + above.x1) / 2
        for above, below in pairwise(lines)
        if abs(above.x0 - below.x0) > above.size and abs(above.x0 + above.x1 - below.x0 - below.x1) < 2
    ]
    return max(agreed, default=0.0)


def _extents(item: Segment | Zone | DraftTable) -> list[tuple[float, float]]:
    if isinstance(item, Segment):
        return [(item.x0, item.x1)]
    if isinstance(item, Zone):
        return [(segment.x0, segment.x1) for segment in item.segments]
    return [(item.xs[0] + _PADDING, item.xs[-1] - _PADDING)]


def _paragraphs(flow: list[Segment | Zone | DraftTable], room: Room) -> list[_Item]:
    items: list[_Item] = []
    pitch = usual_pitch([item for item in flow if isinstance(item, Segment)])
    run: list[Segment] = []
    for item in [*flow, None]:
        if isinstance(item, Segment):
            run.append(item)
            continue
        items += group_lines(run, room, pitch)
        run = []
        if item is not None:
            items.append(item)
    return items


def _append_page(items: list[_Item], page: list[_Item], rows: list[Row], roles: dict[int, Role], room: Room) -> None:
    """Put a page behind the pages before it: what the page end cut is made whole in front of the furniture."""
    middle = min((row.baseline for index, row in enumerate(rows) if index not in roles), default=0.0)
    for index, role in roles.items():
        if role == "running_head" or rows[index].baseline <= middle:
            items.append(_furniture(rows[index], role))
    last = next((at for at in range(len(items) - 1, -1, -1) if not isinstance(items[at], Paragraph)), None)
    if last is not None and page:
        whole = _joined(items[last], page[0], room)
        if whole is not None:
            items[last] = whole
            page = page[1:]
    items += page
    for index, role in roles.items():
        if not (role == "running_head" or rows[index].baseline <= middle):
            items.append(_furniture(rows[index], role))


def _joined(upper: _Item, lower: _Item, room: Room) -> _Item | None:
    if isinstance(upper, DraftTable) and isinstance(lower, DraftTable):
        return join_tables(upper, lower)
    if isinstance(upper, list) and isinstance(lower, list) and not starts_paragraph(upper[-1], lower[0], room):
        return upper + lower
    return None


def _furniture(row: Row, role: Role) -> Paragraph:
    return Paragraph((Line(tuple(row.words)),), role=role)


def _finished(item: _Item, rooms: list[Room]) -> Iterator[Block]:
    if isinstance(item, Paragraph):
        yield item
    elif isinstance(item, DraftTable):
        yield finish_table(item)
    elif isinstance(item, Zone):
        for segment in item.segments:
            yield Paragraph((segment.line,), item.align)
    else:
        yield paragraph_of(item, rooms[item[0].page - 1])
