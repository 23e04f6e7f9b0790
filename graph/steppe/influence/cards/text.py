"""Cards in plain text, and the lines that every form of a card shares."""

from __future__ import annotations

from steppe.influence.cards.build import Card, Cards, Step
from steppe.influence.cards.words import hop_sentence, measure, span
from steppe.influence.paths import Chain
from steppe.names import Names
from steppe.terms import NS, curie

SHOWN = 3
"""Sources, records and claims printed under a hop; JSON and the question ``evidence`` give them all."""


def head(cards: Cards, names: Names) -> str:
    """What the cards answer."""
    return f"How {names.label(cards.start)} can move {names.label(cards.goal)} on {cards.day}"


def rank_line(cards: Cards, names: Names) -> str:
    """Rank of who moves among the patrons, with its doubt."""
    s, others = cards.standing, ", ".join(names.label(p) for p in cards.patrons if p != cards.start)
    if not s.best_rank:
        return f"no evidenced path, against {others}"
    span_ = f"{s.best_rank}" if s.best_rank == s.worst_rank else f"{s.best_rank} to {s.worst_rank}"
    return f"rank {span_} in nine of ten draws, first in {s.first:.0%}, {s.verdict}; against {others}"


def chain_line(chain: Chain, names: Names) -> str:
    """A chain as its actors and the kinds between them."""
    words = names.label(chain.hops[0].influencer)
    for hop in chain.hops:
        words += f" -[{names.label(NS + hop.kind)}]-> {names.label(hop.influenced)}"
    return words


def text(cards: Cards, names: Names) -> str:
    """All cards of a pair."""
    median, low, high = cards.reach
    lines = [
        f"{head(cards, names)} (capacity to move, not proof of use)",
        f"Reach {median:.2f}, in nine of ten draws from {low:.2f} to {high:.2f} (seed {cards.seed}).",
        f"Rank stability: {rank_line(cards, names)}.",
        "",
    ]
    for card in cards.cards:
        lines += [*_card(card, names), ""]
    lines.append(f"Chains nearly as strong as the last one and not shown: {cards.near}.")
    if cards.parameters.changed:
        lines.append(f"Changed parameters: {'; '.join(cards.parameters.changed)}.")
    lines.append(f"Parameters: {cards.parameters.summary}.")
    return "\n".join(lines) + "\n"


def _card(card: Card, names: Names) -> list[str]:
    chain = card.chain
    lines = [
        f"{card.number}. {card.sentence}",
        f"   Strength {chain.strength:.3f}; credence of the least credible hop {chain.credence:.2f}.",
    ]
    for step in card.steps:
        mark = "  <- weakest hop" if step.hop is card.weakest and len(card.steps) > 1 else ""
        lines += [f"   * {hop_sentence(step.hop, names)}{mark}", *_step(step, names)]
    if len(card.steps) == 1:
        lines.append("   Weakest hop: the only one.")
    lines.append("   What breaks it:")
    for gone in card.breaks:
        other = (
            f"the next best is {chain_line(gone.substitute, names)} ({gone.substitute.strength:.3f})"
            if gone.substitute
            else "no other chain is left"
        )
        lines.append(f"     without '{hop_sentence(gone.hop, names)}' reach is {gone.reach:.2f}; {other}")
    if card.rival:
        who, its = card.rival
        lines.append(f"   Rival: {names.label(who)}, {chain_line(its, names)} ({its.strength:.3f})")
    else:
        lines.append("   Rival: no other patron has an evidenced chain")
    against = [line for step in card.steps for line in step.against]
    lines.append("   Said otherwise:" + ("" if against else " nothing that the graph holds"))
    lines += [f"     {line}" for line in against[:SHOWN]]
    if len(against) > SHOWN:
        lines.append(f"     and {len(against) - SHOWN} more claims: --format json")
    lines.append("   What would change the answer:" + ("" if card.wanted else " nothing is left open"))
    lines += [f"     {line}" for line in card.wanted]
    lines.append("   SPARQL that returns these hops:")
    lines += [f"     {line}" for line in card.sparql.splitlines()]
    return lines


def _step(step: Step, names: Names) -> list[str]:
    hop = step.hop
    records = [names.label(r) if r not in {hop.influencer, hop.influenced} else "standing tie" for r in hop.records]
    more = f" and {len(records) - SHOWN} more records" if len(records) > SHOWN else ""
    told = "; ".join(f"{label} [{curie(r)}]" for label, r in zip(records[:SHOWN], hop.records, strict=False))
    lines = [
        f"     {told}{more}",
        f"     {names.label(NS + hop.kind)}; {span(hop)}",
        f"     strength {hop.strength:.3f}, {measure(hop)}",
        f"     credence {hop.credence:.2f} from {hop.publishers} independent publisher{'s' * (hop.publishers != 1)}",
    ]
    if hop.theta < 1:
        lines.append(f"     nobody steers {names.label(hop.influenced)}: it passes on {hop.theta:.2g} of this")
    lines += [f"     source: {cited.line}" for cited in step.sources[:SHOWN]]
    if len(step.sources) > SHOWN:
        lines.append(f"     and {len(step.sources) - SHOWN} more sources: steppe ask evidence {curie(hop.via)}")
    return lines
