"""The roles and texts of a record, claim or thing: what the makers of facts share."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
from rdflib.namespace import RDFS

from steppe.draw.gather import Graph, Lines, things
from steppe.draw.model import Fact, Line
from steppe.draw.relations import AHEAD, KIND_OF_IRI, NOT_DRAWN, PAYS_FOR
from steppe.draw.wording import clean, is_day, line
from steppe.store import Term
from steppe.terms import NS, ST, kind_of

Roles = tuple[tuple[str, str], ...]
"""Role and the drawn thing in it, by local name and IRI."""
_NO_TEXT = ("claim", "coordinates", "saidBy", "standing", "verifiedOn", "silentOn")


@dataclass(frozen=True)
class Told:
    """A fact with the roles from which its ties are made; ``base`` are those of the record that a claim is on."""

    fact: Fact
    roles: Roles
    base: Roles = ()
    classes: tuple[str, ...] = ()


def is_drawn(iri: str) -> bool:
    """Whether an IRI names a thing that is drawn as a node."""
    return kind_of(iri) in KIND_OF_IRI


def roles_of(graph: Graph, lines: Lines, iri: str) -> Roles:
    """Roles that the lines of a record or claim name, through posts and financed agreements where they lead on."""
    found: list[tuple[str, str]] = []
    for role, thing in things(lines.get(iri, [])):
        if role in NOT_DRAWN:
            continue
        if is_drawn(thing):
            found.append((role, thing))
        elif role in {"post", "forPost"}:
            found += [("postIn", body) for r, body in things(graph.held.get(thing, [])) if r == "postIn"]
        elif role == "finances":
            deal = [(r, t) for r, t in things(graph.held.get(thing, [])) if is_drawn(t)]
            helped = [t for r, t in deal if r in PAYS_FOR] or [t for r, t in deal if r == "party"]
            found += [("finances", t) for t in helped]
    return tuple(dict.fromkeys(found))


def ends_of(roles: Roles) -> tuple[str, ...]:
    """The things in the roles, each once."""
    return tuple(dict.fromkeys(thing for _, thing in roles))


def texts(graph: Graph, lines: Lines, told: list[tuple[str, Term]]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Days, and every other line of ours, each in words; silences last."""
    dates, others, silent = list[Line](), list[Line](), list[Line]()
    for predicate, object_ in told:
        if predicate == str(ST.stage) and lines is graph.held:
            continue  # the state of the record says it
        if predicate == NS + "silentOn" and isinstance(object_, ox.NamedNode):
            silent.append(Line("source is silent on", clean(graph.label(object_.value))))
        if predicate.startswith(NS) and predicate.removeprefix(NS) not in _NO_TEXT:
            (dates if is_day(object_) else others).append(line(graph, lines, predicate, object_))
    return tuple(dates), (*others, *silent)


def newest(graph: Graph, told: list[tuple[str, Term]], sources: tuple[str, ...], as_of: str) -> str:
    """The latest of the days told that has come, else the day of issue of the newest source, else the first planned."""
    own = [(p.removeprefix(NS), o.value) for p, o in told if is_day(o) and p != NS + "verifiedOn"]
    come = [text for name, text in own if name not in AHEAD and text <= as_of]
    issued = [graph.sources[s].issued for s in sources if s in graph.sources]
    return max(come, default="") or max(issued, default="") or min((text for _, text in own), default="")


def note_of(graph: Graph, iri: str) -> str:
    """The editors' sentence on a record or thing."""
    return clean(" ".join(o.value for p, o in graph.held.get(iri, ()) if p == str(RDFS.comment)))
