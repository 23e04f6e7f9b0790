"""The house: what may import what, how long a module may be, what lies at the top, what may not be written."""

from __future__ import annotations

import ast
import doctest
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "graph/steppe"
FLOORS = (
    *("terms", "names", "home", "store", "read", "check", "infer", "export", "build", "ask"),
    *("influence", "draw", "serve", "intake", "bench", "cli"),
)
"""Modules and folders of the package from the ground up: each imports only from those before it."""
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "node_modules" not in path.parts)
TOP = {
    *("README.md", "pyproject.toml", "LICENSE", "NOTICE", "CITATION.cff", "CHANGES.md"),
    *("ontology", "graph", "queries", "scripts", "tests", "build"),
}
INSIDE = {
    "ontology": {"lists", "shapes", "alignments"},
    "graph": {"facts", "tables", "docs", "steppe"},
    "queries": {"questions", "rules", "channels", "checks"},
}
DERIVED = {"node_modules", "__pycache__", ".venv", ".git", "build", "dist"}
LEAKS = (
    ("a path of this machine", re.compile(r"(?<!\w)/(?:work|farm|root|home/\w+|Users/\w+)/")),
    ("the address of a package registry", re.compile(r"registry\.n[p]m|files\.p[y]thonhosted|//p[y]pi\.|//d[e]b\.")),
)


def floor(path: Path) -> int:
    """Place of a module in the order of the house; the package's own face stands on top."""
    name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return len(FLOORS) if name == "__init__" else FLOORS.index(name)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and first step of each import from the package, also those within functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: relative import"
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "steppe" else [module]
        for name in names:
            package, _, rest = name.partition(".")
            if package == "steppe":
                yield getattr(node, "lineno", 0), rest.partition(".")[0]


def texts() -> list[Path]:
    """Files of text that belong to the repository."""
    kinds = {".py", ".ttl", ".trig", ".rq", ".csv", ".md", ".toml", ".cff", ".json", ".txt", ".ts", ".css", ".html", ""}
    found = []
    for name in sorted(TOP - {"build"}):
        top = ROOT / name
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            inside = path.relative_to(ROOT).parts
            if path.is_file() and path.suffix in kinds and not DERIVED & set(inside):
                found.append(path)
    return found


def examples() -> list[str]:
    """Modules whose docstrings show examples."""
    paths = (p.relative_to(PACKAGE.parent).with_suffix("") for p in MODULES if ">>> " in p.read_text(encoding="utf-8"))
    return [".".join(path.parts).removesuffix(".__init__") for path in paths]


@pytest.mark.parametrize("name", examples())
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    found = doctest.testmod(importlib.import_module(name))
    assert found.attempted > 0 and found.failed == 0


def test_the_modules_are_found() -> None:
    assert len(MODULES) >= 30


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_no_import_runs_back_up_the_house(path: Path) -> None:
    for line, name in imports(path):
        assert name in FLOORS, f"{path.name}:{line}: steppe.{name} has no place in the house"
        assert FLOORS.index(name) <= floor(path), f"{path.name}:{line}: imports from steppe.{name} above it"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_is_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(text))


def test_only_terms_writes_the_base_of_our_names() -> None:
    base = "w3id.org" + "/steppe"
    writers = {path.relative_to(PACKAGE).as_posix() for path in MODULES if base in path.read_text(encoding="utf-8")}
    assert writers == {"terms.py"}


def test_the_top_level_is_fixed() -> None:
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".") and path.name != "__pycache__"}
    assert there <= TOP, sorted(there - TOP)


@pytest.mark.parametrize("name", INSIDE)
def test_the_folders_below_are_fixed(name: str) -> None:
    folders = {path.name for path in (ROOT / name).iterdir() if path.is_dir()}
    assert folders <= INSIDE[name], sorted(folders - INSIDE[name])


def test_nothing_written_tells_of_the_machine_it_was_written_on() -> None:
    found = []
    for path in texts():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for what, pattern in LEAKS:
            if hit := pattern.search(text):
                found.append(f"{path.relative_to(ROOT)}: {hit[0]} ({what})")
    assert found == []


def test_derived_files_are_not_kept() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {"build/", "/build/", "/build"} & set(ignored)


def test_file_names_are_plain() -> None:
    odd = [path for path in texts() if not re.fullmatch(r"[A-Za-z0-9_.-]+", path.name)]
    assert odd == []
