"""The words and numbers that dates are made of: the lexer below the grammar of `date_grammar`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from congtac.models.lexicon import alternatives, vocabulary

TokenKind = Literal[
    "weekday", "date", "day_month", "month_year", "week_year", "number", "year",
    "ngay", "mung", "thang", "nam", "quy", "tuan", "ordinal", "half", "month_name", "roman",
]  # fmt: skip
_MOST_WEEKS = 53
Gap = Literal["join", "and", "to", "open", "slash", "break"]


class Token(NamedTuple):
    """A word or number of a date. `values` are (day, month, year), (value,) or (count, first or second half)."""

    kind: TokenKind
    start: int
    end: int
    values: tuple[int, ...] = ()
    short: bool = False
    lunar: bool = False


def words_of(table: str) -> dict[str, Any]:
    """A table of the calendar's vocabulary."""
    found: dict[str, Any] = vocabulary("calendar")[table]
    return found


def any_of(words: Any) -> str:
    """A group that matches any of the words in folded text."""
    return f"(?:{alternatives(words)})"


@cache
def _weekday_values() -> dict[str, int]:
    table = words_of("weekdays")
    values: dict[str, int] = {name: place for place, name in enumerate(table["names"])} | table["variants"]
    return values | {str(number): number - 2 for number in range(2, 8)}


@cache
def _lexer() -> re.Pattern[str]:
    weekdays, units, months = words_of("weekdays"), words_of("units"), words_of("months")
    names = "|".join(_weekday_values())
    # A number may be glued to "ngày" where a line end was lost.
    head = r"(?:(?<![\w/])|(?<=ngày))(?<!\d\.)"
    tail = r"(?![\w%])(?!\s?/\s?\w)(?!\.\d)"
    return re.compile(
        # Most of a text is passed over at this first look.
        rf"""(?:(?<!\w)|(?<=ngày)|(?<=tháng))(?=\d|t[hu.\s\d]|c[hn.]|m[ùồ]|n[gă]|q|i|sáu|ba)(?:
        (?<!\w)(?:{alternatives(weekdays["prefix"])})\s*(?P<weekday>{names})(?!\w|\s+(?:mươi|mốt))
        |(?<!\w)(?P<sunday>{alternatives(weekdays["sunday"])})(?!\w)
        |(?<!\w)(?P<sunday_short>c\.?n)(?!\w)
        |(?<!\w)th?(?P<short>\.?\s?[2-7]|\.\s?(?:{names}))(?![\w%]|/\d{{4}})(?!\.\d)
        |(?<!\w)thứ\s*(?P<ordinal>\d{{1,2}}|{alternatives(words_of("ordinals")["words"])})(?!\w)
        |(?<!\w)(?P<half>\d{{1,2}}|{"|".join(months["counts"])})\s+tháng\s+(?P<half_of>đầu|cuối)\s+năm(?!\w)
        |(?<!\w)t\s?(?P<t_month>\d{{1,2}}\s?/\s?\d{{4}})(?![\w/])
        |(?<!\w)(?P<mung>{alternatives(units["early_day"])})(?!\w)
        |(?<!\w)(?P<ngay>{alternatives(units["day"])})(?![^\W\d])
        |(?<!\w)(?P<nam>{alternatives(units["year"])})(?!\w)
        |(?<!\w)(?P<quy>{alternatives(units["quarter"])})(?!\w)
        |(?<!\w)(?P<tuan>{alternatives(units["week"])})(?!\w)
        |(?<!\w)tháng\s+(?P<month_name>{alternatives([*months["words"], *months["lunar"]])})(?!\w)
        |(?<!\w)(?P<thang>{alternatives(units["month"])})(?![^\W\d])
        |{head}(?P<date>\d{{1,2}}(?P<sep>\s?[/\-]\s?|\.)\d{{1,2}}(?P=sep)(?:19|20)\d{{2}}){tail}
        |{head}(?P<date_short>\d{{1,2}}/\d{{1,2}}/[23]\d){tail}
        |{head}(?P<day_month>\d{{1,2}}\s?/\s?\d{{1,2}}){tail}
        |(?<=ngày\s)(?P<hyphened>\d{{1,2}}-\d{{1,2}})(?![\w/.-])(?!\s*tháng)
        |(?<=ngày\s)(?P<dotted>\d{{1,2}}\.\d{{1,2}})(?![\d/.\-])
        |{head}(?P<dotted_bare>\d{{1,2}}\.\d{{1,2}})(?![\w/%-])(?!\.\d)
        |(?<=tháng\s)(?P<dashed>\d{{1,2}}\s?[-.]\s?(?:19|20)\d{{2}})(?![\d/-])
        |{head}(?P<month_year>\d{{1,2}}\s?/\s?(?:19|20)\d{{2}}){tail}
        |(?:(?<=tháng)|(?<![\w/])(?!(?<=giờ\s)\d\d\s*(?:,|phút|-|ngày|\()))(?P<number>\d{{1,2}})(?![\w%])(?![:.]\d)(?!\s?(?:h|g|giờ)(?!\w))
        |(?<![\w.])(?P<year>(?:19|20)\d{{2}})(?![\w/])
        |(?<!\w)(?P<roman>iv|i{{1,3}})(?!\w))""",
        re.VERBOSE,
    )


@cache
def _ordinal_head() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words_of('ordinals')['heads'])}\s+$")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\s*{any_of(words_of('numbers')['counted'])}(?!\w)")


@cache
def _fraction_head() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words_of('numbers')['fraction_heads'])}\s+$")


@cache
def _gaps() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = words_of("connectors")
    both = rf"\s*{any_of(table['and'])}\s*(?:(?:và|,)\s+)?(?:các\s+)?"
    return re.compile(both), re.compile(rf"\s*(?:[,;]\s*)?{any_of(table['to'])}\s*(?:hết|cuối)?\s*")


@lru_cache(maxsize=2048)
def gap_kind(gap: str) -> Gap:
    """What the text between two tokens does: joins, lists, spans, opens a bracket, or parts them."""
    if not gap or gap.isspace():
        return "join"
    stripped = gap.strip()
    if stripped in {"(", ", (", "- (", ":", ".", "(t", "["}:
        return "open"
    if stripped == "/":
        return "slash"
    listed, spanned = _gaps()
    if listed.fullmatch(gap):
        return "and"
    return "to" if spanned.fullmatch(gap) else "break"


def counted_after(folded: str, end: int) -> bool:
    """Whether a noun follows that the number before it counts: "2/3 số hộ", "2 lần"."""
    return _counted().match(folded, end) is not None


def _is_fraction(folded: str, start: int, end: int) -> bool:
    return counted_after(folded, end) or _fraction_head().search(folded[max(0, start - 16) : start]) is not None


def _parts(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text))


def _weekday(text: str, folded: str, match: re.Match[str]) -> Token | None:
    """A weekday; in short ("T2", "CN") only where it is written in capitals."""
    start, end = match.span()
    if match["sunday"]:
        return Token("weekday", start, end, (6,))
    if match["sunday_short"]:
        return Token("weekday", start, end, (6,), short=True) if text[start:end].isupper() else None
    if match["short"]:
        value = _weekday_values()[match["short"].lstrip(". ")]
        return Token("weekday", start, end, (value,), short=True) if text[start] == "T" else None
    value = _weekday_values()[match["weekday"]]
    if _ordinal_head().search(folded[max(0, start - 16) : start]):
        return Token("ordinal", start, end, (value + 2,))
    return Token("weekday", start, end, (value,))


def _numeric(folded: str, match: re.Match[str], cell: bool) -> Token | None:
    kind, start, end = match.lastgroup, match.start(), match.end()
    parts = _parts(match.group())
    if kind in {"date", "sep", "date_short"}:
        day, month, year = parts
        found = Token("date", start, end, (day, month, year if year > 99 else 2000 + year))
        return found if 1 <= day <= 31 and 1 <= month <= 12 else None
    if kind in {"day_month", "dotted", "dotted_bare", "hyphened"}:
        day, month = parts
        if kind == "hyphened" and day <= month:
            return None  # "ngày 05-07" is a span; "ngày 16-01" can be none
        if kind == "dotted_bare" and not cell:
            return None
        marked = re.search(r"(?:ngày|mùng|mồng)\s*$", folded[max(0, start - 6) : start]) is not None
        if not (1 <= day <= 31 and 1 <= month <= 12) or (not marked and _is_fraction(folded, start, end)):
            return None
        return Token("day_month", start, end, parts)
    if kind in {"month_year", "dashed", "t_month"}:
        if 1 <= parts[0] <= 12:
            return Token("month_year", start, end, parts, short=kind == "t_month")
        return Token("week_year", start, end, parts) if kind == "month_year" and parts[0] <= _MOST_WEEKS else None
    return Token("year" if kind == "year" else "number", start, end, parts)


def _worded(match: re.Match[str]) -> Token:
    start, end = match.span()
    ordinals, months = words_of("ordinals")["words"], words_of("months")
    if word := match["ordinal"]:
        return Token("ordinal", start, end, (int(word) if word.isdigit() else ordinals[" ".join(word.split())],))
    if count := match["half"]:
        number = int(count) if count.isdigit() else months["counts"][count]
        return Token("half", start, end, (number, 1 if match["half_of"] == "đầu" else 2))
    if word := match["month_name"]:
        word = " ".join(word.split())
        value = months["words"].get(word) or months["lunar"][word]
        return Token("month_name", start, end, (value,), lunar=word in months["lunar"])
    if match["roman"]:
        return Token("roman", start, end, (words_of("quarters")["numerals"][match["roman"].upper()],))
    for kind in ("ngay", "mung", "thang", "nam", "quy", "tuan"):
        if match[kind]:
            return Token(kind, start, end)
    raise AssertionError(match)


_NUMERIC = frozenset(
    [
        "date",
        "sep",
        "date_short",
        "day_month",
        "dotted",
        "dotted_bare",
        "hyphened",
        "dashed",
        "month_year",
        "t_month",
        "number",
        "year",
    ]
)


def lex(text: str, folded: str, cell: bool = False) -> list[Token]:
    """The tokens of a text in order; `folded` is the same text folded, `cell` says that it is known to be a day."""
    tokens: list[Token] = []
    for match in _lexer().finditer(folded):
        token: Token | None
        if match["weekday"] or match["sunday"] or match["sunday_short"] or match["short"]:
            token = _weekday(text, folded, match)
        elif match.lastgroup in _NUMERIC:
            token = _numeric(folded, match, cell)
        else:
            token = _worded(match)
        if token is not None:
            tokens.append(token)
    return tokens
