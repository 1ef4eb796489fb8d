"""Gold rows read and checked, and rows made comparable: spelling habits folded away, people as name and rank.

A gold file is a CSV table with the columns of `FIELDS`; any others, such as those of an `items.csv` that somebody has
corrected, are left alone. `scored=all` in a row says that every field of it counts, the empty ones too; without it,
what gold leaves empty of leaders, departments, participants, place and end time is not judged.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import get_args

from congtac.models.folding import fold
from congtac.normalize.records import Item, Kind, Leader, Session

FIELDS = (
    "kind",
    "date_start",
    "date_end",
    "session",
    "time_start",
    "time_end",
    "recurrence",
    "content",
    "leaders",
    "departments",
    "participants",
    "location",
)

Value = str | frozenset[str] | frozenset[tuple[str, str]]

# Titles that are one office, whatever follows them ("Phó Chủ tịch Thường trực UBND"): the first that fits counts.
_RANKS = (
    ("phó chủ tịch", "pct"),
    ("chủ tịch", "ct"),
    ("phó bí thư", "pbt"),
    ("bí thư", "bt"),
    ("phó chánh văn phòng", "pcvp"),
    ("chánh văn phòng", "cvp"),
    ("phó giám đốc", "pgđ"),
    ("giám đốc", "gđ"),
    ("phó hiệu trưởng", "pht"),
    ("hiệu trưởng", "ht"),
    ("phó trưởng phòng", "ptp"),
    ("trưởng phòng", "tp"),
    ("phó trưởng ban", "ptb"),
    ("trưởng ban", "tb"),
)
# Those that programmes shorten; a school's "HT" or a "TP" may be anything else.
_SHORTENED = frozenset(("pct", "ct", "pbt", "bt", "pcvp", "cvp", "pgđ", "gđ"))
_NAMED = re.compile(r"(?P<name>.*?)\s*\((?P<title>.*)\)")
_LEVEL = re.compile(r"\b(?:xã|phường|thị trấn|huyện|tỉnh|thành phố|tp)$")


class GoldError(ValueError):
    """A gold file that cannot be scored against; says where and why."""


@dataclass(frozen=True, slots=True)
class Comparable:
    """A row in the form that is compared.

    Attributes:
        values: For each of `FIELDS` the folded value; what is absent is empty.
        shown: The same as written, for people to read.
        number: The row's number.
        all_fields: Whether the fields that gold leaves empty count too.
    """

    values: Mapping[str, Value]
    shown: Mapping[str, str]
    number: str
    all_fields: bool = False

    def text(self, field: str) -> str:
        """The folded value of a field of text."""
        value = self.values[field]
        return value if isinstance(value, str) else ""


def read_gold(lines: Iterable[str], name: str) -> list[Comparable]:
    """The rows of a gold file.

    Args:
        lines: The file's lines.
        name: Of the file, for messages.

    Raises:
        GoldError: A column is missing, or a value is none that its column takes.
    """
    reader = csv.DictReader(lines, strict=True)
    try:
        missing = [field for field in FIELDS if field not in (reader.fieldnames or ())]
        if missing:
            raise GoldError(f"{name}: no column {', '.join(missing)}")
        return [_gold_row(row, number, f"{name}, row {number}") for number, row in enumerate(reader, start=1)]
    except csv.Error as error:
        raise GoldError(f"{name}: {error}") from None


def comparable(item: Item) -> Comparable:
    """An extracted item in the form that is compared."""
    shown = {field: _shown(getattr(item, field)) for field in FIELDS}
    return Comparable(_values(shown), shown, str(item.seq))


def folded(text: str) -> str:
    """A text without what spelling habits differ in: case, place of tone marks, dashes, punctuation, blanks."""
    plain = fold(unicodedata.normalize("NFC", text)).replace("&", " và ")
    return " ".join(re.sub(r"[^\w\s%/]", " ", plain).split())


def _shown(value: object) -> str:
    """A field's value as a gold file has it."""
    match value:
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case tuple():
            return "; ".join(f"{one.name or ''}|{one.title or ''}" if isinstance(one, Leader) else one for one in value)
        case _:
            return str(value or "")


def _gold_row(row: Mapping[str, str | None], number: int, where: str) -> Comparable:
    shown = {field: (row.get(field) or "").strip() for field in FIELDS}
    for field, check in _CHECKS.items():
        if shown[field] and not check(shown[field]):
            raise GoldError(f"{where}: {field} cannot be {shown[field]!r}")
    if not shown["kind"] or not shown["content"]:
        raise GoldError(f"{where}: kind and content must not be empty")
    return Comparable(_values(shown), shown, row.get("n") or row.get("seq") or str(number), row.get("scored") == "all")


def _values(shown: Mapping[str, str]) -> dict[str, Value]:
    return {field: _FOLDS.get(field, folded)(shown[field]) for field in FIELDS}


def _parts(text: str) -> list[str]:
    return [part for part in map(str.strip, text.split(";")) if part]


def _people(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((folded(leader.name or ""), _rank(leader.title or "")) for leader in map(_leader, _parts(text)))


def _leader(text: str) -> Leader:
    """`Name|Title` or, as the tables write it, `Name (Title)`."""
    if "|" in text:
        name, _, title = text.partition("|")
        return Leader(name, title)
    named = _NAMED.fullmatch(text)
    return Leader(named["name"], named["title"]) if named else Leader(text, None)


def _rank(title: str) -> str:
    plain = folded(title).removesuffix(" liên quan").removeprefix("các ")
    for name, short in _RANKS:
        if plain.startswith((name, short) if short in _SHORTENED else name):
            return short
    return plain


def _unit(text: str) -> str:
    """A unit without what the contract leaves open: "và" or a dash, "P." for "phòng", the level behind its name."""
    plain = re.sub(r"\bp\b", "phòng", re.sub(r"\bvà\b", " ", folded(text))).strip()
    return " ".join(_LEVEL.sub("", plain).split())


def _units(text: str) -> frozenset[str]:
    return frozenset(filter(None, map(_unit, _parts(text))))


def _rule(text: str) -> frozenset[str]:
    """The parts of an RFC 5545 rule, in whatever order; an interval of one says nothing."""
    parts = text.upper().replace("RRULE:", "").replace(" ", "").split(";")
    return frozenset(parts) - {"", "INTERVAL=1"}


_FOLDS: Mapping[str, Callable[[str], Value]] = {
    "leaders": _people,
    "departments": _units,
    "recurrence": _rule,
    "date_start": str.strip,
    "date_end": str.strip,
    "time_start": str.strip,
    "time_end": str.strip,
    "kind": str.strip,
    "session": str.strip,
}


def _is_iso(parse: Callable[[str], object], length: int) -> Callable[[str], bool]:
    def check(text: str) -> bool:
        try:
            parse(text)
        except ValueError:
            return False
        return len(text) == length

    return check


_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "kind": lambda text: text in get_args(Kind),
    "session": lambda text: text in get_args(Session),
    "date_start": _is_iso(date.fromisoformat, 10),
    "date_end": _is_iso(date.fromisoformat, 10),
    "time_start": _is_iso(time.fromisoformat, 5),
    "time_end": _is_iso(time.fromisoformat, 5),
}
