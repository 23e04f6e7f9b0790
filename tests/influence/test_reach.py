"""Reach by possible worlds against exact enumeration, and the invariants that no estimate may break."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steppe.ask import Steppe
from steppe.influence.network import Hop, channels
from steppe.influence.noise import bernoulli, keys
from steppe.influence.parameters import Parameters
from steppe.influence.paths import closed_to
from steppe.influence.rank import NOTHING, rank
from steppe.influence.reach import draw_worlds, reach
from steppe.store import Embedded, in_graph
from steppe.terms import ONTOLOGY, PREFIXES

ACTOR = PREFIXES["actor"]
FLAT = Parameters.load(
    Embedded(in_graph(ONTOLOGY, ox.parse(path=str(Path(__file__).resolve().parents[2] / "ontology/influence.ttl"))))
)
ALAND, BORLAND, DORLAND = (ACTOR + name for name in ("aland", "borland", "dorland"))


def sure(one: str, other: str, chance: float, name: str = "", theta: float = 1.0) -> Hop:
    """A channel of control that is up with a known chance, its credence, and whose target passes on a part."""
    ends = ACTOR + one, ACTOR + other
    return Hop(*ends, "Headship", ends[0], name or one + other, None, None, 1.0, chance, None, (), 1, theta=theta)


def exactly(hops: list[Hop], start: str, goal: str) -> float:
    """Chance that the goal is reachable, by going through every world: each channel is down, up, or also passed on.

    The parts that are passed on are drawn apart from one another, so that only their means matter.
    """
    total = 0.0
    states = [(0, 1) if hop.theta == 0 else (0, 2) if hop.theta == 1 else (0, 1, 2) for hop in hops]
    for world in product(*states):
        chance = 1.0
        for hop, state in zip(hops, world, strict=True):
            chance *= hop.credence * (hop.theta if state == 2 else 1 - hop.theta) if state else 1 - hop.credence
        passing, grew = {ACTOR + start}, True
        while grew:
            its = {h.influenced for h, s in zip(hops, world, strict=True) if s == 2 and h.influencer in passing}
            grew = bool(its - passing)
            passing |= its
        moved = {h.influenced for h, s in zip(hops, world, strict=True) if s and h.influencer in passing}
        total += chance * (ACTOR + goal in moved)
    return total


def estimate(hops: list[Hop], start: str, goal: str, draws: int = 256, closed: frozenset[str] = frozenset()) -> float:
    found = reach(draw_worlds(hops, FLAT, 7, draws), ACTOR + start, closed)
    return float(found.get(ACTOR + goal, np.zeros(1)).mean())


def test_the_sum_of_paths_exceeds_reach_and_enumeration_gives_reach() -> None:
    hops = [sure("a", x, 0.6) for x in "bcd"] + [sure(x, "e", 0.6) for x in "bcd"] + [sure("b", "c", 0.6)]
    truth = exactly(hops, "a", "e")
    paths = 3 * 0.36 + 0.6**3
    assert paths > 1 > truth
    assert estimate(hops, "a", "e") == pytest.approx(truth, abs=0.02)


EDGES = st.lists(
    st.builds(
        sure,
        st.sampled_from("abcd"),
        st.sampled_from("abcd"),
        st.sampled_from([0.1, 0.5, 0.9]),
        theta=st.sampled_from([0.0, 0.1, 0.6, 1.0, 1.0]),
    ).filter(lambda h: h.influencer != h.influenced),
    max_size=8,
    unique_by=lambda h: (h.influencer, h.influenced),
)


@settings(max_examples=25, deadline=None)
@given(EDGES)
def test_worlds_agree_with_enumeration(hops: list[Hop]) -> None:
    assert estimate(hops, "a", "d") == pytest.approx(exactly(hops, "a", "d"), abs=0.03)


@settings(max_examples=25, deadline=None)
@given(EDGES, st.tuples(st.sampled_from("abc"), st.sampled_from("bcd")).filter(lambda e: e[0] != e[1]))
def test_adding_a_channel_never_lowers_reach(hops: list[Hop], more: tuple[str, str]) -> None:
    grown = [*hops, sure(*more, 0.5, "more")]
    assert estimate(grown, "a", "d", 16) >= estimate(hops, "a", "d", 16)


@settings(max_examples=25, deadline=None)
@given(EDGES)
def test_the_order_and_the_doubling_of_a_record_change_nothing(hops: list[Hop]) -> None:
    assert estimate(hops[::-1], "a", "d", 16) == estimate(hops, "a", "d", 16)
    assert estimate([*hops, *hops], "a", "d", 16) == estimate(hops, "a", "d", 16)


@settings(max_examples=25, deadline=None)
@given(EDGES)
def test_reach_is_at_most_what_leaves_the_patron_or_enters_the_target(hops: list[Hop]) -> None:
    for end in (
        {h.channel for h in hops if h.influencer == ACTOR + "a"},
        {h.channel for h in hops if h.influenced == ACTOR + "d"},
    ):
        bound = 1 - float(np.prod([1 - h.credence for h in hops if h.channel in end]))
        assert estimate(hops, "a", "d") <= bound + 0.03


def test_nothing_passes_through_a_closed_node() -> None:
    hops = [sure("a", "bloc", 1.0), sure("bloc", "d", 1.0)]
    assert estimate(hops, "a", "d", 4) == 1.0
    assert estimate(hops, "a", "d", 4, frozenset({ACTOR + "bloc"})) == 0.0


@given(st.sampled_from([0.0, 0.001, 0.25, 0.5, 0.9, 1.0]))
def test_bits_come_up_with_their_chance(chance: float) -> None:
    words = bernoulli(np.full((500, 8), chance), keys(f"channel {i}" for i in range(500)))
    assert float(np.bitwise_count(words).mean()) / 64 == pytest.approx(chance, abs=0.004)


def test_the_same_seed_gives_the_same_worlds_and_another_does_not(world: Steppe) -> None:
    hops, parameters = channels(world.store, "2025-01-01"), Parameters.load(world.store)
    one, same, other = (draw_worlds(hops, parameters, seed) for seed in (7, 7, 8))
    assert np.array_equal(one.all_up(), same.all_up())
    assert not np.array_equal(one.all_up(), other.all_up())
    assert 0 <= one.clipped < 0.5


def test_a_patron_without_channels_never_ranks(world: Steppe) -> None:
    hops, parameters = channels(world.store, "2025-01-01"), Parameters.load(world.store)
    closed = closed_to(world.store)
    without = [h for h in hops if DORLAND not in (h.influencer, h.influenced)]
    worlds = draw_worlds(without, parameters, 7)
    zero = np.zeros(worlds.draws)
    reaches = {p: reach(worlds, p, closed).get(BORLAND, zero) for p in (ALAND, DORLAND)}
    standings = {s.patron: s for s in rank(reaches)}
    assert standings[DORLAND].verdict == NOTHING
    assert standings[DORLAND].best_rank == 0
    assert standings[ALAND].first == pytest.approx(1.0)
    assert standings[ALAND].verdict == "robust"


def test_when_nobody_reaches_nobody_is_ranked() -> None:
    assert {s.verdict for s in rank({"a": np.zeros(8), "b": np.zeros(8)})} == {NOTHING}


def test_close_rivals_are_not_separable() -> None:
    rng = np.random.default_rng(3)
    found = rank({"a": rng.uniform(0.4, 0.6, 64), "b": rng.uniform(0.4, 0.6, 64)})
    assert {s.verdict for s in found} == {"not separable"}
    assert sum(s.first for s in found) == pytest.approx(1.0)
