"""What a form costs: the samples rendered to every form an archive holds, each read and compared with its DOCX.

    python benchmarks/forms.py [--split develop|judge|all] [--forms doc,html,scan200] [--jobs N] [--into DIR] [NAME ...]

Prints for each form the F1 of rows and cells beside that of the DOCX of the same programmes, and how many points lie
between, and the programmes that lose most. What is made is kept, and made again when the sample has changed.

.doc, .odt, .rtf and the page `office` are LibreOffice's; .xlsx is made for the programmes that are tables; the pages
are a portal's in three designs (`tables`, `divs`, `word`) and the one that Word saves; scans are what an office's
scanner makes of the PDF (`corpus/samples/scan.py`); `pdf-wide` is the PDF in a wider face, so that lines, cells and
pages break elsewhere, and one that has all letters, where the samples' own PDFs take some from another font.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import docx
import platformdirs

from congtac.corpus.evaluate import Score, total
from congtac.evaluation import SPLITS, FileScore, Sample, find_samples, score_each
from congtac.extract.kind import OFFICE_KINDS, tell_kind
from congtac.extract.office import find_program, program_version
from congtac.extract.old_word import convert_ahead
from congtac.messages import silence_libraries

SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "samples"
sys.path.insert(0, str(SAMPLES))
import page  # noqa: E402
import scan  # noqa: E402
import sheet  # noqa: E402
import word  # noqa: E402
from programme import Programme, load  # noqa: E402

BASE = "docx"
_FILTERS = {
    "doc": "doc:MS Word 97",
    "odt": "odt:writer8",
    "rtf": "rtf:Rich Text Format",
    "html-office": "html:HTML (StarWriter)",
    "pdf-wide": "pdf",
}
_WIDE = "DejaVu Serif Condensed"
_PAGES = ("html-tables", "html-divs", "html-word", "html-saved")
_SCANS = {"scan200": 200, "scan300": 300}
_AIMS = {"scan200": 8.0, "scan300": 5.0}
_AIM = 0.5
"""Points that a form without an aim of its own may lie behind DOCX."""
FORMS = ("doc", "odt", "rtf", "xlsx", *_PAGES, "html-office", "pdf-wide", *_SCANS)
_OFFICE_LIMIT = 900
_AT_ONCE = 50
_WORST = 6


@dataclass(frozen=True, slots=True)
class Made:
    """A programme rendered in a form."""

    programme: Programme
    form: str
    path: Path


def default_folder() -> Path:
    """Where renderings are kept."""
    return Path(platformdirs.user_cache_dir("congtac", appauthor=False), "forms")


def make(programmes: Sequence[Programme], form: str, into: Path, jobs: int) -> list[Made]:
    """The programmes in a form, as far as it suits them; those made before are taken as they are."""
    fitting = [programme for programme in programmes if form != "xlsx" or programme.columns]
    copies = {programme.name: replace(programme, folder=into / form / programme.name) for programme in fitting}
    stale = []
    for programme in fitting:
        stamp = copies[programme.name].path(".made")
        if not stamp.is_file() or stamp.read_text() != _key(programme, form):
            shutil.rmtree(stamp.parent, ignore_errors=True)
            stamp.parent.mkdir(parents=True)
            stale.append(programme)
    _render(stale, form, into, jobs)
    for programme in stale:
        copies[programme.name].path(".made").write_text(_key(programme, form))
    return [Made(programme, form, _made(copies[programme.name])) for programme in fitting]


def _made(copy: Programme) -> Path:
    """The one file beside the stamp."""
    return next(path for path in copy.folder.iterdir() if path.stem == copy.name and path.suffix != ".made")


def _key(programme: Programme, form: str) -> str:
    """What a rendering hangs on: the sample, and what renders it."""
    if form in _FILTERS:
        sources, by = [programme.path(".docx"), Path(__file__)], program_version(find_program())
    elif form in _SCANS:
        sources, by = [programme.path(".pdf"), Path(scan.__file__)], ""
    else:
        sources, by = [programme.path(".toml"), Path((sheet if form == "xlsx" else page).__file__)], ""
    digest = hashlib.sha256(by.encode())
    for path in sources:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _render(programmes: Sequence[Programme], form: str, into: Path, jobs: int) -> None:
    if form in _FILTERS:
        _by_office(programmes, form, into / form)
    elif form in _SCANS and programmes:
        with ProcessPoolExecutor(jobs) as pool:
            tasks = [(programme.path(".toml"), _SCANS[form], into / form) for programme in programmes]
            list(pool.map(_scan, *zip(*tasks, strict=True)))
    else:
        for programme in programmes:
            _by_hand(programme, form, into / form)


def _scan(source: Path, dpi: int, folder: Path) -> None:
    programme = load(source)
    scan.write(programme, programme.path(".pdf"), dpi, folder / programme.name)


def _by_hand(programme: Programme, form: str, folder: Path) -> None:
    copy = replace(programme, folder=folder / programme.name)
    if form == "xlsx":
        sheet.write(copy)
    else:
        page.write(replace(copy, data=copy.data | {"page": {"design": form.removeprefix("html-")}}))


def _by_office(programmes: Iterable[Programme], form: str, folder: Path) -> None:
    """Convert Word files, many in a call, with a profile of its own."""
    waiting = iter(programmes)
    while batch := list(islice(waiting, _AT_ONCE)):
        with tempfile.TemporaryDirectory() as place:
            command = [find_program(), f"-env:UserInstallation={Path(place, 'profile').as_uri()}", "--headless"]
            command += ["--convert-to", _FILTERS[form], "--outdir", place]
            words = [_word_file(one, form, Path(place, "from")) for one in batch]
            subprocess.run([*command, *words], check=True, timeout=_OFFICE_LIMIT, capture_output=True)
            suffix = f".{_FILTERS[form].partition(':')[0]}"
            for one in batch:
                shutil.move(Path(place, one.name + suffix), folder / one.name / (one.name + suffix))


def _word_file(programme: Programme, form: str, folder: Path) -> str:
    """A copy of the Word file to convert, which ends as Word's do: after a table there is a paragraph.

    The samples' are python-docx's, which may end with a table; LibreOffice's .doc of such a file loses that table.
    """
    source = programme.path(".docx")
    if form == "pdf-wide":
        copy = replace(programme, folder=folder / programme.name, data=programme.data | {"font": _WIDE})
        copy.folder.mkdir(parents=True)
        source = word.write(copy)
    document = docx.Document(str(source))
    document.add_paragraph()
    path = folder / f"{programme.name}.docx"
    folder.mkdir(exist_ok=True)
    document.save(str(path))
    return str(path)


def measure(made: Sequence[Made], samples: dict[str, Sample], jobs: int) -> Iterator[FileScore]:
    """The score of each rendering."""
    old = ((one, one.path.read_bytes()) for one in made if one.form in _FILTERS)
    # All in few calls of LibreOffice; the processes then find them kept.
    convert_ahead([(data, kind) for _, data in old if (kind := tell_kind(data)) in OFFICE_KINDS])
    wanted = [replace(samples[one.programme.name], path=one.path, form=one.form) for one in made]
    for done, one in enumerate(score_each(wanted, jobs), 1):
        if sys.stderr.isatty():
            print(
                f"\r{done} of {len(wanted)} read", end="\n" if done == len(wanted) else "", file=sys.stderr, flush=True
            )
        yield one


_HEAD = (
    f"{'split':8} {'form':12} {'files':>5} {'failed':>6}  {'rows':>6} {'docx':>6} {'points':>6}  "
    f"{'cells':>6} {'docx':>6} {'points':>6}   aim"
)


def _line(split: str, form: str, files: Sequence[FileScore], base: dict[str, Score]) -> str:
    own = total(one.score for one in files)
    best = total(base[one.sample.name] for one in files)
    pairs = [(own.rows.f1, best.rows.f1), (own.cells.f1, best.cells.f1)]
    figures = "  ".join(f"{100 * now:6.2f} {100 * then:6.2f} {100 * (now - then):+6.2f}" for now, then in pairs)
    failed = sum(bool(one.problem) for one in files)
    aim = _AIMS.get(form, _AIM)
    missed = any(100 * (then - now) > aim for now, then in pairs)
    return f"{split:8} {form:12} {len(files):5} {failed:6}  {figures}  {aim:4.1f}{'  missed' if missed else ''}"


def _worst(files: Iterable[FileScore], base: dict[str, Score]) -> list[str]:
    """The names of those that lose most, with what they lose of rows and cells."""
    lost = []
    for one in files:
        best = base[one.sample.name]
        rows, cells = (100 * (get(best) - get(one.score)) for get in _FIGURES)
        if max(rows, cells) > 0:
            lost.append((max(rows, cells), f"{one.sample.name} ({rows:.1f}, {cells:.1f})"))
    return [name for _, name in sorted(lost, reverse=True)[:_WORST]]


_FIGURES: tuple[Callable[[Score], float], ...] = (lambda score: score.rows.f1, lambda score: score.cells.f1)


def main() -> None:
    """Render, read, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--split", choices=(*SPLITS, "all"), default="develop")
    parser.add_argument("--forms", default=",".join(FORMS), help=f"of {', '.join(FORMS)}; html and scan name several")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--into", type=Path, metavar="DIR", default=default_folder())
    arguments = parser.parse_args()
    wanted = arguments.forms.split(",")
    forms = [form for form in FORMS if form in wanted or form.rstrip("0123456789").partition("-")[0] in wanted]
    if not forms:
        parser.error(f"no such form; there are {', '.join(FORMS)}")
    silence_libraries()
    splits = SPLITS if arguments.split == "all" else (arguments.split,)
    found = find_samples([SAMPLES / split for split in splits])
    samples = {one.name: one for one in found if one.form == BASE and one.name in (arguments.names or {one.name})}
    programmes = [load(one.path.with_suffix(".toml")) for one in samples.values()]
    made = []
    for form in forms:
        print(f"rendering {form}", file=sys.stderr)
        made += make(programmes, form, arguments.into.absolute(), arguments.jobs)
    base = {one.sample.name: one.score for one in score_each(list(samples.values()), arguments.jobs)}
    scored = list(measure(made, samples, arguments.jobs))
    print(_HEAD)
    groups = {
        (split, form): [one for one in scored if (one.sample.split, one.sample.form) == (split, form)]
        for split in splits
        for form in forms
    }
    for (split, form), files in groups.items():
        if files:
            print(_line(split, form, files, base))
    print("\nWhat loses most, with the points it loses of rows and cells:")
    for (split, form), files in groups.items():
        if names := _worst(files, base):
            print(f"{split} {form}: {', '.join(names)}")


if __name__ == "__main__":
    main()
