"""The price of reading a scan: `congtac.read` against Tesseract's recognition alone over the same pages.

    python benchmarks/ocr.py [--dpi 200|300] [--programmes N] [--rounds N] [SCAN ...]

Without arguments scans of samples for development, as `forms.py` renders them. Tesseract, in the mode in which congtac
asks it for words, has the pages as pictures in memory; congtac opens the file, straightens and cleans its pages, finds
the ruling lines, looks again at what is doubtful, and makes the table. Both are loaded before the clock starts, and
take turns. The clock is the processor's time, children included, which does not hang on what else the machine does.
"""

from __future__ import annotations

import argparse
import os
import statistics
from pathlib import Path

import numpy as np
import pypdfium2
from forms import SAMPLES, default_folder, load, make
from PIL import Image, ImageSequence

import congtac
from congtac.extract.recognise import recogniser

_POINTS_AN_INCH = 72


def seconds() -> float:
    """Processor time so far."""
    return sum(os.times()[:4])


def pictures(path: Path, dpi: int) -> list[Image.Image]:
    """The pages of a scan, in grey."""
    if path.suffix != ".pdf":
        with Image.open(path) as image:
            return [frame.convert("L") for frame in ImageSequence.Iterator(image)]
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=dpi / _POINTS_AN_INCH).to_pil().convert("L") for page in document]


def alone(pages: list[Image.Image], dpi: int) -> float:
    """Seconds of recognition."""
    start = seconds()
    for page in pages:
        recogniser().read(np.asarray(page), dpi, "sparse")
    return seconds() - start


def whole(path: Path) -> float:
    """Seconds of reading a file."""
    start = seconds()
    congtac.read(path)
    return seconds() - start


def main() -> None:
    """Measure and print a row for each scan and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scans", nargs="*", type=Path, metavar="SCAN")
    parser.add_argument("--dpi", type=int, choices=(200, 300), default=200)
    parser.add_argument("--programmes", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=1)
    arguments = parser.parse_args()
    paths = arguments.scans
    if not paths:
        sources = sorted(SAMPLES.glob("develop/*/*.toml"))
        chosen = [load(path) for path in sources[:: len(sources) // arguments.programmes][: arguments.programmes]]
        paths = [made.path for made in make(chosen, f"scan{arguments.dpi}", default_folder(), 2)]
    print(f"{'pages':>5} {'tesseract':>10} {'congtac':>9} {'ratio':>6}")
    sums = [0.0, 0.0]
    whole(paths[0])
    for path in paths:
        pages = pictures(path, arguments.dpi)
        rounds = [(alone(pages, arguments.dpi), whole(path)) for _ in range(arguments.rounds)]
        stock, ours = (statistics.median(one[side] for one in rounds) for side in (0, 1))
        sums = [sums[0] + stock, sums[1] + ours]
        print(f"{len(pages):5} {stock:8.2f} s {ours:7.2f} s {ours / stock:6.2f}  {path.name}", flush=True)
    print(f"{'':5} {sums[0]:8.2f} s {sums[1]:7.2f} s {sums[1] / sums[0]:6.2f}  all")


if __name__ == "__main__":
    main()
