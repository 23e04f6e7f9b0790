"""All chains between two actors above a strength, and the diverse ones among them: what a card is made from.

Parallel channels of different kinds count as different chains: a state that lends and sells has two ways to press.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from steppe.influence.hop import Hop
from steppe.influence.paths import MAX_HOPS, Chain, may_carry

FLOORS = (0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0)
"""Strengths down to which chains are looked for, one after another until enough are found."""
NEAR = 0.9
"""Part of the strength of the last chain shown from which another counts as near-equal."""
MOST = 200_000
"""Chains looked at before the search goes no deeper."""

Leaving = Mapping[str, Sequence[Hop]]


def leaving(hops: Sequence[Hop]) -> Leaving:
    """Channels by the actor they leave, the strongest first."""
    found: dict[str, list[Hop]] = defaultdict(list)
    for hop in sorted(hops, key=lambda h: (-h.strength, h.channel)):
        found[hop.influencer].append(hop)
    return found


def chains(out: Leaving, start: str, goal: str, closed: Collection[str], longest: int, floor: float) -> list[Chain]:
    """Every simple chain of at least this strength, the strongest first.

    Args:
        out: channels from `leaving`, one a pair and kind.
        start: who moves.
        goal: who is moved.
        closed: actors that no chain may pass through.
        longest: most hops.
        floor: least strength.
    """
    found: list[Chain] = []

    def on(node: str, part: float, hops: tuple[Hop, ...]) -> Iterator[tuple[Hop, ...]]:
        for hop in out.get(node, ()):
            if part * hop.strength < floor or hop.strength <= 0:
                break  # the strongest come first
            if hop.influenced == goal:
                yield (*hops, hop)
            elif (
                len(hops) + 1 < longest
                and hop.influenced != start
                and may_carry(hop.influenced, closed)
                and all(hop.influenced != h.influenced for h in hops)
            ):
                passed = part * hop.strength * hop.theta
                if passed >= floor and passed > 0:
                    yield from on(hop.influenced, passed, (*hops, hop))

    if start != goal:
        for hops in on(start, 1.0, ()):
            found.append(Chain(hops))
            if len(found) >= MOST:
                break
    return sorted(found, key=lambda c: (-c.strength, [h.channel for h in c.hops]))


def diverse(found: Sequence[Chain], count: int) -> list[Chain]:
    """The strongest of which any two share at most one channel, and no two run through the same actors.

    Direct channels of different kinds are ways of their own.
    """
    kept: list[Chain] = []
    through: set[tuple[str, ...]] = set()
    for chain in found:
        its, inner = {hop.channel for hop in chain.hops}, tuple(hop.influenced for hop in chain.hops[:-1])
        if inner in through:
            continue
        if all(len(its & {hop.channel for hop in other.hops}) <= (len(its) > 1) for other in kept):
            kept.append(chain)
            through |= {inner} if inner else set()
        if len(kept) == count:
            break
    return kept


def best(
    out: Leaving, start: str, goal: str, closed: Collection[str], count: int = 3, longest: int = MAX_HOPS
) -> tuple[list[Chain], int]:
    """The strongest diverse chains, and how many others are nearly as strong as the last of them."""
    kept: list[Chain] = []
    found: list[Chain] = []
    for floor in FLOORS:
        found = chains(out, start, goal, closed, longest, floor)
        kept = diverse(found, count)
        if len(kept) == count or len(found) >= MOST:
            break
    if not kept:
        return [], 0
    shown = {tuple(hop.channel for hop in chain.hops) for chain in kept}
    least = kept[-1].strength * NEAR
    near = [c for c in found if c.strength >= least and tuple(hop.channel for hop in c.hops) not in shown]
    return kept, len(near)


def without(out: Leaving, channel: str) -> Leaving:
    """The same channels but one."""
    return {node: [hop for hop in hops if hop.channel != channel] for node, hops in out.items()}
