"""How much the build holds of what: records by class, and by the states they concern."""

from __future__ import annotations

from collections import Counter, defaultdict

from steppe.store import Rows, Store
from steppe.terms import ST, slug_of

KINDS = """
SELECT ?kind ?thing WHERE {
    ?kind rdfs:subClassOf* ?top . VALUES ?top { st:Record st:Facility }
    GRAPH graph:facts { ?thing a ?kind }
}"""
OF_STATE = """
SELECT ?thing ?state WHERE {
    { ?thing st:unitOf|st:homeState|st:hostState|st:citizenOf|st:crosses|st:serves ?state } UNION
    { ?state st:controls ?thing } UNION
    { ?state st:territory ?thing } UNION
    { ?thing st:within ?land . ?state st:territory ?land } UNION
    { ?thing st:postIn ?state } UNION
    { ?thing st:postIn ?body . ?body st:unitOf|st:homeState ?state }
    ?state a st:State .
}"""
ENDS = "SELECT ?record ?end WHERE { ?record a st:Record ; ?role ?end . FILTER(isIRI(?end)) }"
STATES = f"SELECT ?state WHERE {{ ?state a <{ST.State}> }}"


def _rows(store: Store, text: str) -> list[tuple[str, ...]]:
    found = store.query(text)
    assert isinstance(found, Rows)
    return [tuple(cell.value if cell else "" for cell in row) for row in found.rows]


def by_class(store: Store) -> dict[str, int]:
    """Told things by the class they were told as, records and facilities, most first."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for kind, thing in _rows(store, KINDS):
        kinds[slug_of(kind)].add(thing)
    return dict(sorted(((k, len(v)) for k, v in kinds.items()), key=lambda item: (-item[1], item[0])))


def by_state(store: Store) -> dict[str, int]:
    """Records by state: those that name it, its organs, firms, posts, places or people of its posts; most first."""
    of: dict[str, set[str]] = defaultdict(set)
    for (state,) in _rows(store, STATES):
        of[state].add(state)
    for thing, state in _rows(store, OF_STATE):
        of[thing].add(state)
    concerned: dict[str, set[str]] = defaultdict(set)
    for record, end in _rows(store, ENDS):
        for state in of.get(end, ()):
            concerned[state].add(record)
    return dict(Counter({slug_of(state): len(records) for state, records in concerned.items()}).most_common())
