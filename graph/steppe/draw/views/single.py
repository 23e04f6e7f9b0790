"""One agreement, or one corridor, pipeline or railway, with all that belongs to it."""

from __future__ import annotations

from steppe.draw.backbone import WIDE
from steppe.draw.gather import things
from steppe.draw.model import CLAIMED, Fact, Tie
from steppe.draw.scene import Pick, Scene
from steppe.draw.views.common import NothingToDraw, behind, count
from steppe.draw.views.unfold import Unfolded
from steppe.terms import NS

HELPING = ("finances", "under", "supersedes")
"""Roles by which another record bears on an agreement."""


def agreement(scene: Scene, iri: str) -> Pick:
    """An agreement with its parties, money, lots and claims, and the records that finance it or rest on it.

    Raises:
        NothingToDraw: it had not begun on the day.
    """
    name = scene.short(iri)
    if (fact := scene.facts.get(iri)) is None:
        raise NothingToDraw(f"{name} had not begun on {scene.day}")
    found = Unfolded(scene)
    found.record(fact)
    helping = _bearing_on(scene, iri)
    for other in helping:
        found.record(other)
    said = found.claims(iri) + sum(found.claims(other.iri) for other in helping)
    how = f"{fact.kind[:1].upper()}{fact.kind[1:]}, {fact.stage or fact.state}"
    lead = f"{how}: with its parties, amounts, lots and {count(said, 'claim')}"
    if helping:
        lead += f", and {count(len(helping), 'other record')} bearing on it"
    lead += "; what else its parties do is left out"
    return _pick(scene, name, lead, found, iri)


def corridor(scene: Scene, iri: str) -> Pick:
    """A corridor or line with its stretches, the states it crosses, and who owns, runs, uses or finances it.

    Raises:
        NothingToDraw: nothing is told of it on the day.
    """
    name = scene.short(iri)
    own = [f for f in scene.facts.values() if f.of == iri and not f.saying and len(f.ends) > 1]
    alone = scene.facts.get(iri)
    if not own and not alone:
        raise NothingToDraw(f"nothing is told of {name} on {scene.day}")
    found = Unfolded(scene)
    found.node(iri)
    for fact in own:
        if iri == fact.of and not _by_part(scene, iri, fact):
            role = fact.iri.split(" ")[1].removeprefix("st:")
            for end in fact.ends:
                found.join(iri, found.node(end), scene.label(NS + role), fact)
    if alone:
        found.record(alone, iri, parts=True)
    tied = [t for t in scene.ties if iri in {t.source, t.target} and not set(t.facts) <= {f.iri for f in own}]
    for tie in tied:
        found.node(tie.source)
        found.node(tie.target)
    found.ties += tied
    said = found.claims(iri)
    stretches = sum(1 for p, _ in scene.graph.held.get(iri, ()) if p == NS + "segment")
    parts = [count(stretches, "stretch", "stretches")] * bool(stretches) + [count(said, "claim")] * bool(said)
    others = count(len(found.kinds) - 1, "thing")
    lead = f"{name} with {', '.join([*parts, others])} that it crosses, serves or carries, or that own, run, use or "
    lead += "pay for it; their other ties are left out"
    return _pick(scene, name, lead, found, iri)


def _by_part(scene: Scene, iri: str, fact: Fact) -> bool:
    """Whether a line of a thing to another is told by one of its parts, which is drawn itself."""
    direct = {o.value for _, o in scene.graph.held.get(iri, ())}
    return not (set(fact.ends) - {iri}) <= direct


def _bearing_on(scene: Scene, iri: str) -> list[Fact]:
    """Records that finance an agreement, stand under it or replace it, and those it stands under itself."""
    found = {
        other
        for other, lines in scene.graph.held.items()
        if any(role in HELPING and thing == iri for role, thing in things(lines))
    }
    found |= {thing for role, thing in things(scene.graph.held.get(iri, [])) if role in HELPING}
    second = {
        other
        for other, lines in scene.graph.held.items()
        if any(role in HELPING and thing in found for role, thing in things(lines))
    }
    return [scene.facts[other] for other in sorted((found | second) - {iri}) if other in scene.facts]


def _pick(scene: Scene, name: str, lead: str, found: Unfolded, iri: str) -> Pick:
    degree = dict.fromkeys(found.kinds, 0)
    step = _steps(found.ties, iri)
    for tie in found.ties:
        degree[tie.source] += 1
        degree[tie.target] += 1
    said = {node: all(t.state == CLAIMED for t in found.ties if node in {t.source, t.target}) for node in found.kinds}
    order = sorted(found.kinds, key=lambda node: (node != iri, said[node], step.get(node, 99), -degree[node], node))
    facts = behind(scene, found.ties, found.kinds, {iri})
    own = scene.facts.get(iri)
    if own is not None and own not in facts:
        facts = (*facts, own)
    return Pick(name, lead, found.kinds, tuple(order[:WIDE]), tuple(found.ties), facts, focus=1)


def _steps(ties: list[Tie], start: str) -> dict[str, int]:
    found, level = {start: 0}, [start]
    while level:
        near = {t.target if t.source in level else t.source for t in ties if {t.source, t.target} & set(level)}
        level = sorted(near - set(found))
        found.update(dict.fromkeys(level, max(found.values()) + 1))
    return found
