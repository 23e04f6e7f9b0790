"""What follows from the ontology, and what the sieve keeps of it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from steppe.ask import Steppe
from steppe.infer import Contradiction, closure
from steppe.read import Schema
from steppe.terms import BASE, FACTS, INFERRED, NS, expand, iri


def quad(subject: str, predicate: str, object_: str) -> ox.Quad:
    s, p, o = (ox.NamedNode(expand(name)) for name in (subject, predicate, object_))
    return ox.Quad(s, p, o, ox.NamedNode(FACTS))


def follows(schema: Schema, *facts: tuple[str, str, str]) -> set[tuple[str, str, str]]:
    triples = closure([quad(*fact) for fact in facts], schema.quads)
    return {(iri(t.subject), iri(t.predicate), iri(t.object)) for t in triples}


def test_classes_roles_symmetry_and_depth_follow(schema: Schema) -> None:
    found = follows(
        schema,
        ("agreement:a", "rdf:type", "st:Loan"),
        ("agreement:a", "st:lender", "actor:x"),
        ("actor:y", "st:borders", "actor:z"),
        ("place:a", "st:within", "place:b"),
        ("place:b", "st:within", "place:c"),
        ("actor:m", "st:unitOf", "actor:g"),
        ("actor:g", "st:unitOf", "actor:s"),
        ("source:a", "st:publisher", "actor:p"),
    )
    for due in (
        ("agreement:a", "rdf:type", "st:Agreement"),
        ("agreement:a", "rdf:type", "st:Record"),
        ("agreement:a", "st:party", "actor:x"),
        ("actor:z", "st:borders", "actor:y"),
        ("place:a", "st:within", "place:c"),
        ("actor:m", "st:unitOf", "actor:s"),
        ("actor:p", "rdf:type", "st:Publisher"),
    ):
        assert tuple(map(expand, due)) in found, due


def test_told_triples_are_not_told_again_and_no_thing_is_its_own(schema: Schema) -> None:
    facts = (("actor:y", "st:borders", "actor:z"), ("actor:z", "st:borders", "actor:y"))
    found = follows(schema, *facts)
    assert not found & {tuple(map(expand, fact)) for fact in facts}
    assert all(subject != object_ for subject, _, object_ in found)


def test_only_our_words_about_our_things_are_kept(schema: Schema) -> None:
    found = follows(schema, ("agreement:a", "rdf:type", "st:Loan"))
    assert found
    for subject, predicate, object_ in found:
        assert subject.startswith(BASE)
        assert not subject.startswith(NS)
        assert predicate.startswith(NS) or (predicate == expand("rdf:type") and object_.startswith(NS))


def test_a_role_makes_no_actor_of_what_is_named_in_it(schema: Schema) -> None:
    found = follows(schema, ("agreement:a", "st:lender", "place:x"))
    assert not any(subject == expand("place:x") for subject, _, _ in found)


def test_a_thing_of_two_disjoint_kinds_is_a_contradiction(schema: Schema) -> None:
    with pytest.raises(Contradiction):
        follows(schema, ("actor:a", "rdf:type", "st:Company"), ("actor:a", "rdf:type", "st:City"))


def test_two_sources_that_differ_do_not_make_two_values_one(schema: Schema) -> None:
    found = follows(schema, ("record:a", "st:holder", "person:x"), ("record:a", "st:holder", "person:y"))
    assert not any(predicate.endswith("sameAs") for _, predicate, _ in found)


def test_the_order_of_facts_does_not_matter(schema: Schema, world: Steppe) -> None:
    facts = [q for q in world.quads if iri(q.graph_name) == FACTS]
    assert closure(facts, schema.quads) == closure(reversed(facts), schema.quads)


def test_nothing_inferred_was_told(world: Steppe) -> None:
    told = {q.triple for q in world.quads if iri(q.graph_name) == FACTS}
    inferred = {q.triple for q in world.quads if iri(q.graph_name) == INFERRED}
    assert inferred
    assert not told & inferred
