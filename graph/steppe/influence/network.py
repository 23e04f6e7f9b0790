"""The channels that are live on a day, as a networkx MultiDiGraph with the evidence on each edge.

Strength and credence are kept apart: a badly sourced strong tie is not a weak tie.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import networkx as nx

from steppe.influence.control import voting_power
from steppe.influence.parameters import Parameters
from steppe.store import Rows, Store
from steppe.terms import slug_of

V0, VMAX = 0.001, 0.5
"""Values as a share of the target's output below and above which bandwidth is about nil and full."""
CREDENCE_CAP = 0.98
FADE = 0.05
"""Rate a year at which credence fades after the last verification."""
FIGURE_YEARS = 6
"""Years after which a figure no longer says what the dependence is."""
UNSOURCED = 0.5
"""Credence of a tie that only the editors' own lines carry."""
EVENTS = {"ArmsSupply"}
"""Kinds whose channels come from events and fade with their half-life; all others are states of affairs."""


@dataclass(frozen=True)
class Hop:
    """One live channel: its ends, the record behind it, and its strength and credence on the day."""

    influencer: str
    influenced: str
    kind: str
    via: str
    channel: str
    begins: str | None
    ends: str | None
    strength: float
    credence: float
    dependence: float | None
    """Share of the target's total, None where no figure is known."""
    sources: tuple[str, ...]
    publishers: int
    bandwidth: float | None = None
    """Logarithmic measure of the amount against the target's output, None where either is unknown."""
    age: float = 1.0
    """What is left of an event's strength; 1 for states of affairs."""

    @property
    def quantified(self) -> bool:
        """Whether the dependence rests on a figure."""
        return self.dependence is not None


class _Row(NamedTuple):
    """A channel as the query gives it; what is unbound is empty."""

    channel: str
    influencer: str
    influenced: str
    kind: str
    via: str
    potential: str
    begins: str
    ends: str
    indicator: str
    percent: str
    dollars: str

    @property
    def pair(self) -> tuple[str, str, str]:
        """Ends and indicator: figures that share them are one series."""
        return self.influencer, self.influenced, self.indicator


CHANNELS = """
SELECT ?channel ?from ?to ?kind ?via ?potential ?begins ?ends ?indicator ?percent ?dollars WHERE {
    GRAPH graph:channels {
        ?channel st:influencer ?from ; st:influenced ?to ; st:channelKind ?kind ; st:via ?via .
        ?channel st:potential ?potential .
    }
    OPTIONAL { ?via st:beginsLatest ?begins }
    OPTIONAL { ?via st:endsEarliest ?ends }
    OPTIONAL { ?via st:indicator ?indicator }
    OPTIONAL {
        GRAPH graph:channels { ?channel st:magnitude ?share }
        ?share st:in st:Percent ; st:exactly|st:about|st:atLeast|st:moreThan|st:upTo ?percent
    }
    OPTIONAL {
        GRAPH graph:channels { ?channel st:magnitude ?sum }
        ?sum st:in currency:USD ; st:exactly|st:about|st:atLeast|st:moreThan|st:upTo ?dollars
    }
}"""
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
OUTPUT = """
SELECT ?state ?during ?number WHERE {
    ?figure a st:Figure ; st:indicator st:GrossDomesticProduct ; st:subject ?state ; st:during ?during .
    ?figure st:value ?value .
    ?value st:in currency:USD ; st:exactly|st:about ?number .
}"""


def _years(since: str, day: str) -> float:
    return max(0.0, (date.fromisoformat(day) - date.fromisoformat((since + "-01-01")[:10])).days / 365.25)


def _bandwidth(dollars: str, output: float | None) -> float | None:
    """ln(1 + v/v0) / ln(1 + vmax/v0), clipped to 1, where v is the amount as a share of the target's output."""
    if not dollars or not output:
        return None
    return min(1.0, math.log1p(float(dollars) / output / V0) / math.log1p(VMAX / V0))


def channels(store: Store, as_of: str, potential: bool = False) -> list[Hop]:
    """Every channel that is certainly live on a day, sorted.

    Args:
        store: the opened build.
        as_of: the day, as ``2025-06-30``.
        potential: give those that are only proposed, announced or optional instead.
    """
    parameters = Parameters.load(store)
    evidence, output = _Evidence(store, as_of, parameters), _output(store, as_of)
    live: dict[str, _Row] = {}
    for cells in _cells(store, CHANNELS):
        row = _Row(*cells)
        holds = row.begins <= as_of and (not row.ends or row.ends >= as_of)
        if holds and (row.potential == "true") == potential:
            live[row.channel] = row
    live = _newest(live, as_of)
    power = _power(live.values())
    hops = []
    for channel, row in sorted(live.items()):
        kind = slug_of(row.kind)
        dependence: float | None = min(1.0, float(row.percent) / 100) if row.percent else None
        if kind == "Ownership":
            dependence = power.get((row.influencer, row.influenced))
        bandwidth = _bandwidth(row.dollars, output.get(row.influenced))
        sources, publishers, credence = evidence.of(row)
        hops.append(
            Hop(
                row.influencer,
                row.influenced,
                kind,
                row.via,
                channel,
                row.begins or None,
                row.ends or None,
                _strength(kind, dependence, bandwidth, row.begins, as_of, parameters),
                credence,
                dependence,
                sources,
                publishers,
                bandwidth,
                _age(kind, row.begins, as_of, parameters),
            )
        )
    return hops


def _strength(
    kind: str, dependence: float | None, bandwidth: float | None, begins: str, day: str, parameters: Parameters
) -> float:
    """Base weight x D^a x B^(1-a) x (1 - escape) x age, a = 0.5; full control kinds need no denominators."""
    weight = parameters.weight.get(kind, 0.5)
    if kind in {"Appointing", "Headship", "Oversight", "Representation", "Nationality"}:
        return weight
    if kind == "Exposure" and dependence is not None:
        return weight * dependence
    d = parameters.dependence if dependence is None else dependence
    if bandwidth is None:
        # A share already says how much runs through the channel; only a missing share needs the typical bandwidth.
        bandwidth = parameters.bandwidth if dependence is None else dependence
    if kind == "Ownership":
        return weight * d
    return min(1.0, weight * math.sqrt(d * bandwidth) * (1 - parameters.escape) * _age(kind, begins, day, parameters))


def _age(kind: str, begins: str, day: str, parameters: Parameters) -> float:
    """What is left of a past event: half after each half-life; states of affairs do not fade."""
    return float(2 ** (-_years(begins, day) / parameters.half_life[kind])) if kind in EVENTS and begins else 1.0


def _newest(live: dict[str, _Row], day: str) -> dict[str, _Row]:
    """Rows without those whose figure is outdated: a newer one of its pair and indicator stands, or it is too old."""
    newest: dict[tuple[str, str, str], str] = {}
    for row in live.values():
        if row.indicator:
            newest[row.pair] = max(row.begins, newest.get(row.pair, ""))
    return {
        channel: row
        for channel, row in live.items()
        if not row.indicator or (newest[row.pair] == row.begins and _years(row.begins, day) <= FIGURE_YEARS)
    }


def _power(rows: Iterable[_Row]) -> dict[tuple[str, str], float]:
    """Voting power by holder and firm, of the stakes whose share is known."""
    stakes: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows:
        if slug_of(row.kind) == "Ownership" and row.percent:
            stakes[row.influenced][row.influencer] = float(row.percent)
    return {(holder, firm): p for firm, held in stakes.items() for holder, p in voting_power(held).items()}


def _cells(store: Store, text: str) -> Iterator[list[str]]:
    found = store.query(text)
    assert isinstance(found, Rows)
    return ([cell.value if cell else "" for cell in row] for row in found.rows)


class _Evidence:
    """Sources, number of independent publishers and credence behind a channel; a reprint counts with its original."""

    def __init__(self, store: Store, day: str, parameters: Parameters) -> None:
        self.day, self.parameters = day, parameters
        self.groups = {source: (group, seen) for source, seen, group in _cells(store, GROUPS)}
        self.sources: dict[str | tuple[str, str], set[str]] = defaultdict(set)
        self.verified: dict[str, str] = {}
        for via, source, verified in _cells(store, RECORDS):
            self.sources[via].add(source)
            self.verified[via] = max(verified, self.verified.get(via, ""))
        for via, end, source in _cells(store, TIES):
            self.sources[via, end].add(source)

    def of(self, row: _Row) -> tuple[tuple[str, ...], int, float]:
        """Evidence of the record a channel came from, or of the standing tie that it is."""
        told = self.sources.get(row.via) or {
            source for end in (row.influencer, row.influenced) for source in self.sources.get((row.via, end), ())
        }
        its = sorted(told & self.groups.keys())
        if not its:
            return (), 0, UNSOURCED
        best: dict[str, float] = {}
        for source in its:
            group, seen = self.groups[source]
            best[group] = max(best.get(group, 0.0), self.parameters.reliability.get(slug_of(seen), 0.5))
        doubt = math.prod(1 - r for r in best.values())
        verified = self.verified.get(row.via, "")
        age = _years(verified, self.day) if verified else 0.0
        return tuple(its), len(best), min(CREDENCE_CAP, (1 - doubt) * math.exp(-FADE * age))


def _output(store: Store, day: str) -> dict[str, float]:
    """Gross domestic product in US dollars of each state, the latest figure not after the day."""
    found = store.query(OUTPUT)
    assert isinstance(found, Rows)
    known = sorted((t.value, d.value, float(n.value)) for t, d, n in found.rows if t and d and n and d.value <= day)
    return {state: number for state, _, number in known}


def to_networkx(store: Store, as_of: str) -> nx.MultiDiGraph:
    """The live channels as a multigraph; each edge carries its `Hop` as ``hop`` and its strength as ``strength``."""
    graph = nx.MultiDiGraph(as_of=as_of)
    for hop in channels(store, as_of):
        graph.add_edge(hop.influencer, hop.influenced, key=hop.channel, hop=hop, strength=hop.strength)
    return graph
