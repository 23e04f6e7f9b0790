"""One door to an engine: Oxigraph in this process, or any SPARQL 1.1 endpoint by its URL.

Both answer the same queries over the same default graphs. The store is an index: what is exported comes from the
build's files, since Oxigraph rewrites literals.
"""

from __future__ import annotations

import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from steppe.terms import DEFAULT_GRAPHS, DERIVED, prologue

Term = ox.NamedNode | ox.BlankNode | ox.Literal


class QueryError(ValueError):
    """A query that the engine refuses, with its own words on one line."""


@dataclass(frozen=True)
class Rows:
    """Answer to a SELECT: column names and rows of terms, None where unbound."""

    columns: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]


Result = Rows | list[ox.Triple] | bool


def in_graph(graph: str, lines: Iterable[ox.Triple | ox.Quad]) -> Iterator[ox.Quad]:
    """The same lines in the named graph."""
    name = ox.NamedNode(graph)
    return (ox.Quad(line.subject, line.predicate, line.object, name) for line in lines)


class Store(Protocol):
    """What the rest of the package may ask of an engine."""

    def query(self, text: str) -> Result:
        """Answer of a SPARQL 1.1 query over the default graphs of steppe.

        Raises:
            QueryError: the query is not valid.
        """
        ...


def _result(answer: object) -> Result:
    if isinstance(answer, ox.QuerySolutions):
        names = tuple(v.value for v in answer.variables)
        return Rows(names, list(map(tuple, answer)))
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    if isinstance(answer, ox.QueryTriples):
        return list(answer)
    raise TypeError(type(answer))


class Embedded:
    """Oxigraph in memory, filled once."""

    def __init__(self, quads: Iterable[ox.Quad] = ()) -> None:
        self.engine = ox.Store()
        self.engine.bulk_extend(quads)

    @classmethod
    def of_file(cls, path: Path) -> Embedded:
        """Filled from a build's file of N-Quads: what the build has written needs no second look at its names."""
        store = cls()
        store.engine.load(path=str(path), format=ox.RdfFormat.N_QUADS, lenient=True)
        return store

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads."""
        self.engine.extend(quads)

    def query(self, text: str, default: Iterable[str] = DEFAULT_GRAPHS) -> Result:
        """As `Store.query`; ``default`` names other default graphs."""
        try:
            return _result(self.engine.query(prologue() + text, default_graph=[ox.NamedNode(g) for g in default]))
        except SyntaxError as error:
            raise QueryError(_one_line(error, prologue().count("\n"))) from None

    def graphs(self) -> list[str]:
        """IRIs of the named graphs, sorted."""
        return sorted(g.value for g in self.engine.named_graphs() if isinstance(g, ox.NamedNode))


class Remote:
    """A SPARQL 1.1 endpoint. The default graphs go with every request: endpoints differ in what none would mean."""

    def __init__(self, url: str, timeout: float = 60) -> None:
        if urllib.parse.urlsplit(url).scheme not in {"http", "https"}:
            raise QueryError(f"{url} is not an http address of a SPARQL endpoint")
        self.url, self.timeout = url, timeout
        self._named: list[str] | None = None

    def _ask(self, text: str, named: list[str]) -> Result:
        form = [("query", prologue() + text), *(("default-graph-uri", g) for g in DEFAULT_GRAPHS)]
        form += [("named-graph-uri", g) for g in named]
        accept = "application/sparql-results+json, application/n-triples;q=0.9"
        request = urllib.request.Request(  # noqa: S310  the scheme is checked above
            self.url, urllib.parse.urlencode(form).encode(), {"Accept": accept}
        )
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as reply:  # noqa: S310
                body, kind = reply.read(), reply.headers.get_content_type()
        except urllib.error.HTTPError as error:
            raise QueryError(f"{self.url} answered {error.code}: {error.read(400).decode(errors='replace')}") from None
        except OSError as error:
            raise QueryError(f"{self.url} does not answer: {error}") from None
        if kind == "application/n-triples":
            return [q.triple for q in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)]
        return _result(ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON))

    def query(self, text: str) -> Result:
        """As `Store.query`."""
        if self._named is None:
            found = self._ask("SELECT ?source WHERE { ?source a st:Source }", [])
            rows = found.rows if isinstance(found, Rows) else []
            sources = [row[0].value for row in rows if isinstance(row[0], ox.NamedNode)]
            self._named = [*dict.fromkeys((*DEFAULT_GRAPHS, *DERIVED, *sources))]
        return self._ask(text, self._named)


def _one_line(error: SyntaxError, lead: int) -> str:
    words = " ".join(str(error.msg or error).split())
    if found := re.match(r"error at (\d+):(\d+): (.*)", words):
        return f"line {int(found[1]) - lead}, column {found[2]}: {found[3][:120]}"
    return words
