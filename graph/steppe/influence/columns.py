"""Channels as columns of numbers, in the order that reaching wants: what many worlds are drawn from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from steppe.influence.hop import Hop
from steppe.influence.noise import Floats, Words, keys
from steppe.influence.paths import may_carry

NUMBERS = ("dependence", "bandwidth", "age", "credence", "theta", "escape", "typical", "low", "high")
"""Columns of numbers, in order; an unknown number is not a number."""
Numbers = NDArray[np.intp]
Mask = NDArray[np.bool_]


def _runs(begins: Numbers, nodes: Numbers) -> tuple[Numbers, Numbers]:
    """Of some nodes, the rows that run from where each begins to where the next does: place of the node, and row."""
    number = begins[nodes + 1] - begins[nodes]
    shift = np.repeat(begins[nodes] - np.cumsum(number) + number, number)
    return np.repeat(np.arange(len(nodes)), number), shift + np.arange(len(shift))


@dataclass(frozen=True)
class Columns:
    """One row a channel, sorted by the node it moves and then by its key."""

    nodes: tuple[str, ...]
    kinds: tuple[str, ...]
    source: Numbers
    target: Numbers
    kind: Numbers
    """Place in `kinds`."""
    key: Words
    """Hash of the channel's name, from which all its random words follow."""
    dependence: Floats
    """Share of the target's total; not a number where no figure is known."""
    bandwidth: Floats
    age: Floats
    credence: Floats
    theta: Floats
    """Part of what arrives that the target passes on."""
    escape: Floats
    """Part that the target could move elsewhere; not a number where only the model's prior says."""
    typical: Floats
    """What an unknown dependence is drawn around; not a number where the model's own typical value serves."""
    low: Floats
    """Lowest and highest dependence that sources give, where they differ."""
    high: Floats
    order: Numbers
    """For each row, the place that its channel had in what the columns were made from."""

    @classmethod
    def of(cls, hops: Sequence[Hop]) -> Columns:
        """Columns of channels; their order does not matter."""
        # One list a field: a tuple a channel would set off the garbage collector again and again.
        source, target, kind, channel = (
            list(map(attrgetter(name), hops)) for name in ("influencer", "influenced", "kind", "channel")
        )
        nodes, kinds = tuple(sorted({*source, *target})), tuple(sorted(set(kind)))
        number, place = ({name: i for i, name in enumerate(names)}.__getitem__ for names in (nodes, kinds))
        spreads = [hop.spread or (None, None) for hop in hops]
        return cls.sorted(
            nodes,
            kinds,
            np.fromiter(map(number, source), np.intp, len(hops)),
            np.fromiter(map(number, target), np.intp, len(hops)),
            np.fromiter(map(place, kind), np.intp, len(hops)),
            keys(channel),
            {
                **{name: np.array(list(map(attrgetter(name), hops)), np.float64) for name in NUMBERS[:6]},
                "typical": np.array([hop.typical for hop in hops], np.float64),
                "low": np.array([low for low, _ in spreads], np.float64),
                "high": np.array([high for _, high in spreads], np.float64),
            },
        )

    @classmethod
    def sorted(
        cls,
        nodes: tuple[str, ...],
        kinds: tuple[str, ...],
        source: Numbers,
        target: Numbers,
        kind: Numbers,
        key: Words,
        numbers: Mapping[str, Floats],
    ) -> Columns:
        """Columns in any order of rows, put in the order of targets and keys.

        Args:
            nodes: names of the nodes, sorted.
            kinds: names of the kinds.
            source: number of the node that each channel leaves.
            target: number of the node that it moves.
            kind: number of its kind.
            key: hash of its name.
            numbers: columns of `NUMBERS` by name; those left out are unknown, age and theta 1.
        """
        order = np.lexsort((key, target)).astype(np.intp)
        whole = {"age": np.ones(len(order)), "theta": np.ones(len(order))}
        unknown = np.full(len(order), np.nan)
        given = {name: numbers.get(name, whole.get(name, unknown))[order] for name in NUMBERS}
        return cls(nodes, kinds, source[order], target[order], kind[order], key[order], order=order, **given)

    def __len__(self) -> int:
        return len(self.source)

    @property
    def quantified(self) -> float:
        """Share of the channels whose dependence rests on a figure."""
        return float(1 - np.isnan(self.dependence).mean()) if len(self) else 0.0

    @cached_property
    def _by_source(self) -> tuple[Numbers, Numbers]:
        """Rows in the order of their source, and where each node's rows begin among them."""
        ends = np.searchsorted(np.sort(self.source), np.arange(len(self.nodes) + 1))
        return np.argsort(self.source, kind="stable"), ends

    def entering(self, node: int) -> slice:
        """Rows that move a node."""
        return slice(*np.searchsorted(self.target, [node, node + 1]).tolist())

    def leaving(self, nodes: Numbers) -> tuple[Numbers, Numbers]:
        """Rows that leave some nodes: for each, its place among the nodes given, and the row."""
        rows, begins = self._by_source
        place, run = _runs(begins, nodes)
        return place, rows[run]

    def leading(self, ends: Numbers, carrying: Mask, used: Mask | None = None) -> Mask:
        """For each row, whether its channel lies on a way to one of some nodes.

        Args:
            ends: numbers of the nodes.
            carrying: for each node, whether a chain may pass through it.
            used: for each row, whether its channel counts; all if None.
        """
        begins = np.searchsorted(self.target, np.arange(len(self.nodes) + 1))
        wanted = np.zeros(len(self.nodes), bool)
        wanted[ends] = True
        edge = np.flatnonzero(wanted)
        while edge.size:
            _, rows = _runs(begins, edge)
            before = self.source[rows if used is None else rows[used[rows]]]
            edge = np.unique(before[carrying[before] & ~wanted[before]])
            wanted[edge] = True
        return np.asarray(wanted[self.target])

    def place(self, node: str) -> int | None:
        """Number of a node, None if no channel touches it."""
        at = bisect_left(self.nodes, node)
        return at if at < len(self.nodes) and self.nodes[at] == node else None

    def carrying(self, closed: Collection[str]) -> Mask:
        """For each node, whether a chain may pass through it."""
        return np.array([may_carry(node, closed) for node in self.nodes], bool)

    def of_kinds(self, wanted: Collection[str]) -> Mask:
        """For each row, whether its channel is of one of these kinds."""
        return np.array([kind in wanted for kind in self.kinds], bool)[self.kind]

    def rows_of(self, chosen: Sequence[bool] | Mask) -> Mask:
        """A choice made in the order of the channels given, in the order of the rows."""
        return np.asarray(chosen, bool)[self.order]
