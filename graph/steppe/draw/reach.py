"""The channels that are live on the day, as far as a picture needs them to show who can move whom, and through whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from steppe.ask import Steppe
from steppe.draw.gather import Graph
from steppe.draw.model import Channel, Reach
from steppe.draw.wording import clean, short
from steppe.influence.cards.words import VERBS
from steppe.influence.network import channels, pooled
from steppe.influence.parameters import Parameters
from steppe.influence.paths import closed_to, may_carry
from steppe.terms import NS

Json = dict[str, Any]


def reach(steppe: Steppe, graph: Graph, as_of: str) -> Reach:
    """Live channels of the day, one a pair and kind, in the order of their IRIs, and what no chain may pass through."""
    parameters = Parameters.load(steppe.store)
    hops = pooled(channels(steppe.store, as_of, parameters=parameters), parameters)
    closed = closed_to(steppe.store)
    ends = sorted({end for hop in hops for end in (hop.influencer, hop.influenced)})
    return Reach(
        channels=tuple(
            Channel(
                source=hop.influencer,
                target=hop.influenced,
                kind=clean(graph.label(NS + hop.kind)),
                verb=VERBS[hop.kind],
                via=hop.via,
                title=clean(graph.label(hop.via)),
                begins=hop.begins or "",
                ends=hop.ends or "",
                strength=hop.strength,
                passes=hop.theta,
                credence=hop.credence,
                share=hop.dependence,
                sources=hop.sources,
            )
            for hop in sorted(hops, key=lambda hop: hop.channel)
            if hop.strength > 0
        ),
        closed=frozenset(end for end in ends if not may_carry(end, closed)),
        names={end: clean(graph.label(end)) for end in ends},
    )


def reach_json(reach: Reach, things: Mapping[str, int], facts: Mapping[str, int], sources: Mapping[str, int]) -> Json:
    """Channels as the viewer reads them: ends by number, those that are not drawn numbered after the drawn ones."""
    extra = sorted({end for c in reach.channels for end in (c.source, c.target)} - things.keys())
    number = {**things, **{iri: len(things) + i for i, iri in enumerate(extra)}}
    kinds = sorted({(c.kind, c.verb) for c in reach.channels})
    return {
        "extra": [[short(iri), reach.names.get(iri, iri)] for iri in extra],
        "closed": sorted(number[iri] for iri in reach.closed if iri in number),
        "kinds": kinds,
        "channels": [
            {
                "from": number[c.source],
                "to": number[c.target],
                "kind": kinds.index((c.kind, c.verb)),
                "strength": round(c.strength, 9),
                "credence": round(c.credence, 4),
            }
            | ({"passes": round(c.passes, 9)} if c.passes < 1 else {})
            | ({"share": round(c.share, 4)} if c.share is not None else {})
            | ({"fact": facts[c.via]} if c.via in facts else {"via": short(c.via), "title": c.title})
            | ({"begins": c.begins} if c.begins else {})
            | ({"ends": c.ends} if c.ends else {})
            | {"sources": [sources[s] for s in c.sources if s in sources]}
            for c in reach.channels
        ],
    }
