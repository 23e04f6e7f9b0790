"""Graphs of channels of any size, shaped like the curated one: states, firms they license, owners, lenders, lines.

The mix of kinds, the share that rests on a figure and the fan-out are those of the curated graph; stakes and loans
run to a few large firms and many small ones. The same size and seed give the same graph.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from steppe.influence.columns import Columns
from steppe.influence.network import Hop
from steppe.influence.noise import keys
from steppe.terms import PREFIXES

MIX = {
    "Ownership": 0.27,
    "Jurisdiction": 0.18,
    "Presence": 0.18,
    "ProjectCredit": 0.08,
    "Supply": 0.07,
    "Demand": 0.06,
    "Nationality": 0.05,
    "Credit": 0.05,
    "Exposure": 0.03,
    "Appointing": 0.02,
    "Headship": 0.01,
}
"""Kind of channel to its share of all."""
FROM_STATE, TO_STATE = {"Jurisdiction", "Nationality", "Appointing"}, {"Presence", "Headship", "Exposure"}
PER_NODE, PER_STATE = 2.6, 300
"""Channels for each node and for each state."""
KNOWN = 0.22
"""Share of the channels whose dependence is known."""
HELD, PASSED = 0.2, 0.1
"""Share of the firms that nobody steers, and the part that such a firm passes on of what presses it."""


@dataclass(frozen=True)
class Generated:
    """Columns of a generated graph before sorting, with its states."""

    nodes: tuple[str, ...]
    states: int
    """The first nodes are states."""
    kinds: tuple[str, ...]
    source: NDArray[np.intp]
    target: NDArray[np.intp]
    kind: NDArray[np.intp]
    dependence: NDArray[np.float64]
    credence: NDArray[np.float64]
    theta: NDArray[np.float64]

    @property
    def closed(self) -> set[str]:
        """States: nothing passes through them."""
        return set(self.nodes[: self.states])

    def name(self, row: int) -> str:
        """Name of a channel, which decides its random words."""
        return f"{PREFIXES['channel']}generated-{row}"

    def columns(self) -> Columns:
        """The graph as reaching takes it."""
        return Columns.sorted(
            self.nodes,
            self.kinds,
            self.source,
            self.target,
            self.kind,
            keys(self.name(i) for i in range(len(self.source))),
            {"dependence": self.dependence, "credence": self.credence, "theta": self.theta},
        )

    def hops(self) -> list[Hop]:
        """The graph as objects, for what works on networkx; strength by the model with its middle values."""
        made = []
        parts = (self.source, self.target, self.kind, self.dependence, self.credence, self.theta)
        for i, (s, t, k, d, c, p) in enumerate(zip(*parts, strict=True)):
            one, other, kind = self.nodes[s], self.nodes[t], self.kinds[k]
            share = None if np.isnan(d) else float(d)
            full = kind in {"Appointing", "Headship"}
            strength = 1.0 if full else 0.1 if kind == "Nationality" else 0.5 * (0.2 if share is None else share)
            hop = Hop(one, other, kind, other, self.name(i), None, None, strength, float(c), share, (), 1)
            made.append(hop if p == 1 else replace(hop, theta=float(p)))
        return made


def generate(size: int, seed: int = 1) -> Generated:
    """A graph of ``size`` channels."""
    rng = np.random.default_rng(seed)
    nodes, states = max(40, int(size / PER_NODE)), max(10, size // PER_STATE)
    kinds = tuple(sorted(MIX))
    kind = rng.choice(len(kinds), size, p=np.array([MIX[k] for k in kinds]) / sum(MIX.values())).astype(np.intp)

    def firms() -> NDArray[np.intp]:
        # A square of a uniform number: the first firms are in many ties, most are in one or two.
        return (states + (nodes - states) * rng.random(size) ** 2).astype(np.intp)

    def of_states() -> NDArray[np.intp]:
        return rng.integers(0, states, size).astype(np.intp)

    leaves = np.array([k in FROM_STATE for k in kinds])[kind] | (rng.random(size) < 0.1)
    enters = np.array([k in TO_STATE for k in kinds])[kind]
    source = np.where(leaves & ~enters, of_states(), firms())
    target = np.where(enters, of_states(), firms())
    loops = source == target
    target[loops] = np.where(target[loops] + 1 < nodes, target[loops] + 1, states)
    known = rng.random(size) < KNOWN
    stake = kind == kinds.index("Ownership")
    share = np.where(stake & (rng.random(size) < 0.5), 1.0, rng.beta(1.0, 4.0, size))
    width = len(str(nodes))
    names = tuple(f"{PREFIXES['actor']}generated-{i:0{width}d}" for i in range(nodes))
    credence = rng.choice([0.75, 0.8, 0.9, 0.95], size)
    whole = stake | (kind == kinds.index("Nationality")) | (target < states) | (rng.random(nodes)[target] > HELD)
    theta = np.where(whole, 1.0, PASSED)
    return Generated(names, states, kinds, source, target, kind, np.where(known, share, np.nan), credence, theta)
