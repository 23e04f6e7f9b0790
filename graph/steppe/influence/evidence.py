"""Who says so: sources, independent publishers and credence behind a channel.

Wire copies count with their original; outlets that one owner holds, and organs of one state, speak with one voice.
"""

from __future__ import annotations

import math
from collections import defaultdict
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
    groups: tuple[str, ...]
    credence: float


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

        Credence is the chance that not all independent groups are wrong, fading with the years since the record was
        last verified: 1 - prod(1 - r) times exp(-fade x years), capped.
        """
        told = self.sources.get(row.via) or {
            source for end in (row.influencer, row.influenced) for source in self.sources.get((row.via, end), ())
        }
        its = sorted(told & self.groups.keys())
        number = self.parameters.number
        if not its:
            return Proof((), (), number["credence-unsourced"])
        best: dict[str, float] = {}
        for source in its:
            group, seen = self.groups[source]
            best[group] = max(best.get(group, 0.0), self.parameters.reliability.get(seen, 0.0))
        doubt = math.prod(1 - r for r in best.values())
        verified = self.verified.get(row.via, "")
        age = years(verified, self.day) if verified else 0.0
        credence = min(number["credence-cap"], (1 - doubt) * math.exp(-number["credence-fade"] * age))
        return Proof(tuple(its), tuple(sorted(best)), credence)


def _voice(publisher: str, above: dict[str, set[str]]) -> str:
    """Whose voice a publisher is: the last in the chain of its owners, the first by name where there are several."""
    seen = {publisher}
    while owners := sorted(above.get(publisher, set()) - seen):
        publisher = owners[0]
        seen.add(publisher)
    return publisher
