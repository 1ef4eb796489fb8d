"""The head of an administrative document, by what its lines say (Decree 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from congtac.extract.document import Block, Line, Paragraph, Table
from congtac.extract.passage import Passage
from congtac.models.dates import find_dates, parse_day_cell
from congtac.models.folding import fold
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.reading import Claim, DocumentHead
from congtac.models.units import levels
from congtac.models.when import parse_when

HEAD_LINES = 30
# "15/CTr-UBND", "12-CTr/HU", "…/2020/TB-UBND", "/LCT - THPT", "45 LCT/HU", "15"; the code has letters.
_CODE = r"[^\W\d_][\w&]*(?:\s?[-/&.]\s?[^\W\d_][\w&]*|[-/&.]\w+)*"
_NUMBER = re.compile(
    rf"(?<!\w)số\s*:?\s*(?P<number>(?:\d+|[\s.…_]*)\s*(?:/\s*(?:\d{{4}}|[.…_]+)\s*)?[/-]\s*{_CODE}|\d+\s[^\W\d_]{{2,4}}/{_CODE}|\d+)"
)
_PLACE_DATE = re.compile(
    r"[^\W\d_][^,;:()]{0,40},\s*ngày[\s.…_]*(?:\d{0,2}[\s.…_]*tháng[\s.…_]*\d{0,2}[\s.…_]*năm[\s.…_]*\d{0,4}"
    r"|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}(?!\d))"
)
_HOUR = re.compile(r"\s*\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}(?!\w)")
_FIELD = re.compile(
    r"\s*(?:địa điểm|thời gian|thành phần|chủ đề|chủ điểm|nội dung|ghi chú|nơi nhận|chủ trì|người trực)[^:]{0,30}:"
)
_SECTION_MARK = re.compile(r"\s*(?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2})*)\s*[./)]\s|\s*[-+*•–]\s*\w|\s*PHẦN\s")
_PERIOD_WORD = re.compile(r"(?<!\w)(?:tuần|tháng|quý|năm|ngày)\s*(?:thứ\s*)?:?\s*[\dIVX]")
_RULE = re.compile(r"[\s*_.=-]+")
_LONGEST_BRACKET = 160
_LONGEST_TITLE = 14  # words of a line that neither capitals nor its place in the middle tell from prose
_PREAMBLE = re.compile(r"\s*(?:căn cứ|thực hiện|xét|theo|kính gửi|để|nhằm)(?!\w)")


@cache
def _mottos() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(vocabulary('document')['mottos'])})")


@cache
def _banner() -> re.Pattern[str]:
    """The right column's heading of a youth union's document; behind "BCH" it is the issuer's name."""
    banners = alternatives(vocabulary("document")["banners"])
    return re.compile(rf"(?:^|(?P<left>.*)\s)(?<!bch )(?<!chấp hành )(?P<banner>{banners})\s*$")


@cache
def _of_level() -> re.Pattern[str]:
    """What tells that the line above it is the issuer's: "ĐOÀN TNCS HỒ CHÍ MINH | XÃ NÀ PHEO"."""
    return re.compile(rf"(?:(?:bch|ban chấp hành)\s+)?(?:{levels()})\s+(?!đoàn(?!\s+kết)|uỷ)")


@cache
def _title_words() -> re.Pattern[str]:
    words = [word for words in vocabulary("document")["types"].values() for word in words]
    return re.compile(rf"\s*(?:\(?dự thảo\)?\s*)?(?:{alternatives(words)})(?!\w)")


@cache
def _title_goes_on() -> re.Pattern[str]:
    return re.compile(rf"\s*[-–]?\s*(?:{alternatives(vocabulary('document')['title_goes_on'])})(?!\w)")


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
    for number, (_, _, line) in enumerate(before):
        following = before[number + 1][2].text if number + 1 < len(before) else ""
        _read_head_line(line, following, issuer, parts)
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
    if is_capitals(text) or block.align == "center":
        return True
    words = text.split("(", maxsplit=1)[0].split()
    return len(words) <= _LONGEST_TITLE and text[:1].isupper() and not text.rstrip().endswith((".", ";", ":"))


def _read_head_line(line: Line, following: str, issuer: list[Passage], parts: dict[str, Passage]) -> None:
    """Part a line above the title into motto, number, place and date; what remains names the issuer."""
    passage = Passage.of_lines([line])
    folded = fold(passage.text)
    taken = [match.span() for match in _mottos().finditer(folded)]
    banner = _banner().search(folded)
    if banner and not _of_level().match(fold(following)):
        taken.append(banner.span("banner"))
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
        line = lines[at][2]
        text = line.text
        if at > start and not open_bracket and _ends_title(lines, start, at):
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
    phrases = find_dates(text)
    days = sum(phrase.kind == "day" for phrase in phrases)
    if days < 2 and not any(phrase.kind in ("span", "week") for phrase in phrases):
        return False
    if parse_when(text.strip(" *_:")) and all(phrase.kind in ("span", "week") for phrase in phrases):
        return True
    rest = fold(text)
    for phrase in reversed(phrases):
        rest = rest[: phrase.start] + " " + rest[phrase.end :]
    around = set(vocabulary("document")["around_period"])
    return all(word in around or word.isdigit() for word in re.findall(r"\w+", rest))


def _ends_title(lines: Sequence[tuple[int, Paragraph, Line]], start: int, at: int) -> bool:
    """Whether a line below the title's first no longer belongs to it."""
    _, opening, first = lines[start]
    _, block, line = lines[at]
    text, folded = line.text, fold(line.text)
    if (text.lstrip().startswith("(") and len(text) < _LONGEST_BRACKET) or _RULE.fullmatch(text) or _is_period(text):
        return False
    if _SECTION_MARK.match(text) or _PREAMBLE.match(folded) or _HOUR.match(folded) or _FIELD.match(folded):
        return True
    if parse_day_cell(text.strip(" :")) is not None:
        return True
    rest = _paragraph_from(lines, at)
    if not is_capitals(text) and rest[-1].rstrip().endswith((":", ";", ".")):
        return True
    _, above, last = lines[at - 1]
    if block is above and (block is opening or _is_wrapped(last.text, text)):
        return False
    few = len(text.split()) <= 20 and len(rest) <= 3
    if _title_goes_on().match(folded) and few:
        return False
    if opening.align == "center" and block.align is not None:
        return block.align != "center"
    if is_capitals(text):
        return text.rstrip().endswith(":") and is_capitals(first.text)
    return not (few and _PERIOD_WORD.search(folded))


def _is_wrapped(above: str, text: str) -> bool:
    """Whether a line of a paragraph is what did not fit into the title's line above."""
    return len(text.split()) < len(above.split()) and not above.rstrip().endswith((".", ":", ";", ")"))


def _paragraph_from(lines: Sequence[tuple[int, Paragraph, Line]], at: int) -> list[str]:
    """The rest of a line's paragraph, up to a preamble that text without white space joins to it."""
    texts = [lines[at][2].text]
    for _, block, line in lines[at + 1 :]:
        if block is not lines[at][1] or _PREAMBLE.match(fold(line.text)):
            break
        texts.append(line.text)
    return texts
