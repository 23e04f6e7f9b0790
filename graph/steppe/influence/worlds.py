"""Possible worlds: for each channel, in which of sixty-four worlds a draw of the parameters it is up.

A channel is up with its strength and exists with its credence; both are one chance, and each draw has parameters of its
own. Words are drawn when influence first arrives at a channel, and stay.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from steppe.influence.columns import Columns, Numbers
from steppe.influence.hop import CONTROL, Hop
from steppe.influence.noise import DEPTH, Floats, Words, around, bernoulli, keys, normal, seeded, uniform
from steppe.influence.parameters import Parameters

BITS = 64
DRAWS = 32
"""Parameter draws; times `BITS` worlds each: 2,048 worlds."""
CARRYING = CONTROL | {"Exposure", "Nationality"}
"""Kinds that belong to the chains of every other kind."""
EVERY = slice(None)
ROWS = 512
"""Channels drawn in one go: what fits the caches of a small machine."""
_DEPENDENCE, _BANDWIDTH, _ESCAPE, _HOME, _THETA, _BETWEEN, _PASSING = range(DEPTH + 1, DEPTH + 8)


class _Draws:
    """What one seed draws of the parameters, and the strengths that follow for some channels."""

    def __init__(self, kinds: Sequence[str], parameters: Parameters, seed: int, draws: int) -> None:
        self.draws, self.parameters = draws, parameters
        number = parameters.number
        low, high = number["balance-low"], number["balance-high"]
        self.balance = low + (high - low) * uniform(seeded(keys(["balance"]), seed), 0, draws)
        own = seeded(keys(f"kind {kind}" for kind in kinds), seed)
        base = np.array([parameters.weight[kind] for kind in kinds]).reshape(-1, 1)
        self.control = np.array([kind in CONTROL for kind in kinds], bool)
        # Weights of control are not drawn.
        spread = np.where(self.control, 0.0, number["spread-weight"])[:, None]
        self.weight = base * np.exp(spread * normal(own, 0, draws))
        self.fading = np.exp(-number["spread-half-life"] * normal(own, 1, draws))
        # Mean and precision of what nobody knows, a row a kind.
        self.dependence = np.array([parameters.dependence_on(kind) for kind in kinds]).reshape(-1, 2)
        self.bandwidth = np.array([parameters.bandwidth_of(kind) for kind in kinds]).reshape(-1, 2)
        self.right = np.array([kind in CONTROL - {"Ownership"} for kind in kinds], bool)
        self.home = np.array([kind == "Nationality" for kind in kinds], bool)

    def of(self, columns: Columns, rows: Numbers, key: Words) -> Floats:
        """Strength of each channel in each draw, before clipping: shape (channels, draws)."""
        kind, known, band = columns.kind[rows], columns.dependence[rows], columns.bandwidth[rows]
        draws = self.draws
        dependence = np.repeat(known[:, None], draws, axis=1)
        unknown = np.isnan(known)
        usual, precision = self.dependence[kind].T
        typical = np.where(np.isnan(columns.typical[rows]), usual, columns.typical[rows])
        # An office or a law gives all or nothing: a right whose size is not told is whole.
        typical[self.right[kind]] = 1.0
        dependence[unknown] = around(typical[unknown], precision[unknown], key[unknown], _DEPENDENCE, draws)
        low, high = columns.low[rows], columns.high[rows]
        told = ~np.isnan(low) & ~unknown
        between = uniform(key[told], _BETWEEN, draws)
        dependence[told] = low[told, None] + (high - low)[told, None] * between
        # A share already says how much runs through the channel; only a missing share needs the typical bandwidth.
        bandwidth = np.where(np.isnan(band)[:, None], dependence, band[:, None])
        neither = unknown & np.isnan(band)
        middle, sharp = self.bandwidth[kind[neither]].T
        bandwidth[neither] = around(middle, sharp, key[neither], _BANDWIDTH, draws)
        with np.errstate(divide="ignore"):
            found = np.exp(self.balance * np.log(dependence) + (1 - self.balance) * np.log(bandwidth))
        found *= self.weight[kind]
        flight = columns.escape[rows]
        if self.parameters.escape or not np.isnan(flight).all():
            prior = np.where(np.isnan(flight), self.parameters.escape, 0.0)
            drawn = around(prior, self.parameters.number["precision-unquantified"], key, _ESCAPE, draws)
            found *= 1 - np.where(np.isnan(flight)[:, None], drawn, flight[:, None])
        faded = columns.age[rows] < 1
        found[faded] *= columns.age[rows][faded, None] ** self.fading[kind[faded]]
        control, home = self.control[kind], self.home[kind]
        found[control] = self.weight[kind[control]] * dependence[control]
        likely = np.full(int(home.sum()), self.parameters.weight["Nationality"])
        found[home] = around(likely, self.parameters.number["precision-nationality"], key[home], _HOME, draws)
        return found

    def theta(self, columns: Columns, rows: Numbers, key: Words) -> Floats:
        """Part that the target passes on, in each draw: shape (channels, draws)."""
        precision = self.parameters.number["precision-private-firm"]
        return around(columns.theta[rows], precision, key, _THETA, self.draws)


class Worlds:
    """Channels and the worlds in which each is up, drawn when influence first arrives at them."""

    def __init__(self, columns: Columns, parameters: Parameters, seed: int, draws: int = DRAWS) -> None:
        self.columns, self.draws = columns, draws
        self._drawn = np.zeros(len(columns), bool)
        self._up = np.empty((len(columns), draws), np.uint64)
        self._draws = _Draws(columns.kinds, parameters, seed, draws)
        self._key = seeded(columns.key, seed)
        self._clipped = self._looked_at = 0
        self.holding = bool((columns.theta < 1).any())
        """Whether any node passes on less than what arrives."""
        self._passing = np.empty_like(self._up) if self.holding else self._up

    def up(self, rows: Numbers, words: slice = EVERY) -> Words:
        """Rows of bits, one word a draw: bit *w* says whether the channel is up in world *w*."""
        self._draw(rows)
        return np.asarray(self._up[rows, words])

    def passing(self, rows: Numbers, words: slice = EVERY) -> Words:
        """As `up`, for the worlds in which the channel's target also passes on what arrives."""
        self._draw(rows)
        return np.asarray(self._passing[rows, words])

    def _draw(self, rows: Numbers) -> None:
        missing = rows[~self._drawn[rows]]
        missing = np.unique(missing) if missing.size else missing
        for start in range(0, len(missing), ROWS):
            some = missing[start : start + ROWS]
            strength = self._draws.of(self.columns, some, self._key[some])
            self._clipped += int((strength > 1).sum())
            self._up[some] = bernoulli(np.minimum(strength, 1.0) * self.columns.credence[some, None], self._key[some])
            if self.holding:
                self._passing[some] = self._up[some]
                held = some[self.columns.theta[some] < 1]
                passed = bernoulli(self._draws.theta(self.columns, held, self._key[held]), self._key[held], _PASSING)
                self._passing[held] &= passed
        self._drawn[missing] = True
        self._looked_at += len(missing)

    def strengths(self) -> Floats:
        """Strength of every channel in each draw, clipped to 1."""
        return np.minimum(self._draws.of(self.columns, np.arange(len(self.columns)), self._key), 1.0)

    def thetas(self) -> Floats:
        """Part that the target of every channel passes on, in each draw."""
        return self._draws.theta(self.columns, np.arange(len(self.columns)), self._key)

    def all_up(self) -> Words:
        """Bits of every channel."""
        return self.up(np.arange(len(self.columns)))

    @property
    def clipped(self) -> float:
        """Share of the strengths drawn so far that had to be clipped to 1."""
        return self._clipped / max(1, self._looked_at * self.draws)

    @property
    def drawn(self) -> float:
        """Share of the channels that influence has arrived at so far."""
        return self._looked_at / max(1, len(self.columns))

    @property
    def nodes(self) -> tuple[str, ...]:
        """Every node that a channel touches, sorted."""
        return self.columns.nodes

    @property
    def quantified(self) -> float:
        """Share of channels whose dependence rests on a figure."""
        return self.columns.quantified


def draw_worlds(hops: Sequence[Hop] | Columns, parameters: Parameters, seed: int, draws: int = DRAWS) -> Worlds:
    """Worlds of the given channels.

    Every channel has random words of its own, named by its record (`steppe.influence.noise`), so that adding a channel
    changes nothing in the others and the order of channels does not matter. Memory: 8 bytes a channel and draw.
    """
    return Worlds(hops if isinstance(hops, Columns) else Columns.of(hops), parameters, seed, draws)
