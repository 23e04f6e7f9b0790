"""Verbs that make and weigh the graph: check, build, doctor, export."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from steppe import home as homes
from steppe.ask import open_steppe
from steppe.ask.census import by_class, by_state
from steppe.build import NotBuilt, build, load_manifest
from steppe.check import check_all
from steppe.cli.app import FAILED, app, err, fail, say

SHOWN = 10
"""Fewest records that a class or state must have to get a line of its own."""


@app.command("check")
def check_command() -> None:
    """Say everything that is wrong with the ontology, facts and tables, each with file and line."""
    home = homes.find()
    findings = check_all(home)
    for finding in findings:
        print(finding)
    if findings:
        fail(f"{len(findings)} finding{'s' * (len(findings) != 1)}", FAILED)
    err.print("steppe: no findings")


@app.command("build")
def build_command(force: Annotated[bool, typer.Option(help="build even if nothing has changed")] = False) -> None:
    """Read, check, infer and write the graph; the last good build stays if anything fails."""
    manifest = build(homes.find(), force, say)
    err.print("steppe: " + ", ".join(f"{n:,} {what}" for what, n in manifest.counts.items()))


@app.command("doctor")
def doctor() -> None:
    """Count what the current build holds: in all, by class, and by the states its records concern."""
    home = homes.find()
    manifest = load_manifest(home)
    if manifest is None:
        raise NotBuilt(f"nothing is built at {home.current}; run 'steppe build'")
    for what, number in manifest.counts.items():
        print(f"{what:<24} {number:>8,}")
    store = open_steppe().store
    for title, counts in (("by class", by_class(store)), ("by state", by_state(store))):
        print(f"\n{title}")
        for name, number in counts.items():
            if number >= SHOWN:
                print(f"  {name:<22} {number:>8,}")
        if fewer := sum(number < SHOWN for number in counts.values()):
            print(f"  and {fewer} with fewer than {SHOWN}")


@app.command("export")
def export(
    folder: Annotated[Path, typer.Argument(help="folder to write to; made if it is not there")],
) -> None:
    """Copy the build's files for other tools: Turtle by graph, TriG with every line's source, N-Quads."""
    home = homes.find()
    if load_manifest(home) is None:
        raise NotBuilt(f"nothing is built at {home.current}; run 'steppe build'")
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(home.current.iterdir()):
        shutil.copyfile(path, folder / path.name)
        print(folder / path.name)
