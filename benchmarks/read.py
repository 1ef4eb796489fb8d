"""The price of understanding: `congtac.read` against pdfplumber's own table extraction over the same pages.

    python benchmarks/read.py [--rounds N] [PDF ...]

Without arguments the PDFs among the samples for development. Libraries and models are loaded before the clock starts;
the two take turns, so that whatever else the machine does falls on both.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

import congtac

SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "samples" / "develop"


def plain(path: Path) -> int:
    """What stock pdfplumber takes to get the tables out; gives the number of pages."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()
        return len(pdf.pages)


def understood(path: Path) -> int:
    """The same file as an agenda table; gives the number of items."""
    return len(congtac.read(path).items)


def seconds(work: Callable[[Path], int], path: Path) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work(path)
    return time.perf_counter() - start


def compare(path: Path, rounds: int) -> tuple[float, float, float]:
    """Fastest seconds of both, and the median of the ratios of neighbouring calls; the first calls warm up."""
    plain(path), understood(path)
    pairs = [(seconds(plain, path), seconds(understood, path)) for _ in range(rounds)]
    ours = [pair[1] for pair in pairs]
    return min(pair[0] for pair in pairs), min(ours), statistics.median(b / a for a, b in pairs)


def main() -> None:
    """Measure and print a row for each file and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdfs", nargs="*", type=Path, metavar="PDF")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    paths = arguments.pdfs or sorted(path for path in SAMPLES.rglob("*.pdf") if not path.stem.endswith(".scan"))
    if not paths:
        parser.error(f"no PDF below {SAMPLES}; name some")
    print(f"{'pages':>5} {'items':>5} {'pdfplumber':>10} {'congtac':>10} {'min ratio':>9} {'median':>7}")
    rows = []
    for path in paths:
        stock, ours, median = compare(path, arguments.rounds)
        rows.append((stock, ours, median))
        counts = f"{plain(path):5} {understood(path):5}"
        print(f"{counts} {stock * 1000:7.0f} ms {ours * 1000:7.0f} ms {ours / stock:9.2f} {median:7.2f}  {path.name}")
    stock, ours = sum(row[0] for row in rows), sum(row[1] for row in rows)
    median = statistics.median(row[2] for row in rows)
    print(f"{'':11} {stock * 1000:7.0f} ms {ours * 1000:7.0f} ms {ours / stock:9.2f} {median:7.2f}  all")


if __name__ == "__main__":
    main()
