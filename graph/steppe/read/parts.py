"""Anonymous parts get an IRI from their owner, predicate and content, so that unrelated records never share one."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256

import pyoxigraph as ox
from rdflib.namespace import RDF

from steppe.read.lines import Finding, Line
from steppe.read.schema import Schema
from steppe.terms import NS, PREFIXES, ST, slug_of

TYPE = ox.NamedNode(str(RDF.type))


def is_part(iri: str) -> bool:
    """Whether the IRI was given to an anonymous part: only those have a full stop in their last step."""
    return iri.startswith((PREFIXES["record"], PREFIXES["claim"])) and "." in slug_of(iri)


def name_parts(lines: list[Line], schema: Schema) -> tuple[list[Line], list[Finding]]:
    """Lines of one file with every blank node replaced by an IRI and typed by the property that holds it.

    A blank node that nothing holds, or that two subjects hold, is a finding and its lines are left out.
    """
    owners: dict[ox.BlankNode, Line] = {}
    content: dict[ox.BlankNode, list[Line]] = defaultdict(list)
    findings: list[Finding] = []
    for line in lines:
        if isinstance(line.quad.subject, ox.BlankNode):
            content[line.quad.subject].append(line)
        if isinstance(line.quad.object, ox.BlankNode):
            if line.quad.object in owners:
                findings.append(Finding(line.file, line.line, "an anonymous part has two owners; write it twice"))
            owners[line.quad.object] = line
    for node, its in content.items():
        if node not in owners:
            findings.append(Finding(its[0].file, its[0].line, "an anonymous part belongs to nothing; give it a name"))
    if findings:
        return [line for line in lines if not _anonymous(line)], findings

    names: dict[ox.BlankNode, ox.NamedNode] = {}

    def spell(node: ox.BlankNode) -> str:
        return "\n".join(
            sorted(
                f"{q.predicate.value} {spell(q.object) if isinstance(q.object, ox.BlankNode) else q.object}"
                for q in (line.quad for line in content[node])
            )
        )

    def name(node: ox.BlankNode) -> ox.NamedNode:
        if node not in names:
            owner = owners[node].quad
            subject = name(owner.subject) if isinstance(owner.subject, ox.BlankNode) else owner.subject
            assert isinstance(subject, ox.NamedNode)
            digest = sha256(f"{subject.value}\n{owner.predicate.value}\n{spell(node)}".encode()).hexdigest()[:12]
            is_claim = owner.predicate.value == str(ST.claim)
            stem = slug_of(subject.value) + ("" if is_claim else "." + slug_of(owner.predicate.value))
            names[node] = ox.NamedNode(f"{PREFIXES['claim' if is_claim else 'record']}{stem}.{digest}")
        return names[node]

    def swap(term: object) -> object:
        return name(term) if isinstance(term, ox.BlankNode) else term

    named = []
    for line in lines:
        q = line.quad
        subject, object_ = swap(q.subject), swap(q.object)
        named.append(line._replace(quad=ox.Quad(subject, q.predicate, object_, q.graph_name)))  # type: ignore[arg-type]
        holds = schema.holds.get(q.predicate.value, "")
        if isinstance(q.object, ox.BlankNode) and holds.startswith(NS):
            kind = ox.Quad(object_, TYPE, ox.NamedNode(holds), q.graph_name)  # type: ignore[arg-type]
            named.append(line._replace(quad=kind))
    return named, []


def _anonymous(line: Line) -> bool:
    return isinstance(line.quad.subject, ox.BlankNode) or isinstance(line.quad.object, ox.BlankNode)
