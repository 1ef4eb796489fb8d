"""A document into a reading: its head, its foot, and between them tables and prose in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from congtac.extract.document import Block, Paragraph, SourceDocument, Table, Word
from congtac.extract.passage import Passage
from congtac.models.administrative import read_further_title, read_head
from congtac.models.clauses import read_clauses
from congtac.models.columns import Layout, infer_layout
from congtac.models.day_table import read_day_table
from congtac.models.flattened import Rebuilt, unflatten
from congtac.models.folding import fold
from congtac.models.foot import read_foot
from congtac.models.head_parts import site_owner
from congtac.models.head_values import names_field
from congtac.models.labels import find_labels
from congtac.models.list_marks import skip_marks
from congtac.models.open_fields import complete
from congtac.models.phrases import find_phrases
from congtac.models.points import to_points
from congtac.models.prose import ProseReading, read_prose
from congtac.models.reading import Claim, DocumentHead, Entry, Reading
from congtac.models.rivals import with_margins, word_margins
from congtac.models.rosters import activity_in, is_roster, read_roster
from congtac.models.table_captions import lift_captions
from congtac.models.table_context import Context, Standing

_HEADING_WORDS = 12
TableReader = Callable[[Table, Layout, Context], tuple[tuple[Entry, ...], tuple[Claim, ...]] | None]


def _read_contents(
    table: Table, layout: Layout, context: Context
) -> tuple[tuple[Entry, ...], tuple[Claim, ...]] | None:
    """A matrix of people, days or marks where no title says what they do: these are its contents."""
    return read_day_table(table, layout.with_contents(), context)


TABLE_READERS: tuple[TableReader, ...] = (read_day_table, read_roster, _read_contents)


def read(source: SourceDocument) -> Reading:
    """Read a document.

    Tables that no reader takes for an agenda stay unclaimed: their words are residue.
    """
    rebuilt = unflatten(source) if source.media_type == "text/plain" else Rebuilt(source.blocks)
    blocks = lift_captions(rebuilt.blocks)
    head, head_claim, body_start = read_head(blocks)
    head = replace(head, site=(*source.site, *_imprint(blocks)))
    foot, foot_claim, body_end = read_foot(blocks, body_start)
    entries: list[Entry] = []
    body = blocks[body_start : max(body_start, body_end)]
    layouts = {id(block): infer_layout(block) for block in body if isinstance(block, Table)}
    rosters = any(is_roster(layout) for layout in layouts.values())
    standing, standing_claim = _standing(body, head) if rosters else (Standing(), Claim.of("boilerplate", ()))
    lines = Standing() if layouts else Standing(activity_in(head.title))  # a roster without tables stands in lines
    claims = [head_claim, foot_claim, standing_claim]
    held = head_claim.words | foot_claim.words | standing_claim.words
    headings: tuple[tuple[int, str], ...] = ()
    period, tables = "", 0
    for run in _runs(body):
        before = len(entries)
        if isinstance(run, Table):
            tables += 1
            section = tuple(text for _, text in headings)
            for reader in TABLE_READERS:
                read_as = reader(run, layouts[id(run)], Context(section, standing))
                if read_as is not None:
                    entries += read_as[0]
                    claims += read_as[1]
                    break
            margins = word_margins(run, layouts[id(run)], rebuilt.margins)
            entries[before:] = with_margins((replace(entry, period=period) for entry in entries[before:]), margins)
            continue
        paragraphs, before_table = run
        if tables and before_table:
            further, title_claim, paragraphs = read_further_title(paragraphs)
            claims.append(title_claim)
            period = further or period
        points = to_points(paragraph for paragraph in paragraphs if not _held(paragraph, held))
        prose: ProseReading = read_prose(points, headings, before_table, lines)
        entries += prose.entries
        claims += prose.claims
        headings = prose.headings
    claims.append(_furniture(blocks))
    claims.append(Claim.of("entry", (word for entry in entries for word in entry.words)))
    return complete(Reading(tuple(blocks), tuple(entries), head, foot, tuple(claims)), find_phrases)


def _standing(blocks: Sequence[Block], head: DocumentHead) -> tuple[Standing, Claim]:
    """What a roster says once for all its rows, in its title and in lines of fields beside the table."""
    place: list[Passage] = []
    words: list[Word] = []
    above: Passage | None = None
    for block in blocks:
        passage = Passage.of([block]) if isinstance(block, Paragraph) and block.role == "body" else None
        if passage is not None:
            start = skip_marks(passage.text)
            labels = find_labels(passage.text)
            if labels and labels[0].start <= start:
                place += read_clauses(passage).get("location", ())
                words += passage.words
                if above is not None:
                    words += above.words  # "2. Thời gian, địa điểm" says no more than the fields below it
                above = None
                continue
            heads = names_field(passage.text[start:]) and len(passage.words) <= _HEADING_WORDS
            passage = passage if heads else None
        above = passage
    return Standing(activity_in(head.title), tuple(place)), Claim.of("boilerplate", words)


def _imprint(blocks: Sequence[Block]) -> list[str]:
    """Lines of a web page's own that say whose site it is: "Cổng thông tin điện tử …", "Bản quyền thuộc …"."""
    chrome = (block for block in blocks if isinstance(block, Paragraph) and block.role == "page_chrome")
    return [line.text for block in chrome for line in block.lines if site_owner().match(fold(line.text))]


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
