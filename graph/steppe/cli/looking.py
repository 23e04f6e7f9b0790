"""Verbs that show how actors move one another: paths and influence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer

from steppe.ask import day_of, open_steppe
from steppe.ask.answer import Answer
from steppe.cli.app import NOTHING, USAGE, AsOf, Format, app, checked_format, err, fail, put
from steppe.cli.model import ParameterFile, Setting, model_of, say_model
from steppe.cli.plotting import draw_table
from steppe.influence import build_cards, influence, render_cards
from steppe.influence.cards import FORMS
from steppe.influence.paths import MAX_HOPS
from steppe.influence.table import TOTAL
from steppe.store import Term
from steppe.terms import expand

INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
FIVE = ("kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan")
PATRONS = ("united-states", "china", "russia", "eu", "turkiye")
SEED = 20250922


@app.command("paths")
def paths(
    start: Annotated[str, typer.Argument(help="who moves: usa")],
    goal: Annotated[str, typer.Argument(help="who is moved: kazakhstan")],
    as_of: AsOf = None,
    count: Annotated[int, typer.Option(min=1, max=20, help="how many diverse chains")] = 3,
    hops: Annotated[int, typer.Option(min=1, max=6, help="longest chain")] = MAX_HOPS,
    patron: Annotated[list[str] | None, typer.Option("--patron", help="rival; may be repeated")] = None,
    seed: Annotated[int, typer.Option(help="of the random numbers")] = SEED,
    parameters: ParameterFile = None,
    setting: Setting = None,
    form: Annotated[str, typer.Option("--format", "-f", help="text, json, ttl or html")] = "text",
) -> None:
    """Print the strongest chains from one actor to another as cards: evidence, weakest hop, what breaks it, rival.

    Example: steppe paths usa kazakhstan --as-of 2025-12-31 --format html > card.html
    """
    if form not in FORMS:
        fail(f"--format '{form}' is none of {', '.join(FORMS)}", USAGE)
    steppe = open_steppe()
    day, find = day_of(as_of), steppe.names.find
    one, other = (find(text, ("actor", "person", "facility")) for text in (start, goal))
    usual = [expand(f"actor:{p}") for p in PATRONS]
    rivals = [find(name, ("actor",)) for name in patron] if patron else [p for p in usual if p in steppe.names.labels]
    model = model_of(steppe, parameters, setting)
    cards = build_cards(steppe.store, steppe.names, one, other, day, rivals, model, seed, count, hops)
    if cards is None:
        names = f"{steppe.names.label(one)} to {steppe.names.label(other)}"
        fail(f"no evidenced chain from {names} on {day}", NOTHING)
    sys.stdout.write(render_cards(cards, form, steppe.names))


@app.command("influence")
def influence_command(
    target: Annotated[list[str] | None, typer.Argument(help="states; all five if left out")] = None,
    patron: Annotated[list[str] | None, typer.Option("--patron", help="who may move; may be repeated")] = None,
    kinds: Annotated[bool, typer.Option("--kinds", help="also rank per channel kind")] = False,
    seed: Annotated[int, typer.Option(help="of the random numbers")] = SEED,
    thin: Annotated[
        bool, typer.Option("--thin", help="thin every pair to as many channels as the worst-documented one has")
    ] = False,
    plot: Annotated[Path | None, typer.Option("--plot", help="also draw it: an SVG or PNG file")] = None,
    picture: Annotated[str, typer.Option(help="what to draw: intervals, kinds or matrix")] = "intervals",
    parameters: ParameterFile = None,
    setting: Setting = None,
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Rank who can move each state: reach over 2,048 possible worlds, with its doubt.

    Example: steppe influence Kazakhstan --kinds --as-of 2025-06-30
    """
    steppe = open_steppe()
    find = steppe.names.find
    patrons = [find(name, ("actor",)) for name in patron or [f"actor:{p}" for p in PATRONS]]
    targets = [find(name, ("actor",)) for name in target or [f"actor:{s}" for s in FIVE]]
    day = day_of(as_of)
    model = model_of(steppe, parameters, setting)
    table = influence(steppe.store, day, patrons, targets, seed, model, thin)
    if plot:
        draw_table(table, picture, plot, day, steppe.names)
    rows: list[tuple[Term | None, ...]] = [
        (
            ox.NamedNode(state),
            ox.Literal(kind),
            ox.NamedNode(standing.patron),
            *(ox.Literal(f"{value:.2f}") for value in (standing.median, standing.low, standing.high)),
            ox.Literal(f"{standing.best_rank}-{standing.worst_rank}" if standing.best_rank else ""),
            ox.Literal(f"{standing.first:.2f}"),
            ox.Literal(standing.verdict),
            ox.Literal(str(table.sources.get((standing.patron, state), 0)), datatype=INTEGER),
        )
        for state, kind, standing in table.rows
        if kinds or kind == TOTAL
    ]
    columns = ("state", "kind", "patron", "reach", "low", "high", "rank", "first", "verdict", "sources")
    words = f"Who can move whom on {day}: reach with its 90 % interval, rank interval, chance of being first"
    values = {"seed": str(seed), "asOf": day, **{name: f"{value:g}" for name, value in sorted(model.number.items())}}
    put(Answer(columns, rows, words, values), checked_format(form), False, steppe)
    figured, drawn = table.quantified - table.rights, 1 - table.quantified
    err.print(
        f"steppe: {table.worlds:,} worlds of {table.channels:,} channels, seed {table.seed}; {figured:.0%} of them "
        f"rest on a figure or a stake, {table.rights:.0%} on an office or a law, {drawn:.0%} are "
        f"unquantified and drawn; "
        f"{table.clipped:.1%} of the drawn strengths were clipped"
        f"{f'; {table.thinned} channels thinned out' if thin else ''}. Capacity to move, not proof of use."
    )
    say_model(model)
