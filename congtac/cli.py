"""The command line. It imports late: `congtac --help` must not wait for pandas, spaCy or pdfplumber."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congtac import cli_evaluate, cli_explain, cli_train
from congtac.exit_codes import ExitCode
from congtac.messages import complain, silence_libraries
from congtac.version import VERSION

if TYPE_CHECKING:
    from congtac.corpus.writers import Format
    from congtac.normalize.records import Records
    from congtac.parsing import Outcome
    from congtac.progress import Progress
    from congtac.worker import Limits

_EXIT_CODES = "Exit codes:\n\n\b\n" + "\n".join(f"  {code.value:<4} {code.meaning}" for code in ExitCode)
_HELP = f"""Published work programmes of Vietnamese public bodies (chương trình công tác, lịch công tác,
lịch làm việc, lịch tiếp công dân ...) into tidy agenda tables. Offline; the same file always gives the same rows.

\b
Examples:
  congtac parse lich-tuan-02.pdf                    show the agenda on the terminal
  congtac parse 2025/ 2026/ -o tables               read folders, write CSV tables
  congtac parse 2026/ -o tables --format xlsx       one Excel workbook
  congtac parse lich.docx -o - | grep 2026-01-05    items as CSV on standard output
  congtac explain lich-tuan-02.pdf --png pages      why it was read so; its pages with rows and fields in colour
  congtac evaluate gold/                            how well programmes are read that you know the rows of

{_EXIT_CODES}"""
_PARSE_HELP = f"""Read programmes and show or write their agenda tables.

FILES are PDF, DOCX, spreadsheets (XLSX, XLS, ODS), saved web pages or TXT; DOC, RTF and ODT too where LibreOffice is
installed, scanned PDF, TIFF, JPEG and PNG where Tesseract with Vietnamese is. Folders are searched to their depths for
*.pdf, *.docx, *.docm, *.doc, *.rtf, *.odt, *.xlsx, *.xlsm, *.xls, *.ods, *.html, *.htm, *.mhtml, *.mht, *.txt, *.tif,
*.tiff, *.jpg, *.jpeg, *.png and *.zip. A ZIP archive is read as a folder: each document
in it has its own row, with a source such as 2025.zip!/thang 3/lich.pdf; *.rar and *.7z fail: unpack them first.
What a file is is told by its content, not by its name.
A file that takes longer than --timeout or more memory than --max-memory fails alone; the others are read.
Without -o the agenda is shown. With -o DIR four tables are written there: items, documents (what was read, from where,
how much of it was understood, what failed), mentions and residue (the words nothing accounts for).
Files of an earlier run there are replaced only when the new ones are complete.

\b
Examples:
  congtac parse lich-tuan-02.pdf
  congtac parse 2026/ -o tables --excel             CSV for a double click in Excel
  congtac parse 2026/ -o tables --format parquet    for pandas, DuckDB
  congtac parse 2025.zip -o tables --password mk    an archive; the password for protected files in it
  congtac parse lich.docx -o - --format json        items as JSON on standard output
  congtac parse 2025/ -o tables --jobs 4 --timeout 60    four files at a time, a minute each

{_EXIT_CODES}"""

app = typer.Typer(
    help=_HELP,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Rich help would cost 0.1 s at each start.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)


def main() -> None:
    """The `congtac` program."""
    for stream in (sys.stdout, sys.stderr):
        # Windows gives a pipe its own code page, which has no Vietnamese; a file's name may hold any byte.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    app()


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"congtac {VERSION}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None: ...


@app.command("parse", help=_PARSE_HELP, no_args_is_help=True)
def _parse(
    files: Annotated[list[str], typer.Argument(metavar="FILES...", help="Files and folders to read.")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="DIR|-", help="Folder for the tables; - for the items alone."),
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="csv (default), json, parquet or xlsx.")
    ] = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV that Excel opens rightly; formula-like text gets a leading '.")
    ] = False,
    *,
    password: Annotated[
        str | None,
        typer.Option("--password", envvar="CONGTAC_PASSWORD", help="For protected PDF, Word files, workbooks and ZIP."),
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=1, help="Give a file up that takes longer.")
    ] = 900,
    max_memory: Annotated[
        int, typer.Option("--max-memory", metavar="MB", min=512, help="Give a file up that takes more memory.")
    ] = 2048,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            min=0,
            max=60,
            envvar="CONGTAC_JOBS",
            help="Files read at a time (default: as many as there are processors, if memory allows; 0: in one process, "
            "without limits of time and memory).",
        ),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show what a failed file did to the program.")] = False,
) -> None:
    from congtac.worker import Limits, WorkerError  # noqa: PLC0415

    chosen = _checked_format(form, output, excel)
    limits = Limits(timeout, max_memory * 2**20)
    paths = _checked_inputs(files)
    run = _Run(paths, debug, password, limits, jobs, total=len(paths))
    try:
        if output is None:
            _show(run)
        elif output == "-":
            _stream(run, chosen, excel)
        else:
            _write(run, _checked_folder(output), chosen, excel)
    except KeyboardInterrupt:
        told = "what was written is not all" if output == "-" else "nothing was written"
        complain(f"stopped after {run.read + run.failed} of {run.total} files; {told}")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except WorkerError as error:
        complain(f"{error} With --jobs 0 it reads without limits, in one process.")
        raise typer.Exit(ExitCode.NOTHING_READ) from None
    raise typer.Exit(run.exit_code)


@dataclass
class _Run:
    """The files of one command, and how many of them went well."""

    paths: list[Path]
    debug: bool
    password: str | None
    limits: Limits
    jobs: int | None
    total: int
    read: int = 0
    failed: int = 0
    items: int = 0

    def records(self) -> Iterator[Records]:
        """Each file's records as it is read; what is wrong with one goes to standard error."""
        from congtac.progress import progress  # noqa: PLC0415

        if not self.debug:
            silence_libraries()
        with progress(self.total) as bar:
            for outcome in self._outcomes(bar):
                if outcome.failed:
                    self.failed += 1
                else:
                    self.read += 1
                    self.items += len(outcome.records.items)
                if outcome.problem:
                    bar.say(f"congtac: {outcome.records.document.source}: {outcome.problem}")
                if self.debug and outcome.details:
                    bar.say(outcome.details.rstrip())
                bar.advance()
                yield outcome.records

    def _outcomes(self, bar: Progress) -> Iterator[Outcome]:
        from congtac.batch import parse_each  # noqa: PLC0415
        from congtac.workers import default_jobs  # noqa: PLC0415

        def opened(more: int) -> None:
            self.total += more
            bar.more(more)

        jobs = default_jobs() if self.jobs is None else self.jobs
        return parse_each(self.paths, opened, self.password, limits=self.limits, jobs=jobs, quiet=not self.debug)

    @property
    def exit_code(self) -> ExitCode:
        if not self.read:
            return ExitCode.NOTHING_READ
        return ExitCode.SOME_FAILED if self.failed else ExitCode.OK


def _checked_format(form: str | None, output: str | None, excel: bool) -> Format:
    from congtac.corpus.writers import FORMATS  # noqa: PLC0415

    chosen = next((known for known in FORMATS if known == (form or "csv")), None)
    if chosen is None:
        raise typer.BadParameter(f"unknown format {form!r}: choose one of {', '.join(FORMATS)}", param_hint="--format")
    if output is None and (form or excel):
        raise typer.BadParameter("say where to write with -o DIR, or -o - for standard output", param_hint="--output")
    if output == "-" and chosen not in ("csv", "json"):
        raise typer.BadParameter(f"{chosen} needs a folder; standard output takes csv or json", param_hint="--format")
    if excel and chosen != "csv":
        raise typer.BadParameter(f"it is for csv; {chosen} needs no help", param_hint="--excel")
    return chosen


def _checked_inputs(named: list[str]) -> list[Path]:
    from congtac.sources import SUFFIXES, gather  # noqa: PLC0415

    for name in named:
        # Path("") is the working folder, which an unset variable in a script does not mean.
        if not name or not Path(name).exists():
            raise typer.BadParameter(f"no such file or folder: {name or repr(name)}", param_hint="FILES")
    paths = gather(map(Path, named))
    if not paths:
        complain(f"no programmes ({', '.join(sorted(SUFFIXES))}) in {', '.join(named)}. Name the files to read others.")
    return paths


def _checked_folder(output: str) -> Path:
    folder = Path(output)
    if folder.exists() and not folder.is_dir():
        raise typer.BadParameter(f"{output} is a file: name a folder, or - for standard output", param_hint="--output")
    return folder


def _show(run: _Run) -> None:
    from congtac.view import plain_lines, print_table  # noqa: PLC0415

    # All first: a table in the midst of a progress bar would break both.
    shown = [records for records in run.records() if records.items]
    if not sys.stdout.isatty():
        for records in shown:
            typer.echo("\n".join(plain_lines(records)))
        return
    from rich.console import Console  # noqa: PLC0415

    console = Console(highlight=False, emoji=False, markup=False)
    for records in shown:
        print_table(console, records)


def _stream(run: _Run, form: Format, excel: bool) -> None:
    from congtac.corpus.export import write_items  # noqa: PLC0415

    # Bytes: text would get the line ends and the code page of the system.
    write_items(run.records(), sys.stdout.buffer, form, excel=excel)
    sys.stdout.buffer.flush()


def _write(run: _Run, folder: Path, form: Format, excel: bool) -> None:
    from congtac.corpus.export import export  # noqa: PLC0415
    from congtac.corpus.writers import TableTooLongError  # noqa: PLC0415

    try:
        written = export(run.records(), folder, form, excel=excel)
    except (OSError, TableTooLongError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        complain(f"cannot write to {folder}: {reason}. Is a file there open in Excel, or the disk full?")
        raise typer.Exit(ExitCode.CANNOT_WRITE) from None
    failed = f", {run.failed} failed" if run.failed else ""
    names = ", ".join(path.name for path in written)
    typer.echo(f"{run.read} read{failed}: {run.items} items. Wrote {names} to {folder}")


app.command("explain", help=f"{cli_explain.HELP}\n{_EXIT_CODES}", no_args_is_help=True)(cli_explain.explain)
app.command("evaluate", help=f"{cli_evaluate.HELP}\n{_EXIT_CODES}", no_args_is_help=True)(cli_evaluate.evaluate)
app.command("train", help=f"{cli_train.HELP}\n{_EXIT_CODES}", no_args_is_help=True)(cli_train.train)
