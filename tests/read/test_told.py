"""What is a fact, what a claim, what the description of a source."""

from __future__ import annotations

from steppe.home import Home
from steppe.read import Schema, Told, read_told
from steppe.terms import SOURCES, expand, iri


def test_lines_keep_their_file_and_line(told_world: Told) -> None:
    files = {line.file.rsplit("/", 1)[-1] for line in told_world.lines}
    assert files == {
        "deals.trig", "names.trig", "states.trig", "Figure.csv", "Membership.csv", "Stake.csv", "Tenure.csv",
    }  # fmt: skip
    assert all(line.line > 0 for line in told_world.lines)
    assert told_world.findings == []


def test_no_anonymous_node_is_left(told_world: Told) -> None:
    assert all(iri(line.quad.subject) for line in told_world.lines)


def test_every_line_is_a_fact_a_claim_or_a_description(told_world: Told) -> None:
    for quad in told_world.quads:
        if told_world.is_description(quad):
            assert iri(quad.graph_name) == SOURCES
            assert not told_world.is_claim(quad)


def test_a_claim_and_the_amounts_within_it_are_no_facts(told_world: Told) -> None:
    order = expand("agreement:borland-railways-locomotives-2024")
    facts = [q for q in told_world.quads if not told_world.is_claim(q) and not told_world.is_description(q)]
    assert any(iri(q.subject) == order and q.predicate.value == expand("st:buyer") for q in facts)
    for quad in facts:
        assert quad.predicate.value not in {expand("st:saidBy"), expand("st:standing"), expand("st:claim")}
        assert getattr(quad.object, "value", "") not in {"900000000", "1200000000"}


def test_the_lot_of_an_order_is_a_fact_and_the_lot_of_a_claim_is_none(told_world: Told) -> None:
    lots = {
        getattr(quad.object, "value", ""): told_world.is_claim(quad)
        for quad in told_world.quads
        if quad.predicate.value in {expand("st:exactly"), expand("st:about")}
    }
    assert lots["30"] is False
    assert lots["40"] is True


def test_named_files_alone_can_be_read(world_home: Home, schema: Schema) -> None:
    path = world_home.tables / "Stake.csv"
    told = read_told(world_home, schema, [path])
    assert {line.file for line in told.lines} == {"tests/world/graph/tables/Stake.csv"}
