"""Coverage bias: what is left of each pair's reach if no pair had more channels than the poorest one has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from steppe.influence.gaps import on_chains
from steppe.influence.scene import Scene

TIMES = 20
"""Random choices of channels that each thinned reach is the mean of."""


@dataclass(frozen=True)
class Thinned:
    """A pair's channels and mean reach, and its mean reach over choices of as many channels as the poorest has."""

    patron: str
    target: str
    channels: int
    kept: int
    reach: float
    thinned: float


def thin(
    scene: Scene, patrons: Sequence[str], targets: Sequence[str], to: int | None = None, times: int = TIMES
) -> list[Thinned]:
    """Reach of each pair as it is and thinned to as many channels as the poorest has.

    A pair that keeps its place when thinned does not owe it to being better documented.

    Args:
        scene: of the day.
        patrons: IRIs of those who may move.
        targets: IRIs of those who may be moved.
        to: channels that a pair keeps at most; by default those of the poorest pair that has any.
        times: random choices that each thinned reach is the mean of.
    """
    place = {hop.channel: i for i, hop in enumerate(scene.hops)}
    its = {
        (patron, target): [place[h.channel] for h in on_chains(scene.hops, patron, target, scene.closed)]
        for patron in patrons
        for target in targets
        if patron != target
    }
    fewest = to or min((len(rows) for rows in its.values() if rows), default=0)
    found = []
    for number, ((patron, target), rows) in enumerate(its.items()):
        rng, means = np.random.default_rng([scene.seed, number]), []
        for _ in range(times if rows else 0):
            kept = np.zeros(len(scene.hops), bool)
            kept[rng.choice(rows, min(fewest, len(rows)), replace=False)] = True
            means.append(float(scene.reaches([patron], [target], scene.rows(kept.tolist())).mean()))
        whole = float(scene.reaches([patron], [target]).mean())
        found.append(Thinned(patron, target, len(rows), min(fewest, len(rows)), whole, float(np.mean(means or [0.0]))))
    return found
