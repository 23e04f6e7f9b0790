"""Against coverage: how well each pair is documented, and the channels thinned to the worst-documented pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from hashlib import sha256

import networkx as nx

from steppe.influence.hop import Hop
from steppe.influence.paths import MAX_HOPS, may_carry

Pair = tuple[str, str]


def dyads(
    hops: Sequence[Hop], patrons: Collection[str], targets: Collection[str], closed: Collection[str]
) -> dict[Pair, list[Hop]]:
    """Channels that can lie on a chain from each patron to each target, of at most `MAX_HOPS` hops."""
    down: dict[str, list[Hop]] = defaultdict(list)
    back = nx.MultiDiGraph()
    for hop in hops:
        down[hop.influencer].append(hop)
        back.add_edge(hop.influenced, hop.influencer)
    found: dict[Pair, list[Hop]] = {}
    near = {target: _steps(back, target, closed) for target in targets if target in back}
    for patron in patrons:
        ahead = _steps(back.reverse(copy=False), patron, closed) if patron in back else {}
        for target in targets:
            if patron != target:
                left = near.get(target, {})
                found[patron, target] = [
                    hop
                    for one, its in down.items()
                    if one in ahead
                    for hop in its
                    if hop.influenced in left and ahead[one] + 1 + left[hop.influenced] <= MAX_HOPS
                ]
    return found


def _steps(graph: nx.MultiDiGraph, start: str, closed: Collection[str]) -> dict[str, int]:
    """Hops from a node to each other, passing only through those that carry influence."""
    found, edge = {start: 0}, [start]
    while edge:
        fresh = []
        for one in edge:
            if one == start or may_carry(one, closed):
                fresh += [other for other in graph.successors(one) if other not in found]
                found.update((other, found[one] + 1) for other in graph.successors(one) if other not in found)
        edge = list(dict.fromkeys(fresh))
    return found


def sources_of(pairs: dict[Pair, list[Hop]]) -> dict[Pair, int]:
    """Number of different sources behind the channels of each pair."""
    return {pair: len({source for hop in its for source in hop.sources}) for pair, its in pairs.items()}


def thinned(hops: Sequence[Hop], pairs: dict[Pair, list[Hop]], seed: int) -> tuple[list[Hop], int]:
    """The channels with each target's pairs thinned, by lot, to as many as its worst-documented pair has.

    Args:
        hops: all channels.
        pairs: channels of each pair, from `dyads`; pairs that have none are left out of the count.
        seed: of the lot, which goes by the name of the channel.

    Returns:
        What is left, and how many channels were taken out.
    """
    kept: set[str] = set()
    touched: set[str] = set()
    for target in sorted({target for _, target in pairs}):
        its = {pair: {hop.channel for hop in held} for pair, held in pairs.items() if pair[1] == target and held}
        least = min((len(held) for held in its.values()), default=0)
        for held in its.values():
            touched |= held
            kept |= set(sorted(held, key=lambda name: sha256(f"{seed} {name}".encode()).digest())[:least])
    left = [hop for hop in hops if hop.channel not in touched or hop.channel in kept]
    return left, len(hops) - len(left)
