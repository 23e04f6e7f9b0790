"""Who controls a facility or firm on a day: direct holders, the top of their chains, and what each can decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from steppe.influence.control import cash_flow, control, ultimate, voting_power
from steppe.influence.network import stakes_on
from steppe.influence.rows import Row, Told, cells
from steppe.store import Store

MARKS = (50.0, 200 / 3)
"""Pass marks shown where none is asked for: a simple and a two-thirds majority, in per cent of all votes."""
DECIDES, COUNTS, NOTHING, UNKNOWN = "decides alone", "counts", "decorative", "share not told"
OPERATORS = "SELECT ?operator WHERE {{ <{0}> st:operator ?operator }} ORDER BY ?operator"


@dataclass(frozen=True)
class Holder:
    """One who holds a thing, directly or at the top of a chain."""

    owner: str
    level: str
    """``direct``, ``ultimate``, ``both``, ``operator``, or these ``of operator`` where nobody is told to own it."""
    record: str
    """Stake of a direct holder, else empty."""
    share: float | None
    """Share of a direct stake, from 0 to 1."""
    cash_flow: float | None
    """Cash-flow right through all chains, circles counted as often as money goes round them."""
    control: float | None
    """Control through all chains, links back into the owner's own chain ignored."""
    power: tuple[float | None, ...]
    """Shapley-Shubik power of the direct stake at each pass mark."""
    verdicts: tuple[str, ...]
    """What the direct stake decides at each pass mark; empty where there is none."""


def holders(store: Store, thing: str, day: str, marks: Sequence[float] = MARKS) -> list[Holder]:
    """Holders of a facility or firm on a day, direct ones first, the largest share first.

    Args:
        store: the opened build.
        thing: IRI of the facility or firm.
        day: the day; stakes that had ended or not begun by then do not count.
        marks: per cent of all votes that a decision must exceed.
    """
    told = Told.read(store)
    live = [r for r in told.rows if r.kind == "Ownership" and not r.potential and r.holds(day)]
    stakes = stakes_on(live)
    whole = _with_states(stakes, told.state_of)
    rights, controlled = cash_flow(_around(whole, thing)), control(whole, thing)
    tops = ultimate(_with_states(_with_unknown(live), told.state_of), thing)
    direct = _direct(live, thing)
    powers = [voting_power(stakes.get(thing, {}), mark) for mark in marks]
    found = []
    for owner in sorted({*direct, *tops}):
        row = direct.get(owner)
        part = stakes.get(thing, {}).get(owner)
        power = tuple(p.get(owner) for p in powers) if row else tuple(None for _ in marks)
        level = "both" if row and owner in tops else "direct" if row else "ultimate"
        right = rights.get(owner, {}).get(thing)
        share = None if part is None else part / 100
        verdicts = tuple(_verdict(p) for p in power) if row else ()
        record = row.via if row else ""
        found.append(Holder(owner, level, record, share, right, controlled.get(owner), power, verdicts))
    if not found:
        nobody = tuple(None for _ in marks)
        for (operator,) in cells(store, OPERATORS.format(thing)):
            above = [replace(h, level=f"{h.level} of operator") for h in holders(store, operator, day, marks)]
            found += [Holder(operator, "operator", thing, None, None, None, nobody, ()), *above]
        return found
    return sorted(found, key=lambda h: (h.level == "ultimate", -(h.share or h.control or 0), h.owner))


def _direct(live: list[Row], thing: str) -> dict[str, Row]:
    """One stake of each direct holder: that of the larger share."""
    found: dict[str, Row] = {}
    for row in sorted(live, key=lambda r: (float(r.percent or 0), r.via)):
        if row.influenced == thing:
            found[row.influencer] = row
    return found


def _with_unknown(live: list[Row]) -> dict[str, dict[str, float]]:
    """Stakes with those whose share is not told: they too say who stands above whom."""
    found: dict[str, dict[str, float]] = {}
    for row in live:
        found.setdefault(row.influenced, {})[row.influencer] = float(row.percent or 0)
    return found


def _with_states(stakes: dict[str, dict[str, float]], state_of: dict[str, str]) -> dict[str, dict[str, float]]:
    """Stakes and, above each organ that holds any, its state: what a ministry holds is wholly the state's."""
    organs = {owner for held in stakes.values() for owner in held if owner in state_of and owner not in stakes}
    return {**stakes, **{organ: {state_of[organ]: 100.0} for organ in organs}}


def _around(stakes: dict[str, dict[str, float]], thing: str) -> dict[str, dict[str, float]]:
    """The stakes that lead to a thing."""
    found: dict[str, dict[str, float]] = {}
    todo = [thing]
    while todo:
        one = todo.pop()
        if one in stakes and one not in found:
            found[one] = stakes[one]
            todo += stakes[one]
    return found


def _verdict(power: float | None) -> str:
    if power is None:
        return UNKNOWN
    return DECIDES if power >= 1 - 1e-9 else NOTHING if power <= 1e-9 else COUNTS
