"""The SHACL shapes on the told lines, reported as sentences. pyshacl judges; nothing is inferred first."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from pyshacl import validate
from rapidfuzz import fuzz, process
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from steppe.read import Finding, Schema, Told
from steppe.terms import NS, PREFIXES, curie, iri, kind_of, slug_of

logging.getLogger("rdflib.term").setLevel(logging.ERROR)
"""A text that is no value of its type is a finding; rdflib would print a warning and a trace for it."""

WORDS = {
    PREFIXES["shape"] + "Day": "a day: 2024, 2024-03 or 2024-03-05 with its type",
    PREFIXES["shape"] + "Number": "a whole or decimal number",
    PREFIXES["shape"] + "Address": "a web address in angle brackets",
    PREFIXES["shape"] + "Geometry": "a geometry such as POINT(69.28 41.31)",
}


def to_rdflib(term: object) -> URIRef | Literal:
    """rdflib's form of a term, literals as plain as rdflib itself would read them."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return Literal(term.value, lang=term.language)
    plain = term.datatype.value.endswith("XMLSchema#string")
    return Literal(term.value, datatype=None if plain else URIRef(term.datatype.value), normalize=False)


def check_shapes(told: Told, schema: Schema, shapes: Path) -> Iterator[Finding]:
    """One finding for each violation of a shape."""
    data = Graph(bind_namespaces="none")
    for quad in told.quads:
        data.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    for quad in schema.quads:
        wanted = quad.predicate.value in {str(RDFS.subClassOf), str(RDF.type)}
        if wanted and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            data.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    rules = Graph(bind_namespaces="none")
    for path in sorted(shapes.glob("*.ttl")):
        if path.stem != "derived":
            rules.parse(path)
    _, report, _ = validate(data, shacl_graph=rules, inference="none", do_owl_imports=False)
    assert isinstance(report, Graph)
    # Only what the report itself holds: results within results (sh:detail) have a value for their focus.
    for result in report.objects(None, SH.result):
        focus = report.value(result, SH.focusNode)
        path_ = report.value(result, SH.resultPath)
        value = report.value(result, SH.value)
        component = str(report.value(result, SH.sourceConstraintComponent)).rsplit("#", 1)[-1]
        shape = report.value(result, SH.sourceShape)
        message = rules.value(shape, SH.message)
        sentence = str(message) if message else _sentence(component, path_, value, focus, shape, rules, told)
        yield place(told, str(focus), None if isinstance(path_, BNode) else path_, value, sentence)


def place(told: Told, focus: str, path: object, value: object, sentence: str, source: str | None = None) -> Finding:
    """Finding at the line that tells ``focus path value`` (in ``source``, if given), or the nearest about ``focus``."""
    its = [li for li in told.about.get(focus, ()) if source in {None, iri(li.quad.graph_name)}]
    same = [li for li in its if path is not None and li.quad.predicate.value == str(path)]
    exact = [li for li in same if value is not None and _text(li.quad.object) == str(value)]
    best = next(iter(exact or same[-1:] or its), None)
    if best is None:
        return Finding("(built)", 1, f"{curie(focus)}: {sentence}")
    return Finding(best.file, best.line, f"{curie(focus)}: {sentence}")


def _text(term: object) -> str:
    return str(term.value) if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _sentence(
    component: str,
    path: Node | None,
    value: Node | None,
    focus: Node | None,
    shape: Node | None,
    rules: Graph,
    told: Told,
) -> str:
    name = curie(str(path)) if path is not None else "it"
    if component == "MaxCountConstraintComponent":
        held = sorted(
            {_text(li.quad.object) for li in told.about.get(str(focus), ()) if li.quad.predicate.value == str(path)}
        )
        told_values = " and ".join(curie(v) for v in held)
        return f"{name} is told as {told_values}; decide for one and make the other a claim"
    if component == "MinCountConstraintComponent":
        return f"{name} is missing"
    if component == "ClassConstraintComponent" and value is not None:
        due = rules.value(shape, SH["class"])
        noun = curie(str(due)) if due else "something else"
        if str(value).startswith(NS) or str(value) in told.about:
            return f"{name} must be a {noun}, and {curie(str(value))} is not"
        if isinstance(value, Literal):
            return f"{name} must be a {noun}, not the text '{value}'"
        return f"{name} is {curie(str(value))}, which is not described anywhere{_meant(str(value), told)}"
    if component == "NodeKindConstraintComponent":
        return f"{name} must be a thing with a name, not '{value}'"
    if component == "NodeConstraintComponent":
        node = str(rules.value(shape, SH.node))
        return f"{name} must be {WORDS.get(node, curie(node))}, not '{value}'"
    if component == "DatatypeConstraintComponent":
        return f"{name} must be {curie(str(rules.value(shape, SH.datatype)))}, not '{value}'"
    return f"{name} breaks {component.removesuffix('ConstraintComponent')} with '{value}'"


def _meant(name: str, told: Told) -> str:
    kind = kind_of(name)
    choices = {other: slug_of(other) for other in sorted(told.about) if kind_of(other) == kind}
    best = process.extractOne(slug_of(name), choices, scorer=fuzz.ratio, score_cutoff=70)
    return f"; did you mean {curie(best[2])}?" if best else ""
