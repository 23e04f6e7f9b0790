"""The SHACL shapes on the told lines, reported as sentences. Nothing is inferred first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from rapidfuzz import fuzz, process
from rdflib.namespace import RDF, RDFS, SH

from steppe.check.validate import Violation, violations
from steppe.read import Finding, Schema, Told
from steppe.terms import NS, PREFIXES, curie, iri, kind_of, slug_of

WORDS = {
    PREFIXES["shape"] + "Day": "a day: 2024, 2024-03 or 2024-03-05 with its type",
    PREFIXES["shape"] + "Number": "a whole or decimal number",
    PREFIXES["shape"] + "Address": "a web address in angle brackets",
    PREFIXES["shape"] + "Geometry": "a geometry such as POINT(69.28 41.31)",
}


def judged(told: Told, schema: Schema) -> Iterator[ox.Triple]:
    """What the shapes look at: the told lines, and which class is broader than which."""
    yield from (quad.triple for quad in told.quads)
    kinds = {str(RDFS.subClassOf), str(RDF.type)}
    for quad in schema.quads:
        wanted = quad.predicate.value in kinds
        if wanted and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            yield quad.triple


def read_shapes(folder: Path) -> list[ox.Triple]:
    """The shapes for told lines; those of ``derived.ttl`` are for the built graph."""
    return [
        quad.triple
        for path in sorted(folder.glob("*.ttl"))
        if path.stem != "derived"
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
    ]


def check_shapes(told: Told, schema: Schema, shapes: Path) -> Iterator[Finding]:
    """One finding for each violation of a shape."""
    rules = read_shapes(shapes)
    due = {(iri(t.subject), t.predicate.value): iri(t.object) for t in rules}
    for found in violations(judged(told, schema), rules):
        value = found.value and found.value.value
        yield place(told, found.focus, found.path, value, found.message or _sentence(found, due, told))


def place(
    told: Told, focus: str, path: str | None, value: str | None, sentence: str, source: str | None = None
) -> Finding:
    """Finding at the line that tells ``focus path value`` (in ``source``, if given), or the nearest about ``focus``."""
    its = [li for li in told.about.get(focus, ()) if source in {None, iri(li.quad.graph_name)}]
    same = [li for li in its if path is not None and li.quad.predicate.value == path]
    exact = [li for li in same if value is not None and _text(li.quad.object) == value]
    best = next(iter(exact or same[-1:] or its), None)
    if best is None:
        return Finding("(built)", 1, f"{curie(focus)}: {sentence}")
    return Finding(best.file, best.line, f"{curie(focus)}: {sentence}")


def _text(term: object) -> str:
    return str(term.value) if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _sentence(found: Violation, due: dict[tuple[str, str], str], told: Told) -> str:
    name = curie(found.path) if found.path else "it"
    value = _text(found.value)
    wanted = {word: due.get((found.shape or "", str(SH[word])), "") for word in ("class", "node", "datatype")}
    if found.component == "MaxCount":
        held = sorted(
            {_text(li.quad.object) for li in told.about.get(found.focus, ()) if li.quad.predicate.value == found.path}
        )
        told_values = " and ".join(curie(v) for v in held)
        return f"{name} is told as {told_values}; decide for one and make the other a claim"
    if found.component == "MinCount":
        return f"{name} is missing"
    if found.component == "Class":
        noun = curie(wanted["class"]) or "something else"
        if value.startswith(NS) or value in told.about:
            return f"{name} must be a {noun}, and {curie(value)} is not"
        if isinstance(found.value, ox.Literal):
            return f"{name} must be a {noun}, not the text '{value}'"
        return f"{name} is {curie(value)}, which is not described anywhere{_meant(value, told)}"
    if found.component == "NodeKind":
        return f"{name} must be a thing with a name, not '{value}'"
    if found.component == "Node":
        return f"{name} must be {WORDS.get(wanted['node'], curie(wanted['node']))}, not '{value}'"
    if found.component == "Datatype":
        return f"{name} must be {curie(wanted['datatype'])}, not '{value}'"
    return f"{name} breaks {found.component} with '{value}'"


def _meant(name: str, told: Told) -> str:
    best = process.extractOne(slug_of(name), told.slugs.get(kind_of(name), {}), scorer=fuzz.ratio, score_cutoff=70)
    return f"; did you mean {curie(best[2])}?" if best else ""
