"""A view: a scene or what was picked of it, each node with its name, its rank and its place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from rdflib.namespace import SKOS

from steppe.ask import Steppe
from steppe.build import load_manifest
from steppe.draw.backbone import STRONGEST, TALL, WIDE, kept, ranked, strengths
from steppe.draw.boxes import tag, wrap
from steppe.draw.course import courses
from steppe.draw.facts import note_of
from steppe.draw.frame import Frame, Shape
from steppe.draw.gather import Graph
from steppe.draw.model import Fact, Node, Source, Spot
from steppe.draw.page import Picture
from steppe.draw.place import GEOGRAPHIC, places
from steppe.draw.reach import reach
from steppe.draw.relations import KIND
from steppe.draw.scene import Pick, Scene, scene
from steppe.draw.strands import strands
from steppe.draw.turtle import pieces
from steppe.draw.wording import clean, web
from steppe.terms import slug_of

WIDE_FRAME = Frame(1040, 640, WIDE)
TALL_FRAME = Frame(380, 660, TALL, stretch=1.4)
LARGE = 5
"""Nodes of lower rank are drawn larger; in a view of a part these are the ones that it is about."""


def view(steppe: Steppe, as_of: str, layout: str = GEOGRAPHIC) -> Picture:
    """The picture of a build as of a day: the whole graph.

    Args:
        steppe: an opened build.
        as_of: ``2025-06-30``, ``2025-06`` or ``2025`` (the last day of it).
        layout: one of `place.LAYOUTS`.

    Raises:
        BadQuestion: ``as_of`` is no day, or there is no such layout.
    """
    all_ = scene(steppe, as_of)
    return finish(all_, whole(all_), layout)


def whole(of: Scene) -> Pick:
    """Everything, opening on the backbone."""
    order = tuple(ranked(of.kinds, of.strength))
    return Pick("Central Asia", "", of.kinds, order, of.ties, tuple(of.facts.values()), focused=False)


def finish(of: Scene, pick: Pick, layout: str = GEOGRAPHIC) -> Picture:
    """The view of what was picked of a scene.

    Raises:
        BadQuestion: there is no such layout.
    """
    manifest = load_manifest(of.steppe.home)
    facts = tuple(sorted(named(pick) if pick.focused else pick.facts, key=lambda fact: fact.iri))
    shown = {fact.iri for fact in facts}
    moves = reach(of.steppe, of.graph, of.day)
    backing = [fact.sources for fact in facts] + [channel.sources for channel in moves.channels]
    sources = _sources(of.graph, {source for its in backing for source in its})
    return Picture(
        as_of=of.day,
        version=manifest.output[:12] if manifest else "",
        counts=dict(manifest.counts) if manifest else {},
        nodes=_nodes(of.graph, pick, layout),
        ties=pick.ties,
        facts=facts,
        sources=sources,
        later=of.later,
        title=pick.title,
        lead=pick.lead,
        focused=pick.focused,
        changes=pick.changes,
        strands=strands(of.told, of.words),
        courses=courses(of.graph, of.told, of.day),
        reach=moves,
        turtle=pieces(
            of.graph, [t for t in of.told if t.fact.iri in shown], pick.kinds, (source.iri for source in sources)
        ),
    )


def named(pick: Pick) -> list[Fact]:
    """Facts of a part, each naming also the nodes that its ties join there, such as amounts and lots."""
    ends: dict[str, dict[str, None]] = defaultdict(dict)
    for tie in pick.ties:
        for iri in tie.facts:
            ends[iri] |= dict.fromkeys((tie.source, tie.target))
    return [replace(fact, ends=tuple(dict.fromkeys((*fact.ends, *ends[fact.iri])))) for fact in pick.facts]


def _nodes(graph: Graph, pick: Pick, layout: str) -> tuple[Node, ...]:
    kinds = dict(sorted(pick.kinds.items()))
    names = {iri: _names(graph, iri) for iri in kinds}
    tags = {iri: tag(clean(graph.label(iri)), slug_of(iri), names[iri]) for iri in kinds}
    shapes = {iri: Shape(wrap(tags[iri]), KIND[kind].size) for iri, kind in kinds.items()}
    strength = strengths(pick.ties)
    spots = []
    for frame in (WIDE_FRAME, TALL_FRAME):
        core = pick.order[: frame.core]
        drawn = kept(core, strength, len(core) if pick.focused else STRONGEST)
        spots.append(places(shapes, core, strength, drawn, frame, layout, pick.focus))
    rank = _ranks(pick)
    return tuple(
        Node(
            iri=iri,
            label=clean(graph.label(iri)),
            tag=tags[iri],
            kind=kind,
            names=names[iri],
            note=note_of(graph, iri),
            rank=rank.get(iri, -1),
            spot=Spot(spots[0][iri], spots[1][iri]),
        )
        for iri, kind in kinds.items()
    )


def _ranks(pick: Pick) -> dict[str, int]:
    if not pick.focus:
        return {iri: i for i, iri in enumerate(pick.order)}
    after = max(0, LARGE - pick.focus)
    return {iri: i if i < pick.focus else i + after for i, iri in enumerate(pick.order)}


def _names(graph: Graph, iri: str) -> tuple[str, ...]:
    own = clean(graph.label(iri))
    told = {clean(o.value) for p, o in graph.held.get(iri, ()) if p in {str(SKOS.altLabel), str(SKOS.prefLabel)}}
    return tuple(sorted(told - {own, ""}))


def _sources(graph: Graph, named: set[str]) -> tuple[Source, ...]:
    for iri in list(named):
        while (iri := graph.sources[iri].origin if iri in graph.sources else "") and iri not in named:
            named.add(iri)
    return tuple(
        replace(s, title=clean(s.title), publisher=clean(s.publisher), url=web(s.url))
        for iri, s in sorted(graph.sources.items())
        if iri in named
    )
