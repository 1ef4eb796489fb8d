"""Signs by which one clause of an entry is told from the next."""

from __future__ import annotations

import re
from functools import cache

from congtac.models.folding import fold
from congtac.models.lexicon import alternatives, cue, vocabulary
from congtac.models.people import PersonPhrase
from congtac.models.times import leading


@cache
def invitation() -> re.Pattern[str]:
    """Who is invited (`who`), in folded text: "mời … cùng dự"."""
    ends = alternatives(vocabulary("cues")["invitation_ends"])
    return re.compile(rf"(?:(?<=[,;.])|(?<=^)|(?<=[(]))\s*(?:kính\s+)?mời\s+(?P<who>[^;]+?),?\s+(?:{ends})(?!\w)")


def before_activity(text: str, at: int) -> re.Match[str] | None:
    """The blank before what follows a day at once, an activity or a bracketed session ("Sáng 08/5 Hội nghị …")."""
    blank = re.compile(r"\s+").match(text, at)
    if blank is None:
        return None
    folded = fold(text)
    goes_on = cue("leader_verbs").match(folded, blank.end()) or cue("activities").match(folded, blank.end())
    return blank if goes_on or (text[blank.end()] == "(" and leading(text[blank.end() :])) else None


def is_first_word(text: str, person: PersonPhrase) -> bool:
    """Whether a "name" is but one capital word, with no form of address: how any sentence begins ("Họp …")."""
    name = person.name or ""
    return bool(name) and " " not in name and text[person.start :].startswith(name)
