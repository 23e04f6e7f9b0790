"""Voting power: what a stake can decide, which is not its size."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from math import factorial

MOST = 18
"""Holders beyond which exact enumeration is too long; the smallest are then left without power."""


def voting_power(shares: Mapping[str, float], pass_mark: float = 50.0) -> dict[str, float]:
    """Shapley-Shubik index of each holder: its chance of being the one whose vote carries a decision.

    Shares are per cent of the whole; what is not held by anyone named never votes. A decision needs more than
    ``pass_mark`` per cent of the votes that are named. Source: Shapley and Shubik (1954).

    >>> voting_power({"a": 60, "b": 40})
    {'a': 1.0, 'b': 0.0}
    """
    named = dict(sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:MOST])
    quota = sum(named.values()) * pass_mark / 100
    players, count = list(named), len(named)
    power = dict.fromkeys(shares, 0.0)
    for player in players:
        others = [p for p in players if p != player]
        for size in range(count):
            weight = factorial(size) * factorial(count - size - 1) / factorial(count)
            for group in combinations(others, size):
                held = sum(named[p] for p in group)
                if held <= quota < held + named[player]:
                    power[player] += weight
    return power
