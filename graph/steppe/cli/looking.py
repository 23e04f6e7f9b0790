"""Verbs that show how actors move one another: paths and the picture."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from steppe.ask import day_of, open_steppe
from steppe.cli.app import NOTHING, AsOf, app, fail
from steppe.draw import view
from steppe.draw import write as write_picture
from steppe.influence import strongest, text_card, to_networkx
from steppe.influence.paths import MAX_HOPS, closed_to


@app.command("paths")
def paths(
    start: Annotated[str, typer.Argument(help="who moves: usa")],
    goal: Annotated[str, typer.Argument(help="who is moved: kazakhstan")],
    as_of: AsOf = None,
    count: Annotated[int, typer.Option(min=1, max=20, help="how many diverse chains")] = 3,
    hops: Annotated[int, typer.Option(min=1, max=6, help="longest chain")] = MAX_HOPS,
) -> None:
    """Print the strongest chains from one actor to another, each hop with its record, dates and sources.

    Example: steppe paths usa kazakhstan --as-of 2025-12-31
    """
    steppe = open_steppe()
    day = day_of(as_of)
    one, other = (steppe.names.find(text, ("actor", "person")) for text in (start, goal))
    graph = to_networkx(steppe.store, day)
    chains = strongest(graph, one, other, closed_to(steppe.store), count, hops)
    names = f"{steppe.names.label(one)} to {steppe.names.label(other)}"
    if not chains:
        fail(f"no evidenced chain from {names} on {day}", NOTHING)
    print(f"Strongest chains from {names} on {day} (capacity to move, not proof of use):\n")
    for number, chain in enumerate(chains, 1):
        print(text_card(chain, steppe.names, steppe.cite, number))


@app.command("draw")
def draw(
    out: Annotated[Path | None, typer.Option("--out", "-o", help="file to write; else build/steppe.html")] = None,
    as_of: AsOf = None,
) -> None:
    """Write the picture: one HTML file that opens offline, with the evidence behind every tie.

    Example: steppe draw --as-of 2025-12-31 --out central-asia.html
    """
    steppe = open_steppe()
    if out is None:
        out = steppe.home.build / "steppe.html" if os.access(steppe.home.build, os.W_OK) else Path("steppe.html")
    write_picture(view(steppe, day_of(as_of)), out)
    print(out)
