"""The OWL 2 RL closure of the facts by owlrl, the reference reasoner, and the sieve on what it adds.

Only triples between things go in: no rule of ours reads a literal, and labels would only slow the closure.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import BNode, Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS

from steppe.terms import NS, iri, kind_of

AXIOMS = {str(p) for p in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.range, OWL.members, RDF.first, RDF.rest)}
TYPE = str(RDF.type)
KINDS = {str(c) for c in (OWL.TransitiveProperty, OWL.SymmetricProperty, OWL.AllDisjointClasses)}


class Contradiction(ValueError):
    """The facts contradict the ontology, such as a thing of two disjoint kinds."""


def _node(term: object) -> URIRef | BNode:
    return BNode(term.value) if isinstance(term, ox.BlankNode) else URIRef(term.value)  # type: ignore[attr-defined]


def _is_axiom(quad: ox.Quad) -> bool:
    predicate, object_ = quad.predicate.value, quad.object
    if isinstance(object_, ox.Literal):
        return False
    return predicate in AXIOMS or (predicate == str(RDF.type) and iri(object_) in KINDS)


def closure(facts: Iterable[ox.Quad], ontology: Iterable[ox.Quad]) -> list[ox.Triple]:
    """New triples about things of ours that follow from the facts, sorted.

    Raises:
        Contradiction: owlrl reports an inconsistency.
    """
    import owlrl  # noqa: PLC0415  only the reference needs it, and it takes a tenth of a second to load

    told = {
        (_node(q.subject), _node(q.predicate), _node(q.object)) for q in facts if not isinstance(q.object, ox.Literal)
    }
    graph = Graph(bind_namespaces="none")
    for triple in told:
        graph.add(triple)
    for quad in ontology:
        if _is_axiom(quad):
            graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    engine = owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False)
    engine.closure()
    if engine.error_messages:
        raise Contradiction("; ".join(sorted(engine.error_messages)))
    return sorted(
        (
            ox.Triple(ox.NamedNode(str(s)), ox.NamedNode(str(p)), ox.NamedNode(str(o)))
            for s, p, o in graph
            if (s, p, o) not in told
            and isinstance(s, URIRef)
            and isinstance(o, URIRef)
            and keeps(str(s), str(p), str(o))
        ),
        key=str,
    )


def keeps(subject: str, predicate: str, object_: str) -> bool:
    """The sieve on IRIs: the subject is a thing of ours, the ends differ, and the words are ours."""
    if subject == object_ or kind_of(subject) is None:
        return False
    return (object_ if predicate == TYPE else predicate).startswith(NS)
