"""`congtac explain`: why a file was read as it was."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congtac.exit_codes import ExitCode

if TYPE_CHECKING:
    from congtac.explain import Explanation

HELP = """Show why a programme was read as it was.

Of each table: which column is what, and how strongly its head and cells support that. Of each paragraph: what it was
taken for, and where the fields of its entries stand in it. Of the document: its head, its foot, and the words that
nothing accounts for. With --png each page of a PDF or scan is drawn too: words in the colours of their roles, rows
framed and numbered as in the column seq.

\b
Examples:
  congtac explain lich-tuan-02.pdf                  on the terminal
  congtac explain lich-tuan-02.pdf | grep -A9 RESIDUE   the words that nothing accounts for
  congtac explain lich-tuan-02.pdf --png pages      pages/lich-tuan-02-1.png, -2.png ...
"""


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to explain.")],
    png: Annotated[
        Path | None, typer.Option("--png", metavar="DIR", help="Draw the pages of a PDF or scan into this folder.")
    ] = None,
) -> None:
    """The command."""
    from congtac.explain import explain as explain_bytes  # noqa: PLC0415
    from congtac.explain_pages import has_pages  # noqa: PLC0415
    from congtac.extract.errors import CongtacError, MissingFileError  # noqa: PLC0415
    from congtac.given import read_one, source_name  # noqa: PLC0415
    from congtac.messages import complain, silence_libraries  # noqa: PLC0415

    silence_libraries()
    try:
        data = read_one(file)
        explanation = explain_bytes(data, source_name(file))
    except MissingFileError as error:
        raise typer.BadParameter(f"{file}: {error.message}", param_hint="FILE") from None
    except OSError as error:
        raise typer.BadParameter(f"{file}: {error.strerror or error}", param_hint="FILE") from None
    except CongtacError as error:
        complain(" ".join(f"{file}: {error.message} {error.remedy}".split()))
        raise typer.Exit(ExitCode.NOTHING_READ) from None
    if png is not None and not has_pages(explanation.source.media_type):
        raise typer.BadParameter(
            f"only a PDF or a picture has pages to draw; {file.name} has none. Save it as PDF and explain that",
            param_hint="--png",
        )
    _show(explanation)
    if png is not None:
        _draw(data, explanation, png, file.stem)


def _show(explanation: Explanation) -> None:
    from congtac.explain_view import lines, plain_lines, print_lines  # noqa: PLC0415

    if not sys.stdout.isatty():
        typer.echo("\n".join(plain_lines(lines(explanation))))
        return
    from rich.console import Console  # noqa: PLC0415

    print_lines(Console(highlight=False, emoji=False, markup=False), lines(explanation))


def _draw(data: bytes, explanation: Explanation, folder: Path, stem: str) -> None:
    from congtac.explain_pages import draw_pages  # noqa: PLC0415
    from congtac.messages import complain  # noqa: PLC0415

    try:
        written = draw_pages(data, explanation, folder, stem)
    except OSError as error:
        complain(f"cannot write to {folder}: {error.strerror or error}")
        raise typer.Exit(ExitCode.CANNOT_WRITE) from None
    typer.echo(f"Wrote {', '.join(path.name for path in written)} to {folder}", err=True)
