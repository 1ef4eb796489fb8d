"""Automatic list numbers and bullets of a Word file: no text of the file, but seen by every reader of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from congtac.extract.letters import letters
from congtac.extract.word_styles import Styles, W, value

_PLACE = re.compile(r"%(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_UNITS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    legal: bool


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    overrides: dict[int, int] = field(default_factory=dict)


class ListMarks:
    """Counts the lists of a Word file while its paragraphs pass by in order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        """Take the root of `numbering.xml`; None for a file without one."""
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        abstracts = {element.get(W + "abstractNumId"): element for element in root.iter(W + "abstractNum")}
        for element in root.iter(W + "num"):
            abstract = value(element, "abstractNumId") or ""
            found = _List(abstract, _levels(abstracts.get(abstract)))
            for override in element.iter(W + "lvlOverride"):
                level = _number(override.get(W + "ilvl"), 0)
                found.levels.update(_levels(override))
                start = value(override, "startOverride")
                if start:
                    found.overrides[level] = _number(start, 1)
            self._lists[element.get(W + "numId", "")] = found

    def mark(self, paragraph: Any) -> str:
        """The mark in front of a paragraph, which is counted by this call; empty outside lists."""
        name, level = self._place(paragraph)
        found = self._lists.get(name)
        if found is None or level not in found.levels:
            return ""
        counters = self._counters.setdefault(found.abstract, {})
        if name not in self._begun:
            self._begun.add(name)
            for deep, start in found.overrides.items():
                counters[deep] = start - 1
        counters[level] = counters.get(level, found.levels[level].start - 1) + 1
        for deeper in [other for other in counters if other > level]:
            del counters[deeper]
        return self._text(found, level, counters)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        properties = paragraph.find(W + "pPr")
        style = value(properties, "pStyle")
        sources = [properties, *(element.find(W + "pPr") for element in self._styles.chain(style))]
        name: str | None = None
        level: str | None = None
        for source in sources:
            numbering = source.find(W + "numPr") if source is not None else None
            if numbering is not None:
                name = name if name is not None else value(numbering, "numId")
                level = level if level is not None else value(numbering, "ilvl")
        return name or "", _number(level, 0)

    @staticmethod
    def _text(found: _List, level: int, counters: dict[int, int]) -> str:
        own = found.levels[level]
        if own.form == "bullet":
            return letters(own.text).strip()

        def count(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = found.levels.get(place, own)
            number = counters.get(place, other.start)
            return format_number(number, "decimal" if own.legal else other.form)

        return _PLACE.sub(count, own.text).strip()


def _levels(parent: Any) -> dict[int, _Level]:
    if parent is None:
        return {}
    return {
        _number(element.get(W + "ilvl"), 0): _Level(
            _number(value(element, "start"), 1),
            value(element, "numFmt") or "decimal",
            value(element, "lvlText") or "",
            element.find(W + "isLgl") is not None,
        )
        for element in parent.iter(W + "lvl")
    }


def _number(text: str | None, default: int) -> int:
    try:
        return int(text) if text else default
    except ValueError:
        return default


def format_number(number: int, form: str) -> str:
    """A list number in one of Word's forms (`w:numFmt`); decimal where the form is not known."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{number:02d}"
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        text = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number - 1) // 26 + 1)
        return text.upper() if form == "upperLetter" else text
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        text = ""
        for unit, sign in _ROMAN + _ROMAN_UNITS:
            text += sign * (number // unit)
            number %= unit
        return text.upper() if form == "upperRoman" else text
    return str(number)
