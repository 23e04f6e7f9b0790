"""The fast SHACL engine finds what pyshacl finds, violation for violation, on good lines, bad lines and broken ones."""

from __future__ import annotations

import random
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest

from steppe import home as homes
from steppe.check import validate
from steppe.check.shapes import check_shapes, judged, read_shapes
from steppe.check.validate import Violation, by_pyshacl, violations
from steppe.home import Home
from steppe.read import Schema, Told, read_told
from steppe.terms import NS, PREFIXES, expand

pytest.importorskip("shacl", reason="no wheel for this machine: pyshacl does all the work")
ROOT = Path(__file__).resolve().parents[2]
BAD = sorted(path for path in (ROOT / "tests/bad").iterdir() if path.name != "expect.csv")
WORLD = [*sorted((ROOT / "tests/world").rglob("*.trig")), *sorted((ROOT / "tests/world").rglob("*.csv"))]
CEILING = 30_000
"""Triples that pyshacl judges in some seconds; of a greater graph it gets a stable share of the things."""
VALUES: list[ox.NamedNode | ox.Literal] = [
    ox.Literal("7"),
    ox.Literal("seven", language="en"),
    *(
        ox.Literal(text, datatype=ox.NamedNode(expand(f"xsd:{kind}")))
        for kind, text in (
            ("integer", "7"),
            ("decimal", "07.50"),
            ("double", "7E0"),
            ("boolean", "true"),
            ("date", "2025-06-30"),
            ("gYearMonth", "2025-06"),
            ("gYear", "2025"),
            ("anyURI", "https://x.test/"),
        )
    ),
    ox.NamedNode("https://x.test/page"),
    ox.NamedNode(PREFIXES["place"] + "ақтау"),
    ox.NamedNode(NS + "Firm"),
]
"""Values well formed of themselves, for slots that may not hold them."""


@pytest.fixture(scope="module")
def shapes() -> list[ox.Triple]:
    return read_shapes(ROOT / "ontology/shapes")


@pytest.fixture(scope="module")
def bad(world_home: Home, schema: Schema) -> list[ox.Triple]:
    """The tiny world with every bad file."""
    return list(judged(read_told(world_home, schema, [*WORLD, *BAD]), schema))


def same(data: Iterable[ox.Triple], shapes: list[ox.Triple]) -> list[Violation]:
    """What both find, after seeing that it is the same."""
    data = list(data)
    fast, reference = (sorted(judge(data, shapes), key=str) for judge in (violations, by_pyshacl))
    assert fast == reference
    return fast


def broken(data: Iterable[ox.Triple], seed: int, slips: int) -> list[ox.Triple]:
    """The same triples with so many of them left out, exchanged or given another object or property by chance."""
    chance = random.Random(seed)
    triples = list(data)
    for _ in range(slips):
        place = chance.randrange(len(triples))
        one, other = triples[place], chance.choice(triples)
        triples[place] = chance.choice(
            [
                other,
                ox.Triple(one.subject, one.predicate, other.object),
                ox.Triple(one.subject, other.predicate, one.object),
                ox.Triple(other.subject, one.predicate, one.object),
                ox.Triple(one.subject, one.predicate, VALUES[chance.randrange(len(VALUES))]),
            ]
        )
        if chance.random() < 0.3:
            triples.append(one)
    return triples


def test_equal_on_the_tiny_world(told_world: Told, schema: Schema, shapes: list[ox.Triple]) -> None:
    assert same(judged(told_world, schema), shapes) == []


def test_equal_on_the_bad_files(bad: list[ox.Triple], shapes: list[ox.Triple]) -> None:
    found = same(bad, shapes)
    assert len(found) > 60
    assert {"Class", "Datatype", "MaxCount", "MinCount", "Node", "NodeKind", "Or"} <= {v.component for v in found}


@pytest.mark.parametrize("seed", range(8))
def test_equal_on_broken_lines(bad: list[ox.Triple], shapes: list[ox.Triple], seed: int) -> None:
    assert len(same(broken(bad, seed, 150), shapes)) > 100


def test_equal_on_the_graph_itself_and_with_slips_in_it(schema: Schema, shapes: list[ox.Triple]) -> None:
    data = list(judged(read_told(homes.at(ROOT), schema), schema))
    step = -(-len(data) // CEILING)
    data = [t for t in data if int(sha256(str(t.subject).encode()).hexdigest(), 16) % step == 0]
    assert len(same(broken(data, 1, 400), shapes)) > 100


def test_a_year_of_twenty_digits_stops_neither(schema: Schema, shapes: list[ox.Triple]) -> None:
    day = ox.Literal("9" * 24 + "-01-01", datatype=ox.NamedNode(expand("xsd:date")))
    line = ox.Triple(ox.NamedNode(expand("agreement:a")), ox.NamedNode(expand("st:signedOn")), day)
    assert violations([line], shapes) == by_pyshacl([line], shapes)


def test_without_the_fast_engine_the_sentences_are_the_same(
    world_home: Home, schema: Schema, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = read_told(world_home, schema, [*WORLD, *BAD])
    fast = sorted(check_shapes(told, schema, ROOT / "ontology/shapes"))
    monkeypatch.setattr(validate, "shacl", None)
    assert sorted(check_shapes(told, schema, ROOT / "ontology/shapes")) == fast
