"""A paragraph or cell into its items, where each opens with its own time, session or day."""

from __future__ import annotations

import re

from congtac.extract.passage import Passage
from congtac.models.dates import find_dates
from congtac.models.labels import find_labels
from congtac.models.list_marks import skip_marks
from congtac.models.times import leading
from congtac.models.when import parse_when

_ITEM_END = re.compile(
    r"[.;)]\s+|\n\s*|\s+(?=(?:Sáng|Chiều|Tối|Cả ngày)\s*:)"
    # A time with its colon opens an item, unless a word before it takes it ("lúc", "từ", "đến").
    r"|(?<!lúc)(?<!từ)(?<!đến)(?<!tới)(?<!vào)(?<=[\w)\"”])\s+(?=\d{1,2}\s?(?:giờ|[hg:])\s?\d{0,2}'?\s?:\s)"
)

_DAY_LABEL = re.compile(r"\s*(?:\([^()]*\)\s*)?:\s*")


def _label_end(text: str) -> int | None:
    """Where the time, session or day ends with which a text opens; None if it opens with none or with a field."""
    if any(found.start == 0 for found in find_labels(text)):
        return None
    label = leading(text)
    if label is not None:
        return label.end
    days = [phrase for phrase in find_dates(text[:60]) if phrase.start == 0]
    colon = _DAY_LABEL.match(text, days[0].end) if days else None
    return colon.end() if colon else None


def split_items(passage: Passage) -> tuple[Passage, ...]:
    """The items of a text that holds several, each of which opens with its own time, session or day.

    "8 giờ, họp A. 14 giờ, họp B." gives two, and so does "Thứ 2: Họp A. Thứ 4: Họp B"; text before the first such
    opening stays with the first item.
    """
    text = passage.text
    starts = [0]
    for match in _ITEM_END.finditer(text):
        at = skip_marks(text, match.end())
        if skip_marks(text, starts[-1]) >= match.end():
            continue  # the full stop of a number: "2. Chiều 16/3: …"
        end = _label_end(text[at:])
        above = text[starts[-1] : at].strip()
        if end and above and not parse_when(above) and text[at + end :].strip(" .;,"):
            starts.append(match.end())
    if (
        len(starts) > 1
        and not leading(text[skip_marks(text) :])
        and not text[: starts[1]].rstrip().endswith((".", ";", ")"))
    ):
        starts.pop(1)
    return tuple(passage.slice(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
