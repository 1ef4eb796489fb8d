"""Places (địa điểm) in text: rooms, halls, seats and areas where something happens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from congtac.models.folding import fold
from congtac.models.lexicon import alternatives, vocabulary

_SENTENCE_END = re.compile(r"[.;](?=\s+[^\Wa-zà-ỹ\d_]|\s*$)|\n|\(|\)")
_AT_WORK = re.compile(r"(?:làm việc|công việc|công tác|giải quyết|nghiên cứu|trực|nghỉ)(?:\s+\w+){0,3}\s*$")
_OFFICE = re.compile(r"(?:cơ quan|văn phòng|trụ sở|đơn vị|trường|sở|phòng|phòng làm việc|nhà)")
MOST_WORDS = 22
MOST_AREA_WORDS = 6


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """A place clause at `start:end`; the place itself begins at `name_start`, behind "tại", "điểm tại"."""

    start: int
    name_start: int
    end: int


@cache
def _venue() -> re.Pattern[str]:
    words = (*vocabulary("places")["venues"], *vocabulary("places")["provinces"]["names"])
    return re.compile(
        rf"(?:các\s+)?(?:{alternatives(words)})(?!\w)|phòng\s+(?:[a-z]?\d|[a-z](?!\w)|(?:phó\s+)?chủ tịch|giám đốc)"
    )


@cache
def _room() -> re.Pattern[str]:
    return re.compile(rf"(?<=[^\W\d]\s)(?:{alternatives(vocabulary('places')['rooms'])})(?!\w)")


def second_rooms(text: str) -> int:
    """How many rooms or halls begin within a text behind another place, with nothing but a blank between."""
    return sum(text[match.start()].isupper() for match in _room().finditer(fold(text)))


@cache
def _rooms_first() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(vocabulary('places')['rooms'])})(?!\w)")


def opens_room(text: str) -> bool:
    """Whether a text opens with a room or hall in which bodies meet, and is no longer than a place."""
    return bool(_rooms_first().match(fold(text).lstrip())) and len(text.split()) <= MOST_WORDS


@cache
def _openings() -> re.Pattern[str]:
    clear = [phrase for phrase in vocabulary("places")["openings"] if " " in phrase]
    venues = alternatives(vocabulary("places")["venues"])
    return re.compile(rf"(?<!\w)(?:(?:{alternatives(clear)})(?!\w)\s*:?\s*|điểm\s+(?!cầu|trường)(?={venues}))")


@cache
def _not_a_place() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(vocabulary('places')['not_places'])})(?!\w)")


def opens_place(text: str) -> bool:
    """Whether a text opens with the word for a kind of place ("Phòng họp tầng 2")."""
    return bool(_venue().match(fold(text).lstrip()))


@cache
def _hall() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(vocabulary('places')['halls'])})(?!\w)")


def opens_hall(text: str) -> bool:
    """Whether a text opens with a place that needs no capital ("sân khấu nhỏ")."""
    return bool(_hall().match(fold(text).lstrip()))


@cache
def _area() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(vocabulary('places')['areas'])})\s+(?=(?P<name>\w))")


def names_area(text: str) -> bool:
    """Whether a text is wholly the name of an area or of several ("ấp Giồng Trên", "khu phố 2, khu phố 3")."""
    parts = re.split(r"\s*,\s*|\s+và\s+", text.strip())
    areas = [(part, _area().match(fold(part))) for part in parts]
    return all(
        area is not None
        and (part[area.start("name")].isdigit() or part[area.start("name")].isupper())
        and len(part.split()) <= MOST_AREA_WORDS
        for part, area in areas
    )


def looks_like_place(text: str) -> bool:
    """Whether the whole of a short text names a place."""
    bare = text.strip(" .,;:-–\n")
    if bare.casefold().startswith("tại "):
        bare = bare[4:]
    return 0 < len(bare.split()) <= MOST_WORDS and opens_place(bare)


def find_places(text: str) -> tuple[PlacePhrase, ...]:
    """Place clauses that say so ("điểm tại …", "điểm tập trung tại …"), each up to the end of its sentence."""
    folded = fold(text)
    found = []
    for match in _openings().finditer(folded):
        stop = _SENTENCE_END.search(text, match.end())
        end = stop.start() if stop else len(text)
        if text[match.end() : end].strip(" ,.;"):
            found.append(PlacePhrase(match.start(), match.end(), end))
    return tuple(found)


@cache
def _activity() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:và\s+)?(?:{alternatives(vocabulary('cues')['activities'])})(?!\w)")


def _goes_on(rest: str) -> bool:
    """Whether a sentence goes on with another activity behind a place: "tại nghĩa trang, thăm các gia đình …"."""
    return any(part[:2].strip().islower() and _activity().match(fold(part)) for part in rest.split(",")[1:])


def closing_room(text: str) -> PlacePhrase | None:
    """The room with which a sentence closes behind a comma: "giao ban tuần, phòng họp tầng 3".

    A sentence that goes over several rooms or halls ("Kiểm tra sân vận động, hội trường") is about them.
    """
    comma = text.rfind(",")
    rest = text[comma + 1 :].strip(" .;")
    if comma < 0 or not opens_room(rest) or second_rooms(text[:comma]) or _rooms_first().search(fold(text[:comma])):
        return None
    name = comma + 1 + len(text[comma + 1 :]) - len(text[comma + 1 :].lstrip())
    return PlacePhrase(comma, name, len(text.rstrip(" .,;")))


def closing_place(text: str, opened: bool = False) -> PlacePhrase | None:
    """The place with which a sentence closes: "họp giao ban tại Phòng họp số 2".

    Not one: a "tại" inside the sentence, one before a text or a session ("tại Quyết định số …"), and "làm việc tại cơ
    quan", which is an activity.
    """
    folded = fold(text)
    last = None
    for match in re.finditer(r"(?<!\w)tại\s+", folded):
        rest = text[match.end() :].strip(" .,;")
        proper = opens_place(rest) or opens_hall(rest) or rest[:1].isupper()
        if (
            proper
            and len(rest.split()) <= MOST_WORDS
            and not _not_a_place().match(fold(rest))
            and not _goes_on(rest)
            and " để " not in rest
            and not re.search(r"[;:]|\.\s|\n\s*[-–+*•]", rest)
            and not (_AT_WORK.search(folded[: match.start()]) and _OFFICE.fullmatch(fold(rest)))
        ):
            last = match
            break
    if last is None or not (opened or folded[: last.start()].strip(" -,")):
        return None
    return PlacePhrase(last.start(), last.end(), len(text.rstrip(" .,;")))
