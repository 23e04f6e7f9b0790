"""Verbs that make and weigh the graph: check, build, doctor, audit, export."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer
from rdflib import DCTERMS

from steppe import home as homes
from steppe.ask import open_steppe
from steppe.ask.census import by_class, by_state
from steppe.build import NotBuilt, build, load_manifest
from steppe.check import check_all
from steppe.check.sample import HAND, TABLE, sample, written
from steppe.cli.app import FAILED, USAGE, app, err, fail, say
from steppe.read import load_schema, read_told
from steppe.terms import ST, curie, iri

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


@app.command("audit")
def audit(
    of: Annotated[str, typer.Argument(help="tables (rows of tables) or facts (hand-written records)")] = HAND,
    count: Annotated[int, typer.Option(min=1, help="how many records")] = 20,
    seed: Annotated[str, typer.Option(help="of the draw, such as the hash of a commit")] = "",
) -> None:
    """Draw records at random, with every line and how to find its source again, for a reader to judge.

    Example: steppe audit tables --count 100 --seed $(git rev-parse HEAD)
    """
    if of not in {TABLE, HAND}:
        fail(f"'{of}' is none of {TABLE}, {HAND}", USAGE)
    home = homes.find()
    schema, _ = load_schema(home.ontology)
    told = read_told(home, schema)
    steppe = open_steppe()
    wanted = {str(DCTERMS.title), str(ST.locator)}
    words: dict[str, dict[str, str]] = {}
    for q in told.descriptions:
        if q.predicate.value in wanted and isinstance(q.object, ox.Literal):
            words.setdefault(iri(q.subject), {})[q.predicate.value] = q.object.value
    for number, drawn in enumerate(sample(told, schema, of, count, seed), 1):
        print(f"{number}. {curie(drawn.name)}  {drawn.file}:{drawn.line}")
        print(*(f"   {row}" for row in written(drawn)), sep="\n")
        for source in drawn.sources:
            print(f"   = {curie(source)}: {steppe.cite(source)}")
            # A search by meaning finds a page by headline and phrase; the publisher's name brings its other pages.
            said = words.get(source, {})
            print("     search for: " + ": ".join(said[word] for word in sorted(wanted) if word in said))


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
