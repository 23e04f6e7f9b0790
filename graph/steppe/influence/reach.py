"""Reach: the chance that a patron's influence gets through to a target, over many possible worlds.

I(A -> B) = Pr[B is reachable from A when every channel is up with its strength and exists with its credence]. That is
two-terminal network reliability, and the activation probability of the independent cascade model (Kempe, Kleinberg,
Tardos 2003). Never the sum of path strengths. Worlds are evaluated sixty-four at a time in the bits of a word; each
word has a parameter draw of its own, so that the spread over words is the interval.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from steppe.influence.network import Hop
from steppe.influence.parameters import Parameters
from steppe.influence.paths import may_carry

Words = NDArray[np.uint64]
FULL = np.uint64(0xFFFFFFFFFFFFFFFF)
BITS = 64
DRAWS = 32
"""Parameter draws; times `BITS` worlds each: 2,048 worlds."""
DEPTH = 16
"""Bits of a probability that are kept: its error is below 1 in 65,536."""
SPREAD = 0.6
"""Standard deviation of the logarithm of a base weight."""
BALANCE = (0.3, 0.7)
"""Range of the exponent that weighs dependence against bandwidth."""
PRIOR = 5.0
"""Weight of the typical value in the Beta prior of an unknown dependence or bandwidth."""
CONTROL = frozenset({"Ownership", "Appointing", "Headship", "Oversight", "Representation", "OperatingRight"})
"""Kinds that carry control: their weights are certain, and they belong to the chains of every other kind."""
CARRYING = CONTROL | {"Exposure", "Nationality"}


@dataclass(frozen=True)
class Worlds:
    """Channels between numbered nodes and the worlds in which each is up."""

    nodes: tuple[str, ...]
    source: NDArray[np.intp]
    target: NDArray[np.intp]
    kinds: tuple[str, ...]
    up: Words
    """One row a channel, one word a draw: bit *w* says whether the channel is up in world *w*."""
    passes: Words
    """The same, where what the channel brings is also passed on by its target."""
    clipped: float
    """Share of drawn strengths that had to be clipped to 1."""
    quantified: float
    """Share of channels whose dependence rests on a figure."""


def bernoulli(chance: NDArray[np.float64], rng: np.random.Generator) -> Words:
    """Words whose bits are 1 with the given chances, by the binary expansion of each chance."""
    steps = np.minimum(np.rint(chance * (1 << DEPTH)), (1 << DEPTH)).astype(np.int64)
    words = np.zeros(chance.shape, np.uint64)
    for place in range(DEPTH):
        noise = rng.integers(0, 1 << 64, size=chance.shape, dtype=np.uint64)
        words = np.where((steps >> place) & 1 == 1, words | noise, words & noise)
    return np.where(steps == 1 << DEPTH, FULL, words)


def _strengths(
    hop: Hop,
    weights: dict[str, NDArray[np.float64]],
    balance: NDArray[np.float64],
    parameters: Parameters,
    rng: np.random.Generator,
) -> NDArray[np.float64]:
    """Strength of one channel in each draw, before clipping."""
    draws = len(balance)
    if hop.kind == "Nationality":
        return rng.beta(1, 9, draws)
    if hop.kind in CONTROL - {"Ownership"}:
        return np.ones(draws)

    def beta(mean: float) -> NDArray[np.float64]:
        return rng.beta(PRIOR * mean, PRIOR * (1 - mean), draws)

    if hop.dependence is None:
        dependence = beta(hop.typical or parameters.dependence)
    elif hop.spread:
        dependence = rng.uniform(*hop.spread, draws)
    else:
        dependence = np.full(draws, hop.dependence)
    if hop.kind == "Ownership":
        return dependence
    if hop.bandwidth is not None:
        bandwidth = np.full(draws, hop.bandwidth)
    else:
        bandwidth = beta(parameters.bandwidth) if hop.dependence is None else dependence
    escape = parameters.escape if hop.escape is None else hop.escape
    return weights[hop.kind] * dependence**balance * bandwidth ** (1 - balance) * (1 - escape) * hop.age


def draw_worlds(hops: Sequence[Hop], parameters: Parameters, seed: int, draws: int = DRAWS) -> Worlds:
    """Worlds of the given channels.

    Every channel has a stream of random numbers of its own, named by its record, so that adding a channel changes
    nothing in the others and the order of channels does not matter.
    """
    common = np.random.default_rng(seed)
    balance = common.uniform(*BALANCE, draws)
    weights = {
        kind: weight * np.exp(SPREAD * common.standard_normal(draws))
        for kind, weight in sorted(parameters.weight.items())
    }
    nodes = tuple(sorted({end for hop in hops for end in (hop.influencer, hop.influenced)}))
    number = {node: i for i, node in enumerate(nodes)}
    up = np.zeros((len(hops), draws), np.uint64)
    passes = np.zeros((len(hops), draws), np.uint64)
    precision = parameters.number.get("precision-private-firm", 10.0)
    clipped = 0
    for row, hop in enumerate(hops):
        stream = int.from_bytes(blake2b(f"{seed} {hop.channel}".encode(), digest_size=8).digest(), "big")
        rng = np.random.default_rng(stream)
        strength = _strengths(hop, weights, balance, parameters, rng)
        clipped += int((strength > 1).sum())
        up[row] = bernoulli(np.minimum(strength, 1.0) * hop.credence, rng)
        passes[row] = up[row]
        if hop.theta < 1:
            theta = (
                rng.beta(precision * hop.theta, precision * (1 - hop.theta), draws) if hop.theta else np.zeros(draws)
            )
            passes[row] &= bernoulli(theta, rng)
    return Worlds(
        nodes,
        np.array([number[h.influencer] for h in hops], np.intp),
        np.array([number[h.influenced] for h in hops], np.intp),
        tuple(h.kind for h in hops),
        up,
        passes,
        clipped / max(1, up.size),
        sum(h.quantified for h in hops) / max(1, len(hops)),
    )


def reach(
    worlds: Worlds, start: str, closed: Collection[str], kind: str | None = None
) -> dict[str, NDArray[np.float64]]:
    """Reach from a patron to every node, one value a draw.

    Args:
        worlds: from `draw_worlds`.
        start: IRI of the patron.
        closed: actors that pass nothing on (`steppe.influence.paths.closed_to`).
        kind: only channels of this kind, with those that carry control; all if None.
    """
    if start not in worlds.nodes:
        return {}
    used = np.array([kind is None or k == kind or k in CARRYING for k in worlds.kinds])
    passes = np.array([node == start or may_carry(node, closed) for node in worlds.nodes])
    used &= passes[worlds.source]
    order = np.flatnonzero(used)[np.argsort(worlds.target[used], kind="stable")]
    source, target, up = worlds.source[order], worlds.target[order], worlds.passes[order]
    reached = np.zeros((len(worlds.nodes), worlds.up.shape[1]), np.uint64)
    reached[worlds.nodes.index(start)] = FULL
    if len(order):
        ends, first = np.unique(target, return_index=True)
        while True:
            arriving = np.bitwise_or.reduceat(reached[source] & up, first, axis=0)
            fresh = reached[ends] | arriving
            if np.array_equal(fresh, reached[ends]):
                break
            reached[ends] = fresh
        # Who is moved need not pass it on: only the last hop counts in full.
        last = np.bitwise_or.reduceat(reached[source] & worlds.up[order], first, axis=0)
        reached[ends] |= last
    share = np.bitwise_count(reached) / BITS
    return {node: share[i] for i, node in enumerate(worlds.nodes)}
