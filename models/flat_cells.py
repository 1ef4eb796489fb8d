"""How well a run of words fits a column of a lost table: what kind of thing it is, and how its lines break."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from congtac.extract.document import Line
from congtac.extract.wrap import proportional_width
from congtac.models.dates import find_dates, parse_day_cell
from congtac.models.folding import fold
from congtac.models.holidays import is_holiday
from congtac.models.lexicon import alternatives, cue, vocabulary
from congtac.models.list_marks import skip_marks
from congtac.models.people import PersonPhrase, covered_share, parse_people
from congtac.models.phones import without_phones
from congtac.models.places import looks_like_place, second_rooms
from congtac.models.recurrence import find_recurrence
from congtac.models.times import find_sessions, find_times, leading
from congtac.models.titles import surnames
from congtac.models.units import field_name, find_units, looks_like_unit
from congtac.models.when import cell_session, cell_time, cell_when, parse_when

IMPOSSIBLE = -40.0
WHOLE = "whole"
_MOST_PEOPLE_WORDS = 24
_CLOSED, _JOINTS = (".", ";", ":"), ("-", "–", "/", "(", ",")
_LONGEST_DAY, _LONGEST_LIST = 60, 160


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a line that no cell border can lie in.

    `starts_line` says that a line begins with it; `uneven` how far the white space before it breaks the text's
    rhythm, as at the borders of cells, from 0 to 1; `blanks` how many lines of nothing but blanks that white space
    holds, as empty cells leave them; `new_page` that a repeated head stood before it; `when` what it says where it is
    a line of its own that only says when: `day`, `session` or `time`; `mark` that a list mark opens it, `label` a
    session or hour with more behind it.
    """

    line: Line
    starts_line: bool
    uneven: float
    blanks: int
    new_page: bool
    when: str
    mark: bool
    label: bool
    width: float
    first_width: float


def to_atoms(
    lines: Sequence[Line], uneven: Sequence[float], new_page: Sequence[bool], loose: bool = False, due: bool = False
) -> list[Atom]:
    """Lines as atoms, split where a cell may begin within a line.

    Args:
        lines: The lines below the head.
        uneven: For each line how far the white space before it breaks the rhythm.
        new_page: For each line whether a repeated head stood before it.
        loose: The table has contents beside its days and nothing else: only days part lines then.
        due: The table says by when things are due: months and quarters are days then.
    """
    atoms = []
    for number, (line, odd, page) in enumerate(zip(lines, uneven, new_page, strict=True)):
        alone = _says_when(line.text, " ".join(above.text for above in lines[max(0, number - 2) : number]), due)
        starts = [0, *(n for n in range(1, len(line.words)) if not alone and _may_open(line, n, loose))]
        for first, last in zip(starts, [*starts[1:], len(line.words)], strict=True):
            part = Line(line.words[first:last], line.before if first == 0 else "")
            atoms.append(
                Atom(
                    part,
                    first == 0,
                    odd if first == 0 else 0.0,
                    _blank_lines(line.before) if first == 0 else 0,
                    page and first == 0,
                    alone or ("session" if len(starts) > 1 and first == 0 and _opens_duty(line, last) else ""),
                    bool(skip_marks(part.text)),
                    first == 0 and _is_labelled(part.text),
                    proportional_width(part.text),
                    proportional_width(part.words[0].text),
                )
            )
    return atoms


def _opens_duty(line: Line, number: int) -> bool:
    """Whether the words of a line before one of them are a session, and somebody is named behind it."""
    before, rest = (" ".join(word.text for word in words) for words in (line.words[:number], line.words[number:]))
    people = parse_people(rest) if cell_session(before) else ()
    return bool(people) and not people[0].start


def _is_labelled(text: str) -> bool:
    """Whether a line opens with a session or an hour and goes on ("Sáng: Họp …")."""
    label = leading(text[skip_marks(text) :])
    return label is not None and bool(text[skip_marks(text) + label.end :].strip())


def _says_when(text: str, above: str, due: bool) -> str:
    """What a line says where it only says when, and does not go on with a sentence or a citation above it."""
    if text.startswith("(") and cell_time(text):
        return "time"
    if ("(" in text and not has_weekday(text) and not _is_half_day(text)) or (
        " " not in text and text.isalpha() and not cell_session(text)
    ):
        return ""  # a bare "Hai" may be the rest of "05 Thứ Hai"
    if cell_session(text) or cell_time(text):
        kind = "session" if cell_session(text) else "time"
        return "" if text[0].islower() and above and not above.endswith(_CLOSED) else kind
    phrase = parse_day_cell(text)
    day = _is_half_day(text) or (phrase is not None and bool(phrase.weekdays or phrase.days[0].month))
    week = any(date.kind == "week" for date in find_dates(text)) and parse_when(text)
    if not (day or week or (due and _fits_due(text, 0.0) > 0)):
        return ""
    if above and (
        fold(above).split()[-1] in vocabulary("cues")["joints"] or above.endswith(_JOINTS) or text[0].islower()
    ):
        return ""
    context = f"{above} {text}"
    cited = above and find_dates(text) and not any(date.end > len(above) + 1 for date in find_dates(context))
    return "" if cited else "day"


def _blank_lines(before: str) -> int:
    """Lines of blanks in the white space before a line, and one more for several blanks behind the line above."""
    first, *rest = before.split("\n")
    return sum(bool(part) and not part.strip() for part in rest[:-1]) + (len(first) > 1)


_INDEX = re.compile(r"\d{1,3}[.)]?|[IVX]{1,5}[.)]?")
_LUNAR = re.compile(
    r"\(?(?:ngày )?(?:mùng |mồng )?\d{1,2}(?:\s*(?:[/-]|tháng)\s*(?:\d{1,2}|giêng|chạp))?(?:\s*(?:al|âl|tết))?"
    r"(?:\s*(?:năm )?(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)"
    r" (?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi))?\)?",
    re.IGNORECASE,
)
_SAYS_LUNAR = re.compile(r"mùng|mồng|tết|chạp|giêng|(?<!\w)[aâ]l(?!\w)")
_DAY_LIST, _NEXT_MONTH = re.compile(r"[\d\s/.;,-]+"), re.compile(r"\d[\d\s,;/]*\sTháng")
_WEEKDAY = re.compile(r"[2-7]")  # below "Thứ"
_NUMBER = re.compile(r"[\d.\s;,/-]{9,}")
_STANDING = re.compile(
    r"thường xuyên|(?:hằng|hàng|trong|cả) (?:tháng|quý|năm|tuần|ngày)|theo (?:lịch|kế hoạch|quy định)"
)
_SHIFT = re.compile(r"(?:ca(?: \w+)?|ngày|đêm|kíp \w+)(?: ?: ?)?(?=\s*\d|$)")
_OPENING = 14  # words that speak for contents because of what opens these
_LEAST_DUE, _ALL_DUE = 0.6, 0.85
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])[.)/]\s+[^\W\d]")
_NUMBERED_SECTION = re.compile(r"[IVX]{1,5}\s+(?=[^\W\d]{2,}\s+[^\W\d]{2})")


def is_section(text: str) -> bool:
    """Whether a text opens as a heading of a part does ("II. Công tác …", "A. VỀ …", "IV NỘI CHÍNH")."""
    return _SECTION.match(text) is not None or (_NUMBERED_SECTION.match(text) is not None and text.isupper())


def has_weekday(text: str) -> bool:
    """Whether a text is wholly a weekday, however short ("HAI", "Thứ Ba", "CN")."""
    phrase = parse_day_cell(text)
    return phrase is not None and bool(phrase.weekdays)


def _is_half_day(text: str) -> bool:
    """Whether a text is a session of a day ("Sáng thứ Hai (05/5)"), its number with its weekday."""
    dates, sessions = find_dates(text), find_sessions(text)
    whole = len(dates) == 1 and len(sessions) == 1 and not sessions[0].start and cell_when(text)
    return whole and bool(dates[0].weekdays and dates[0].days)


@cache
def _opener() -> re.Pattern[str]:
    words = vocabulary("titles")["honorifics"]["words"]
    short = [
        spelling
        for entry in vocabulary("titles")["title"]
        for spelling in (entry["name"], *entry["short"])
        if len(spelling) > 1
    ]
    return re.compile(rf"(?<!\w)(?:{alternatives((*words, *short))})(?!\w)")


def _may_open(line: Line, number: int, loose: bool) -> bool:
    """Whether a cell may begin at a word within a line: a day, a session, a person, or any capital after a small."""
    if loose:
        return parse_day_cell(" ".join(word.text for word in line.words[:number])) is not None
    if not any(char.isalnum() for word in line.words[:number] for char in word.text):
        return False  # the words of a list mark
    rest = " ".join(word.text for word in line.words[number:])
    offset = sum(len(word.text) + 1 for word in line.words[:number])
    if any(date.start < offset < date.end for date in find_dates(line.text)):
        return False
    if not (rest[0].isupper() or rest[0].isdigit()):
        return bool(_opener().match(fold(rest))) and rest[:1] in "đĐôb"
    before = line.words[number - 1].text
    if cell_session(" ".join(word.text for word in line.words[:number])):
        return True  # "Sáng Nguyễn Văn An"
    if before in ("-", "–") and not rest[0].isdigit():
        return False
    if (
        _opener().match(fold(rest))
        or leading(rest)
        or (find_dates(rest[:40])[:1] and find_dates(rest[:40])[0].start == 0)
    ):
        return True
    if rest[0].isdigit():
        listed = _DAY_LIST.fullmatch(rest) and not before.endswith((",", ";", "-"))
        return bool(listed) or parse_day_cell(rest) is not None
    if before[0].isupper() and fold(line.words[number].text) in surnames() and _SHIFT.fullmatch(fold(before)):
        return True  # "Đêm Nguyễn Văn An"
    return (
        not before[0].isupper() and not before.endswith((",", "-", "–", "(", "/")) and len(before) > 1
    ) or parse_day_cell(" ".join(word.text for word in line.words[:number])) is not None


def fits(text: str, starts: frozenset[int] = frozenset()) -> dict[str, float]:
    """For each role how well the text fits it, in log-odds that grow with its words: higher is better.

    Where lines begin in the text (`starts`) people may stand below each other without a mark between them.

    Beside the roles of columns: `weekday`, `week` for weeks and spans of days, `when` for days and hours in any
    mixture, `when_place` for these with a place, `cell` for the contents of a table that has little else, `people`
    and `days` for what a matrix holds, `due` for days, months and quarters by which something is due, `day_row`,
    `part` and `WHOLE` for rows that run across all columns.
    """
    words = len(text.split())
    opening = skip_marks(text)
    dates = find_dates(text[:_LONGEST_DAY])
    lower = -1.5 if text[opening:][:1].islower() else 0.0
    label = leading(text)
    labelled = label is not None and label.end < len(text)
    active = bool(cue("activities").match(fold(text), opening))
    day = _fits_day(text)
    label_end = label.end if label is not None else 0
    lunar = _SAYS_LUNAR.search(fold(text)) is not None
    found = {
        "date": (0.5 if lunar else day) * words if day else IMPOSSIBLE,
        "weekday": 3.0 if has_weekday(text) or _WEEKDAY.fullmatch(text) else IMPOSSIBLE,
        "week": day * words if day and any(date.kind == "week" for date in dates) else IMPOSSIBLE,
        "due": _fits_due(text, day) * words or IMPOSSIBLE,
        "session": 2.0 * words if words <= 6 and _says_session(text) else IMPOSSIBLE,
        "time": _fits_time(text) * words or IMPOSSIBLE,
        "days": (0.0 if _NEXT_MONTH.match(text) else max(day, _fits_due(text, day))) * words or IMPOSSIBLE,
        "when": max(day, _fits_time(text), _fits_due(text, day)) * words or IMPOSSIBLE,
        "index": 1.0 if _INDEX.fullmatch(text) else IMPOSSIBLE,
        "lunar": (2.0 * words if lunar else 2.5) if _LUNAR.fullmatch(text) else IMPOSSIBLE,
        "content": lower + 0.15 * words + 0.3 * min(words, _OPENING) * (active or labelled) + 2.0 * labelled,
        "cell": IMPOSSIBLE if day else lower + (1.5 if opening or labelled else 0.5) + 0.1 * words,
        "note": lower - 0.1 * words + (2.0 if _NUMBER.fullmatch(text) else 0.0),
        "day_row": 1.0 + max(2 + words, 2 * words) if day and dates and cell_when(text) else IMPOSSIBLE,
        "session_row": 1.0 if cell_session(text) else IMPOSSIBLE,
        "part": 5.0 if is_section(text) else IMPOSSIBLE,
        WHOLE: _fits_whole(text),
    }
    if words > _MOST_PEOPLE_WORDS:
        found |= dict.fromkeys(("leader", "department", "coordinator", "location"), IMPOSSIBLE)
        found["participants"] = lower + (0.15 if "," in text else -0.1) * words - (1.5 if active else 0.0)
        found["people"] = found["participants"]
    else:
        dated = -2.0 if dates and (dates[0].start == 0 or dates[-1].end >= len(text)) else 0.0
        _fit_names((text, starts), found, lower + dated, active, labelled)
    if day and words <= 6:
        found["content"] = IMPOSSIBLE
    found["when_place"] = found["when"]
    if labelled:  # "7h30, Trung tâm Hội nghị tỉnh"
        place = text[label_end:].strip(" ,;:-–")
        found["when_place"] = 3.0 + (0.9 if looks_like_place(place) else 0.0) * min(words, 8) - 1.5 * active
    return found


def _fit_names(
    lines: tuple[str, frozenset[int]], found: dict[str, float], base: float, active: bool, labelled: bool
) -> None:
    """Add how well a text fits columns of people, units and places, and how much less that of contents then."""
    text, starts = lines
    words = len(text.split())
    if without_phones(text) not in ("", text):
        text, starts = without_phones(text), frozenset()
    folded = fold(text)
    people = parse_people(text) if not (labelled or active) else ()
    person = bool(people) and covered_share(text, people) > 0.92 and _separated(text, people, starts)
    titled = person and all((who.title and not who.group) or _addressed(text, who) for who in people)
    named = _opener().search(folded, 1) is not None
    unit = looks_like_unit(text) and not named
    known = field_name(text.strip(" .,;")) is not None or any(
        span.start == 0 and span.end >= len(text.rstrip(" .,;")) - 6 for span in find_units(text)
    )
    place = looks_like_place(text) and not named
    attending = bool(cue("attendance").match(folded))
    charge = base + (1.3 if known else 0.7 if unit else -1.0) * words
    found["content"] -= 1.0 * words if titled or (known and not active) else 0.0
    found["leader"] = base + (1.3 if titled else 0.5 if person else -1.0) * words
    found["department"] = found["coordinator"] = charge
    found["participants"] = (
        base
        + (0.55 if titled or attending else 0.4 if person or unit else 0.15 if "," in text else -0.1) * words
        - (1.5 if active and not person else 0.0)
    )
    found["people"] = base + (0.8 if person else 0.4 if people else -0.3) * words - (1.5 if active else 0.0)
    found["location"] = (
        base
        + (0.9 if place else -0.1) * min(words, 8)
        - 0.8 * max(0, words - 8)
        - (3.0 if titled else 0.0)
        - (2.0 if find_times(text) else 0.0)
        - 2.0 * second_rooms(text)
    )


def _fits_day(text: str) -> float:
    """A number with its weekday is a day beyond doubt; either alone, or with a time beside it, may be half of one."""
    if len(text) > _LONGEST_DAY or text.endswith(":") or skip_marks(text) or _NEXT_MONTH.match(text):
        return 0.0
    phrase = parse_day_cell(text)
    if _is_half_day(text):
        return 2.0
    if phrase is not None:
        return 2.0 if phrase.days and (phrase.weekdays or phrase.days[0].month) else 1.2
    weekday, _, rest = text.partition(" ")
    if rest and has_weekday(weekday) and (below := parse_day_cell(rest)) is not None and below.days:
        return 2.0  # "HAI" above "29/02"
    dates = find_dates(text)
    kinds = {date.kind for date in dates}
    if not dates or (len(dates) > 2 and len(kinds) > 1) or not parse_when(text):
        return 0.0
    return 2.0 if "week" in kinds and len(kinds) > 1 else 1.0


def _says_session(text: str) -> bool:
    """Whether a text is a session, perhaps with its hour ("Sáng (7h30)")."""
    return cell_session(text) or bool(
        parse_when(text) and not find_dates(text) and len(find_sessions(text)) == 1 and not cell_time(text)
    )


def _fits_time(text: str) -> float:
    """A time or session; a shift may have its number or name before its hours ("Ca 1 06h00 - 14h00")."""
    if len(text.split()) > 10:
        return 0.0
    if cell_time(text) or cell_session(text):
        return 2.0
    return 1.2 if find_times(text) and _SHIFT.match(fold(text)) else 0.9 if _SHIFT.fullmatch(fold(text)) else 0.0


def _fits_due(text: str, day: float) -> float:
    """A day, month or quarter with little beside it, or that something is due all the time."""
    if day or len(text) > _LONGEST_LIST or text.endswith(":"):
        return day
    if (len(text.split()) <= 6 and find_recurrence(text)) or _STANDING.fullmatch(fold(text)):
        return 1.2
    letters = sum(map(str.isalnum, text))
    dates = find_dates(text)
    said = sum(sum(map(str.isalnum, text[date.start : date.end])) for date in dates)
    return 0.0 if not letters or said / letters < _LEAST_DUE else 2.0 if said / letters > _ALL_DUE else 1.0


def says_day(text: str) -> bool:
    """Whether a line is a day and no more."""
    return _fits_day(text) > 0


def says_due(text: str) -> bool:
    """Whether a line is a month, a quarter or the like by which something is due, and no day."""
    return not _fits_day(text) and _fits_due(text, 0.0) > 0


def _separated(text: str, people: Sequence[PersonPhrase], starts: frozenset[int]) -> bool:
    """Whether people are parted by more than a blank, or begin lines of their own with their titles."""
    listed = all(who.name and who.title for who in people)
    return all(
        text[first.end : second.start].strip() or (listed and second.start in starts)
        for first, second in pairwise(people)
    )


def _addressed(text: str, who: PersonPhrase) -> bool:
    """Whether a form of address or a degree stands before a name."""
    return who.name is not None and not text[who.start :].startswith(who.name.split()[0])


def _fits_whole(text: str) -> float:
    """A row that runs across all columns opens with its days and says in the same breath what they are."""
    dates = [date for date in find_dates(text) if date.days and date.days[0].day]
    if not dates or text[: dates[0].start].strip() or len(text[dates[0].end :].split()) < 2:
        return IMPOSSIBLE
    return 5.0 if is_holiday(text[dates[0].end :].strip(" :,.-–")) else 1.5
