"""Verbs of what if: take away, build, close, lose; each prints what would change and how sure that is."""

from __future__ import annotations

from typing import Annotated

import pyoxigraph as ox
import typer

from steppe.ask import Steppe, day_of, open_steppe
from steppe.ask.answer import Answer
from steppe.cli.app import USAGE, AsOf, Format, app, checked_format, err, fail, put
from steppe.cli.looking import FIVE, PATRONS
from steppe.influence.change import Change, built, drops, losses, shifts, without
from steppe.influence.closing import close
from steppe.influence.network import channels
from steppe.influence.scene import SEED, Scene
from steppe.names import UnknownName
from steppe.store import Term
from steppe.terms import NS

whatif = typer.Typer(
    help="What if: without a node or kind, with a project built, with a route closed.", no_args_is_help=True
)
app.add_typer(whatif, name="whatif")

Patrons = Annotated[list[str] | None, typer.Option("--patron", help="who may move; may be repeated")]
Targets = Annotated[list[str] | None, typer.Option("--target", help="who may be moved; may be repeated")]
Seed = Annotated[int, typer.Option(help="of the random numbers")]
CHANGES = ("patron", "target", "before", "after", "change", "low", "high", "words")


def sides(steppe: Steppe, patrons: list[str] | None, targets: list[str] | None) -> tuple[list[str], list[str]]:
    """IRIs of the patrons and targets asked about; the five of each if none is named."""
    find = steppe.names.find
    movers = [find(name, ("actor",)) for name in patrons or [f"actor:{p}" for p in PATRONS]]
    return movers, [find(name, ("actor",)) for name in targets or [f"actor:{s}" for s in FIVE]]


def number(value: float | None, places: int = 3) -> ox.Literal | None:
    """A number as a cell, rounded; none where there is none."""
    if value is None:
        return None
    text = f"{value:.{places}f}"
    return ox.Literal(
        text.lstrip("-") if float(text) == 0 else text,
        datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"),
    )


def _rows(found: list[Change]) -> list[tuple[Term | None, ...]]:
    moved = sorted((c for c in found if c.before or c.after), key=lambda c: (c.target, -abs(c.size), c.patron))
    return [
        (
            ox.NamedNode(c.patron),
            ox.NamedNode(c.target),
            *(number(v) for v in (c.before, c.after, c.size, c.low, c.high)),
            ox.Literal(c.words),
        )
        for c in moved
    ]


def reply(answer: Answer, form: str, steppe: Steppe, scene: Scene) -> None:
    """Put an answer out, and say on standard error what it rests on."""
    put(answer, form, False, steppe)
    err.print(
        f"steppe: {scene.draws * 64:,} worlds of {len(scene.hops):,} channels, seed {scene.seed}; "
        f"{scene.worlds.quantified:.0%} of the channels rest on a figure. Capacity to move, not proof of use."
    )


def _things(steppe: Steppe, scene: Scene, words: list[str]) -> set[str]:
    """Nodes, records and kinds named by a user."""
    kinds, found = {hop.kind for hop in scene.told}, set()
    for word in words:
        kind = word.removeprefix("kind:").removeprefix("st:")
        if kind in kinds:
            found.add(kind)
            continue
        try:
            found.add(steppe.names.find(word))
        except UnknownName as error:
            if word.startswith("kind:"):
                fail(f"no channel of a kind '{kind}'; there are {', '.join(sorted(kinds))}", USAGE)
            raise error
    return found


@whatif.command("without")
def without_command(
    things: Annotated[list[str], typer.Argument(help="nodes, records, or kinds of channel: Transit")],
    patron: Patrons = None,
    target: Targets = None,
    seed: Seed = SEED,
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Take away nodes, records or whole kinds of channel, and say how reach changes.

    Example: steppe whatif without KazMunayGas Transit --target Kazakhstan --as-of 2025-06-30
    """
    steppe, form = open_steppe(), checked_format(form)
    day = day_of(as_of)
    movers, moved = sides(steppe, patron, target)
    scene = Scene.of(steppe.store, day, seed)
    gone = _things(steppe, scene, things)
    found = without(scene, movers, moved, gone)
    if not any({hop.influencer, hop.influenced, hop.via, hop.kind} & gone for hop in scene.told):
        err.print(f"steppe: nothing named has a live channel on {day}")
    names = ", ".join(sorted(steppe.names.label(g) for g in gone))
    reply(
        Answer(CHANGES, _rows(found), f"Reach without {names} on {day}: mean, change with its 90 % interval"),
        form,
        steppe,
        scene,
    )


@whatif.command("built")
def built_command(
    projects: Annotated[list[str], typer.Argument(help="planned facilities, deals, stakes or firms")],
    patron: Patrons = None,
    target: Targets = None,
    seed: Seed = SEED,
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Switch the potential channels of proposed projects on, and say how reach changes.

    Example: steppe whatif built "TAPI pipeline" --as-of 2025-06-30
    """
    steppe, form = open_steppe(), checked_format(form)
    day = day_of(as_of)
    movers, moved = sides(steppe, patron, target)
    scene = Scene.of(steppe.store, day, seed)
    chosen = {steppe.names.find(word) for word in projects}
    if not any({hop.via, hop.influencer, hop.influenced} & chosen for hop in scene.potential):
        fail(f"nothing named has a potential channel on {day}; 'steppe whatif projects' lists those that have", USAGE)
    names = ", ".join(sorted(map(steppe.names.label, chosen)))
    found = built(scene, movers, moved, chosen)
    reply(
        Answer(CHANGES, _rows(found), f"Reach with {names} at work on {day}: mean, change with its 90 % interval"),
        form,
        steppe,
        scene,
    )


@whatif.command("projects")
def projects_command(
    patron: Patrons = None,
    target: Targets = None,
    count: Annotated[int, typer.Option(min=1, help="how many to list")] = 10,
    seed: Seed = SEED,
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Rank the proposed projects by how much each would shift the balance if it were built.

    Example: steppe whatif projects --as-of 2025-06-30
    """
    steppe, form = open_steppe(), checked_format(form)
    day = day_of(as_of)
    scene = Scene.of(steppe.store, day, seed)
    found = shifts(scene, *sides(steppe, patron, target))
    rows: list[tuple[Term | None, ...]] = [
        (
            ox.NamedNode(s.project),
            ox.Literal(s.channels),
            number(s.total),
            ox.NamedNode(s.greatest.patron),
            ox.NamedNode(s.greatest.target),
            *(number(v) for v in (s.greatest.before, s.greatest.after, s.greatest.low, s.greatest.high)),
        )
        for s in found[:count]
    ]
    columns = ("project", "channels", "shift", "patron", "target", "before", "after", "low", "high")
    words = f"Which project not yet at work on {day} would shift reach most: sum of changes, and the greatest of them"
    reply(Answer(columns, rows, words), form, steppe, scene)


@whatif.command("loss")
def loss_command(
    patron: Annotated[str, typer.Argument(help="who moves")],
    target: Annotated[str, typer.Argument(help="who is moved")],
    count: Annotated[int, typer.Option(min=1, help="how many to list")] = 10,
    seed: Seed = SEED,
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Find the single node whose loss would most cut a patron's reach to a target.

    Example: steppe whatif loss Russia Kazakhstan --as-of 2025-06-30
    """
    steppe, form = open_steppe(), checked_format(form)
    day = day_of(as_of)
    one, other = (steppe.names.find(name, ("actor", "person")) for name in (patron, target))
    scene = Scene.of(steppe.store, day, seed)
    rows: list[tuple[Term | None, ...]] = [
        (ox.NamedNode(s.node), number(s.before), number(s.after), number(s.after - s.before))
        for s in losses(scene, one, other)[:count]
    ]
    ends = f"{steppe.names.label(one)} to {steppe.names.label(other)}"
    reply(
        Answer(("node", "before", "after", "change"), rows, f"Mean reach from {ends} on {day} without each node"),
        form,
        steppe,
        scene,
    )


@whatif.command("closed")
def closed_command(
    route: Annotated[str, typer.Argument(help="a line: CPC pipeline")],
    days: Annotated[int, typer.Option(min=1, help="how long it is shut")] = 60,
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Close a line for some days: what is stranded, what else could carry it, and the cut that is left.

    Example: steppe whatif closed "CPC pipeline" --days 60 --as-of 2025-06-30
    """
    steppe, form = open_steppe(), checked_format(form)
    day = day_of(as_of)
    line = steppe.names.find(route, ("facility", "corridor"))
    rows: list[tuple[Term | None, ...]] = []
    for f in close(steppe.store, line, days, day):
        ends = [ox.NamedNode(node) if node else None for node in (f.exporter, f.line)]
        unit = ox.NamedNode(NS + f.unit) if f.unit else None
        rows.append((ends[0], ox.Literal(f.what), ends[1], number(f.number, 1), unit, ox.Literal(f.words)))
    columns = ("exporter", "what", "line", "number", "unit", "words")
    put(Answer(columns, rows, f"{steppe.names.label(line)} closed for {days} days from {day}"), form, False, steppe)
    served = {h.influenced for h in channels(steppe.store, day) if h.via == line}
    if served:
        err.print(
            f"steppe: its channels reach {', '.join(sorted(map(steppe.names.label, served)))}; "
            f"'steppe whatif without' with the line's name says what reach is without them"
        )


@whatif.command("sensitive")
def sensitive_command(
    patron: Patrons = None,
    target: Targets = None,
    every: Annotated[bool, typer.Option("--all", help="also what moves nobody by more than a hundredth")] = False,
    seed: Seed = SEED,
    as_of: AsOf = None,
    form: Format = "table",
) -> None:
    """Leave out each kind of channel and each publisher in turn, and say who is then first.

    Example: steppe whatif sensitive --target Kyrgyzstan --as-of 2025-06-30
    """
    steppe, form = open_steppe(), checked_format(form)
    day = day_of(as_of)
    scene = Scene.of(steppe.store, day, seed)
    found = sorted(drops(scene, *sides(steppe, patron, target)), key=lambda d: (d.target, -abs(d.moved), d.left_out))
    rows: list[tuple[Term | None, ...]] = []
    for drop in found:
        if not every and abs(drop.moved) < 0.01 and drop.first == drop.then:
            continue
        left_out = ox.NamedNode(drop.left_out if ":" in drop.left_out else NS + drop.left_out)
        then = ox.NamedNode(drop.then) if drop.then else ox.Literal("nobody")
        words = "first is another" if drop.then != drop.first else "the same is first"
        rows.append(
            (
                ox.NamedNode(drop.target), left_out, ox.Literal(drop.channels), number(drop.moved),
                ox.NamedNode(drop.first), then, number(drop.chance, 2), ox.Literal(words),
            )
        )  # fmt: skip
    columns = ("target", "leftOut", "channels", "moved", "first", "then", "firstKeeps", "words")
    words = f"Who is first on {day} without each kind of channel, and without what rests on one publisher alone"
    reply(Answer(columns, rows, words), form, steppe, scene)
