"""A build is all or nothing, and the same input gives the same bytes wherever and however often it is built."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest

from steppe import build as module
from steppe.ask import Steppe, open_steppe
from steppe.build import CheckFailed, NotBuilt, build, fingerprint, load_manifest
from steppe.export import NQUADS, TURTLE, read_nquads, write_nquads
from steppe.home import Home
from steppe.read import load_schema, read_told
from steppe.store import Rows
from steppe.terms import CLAIMS, DEFAULT_GRAPHS, FACTS, iri

ELSEWHERE = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Tashkent", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"},
)
"""Environments in which careless code gives other bytes: hash seed, time zone, an ASCII and a Turkish locale."""
MOMENTS = 50


def hashes(home: Home) -> dict[str, str]:
    """SHA-256 of each file of the current build."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(home.current.iterdir())}


def is_whole(home: Home) -> bool:
    """Whether the current build is complete: every file there, the quads as its manifest says."""
    manifest = load_manifest(home)
    names = {path.name for path in home.current.iterdir()}
    raw = (home.current / NQUADS).read_bytes()
    return (
        manifest is not None
        and names == {NQUADS, "all.trig", "manifest.json", *TURTLE}
        and sha256(raw).hexdigest() == manifest.output
    )


def skip_if_edited(home: Home) -> None:
    """Ends a comparison with an earlier build if words, queries or code were edited since."""
    manifest = load_manifest(home)
    if manifest is None or manifest.inputs != fingerprint(home):
        pytest.skip("inputs were edited while the tests ran")


@pytest.fixture
def copy(world_home: Home, tmp_path: Path) -> Home:
    """The tiny world with facts and tables of its own to spoil."""
    shutil.copytree(world_home.facts, tmp_path / "facts")
    shutil.copytree(world_home.tables, tmp_path / "tables")
    return replace(world_home, facts=tmp_path / "facts", tables=tmp_path / "tables", build=tmp_path / "build")


def test_a_second_build_gives_the_same_bytes(world_home: Home, world: Steppe, tmp_path: Path) -> None:
    again = replace(world_home, build=tmp_path / "build")
    build(again)
    skip_if_edited(world.home)
    assert hashes(again) == hashes(world.home)


def test_other_hash_seeds_time_zones_and_locales_give_the_same_bytes(
    world_home: Home, world: Steppe, tmp_path: Path
) -> None:
    code = "import sys; from pathlib import Path; from steppe.build import build; from steppe.home import Home\n"
    code += "build(Home(*map(Path, sys.argv[1:])))"
    homes, running = [], []
    for number, elsewhere in enumerate(ELSEWHERE):
        there = replace(world_home, build=tmp_path / str(number))
        folders = map(str, (there.ontology, there.facts, there.tables, there.queries, there.build))
        running.append(subprocess.Popen([sys.executable, "-c", code, *folders], env={**os.environ, **elsewhere}))
        homes.append(there)
    assert [process.wait() for process in running] == [0, 0]
    skip_if_edited(world.home)
    for there in homes:
        assert hashes(there) == hashes(world.home)


def test_an_unchanged_input_is_not_built_again(copy: Home) -> None:
    build(copy)
    first = copy.current.resolve()
    said: list[str] = []
    build(copy, say=said.append)
    skip_if_edited(copy)
    assert (copy.current.resolve(), said) == (first, [])


def test_a_changed_input_is_built_again_and_the_old_release_goes(copy: Home) -> None:
    before = build(copy)
    path = copy.tables / "Stake.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",60,", ",60.5,"), encoding="utf-8")
    after = build(copy)
    assert (before.inputs != after.inputs, before.output != after.output) == (True, True)
    assert len(list(copy.build.glob("release-*"))) == 1
    assert is_whole(copy)


def test_failing_input_leaves_the_last_good_build(copy: Home) -> None:
    build(copy)
    before = hashes(copy)
    (copy.facts / "deals.trig").write_text("source:x { broken", encoding="utf-8")
    with pytest.raises(CheckFailed) as failed:
        build(copy)
    assert any(finding.file.endswith("deals.trig") for finding in failed.value.findings)
    assert hashes(copy) == before
    assert open_steppe(copy).ask("holders", post="President of Borland").rows


def test_a_full_disk_leaves_the_last_good_build(copy: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    build(copy)
    before = hashes(copy)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_turtle", full)
    with pytest.raises(OSError, match="No space"):
        build(copy, force=True)
    assert hashes(copy) == before
    monkeypatch.undo()
    build(copy, force=True)
    assert is_whole(copy)


def test_nothing_is_there_before_the_first_build(copy: Home) -> None:
    assert load_manifest(copy) is None
    with pytest.raises(NotBuilt, match="run 'steppe build'"):
        open_steppe(copy)


def test_a_build_killed_at_any_moment_leaves_the_last_good_one(copy: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    build(copy)
    schema, _ = load_schema(copy.ontology)
    quads = module.derive(read_told(copy, schema), schema, copy)
    # What takes longest writes nothing: with the findings and the quads at hand, the moments fall into the writing.
    monkeypatch.setattr(module, "check", lambda *_: [])
    monkeypatch.setattr(module, "derive", lambda *_: quads)
    began = time.perf_counter()
    build(copy, force=True)
    lasts = time.perf_counter() - began
    forked = multiprocessing.get_context("fork")
    moment = random.Random(7)
    killed = 0
    for _ in range(MOMENTS):
        process = forked.Process(target=build, args=(copy, True))
        process.start()
        process.join(moment.uniform(0, 1.3 * lasts))
        process.kill()
        process.join()
        killed += process.exitcode == -signal.SIGKILL
        assert is_whole(copy)
    assert killed > MOMENTS / 4
    monkeypatch.undo()
    build(copy, force=True)
    assert {path.name.partition("-")[0] for path in copy.build.iterdir()} == {"current", "lock", "release"}
    assert len(list(copy.build.glob("release-*"))) == 1


@pytest.mark.parametrize("force", [True, False])
def test_two_builds_at_once_both_end_well_and_who_waited_for_the_same_takes_it(copy: Home, force: bool) -> None:
    forked = multiprocessing.get_context("fork")
    both = [forked.Process(target=build, args=(copy, force)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(120)
    assert [process.exitcode for process in both] == [0, 0]
    assert is_whole(copy)
    assert copy.current.resolve().name.startswith("release-2-" if force else "release-1-")


def test_literals_stand_as_they_were_told(world: Steppe) -> None:
    text = (world.home.current / NQUADS).read_text(encoding="utf-8")
    facts = (world.home.current / "facts.ttl").read_text(encoding="utf-8")
    assert '"12.0"^^<http://www.w3.org/2001/XMLSchema#decimal>' in text
    assert '"2010-02"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>' in text
    assert "12.0" in facts


def test_the_store_of_a_build_holds_what_its_files_hold(world: Steppe, tmp_path: Path) -> None:
    quads = read_nquads(world.home.current / NQUADS)
    write_nquads(reversed(quads), tmp_path / NQUADS)
    assert (tmp_path / NQUADS).read_bytes() == (world.home.current / NQUADS).read_bytes()
    rows = world.query("SELECT ?record WHERE { ?record a st:Record }")
    assert isinstance(rows, Rows)
    assert len({row[0] for row in rows.rows}) == manifest_counts(world.home)["records"]


def manifest_counts(home: Home) -> dict[str, int]:
    counts = json.loads((home.current / "manifest.json").read_text(encoding="utf-8"))["counts"]
    assert isinstance(counts, dict)
    return counts


def test_a_claim_is_in_no_default_graph(world: Steppe) -> None:
    values = {"900000000", "1200000000"}
    where = {iri(q.graph_name) for q in world.quads if isinstance(q.object, ox.Literal) and q.object.value in values}
    assert CLAIMS in where
    assert FACTS not in where
    assert not where & set(DEFAULT_GRAPHS)


def test_a_source_is_named_for_every_record(world: Steppe) -> None:
    assert manifest_counts(world.home)["lines without a source"] == 0
    assert manifest_counts(world.home)["blank nodes"] == 0


def test_the_fingerprint_sees_every_input(copy: Home) -> None:
    seen = {fingerprint(copy)}
    for path in (copy.facts / "deals.trig", copy.tables / "Stake.csv"):
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        seen.add(fingerprint(copy))
    (copy.tables / "Stake.csv").rename(copy.tables / "Stake.other.csv")
    seen.add(fingerprint(copy))
    assert len(seen) == 4
