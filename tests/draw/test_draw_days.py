"""What the page carries for other days, for paths and for exports: the same as Python settles for that day."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import rdflib

from steppe.ask import Steppe
from steppe.draw import View, view
from steppe.draw.carry import carry
from steppe.draw.relations import AHEAD
from steppe.draw.turtle import HEAD, turtle_json
from steppe.influence.network import channels, pooled
from steppe.influence.parameters import Parameters
from steppe.influence.paths import closed_to
from steppe.read import load_schema
from steppe.terms import NS, expand

DAYS = ("1996-07-01", "2003", "2019-06-10", "2022-04-06", "2024-05", "2025-09-01", "2026-01-01")


@pytest.mark.parametrize("day", DAYS)
def test_the_steps_of_every_fact_lead_to_how_it_stands_on_any_day(world: Steppe, world_view: View, day: str) -> None:
    then = view(world, day)
    found = {}
    for fact in world_view.facts:
        steps = [step for step in world_view.courses[fact.iri] if step.day <= then.as_of]
        if steps:
            found[fact.iri] = (steps[-1].state, steps[-1].stage)
    assert found == {fact.iri: (fact.state, fact.stage) for fact in then.facts}


def test_the_last_step_is_how_a_fact_stands_on_the_day_of_the_picture(world_view: View) -> None:
    for fact in world_view.facts:
        last = world_view.courses[fact.iri][-1]
        assert (last.state, last.stage) == (fact.state, fact.stage), fact.iri


def test_strands_are_the_ties_whatever_their_state(world_view: View) -> None:
    ties: dict[tuple[str, str, str, str], set[str]] = {}
    for tie in world_view.ties:
        ties.setdefault((tie.source, tie.target, tie.family, tie.word), set()).update(tie.facts)
    strands = {(s.source, s.target, s.family, s.word): {iri for iri, _ in s.facts} for s in world_view.strands}
    assert strands == ties


def test_channels_are_those_live_on_the_day(world: Steppe, world_view: View) -> None:
    parameters = Parameters.load(world.store)
    told = pooled(channels(world.store, world_view.as_of, parameters=parameters), parameters)
    live = [hop for hop in told if hop.strength > 0]
    assert [(c.source, c.target, c.strength, c.credence) for c in world_view.reach.channels] == [
        (h.influencer, h.influenced, h.strength, h.credence) for h in sorted(live, key=lambda h: h.channel)
    ]
    ends = {end for hop in live for end in (hop.influencer, hop.influenced)}
    assert closed_to(world.store) & ends <= world_view.reach.closed
    data = carry(world_view)["reach"]
    known = len(world_view.nodes) + len(data["extra"])
    assert data["channels"]
    for channel in data["channels"]:
        assert 0 <= channel["from"] < known and 0 <= channel["to"] < known
        assert all(0 <= i < len(world_view.sources) for i in channel["sources"])


def test_the_pieces_make_turtle_that_says_what_the_graph_says(world: Steppe, world_view: View) -> None:
    pieces = turtle_json(world_view)
    graph = rdflib.Graph()
    graph.parse(data=HEAD + "".join([*pieces["things"], *pieces["facts"], *pieces["sources"]]), format="turtle")
    held = world.graph.graph(rdflib.URIRef(expand("graph:facts")))
    deal = rdflib.URIRef(expand("agreement:borland-railways-locomotives-2024"))
    told = {(p, o) for p, o in held.predicate_objects(deal) if not isinstance(o, rdflib.BNode)}
    assert told and told <= set(graph.predicate_objects(deal))
    sources = set(graph.objects(deal, rdflib.DCTERMS.source))
    assert sources and all((source, rdflib.RDF.type, rdflib.URIRef(NS + "Source")) in graph for source in sources)
    claims = set(graph.objects(deal, rdflib.URIRef(NS + "claim")))
    assert len(claims) >= 2
    assert not claims & set(held.subjects())


def test_a_hostile_name_stays_within_its_literal(hostile: View) -> None:
    pieces = turtle_json(hostile)
    graph = rdflib.Graph()
    graph.parse(data=HEAD + "".join([*pieces["things"], *pieces["facts"], *pieces["sources"]]), format="turtle")
    labels = {str(label) for label in graph.objects(rdflib.URIRef(expand("actor:evil")), rdflib.RDFS.label)}
    assert len(labels) == 1 and labels.pop().startswith("<script>")
    assert not list(graph.objects(None, rdflib.URIRef(NS + "url")))


def test_days_that_lie_ahead_bear_the_words_of_the_ontology() -> None:
    schema, _ = load_schema(Path(__file__).resolve().parents[2] / "ontology")
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    words = {q.subject.value: q.object.value for q in schema.quads if q.predicate.value == label}  # type: ignore[union-attr]
    assert {word: words[NS + term] for term, word in AHEAD.items()} == {word: word for word in AHEAD.values()}


def test_a_view_that_does_not_know_other_days_carries_none(world_view: View) -> None:
    assert carry(world_view)["meta"]["days"] is True
    other = replace(world_view, courses={}, strands=())
    data = carry(other)
    assert data["meta"]["days"] is False and not [f for f in data["facts"] if "course" in f]
    assert carry(replace(world_view, facts=world_view.facts[1:]))["meta"]["days"] is True


def test_a_part_of_a_view_carries_the_ties_and_facts_that_it_has(world_view: View) -> None:
    ties = world_view.ties[::3]
    kept = {iri for tie in ties for iri in tie.facts}
    part = replace(world_view, ties=ties, facts=tuple(f for f in world_view.facts if f.iri in kept))
    data = carry(part)
    edges = data["network"]["edges"]
    nodes = [node.iri for node in part.nodes]
    found = {(nodes[e["from"]], nodes[e["to"]], e["word"]): [part.facts[i].iri for i in e["facts"]] for e in edges}
    expected: dict[tuple[str, str, str], set[str]] = {}
    for tie in ties:
        expected.setdefault((tie.source, tie.target, tie.word), set()).update(tie.facts)
    assert {key: set(value) for key, value in found.items()} == expected
    renamed = replace(part, ties=tuple(replace(tie, word=f"added: {tie.word}") for tie in ties))
    assert {e["word"] for e in carry(renamed)["network"]["edges"]} == {f"added: {tie.word}" for tie in ties}
