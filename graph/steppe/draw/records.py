"""Facts of records and of the claims on them, as they stand on the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from steppe.draw.facts import Told, ends_of, is_drawn, newest, note_of, roles_of, texts
from steppe.draw.gather import Graph
from steppe.draw.model import CLAIMED, ENDED, Fact, Saying
from steppe.draw.relations import FAMILY_OF_CLASS, LEFT_OUT
from steppe.draw.stages import Standing, first_day, standing
from steppe.draw.wording import clean, value
from steppe.store import Term
from steppe.terms import NS, ST


def records(graph: Graph, as_of: str) -> tuple[list[Told], int]:
    """Every record and claim that stands on the day, and how many records begin later."""
    found: list[Told] = []
    later = 0
    for iri in graph.held:
        classes = graph.classes(iri)
        if "Record" not in classes or set(classes) & set(LEFT_OUT):
            continue
        at = standing(graph, iri, as_of)
        if at is None:
            later += 1
            continue
        told = record(graph, iri, classes, at, as_of)
        said = list(claims(graph, told, as_of))
        if any(claim.fact.contested for claim in said):
            told = replace(told, fact=replace(told.fact, contested=True))
        found += [told, *said]
    return found, later


def record(graph: Graph, iri: str, classes: list[str], at: Standing, as_of: str) -> Told:
    """A record as it stands, with the roles that it names."""
    told = graph.held[iri]
    sources = graph.tellers(iri)
    roles = roles_of(graph, graph.held, iri)
    dates, lines = texts(graph, graph.held, told)
    fact = Fact(
        iri=iri,
        title=clean(graph.label(iri)),
        kind=clean(graph.label(NS + classes[0])),
        family=next(FAMILY_OF_CLASS[c] for c in classes if c in FAMILY_OF_CLASS),
        state=at.state,
        stage=clean(at.stage),
        when=newest(graph, told, sources, as_of),
        dates=dates,
        lines=lines,
        note=note_of(graph, iri),
        ends=ends_of(roles),
        sources=sources,
    )
    return Told(fact, roles, (), tuple(classes))


def claims(graph: Graph, on: Told, as_of: str) -> Iterator[Told]:
    """Claims on a record or thing that were made by the day."""
    for predicate, node in graph.claimed.get(on.fact.iri, ()):
        if predicate != str(ST.claim):
            continue
        told = graph.claimed.get(node.value, [])
        said = {p.removeprefix(NS): o for p, o in told}
        day = said["saidOn"].value if "saidOn" in said else ""
        if first_day(day) <= as_of:
            yield _claim(graph, on, (node.value, told), (day, said.get("saidBy"), said.get("standing")))


def _claim(
    graph: Graph,
    on: Told,
    claim: tuple[str, list[tuple[str, Term]]],
    said: tuple[str, Term | None, Term | None],
) -> Told:
    (iri, told), (day, speaker, how) = claim, said
    roles = roles_of(graph, graph.claimed, iri)
    dates, lines = texts(graph, graph.claimed, [line for line in told if line[0] != NS + "saidOn"])
    by = value(graph, graph.claimed, speaker) if speaker is not None else "not stated"
    speakers = (speaker.value,) if speaker is not None and is_drawn(speaker.value) else ()
    fact = replace(
        on.fact,
        iri=iri,
        state=ENDED if how is not None and how.value == NS + "Superseded" else CLAIMED,
        stage="",
        when=day or on.fact.when,
        dates=dates,
        lines=lines,
        note="",
        ends=tuple(dict.fromkeys((*ends_of(roles), *on.fact.ends, *speakers))),
        sources=graph.tellers(iri),
        saying=Saying(by, day, clean(graph.label(how.value)) if how is not None else ""),
        of=on.fact.iri,
        contested=how is not None and how.value == NS + "Disputed",
    )
    return Told(fact, roles, on.roles, on.classes)
