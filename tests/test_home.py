"""Where things lie, in a checkout, by the environment, and for the tiny world."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppe import home as homes
from steppe.home import Home

ROOT = Path(__file__).resolve().parents[1]


def test_the_checkout_around_the_package_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STEPPE_HOME", raising=False)
    home = homes.find()
    assert home == homes.at(ROOT)
    assert home.current == ROOT / "build/current"


def test_the_environment_names_another_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STEPPE_HOME", str(tmp_path))
    assert homes.find() == homes.at(tmp_path)


def test_the_cache_follows_the_convention(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert homes.cache() == tmp_path / "steppe"


def test_inputs_are_words_facts_tables_and_queries_in_a_stable_order(world_home: Home) -> None:
    inputs = world_home.inputs()
    assert inputs == world_home.inputs()
    assert len(inputs) == len(set(inputs))
    assert {path.suffix for path in inputs} == {".ttl", ".trig", ".csv", ".rq"}


def test_a_path_is_named_from_the_checkout_and_never_from_the_machine(world_home: Home) -> None:
    assert world_home.name(world_home.facts / "deals.trig") == "tests/world/graph/facts/deals.trig"
    assert world_home.name(ROOT / "ontology/core.ttl") == "ontology/core.ttl"
