"""The head of an administrative document, by what its lines say (Decree 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from congtac.extract.document import Block, Line, Paragraph
from congtac.extract.passage import Passage
from congtac.models.dates import find_dates
from congtac.models.folding import fold
from congtac.models.head_parts import NUMBER, PLACE_DATE, is_capitals, mottos
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.reading import Claim, DocumentHead
from congtac.models.title_lines import (
    flow,
    head_goes_on,
    names_period,
    opens_title,
    read_periods,
    read_title,
    title_start,
)
from congtac.models.units import levels


@cache
def _banner() -> re.Pattern[str]:
    """The right column's heading of a youth union's document; behind "BCH" it is the issuer's name."""
    banners = alternatives(vocabulary("document")["banners"])
    return re.compile(rf"(?:^|(?P<left>.*)\s)(?<!bch )(?<!chấp hành )(?P<banner>{banners})\s*$")


@cache
def _of_level() -> re.Pattern[str]:
    """What tells that the line above it is the issuer's: "ĐOÀN TNCS HỒ CHÍ MINH | XÃ NÀ PHEO"."""
    return re.compile(rf"(?:(?:bch|ban chấp hành)\s+)?(?:{levels()})\s+(?!đoàn(?!\s+kết)|uỷ)")


def read_head(blocks: Sequence[Block]) -> tuple[DocumentHead, Claim, int]:
    """The head, the words it accounts for, and the number of the first block behind it."""
    lines = flow(blocks)
    start = title_start(lines)
    title, brackets, end = read_title(lines, start)
    behind = head_goes_on(lines, end)
    before = [*lines[: start or 0], *lines[end:behind]]
    if behind > end or start is None:
        late, behind = read_periods(lines, behind)
        brackets += late
    issuer: list[Passage] = []
    parts: dict[str, Passage] = {}
    words = [word for _, _, line in before for word in line.words]
    periods: list[Passage] = []
    above = _with_whole_mottos([line for _, _, line in before])
    for number, line in enumerate(above):
        if names_period(line.text):
            periods.append(Passage.of_lines([line]))
            continue
        following = above[number + 1].text if number + 1 < len(above) else ""
        _read_head_line(line, following, issuer, parts)
    words += [word for passage in (*title, *brackets) for word in passage.words]
    stated = (*brackets, *periods)
    head = DocumentHead(tuple(issuer), parts.get("number"), parts.get("place_date"), tuple(title), stated)
    block_number = lines[behind][0] if behind < len(lines) else (lines[-1][0] + 1 if lines else 0)
    return head, Claim.of("head", words), block_number if behind else 0


def _with_whole_mottos(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that a motto runs over as one: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT | NAM" in a narrow column."""
    found = [match.span() for match in mottos().finditer(fold(" ".join(line.text for line in lines)))]
    whole: list[Line] = []
    at = 0
    for line in lines:
        if any(start < at < end for start, end in found):
            whole[-1] = Line((*whole[-1].words, *line.words))
        else:
            whole.append(line)
        at += len(line.text) + 1
    return whole


def _read_head_line(line: Line, following: str, issuer: list[Passage], parts: dict[str, Passage]) -> None:
    """Part a line above the title into motto, number, place and date; what remains names the issuer."""
    passage = Passage.of_lines([line])
    folded = fold(passage.text)
    taken = [match.span() for match in mottos().finditer(folded)]
    banner = _banner().search(folded)
    if banner and not _of_level().match(fold(following)):
        taken.append(banner.span("banner"))
    number = NUMBER.search(folded)
    if number:
        taken.append(number.span())
        parts.setdefault("number", passage.slice(*number.span("number")))
    issued = PLACE_DATE.search(folded)
    if issued:
        start = issued.start()
        if number and number.start() <= start < number.end():  # both on one line of a text file
            start = number.end()
        taken.append((start, issued.end()))
        parts.setdefault("place_date", passage.slice(start, issued.end()))
    at = 0
    for start, end in [*sorted(taken), (len(folded), len(folded))]:
        rest = passage.slice(at, max(at, start))
        named = re.search(r"\w", rest.text) and not rest.text.startswith("(")
        if named and ("number" not in parts or is_capitals(rest.text)):
            issuer.append(rest)
        at = max(at, end)


def read_further_title(paragraphs: Sequence[Paragraph]) -> tuple[str, Claim, list[Paragraph]]:
    """A title above a further table, as of the next week: its text, its words, and the paragraphs that remain.

    Without one that says which days it covers the text is empty.
    """
    lines = flow(paragraphs)
    start = next((n for n, (_, block, line) in enumerate(lines) if opens_title(line, block)), None)
    title, brackets, end = read_title(lines, start)
    text = " ".join(passage.text for passage in (*title, *brackets))
    if not any(phrase.kind in ("span", "week", "month") for phrase in find_dates(text)):
        return "", Claim.of("head", ()), list(paragraphs)
    taken = {number for number, _, _ in lines[start:end]}
    words = [word for number in taken for word in paragraphs[number].words]
    return text, Claim.of("head", words), [one for number, one in enumerate(paragraphs) if number not in taken]
