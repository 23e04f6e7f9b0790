"""An actor's surroundings: what is tied to a thing, and what is tied to that, as far as asked for."""

from __future__ import annotations

from steppe.draw.backbone import WIDE, Strengths
from steppe.draw.model import Tie
from steppe.draw.scene import Pick, Scene
from steppe.draw.views.common import NothingToDraw, behind, between_ties, by_strength, count

STEM = 3
"""Ties that a thing two or more ties away keeps to what is nearer."""


def around(scene: Scene, iri: str, hops: int = 1) -> Pick:
    """What is tied to a thing.

    Args:
        scene: all that could be drawn.
        iri: the thing.
        hops: ties that may lie between.

    Raises:
        NothingToDraw: nothing is tied to it on the day.
    """
    name = scene.short(iri)
    if not any(iri in {t.source, t.target} for t in scene.ties):
        raise NothingToDraw(f"nothing is tied to {name} on {scene.day}")
    levels = _levels(scene, iri, hops)
    reach = _reach(levels, scene.strength)
    nodes = {iri, *(other for level in levels for other in level)}
    order = (iri, *[other for other in by_strength(nodes - {iri}, reach) if other in reach][: WIDE - 1])
    ties = _ties(scene, levels, order)
    near = {frozenset((t.source, t.target)) for t in scene.ties if t.source in nodes and t.target in nodes}
    drawn = {frozenset((t.source, t.target)) for t in ties}
    within = "tied to it" if hops == 1 else f"within {hops} ties of it"
    lead = f"{name} and {count(len(nodes) - 1, 'thing')} {within}, the strongest first"
    if hidden := len(near - drawn):
        lead += f"; of the ties among those, {count(hidden, 'weaker pair is', 'weaker pairs are')} left out"
    facts = behind(scene, ties, nodes, {iri})
    kinds = {other: scene.kinds[other] for other in nodes}
    return Pick(f"Around {name}", lead, kinds, order, tuple(ties), facts, focus=1)


def _levels(scene: Scene, iri: str, hops: int) -> list[list[str]]:
    """The thing, then what is one tie away, two ties away; ties that are over lead on only from the thing itself."""
    seen, levels = {iri}, [[iri]]
    every = {t.target if t.source == iri else t.source for t in scene.ties if iri in {t.source, t.target}}
    for step in range(hops):
        found = {other for near in levels[-1] for other in scene.strength.get(near, {})} if step else every
        found -= seen
        seen |= found
        levels.append(sorted(found))
    return levels


def _reach(levels: list[list[str]], strength: Strengths) -> dict[str, float]:
    """How strongly each thing hangs on the first: its best way there, each step further counts a hundredth."""
    reach = {levels[0][0]: 1.0}
    for step, level in enumerate(levels[1:]):
        near = set(levels[step])
        for iri in level:
            back = ((s, o) for o, s in strength.get(iri, {}).items() if o in near and o in reach)
            ways = [s * (reach[o] / 100 if step else 1.0) for s, o in back]
            if ways:
                reach[iri] = max(ways)
    return reach


def _ties(scene: Scene, levels: list[list[str]], order: tuple[str, ...]) -> list[Tie]:
    centre = levels[0][0]
    pairs: set[frozenset[str]] = set()
    for step, level in enumerate(levels[2:], 1):
        near = set(levels[step])
        for iri in level:
            best = sorted((-s, o) for o, s in scene.strength.get(iri, {}).items() if o in near)[:STEM]
            pairs |= {frozenset((iri, o)) for _, o in best}
    nodes = {iri for level in levels for iri in level}
    among = [t for t in scene.ties if t.source in nodes and t.target in nodes]
    chosen = {id(t) for t in between_ties(among, order, scene.strength, {centre})}
    return [t for t in among if id(t) in chosen or frozenset((t.source, t.target)) in pairs]
