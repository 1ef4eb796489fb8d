"""Columns without ruling lines: white strips that hold over many lines, and how far down they hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from congtac.extract.document import Word
from congtac.extract.segments import Room, Segment, segment_of
from congtac.extract.wrap import median, starts_like_day, starts_lower

_LEAST_GUTTER = 0.2
"""Width of a gutter in ems, at least."""
_PLAIN_GUTTER = 0.7
"""Width in ems from which a gutter needs no common edge of what stands behind it."""
_SAME_EDGE = 2.0
_WIDEST_GAP = 4.0
"""Empty height, in ems, that no table holds."""
_USUAL_GAP = 1.2
"""Empty height, in ems, that ends a table where only few of its columns go on."""
_PADDING = 10.8
"""Points between a column's text and the next column's, at most: the default of word processors."""
_MANY_WRAPPED = 3
"""Lines that show how wide a column is."""
_LEAST_WORDS = 3
"""Words of a heading that stands over columns: a weekday and its date."""
_MARKS = frozenset("-–—+*•●○▪■◦✓·")
_RECIPIENTS = "nơi nhận"

Runs = tuple[Segment, ...]
"""The words of one row, parted wherever a gap is wider than a word space: a line of each cell, or less."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The x that part a table's columns, and where each column's text is wrapped."""

    cuts: tuple[float, ...]
    rooms: tuple[Room, ...]

    def place(self, run: Segment) -> tuple[int, int]:
        """The first and the last column that a run covers."""
        return sum(cut < run.x0 + 1 for cut in self.cuts), sum(cut < run.x1 - 1 for cut in self.cuts)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines `start` to `end` (not included) that keep the same columns free of each other."""

    start: int
    end: int
    columns: Columns


def find_stretch(lines: Sequence[Runs], starts: Collection[int]) -> Stretch | None:
    """The stretch of lines with the most gutters over the most lines; None where no line begins one.

    Args:
        lines: From top to bottom.
        starts: Lines that a stretch may begin with.
    """
    best, found = 0, None
    for start in sorted(starts):
        score, end, crossing = _grown(lines, start)
        if score > best:
            best, found = score, (start, end, crossing)
    if found is None:
        return None
    start, end, crossing = found
    held = [line for index, line in enumerate(lines[start:end], start) if index not in crossing]
    columns = _columns(held)
    if columns is None:
        return None
    # Gaps that some other line fills have counted too: with the columns known, the table may be longer.
    below = end_of(lines[end - 1 :], columns) - 1
    if any(len(line) > 1 for line in lines[end : end + below]):
        end += below
    return Stretch(_first(lines, start, columns), end, columns)


def parted(line: Runs, columns: Columns) -> Runs:
    """A line whose runs are parted at known cuts too, where these fall between words; a heading stays whole."""
    if fits(line, columns) or is_heading(line):
        return line
    runs: list[Segment] = []
    for run in line:
        held: list[Word] = []
        for word in run.line.words:
            if held and any(_ends(held[-1], cut) and not _ends(word, cut) for cut in columns.cuts):
                runs.append(segment_of(held, run.baseline))
                held = []
            held.append(word)
        runs.append(segment_of(held, run.baseline))
    return tuple(runs)


def _ends(word: Word, x: float) -> bool:
    return word.bbox is not None and (word.bbox.x0 + word.bbox.x1) / 2 < x


def fits(line: Runs, columns: Columns) -> bool:
    """Whether each run of a line stands in one column."""
    return all(first == last for first, last in map(columns.place, line))


def end_of(lines: Sequence[Runs], columns: Columns) -> int:
    """How many lines, from the first, keep to known columns; a heading across them may stand between."""
    widest = 0.0
    for index, line in enumerate(lines):
        if index:
            gap = _gap(lines[index - 1], line)
            if _is_apart(line, gap, widest, len(columns.rooms)):
                return index
            widest = max(widest, gap)
        if is_recipients(line) or line[-1].x0 > columns.rooms[-1].right:
            return index
        if not fits(line, columns):
            if not is_heading(line):
                return index
            if not fits(line[1:], columns) or (len(line) == 1 and not _goes_on(lines[index + 1 :], columns)):
                return index
    return len(lines)


def _goes_on(lines: Sequence[Runs], columns: Columns) -> bool:
    return bool(lines) and len(lines[0]) > 1 and fits(lines[0], columns)


def is_heading(line: Runs) -> bool:
    """Whether a line may stand across columns: it begins with a day and holds little besides."""
    return len(line) <= 2 and starts_like_day(line[0].line.text) and not starts_lower(line[0].line)


def is_recipients(line: Runs) -> bool:
    """Whether a line begins the list of recipients that stands next to the signature."""
    return any(run.line.text.lower().startswith(_RECIPIENTS) for run in line)


def _grown(lines: Sequence[Runs], start: int) -> tuple[int, int, set[int]]:
    """Gutters times lines of the best stretch from a line on, its end, and the lines that stand across it."""
    best = (0, start, set[int]())
    taken: list[tuple[float, float]] = []
    crossing: set[int] = set()
    widest = 0.0
    for index in range(start, len(lines)):
        line = lines[index]
        if index > start:
            gap = _gap(lines[index - 1], line)
            if is_recipients(line) or _is_apart(line, gap, widest, len(taken)):
                break
            widest = max(widest, gap)
        trial = _merged(taken, line)
        if index > start and len(line) == 1 and len(line[0].line.words) >= _LEAST_WORDS and is_heading(line):
            crossing.add(index)
            continue
        if index > start and len(trial) < len(taken) and index + 1 < len(lines) and is_heading(line):
            # A heading across the columns: what stands below it keeps to them again.
            below = lines[index + 1]
            if len(below) > 1 and len(_merged(taken, below)) >= len(taken):
                crossing.add(index)
                continue
        taken = trial
        if len(taken) < 2:
            break
        score = (len(taken) - 1) * (index + 1 - start)
        if score > best[0]:
            best = (score, index + 1, {*crossing})
    return best


def _is_apart(line: Runs, gap: float, widest: float, n_columns: int) -> bool:
    size = line[0].size
    return gap > _WIDEST_GAP * size or (2 * len(line) <= n_columns and gap > max(_USUAL_GAP * size, 1.3 * widest))


def _gap(above: Runs, below: Runs) -> float:
    return min(run.top for run in below) - max(run.bottom for run in above)


def _first(lines: Sequence[Runs], start: int, columns: Columns) -> int:
    """The line that a table with these columns begins with: above a line known to be of it."""
    first = at = start
    while at and not is_recipients(lines[at - 1]):
        above, below = lines[at - 1], lines[at]
        near = below[0].baseline - above[0].baseline < 0.9 * below[0].size
        if not near and _gap(above, below) > _USUAL_GAP * below[0].size:
            break
        if not fits(above, columns) and not (len(above) == 1 and is_heading(above)):
            break
        at -= 1
        if near or len(above) > 1 or is_heading(above):
            first = at
    return first


def _merged(taken: Sequence[tuple[float, float]], line: Runs) -> list[tuple[float, float]]:
    """What of the page's width is taken, once a line is added: from left to right."""
    least = _LEAST_GUTTER * line[0].size
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted([*taken, *((run.x0, run.x1) for run in line)]):
        if merged and x0 - merged[-1][1] < least:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _columns(lines: Sequence[Runs]) -> Columns | None:
    taken: list[tuple[float, float]] = []
    for line in lines:
        taken = _merged(taken, line)
    bounds = [taken[0]]
    for left, right in pairwise(taken):
        if _parts(lines, bounds[-1], (left[1], right[0]), right[1]):
            bounds.append(right)
        else:
            bounds[-1] = (bounds[-1][0], right[1])
    if len(bounds) < 2:
        return None
    cuts = tuple(_cut(lines, left[1], right) for left, right in pairwise(bounds))
    return Columns(cuts, tuple(_rooms(lines, bounds)))


def _cut(lines: Sequence[Runs], end: float, behind: tuple[float, float]) -> float:
    """Where a gutter parts columns: at its right side where text begins at one edge, for the left one may grow."""
    middle = (end + behind[0]) / 2
    return max(middle, behind[0] - _SAME_EDGE) if _has_edge(_starts(lines, behind), behind[0]) else middle


def _has_edge(starts: Sequence[float], edge: float) -> bool:
    return 2 * sum(start < edge + _SAME_EDGE for start in starts) > len(starts)


def _parts(lines: Sequence[Runs], column: tuple[float, float], strip: tuple[float, float], end: float) -> bool:
    """Whether a strip is a gutter.

    A line has text on both its sides, and its gaps are wide or what stands behind it has one edge.
    """
    before = [run for line in lines for run in line if column[0] - 1 < run.x0 and run.x1 < strip[0] + 1]
    if all(run.line.text in _MARKS for run in before):
        return False
    behind = [run for line in lines for run in line if strip[1] - 1 < run.x0 < end]
    plain = _PLAIN_GUTTER * behind[0].size
    ends = {run.baseline: run.x1 for run in before}
    gaps = [run.x0 - ends[run.baseline] for run in behind if run.baseline in ends]
    if not gaps:
        return False
    if strip[1] - strip[0] >= plain or median(gaps, 0.0) >= plain:
        return True
    return _has_edge([run.x0 for run in behind], strip[1])


def _rooms(lines: Sequence[Runs], bounds: Sequence[tuple[float, float]]) -> list[Room]:
    """Where each column's text is wrapped: up to the next column's edge, less the padding that all columns share."""
    padding = min(_PADDING, *(right[0] - left[1] for left, right in pairwise(bounds)))
    rooms = []
    for index, (left, right) in enumerate(bounds):
        inside = [run for line in lines for run in line if left - 1 < run.x0 and run.x1 < right + 1]
        behind = bounds[index + 1] if index + 1 < len(bounds) else None
        wrapped = sum(starts_lower(below.line) for below in inside[1:])
        # Text set in the middle or to the right does not show where its column begins: full lines do.
        if behind is not None and (wrapped < _MANY_WRAPPED or _has_edge(_starts(lines, behind), behind[0])):
            rooms.append(Room(left, max(right, behind[0] - padding)))
        else:
            rooms.append(Room(left, right))
    return rooms


def _starts(lines: Sequence[Runs], column: tuple[float, float]) -> list[float]:
    return [run.x0 for line in lines for run in line if column[0] - 1 < run.x0 < column[1]]
