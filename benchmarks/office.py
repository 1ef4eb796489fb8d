"""What many files a call save: .doc files through LibreOffice in one call, against a call for each.

    python benchmarks/office.py [--rounds N] [--files N] [DOC ...]

Without arguments ten of the samples for development, as `forms.py` renders them. The calls one by one are plain ones as
of a shell's loop, with a profile that is kept from call to call; the one call is congtac's, with a new profile, the
check of what came out, and nothing kept from before. The two take turns.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from forms import SAMPLES, default_folder, load, make

from congtac.extract.office import convert, find_program

_LIMIT = 120


def together(program: str, files: Mapping[str, bytes]) -> float:
    """Seconds of one call for all."""
    start = time.perf_counter()
    made = convert(program, files)
    taken = time.perf_counter() - start
    if lost := [name for name, result in made.items() if not isinstance(result, bytes)]:
        raise SystemExit(f"LibreOffice made nothing of {', '.join(lost)}")
    return taken


def one_by_one(program: str, files: Mapping[str, bytes], profile: Path) -> float:
    """Seconds of a call for each."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        start = time.perf_counter()
        for name in files:
            command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "docx"]
            command += ["--outdir", folder, str(Path(folder, name))]
            subprocess.run(command, check=True, timeout=_LIMIT, capture_output=True)
        return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", nargs="*", type=Path, metavar="DOC")
    parser.add_argument("--files", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    paths = arguments.docs
    if not paths:
        sources = sorted(SAMPLES.glob("develop/*/*.toml"))
        chosen = [load(path) for path in sources[:: len(sources) // arguments.files][: arguments.files]]
        paths = [made.path for made in make(chosen, "doc", default_folder(), 1)]
    files = {f"file{number}{path.suffix}": path.read_bytes() for number, path in enumerate(paths)}
    program = find_program()
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder, "profile")
        one_by_one(program, dict(list(files.items())[:1]), profile)
        rounds = [(together(program, files), one_by_one(program, files, profile)) for _ in range(arguments.rounds)]
    print(f"{'files':>5} {'in one call':>11} {'one by one':>11} {'ratio':>6}")
    for batch, single in rounds:
        print(f"{len(files):5} {batch:9.2f} s {single:9.2f} s {batch / single:6.2f}")
    print(f"{'':5} {'':11} {'median':>11} {statistics.median(batch / single for batch, single in rounds):6.2f}")


if __name__ == "__main__":
    main()
