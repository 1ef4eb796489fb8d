"""A programme's PDF as flattened text, as crawlers keep it: a table's cells one below another, line by line.

Habits differ between crawlers, so each programme's `[text]` names its own: `gap` (`blank`: a blank line after each
line; `none`), `empty` (what an empty cell leaves: `blank`, a line with one blank; `none`), `join` (whether short
neighbouring cells of a row stand on one line), `halves` (whether the head and foot are read as the tables without
lines that they are, else straight across), `page_numbers` (whether the pages' numbers are kept), `way` (`cells`: all
this; `layout`: columns kept apart by blanks, as by `pdftotext -layout`; `word`: the Word file's paragraphs).
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from typing import Any

import docx
import pdfplumber
from docx.oxml.ns import qn
from programme import Programme

_SHORT = 40
_HABIT = {"gap": "blank", "empty": "none", "join": False, "halves": False, "page_numbers": False, "way": "cells"}


def _lines(page: Any, box: tuple[float, float, float, float]) -> list[str]:
    """The lines of the characters whose middle lies in the box."""
    x0, top, x1, bottom = box

    def inside(thing: dict[str, Any]) -> bool:
        across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return bool(thing["object_type"] == "char" and x0 <= across < x1 and top <= down < bottom)

    return [str(line["text"]).strip() for line in page.filter(inside).extract_text_lines(return_chars=False)]


def _table(page: Any, table: Any, habit: dict[str, Any]) -> Iterator[str]:
    """The cells' lines, row by row; a merged cell stands in the row where it begins."""
    tops = sorted({round(cell[1]) for cell in table.cells})
    for top in tops:
        pending = ""
        for cell in sorted((cell for cell in table.cells if round(cell[1]) == top), key=lambda cell: cell[0]):
            lines = _lines(page, cell)
            if habit["join"] and len(lines) == 1 and len(pending) + len(lines[0]) < _SHORT:
                pending = f"{pending} {lines[0]}".strip()
                continue
            if pending:
                yield pending
                pending = ""
            if lines:
                yield from lines
            elif habit["empty"] == "blank":
                yield " "
        if pending:
            yield pending


def _side_by_side(page: Any, top: float, bottom: float) -> list[str]:
    """What stands left of the page's middle, then what stands right of it."""
    middle = page.width * 0.46
    return _lines(page, (0, top, middle, bottom)) + _lines(page, (middle, top, page.width, bottom))


def _found_at(page: Any, text: str) -> float | None:
    hits = page.search(text, regex=False, case=True, main_group=0)
    return float(hits[0]["top"]) if hits else None


def _page(page: Any, programme: Programme, habit: dict[str, Any]) -> Iterator[str]:
    top, bottom = 0.0, float(page.height)
    if habit["halves"] and page.page_number == 1 and "head" in programme.data:
        title = _found_at(page, programme.data["title"][0][:24]) or 0.0
        number = _found_at(page, programme.data["head"].get("number", "").split(" ")[0]) or title
        yield from _side_by_side(page, 0, number - 1)
        yield from _side_by_side(page, number - 1, title - 1)
        top = title - 1
    foot = _found_at(page, "Nơi nhận") if habit["halves"] else None
    if foot is not None:
        bottom = foot - 4
    for table in sorted(page.find_tables(), key=lambda table: table.bbox[1]):
        yield from _lines(page, (0, top, page.width, table.bbox[1]))
        yield from _table(page, table, habit)
        top = table.bbox[3]
    yield from _lines(page, (0, top, page.width, bottom))
    if foot is not None:
        yield from _side_by_side(page, bottom, page.height)


def _word_paragraphs(programme: Programme) -> list[str]:
    body = docx.Document(str(programme.path(".docx"))).element.body
    found = ("".join(text.text or "" for text in p.iter(qn("w:t"))).strip() for p in body.iter(qn("w:p")))
    return [paragraph for paragraph in found if paragraph]


def _layout(programme: Programme) -> list[str]:
    command = ["pdftotext", "-layout", "-nopgbrk", str(programme.path(".pdf")), "-"]
    text = subprocess.run(command, check=True, timeout=60, capture_output=True).stdout.decode()
    return [line.rstrip() for line in text.splitlines()]


def _pdf_cells(programme: Programme, habit: dict[str, Any]) -> list[str]:
    lines: list[str] = []
    with pdfplumber.open(programme.path(".pdf")) as pdf:
        for page in pdf.pages:
            found = list(_page(page, programme, habit))
            if not habit["page_numbers"] and found and found[0] == str(page.page_number):
                found = found[1:]
            lines += found
            page.close()
    return lines


def write(programme: Programme) -> None:
    """Write `<name>.txt` from `<name>.pdf` (or, the way `word`, from `<name>.docx`)."""
    habit = _HABIT | programme.data["text"]
    if habit["way"] == "word":
        lines = _word_paragraphs(programme)
    else:
        lines = _layout(programme) if habit["way"] == "layout" else _pdf_cells(programme, habit)
    end = "\n\n" if habit["gap"] == "blank" else "\n"
    programme.path(".txt").write_text("".join(line + end for line in lines), encoding="utf-8")
