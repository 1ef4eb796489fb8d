"""A programme's PDF as flattened text, as crawlers keep it: a table's cells one below another, line by line.

Habits differ between crawlers, so each programme's `[text]` names its own: `gap` (`blank`: a blank line after each
line; `none`), `empty` (what an empty cell leaves: `blank`, a line with one blank; `none`), `join` (whether short
neighbouring cells of a row stand on one line), `page_numbers` (whether the pages' numbers are kept).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pdfplumber
from programme import Programme

_SHORT = 40


def _lines(page: Any, box: tuple[float, float, float, float]) -> list[str]:
    """The lines of the characters whose middle lies in the box."""
    x0, top, x1, bottom = box

    def inside(thing: dict[str, Any]) -> bool:
        across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return thing["object_type"] == "char" and x0 <= across < x1 and top <= down < bottom

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


def _page(page: Any, habit: dict[str, Any]) -> Iterator[str]:
    tables = sorted(page.find_tables(), key=lambda table: table.bbox[1])
    top = page.bbox[1]
    for table in tables:
        yield from _lines(page, (0, top, page.width, table.bbox[1]))
        yield from _table(page, table, habit)
        top = table.bbox[3]
    yield from _lines(page, (0, top, page.width, page.height))


def write(programme: Programme) -> None:
    """Write `<name>.txt` from `<name>.pdf`."""
    habit = {"gap": "blank", "empty": "none", "join": False, "page_numbers": False} | programme.data["text"]
    lines: list[str] = []
    with pdfplumber.open(programme.path(".pdf")) as pdf:
        for page in pdf.pages:
            found = list(_page(page, habit))
            if not habit["page_numbers"] and found and found[0] == str(page.page_number):
                found = found[1:]
            lines += found
            page.close()
    end = "\n\n" if habit["gap"] == "blank" else "\n"
    programme.path(".txt").write_text("".join(line + end for line in lines), encoding="utf-8")
