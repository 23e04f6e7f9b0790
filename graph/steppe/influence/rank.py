"""Patrons ranked over a target, with the doubt in words: never a bare number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ROBUST, LEANING = 0.9, 0.75
"""Chances of the likeliest rank from which it is called robust, or leaning."""
NOTHING = "no evidenced path"


@dataclass(frozen=True)
class Standing:
    """One patron over one target: reach and rank with their 90 % intervals."""

    patron: str
    median: float
    low: float
    high: float
    best_rank: int
    worst_rank: int
    first: float
    """Chance of rank 1."""
    verdict: str
    """How settled the rank is, whichever it is."""


def rank(reaches: Mapping[str, NDArray[np.float64]]) -> list[Standing]:
    """Standings of patrons over one target, strongest first.

    Args:
        reaches: one value a draw for each patron. A patron that never reaches the target never ranks; ties share.
    """
    names = sorted(reaches)
    values = np.array([reaches[name] for name in names])
    if not values.size or not values.any():
        return [Standing(name, 0.0, 0.0, 0.0, 0, 0, 0.0, NOTHING) for name in names]
    ranks = 1 + (values[:, None, :] < values[None, :, :]).sum(axis=1)
    leaders = (ranks == 1).sum(axis=0)
    standings = []
    for row, name in enumerate(names):
        if not values[row].any():
            standings.append(Standing(name, 0.0, 0.0, 0.0, 0, 0, 0.0, NOTHING))
            continue
        low, median, high = np.quantile(values[row], (0.05, 0.5, 0.95))
        best, worst = np.quantile(ranks[row], (0.05, 0.95), method="nearest")
        first = float(((ranks[row] == 1) / leaders).mean())
        which, times = np.unique(ranks[row], return_counts=True)
        # Of draws in which two are level at the top, each leads a part.
        settled = first if which[times.argmax()] == 1 else float(times.max() / values.shape[1])
        word = "robust" if settled >= ROBUST else "leaning" if settled >= LEANING else "not separable"
        standings.append(Standing(name, float(median), float(low), float(high), int(best), int(worst), first, word))
    return sorted(standings, key=lambda s: (-s.first, -s.median, s.patron))
