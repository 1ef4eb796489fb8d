"""The lines of a document's title: where it begins, which lines go on with it, which say the period below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from congtac.extract.document import Block, Line, Paragraph, Table
from congtac.extract.passage import Passage
from congtac.models.dates import find_dates, parse_day_cell
from congtac.models.folding import fold
from congtac.models.head_parts import NUMBER, is_capitals, mottos, stands_above_title
from congtac.models.lexicon import alternatives, vocabulary
from congtac.models.when import parse_when

HEAD_LINES = 30
HeadLine = tuple[int, Paragraph, Line]
"""A line with the number of its block, and the block."""
_HOUR = re.compile(r"\s*\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}(?!\w)")
_FIELD = re.compile(
    r"\s*(?:địa điểm|thời gian|thành phần|chủ đề|chủ điểm|nội dung|ghi chú|nơi nhận|chủ trì|người trực)[^:]{0,30}:"
)
_SECTION_MARK = re.compile(r"\s*(?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2})*)\s*[./)]\s|\s*[-+*•–]\s*\w|\s*PHẦN\s")
_PERIOD_WORD = re.compile(r"(?<!\w)(?:tuần|tháng|quý|năm|ngày)\s*(?:thứ\s*)?:?\s*[\dIVX]")
_RULE = re.compile(r"[\s*_.=-]+")
_LONGEST_BRACKET = 160
_LONGEST_TITLE = 14  # words of a line that neither capitals nor its place in the middle tell from prose
_MOST_CRUMBS = 4  # lines between a portal's name for its page and the programme's own title
_LONGEST_ISSUER = 3  # lines
_SUBJECT = re.compile(r"\s*(?:v\s?/\s?v|về việc)(?!\w)\s*:?")  # of a letter without a title
_DOING = re.compile(r"\s*(?:thực hiện|triển khai|tổ chức)(?!\w)")
_CITED = re.compile(r"(?<!\w)(?:số\s*\d+\s*[/-]|căn cứ)")
_MOST_TITLE_LINES = 3
_PREAMBLE = re.compile(r"\s*(?:căn cứ|thực hiện|xét|theo|kính gửi|để|nhằm)(?!\w)")


@cache
def _title_words() -> re.Pattern[str]:
    words = [word for words in vocabulary("document")["types"].values() for word in words]
    return re.compile(rf"\s*(?:\(?dự thảo\)?\s*)?(?:{alternatives(words)})(?!\w)")


@cache
def _named_type() -> re.Pattern[str]:
    """A kind of programme anywhere in a line."""
    types = vocabulary("document")["types"]
    return re.compile(rf"(?<!\w)(?:{alternatives([word for words in types.values() for word in words])})(?!\w)")


@cache
def _work_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(vocabulary('document')['work'])})(?!\w)")


@cache
def _issuer_opens() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{alternatives(vocabulary('document')['issuers']['openings'])})(?!\w)")


@cache
def _title_goes_on() -> re.Pattern[str]:
    return re.compile(rf"\s*[-–]?\s*(?:{alternatives(vocabulary('document')['title_goes_on'])})(?!\w)")


def flow(blocks: Sequence[Block]) -> list[HeadLine]:
    """Lines with the number of their block, up to the first table; furniture is passed over."""
    lines = []
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            break
        if block.role == "body":
            lines += [(number, block, line) for line in block.lines]
    return lines[:HEAD_LINES]


def title_start(lines: Sequence[HeadLine]) -> int | None:
    """The line with which the title begins: by its first words, else by what it speaks of, else the letter's subject.

    A line of the issuer's name may open like a title ("… DU | LỊCH"); the title stands below motto, number and date.
    """
    openings = [n for n, (_, block, line) in enumerate(lines) if opens_title(line, block)]
    above = max((n for n, (_, _, line) in enumerate(lines) if stands_above_title(line.text)), default=-1)
    if openings:
        return _own_title(lines, openings, next((n for n in openings if n > above), openings[0]))
    for number in range(above + 1, len(lines)):
        _, block, line = lines[number]
        if opens_body(line.text):
            break
        following = " ".join(below.text for _, _, below in lines[number + 1 : number + 3])
        if _speaks_of_work(line, block, following):
            return number
    return next((n for n, (_, _, line) in enumerate(lines) if _SUBJECT.match(fold(line.text))), None)


def _own_title(lines: Sequence[HeadLine], openings: Sequence[int], first: int) -> int:
    """The programme's own title, below lines that say the same in fewer words: a portal's way to its page."""
    at = first
    for later in openings:
        words, others = (set(fold(lines[n][2].text).split()) for n in (at, later))
        beside = at < later <= at + _MOST_CRUMBS and not any(opens_body(line.text) for _, _, line in lines[at:later])
        if beside and words <= others:
            at = later
    return at


def head_goes_on(lines: Sequence[HeadLine], at: int) -> int:
    """Where a head ends whose motto, number, place and date stand below its title, or that has no title.

    A letter's subject stands above its place and date; in scrambled text a title may stand above all of these.
    """
    end = at
    for number in range(at, len(lines)):
        text = lines[number][2].text
        if number > end + _LONGEST_ISSUER or opens_body(text):
            break
        if stands_above_title(text):
            end = number + 1
    return end


def read_periods(lines: Sequence[HeadLine], at: int) -> tuple[list[Passage], int]:
    """Bracketed and period lines from a line on, and the number of the first behind them."""
    end = at
    while at and end < len(lines) and (_is_bracket(lines[end][2].text) or is_period(lines[end][2].text)):
        end += 1
    return [Passage.of_lines([line]) for _, _, line in lines[at:end]], end


def _is_bracket(text: str) -> bool:
    return text.lstrip().startswith("(") and text.rstrip().endswith(")") and len(text) < _LONGEST_BRACKET


def opens_body(text: str) -> bool:
    """Whether a line below the head belongs to the programme itself: a section, a preamble, a day, a field."""
    folded = fold(text)
    opens = _SECTION_MARK.match(text) or _PREAMBLE.match(folded) or _HOUR.match(folded) or _FIELD.match(folded)
    return opens is not None or parse_day_cell(text.strip(" :")) is not None


def _speaks_of_work(line: Line, block: Paragraph, following: str) -> bool:
    """Whether a line set as a title names a kind of programme behind other words, or what is done in which period.

    So "ĐĂNG KÝ LỊCH CÔNG TÁC TUẦN", "MỘT SỐ NHIỆM VỤ TRỌNG TÂM", "HOẠT ĐỘNG CHUYÊN MÔN THÁNG 9".
    """
    text, folded = line.text, fold(line.text)
    if not (is_capitals(text) or block.align == "center") or text.rstrip().endswith((".", ";", ":")):
        return False
    if len(text.split()) > _LONGEST_TITLE + 6 or _issuer_opens().match(folded):
        return False
    dated = _PERIOD_WORD.search(folded) or _PERIOD_WORD.search(fold(following))
    return _named_type().search(folded) is not None or (_work_words().search(folded) is not None and dated is not None)


def opens_title(line: Line, block: Paragraph) -> bool:
    """Whether a line begins as titles do, and is set or kept short as one."""
    text = line.text
    if not _title_words().match(fold(text)) or NUMBER.match(fold(text)):
        return False
    if is_capitals(text) or block.align == "center":
        return True
    words = text.split("(", maxsplit=1)[0].split()
    return len(words) <= _LONGEST_TITLE and text[:1].isupper() and not text.rstrip().endswith((".", ";", ":"))


def read_title(lines: Sequence[HeadLine], start: int | None) -> tuple[list[Passage], list[Passage], int]:
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
        if open_bracket or text.lstrip().startswith("(") or (at > start and is_period(text)):
            brackets.append(passage)
            open_bracket = text.count("(") > text.count(")") or (open_bracket and ")" not in text)
        elif _RULE.fullmatch(text):
            brackets.append(passage)
        else:
            title.append(passage)
        at += 1
    return title, brackets, at


def is_period(text: str) -> bool:
    """Whether a line says no more than what stretch of time the document covers."""
    phrases = find_dates(text)
    days = sum(phrase.kind == "day" for phrase in phrases)
    if days < 2 and not any(phrase.kind == "span" for phrase in phrases):
        return False  # "Tuần 36 năm 2025" without days is a title's line, as "Tháng 11 năm 2010" is
    if parse_when(text.strip(" *_:")) and all(phrase.kind in ("span", "week") for phrase in phrases):
        return True
    rest = fold(text)
    for phrase in reversed(phrases):
        rest = rest[: phrase.start] + " " + rest[phrase.end :]
    around = set(vocabulary("document")["around_period"])
    return all(word in around or word.isdigit() for word in re.findall(r"\w+", rest))


def names_period(text: str) -> bool:
    """Whether a line above the title is a week, month or year and nothing else: "TUẦN 32"."""
    dates = find_dates(text.strip(" ()*_:"))
    whole = len(dates) == 1 and (dates[0].start, dates[0].end) == (0, len(text.strip(" ()*_:")))
    return (whole and dates[0].kind in ("week", "month", "quarter", "year", "span")) or is_period(text)


def _ends_title(lines: Sequence[HeadLine], start: int, at: int) -> bool:
    """Whether a line below the title's first no longer belongs to it."""
    _, opening, first = lines[start]
    _, block, line = lines[at]
    text, folded = line.text, fold(line.text)
    if (text.lstrip().startswith("(") and len(text) < _LONGEST_BRACKET) or _RULE.fullmatch(text) or is_period(text):
        return False
    rest = _paragraph_from(lines, at)
    if stands_above_title(text) or _opens_head(lines, at):
        return True
    if opens_body(text) and not (at == start + 1 and _says_what(first.text, rest)):
        return True
    if not is_capitals(text) and rest[-1].rstrip().endswith((":", ";", ".")):
        return True
    _, above, last = lines[at - 1]
    if block is above and (block is opening or _is_wrapped(last.text, text)):
        return False
    few = len(text.split()) <= 20 and len(rest) <= _MOST_TITLE_LINES
    if _title_goes_on().match(folded) and few:
        return False
    if opening.align == "center" and block.align is not None:
        return block.align != "center"
    if few and _above_period(lines, at):
        return False
    if is_capitals(text):
        return text.rstrip().endswith(":") and is_capitals(first.text)
    return not (few and _PERIOD_WORD.search(folded))


def _says_what(kind: str, below: Sequence[str]) -> bool:
    """Whether lines below a bare kind of document say what it is on: "KẾ HOẠCH | Thực hiện công tác … năm 2018"."""
    text = " ".join(below)
    bare = _named_type().fullmatch(fold(kind).strip(" :"))
    cites = _CITED.search(fold(text)) or text.rstrip().endswith((":", ";", ".", ","))
    return bare is not None and _DOING.match(fold(text)) is not None and not cites and len(below) <= _MOST_TITLE_LINES


def _opens_head(lines: Sequence[HeadLine], at: int) -> bool:
    """Whether the issuer's name begins below the title, with the motto soon behind it."""
    text = lines[at][2].text
    near = (fold(line.text) for _, _, line in lines[at : at + _LONGEST_ISSUER])
    return is_capitals(text) and _issuer_opens().match(fold(text)) is not None and any(map(mottos().search, near))


def _above_period(lines: Sequence[HeadLine], at: int) -> bool:
    """Whether a line has the period that ends a title right below it."""
    below = lines[at + 1][2].text if at + 1 < len(lines) else ""
    return below.lstrip().startswith("(") and is_period(below.strip(" ()"))


def _is_wrapped(above: str, text: str) -> bool:
    """Whether a line of a paragraph is what did not fit into the title's line above."""
    return len(text.split()) < len(above.split()) and not above.rstrip().endswith((".", ":", ";", ")"))


def _paragraph_from(lines: Sequence[HeadLine], at: int) -> list[str]:
    """The rest of a line's paragraph, up to a preamble that text without white space joins to it."""
    texts = [lines[at][2].text]
    for _, block, line in lines[at + 1 :]:
        if block is not lines[at][1] or _PREAMBLE.match(fold(line.text)):
            break
        texts.append(line.text)
    return texts
