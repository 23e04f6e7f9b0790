"""The triples behind a picture as Turtle, one piece for each thing, fact and source, to be put together in the browser.

pyoxigraph writes them, so that no literal is changed and no text can break out of its quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, RDF, RDFS

from steppe.draw.facts import Told, is_drawn
from steppe.draw.gather import Graph, Lines
from steppe.draw.model import View
from steppe.draw.relations import NOT_DRAWN
from steppe.draw.wording import clean
from steppe.read.parts import is_part
from steppe.store import Term
from steppe.terms import NS, PREFIXES, ST

HEAD = "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in sorted(PREFIXES.items()))
_NAMES = (str(RDF.type), str(RDFS.label))


def pieces(graph: Graph, told: Iterable[Told], things: Iterable[str], sources: Iterable[str]) -> dict[str, str]:
    """Turtle without prefixes by IRI: names of things, lines of facts with their sources, descriptions of sources."""
    found = {iri: _write(_named(graph, iri)) for iri in things}
    found |= {iri: _write(_source(graph, iri)) for iri in sources}
    for each in told:
        found[each.fact.iri] = found.get(each.fact.iri, "") + _write(_fact(graph, each))
    return found


def turtle_json(view: View) -> dict[str, Any]:
    """The pieces in the order in which the page numbers its things, facts and sources."""
    return {
        "head": HEAD,
        "things": [view.turtle.get(each.iri, "") for each in view.nodes],
        "facts": [view.turtle.get(each.iri, "") for each in view.facts],
        "sources": [view.turtle.get(each.iri, "") for each in view.sources],
    }


def _write(lines: Iterable[tuple[str, str, Term]]) -> str:
    triples = {ox.Triple(ox.NamedNode(s), ox.NamedNode(p), o) for s, p, o in lines}
    text = ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    assert text is not None
    return "".join(line for line in text.decode().splitlines(keepends=True) if not line.startswith("@prefix "))


def _named(graph: Graph, iri: str) -> Iterator[tuple[str, str, Term]]:
    yield from ((iri, p, o) for p, o in graph.held.get(iri, ()) if p in _NAMES)


def _source(graph: Graph, iri: str) -> Iterator[tuple[str, str, Term]]:
    of = graph.sources[iri]
    yield iri, str(RDF.type), ox.NamedNode(str(ST.Source))
    for predicate, text in (
        (str(DCTERMS.title), clean(of.title)),
        (str(DCTERMS.publisher), clean(of.publisher)),
        (str(DCTERMS.issued), of.issued),
    ):
        if text:
            yield iri, predicate, ox.Literal(text)
    if of.url.startswith(("http://", "https://")):
        yield iri, NS + "url", ox.NamedNode(of.url)


def _fact(graph: Graph, told: Told) -> Iterator[tuple[str, str, Term]]:
    """Lines of a record, a claim, or a thing, with the parts that they hold and their sources."""
    fact = told.fact
    if fact.saying:
        on, lines = fact.of, graph.claimed
        yield on, str(ST.claim), ox.NamedNode(fact.iri)
        subject, own = fact.iri, lines.get(fact.iri, [])
    elif told.classes:
        subject, lines = fact.iri, graph.held
        own = lines.get(subject, [])
    else:
        subject, lines = fact.of or fact.iri, graph.held
        own = [line for line in lines.get(subject, []) if _belongs(graph, told, line)]
    for predicate, object_ in own:
        yield subject, predicate, object_
        yield from _part(lines, object_, 0)
    for source in fact.sources:
        yield subject, str(DCTERMS.source), ox.NamedNode(source)


def _belongs(graph: Graph, told: Told, line: tuple[str, Term]) -> bool:
    """Whether a line of a thing is the one that a fact tells: that to its other end, or any that leads to none."""
    predicate, object_ = line
    if not predicate.startswith(NS) or predicate.removeprefix(NS) in NOT_DRAWN:
        return False
    within = {o.value for _, o in graph.held.get(object_.value, ())} if is_part(object_.value) else set[str]()
    if told.roles:
        return told.roles[0][1] in {object_.value, *within}
    return not is_drawn(object_.value)


def _part(lines: Lines, object_: Term, depth: int) -> Iterator[tuple[str, str, Term]]:
    if isinstance(object_, ox.NamedNode) and is_part(object_.value) and depth < 4:
        for predicate, value in lines.get(object_.value, ()):
            yield object_.value, predicate, value
            yield from _part(lines, value, depth + 1)
