"""What every test may use: the tiny frozen world and the repository's own graph, each built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppe import home as homes
from steppe.ask import Steppe, open_steppe
from steppe.build import build
from steppe.home import Home
from steppe.read import Schema, Told, load_schema, read_told

ROOT = Path(__file__).resolve().parents[1]
WORLD = ROOT / "tests/world/graph"


@pytest.fixture(scope="session")
def world_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Home of the tiny world, not yet built: its own facts and tables, the repository's words and queries."""
    build_in = tmp_path_factory.mktemp("world")
    return Home(ROOT / "ontology", WORLD / "facts", WORLD / "tables", ROOT / "queries", build_in)


@pytest.fixture(scope="session")
def schema(world_home: Home) -> Schema:
    """The ontology."""
    schema, findings = load_schema(world_home.ontology)
    assert findings == []
    return schema


@pytest.fixture(scope="session")
def told_world(world_home: Home, schema: Schema) -> Told:
    """Every line that the tiny world tells."""
    return read_told(world_home, schema)


@pytest.fixture(scope="session")
def world(world_home: Home) -> Steppe:
    """The tiny world, built and opened."""
    build(world_home)
    return open_steppe(world_home)


@pytest.fixture(scope="session")
def live() -> Steppe:
    """The repository's own graph, brought up to date and opened."""
    home = homes.at(ROOT)
    build(home)
    return open_steppe(home)
