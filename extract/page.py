"""Saved web pages (HTML, MHTML): the programme in them as body, what is the site's own as furniture."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from itertools import pairwise

from congtac.extract.document import Block, Line, Paragraph, SourceDocument
from congtac.extract.errors import CongtacError, DamagedError, EmptyFileError
from congtac.extract.file_size import check_page_size
from congtac.extract.kind import MEDIA_TYPES
from congtac.extract.letters import letters
from congtac.extract.numbering import new_word, number_blocks
from congtac.extract.page_archive import pages_of
from congtac.extract.page_days import join_days
from congtac.extract.page_encoding import decode_page
from congtac.extract.page_flow import Flow
from congtac.extract.page_main import find_main
from congtac.extract.page_signs import TITLE
from congtac.extract.page_tables import Tables
from congtac.extract.page_tree import Page

_PARTS = re.compile(r"\s+[-–—|»«>:]+\s+|\s*(?:::|\|)\s*")
_SECTION_WORDS = 5
_LEADING = 15
"""Paragraphs among which a title stands, if there is one."""


def read_html(data: bytes) -> SourceDocument:
    """Read a web page.

    Raises:
        TooLargeError: It is larger than a page of text can be.
        DamagedError: Its markup cannot be parsed.
        EmptyFileError: There is no text in it.
    """
    check_page_size(len(data))
    return _read(data, [decode_page(data)], MEDIA_TYPES["html"])


def read_mhtml(data: bytes) -> SourceDocument:
    """Read a web archive: a page and its frames.

    Raises:
        TooLargeError: It is larger than a page of text can be.
        DamagedError: The archive or its markup cannot be parsed.
        EmptyFileError: There is no text in it.
    """
    check_page_size(len(data))
    return _read(data, pages_of(data), MEDIA_TYPES["mhtml"])


def _read(data: bytes, texts: list[str], media_type: str) -> SourceDocument:
    try:
        page = Page(texts)
        blocks, headings = _blocks(page)
        words, numbered = number_blocks(blocks)
    except CongtacError:
        raise
    except Exception as error:
        raise DamagedError() from error
    if not words:
        raise EmptyFileError(
            "The page holds no text: what it shows is an image, or is fetched by a script.",
            "Open it in a browser and save it as a complete web page, or print it to PDF.",
        )
    named = (page.site, *_PARTS.split(page.title), *headings)
    site = tuple(name for name in named if name and not TITLE.match(name))
    return SourceDocument(
        hashlib.sha256(data).hexdigest(),
        media_type,
        words,
        numbered,
        legacy_encoding=page.legacy_encoding,
        site=site,
    )


def _blocks(page: Page) -> tuple[list[Block], tuple[str, ...]]:
    """The page's blocks, and the headings that are the site's own."""
    tables = Tables(page)
    main = find_main(page, tables)
    flow = Flow(page, tables, main)
    blocks = flow.read()
    own = tuple(one.text for one in flow.headings.values() if one.role != "body" and not _opens_title(one))
    return (list(join_days(_titled(blocks, page.title, flow.headings))) if main.content else blocks), own


def _titled(blocks: list[Block], page_title: str, headings: dict[int, Paragraph]) -> list[Block]:
    """The blocks with one title: the content's own, else a heading beside it, else what the page is called.

    A heading that a portal sets above a programme with a title of its own names the section of the site.
    """
    leading = [block for block in blocks if not isinstance(block, Paragraph) or block.role == "body"][:_LEADING]
    until = next((n for n, block in enumerate(leading) if not isinstance(block, Paragraph)), len(leading))
    titles = [block for block in leading[:until] if isinstance(block, Paragraph) and _opens_title(block)]
    if titles:
        extra = {id(title) for title, later in pairwise(titles) if _names_section(title, later, headings)}
        return [_set_aside(block) if id(block) in extra else block for block in blocks]
    named = next(
        (block for block in headings.values() if block.role != "body" and _opens_title(block)),
        None,
    )
    first = next((n for n, block in enumerate(blocks) if not isinstance(block, Paragraph) or block.role == "body"), 0)
    if named is not None:
        rest = [block for block in blocks if block is not named]
        first -= sum(block is named for block in blocks[:first])
        return [*rest[:first], replace(named, role="body", align="center"), *rest[first:]]
    parts = [part for part in _PARTS.split(page_title) if TITLE.match(part)]
    if not parts:
        return blocks
    return [*blocks[:first], _paragraph(max(parts, key=len)), *blocks[first:]]


def _names_section(title: Paragraph, later: Paragraph, headings: dict[int, Paragraph]) -> bool:
    """Whether what opens like a title is what the portal calls its section, above a programme's own title."""
    if id(title) in headings and id(later) not in headings:
        return True
    words, others = (one.text.casefold().split() for one in (title, later))
    if set(words) <= set(others):
        return True
    longer = later.text.isupper() or len(others) > len(words) + 1
    return not title.text.isupper() and len(words) <= _SECTION_WORDS and longer


def _opens_title(paragraph: Paragraph) -> bool:
    return any(TITLE.match(line.text) for line in paragraph.lines)


def _set_aside(block: Block) -> Block:
    return replace(block, role="page_chrome") if isinstance(block, Paragraph) else block


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Line(tuple(new_word(word) for word in letters(text).split())),), "center")
