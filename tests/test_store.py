"""The embedded engine: what a query sees, and the slips of the engine that our queries walk around."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from steppe.store import Embedded, QueryError, Remote, Rows
from steppe.terms import CLAIMS, FACTS, INFERRED, expand


def quad(subject: str, predicate: str, object_: str, graph: str) -> ox.Quad:
    s, p, o = (ox.NamedNode(expand(name)) for name in (subject, predicate, object_))
    return ox.Quad(s, p, o, ox.NamedNode(graph))


ONE, OTHER = expand("source:one"), expand("source:other")
STORE = Embedded(
    [
        quad("actor:a", "st:unitOf", "actor:b", ONE),
        quad("actor:c", "st:unitOf", "actor:b", ONE),
        quad("actor:a", "st:unitOf", "actor:b", OTHER),
        quad("actor:a", "st:unitOf", "actor:b", FACTS),
        quad("actor:a", "st:homeState", "actor:s", INFERRED),
        quad("actor:a", "st:homeState", "actor:t", CLAIMS),
    ]
)


def rows(text: str) -> list[tuple[str, ...]]:
    found = STORE.query(text)
    assert isinstance(found, Rows)
    return sorted(tuple("" if term is None else str(term.value) for term in row) for row in found.rows)


def test_a_pattern_sees_facts_and_inferred_but_no_claims() -> None:
    assert rows("SELECT ?state { actor:a st:homeState ?state }") == [(expand("actor:s"),)]


def test_a_line_told_twice_is_one_row() -> None:
    assert len(rows("SELECT ?whole { actor:a st:unitOf ?whole }")) == 1


def test_a_source_is_asked_by_its_graph() -> None:
    assert rows("SELECT ?g { GRAPH ?g { actor:c st:unitOf actor:b } }") == [(ONE,)]


def test_lines_are_counted_by_graph_outside_the_graph_clause() -> None:
    counted = rows("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s st:unitOf ?o } } GROUP BY ?g")
    assert counted == sorted([(ONE, "2"), (OTHER, "1"), (FACTS, "1")])


def test_what_one_source_alone_says_is_found_by_not_exists() -> None:
    elsewhere = "GRAPH source:other { ?s st:unitOf ?o }"
    alone = f"SELECT ?s {{ GRAPH source:one {{ ?s st:unitOf ?o }} FILTER NOT EXISTS {{ {elsewhere} }} }}"
    assert rows(alone) == [(expand("actor:c"),)]


def test_ask_construct_and_select_give_their_own_kinds() -> None:
    assert STORE.query("ASK { actor:a st:unitOf actor:b }") is True
    triples = STORE.query("CONSTRUCT { ?o st:unitOf ?s } WHERE { ?s st:unitOf ?o }")
    assert isinstance(triples, list)
    assert len(triples) == 1


def test_a_wrong_query_is_one_line() -> None:
    with pytest.raises(QueryError) as error:
        STORE.query("SELECT ?x {\n ?x st:unitOf }")
    assert "\n" not in str(error.value)


def test_a_remote_store_is_an_http_address() -> None:
    with pytest.raises(QueryError, match="not an http address"):
        Remote("ftp://sparql.test/")


def test_the_graphs_of_a_store_are_named_in_order() -> None:
    assert STORE.graphs() == sorted({ONE, OTHER, FACTS, INFERRED, CLAIMS})
