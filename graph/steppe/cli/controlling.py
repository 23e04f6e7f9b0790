"""The verb that says who controls a facility or firm."""

from __future__ import annotations

from typing import Annotated

import pyoxigraph as ox
import typer

from steppe.ask import day_of, open_steppe
from steppe.ask.answer import Answer
from steppe.cli.app import USAGE, AsOf, Format, Sources, app, checked_format, err, fail, put
from steppe.influence.holdings import MARKS, Holder, holders
from steppe.store import Term


@app.command("control")
def control_command(
    thing: Annotated[str, typer.Argument(help="facility or firm: Tengizchevroil")],
    pass_mark: Annotated[
        list[float] | None, typer.Option("--pass-mark", help="per cent of votes a decision must exceed; repeatable")
    ] = None,
    as_of: AsOf = None,
    form: Format = "table",
    sources: Sources = False,
) -> None:
    """Who owns a facility or firm on a day, directly and ultimately, and which stakes decide anything.

    Cash flow is the share of its money that ends with the owner, circles counted; control leaves out links back into
    the owner's own chain. Power is the Shapley-Shubik index of the direct stake.

    Example: steppe control Tengizchevroil --as-of 2025-06-30 --pass-mark 75
    """
    steppe = open_steppe()
    day, marks = day_of(as_of), tuple(pass_mark or MARKS)
    if wrong := [mark for mark in marks if not 0 < mark < 100]:
        fail(f"--pass-mark {wrong[0]:g} is not between 0 and 100 per cent", USAGE)
    it = steppe.names.find(thing, ("facility", "actor"))
    columns = ["record", "owner", "level", "share", "cash_flow", "control"]
    for mark in marks:
        columns += [f"power_{mark:.0f}", f"stake_{mark:.0f}"]
    rows = [_row(holder, len(marks)) for holder in holders(steppe.store, it, day, marks)]
    words = f"Who controls {steppe.names.label(it)} on {day}: shares, rights and power of votes from 0 to 1"
    put(Answer(tuple(columns), rows, words, {"of": it, "asOf": day}), checked_format(form), sources, steppe)
    err.print(
        "steppe: cash flow is (I-W)^-1 W, control ignores links back into the owner's own chain (Vitali, Glattfelder, "
        "Battiston 2011); what nobody named holds votes as twenty equal small holders."
    )


def _row(holder: Holder, marks: int) -> tuple[Term | None, ...]:
    numbers = (holder.share, holder.cash_flow, holder.control)
    votes: list[Term | None] = []
    for place in range(marks):
        votes.append(_number(holder.power[place]))
        votes.append(ox.Literal(holder.verdicts[place]) if holder.verdicts else None)
    record = ox.NamedNode(holder.record) if holder.record else None
    return (record, ox.NamedNode(holder.owner), ox.Literal(holder.level), *map(_number, numbers), *votes)


def _number(value: float | None) -> Term | None:
    return None if value is None else ox.Literal(f"{value:.3f}")
