"""What the rules leave open in an activity's text, found by the recogniser: who leads, prepares, attends, and where.

The rules know a leader, a unit and a place by the words of their lexicons. Where these do not know them ("…; Nhà Ước
Lễ", "… (HTX Pà Vầy chuẩn bị)"), the recogniser says what a phrase is, and its place in the text whether it is the
activity's own: at the text's ends, behind a mark or a word such as "tại".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from congtac.extract.passage import Passage
from congtac.models.folding import UPPER, fold
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.ner.sentences import Span
from congtac.models.places import opens_hall, opens_place
from congtac.models.reading import Entry, FieldName, Reading

Find = Callable[[Sequence[str]], Iterable[Sequence[Span]]]

# A phrase in a text's shape: one sign for what it is. A name of one word may be any word, one of several is a name.
_WORD, _NAME, _TITLE, _UNIT, _PLACE, _AREA = "\ue001\ue002\ue003\ue004\ue005\ue006"
_SIGNS: Mapping[str, str] = {"PERSON": _NAME, "TITLE": _TITLE, "UNIT": _UNIT, "PLACE": _PLACE, "AREA": _AREA}
UNPLACED = "unplaced_name"
"""The flag of an entry whose activity still names who, where or when after all: often a clause that was not seen."""
_UNPLACED = frozenset(("PERSON", "PLACE", "TIME", "SESSION"))
# Paragraphs of tasks name nobody and no place of their own.
_LONGEST = 300
_LAST = re.compile(r"(?:[,;.:(|]|\s[–-])(?!.*(?:[,;.:(|]|\s[–-]))", re.DOTALL)
_NAME_FIRST = re.compile(rf"\S+[.:/\s]+[{UPPER}]")
_COUNTED = re.compile(r"\d+\s+[^\W\d]")  # "tại 09 thôn" names no place


@dataclass(frozen=True, slots=True)
class _Shape:
    """A text with its phrases as signs, the rest folded; `offsets[i]` is where its i-th character is in the text."""

    signs: str
    offsets: Sequence[int]

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> _Shape:
        folded, signs, offsets, at = fold(text), "", [], 0
        for span in sorted(span for span in spans if span.label in _SIGNS):
            sign = _WORD if span.label == "PERSON" and " " not in text[span.start : span.end] else _SIGNS[span.label]
            signs += folded[at : span.start] + sign
            offsets += [*range(at, span.start), span.start]
            at = span.end
        return cls(signs + folded[at:], [*offsets, *range(at, len(text) + 1)])


def complete(reading: Reading, find: Find) -> Reading:
    """The reading, with fields in entries that had none of them, and a flag on those that still name what no field has.

    Args:
        reading: As the rules have it.
        find: Texts into their phrases.
    """
    texts = list(dict.fromkeys(passage.text for entry in reading.entries for passage in _open(entry)))
    spans = dict(zip(texts, find(texts), strict=True)) if texts else {}
    return replace(reading, entries=tuple(_completed(entry, spans) for entry in reading.entries))


def _open(entry: Entry) -> Sequence[Passage]:
    """The passages in which a field may be found that the entry has not."""
    if all(entry.fields.get(name) for name in _patterns()):
        return ()
    return [passage for passage in entry.fields.get("content", ()) if _may_name(passage.text)]


def _may_name(text: str) -> bool:
    """Whether a text may name anything at its ends: most do not, and need not be read by the recogniser."""
    if len(text) > _LONGEST:
        return False
    bare = text.strip(" .;,)")
    end = _LAST.search(bare)
    last = bare[end.end() if end else 0 :].lstrip()
    capital = any(char.isupper() or char.isdigit() for char in (last if end else last[1:]))
    return capital or opens_place(last) or opens_hall(last) or bool(_NAME_FIRST.match(bare))


def _completed(entry: Entry, spans: Mapping[str, Sequence[Span]]) -> Entry:
    """An entry with what its open passages name; something of its content always remains."""
    fields: dict[FieldName, tuple[Passage, ...]] = dict(entry.fields)
    texts = [(passage, spans.get(passage.text, ())) for passage in fields.get("content", ())]
    # What stands last hides what stands before it.
    while taken := next(filter(None, (_take(name, texts) for name in _patterns() if not fields.get(name))), None):
        name, found = taken
        fields[name] = (found,)
    flags = entry.flags
    if any(span.label in _UNPLACED for _, named in texts for span in named):
        flags = (*flags, UNPLACED)
    if fields != entry.fields:
        fields["content"] = tuple(passage for passage, _ in texts)
    return replace(entry, fields=fields, flags=flags)


def _take(name: FieldName, texts: list[tuple[Passage, Sequence[Span]]]) -> tuple[FieldName, Passage] | None:
    """A field out of the first of the passages that has it, if anything but it remains."""
    for number, (passage, named) in enumerate(texts):
        found = _find(passage, named, _patterns()[name])
        if found is None:
            continue
        rest = [part for part in _around(passage, named, *found[1]) if part[0].text.strip(" .,;:-–()")]
        if rest or len(texts) > 1:
            texts[number : number + 1] = rest
            return name, found[0]
    return None


def _find(
    passage: Passage, named: Sequence[Span], patterns: Iterable[re.Pattern[str]]
) -> tuple[Passage, tuple[int, int]] | None:
    """A field in a passage, and what stretch to take out of it, the mark before it included."""
    shape = _Shape.of(passage.text, named) if named else None
    for match in (pattern.search(shape.signs) for pattern in patterns) if shape else ():
        if shape and match:
            found = passage.slice(shape.offsets[match.start("it")], shape.offsets[match.end("it")])
            if not _COUNTED.match(found.text):
                return found, (shape.offsets[match.start()], shape.offsets[match.end()])
    return None


def _around(passage: Passage, named: Sequence[Span], start: int, end: int) -> list[tuple[Passage, list[Span]]]:
    """What stands before and behind a stretch, each with its phrases."""
    parts = []
    for side, last in ((0, start), (end, len(passage.text))):
        part = passage.slice(side, last)
        first = side + len(passage.text[side:last]) - len(passage.text[side:last].lstrip())
        inside = [span for span in named if first <= span.start and span.end <= last]
        parts.append((part, [Span(span.start - first, span.end - first, span.label) for span in inside]))
    return parts


@cache
def _patterns() -> Mapping[FieldName, Sequence[re.Pattern[str]]]:
    """For each field how it may stand in an activity's shape; the group `it` is the field."""
    address = rf"(?:(?:các\s+)?(?:{alternatives(vocabulary('titles')['honorifics']['words'])})[\s.:]*)"
    verbs = alternatives(vocabulary("cues")["leader_verbs"])
    mark, last = r"(?:[,;.:(|]|\s[–-])\s*", r"[\s.;,)]*$"
    named = rf"{address}?[{_WORD}{_NAME}{_TITLE}{_UNIT}]"
    first = rf"(?:{address}[{_WORD}{_NAME}{_TITLE}]|[{_NAME}{_TITLE}]|{_WORD}(?=\s*[,(–-]?\s*{_TITLE}))"
    people = rf"{first}(?:[\s,()–-]*(?:và\s+|cùng\s+)?{named})*\)?"
    units = rf"{_UNIT}(?:(?:\s*[,;]\s*|\s+và\s+){_UNIT})*"
    further = rf"(?:\s*[,(-]\s*[{_PLACE}{_AREA}]\)?)*"
    prepare = r"(?:chuẩn bị|tham mưu|chủ trì|phụ trách|thực hiện|làm đầu mối|chịu trách nhiệm)"
    attend = r"(?:mời|cùng dự có|cùng dự|cùng đi|cùng|tham dự|dự có|dự)"
    written: dict[FieldName, Sequence[str]] = {
        "department": (
            rf"{mark}(?:(?:giao|do)\s+)?(?P<it>{units})\s*{prepare}(?:\s+(?:nội dung|tài liệu|báo cáo))?{last}",
            rf"(?:[,;.(]\s*|\s)(?:giao|do)\s+(?P<it>{units}){last}",
            rf"(?:\(|(?<!{_UNIT})\s[–-]\s)\s*(?P<it>{units})\)?{last}",
        ),
        "participants": (
            rf"(?:[,;.(]|\s[–-])\s*{attend}\s*:?\s*(?P<it>{named}(?:[\s,;()–-]*(?:(?:và|cùng|các)\s+)?{named})*){last}",
        ),
        "location": (
            rf"[,;.(]?\s*(?<!\w)(?:tại|ở)\s+(?P<it>[{_PLACE}{_UNIT}]{further}){last}",
            rf"{mark}(?P<it>{_PLACE}{further}){last}",
            rf"^(?P<it>{_PLACE}{further}){last}",
        ),
        "leader": (
            rf"^(?P<it>{people})\s*,?\s*(?=(?:{verbs})(?!\w))",
            rf"{mark}(?P<it>{people})\s*(?:chủ trì|phụ trách|chỉ đạo|điều hành|tham dự|dự|đi){last}",
            rf"(?:[;.:(|]|\s[–-])\s*(?P<it>{people}){last}",
            rf"^(?P<it>{people}){last}",
        ),
    }
    return {name: [re.compile(one) for one in patterns] for name, patterns in written.items()}
