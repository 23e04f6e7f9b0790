"""Floors and ceilings on the real graph, by class and by state."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from steppe.ask import Steppe
from steppe.ask.census import by_class, by_state
from steppe.build import load_manifest

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def held(live: Steppe) -> dict[str, dict[str, int]]:
    manifest = load_manifest(live.home)
    assert manifest is not None
    return {"counts": manifest.counts, "class": by_class(live.store), "state": by_state(live.store)}


@pytest.mark.parametrize(("group", "name"), [(g, n) for g, its in FLOORS.items() for n in its])
def test_the_graph_holds_no_less_and_no_more(held: dict[str, dict[str, int]], group: str, name: str) -> None:
    least, most = FLOORS[group][name]
    assert least <= held[group].get(name, 0) <= most


def test_every_line_has_a_source_and_no_blank_node_is_left(held: dict[str, dict[str, int]]) -> None:
    assert held["counts"]["lines without a source"] == 0
    assert held["counts"]["blank nodes"] == 0
