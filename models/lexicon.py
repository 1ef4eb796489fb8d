"""Vocabulary as data: the TOML files below `data/`, each entry with its source, read once at first use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from congtac.extract.toml_data import read_toml
from congtac.models.folding import fold

_JOINT = re.compile(r"\s+-\s+|,\s+|\s+và\s+|\s+&\s+")


@cache
def vocabulary(name: str) -> Mapping[str, Any]:
    """The content of `data/<name>.toml`."""
    return MappingProxyType(read_toml("congtac.models", name))


@cache
def cue(name: str) -> re.Pattern[str]:
    """A pattern in folded text for the cues of one kind (`data/cues.toml`), as whole words."""
    return re.compile(rf"(?<!\w)(?:{alternatives(vocabulary('cues')[name])})(?!\w)")


def opens_activity(text: str) -> bool:
    """Whether a text opens as an activity does ("Giao ban Thường trực Đảng ủy")."""
    return cue("activities").match(fold(text.lstrip())) is not None


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases in folded text, longest first, with any white space between words.

    A full stop in a phrase stands for an optional full stop ("P. VHXH", "P VHXH"), a joint (" - ", ", ",
    " và ", " & ") for any joint: a hyphen with or without blanks, "và", "&" or a comma.
    """
    return "|".join(_pattern(phrase) for phrase in sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True))


def _pattern(phrase: str) -> str:
    joint = r"\s*(?:-|,|&|\bvà\b)\s*"
    pieces = [
        r"\s+".join(re.escape(word).replace(r"\.", r"\s?\.?\s?") for word in piece.split())
        for piece in _JOINT.split(phrase)
    ]
    return joint.join(pieces)
