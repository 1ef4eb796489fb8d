"""A document into a reading: its head, its foot, and between them tables and prose in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from congtac.extract.document import Block, Paragraph, SourceDocument, Table
from congtac.models.administrative import read_foot, read_head
from congtac.models.day_table import read_day_table
from congtac.models.flattened import unflatten
from congtac.models.points import to_points
from congtac.models.prose import ProseReading, read_prose
from congtac.models.reading import Claim, Entry, Reading

TableReader = Callable[[Table, tuple[str, ...]], tuple[tuple[Entry, ...], tuple[Claim, ...]] | None]

TABLE_READERS: tuple[TableReader, ...] = (read_day_table,)


def read(source: SourceDocument) -> Reading:
    """Read a document.

    Tables that no reader takes for an agenda stay unclaimed: their words are residue.
    """
    blocks = unflatten(source)
    head, head_claim, body_start = read_head(blocks)
    foot, foot_claim, body_end = read_foot(blocks, body_start)
    entries: list[Entry] = []
    claims = [head_claim, foot_claim]
    held = head_claim.words | foot_claim.words
    headings: tuple[tuple[int, str], ...] = ()
    for run in _runs(blocks[body_start : max(body_start, body_end)]):
        if isinstance(run, Table):
            section = tuple(text for _, text in headings)
            for reader in TABLE_READERS:
                read_as = reader(run, section)
                if read_as is not None:
                    entries += read_as[0]
                    claims += read_as[1]
                    break
            continue
        paragraphs, before_table = run
        body = [paragraph for paragraph in paragraphs if not _held(paragraph, held)]
        prose: ProseReading = read_prose(to_points(body), headings, before_table)
        entries += prose.entries
        claims += prose.claims
        headings = prose.headings
    claims.append(_furniture(blocks))
    claims.append(Claim.of("entry", (word for entry in entries for word in entry.words)))
    return Reading(tuple(entries), head, foot, tuple(claims))


def _runs(blocks: Sequence[Block]) -> list[Table | tuple[list[Paragraph], bool]]:
    """Tables one by one, paragraphs between them together, with whether a table follows."""
    runs: list[Table | tuple[list[Paragraph], bool]] = []
    current: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Table):
            if current:
                runs.append((current, True))
            current = []
            runs.append(block)
        elif block.role == "body":
            current.append(block)
    if current:
        runs.append((current, False))
    return runs


def _held(paragraph: Paragraph, held: frozenset[int]) -> bool:
    return all(word.index in held for word in paragraph.words)


def _furniture(blocks: Sequence[Block]) -> Claim:
    words = []
    for block in blocks:
        if isinstance(block, Table):
            words += [word for part in block.furniture for word in part.words]
        elif block.role != "body":
            words += list(block.words)
    return Claim.of("furniture", words)
