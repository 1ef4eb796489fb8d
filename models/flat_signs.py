"""Signs of rows and cells in the lines of a lost table: running numbers, headings of parts, runs that stand twice.

And what speaks against a cell: hours out of order, or of the other half of the day, names among offices.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from congtac.models.flat_cells import Atom, is_section
from congtac.models.list_marks import skip_marks
from congtac.models.people import parse_people
from congtac.models.times import LeadingLabel, find_times, leading

_LEAST_CHAIN = 3
_LONGEST_REPEATED = 6


def ordinals(atoms: Sequence[Atom]) -> frozenset[int]:
    """Atoms that count rows: numbers at the beginning of lines that run on from 1, perhaps again below each day."""
    found = [
        (number, int(match[1]))
        for number, atom in enumerate(atoms)
        if atom.starts_line and (match := re.fullmatch(r"(\d{1,3})[.)]?", atom.line.text))
    ]
    chain: list[int] = []
    due = 1
    for place, (number, count) in enumerate(found):
        later = [other for _, other in found[place + 1 :]]
        again = count == 1 and (due not in later or (bool(later) and later[0] in (1, 2)))
        if count == due or again:
            chain.append(number)
            due = count + 1
    return frozenset(chain) if len(chain) >= _LEAST_CHAIN else frozenset()


def parts(atoms: Sequence[Atom]) -> frozenset[int]:
    """Atoms with which the heading of a part of the table begins, its number perhaps in a cell of its own."""
    texts = [atom.line.text for atom in atoms]
    return frozenset(
        number
        for number, atom in enumerate(atoms)
        if atom.starts_line and any(is_section(" ".join(texts[number : number + lines])) for lines in (1, 2, 3))
    )


def repeated(atoms: Sequence[Atom]) -> frozenset[tuple[int, int]]:
    """Runs of whole lines that stand elsewhere too, and not only inside a longer run that does: likely cells."""
    opens = [number for number, atom in enumerate(atoms) if atom.starts_line] + [len(atoms)]
    texts: dict[tuple[int, int], str] = {}
    for place, start in enumerate(opens):
        for last in range(place + 1, min(place + 1 + _LONGEST_REPEATED, len(opens))):
            texts[place, last] = " ".join(atom.line.text for atom in atoms[start : opens[last]])
    counts = Counter(texts.values())

    def often(first: int, last: int) -> int:
        return counts[texts[first, last]] if (first, last) in texts else 0

    return frozenset(
        (opens[first], opens[last])
        for first, last in texts
        if (count := often(first, last)) > 1 and often(first - 1, last) < count and often(first, last + 1) < count
    )


def disorder(atoms: Sequence[Atom]) -> int:
    """How often in a cell an hour opens a line below one that the same hour or a later one opens."""
    hours = [label.time.start_h for atom in atoms if (label := _label(atom)) is not None and label.time is not None]
    return sum(after <= hour for hour, after in pairwise(hours))


def is_other_part(text: str, part: str) -> bool:
    """Whether a text names people where only offices stand, or offices where only names do."""
    people = parse_people(text)
    return any(who.name for who in people) if part == "office" else any(who.title for who in people)


def _label(atom: Atom) -> LeadingLabel | None:
    text = atom.line.text
    return leading(text[skip_marks(text) :])


def halves(text: str, session: str) -> tuple[int, int]:
    """How many hours of a text lie in the half of the day in which its column has it, and how many in the other."""
    hours = [time.start_h for time in find_times(text)]
    wrong = sum((hour < 12) != (session == "morning") for hour in hours)
    return len(hours) - wrong, wrong
