"""How likely a row is right: what supports it, calibrated on programmes whose rows are known.

`benchmarks/calibrate.py` fits the weights, on the development split and on first readings of programmes, and draws the
reliability diagram of the judging split.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import fmean

from congtac.extract.toml_data import read_toml
from congtac.normalize.records import Item

# Nothing is certain, not even a fault: of the rows of the best forms 97 in 100 are right.
_LEAST, _MOST = 0.02, 0.97
_UNREAD = 0.1  # the share of a source's words in residue from which more makes no difference


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a row, as numbers from 0 to 1.

    Attributes:
        support: Of the row itself: its layout's certainty, the lead over a rival reading, less what its flags take off.
        document_support: The mean support of its document's rows: a layout misread spoils all of them.
        unread: The share of the document's words in residue, 1.0 for a tenth or more.
        plain: 1.0 where the source is text without a layout, else 0.0.
    """

    support: float
    document_support: float
    unread: float
    plain: float


def evidence(items: Sequence[Item], coverage: float, *, plain: bool) -> list[Evidence]:
    """The evidence of each row of a document, whose `confidence` is still its support.

    Args:
        items: The document's rows.
        coverage: Of the document, from 0 to 1.
        plain: Whether the source is text without a layout.
    """
    together = fmean(item.confidence for item in items) if items else 0.0
    unread = min(1.0, (1 - coverage) / _UNREAD)
    return [Evidence(item.confidence, together, unread, float(plain)) for item in items]


def confidence(seen: Evidence, weights: Mapping[str, float] | None = None) -> float:
    """The probability that a row's kind, dates, session, time and content are all right.

    Args:
        seen: What speaks for it.
        weights: Of the features, and the constant; those that ship if None.

    Returns:
        From 0.02 to 0.97, with two digits.
    """
    weights = weights or _weights()
    odds = weights["constant"] + sum(weights[name] * value for name, value in features(seen).items())
    # Few rows of good forms are wrong, so that their flags hardly weigh; one with many is doubtful all the same.
    most = min(_MOST, (1 + seen.support) / 2)
    return round(min(most, max(_LEAST, 1 / (1 + math.exp(-odds)))), 2)


def features(seen: Evidence) -> dict[str, float]:
    """What the weights weigh."""
    return {
        "support": seen.support,
        "document_support": seen.document_support,
        "unread": seen.unread,
        "plain": seen.plain,
        "plain_support": seen.plain * seen.document_support,
    }


def calibrated(items: Sequence[Item], coverage: float, *, plain: bool) -> tuple[Item, ...]:
    """The rows with their support turned into a probability; see `evidence`."""
    seen = evidence(items, coverage, plain=plain)
    return tuple(replace(item, confidence=confidence(one)) for item, one in zip(items, seen, strict=True))


@cache
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = read_toml("congtac.normalize", "confidence")["weights"]
    return weights
