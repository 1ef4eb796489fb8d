"""How flattened tables are read by weights that their own family had no part in: `python benchmarks/left_out.py`.

For each family whose tables `learn.py` learns from, the weights are learnt anew without it, and the flattened texts of
that family, of both splits, are read with these. Of how rows are read nothing else is
learnt from the samples.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from congtac.corpus.evaluate import Score, total
from congtac.evaluation import find_samples, score_file
from congtac.models import flat_walk
from congtac.models.flat_tracks import is_loose
from congtac.models.flat_weights import Weights, learnt_weights

SAMPLES = Path(__file__).parents[1] / "corpus/samples"
sys.path.insert(0, str(SAMPLES))
import learn  # noqa: E402
from programme import Programme, load  # noqa: E402

_TIMES, _EPOCHS = 3, 4


def tables() -> dict[str, list[Programme]]:
    """The tables to learn from, by family."""
    found: dict[str, list[Programme]] = {}
    for path in sorted(SAMPLES.glob("develop/*/*.toml")):
        programme = load(path)
        if programme.columns:
            found.setdefault(learn.family(programme), []).append(programme)
    return found


def without(left_out: str) -> tuple[str, Score, Score]:
    """A family's score by weights learnt without it, and by those that congtac comes with."""
    learning = [programme for name, group in tables().items() if name != left_out for programme in group]
    tasks = learn.prepare(learning, _TIMES)
    own: dict[bool, Weights] = {}
    for matrix in (False, True):
        kind = [task for task in tasks if is_loose(task.columns) == matrix]
        *_, weights = learn.learn(kind, learn.beginning(), _EPOCHS, random.Random(learn.SEED))
        own[matrix] = learn.trusted(weights)
    samples = [sample for sample in find_samples([SAMPLES]) if sample.form == "txt" and sample.family == left_out]
    scores = []
    for weights in (own.__getitem__, learnt_weights):
        flat_walk.learnt_weights = cache(weights)
        scores.append(total(score_file(sample).score for sample in samples))
    return left_out, scores[0], scores[1]


def main(named: Sequence[str]) -> None:
    """Print the rows' and cells' F1 of each family without and with it."""
    families = [name for name in tables() if not named or name in named]
    print(f"{'TXT, F1 of rows / cells':24}{'learnt without it':>20}{'with it':>18}")
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        for name, alone, shipped in pool.map(without, families):
            figures = [f"{100 * score.rows.f1:5.1f} / {100 * score.cells.f1:5.1f}" for score in (alone, shipped)]
            print(f"{name:24}{figures[0]:>20}{figures[1]:>18}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
