"""Wrapped lines back into paragraphs: the likeliest division, where only text and estimated widths are known.

A line that goes on in the next one broke because the next word did not fit: the end of its room lies between its width
and that width with the next word added. The last line of a paragraph ends anywhere. The room, the indent of first lines
(which plain text does not show, and which shortens them) and how well estimated widths agree with them are fitted to
the document; how a line ends and how the next begins are weighed with them, and the best division is found by a Viterbi
walk over lines that are first in a paragraph or go on in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import erf, exp, inf, log, sqrt

from congtac.extract.document import Line
from congtac.extract.wrap import SPACE_EM, is_day_line, starts_with_mark

_INDENTS = (1.4, 1.7, 2.0, 2.3, 2.6, 2.9, 3.2, 3.6)
"""First-line indents in ems to try: 0.75 cm to 1.5 cm at 12 to 14 points."""
_ERRORS = (0.3, 0.6, 1.0)
"""Deviations of an estimated width in ems: faces like Times leave the least, letters from stand-in faces the most."""
_NEARLY_FULL = 0.8
_LEAST_FULL = 3
_ALIKE = 0.06
"""By what share full lines differ."""
_NARROWEST, _WIDEST = 24.0, 75.0
"""Ems within which rooms lie: lines of narrower ones stood in a table's cells, wider ones fit on no paper."""
_GOING = 0.8
"""Share of wrapped lines that are not first in a paragraph, where nothing says so."""
_MOST_FITTED = 200
"""Pairs of lines that settle a fit; more would only take time."""
_OTHER_BREAK = 0.02
"""Share of lines in a paragraph that end short of their room (a break by hand, a word kept whole)."""
_STRAY = 1e-5
_NEW = -0.6
"""Log-odds of a new paragraph before anything is seen."""
_CAPITALS = 4.0
"""Log-odds from capitals on one side of a break only, as titles and day lines have them."""
_DAY = 3.5
"""Log-odds of a new paragraph from a line that is a day and little else."""
_BOUND = 4.0
"""Log-odds against a break inside brackets or before the number that a word announces."""
_NUMBERED = frozenset(("số", "ngày", "tháng", "năm", "quý", "tuần", "lần", "tầng", "phường", "kỳ", "từ", "đến", "lúc"))
_SHORT_TITLE = 40
"""Characters of a line that stands above others by itself ("THỨ HAI, NGÀY 27/5:")."""

# Log-odds of a new paragraph by how the line above ends and how the one below begins.
_SIGNS = {
    ("open", "lower"): -5.0,
    ("comma", "lower"): -6.0,
    ("item", "lower"): -3.0,
    ("sentence", "lower"): -3.0,
    ("colon", "lower"): -3.0,
    ("open", "mark"): 1.0,
    ("comma", "mark"): 1.0,
    ("item", "mark"): 5.0,
    ("sentence", "mark"): 5.0,
    ("colon", "mark"): 5.0,
    ("open", "upper"): 0.0,
    ("comma", "upper"): -2.0,
    ("item", "upper"): 3.0,
    ("sentence", "upper"): 1.7,
    ("colon", "upper"): 1.5,
    ("open", "other"): -1.5,
    ("comma", "other"): -2.5,
    ("item", "other"): 0.5,
    ("sentence", "other"): 0.7,
    ("colon", "other"): 0.5,
}
_ENDS = {".": "sentence", "!": "sentence", "?": "sentence", "”": "sentence", ";": "item", ":": "colon", ",": "comma"}


@dataclass(frozen=True, slots=True)
class Measured:
    """A line as the division sees it.

    `width` and `first` (its first word's) are in ems, `indent` counts the blanks before it; `starts` where something
    besides the text says that a paragraph begins.
    """

    line: Line
    width: float
    first: float
    indent: int = 0
    starts: bool = False


@dataclass(frozen=True, slots=True)
class _Layout:
    """The room of full lines and its error in ems, the first lines' indent and the share of them that have it."""

    room: float
    error: float
    indent: float = 2.6
    indented: float = 0.5


def divide(lines: Sequence[Measured]) -> list[bool]:
    """Which lines begin a paragraph; all of them where nothing shows that the text was wrapped."""
    layout = _fit(lines)
    if layout is None:
        return _divide_by_words(lines)
    shown = sum(line.indent >= 3 for line in lines) >= _LEAST_FULL
    paths: list[tuple[int, int]] = []
    going, first = -inf, 0.0
    for above, below in pairwise(lines):
        sign = _sign(above, below, shown)
        on = [_log_wrapped(above, below, layout, is_first) for is_first in (False, True)]
        over = [_log_ended(above, layout, is_first) + sign for is_first in (False, True)]
        on_from = int(first + on[1] > going + on[0])
        over_from = int(first + over[1] > going + over[0])
        paths.append((on_from, over_from))
        before = (going, first)
        going = -inf if below.starts else before[on_from] + on[on_from]
        first = before[over_from] + over[over_from]
    return _trace(paths, int(first > going))


def _divide_by_words(lines: Sequence[Measured]) -> list[bool]:
    """The division where the room is unknown: only wide lines go on, and only where their words leave no doubt."""
    if max((line.width for line in lines), default=0.0) > _WIDEST:
        return [True] * len(lines)
    sure = {id(below) for _, below in _sure(lines)}
    going = {
        id(below)
        for above, below in pairwise(lines)
        if above.width >= _NARROWEST and not below.starts and (id(below) in sure or _binds(above.line, below.line))
    }
    return [id(line) not in going for line in lines]


def _trace(paths: Sequence[tuple[int, int]], last: int) -> list[bool]:
    states = [last]
    for path in reversed(paths):
        states.append(path[states[-1]])
    return [bool(state) for state in reversed(states)]


def _log_wrapped(above: Measured, below: Measured, layout: _Layout, first: bool) -> float:
    """Log-density of the upper line's width, had it broken because the lower one's first word did not fit."""
    full = _full(above, below, layout.room, layout.error)
    if first:
        full *= 1 - layout.indented
        full += layout.indented * _full(above, below, layout.room - layout.indent, layout.error)
    nearly = _NEARLY_FULL * layout.room <= above.width <= layout.room
    other = _OTHER_BREAK / ((1 - _NEARLY_FULL) * layout.room) if nearly else 0.0
    return log((1 - _OTHER_BREAK) * full + other + _STRAY / layout.room)


def _log_either(above: Measured, below: Measured, layout: _Layout) -> float:
    """The same where nothing says whether the upper line is first in its paragraph."""
    going, first = _log_wrapped(above, below, layout, False), _log_wrapped(above, below, layout, True)
    return log(_GOING * exp(going) + (1 - _GOING) * exp(first))


def _full(above: Measured, below: Measured, room: float, error: float) -> float:
    """Density of a line's width where the next word takes it beyond the room."""
    added = SPACE_EM + below.first
    return max(0.0, _normal((room - above.width) / error) - _normal((room - above.width - added) / error)) / added


def _log_ended(above: Measured, layout: _Layout, first: bool) -> float:
    """Log-density of the width of a paragraph's last line: anything that its room holds."""
    held = _normal((layout.room - above.width) / layout.error)
    if first:
        held *= 1 - layout.indented
        held += layout.indented * _normal((layout.room - layout.indent - above.width) / layout.error)
    return log((held + 1e-3) / layout.room)


def _normal(deviation: float) -> float:
    return 0.5 * (1 + erf(deviation / sqrt(2)))


def _sign(above: Measured, below: Measured, shown: bool) -> float:
    """Log-odds of a new paragraph from all but widths; `shown` where the text keeps the indents as blanks."""
    start = _start(below.line)
    odds = _NEW + _SIGNS[_end(above.line), start]
    text = below.line.text
    if start == "upper" and text.endswith(":") and len(text) <= _SHORT_TITLE:
        odds += 2.5
    if start != "lower" and above.line.text.isupper() != text.isupper():
        odds += _CAPITALS if len((above.line if above.line.text.isupper() else below.line).words) > 1 else 1.0
    if _binds(above.line, below.line):
        odds -= _BOUND
    elif _is_day(below.line):
        odds += _DAY
    if shown and not starts_with_mark(above.line):
        odds += 3.5 if below.indent >= above.indent + 3 else -0.5
    return odds


def _is_day(line: Line) -> bool:
    """Whether a line is a weekday with its date, and at most what is done on it ("Chủ nhật (05/01): Nghỉ")."""
    return len(line.text) <= _SHORT_TITLE and is_day_line(line.text)


def _binds(above: Line, below: Line) -> bool:
    """Whether the upper line leaves a bracket open, or names a number that the lower one brings."""
    text = above.text
    if text.rfind("(") > text.rfind(")"):
        return True
    return above.words[-1].text.lower() in _NUMBERED and below.words[0].text[0].isdigit()


def _end(line: Line) -> str:
    return _ENDS.get(line.words[-1].text[-1], "open")


def _start(line: Line) -> str:
    letter = line.words[0].text[0]
    if starts_with_mark(line):
        # What follows a list mark begins as an item does, not as the rest of "2026 - 2031".
        return "mark" if len(line.words) == 1 or not line.words[1].text[0].isdigit() else "other"
    return "lower" if letter.islower() else "upper" if letter.isupper() else "other"


def _fit(lines: Sequence[Measured]) -> _Layout | None:
    """The layout that explains best where the lines end that surely go on; None where the text was not wrapped."""
    top = _top(sorted((line.width for line in lines), reverse=True))
    if top is None:
        return None
    pairs = [pair for pair in _sure(lines) if pair[0].width > _NEARLY_FULL * top][:_MOST_FITTED]
    opening = {id(line) for line in _opening(lines, top)}
    firsts = [pair for pair in pairs if id(pair[0]) in opening]
    others = [pair for pair in pairs if id(pair[0]) not in opening]

    def likelihood(layout: _Layout) -> float:
        return sum(_log_wrapped(*pair, layout, True) for pair in firsts) + sum(
            _log_either(*pair, layout) for pair in others
        )

    rooms = [top * (0.94 + 0.005 * step) for step in range(25)]
    shares = (0.1, 0.9)
    tried = [_Layout(room, error, indented=share) for error in _ERRORS for room in rooms for share in shares]
    best = max(tried, key=likelihood)
    if not firsts:
        return replace(best, indented=0.5)
    return max((replace(best, indent=indent) for indent in _INDENTS), key=likelihood)


def _sure(lines: Sequence[Measured]) -> Iterator[tuple[Measured, Measured]]:
    """Pairs of lines whose words say that the one goes on in the other."""
    for above, below in pairwise(lines):
        if not below.starts and _end(above.line) in ("open", "comma") and _start(below.line) == "lower":
            yield above, below


def _opening(lines: Sequence[Measured], room: float) -> Iterator[Measured]:
    """Lines that surely are the first of a paragraph: by a list mark, or below one that ended early."""
    for above, below in pairwise(lines):
        early = above.width + SPACE_EM + below.first < _NEARLY_FULL * room
        if early or _start(below.line) == "mark":
            yield below


def _top(widths: Sequence[float]) -> float | None:
    """The largest width, from the largest down, that several lines come near; None where none is.

    Lines of a table's cells are narrower and say nothing; lines much longer show that nothing was wrapped.
    """
    if not widths or widths[0] > _WIDEST:
        return None
    for index in range(min(2, len(widths) - _LEAST_FULL + 1)):
        if widths[index + _LEAST_FULL - 1] >= (1 - _ALIKE) * widths[index] and widths[index] >= _NARROWEST:
            return widths[index]
    return None
