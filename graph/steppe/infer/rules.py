"""The rules of queries/rules in the order of their file names, and CONSTRUCT queries in general.

A rule whose conclusion feeds itself (control through controlled firms) runs until nothing new comes.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from steppe.store import Embedded, QueryError
from steppe.terms import INFERRED, PREFIXES

ROUNDS = 50
"""More rounds than any real chain of owners is long; a rule that needs more is wrong."""


def construct(store: Embedded, path: Path) -> list[ox.Triple]:
    """Triples that a CONSTRUCT gives, blank nodes as they come.

    Raises:
        QueryError: not valid, or not a CONSTRUCT; with the file's name.
    """
    try:
        found = store.query(path.read_text(encoding="utf-8"))
    except QueryError as error:
        raise QueryError(f"{path.name}: {error}") from None
    if not isinstance(found, list):
        raise QueryError(f"{path.name}: is no CONSTRUCT")
    return found


def run_rules(store: Embedded, folder: Path) -> list[ox.Triple]:
    """New triples of all rules, also added to the store's graph of inferred triples."""
    graph = ox.NamedNode(INFERRED)
    added: list[ox.Triple] = []
    for path in sorted(folder.glob("*.rq")):
        for _ in range(ROUNDS):
            quads = {ox.Quad(t.subject, t.predicate, t.object, graph) for t in construct(store, path)}
            fresh = sorted((q for q in quads if q not in store.engine), key=str)
            if not fresh:
                break
            store.extend(fresh)
            added += [q.triple for q in fresh]
        else:
            raise QueryError(f"{path.name}: still adds triples after {ROUNDS} rounds")
    return added


def name_channels(triples: list[ox.Triple]) -> list[ox.Triple]:
    """Anonymous channels named by their content, so that a record told twice makes one channel."""
    content: dict[ox.BlankNode, list[str]] = {}
    for t in triples:
        if isinstance(t.subject, ox.BlankNode):
            content.setdefault(t.subject, []).append(f"{t.predicate} {t.object}")
    names = {
        node: ox.NamedNode(PREFIXES["channel"] + sha256("\n".join(sorted(set(lines))).encode()).hexdigest()[:16])
        for node, lines in content.items()
    }
    return sorted(
        {
            ox.Triple(names[t.subject] if isinstance(t.subject, ox.BlankNode) else t.subject, t.predicate, t.object)
            for t in triples
        },
        key=str,
    )
