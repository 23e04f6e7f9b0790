"""Where things lie: in the checkout if there is one, else in the data that the wheel carries.

Nothing is read or written here; the module only names paths.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Home:
    """The folders of one steppe: its words, facts, queries and the build made of them."""

    ontology: Path
    facts: Path
    tables: Path
    queries: Path
    build: Path

    @property
    def current(self) -> Path:
        """Folder of the last good build (a link that a build swaps in one step)."""
        return self.build / "current"

    def inputs(self) -> list[Path]:
        """Every file that a build depends on, in a stable order."""
        kinds = ((self.ontology, "*.ttl"), (self.facts, "*.trig"), (self.tables, "*.csv"), (self.queries, "*.rq"))
        return [path for folder, pattern in kinds for path in sorted(folder.rglob(pattern))]

    def name(self, path: Path) -> str:
        """Path as a reader of a message would write it: relative to the folder that holds the ontology."""
        root = self.ontology.parent
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def at(root: Path) -> Home:
    """Home laid out as a checkout under ``root``."""
    return Home(root / "ontology", root / "graph/facts", root / "graph/tables", root / "queries", root / "build")


def cache() -> Path:
    """Folder for what a user's machine may forget."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "steppe"


def find() -> Home:
    """The home in force: ``STEPPE_HOME`` if set, else the checkout around this file, else the wheel's own data."""
    if told := os.environ.get("STEPPE_HOME"):
        return at(Path(told).resolve())
    checkout = HERE.parent.parent
    if (checkout / "ontology").is_dir() and (checkout / "pyproject.toml").is_file():
        return at(checkout)
    return at(HERE / "data")
