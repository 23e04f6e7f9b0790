"""What no estimate of reach may break, held world by world, and the exact value by factoring on small graphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import networkx as nx
import numpy as np
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steppe.ask import Steppe
from steppe.influence import influence
from steppe.influence.network import Hop
from steppe.influence.noise import bernoulli, keys
from steppe.influence.parameters import Parameters
from steppe.influence.paths import Ways
from steppe.influence.rank import NOTHING, rank
from steppe.influence.reach import draw_worlds, reaches, spread
from steppe.store import Embedded, in_graph
from steppe.terms import ONTOLOGY, PREFIXES

ACTOR = PREFIXES["actor"]
MODEL = Parameters.load(
    Embedded(in_graph(ONTOLOGY, ox.parse(path=str(Path(__file__).resolve().parents[2] / "ontology/influence.ttl"))))
)
NAMES = "abcdef"
Edge = tuple[str, str, float]


def sure(one: str, other: str, chance: float, name: str) -> Hop:
    """A channel of control, up with its credence."""
    return Hop(ACTOR + one, ACTOR + other, "Headship", ACTOR + one, name, None, None, 1.0, chance, None, (), 1)


def hops_of(edges: Sequence[Edge]) -> list[Hop]:
    return [sure(one, other, chance, f"{one}{other}{n}") for n, (one, other, chance) in enumerate(edges)]


def factored(edges: list[Edge], start: str, goal: str) -> float:
    """Reliability from one node to another by factoring on a channel that leaves what is reached for certain."""
    found = {start}
    while more := {other for one, other, chance in edges if chance == 1 and one in found} - found:
        found |= more
    if goal in found:
        return 1.0
    ahead = [i for i, (one, other, chance) in enumerate(edges) if one in found and other not in found and chance > 0]
    if not ahead:
        return 0.0
    one, other, chance = edges[ahead[0]]
    rest = edges[: ahead[0]] + edges[ahead[0] + 1 :]
    up = factored([*rest, (one, other, 1.0)], start, goal)
    return chance * up + (1 - chance) * factored(rest, start, goal)


def values(
    hops: Sequence[Hop], patrons: str = "ab", targets: str = "ef", closed: frozenset[str] = frozenset(), draws: int = 8
) -> np.ndarray:
    worlds = draw_worlds(list(hops), MODEL, 11, draws)
    return reaches(worlds, [ACTOR + p for p in patrons], [ACTOR + t for t in targets], closed)


EDGES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from([0.1, 0.3, 0.5, 0.8, 1.0])).filter(
        lambda e: e[0] != e[1]
    ),
    max_size=12,
    unique_by=lambda e: e[:2],
)


@settings(max_examples=40, deadline=None)
@given(EDGES)
def test_worlds_agree_with_factoring(edges: list[Edge]) -> None:
    found = values(hops_of(edges), draws=256).mean(axis=2)
    for i, patron in enumerate("ab"):
        for j, target in enumerate("ef"):
            assert found[i, j] == pytest.approx(factored(edges, patron, target), abs=0.02)


@settings(max_examples=60, deadline=None)
@given(EDGES, st.sets(st.sampled_from(NAMES)))
def test_asking_for_some_ends_finds_what_asking_for_all_does(edges: list[Edge], silent: set[str]) -> None:
    worlds = draw_worlds(hops_of(edges), MODEL, 11, 8)
    nodes = worlds.columns.nodes
    carrying = np.array([node.removeprefix(ACTOR) not in silent for node in nodes], bool)
    starts = [i for i, node in enumerate(nodes) if node in {ACTOR + "a", ACTOR + "b"}]
    whole = spread(worlds, starts, carrying)
    for end in range(len(nodes)):
        assert (spread(worlds, starts, carrying, None, np.array([end], np.intp))[:, 0] == whole[:, end]).all()


@settings(max_examples=40, deadline=None)
@given(EDGES)
def test_without_its_channels_a_patron_reaches_nobody(edges: list[Edge]) -> None:
    found = values([hop for hop in hops_of(edges) if hop.influencer != ACTOR + "a"])
    assert not found[0].any()


@settings(max_examples=40, deadline=None)
@given(EDGES, EDGES)
def test_more_channels_never_lower_reach_in_any_draw(edges: list[Edge], more: list[Edge]) -> None:
    hops = hops_of(edges)
    grown = [*hops, *(sure(one, other, chance, f"more {one}{other}") for one, other, chance in more)]
    assert (values(grown) >= values(hops)).all()


@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 99))
def test_a_weaker_channel_is_up_in_some_of_the_same_worlds(one: float, other: float, name: int) -> None:
    low, high = sorted((one, other))
    key = keys([f"channel {name}"])
    weak, strong = (bernoulli(np.full((1, 16), chance), key) for chance in (low, high))
    assert not (weak & ~strong).any()


@settings(max_examples=40, deadline=None)
@given(EDGES, st.sets(st.sampled_from("bcd")))
def test_reach_is_at_most_any_cut(edges: list[Edge], side: set[str]) -> None:
    """A cut is any set of nodes with the patron and without the target; what crosses it bounds the chance."""
    inside = {"a", *side}
    crossing = [chance for one, other, chance in edges if one in inside and other not in inside]
    bound = 1 - float(np.prod([1 - chance for chance in crossing]))
    exact = factored(edges, "a", "f")
    assert exact <= bound + 1e-12
    assert values(hops_of(edges), "a", "f", draws=64).mean() <= bound + 0.04


@settings(max_examples=40, deadline=None)
@given(EDGES, st.permutations(NAMES))
def test_other_names_for_the_nodes_give_the_same_scores(edges: list[Edge], names: list[str]) -> None:
    to = dict(zip(NAMES, names, strict=True))
    hops = hops_of(edges)
    renamed = [sure(to[h.influencer[-1]], to[h.influenced[-1]], h.credence, h.channel) for h in hops]
    there = values(renamed, "".join(to[p] for p in "ab"), "".join(to[t] for t in "ef"))
    assert np.array_equal(values(hops), there)


@settings(max_examples=40, deadline=None)
@given(EDGES, st.randoms(use_true_random=False))
def test_the_order_of_channels_changes_nothing(edges: list[Edge], rng: object) -> None:
    hops = hops_of(edges)
    turned = list(hops)
    rng.shuffle(turned)  # type: ignore[attr-defined]
    assert np.array_equal(values(hops), values(turned))


@settings(max_examples=30, deadline=None)
@given(EDGES)
def test_a_patron_without_channels_never_ranks(edges: list[Edge]) -> None:
    found = values([hop for hop in hops_of(edges) if "b" not in hop.influencer[-1]])
    standings = {s.patron: s for s in rank({"a": found[0, 0], "b": found[1, 0]})}
    assert standings["b"].verdict == NOTHING
    assert standings["b"].best_rank == 0


def test_the_sum_of_path_strengths_exceeds_reach() -> None:
    """A lattice of a few firms: the ways through it share their first and last steps, so their strengths do not add."""
    edges = [("a", x, 0.55) for x in "bcd"] + [(x, y, 0.5) for x in "bcd" for y in "bcd" if x != y]
    edges += [(x, "e", 0.6) for x in "bcd"] + [("e", "f", 0.9)]
    hops = hops_of(edges)
    truth = factored(edges, "a", "f")
    graph = nx.DiGraph()
    for one, other, chance in edges:
        graph.add_edge(one, other, chance=chance)
    total = sum(
        float(np.prod([graph[a][b]["chance"] for a, b in pairwise(way)]))
        for way in nx.all_simple_paths(graph, "a", "f")
    )
    assert total > truth + 0.25
    assert values(hops, "a", "f", draws=256).mean() == pytest.approx(truth, abs=0.02)
    whole = nx.MultiDiGraph()
    for hop in hops:
        whole.add_edge(hop.influencer, hop.influenced, key=hop.channel, hop=hop)
    (first,) = Ways(whole, set()).strongest(ACTOR + "a", ACTOR + "f", 1)
    assert 0 < first.strength <= 1


def test_the_same_seed_gives_the_same_table_and_another_does_not(world: Steppe) -> None:
    def table(seed: int) -> str:
        ends = [ACTOR + "aland", ACTOR + "dorland"], [ACTOR + "borland"]
        return repr(influence(world.store, "2025-01-01", *ends, seed))

    assert table(7) == table(7)
    assert table(7) != table(8)
