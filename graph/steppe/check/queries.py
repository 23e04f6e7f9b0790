"""The checks of queries/checks: each a SELECT that must be empty, run by Oxigraph on the told lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from steppe.check.shapes import place
from steppe.read import Finding, Schema, Told
from steppe.store import Embedded, QueryError, Rows, in_graph
from steppe.terms import CLAIMS, FACTS, ONTOLOGY, SOURCES

GRAPHS = (FACTS, CLAIMS, SOURCES, ONTOLOGY)


def told_store(told: Told, schema: Schema) -> Embedded:
    """Store of the told lines: each in its source's graph, and in facts, claims or source descriptions."""
    return Embedded(chain(schema.quads, told.quads, in_graph(FACTS, told.facts), in_graph(CLAIMS, told.claims)))


def check_queries(told: Told, schema: Schema, folder: Path) -> Iterator[Finding]:
    """One finding for each row of each check."""
    store = told_store(told, schema)
    for path in sorted(folder.glob("*.rq")):
        try:
            found = store.query(path.read_text(encoding="utf-8"), GRAPHS)
        except QueryError as error:
            yield Finding(f"queries/checks/{path.name}", 1, str(error))
            continue
        assert isinstance(found, Rows), f"{path.name} is no SELECT"
        for row in found.rows:
            cells = dict(zip(found.columns, row, strict=True))
            focus, sentence = cells["focus"], cells["sentence"]
            assert focus is not None and sentence is not None, f"{path.name} left focus or sentence unbound"
            path_, value, source = (cell and cell.value for cell in map(cells.get, ("path", "value", "source")))
            yield place(told, focus.value, path_, value, sentence.value, source)
