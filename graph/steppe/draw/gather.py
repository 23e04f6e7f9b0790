"""What the picture needs from the graph, fetched by a handful of SPARQL queries over the opened build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from steppe.ask import Steppe
from steppe.draw.model import Source
from steppe.store import Rows, Term
from steppe.terms import CLAIMS, EDITORS, FACTS, INFERRED, NS, ONTOLOGY, ST, slug_of

Lines = dict[str, list[tuple[str, Term]]]
"""Lines by subject: predicate and object, in a stable order."""

_PLAIN = {str(RDF.type), str(RDFS.label), str(SKOS.altLabel), str(SKOS.exactMatch), NS + "verifiedOn"}
"""Lines that are no evidence for their subject."""


@dataclass
class Graph:
    """The graph as far as a picture needs it."""

    held: Lines = field(default_factory=dict)
    claimed: Lines = field(default_factory=dict)
    derived: Lines = field(default_factory=dict)
    words: Lines = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    _tellers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _lines: dict[tuple[str, str, str], set[str]] = field(default_factory=lambda: defaultdict(set))

    def label(self, iri: str) -> str:
        """Label of a thing or word, or the last step of its IRI."""
        return self.labels.get(iri) or slug_of(iri)

    def classes(self, iri: str) -> list[str]:
        """Local names of the told classes of a thing and of their parents, nearest first."""
        found = [o.value for p, o in self.held.get(iri, ()) if p == str(RDF.type)]
        for name in found:
            found += [
                o.value for p, o in self.words.get(name, ()) if p == str(RDFS.subClassOf) and o.value not in found
            ]
        return [slug_of(name) for name in found if name.startswith(NS)]

    def tellers(self, iri: str) -> tuple[str, ...]:
        """Sources that tell something of a record, sorted; the editors only where nobody else does."""
        return _evidence(self._tellers.get(iri, set()))

    def tellers_of(self, subject: str, predicate: str, object_: Term) -> tuple[str, ...]:
        """Sources that tell one line, sorted."""
        return _evidence(self._lines.get((subject, predicate, str(object_)), set()))


def _evidence(sources: set[str]) -> tuple[str, ...]:
    return tuple(sorted(sources - {EDITORS})) or tuple(sorted(sources))


def gather(steppe: Steppe) -> Graph:
    """Everything at once: five queries, whatever the size."""
    graph = Graph()
    graph.held = _lines(steppe, f"GRAPH <{FACTS}> {{ ?s ?p ?o }}")
    graph.claimed = _lines(steppe, f"GRAPH <{CLAIMS}> {{ ?s ?p ?o }}")
    days = "st:beginsEarliest st:beginsLatest st:endsEarliest st:endsLatest st:milestone st:stage st:earliest st:latest"
    graph.derived = _lines(steppe, f"VALUES ?p {{ {days} }} GRAPH <{INFERRED}> {{ ?s ?p ?o }}")
    words = "rdfs:label rdfs:subClassOf st:rank st:closes st:marks"
    graph.words = _lines(steppe, f"VALUES ?p {{ {words} }} GRAPH <{ONTOLOGY}> {{ ?s ?p ?o }}")
    graph.labels = dict(steppe.names.labels)
    for iri, lines in graph.words.items():
        for predicate, object_ in lines:
            if predicate == str(RDFS.label):
                graph.labels[iri] = object_.value
    for source, s, p, o in _rows(steppe, "?source ?s ?p ?o", "?source a st:Source . GRAPH ?source { ?s ?p ?o }"):
        graph._lines[s.value, p.value, str(o)].add(source.value)
        if p.value not in _PLAIN:
            graph._tellers[s.value].add(source.value)
    graph.sources = _sources(steppe, graph)
    return graph


def _rows(steppe: Steppe, columns: str, pattern: str) -> Iterator[tuple[Term, ...]]:
    found = steppe.query(f"SELECT {columns} WHERE {{ {pattern} }}")
    assert isinstance(found, Rows)
    for row in found.rows:
        yield tuple(term for term in row if term is not None)


def _lines(steppe: Steppe, pattern: str) -> Lines:
    lines: Lines = defaultdict(list)
    for s, p, o in _rows(steppe, "DISTINCT ?s ?p ?o", pattern):
        lines[s.value].append((p.value, o))
    for told in lines.values():
        told.sort(key=lambda line: (line[0], str(line[1])))
    return dict(sorted(lines.items()))


def _sources(steppe: Steppe, graph: Graph) -> dict[str, Source]:
    lines = _lines(steppe, "?s a st:Source . ?s ?p ?o")
    found = {}
    for iri, told in lines.items():
        of: dict[str, str] = {}
        for predicate, object_ in told:
            of.setdefault(predicate, object_.value)
        found[iri] = Source(
            iri=iri,
            title=of.get(str(DCTERMS.title), slug_of(iri)),
            publisher=graph.label(of[str(ST.publisher)]) if str(ST.publisher) in of else "",
            issued=of.get(str(DCTERMS.issued), ""),
            url=of.get(str(ST.url), ""),
            seen_as=graph.label(of[str(ST.seenAs)]) if str(ST.seenAs) in of else "",
            origin=of.get(str(ST.copyOf)) or of.get(str(ST.derivesFrom)) or "",
        )
    return found


def things(lines: list[tuple[str, Term]]) -> Iterator[tuple[str, str]]:
    """Local name of the predicate and IRI of the object of each line that names a thing."""
    for predicate, object_ in lines:
        if predicate.startswith(NS) and isinstance(object_, ox.NamedNode):
            yield predicate.removeprefix(NS), object_.value
