"""Dates that date no agenda item: those of cited documents, of anniversaries and of terms of office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from congtac.models import date_grammar
from congtac.models.date_phrase import DatePhrase
from congtac.models.date_tokens import any_of, words_of
from congtac.models.folding import fold

CitationKind = Literal["document", "anniversary", "term"]

# "01/CT-UBND", "48/2025/NQ-HĐND", "57-NQ/TW", "QH14": an office code is written in capitals.
_NUMBER = re.compile(
    r"(?<![\w/])\d{1,6}(?:/\d{4})?\s?[/-]\s?(?:[A-ZĐƯ]\w{0,5}(?:\s*[-/&]\s*[A-ZĐƯ][\w.]*)+|[A-ZĐƯ]{2,}\w*)(?!\w)"
)
_YEARS = re.compile(r"(?<![\d/])(?:19|20)\d{2}\s*[-–—/]\s*(?:(?:19|20)\d{2}|\d{2})(?![\d/])")
_LIVED = 3  # years between the ends of a span beyond which it recalls a history


@dataclass(frozen=True, slots=True)
class Citation:
    """A stretch of text whose dates belong to something cited."""

    start: int
    end: int
    kind: CitationKind


@cache
def _document_before() -> re.Pattern[str]:
    """A kind of document with "số" and what follows it, up to its date."""
    kinds = any_of(words_of("citations")["kinds"])
    return re.compile(
        rf"(?<!\w){kinds}(?P<number>(?:\s+\w+){{0,4}}?\s+số\s*:?\s*\S+)?\s*,?\s*(?:đề\s+|ký\s+|ban hành\s+)?$"
    )


@cache
def _ground_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words_of('citations')['grounds'])}\s[^;.\n]*$")


@cache
def _number_head() -> re.Pattern[str]:
    kinds = any_of(words_of("citations")["kinds"])
    return re.compile(rf"(?:(?<!\w){kinds}(?:\s+\w+){{0,3}}?\s+)?(?:(?<!\w)số\s*:?\s*)?$|(?<!\w){kinds}\s+$")


@cache
def _anniversary_before() -> re.Pattern[str]:
    """A celebration in the same clause, and nothing between that says when it is held: a comma or "vào"."""
    table = words_of("citations")
    held = any_of(table["held"])
    return re.compile(rf"(?<!\w){any_of(table['anniversary'])}(?!\w)(?P<name>(?:(?!(?<!\w){held}(?!\w))[^.;:,\n])*)$")


@cache
def _adjacent_before() -> re.Pattern[str]:
    table = words_of("citations")
    besides = "".join(rf"(?<!{word}\s)" for word in table["not_adjacent"])
    return re.compile(rf"(?<!\w){besides}{any_of(table['adjacent'])}\s+$")


@cache
def _legislature() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words_of('citations')['legislatures'])}\s+(?:thứ\s+)?[ivxl]+(?!\w)")


@cache
def _term_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words_of('citations')['terms'])}\s*\(?\s*$")


# When a text comes into force is a fact about the text: "có hiệu lực thi hành kể từ ngày 01/4".
_IN_FORCE = re.compile(r"hiệu lực(?:\s+thi hành)?(?:\s+kể)?(?:\s+từ)?\s*$")


def _documents(text: str, folded: str, days: list[DatePhrase]) -> list[Citation]:
    found: list[Citation] = []
    dated: set[int] = set()
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        reach = max(0, start - 60)
        if head := _number_head().search(folded[reach:start]):
            start = reach + head.start()
        for day in days:
            if 0 <= day.start - end <= 24 and re.fullmatch(
                r"\s*[,(]?\s*(?:đề|ký|ban hành|được ban hành)?\s*\)?\s*", folded[end : day.start]
            ):
                end = day.end
                dated.add(day.start)
        found.append(Citation(start, end, "document"))
    for day in days:
        reach = max(0, day.start - 60)
        head = None if day.start in dated else _document_before().search(folded[reach : day.start])
        if head and (head["number"] or re.match(r"\s*,?\s*của(?!\w)", folded[day.end :])):
            found.append(Citation(reach + head.start(), day.end, "document"))
        elif _IN_FORCE.search(folded, reach, day.start):
            found.append(Citation(day.start, day.end, "document"))
        elif day.start not in dated and (ground := _ground_before().search(folded, max(0, day.start - 160), day.start)):
            found.append(Citation(ground.start(), day.end, "document"))
    return found


def _is_history(day: DatePhrase) -> bool:
    years = [ref.year for ref in day.days if ref.year is not None]
    return bool(years) and (max(years) - min(years) >= _LIVED or max(years) < 1990)


def _anniversaries(folded: str, days: list[DatePhrase]) -> list[Citation]:
    found: list[Citation] = []
    for day in days:
        reach = max(0, day.start - 72)
        before = folded[reach : day.start]
        cue = _anniversary_before().search(before)
        # "Lễ kỷ niệm ngày 20/11" names the feast, "Lễ kỷ niệm thành lập ngành ngày 20/11" may say when it is held.
        if cue and cue["name"].strip() and folded.startswith("ngày", day.start) and not _is_history(day):
            cue = None
        if cue := cue or _adjacent_before().search(before):
            end = day.end + folded.startswith(")", day.end)
            found.append(Citation(reach + cue.start(), end, "anniversary"))
        elif _is_history(day) or re.match(r"\s+lễ(?!\w)", folded[day.end :]):
            found.append(Citation(day.start, day.end, "anniversary"))
    return found


_QUOTED = re.compile(r"[“\"](?P<name>[^“”\"]{1,80})[”\"]")
_SOME_DAY = re.compile(r"ngày|tháng|\d+[/.-]\d")


def _named_after_days(folded: str) -> list[Citation]:
    """Names in quotation marks that hold a day: “Lớp đoàn viên 26/3”."""
    found = [match for match in _QUOTED.finditer(folded) if _SOME_DAY.search(match["name"])]
    return [Citation(*match.span(), "anniversary") for match in found]


def _terms(text: str, folded: str) -> list[Citation]:
    found: list[Citation] = []
    for match in _YEARS.finditer(text):
        reach = max(0, match.start() - 24)
        head = _term_before().search(folded[reach : match.start()])
        found.append(Citation(reach + head.start() if head else match.start(), match.end(), "term"))
    found += [Citation(*match.span(), "term") for match in _legislature().finditer(folded)]
    return found


@lru_cache(maxsize=2048)
def find_citations(text: str) -> tuple[Citation, ...]:
    """Cited documents (their date included), anniversaries and terms of office, in order; they may overlap."""
    folded = fold(text)
    days = [phrase for phrase in date_grammar.parse(text) if phrase.kind in {"day", "list", "span"}]
    found = (
        _documents(text, folded, days) + _anniversaries(folded, days) + _named_after_days(folded) + _terms(text, folded)
    )
    return tuple(sorted(found, key=lambda citation: (citation.start, citation.end)))
