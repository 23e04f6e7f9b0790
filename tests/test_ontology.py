"""The words: each defined once, in the house style, used by something, and aligned to terms that exist elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.namespace import DCTERMS, FOAF, GEO, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, DefinedNamespace

from steppe.read import Schema
from steppe.terms import NS, PREFIXES, curie, expand, iri, slug_of

ROOT = Path(__file__).resolve().parents[1]
ONTOLOGY = ROOT / "ontology"
QUERIES = sorted((ROOT / "queries").rglob("*.rq"))
SHAPES = sorted((ONTOLOGY / "shapes").glob("*.ttl"))
ALIGNMENTS = sorted((ONTOLOGY / "alignments").glob("*.ttl"))
MODULES = sorted({*ONTOLOGY.glob("*.ttl"), *(ONTOLOGY / "lists").glob("*.ttl")})
CODE = [path for path in sorted((ROOT / "graph/steppe").rglob("*.py")) if "node_modules" not in path.parts]
FORBIDDEN = {
    *(OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.hasKey, OWL.sameAs, OWL.inverseOf, OWL.imports),
    *(OWL.propertyChainAxiom, OWL.equivalentClass, OWL.equivalentProperty, RDFS.domain),
}
"""What the ontology never says; each was found to go wrong on facts that sources can dispute, or not to end."""
RANGES = {expand("st:publisher")}
"""Properties that may have a range: nobody disputes that who publishes is a publisher."""
CLOSED: tuple[type[DefinedNamespace], ...] = (DCTERMS, FOAF, GEO, ORG, PROV, SDO, TIME)
"""Vocabularies of which rdflib carries the terms."""


def parse(path: Path) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)]


def texts(schema: Schema, predicate: str) -> dict[str, list[str]]:
    """Texts of a predicate by IRI of subject."""
    found: dict[str, list[str]] = {}
    for quad in schema.quads:
        if quad.predicate.value == expand(predicate) and isinstance(quad.object, ox.Literal):
            found.setdefault(iri(quad.subject), []).append(quad.object.value)
    return found


def parents(schema: Schema) -> dict[str, set[str]]:
    """Broader classes and properties by IRI."""
    found: dict[str, set[str]] = {}
    for quad in schema.quads:
        if quad.predicate.value in {str(RDFS.subClassOf), str(RDFS.subPropertyOf)}:
            found.setdefault(iri(quad.subject), set()).add(iri(quad.object))
    return found


def test_every_term_has_one_label_one_definition_and_an_example(schema: Schema) -> None:
    terms = schema.classes | schema.properties
    assert len(terms) > 250
    for predicate in ("rdfs:label", "skos:definition"):
        counts = texts(schema, predicate)
        wrong = [curie(term) for term in sorted(terms) if len(counts.get(term, ())) != 1]
        assert wrong == [], predicate
    assert [curie(term) for term in sorted(terms) if term not in texts(schema, "skos:example")] == []


def test_a_definition_begins_with_the_label_of_a_broader_term(schema: Schema) -> None:
    labels, definitions = texts(schema, "rdfs:label"), texts(schema, "skos:definition")
    for term, broader in sorted(parents(schema).items()):
        opening = definitions[term][0].casefold()
        assert any(opening.startswith(labels[one][0].casefold()) for one in broader), f"{curie(term)}: {opening}"


def test_every_listed_value_has_a_label_and_a_list(schema: Schema) -> None:
    labels = texts(schema, "rdfs:label")
    listed = {iri(quad.subject) for quad in schema.quads if quad.predicate.value == str(SKOS.inScheme)}
    for value in sorted(schema.individuals()):
        if not value.startswith(PREFIXES["parameter"]):
            assert value in labels, curie(value)
            assert value in listed, curie(value)


def test_classes_are_upper_camel_and_properties_lower_camel(schema: Schema) -> None:
    assert [c for c in schema.classes if not re.fullmatch(r"[A-Z][A-Za-z]*", slug_of(c))] == []
    assert [p for p in schema.properties if not re.fullmatch(r"[a-z][A-Za-z]*", slug_of(p))] == []


def test_every_day_ends_in_on_or_is_one_of_the_spans(schema: Schema) -> None:
    days = {slug_of(p) for p, holds in schema.holds.items() if holds == expand("shape:Day")}
    odd = {day for day in days if not day.endswith("On")}
    assert odd == {"from", "until", "during", "constructionFrom", "issued"}


def test_a_term_is_declared_in_one_file() -> None:
    kinds = {str(OWL.Class), str(OWL.ObjectProperty), str(OWL.DatatypeProperty)}
    declared = Counter(
        iri(triple.subject)
        for path in MODULES
        for triple in set(parse(path))
        if triple.predicate.value == str(RDF.type) and iri(triple.object) in kinds
    )
    assert [curie(term) for term, times in declared.items() if times > 1] == []


def test_no_construct_is_used_that_goes_wrong_on_disputed_facts(schema: Schema) -> None:
    for quad in schema.quads:
        used = {quad.predicate.value, iri(quad.object)}
        assert not used & {str(term) for term in FORBIDDEN}, quad
        if quad.predicate.value == str(RDFS.range):
            assert iri(quad.subject) in RANGES, quad


def test_broader_terms_and_domains_are_declared(schema: Schema) -> None:
    known = schema.classes | schema.properties | {str(RDF.Property)}
    for broader in parents(schema).values():
        assert broader <= known
    for term, domains in schema.domains.items():
        assert domains <= known, curie(term)


def test_every_property_says_what_it_stands_on(schema: Schema) -> None:
    assert [curie(p) for p in sorted(schema.properties) if p not in schema.domains] == []


@pytest.mark.parametrize("path", [*QUERIES, *SHAPES], ids=lambda p: f"{p.parent.name}/{p.name}")
def test_queries_and_shapes_use_declared_terms_only(path: Path, schema: Schema) -> None:
    known = schema.classes | schema.properties | schema.individuals()
    text = re.sub(r'"[^"\n]*"', '""', path.read_text(encoding="utf-8"))
    used = {NS + local for local in re.findall(r"(?<![\w:])st:(\w+)", text)}
    used |= {PREFIXES["currency"] + local for local in re.findall(r"(?<![\w:])currency:(\w+)", text)}
    assert used <= known, sorted(map(curie, used - known))


def test_every_term_is_used_by_a_query_a_shape_or_the_code(schema: Schema) -> None:
    read = "\n".join(path.read_text(encoding="utf-8") for path in [*QUERIES, *SHAPES, *CODE])
    words = set(re.findall(r"\w+", read))
    broader = parents(schema)

    def is_used(term: str) -> bool:
        return slug_of(term) in words or any(is_used(one) for one in broader.get(term, ()))

    assert [curie(term) for term in sorted(schema.classes | schema.properties) if not is_used(term)] == []


def test_all_top_kinds_are_disjoint(schema: Schema) -> None:
    members = {
        quad.object.value
        for quad in schema.quads
        if quad.predicate.value == str(RDF.first) and isinstance(quad.object, ox.NamedNode)
    }
    tops = {c for c in schema.classes if not schema.parents.get(c)}
    aside = {expand(f"st:{name}") for name in ("ListedValue", "Unit", "Channel", "Parameter")}
    assert tops - aside <= members, sorted(map(curie, tops - aside - members))


def test_there_are_alignments() -> None:
    assert {path.stem for path in ALIGNMENTS} >= {
        "dcterms", "fibo", "foaf", "followthemoney", "geosparql", "org", "owl-time", "prov", "schema", "sem",
    }  # fmt: skip


@pytest.mark.parametrize("path", ALIGNMENTS, ids=lambda p: p.stem)
def test_alignment_runs_from_our_terms_to_terms_that_exist(path: Path, schema: Schema) -> None:
    text = path.read_text(encoding="utf-8")
    assert "not loaded into the build" in text
    facts = sorted((ROOT / "graph/facts").rglob("*.trig"))
    names = {line.strip() for file in facts for line in file.read_text(encoding="utf-8").splitlines()}
    for triple in parse(path):
        subject, predicate, object_ = iri(triple.subject), triple.predicate, iri(triple.object)
        ours = subject in schema.classes | schema.properties or curie(subject) in names
        assert ours, f"{path.name}: {curie(subject)}"
        broader = {str(RDFS.subClassOf): schema.classes, str(RDFS.subPropertyOf): schema.properties}
        if predicate.value != str(SKOS.closeMatch):
            assert subject in broader[predicate.value], f"{path.name}: {curie(subject)}"
        for vocabulary in CLOSED:
            base = str(vocabulary._NS)
            if object_.startswith(base):
                assert object_.removeprefix(base) in vocabulary, f"{path.name}: {object_}"


def test_alignments_are_not_in_the_build(schema: Schema) -> None:
    foreign = {str(vocabulary._NS) for vocabulary in (FOAF, ORG, PROV)}
    assert not any(iri(quad.object).startswith(tuple(foreign)) for quad in schema.quads)


@pytest.mark.parametrize("path", [*MODULES, *SHAPES, *ALIGNMENTS], ids=lambda p: f"{p.parent.name}/{p.name}")
def test_full_stops_stand_alone(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        one_line = line.startswith(("@prefix", "shape:", "#"))
        assert one_line or not line.rstrip().endswith(".") or line.strip() == ".", f"{path.name}:{number}"
