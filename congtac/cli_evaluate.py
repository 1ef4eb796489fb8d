"""`congtac evaluate`: how well programmes are read, by gold that somebody made for them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congtac.exit_codes import ExitCode

if TYPE_CHECKING:
    from congtac.evaluation import FileScore, Sample
    from congtac.figures import Kept

HELP = f"""Measure how well programmes are read: precision, recall and F1 of rows and of each field.

GOLD are files NAME.gold.csv, or folders of them; NAME.pdf, .docx, .xlsx, .txt and .html beside one are read and
compared with it. A row counts as right when kind, dates, session, time, recurrence and content all are.
NAME.document.json, if it is there, has the right title, issuer and so on. Figures are by form, by split (a folder
develop or judge) and by family (from NAME.toml, or a families.toml above it).

To make gold of your own: congtac parse NAME.pdf -o - > NAME.gold.csv, correct the rows, and add a column `scored` with
`all` in each row whose empty cells are right too.

\b
Examples:
  congtac evaluate lich-tuan-02.gold.csv --detail           what differs, row by row
  congtac evaluate gold/ --json figures.json                keep the figures
  congtac evaluate gold/ --against figures.json             what changed since; exit code {ExitCode.WORSE} if
                                                            rows or cells fell by over half a point
"""


def evaluate(
    gold: Annotated[list[str], typer.Argument(metavar="GOLD...", help="Files NAME.gold.csv, or folders of them.")],
    output: Annotated[
        str | None, typer.Option("--json", metavar="FILE|-", help="Write the figures as JSON; - instead of tables.")
    ] = None,
    against: Annotated[
        str | None, typer.Option("--against", metavar="FIGURES", help="Show what changed since an earlier --json.")
    ] = None,
    detail: Annotated[bool, typer.Option("--detail", help="Show each difference between rows and gold.")] = False,
) -> None:
    """The command."""
    from congtac.messages import complain  # noqa: PLC0415

    samples = _samples(gold)
    before = _kept(against) if against is not None else None
    try:
        files = _score(samples)
    except KeyboardInterrupt:
        complain("stopped; nothing was written")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    _show(files, tables=output != "-", detail=detail)
    if output is not None:
        _write(files, output)
    if before is not None and _is_worse(before, files):
        raise typer.Exit(ExitCode.WORSE)
    failed = sum(one.coverage is None for one in files)
    if failed:
        raise typer.Exit(ExitCode.NOTHING_READ if failed == len(files) else ExitCode.SOME_FAILED)


def _samples(named: Sequence[str]) -> list[Sample]:
    from congtac.corpus.gold import GoldError  # noqa: PLC0415
    from congtac.evaluation import GOLD_SUFFIX, find_samples  # noqa: PLC0415

    for name in named:
        if not name or not Path(name).exists():
            raise typer.BadParameter(f"no such file or folder: {name or repr(name)}", param_hint="GOLD")
    try:
        samples = find_samples(map(Path, named))
    except (GoldError, OSError) as error:
        raise typer.BadParameter(str(error), param_hint="GOLD") from None
    if not samples:
        raise typer.BadParameter(f"no *{GOLD_SUFFIX} in {', '.join(named)}", param_hint="GOLD")
    return samples


def _kept(name: str) -> dict[str, Kept]:
    from congtac.figures import FiguresError, from_json  # noqa: PLC0415

    try:
        return from_json(Path(name).read_text("utf-8"))
    except (OSError, FiguresError) as error:
        raise typer.BadParameter(f"{name}: {error}", param_hint="--against") from None


def _score(samples: Sequence[Sample]) -> list[FileScore]:
    from congtac.evaluation import score_each  # noqa: PLC0415
    from congtac.messages import silence_libraries  # noqa: PLC0415
    from congtac.progress import progress  # noqa: PLC0415

    silence_libraries()
    files: list[FileScore] = []
    with progress(len(samples)) as bar:
        for one in score_each(samples):
            if one.problem:
                bar.say(f"congtac: {one.sample.path}: {one.problem}")
            bar.advance()
            files.append(one)
    return files


def _show(files: Sequence[FileScore], *, tables: bool, detail: bool) -> None:
    from congtac.figures import groups  # noqa: PLC0415
    from congtac.figures_view import coverage_lines, detail_lines, print_figures  # noqa: PLC0415

    if tables:
        from rich.console import Console  # noqa: PLC0415

        print_figures(Console(highlight=False, emoji=False, markup=False), groups(files))
        for line in coverage_lines(files):
            typer.echo(line)
    for line in detail_lines(files) if detail else ():
        # Standard output is the JSON's alone.
        typer.echo(" ".join(line.split()), err=not tables)


def _write(files: Sequence[FileScore], output: str) -> None:
    from congtac.figures import to_json  # noqa: PLC0415
    from congtac.messages import complain  # noqa: PLC0415

    if output == "-":
        sys.stdout.write(to_json(files))
        return
    path = Path(output)
    staged = path.with_name(f".{path.name}.part")
    try:
        staged.write_text(to_json(files), "utf-8", newline="\n")
        os.replace(staged, path)
    except OSError as error:
        staged.unlink(missing_ok=True)
        complain(f"cannot write {path}: {error.strerror or error}")
        raise typer.Exit(ExitCode.CANNOT_WRITE) from None


def _is_worse(before: dict[str, Kept], files: Sequence[FileScore]) -> bool:
    """Show what changed, and tell whether a split's form fell."""
    from congtac.figures import changes  # noqa: PLC0415
    from congtac.figures_view import change_lines  # noqa: PLC0415

    by_group, by_file = changes(before, files)
    if not by_group and not by_file:
        typer.echo("Nothing changed.", err=True)
    for line in change_lines((*by_file, *by_group)):
        typer.echo(line, err=True)
    worse = [change for change in by_group if change.worse]
    for line in change_lines(worse):
        typer.echo(f"congtac: worse: {line}", err=True)
    return bool(worse)
