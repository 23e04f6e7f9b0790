"""Reach: the chance that a patron's influence gets through to a target, over many possible worlds.

I(A -> B) = Pr[B is reachable from A when every channel is up with its strength and exists with its credence]. That is
two-terminal network reliability, and the activation probability of the independent cascade model (Kempe, Kleinberg,
Tardos 2003). Never the sum of path strengths. Worlds are evaluated sixty-four at a time in the bits of a word; each
word has a parameter draw of its own, so that the spread over words is the interval. The same worlds serve every
patron, every target and every question of what would be without a channel.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from steppe.influence.columns import Columns, Mask, Numbers
from steppe.influence.network import Hop
from steppe.influence.noise import (
    DEPTH,
    FULL,
    TABLE,
    Floats,
    Words,
    bernoulli,
    beta_table,
    keys,
    normal,
    pick,
    seeded,
    uniform,
)
from steppe.influence.parameters import Parameters

BITS = 64
DRAWS = 32
"""Parameter draws; times `BITS` worlds each: 2,048 worlds."""
SPREAD, AGE_SPREAD = 0.6, 0.35
"""Standard deviations of the logarithms of a base weight and of a half-life."""
BALANCE = (0.3, 0.7)
"""Range of the exponent that weighs dependence against bandwidth."""
PRIOR = 5.0
"""Weight of the typical value in the Beta prior of an unknown dependence, bandwidth or escape."""
HOME = (1.0, 9.0)
"""Beta prior of what the nationality of a private firm is worth: nationality is not control."""
CONTROL = frozenset({"Ownership", "Appointing", "Headship", "Oversight", "Representation", "OperatingRight"})
"""Kinds that carry control: their weights are certain, and they belong to the chains of every other kind."""
CARRYING = CONTROL | {"Exposure", "Nationality"}
ROWS, COLUMNS = 512, 16
"""Channels drawn and words reached in one go: what fits the caches of a small machine."""
_DEPENDENCE, _BANDWIDTH, _ESCAPE, _HOME = range(DEPTH + 1, DEPTH + 5)


class _Draws:
    """What one seed draws of the parameters, and the strengths that follow for some channels."""

    def __init__(self, kinds: Sequence[str], parameters: Parameters, seed: int, draws: int) -> None:
        self.draws, self.escape = draws, parameters.escape
        self.balance = BALANCE[0] + (BALANCE[1] - BALANCE[0]) * uniform(seeded(keys(["balance"]), seed), 0, draws)
        own = seeded(keys(f"kind {kind}" for kind in kinds), seed)
        base = np.array([parameters.weight.get(kind, 0.5) for kind in kinds])[:, None]
        self.weight = base * np.exp(SPREAD * normal(own, 0, draws)) if len(kinds) else np.zeros((0, draws))
        self.fading = np.exp(-AGE_SPREAD * normal(own, 1, draws)) if len(kinds) else np.zeros((0, draws))
        self.sure = np.array([kind in CONTROL - {"Ownership"} for kind in kinds], bool)
        self.stake = np.array([kind == "Ownership" for kind in kinds], bool)
        self.home = np.array([kind == "Nationality" for kind in kinds], bool)
        self.homes = beta_table(*HOME)
        self.typical = [
            beta_table(PRIOR * mean, PRIOR * (1 - mean)) if 0 < mean < 1 else np.full(1 << TABLE, mean)
            for mean in (parameters.dependence, parameters.bandwidth, parameters.escape)
        ]

    def of(self, columns: Columns, rows: Numbers, key: Words) -> Floats:
        """Strength of each channel in each draw, before clipping: shape (channels, draws)."""
        kind, known, band = columns.kind[rows], columns.dependence[rows], columns.bandwidth[rows]
        dependence = np.repeat(known[:, None], self.draws, axis=1)
        unknown = np.isnan(known)
        dependence[unknown] = pick(self.typical[0], key[unknown], _DEPENDENCE, self.draws)
        # A share already says how much runs through the channel; only a missing share needs the typical bandwidth.
        bandwidth = np.where(np.isnan(band)[:, None], dependence, band[:, None])
        typical = unknown & np.isnan(band)
        bandwidth[typical] = pick(self.typical[1], key[typical], _BANDWIDTH, self.draws)
        with np.errstate(divide="ignore"):
            found = np.exp(self.balance * np.log(dependence) + (1 - self.balance) * np.log(bandwidth))
        found *= self.weight[kind]
        if self.escape:
            found *= 1 - pick(self.typical[2], key, _ESCAPE, self.draws)
        faded = columns.age[rows] < 1
        found[faded] *= columns.age[rows][faded, None] ** self.fading[kind[faded]]
        stake, home = self.stake[kind], self.home[kind]
        found[stake] = dependence[stake]
        found[home] = pick(self.homes, key[home], _HOME, self.draws)
        found[self.sure[kind]] = 1.0
        return found


class Worlds:
    """Channels and the worlds in which each is up, drawn when influence first arrives at them."""

    def __init__(self, columns: Columns, parameters: Parameters, seed: int, draws: int = DRAWS) -> None:
        self.columns, self.draws = columns, draws
        self._drawn = np.zeros(len(columns), bool)
        self._up = np.empty((len(columns), draws), np.uint64)
        self._draws = _Draws(columns.kinds, parameters, seed, draws)
        self._key = seeded(columns.key, seed)
        self._clipped = self._looked_at = 0

    def up(self, rows: Numbers, words: slice) -> Words:
        """Rows of bits, one word a draw: bit *w* says whether the channel is up in world *w*."""
        missing = rows[~self._drawn[rows]]
        missing = np.unique(missing) if missing.size else missing
        for start in range(0, len(missing), ROWS):
            some = missing[start : start + ROWS]
            strength = self._draws.of(self.columns, some, self._key[some])
            self._clipped += int((strength > 1).sum())
            self._up[some] = bernoulli(np.minimum(strength, 1.0) * self.columns.credence[some, None], self._key[some])
        self._drawn[missing] = True
        self._looked_at += len(missing)
        return np.asarray(self._up[rows, words])

    def strengths(self) -> Floats:
        """Strength of every channel in each draw, clipped to 1."""
        return np.minimum(self._draws.of(self.columns, np.arange(len(self.columns)), self._key), 1.0)

    def all_up(self) -> Words:
        """Bits of every channel."""
        return self.up(np.arange(len(self.columns)), slice(None))

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


def spread(
    worlds: Worlds, starts: Sequence[int], carrying: Mask, used: Mask | None = None, ends: Numbers | None = None
) -> Words:
    """Worlds in which nodes are reached from each patron: shape (patrons, ends, draws).

    Only channels that leave what was newly reached are looked at again, until nothing new is reached. All patrons go
    at once.

    Args:
        worlds: from `draw_worlds`.
        starts: numbers of the patrons' nodes.
        carrying: for each node, whether it passes anything on (`Columns.carrying`); a patron passes on its own.
        used: for each row, whether its channel counts; all if None.
        ends: numbers of the nodes asked about; all if None.
    """
    nodes, draws = len(worlds.columns.nodes), worlds.draws
    ends = np.arange(nodes) if ends is None else ends
    patrons = np.arange(len(starts))[:, None] * nodes
    found = np.empty((len(starts), len(ends), draws), np.uint64)
    for left in range(0, draws, COLUMNS):
        words = slice(left, min(left + COLUMNS, draws))
        # The state of a patron's influence at a node has the number patron x nodes + node.
        reached = np.zeros((len(starts) * nodes, words.stop - left), np.uint64)
        fresh = patrons[:, 0] + np.array(starts, np.intp)
        reached[fresh] = FULL
        while fresh.size:
            fresh = _pass_on(worlds, reached, fresh, used, words)
            fresh = fresh[carrying[fresh % nodes]]
        found[:, :, words] = reached[patrons + ends]
    return found


def _pass_on(worlds: Worlds, reached: Words, states: Numbers, used: Mask | None, words: slice) -> Numbers:
    """Pass on what some states have; the states that got something new, in order."""
    columns = worlds.columns
    count, nodes = len(columns), len(columns.nodes)
    patron, node = np.divmod(states, nodes)
    place, rows = columns.leaving(node)
    if used is not None:
        place, rows = place[used[rows]], rows[used[rows]]
    if not rows.size:
        return rows
    # Rows are sorted by what they move: so then are the states moved, patron by patron.
    patron, rows = np.divmod(np.sort(patron[place] * count + rows), count)
    first_node = patron * nodes
    moved = first_node + columns.target[rows]
    first = np.flatnonzero(np.diff(moved, prepend=-1))
    arriving = reached[first_node + columns.source[rows]]
    arriving &= worlds.up(rows, words)
    ends = moved[first]
    before = reached[ends]
    after = np.bitwise_or.reduceat(arriving, first, axis=0)
    after |= before
    changed = (after != before).any(axis=1)
    fresh: Numbers = ends[changed]
    reached[fresh] = after[changed]
    return fresh


def reach(
    worlds: Worlds, start: str, closed: Collection[str], kind: str | None = None, used: Mask | None = None
) -> dict[str, Floats]:
    """Reach from a patron to every node, one value a draw.

    Args:
        worlds: from `draw_worlds`.
        start: IRI of the patron.
        closed: actors that pass nothing on (`steppe.influence.paths.closed_to`).
        kind: only channels of this kind, with those that carry control; all if None.
        used: for each row of the columns, whether its channel counts; all if None.
    """
    columns = worlds.columns
    place = columns.place(start)
    if place is None:
        return {}
    if kind is not None:
        of_kind = columns.of_kinds({kind, *CARRYING})
        used = of_kind if used is None else used & of_kind
    (share,) = np.bitwise_count(spread(worlds, [place], columns.carrying(closed), used)) / BITS
    return dict(zip(columns.nodes, share, strict=True))


def reaches(
    worlds: Worlds, patrons: Sequence[str], targets: Sequence[str], closed: Collection[str], used: Mask | None = None
) -> Floats:
    """Reach of each patron to each target in each draw: shape (patrons, targets, draws); 0 for who has no channel."""
    columns = worlds.columns
    found = np.zeros((len(patrons), len(targets), worlds.draws))
    starts, ends = ([columns.place(node) for node in nodes] for nodes in (patrons, targets))
    rows, cells = ([i for i, place in enumerate(places) if place is not None] for places in (starts, ends))
    if rows and cells:
        words = spread(
            worlds,
            [place for place in starts if place is not None],
            columns.carrying(closed),
            used,
            np.array([place for place in ends if place is not None], np.intp),
        )
        found[np.ix_(rows, cells)] = np.bitwise_count(words) / BITS
    return found
