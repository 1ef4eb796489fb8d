"""Names of units (cơ quan, đơn vị) in one spelling."""

from __future__ import annotations

import re

from congtac.models.folding import UPPER, fold
from congtac.models.people import find_people
from congtac.models.units import UnitPhrase, body_name, field_name, find_units, is_internal, is_level, opening_kind

_EDGES = " \t\n.,;:*•+-–—"
_SPLIT = re.compile(r"\s*(?:[;\n+,]|\s[/&]\s|\bvà\b)\s*")
_VERB = re.compile(r"^(?:giao|do|mời|đề nghị|yêu cầu)\s+(?:cho\s+)?", re.IGNORECASE)
_COMMITTEE = re.compile(r"^BCH(?=\s+(?:đảng|đoàn|công đoàn|hội|chi bộ|lđlđ|liên đoàn)(?!\w))", re.IGNORECASE)
_JOINT = re.compile(rf"\s*(?:[-–,&]|(?<!\w)và(?!\w))\s*(?=[{UPPER}])")
_DASH = re.compile(r"\s*[–—]\s*|\s+-\s*|\s*-\s+|(?<=\w)-(?=\w)")


def canonical_unit(text: str, kind: str | None = None) -> str | None:
    """One unit's name: UBND, HĐND and MTTQ short, the rest written out; None where nothing is left of the text.

    Args:
        text: The name as written, such as "P. VHXH" or "PHòng Văn hóa – xã hội".
        kind: What kind of unit the context speaks of ("Phòng"), for a text that names only the field of work.
    """
    bare = " ".join(_VERB.sub("", text.strip(_EDGES)).split()).strip(_EDGES)
    if not bare:
        return None
    bare = _COMMITTEE.sub("Ban Chấp hành", bare)  # elsewhere "BCH" is a Ban Chỉ huy
    units = find_units(bare)
    if units and units[0].start == 0 and not _has_more_fields(bare[units[0].end :]):
        return " ".join(filter(None, (_known(units[0]), _spelled(bare[units[0].end :])))).replace(" ,", ",")
    if field := field_name(bare):
        return f"{kind} {field}" if kind else field
    opened = opening_kind(bare)
    if opened is None:
        return bare[:1].upper() + _spelled(bare)[1:]
    name, rest = opened[0], _spelled(bare[opened[1] :])
    if not rest:
        return name
    return f"{name} {rest if is_level(rest) else rest[:1].upper() + rest[1:]}"


def _has_more_fields(rest: str) -> bool:
    """Whether a name has further fields behind those that are known: "Trung tâm Văn hóa | - Thể thao"."""
    joint = _JOINT.match(rest)
    behind = rest[joint.end() :] if joint else ""
    return bool(behind) and not (opening_kind(behind) or body_name(behind) or find_units(behind) or is_level(behind))


def _known(unit: UnitPhrase) -> str:
    tail = " ".join(unit.tail.split())
    if unit.kind and is_internal(unit.kind) and is_level(tail):
        tail = ""
    head = f"{unit.kind} {unit.field}" if unit.kind else str(unit.body)
    return f"{head} {tail}".strip()


def _spelled(text: str) -> str:
    return _DASH.sub(" - ", " ".join(text.split())).strip(_EDGES + " ")


def split_units(text: str) -> tuple[str, ...]:
    """The parts of a list of units, each as written; joints within one unit's name do not part it."""
    masked = text
    for unit in find_units(text):
        masked = masked[: unit.start] + "x" * (unit.end - unit.start) + masked[unit.end :]
    spans: list[tuple[int, int]] = []
    start = 0
    for joint in [*_SPLIT.finditer(masked), None]:
        end = joint.start() if joint else len(text)
        if part := text[start:end].strip(_EDGES):
            if spans and _goes_on(text[slice(*spans[-1])], part):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        start = joint.end() if joint else len(text)
    return tuple(text[start:end].strip(_EDGES) for start, end in spans)


def _goes_on(before: str, part: str) -> bool:
    """Whether a part is no unit by itself: "Tổ 3 và nhân dân", "Phòng Sử dụng và Phát triển rừng"."""
    if field_name(part) or body_name(part) or opening_kind(part) or find_units(part) or fold(part).startswith("các "):
        return False
    if not part[:1].isupper():
        return True
    opened = opening_kind(before.strip(_EDGES))
    field = before.strip(_EDGES)[opened[1] :] if opened else ""
    return bool(field) and not field_name(field) and not find_units(before) and not find_people(part)


def canonical_units(text: str, kind: str | None = None) -> tuple[str, ...]:
    """All units of a list, in order, each once; a kind named once holds for bare fields after it."""
    names: list[str] = []
    for part in split_units(text):
        name = canonical_unit(part, kind)
        opened = opening_kind(part)
        if opened:
            kind = opened[0]
        if name and name not in names:
            names.append(name)
    return tuple(names)
