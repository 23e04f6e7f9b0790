"""SHACL validation of plain triples: by `shacl` (Rust) where there is a wheel for it, else by pyshacl, the reference.

Both give the same violations; nothing is inferred. Only literals that are no value of their type are judged
differently (rdflib reads ``1e3`` as a decimal), and `lint` has found those before any shape is asked.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import NamedTuple

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from steppe.store import Term
from steppe.terms import slug_of

try:
    import shacl
except ImportError:  # no wheel for this machine
    shacl = None  # type: ignore[assignment]

logging.getLogger("rdflib.term").setLevel(logging.ERROR)
"""A text that is no value of its type is a finding; rdflib would print a warning and a trace for it."""


class Violation(NamedTuple):
    """One result of a validation report."""

    focus: str
    path: str | None
    """IRI of the property; None for a compound path and for a shape of the node itself."""
    value: Term | None
    component: str
    """Kind of constraint, such as ``MinCount``."""
    shape: str | None
    """IRI of the shape that is broken; None where it has no name."""
    message: str | None
    """What that shape says of it, if anything."""


def to_rdflib(term: object) -> URIRef | Literal:
    """rdflib's form of a term, literals as plain as rdflib itself would read them."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return Literal(term.value, lang=term.language)
    plain = term.datatype.value.endswith("XMLSchema#string")
    return Literal(term.value, datatype=None if plain else URIRef(term.datatype.value), normalize=False)


def _ntriples(triples: Iterable[ox.Triple]) -> str:
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert text is not None
    return text.decode()


def violations(data: Iterable[ox.Triple], shapes: Iterable[ox.Triple]) -> list[Violation]:
    """Every violation of the shapes by the data, by the faster engine at hand."""
    data, shapes = list(data), list(shapes)
    if shacl is None:
        return by_pyshacl(data, shapes)
    try:
        report = shacl.Shapes.from_text(_ntriples(shapes), "ntriples").validate_text(_ntriples(data), "ntriples")
    except BaseException as error:
        # A year of twenty digits makes the Rust side panic, and a panic is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        return by_pyshacl(data, shapes)
    return [
        Violation(
            _iri(result.focus_node) or result.focus_node,
            _iri(result.path),
            _term(result.value) if result.value else None,
            result.component.removesuffix("ConstraintComponent"),
            _iri(result.source_shape),
            result.message,
        )
        for result in report.results
    ]


def _term(text: str) -> Term:
    """Term written as in N-Triples."""
    term = next(ox.parse(f"<x:s> <x:p> {text} .".encode(), format=ox.RdfFormat.N_TRIPLES)).object
    assert isinstance(term, Term)
    return term


def _iri(text: str | None) -> str | None:
    """IRI of a term written as in N-Triples, None if it is another term or a compound path."""
    plain = text and text.startswith("<") and text.endswith(">") and text.count("<") == 1
    return text[1:-1] if text and plain else None


def by_pyshacl(data: Iterable[ox.Triple], shapes: Iterable[ox.Triple]) -> list[Violation]:
    """As `violations`, by the reference."""
    from pyshacl import validate  # noqa: PLC0415  it takes a tenth of a second to load

    graph = Graph(bind_namespaces="none")
    for triple in data:
        graph.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    rules = Graph(bind_namespaces="none").parse(data=_ntriples(shapes), format="nt")
    _, report, _ = validate(graph, shacl_graph=rules, inference="none", do_owl_imports=False)
    assert isinstance(report, Graph)
    found = []
    # Only what the report itself holds: results within results (sh:detail) have a value for their focus.
    for result in report.objects(None, SH.result):
        shape = report.value(result, SH.sourceShape)
        message = rules.value(shape, SH.message)
        component = slug_of(str(report.value(result, SH.sourceConstraintComponent)))
        found.append(
            Violation(
                str(report.value(result, SH.focusNode)),
                _name(report.value(result, SH.resultPath)),
                _from_rdflib(report.value(result, SH.value)),
                component.removesuffix("ConstraintComponent"),
                _name(shape),
                str(message) if message else None,
            )
        )
    return found


def _name(node: Node | None) -> str | None:
    return str(node) if isinstance(node, URIRef) else None


def _from_rdflib(node: Node | None) -> Term | None:
    if node is None:
        return None
    if isinstance(node, Literal):
        datatype = ox.NamedNode(str(node.datatype)) if node.datatype and not node.language else None
        return ox.Literal(str(node), datatype=datatype, language=node.language)
    return ox.BlankNode(str(node)) if isinstance(node, BNode) else ox.NamedNode(str(node))
