"""All patrons over all states at once, in total and per channel kind, on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from steppe.influence.network import channels, pooled
from steppe.influence.parameters import Parameters
from steppe.influence.paths import closed_to
from steppe.influence.rank import NOTHING, Standing, rank
from steppe.influence.reach import BITS, CARRYING, draw_worlds, reaches
from steppe.store import Store

TOTAL = "Total"


@dataclass(frozen=True)
class Table:
    """Standings by target and kind, with what the estimate rests on."""

    rows: list[tuple[str, str, Standing]]
    """Target, kind (`TOTAL` for all), standing."""
    seed: int
    worlds: int
    channels: int
    clipped: float
    quantified: float


def influence(
    store: Store,
    as_of: str,
    patrons: Sequence[str],
    targets: Sequence[str],
    seed: int,
    parameters: Parameters | None = None,
) -> Table:
    """Reach and rank of each patron over each target.

    Args:
        store: the opened build.
        as_of: the day, as ``2025-06-30``; no figure and no channel is taken from after it.
        patrons: IRIs of those who may move.
        targets: IRIs of those who may be moved.
        seed: of the random numbers; the same seed gives the same bytes.
        parameters: of the model; those of the graph if None.
    """
    parameters = parameters or Parameters.load(store)
    hops, closed = pooled(channels(store, as_of, parameters=parameters), parameters), closed_to(store)
    worlds = draw_worlds(hops, parameters, seed)
    kinds = sorted({hop.kind for hop in hops} - CARRYING)
    rows = []
    for kind in (None, *kinds):
        used = None if kind is None else worlds.columns.of_kinds({kind, *CARRYING})
        found = reaches(worlds, patrons, targets, closed, used)
        for place, target in enumerate(targets):
            standings = rank({patron: found[i, place] for i, patron in enumerate(patrons) if patron != target})
            if kind is None or any(s.verdict != NOTHING for s in standings):
                rows += [(target, kind or TOTAL, standing) for standing in standings]
    return Table(rows, seed, worlds.draws * BITS, len(hops), worlds.clipped, worlds.quantified)
