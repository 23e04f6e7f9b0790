"""A view: the graph as of one day, cut to what a picture needs, each node with its place."""

from __future__ import annotations

from dataclasses import replace

from rdflib.namespace import SKOS

from steppe.ask import BadQuestion, Steppe
from steppe.build import load_manifest
from steppe.draw.backbone import TALL, WIDE, Strengths, kept, ranked, strengths
from steppe.draw.boxes import tag, wrap
from steppe.draw.course import courses
from steppe.draw.facts import Told, is_drawn, note_of
from steppe.draw.frame import Frame, Shape
from steppe.draw.gather import Graph, gather
from steppe.draw.links import links
from steppe.draw.model import Node, Source, Spot, View
from steppe.draw.place import places
from steppe.draw.reach import reach
from steppe.draw.records import records
from steppe.draw.relations import KIND, KIND_OF_CLASS, KIND_OF_IRI
from steppe.draw.stages import last_day
from steppe.draw.strands import strands
from steppe.draw.ties import is_hub, ties
from steppe.draw.turtle import pieces
from steppe.draw.wording import clean, web
from steppe.terms import NS, kind_of, slug_of

WIDE_FRAME = Frame(1040, 640, WIDE)
TALL_FRAME = Frame(380, 660, TALL, stretch=1.4)


def view(steppe: Steppe, as_of: str) -> View:
    """The picture of a build as of a day.

    Args:
        steppe: an opened build.
        as_of: ``2025-06-30``, ``2025-06`` or ``2025`` (the last day of it).

    Raises:
        BadQuestion: ``as_of`` is no day.
    """
    try:
        day = last_day(as_of)
    except ValueError:
        raise BadQuestion(f"as of: '{as_of}' is no day; write 2025-06-30, 2025-06 or 2025") from None
    graph = gather(steppe)
    found, later = records(graph, day)
    told = [_at_hub(each) for each in (*found, *links(graph, day))]
    words = {iri.removeprefix(NS): label for iri, label in graph.labels.items() if iri.startswith(NS)}
    drawn = ties(told, words)
    kinds = _kinds(graph, told)
    manifest = load_manifest(steppe.home)
    facts = tuple(sorted((each.fact for each in told), key=lambda fact: fact.iri))
    moves = reach(steppe, graph, day)
    backing = [fact.sources for fact in facts] + [channel.sources for channel in moves.channels]
    sources = _sources(graph, {source for its in backing for source in its})
    return View(
        as_of=day,
        version=manifest.output[:12] if manifest else "",
        counts=dict(manifest.counts) if manifest else {},
        nodes=_nodes(graph, kinds, strengths(drawn)),
        ties=tuple(tie for tie in drawn if tie.source in kinds and tie.target in kinds),
        facts=facts,
        sources=sources,
        later=later,
        strands=strands(told, words),
        courses=courses(graph, told, day),
        reach=moves,
        turtle=pieces(graph, told, kinds, (source.iri for source in sources)),
    )


def _at_hub(told: Told) -> Told:
    """A record of many, and each claim on it, also belongs to the node of the record."""
    if is_hub(told.base or told.roles, told.classes):
        hub = told.fact.of or told.fact.iri
        return replace(told, fact=replace(told.fact, ends=(*told.fact.ends, hub)))
    return told


def _kinds(graph: Graph, told: list[Told]) -> dict[str, str]:
    """Kind of every node: what facts name, and the records of many."""
    kinds: dict[str, str] = {}
    for each in told:
        for iri in each.fact.ends:
            if iri not in kinds:
                kinds[iri] = _kind(graph, iri)
    return dict(sorted(kinds.items()))


def _kind(graph: Graph, iri: str) -> str:
    if not is_drawn(iri):
        return "event" if "Event" in graph.classes(iri) else "agreement"
    named = (KIND_OF_CLASS[c] for c in graph.classes(iri) if c in KIND_OF_CLASS)
    return next(named, KIND_OF_IRI[kind_of(iri) or "actor"])


def _nodes(graph: Graph, kinds: dict[str, str], strength: Strengths) -> tuple[Node, ...]:
    core = ranked(kinds, strength)
    names = {iri: _names(graph, iri) for iri in kinds}
    tags = {iri: tag(clean(graph.label(iri)), slug_of(iri), names[iri]) for iri in kinds}
    shapes = {iri: Shape(wrap(tags[iri]), KIND[kind].size) for iri, kind in kinds.items()}
    spots = [
        places(shapes, core[: frame.core], strength, kept(core[: frame.core], strength), frame)
        for frame in (WIDE_FRAME, TALL_FRAME)
    ]
    rank = {iri: i for i, iri in enumerate(core)}
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
