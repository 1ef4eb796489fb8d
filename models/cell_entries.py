"""What a cell of contents holds: one entry, or several that its bullets, times or neighbouring cells tell apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from congtac.extract.document import Paragraph
from congtac.extract.passage import Passage
from congtac.models.clauses import read_clauses
from congtac.models.item_split import split_items
from congtac.models.labels import find_labels
from congtac.models.list_marks import skip_marks
from congtac.models.people import parse_people, people_share
from congtac.models.reading import FieldName
from congtac.models.times import leading
from congtac.models.when import cell_session

Fields = Mapping[FieldName, tuple[Passage, ...]]

_EDGES = " ,;:.-–—+*•·▪●○\n"
_BULLET = re.compile(r"(?:^|\n)\s*(?:[-–—+*•·▪●○]|\d{1,2}[.)](?!\d)|[a-zđ]\))\s*\S")
_WHOLLY = 0.85  # of a line's letters, where it names people and no more
_OWN: frozenset[FieldName] = frozenset(("leader", "location", "time", "session", "participants"))
_SHARED: frozenset[FieldName] = frozenset(("date", "session"))


def split_content(
    paragraphs: Sequence[Paragraph], others: Fields, each_bullet: bool = False
) -> list[tuple[Passage, Fields]]:
    """A content cell's entries, and for each its share of the row's other cells where these are split alike.

    Args:
        paragraphs: The cell's.
        others: What the row's other cells give.
        each_bullet: Whether every bullet is an entry by the table's layout. Else bullets are entries of their own when
            each has its own time, session, leader or place, or when another cell has as many.
    """
    passage = Passage.of(paragraphs)
    chunks = _cut(passage, _item_starts(passage.text, _bullet_starts(passage.text)))
    if len(chunks) > 1 and (alike := _alike(len(chunks), others)):
        return [(chunk, {name: (parts[n],) for name, parts in alike.items()}) for n, chunk in enumerate(chunks)]
    if not each_bullet and not (len(chunks) > 1 and all(_OWN & read_clauses(chunk).keys() for chunk in chunks)):
        chunks = _cut(passage, _item_starts(passage.text, [0, *_opened_starts(passage.text)[1:]]))
    return [
        (item, heads) for chunk, heads in zip(chunks, _headings(chunks), strict=True) for item in split_items(chunk)
    ]


def _item_starts(text: str, starts: Sequence[int]) -> list[int]:
    """Which of the lines that may begin an item do: not those of its fields, nor what a line with a colon announces.

    A field line begins an item where its field is already told: "- Thời gian: …" for the second time. Below "Sáng:" or
    "PGĐ Nguyễn A:" the first line alone goes on; below "Họp Ban Thường vụ:" all those with another mark do.
    """
    kept: list[int] = []
    told: set[FieldName] = set()
    above, announcer = "", ""
    for start, end in pairwise([*starts, len(text)]):
        line = text[start:end]
        field = _field_line(line)
        headed = _heading(above) and _list_mark(line) != _list_mark(above) and _heading(line) != _heading(above)
        announced = announcer and _list_mark(line) not in ("", _list_mark(announcer)) and not _opens(line)
        if kept and (headed or announced or (field and field not in told)):
            told |= {field} if field else set()
        else:
            kept.append(start)
            told = {field} if field else set()
            announcer = line if line.rstrip().endswith(":") and not _heading(line) else ""
        above = line
    return kept


def _list_mark(line: str) -> str:
    """The kind of list mark a line opens with: the mark itself, its digits and letters as one each."""
    mark = line[: skip_marks(line)].strip()
    return re.sub(r"[a-zđ]", "a", re.sub(r"\d+", "1", mark))


def _opens(line: str) -> bool:
    return leading(line[skip_marks(line) :]) is not None


def _heading(line: str) -> FieldName | None:
    """What a line says that only heads others: the session ("Sáng:", "Buổi chiều") or who goes ("PGĐ Nguyễn A:")."""
    bare = line.strip(_EDGES)
    if cell_session(bare):
        return "session"
    named = line.rstrip().endswith(":") and people_share(bare) > _WHOLLY and not _field_line(line)
    return "leader" if named else None


def _field_line(line: str) -> FieldName | None:
    """The field whose label a line opens with behind its list mark ("- Thành phần: …")."""
    mark = skip_marks(line)
    labels = find_labels(line[mark:])
    return labels[0].role if labels and labels[0].start == 0 else None


def _headings(chunks: Sequence[Passage]) -> Iterator[dict[FieldName, tuple[Passage, ...]]]:
    """For each item what heads it from a line above: "Sáng:" over bullets holds for all of them.

    So does the session before an item without a list mark: "Chiều: Họp giao ban" above "- Tiếp công dân".
    """
    heads: dict[FieldName, tuple[Passage, ...]] = {}
    marks: dict[FieldName, str | None] = {}  # the mark that ends what heads the items; None: only another heading does
    for chunk in chunks:
        text = chunk.text
        first = text.partition("\n")[0]
        name = _heading(first) if first != text else None
        label = leading(text[skip_marks(text) :])
        ended = [role for role in heads if marks[role] == _list_mark(first)]
        if label is not None and label.session is not None:
            ended.append("session")
        for role in {*ended, *([name] if name else [])} & heads.keys():
            del heads[role]
        yield dict(heads)
        if name:
            heads[name], marks[name] = (chunk.slice(0, len(first)),), _list_mark(first) or None
        elif label is not None and label.session is not None and not _list_mark(first):
            heads["session"], marks["session"] = (chunk.slice(0, label.end),), ""


def _cut(passage: Passage, starts: Sequence[int]) -> list[Passage]:
    cut = (passage.slice(start, end) for start, end in pairwise([*starts, len(passage.text)]))
    return [chunk for chunk in cut if chunk.text]


def _bullet_starts(text: str) -> list[int]:
    """Where list marks, and lines that open with a time or session, begin."""
    starts = {match.start() + (text[match.start()] == "\n") for match in _BULLET.finditer(text)}
    return sorted({0, *starts, *_opened_starts(text)})


def _opened_starts(text: str) -> list[int]:
    """Where lines begin that open, behind a list mark, with a time or session."""
    lines = [0, *(match.end() for match in re.finditer(r"\n", text))]
    return [start for start in lines if leading(text[skip_marks(text, start) :])]


def _alike(count: int, others: Fields) -> dict[FieldName, list[Passage]]:
    """Other fields whose one cell has `count` bullets or lines too, with these."""
    alike = {}
    for name, passages in others.items():
        if len(passages) == 1 and passages[0].words and name not in _SHARED:
            text = passages[0].text
            people = [person.start for person in parse_people(text)] if name == "leader" else []
            lines = [0, *(match.end() for match in re.finditer(r"\n", text))]
            for starts in (_bullet_starts(text), lines, [0, *people[1:]]):
                parts = _cut(passages[0], starts)
                if len(parts) == count and (name != "leader" or _one_each(parts)):
                    alike[name] = [part.slice(skip_marks(part.text), len(part.text)) for part in parts]
                    break
    return alike


def _one_each(parts: Sequence[Passage]) -> bool:
    """Whether each part names whoever it names in full, rather than one a name and the next his office."""
    people = [found[0] for part in parts if (found := parse_people(part.text))]
    names = any(person.title is None for person in people)
    offices = any(person.name is None for person in people)
    return not (names and offices)
