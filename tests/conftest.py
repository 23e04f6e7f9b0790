"""What every test may use: the tiny frozen world and the repository's own graph, each built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppe import home as homes
from steppe.ask import Steppe, open_steppe
from steppe.build import build
from steppe.home import Home

ROOT = Path(__file__).resolve().parents[1]
WORLD = ROOT / "tests/world/graph"


def world_home(build_in: Path) -> Home:
    """Home of the tiny world: its own facts and tables, the repository's words and queries."""
    return Home(ROOT / "ontology", WORLD / "facts", WORLD / "tables", ROOT / "queries", build_in)


@pytest.fixture(scope="session")
def home_of_world(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Home of the tiny world, built."""
    home = world_home(tmp_path_factory.mktemp("world"))
    build(home)
    return home


@pytest.fixture(scope="session")
def world(home_of_world: Home) -> Steppe:
    """The tiny world, opened."""
    return open_steppe(home_of_world)


@pytest.fixture(scope="session")
def live() -> Steppe:
    """The repository's own graph, brought up to date and opened."""
    home = homes.at(ROOT)
    build(home)
    return open_steppe(home)
