"""The heads of a table whose columns were lost: where they stand in a text's lines, and what each column is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from congtac.extract.document import Line, Word
from congtac.models.folding import fold, key
from congtac.models.labels import head_phrases, head_roles

MOST_HEAD_LINES = 26
LEAST_COLUMNS = 3
LEAST_COVERED = 0.8
MOST_POOR = 3  # lines in a row at which a phrase may still be incomplete
# A phrase that may head two kinds of column takes the first role here that no column before it has.
_ORDER = (
    "date", "session", "time", "content", "leader", "department", "coordinator", "participants", "location", "note",
    "index",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeadColumn:
    """A column of a flattened table: its role and the words that head it."""

    role: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The head's words joined by blanks."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class FlatHead:
    """Lines `start:end` hold nothing but the heads of `columns`."""

    start: int
    end: int
    columns: tuple[HeadColumn, ...]

    @property
    def spelling(self) -> str:
        """The folded text by which a repetition of it is known."""
        return key(" ".join(column.text for column in self.columns))


def find_heads(lines: Sequence[Line]) -> tuple[FlatHead, ...]:
    """Runs of lines that are a table's head, the first and each repetition of it, in order.

    The first needs three columns at least, one of them for the day or hour and one for the contents.
    """
    heads: list[FlatHead] = []
    at = 0
    while at < len(lines):
        head = _repeated(lines, at, heads[0]) if heads else _head_at(lines, at)
        if head is not None:
            heads.append(head)
            at = head.end
        else:
            at += 1
    return tuple(heads)


def _repeated(lines: Sequence[Line], start: int, first: FlatHead) -> FlatHead | None:
    """The same heads again, broken into lines as may be."""
    spelling = ""
    for end in range(start, min(start + MOST_HEAD_LINES, len(lines))):
        spelling = key(f"{spelling} {lines[end].text}")
        if spelling == first.spelling:
            return FlatHead(start, end + 1, first.columns)
        if not first.spelling.startswith(spelling):
            return None
    return None


def _head_at(lines: Sequence[Line], start: int) -> FlatHead | None:
    if not head_phrases().match(fold(lines[start].text)):
        return None
    best = None
    poor = 0
    for end in range(start + 1, min(start + MOST_HEAD_LINES, len(lines)) + 1):
        words = [word for line in lines[start:end] for word in line.words]
        columns, covered = _columns(words)
        poor = poor + 1 if covered < LEAST_COVERED else 0
        if poor > MOST_POOR or len({column.role for column in columns}) < len(columns):
            break
        roles = {column.role for column in columns}
        enough = len(columns) >= LEAST_COLUMNS and "content" in roles and roles & {"date", "time", "session"}
        if enough and not poor and _closed(words):
            best = FlatHead(start, end, columns)
    return best


def _closed(words: Sequence[Word]) -> bool:
    """Whether the last phrase of a head ends where the words do."""
    text = fold(" ".join(word.text for word in words))
    ends = [match.end() for match in head_phrases().finditer(text)]
    return bool(ends) and not any(char.isalnum() for char in text[ends[-1] :])


def _columns(words: Sequence[Word]) -> tuple[tuple[HeadColumn, ...], float]:
    """The columns that a run of words heads, and the share of its letters that phrases of heads cover."""
    text = " ".join(word.text for word in words)
    starts = []
    at = 0
    for word in words:
        starts.append(at)
        at += len(word.text) + 1
    columns: list[HeadColumn] = []
    covered = 0
    total = sum(char.isalnum() for char in text)
    used: set[str] = set()
    behind = 0
    for match in head_phrases().finditer(fold(text)):
        covered += sum(char.isalnum() for char in match.group())
        found = [word for word, start in zip(words, starts, strict=True) if behind <= start < match.end()]
        behind = match.end()
        roles = head_roles(match.group())
        free = [role for role in _ORDER if role in roles and role not in used]
        last = columns[-1] if columns else None
        if last is not None and last.role in roles and roles[last.role] >= 1 and not free:
            columns[-1] = HeadColumn(last.role, (*last.words, *found))
            continue
        role = free[0] if free else next(role for role in _ORDER if role in roles)
        used.add(role)
        columns.append(HeadColumn(role, tuple(found)))
    rest = [word for word, start in zip(words, starts, strict=True) if start >= behind]
    if rest and columns:
        columns[-1] = HeadColumn(columns[-1].role, (*columns[-1].words, *rest))
    return tuple(columns), covered / total if total else 0.0
