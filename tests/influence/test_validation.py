"""Validation against a benchmark: what is read, what is refused, and when nothing is said."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from steppe.influence.validation import (
    FEWEST_PAIRS,
    BadTable,
    Score,
    Told,
    patron_effect,
    read_benchmark,
    score,
    slices,
    spearman,
    verdict,
)

HEAD = "patron,client,year,value\n"


def find(name: str) -> str:
    if name == "nobody":
        raise LookupError("nobody is known as 'nobody'")
    return name.lower()


def table(pairs: int, years: int = 1) -> list[Told]:
    return [Told(f"p{i % 4}", f"c{i}", 2020 + y, i + 0.1 * y) for i in range(pairs) for y in range(years)]


def test_a_good_table_is_read(tmp_path: Path) -> None:
    path = tmp_path / "good.csv"
    path.write_text("\ufeff" + HEAD + "China,Kazakhstan,2020,0.5\nChina,Kazakhstan,2021,0.75\n", encoding="utf-8")
    assert read_benchmark(path, find)[1] == Told("china", "kazakhstan", 2021, 0.75)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("patron,client,year\n", 1, "no column value"),
        (HEAD, 0, "no rows"),
        (HEAD + "a,b,2020,1\na,b,x,1\n", 3, "no number"),
        (HEAD + "a,b,2020,nan\n", 2, "out of range"),
        (HEAD + "a,b,1066,1\n", 2, "out of range"),
        (HEAD + "a,b,2020,1\na,b,2020,2\n", 3, "second value"),
        (HEAD + "nobody,b,2020,1\n", 2, "nobody is known"),
        (HEAD + "a,b,2020\n", 2, "fewer cells"),
        (HEAD + "a,b,2020,1,2\n", 2, "more cells"),
    ],
)
def test_a_bad_table_gets_one_line_with_its_place(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadTable, match=words) as error:
        read_benchmark(path, find)
    assert "\n" not in str(error.value)
    assert str(error.value).startswith(f"{path}:{line}" if line else str(path))


def test_a_missing_or_foreign_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match="No such file"):
        read_benchmark(tmp_path / "none.csv", find)
    (tmp_path / "odd.csv").write_bytes(HEAD.encode() + b"\xff\xfe,b,2020,1\n")
    with pytest.raises(BadTable, match="UTF-8"):
        read_benchmark(tmp_path / "odd.csv", find)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=30))
def test_the_coefficient_is_that_of_scipy(points: list[tuple[int, int]]) -> None:
    one, other = (np.array(side, float) for side in zip(*points, strict=True))
    ours = spearman(one, other)
    if one.std() == 0 or other.std() == 0:
        assert ours is None
    else:
        assert ours == pytest.approx(spearmanr(one, other).statistic)


def test_the_same_order_agrees_and_the_reverse_runs_against() -> None:
    told = table(20)
    values = np.array([row.value for row in told])
    assert score(told, "reach", values**3, 1).words == "agrees"
    assert score(told, "reach", -values, 1).words == "runs against"
    noise = np.random.default_rng(4).random(20)
    assert score(told, "reach", noise, 1).words == "no more than chance"


def test_few_pairs_mean_nothing_however_well_they_agree() -> None:
    told = table(FEWEST_PAIRS - 1, years=5)
    found = score(told, "reach", np.array([row.value for row in told]), 1)
    assert found.rho == pytest.approx(1.0)
    assert found.words.startswith("means nothing")


def test_the_years_of_a_pair_are_no_independent_witnesses() -> None:
    rng = np.random.default_rng(9)
    many = [Told("p", f"c{i}", 2000 + y, float(v)) for i, v in enumerate(rng.random(14)) for y in range(20)]
    values = np.repeat(np.array([row.value for row in many[::20]]) + rng.normal(0, 0.6, 14), 20)
    wide, single = score(many, "reach", values, 1), score(many[::20], "reach", values[::20], 1)
    assert wide.low is not None and wide.high is not None and single.low is not None and single.high is not None
    assert wide.high - wide.low == pytest.approx(single.high - single.low, rel=0.35)


def test_within_a_pair_only_its_own_changes_count() -> None:
    told = [Told("p", f"c{i}", 2020 + y, 10.0 * i + y) for i in range(14) for y in range(3)]
    values = np.array([-100.0 * i + y for i in range(14) for y in range(3)])
    found = {s.slice: s for s in slices(told, "reach", values, 1)}
    assert found["all"].words == "runs against"
    assert found["within pair"].words == "agrees"
    assert {"2020", "2021", "2022"} <= found.keys()


def test_the_patron_effect_never_sees_its_own_pair() -> None:
    told = [Told("p", "x", 2020, 5.0), Told("p", "y", 2020, 1.0), Told("p", "z", 2020, 3.0), Told("q", "x", 2020, 9.0)]
    effect = patron_effect(told)
    assert effect[:3] == pytest.approx([2.0, 4.0, 3.0])
    assert np.isnan(effect[3])


def of(measure: str, rho: float, pairs: int = 30) -> Score:
    return Score(measure, "all", pairs, pairs, rho, rho - 0.1, rho + 0.1, "agrees")


def test_no_verdict_where_most_channels_have_no_figure_or_pairs_are_few() -> None:
    good = {"reach": of("reach", 0.8), "channel count": of("channel count", 0.3)}
    assert verdict(good, 0.51).startswith("no verdict: 51%")
    assert verdict({"reach": of("reach", 0.8, 5)}, 0.2).startswith("no verdict: 5 pairs")
    assert "better than its best rival, channel count" in verdict(good, 0.2)
    close = {"reach": of("reach", 0.5), "trade share": of("trade share", 0.45)}
    assert "no better than chance" in verdict(close, 0.2)
