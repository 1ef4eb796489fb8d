"""The heads of a table whose columns were lost: where they stand in a text's lines, and what each column is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from congtac.extract.document import Line, Word
from congtac.models.dates import find_dates
from congtac.models.flat_cells import has_weekday, is_section, says_day
from congtac.models.flat_values import ADDRESS, DayHeads, are_two, day_heads, names_in, shift_lines, value_of
from congtac.models.folding import fold, key
from congtac.models.labels import head_phrases, head_roles, heads_span
from congtac.models.people import parse_people
from congtac.models.when import cell_session, cell_time, parse_when

MOST_HEAD_LINES = 26
LEAST_COLUMNS = 3
LEAST_COVERED = 0.8  # the share of a head's letters that name fields, where nothing else tells where it ends
LEAST_ANCHORED = 0.65  # where the line below it begins a row
_MOST_WORDS = 10
_NAMED = 0.45
_LEAST_NAMES = 2
_LEAST_DAYS = 3
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
_SAID = re.compile(r":\s*\S|\S\.$")  # a field and what stands in it ("Địa điểm trực: …")
_LUNAR_DAY = re.compile(r"\d{1,2}\s+tết|(?:mùng|mồng)\s+\d|\d{1,2}[/-]\d{1,2}\s*[aâ]l")


@dataclass(frozen=True, slots=True)
class HeadColumn:
    """A column of a flattened table: its role and the words that head it.

    `value` is the field of which the head names a value, a session, leader, unit, shift or day whose entries stand
    below it; such a column's role is `content` until its cells say what they hold. `above` are the words of a head
    over this column and its neighbours ("Cơ quan thực hiện" over "Chủ trì" and "Phối hợp").
    """

    role: str
    words: tuple[Word, ...]
    value: str = ""
    above: tuple[Word, ...] = ()

    @property
    def named(self) -> bool:
        """Whether the head names a value."""
        return bool(self.value)

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
        words = {word.index: word for column in self.columns for word in (*column.above, *column.words)}
        return key(" ".join(word.text for _, word in sorted(words.items())))


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
    if not head_phrases().match(opening) or _TITLE.match(opening) or _SAID.search(opening):
        return None
    if lines[start].text.isupper() and len(opening.split()) > _LONGEST_HEAD and _TITLE.search(opening):
        return None  # "DỰ KIẾN LỊCH CÔNG TÁC TUẦN"
    if (pair := _pair(lines, start)) is not None:
        return pair
    best = None
    reach = min(start + MOST_HEAD_LINES, len(lines))
    shifts = shift_lines(lines, start, reach)
    for end in range(start + 1, reach + 1):
        if end - 1 not in shifts and any(map(str.isdigit, lines[end - 1].text)):
            break  # a title's year, or a row that nothing announced
        if (days := day_heads(lines, end)) is not None:
            return _below_days(lines, start, end, days)
        opener = _opens_body(lines, end) if end < len(lines) and end not in shifts else ""
        if not opener and cell_session(lines[end - 1].text):
            continue  # one head of several that are sessions, or the first cell of a row
        columns, covered = (opener and _above_names(lines[start:end])) or _columns(lines[start:end])
        if opener:
            if best is not None and not any(_goes_on(line) for line in lines[best.end : end]):
                break
            if covered >= LEAST_ANCHORED and _is_table(columns, opener):
                return FlatHead(start, end, columns)
            break
        if covered >= LEAST_COVERED and len(columns) >= LEAST_COLUMNS and _is_table(columns, "") and _closed(columns):
            best = FlatHead(start, end, columns)
    return best


def _pair(lines: Sequence[Line], start: int) -> FlatHead | None:
    """The head of a table of two columns, of what is done and by when, in a line each; days alone stand below it."""
    heads = lines[start : start + 2]
    roles = [_choose(head_roles(line.text), set()) for line in heads if _support(line.text)[1] > _WHOLE]
    below = lines[start + 2 :]
    if sorted(roles) != ["content", "date"] or sum(says_day(line.text) for line in below) < _LEAST_DAYS:
        return None
    if names_head(below[0].text):
        return None
    return FlatHead(start, start + 2, tuple(HeadColumn(r, line.words) for r, line in zip(roles, heads, strict=True)))


def names_head(text: str) -> bool:
    """Whether a line is but a phrase that heads a column."""
    return _support(text)[1] > _WHOLE


def _above_names(lines: Sequence[Line]) -> tuple[tuple[HeadColumn, ...], float] | None:
    """The columns of heads whose last lines name those whose offices stand in a row above them.

    What is above the offices in turn are the bodies that they are of.
    """
    for cut in range(len(lines) - 1, 2, -1):
        names = names_in(lines[cut:])
        if len(names) < _LEAST_NAMES:
            continue
        columns, covered = _columns(lines[:cut])
        offices = columns[-len(names) :]
        if not all(column.value == "leader" for column in offices) or len(columns) == len(names):
            continue
        if any(who.name for column in offices for who in parse_people(column.text)):
            continue
        before = columns[: -len(names)]
        fields = tuple(column for column in before if not column.value)
        bodies = [column.words for column in before if column.value == "department"]
        placed = _of_bodies(offices, bodies)
        return (
            *fields,
            *(replace(o, words=(*o.words, *name)) for o, name in zip(placed, names, strict=True)),
        ), covered
    return None


def _of_bodies(offices: Sequence[HeadColumn], bodies: Sequence[tuple[Word, ...]]) -> list[HeadColumn]:
    """Each office below its body: the one that it names, else that of the office before it; or all below all."""
    placed: list[HeadColumn] = []
    at = 0
    for office in offices:
        spelled = [key(" ".join(word.text for word in words)) for words in bodies]
        named = [n for n, body in enumerate(spelled) if n >= at and body in key(office.text)]
        at = named[0] if named else at
        placed.append(replace(office, above=bodies[at]) if bodies else office)
    if len({column.above for column in placed}) >= len(bodies):
        return placed
    every = tuple(word for words in bodies for word in words)
    return [replace(office, above=every) for office in offices]


def _below_days(lines: Sequence[Line], start: int, end: int, days: DayHeads) -> FlatHead | None:
    """The head of a table whose columns are days, behind heads at lines `start:end` that say what its rows are."""
    fields, covered = _columns(lines[start:end])
    if covered < LEAST_COVERED or any(column.value for column in fields):
        return None
    columns = (*fields, *(HeadColumn("content", words, "date") for words in days.words))
    behind = days.end
    while behind < len(lines) and key(lines[behind].text) in ("ghi chú", "điện thoại", "số điện thoại"):
        columns = (*columns, HeadColumn("note", lines[behind].words))
        behind += 1
    return FlatHead(start, behind, columns) if behind < len(lines) else None


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
        rows = "date" in roles or "session" in roles
        return named >= 2 and rows and opener in ("day", "number") and roles.count("content") == named
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
            if value_of(text) and (start not in starts or end not in starts):
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


def _joins(words: Sequence[Word], span: tuple[int, int], starts: set[int]) -> int:
    """How surely words are two whole heads on lines of their own ("Ngày" above "Giờ"; "Ca 1" above "Ca 2")."""
    start, end = span

    def text(first: int, last: int) -> str:
        return " ".join(word.text for word in words[first:last])

    def whole(part: str) -> bool:
        return not part.isupper() and max(head_roles(part).values(), default=0.0) > _WHOLE

    parts = [(text(start, cut), text(cut, end)) for cut in range(start + 1, end) if cut in starts]
    return max((2 if are_two(*part) else int(all(map(whole, part))) for part in parts), default=0)


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
    return (text[0].isupper() or fold(text).startswith(ADDRESS)) and not words[number - 1].text.endswith(
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
    return roles, 1.0 if value_of(text) else share


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
        if value_of(text):
            columns.append(HeadColumn("content", words, value_of(text)))
            continue
        role = _choose(roles, used)
        used.add(role)
        columns.append(HeadColumn(role, words))
    kinds = Counter(column.value for column in columns)
    columns = [  # one name among fields is no column of a matrix
        replace(column, role="note", value="") if column.value and kinds[column.value] == 1 else column
        for column in columns
    ]
    return tuple(columns), covered / total if total else 0.0


def _choose(roles: Mapping[str, float], used: set[str]) -> str:
    """The role that most speaks for, a free one before one that another column has."""
    ranked = sorted(roles, key=lambda role: (-roles[role], _ORDER.index(role)))
    near = [role for role in ranked if roles[role] >= roles[ranked[0]] - 0.2]
    return next((role for role in sorted(near, key=_ORDER.index) if role not in used), next(iter(ranked), "note"))
