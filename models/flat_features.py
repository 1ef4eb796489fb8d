"""What can be seen in a run of words of a lost table, as numbers: how it opens and ends, and what it names."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from congtac.models.dates import find_dates
from congtac.models.folding import fold
from congtac.models.lexicon import cue, vocabulary
from congtac.models.list_marks import skip_marks
from congtac.models.people import PersonPhrase, covered_share, parse_people
from congtac.models.places import looks_like_place
from congtac.models.times import find_times, leading
from congtac.models.titles import surnames
from congtac.models.units import find_units, looks_like_unit

FEATURES = (
    "one", "words", "log_words", "single", "lower", "digit", "capitals", "mark", "label", "activity", "attendance",
    "joint_first", "joint_last", "open_bracket", "closed_bracket", "bracketed", "closed", "date", "time", "commas",
    "people", "people_share", "titled", "addressed", "unit_share", "unit_like", "place_like", "with_at",
    "rest_of_name", "open_name",
)  # fmt: skip
_MOST_WORDS = 24
_MOSTLY = 0.75
_LONE_SYLLABLES = frozenset(("y", "h", "a", "ka"))  # which open names of the highlands
_AT = re.compile(r"(?<!\w)(?:tại|ở)(?!\w)")
_ADDRESS = re.compile(r"(?<!\w)(?:đ/c|đc|đồng chí|ông|bà)(?!\w)")


def features(text: str) -> tuple[float, ...]:
    """One number for each of `FEATURES`, mostly from 0 to 1.

    Args:
        text: The words of a cell, or of what may be one, joined by single blanks.
    """
    folded = fold(text)
    opening = skip_marks(text)
    words = text.split()
    first, last = folded.split()[0], folded.split()[-1]
    opened, closed = text.count("("), text.count(")")
    letters = max(1, sum(map(str.isalnum, text)))
    label = leading(text)
    short = len(words) <= _MOST_WORDS
    people = parse_people(text) if short else ()
    named = sum(sum(map(str.isalnum, text[unit.start : unit.end])) for unit in find_units(text)) if short else 0
    joints = vocabulary("cues")["joints"]
    return (
        1.0,
        min(len(words), 30) / 10,
        math.log2(1 + len(words)),
        float(len(words) == 1),
        float(text[opening:][:1].islower()),
        float(text[:1].isdigit()),
        float(text.isupper()),
        float(bool(opening)),
        float(label is not None and label.end < len(text)),
        float(bool(cue("activities").match(folded, opening))),
        float(bool(cue("attendance").match(folded, opening))),
        float(first.strip(".,;:") in joints),
        float(last in joints or text.endswith(("-", "–", "/", "&", "("))),
        float(opened > closed),
        float(closed > opened),
        float(text.startswith("(") and text.endswith(")")),
        float(text.endswith((";", "."))),
        float(bool(find_dates(text[:60]))),
        float(bool(find_times(text))),
        min(text.count(",") + text.count(";"), 4) / 2,
        min(len(people), 3) / 2,
        covered_share(text, people) if people else 0.0,
        float(bool(people) and all(who.title is not None for who in people)),
        float(bool(_ADDRESS.search(folded))),
        named / letters,
        float(short and looks_like_unit(text)),
        float(short and looks_like_place(text)),
        float(bool(_AT.search(folded))),
        float(bool(people) and _goes_on(text, people)),
        float(bool(people) and _is_open(text)),
    )


def _goes_on(text: str, people: Sequence[PersonPhrase]) -> bool:
    """Whether the words begin within a name: with a name that no family name, office or address opens.

    Words that only look like a name go on with other words: "Trưởng, phó các ban", "Báo cáo viên".
    """
    if covered_share(text, people) < _MOSTLY:
        return False
    first = people[0]
    if first.start or first.name is None or not text.startswith(first.name.split()[0]):
        return False
    word = fold(first.name.split()[0])
    return word not in surnames() and word not in _LONE_SYLLABLES and "'" not in word


def _is_open(text: str) -> bool:
    """Whether the words end within a name: with a family name alone, or a comma."""
    last = re.split(r"[,;&]", text)[-1].split()
    return not last or (len(last) == 1 and len(text.split()) > 1 and fold(last[0]) in surnames() and "," in text)
