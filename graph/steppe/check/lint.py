"""What a line can get wrong by itself: an unknown term, an impossible day, an address that is none, a crooked name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox
from rapidfuzz import fuzz, process
from rdflib.namespace import RDF, XSD

from steppe.read import Finding, Line, Schema, Told
from steppe.read.parts import is_part
from steppe.read.schema import FOREIGN
from steppe.terms import BASE, NS, PREFIXES, SOURCES, curie, iri, kind_of, slug_of

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CURRENCY = re.compile(r"[A-Z]{3}")
ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
DAYS = {str(XSD.date): r"\d{4}-\d\d-\d\d", str(XSD.gYearMonth): r"\d{4}-\d\d", str(XSD.gYear): r"\d{4}"}
NUMBERS = {str(XSD.integer): r"[+-]?\d+", str(XSD.decimal): r"[+-]?\d*\.?\d+", str(XSD.boolean): "true|false"}
ABSTRACT = {NS + name for name in ("Record", "Part", "Listed", "ListedValue")}
ELSEWHERE = {"wktLiteral": re.compile(r"(POINT|LINESTRING|POLYGON)\s*\(.*\)", re.S)}


def lint(told: Told, schema: Schema) -> Iterator[Finding]:
    """Findings line by line; a crooked name of a subject or graph once a file."""
    known = schema.individuals()
    named: set[tuple[str, str]] = set()
    for line in told.lines:
        for sentence in _names(line, named):
            yield Finding(line.file, line.line, sentence)
        for sentence in _line(line, schema, known):
            yield Finding(line.file, line.line, sentence)


def _names(line: Line, named: set[tuple[str, str]]) -> Iterator[str]:
    graph, subject = iri(line.quad.graph_name), iri(line.quad.subject)
    if (line.file, graph) not in named and graph != SOURCES and kind_of(graph) != "source":
        yield f"{curie(graph)} is no source; facts stand in source:... {{ }}, descriptions in graph:sources {{ }}"
    if (line.file, subject) not in named:
        yield from _name(line.quad.subject)
    named |= {(line.file, graph), (line.file, subject)}


def _line(line: Line, schema: Schema, known: set[str]) -> Iterator[str]:
    q = line.quad
    predicate = q.predicate.value
    if predicate.startswith(NS):
        if predicate not in schema.properties:
            yield f"{curie(predicate)} is no property of the ontology{meant(predicate, schema.properties)}"
    elif predicate not in FOREIGN:
        yield f"{curie(predicate)} is not used in facts; take a property of the ontology"
    if isinstance(q.object, ox.Literal):
        yield from _literal(q.object)
    elif isinstance(q.object, ox.NamedNode):
        yield from _object(q.object.value, predicate, schema, known)


def _object(iri: str, predicate: str, schema: Schema, known: set[str]) -> Iterator[str]:
    if predicate == str(RDF.type):
        if iri not in schema.classes:
            yield f"{curie(iri)} is no class of the ontology{meant(iri, schema.classes)}"
        elif iri in ABSTRACT:
            yield f"{curie(iri)} is too broad to stand as a type; take a narrower class"
    elif iri.startswith(NS):
        if iri not in known | schema.properties | schema.classes:
            yield f"{curie(iri)} is no term of the ontology{meant(iri, known)}"
    elif iri.startswith(PREFIXES["currency"]):
        if iri not in known:
            yield f"{curie(iri)} is no currency of the list{meant(iri, known)}"
    elif predicate == NS + "url":
        if not ADDRESS.fullmatch(iri):
            yield f"{iri} is no web address; http:// or https:// is due"
    else:
        yield from _name(ox.NamedNode(iri), foreign=predicate in FOREIGN)


def _name(node: object, foreign: bool = False) -> Iterator[str]:
    if not isinstance(node, ox.NamedNode):
        return
    iri = node.value
    if not iri.startswith(BASE):
        if not foreign:
            yield f"{iri} is no name of this graph; things are <{BASE}<kind>/<slug>>"
        elif not ADDRESS.fullmatch(iri):
            yield f"{iri} is no web address"
        return
    if iri.startswith(NS):
        return
    if kind_of(iri) is None:
        yield f"{iri} has no known kind; a name begins with one of actor, person, place, agreement, ..."
    elif not is_part(iri) and not (CURRENCY if kind_of(iri) == "currency" else SLUG).fullmatch(slug_of(iri)):
        yield f"{curie(iri)} is not written as lower-case words with hyphens"


def _literal(literal: ox.Literal) -> Iterator[str]:
    kind, text = literal.datatype.value, literal.value
    if kind in DAYS:
        if not re.fullmatch(DAYS[kind], text) or not _is_day(text):
            yield f"'{text}' is no day of the calendar; write 2024, 2024-03 or 2024-03-05 with its type"
    elif kind in NUMBERS and not re.fullmatch(NUMBERS[kind], text):
        yield f"'{text}' is no {kind.rsplit('#', 1)[-1]}"
    elif kind.endswith("wktLiteral") and not ELSEWHERE["wktLiteral"].fullmatch(text):
        yield f"'{text[:40]}' is no geometry such as POINT(69.28 41.31)"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def meant(iri: str, choices: set[str]) -> str:
    """``; did you mean st:buyer?`` where a choice is near, else nothing."""
    slugs = {choice: slug_of(choice) for choice in sorted(choices)}
    best = process.extractOne(slug_of(iri), slugs, scorer=fuzz.ratio, score_cutoff=70)
    return f"; did you mean {curie(best[2])}?" if best else ""
