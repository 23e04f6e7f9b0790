"""Every bad file gives the finding it was written for, on its line, and nothing else.

A TriG file says what it expects in its first lines: ``# expect: <line> <words of the sentence>``; what cannot say so
(tables, files that are no UTF-8) is listed in ``expect.csv``. All bad files are checked together over the tiny world,
so they must not meet: each uses names of its own.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.namespace import RDF

from steppe.check import check
from steppe.check.queries import GRAPHS, told_store
from steppe.home import Home
from steppe.read import Finding, Schema, Told, read_told
from steppe.store import Embedded, Rows
from steppe.terms import PREFIXES, slug_of

ROOT = Path(__file__).resolve().parents[2]
BAD = ROOT / "tests/bad"
WORLD = ROOT / "tests/world/graph"
FILES = sorted(path for path in BAD.iterdir() if path.name != "expect.csv")
CHECKS = sorted((ROOT / "queries/checks").glob("*.rq"))
GOOD = {"read-bom.trig", "Tenure.bom.csv"}
"""Files that look odd and are read all the same: a byte order mark alone is no fault."""
Wanted = list[tuple[int, str]]


def expected() -> dict[str, Wanted]:
    """Line and words of each finding by file name."""
    wanted: dict[str, Wanted] = defaultdict(list)
    with (BAD / "expect.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            wanted[row["file"]] += [(int(row["line"]), row["words"])] if row["line"] else []
    for path in FILES:
        if path.suffix == ".trig" and path.name not in wanted:
            for line in path.read_text(encoding="utf-8").splitlines():
                if not (found := re.fullmatch(r"# expect: (\d+) (.+)", line)):
                    break
                wanted[path.name].append((int(found[1]), found[2]))
    return wanted


WANTED = expected()


@pytest.fixture(scope="module")
def findings(world_home: Home, schema: Schema) -> dict[str, list[Finding]]:
    files = [*sorted(WORLD.rglob("*.trig")), *sorted(WORLD.rglob("*.csv")), *FILES]
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in check(read_told(world_home, schema, files), schema, world_home):
        by_file[finding.file].append(finding)
    return by_file


def test_there_are_enough_bad_files_and_checks() -> None:
    assert len(FILES) >= 120
    assert len(CHECKS) >= 50


def test_the_tiny_world_has_no_findings(world_home: Home, schema: Schema, told_world: Told) -> None:
    assert check(told_world, schema, world_home) == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_bad_file_gives_its_finding_and_no_other(path: Path, findings: dict[str, list[Finding]]) -> None:
    got = findings.get(f"tests/bad/{path.name}", [])
    wanted = WANTED[path.name]
    assert wanted or path.name in GOOD, f"{path.name} does not say what it expects"
    assert len(got) == len(wanted), got
    for line, words in wanted:
        assert any(finding.line == line and words in finding.sentence for finding in got), (line, words, got)


def test_nothing_else_is_found_wrong(findings: dict[str, list[Finding]]) -> None:
    elsewhere = {file for file in findings if not file.startswith("tests/bad/")}
    assert elsewhere == set()


@pytest.mark.parametrize("path", CHECKS, ids=lambda p: p.stem)
def test_check_is_tripped_by_its_own_bad_file(path: Path, world_home: Home, schema: Schema, told_world: Told) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# "), "a check opens with its rule in words"
    told = read_told(world_home, schema, [BAD / f"{path.stem}.trig"])
    assert rows(told_store(told_world, schema), text) == []
    together = Told([*told_world.lines, *told.lines])
    assert rows(told_store(together, schema), text) != []


def rows(store: Embedded, text: str) -> list[tuple[object, ...]]:
    found = store.query(text, GRAPHS)
    assert isinstance(found, Rows)
    assert {"focus", "sentence"} <= set(found.columns) <= {"focus", "path", "value", "source", "sentence"}
    return [tuple(row) for row in found.rows]


def required_shapes() -> list[str]:
    """Names of the shapes of ``required.ttl``, as in ``shape-tenure-holder``."""
    quads = ox.parse(path=str(ROOT / "ontology/shapes/required.ttl"), format=ox.RdfFormat.TURTLE)
    named = {
        slug_of(q.subject.value)
        for q in quads
        if isinstance(q.subject, ox.NamedNode) and q.predicate.value == str(RDF.type)
    }
    return sorted("shape-" + re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower() for name in named)


@pytest.mark.parametrize("name", required_shapes())
def test_required_shape_has_a_bad_file(name: str) -> None:
    assert (BAD / f"{name}.trig").is_file()


def test_bad_files_use_the_prefixes_of_the_graph() -> None:
    for path in FILES:
        if path.suffix != ".trig" or path.name in {"read-cp1251.trig", "read-utf16.trig"}:
            continue
        for prefix, iri in re.findall(r"^@prefix (\w+):\s+<(.+)> \.$", path.read_text(encoding="utf-8-sig"), re.M):
            assert PREFIXES.get(prefix, iri) == iri, f"{path.name}: {prefix}"
