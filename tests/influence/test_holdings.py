"""Who controls a facility on a day, from records with days of their own."""

from __future__ import annotations

import pytest

from steppe.ask import Steppe
from steppe.influence.holdings import COUNTS, DECIDES, NOTHING, Holder, holders
from steppe.terms import PREFIXES

ACTOR, FACILITY = PREFIXES["actor"], PREFIXES["facility"]


def by_name(found: list[Holder]) -> dict[str, Holder]:
    return {holder.owner.rsplit("/")[-1]: holder for holder in found}


def test_a_majority_decides_alone_and_the_rest_is_decorative(world: Steppe) -> None:
    found = by_name(holders(world.store, ACTOR + "kara-oil", "2025-01-01"))
    assert found["borland-holding"].verdicts[0] == DECIDES
    assert found["dorland-gas"].verdicts[0] == NOTHING
    assert found["borland-holding"].verdicts[1] == found["dorland-gas"].verdicts[1] == COUNTS
    assert found["borland"].level == "ultimate"
    assert found["borland"].control == pytest.approx(0.6)
    assert found["borland-holding"].share == pytest.approx(0.6)
    assert found["dorland-gas"].level == "both"


def test_holders_are_those_of_the_day(world: Steppe) -> None:
    before = by_name(holders(world.store, ACTOR + "kara-oil", "2015-06-30"))
    after = by_name(holders(world.store, ACTOR + "kara-oil", "2015-07-01"))
    assert "aland-exim" in before
    assert "borland-holding" not in before
    assert "aland-exim" not in after
    assert "borland-holding" in after


def test_pass_marks_are_those_asked_for(world: Steppe) -> None:
    (mark,) = by_name(holders(world.store, ACTOR + "kara-oil", "2025-01-01", [75.0]))["dorland-gas"].verdicts
    assert mark == COUNTS


def test_a_facility_without_owners_is_told_by_its_operator_and_those_above(world: Steppe) -> None:
    found = holders(world.store, FACILITY + "kara-pipeline", "2025-01-01")
    assert found[0].level == "operator"
    assert found[0].owner == ACTOR + "kara-oil"
    assert {holder.level for holder in found[1:]} == {"direct of operator", "both of operator", "ultimate of operator"}
    assert holders(world.store, FACILITY + "nothing", "2025-01-01") == []


def test_what_the_organs_of_a_state_hold_is_the_states(live: Steppe) -> None:
    found = {h.owner.split("/")[-1]: h for h in holders(live.store, ACTOR + "kazmunaygas", "2025-12-31")}
    organs = [found[name] for name in ("kazakhstan-finance-ministry", "national-bank-of-kazakhstan")]
    assert {h.level for h in organs} == {"direct"}
    top = found["kazakhstan"]
    assert top.level == "ultimate"
    assert top.control == pytest.approx(sum(h.share or 0 for h in [*organs, found["samruk-kazyna"]]))
    assert top.cash_flow == pytest.approx(top.control)
