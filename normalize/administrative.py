"""What a document's head and foot say: issuer, number, dates, title, type, edition, signer (Decree 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from congtac.extract.passage import Passage
from congtac.models.administrative import is_capitals
from congtac.models.folding import fold, key
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.people import parse_people
from congtac.models.reading import DocumentFoot, DocumentHead
from congtac.models.units import body_name, field_name, find_units, is_internal, levels, opening_kind
from congtac.normalize.period import Period, parse_period
from congtac.normalize.units import canonical_unit

_ISSUED = re.compile(r"ngày[\s.…_]*(\d{1,2})?[\s.…_]*tháng[\s.…_]*(\d{1,2})?[\s.…_]*năm[\s.…_]*(\d{4})?")
_EDITION = re.compile(r"(?:điều chỉnh|bổ sung|sửa đổi|thay thế)(?:[^()]{0,20}?lần\s+(?:thứ\s+)?(\d+|\w+))?")
_ORDINALS = {"nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5}
_DEGREES = re.compile(rf"^(?:(?:{alternatives(vocabulary('titles')['degrees']['words'])})[.\s]\s*)+", re.IGNORECASE)
_PARTY_COMMITTEES = frozenset(key(name) for name in ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy"))
_OF_BODY = re.compile(r"(?:của\s+|thường trực\s+|lãnh đạo\s+)*")


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
    issuer = issuer_name([passage.text for passage in head.issuer]) or _issuer_in(title or "", head.place_date)
    signer, signer_title = _signer(foot)
    period = parse_period(f"{title or ''} {brackets}", issued)
    kind = doc_type(title or "")
    if period and period.kind == "week" and kind == "roster" and "tuần" not in fold(f"{title} {brackets}"):
        period = Period("range", period.start, period.end)  # six days of Tết are no week
    return Administrative(
        issuer,
        issuer_level(issuer) or issuer_level(_superior(head)),
        _province(issuer, title, [passage.text for passage in head.issuer]),
        _number(head.number),
        issued_on,
        _strip_brackets(title),
        kind,
        _edition(f"{title or ''} {brackets}"),
        period,
        signer,
        signer_title,
    )


def _strip_brackets(title: str | None) -> str | None:
    return (re.sub(r"\s*\([^()]*\)\s*$", "", title).strip(" .:*_-") or None) if title else None


def _month(issued_on: str | None) -> date | None:
    return date(int(issued_on[:4]), int(issued_on[5:7]), 1) if issued_on and len(issued_on) == 7 else None


def _issued_on(passage: Passage | None) -> str | None:
    """EDTF: a blank day leaves the month, a blank month the year."""
    match = _ISSUED.search(fold(passage.text)) if passage else None
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
    number = re.sub(r"\s+", "", passage.text).strip(".…_")
    return re.sub(r"^[.…_]+", "", number) or None


def issuer_name(lines: list[str]) -> str | None:
    """The issuing body from the lines at the head's left: the last one named, a bare "Văn phòng" with its superior."""
    units: list[str] = []
    for line in lines:
        bare = " ".join(line.split()).strip(" *_-.")
        if not bare:
            continue
        opens = " " in bare and (opening_kind(bare) or body_name(bare) or find_units(bare)[:1])
        if units and not opens:
            units[-1] = f"{units[-1]} {bare}"
        else:
            units.append(bare)
    if not units:
        return None
    name = _cased(units[-1])
    return _completed(name, _cased(units[-2])) if len(units) > 1 else name


def _superior(head: DocumentHead) -> str | None:
    """The body above the issuer, which says whom a "Ban Dân tộc" serves."""
    return _cased(" ".join(passage.text for passage in head.issuer)) if len(head.issuer) > 1 else None


def _completed(name: str, superior: str) -> str:
    """A name that only its superior makes plain: a bare "Văn phòng", a "Phòng Nội vụ" of some district, a "Tỉnh ủy"."""
    kind = opening_kind(name)
    place = _place_of(superior)
    if kind is not None and not name[kind[1] :].strip():
        return f"{name} {superior}"
    if kind is not None and is_internal(kind[0]) and not _place_of(name):
        return f"{name} {place}".strip()
    if body_name(name) and place and not _place_of(name) and key(name) not in _PARTY_COMMITTEES:
        return f"{name} {place}"
    if key(name) in _PARTY_COMMITTEES:
        return f"{name} {re.sub(rf'^(?:{levels()}) ', '', place, flags=re.IGNORECASE)}".strip()
    return name


def _cased(text: str) -> str:
    """A name in capitals as prose writes it: "ỦY BAN NHÂN DÂN XÃ ĐÔNG HÒA" → "UBND xã Đông Hòa"."""
    if not is_capitals(text):
        return canonical_unit(text) or text
    words = _capitalised(text)
    lowered = re.sub(rf"(?<!\w)(?:{levels()})(?!\w)", lambda match: match.group().lower(), words, flags=re.IGNORECASE)
    for match in reversed(list(_fields().finditer(fold(lowered)))):
        lowered = lowered[: match.start()] + _spelled_field(lowered[slice(*match.span())]) + lowered[match.end() :]
    return canonical_unit(lowered) or lowered


@cache
def _fields() -> re.Pattern[str]:
    """Fields of work of two words or more, which a name in capitals hides among proper names."""
    names = [entry["name"] for entry in vocabulary("units")["field"] if " " in entry["name"]]
    return re.compile(rf"(?<!\w)(?:{alternatives(names)})(?!\w)")


def _spelled_field(text: str) -> str:
    return field_name(text) or text


def _capitalised(text: str) -> str:
    """Each word with a capital first letter; abbreviations stay as they are."""
    return " ".join(word if _is_abbreviation(word) else word.capitalize() for word in text.split())


def _is_abbreviation(word: str) -> bool:
    letters = [char for char in fold(word) if char.isalpha()]
    return (
        len(letters) > 1
        and not any(
            char in "aăâeêioôơuưyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ" for char in letters
        )
    ) or word in ("UBND", "HĐND")


@cache
def _level_name() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{levels()})\s+\S.*$", re.IGNORECASE)


def _place_of(name: str) -> str:
    match = _level_name().search(name)
    return match.group() if match else ""


def _issuer_in(title: str, place_date: Passage | None) -> str | None:
    """The issuer named in a title, where no head names it; a bare level takes its name from the line of the date."""
    folded = fold(title)
    for unit in find_units(title):
        if unit.body is None and not (unit.kind and unit.tail):
            continue
        text = title[unit.start : unit.end]
        rest = title[unit.end :]
        own = re.match(r"\s+[A-ZÀ-Ỹ][^\W\d_]*(?:\s+[A-ZÀ-Ỹ\d][\w]*)*", rest) if _OF_BODY.search(folded) else None
        if own and is_capitals(text) and not _place_of(text):
            text += own.group()
        name = _cased(text) if is_capitals(text) else (canonical_unit(text) or text)
        place = place_date.text.split(",")[0].strip() if place_date else ""
        return f"{name} {place}" if place and re.search(rf"(?:{levels()})$", fold(name)) else name
    return None


def issuer_level(issuer: str | None) -> str | None:
    """The level a body serves: by the administrative level in its name, else by what kind of body it is."""
    if not issuer:
        return None
    name = fold(issuer)
    if re.match(r"(?:trường|bệnh viện|công ty|trung tâm y tế|đại học|học viện|nhà máy|viện)(?!\w)", name):
        return "unit"
    if re.match(r"(?:sở|tỉnh ủy|tỉnh đoàn|văn phòng ubnd tỉnh)(?!\w)", name):
        return "province"
    if re.match(r"(?:huyện ủy|quận ủy|thị ủy)(?!\w)", name):
        return "district"
    if re.match(r"(?:bộ|chính phủ|quốc hội|văn phòng chính phủ|văn phòng quốc hội|tổng cục)(?!\w)(?! chỉ huy)", name):
        return "central"
    if re.search(r"(?<!\w)(?:xã|phường|thị trấn|đặc khu)(?!\w)", name.replace("thị xã", "thị_xã")):
        return "commune"
    if re.search(r"(?<!\w)(?:huyện|quận|thị xã)(?!\w)", name):
        return "district"
    if "tỉnh" in name.split():
        return "province"
    city = re.search(r"(?<!\w)(?:thành phố|tp\.?)\s+(.+)$", name)
    if city:
        central = {key(word) for word in vocabulary("areas")["central_cities"]}
        return "province" if key(city[1]) in central else "district"
    return None


def _province(issuer: str | None, title: str | None, lines: list[str]) -> str | None:
    for text in (*lines, issuer or "", title or ""):
        match = re.search(r"(?:tỉnh)\s+(?:u[ỷỳ]\s+|ủy\s+|uỷ\s+)?([^\W\d_]+(?:\s+[^\W\d_]+){0,2})", text, re.IGNORECASE)
        if match:
            return " ".join(word.capitalize() for word in match[1].split())
    return None


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


def _office(title: str) -> str:
    """An office with what it heads as prose writes it: "Trưởng phòng Hành chính quản trị"."""
    match = re.match(r"(.*?(?:phòng|ban|khoa|trạm))\s+(.+)$", title)
    field = field_name(match[2]) if match else None
    return f"{match[1]} {field}" if match and field else title


def _signer(foot: DocumentFoot) -> tuple[str | None, str | None]:
    """Who signs and in which office of his own: below "TL. CHỦ TỊCH" it is the line after."""
    name = " ".join(foot.signer.text.split()) if foot.signer else None
    if name and is_capitals(name):
        name = " ".join(word.capitalize() for word in name.split())
    name = _DEGREES.sub("", name) if name else None
    title = None
    for passage in foot.authority:
        text = re.sub(r"^\s*(?:tm|kt|tl|tuq|q|t/l|t/m|k/t)\s*\.?\s+", "", passage.text.strip(), flags=re.IGNORECASE)
        people = parse_people(_capitalised(text))
        if people and people[0].title:
            title = _office(people[0].title)
    return name, title
