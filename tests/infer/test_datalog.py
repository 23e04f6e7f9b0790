"""The fast route gives the closure that owlrl gives: on the tiny world, the graph itself, chance and contradictions."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from steppe import home as homes
from steppe.infer import Contradiction, NotCompiled, closure, datalog, fast_closure
from steppe.infer.datalog import RULES, axioms_of
from steppe.read import Schema, Told, read_told
from steppe.terms import BASE, FACTS, ONTOLOGY, expand, iri

pytest.importorskip("nmo_python", reason="no wheel for this machine: owlrl does all the work")
ROOT = Path(__file__).resolve().parents[2]
CEILING = 40_000
"""Lines between things that owlrl closes in half a minute; of a greater graph it gets a stable share of the things."""
Names = tuple[str, str, str]


def quads(*lines: Names, graph: str = FACTS) -> list[ox.Quad]:
    """Lines of names as quads; ``_:x`` is a blank node."""

    def node(name: str) -> ox.NamedNode | ox.BlankNode:
        if name.startswith("_:"):
            return ox.BlankNode(name[2:])
        return ox.NamedNode(name if "/" in name or name.startswith("urn:") else expand(name))

    return [ox.Quad(node(s), ox.NamedNode(expand(p)), node(o), ox.NamedNode(graph)) for s, p, o in lines]


def said(*lines: Names) -> list[ox.Quad]:
    return quads(*lines, graph=ONTOLOGY)


def apart(*classes: str) -> list[ox.Quad]:
    """The axiom that nothing is of two of the classes."""
    lines = [("_:apart", "rdf:type", "owl:AllDisjointClasses"), ("_:apart", "owl:members", "_:0")]
    for number, name in enumerate(classes):
        after = f"_:{number + 1}" if number + 1 < len(classes) else "rdf:nil"
        lines += [(f"_:{number}", "rdf:first", name), (f"_:{number}", "rdf:rest", after)]
    return said(*lines)


def both(facts: list[ox.Quad], ontology: list[ox.Quad]) -> tuple[object, object]:
    """What each route answers, or how it complains."""
    answers: list[object] = []
    for route in (fast_closure, closure):
        try:
            answers.append(route(facts, ontology))
        except Contradiction as error:
            answers.append(str(error))
    return answers[0], answers[1]


def share(facts: Iterable[ox.Quad], ceiling: int = CEILING) -> list[ox.Quad]:
    """All lines between things, or those of every n-th thing by the hash of its name."""
    between = [q for q in facts if isinstance(q.object, ox.NamedNode)]
    step = -(-len(between) // ceiling)
    return [q for q in between if int(sha256(iri(q.subject).encode()).hexdigest(), 16) % step == 0]


def test_equal_on_the_tiny_world(told_world: Told, schema: Schema) -> None:
    fast, reference = both([*told_world.facts, *told_world.descriptions], schema.quads)
    assert fast == reference
    assert fast


def test_equal_on_the_graph_itself(schema: Schema) -> None:
    told = read_told(homes.at(ROOT), schema)
    fast, reference = both(share([*told.facts, *told.descriptions]), schema.quads)
    assert fast == reference
    assert isinstance(fast, list)
    assert len(fast) > 5_000


def test_every_rule_has_an_axiom_of_the_ontology(schema: Schema) -> None:
    assert set(axioms_of(schema.quads)) == set(RULES)


CLASSES = [f"st:C{n}" for n in range(5)]
PROPERTIES = [f"st:p{n}" for n in range(4)]
THINGS = [*(f"actor:a{n}" for n in range(4)), BASE + "place/ақтау", "urn:x:foreign"]


@some.composite
def ontologies(draw: some.DrawFn) -> list[ox.Quad]:
    pairs = some.lists(some.tuples(some.sampled_from(CLASSES), some.sampled_from(CLASSES)), max_size=6)
    roles = some.lists(some.tuples(some.sampled_from(PROPERTIES), some.sampled_from(PROPERTIES)), max_size=4)
    ranges = some.lists(some.tuples(some.sampled_from(PROPERTIES), some.sampled_from(CLASSES)), max_size=2)
    lines = [(one, "rdfs:subClassOf", other) for one, other in draw(pairs)]
    lines += [(one, "rdfs:subPropertyOf", other) for one, other in draw(roles)]
    lines += [(one, "rdfs:range", other) for one, other in draw(ranges)]
    for kind in ("owl:SymmetricProperty", "owl:TransitiveProperty"):
        lines += [(name, "rdf:type", kind) for name in draw(some.sets(some.sampled_from(PROPERTIES), max_size=2))]
    kinds = draw(some.lists(some.sampled_from(CLASSES), unique=True, max_size=3))
    return [*said(*lines), *(apart(*kinds) if len(kinds) > 1 and draw(some.booleans()) else ())]


kinds_of_things = some.tuples(some.sampled_from(THINGS), some.just("rdf:type"), some.sampled_from(CLASSES))
ties = some.tuples(some.sampled_from(THINGS), some.sampled_from(PROPERTIES), some.sampled_from(THINGS))


@settings(max_examples=80, deadline=None)
@given(ontologies(), some.lists(some.one_of(kinds_of_things, ties), max_size=12))
def test_equal_on_chance(ontology: list[ox.Quad], lines: list[Names]) -> None:
    fast, reference = both(quads(*lines), ontology)
    assert fast == reference


@pytest.mark.parametrize(
    "lines",
    [
        [("actor:a", "rdf:type", "st:Actor"), ("actor:a", "rdf:type", "st:Place")],
        [("actor:a", "rdf:type", "st:Company"), ("actor:a", "rdf:type", "st:City")],
        [("source:a", "st:publisher", "place:b"), ("place:b", "rdf:type", "st:City")],
        [
            ("actor:a", "rdf:type", "st:State"),
            ("actor:a", "rdf:type", "st:Loan"),
            ("actor:a", "rdf:type", "st:City"),
            ("actor:b", "rdf:type", "st:Loan"),
            ("actor:b", "rdf:type", "st:Stake"),
            ("actor:b", "rdf:type", "st:Person"),
        ],
    ],
    ids=["told", "by broader kinds", "by what a role makes of it", "several"],
)
def test_both_complain_of_a_contradiction_in_the_same_words(schema: Schema, lines: list[Names]) -> None:
    fast, reference = both(quads(*lines), schema.quads)
    assert isinstance(fast, str)
    assert fast.startswith("Disjoint classes")
    assert fast == reference


@pytest.mark.parametrize(
    "ontology",
    [
        said(("st:p", "rdfs:domain", "st:C")),
        said(("st:p", "owl:inverseOf", "st:q")),
        said(("st:p", "rdf:type", "owl:FunctionalProperty")),
        said(("st:p", "owl:propertyChainAxiom", "_:0"), ("_:0", "rdf:first", "st:q"), ("_:0", "rdf:rest", "rdf:nil")),
        said(("st:C", "owl:equivalentClass", "st:D")),
        said(("st:C", "owl:disjointWith", "st:D")),
        said(("st:C", "rdfs:subClassOf", "_:r")),
        said(("st:C", "rdfs:subClassOf", "owl:Nothing")),
        said(("_:r", "rdfs:subClassOf", "st:C")),
        said(("_:r", "owl:someValuesFrom", "st:C")),
        said(("_:r", "rdf:type", "owl:Restriction")),
        said(("actor:a", "owl:sameAs", "actor:b")),
        said(("_:r", "rdf:type", "owl:AllDifferent"), ("_:r", "owl:distinctMembers", "_:0")),
        said(("_:r", "owl:members", "rdf:nil")),
        apart("st:C", "st:D")[:-1],
        [*apart("st:C", "st:D")[:-1], *said(("_:1", "rdf:rest", "_:0"))],
    ],
    ids=lambda quads: f"{iri(quads[-1].predicate).rsplit('#')[-1]}-{iri(quads[-1].object).rsplit('#')[-1]}",
)
def test_what_has_no_rule_is_refused(ontology: list[ox.Quad]) -> None:
    with pytest.raises(NotCompiled, match="no rule for"):
        fast_closure([], ontology)


def test_declarations_notes_and_other_vocabularies_say_nothing(schema: Schema) -> None:
    silent = said(
        ("st:C", "rdf:type", "owl:Class"),
        ("st:p", "rdf:type", "owl:DatatypeProperty"),
        ("st:p", "schema:domainIncludes", "st:C"),
    )
    assert axioms_of(silent) == {}
    assert fast_closure(quads(("actor:a", "rdf:type", "st:C")), silent) == []


def test_what_was_told_is_not_told_again() -> None:
    ontology = said(("st:p", "rdfs:subPropertyOf", "st:q"))
    facts = quads(("actor:a", "st:p", "actor:b"), ("actor:a", "st:q", "actor:b"), ("actor:c", "st:p", "actor:b"))
    assert fast_closure(facts, ontology) == [q.triple for q in quads(("actor:c", "st:q", "actor:b"))]


def test_where_nemo_is_not_to_be_had_owlrl_answers(
    monkeypatch: pytest.MonkeyPatch, told_world: Told, schema: Schema
) -> None:
    fast = fast_closure(told_world.facts, schema.quads)
    monkeypatch.setattr(datalog, "nemo", None)
    assert fast_closure(told_world.facts, schema.quads) == fast
