"""Channels as columns of numbers, in the order that reaching wants: what many worlds are drawn from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from steppe.influence.network import Hop
from steppe.influence.noise import Floats, Words, keys
from steppe.influence.paths import may_carry

FIELDS = ("influencer", "influenced", "kind", "channel", "dependence", "bandwidth", "age", "credence")
"""What of a channel goes into the columns; an unknown number becomes not a number."""
Numbers = NDArray[np.intp]
Mask = NDArray[np.bool_]


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
    order: Numbers
    """For each row, the place that its channel had in what the columns were made from."""

    @classmethod
    def of(cls, hops: Sequence[Hop]) -> Columns:
        """Columns of channels; their order does not matter."""
        # One list a field: a tuple a channel would set off the garbage collector again and again.
        source, target, kind, channel, *numbers = (list(map(attrgetter(name), hops)) for name in FIELDS)
        nodes, kinds = tuple(sorted({*source, *target})), tuple(sorted(set(kind)))
        number, place = ({name: i for i, name in enumerate(names)}.__getitem__ for names in (nodes, kinds))
        return cls.sorted(
            nodes,
            kinds,
            np.fromiter(map(number, source), np.intp, len(hops)),
            np.fromiter(map(number, target), np.intp, len(hops)),
            np.fromiter(map(place, kind), np.intp, len(hops)),
            keys(channel),
            *(np.array(column, np.float64) for column in numbers),
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
        *numbers: Floats,
    ) -> Columns:
        """Columns in any order of rows, put in the order of targets and keys; ``numbers`` as in the fields."""
        order = np.lexsort((key, target))
        dependence, bandwidth, age, credence = (column[order] for column in numbers)
        return cls(
            nodes,
            kinds,
            source[order],
            target[order],
            kind[order],
            key[order],
            dependence,
            bandwidth,
            age,
            credence,
            order.astype(np.intp),
        )

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

    def leaving(self, nodes: Numbers) -> tuple[Numbers, Numbers]:
        """Rows that leave some nodes: for each, its place among the nodes given, and the row."""
        rows, begins = self._by_source
        number = begins[nodes + 1] - begins[nodes]
        shift = np.repeat(begins[nodes] - np.cumsum(number) + number, number)
        return np.repeat(np.arange(len(nodes)), number), rows[shift + np.arange(len(shift))]

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
