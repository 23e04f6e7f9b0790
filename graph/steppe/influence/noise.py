"""Random words by counting: each word is a hash of a key, a lane and a draw, so that no word depends on another's.

A channel's words follow from its name and the seed alone: adding a channel changes nothing in the others, their order
does not matter, and a million channels need no million generators. The hash is the finaliser of SplitMix64 (Steele,
Lea, Flood 2014, with the constants of Stafford's thirteenth variant) on the sequence that it was made for.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]
Floats = NDArray[np.float64]
LANES = 64
"""Words a key may use in each draw."""
DEPTH = 10
"""Binary places of a probability that are kept; what lies beyond them decides, by chance, between two neighbours."""
TABLE = 10
"""Quantiles kept of a distribution, as a power of two."""
FULL = np.uint64(0xFFFFFFFFFFFFFFFF)
_GAMMA = 0x9E3779B97F4A7C15
_MULTIPLY = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_SHIFT = (np.uint64(30), np.uint64(27), np.uint64(31))
_TOP = np.uint64(64 - TABLE)


def keys(names: Iterable[str]) -> Words:
    """One key a name, the same on every machine."""
    digests = b"".join([blake2b(name.encode(), digest_size=8).digest() for name in names])
    return np.frombuffer(digests, "<u8").astype(np.uint64)


def mix(words: Words, scratch: Words) -> None:
    """Hash words in place; ``scratch`` is a buffer of their shape."""
    for shift, factor in zip(_SHIFT, (*_MULTIPLY, None), strict=True):
        np.right_shift(words, shift, out=scratch)
        np.bitwise_xor(words, scratch, out=words)
        if factor is not None:
            np.multiply(words, factor, out=words)


def seeded(key: Words, seed: int) -> Words:
    """Keys of one seed: another seed gives keys that have nothing to do with these."""
    words: Words = key ^ keys([f"seed {seed}"])[0]
    mix(words, np.empty_like(words))
    return words


def draw(key: Words, lane: int, draws: int) -> Words:
    """Words of shape (keys, draws) in one lane, each uniform over 64 bits."""
    words = key[:, None] + _steps(lane, draws)
    mix(words, np.empty_like(words))
    return words


@lru_cache(maxsize=LANES)
def _steps(lane: int, draws: int) -> Words:
    return np.array([((d * LANES + lane + 1) * _GAMMA) & int(FULL) for d in range(draws)], np.uint64)


def uniform(key: Words, lane: int, draws: int) -> Floats:
    """Numbers strictly between 0 and 1, of shape (keys, draws)."""
    return ((draw(key, lane, draws) >> np.uint64(11)).astype(np.float64) + 0.5) / (1 << 53)


def normal(key: Words, lane: int, draws: int) -> Floats:
    """Standard normal numbers, of shape (keys, draws)."""
    from scipy.special import ndtri  # noqa: PLC0415  slow to load, and most commands draw nothing

    return np.asarray(ndtri(uniform(key, lane, draws)), np.float64)


def beta_table(alpha: float, beta: float) -> Floats:
    """The 1,024 quantiles of Beta(alpha, beta) at the middles of equal steps: a word's top bits pick one."""
    from scipy.special import betaincinv  # noqa: PLC0415  as above

    return np.asarray(betaincinv(alpha, beta, (np.arange(1 << TABLE) + 0.5) / (1 << TABLE)), np.float64)


def pick(table: Floats, key: Words, lane: int, draws: int) -> Floats:
    """Entries of a table of quantiles, of shape (keys, draws)."""
    return table[(draw(key, lane, draws) >> _TOP).astype(np.intp)]


def around(means: Floats, precision: Floats | float, key: Words, lane: int, draws: int) -> Floats:
    """Beta numbers of shape (keys, draws), by mean and precision: the sum of the two numbers of the distribution.

    Args:
        means: one a key; 0 and 1 are certain.
        precision: one a key, or one for all.
        key: of what is drawn.
        lane: of the words used.
        draws: how many a key.
    """
    found = np.repeat(means[:, None], draws, axis=1)
    precisions = np.broadcast_to(precision, means.shape)
    for sharp in np.unique(precisions).tolist():
        alike = (precisions == sharp) & (means > 0) & (means < 1)
        for mean in np.unique(means[alike]).tolist():
            rows = alike & (means == mean)
            found[rows] = pick(_around(mean, sharp), key[rows], lane, draws)
    return found


@lru_cache(maxsize=4096)
def _around(mean: float, precision: float) -> Floats:
    return beta_table(precision * mean, precision * (1 - mean))


def bernoulli(chance: Floats, key: Words, lane: int = 0) -> Words:
    """Words whose bits are 1 with the given chances, by the binary expansion of each chance.

    From the last place to the first, a word is joined with a random one where the place is 1 and cut with it where the
    place is 0: `DEPTH` random words make sixty-four draws of the same chance. A chance between two that have so many
    places becomes the upper or the lower one by a draw of its own, so that no chance is off on average. A bit is 1
    where a number that its key fixes lies below the chance: with a smaller chance, a key's ones are some of the same.

    Args:
        chance: shape (keys, draws), each from 0 to 1.
        key: one a row.
        lane: the first of the ``DEPTH + 1`` lanes that are used.
    """
    draws = chance.shape[1]
    places = (chance * (1 << DEPTH) + uniform(key, lane + DEPTH, draws)).astype(np.int64)
    words = np.zeros(chance.shape, np.uint64)
    noise, scratch = np.empty_like(words), np.empty_like(words)
    ones = np.empty_like(places)
    for place in range(DEPTH):
        np.add(key[:, None], _steps(lane + place, draws), out=noise)
        mix(noise, scratch)
        # All ones where the place is 1, and joined there; elsewhere cut.
        np.left_shift(places, 63 - place, out=ones)
        np.right_shift(ones, 63, out=ones)
        np.bitwise_or(words, noise, out=scratch)
        np.bitwise_and(scratch, ones.view(np.uint64), out=scratch)
        np.bitwise_and(words, noise, out=words)
        np.bitwise_or(words, scratch, out=words)
    words[places >= 1 << DEPTH] = FULL
    return words
