"""Verbs that take new facts in: new, refresh."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from steppe import home as homes
from steppe.ask import open_steppe
from steppe.cli.app import ERROR, USAGE, app, err, fail
from steppe.intake import Slots, adapter, block, refresh, write, write_tables
from steppe.read import load_schema


@app.command("new")
def new(
    kind: Annotated[str, typer.Argument(help="purchase, loan, treaty, tenure, stake, visit, ...")],
    slug: Annotated[str, typer.Argument(help="name of the record: ktz-wabtec-2025")],
    slots: Annotated[
        list[str], typer.Argument(help="property=value ..., and source=, title=, publisher=, issued=, url=")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="print the block, write nothing")] = False,
) -> None:
    """Write a well-formed block for a new record into the right file, with a stub for its source.

    Example: steppe new purchase ktz-wabtec-2026 buyer=ktz seller=wabtec signedOn=2026-02-03
    value="about 50000000 USD" source=reuters-ktz-2026 title="KTZ buys more" publisher=Reuters issued=2026-02-03
    url=https://... locator="ktz wabtec second order"
    """
    home = homes.find()
    schema, _ = load_schema(home.ontology)
    text = block(kind, slug, Slots.parse(slots), schema, open_steppe().names, date.today().isoformat())
    if dry_run:
        sys.stdout.write(text)
        return
    path = write(home, kind, text, schema)
    err.print(
        f"steppe: written to {home.name(path)}; 'steppe check' says what is still due, 'steppe build' takes it in"
    )


@app.command("refresh")
def refresh_command(
    name: Annotated[str, typer.Argument(help="data set: gem, treaties, ...")],
    folder: Annotated[Path, typer.Argument(help="folder of the release")],
    put: Annotated[
        bool, typer.Option("--write", help="write the tables; without it only say what would change")
    ] = False,
    show: Annotated[int, typer.Option(help="rows of each change to print")] = 5,
) -> None:
    """Read a release of a data set and say what it would change in our tables.

    Example: steppe refresh gem ~/downloads/gem --write
    """
    home = homes.find()
    if not folder.is_dir():
        fail(f"{folder} is no folder; give the one that holds the files of the release", USAGE)
    try:
        diffs, ledger, matcher = refresh(home, name, adapter(name), folder)
    except (LookupError, ValueError, OSError) as error:
        fail(str(error), USAGE if isinstance(error, LookupError) else ERROR)
    for diff in diffs:
        print(
            f"{home.name(diff.table)}: {len(diff.added)} added, {len(diff.removed)} gone, {len(diff.changed)} changed"
        )
        for mark, keys in (("+", diff.added), ("-", diff.removed), ("~", diff.changed)):
            print("".join(f"  {mark} {key}\n" for key in keys[:show]), end="")
    for reason, number in sorted(ledger.ignored.items()):
        print(f"left out, {reason}: {number}")
    doubts = home.build / "review" / f"{name}.csv"
    matcher.write_doubts(doubts)
    print(f"{len(set(matcher.doubts))} names in doubt, in {home.name(doubts)}")
    if put:
        write_tables(diffs)
