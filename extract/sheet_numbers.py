"""Numbers of a spreadsheet as their reader sees them: dates, hours and counts under a number format.

What a date's format leaves out is completed, so that nothing hangs on it: "12/1" is written with its year. A format's
order of day and month is not kept, for the genre knows only one.

Number formats: ECMA-376 part 1, 18.8.31.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import pairwise

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_DAY_SECONDS = 86400
_LAST_DAY = 2958465
"""31/12/9999, the last day that spreadsheets know."""
_MOST = 1e15
"""Beyond it, no format shows a number's digits."""
_LEAP = 60
"""The serial number of 29/02/1900, which Excel counts though there was none."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[(?P<elapsed>h+|m+|s+)\]|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<general>General|Standard)|(?P<half>AM/PM|A/P)|(?P<moment>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?)"
    r"|(?P<digits>[0#?])|(?P<exponent>E[+-])|(?P<other>.)",
    re.DOTALL,
)
_SECTION = re.compile(r'(?:"[^"]*"?|\\.|\[[^\]]*\]|[^;])*', re.DOTALL)
_UNITS = frozenset(("h", "g", "giờ", "phút", "p", "'", "giây", "s"))
"""What may stand behind an hour that "07:30" says too."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def shown(value: float, code: str = "General", epoch_1904: bool = False) -> str:
    """A number as its reader sees it; empty where the format hides it.

    Args:
        value: Of a date the days since the epoch, of a time a fraction of a day.
        code: The number format.
        epoch_1904: Whether days count from 1904, as in files of old Macintoshes.
    """
    if not abs(value) < _MOST:
        return _general(value)
    tokens = _section(value, code)
    if any(token.kind in ("moment", "elapsed") for token in tokens):
        return _moment(value, tokens, epoch_1904)
    if any(token.kind in ("general", "exponent") for token in tokens) or not code:
        return "".join(_general(value) if t.kind == "general" else t.text for t in tokens if t.kind in _KEPT) or (
            _general(value)
        )
    return _number(value, tokens)


def shown_moment(value: datetime | date | time | timedelta, code: str) -> str:
    """A date or time that a file states as such."""
    if isinstance(value, timedelta):
        return shown(value.total_seconds() / _DAY_SECONDS, code)
    day = value if isinstance(value, date) else date(1899, 12, 30)
    clock = value if isinstance(value, time) else value.time() if isinstance(value, datetime) else time()
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
    days = (date(day.year, day.month, day.day) - date(1899, 12, 30)).days
    return shown((days if days > _LEAP else max(0, days - 1)) + seconds / _DAY_SECONDS, code)


def shown_text(text: str, code: str) -> str:
    """A text with the words that its format puts around it."""
    sections = _sections(code)
    if "@" not in code or len(code) == 1:
        return text
    section = next((part for part in reversed(sections) if any(_is_place(token) for token in part)), ())
    return "".join(text if _is_place(token) else token.text for token in section if _is_place(token) or _says(token))


def _is_place(token: _Token) -> bool:
    return token.kind == "other" and token.text == "@"


def _says(token: _Token) -> bool:
    return token.kind in ("literal", "other")


_KEPT = frozenset(("literal", "general"))


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[tuple[_Token, ...], ...]:
    parts = []
    at = 0
    while at <= len(code):
        match = _SECTION.match(code, at)
        assert match is not None  # the pattern matches the empty text
        parts.append(tuple(_tokens(match[0])))
        at = match.end() + 1
    return tuple(parts)


def _tokens(section: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(section):
        kind, text = match.lastgroup or "", match[match.lastgroup or 0]
        if kind in ("quoted", "escaped", "currency"):
            yield _Token("literal", text)
        elif kind == "moment":
            yield _Token(kind, text.lower())
        elif kind:
            yield _Token(kind, text)


def _section(value: float, code: str) -> tuple[_Token, ...]:
    """The part of a format for positive, negative or no numbers."""
    sections = _sections(code)
    numbers = [part for part in sections if not any(_is_place(token) for token in part)]
    if value < 0 and len(numbers) > 1:
        return numbers[1]
    if value == 0 and len(numbers) > 2:
        return numbers[2]
    sign = (_Token("literal", "-"),) if value < 0 and numbers and not _is_moment(numbers[0]) else ()
    return (*sign, *numbers[0]) if numbers else (_Token("general", ""),)


def _is_moment(tokens: Sequence[_Token]) -> bool:
    return any(token.kind in ("moment", "elapsed", "general") for token in tokens)


def _general(value: float) -> str:
    return str(int(value)) if abs(value) < _MOST and value == int(value) else f"{value:.10g}"


def _moment(value: float, tokens: Sequence[_Token], epoch_1904: bool) -> str:
    if not 0 <= value <= _LAST_DAY:
        return _general(value)
    days, seconds = divmod(round(value * _DAY_SECONDS), _DAY_SECONDS)
    parts = _parts(tokens)
    clock = _clock(days, seconds, tokens, parts)
    if not parts & {"weekday", "day", "month", "year"}:
        said = clock
    elif days == 0 and not epoch_1904:
        said = clock or (f"{seconds // 3600:02}:{seconds % 3600 // 60:02}" if seconds else "00/01/1900")
    else:
        day = _day(days, parts, tokens, epoch_1904)
        first = next(token for token in tokens if token.kind in ("moment", "elapsed"))
        said = " ".join(filter(None, (clock, day) if first.text[0] in "hs" else (day, clock)))
    return _around(said, tokens, parts)


def _parts(tokens: Sequence[_Token]) -> frozenset[str]:
    """What a format shows of a moment. An m is minutes behind hours and before seconds, else a month."""
    units = [token for token in tokens if token.kind in ("moment", "elapsed")]
    parts = set()
    for at, token in enumerate(units):
        letter = token.text[0]
        if letter == "m":
            behind_hours = at > 0 and units[at - 1].text[0] == "h"
            minute = token.kind == "elapsed" or behind_hours or (at + 1 < len(units) and units[at + 1].text[0] == "s")
            parts.add("minute" if minute else "month")
        elif letter == "d":
            parts.add("weekday" if len(token.text) > 2 else "day")
        else:
            parts.add({"y": "year", "h": "hour", "s": "second"}[letter])
    return frozenset(parts)


def _day(days: int, parts: frozenset[str], tokens: Sequence[_Token], epoch_1904: bool) -> str:
    if epoch_1904:
        day = date(1904, 1, 1) + timedelta(min(days, _LAST_DAY - 1462))
    else:
        day = date(1899, 12, 31 if days < _LEAP else 30) + timedelta(days)
    if parts & {"weekday", "day"}:
        written = f"{day.day:02}/{day.month:02}/{day.year:04}"
        return f"{WEEKDAYS[day.weekday()]}, {written}" if "weekday" in parts else written
    if "month" not in parts:
        return f"{day.year:04}"
    named = re.search(r"(?:tháng|tuần)\W*$", _literals(tokens)[0].lower())
    return f"{'' if named else 'Tháng '}{day.month:02}/{day.year:04}"


def _clock(days: int, seconds: int, tokens: Sequence[_Token], parts: frozenset[str]) -> str:
    if not parts & {"hour", "minute", "second"}:
        return ""
    elapsed = any(token.kind == "elapsed" for token in tokens)
    hours, rest = divmod(seconds + (days * _DAY_SECONDS if elapsed else 0), 3600)
    minutes, rest = divmod(rest, 60)
    return f"{hours:02}:{minutes:02}" + (f":{rest:02}" if rest and "second" in parts else "")


def _around(said: str, tokens: Sequence[_Token], parts: frozenset[str]) -> str:
    """A moment with the words that its format puts before and behind it."""
    before, behind = _literals(tokens)
    if "weekday" in parts and before.strip().lower() == "thứ":
        before = ""
    if behind.strip().lower() in _UNITS or not re.search(r"[\w)]", behind):
        behind = ""
    if not re.search(r"[\w(]", before):
        before = ""
    return f"{before}{said}{behind}".strip()


def _literals(tokens: Sequence[_Token]) -> tuple[str, str]:
    """What stands before the first and behind the last unit of a moment's format."""
    units = [at for at, token in enumerate(tokens) if token.kind in ("moment", "elapsed", "half")]
    before = "".join(token.text for token in tokens[: units[0]] if _says(token))
    return before, "".join(token.text for token in tokens[units[-1] + 1 :] if _says(token))


def _number(value: float, tokens: Sequence[_Token]) -> str:
    """A count under a format of digits: leading noughts, decimals, groups, and words between the digits."""
    point = next((at for at, t in enumerate(tokens) if t.kind == "other" and t.text == "."), len(tokens))
    decimals = [token.text for token in tokens[point:] if token.kind == "digits"]
    percent = sum(token.kind == "other" and token.text == "%" for token in tokens)
    scaled = abs(Decimal(repr(value))) * 100**percent
    whole, _, fraction = f"{scaled.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP):f}".partition(".")
    while fraction and fraction[-1] == "0" and decimals[len(fraction) - 1] != "0":
        fraction = fraction[:-1]
    grouped = any(one.kind == "digits" and two == _Token("other", ",") for one, two in pairwise(tokens[:point]))
    return (_whole(whole, tokens[:point], grouped) + _fraction(fraction, tokens[point:], grouped)).strip()


def _whole(digits: str, tokens: Sequence[_Token], grouped: bool) -> str:
    """The digits before the point, filled in from the right; the first place takes all that are left."""
    places = [token for token in tokens if token.kind == "digits"]
    digits = digits.lstrip("0").rjust(sum(place.text == "0" for place in places), "0")
    if not places:
        digits = ""
    out: list[str] = []
    left = len(places)
    at = len(digits)
    for token in reversed(tokens):
        if token.kind == "digits":
            left -= 1
            start = 0 if left == 0 else max(0, at - 1)
            out.append(_in_groups(digits[start:at], len(digits) - at) if grouped else digits[start:at])
            at = start
        elif _says(token) and token.text not in (",", "."):
            out.append(token.text)
    return "".join(reversed(out))


def _in_groups(digits: str, behind: int) -> str:
    """Digits with a point behind each that has a multiple of three digits behind it, as Vietnamese groups them."""
    places = range(behind + len(digits) - 1, behind - 1, -1)
    return "".join(
        f"{digit}." if place and place % 3 == 0 else digit for digit, place in zip(digits, places, strict=True)
    )


def _fraction(digits: str, tokens: Sequence[_Token], grouped: bool) -> str:
    words = "".join(token.text for token in tokens[1:] if _says(token) and token.text not in (",", "."))
    return (("," if grouped else ".") + digits if digits else "") + words
