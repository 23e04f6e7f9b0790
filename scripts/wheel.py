"""Build hook: the wheel carries the words, the facts, the queries and the built data set."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = ("ontology", "graph/facts", "graph/tables", "queries", "build/current")


class Wheel(BuildHookInterface[Any]):
    """Adds the data to a standard wheel; an editable install reads the checkout instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the folders to carry.

        Raises:
            FileNotFoundError: nothing has been built yet.
        """
        if version != "standard":
            return
        root = Path(self.root)
        if not (root / "build/current/all.nq").is_file():
            raise FileNotFoundError("build/current/all.nq is not there; run 'steppe build' before making a wheel")
        build_data["force_include"].update({str((root / name).resolve()): f"steppe/data/{name}" for name in CARRIED})
