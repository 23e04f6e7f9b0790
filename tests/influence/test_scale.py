"""Fast reach and fast chains against the same written plainly in networkx, on generated and on small random graphs."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steppe.bench import plain
from steppe.bench.generate import generate
from steppe.bench.measure import growth
from steppe.influence.columns import NUMBERS, Columns
from steppe.influence.network import Hop
from steppe.influence.parameters import Parameters
from steppe.influence.paths import Ways
from steppe.influence.reach import draw_worlds, reach, reaches
from steppe.store import Embedded, in_graph
from steppe.terms import ONTOLOGY, PREFIXES

ACTOR = PREFIXES["actor"]
MODEL = replace(
    Parameters.load(
        Embedded(in_graph(ONTOLOGY, ox.parse(path=str(Path(__file__).resolve().parents[2] / "ontology/influence.ttl"))))
    ),
    escape=0.1,
)
NAMES = "abcdef"


def network(hops: list[Hop]) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for hop in hops:
        graph.add_edge(hop.influencer, hop.influenced, key=hop.channel, hop=hop)
    return graph


def test_generated_columns_are_those_of_its_objects() -> None:
    made = generate(2000)
    one, other = made.columns(), Columns.of(made.hops())
    assert [one.nodes[i] for i in one.target] == [other.nodes[i] for i in other.target]
    assert np.array_equal(one.key, other.key)
    for name in NUMBERS:
        assert np.array_equal(getattr(one, name), getattr(other, name), equal_nan=True), name


def test_worlds_agree_with_networkx_within_the_error_of_sampling() -> None:
    made = generate(900)
    hops, patrons, targets = made.hops(), list(made.nodes[:3]), [*made.nodes[5:8], *made.nodes[12:20]]
    worlds = draw_worlds(hops, MODEL, 5, 4)
    names = [hops[i].channel for i in worlds.columns.order]
    rng, off, error = random.Random(1), np.zeros((3, 11)), np.zeros((3, 11))
    ours = reaches(worlds, patrons, targets, made.closed)
    assert 0 < sum(hop.theta < 1 for hop in hops) < len(hops)
    drawn = zip(worlds.strengths().T.tolist(), worlds.thetas().T.tolist(), strict=True)
    for draw, of in enumerate(drawn):
        found = np.zeros((3, 11))
        strength = dict(zip(names, zip(*of, strict=True), strict=True))
        for there in plain.reached(network(hops), strength, made.closed, patrons, targets, 200, rng):
            found += [[there[patron, target] for target in targets] for patron in patrons]
        share = found / 200
        off += share - ours[:, :, draw]
        middle = np.clip((share + ours[:, :, draw]) / 2, 0.002, 0.998)
        error += middle * (1 - middle) * (1 / 64 + 1 / 200)
    assert ours.max() > 0.2
    assert np.abs(off / np.sqrt(error)).max() < 4.5


def test_plain_draws_of_strength_have_the_mean_of_ours() -> None:
    made, rng = generate(400), random.Random(2)
    # One in five has sources that differ, one a known escape, one a typical value of its own, and one fades.
    fields: list[dict[str, Any]] = [{"spread": (0.1, 0.6)}, {"escape": 0.4}, {"typical": 0.05}, {"age": 0.5}, {}]
    hops = [replace(hop, **fields[i % 5]) for i, hop in enumerate(made.hops())]
    drawn = [list(plain.strengths(network(hops), MODEL, rng).values()) for _ in range(150)]
    worlds = draw_worlds(hops, MODEL, 3, 600)
    for column, numbers in enumerate((worlds.strengths(), worlds.thetas())):
        ours = numbers.mean(axis=0)
        theirs = np.array(drawn)[:, :, column].mean(axis=1)
        error = np.sqrt(ours.var() / 600 + theirs.var() / 150)
        assert abs(ours.mean() - theirs.mean()) < 4 * error


EDGES = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.integers(0, 1)).filter(lambda e: e[0] != e[1]),
    st.tuples(st.integers(1, 999), st.sampled_from([0.0, 0.3, 1.0, 1.0])),
    max_size=18,
)


@settings(max_examples=150, deadline=None)
@given(EDGES, st.sampled_from("bcdef"), st.sets(st.sampled_from(NAMES), max_size=2), st.integers(1, 6))
def test_chains_are_those_of_networkx(
    edges: dict[tuple[str, str, int], tuple[int, float]], goal: str, closed: set[str], count: int
) -> None:
    hops: list[Hop] = [
        Hop(
            ACTOR + one, ACTOR + other, "Credit", ACTOR + one, f"{one}{other}{n}", None, None,
            # Irrational steps: no two chains are equally strong by chance.
            (strength + 2**0.5 * place) / 1100, 0.9, None, (), 1, theta=theta,
        )
        for place, ((one, other, n), (strength, theta)) in enumerate(edges.items())
    ]  # fmt: skip
    graph, shut = network(hops), {ACTOR + name for name in closed}
    ours = Ways(graph, shut).strongest(ACTOR + "a", ACTOR + goal, count)
    theirs = plain.strongest(graph, ACTOR + "a", ACTOR + goal, shut, count)
    assert [[h.channel for h in chain.hops] for chain in ours] == [[h.channel for h in chain.hops] for chain in theirs]
    assert all(len(chain.hops) <= 4 for chain in ours)


@pytest.mark.parametrize("seed", [1, 3])
def test_ten_chains_on_a_larger_graph_are_those_of_networkx(seed: int) -> None:
    made = generate(3000, seed)
    rng = random.Random(seed)
    hops = [
        Hop(h.influencer, h.influenced, h.kind, h.via, h.channel, None, None, rng.random(), 0.9, None, (), 1)
        for h in made.hops()
    ]
    graph, found = network(hops), 0
    for start, goal in ((0, 5), (1, 20), (2, 40)):
        ours = Ways(graph, made.closed).strongest(made.nodes[start], made.nodes[goal], 10)
        theirs = plain.strongest(graph, made.nodes[start], made.nodes[goal], made.closed, min(len(ours), 10))
        assert [c.strength for c in ours] == pytest.approx([c.strength for c in theirs])
        found += len(ours)
    assert found >= 15


def test_what_a_node_holds_back_does_not_lower_what_arrives_there() -> None:
    def hop(one: str, other: str, theta: float) -> Hop:
        a, b = ACTOR + one, ACTOR + other
        return Hop(a, b, "Headship", a, one + other, None, None, 1.0, 1.0, None, (), 1, theta=theta)

    worlds = draw_worlds([hop("a", "b", 0.25), hop("b", "c", 1.0)], MODEL, 1, 400)
    found = reach(worlds, ACTOR + "a", set())
    assert found[ACTOR + "b"].mean() == 1.0
    assert found[ACTOR + "c"].mean() == pytest.approx(0.25, abs=0.03)


def test_growth_is_the_slope_of_logarithms() -> None:
    assert growth([10, 100, 1000], [2, 20, 200]) == pytest.approx(1.0)
    assert growth([10, 100, 1000], [1, 100, 10000]) == pytest.approx(2.0)
