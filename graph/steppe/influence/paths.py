"""The strongest chains of channels from one actor to another.

A chain is simple, at most four hops long, and never passes through a bloc, another sovereign, an event, a document or
a place: none of these carries one actor's influence on. Its strength is the product of its hops' strengths.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from steppe.influence.network import Hop
from steppe.store import Rows, Store
from steppe.terms import kind_of

MAX_HOPS = 4
LOOKED_AT = 2000
"""Simple paths looked at before giving up on finding more that are diverse."""


@dataclass(frozen=True)
class Chain:
    """Hops from one actor to another, strongest parallel channel at each."""

    hops: tuple[Hop, ...]

    @property
    def strength(self) -> float:
        """Product of the strengths of the hops and of what each inner actor passes on."""
        passed = math.prod(hop.theta for hop in self.hops[:-1])
        return passed * math.prod(hop.strength for hop in self.hops)

    @property
    def weakest(self) -> Hop:
        """The hop with the least strength."""
        return min(self.hops, key=lambda hop: (hop.strength, hop.channel))

    @property
    def credence(self) -> float:
        """Credence of the least credible hop; never multiplied into strength."""
        return min(hop.credence for hop in self.hops)


def closed_to(store: Store) -> set[str]:
    """Actors that no chain may pass through: states, and blocs whose decisions bind nobody."""
    found = store.query(
        "SELECT DISTINCT ?actor WHERE { { ?actor a st:State } UNION "
        "{ ?actor a st:Bloc . FILTER NOT EXISTS { ?actor st:bindsMembers true } } }"
    )
    assert isinstance(found, Rows)
    return {row[0].value for row in found.rows if row[0] is not None}


def may_carry(node: str, closed: Collection[str]) -> bool:
    """Whether a chain may pass through a node: an actor or facility that is no state and no bloc."""
    return kind_of(node) in {"actor", "person", "facility"} and node not in closed


def strongest(
    graph: nx.MultiDiGraph, start: str, goal: str, closed: Collection[str], count: int = 3, hops: int = MAX_HOPS
) -> list[Chain]:
    """The strongest diverse chains, best first: any two share at most one channel.

    Args:
        graph: live channels from `to_networkx`.
        start: IRI of the actor whose influence is asked about.
        goal: IRI of the actor that may be moved.
        closed: actors that no chain may pass through, from `closed_to`.
        count: how many chains to give.
        hops: longest chain.
    """
    if start not in graph or goal not in graph or start == goal:
        return []
    best = nx.DiGraph()
    for one, other, data in graph.edges(data=True):
        hop: Hop = data["hop"]
        inner = (one == start or may_carry(one, closed)) and (other == goal or may_carry(other, closed))
        passed = hop.strength * (1.0 if other == goal else hop.theta)
        if not inner or passed <= 0:
            continue
        known = best.get_edge_data(one, other)
        if known is None or (hop.strength, hop.channel) > (known["hop"].strength, known["hop"].channel):
            best.add_edge(one, other, hop=hop, cost=-math.log(passed))
    if start not in best or goal not in best:
        return []
    chains: list[Chain] = []
    try:
        for number, nodes in enumerate(nx.shortest_simple_paths(best, start, goal, weight="cost")):
            chain = Chain(tuple(best[a][b]["hop"] for a, b in pairwise(nodes)))
            if len(chain.hops) <= hops and all(_shared(chain, other) <= 1 for other in chains):
                chains.append(chain)
            if len(chains) == count or number >= LOOKED_AT:
                break
    except nx.NetworkXNoPath:
        return []
    return chains


def _shared(one: Chain, other: Chain) -> int:
    return len({h.channel for h in one.hops} & {h.channel for h in other.hops})
