"""Voting power is not the size of a stake."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppe.influence.control import voting_power

SHARES = st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 60), min_size=1, max_size=6)


def test_a_majority_decides_alone() -> None:
    assert voting_power({"a": 51, "b": 49}) == {"a": 1.0, "b": 0.0}


@pytest.mark.parametrize("pass_mark", [50.0, 200 / 3])
def test_eight_per_cent_among_five_equal_large_holders_is_decorative(pass_mark: float) -> None:
    shares = {"small": 8.0, **{f"large{i}": 18.4 for i in range(5)}}
    assert voting_power(shares, pass_mark)["small"] == pytest.approx(0.0)


def test_three_equal_holders_share_the_power() -> None:
    assert voting_power({"a": 33, "b": 33, "c": 33}) == pytest.approx({"a": 1 / 3, "b": 1 / 3, "c": 1 / 3})


@given(SHARES)
def test_power_is_a_share_of_one_decision(shares: dict[str, int]) -> None:
    power = voting_power({k: float(v) for k, v in shares.items()})
    assert sum(power.values()) == pytest.approx(1.0)
    assert all(0 <= p <= 1 + 1e-9 for p in power.values())


@given(SHARES)
def test_a_larger_stake_never_has_less_power(shares: dict[str, int]) -> None:
    power = voting_power({k: float(v) for k, v in shares.items()})
    for less, more in pairwise(sorted(shares, key=lambda holder: shares[holder])):
        assert power[less] <= power[more] + 1e-9
