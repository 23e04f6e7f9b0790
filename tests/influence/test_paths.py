"""Channels, chains and cards on the tiny world."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppe.ask import Steppe
from steppe.influence import Chain, Hop, channels, strongest, to_networkx
from steppe.influence.paths import closed_to, may_carry
from steppe.terms import PREFIXES, kind_of

DAY = "2025-01-01"
ALAND, BORLAND, DORLAND = (PREFIXES["actor"] + name for name in ("aland", "borland", "dorland"))


def of_kind(hops: list[Hop], kind: str) -> set[tuple[str, str]]:
    return {(h.influencer.rsplit("/")[-1], h.influenced.rsplit("/")[-1]) for h in hops if h.kind == kind}


def test_records_give_the_channels_that_the_table_of_directions_says(world: Steppe) -> None:
    hops = channels(world.store, DAY)
    assert ("aland-exim", "borland-railways") in of_kind(hops, "ProjectCredit")
    assert ("borland-railways", "aland-locomotives") in of_kind(hops, "Demand")
    assert ("aland-locomotives", "borland-railways") in of_kind(hops, "Supply")
    assert ("borland-holding", "borland-railways") in of_kind(hops, "Ownership")
    assert ("borland-railways", "borland-holding") in of_kind(hops, "Exposure")
    assert ("dorland", "borland") in of_kind(hops, "Protection")
    assert ("borland", "dorland") in of_kind(hops, "HostExpiry")
    assert ("cesta", "borland") in of_kind(hops, "Transit")
    assert ("aland", "dorland-gas") in of_kind(hops, "Coercion")
    assert ("aland", "kara-oil") not in of_kind(hops, "Nationality")


def test_a_listing_ends_with_its_day(world: Steppe) -> None:
    assert ("aland", "dorland-gas") in of_kind(channels(world.store, "2025-07-14"), "Coercion")
    assert ("aland", "dorland-gas") not in of_kind(channels(world.store, "2025-07-15"), "Coercion")
    assert ("aland", "dorland-gas") not in of_kind(channels(world.store, "2022-04-06"), "Coercion")


def test_a_figure_holds_from_its_period_on_and_not_before(world: Steppe) -> None:
    assert ("aland", "borland") not in of_kind(channels(world.store, "2024-06-01"), "Demand")
    (hop,) = (h for h in channels(world.store, DAY) if h.kind == "Demand" and h.influencer == ALAND)
    assert hop.dependence == pytest.approx(0.315 * 15.69 / 52.3)
    (stale,) = (h for h in channels(world.store, "2035-01-01") if h.kind == "Demand" and h.influencer == ALAND)
    assert stale.dependence is None
    assert stale.strength > 0


def test_a_majority_owner_has_all_the_power_and_the_rest_none(world: Steppe) -> None:
    power = {
        h.influencer.rsplit("/")[-1]: h.dependence
        for h in channels(world.store, DAY)
        if h.influenced.endswith("kara-oil") and h.kind == "Ownership"
    }
    assert power["borland-holding"] == pytest.approx(1.0)
    assert power["dorland-gas"] == pytest.approx(0.0)


def test_every_channel_has_a_record_and_keeps_strength_and_credence_apart(world: Steppe) -> None:
    for hop in channels(world.store, DAY):
        assert kind_of(hop.via), hop
        assert 0 <= hop.strength <= 1
        assert 0 < hop.credence <= 0.98


def test_only_announced_is_potential_and_never_live(world: Steppe) -> None:
    live = {h.channel for h in channels(world.store, DAY)}
    assert not live & {h.channel for h in channels(world.store, DAY, potential=True)}


def test_the_strongest_chain_runs_through_the_lender_and_the_firm(world: Steppe) -> None:
    graph = to_networkx(world.store, DAY)
    assert isinstance(graph, nx.MultiDiGraph)
    chains = strongest(graph, ALAND, BORLAND, closed_to(world.store))
    assert chains
    nodes = [[h.influenced.rsplit("/")[-1] for h in c.hops] for c in chains]
    assert any("borland-railways" in n for n in nodes)
    assert [c.strength for c in chains] == sorted((c.strength for c in chains), reverse=True)


def test_chains_are_diverse(world: Steppe) -> None:
    chains = strongest(to_networkx(world.store, DAY), ALAND, BORLAND, closed_to(world.store), count=5)
    for one in chains:
        for other in chains:
            if one is not other:
                assert len({h.channel for h in one.hops} & {h.channel for h in other.hops}) <= 1


def test_no_chain_passes_through_a_bloc_another_sovereign_an_event_or_a_document(world: Steppe) -> None:
    closed = closed_to(world.store)
    graph = to_networkx(world.store, DAY)
    for start in (ALAND, DORLAND, PREFIXES["actor"] + "cesta"):
        for chain in strongest(graph, start, BORLAND, closed, count=10):
            for hop in chain.hops[:-1]:
                assert may_carry(hop.influenced, closed), hop
    assert not may_carry(PREFIXES["actor"] + "concord", closed)
    assert not may_carry(PREFIXES["actor"] + "cesta", closed)
    assert not may_carry(PREFIXES["event"] + "aland-borland-summit-2024", closed)
    assert not may_carry(PREFIXES["agreement"] + "dorland-gas-borland-2020", closed)
    assert not may_carry(PREFIXES["place"] + "borgrad", closed)


def hop(one: str, other: str, strength: float) -> Hop:
    a, b = PREFIXES["actor"] + one, PREFIXES["actor"] + other
    return Hop(a, b, "Credit", a, f"{one}-{other}", None, None, strength, 0.9, None, (), 1)


EDGES = st.dictionaries(
    st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")).filter(lambda e: e[0] != e[1]),
    st.floats(0.01, 1),
    max_size=14,
)


@given(EDGES, st.sampled_from("bcde"))
def test_the_first_chain_is_the_strongest_simple_one(edges: dict[tuple[str, str], float], goal: str) -> None:
    graph = nx.MultiDiGraph()
    for (one, other), strength in edges.items():
        h = hop(one, other, strength)
        graph.add_edge(h.influencer, h.influenced, key=h.channel, hop=h, strength=strength)
    chains = strongest(graph, PREFIXES["actor"] + "a", PREFIXES["actor"] + goal, set(), hops=4)
    best = 0.0
    if PREFIXES["actor"] + "a" in graph and PREFIXES["actor"] + goal in graph:
        for nodes in nx.all_simple_paths(
            nx.DiGraph(graph), PREFIXES["actor"] + "a", PREFIXES["actor"] + goal, cutoff=4
        ):
            product = 1.0
            for one, other in pairwise(nodes):
                product *= edges[one[-1], other[-1]]
            best = max(best, product)
    found = chains[0].strength if chains else 0.0
    assert found == pytest.approx(best)


@given(EDGES)
def test_adding_a_channel_never_weakens_the_strongest_chain(edges: dict[tuple[str, str], float]) -> None:
    def best(with_more: bool) -> float:
        graph = nx.MultiDiGraph()
        for (one, other), strength in {**edges, **({("a", "b"): 0.3} if with_more else {})}.items():
            h = hop(one, other, max(strength, edges.get((one, other), 0)))
            graph.add_edge(h.influencer, h.influenced, key=h.channel, hop=h)
        chains = strongest(graph, PREFIXES["actor"] + "a", PREFIXES["actor"] + "b", set())
        return chains[0].strength if chains else 0.0

    assert best(True) >= best(False) - 1e-12


def test_a_chain_counts_as_credible_as_its_least_credible_hop() -> None:
    one, other = hop("a", "b", 0.5), hop("b", "c", 0.4)
    chain = Chain((one, other))
    assert chain.strength == pytest.approx(0.2)
    assert chain.weakest is other
    assert chain.credence == pytest.approx(0.9)
