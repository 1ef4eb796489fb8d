"""The heads of a table whose columns were lost: where they stand in a text's lines, and what each column is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from congtac.extract.document import Line, Word
from congtac.models.dates import find_dates
from congtac.models.flat_cells import has_weekday, is_section
from congtac.models.folding import fold, key
from congtac.models.labels import head_phrases, head_roles, heads_span
from congtac.models.people import parse_people, people_share
from congtac.models.when import cell_session, cell_time, parse_when

MOST_HEAD_LINES = 26
LEAST_COLUMNS = 3
LEAST_COVERED = 0.8  # the share of a head's letters that name fields, where nothing else tells where it ends
LEAST_ANCHORED = 0.65  # where the line below it begins a row
_MOST_WORDS = 10
_NAMED = 0.45
_FOREIGN = 0.5  # what a letter that no phrase of heads covers takes back of one that is covered
_HEAD = 1.5  # letters that a further head must explain
_INLINE = 1.0
_JOINED = 3.0  # letters that two whole heads read as one must explain besides
_WHOLE = 0.95
_NAME = 2  # a session of its own rather than two in one
# A phrase that may head two kinds of column takes the first role here that no column before it has.
_ORDER = (
    "date", "session", "time", "content", "leader", "department", "coordinator", "participants", "location", "note",
    "index", "lunar",
)  # fmt: skip
_SINGLE = frozenset(("content", "session", "time", "index", "location", "coordinator", "lunar"))
_WHEN = frozenset(("date", "time", "session"))
_TITLE = re.compile(r"(?<!\w)(?:lịch|chương trình|kế hoạch|bảng|thời gian biểu)(?!\w)")
_LONGEST_HEAD = 4  # words of a head in capitals that may speak of a "lịch"
_LUNAR_DAY = re.compile(r"\d{1,2}\s+tết|(?:mùng|mồng)\s+\d|\d{1,2}[/-]\d{1,2}\s*[aâ]l")
_ADDRESS = ("đ/c", "đc", "đồng chí", "ông", "bà")
_ADDRESSED = re.compile(rf"(?<!\w)(?:{'|'.join(_ADDRESS)})(?!\w)")


@dataclass(frozen=True, slots=True)
class HeadColumn:
    """A column of a flattened table: its role and the words that head it.

    `named` says that the head is itself a session or a leader, whose entries stand below it; such a column's role is
    `content`. `above` are the words of a head over this column and its neighbours ("Cơ quan thực hiện" over "Chủ trì"
    and "Phối hợp").
    """

    role: str
    words: tuple[Word, ...]
    named: bool = False
    above: tuple[Word, ...] = ()

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

    The first needs columns that say when and what; or when and who, as in a roster; or when, beside sessions or
    leaders whose entries stand below them. Days and weeks in rows of their own may say when instead.
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
    """The head that begins at a line: as far as the first row, or as far as phrases of heads go."""
    opening = fold(lines[start].text)
    if not head_phrases().match(opening) or _TITLE.match(opening):
        return None
    if lines[start].text.isupper() and len(opening.split()) > _LONGEST_HEAD and _TITLE.search(opening):
        return None  # "DỰ KIẾN LỊCH CÔNG TÁC TUẦN"
    best = None
    for end in range(start + 1, min(start + MOST_HEAD_LINES, len(lines)) + 1):
        if any(map(str.isdigit, lines[end - 1].text)):
            break  # a title's year, or a row that nothing announced
        opener = _opens_body(lines, end) if end < len(lines) else ""
        if not opener and cell_session(lines[end - 1].text):
            continue  # one head of several that are sessions, or the first cell of a row
        columns, covered = _columns(lines[start:end])
        if opener:
            if best is not None and not any(_goes_on(line) for line in lines[best.end : end]):
                break
            if covered >= LEAST_ANCHORED and _is_table(columns, opener):
                return FlatHead(start, end, columns)
            break
        if covered >= LEAST_COVERED and len(columns) >= LEAST_COLUMNS and _is_table(columns, "") and _closed(columns):
            best = FlatHead(start, end, columns)
    return best


def _goes_on(line: Line) -> bool:
    """Whether a line names a field or completes what the line above names."""
    return line.text[0].islower() or head_phrases().search(fold(line.text)) is not None


def _closed(columns: Sequence[HeadColumn]) -> bool:
    """Whether every phrase of the head is complete; the words behind the last may belong to the first row."""
    return not any(column.named for column in columns) and _support(columns[-1].text)[1] > 1 - _NAMED


def _is_table(columns: Sequence[HeadColumn], opener: str) -> bool:
    """Whether columns make a table of days, given what opens the first row: "day", "number", "section" or "time"."""
    roles = [column.role for column in columns]
    if any(role in _SINGLE and roles.count(role) > 1 for role in roles if role not in ("content", "time")):
        return False
    hours = [column.text for column in columns if column.role == "time"]
    if len(hours) > 1 and not (len(hours) == 2 and heads_span(*hours)):
        return False
    named = sum(column.named for column in columns)
    if named:
        return named >= 2 and "date" in roles and opener == "day" and roles.count("content") == named
    if roles.count("content") > 1:
        return False
    when = bool(_WHEN & set(roles))
    if "content" in roles:
        if len(columns) < LEAST_COLUMNS:
            return roles == ["date", "content"] and opener == "day"
        return when or opener in ("day", "section")
    return "date" in roles and "leader" in roles and len(columns) >= LEAST_COLUMNS and opener in ("day", "number")


def _opens_body(lines: Sequence[Line], number: int) -> str:
    """What a line is with which the first row below a head may begin; empty if it is none."""
    text = lines[number].text
    first = lines[number].words[0].text
    if re.fullmatch(r"0?1[.)]?", first):
        return "number"
    below = lines[number + 1].text if number + 1 < len(lines) else ""
    if is_section(text) or is_section(f"{text} {below}"):
        return "section"
    if cell_session(text):
        return ""
    if cell_time(text):
        return "time"
    if _LUNAR_DAY.match(fold(text)):
        return "day"
    dates = find_dates(text)
    if dates and dates[0].start == 0 and dates[0].end == len(text):
        return "day"
    spelled = (parse_when(text) and any(map(str.isdigit, text))) or has_weekday(text)
    return "day" if spelled or (dates and not text[: dates[0].start].strip()) or _is_day(text, below) else ""


def _is_day(text: str, below: str) -> bool:
    """Whether a day begins here that goes on in the line below ("Từ ngày" over "18 đến ngày 25/4")."""
    if not re.match(r"(?:từ\s+)?ngày\s+\d|từ\s+ngày|thứ$|tuần\s+(?:thứ|\d)", fold(text)):
        return False
    dates = find_dates(f"{text} {below}")
    return bool(dates) and dates[0].start == 0


def _columns(lines: Sequence[Line]) -> tuple[tuple[HeadColumn, ...], float]:
    """The likeliest columns that lines head, and the share of their letters that names fields, sessions or leaders."""
    words = [word for line in lines for word in line.words]
    starts = _line_starts(lines)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("-inf"), 0)] * len(words)
    for start in range(len(words)):
        if start not in starts and not _may_begin(words, start):
            continue
        for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1):
            text = " ".join(word.text for word in words[start:end])
            share = _support(text)[1]
            if _names(text) and (start not in starts or end not in starts):
                share = 0.0
            letters = sum(map(str.isalnum, text))
            letters += _NAME if share and cell_session(text) else 0
            value = letters * (share - _FOREIGN * (1 - share)) - _HEAD - (_INLINE if start not in starts else 0.0)
            value -= _JOINED * _joins(words, (start, end), starts)
            if best[start][0] + value > best[end][0]:
                best[end] = (best[start][0] + value, start)
    spans = []
    at = len(words)
    while at > 0:
        spans.append((best[at][1], at))
        at = best[at][1]
    return _named([tuple(words[start:end]) for start, end in reversed(spans)])


def _joins(words: Sequence[Word], span: tuple[int, int], starts: set[int]) -> bool:
    """Whether words are two whole heads on lines of their own ("Ngày" above "Giờ")."""
    start, end = span

    def whole(first: int, last: int) -> bool:
        text = " ".join(word.text for word in words[first:last])
        return not text.isupper() and max(head_roles(text).values(), default=0.0) > _WHOLE

    return any(whole(start, cut) and whole(cut, end) for cut in range(start + 1, end) if cut in starts)


def _line_starts(lines: Sequence[Line]) -> set[int]:
    """The words with which lines begin that may begin a head, and where the words end."""
    starts = {0}
    at = 0
    for line in lines:
        if line.words[0].text[0] not in "(/-–," and not line.words[0].text[0].islower():
            starts.add(at)
        at += len(line.words)
    return {*starts, at}


def _may_begin(words: Sequence[Word], number: int) -> bool:
    """Whether a head may begin within a line: with a capital, and not behind a joint."""
    text = words[number].text
    return (text[0].isupper() or fold(text).startswith(_ADDRESS)) and not words[number - 1].text.endswith(
        (",", "-", "/")
    )


@cache
def _support(text: str) -> tuple[Mapping[str, float], float]:
    """The roles that a head's words speak for, and how much of them does so."""
    roles = head_roles(text)
    share = max(roles.values(), default=0.0)
    if roles:
        share = max(share, _said_of(max(roles, key=lambda role: roles[role]), text))
    share = max(share, _listed(text))
    return roles, 1.0 if _names(text) else share


def _listed(text: str) -> float:
    """The share of a head's letters in phrases where it lists what stands in one column ("Nội dung, địa điểm")."""
    parts = re.split(r"(?<![đĐ])[,/]|(?<!\w)và(?!\w)", text)
    said = sum(max(head_roles(part.strip()).values(), default=0.0) * sum(map(str.isalnum, part)) for part in parts)
    return said / max(1, sum(map(str.isalnum, text))) if len(parts) > 1 else 0.0


def _said_of(role: str, text: str) -> float:
    """The share of a head's letters in phrases for one role, such as what goes on in small letters."""
    found = [match for match in head_phrases().finditer(fold(text)) if role in head_roles(match.group())]
    kept = [match for number, match in enumerate(found) if not number or text[match.start()].islower()]
    return sum(sum(map(str.isalnum, match.group())) for match in kept) / max(1, sum(map(str.isalnum, text)))


@cache
def _names(text: str) -> str:
    """`session` or `leader` where a head names one; empty where it names a field."""
    if cell_session(text):
        return "session"
    if max(head_roles(text).values(), default=0.0) > 0.4 or any(map(str.isdigit, text)):
        return ""
    if any(opening.start() for opening in _ADDRESSED.finditer(fold(text))):
        return ""
    people = parse_people(text) if len(text.split()) < _MOST_WORDS else ()
    alone = len(people) == 1 and (people[0].title is not None or fold(text).startswith(_ADDRESS))
    return "leader" if alone and people_share(text) > 0.8 else ""


def _named(heads: Sequence[tuple[Word, ...]]) -> tuple[tuple[HeadColumn, ...], float]:
    columns: list[HeadColumn] = []
    covered = 0.0
    total = 0
    used: set[str] = set()
    for words in heads:
        text = " ".join(word.text for word in words)
        roles, share = _support(text)
        letters = sum(map(str.isalnum, text))
        covered += letters * share
        total += letters
        if _names(text):
            columns.append(HeadColumn("content", words, True))
            continue
        role = _choose(roles, used)
        used.add(role)
        columns.append(HeadColumn(role, words))
    if sum(column.named for column in columns) == 1:  # one name among fields is no column of a matrix
        columns = [replace(column, role="note", named=False) if column.named else column for column in columns]
    return tuple(columns), covered / total if total else 0.0


def _choose(roles: Mapping[str, float], used: set[str]) -> str:
    """The role that most speaks for, a free one before one that another column has."""
    ranked = sorted(roles, key=lambda role: (-roles[role], _ORDER.index(role)))
    near = [role for role in ranked if roles[role] >= roles[ranked[0]] - 0.2]
    return next((role for role in sorted(near, key=_ORDER.index) if role not in used), next(iter(ranked), "note"))
