"""Fit the weights of `confidence` on the development split, and measure them on the judging one.

    python benchmarks/calibrate.py [--keep]
    python benchmarks/calibrate.py --record corpus/samples/develop/NAME ...

Prints the expected calibration error and the reliability of both splits; with --keep writes
`normalize/data/confidence.toml` and `docs/reliability.png`.

The development split is read better than any programme that comes, because faults seen in it were mended. So what was
right at the first reading of programmes, before anything was mended for them, counts besides: --record keeps it in
`first_readings.csv`.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, fields
from pathlib import Path
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression

from congtac.batch import parse_each
from congtac.corpus.evaluate import judged, score
from congtac.corpus.gold import comparable
from congtac.corpus.pairing import pair
from congtac.evaluation import Sample, find_samples
from congtac.normalize import tidy
from congtac.normalize.confidence import Evidence, confidence, evidence, features
from congtac.normalize.records import Item

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpus" / "samples"
KEPT = ROOT / "normalize" / "data" / "confidence.toml"
FIRST = Path(__file__).with_name("first_readings.csv")
DIAGRAM = ROOT / "docs" / "reliability.png"
BINS = 10
_FIRST_COUNTS = 10  # rows of the development split that a row read for the first time counts as much as

Row = tuple[Evidence, bool]


def rows_of(sample: Sample) -> list[Row]:
    """The evidence of each row that is read from a sample, and whether the row is right."""
    seen: list[Evidence] = []

    def keep(items: Sequence[Item], coverage: float, *, plain: bool) -> tuple[Item, ...]:
        seen.extend(evidence(items, coverage, plain=plain))
        return tuple(items)

    with patch.object(tidy, "calibrated", keep):
        items = next(parse_each([sample.path])).records.items
    rows = [comparable(item) for item in items]
    partner = {j: i for i, j in pair(sample.gold, rows)}
    return [
        (seen[j], j in partner and score([sample.gold[partner[j]]], [rows[j]]).rows.hit == 1)
        for j in judged(sample.gold, rows, partner)
    ]


def record(samples: Sequence[Sample]) -> None:
    """Keep what is right in programmes that are read for the first time."""
    new = not FIRST.exists()
    with FIRST.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if new:
            writer.writerow(["name", "form", *(field.name for field in fields(Evidence)), "right"])
        for sample in samples:
            for seen, right in rows_of(sample):
                writer.writerow([sample.name, sample.form, *(round(one, 3) for one in astuple(seen)), int(right)])


def first_readings() -> list[Row]:
    """The rows that were read for the first time."""
    with FIRST.open(encoding="utf-8", newline="") as file:
        names = [field.name for field in fields(Evidence)]
        return [(Evidence(*(float(row[name]) for name in names)), row["right"] == "1") for row in csv.DictReader(file)]


def fit(rows: Sequence[Row], first: Sequence[Row]) -> dict[str, float]:
    """The weights under which what was right was likeliest."""
    every = [*rows, *first]
    names = list(features(every[0][0]))
    counts = [1] * len(rows) + [_FIRST_COUNTS] * len(first)
    model = LogisticRegression(C=1.0, max_iter=2000)
    model.fit([list(features(seen).values()) for seen, _ in every], [right for _, right in every], counts)
    return {"constant": float(model.intercept_[0]), **dict(zip(names, map(float, model.coef_[0]), strict=True))}


def reliability(stated: Sequence[float], right: Sequence[bool]) -> Iterator[tuple[float, float, int]]:
    """For each tenth of the scale that has rows: their mean confidence, the share that is right, how many they are."""
    values, hits = np.asarray(stated), np.asarray(right, dtype=float)
    bins = np.minimum((values * BINS).astype(int), BINS - 1)
    for number in range(BINS):
        inside = bins == number
        if inside.any():
            yield float(values[inside].mean()), float(hits[inside].mean()), int(inside.sum())


def calibration_error(stated: Sequence[float], right: Sequence[bool]) -> float:
    """The expected calibration error: how far confidence and truth lie apart, over the rows of all bins."""
    return sum(abs(mean - share) * count for mean, share, count in reliability(stated, right)) / len(stated)


def draw(bins: Sequence[tuple[float, float, int]], path: Path) -> None:
    """The reliability diagram: what is stated against what is right."""
    import matplotlib.pyplot as plt  # noqa: PLC0415

    figure, axes = plt.subplots(figsize=(4.5, 4.5))
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    means, shares, _ = zip(*bins, strict=True)
    axes.plot(means, shares, marker="o", color="#0072B2")
    for mean, share, count in bins:
        axes.annotate(str(count), (mean, share), textcoords="offset points", xytext=(6, -12), fontsize=8)
    axes.set(xlabel="confidence", ylabel="share of rows that are right", xlim=(0, 1.02), ylim=(0, 1.02))
    figure.tight_layout()
    figure.savefig(path, dpi=110)


def main() -> int:
    """Fit, measure, and keep what was asked to be kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", action="store_true", help="write the weights and the diagram")
    parser.add_argument("--record", metavar="DIR", nargs="+", type=Path, help="programmes read for the first time")
    arguments = parser.parse_args()
    if arguments.record:
        record(find_samples(arguments.record))
        return 0
    splits: dict[str, list[Row]] = {}
    with ProcessPoolExecutor() as pool:
        for split in ("develop", "judge"):
            samples = find_samples([SAMPLES / split])
            splits[split] = [row for rows in pool.map(rows_of, samples) for row in rows]
    weights = fit(splits["develop"], first_readings())
    print(*(f"{name} = {weight:.3f}" for name, weight in weights.items()), sep="\n")
    for split, rows in splits.items():
        stated, right = [confidence(seen, weights) for seen, _ in rows], [hit for _, hit in rows]
        bins = list(reliability(stated, right))
        print(f"\n{split}: {len(rows)} rows, calibration error {calibration_error(stated, right):.3f}")
        print(*(f"  {mean:.2f} stated, {share:.2f} right, {count} rows" for mean, share, count in bins), sep="\n")
    if arguments.keep:
        lines = [f"{name} = {weight:.4f}" for name, weight in weights.items()]
        head = "# Fitted by benchmarks/calibrate.py.\n[weights]\n"
        KEPT.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
        draw(bins, DIAGRAM)
    return 0


if __name__ == "__main__":
    sys.exit(main())
