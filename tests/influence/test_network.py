"""What no channel may do: come from the future, outlive its record, count twice, or be nothing for want of a figure."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import steppe
from steppe.ask import Steppe
from steppe.influence.coverage import dyads, sources_of, thinned
from steppe.influence.dependence import runs_out
from steppe.influence.figures import Figures, averaged
from steppe.influence.hop import FIGURE, UNKNOWN, Hop
from steppe.influence.network import channels, pooled
from steppe.influence.parameters import Parameters
from steppe.influence.paths import closed_to, may_carry
from steppe.influence.pool import apportioned
from steppe.influence.rows import Row, cells
from steppe.influence.strength import strength, transmissivity
from steppe.influence.worlds import draw_worlds
from steppe.store import Embedded
from steppe.terms import PREFIXES

ACTOR = PREFIXES["actor"]
DAYS = st.dates(min_value=date(1995, 1, 1), max_value=date(2026, 11, 1))


@pytest.fixture(scope="module")
def model(live: Steppe) -> Parameters:
    return Parameters.load(live.store)


@settings(max_examples=8, deadline=None)
@given(DAYS)
def test_no_channel_is_from_the_future_or_past_its_end(live: Steppe, day: object) -> None:
    as_of = str(day)
    for hop in channels(live.store, as_of):
        assert not hop.begins or hop.begins <= as_of, hop
        assert not hop.ends or hop.ends >= as_of, hop
        for year in re.findall(r"\((\d{4})\)", hop.reckoning):
            assert int(year) <= int(as_of[:4]), hop.reckoning


@settings(max_examples=8, deadline=None)
@given(DAYS)
def test_no_figure_is_of_a_period_that_had_not_ended(live: Steppe, day: object) -> None:
    as_of = str(day)
    figures = Figures(live.store, as_of, 100)
    for figure in figures._of.values():
        assert figure.since <= as_of


def test_a_record_that_has_not_begun_is_not_live() -> None:
    def row(via: str, begins: str, plan: bool = False) -> Row:
        return Row("c", "a", "b", "Coercion", PREFIXES[via] + "x", plan, begins, "", "", "", "", "")

    assert not row("record", "").holds("2025-01-01")
    assert row("record", "", plan=True).holds("2025-01-01")
    assert not row("agreement", "2025-01-02").holds("2025-01-01")
    assert row("actor", "").holds("2025-01-01")


def test_unquantified_is_never_zero_and_strength_lies_between_nothing_and_all(live: Steppe, model: Parameters) -> None:
    for hop in pooled(channels(live.store, "2025-06-30"), model):
        assert 0 <= hop.strength <= 1
        assert 0 < hop.credence <= model.number["credence-cap"]
        # Nothing is known to be there only where a figure says that the whole is nothing.
        if not hop.quantified and hop.most != 0:
            assert hop.strength > 0, hop
            assert hop.typical, hop


def test_no_chain_passes_through_a_state_a_bloc_an_event_a_document_or_a_place(live: Steppe) -> None:
    closed = closed_to(live.store)
    inner = {end for hop in channels(live.store, "2025-06-30") for end in (hop.influencer, hop.influenced)}
    carrying = {node for node in inner if may_carry(node, closed)}
    assert carrying
    assert not carrying & closed
    for kind in ("event", "agreement", "place", "record", "programme", "resource"):
        assert not any(node.startswith(PREFIXES[kind]) for node in carrying)
    for bloc in ("csto", "eaeu", "united-nations", "shanghai-cooperation-organisation"):
        assert not may_carry(ACTOR + bloc, closed) or ACTOR + bloc not in inner


def test_the_quantified_share_of_the_graph_is_known_and_does_not_sink(live: Steppe, model: Parameters) -> None:
    hops = pooled(channels(live.store, "2025-06-30"), model)
    assert sum(hop.quantified for hop in hops) / len(hops) > 0.37


def hop(one: str, two: str, kind: str = "Supply", name: str = "", **more: object) -> Hop:
    base = Hop(
        ACTOR + one, ACTOR + two, kind, ACTOR + one, name or f"{one}-{two}", None, None, 0.1, 0.8, None, ("s",), 1
    )
    return replace(base, **more)  # type: ignore[arg-type]


AMOUNTS = st.lists(st.tuples(st.sampled_from("ab"), st.none() | st.floats(0.001, 0.4)), min_size=1, max_size=6)


@given(AMOUNTS)
def test_the_same_record_twice_changes_no_score(model: Parameters, amounts: list[tuple[str, float | None]]) -> None:
    hops = [
        hop(one, "z", name=f"{one}{i}", dependence=d, basis=UNKNOWN if d is None else FIGURE)
        for i, (one, d) in enumerate(amounts)
    ]
    assert pooled([*hops, *hops[::-1]], model) == pooled(hops, model)


@given(AMOUNTS)
def test_shares_of_one_target_add_and_stay_within_the_whole(
    model: Parameters, amounts: list[tuple[str, float | None]]
) -> None:
    hops = [
        hop(one, "z", name=f"{one}{i}", dependence=d, basis=UNKNOWN if d is None else FIGURE)
        for i, (one, d) in enumerate(amounts)
    ]
    told: dict[str, float] = defaultdict(float)
    for one, d in amounts:
        told[ACTOR + one] += d or 0.0
    found = pooled(hops, model)
    assert len(found) == len({(one, d is None) for one, d in amounts})
    for each in found:
        if each.dependence is not None:
            assert each.dependence == pytest.approx(min(1.0, told[each.influencer]))
    drawn = sum(each.typical or 0.0 for each in found if each.dependence is None)
    known = sum(each.dependence for each in found if each.dependence is not None)
    if known < 0.99:
        assert drawn <= 1 - known + 1e-9


def test_many_unknown_shares_are_no_more_than_one_whole(model: Parameters) -> None:
    few, many = ([hop(f"firm{i}", "state", "Presence") for i in range(n)] for n in (2, 60))
    assert pooled(few, model)[0].typical == pytest.approx(model.dependence_on("Presence").mean)
    assert pooled(many, model)[0].typical == pytest.approx(1 / 60)


def test_records_of_one_publisher_are_believed_no_more_for_being_many(model: Parameters) -> None:
    one = hop("a", "z", name="1", credence=0.75, groups=(("press", 0.75),))
    same, other = replace(one, channel="2"), replace(one, channel="3", groups=(("radio", 0.75),))
    assert pooled([one, same], model)[0].credence == pytest.approx(0.75)
    assert pooled([one, other], model)[0].credence == pytest.approx(0.9375)


def test_what_a_states_own_banks_are_owed_is_counted_once(model: Parameters) -> None:
    whole = hop("state", "debtor", "Credit", dependence=0.4, basis=FIGURE, whole=True)
    loan = hop("bank", "debtor", "Credit", dependence=0.3, basis=FIGURE)
    stranger = hop("other", "debtor", "Credit", dependence=0.2, basis=FIGURE)
    left = {
        h.influencer: h.dependence
        for h in apportioned([whole, loan, stranger], {ACTOR + "state": {ACTOR + "bank"}}, model)
    }
    assert left == pytest.approx({ACTOR + "state": 0.1, ACTOR + "bank": 0.3, ACTOR + "other": 0.2})
    more, own = replace(loan, dependence=0.8), {ACTOR + "state": {ACTOR + "bank"}}
    left = {h.influencer: h.dependence for h in apportioned([whole, more], own, model)}
    assert left == pytest.approx({ACTOR + "bank": 0.4})


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_strength_grows_with_dependence_and_shrinks_with_escape(
    model: Parameters, one: float, two: float, band: float, escape: float
) -> None:
    less, more = sorted((one, two))
    assert strength("Credit", less, band, 1.0, model) <= strength("Credit", more, band, 1.0, model)
    assert strength("Credit", one, band, 1.0, model, escape) == pytest.approx(
        (1 - escape) * strength("Credit", one, band, 1.0, model)
    )


def test_what_a_firm_passes_on(model: Parameters) -> None:
    classes = {"state-firm": {"Company"}, "private": {"Company"}, "ministry": {"PublicBody"}}
    little = model.number["transmissivity-private-firm"]
    assert transmissivity("Credit", "state-firm", classes, {"state-firm"}, model) == 1
    assert transmissivity("Credit", "private", classes, set(), model) == little
    assert transmissivity("Ownership", "private", classes, set(), model) == 1
    assert transmissivity("Nationality", "private", classes, set(), model) == 1
    assert transmissivity("Credit", "ministry", classes, set(), model) == 1


def test_outlets_of_one_owner_and_organs_of_one_state_are_one_voice(live: Steppe, model: Parameters) -> None:
    from steppe.influence.evidence import Evidence, _voice

    above = {"paper": {"agency"}, "agency": {"state"}, "radio": {"state"}, "lone": set()}
    assert {_voice(name, above) for name in ("paper", "radio", "agency")} == {"state"}
    assert _voice("lone", above) == "lone"
    assert _voice("a", {"a": {"b"}, "b": {"a"}}) in {"a", "b"}
    groups = Evidence(live.store, "2025-06-30", model).groups
    assert len({group for group, _ in groups.values()}) > 50


def test_several_figures_for_one_period_are_averaged_with_their_spread() -> None:
    figure = averaged("2022-12-31", [("one", 0.51), ("two", 0.499)])
    assert (figure.value, figure.low, figure.high) == pytest.approx((0.5045, 0.499, 0.51))


def test_the_graph_for_users_carries_records_dates_sources_and_both_numbers(world: Steppe) -> None:
    opened = steppe.open(world.home)
    graph = opened.to_networkx("2025-01-01")
    assert graph.is_multigraph() and graph.is_directed()
    for _, _, edge in graph.edges(data=True):
        assert {"kind", "record", "begins", "ends", "sources", "strength", "credence", "dependence"} <= edge.keys()
    live = {key for *_, key in graph.edges(keys=True)}
    plans = {key for *_, key in opened.to_networkx("2025-12-01", potential=True).edges(keys=True)}
    assert live
    assert not live & plans
    heavier = opened.to_networkx("2025-01-01", parameters={"weight-credit": 1.0})
    credit = [edge["strength"] for *_, edge in heavier.edges(data=True) if edge["kind"] == "Credit"]
    plain = [edge["strength"] for *_, edge in graph.edges(data=True) if edge["kind"] == "Credit"]
    assert credit and sum(credit) > sum(plain)


def test_thinning_leaves_every_pair_with_no_more_than_the_poorest(live: Steppe, model: Parameters) -> None:
    closed = closed_to(live.store)
    hops = pooled(channels(live.store, "2025-06-30"), model)
    patrons, targets = [ACTOR + p for p in ("china", "russia", "turkiye")], [ACTOR + "kyrgyzstan"]
    pairs = dyads(hops, patrons, targets, closed)
    assert all(number > 0 for number in sources_of(pairs).values())
    left, gone = thinned(hops, pairs, 7)
    assert gone > 0
    names = {h.channel for h in left}
    least = min(len(its) for its in pairs.values())
    # A channel may lie on the ways of several patrons, so that one can keep what another's lot took.
    assert min(sum(h.channel in names for h in its) for its in pairs.values()) >= least
    assert thinned(hops, pairs, 7)[0] == left


def test_every_channel_of_the_graph_has_a_record_or_a_tie_that_is_told(live: Steppe) -> None:
    assert isinstance(live.store, Embedded)
    without = "?c a st:Channel } FILTER NOT EXISTS { GRAPH graph:channels { ?c st:via ?record } }"
    lonely = list(cells(live.store, f"SELECT ?c WHERE {{ GRAPH graph:channels {{ {without} }}"))
    assert lonely == []


def test_the_strength_of_a_chain_is_that_of_its_hops_and_what_its_inner_actors_pass_on() -> None:
    from steppe.influence.paths import Chain

    chain = Chain((hop("a", "b", strength=0.5, theta=0.1), hop("b", "c", strength=0.4, theta=0.0)))
    assert chain.strength == pytest.approx(prod((0.5, 0.1, 0.4)))


def test_a_lease_ends_with_the_use_of_the_site(live: Steppe) -> None:
    def leases(day: str) -> set[str]:
        return {h.via.split("/")[-1] for h in channels(live.store, day) if "manas" in h.via and h.kind == "Fees"}

    assert leases("2010-03-01") == {"us-kyrgyzstan-manas-transit-2009"}
    assert leases("2013-01-01") == {"us-kyrgyzstan-manas-transit-2009", "us-kyrgyzstan-manas-extension-2010"}
    assert leases("2015-01-01") == set()


def test_a_told_term_ends_any_record_and_a_usual_one_only_loans(model: Parameters) -> None:
    row = Row("c", "a", "b", "Supply", "r", False, "2020-01-01", "", "", "", "", "")
    assert runs_out(row, model) is None
    assert runs_out(replace(row, term="2.5"), model) == 2.5
    assert runs_out(replace(row, term="2.5", potential=True), model) is None
    assert runs_out(replace(row, kind="Credit"), model) == model.number["loan-years"]
    assert runs_out(replace(row, kind="Credit", indicator="DebtOwed"), model) is None


def test_what_nobody_knows_of_remittances_is_no_more_than_all_of_them_are_of_output(live: Steppe) -> None:
    unknown = [h for h in channels(live.store, "2025-06-30") if h.kind == "Remitting" and h.dependence is None]
    capped = {h.influenced.split("/")[-1]: h for h in unknown if h.most is not None}
    assert capped["turkmenistan"].most == 0
    assert capped["turkmenistan"].strength == 0
    assert "all remittances are 0 per cent of output (2023)" in capped["turkmenistan"].reckoning


def test_a_cap_holds_after_pooling_and_in_every_draw(model: Parameters) -> None:
    low, none = hop("a", "z", "Remitting", most=0.002), hop("b", "y", "Remitting", most=0.0)
    found = pooled([low, none], model)
    assert {h.typical for h in found} == {0.002, 0.0}
    worlds = draw_worlds(found, model, 1)
    drawn = dict(zip((found[i].influencer for i in worlds.columns.order), worlds.strengths(), strict=True))
    assert drawn[ACTOR + "b"].max() == 0
    assert drawn[ACTOR + "a"].max() > 0


def test_a_firm_with_one_told_owner_passes_on_what_presses_it(live: Steppe) -> None:
    into = [
        h for h in channels(live.store, "2025-06-30") if h.influenced.endswith("/turkmengaz") and h.kind == "Demand"
    ]
    assert into
    assert {h.theta for h in into} == {1.0}
