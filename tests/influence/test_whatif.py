"""What if, over the years, both ways, between networks, and what is not known: on small scenes with known answers."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from steppe.ask import Steppe
from steppe.influence.brokers import brokers, rewired
from steppe.influence.change import built, changes, drops, losses, shifts, without
from steppe.influence.closing import close
from steppe.influence.coverage import dyads
from steppe.influence.gaps import cover
from steppe.influence.hop import FIGURE, Hop
from steppe.influence.parameters import Parameters
from steppe.influence.rivals import channel_count, trade_share
from steppe.influence.scene import Scene, sureness
from steppe.influence.trend import Series, balances
from steppe.influence.worlds import CARRYING
from steppe.store import Embedded, in_graph
from steppe.terms import ONTOLOGY, PREFIXES

ACTOR = PREFIXES["actor"]
MODEL = Parameters.load(
    Embedded(in_graph(ONTOLOGY, ox.parse(path=str(Path(__file__).resolve().parents[2] / "ontology/influence.ttl"))))
)
ALAND, BORLAND, CESTA, DORLAND = (ACTOR + name for name in ("aland", "borland", "cesta", "dorland"))


def sure(one: str, other: str, chance: float = 0.5, kind: str = "Headship", sources: tuple[str, ...] = ()) -> Hop:
    name = f"{one}-{other}"
    return Hop(ACTOR + one, ACTOR + other, kind, ACTOR + name, name, None, None, 1.0, chance, None, sources, 1)


def scene(*hops: Hop, closed: frozenset[str] = frozenset(), draws: int = 64) -> Scene:
    return Scene(Embedded(), "2025-01-01", hops, MODEL, closed, 3, draws)


def test_taking_a_node_away_takes_what_runs_through_it() -> None:
    here = scene(sure("a", "b"), sure("b", "z"), sure("a", "c"), sure("c", "z"))
    (change,) = without(here, [ACTOR + "a"], [ACTOR + "z"], {ACTOR + "b"})
    assert change.before == pytest.approx(1 - 0.75**2, abs=0.02)
    assert change.after == pytest.approx(0.25, abs=0.02)
    assert change.words == "down, more than noise"
    (none,) = without(here, [ACTOR + "a"], [ACTOR + "z"], {"Transit"})
    assert none.size == 0
    assert none.words == "no change"


def test_a_record_or_a_kind_can_be_taken_away() -> None:
    here = scene(sure("a", "z", 0.5), sure("a", "b"), sure("b", "z", 1.0, "Oversight"))
    for gone in ({ACTOR + "a-z"}, {"Headship"}):
        (change,) = without(here, [ACTOR + "a"], [ACTOR + "z"], gone)
        assert change.after == pytest.approx(0.5 if "Headship" not in gone else 0.0, abs=0.03)


def test_the_heaviest_loss_is_the_node_that_every_way_needs() -> None:
    here = scene(sure("a", "b"), sure("b", "c", 0.9), sure("b", "d", 0.9), sure("c", "z"), sure("d", "z"))
    found = losses(here, ACTOR + "a", ACTOR + "z")
    assert found[0].node == ACTOR + "b"
    assert found[0].after == 0.0
    assert {loss.node for loss in found} == {ACTOR + name for name in "bcd"}


def test_a_potential_channel_switched_on_raises_reach_in_the_same_worlds() -> None:
    here = scene(sure("a", "b"), sure("c", "z"), sure("a", "z", 0.2))
    vars(here)["potential"] = (sure("b", "c", 1.0), sure("x", "y"))
    (change,) = built(here, [ACTOR + "a"], [ACTOR + "z"], {ACTOR + "b-c", ACTOR + "b"})
    assert change.before == pytest.approx(0.2, abs=0.02)
    assert change.after == pytest.approx(1 - 0.8 * 0.75, abs=0.02)
    assert change.low >= 0
    (shift,) = shifts(here, [ACTOR + "a"], [ACTOR + "z"])
    assert shift.project == ACTOR + "b-c"
    assert shift.total == pytest.approx(change.size)


def test_leaving_out_a_kind_says_who_is_first_then() -> None:
    here = scene(sure("a", "z", 0.9, "Headship"), sure("b", "z", 0.4, "Oversight"))
    found = {d.left_out: d for d in drops(here, [ACTOR + "a", ACTOR + "b"], [ACTOR + "z"])}
    assert found["Headship"].first == ACTOR + "a"
    assert found["Headship"].then == ACTOR + "b"
    assert found["Headship"].chance == 0.0
    assert found["Oversight"].then == ACTOR + "a"


def test_leverage_runs_backwards_where_only_the_reverse_is_evidenced() -> None:
    (balance,) = balances(scene(sure("z", "a")), [ACTOR + "a"], [ACTOR + "z"])
    assert balance.words == "runs backwards"
    assert balance.net == pytest.approx(-0.5, abs=0.05)
    (nothing,) = balances(scene(sure("x", "y")), [ACTOR + "a"], [ACTOR + "z"])
    assert nothing.words == "no evidenced path"


def test_a_year_before_anything_began_has_no_reach_and_the_rise_is_more_than_noise(world: Steppe) -> None:
    series = Series(world.store, [1993, 2024], [ALAND], [BORLAND])
    early, late = series.rows()
    assert early.high == 0.0
    assert late.median > 0
    (step,) = series.steps(1993, 2024)
    assert step.up == 1.0
    assert step.alike is None
    assert step.words == "no kind told in both years"


def test_a_change_that_only_one_years_kinds_make_is_told_apart(world: Steppe) -> None:
    series = Series(world.store, [2024, 2025], [ALAND], [BORLAND])
    (same,) = series.steps(2025, 2025)
    assert (same.median, same.alike, same.alike_up) == (0.0, 0.0, 0.5)
    (step,) = series.steps(2024, 2025)
    assert step.alike is not None
    # A kind that neither year knows is given to the last alone.
    scene = series._scenes[2025]
    told = {hop.kind for year in (2024, 2025) for hop in series._scenes[year].hops}
    kind = min(set(scene.parameters.weight) - told - CARRYING)
    new = Hop(ALAND, BORLAND, kind, ALAND, "new", None, None, 0.1, 0.98, 0.9, ("s",), 1, basis=FIGURE)
    more = replace(scene, told=(*scene.told, new), _memo={})
    series._scenes[2025], series.values[2025] = more, more.reaches([ALAND], [BORLAND])
    (with_more,) = series.steps(2024, 2025)
    assert with_more.median > step.median + 0.05
    # Chains of more than four hops count in reach, and their kinds are not looked for.
    assert with_more.alike == pytest.approx(step.alike, abs=0.02)


@pytest.mark.parametrize(("chance", "words"), [(0.97, "up, more than noise"), (0.1, "down, likely"), (0.6, "no more")])
def test_words_follow_the_chance(chance: float, words: str) -> None:
    assert sureness(chance).startswith(words)


def test_changes_leave_out_a_patron_over_itself() -> None:
    here = scene(sure("a", "b"))
    found = here.reaches([ACTOR + "a"], [ACTOR + "a", ACTOR + "b"])
    assert [c.target for c in changes([ACTOR + "a"], [ACTOR + "a", ACTOR + "b"], found, found)] == [ACTOR + "b"]


def test_gaps_name_the_kinds_that_a_pair_has_nothing_of(world: Steppe) -> None:
    here = Scene.of(world.store, "2025-01-01")
    found = {c.kind: c for c in cover(here, [ALAND], [BORLAND])}
    assert found["ProjectCredit"].channels == 1
    assert found["ProjectCredit"].unquantified <= 1
    assert found["ProjectCredit"].oldest == ""
    assert found["ProjectCredit"].sources >= 1
    assert {c.kind for c in found.values()} == {hop.kind for hop in here.hops}
    assert found["Protection"].channels == 0


def test_only_what_lies_on_a_chain_counts() -> None:
    hops = [sure("a", "b"), sure("b", "z"), sure("b", "x"), sure("a", "bloc"), sure("bloc", "z")]
    ends = ACTOR + "a", ACTOR + "z"
    assert [h.channel for h in dyads(hops, [ends[0]], [ends[1]], {ACTOR + "bloc"})[ends]] == ["a-b", "b-z"]
    assert channel_count(hops, ACTOR + "a", ACTOR + "z", {ACTOR + "bloc"}) == 2
    assert str(trade_share(hops, ACTOR + "a", ACTOR + "z")) == "nan"


def test_rewiring_keeps_every_degree_and_makes_no_loop() -> None:
    rng = random.Random(5)
    edges = [(a, b) for a, b in nx.gnm_random_graph(30, 80, 1, directed=True).edges]
    names = [(str(a), str(b)) for a, b in edges]
    turned = rewired(names, rng)
    for place in (0, 1):
        assert Counter(e[place] for e in turned) == Counter(e[place] for e in names)
    assert len(set(turned)) == len(names)
    assert all(a != b for a, b in turned)
    assert set(turned) != set(names)


def test_the_only_bridge_between_two_networks_is_their_broker() -> None:
    mine = [sure("one", f"p{i}", kind="Ownership") for i in range(6)]
    theirs = [sure("two", f"q{i}", kind="Ownership") for i in range(6)]
    noise = [sure(f"n{i}", f"m{i}", kind="Ownership") for i in range(25)]
    bridge = [sure(f"p{i}", "bridge", kind="Supply") for i in range(4)]
    bridge += [sure("bridge", f"q{i}", kind="Supply") for i in range(4)]
    others = [sure(f"n{i}", f"m{i}", kind="Supply") for i in range(25)]
    hops = [*mine, *theirs, *noise, *bridge, *others]
    found = brokers(hops, {"Supply"}, (ACTOR + "one", ACTOR + "two"), set(), 1, 60)
    assert found.brokers[0].node == ACTOR + "bridge"
    assert found.brokers[0].chance < 0.1
    assert found.brokers[0].between > found.brokers[0].expected
    again = brokers(hops, {"Supply"}, (ACTOR + "one", ACTOR + "two"), set(), 1, 60)
    assert again == found


def test_nothing_belongs_to_a_patron_through_another_state() -> None:
    hops = [sure("one", "state", kind="Ownership"), sure("state", "firm", kind="Ownership"), sure("firm", "q")]
    assert brokers(hops, {"Ownership"}, (ACTOR + "one", ACTOR + "two"), {ACTOR + "state"}, 1, 20).one == 1


def test_a_route_nobody_is_told_to_use_strands_nothing_that_is_known(world: Steppe) -> None:
    (finding,) = close(world.store, PREFIXES["facility"] + "no-such-line", 60, "2025-01-01")
    assert finding.number is None
    assert "no source says" in finding.words


def test_closing_a_line_says_what_is_known_and_what_is_not(live: Steppe) -> None:
    found = {f.what: f for f in close(live.store, PREFIXES["facility"] + "cpc-pipeline", 60, "2025-06-30")}
    share = next(f for what, f in found.items() if what.startswith("share of"))
    assert share.number is not None
    assert 50 < share.number <= 100
    assert found["minimum cut"].number is not None
    assert "without the route" in found["minimum cut"].words
    assert "at most" in found["best re-route"].words
