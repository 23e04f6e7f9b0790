"""One day as the analyses see it: the channels, the worlds drawn from them, and who passes nothing on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from steppe.influence.columns import Mask
from steppe.influence.hop import Hop
from steppe.influence.network import channels, pooled
from steppe.influence.noise import Floats
from steppe.influence.parameters import Parameters
from steppe.influence.paths import closed_to
from steppe.influence.pool import Memo
from steppe.influence.reach import reaches
from steppe.influence.worlds import DRAWS, Worlds, draw_worlds
from steppe.store import Store

SEED = 20250922
SURE, LIKELY = 0.95, 0.8
"""Chances that a change goes one way from which it is more than noise, or likely so."""


@dataclass(frozen=True)
class Scene:
    """Live and potential channels of a day. Scenes of one seed share their random words, channel by channel."""

    store: Store
    day: str
    told: tuple[Hop, ...]
    """Live channels, one a record."""
    parameters: Parameters
    closed: frozenset[str]
    seed: int = SEED
    draws: int = DRAWS
    _memo: Memo = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        store: Store,
        day: str,
        seed: int = SEED,
        draws: int = DRAWS,
        parameters: Parameters | None = None,
    ) -> Scene:
        """The scene of a day, by the parameters of the graph if no others are given."""
        parameters = parameters or Parameters.load(store)
        told = tuple(channels(store, day, parameters=parameters))
        return cls(store, day, told, parameters, frozenset(closed_to(store)), seed, draws)

    @cached_property
    def hops(self) -> tuple[Hop, ...]:
        """Live channels as reach counts them."""
        return self.counted(self.told)

    def counted(self, told: Sequence[Hop]) -> tuple[Hop, ...]:
        """Channels as reach counts them: where records of one pair and kind are parts of one dependence, as one."""
        return tuple(pooled(told, self.parameters, self._memo))

    @cached_property
    def potential(self) -> tuple[Hop, ...]:
        """Channels that are only proposed, announced or optional on the day, one a record."""
        return tuple(channels(self.store, self.day, potential=True, parameters=self.parameters))

    @cached_property
    def worlds(self) -> Worlds:
        """Worlds of the live channels."""
        return self.worlds_of(self.hops)

    def worlds_of(self, hops: Sequence[Hop]) -> Worlds:
        """Worlds of other channels as counted; those that are also live are up in the same worlds as there."""
        return draw_worlds(hops, self.parameters, self.seed, self.draws)

    def reaches_of(self, patrons: Sequence[str], targets: Sequence[str], told: Sequence[Hop]) -> Floats:
        """Reach by patron, target and draw over other channels, one a record.

        What nobody knows of a channel that is live too is drawn around the same value as there: another one of unknown
        size would else take from its part of the whole, and a new project seem to weaken those who have none in it.
        """
        usual = {hop.channel: hop.typical for hop in self.hops if hop.dependence is None}
        hops = list(self.counted(told))
        for i, hop in enumerate(hops):
            typical = usual.get(hop.channel, hop.typical) if hop.dependence is None else hop.typical
            if typical != hop.typical:
                hops[i] = replace(hop, typical=typical)
        return reaches(self.worlds_of(hops), patrons, targets, self.closed)

    def reaches(self, patrons: Sequence[str], targets: Sequence[str], used: Mask | None = None) -> Floats:
        """Reach by patron, target and draw; ``used`` says for each row of the columns whether its channel counts."""
        return reaches(self.worlds, patrons, targets, self.closed, used)

    def rows(self, kept: Sequence[bool]) -> Mask:
        """A choice among `hops` in the order of the columns."""
        return self.worlds.columns.rows_of(kept)


def sureness(chance: float) -> str:
    """Words for the chance that a change is upwards: whether it is more than the noise of the model."""
    way = "up" if chance > 0.5 else "down"
    certain = max(chance, 1 - chance)
    if certain >= SURE:
        return f"{way}, more than noise"
    return f"{way}, likely" if certain >= LIKELY else "no more than noise"
