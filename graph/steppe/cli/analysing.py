"""Verbs that weigh: series over years, leverage both ways, brokers, gaps, validation against a benchmark."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import numpy as np
import pyoxigraph as ox
import typer

from steppe.ask import day_of, open_steppe
from steppe.ask.answer import Answer
from steppe.cli.app import USAGE, AsOf, Format, app, checked_format, err, fail, put
from steppe.cli.plotting import draw_series
from steppe.cli.whatif import Patrons, Seed, Targets, number, reply, sides
from steppe.influence.brokers import REWIRINGS, brokers
from steppe.influence.gaps import cover
from steppe.influence.rivals import rivals
from steppe.influence.scene import SEED, Scene
from steppe.influence.spreads import FEWEST, observed
from steppe.influence.trend import Series, balances
from steppe.influence.validation import Score, patron_effect, read_benchmark, slices, verdict
from steppe.store import Term
from steppe.terms import NS

FIRST_YEAR = 1992


def _years(text: str, until: str) -> tuple[int, int]:
    """First and last year of ``2015-2025``, neither after the year of a day."""
    first, dash, last = text.partition("-")
    if not (dash and first.isdigit() and last.isdigit() and FIRST_YEAR <= int(first) < int(last) <= 2100):
        fail(f"'{text}' is no span of years from {FIRST_YEAR} on; write it as 2015-2025", USAGE)
    if int(last) > int(until[:4]):
        fail(f"{text} runs beyond {until}; --as-of says how far the graph is to be asked", USAGE)
    return int(first), int(last)


@app.command("series")
def series_command(
    years: Annotated[str, typer.Argument(help="span of years: 2015-2025")],
    patron: Patrons = None,
    target: Targets = None,
    step: Annotated[int, typer.Option(min=1, help="years from one point to the next")] = 1,
    change: Annotated[bool, typer.Option("--change", help="only the change from the first to the last year")] = False,
    plot: Annotated[Path | None, typer.Option("--plot", help="also draw it: an SVG or PNG file")] = None,
    seed: Seed = SEED,
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Reach by year with its 90 % band, and whether a change between two years is more than noise.

    Example: steppe series 2015-2025 --change --target Kyrgyzstan --as-of 2025-12-31
    """
    steppe, form = open_steppe(), checked_format(form)
    until = day_of(as_of)
    first, last = _years(years, until)
    points = [first, last] if change and not plot else [*range(first, last, step), last]
    found = Series(steppe.store, points, *sides(steppe, patron, target), seed, until=until)
    if plot:
        draw_series(found.rows(), plot, steppe.names, seed)
    rows: list[tuple[Term | None, ...]] = []
    if change:
        columns: tuple[str, ...] = ("target", "patron", "change", "low", "high", "up", "alike", "alikeUp", "words")
        words = (
            f"Change of reach from {first} to {last}: median, 90 % interval, chance that it rose; the same by the kinds"
            " of channel told in both years, by which the words go"
        )
        for s in found.steps(first, last):
            ends = ox.NamedNode(s.target), ox.NamedNode(s.patron)
            rose = None if s.alike is None else s.alike_up
            of = (number(v, 2) for v in (s.median, s.low, s.high, s.up, s.alike, rose))
            rows.append((*ends, *of, ox.Literal(s.words)))
    else:
        columns, words = (
            ("target", "patron", "year", "reach", "low", "high", "channels"),
            "Reach at the end of each year",
        )
        for y in found.rows():
            ends = ox.NamedNode(y.target), ox.NamedNode(y.patron)
            of = (number(v, 2) for v in (y.median, y.low, y.high))
            rows.append((*ends, ox.Literal(str(y.year)), *of, ox.Literal(y.channels)))
    put(Answer(columns, rows, words, {"seed": str(seed)}), form, False, steppe)
    told = ", ".join(f"{year} {number_:,}" for year, number_ in found.channels.items())
    err.print(f"steppe: seed {seed}; channels known: {told}. More of them may be more told, not more there.")


@app.command("leverage")
def leverage_command(
    patron: Patrons = None,
    target: Targets = None,
    seed: Seed = SEED,
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Weigh leverage in both directions, and say where it runs backwards.

    Example: steppe leverage --patron Russia --target Kazakhstan --as-of 2025-06-30
    """
    steppe, form = open_steppe(), checked_format(form)
    day = day_of(as_of)
    scene = Scene.of(steppe.store, day, seed)
    rows: list[tuple[Term | None, ...]] = [
        (
            ox.NamedNode(b.patron),
            ox.NamedNode(b.target),
            *(number(v, 2) for v in (b.forth, b.back, b.net, b.low, b.high, b.forward)),
            ox.Literal(b.words),
        )
        for b in balances(scene, *sides(steppe, patron, target))
    ]
    columns = ("patron", "target", "forth", "back", "net", "low", "high", "forward", "words")
    words = f"Leverage both ways on {day}: reach forth and back, net with its 90 % interval, chance that it is forwards"
    reply(Answer(columns, rows, words), form, steppe, scene)


@app.command("brokers")
def brokers_command(
    one: Annotated[str, typer.Argument(help="a patron")],
    other: Annotated[str, typer.Argument(help="another patron")],
    layer: Annotated[list[str] | None, typer.Option("--layer", help="kind of channel; may be repeated")] = None,
    rewirings: Annotated[int, typer.Option(min=20, help="graphs of the null model")] = REWIRINGS,
    count: Annotated[int, typer.Option(min=1, help="how many to list")] = 10,
    seed: Seed = SEED,
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Find who stands between two patrons' networks inside one layer, more than chance would have it.

    Example: steppe brokers China Russia --layer Ownership --as-of 2025-06-30
    """
    steppe, form = open_steppe(), checked_format(form)
    day = day_of(as_of)
    ends = steppe.names.find(one, ("actor",)), steppe.names.find(other, ("actor",))
    scene = Scene.of(steppe.store, day, seed)
    kinds = {hop.kind for hop in scene.hops}
    wanted = {name.removeprefix("st:") for name in layer or ["Ownership"]}
    if wanted - kinds:
        fail(f"no layer '{', '.join(sorted(wanted - kinds))}'; there are {', '.join(sorted(kinds))}", USAGE)
    found = brokers(scene.hops, wanted, ends, scene.closed, seed, rewirings)
    rows: list[tuple[Term | None, ...]] = [
        (ox.NamedNode(b.node), number(b.between, 1), number(b.expected, 1), number(b.score, 1), number(b.chance, 3))
        for b in found.brokers[:count]
    ]
    words = f"Who stands between {' and '.join(map(steppe.names.label, ends))} in {', '.join(sorted(wanted))} on {day}"
    columns = ("node", "between", "expected", "score", "chance")
    err.print(
        f"steppe: {found.ties} ties; {found.one} and {found.other} nodes of one patron alone, {found.both} of both; "
        f"{found.rewirings} rewirings that keep every node's ties, seed {found.seed}. 'chance' is the share of them, "
        "the real graph counted, with as much between."
    )
    put(Answer(columns, rows, words), form, False, steppe)


@app.command("gaps")
def gaps_command(
    patron: Patrons = None,
    target: Targets = None,
    kinds: Annotated[bool, typer.Option("--kinds", help="a row for each kind of channel")] = False,
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Say what is not known: for each pair, channels by kind, how many have no figure, and the oldest check.

    Example: steppe gaps --target Turkmenistan --kinds --as-of 2025-06-30
    """
    steppe, form = open_steppe(), checked_format(form)
    day = day_of(as_of)
    movers, moved = sides(steppe, patron, target)
    scene = Scene.of(steppe.store, day)
    found = cover(scene, movers, moved)
    rows: list[tuple[Term | None, ...]] = []
    if kinds:
        columns: tuple[str, ...] = ("patron", "target", "kind", "channels", "unquantified", "sources", "oldest")
        for c in found:
            ends = ox.NamedNode(c.patron), ox.NamedNode(c.target), ox.NamedNode(NS + c.kind)
            numbers = (ox.Literal(n) for n in (c.channels, c.unquantified, c.sources))
            rows.append((*ends, *numbers, ox.Literal(c.oldest) if c.oldest else None))
    else:
        columns = ("patron", "target", "channels", "unquantified", "kinds", "missing", "oldest")
        for pair in dict.fromkeys((c.patron, c.target) for c in found):
            its = [c for c in found if (c.patron, c.target) == pair]
            oldest = min((c.oldest for c in its if c.oldest), default="")
            missing = ", ".join(c.kind for c in its if not c.channels)
            numbers = (ox.Literal(sum(n)) for n in ([c.channels for c in its], [c.unquantified for c in its]))
            covered = ox.Literal(sum(c.channels > 0 for c in its))
            ends2 = ox.NamedNode(pair[0]), ox.NamedNode(pair[1])
            rows.append((*ends2, *numbers, covered, ox.Literal(missing), ox.Literal(oldest) if oldest else None))
    words = f"What is known on {day} of the chains between each pair: a kind that is missing is not known to be nothing"
    put(Answer(columns, rows, words), form, False, steppe)


@app.command("spreads")
def spreads_command(
    years: Annotated[str, typer.Argument(help="span of years whose ends are looked at")] = "2000-2025",
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Say what the known dependences and bandwidths of each kind are like, and what unknown ones are drawn from.

    Example: steppe spreads 2010-2025 --as-of 2025-12-31
    """
    steppe, form = open_steppe(), checked_format(form)
    first, last = _years(years, day_of(as_of))
    found = observed(steppe.store, [f"{year}-12-31" for year in range(first, last + 1)])
    rows: list[tuple[Term | None, ...]] = [
        (
            ox.NamedNode(NS + s.kind),
            ox.Literal(s.of),
            ox.Literal(s.pairs),
            *(number(value) for value in (s.low, s.median, s.high)),
            *(number(value) for value in s.fitted or (None, None)),
            *(number(value) for value in s.drawn),
        )
        for s in found
    ]
    columns = ("kind", "of", "pairs", "low", "median", "high", "mean", "precision", "drawn around", "with precision")
    words = f"What is known of each kind at the ends of {first} to {last}, one value a pair, and the model's settings"
    put(Answer(columns, rows, words), form, False, steppe)
    err.print(
        "steppe: nine pairs in ten lie between low and high; mean and precision are of the Beta distribution with their"
        f" moments, fitted from {FEWEST} pairs on. Known pairs are rather the large ones, unknown ones may be smaller."
    )


@app.command("validate")
def validate_command(
    against: Annotated[Path, typer.Option("--against", help="CSV file: patron,client,year,value")],
    seed: Seed = SEED,
    form: Format = "table",
) -> None:
    """Compare reach with a benchmark of your own, beside three simple rivals.

    Example: steppe validate --against benchmark.csv
    """
    steppe, form = open_steppe(), checked_format(form)
    told = read_benchmark(against, lambda name: steppe.names.find(name, ("actor",)))
    today = date.today().isoformat()
    if late := [row.year for row in told if f"{row.year}-01-01" > today]:
        fail(f"{against}: year {late[0]} has not begun", USAGE)
    measures: dict[str, list[float]] = {"reach": [], "channel count": [], "trade share": []}
    scenes: dict[int, Scene] = {}
    for row in told:
        scene = scenes.setdefault(row.year, Scene.of(steppe.store, min(f"{row.year}-12-31", today), seed))
        measures["reach"].append(float(scene.reaches([row.patron], [row.client]).mean()))
        for name, value in rivals(scene.hops, row.patron, row.client, scene.closed).items():
            measures[name].append(value)
    values: dict[str, np.ndarray] = {name: np.array(of) for name, of in measures.items()}
    values["patron effect"] = patron_effect(told)
    scores = [s for name, of in values.items() for s in slices(told, name, of, seed)]
    rows: list[tuple[Term | None, ...]] = [
        (
            ox.Literal(s.measure), ox.Literal(s.slice), ox.Literal(s.rows), ox.Literal(s.pairs),
            number(s.rho, 2), number(s.low, 2), number(s.high, 2), ox.Literal(s.words),
        )
        for s in scores
    ]  # fmt: skip
    whole: Mapping[str, Score] = {s.measure: s for s in scores if s.slice == "all"}
    unknown = float(np.mean([1 - scene.worlds.quantified for scene in scenes.values()]))
    columns = ("measure", "slice", "rows", "pairs", "rho", "low", "high", "words")
    words = "Rank correlation with the benchmark, its 90 % interval by pairs drawn anew"
    put(Answer(columns, rows, words, {"seed": str(seed)}), form, False, steppe)
    err.print(f"steppe: {unknown:.0%} of the channels rest on no figure; {verdict(whole, unknown)}.")
