"""Reach and strongest chains written plainly in networkx: the reference for values and for time."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

import networkx as nx

from steppe.influence.hop import CONTROL
from steppe.influence.parameters import Parameters
from steppe.influence.paths import MAX_HOPS, Chain, may_carry

Draw = Mapping[str, tuple[float, float]]
"""Channel to its strength and to the part that its target passes on."""


def strengths(graph: nx.MultiDiGraph, parameters: Parameters, rng: random.Random) -> dict[str, tuple[float, float]]:
    """One draw of the parameters: the strength of each channel, and what its target passes on."""
    number = parameters.number

    def beta(mean: float, precision: float = number["precision-unquantified"]) -> float:
        return rng.betavariate(precision * mean, precision * (1 - mean)) if 0 < mean < 1 else mean

    balance = rng.uniform(number["balance-low"], number["balance-high"])
    kinds = sorted({hop.kind for _, _, hop in graph.edges(data="hop")})
    weight = {kind: parameters.weight[kind] * math.exp(rng.gauss(0, number["spread-weight"])) for kind in kinds}
    fading = {kind: math.exp(-rng.gauss(0, number["spread-half-life"])) for kind in kinds}
    found = {}
    for _, _, hop in graph.edges(data="hop"):
        if hop.kind == "Nationality":
            strength = beta(parameters.weight["Nationality"], number["precision-nationality"])
        elif hop.kind in CONTROL:
            usual = parameters.dependence_on(hop.kind)
            mean = usual.mean if hop.typical is None else hop.typical
            whole = 1.0 if hop.kind != "Ownership" else mean
            dependence = beta(whole, usual.precision) if hop.dependence is None else hop.dependence
            strength = parameters.weight[hop.kind] * dependence
        else:
            usual = parameters.dependence_on(hop.kind)
            mean = usual.mean if hop.typical is None else hop.typical
            dependence = beta(mean, usual.precision) if hop.dependence is None else hop.dependence
            if hop.dependence is not None and hop.spread:
                dependence = rng.uniform(*hop.spread)
            bandwidth = hop.bandwidth
            if bandwidth is None:
                bandwidth = beta(*parameters.bandwidth_of(hop.kind)) if hop.dependence is None else dependence
            escape = beta(parameters.escape) if hop.escape is None else hop.escape
            strength = weight[hop.kind] * dependence**balance * bandwidth ** (1 - balance)
            strength *= (1 - escape) * hop.age ** fading[hop.kind]
        found[hop.channel] = min(1.0, strength), beta(hop.theta, number["precision-private-firm"])
    return found


def reached(
    graph: nx.MultiDiGraph,
    drawn: Draw,
    closed: Collection[str],
    patrons: Sequence[str],
    targets: Sequence[str],
    worlds: int,
    rng: random.Random,
) -> Iterator[dict[tuple[str, str], bool]]:
    """World by world, whether each patron reaches each target.

    A world has the channels that exist, by their credence, and are up, by their strength; all patrons share it. What
    arrives by a channel ends there unless its target passes it on, by its part.
    """
    carries = {node: may_carry(node, closed) for node in graph}
    for _ in range(worlds):
        ends: dict[str, set[str]] = defaultdict(set)
        world = nx.DiGraph()
        world.add_nodes_from(graph)
        for one, other, hop in graph.edges(data="hop"):
            strength, theta = drawn[hop.channel]
            if rng.random() < hop.credence and rng.random() < strength:
                ends[one].add(other)
                if carries[other] and (theta == 1 or rng.random() < theta):
                    world.add_edge(one, other)
        # A patron may be a state, which passes on nothing but what it starts itself.
        first = {patron: list(world.successors(patron)) if patron in world else [] for patron in patrons}
        world.remove_edges_from([edge for edge in world.edges if not carries[edge[0]]])
        found = {}
        for patron in patrons:
            there = {patron}.union(first[patron], *(nx.descendants(world, node) for node in first[patron]))
            moved = set[str]().union(*(ends[node] for node in there if node in ends))
            found.update({(patron, target): target in moved for target in targets})
        yield found


def strongest(
    graph: nx.MultiDiGraph, start: str, goal: str, closed: Collection[str], count: int, hops: int = MAX_HOPS
) -> list[Chain]:
    """As `steppe.influence.paths.strongest`, through every simple path in order of cost (Yen 1971)."""
    if start not in graph or goal not in graph or start == goal:
        return []
    best = nx.DiGraph()
    best.add_nodes_from((start, goal))
    for one, other, hop in graph.edges(data="hop"):
        inner = (one == start or may_carry(one, closed)) and (other == goal or may_carry(other, closed))
        weight = hop.strength * (1 if other == goal else hop.theta)
        if not inner or weight <= 0:
            continue
        known = best.get_edge_data(one, other)
        if known is None or (weight, hop.channel) > (known["weight"], known["hop"].channel):
            best.add_edge(one, other, hop=hop, weight=weight, cost=-math.log(weight))
    chains: list[Chain] = []
    if not nx.has_path(best, start, goal):
        return []
    for nodes in nx.shortest_simple_paths(best, start, goal, weight="cost"):
        chain = Chain(tuple(best[a][b]["hop"] for a, b in pairwise(nodes)))
        if len(chain.hops) <= hops and all(len(chain.channels & other.channels) <= 1 for other in chains):
            chains.append(chain)
        if len(chains) == count:
            break
    return chains
