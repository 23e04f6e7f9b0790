"""Control of firms: what a stake can decide, which is not its size, and what reaches an owner through other firms.

Two different things, always named: the cash-flow right, which counts every way money flows back, and control, which
does not run in circles. Sources: Shapley and Shubik (1954) for voting power; Brioschi, Buzzacchi and Colombo (1989)
for integrated ownership; Vitali, Glattfelder and Battiston (2011) for control.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from math import comb, factorial

import numpy as np

Stakes = Mapping[str, Mapping[str, float]]
"""Owned to owner to share, in per cent."""
SMALL = 20
"""Equal small holders that stand for what nobody named holds."""
SCALE = 100
"""Votes a per cent: shares are told to two places."""
LONGEST = 12
"""Longest chain of owners that is followed."""


def voting_power(shares: Mapping[str, float], pass_mark: float = 50.0) -> dict[str, float]:
    """Shapley-Shubik index of each holder: its chance of being the one whose vote carries a decision.

    A decision needs more than ``pass_mark`` per cent of all votes. What is not held by anyone named is taken as held
    by `SMALL` equal small holders; shares that sum to more than the whole are scaled to it. Exact for any number of
    holders: coalitions are counted by size and weight (the generating function of Mann and Shapley, 1962).

    >>> voting_power({"a": 60, "b": 40})
    {'a': 1.0, 'b': 0.0}
    """
    named = [(holder, max(0.0, share)) for holder, share in shares.items()]
    power = _power(tuple(sorted(share for _, share in named)), pass_mark)
    return {holder: power[share] for holder, share in named}


@lru_cache(maxsize=4096)
def _power(shares: tuple[float, ...], pass_mark: float) -> dict[float, float]:
    """Power by size of share."""
    weights = [round(share * SCALE) for share in shares]
    rest = max(0, 100 * SCALE - sum(weights))
    # In votes of the small holders: each has ``rest`` of them, and a named holder `SMALL` times its weight.
    quota = int(Fraction(pass_mark).limit_denominator(10_000) * SMALL * (sum(weights) + rest) / 100)
    if weights and SMALL * max(weights) > quota:
        return {share: float(weight == max(weights)) for share, weight in zip(shares, weights, strict=True)}
    found = {weight: _pivotal(weights, weight, rest, quota) for weight in set(weights)}
    return {share: found[weight] for share, weight in zip(shares, weights, strict=True)}


def _pivotal(weights: list[int], weight: int, rest: int, quota: int) -> float:
    """Chance that a holder of this weight is the one that carries the vote over the quota."""
    if not weight:
        return 0.0
    others = list(weights)
    others.remove(weight)
    # One row a size of coalition of the named, one column a weight: how many coalitions there are.
    ways = np.zeros((len(weights), quota // SMALL + 1))
    ways[0, 0] = 1.0
    for other in others:
        if other < ways.shape[1]:
            ways[1:, other:] += ways[:-1, : ways.shape[1] - other].copy()
    upto = np.concatenate([np.zeros((len(weights), 1)), ways.cumsum(axis=1)], axis=1)
    small = SMALL if rest else 0
    players = len(weights) + small
    power = 0.0
    for joined in range(small + 1):
        last, first = (quota - joined * rest) // SMALL, (quota - joined * rest - SMALL * weight) // SMALL
        for size in range(len(weights)):
            number = upto[size, max(0, last + 1)] - upto[size, max(0, first + 1)]
            if number > 0:
                before = size + joined
                orders = factorial(before) * factorial(players - before - 1) / factorial(players)
                power += float(number) * comb(small, joined) * orders
    return min(1.0, power)


def cash_flow(stakes: Stakes) -> dict[str, dict[str, float]]:
    """Cash-flow right of every owner in everything it owns, directly and through others: (I - W)^-1 W.

    Args:
        stakes: owned to owner to share in per cent.

    Returns:
        Owner to owned to share, from 0 to 1; circles of owners that own one another count as often as money goes round.

    Raises:
        ValueError: firms own one another wholly, so that nobody outside has any right in them.
    """
    names = sorted({*stakes, *(owner for held in stakes.values() for owner in held)})
    place = {name: i for i, name in enumerate(names)}
    shares = np.zeros((len(names), len(names)))
    for owned, held in stakes.items():
        whole = max(100.0, sum(held.values()))
        for owner, share in held.items():
            shares[place[owner], place[owned]] = share / whole
    try:
        integrated = np.linalg.solve(np.eye(len(names)) - shares, shares)
    except np.linalg.LinAlgError:
        raise ValueError("firms own one another wholly: nobody outside has a right in them") from None
    return {
        owner: {owned: float(integrated[i, j]) for owned, j in place.items() if integrated[i, j] > 1e-12}
        for owner, i in place.items()
    }


def control(stakes: Stakes, owned: str) -> dict[str, float]:
    """Control of one firm or facility by each who owns it directly or through others, from 0 to 1.

    Links back into the chain from the owner to the owned are ignored: a firm does not gain control by owning its
    owner. What is left is the sum over all chains without a repeat of the product of the shares along each.
    """
    found: dict[str, float] = {}

    def up(thing: str, part: float, chain: tuple[str, ...]) -> None:
        held = stakes.get(thing, {})
        whole = max(100.0, sum(held.values()))
        for owner, share in sorted(held.items()):
            if owner not in chain and share > 0:
                found[owner] = found.get(owner, 0.0) + part * share / whole
                if len(chain) < LONGEST:
                    up(owner, part * share / whole, (*chain, owner))

    up(owned, 1.0, (owned,))
    return found


def ultimate(stakes: Stakes, owned: str) -> list[str]:
    """Who stands at the top of the chains of owners: nobody owns them, or only those whom they own themselves."""
    above = {owned: set(stakes.get(owned, {}))}
    todo = [*above[owned]]
    while todo:
        thing = todo.pop()
        if thing not in above:
            above[thing] = set(stakes.get(thing, {}))
            todo += above[thing]
    reach = {thing: _upward(above, thing) for thing in above}
    return sorted(
        thing for thing in above if thing != owned and all(thing in reach[other] for other in reach[thing] - {thing})
    )


def _upward(above: Mapping[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    todo = [*above[start]]
    while todo:
        thing = todo.pop()
        if thing not in found:
            found.add(thing)
            todo += above[thing]
    return found


def majorities(stakes: Stakes, organs: Mapping[str, str]) -> dict[str, set[str]]:
    """Who controls which firms by more than half of the shares, held itself, by its organs or by firms it so controls.

    Args:
        stakes: owned to owner to share in per cent, on one day.
        organs: state of each public body.
    """
    holdings: dict[str, dict[str, float]] = {}
    for firm, of in stakes.items():
        for owner, share in of.items():
            holdings.setdefault(owner, {})[firm] = share
    held: dict[str, set[str]] = {}
    for owner in {*holdings, *organs.values()}:
        hands = {owner, *(body for body, state in organs.items() if state == owner)}
        firms: set[str] = set()
        fresh = hands
        while fresh:
            sums: dict[str, float] = {}
            for hand in sorted(hands):
                for firm, share in holdings.get(hand, {}).items():
                    sums[firm] = sums.get(firm, 0.0) + share
            fresh = {firm for firm, share in sums.items() if share > 50} - firms - {owner}
            firms |= fresh
            hands = hands | fresh
        held[owner] = firms
    return held
