"""What a document's head and foot say: issuer, number, dates, title, type, edition, signer (Decree 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from congtac.extract.passage import Passage
from congtac.models.dates import find_dates
from congtac.models.folding import fold
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.reading import DocumentFoot, DocumentHead
from congtac.normalize.issuer import bodies, issuer_name
from congtac.normalize.level import issuer_level, province_of
from congtac.normalize.period import Period, parse_period
from congtac.normalize.signature import signed_by

_ISSUED = re.compile(r"ngày[\s.…_]*(\d{1,2})?[\s.…_]*tháng[\s.…_]*(\d{1,2})?[\s.…_]*năm[\s.…_]*(\d{4})?")
_ISSUED_NUMERIC = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)")
_EDITION = re.compile(r"(?:điều chỉnh|bổ sung|sửa đổi|thay thế)(?:[^()]{0,20}?lần\s+(?:thứ\s+)?(\d+|\w+))?")
_NOTE = re.compile(r"điều chỉnh|bổ sung|sửa đổi|thay thế|dự thảo|kèm theo|ban hành")
_DAYS = ("day", "span", "list")
_ORDINALS = {"nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5}


@dataclass(frozen=True, slots=True)
class Administrative:
    """The values of a document's head and foot; `period` is None where neither title nor brackets name one."""

    issuer: str | None
    issuer_level: str | None
    province: str | None
    number: str | None
    issued_on: str | None
    title: str | None
    doc_type: str
    edition: int
    period: Period | None
    signer: str | None
    signer_title: str | None


def administrative(head: DocumentHead, foot: DocumentFoot) -> Administrative:
    """Decide what the head and foot say."""
    title = " ".join(" ".join(passage.text for passage in head.title).split()) or None
    brackets = " ".join(passage.text for passage in head.brackets)
    issued_on = _issued_on(head.place_date)
    issued = date.fromisoformat(issued_on) if issued_on and len(issued_on) == 10 else _month(issued_on)
    lines = [passage.text for passage in head.issuer]
    seat = head.place_date.text.split(",")[0].strip() if head.place_date else ""
    issuer, named = issuer_name(lines, title or "", seat, head.site), bodies(lines)
    signer, signer_title = signed_by(foot)
    period = parse_period(f"{title or ''} {brackets}", issued)
    kind = doc_type(title or "")
    if period and kind == "roster" and not _is_stated_week(period, f"{title} {brackets}"):
        period = Period("range", period.start, period.end)  # six days of Tết are no week
    return Administrative(
        issuer,
        issuer_level(issuer, named[:-1], issued),
        province_of((*named, *([issuer] if issuer else [])), title, issued),
        _number(head.number),
        issued_on,
        _without_notes(title),
        kind,
        _edition(f"{title or ''} {brackets}"),
        period,
        signer,
        signer_title,
    )


def _is_stated_week(period: Period, title: str) -> bool:
    """Whether a week is called so, or begins on Monday and ends at its end."""
    monday = period.start.weekday() == 0 and period.end.weekday() in (4, 5, 6)
    return period.kind != "week" or monday or "tuần" in fold(title)


def _without_notes(title: str | None) -> str | None:
    """A title without a closing bracket of days or edition; "(Tuần 44)" at its end belongs to it."""
    if not title:
        return None
    bracket = re.search(r"\s*\(([^()]*)\)\s*$", title)
    if bracket and (_NOTE.search(fold(bracket[1])) or any(each.kind in _DAYS for each in find_dates(bracket[1]))):
        title = title[: bracket.start()]
    return title.strip(" .:*_-–") or None


def _month(issued_on: str | None) -> date | None:
    return date(int(issued_on[:4]), int(issued_on[5:7]), 1) if issued_on and len(issued_on) == 7 else None


def _issued_on(passage: Passage | None) -> str | None:
    """EDTF: a blank day leaves the month, a blank month the year."""
    numeric = _ISSUED_NUMERIC.search(passage.text) if passage else None
    match = numeric or (_ISSUED.search(fold(passage.text)) if passage else None)
    if match is None or match[3] is None:
        return None
    day, month, year = match[1], match[2], int(match[3])
    if month is None or not 1 <= int(month) <= 12:
        return f"{year:04d}"
    try:
        return date(year, int(month), int(day)).isoformat() if day else f"{year:04d}-{int(month):02d}"
    except ValueError:
        return f"{year:04d}-{int(month):02d}"


def _number(passage: Passage | None) -> str | None:
    if passage is None:
        return None
    # Blanks beside a joint are none of the number's: "15 / CTr - UBND"; in "17 CTr/ĐTN" the blank is the joint.
    number = " ".join(re.sub(r"\s*([-/&.])\s*", r"\1", passage.text).split()).strip(".…_ ")
    return re.sub(r"^[.…_]+", "", number) or None


@cache
def _types() -> tuple[tuple[str, re.Pattern[str]], ...]:
    order = ("reception", "roster", "programme", "schedule", "plan")
    words = vocabulary("document")["types"]
    return tuple((name, re.compile(rf"(?<!\w)(?:{alternatives(words[name])})(?!\w)")) for name in order)


def doc_type(title: str) -> str:
    """`programme`, `schedule`, `reception`, `roster`, `plan` or `other`, by the words of the title."""
    folded = fold(title)
    found = [(match.start(), name) for name, pattern in _types() if (match := pattern.search(folded))]
    if re.search(r"tiếp\s+(?:công\s+)?dân", folded):
        return "reception"
    if re.search(r"(?:lịch|phân công|danh sách)\s.{0,20}?trực(?!\s+tuyến|\w)", folded) and "thường trực" not in folded:
        return "roster"
    return min(found)[1] if found else "other"


def _edition(text: str) -> int:
    match = _EDITION.search(fold(text))
    if match is None:
        return 0
    written = match[1]
    if written is None:
        return 1
    return int(written) if written.isdigit() else _ORDINALS.get(written, 1)
