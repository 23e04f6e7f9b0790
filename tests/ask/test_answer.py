"""The four forms of an answer."""

from __future__ import annotations

import json

import pyoxigraph as ox

from steppe.ask import Answer, Steppe, render
from steppe.ask.answer import Evidence, turtle_of
from steppe.names import Names


def evidence(world: Steppe, answer: Answer) -> Evidence:
    of = world.sources_of(answer.records)
    return Evidence(of, {s: world.cite(s) for its in of.values() for s in its})


def test_table_shows_labels_and_the_numbered_sources(world: Steppe) -> None:
    answer = world.ask("value", agreement="borland-railways-locomotives-2024")
    text = render(answer, "table", world.names, evidence(world, answer))
    assert "900,000,000" in text
    assert "Boris Bek" in text
    assert "unconfirmed" in text
    assert "[1] " in text


def test_csv_holds_short_forms_and_json_holds_both(world: Steppe) -> None:
    answer = world.ask("backers")
    assert "actor:aland-exim" in render(answer, "csv", world.names)
    whole = json.loads(render(answer, "json", world.names, evidence(world, answer)))
    assert whole["columns"] == ["record", "lender", "backed", "deal"]
    assert whole["rows"][0]["lender"] == {
        "iri": "https://w3id.org/steppe/actor/aland-exim",
        "label": "Export Bank of Aland",
    }
    assert whole["rows"][0]["sources"]


def test_turtle_holds_the_records_with_their_parts_claims_and_sources(world: Steppe) -> None:
    answer = world.ask("lots", record="borland-railways-locomotives-2024")
    text = render(answer, "ttl", world.names, None, lambda records: turtle_of(world.quads, records))
    triples = list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))
    predicates = {t.predicate.value.rsplit("#")[-1].rsplit("/")[-1] for t in triples}
    assert {"covers", "firmness", "claim", "saidBy", "source", "publisher"} <= predicates


def test_markup_in_labels_is_text(world: Steppe) -> None:
    sly = "[red]<b>x</b>[/red]"
    names = Names.of([("https://w3id.org/steppe/actor/sly", sly, True)])
    answer = Answer(("who",), [(ox.NamedNode("https://w3id.org/steppe/actor/sly"),)], "Who?")
    assert sly in render(answer, "table", names)
