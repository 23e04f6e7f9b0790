"""How much the build holds of what: records by class, and by the states they concern."""

from __future__ import annotations

from steppe.store import Rows, Store
from steppe.terms import slug_of

BY_CLASS = """
SELECT ?kind (COUNT(DISTINCT ?thing) AS ?n) WHERE {
    ?kind rdfs:subClassOf* ?top . VALUES ?top { st:Record st:Facility }
    GRAPH graph:facts { ?thing a ?kind }
} GROUP BY ?kind"""
BY_STATE = """
SELECT ?state (COUNT(DISTINCT ?record) AS ?n) WHERE {
    { SELECT DISTINCT ?thing ?state WHERE {
        { ?state a st:State . BIND(?state AS ?thing) } UNION
        { ?thing st:unitOf|st:homeState|st:hostState|st:citizenOf|st:crosses|st:serves ?state } UNION
        { ?state st:controls ?thing } UNION
        { ?state st:territory ?thing } UNION
        { ?thing st:within ?land . ?state st:territory ?land } UNION
        { ?thing st:postIn ?state } UNION
        { ?thing st:postIn ?body . ?body st:unitOf|st:homeState ?state }
        FILTER EXISTS { ?state a st:State }
    } }
    ?record ?role ?thing ; a st:Record .
} GROUP BY ?state"""


def _counts(store: Store, text: str) -> dict[str, int]:
    """Numbers by name, most first."""
    found = store.query(text)
    assert isinstance(found, Rows)
    pairs = [(slug_of(name.value), int(number.value)) for name, number in found.rows if name and number]
    return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


def by_class(store: Store) -> dict[str, int]:
    """Told things by the class they were told as, records and facilities, most first."""
    return _counts(store, BY_CLASS)


def by_state(store: Store) -> dict[str, int]:
    """Records by state: those that name it, its organs, firms, posts, places or people of its posts; most first."""
    return _counts(store, BY_STATE)
