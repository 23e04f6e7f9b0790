"""Sorted, stable files for other tools. pyoxigraph writes them: it changes no literal, and the order is ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from steppe.terms import CHANNELS, CLAIMS, DERIVED, FACTS, INFERRED, ONTOLOGY, PREFIXES, PROVENANCE, SOURCES, iri

NQUADS = "all.nq"
"""The build itself: every quad, sorted by line."""

TURTLE = {
    "facts.ttl": FACTS,
    "claims.ttl": CLAIMS,
    "inferred.ttl": INFERRED,
    "channels.ttl": CHANNELS,
    "provenance.ttl": PROVENANCE,
    "sources.ttl": SOURCES,
    "ontology.ttl": ONTOLOGY,
}


def write_nquads(quads: Iterable[ox.Quad], path: Path) -> None:
    """All quads as N-Quads, one sorted line each."""
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert text is not None
    path.write_bytes(b"".join(sorted(text.splitlines(keepends=True))))


def read_nquads(path: Path) -> list[ox.Quad]:
    """Quads of a build."""
    return list(ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS))


def turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Turtle of triples in a stable order, prefixes of ours."""
    text = ox.serialize(sorted(set(triples), key=str), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    assert text is not None
    return text


def write_turtle(quads: Iterable[ox.Quad], folder: Path) -> None:
    """One Turtle file a derived graph, and ``all.trig`` with every line in the graph of its source."""
    by_graph: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in sorted(quads, key=str):
        by_graph[iri(quad.graph_name)].append(quad)
    for name, graph in TURTLE.items():
        triples = (quad.triple for quad in by_graph[graph])
        ox.serialize(triples, str(folder / name), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    told = (quad for graph in sorted(by_graph) if graph not in {*DERIVED, ONTOLOGY} for quad in by_graph[graph])
    ox.serialize(told, str(folder / "all.trig"), format=ox.RdfFormat.TRIG, prefixes=PREFIXES)
