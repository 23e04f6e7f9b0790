"""The OWL 2 RL closure by the fast route: the ontology's axioms as Datalog facts and rules, run by Nemo on the facts.

One rule serves each kind of axiom, and only the kinds that the ontology uses are compiled; anything else in the OWL
vocabulary is refused, never passed over. The answer is that of `closure`, which stays the reference.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox
from rdflib.namespace import OWL, RDF, RDFS

from steppe.infer.closure import Contradiction, closure, keeps
from steppe.terms import curie, iri

try:
    import nmo_python as nemo
except ImportError:  # no wheel for this machine: owlrl gives the same answer, more slowly
    nemo = None

TYPE, FIRST, REST, NIL = (str(term) for term in (RDF.type, RDF.first, RDF.rest, RDF.nil))
PAIRS = {str(RDFS.subClassOf): "subclass", str(RDFS.subPropertyOf): "subproperty", str(RDFS.range): "range"}
MARKS = {str(OWL.SymmetricProperty): "symmetric", str(OWL.TransitiveProperty): "transitive"}
DECLARED = {
    str(kind)
    for kind in (
        OWL.Ontology,
        OWL.Class,
        OWL.ObjectProperty,
        OWL.DatatypeProperty,
        OWL.AnnotationProperty,
        OWL.AllDisjointClasses,
    )
}
NOTED = {str(p) for p in (OWL.versionInfo, OWL.deprecated)}
"""Notes on terms: nothing follows from them, nor from a term's being declared."""

RULES = {
    "subclass": f"is(<{TYPE}>, ?x, ?d) :- subclass(?c, ?d), is(<{TYPE}>, ?x, ?c) .",
    "subproperty": "is(?q, ?x, ?y) :- subproperty(?p, ?q), is(?p, ?x, ?y) .",
    "range": f"is(<{TYPE}>, ?y, ?c) :- range(?p, ?c), is(?p, ?x, ?y) .",
    "symmetric": "is(?p, ?y, ?x) :- symmetric(?p), is(?p, ?x, ?y) .",
    "transitive": "is(?p, ?x, ?z) :- transitive(?p), is(?p, ?x, ?y), is(?p, ?y, ?z) .",
    "disjoint": f"clash(?x, ?c, ?d) :- disjoint(?c, ?d), is(<{TYPE}>, ?x, ?c), is(<{TYPE}>, ?x, ?d) .",
}
"""One rule a kind of axiom (cax-sco, prp-spo1, prp-rng, prp-symp, prp-trp, cax-adc of the OWL 2 RL tables)."""

Axioms = dict[str, list[tuple[str, ...]]]
"""IRIs that each axiom names, by kind."""


class NotCompiled(ValueError):
    """The ontology says something that the fast route has no rule for."""


def axioms_of(ontology: Iterable[ox.Quad]) -> Axioms:
    """Axioms by kind, sorted.

    Raises:
        NotCompiled: a construct of OWL or RDFS that has no rule here, or an axiom on an unnamed class.
    """
    quads = list(ontology)
    after = {(q.subject, q.predicate.value): q.object for q in quads if q.predicate.value in {FIRST, REST}}
    apart = {q.subject for q in quads if iri(q.object) == str(OWL.AllDisjointClasses)}
    found: set[tuple[str, ...]] = set()
    for q in quads:
        subject, predicate, object_ = iri(q.subject), q.predicate.value, iri(q.object)
        if kind := PAIRS.get(predicate):
            if not subject or object_ in {"", str(OWL.Nothing)}:
                raise NotCompiled(f"no rule for {_named(subject)} {curie(predicate)} {_named(object_)}")
            found.add((kind, subject, object_))
        elif predicate == TYPE and object_ in MARKS and subject:
            found.add((MARKS[object_], subject))
        elif predicate == str(OWL.members) and q.subject in apart:
            found |= {("disjoint", *pair) for pair in combinations(_members(q.object, after), 2)}
        elif predicate == str(RDFS.domain) or (predicate.startswith(str(OWL)) and predicate not in NOTED):
            raise NotCompiled(f"no rule for {curie(predicate)}, said of {_named(subject)}")
        elif predicate == TYPE and object_.startswith(str(OWL)) and object_ not in DECLARED:
            raise NotCompiled(f"no rule for {curie(object_)}, which {_named(subject)} is")
    axioms: Axioms = {}
    for kind, *ends in sorted(found):
        axioms.setdefault(kind, []).append(tuple(ends))
    return axioms


def _named(term: str) -> str:
    return curie(term) or "an unnamed term"


def _members(node: object, after: Mapping[tuple[Any, str], object]) -> list[str]:
    members: list[str] = []
    while iri(node) != NIL:
        member, node = iri(after.get((node, FIRST))), after.get((node, REST))
        if not member or node is None or len(members) == len(after):
            raise NotCompiled("no rule for a list of classes that names none or does not end")
        members.append(member)
    return members


def program(axioms: Axioms, facts: Path) -> str:
    """Datalog that closes the N-Triples file ``facts``: ``new`` is what was not told, ``clash`` what cannot be."""
    lines = [
        f"@import told :- ntriples {{ resource = {json.dumps(str(facts), ensure_ascii=False)} }} .",
        "is(?p, ?x, ?y) :- told(?x, ?p, ?y) .",
        "new(?x, ?p, ?y) :- is(?p, ?x, ?y), ~told(?x, ?p, ?y) .",
        "@output new .",  # Nemo leaves out what no output needs
        *(["@output clash ."] if "disjoint" in axioms else []),
        *(RULES[kind] for kind in axioms),
        *(f"{kind}({', '.join(f'<{end}>' for end in ends)}) ." for kind, found in axioms.items() for ends in found),
    ]
    return "\n".join(lines)


def fast_closure(facts: Iterable[ox.Quad], ontology: Iterable[ox.Quad]) -> list[ox.Triple]:
    """As `closure`, triple for triple: what follows about things of ours, sorted.

    Raises:
        Contradiction: a thing of two disjoint kinds.
        NotCompiled: the ontology uses a construct without a rule.
    """
    facts, ontology = list(facts), list(ontology)
    axioms = axioms_of(ontology)
    if nemo is None:
        return closure(facts, ontology)
    # Only lines that a rule reads or may conclude go in.
    on_properties = (found for kind, found in axioms.items() if kind not in {"subclass", "disjoint"})
    used = {TYPE, *(end for found in on_properties for ends in found for end in ends)}
    told = {q.triple for q in facts if q.predicate.value in used and isinstance(q.object, ox.NamedNode)}
    with TemporaryDirectory(prefix="steppe-") as folder:
        path = Path(folder) / "facts.nt"
        ox.serialize(told, str(path), format=ox.RdfFormat.N_TRIPLES)
        engine = nemo.NemoEngine(nemo.load_string(program(axioms, path)))
        engine.reason()
    if "disjoint" in axioms and (clashes := list(engine.result("clash"))):
        raise Contradiction("; ".join(sorted(_clash(*map(_bare, row)) for row in clashes)))
    found = (tuple(map(_bare, row)) for row in engine.result("new"))
    return sorted((ox.Triple(*map(ox.NamedNode, row)) for row in found if keeps(*row)), key=str)


def _bare(term: str) -> str:
    return term[1:-1]


def _clash(thing: str, one: str, other: str) -> str:
    return f"Disjoint classes {one} and {other} have a common individual {thing}"
