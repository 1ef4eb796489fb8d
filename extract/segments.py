"""Runs of words with nothing but word spaces between them: a whole line, or a line's part in one column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from congtac.extract.characters import Row
from congtac.extract.document import Align, Line, Paragraph, Word
from congtac.extract.wrap import (
    SPACE_EM,
    is_closed,
    median,
    starts_lower,
    starts_with_mark,
    would_have_fitted,
)

_COLUMN_GAP = 2.0
"""Open gap in ems that parts columns."""
_LARGER_GAP = 1.25
"""A line this many pitches below the one above begins a paragraph."""


@dataclass(frozen=True, slots=True)
class Room:
    """The left and right bounds, in points, between which text is wrapped."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one row, with what decides where paragraphs begin; lengths in points."""

    line: Line
    page: int
    baseline: float
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool | None

    @property
    def first_width(self) -> float:
        """Width of the first word."""
        box = self.line.words[0].bbox
        return box.x1 - box.x0 if box else 0.0


def segment_of(words: Sequence[Word], baseline: float) -> Segment:
    """The segment that some words with boxes make."""
    boxes = [word.bbox for word in words if word.bbox is not None]
    sizes = [word.size or 0.0 for word in words]
    n_bold = sum(word.bold for word in words)
    return Segment(
        Line(tuple(words)),
        words[0].page or 0,
        baseline,
        boxes[0].x0,
        max(box.x1 for box in boxes),
        min(box.top for box in boxes),
        max(box.bottom for box in boxes),
        median(sizes, 12.0),
        True if n_bold == len(words) else None if n_bold else False,
    )


def split_row(row: Row) -> list[Segment]:
    """A row's segments: parted where the gap is wide and is no stretched word space of a justified line."""
    spaces = [gap for gap, spaced in zip(row.open_gaps[1:], row.spaced[1:], strict=True) if spaced]
    usual = median(spaces, 0.0)
    segments = []
    start = 0
    for index in range(1, len(row.words)):
        gap = row.open_gaps[index]
        em = row.words[index].size or 12.0
        if gap > _COLUMN_GAP * em and (not row.spaced[index] or gap > 3 * usual or len(spaces) == 1):
            segments.append(segment_of(row.words[start:index], row.baseline))
            start = index
    segments.append(segment_of(row.words[start:], row.baseline))
    return segments


def is_centred(segment: Segment, room: Room) -> bool:
    """Whether a segment stands in the middle of its room, away from both sides."""
    return segment.x0 - room.left > segment.size and _in_middle(segment, room)


def _in_middle(segment: Segment, room: Room) -> bool:
    left, right = segment.x0 - room.left, room.right - segment.x1
    return abs(left - right) < max(2.5, 0.02 * room.width)


def fits_above(above: Segment, below: Segment, room: Room) -> bool:
    """Whether the first word of a line would have fitted on the line above it."""
    used = above.x1 - above.x0 if is_centred(above, room) else above.x1 - min(room.left, above.x0)
    space = 0.0 if above.line.words[-1].text.endswith(("-", "/")) else SPACE_EM * above.size
    return would_have_fitted(used, below.first_width, space, room.width)


def starts_paragraph(above: Segment, below: Segment, room: Room, pitch: float = 0.0) -> bool:
    """Whether a line begins a paragraph.

    Args:
        above: The line before it.
        below: The line in question.
        room: Where both are wrapped.
        pitch: Usual distance of baselines; 0 where unknown, as over a page end.
    """
    if abs(above.size - below.size) > 1 or fits_above(above, below, room):
        return True
    # From here on the line above is full: only a plain sign of a new beginning parts the two.
    if pitch and above.page == below.page and below.baseline - above.baseline > _LARGER_GAP * pitch:
        return True
    lower = starts_lower(below.line)
    if {above.bold, below.bold} == {True, False} and not lower:
        return True
    indented = below.x0 > above.x0 + 0.8 * below.size and not is_centred(below, room)
    hanging = starts_with_mark(above.line) and below.x0 < above.x0 + 4 * below.size
    if indented and not hanging and above.x0 < room.left + below.size and not lower:
        return True
    return starts_with_mark(below.line) and (
        is_closed(above.line) or (indented and not hanging) or below.x0 > room.left + below.size
    )


def usual_pitch(segments: Sequence[Segment]) -> float:
    """The distance of baselines within a paragraph: a low quartile, as gaps between paragraphs are larger."""
    pitches = sorted(
        below.baseline - above.baseline
        for above, below in pairwise(segments)
        if above.page == below.page
        and abs(above.size - below.size) < 1
        and 0.7 * below.size < below.baseline - above.baseline < 3 * below.size
    )
    return pitches[len(pitches) // 4] if pitches else 0.0


def align_of(segments: Sequence[Segment], room: Room) -> Align:
    """How a paragraph's lines are set."""
    if any(is_centred(segment, room) for segment in segments) and all(
        _in_middle(segment, room) for segment in segments
    ):
        return "center"
    first = segments[0]
    if all(abs(room.right - segment.x1) < 3 for segment in segments[:-1]) and len(segments) > 1:
        return "justify"
    if len(segments) == 1 and room.right - first.x1 < 3 and first.x0 > (room.left + room.right) / 2:
        return "right"
    return "left"


def paragraph_of(segments: Sequence[Segment], room: Room | None) -> Paragraph:
    """The paragraph that some lines make."""
    return Paragraph(tuple(segment.line for segment in segments), align_of(segments, room) if room else None)


def group_lines(segments: Iterable[Segment], room: Room, pitch: float) -> list[list[Segment]]:
    """Lines into paragraphs."""
    groups: list[list[Segment]] = []
    for segment in segments:
        if groups and not starts_paragraph(groups[-1][-1], segment, room, pitch):
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return groups
