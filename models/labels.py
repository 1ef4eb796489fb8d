"""What fields are called: the head of a column, the label of a clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from congtac.models.folding import fold, key
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.reading import FieldName

ROLES: tuple[str, ...] = (
    "date", "session", "time", "content", "leader", "department", "coordinator", "participants", "location", "note",
    "index",
    "lunar",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """A label such as "Địa điểm:" at `start:end` (the colon included) of a text."""

    start: int
    end: int
    role: FieldName


_BRACKET = re.compile(r"(?<=\S)\s*\(([^()]*)\)")


def _phrases(role: str) -> tuple[str, ...]:
    """What heads a column of the role."""
    return (*vocabulary("labels")[role]["heads"], *vocabulary("labels")[role]["both"])


@cache
def _heads() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    roles: dict[str, list[str]] = {}
    for role in ROLES:
        for phrase in _phrases(role):
            roles.setdefault(key(phrase), []).append(role)
    ordered = sorted(roles.items(), key=lambda item: len(item[0]), reverse=True)
    return tuple((re.compile(rf"(?<!\w)(?:{alternatives([phrase])})(?!\w)"), tuple(found)) for phrase, found in ordered)


@cache
def head_roles(head: str) -> dict[str, float]:
    """Roles that a column's head speaks for, each with the share of the head's letters that say so (0 to 1)."""
    folded = fold(head)
    bare = _BRACKET.sub(" ", folded)
    if bare != folded and (outside := head_roles(bare)):
        # What stands in a bracket completes the head: "Nội dung (thời gian)" heads contents.
        besides = {role: share / 2 for role, share in head_roles(" ".join(_BRACKET.findall(folded))).items()}
        return {**besides, **outside}
    length = sum(char.isalnum() for char in folded)
    shares: dict[str, float] = {}
    rest = folded
    for pattern, roles in _heads():
        match = pattern.search(rest)
        if match is None:
            continue
        share = sum(char.isalnum() for char in match.group()) / max(length, 1)
        for role in roles:
            shares[role] = max(shares.get(role, 0.0), share)
        rest = rest[: match.start()] + "\0" * len(match.group()) + rest[match.end() :]
    return shares


def heads_span(first: str, last: str) -> bool:
    """Whether two heads of days say that one begins and the other ends a span ("Từ ngày", "Đến ngày")."""
    said = vocabulary("labels")["date"]
    return all(
        re.search(rf"(?<!\w)(?:{alternatives(said[end])})(?!\w)", fold(head))
        for end, head in (("first", first), ("last", last))
    )


@cache
def head_phrases() -> re.Pattern[str]:
    """A pattern in folded text for any phrase that heads a column."""
    phrases = [phrase for role in ROLES for phrase in _phrases(role)]
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases)})(?!\w)")


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for labels with their colon, and each label's role.

    A label of several words may be followed by more ("Thành phần tham dự gồm:"); one of a single word stands by itself,
    for "tại chợ phiên: …" is no label.
    """
    roles: dict[str, str] = {}
    phrases: list[str] = []
    for role in ROLES:
        for phrase in (*vocabulary("labels")[role]["labels"], *vocabulary("labels")[role]["both"]):
            roles.setdefault(_bare(phrase), role)
            phrases.append(phrase)
    several = alternatives(phrase for phrase in phrases if " " in phrase)
    single = alternatives(phrase for phrase in phrases if " " not in phrase)
    opening = r"(?:(?<=^)|(?<=[\s.,;:(\[*+•-]))"
    more = r"(?:\s+[^\W\d]+){0,3}?"
    listed = r"(?:\s+(?:gồm(?:\s+có)?|có))?"
    return re.compile(rf"{opening}(?:(?P<several>{several}){more}|(?P<single>{single}){listed})\s*:"), roles


@cache
def _named_roles() -> dict[str, str]:
    """Each head and label with its field; of one that stands for several, the first, labels before heads."""
    roles: dict[str, str] = {}
    for part in ("labels", "both", "heads"):
        for role in ROLES:
            for phrase in vocabulary("labels")[role][part]:
                roles.setdefault(_bare(phrase), role)
    return roles


def label_role(label: str) -> FieldName | None:
    """The field that a text is a whole label or head of ("Trực ban"); None if it is none."""
    return cast("FieldName | None", _named_roles().get(_bare(label)))


def _bare(text: str) -> str:
    return re.sub(r"[\s.,-]+", "", fold(text))


# Labels that stand without a colon, where a semicolon or full stop sets them off: "; thành phần …; tại …".
_BARE = re.compile(
    r"(?<=[;.,])\s+(?P<label>(?:cùng (?:dự|đi|tham dự|tham gia|tiếp) (?:gồm có|gồm|có)))\s+(?=\w)"
    r"|(?<=[;.])\s+(?P<other>(?:thành phần(?:\s+(?:tham\s+)?dự)?|cùng (?:dự|đi|tham dự|tham gia|tiếp)|tại)"
    r"(?:\s+(?:gồm(?:\s+có)?|có))?)\s+(?=\w)"
)


def find_labels(text: str) -> tuple[Label, ...]:
    """Labels in order, with their colon ("Thành phần:", "TP dự :") or set off by a semicolon ("; tại …")."""
    pattern, roles = _labels()
    folded = fold(text)
    found = [
        Label(match.start(), match.end(), cast(FieldName, roles[_bare(match["several"] or match["single"])]))
        for match in pattern.finditer(folded)
    ]
    for match in _BARE.finditer(folded):
        group = "label" if match["label"] else "other"
        role: FieldName = "location" if match[group] == "tại" else "participants"
        if not any(label.start <= match.start(group) < label.end for label in found):
            found.append(Label(match.start(group), match.end(), role))
    return tuple(sorted(found, key=lambda label: label.start))
