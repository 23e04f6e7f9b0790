"""Against coverage: how well each pair is documented, and the channels thinned to the worst-documented pair."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256

from steppe.influence.hop import Hop
from steppe.influence.paths import MAX_HOPS, may_carry

Pair = tuple[str, str]


def steps_from(hops: Iterable[Hop], start: str, closed: Collection[str], back: bool = False) -> dict[str, int]:
    """Fewest hops from an actor to each node, or to it if ``back``; nothing runs through what passes nothing on."""
    leaving: dict[str, list[str]] = {}
    for hop in hops:
        one, other = (hop.influenced, hop.influencer) if back else (hop.influencer, hop.influenced)
        leaving.setdefault(one, []).append(other)
    found, edge = {start: 0}, [start]
    while edge:
        edge = [
            node
            for one in edge
            if one == start or may_carry(one, closed)
            for node in leaving.get(one, ())
            if node not in found and found.setdefault(node, found[one] + 1)
        ]
    return found


def dyads(
    hops: Sequence[Hop],
    patrons: Collection[str],
    targets: Collection[str],
    closed: Collection[str],
    longest: int = MAX_HOPS,
) -> dict[Pair, list[Hop]]:
    """Channels that lie on some chain from each patron to each target, of at most so many hops."""
    ahead = {patron: steps_from(hops, patron, closed) for patron in patrons}
    behind = {target: steps_from(hops, target, closed, back=True) for target in targets}

    def lies(hop: Hop, patron: str, target: str) -> bool:
        one, other = hop.influencer, hop.influenced
        before, after = ahead[patron].get(one), behind[target].get(other)
        if before is None or after is None or before + 1 + after > longest or target == one or patron == other:
            return False
        return (one == patron or may_carry(one, closed)) and (other == target or may_carry(other, closed))

    return {
        (patron, target): [hop for hop in hops if lies(hop, patron, target)]
        for patron in patrons
        for target in targets
        if patron != target
    }


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
