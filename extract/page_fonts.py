"""The text of a page's tree in the encodings before Unicode, by the fonts that the page states, or by its spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from lxml import etree

from congtac.extract.legacy import Encoding
from congtac.extract.legacy_fonts import LegacyFonts, legacy_font

_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]*)\}")
_FAMILY = re.compile(r"font-family\s*:\s*([^;,]+)", re.I)
_SIMPLE = re.compile(r"[\w-]*(?:\.[\w-]+)?$")
_NO_TEXT = ("script", "style")


def decode_tree(root: Any) -> Encoding | Literal[""]:
    """Decode the texts of a tree in place, and tell in what encoding most of them were."""
    rules = dict(_rules(root))
    places = list(_places(root, rules))
    pieces = [(said, font) for _, said, font in places]
    fonts = LegacyFonts(piece for one in pieces for piece in (one, (" ", "")))
    for ((element, part), said, _), text in zip(places, fonts.decode(pieces), strict=True):
        if text != said:
            setattr(element, part, text)
    return fonts.encoding


def _rules(root: Any) -> Iterator[tuple[str, str]]:
    """Selectors of an element's name, a class, or both, whose font is a legacy one."""
    for style in root.iter("style"):
        for selectors, said in _RULE.findall((style.text or "")[:500_000]):
            family = _FAMILY.search(said)
            if family and legacy_font(family[1]):
                yield from (
                    (one.strip().lower(), family[1]) for one in selectors.split(",") if _SIMPLE.match(one.strip())
                )


def _places(root: Any, rules: dict[str, str]) -> Iterator[tuple[tuple[Any, str], str, str]]:
    """In document order: an element with the name of its part that holds text, that text, and its font."""
    fonts = [""]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            fonts.append(_font(element, rules) or fonts[-1])
            if element.text and element.tag not in _NO_TEXT:
                yield (element, "text"), element.text, fonts[-1]
        else:
            fonts.pop()
            if element.tail:
                yield (element, "tail"), element.tail, fonts[-1]


def _font(element: Any, rules: dict[str, str]) -> str:
    """The font that an element states for itself, or a rule for it; empty for none."""
    family = _FAMILY.search(element.get("style") or "")
    if family:
        return family[1]
    if element.get("face"):
        return str(element.get("face")).partition(",")[0]
    if not rules:
        return ""
    tag = str(element.tag).lower()
    names = [name.lower() for name in (element.get("class") or "").split()]
    selectors = [*(f"{tag}.{name}" for name in names), *(f".{name}" for name in names), tag]
    return next((rules[one] for one in selectors if one in rules), "")
