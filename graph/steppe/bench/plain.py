"""Reach and strongest chains written plainly in networkx: the reference for values and for time."""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

import networkx as nx

from steppe.influence.parameters import Parameters
from steppe.influence.paths import MAX_HOPS, Chain, may_carry, passes_on
from steppe.influence.worlds import CONTROL, number_of


def strengths(graph: nx.MultiDiGraph, parameters: Parameters, rng: random.Random) -> dict[str, float]:
    """One draw of the parameters: the strength of each channel."""

    def beta(mean: float, prior: str = "precision-unquantified") -> float:
        precision = number_of(parameters, prior)
        return rng.betavariate(precision * mean, precision * (1 - mean)) if 0 < mean < 1 else mean

    balance = rng.uniform(number_of(parameters, "balance-low"), number_of(parameters, "balance-high"))
    kinds = sorted({hop.kind for _, _, hop in graph.edges(data="hop")})
    spread, ageing = number_of(parameters, "spread-weight"), number_of(parameters, "spread-half-life")
    weight = {kind: parameters.weight.get(kind, 0.5) * math.exp(rng.gauss(0, spread)) for kind in kinds}
    fading = {kind: math.exp(rng.gauss(0, ageing)) for kind in kinds}
    found = {}
    for _, _, hop in graph.edges(data="hop"):
        if hop.kind == "Nationality":
            strength = beta(parameters.weight.get("Nationality", 0.1), "precision-nationality")
        elif hop.kind in CONTROL - {"Ownership"}:
            strength = 1.0
        else:
            dependence = beta(parameters.dependence) if hop.dependence is None else hop.dependence
            bandwidth = hop.bandwidth
            if bandwidth is None:
                bandwidth = beta(parameters.bandwidth) if hop.dependence is None else dependence
            strength = dependence
            if hop.kind != "Ownership":
                strength = weight[hop.kind] * dependence**balance * bandwidth ** (1 - balance)
                strength *= (1 - beta(parameters.escape)) * hop.age ** fading[hop.kind]
        found[hop.channel] = min(1.0, strength)
    return found


def reached(
    graph: nx.MultiDiGraph,
    strength: Mapping[str, float],
    closed: Collection[str],
    patrons: Sequence[str],
    targets: Sequence[str],
    worlds: int,
    rng: random.Random,
) -> Iterator[dict[tuple[str, str], bool]]:
    """World by world, whether each patron reaches each target.

    A world is a graph of the channels that exist, by their credence, and are up, by their strength; all patrons share
    it.
    """
    carries = {node: may_carry(node, closed) for node in graph}
    for _ in range(worlds):
        world = nx.DiGraph()
        world.add_nodes_from(graph)
        for one, other, hop in graph.edges(data="hop"):
            if rng.random() < hop.credence and rng.random() < strength[hop.channel]:
                world.add_edge(one, other)
        # A patron may be a state, which passes on nothing but what it starts itself.
        first = {patron: list(world.successors(patron)) if patron in world else [] for patron in patrons}
        world.remove_edges_from([edge for edge in world.edges if not carries[edge[0]]])
        found = {}
        for patron in patrons:
            there = set(first[patron]).union(*(nx.descendants(world, node) for node in first[patron]))
            found.update({(patron, target): target in there for target in targets})
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
        weight = hop.strength * (1 if other == goal else passes_on(hop))
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
