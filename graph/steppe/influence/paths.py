"""The strongest chains of channels from one actor to another.

A chain is simple, at most four hops long, and never passes through a bloc, another sovereign, an event, a document or
a place: none of these carries one actor's influence on. Its strength is the product of its hops' strengths.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush

import networkx as nx
import numpy as np

from steppe.influence.network import Hop
from steppe.store import Rows, Store
from steppe.terms import kind_of

MAX_HOPS = 4
LOOKED_AT = 500_000
"""Partial chains looked at before giving up on finding more that are diverse."""


@dataclass(frozen=True)
class Chain:
    """Hops from one actor to another, strongest parallel channel at each."""

    hops: tuple[Hop, ...]

    @cached_property
    def channels(self) -> frozenset[str]:
        """IRIs of the channels of its hops."""
        return frozenset(hop.channel for hop in self.hops)

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


class Ways:
    """The strongest channel between any two nodes, numbered once so that many questions can be asked of it."""

    def __init__(self, graph: nx.MultiDiGraph, closed: Collection[str]) -> None:
        """Number a graph of live channels from `to_networkx`; ``closed`` is from `closed_to`."""
        self.place = {node: i for i, node in enumerate(graph)}
        self.carries = np.array([may_carry(node, closed) for node in graph], bool)
        best: dict[tuple[int, int], Hop] = {}
        hop: Hop
        for one, other, hop in graph.edges(data="hop"):
            if hop.strength > 0:
                ends = self.place[one], self.place[other]
                known = best.get(ends)
                if known is None or (hop.strength, hop.channel) > (known.strength, known.channel):
                    best[ends] = hop
        self.source = np.array([s for s, _ in best], np.intp)
        self.target = np.array([t for _, t in best], np.intp)
        self.cost = -np.log(np.array([h.strength for h in best.values()]))
        """Of a hop that ends the chain."""
        with np.errstate(divide="ignore"):
            self.through = self.cost - np.log(np.array([h.theta for h in best.values()]))
        """Of a hop to an actor that passes on its part only; infinite where it passes on nothing."""
        self.leaving: dict[int, list[tuple[int, float, float, Hop]]] = {}
        for (s, t), ends, on, hop in zip(best, self.cost.tolist(), self.through.tolist(), best.values(), strict=True):
            self.leaving.setdefault(s, []).append((t, ends, on, hop))

    def _ahead(self, start: int, goal: int, hops: int) -> list[list[float]]:
        """For each number of hops left, the least cost from each node to the goal: a bound that is never too high."""
        passes = self.carries.copy()
        passes[start] = True
        used = passes[self.source] & (self.target != start) & (self.source != goal)
        source, target = self.source[used], self.target[used]
        cost = np.where(target == goal, self.cost[used], self.through[used])
        least = np.full(len(passes), np.inf)
        least[goal] = 0.0
        ahead = [least]
        for _ in range(hops):
            least = least.copy()
            np.minimum.at(least, source, cost + ahead[-1][target])
            ahead.append(least)
        return [row.tolist() for row in ahead]

    def strongest(self, start: str, goal: str, count: int, hops: int = MAX_HOPS) -> list[Chain]:
        """As the function `strongest`. Chains come in order of strength, equal ones in order of their channels."""
        first, last = self.place.get(start), self.place.get(goal)
        if first is None or last is None or first == last:
            return []
        ahead, chains = self._ahead(first, last, hops), list[Chain]()
        # (bound on the whole cost, channels so far, cost so far, nodes, hops): the channels settle every tie.
        queue: list[tuple[float, tuple[str, ...], float, tuple[int, ...], tuple[Hop, ...]]] = []
        if ahead[hops][first] < math.inf:
            queue.append((ahead[hops][first], (), 0.0, (first,), ()))
        looked = 0
        while queue and len(chains) < count and looked < LOOKED_AT:
            looked += 1
            _, channels, spent, nodes, taken = heappop(queue)
            if any(len(other.channels.intersection(channels)) > 1 for other in chains):
                continue
            if nodes[-1] == last:
                chains.append(Chain(taken))
                continue
            bounds = ahead[hops - len(taken) - 1]
            for node, ends, through, hop in self.leaving.get(nodes[-1], ()):
                if bounds[node] < math.inf and node not in nodes and (node == last or self.carries[node]):
                    on = spent + (ends if node == last else through)
                    if on == math.inf:
                        continue
                    queue_item = (on + bounds[node], (*channels, hop.channel), on, (*nodes, node), (*taken, hop))
                    heappush(queue, queue_item)
        return chains


def strongest(
    graph: nx.MultiDiGraph, start: str, goal: str, closed: Collection[str], count: int = 3, hops: int = MAX_HOPS
) -> list[Chain]:
    """The strongest diverse chains, best first: any two share at most one channel.

    A best-first search over partial chains, led by the least cost that remains to the goal within the hops left (A*,
    Hart, Nilsson, Raphael 1968), so that whole chains come out in order of strength. `Ways` answers many questions on
    one graph.

    Args:
        graph: live channels from `to_networkx`.
        start: IRI of the actor whose influence is asked about.
        goal: IRI of the actor that may be moved.
        closed: actors that no chain may pass through, from `closed_to`.
        count: how many chains to give.
        hops: longest chain.
    """
    return Ways(graph, closed).strongest(start, goal, count, hops)
