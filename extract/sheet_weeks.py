"""Several sheets, or several weeks below each other in one: the letterhead and foot that each of them bears."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from congtac.extract.document import Block, Paragraph, Role, Table
from congtac.extract.sheet_blocks import FOOT, LETTERHEAD

_TITLE = re.compile(r"\s*(?:lịch|chương\s+trình|kế\s+hoạch|thông\s+báo|\(?dự\s+thảo)(?!\w)", re.IGNORECASE)


def set_repeats_aside(sheets: Sequence[Sequence[Block]]) -> list[Block]:
    """The blocks of all sheets; of letterheads the first counts, of feet the last, as in a document of one piece.

    The others are heads and feet of pages. What tells the weeks apart, their titles, stays with each.
    """
    blocks = [block for sheet in sheets for block in sheet]
    tables = [at for at, block in enumerate(blocks) if isinstance(block, Table)]
    if len(tables) < 2:
        return blocks
    heads = {_text(block) for block in blocks[: tables[0]]}
    feet = {_text(block) for block in blocks[tables[-1] + 1 :]}
    at = 0
    for sheet in sheets:
        signed = False
        below = max((n for n, block in enumerate(sheet) if isinstance(block, Table)), default=len(sheet))
        for n, block in enumerate(sheet):
            if isinstance(block, Paragraph) and tables[0] < at < tables[-1]:
                signed = signed or (n > below and FOOT.match(block.text) is not None)
                role = _role(block, signed, heads, feet)
                blocks[at] = replace(block, role=role)
            at += 1
    return blocks


def _role(block: Paragraph, signed: bool, heads: set[str], feet: set[str]) -> Role:
    if signed or block.text in feet:
        return "running_foot"
    if LETTERHEAD.match(block.text) or (block.text in heads and not _TITLE.match(block.text)):
        return "running_head"
    return block.role


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""
