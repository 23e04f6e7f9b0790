"""An opened steppe: the store, the names, the questions and the native rdflib graph of one build."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.plugins import sparql

from steppe import home as homes
from steppe.ask.answer import Answer
from steppe.ask.question import AS_OF, Question, day_of, load_questions, pick
from steppe.build import NotBuilt, load_manifest
from steppe.check.validate import to_rdflib
from steppe.export import NQUADS, read_nquads
from steppe.home import Home
from steppe.names import Names
from steppe.store import Embedded, Remote, Result, Rows, Store
from steppe.terms import DEFAULT_GRAPHS, PREFIXES, PROVENANCE, iri

sparql.SPARQL_LOAD_GRAPHS = False
"""rdflib would fetch graphs that a query names over the network; here it never does."""


class Steppe:
    """One build, opened for reading."""

    def __init__(self, home: Home, store: Store) -> None:
        self.home, self.store = home, store

    @cached_property
    def quads(self) -> list[ox.Quad]:
        """Every quad of the build, literals as told."""
        return read_nquads(self.home.current / NQUADS)

    @cached_property
    def graph(self) -> rdflib.Dataset:
        """The build as a native rdflib Dataset.

        Named graphs are as in the files; the default graph holds what every query sees unqualified (facts, inferred,
        source descriptions, words), so that ``graph.query(...)`` answers as the embedded engine does.
        """
        dataset = rdflib.Dataset()
        for prefix, base in PREFIXES.items():
            dataset.bind(prefix, base, replace=True)
        default = dataset.default_graph
        for quad in self.quads:
            triple = (to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object))
            name = iri(quad.graph_name)
            dataset.graph(rdflib.URIRef(name)).add(triple)
            if name in DEFAULT_GRAPHS:
                default.add(triple)
        return dataset

    @cached_property
    def names(self) -> Names:
        """Every label and other name."""
        found = self.store.query("""
            SELECT ?thing ?name ?own WHERE {
                { ?thing rdfs:label ?name . BIND(true AS ?own) } UNION
                { ?thing skos:altLabel ?name . BIND(false AS ?own) } UNION
                { ?thing dct:title ?name . BIND(true AS ?own) }
            }""")
        assert isinstance(found, Rows)
        return Names.of((t.value, n.value, o.value == "true") for t, n, o in found.rows if t and n and o)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Stored questions by name."""
        return load_questions(self.home.queries / "questions")

    def query(self, text: str) -> Result:
        """Answer of a SPARQL 1.1 query over facts, inferred triples, source descriptions and words.

        Raises:
            QueryError: the query is not valid.
        """
        return self.store.query(text)

    def ask(self, question: str, /, as_of: str | None = None, **values: str) -> Answer:
        """Answer of a stored question.

        Args:
            question: its name.
            as_of: the day asked about; today where the question has time and none is given.
            values: its parameters, by name.

        Raises:
            BadQuestion: unknown question or parameter, or a value that cannot be read.
            UnknownName: a name that means nothing here, with the nearest ones that do.
        """
        asked = pick(self.questions, question)
        given: Mapping[str, str] = values
        if any(p.name == AS_OF for p in asked.parameters):
            given = {**values, AS_OF: day_of(as_of or values.get(AS_OF))}
        elif as_of:
            given = {**values, AS_OF: as_of}
        found = self.store.query(asked.fill(given, self.names))
        assert isinstance(found, Rows), f"{asked.name} is no SELECT"
        return Answer(asked.columns, _ordered(found, asked.columns), asked.words, dict(given))

    def sources_of(self, nodes: set[str]) -> dict[str, list[str]]:
        """IRIs of the sources that tell lines of each node, sorted."""
        if not nodes:
            return {}
        values = " ".join(f"<{node}>" for node in sorted(nodes))
        found = self.store.query(
            f"SELECT DISTINCT ?node ?source WHERE {{ VALUES ?node {{ {values} }} "
            f"GRAPH <{PROVENANCE}> {{ ?node dct:source ?source }} }} ORDER BY ?node ?source"
        )
        assert isinstance(found, Rows)
        sources: dict[str, list[str]] = {}
        for node, source in found.rows:
            assert node is not None and source is not None
            sources.setdefault(node.value, []).append(source.value)
        return sources

    def cite(self, source: str) -> str:
        """One line for a source: publisher, title, date, address."""
        found = self.store.query(
            f"""SELECT ?publisher ?title ?issued ?url ?copy WHERE {{
                <{source}> dct:title ?title .
                OPTIONAL {{ <{source}> st:publisher/rdfs:label ?publisher }}
                OPTIONAL {{ <{source}> dct:issued ?issued }}
                OPTIONAL {{ <{source}> st:url ?url }}
                OPTIONAL {{ <{source}> st:copyOf ?copy }}
            }} ORDER BY ?publisher LIMIT 1"""
        )
        assert isinstance(found, Rows)
        if not found.rows:
            return source
        publisher, title, issued, url, copy = found.rows[0]
        parts = [t.value for t in (publisher, title, issued, url) if t]
        return ", ".join(parts) + (" (a reprint)" if copy else "")


def _ordered(
    found: Rows, columns: tuple[str, ...]
) -> list[tuple[ox.NamedNode | ox.BlankNode | ox.Literal | None, ...]]:
    places = [found.columns.index(c) for c in columns]
    return [tuple(row[i] for i in places) for row in found.rows]


def open_steppe(home: Home | Path | str | None = None, endpoint: str | None = None) -> Steppe:
    """Open the current build.

    Args:
        home: a home, or the root of a checkout; by default the one in force.
        endpoint: URL of a SPARQL endpoint that holds the build, in place of the embedded engine.

    Raises:
        NotBuilt: there is no build yet.
    """
    where = homes.find() if home is None else home if isinstance(home, Home) else homes.at(Path(home))
    if endpoint := endpoint or os.environ.get("STEPPE_ENDPOINT"):
        return Steppe(where, Remote(endpoint))
    if load_manifest(where) is None:
        raise NotBuilt(f"nothing is built at {where.current}; run 'steppe build'")
    return Steppe(where, Embedded.of_file(where.current / NQUADS))
