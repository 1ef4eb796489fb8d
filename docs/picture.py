"""Draws `docs/agenda.svg`, the README's picture, with what the program itself prints of a sample.

Run from the root of the repository: `.venv/bin/python docs/picture.py`
"""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console
from rich.text import Text

import congtac
from congtac.view import print_table

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpus/samples/develop/thi-xa-long-trach-2025-03-31/thi-xa-long-trach-2025-03-31.pdf"
LINES = 34
WIDTH = 120


def main() -> None:
    """Read the sample and draw the first lines of what is printed."""
    printed = io.StringIO()
    terminal = Console(file=printed, force_terminal=True, width=WIDTH, highlight=False, markup=False, emoji=False)
    print_table(terminal, congtac.read(SAMPLE).records)
    lines = printed.getvalue().splitlines()[:LINES]
    drawing = Console(file=io.StringIO(), record=True, width=WIDTH)
    drawing.print(Text.from_ansi("\n".join(lines)))
    # A fixed id, or each drawing would differ from the one before.
    drawing.save_svg(str(ROOT / "docs/agenda.svg"), title=f"congtac parse {SAMPLE.name}", unique_id="agenda")


if __name__ == "__main__":
    main()
