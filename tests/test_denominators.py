"""Every channel kind of each of the five states has figures, or says what was searched in vain."""

from __future__ import annotations

import pytest

from steppe.ask import Steppe
from steppe.ask.answer import plain
from steppe.store import Rows

FIVE = ("kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan")
ENOUGH = 5


def listed(steppe: Steppe, scheme: str) -> set[str]:
    found = steppe.store.query(f"SELECT ?value {{ ?value skos:inScheme {scheme} }}")
    assert isinstance(found, Rows)
    return {plain(row[0]) for row in found.rows}


@pytest.mark.parametrize("state", FIVE)
def test_each_channel_kind_has_five_figures_or_a_gap(live: Steppe, state: str) -> None:
    figures: dict[str, int] = {}
    searched: dict[str, str] = {}
    for row in live.ask("denominators", state=state).rows:
        _, _, kind, count, newest, words = map(plain, row)
        if words:
            searched[kind] = words
        else:
            figures[kind] = int(count)
            assert newest.isdigit(), kind
    kinds = listed(live, "list:channel-kinds")
    assert len(kinds) >= 22
    assert {kind for kind in kinds if figures.get(kind, 0) < ENOUGH and len(searched.get(kind, "")) < 20} == set()
    assert sum(count >= ENOUGH for count in figures.values()) >= 6


def test_troops_and_us_aid_measure_no_channel(live: Steppe) -> None:
    text = "ASK { st:Troops st:gauges ?kind }"
    assert live.store.query(text) is False
    (aid,) = [row for row in live.ask("denominators", state="tajikistan", kind="Aid").rows if plain(row[3])]
    told = live.store.query(
        "SELECT ?figure { ?figure a st:Figure ; st:subject actor:tajikistan ; st:indicator ?aid ."
        " ?aid st:gauges st:Aid . ?figure st:counterpart actor:united-states }"
    )
    assert isinstance(told, Rows)
    assert len(told.rows) > int(plain(aid[3])), "US aid is told, and is more than what counts"


def test_every_gap_says_what_was_searched_and_when(live: Steppe) -> None:
    found = live.store.query(
        "SELECT ?gap { ?gap a st:Gap FILTER NOT EXISTS { ?gap st:searched ?words ; st:verifiedOn ?day } }"
    )
    assert isinstance(found, Rows)
    assert found.rows == []
