"""Who stands between two patrons' networks inside one layer, against chance.

A layer is one kind of channel, taken without direction. A patron's network is what belongs to it: what it owns,
appoints, oversees or is the home of, in any number of steps. A broker is a node through which the shortest ways between
the two networks run: betweenness between two sets of nodes (Brandes 2008). The null model keeps every node's number of
ties in and out and rewires all else: a node that is in many ties is no broker for that alone.
"""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass

import networkx as nx
import numpy as np

from steppe.influence.hop import CONTROL, Hop

REWIRINGS = 200
BELONGING = CONTROL | {"Nationality"}
SWAPS = 3
"""Swaps tried for each tie in one rewiring."""


@dataclass(frozen=True)
class Broker:
    """A node, its betweenness between the two networks, and how that stands to chance."""

    node: str
    between: float
    expected: float
    """Mean over the rewired graphs."""
    score: float
    """Standard deviations above that mean; 0 where the rewired graphs never differ."""
    chance: float
    """Share of rewired graphs, the real one counted with them, in which the node has as much."""


@dataclass(frozen=True)
class Brokerage:
    """Brokers of a layer, and what the answer rests on."""

    brokers: list[Broker]
    one: int
    other: int
    """Nodes of each network that are in the layer, those in both left out."""
    both: int
    ties: int
    rewirings: int
    seed: int


def rewired(edges: list[tuple[str, str]], rng: random.Random) -> list[tuple[str, str]]:
    """The same ties with ends swapped at random: every node keeps its number of ties in and out.

    Two ties a -> b and c -> d become a -> d and c -> b, unless that makes a loop or a tie that is there already
    (Maslov and Sneppen 2002).
    """
    edges, held = list(edges), set(edges)
    for _ in range(SWAPS * len(edges)):
        i, j = rng.randrange(len(edges)), rng.randrange(len(edges))
        (a, b), (c, d) = edges[i], edges[j]
        if a == d or c == b or (a, d) in held or (c, b) in held:
            continue
        held -= {(a, b), (c, d)}
        held |= {(a, d), (c, b)}
        edges[i], edges[j] = (a, d), (c, b)
    return edges


def network(hops: Collection[Hop], patron: str, closed: Collection[str]) -> set[str]:
    """What belongs to a patron, itself included; nothing belongs to it through another state."""
    belongs = nx.DiGraph()
    belongs.add_node(patron)
    for hop in hops:
        if hop.kind in BELONGING and (hop.influencer == patron or hop.influencer not in closed):
            belongs.add_edge(hop.influencer, hop.influenced)
    found: set[str] = {patron} | nx.descendants(belongs, patron)
    return found - (set(closed) - {patron})


def _between(edges: list[tuple[str, str]], mine: Collection[str], theirs: Collection[str]) -> dict[str, float]:
    graph = nx.Graph(edges)
    sources, targets = ([node for node in sorted(side) if node in graph] for side in (mine, theirs))
    if not sources or not targets:
        return {}
    few, many = sorted((sources, targets), key=len)
    return dict(nx.betweenness_centrality_subset(graph, few, many, normalized=False))


def brokers(
    hops: Collection[Hop],
    kinds: Collection[str],
    ends: tuple[str, str],
    closed: Collection[str],
    seed: int,
    rewirings: int = REWIRINGS,
) -> Brokerage:
    """Nodes between two patrons' networks in the layer of some kinds, those least owed to chance first.

    Args:
        hops: live channels.
        kinds: local names of the kinds that make the layer.
        ends: IRIs of the two patrons.
        closed: states and blocs, through which nothing belongs to anybody.
        seed: of the rewirings.
        rewirings: how many graphs of the null model.
    """
    edges = sorted({(hop.influencer, hop.influenced) for hop in hops if hop.kind in kinds})
    one, other = (network(hops, end, closed) for end in ends)
    mine, theirs, both = one - other, other - one, one & other
    there = {node for edge in edges for node in edge}
    real = {node: value for node, value in _between(edges, mine, theirs).items() if value > 0}
    rng = random.Random(seed)  # noqa: S311  a null model needs no secrecy
    names = sorted(real.keys() - {*ends})
    null = np.zeros((rewirings, len(names)))
    for row in range(rewirings if names else 0):
        chance_ties = _between(rewired(edges, rng), mine, theirs)
        null[row] = [chance_ties.get(name, 0.0) for name in names]
    found = []
    for place, name in enumerate(names):
        values = null[:, place]
        spread = float(values.std(ddof=1)) if rewirings > 1 else 0.0
        score = (real[name] - float(values.mean())) / spread if spread else 0.0
        chance = (1 + int((values >= real[name] - 1e-12).sum())) / (1 + rewirings)
        found.append(Broker(name, real[name], float(values.mean()), score, chance))
    found.sort(key=lambda b: (b.chance, -b.between, b.node))
    return Brokerage(found, len(mine & there), len(theirs & there), len(both & there), len(edges), rewirings, seed)
