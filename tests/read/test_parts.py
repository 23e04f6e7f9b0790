"""Anonymous parts get a name from their owner, predicate and content."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as some

from steppe.read import Line, Schema
from steppe.read.parts import is_part, name_parts
from steppe.read.trig import read_trig
from steppe.terms import PREFIXES, ST, expand, iri

PREFIX = "\n".join(f"@prefix {p}: <{PREFIXES[p]}> ." for p in ("agreement", "actor", "currency", "source", "st"))


def told(folder: Path, schema: Schema, text: str) -> list[Line]:
    path = folder / "f.trig"
    path.write_text(f"{PREFIX}\n{text}", encoding="utf-8")
    lines, findings = read_trig(path, "f.trig")
    named, anonymous = name_parts(lines, schema)
    assert [*findings, *anonymous] == []
    return named


def objects(lines: list[Line], subject: str, predicate: str) -> set[str]:
    return {
        iri(line.quad.object)
        for line in lines
        if iri(line.quad.subject) == expand(subject) and line.quad.predicate.value == expand(predicate)
    }


def test_the_same_part_in_unrelated_records_has_two_names(tmp_path: Path, schema: Schema) -> None:
    lines = told(
        tmp_path,
        schema,
        """source:s {
        agreement:a st:value [ st:exactly 5 ; st:in currency:USD ] .
        agreement:b st:value [ st:exactly 5 ; st:in currency:USD ] .
    }""",
    )
    one, other = objects(lines, "agreement:a", "st:value"), objects(lines, "agreement:b", "st:value")
    assert len(one) == len(other) == 1
    assert one != other


def test_the_same_part_under_two_predicates_has_two_names(tmp_path: Path, schema: Schema) -> None:
    lines = told(tmp_path, schema, "source:s { agreement:a st:value [ st:exactly 5 ] ; st:term [ st:exactly 5 ] . }")
    assert objects(lines, "agreement:a", "st:value") != objects(lines, "agreement:a", "st:term")


def test_the_same_claim_in_two_sources_is_one(tmp_path: Path, schema: Schema) -> None:
    claim = "st:claim [ st:value [ st:upTo 9 ; st:in currency:USD ] ; st:saidBy actor:x ; st:standing st:Unconfirmed ]"
    turned = "st:claim [ st:standing st:Unconfirmed ; st:value [ st:in currency:USD ; st:upTo 9 ] ; st:saidBy actor:x ]"
    lines = told(tmp_path, schema, f"source:s {{ agreement:a {claim} . }} source:t {{ agreement:a {turned} . }}")
    assert len(objects(lines, "agreement:a", "st:claim")) == 1
    assert {iri(line.quad.graph_name) for line in lines} == {expand("source:s"), expand("source:t")}


def test_a_part_is_typed_by_what_its_property_holds(tmp_path: Path, schema: Schema) -> None:
    lines = told(tmp_path, schema, "source:s { agreement:a st:value [ st:exactly 5 ] . }")
    (part,) = objects(lines, "agreement:a", "st:value")
    kinds = {iri(line.quad.object) for line in lines if iri(line.quad.subject) == part}
    assert str(ST.Amount) in kinds
    assert is_part(part)
    assert not is_part(expand("agreement:a"))


def test_a_name_depends_on_content_not_on_the_order_of_lines(tmp_path: Path, schema: Schema) -> None:
    one = told(tmp_path, schema, "source:s { agreement:a st:value [ st:exactly 5 ; st:in currency:USD ] . }")
    other = told(tmp_path, schema, "source:s { agreement:a st:value [ st:in currency:USD ; st:exactly 5 ] . }")
    assert {line.quad for line in one} == {line.quad for line in other}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("source:s { [] st:exactly 5 . }", "belongs to nothing"),
        ("source:s { agreement:a st:value _:x ; st:term _:x . _:x st:exactly 5 . }", "has two owners"),
    ],
)
def test_a_part_has_exactly_one_owner(tmp_path: Path, schema: Schema, text: str, words: str) -> None:
    path = tmp_path / "f.trig"
    path.write_text(f"{PREFIX}\n{text}", encoding="utf-8")
    named, findings = name_parts(read_trig(path, "f.trig")[0], schema)
    assert words in findings[0].sentence
    assert not any(isinstance(line.quad.subject, ox.BlankNode) for line in named)


numbers = some.lists(some.integers(0, 99), min_size=1, max_size=4)


@given(numbers, numbers)
def test_parts_differ_exactly_where_their_content_does(one: list[int], other: list[int]) -> None:
    assert (amount_names(one) == amount_names(other)) == (set(one) == set(other))


def amount_names(values: list[int]) -> set[str]:
    """Names given to one amount with several numbers on one agreement."""
    part, graph = ox.BlankNode(), ox.NamedNode(expand("source:s"))
    owner = ox.Quad(ox.NamedNode(expand("agreement:a")), ox.NamedNode(expand("st:value")), part, graph)
    held = [ox.Quad(part, ox.NamedNode(expand("st:exactly")), ox.Literal(value), graph) for value in set(values)]
    named, findings = name_parts([Line(quad, "f", 1) for quad in [owner, *held]], Schema())
    assert findings == []
    return {iri(line.quad.object) for line in named if line.quad.predicate.value == expand("st:value")}
