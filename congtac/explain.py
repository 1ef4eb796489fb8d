"""Why a file was read as it was: its tables' columns with what speaks for them, its prose as it was cut, head and foot.

It goes the way of `congtac.parsing.parse` again and keeps what that one throws away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from congtac.extract.document import Paragraph, SourceDocument, Table, Word
from congtac.extract.passage import Passage
from congtac.extract.source import read_source
from congtac.models.columns import Column, infer_layout
from congtac.models.reader import read
from congtac.models.reading import Entry, Reading
from congtac.normalize.records import Records
from congtac.normalize.tidy import tidy
from congtac.version import VERSION

UNCLAIMED = "residue"
_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A run of text and where it stands.

    Attributes:
        name: The field or part that it gives.
        text: As written.
        page: From 1; None in forms without pages.
        paragraph: Of its first word, from 0 in the whole source; of its last word too.
        start: In characters in the first paragraph.
        end: In characters in the last paragraph, behind the last character.
    """

    name: str
    text: str
    page: int | None
    paragraph: tuple[int, int]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EntryAccount:
    """An entry with its fields, in the order in which they stand in the source."""

    number: int
    kind: str | None
    reader: str
    fields: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class TableAccount:
    """A table: what each column was taken for, and which reader made how many entries of it.

    `reader` is empty where none took it for an agenda. `samples` has the first texts of each column.
    """

    pages: tuple[int, ...]
    rows: int
    head_rows: int
    columns: tuple[Column, ...]
    samples: tuple[tuple[str, ...], ...]
    reader: str
    entries: int


@dataclass(frozen=True, slots=True)
class ProseAccount:
    """A paragraph outside tables: what it was taken for, and the entries that begin in it.

    `taken_for` is the kind of claim that holds most of its words, or `residue` where none does.
    """

    place: Place
    taken_for: str
    entries: tuple[EntryAccount, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All of it for one file; `head` and `foot` are the parts found above and below the programme."""

    source: SourceDocument
    reading: Reading
    records: Records
    head: tuple[Place, ...]
    foot: tuple[Place, ...]
    blocks: tuple[TableAccount | ProseAccount, ...]


def explain(data: bytes, name: str) -> Explanation:
    """Read a file's bytes and account for each block of it.

    Raises:
        CongtacError: The bytes cannot be read as any known form.
    """
    source = read_source(data, name)
    reading = read(source)
    claims = claims_by_word(reading)
    numbers = {id(entry): number for number, entry in enumerate(reading.entries, start=1)}
    blocks: list[TableAccount | ProseAccount] = []
    for block in reading.blocks:
        words = frozenset(word.index for word in _words(block))
        own = [entry for entry in reading.entries if entry.words and entry.words[0].index in words]
        if isinstance(block, Table):
            blocks.append(_table(block, own))
        elif words:
            entries = tuple(_entry(entry, numbers[id(entry)]) for entry in own)
            blocks.append(ProseAccount(_place("paragraph", Passage.of([block])), _taken_for(words, claims), entries))
    head, foot = reading.head, reading.foot
    return Explanation(
        source,
        reading,
        tidy(source, reading, name, VERSION),
        _places(
            {
                "issuer": head.issuer,
                "number": (head.number,),
                "place, date": (head.place_date,),
                "title": head.title,
                "in brackets": head.brackets,
            }
        ),
        _places({"authority": foot.authority, "signer": (foot.signer,), "recipients": foot.recipients}),
        tuple(blocks),
    )


def claims_by_word(reading: Reading) -> dict[int, str]:
    """For each word that something accounts for the kind of claim; an entry goes before all others."""
    found: dict[int, str] = {}
    for claim in sorted(reading.claims, key=lambda claim: claim.kind == "entry"):
        found |= dict.fromkeys(claim.words, claim.kind)
    return found


def _words(block: Paragraph | Table) -> Iterable[Word]:
    if isinstance(block, Paragraph):
        return block.words
    return (word for cell in block.cells for word in cell.words)


def _table(table: Table, entries: Sequence[Entry]) -> TableAccount:
    layout = infer_layout(table)
    below = [cell for cell in table.cells if cell.row >= layout.head_rows and cell.text.strip()]
    samples = tuple(
        tuple(dict.fromkeys(_flat(cell.text) for cell in below if cell.column == column.number))[:_SAMPLES]
        for column in layout.columns
    )
    pages = tuple(sorted({word.page for word in _words(table) if word.page is not None}))
    reader = entries[0].reader if entries else ""
    return TableAccount(pages, table.n_rows, layout.head_rows, layout.columns, samples, reader, len(entries))


def _taken_for(words: Iterable[int], claims: Mapping[int, str]) -> str:
    ((kind, _),) = Counter(claims.get(index, UNCLAIMED) for index in sorted(words)).most_common(1)
    return kind


def _entry(entry: Entry, number: int) -> EntryAccount:
    fields = [_place(name, passage) for name, passages in entry.fields.items() for passage in passages if passage.words]
    fields.sort(key=lambda place: (place.paragraph, place.start))
    return EntryAccount(number, entry.kind, entry.reader, tuple(fields))


def _places(parts: Mapping[str, Sequence[Passage | None]]) -> tuple[Place, ...]:
    return tuple(
        _place(name, passage) for name, passages in parts.items() for passage in passages if passage and passage.words
    )


def _place(name: str, passage: Passage) -> Place:
    """Where a passage stands; its first and last words may be parts of the source's."""
    first, last = passage.words[0], passage.words[-1]
    opening, closing = (passage.text[slice(*passage.spans[end])] for end in (0, -1))
    start = first.offset + max(0, first.text.find(opening))
    end = last.offset + max(0, last.text.rfind(closing)) + len(closing)
    return Place(name, _flat(passage.text), first.page, (first.paragraph, last.paragraph), start, end)


def _flat(text: str) -> str:
    return " ".join(text.split())
