"""Channels as the graph holds them: their ends, their record, its days and amounts. Nothing here depends on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from steppe.store import Rows, Store
from steppe.terms import kind_of, slug_of

CHANNELS = """
SELECT ?channel ?from ?to ?kind ?via ?potential ?begins ?ends ?indicator ?percent ?dollars ?term WHERE {
    GRAPH graph:channels {
        ?channel st:influencer ?from ; st:influenced ?to ; st:channelKind ?kind ; st:via ?via .
        ?channel st:potential ?potential .
    }
    OPTIONAL { ?via st:beginsLatest ?begins }
    OPTIONAL { ?via st:endsEarliest ?ends }
    OPTIONAL { ?via st:indicator ?indicator }
    OPTIONAL {
        ?via st:term ?length . ?length st:in ?unit ; st:exactly|st:about|st:atLeast|st:moreThan|st:upTo ?units
        FILTER(?unit IN (st:Year, st:Month))
        BIND(IF(?unit = st:Month, ?units / 12, ?units) AS ?term)
    }
    OPTIONAL {
        GRAPH graph:channels { ?channel st:magnitude ?share }
        ?share st:in st:Percent ; st:exactly|st:about|st:atLeast|st:moreThan|st:upTo ?percent
    }
    OPTIONAL {
        GRAPH graph:channels { ?channel st:magnitude ?sum }
        ?sum st:in currency:USD ; st:exactly|st:about|st:atLeast|st:moreThan|st:upTo ?dollars
    }
}"""
WHILE = """
SELECT ?channel ?other ?begins ?ends WHERE {
    GRAPH graph:channels { ?channel st:while ?other }
    OPTIONAL { ?other st:beginsLatest ?begins }
    OPTIONAL { ?other st:endsEarliest ?ends }
}"""
KINDS = """
SELECT ?thing ?class WHERE {
    VALUES ?class { st:State st:Bloc st:PublicBody st:Company st:Loan st:Investment st:Delivery }
    ?thing a ?class
}"""
HOMES = """
SELECT ?state ?body WHERE {
    GRAPH graph:channels { ?channel st:channelKind st:Oversight ; st:influencer ?state ; st:influenced ?body }
}"""
"""State of each of its organs and development banks."""


def cells(store: Store, text: str) -> Iterator[list[str]]:
    """Rows of a SELECT as texts; what is unbound is empty."""
    found = store.query(text)
    assert isinstance(found, Rows)
    return ([cell.value if cell else "" for cell in row] for row in found.rows)


@dataclass(frozen=True)
class Row:
    """A channel with the days and amounts of its record; what is not told is empty."""

    channel: str
    influencer: str
    influenced: str
    kind: str
    via: str
    potential: bool
    begins: str
    ends: str
    indicator: str
    percent: str
    dollars: str
    term: str
    others: tuple[str, ...] = ()
    """Records that must hold too."""

    def holds(self, day: str) -> bool:
        """Whether it certainly holds on the day: a record must have begun by then, a standing tie has no days."""
        if not self.begins and kind_of(self.via) in {"agreement", "event", "record"}:
            return self.potential
        return self.begins <= day and (not self.ends or self.ends >= day)


@dataclass(frozen=True)
class Told:
    """Every channel of the graph, and what is needed to weigh them."""

    rows: list[Row]
    classes: dict[str, set[str]]
    """Local names of the classes of a thing that matter here."""
    state_of: dict[str, str]
    """State of each public body and development bank."""

    @classmethod
    def read(cls, store: Store) -> Told:
        """Everything, sorted by channel."""
        spans: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for channel, other, begins, ends in cells(store, WHILE):
            spans[channel].append((other, begins, ends))
        rows: dict[str, Row] = {}
        for c, one, two, kind, via, plan, begins, ends, indicator, percent, dollars, term in cells(store, CHANNELS):
            # The channel holds while all of its records do: from the latest begin to the earliest end.
            first = max([begins, *(b for _, b, _ in spans[c])])
            last = min((e for e in [ends, *(e for *_, e in spans[c])] if e), default="")
            others = tuple(sorted(o for o, _, _ in spans[c]))
            measure = slug_of(indicator) if indicator else ""
            promised = plan == "true"
            rows[c] = Row(
                c, one, two, slug_of(kind), via, promised, first, last, measure, percent, dollars, term, others
            )
        classes: dict[str, set[str]] = defaultdict(set)
        for thing, name in cells(store, KINDS):
            classes[thing].add(slug_of(name))
        state_of = {body: state for state, body in cells(store, HOMES)}
        return cls([rows[c] for c in sorted(rows)], classes, state_of)
