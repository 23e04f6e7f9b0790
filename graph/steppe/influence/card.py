"""A chain as a card that an analyst can argue with: each hop's statement, dates, sources, strength and doubt."""

from __future__ import annotations

from collections.abc import Callable

from steppe.influence.network import Hop
from steppe.influence.paths import Chain
from steppe.names import Names
from steppe.terms import NS, curie


def _sentence(hop: Hop, names: Names) -> str:
    verb = VERBS.get(hop.kind, "moves")
    return f"{names.label(hop.influencer)} {verb} {names.label(hop.influenced)}"


VERBS = {
    "Credit": "lends to",
    "ProjectCredit": "finances",
    "Demand": "buys from",
    "Supply": "supplies",
    "Ownership": "owns part of",
    "Presence": "works in",
    "Jurisdiction": "licenses",
    "Nationality": "is the home state of",
    "Appointing": "appoints",
    "Headship": "heads",
    "Oversight": "oversees",
    "Representation": "acts for",
    "Operation": "runs a route for",
    "Transit": "lets through the goods of",
    "Protection": "protects",
    "HostExpiry": "hosts",
    "ArmsSupply": "arms",
    "Remitting": "is where the migrants work of",
    "Coercion": "sanctions",
    "Exposure": "is a liability of",
    "Aid": "gives to",
}
"""Channel kind to the verb of its hop."""


SHOWN = 3
"""Sources printed under a hop; the question ``evidence`` gives them all."""


def text_card(chain: Chain, names: Names, cite: Callable[[str], str], number: int = 1) -> str:
    """The chain in plain text, sources under each hop."""
    ends = [names.label(chain.hops[0].influencer), *(names.label(h.influenced) for h in chain.hops)]
    lines = [
        f"{number}. {' -> '.join(ends)}",
        f"   strength {chain.strength:.3f}, credence of the least credible hop {chain.credence:.2f}",
    ]
    for hop in chain.hops:
        marks = "  <- weakest hop" if hop is chain.weakest and len(chain.hops) > 1 else ""
        lines.append(f"   * {_sentence(hop, names)}{marks}")
        span = f"since {hop.begins} at the latest" if hop.begins else "since an unknown day"
        if hop.ends:
            span += f", until {hop.ends}"
        share = f"dependence {hop.dependence:.2f}" if hop.dependence is not None else "unquantified: typical values"
        record = names.label(hop.via) if hop.via != hop.influenced else "standing tie"
        lines.append(f"     {record} [{curie(hop.via)}], {span}")
        lines.append(f"     {curie(NS + hop.kind)}, strength {hop.strength:.3f} ({share}), credence {hop.credence:.2f}")
        lines += [f"     source: {cite(source)}" for source in hop.sources[:SHOWN]]
        if more := len(hop.sources) - SHOWN:
            lines += [f"     and {more} more: steppe ask evidence {curie(hop.via)}"] if more > 0 else []
    return "\n".join(lines) + "\n"
