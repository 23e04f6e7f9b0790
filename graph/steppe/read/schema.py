"""The ontology as the reader and the checks need it: which terms there are, and what each property may hold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from steppe.read.lines import Finding, read_text
from steppe.terms import NS, ONTOLOGY, PREFIXES, expand, iri

SH = PREFIXES["sh"]
DOMAIN = PREFIXES["schema"] + "domainIncludes"
FOREIGN = frozenset(
    map(
        expand,
        (
            "rdf:type",
            "rdfs:label",
            "rdfs:comment",
            "skos:altLabel",
            "skos:exactMatch",
            "dct:title",
            "dct:issued",
            "dct:isReplacedBy",
            "owl:deprecated",
        ),
    )
)
"""Predicates from other vocabularies that facts may use."""


@dataclass
class Schema:
    """Terms of the ontology by IRI string, without the ``ns#`` base cut off."""

    quads: list[ox.Quad] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    properties: set[str] = field(default_factory=set)
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    parents: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    domains: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    holds: dict[str, str] = field(default_factory=dict)
    """Property to what its shape says it holds: a class, a datatype, or a named shape such as ``shape:Day``."""
    marks: dict[str, str] = field(default_factory=dict)
    """Date property to the stage it shows."""
    ranks: dict[str, int] = field(default_factory=dict)
    """Stage to its rank."""

    @cached_property
    def closing(self) -> set[str]:
        """Stages after which a thing no longer goes on."""
        closes = ox.Literal("true", datatype=ox.NamedNode(PREFIXES["xsd"] + "boolean"))
        return {iri(q.subject) for q in self.quads if q.predicate.value == NS + "closes" and q.object == closes}

    def ancestors(self, cls: str) -> set[str]:
        """The class itself and every broader one."""
        found, todo = set(), [cls]
        while todo:
            if (one := todo.pop()) not in found:
                found.add(one)
                todo.extend(self.parents.get(one, ()))
        return found

    def is_a(self, cls: str, broader: str) -> bool:
        """Whether ``cls`` is ``broader`` or narrower than it."""
        return broader in self.ancestors(cls)

    def individuals(self) -> set[str]:
        """Every value of every closed list, units and currencies included."""
        return {one for members in self.values.values() for one in members}


def load_schema(folder: Path, label: str = "ontology") -> tuple[Schema, list[Finding]]:
    """Schema from all Turtle files under ``folder`` and what could not be read."""
    schema, findings = Schema(), []
    if not (files := sorted(folder.rglob("*.ttl"))):
        findings.append(Finding(label, 1, f"no ontology at {folder}; expected *.ttl files"))
    for path in files:
        name = f"{label}/{path.relative_to(folder).as_posix()}"
        text, wrong = read_text(path, name)
        findings += wrong
        if path.parent.name == "alignments":
            continue
        try:
            triples = list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
        except SyntaxError as error:
            findings.append(Finding(name, error.lineno or 1, f"is not valid Turtle: {error.msg}"))
            continue
        schema.quads += [ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(ONTOLOGY)) for q in triples]
    _index(schema)
    return schema, findings


def _index(schema: Schema) -> None:
    shaped: dict[str, str] = {}
    holds: dict[str, str] = {}
    for subject, predicate, object_, _ in schema.quads:
        if not isinstance(subject, ox.NamedNode) or isinstance(object_, ox.BlankNode):
            continue
        s, p, o = subject.value, predicate.value, iri(object_)
        if p == str(RDF.type):
            if o == str(OWL.Class):
                schema.classes.add(s)
            elif o in {str(OWL.ObjectProperty), str(OWL.DatatypeProperty)}:
                schema.properties.add(s)
            elif o.startswith(NS) and (s.startswith(NS) or s.startswith(PREFIXES["currency"])):
                schema.values[o].add(s)
        elif p == str(RDFS.subClassOf):
            schema.parents[s].add(o)
        elif p == DOMAIN:
            schema.domains[s].add(o)
        elif p == NS + "rank" and isinstance(object_, ox.Literal):
            schema.ranks[s] = int(object_.value)
        elif p == NS + "marks":
            schema.marks[s] = o
        elif p == SH + "path":
            shaped[s] = o
        elif p in {SH + "class", SH + "datatype", SH + "node"}:
            holds[s] = o
    schema.holds = {shaped[shape]: what for shape, what in holds.items() if shape in shaped}
    schema.values.pop(str(SKOS.Concept), None)
