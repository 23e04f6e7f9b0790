"""Who says so: sources, independent publishers and credence behind a channel.

Wire copies count with their original; outlets that one owner holds, and organs of one state, speak with one voice.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from steppe.influence.figures import years
from steppe.influence.parameters import Parameters
from steppe.influence.rows import Row, cells
from steppe.store import Store
from steppe.terms import slug_of

RECORDS = """
SELECT ?via ?source ?verified WHERE {
    ?via a st:Record .
    GRAPH graph:provenance { ?via dct:source ?source }
    OPTIONAL { ?via st:verifiedOn ?verified }
}"""
TIES = """
SELECT ?via ?end ?source WHERE {
    VALUES ?tie { st:homeState st:unitOf st:hostState st:operator st:serves st:crosses }
    GRAPH ?source { ?via ?tie ?end }
}"""
GROUPS = """
SELECT ?source ?seen ?group WHERE {
    ?source a st:Source ; st:seenAs ?seen .
    FILTER(?seen != st:Editorial)
    OPTIONAL { ?source st:publisher ?publisher }
    OPTIONAL { ?source (st:copyOf|st:derivesFrom)+ ?root . ?root st:publisher ?first }
    BIND(COALESCE(?first, ?publisher, ?source) AS ?group)
}"""
"""Sources other than the editors', how each was seen, and the publisher it counts with: a reprint's original."""
OWNERS = """
SELECT ?body ?owner WHERE {
    { ?body st:ownedBy ?owner } UNION { ?body st:unitOf ?owner } UNION { ?owner a st:State ; st:controls ?body }
}"""
"""Who stands above a publisher, or above whom that is: owner, body or state."""


@dataclass(frozen=True)
class Proof:
    """Sources, the publisher groups behind them, and the chance that what they say is so."""

    sources: tuple[str, ...]
    groups: tuple[tuple[str, float], ...]
    """Group and reliability of the best that was seen of it."""
    fresh: float
    """What time has left of the credence."""
    credence: float


def believed(groups: Iterable[tuple[str, float]], fresh: float, parameters: Parameters) -> float:
    """Chance that not all independent groups are wrong: 1 - prod(1 - r), times what time has left of it, capped."""
    told = list(groups)
    if not told:
        return parameters.number["credence-unsourced"]
    return min(parameters.number["credence-cap"], (1 - math.prod(1 - r for _, r in told)) * fresh)


class Evidence:
    """Sources and credence of channels on a day."""

    def __init__(self, store: Store, day: str, parameters: Parameters) -> None:
        self.day, self.parameters = day, parameters
        above: dict[str, set[str]] = defaultdict(set)
        for publisher, owner in cells(store, OWNERS):
            above[publisher].add(owner)
        self.groups: dict[str, tuple[str, str]] = {}
        for source, seen, group in cells(store, GROUPS):
            known = self.groups.get(source)
            self.groups[source] = min(known or ("~", ""), (_voice(group, above), slug_of(seen)))
        self.sources: dict[str | tuple[str, str], set[str]] = defaultdict(set)
        self.verified: dict[str, str] = {}
        for via, source, verified in cells(store, RECORDS):
            self.sources[via].add(source)
            self.verified[via] = max(verified, self.verified.get(via, ""))
        for via, end, source in cells(store, TIES):
            self.sources[via, end].add(source)

    def of(self, row: Row) -> Proof:
        """Evidence of the record a channel came from, or of the standing tie that it is.

        Credence fades by exp(-fade x years) with the years since the record was last verified.
        """
        told = self.sources.get(row.via) or {
            source for end in (row.influencer, row.influenced) for source in self.sources.get((row.via, end), ())
        }
        its = sorted(told & self.groups.keys())
        if not its:
            return Proof((), (), 1.0, believed((), 1.0, self.parameters))
        best: dict[str, float] = {}
        for source in its:
            group, seen = self.groups[source]
            best[group] = max(best.get(group, 0.0), self.parameters.reliability.get(seen, 0.0))
        verified = self.verified.get(row.via, "")
        age = years(verified, self.day) if verified else 0.0
        fresh, groups = math.exp(-self.parameters.number["credence-fade"] * age), tuple(sorted(best.items()))
        return Proof(tuple(its), groups, fresh, believed(groups, fresh, self.parameters))


def _voice(publisher: str, above: dict[str, set[str]]) -> str:
    """Whose voice a publisher is: the last in the chain of its owners, the first by name where there are several."""
    seen = {publisher}
    while owners := sorted(above.get(publisher, set()) - seen):
        publisher = owners[0]
        seen.add(publisher)
    return publisher
