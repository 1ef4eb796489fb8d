"""Head and foot of an administrative document, by what their lines say (Decree 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from congtac.extract.document import Block, Line, Paragraph, Table
from congtac.extract.passage import Passage
from congtac.models.dates import find_dates, parse_day_cell
from congtac.models.folding import fold, key
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.people import parse_people, people_share, title_name
from congtac.models.reading import Claim, DocumentFoot, DocumentHead
from congtac.models.when import parse_when

HEAD_LINES = 30
FOOT_LINES = 60
_NUMBER = re.compile(
    r"(?<!\w)số\s*:?\s*(?P<number>(?:\d+\s*)?[./_-]*\s*(?:\d{4}\s*/)?\s*[/-]\s*[\w-]+(?:[/&.-][\w&.-]+)*|\d+)"
)
_PLACE_DATE = re.compile(
    r"[^\W\d_][^,;:()]{0,40},\s*ngày[\s.…_]*\d{0,2}[\s.…_]*tháng[\s.…_]*\d{0,2}[\s.…_]*năm[\s.…_]*\d{0,4}"
)
_SECTION_MARK = re.compile(r"\s*(?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2})*)\s*[./)]\s|\s*[-+*•–]\s*\w|\s*PHẦN\s")
_PERIOD_WORD = re.compile(r"(?<!\w)(?:tuần|tháng|quý|năm|ngày)\s*(?:thứ\s*)?:?\s*[\dIVX]")
_TITLE_GOES_ON = re.compile(r"\s*(?:công tác|của|về|v/v|làm việc|tuần|từ)(?!\w)")
_RULE = re.compile(r"[\s*_.=-]+")
_LONGEST_BRACKET = 160
_PREAMBLE = re.compile(r"\s*(?:căn cứ|thực hiện|xét|theo|kính gửi|để|nhằm)(?!\w)")


@cache
def _mottos() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(vocabulary('document')['mottos'])})")


@cache
def _title_words() -> re.Pattern[str]:
    words = [word for words in vocabulary("document")["types"].values() for word in words]
    return re.compile(rf"\s*(?:\(?dự thảo\)?\s*)?(?:{alternatives(words)})(?!\w)")


def is_capitals(text: str) -> bool:
    """Whether a text's letters are capitals, but for a stray one."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and sum(char.isupper() for char in letters) >= 0.85 * len(letters)


def _flow(blocks: Sequence[Block]) -> list[tuple[int, Paragraph, Line]]:
    """Lines with the number of their block, up to the first table; furniture is passed over."""
    lines = []
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            break
        if block.role == "body":
            lines += [(number, block, line) for line in block.lines]
    return lines[:HEAD_LINES]


def read_head(blocks: Sequence[Block]) -> tuple[DocumentHead, Claim, int]:
    """The head, the words it accounts for, and the number of the first block behind it."""
    lines = _flow(blocks)
    openings = [n for n, (_, block, line) in enumerate(lines) if _opens_title(line, block)]
    above = max((n for n, (_, _, line) in enumerate(lines) if _stands_above_title(line.text)), default=-1)
    # A line of the issuer's name may open like a title ("… DU / LỊCH"); the title stands below motto, number and date.
    start = next((n for n in openings if n > above), openings[0] if openings else None)
    before = lines[: start if start is not None else 0]
    issuer: list[Passage] = []
    parts: dict[str, Passage] = {}
    words = [word for _, _, line in before for word in line.words]
    for _, _, line in before:
        _read_head_line(line, issuer, parts)
    title, brackets, end = _read_title(lines, start)
    words += [word for passage in (*title, *brackets) for word in passage.words]
    head = DocumentHead(tuple(issuer), parts.get("number"), parts.get("place_date"), tuple(title), tuple(brackets))
    behind = lines[end][0] if end < len(lines) else (lines[-1][0] + 1 if lines else 0)
    return head, Claim.of("head", words), behind if start is not None else 0


def _stands_above_title(text: str) -> bool:
    """Whether a line is the motto, the document's number, or its place and date."""
    folded = fold(text)
    numbered = _NUMBER.match(folded.lstrip()) is not None
    return numbered or _mottos().search(folded) is not None or _PLACE_DATE.match(folded.lstrip()) is not None


def _opens_title(line: Line, block: Paragraph) -> bool:
    text = line.text
    if not _title_words().match(fold(text)) or _NUMBER.match(fold(text)):
        return False
    return is_capitals(text) or (block.align == "center") or (len(text.split()) <= 12 and text[:1].isupper())


def _read_head_line(line: Line, issuer: list[Passage], parts: dict[str, Passage]) -> None:
    """Part a line above the title into motto, number, place and date; what remains names the issuer."""
    passage = Passage.of_lines([line])
    folded = fold(passage.text)
    taken = [match.span() for match in _mottos().finditer(folded)]
    number = _NUMBER.search(folded)
    if number:
        taken.append(number.span())
        parts.setdefault("number", passage.slice(*number.span("number")))
    issued = _PLACE_DATE.search(folded)
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


def _read_title(
    lines: Sequence[tuple[int, Paragraph, Line]], start: int | None
) -> tuple[list[Passage], list[Passage], int]:
    """The title's lines, the bracketed lines below it, and the number of the first line behind them."""
    title: list[Passage] = []
    brackets: list[Passage] = []
    if start is None:
        return title, brackets, 0
    at = start
    open_bracket = False
    while at < len(lines):
        _, block, line = lines[at]
        text = line.text
        if at > start and not open_bracket and _ends_title(text, block, lines[start]):
            break
        passage = Passage.of_lines([line])
        if open_bracket or text.lstrip().startswith("(") or (at > start and _is_period(text)):
            brackets.append(passage)
            open_bracket = text.count("(") > text.count(")") or (open_bracket and ")" not in text)
        elif _RULE.fullmatch(text):
            brackets.append(passage)
        else:
            title.append(passage)
        at += 1
    return title, brackets, at


def read_further_title(paragraphs: Sequence[Paragraph]) -> tuple[str, Claim, list[Paragraph]]:
    """A title above a further table, as of the next week: its text, its words, and the paragraphs that remain.

    Without one that says which days it covers the text is empty.
    """
    lines = _flow(paragraphs)
    start = next((n for n, (_, block, line) in enumerate(lines) if _opens_title(line, block)), None)
    title, brackets, end = _read_title(lines, start)
    text = " ".join(passage.text for passage in (*title, *brackets))
    if not any(phrase.kind in ("span", "week", "month") for phrase in find_dates(text)):
        return "", Claim.of("head", ()), list(paragraphs)
    taken = {number for number, _, _ in lines[start:end]}
    words = [word for number in taken for word in paragraphs[number].words]
    return text, Claim.of("head", words), [one for number, one in enumerate(paragraphs) if number not in taken]


def _is_period(text: str) -> bool:
    """Whether a line says no more than what stretch of time the document covers."""
    if not parse_when(text.strip(" *_:")):
        return False
    phrases = find_dates(text)
    return bool(phrases) and all(phrase.kind in ("span", "week") for phrase in phrases)


def _ends_title(text: str, block: Paragraph, first: tuple[int, Paragraph, Line]) -> bool:
    """Whether a line below the title's first no longer belongs to it."""
    folded = fold(text)
    opening = first[1]
    if (text.lstrip().startswith("(") and len(text) < _LONGEST_BRACKET) or _RULE.fullmatch(text):
        return False
    if _is_period(text):
        return False
    if _SECTION_MARK.match(text) or parse_day_cell(text.strip(" :")) is not None or _PREAMBLE.match(folded):
        return True
    if text.rstrip().endswith((":", ";", ".")) and not is_capitals(text):
        return True
    if _TITLE_GOES_ON.match(folded) and len(text.split()) <= 20 and block is not opening and len(block.lines) <= 2:
        return False
    if opening.align == "center" and block.align is not None:
        return block.align != "center"
    if is_capitals(text):
        return text.rstrip().endswith(":") and is_capitals(first[2].text)
    if len(text.split()) > 20 or len(block.lines) > 3:
        return True
    return not (_PERIOD_WORD.search(folded) or _TITLE_GOES_ON.match(folded))


@cache
def _authority() -> re.Pattern[str]:
    prefixes = alternatives(vocabulary("document")["authority"]["prefixes"])
    return re.compile(rf"\s*(?:{prefixes})[.\s]\s*(?=\w)")


def _is_authority(text: str) -> bool:
    """Whether a line says in which office someone signs: "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"."""
    if len(text.split()) > 12 or not is_capitals(text):
        return False
    folded = fold(text)
    if _authority().match(folded) and not title_name(text):
        return True
    if (name := title_name(text)) and key(name) != key(text):
        return False  # an abbreviation is how a table writes it, not how a signature does
    if key(text) in {key(word) for word in vocabulary("document")["authority"]["others"]}:
        return True
    spelled = text.title()
    people = parse_people(spelled)
    office = bool(people) and people[0].title is not None and people[0].name is None and people[0].start == 0
    return (office and not people[0].group and people_share(spelled) > 0.9) or bool(title_name(text))


def _is_signer(text: str) -> bool:
    words = text.strip(" .").split()
    if not 2 <= len(words) <= 7 or any(char.isdigit() for char in text):
        return False
    people = parse_people(text.title() if is_capitals(text) else text)
    return len(people) == 1 and people[0].name is not None and people_share(text.title()) > 0.8


def read_foot(blocks: Sequence[Block], start: int) -> tuple[DocumentFoot, Claim, int]:
    """The foot, the words it accounts for, and the number of the block where it begins.

    Args:
        blocks: The document's blocks.
        start: The first block that may belong to it.
    """
    lines: list[tuple[int, Line]] = []
    for number in range(len(blocks) - 1, start - 1, -1):
        block = blocks[number]
        if isinstance(block, Table) or len(lines) > FOOT_LINES:
            break
        if block.role == "body":
            lines[:0] = [(number, line) for line in block.lines]
    opening = next((n for n, (_, line) in enumerate(lines) if _is_recipients_label(line.text)), None)
    signature = next((n for n, (_, line) in enumerate(lines) if _is_authority(line.text)), None)
    begins = min((n for n in (opening, signature) if n is not None), default=None)
    if begins is None:
        return DocumentFoot(), Claim.of("foot", ()), len(blocks)
    authority: list[Passage] = []
    recipients: list[Passage] = []
    signer = None
    for _, line in lines[begins:]:
        text = line.text
        passage = Passage.of_lines([line])
        beside = text.split(":", 1)[1] if _is_recipients_label(text) and ":" in text else ""
        if beside.strip() and _is_authority(beside.strip()):  # "Nơi nhận:   HIỆU TRƯỞNG" on one line
            colon = text.index(":") + 1
            recipients.append(passage.slice(0, colon))
            authority.append(passage.slice(colon, len(text)))
        elif _is_authority(text):
            authority.append(passage)
        elif authority and _is_signer(text) and not text.lstrip().startswith(("-", "+")):
            signer = passage
        else:
            recipients.append(passage)
    block_number = lines[begins][0]
    words = [word for _, line in lines[begins:] for word in line.words]
    return DocumentFoot(tuple(authority), signer, tuple(recipients)), Claim.of("foot", words), block_number


def opens_foot(text: str) -> bool:
    """Whether a line opens the foot of a document: "Nơi nhận:", or in which office someone signs."""
    return _is_recipients_label(text) or _is_authority(text)


def _is_recipients_label(text: str) -> bool:
    return re.match(r"\s*nơi\s+(?:nhận|gửi)\s*:?", fold(text)) is not None
