"""Hops of a chain of influence as ties: each with a fact that says its strength, its doubt and its record."""

from __future__ import annotations

from collections.abc import Sequence

from steppe.draw.model import HELD, Fact, Line, Tie
from steppe.draw.scene import Scene
from steppe.influence import Chain, Hop
from steppe.influence.cards.words import VERBS
from steppe.terms import NS, slug_of

FAMILY_OF_CHANNEL = {
    "Credit": "money",
    "ProjectCredit": "money",
    "DebtorPower": "money",
    "Fees": "money",
    "Aid": "money",
    "Demand": "trade",
    "Supply": "trade",
    "Operation": "trade",
    "Transit": "trade",
    "Ownership": "ownership",
    "OperatingRight": "ownership",
    "Appointing": "post",
    "Headship": "post",
    "Representation": "post",
    "Protection": "force",
    "MutualAid": "force",
    "HostExpiry": "force",
    "ArmsSupply": "force",
    "Coercion": "sanction",
    "Exposure": "figure",
    "Remitting": "figure",
}
"""Family of the tie of a channel where it is not ``structure``."""


def hop_ties(scene: Scene, chains: Sequence[Chain]) -> tuple[list[Tie], list[Fact]]:
    """A tie for each hop of each chain, and the facts behind them that the scene does not hold."""
    ties, facts = [], []
    for number, chain in enumerate(chains, 1):
        for place, hop in enumerate(chain.hops, 1):
            weakest = ", its weakest" if hop is chain.weakest and len(chain.hops) > 1 else ""
            goal = chain.hops[-1].influenced
            which = f"chain {number} of {len(chains)} to {scene.short(goal)}"
            mark = f"{which}, hop {place} of {len(chain.hops)}{weakest}"
            fact = _fact(scene, hop, f"{hop.channel}#{number}-to-{slug_of(goal)}", mark)
            facts.append(fact)
            told = tuple(iri for iri in (hop.via,) if iri in scene.facts)
            family = FAMILY_OF_CHANNEL.get(hop.kind, "structure")
            word = f"{VERBS.get(hop.kind, 'moves')} ({mark})"
            ties.append(
                Tie(
                    hop.influencer,
                    hop.influenced,
                    True,
                    family,
                    word,
                    HELD,
                    (fact.iri, *told),
                    round(9 * hop.strength, 3),
                )
            )
    return ties, facts


def _fact(scene: Scene, hop: Hop, iri: str, mark: str) -> Fact:
    verb = VERBS.get(hop.kind, "moves")
    share = "unknown: a typical value is taken" if hop.dependence is None else f"{hop.dependence:.2f}"
    dates = [Line("since, at the latest", hop.begins)] if hop.begins else []
    dates += [Line("until", hop.ends)] if hop.ends else []
    return Fact(
        iri=iri,
        title=f"{scene.label(hop.influencer)} {verb} {scene.label(hop.influenced)}: {mark}",
        kind=f"channel: {scene.label(NS + hop.kind)}",
        family=FAMILY_OF_CHANNEL.get(hop.kind, "structure"),
        state=HELD,
        stage="live",
        when=hop.begins or "",
        dates=tuple(dates),
        lines=(
            Line("strength", f"{hop.strength:.3f}"),
            Line("credence", f"{hop.credence:.2f}"),
            Line("dependence", share),
            Line("rests on", scene.label(hop.via) if hop.via != hop.influenced else "standing tie"),
        ),
        note="Capacity to move, not proof of use.",
        ends=(hop.influencer, hop.influenced),
        sources=tuple(s for s in hop.sources if s in scene.graph.sources),
    )
