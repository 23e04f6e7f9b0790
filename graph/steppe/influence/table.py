"""All patrons over all states at once, in total and per channel kind, on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from steppe.influence.coverage import dyads, sources_of, thinned
from steppe.influence.hop import RIGHT
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
    rights: float = 0.0
    """Share of channels that are whole by office or law."""
    sources: dict[tuple[str, str], int] = field(default_factory=dict)
    """Different sources behind the channels from each patron to each target."""
    thinned: int = 0
    """Channels taken out so that no pair has more than its target's worst-documented one."""


def influence(
    store: Store,
    as_of: str,
    patrons: Sequence[str],
    targets: Sequence[str],
    seed: int,
    parameters: Parameters | None = None,
    thin: bool = False,
) -> Table:
    """Reach and rank of each patron over each target.

    Args:
        store: the opened build.
        as_of: the day, as ``2025-06-30``; no figure and no channel is taken from after it.
        patrons: IRIs of those who may move.
        targets: IRIs of those who may be moved.
        seed: of the random numbers; the same seed gives the same bytes.
        parameters: of the model; those of the graph if None.
        thin: take each target's pairs down, by lot, to as many channels as its worst-documented pair has.
    """
    parameters = parameters or Parameters.load(store)
    hops, closed = pooled(channels(store, as_of, parameters=parameters), parameters), closed_to(store)
    pairs = dyads(hops, patrons, targets, closed)
    hops, gone = thinned(hops, pairs, seed) if thin else (hops, 0)
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
    rights = sum(hop.basis == RIGHT for hop in hops) / max(1, len(hops))
    return Table(
        rows,
        seed,
        worlds.draws * BITS,
        len(hops),
        worlds.clipped,
        worlds.quantified,
        rights,
        sources_of(pairs),
        gone,
    )
