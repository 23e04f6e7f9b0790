"""The query that returns the hops of a chain, each with its record and who says so."""

from __future__ import annotations

from steppe.influence.hop import Hop
from steppe.influence.paths import Chain
from steppe.terms import NS, curie


def hops_query(chain: Chain) -> str:
    """SPARQL that returns these hops in their order: place, ends, kind, record, source."""
    rows = []
    for place, hop in enumerate(chain.hops, 1):
        for part in parts(hop):
            ends = " ".join(_short(i) for i in (part.influencer, NS + part.kind, part.influenced, part.via))
            rows.append(f"        ({place} {ends})")
    lines = [
        "SELECT DISTINCT ?place ?from ?kind ?to ?record ?source WHERE {",
        "    VALUES (?place ?from ?kind ?to ?record) {",
        *dict.fromkeys(rows),
        "    }",
        "    GRAPH graph:channels {",
        "        ?channel st:influencer ?from ; st:channelKind ?kind ; st:influenced ?to ; st:via ?record",
        "    }",
        "    OPTIONAL { GRAPH graph:provenance { ?record dct:source ?source } }",
        "}",
        "ORDER BY ?place ?record ?source",
    ]
    return "\n".join(lines)


def parts(hop: Hop) -> tuple[Hop, ...]:
    """The channels of single records behind a hop."""
    return hop.parts or (hop,)


def _short(name: str) -> str:
    short = curie(name)
    return short if short != name and "." not in short else f"<{name}>"
