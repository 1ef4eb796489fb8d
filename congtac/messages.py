"""What every command says and keeps quiet about on standard error."""

from __future__ import annotations

import logging
import warnings


def complain(text: str) -> None:
    """A line for the user, by the program's name."""
    import typer  # noqa: PLC0415 - a worker does not need it

    typer.echo(f"congtac: {text}", err=True)


def silence_libraries() -> None:
    """PDF libraries warn of each odd font; the user has asked for none of that."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")
