"""Training sentences composed by a grammar over the vocabularies of the genre, and mistyped as people mistype.

`data/grammar.toml` says how sentences are worded. Its symbols in lower case that it does not define come from
elsewhere: family names by their frequency (`names.toml`), offices and their abbreviations (`titles.toml`), fields of
units (`units.toml`), provinces and communes before and after July 2025 (`underthesea.address`), given names
(`data/given.toml`).
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from congtac.models.lexicon import vocabulary
from congtac.models.ner.mistyping import mistype
from congtac.models.ner.resources import table
from congtac.models.ner.sentences import Sentence, Span, parse_sentence

_SYMBOL = re.compile(r"\{([^{}]+)\}")
_NUMBERS = re.compile(r"(\d+)\.\.(\d+)")
_LEVELS = ("Thành phố ", "Tỉnh ", "Phường ", "Xã ", "Thị trấn ", "Thị xã ", "Quận ", "Huyện ", "Đặc khu ")
# Offices that name their body in one breath ("Bí thư Đảng ủy") are two spans, which the grammar composes.
_BODY_WORDS = re.compile(
    r"(?i)(?<!\w)(?:ủy ban|đảng ủy|huyện ủy|tỉnh ủy|thành ủy|chi bộ|ubnd|hđnd|mttq|đoàn|hội|công an|văn phòng cấp)"
)
_DEPTH = 40
_CHANGED = 0.7  # the share of a hand-written sentence's spans that a variation of it replaces
# What the grammar composes for one span of a label.
_WORDINGS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "PERSON": ("{person}", "{given_person}"),
        "TITLE": ("{title}", "{title}", "{title_field}", "{short_title}"),
        "UNIT": ("{unit}",),
        "PLACE": ("{place}",),
        "AREA": ("[AREA {area_name}]", "[AREA {hamlet_area}]", "{area}"),
        "DATE": ("{date}", "{date}", "{date}", "{date_range}", "{date_month}", "{date_quarter}", "{date_recurring}"),
        "TIME": ("{time}",),
        "SESSION": ("{session}", "{session_small}"),
        "CITATION": ("{citation}",),
        "EVENT_TERM": ("{anniversary}", "{event_term_span}", "{event_term_year}", "{feast}"),
    }
)


def generate(count: int, seed: int) -> Iterator[Sentence]:
    """Compose sentences, no two alike, the same ones for the same seed.

    Args:
        count: How many.
        seed: Of the choices.
    """
    choose = random.Random(seed)
    symbols = _symbols()
    seen: set[str] = set()
    while len(seen) < count:
        marked = _expand("{sentence}", symbols, choose, 0)
        sentence = mistype(parse_sentence(" ".join(marked.split())), choose)
        if sentence.text and sentence.text not in seen:
            seen.add(sentence.text)
            yield sentence


def vary(sentence: Sentence, choose: random.Random) -> Sentence:
    """A hand-written sentence with other names, units, places and dates in it, and mistyped as its writer might."""
    text, spans, position = "", [], 0
    for span in sentence.spans:
        text += sentence.text[position : span.start]
        words = sentence.text[span.start : span.end]
        if choose.random() < _CHANGED:
            words = _another(span.label, choose)
        spans.append(Span(len(text), len(text) + len(words), span.label))
        text += words
        position = span.end
    return mistype(Sentence(text + sentence.text[position:], tuple(spans)), choose)


def _another(label: str, choose: random.Random) -> str:
    """Words for one span of a label, as the grammar composes them."""
    while True:
        composed = parse_sentence(_expand(choose.choice(_WORDINGS[label]), _symbols(), choose, 0))
        if [(0, len(composed.text), label)] == [(span.start, span.end, span.label) for span in composed.spans]:
            return composed.text


def _expand(pattern: str, symbols: Mapping[str, Sequence[str]], choose: random.Random, depth: int) -> str:
    if depth > _DEPTH:
        raise RecursionError(f"the grammar does not end below {pattern!r}")

    def replace(match: re.Match[str]) -> str:
        numbers = _NUMBERS.fullmatch(match[1])
        if numbers:
            low, high = numbers.groups()
            number = str(choose.randint(int(low), int(high)))
            return number.zfill(len(low)) if low.startswith("0") else number
        return _expand(choose.choice(symbols[match[1]]), symbols, choose, depth + 1)

    return _SYMBOL.sub(replace, pattern)


@cache
def _symbols() -> Mapping[str, Sequence[str]]:
    sources: dict[str, Callable[[], Sequence[str]]] = {
        "surname": _surnames,
        "middle_any": lambda: table("given")["middle"],
        "given": lambda: _by_rank(table("given")["given"]),
        "title_name": _title_names,
        "title_short": _title_shorts,
        "field": lambda: [entry["name"] for entry in vocabulary("units")["field"] if len(entry["name"]) > 2],
        "field_short": lambda: [short for entry in vocabulary("units")["field"] for short in entry["short"]],
        "province": lambda: vocabulary("places")["provinces"]["names"],
        "district": lambda: _areas("old_district"),
        "commune": lambda: [*_areas("old_ward", "Xã "), *_areas("new_ward", "Xã ")],
        "abbreviation": _abbreviations,
        "ward": lambda: [*_areas("old_ward", "Phường "), *_areas("new_ward", "Phường ")],
    }
    return {**{name: list(source()) for name, source in sources.items()}, **table("grammar")["symbols"]}


def _by_rank(names: Sequence[str]) -> list[str]:
    """Names as often as their place in a list by frequency suggests  (a flat form of Zipf's law)."""
    return [name for rank, name in enumerate(names, 1) for _ in range(1 + int(20 / rank**0.7))]


def _surnames() -> list[str]:
    names = vocabulary("names")
    return [*_by_rank(names["surnames"]), *names["rarer_surnames"]]


def _title_names() -> list[str]:
    return [entry["name"] for entry in vocabulary("titles")["title"] if not _BODY_WORDS.search(entry["name"])]


def _title_shorts() -> list[str]:
    """Abbreviations of one word; of several, some hold the name of a body."""
    return [short for entry in vocabulary("titles")["title"] for short in entry["short"] if " " not in short]


def _abbreviations() -> list[str]:
    """What a body's name may be shortened to: the initials of fields of units, as bodies choose them without rule."""
    names = {entry["name"] for entry in vocabulary("units")["field"]}
    words = ([word for word in re.split(r"\W+", name) if word] for name in sorted(names))
    return ["".join(word[0].upper() for word in name) for name in words if len(name) > 1]


def _areas(column: str, level: str = "") -> list[str]:
    """Names of areas without the words of their levels, from the table of the reform of July 2025."""
    written = {str(row[column]) for row in _reform()}
    bare = {_bare(name) for name in written if name.startswith(level)}
    return sorted(name for name in bare if not name.isdigit())


@cache
def _reform() -> Sequence[Mapping[str, Any]]:
    """Each commune with its district before July 2025 and its name after."""
    mapping = files("underthesea.address").joinpath("data", "mapping.json").read_text(encoding="utf-8")
    rows: Sequence[Mapping[str, Any]] = json.loads(mapping)["ward_mapping"]
    return rows


def _bare(name: str) -> str:
    return next((name.removeprefix(word) for word in _LEVELS if name.startswith(word)), name)
