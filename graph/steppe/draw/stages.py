"""How a record stands on a day: the stage reached, and whether it is held, planned, over, or not yet begun.

Only what is certain counts: a stage dated 2025 is reached on the last day of 2025. A record that can have begun and
need not have ended is held.
"""

from __future__ import annotations

from dataclasses import dataclass

from steppe.draw.gather import Graph
from steppe.draw.model import ENDED, HELD, PLANNED
from steppe.draw.relations import MOMENTS
from steppe.infer.days import bounds
from steppe.terms import NS

FIRM = 40
"""Rank of the first stage that is more than a plan (agreed)."""


@dataclass(frozen=True)
class Standing:
    """State on the day, and the stage in the words of the ontology."""

    state: str
    stage: str


@dataclass(frozen=True, order=True)
class _Reached:
    latest: str
    rank: int
    stage: str
    earliest: str


def standing(graph: Graph, iri: str, as_of: str) -> Standing | None:
    """State and stage of a record or facility on the day, or None if it was not yet there.

    Args:
        graph: where its milestones and bounds are.
        iri: the record.
        as_of: day, ``YYYY-MM-DD``.
    """
    day = dict[str, str]()
    for predicate, object_ in graph.derived.get(iri, ()):
        day[predicate.removeprefix(NS)] = object_.value
    reached = [m for m in _milestones(graph, iri) if (m.earliest or m.latest) <= as_of]
    certain = [m for m in reached if m.latest <= as_of] or reached
    weak = {NS + "Expected"}
    if any(p == NS + "stage" for p, _ in graph.held.get(iri, ())):
        weak.add(NS + "Holding")  # a source saw it on that day, at the stage typed by hand
    firm = [m for m in certain if m.stage not in weak] or certain
    last = max(firm, default=None)
    stage = graph.label(last.stage) if last else ""
    moment = bool(set(MOMENTS) & set(graph.classes(iri)))
    if last and _closes(graph, last.stage) and (not moment or last.stage == NS + "Cancelled"):
        return Standing(ENDED, stage)
    if day.get("endsLatest", "9999") < as_of and not moment:
        return Standing(ENDED, stage if last and last.rank < FIRM else "ended")
    if last and last.rank < FIRM:
        return Standing(PLANNED, stage)
    if _begins(graph, iri, day) > as_of:
        return Standing(PLANNED, stage) if last else None
    return Standing(HELD, stage)


def _milestones(graph: Graph, iri: str) -> list[_Reached]:
    found = []
    for predicate, node in graph.derived.get(iri, ()):
        if predicate != NS + "milestone":
            continue
        of = {p.removeprefix(NS): o.value for p, o in graph.derived.get(node.value, ())}
        if of.get("overtakenOn") == of.get("reachedOn", ""):
            continue  # it fell behind a firmer stage on the day on which it was reached
        if stage := of.get("stage"):
            found.append(_Reached(of.get("latest", "0001-01-01"), _rank(graph, stage), stage, of.get("earliest", "")))
    return found


def _begins(graph: Graph, iri: str, day: dict[str, str]) -> str:
    """First day on which the record can have held, as far as anybody says; empty if nobody does."""
    if "beginsEarliest" in day:
        return day["beginsEarliest"]
    if "beginsLatest" not in day:
        opening = [m.earliest or m.latest for m in _milestones(graph, iri) if not _closes(graph, m.stage)]
        return min(opening, default="")
    told = [o.value for p, o in graph.held.get(iri, ()) if p == NS + "observedOn"]
    told = told or [graph.sources[s].issued for s in graph.tellers(iri) if s in graph.sources]
    return min((first for t in told if (first := first_day(t))), default="")


def _rank(graph: Graph, stage: str) -> int:
    ranks = [int(o.value) for p, o in graph.words.get(stage, ()) if p == NS + "rank"]
    return ranks[0] if ranks else FIRM


def _closes(graph: Graph, stage: str) -> bool:
    return any(p == NS + "closes" and o.value == "true" for p, o in graph.words.get(stage, ()))


def first_day(text: str) -> str:
    """First day of a year, month or day; empty if the text is none."""
    try:
        return bounds(text)[0].isoformat()
    except ValueError:
        return ""


def last_day(text: str) -> str:
    """Last day of a year, month or day.

    Raises:
        ValueError: no such day.

    >>> last_day("2025-02")
    '2025-02-28'
    """
    return bounds(text)[1].isoformat()
