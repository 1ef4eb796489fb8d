"""`congtac train`: the recogniser of names and phrases, trained again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from congtac.exit_codes import ExitCode

HELP = """Train the recogniser of people, offices, units, places and dates again, with your own corrected rows besides.

DIR holds files NAME.gold.csv: rows of congtac parse that you have corrected, with their column source_text. The
recogniser learns their leaders, departments, coordinators and location, besides the sentences that come with congtac.
It takes some minutes on one core and needs no network; the same rows always give the same recogniser.

\b
Examples:
  congtac train -o my-model                         as it comes with congtac
  congtac train --gold corrected/ -o my-model       with your rows besides
  python -c "import spacy; print(spacy.load('my-model')('7h30: Chủ tịch UBND xã họp').ents)"
"""


def train(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where the trained pipeline goes.")],
    gold: Annotated[
        Path | None,
        typer.Option("--gold", metavar="DIR", exists=True, file_okay=False, help="Your corrected rows, NAME.gold.csv."),
    ] = None,
) -> None:
    """The command."""
    from congtac.messages import complain  # noqa: PLC0415
    from congtac.models.ner.training import train as run  # noqa: PLC0415

    if output.exists() and any(output.iterdir()) and not (output / "config.cfg").exists():
        raise typer.BadParameter(f"{output} holds other files; name a new folder", param_hint="--output")
    try:
        run(output, gold)
    except (ValueError, OSError) as error:
        complain(str(error))
        raise typer.Exit(ExitCode.MISUSE) from None
    typer.echo(f"{output} is ready: spacy.load({str(output)!r})")
