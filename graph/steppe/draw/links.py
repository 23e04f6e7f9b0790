"""Facts that stand on a thing itself: lines from thing to thing, what is said of it alone, and claims on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from steppe.draw.facts import Told, is_drawn, newest, texts
from steppe.draw.gather import Graph, things
from steppe.draw.model import HELD, Fact
from steppe.draw.records import claims
from steppe.draw.relations import LINKS_FAMILY, NOT_DRAWN
from steppe.draw.stages import Standing, standing
from steppe.draw.wording import clean
from steppe.read.parts import is_part
from steppe.store import Term
from steppe.terms import EDITORS, NS, curie


def links(graph: Graph, as_of: str) -> Iterator[Told]:
    """Facts of every drawn thing that is there on the day; what the editors alone set down draws nothing."""
    for iri in sorted({*graph.held, *graph.claimed}):
        if not is_drawn(iri) or (at := standing(graph, iri, as_of)) is None:
            continue
        alone: list[tuple[str, Term]] = []
        for predicate, object_ in graph.held.get(iri, ()):
            role = predicate.removeprefix(NS)
            if not predicate.startswith(NS) or role in NOT_DRAWN:
                continue
            sources = graph.tellers_of(iri, predicate, object_)
            if sources == (EDITORS,):
                continue
            if is_drawn(object_.value):
                yield _link(graph, (iri, role, object_.value), at, sources)
                continue
            alone.append((predicate, object_))
            within = things(graph.held.get(object_.value, [])) if is_part(object_.value) else ()
            for inner, thing in within:
                if is_drawn(thing):
                    yield _link(graph, (iri, inner, thing), at, sources)
        if alone:
            yield Told(_about(graph, iri, alone, at, as_of), ())
        yield from claims(graph, Told(replace(_thing(graph, iri), family="word"), (("self", iri),)), as_of)


def _thing(graph: Graph, iri: str) -> Fact:
    kind = next(iter(graph.classes(iri)), "")
    return Fact(
        iri=iri,
        title=clean(graph.label(iri)),
        kind=clean(graph.label(NS + kind)) if kind else "",
        family="structure",
        state=HELD,
        stage="",
        when="",
        dates=(),
        lines=(),
        note="",
        ends=(iri,),
        sources=(),
    )


def _about(graph: Graph, iri: str, alone: list[tuple[str, Term]], at: Standing, as_of: str) -> Fact:
    sources = tuple(sorted({s for p, o in alone for s in graph.tellers_of(iri, p, o)} - {EDITORS}))
    dates, lines = texts(graph, graph.held, alone)
    when = newest(graph, alone, sources, as_of)
    return replace(
        _thing(graph, iri), state=at.state, stage=clean(at.stage), when=when, dates=dates, lines=lines, sources=sources
    )


def _link(graph: Graph, told: tuple[str, str, str], at: Standing, sources: tuple[str, ...]) -> Told:
    subject, role, object_ = told
    word = clean(graph.label(NS + role))
    fact = replace(
        _thing(graph, subject),
        iri=f"{curie(subject)} st:{role} {curie(object_)}",
        title=f"{clean(graph.label(subject))}: {word} {clean(graph.label(object_))}",
        kind=word,
        family=LINKS_FAMILY.get(role, "structure"),
        state=at.state,
        stage=clean(at.stage),
        when=max((graph.sources[s].issued for s in sources if s in graph.sources), default=""),
        ends=(subject, object_),
        sources=sources,
        of=subject,
    )
    return Told(fact, ((role, object_),))
