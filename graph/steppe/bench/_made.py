"""A made-up graph of a wanted size for the benchmark of pictures: firms that buy from one another, no chance in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, RDF, RDFS, XSD

from steppe import home as homes
from steppe.ask import Steppe
from steppe.build import words
from steppe.read import load_schema
from steppe.store import Embedded
from steppe.terms import FACTS, NS, SOURCES, expand

_STATES = ("kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan", "china", "russia", "united-states")
_SOURCE = "source:register"


def made(nodes: int, ties: int, folder: Path) -> Steppe:
    """A build with so many actors and so many purchases, each between another pair.

    Args:
        nodes: actors, at least nine.
        ties: purchases, at most a quarter of all pairs.
        folder: root of a home that is never written to.

    Raises:
        ValueError: the size cannot be made.
    """
    if nodes < len(_STATES) + 1 or 4 * ties > nodes * (nodes - 1) // 2:
        raise ValueError(f"{nodes} nodes with {ties} ties cannot be made")
    schema, _ = load_schema(homes.find().ontology)
    return Steppe(homes.at(folder), Embedded([*words(schema), *_quads(nodes, ties)]))


def _quads(nodes: int, ties: int) -> Iterator[ox.Quad]:
    yield from _thing(_SOURCE, SOURCES, "Source", {str(DCTERMS.title): ox.Literal("Register")})
    firms = [f"actor:firm-{i}" for i in range(nodes - len(_STATES))]
    actors = [*(f"actor:{slug}" for slug in _STATES), *firms]
    for i, actor in enumerate(actors):
        name = ox.Literal(actor.partition(":")[2].replace("-", " ").title(), language="en")
        for graph in (FACTS, expand(_SOURCE)):
            yield from _thing(actor, graph, "State" if i < len(_STATES) else "Company", {str(RDFS.label): name})
    for i, (a, b) in enumerate(_pairs(nodes, ties)):
        told: dict[str, ox.NamedNode | ox.Literal] = {
            str(RDFS.label): ox.Literal(f"Purchase {i}", language="en"),
            NS + "buyer": ox.NamedNode(expand(actors[a])),
            NS + "seller": ox.NamedNode(expand(actors[b])),
            NS + "signedOn": ox.Literal(f"{2000 + i % 25}-03-04", datatype=ox.NamedNode(str(XSD.date))),
        }
        for graph in (FACTS, expand(_SOURCE)):
            yield from _thing(f"agreement:purchase-{i}", graph, "Purchase", told)


def _pairs(nodes: int, ties: int) -> Iterator[tuple[int, int]]:
    """So many different pairs; the first actors have most of them, as in real graphs."""
    seen: set[tuple[int, int]] = set()
    step = 0
    while len(seen) < ties:
        a = step % nodes
        b = (step * step + 7 * step // nodes) % max(1, nodes >> (step % 6))
        step += 1
        pair = (min(a, b), max(a, b))
        if a != b and pair not in seen:
            seen.add(pair)
            yield pair


def _thing(name: str, graph: str, kind: str, told: dict[str, ox.NamedNode | ox.Literal]) -> Iterator[ox.Quad]:
    subject, where = ox.NamedNode(expand(name)), ox.NamedNode(graph)
    yield ox.Quad(subject, ox.NamedNode(str(RDF.type)), ox.NamedNode(NS + kind), where)
    for predicate, value in told.items():
        yield ox.Quad(subject, ox.NamedNode(predicate), value, where)
