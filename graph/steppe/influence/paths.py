"""The strongest chains of channels from one actor to another.

A chain is simple, at most four hops long, and never passes through a bloc, another sovereign, an event, a document or
a place: none of these carries one actor's influence on. Its strength is the product of its hops' strengths.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from operator import attrgetter

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from steppe.influence.hop import Hop
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
        return math.prod(hop.strength for hop in self.hops) * math.prod(hop.theta for hop in self.hops[:-1])

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
    """Whether a chain may pass through a node: an actor or facility that is not closed."""
    return kind_of(node) in {"actor", "person", "facility"} and node not in closed


class Ways:
    """The strongest channel between any two nodes, numbered once so that many questions can be asked of it."""

    def __init__(self, graph: nx.MultiDiGraph, closed: Collection[str]) -> None:
        """Number a graph of live channels from `to_networkx`; ``closed`` is from `closed_to`."""
        self.place = {node: i for i, node in enumerate(graph)}
        self.carries = np.array([may_carry(node, closed) for node in graph], bool)
        hops: list[Hop] = [hop for _, _, hop in graph.edges(data="hop") if hop.strength > 0]
        # Sorted by name first: of parallel channels of equal weight the last name then stands last in its group.
        hops.sort(key=attrgetter("channel"))
        source, target = (
            np.fromiter(map(self.place.__getitem__, map(attrgetter(end), hops)), np.intp, len(hops))
            for end in ("influencer", "influenced")
        )
        strength, theta = (
            np.fromiter(map(attrgetter(name), hops), np.float64, len(hops)) for name in ("strength", "theta")
        )
        self.last = _Steps.of(hops, source, target, strength, len(self.place))
        self.inner = self.last
        if (theta < 1).any():
            self.inner = _Steps.of(hops, source, target, strength * theta, len(self.place))

    def _ahead(self, start: int, goal: int, hops: int) -> list[list[float]]:
        """For each number of hops left, the least cost from each node to the goal: a bound that is never too high."""
        passes = self.carries.copy()
        passes[start] = True
        last = passes[self.last.source] & (self.last.target == goal)
        inner = passes[self.inner.source] & (self.inner.target != start) & (self.inner.target != goal)
        inner &= self.inner.source != goal
        source, target, cost = (column[inner] for column in (self.inner.source, self.inner.target, self.inner.cost))
        least = np.full(len(passes), np.inf)
        ahead = [least]
        for _ in range(hops):
            least = np.full(len(passes), np.inf)
            np.minimum.at(least, self.last.source[last], self.last.cost[last])
            np.minimum.at(least, source, cost + ahead[-1][target])
            ahead.append(least)
        return [row.tolist() for row in ahead]

    def strongest(self, start: str, goal: str, count: int, hops: int = MAX_HOPS) -> list[Chain]:
        """As the function `strongest`. Chains come in order of strength, equal ones in order of their channels."""
        first, last = self.place.get(start), self.place.get(goal)
        if first is None or last is None or first == last:
            return []
        ahead, chains = self._ahead(first, last, hops), list[Chain]()
        final = {step[0]: (last, *step[1:]) for step in self.last.entering(last)}
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
            steps = [s for s in self.inner.leaving(nodes[-1]) if s[0] != last]
            steps += [final[nodes[-1]]] if nodes[-1] in final else []
            for node, cost, hop in steps:
                left = 0.0 if node == last else bounds[node]
                if left < math.inf and node not in nodes and (self.carries[node] or node == last):
                    on = spent + cost
                    heappush(queue, (on + left, (*channels, hop.channel), on, (*nodes, node), (*taken, hop)))
        return chains


@dataclass(frozen=True)
class _Steps:
    """The channel of most weight between any two nodes, sorted by the node it leaves."""

    hops: list[Hop]
    source: NDArray[np.intp]
    target: NDArray[np.intp]
    cost: NDArray[np.float64]
    begins: list[int]

    @classmethod
    def of(
        cls,
        hops: list[Hop],
        source: NDArray[np.intp],
        target: NDArray[np.intp],
        weight: NDArray[np.float64],
        nodes: int,
    ) -> _Steps:
        """Steps of channels with their weights; those without weight are left out."""
        order = np.lexsort((weight, target, source))
        parted = np.diff(source[order], append=-1).astype(bool) | np.diff(target[order], append=-1).astype(bool)
        best = order[parted & (weight[order] > 0)]
        begins = np.searchsorted(source[best], np.arange(nodes + 1)).tolist()
        return cls([hops[i] for i in best], source[best], target[best], -np.log(weight[best]), begins)

    def leaving(self, node: int) -> Iterator[tuple[int, float, Hop]]:
        """Node, cost and channel of each step from a node."""
        rows = slice(self.begins[node], self.begins[node + 1])
        return zip(self.target[rows].tolist(), self.cost[rows].tolist(), self.hops[rows], strict=True)

    def entering(self, node: int) -> Iterator[tuple[int, float, Hop]]:
        """Node, cost and channel of each step to a node."""
        rows = np.flatnonzero(self.target == node).tolist()
        return ((int(self.source[i]), float(self.cost[i]), self.hops[i]) for i in rows)


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
