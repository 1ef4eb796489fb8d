"""Margins: how far a reading leads over its nearest rival, from 0 (as good) to 1 (none is near)."""

from __future__ import annotations

from math import tanh

CLOSE = 0.25
"""The margin below which a reading is a close call, and its row is flagged `rival_reading`."""
_CLEAR = 2.0  # a reading with this many times its rival's support is clear
_FARTHER = 1.0  # log-odds of a place that only lines farther on speak for


def of_support(own: float, rival: float) -> float:
    """The margin of a reading that has so much support, beside its rival's."""
    return min(1.0, max(0.0, (1 - rival / own) * _CLEAR)) if own > 0 else 0.0


def of_place(log_odds: float) -> float:
    """The margin of a cell's place in a row, as far as its neighbours tell."""
    return of_lead(log_odds if log_odds > 0 else _FARTHER)


def of_lead(log_odds: float) -> float:
    """The margin of a reading that is better by so much log-odds: how much likelier it is than its rival."""
    return max(0.0, tanh(log_odds / 2))
