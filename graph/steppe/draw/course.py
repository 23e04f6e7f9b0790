"""How every fact stood on every day up to the picture's own: the steps by which it changed.

Python settles them, so that a browser that is asked for another day looks them up and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from steppe.draw.facts import Told
from steppe.draw.gather import Graph
from steppe.draw.model import Step
from steppe.draw.stages import first_day, standing
from steppe.terms import NS

START = "0001-01-01"
"""Stands for a day before every other."""
_DAYS = ("beginsEarliest", "beginsLatest", "endsLatest", "earliest", "latest")


def courses(graph: Graph, told: Iterable[Told], as_of: str) -> dict[str, tuple[Step, ...]]:
    """Steps of every fact by its IRI, the earliest first; the last is how it stands on the day of the picture."""
    known: dict[str, tuple[Step, ...]] = {}
    found: dict[str, tuple[Step, ...]] = {}
    for each in told:
        fact = each.fact
        on = fact.of or fact.iri
        if on not in known:
            known[on] = _steps(graph, on, as_of)
        if not fact.saying:
            found[fact.iri] = known[on]
            continue
        begins = max((known[on] or (Step(START, "", ""),))[0].day, first_day(fact.saying.day) or START)
        found[fact.iri] = (Step(begins, fact.state, fact.stage),)
    return found


def _steps(graph: Graph, iri: str, as_of: str) -> tuple[Step, ...]:
    steps: list[Step] = []
    for day in _turns(graph, iri, as_of):
        at = standing(graph, iri, day)
        if at and (not steps or (steps[-1].state, steps[-1].stage) != (at.state, at.stage)):
            steps.append(Step(day, at.state, at.stage))
    return tuple(steps)


def _turns(graph: Graph, iri: str, as_of: str) -> list[str]:
    """Days on which the standing of a record or thing can change, up to the day of the picture."""
    days = {START}
    for predicate, object_ in graph.derived.get(iri, ()):
        days |= _bounds({predicate.removeprefix(NS): object_.value})
        if predicate == NS + "milestone":
            days |= _bounds({p.removeprefix(NS): o.value for p, o in graph.derived.get(object_.value, ())})
    days |= {first_day(o.value) for p, o in graph.held.get(iri, ()) if p == NS + "observedOn"}
    days |= {first_day(graph.sources[s].issued) for s in graph.tellers(iri) if s in graph.sources}
    return sorted(day for day in days if day and day <= as_of)


def _bounds(told: Mapping[str, str]) -> set[str]:
    """The days told, and the day after the last one, when what ended is over."""
    days = {told[name] for name in _DAYS if name in told}
    if "endsLatest" in told and told["endsLatest"] < "9999":
        days.add((date.fromisoformat(told["endsLatest"]) + timedelta(days=1)).isoformat())
    return days
