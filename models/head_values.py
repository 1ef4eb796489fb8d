"""What the heads of a matrix say of every cell below them: whose it is, of which unit, in which shift, on which day.

A head such as "Nội dung" names a field; one such as "Ca 1 (6h00 - 14h00)", "Khoa Nội", "Tháng 3" or "Đ/c Hường" names
a value. Where at least two columns name values of one field, each filled cell below them is an entry of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from statistics import mean

from congtac.models.date_phrase import DAY_KINDS
from congtac.models.date_tokens import any_of, words_of
from congtac.models.dates import find_dates, parse_day_cell
from congtac.models.folding import fold, key
from congtac.models.labels import head_roles
from congtac.models.people import parse_people, people_share
from congtac.models.phones import without_phones
from congtac.models.places import looks_like_place
from congtac.models.reading import FieldName
from congtac.models.times import find_times
from congtac.models.units import find_units, looks_like_unit
from congtac.models.when import cell_session, cell_time, cell_when, parse_when, split_days

NAMED = 0.45  # the share of a head's letters that name a field
_UNNAMED = 0.4
_PEOPLE = 0.75  # of a cell's letters
_ALIKE = 0.6  # of a matrix's cells that look like one field
_MARK = re.compile(r"[xX✓✔☑√*+v×]")
_LONE = re.compile(r"^\s*các\s+", re.IGNORECASE)  # below "Các Phó Chủ tịch" each column has one of them
_COLON = re.compile(r"(?<=\d):(?=\s)")  # "Ca 2: 15h00 - 23h00" is no quarter past two
_NOTHING = re.compile(r"[-–—./\s]*")

Values = Mapping[FieldName, str]


def names_field(head: str) -> bool:
    """Whether a head says which field stands below it."""
    return max(head_roles(head).values(), default=0.0) >= NAMED


@cache
def _shift() -> re.Pattern[str]:
    table = words_of("shifts")
    counted, words, which = (any_of(table[key]) for key in ("counted", "words", "which"))
    return re.compile(
        rf"(?:(?P<word>{counted}(?:\s+trực)?|(?:{words}\s*)+)\s*)?(?P<which>{which})?(?:\s*từ)?"
        rf"|(?P<counted>{counted}(?:\s+trực)?\s+(?:số\s+)?(?:\d|[ivx]+|[abc]))(?:\s*từ)?"
    )


@cache
def names_shift(head: str) -> bool:
    """Whether a head names one shift among others: "Ca 1", "Trực đêm", "Ngày (7h00 - 17h00)"."""
    head = _COLON.sub(" ", head)
    times = find_times(head)
    rest = list(fold(head))
    for time in times:
        rest[time.start : time.end] = " " * (time.end - time.start)
    match = _shift().fullmatch(re.sub(r"[\W_]+", " ", "".join(rest)).strip())
    if match is None:
        return False
    named = match["counted"] or (match["word"] and match["which"]) or match["which"] == "đêm"
    return bool(times or named)


def names_leader(head: str) -> bool:
    """Whether a head names somebody, or his office."""
    named = max(head_roles(head).values(), default=0.0) > _UNNAMED
    return people_share(head) > 0.8 and not named and not cell_session(head) and not names_day(head)


def names_day(head: str) -> bool:
    """Whether a head is a day, a weekday, a week or a month."""
    return cell_when(head) and not head.strip().isdigit()


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"(?P<stem>[^\W\d]+(?:\s+[^\W\d]+)*?)\s+(?:số\s+)?(?:\d+|[ivx]+)")


def one_of_many(head: str) -> bool:
    """Whether a head numbers one of several posts or parts: "Chốt số 2", "Phân xưởng 1"."""
    match = _numbered().fullmatch(fold(head).strip())
    if match is None or names_field(match["stem"]):
        return False
    return not any(person.title for person in parse_people(head[: match.end("stem")]))


def names_unit(head: str) -> bool:
    """Whether a head names a unit ("Khoa Nội", "Công an xã")."""
    staff = head_roles(head).get("participants", 0.0)  # "Tổ bảo vệ" says who its people are, "Bảo vệ" only that
    return looks_like_unit(head) and not names_shift(head) and (not names_field(head) or NAMED <= staff < 1)


_OFFICES = re.compile(r"(?:chức vụ|chức danh)(?:,? (?:đơn vị|cơ quan|đơn vị công tác))?")


def names_office(head: str) -> bool:
    """Whether a head says that offices alone stand below it, beside the people whose they are ("Chức vụ")."""
    return _OFFICES.fullmatch(key(head)) is not None


def _names_place(head: str) -> bool:
    return looks_like_place(head) and not names_field(head) and not names_unit(head)


# The first test that two columns pass decides. A session or a leader may have contents below it, the others may not.
OF_CONTENTS: tuple[FieldName, ...] = ("session", "leader")
_TESTS: tuple[tuple[FieldName, Callable[[str], bool]], ...] = (
    ("session", cell_session),
    ("leader", names_leader),
    ("time", names_shift),
    ("date", names_day),
    ("department", names_unit),
    ("location", _names_place),
    ("department", one_of_many),
)


def names_values(heads: Sequence[str]) -> bool:
    """Whether all of several heads name values of one field; bare numbers count as days."""
    return len(heads) > 1 and (
        all(head.strip().isdigit() for head in heads) or any(all(map(test, heads)) for _, test in _TESTS)
    )


def names_time(heads: Sequence[str]) -> bool:
    """Whether all of several heads are days, shifts or sessions."""
    return any(all(map(test, heads)) for test in (names_day, names_shift, cell_session))


def count_values(heads: Sequence[str]) -> int:
    """How many of a row's heads name values of the field that most of them name; 0 where only one does."""
    most = max((sum(map(test, heads)) for _, test in _TESTS), default=0)
    return most if most > 1 else 0


def head_values(levels: Sequence[Sequence[str]]) -> list[dict[FieldName, str]]:
    """For each column the values that its head names, where at least two columns so name the same field.

    Args:
        levels: What the head says above each column, outermost first.
    """
    values: list[dict[FieldName, str]] = [{} for _ in levels]
    for name, test in _TESTS:
        said = {
            n: [text for text in texts if test(text) and text not in values[n].values()]
            for n, texts in enumerate(levels)
        }
        named = {n: _together(texts) for n, texts in said.items() if texts}
        if name == "date":
            named |= _numbered_days(levels)
        if len(named) < 2 or (name not in OF_CONTENTS and len(set(named.values())) < 2):
            continue
        for number, text in named.items():
            values[number][name] = text
    for given in values:
        if "leader" in given and "department" in given:
            given["leader"] = _of_body(given["leader"], given.pop("department"))
    return values


def _together(texts: Sequence[str]) -> str:
    """The lowest of a head's levels, with the office above a bare name or the name above a bare office.

    So too with the weekday above a date.
    """
    if len(texts) < 2:
        return texts[-1]
    upper, lower = (_LONE.sub("", text) for text in texts[-2:])
    joined = f"{upper}\n{lower}"
    people = parse_people(joined)
    titled = len(people) == 1 and people[0].name is not None and people[0].title is not None
    weekday = parse_day_cell(upper)
    return joined if titled or (weekday is not None and weekday.kind == "weekday") else texts[-1]


def _of_body(leader: str, body: str) -> str:
    """Below "HĐND phường", "Chủ tịch" is its chairman; who is named, or of a body already, is told by his own head."""
    people = parse_people(leader)
    told = any(person.name or find_units(person.title or "") for person in people)
    return leader if told else f"{leader} {body}"


def is_single_day(head: str) -> bool:
    """Whether a head is a weekday, a date or both ("Thứ Hai", "05/8"), rather than a week or a month."""
    phrase = parse_day_cell(" ".join(head.split()))
    return phrase is not None and phrase.kind in DAY_KINDS and not head.strip(" ().").isdigit()


def _numbered_days(levels: Sequence[Sequence[str]]) -> dict[int, str]:
    """Columns whose heads are bare numbers of days or months below one head that says so ("Ngày", "Tháng 8/2024")."""
    found: dict[int, str] = {}
    parents: set[str] = set()
    for number, texts in enumerate(levels):
        deepest = next((text for text in reversed(texts) if text.strip().isdigit()), None)
        above = texts[0] if len(texts) > 1 else ""
        if deepest is None or "date" not in head_roles(above):
            continue
        parents.add(above)
        month = next((above[phrase.start : phrase.end] for phrase in find_dates(above) if phrase.kind == "month"), "")
        months = fold(above).strip() == "tháng"
        found[number] = f"Tháng {deepest}" if months else f"{deepest} {month}".strip()
    return found if len(parents) == 1 and len(found) > 1 else {}


def value_name(label: str) -> FieldName:
    """The field of which a label at the head of a row or column names a value; of what is unknown, a unit."""
    return next((name for name, test in _TESTS if test(label)), "department")


def says_nothing(text: str) -> bool:
    """Whether a cell is empty, or crossed out with a dash."""
    return _NOTHING.fullmatch(text) is not None


def is_mark(text: str) -> bool:
    """Whether a cell only ticks that what its row and column say is so."""
    return _MARK.fullmatch(text.strip()) is not None


def _undated(text: str) -> str:
    said = split_days(text)
    return text[slice(*said[1])] if said else text


_LOOKS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("mark", is_mark),
    ("session", cell_session),
    ("time", cell_time),
    ("date", lambda text: parse_when(text.split("(")[0])),
    ("participants", lambda text: people_share(without_phones(_undated(text))) > _PEOPLE),
    ("department", looks_like_unit),
)


def cell_shares(texts: Sequence[str]) -> dict[str, float]:
    """For each field, and `mark`, what share of a matrix's filled cells looks like it."""
    filled = [text for text in texts if not says_nothing(text)]
    return {role: mean(looks(text) for text in filled) for role, looks in _LOOKS} if filled else {}


def cells_role(texts: Sequence[str]) -> str | None:
    """What the cells of a matrix hold: the field that most of them look like, `mark`; None for contents."""
    shares = cell_shares(texts)
    best = max(shares, key=lambda role: shares[role], default=None)
    return best if best is not None and shares[best] >= _ALIKE else None
