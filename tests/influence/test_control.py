"""Voting power is not the size of a stake."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppe.influence.control import cash_flow, control, majorities, ultimate, voting_power

SHARES = st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 60), min_size=1, max_size=6)


def test_a_majority_decides_alone() -> None:
    assert voting_power({"a": 51, "b": 49}) == {"a": 1.0, "b": 0.0}


@pytest.mark.parametrize("pass_mark", [50.0, 200 / 3])
def test_eight_per_cent_among_five_equal_large_holders_is_decorative(pass_mark: float) -> None:
    shares = {"small": 8.0, **{f"large{i}": 18.4 for i in range(5)}}
    assert voting_power(shares, pass_mark)["small"] == pytest.approx(0.0)


def test_three_equal_holders_share_the_power() -> None:
    assert voting_power({"a": 33, "b": 33, "c": 33}) == pytest.approx({"a": 1 / 3, "b": 1 / 3, "c": 1 / 3})


def test_a_holder_alone_with_a_crowd_has_about_its_share() -> None:
    assert voting_power({"a": 5}) == pytest.approx({"a": 0.05}, abs=0.01)
    assert voting_power({"a": 40})["a"] > 0.6


def enumerated(shares: dict[str, int], pass_mark: float) -> dict[str, float]:
    """Power by going through every order of the holders, the crowd left out."""
    quota = sum(shares.values()) * pass_mark / 100
    times = dict.fromkeys(shares, 0)
    orders = list(permutations(shares))
    for order in orders:
        held = 0.0
        for holder in order:
            if held <= quota < held + shares[holder]:
                times[holder] += 1
            held += shares[holder]
    return {holder: n / len(orders) for holder, n in times.items()}


@given(st.lists(st.integers(1, 60), min_size=1, max_size=5), st.sampled_from([50.0, 60.0, 75.0]))
def test_power_is_that_of_all_orders(parts: list[int], pass_mark: float) -> None:
    shares = dict(zip("abcde", [*parts, max(0, 100 - sum(parts))], strict=False))
    power = voting_power({k: float(v) for k, v in shares.items()}, pass_mark)
    if sum(shares.values()) >= 100:
        assert power == pytest.approx(enumerated(shares, pass_mark))
        assert sum(power.values()) == pytest.approx(1.0)
    assert all(0 <= p <= 1 + 1e-9 for p in power.values())


def test_many_holders_are_counted_exactly() -> None:
    power = voting_power({f"small{i}": 2.0 for i in range(40)} | {"a": 10.0, "b": 10.0})
    assert sum(power.values()) == pytest.approx(1.0)
    assert power["a"] == power["b"] > 5 * power["small0"]


@given(SHARES)
def test_a_larger_stake_never_has_less_power(shares: dict[str, int]) -> None:
    power = voting_power({k: float(v) for k, v in shares.items()})
    for less, more in pairwise(sorted(shares, key=lambda holder: shares[holder])):
        assert power[less] <= power[more] + 1e-9


CIRCLE = {"B": {"A": 60.0, "C": 40.0}, "C": {"B": 50.0}}


def test_the_cash_flow_right_goes_round_and_control_does_not() -> None:
    assert cash_flow(CIRCLE)["A"]["B"] == pytest.approx(0.75)
    assert control(CIRCLE, "B")["A"] == pytest.approx(0.60)
    assert ultimate(CIRCLE, "B") == ["A"]


def test_without_a_circle_the_two_are_the_same() -> None:
    stakes = {"B": {"A": 60.0}, "C": {"B": 50.0, "A": 10.0}}
    assert cash_flow(stakes)["A"]["C"] == pytest.approx(control(stakes, "C")["A"]) == pytest.approx(0.4)


def test_firms_that_own_one_another_wholly_have_no_owner_outside() -> None:
    with pytest.raises(ValueError, match="nobody outside"):
        cash_flow({"B": {"C": 100.0}, "C": {"B": 100.0}})
    assert ultimate({"B": {"C": 100.0}, "C": {"B": 100.0}, "D": {"B": 100.0}}, "D") == ["B", "C"]


@given(
    st.dictionaries(
        st.sampled_from("bcdef"), st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 24), max_size=4), max_size=5
    )
)
def test_control_never_exceeds_the_cash_flow_right_or_the_whole(stakes: dict[str, dict[str, int]]) -> None:
    flat = {owned: {o: float(s) for o, s in held.items() if o != owned} for owned, held in stakes.items()}
    rights = cash_flow(flat)
    for owned in flat:
        for owner, part in control(flat, owned).items():
            assert 0 < part <= min(1.0, rights[owner][owned]) + 1e-9


def test_a_state_holds_by_a_majority_what_its_organs_and_firms_hold_together() -> None:
    stakes = {"fund": {"ministry": 100.0}, "railway": {"fund": 51.0}, "works": {"railway": 30.0, "fund": 25.5}}
    assert majorities(stakes, {"ministry": "state"})["state"] == {"fund", "railway", "works"}
    assert majorities({"half": {"state": 50.0}}, {}) == {"state": set()}
