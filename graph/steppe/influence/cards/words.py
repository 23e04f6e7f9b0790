"""How a hop is said: its verb, its sentence, its days, and what would have to be known to be surer of it."""

from __future__ import annotations

import re

from steppe.influence.hop import CONTROL, FIGURE, PRIOR, UNKNOWN, Hop
from steppe.influence.paths import Chain
from steppe.names import Names

VERBS = {
    "Credit": "lends to",
    "ProjectCredit": "finances",
    "DebtorPower": "weighs on the books of",
    "Demand": "buys from",
    "Supply": "supplies",
    "Ownership": "owns part of",
    "Presence": "works in",
    "Jurisdiction": "licenses and judges",
    "Nationality": "is the home state of",
    "Appointing": "appointed",
    "Headship": "heads",
    "Oversight": "oversees",
    "Representation": "acts for",
    "Operation": "carries the goods of",
    "OperatingRight": "operates",
    "Transit": "lets through the goods of",
    "Fees": "pays fees or rent to",
    "Protection": "has forces in or guards",
    "MutualAid": "is bound by mutual aid to",
    "HostExpiry": "hosts",
    "ArmsSupply": "arms",
    "Remitting": "is where migrants work who send money to",
    "Coercion": "has measures against",
    "Exposure": "is a liability of",
    "Aid": "gives to",
    "BlocVoice": "has a voice in",
    "BlocRule": "binds by its decisions",
}
"""Channel kind to the verb of its hop; a test holds it against the list of kinds."""


def hop_sentence(hop: Hop, names: Names) -> str:
    """One hop as a sentence without a full stop."""
    return f"{names.label(hop.influencer)} {VERBS[hop.kind]} {names.label(hop.influenced)}"


def chain_sentence(chain: Chain, names: Names) -> str:
    """The whole chain as one sentence with a verb for each hop."""
    words = hop_sentence(chain.hops[0], names)
    for hop in chain.hops[1:]:
        words += f", which {VERBS[hop.kind]} {names.label(hop.influenced)}"
    return words.replace(", which heads", ", who heads") + "."


def span(hop: Hop) -> str:
    """From when to when the hop holds."""
    begin = f"holds since {hop.begins} at the latest" if hop.begins else "holds since a day that is not told"
    return f"{begin}, until {hop.ends}" if hop.ends else f"{begin}, no end told"


def measure(hop: Hop) -> str:
    """Dependence and bandwidth in words, with what they rest on."""
    if hop.dependence is None:
        base = f" ({hop.reckoning})" if hop.reckoning else ""
        if hop.basis == PRIOR:
            return "D the model's prior Beta(1, 9): nationality is not control"
        middle = f"around {hop.typical:.2g}" if hop.typical is not None else "around the typical one"
        return f"D unquantified{base}: drawn {middle}; B {band(hop)}"
    if hop.kind in CONTROL:
        return f"D {hop.dependence:.3g} ({hop.reckoning or hop.basis})"
    apart = f", sources from {hop.spread[0]:.2g} to {hop.spread[1]:.2g}" if hop.spread else ""
    return f"D {hop.dependence:.3g} ({hop.reckoning or hop.basis}{apart}); B {band(hop)}"


def band(hop: Hop) -> str:
    """Bandwidth in words."""
    if hop.bandwidth is None:
        return "not known" if hop.dependence is None else "taken as D"
    return f"{hop.bandwidth:.2g}"


def wanted(hop: Hop, names: Names, last: bool = False) -> list[str]:
    """What evidence on this hop would change the answer; ``last`` if it ends its chain."""
    said = f"'{hop_sentence(hop, names)}'"
    found = []
    if hop.basis == UNKNOWN and hop.dependence is None:
        found.append(f"a figure for how much {names.label(hop.influenced)} depends on this ({said})")
    if hop.basis == PRIOR:
        found.append(f"who holds a majority of {names.label(hop.influenced)}, and any order its home state gave it")
    if hop.theta < 1 and not last:
        found.append(
            f"who steers {names.label(hop.influenced)}: held by nobody, it passes on {hop.theta:.2g} of a pull"
        )
    if "no term is told" in hop.reckoning:
        found.append(f"the term of the loan and what is still owed ({said})")
    if year := re.search(r"\((\d{4})\)", hop.reckoning) if hop.basis == FIGURE else None:
        found.append(f"a newer figure than that of {year[1]} for {said}")
    if hop.publishers < 2:
        number = hop.publishers or "no"
        found.append(f"a second independent source for {said}: {number} publisher so far")
    if not hop.begins and hop.basis not in {PRIOR}:
        found.append(f"since when it holds that {hop_sentence(hop, names)}")
    return found
