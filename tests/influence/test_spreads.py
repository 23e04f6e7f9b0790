"""Unknown dependences and bandwidths are drawn from what is known of their kind."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppe.ask import Steppe
from steppe.influence.hop import FIGURE, RIGHT, Hop
from steppe.influence.noise import around, keys
from steppe.influence.parameters import Parameters, Prior
from steppe.influence.pool import pooled
from steppe.influence.spreads import FEWEST, fit, known, observed, spreads
from steppe.influence.worlds import draw_worlds

YEARS = [f"{year}-12-31" for year in range(2000, 2026, 5)]


def hop(one: str, two: str, dependence: float | None, kind: str = "Credit", basis: str = FIGURE) -> Hop:
    return Hop(one, two, kind, one, f"{one}-{two}", None, None, 0.1, 1.0, dependence, ("s",), 1, basis=basis)


@given(st.floats(0.05, 0.95), st.floats(0.5, 50))
def test_a_fit_finds_the_distribution_that_values_were_drawn_from(mean: float, precision: float) -> None:
    drawn = around(np.array([mean]), np.array([precision]), keys(["one"]), 0, 50_000)[0]
    found = fit(drawn.tolist())
    assert found is not None
    assert found.mean == pytest.approx(mean, abs=0.01)
    assert found.precision == pytest.approx(precision, rel=0.1)


@pytest.mark.parametrize("values", [[0.1] * FEWEST, [0.1, 0.2, 0.3, 0.4], [], [0.0, 1.0, 0.0, 1.0, 0.0, 1.0]])
def test_too_few_or_like_values_and_noughts_with_ones_fit_nothing(values: list[float]) -> None:
    assert fit(values) is None


def test_a_pair_counts_once_however_many_years_report_it() -> None:
    often = [[hop("a", "z", 0.1), hop("b", "z", 0.5)], [hop("a", "z", 0.3)], [hop("a", "z", 0.2)]]
    (only,) = spreads(known(often), Parameters(number={"dependence": 0.2, "precision-unquantified": 5}))
    assert (only.kind, only.of, only.pairs, only.fitted) == ("Credit", "dependence", 2, None)
    assert only.median == pytest.approx((0.2 + 0.5) / 2)
    assert only.drawn == Prior(0.2, 5)


def test_rights_and_unknown_sizes_are_no_observations() -> None:
    assert known([[hop("a", "z", None), hop("b", "z", 1.0, "Headship", RIGHT)]]) == {}


def test_the_models_settings_are_what_the_graph_knows(live: Steppe) -> None:
    """After new facts `steppe spreads` says what to set; a kind that has come to know enough needs settings too."""
    parameters = Parameters.load(live.store)
    found = observed(live.store, YEARS, parameters)
    assert {s.kind for s in found} >= {"Credit", "Supply", "Demand", "Ownership", "Remitting", "Exposure"}
    for spread in found:
        own = spread.kind in parameters.own[spread.of.capitalize()]
        assert own or spread.pairs < 2 * FEWEST, spread
        if own and spread.fitted and spread.pairs >= 2 * FEWEST:
            assert spread.drawn.mean == pytest.approx(spread.fitted.mean, rel=0.3), spread
            assert spread.fitted.precision / 2 < spread.drawn.precision < spread.fitted.precision * 2, spread


def test_what_is_drawn_is_spread_as_its_kind_is(live: Steppe) -> None:
    parameters = Parameters.load(live.store, {"spread-weight": 1e-9, "dependence-credit": 0.3, "weight-credit": 1})
    hops = pooled([hop(f"lender{i}", f"state{i}", None) for i in range(400)], parameters)
    mean, precision = parameters.dependence_on("Credit")
    band, sharp = parameters.bandwidth_of("Credit")
    assert (mean, precision, band, sharp) != (0.2, 5, 0.3, 5)
    rng = np.random.default_rng(7)
    size, balance = 400_000, rng.uniform(0.3, 0.7, 400_000)
    dependence = rng.beta(mean * precision, (1 - mean) * precision, size)
    bandwidth = rng.beta(band * sharp, (1 - band) * sharp, size)
    expected = dependence**balance * bandwidth ** (1 - balance)
    drawn = draw_worlds(hops, parameters, 1, 64).strengths()
    assert np.quantile(drawn, (0.1, 0.5, 0.9)) == pytest.approx(np.quantile(expected, (0.1, 0.5, 0.9)), abs=0.02)
