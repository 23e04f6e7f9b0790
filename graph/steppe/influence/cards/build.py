"""What a card holds: the nine parts that an analyst asks for, before any form is given to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from steppe.influence.cards.claims import Cited, contrary, sources
from steppe.influence.cards.sparql import hops_query, parts
from steppe.influence.cards.words import chain_sentence, wanted
from steppe.influence.hop import Hop
from steppe.influence.network import channels, pooled
from steppe.influence.parameters import Parameters
from steppe.influence.paths import MAX_HOPS, Chain, closed_to
from steppe.influence.rank import Standing, rank
from steppe.influence.reach import draw_worlds, reaches
from steppe.influence.routes import best, leaving, without
from steppe.names import Names
from steppe.store import Store


@dataclass(frozen=True)
class Break:
    """What is left if one hop is gone."""

    hop: Hop
    reach: float
    """Median reach of the pair without it."""
    substitute: Chain | None
    """The strongest chain that does without it."""


@dataclass(frozen=True)
class Step:
    """One hop with its sources, and what is said against it."""

    hop: Hop
    sources: tuple[Cited, ...]
    against: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """One chain with its nine parts."""

    number: int
    sentence: str
    chain: Chain
    steps: tuple[Step, ...]
    breaks: tuple[Break, ...]
    rival: tuple[str, Chain] | None
    """The other patron with the strongest chain to the same target."""
    wanted: tuple[str, ...]
    sparql: str

    @property
    def weakest(self) -> Hop:
        """The hop with the least strength, what it passes on included."""
        last = self.chain.hops[-1]
        return min(self.chain.hops, key=lambda h: (h.strength * (1.0 if h is last else h.theta), h.channel))


@dataclass(frozen=True)
class Cards:
    """The cards of one pair on one day, with what holds for all of them."""

    start: str
    goal: str
    day: str
    cards: tuple[Card, ...]
    near: int
    """Chains not shown that are nearly as strong as the last one shown."""
    reach: tuple[float, float, float]
    """Median reach of the pair with its 90 % interval."""
    standing: Standing
    """Rank of who moves among the patrons."""
    patrons: tuple[str, ...]
    parameters: Parameters
    seed: int


def build_cards(
    store: Store,
    names: Names,
    start: str,
    goal: str,
    day: str,
    rivals: Sequence[str],
    parameters: Parameters,
    seed: int,
    count: int = 3,
    longest: int = MAX_HOPS,
) -> Cards | None:
    """Cards of the strongest diverse chains of a pair; None if there is no chain.

    Args:
        store: the opened build.
        names: labels.
        start: who moves.
        goal: who is moved.
        day: the day asked about.
        rivals: other patrons to compare with.
        parameters: of the model.
        seed: of the random numbers behind reach and rank.
        count: most chains to show.
        longest: most hops of a chain.
    """
    closed = closed_to(store)
    hops = pooled(channels(store, day, parameters=parameters), parameters)
    out = leaving(hops)
    found, near = best(out, start, goal, closed, count, longest)
    if not found:
        return None
    worlds = draw_worlds(hops, parameters, seed)
    patrons = tuple(dict.fromkeys([start, *(p for p in rivals if p != goal)]))
    reached = reaches(worlds, patrons, [goal], closed)[:, 0]
    standing = next(s for s in rank(dict(zip(patrons, reached, strict=True))) if s.patron == start)
    strongest = {p: best(out, p, goal, closed, 1, longest)[0] for p in patrons if p != start}
    rival = max(((p, its[0]) for p, its in strongest.items() if its), key=lambda r: (r[1].strength, r[0]), default=None)
    # A hop that several chains share is taken out once.
    gone: dict[str, Break] = {}
    for hop in (hop for chain in found for hop in chain.hops):
        if hop.channel not in gone:
            left = worlds.columns.rows_of([h.channel != hop.channel for h in hops])
            share = reaches(worlds, [start], [goal], closed, left)
            other = best(without(out, hop.channel), start, goal, closed, 1, longest)[0]
            gone[hop.channel] = Break(hop, float(np.median(share)), other[0] if other else None)
    records = {p.via for chain in found for hop in chain.hops for p in parts(hop)}
    cited = sources(store, {s for chain in found for hop in chain.hops for s in hop.sources})
    said = contrary(store, names, records)
    return Cards(
        start,
        goal,
        day,
        tuple(_card(n, chain, names, cited, said, gone, rival) for n, chain in enumerate(found, 1)),
        near,
        (standing.median, standing.low, standing.high),
        standing,
        patrons,
        parameters,
        seed,
    )


def _card(
    number: int,
    chain: Chain,
    names: Names,
    cited: Mapping[str, Cited],
    said: Mapping[str, Sequence[str]],
    gone: Mapping[str, Break],
    rival: tuple[str, Chain] | None,
) -> Card:
    steps = []
    for hop in chain.hops:
        against = tuple(dict.fromkeys(line for p in parts(hop) for line in said.get(p.via, ())))
        ordered = dict.fromkeys(s for p in (*parts(hop), hop) for s in p.sources)
        steps.append(Step(hop, tuple(cited[s] for s in ordered if s in cited), against))
    # What a hop passes on matters only where it is not the last.
    needs = [w for hop in chain.hops for w in wanted(hop, names, hop is chain.hops[-1])]
    return Card(
        number,
        chain_sentence(chain, names),
        chain,
        tuple(steps),
        tuple(gone[hop.channel] for hop in chain.hops),
        rival,
        tuple(dict.fromkeys(needs)),
        hops_query(chain),
    )
