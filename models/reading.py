"""What `models` hands to `normalize`: the entries of a programme with their fields as written, its head and foot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from congtac.extract.document import Block, Word
from congtac.extract.passage import Passage

FieldName = Literal[
    "date",
    "session",
    "time",
    "recurrence",
    "content",
    "leader",
    "department",
    "coordinator",
    "participants",
    "location",
    "note",
]
EntryKind = Literal["event", "task", "deadline", "notice"]
ClaimKind = Literal["entry", "heading", "head", "foot", "furniture", "boilerplate", "calendar"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One agenda entry as found, its values not yet decided.

    Attributes:
        reader: Which reader found it.
        fields: For each field the passages that give it, as written. A field that a merged cell or a heading above
            gives is here too.
        words: The entry's own words in reading order: where it stands. What it inherits is not among them.
        section: The headings above it, outermost first.
        kind: The kind as far as the layout decides it; None leaves it to the words.
        head_words: For a field, what its column's head says, where that adds to the cell ("Phòng phụ trách").
        certainty: From 0 to 1: how well the layout supports the reading.
        flags: What is odd about it.
        margin: From 0 to 1: how far the reading leads over its nearest rival (`congtac.models.rivals`).
        period: What a further title, above its own table, says of the days that are covered there: a week of several.
    """

    reader: str
    fields: Mapping[FieldName, tuple[Passage, ...]]
    words: tuple[Word, ...]
    section: tuple[str, ...] = ()
    kind: EntryKind | None = None
    head_words: Mapping[FieldName, str] = field(default_factory=dict)
    certainty: float = 1.0
    flags: tuple[str, ...] = ()
    period: str = ""
    margin: float = 1.0

    def text(self, name: FieldName) -> str:
        """The field's passages joined by line ends; empty where there are none."""
        return "\n".join(passage.text for passage in self.fields.get(name, ()))


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that a reader accounts for, and as what."""

    kind: ClaimKind
    words: frozenset[int]

    @classmethod
    def of(cls, kind: ClaimKind, words: Iterable[Word]) -> Claim:
        """A claim on words."""
        return cls(kind, frozenset(word.index for word in words))


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """What stands above the programme itself, by the layout of Decree 30/2020/NĐ-CP, annex I; each part as written.

    `site` is what a saved web page says of whose site it is, the surest first.
    """

    issuer: tuple[Passage, ...] = ()
    number: Passage | None = None
    place_date: Passage | None = None
    title: tuple[Passage, ...] = ()
    brackets: tuple[Passage, ...] = ()
    site: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentFoot:
    """What stands below it: who signs in which office, who receives."""

    authority: tuple[Passage, ...] = ()
    signer: Passage | None = None
    recipients: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read; `blocks` are the source's as the readers took them, flattened tables rebuilt."""

    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]
    head: DocumentHead
    foot: DocumentFoot
    claims: tuple[Claim, ...]
