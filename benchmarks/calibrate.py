"""Fit the weights of `confidence` on the development split, and measure them on the judging one.

    python benchmarks/calibrate.py [--keep]

Prints the expected calibration error of both splits and the judging split's reliability, and with --keep writes
`normalize/data/confidence.toml` and `docs/reliability.png`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression

from congtac.corpus.evaluate import score
from congtac.corpus.gold import comparable
from congtac.corpus.pairing import pair
from congtac.evaluation import Sample, find_samples
from congtac.normalize import tidy
from congtac.normalize.confidence import Evidence, confidence, evidence, features
from congtac.normalize.records import Item
from congtac.parsing import parse_each

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpus" / "samples"
KEPT = ROOT / "normalize" / "data" / "confidence.toml"
DIAGRAM = ROOT / "docs" / "reliability.png"
BINS = 10

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
    has_tasks = any(row.values["kind"] == "task" for row in sample.gold)
    judged = [j for j, row in enumerate(rows) if j in partner or has_tasks or row.values["kind"] != "task"]
    return [(seen[j], j in partner and score([sample.gold[partner[j]]], [rows[j]]).rows.hit == 1) for j in judged]


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """The weights under which what was right was likeliest."""
    names = list(features(rows[0][0]))
    model = LogisticRegression(C=1.0, max_iter=2000)
    model.fit([list(features(seen).values()) for seen, _ in rows], [right for _, right in rows])
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
    keep = parser.parse_args().keep
    splits: dict[str, list[Row]] = {}
    with ProcessPoolExecutor() as pool:
        for split in ("develop", "judge"):
            samples = find_samples([SAMPLES / split])
            splits[split] = [row for rows in pool.map(rows_of, samples) for row in rows]
    weights = fit(splits["develop"])
    print(*(f"{name} = {weight:.3f}" for name, weight in weights.items()), sep="\n")
    for split, rows in splits.items():
        stated, right = [confidence(seen, weights) for seen, _ in rows], [hit for _, hit in rows]
        bins = list(reliability(stated, right))
        print(f"\n{split}: {len(rows)} rows, calibration error {calibration_error(stated, right):.3f}")
        print(*(f"  {mean:.2f} stated, {share:.2f} right, {count} rows" for mean, share, count in bins), sep="\n")
    if keep:
        lines = [f"{name} = {weight:.4f}" for name, weight in weights.items()]
        head = "# Fitted by benchmarks/calibrate.py on the development split.\n[weights]\n"
        KEPT.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
        draw(bins, DIAGRAM)
    return 0


if __name__ == "__main__":
    sys.exit(main())
