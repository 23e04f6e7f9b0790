"""What the known dependences and bandwidths of each kind of channel are like: what unknown ones are drawn from.

A Beta distribution is fitted by its moments: with mean m and variance v of the values, its precision is
m (1 - m) / v - 1 (Johnson, Kotz, Balakrishnan 1995, chapter 25). A pair of actors counts once, with the mean of its
years, so that what is reported every year does not outweigh the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from steppe.influence.hop import FIGURE, VOTES, Hop
from steppe.influence.network import channels, pooled
from steppe.influence.parameters import Parameters, Prior
from steppe.store import Store

FEWEST = 5
"""Pairs from which a kind has a spread of its own."""
DEPENDENCE, BANDWIDTH = "dependence", "bandwidth"
Known = Mapping[tuple[str, str], Mapping[tuple[str, str], Sequence[float]]]
"""Values of each pair by kind of channel and by what they are: dependence or bandwidth."""


@dataclass(frozen=True)
class Spread:
    """The known values of one kind of channel, and what unknown ones are drawn from."""

    kind: str
    of: str
    """``dependence`` or ``bandwidth``."""
    pairs: int
    low: float
    median: float
    high: float
    """The middle nine tenths of the pairs lie between low and high."""
    fitted: Prior | None
    """None where too few pairs are known, or all are alike."""
    drawn: Prior
    """What the model's parameters say."""


def fit(values: Collection[float]) -> Prior | None:
    """The Beta distribution of some shares by its moments; None for fewer than `FEWEST`, or if they are all alike.

    >>> fit([0.1, 0.2, 0.3, 0.4, 0.5])
    Prior(mean=0.3, precision=7.4)
    """
    if len(values) < FEWEST:
        return None
    shares = np.fromiter(values, float)
    mean, variance = float(shares.mean()), float(shares.var(ddof=1))
    # Shares spread as widely as 0 and 1 are leave nothing to a precision.
    if not 0 < variance < mean * (1 - mean):
        return None
    return Prior(round(mean, 6), round(mean * (1 - mean) / variance - 1, 6))


def known(hops: Sequence[Sequence[Hop]]) -> Known:
    """Known values of each pair by kind: one list of channels, as they are counted, for each day that is looked at."""
    found: dict[tuple[str, str], dict[tuple[str, str], list[float]]] = defaultdict(lambda: defaultdict(list))
    for hop in (hop for day in hops for hop in day):
        pair = hop.influencer, hop.influenced
        if hop.dependence is not None and hop.basis in {FIGURE, VOTES}:
            found[hop.kind, DEPENDENCE][pair].append(hop.dependence)
        if hop.bandwidth is not None:
            found[hop.kind, BANDWIDTH][pair].append(hop.bandwidth)
    return found


def spreads(of: Known, parameters: Parameters) -> Iterator[Spread]:
    """What is known of each kind, sorted, beside what the model draws unknown values from."""
    for (kind, what), pairs in sorted(of.items()):
        means = [float(np.mean(years)) for years in pairs.values()]
        low, median, high = (float(q) for q in np.quantile(means, (0.05, 0.5, 0.95)))
        drawn = parameters.dependence_on(kind) if what == DEPENDENCE else parameters.bandwidth_of(kind)
        yield Spread(kind, what, len(means), low, median, high, fit(means), drawn)


def observed(store: Store, days: Sequence[str], parameters: Parameters | None = None) -> list[Spread]:
    """Spreads over several days, such as the ends of many years; nothing is taken from after each day.

    Args:
        store: the opened build.
        days: as ``2025-12-31``.
        parameters: of the model; those of the graph if None.
    """
    parameters = parameters or Parameters.load(store)
    live = [pooled(channels(store, day, parameters=parameters), parameters) for day in days]
    return list(spreads(known(live), parameters))
