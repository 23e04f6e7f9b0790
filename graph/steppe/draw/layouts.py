"""Where nodes want to be: by the map, by their ties alone, in rings around the first, or in columns from first to last.

All are free of chance: the same graph gives the same places, whatever the hash seed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import networkx as nx

from steppe.draw.anchors import ANCHORS
from steppe.draw.backbone import Strengths
from steppe.draw.frame import Frame, Point, anchor

Wanted = Callable[[Sequence[str], Strengths, Frame, int], dict[str, Point]]
"""From nodes in the order of their rank, strengths, frame, and how many nodes the view is about, to wanted places."""
_RIM = 60
_ROUNDS = 60
_SEED = 7
_MOST_STRETCH = 2.5


def geographic(core: Sequence[str], strength: Strengths, frame: Frame, focus: int = 0) -> dict[str, Point]:
    """Anchors for states, for the rest the weighted middle of the anchored things they are tied to.

    Where only a few states are shown, they part until they fill the frame. What is tied to nothing anchored follows
    what it is tied to.
    """
    at = _anchored(core, frame, bool(focus))
    todo = [iri for iri in core if iri not in at]
    while todo:
        found = {iri: place for iri in todo if (place := middle(strength.get(iri, {}), at)) is not None}
        at.update(found or dict.fromkeys(todo, (0.0, 0.0)))
        todo = [iri for iri in todo if iri not in at]
    return at


def _anchored(core: Sequence[str], frame: Frame, part: bool) -> dict[str, Point]:
    at = {iri: place for iri in core if (place := anchor(iri, frame)) is not None}
    if not part or len(at) < 2:
        return dict.fromkeys(at, (0.0, 0.0)) if part else at
    lows = [min(p[axis] for p in at.values()) for axis in (0, 1)]
    highs = [max(p[axis] for p in at.values()) for axis in (0, 1)]
    half = (frame.width / 2 - _RIM, frame.height / 2 - _RIM)
    by = [min(_MOST_STRETCH, 2 * half[axis] / max(1.0, highs[axis] - lows[axis])) for axis in (0, 1)]
    centre = [(low + high) / 2 for low, high in zip(lows, highs, strict=True)]
    return {iri: ((p[0] - centre[0]) * by[0], (p[1] - centre[1]) * by[1]) for iri, p in at.items()}


def force(core: Sequence[str], strength: Strengths, frame: Frame, focus: int = 0) -> dict[str, Point]:
    """What is tied lies close together: Fruchterman and Reingold's forces, begun from the places on the map."""
    graph = nx.Graph()
    graph.add_nodes_from(core)
    among = set(core)
    for a in core:
        pairs = ((a, b, {"weight": math.sqrt(s)}) for b, s in strength.get(a, {}).items() if b in among and a < b)
        graph.add_edges_from(pairs)
    if len(core) < 2:
        return dict.fromkeys(core, (0.0, 0.0))
    begun = geographic(core, strength, frame, focus)
    spread = {iri: (x + 3.0 * (i % 7) - 9, y + 3.0 * (i % 5) - 6) for i, (iri, (x, y)) in enumerate(begun.items())}
    scaled = {iri: (x / frame.width, y / frame.height) for iri, (x, y) in spread.items()}
    found = nx.spring_layout(graph, pos=scaled, iterations=_ROUNDS, seed=_SEED, method="force")
    return {iri: (x * (frame.width / 2 - _RIM), y * (frame.height / 2 - _RIM)) for iri, (x, y) in found.items()}


def rings(core: Sequence[str], strength: Strengths, frame: Frame, focus: int = 0) -> dict[str, Point]:
    """The first in the middle, the rest in rings by how many ties they are away, each in its direction on the map."""
    steps = distances(core, strength, core[: max(1, focus)])
    most = max(1, *steps.values())
    begun = geographic(core, strength, frame, 0)
    at: dict[str, Point] = {}
    for step in range(most + 1):
        level = [iri for iri in core if steps[iri] == step]
        if step == 0 and len(level) == 1:
            at[level[0]] = (0.0, 0.0)
            continue
        level.sort(key=lambda iri: (math.atan2(begun[iri][1], begun[iri][0]) if any(begun[iri]) else 0.0, iri))
        share = (step + 0.35 * (len(core[:focus]) > 1)) / most
        wide, high = share * (frame.width / 2 - _RIM), share * (frame.height / 2 - _RIM)
        for i, iri in enumerate(level):
            turn = 2 * math.pi * i / len(level) - math.pi
            at[iri] = (wide * math.cos(turn), high * math.sin(turn))
    return at


def columns(core: Sequence[str], strength: Strengths, frame: Frame, focus: int = 0) -> dict[str, Point]:
    """From the first on the left to the second that the view is about on the right; by ties away from the first."""
    steps = distances(core, strength, core[:1])
    if focus > 1:
        last = core[1]
        steps[last] = max(2, *(s for iri, s in steps.items() if iri != last)) if len(core) > 2 else 1
        back = distances(core, strength, core[1:2])
        inner = {iri: steps[iri] / max(1, steps[iri] + back[iri]) * steps[last] for iri in core}
        steps = {iri: round(inner[iri]) if iri not in core[:2] else steps[iri] for iri in core}
    most = max(1, *steps.values())
    at: dict[str, Point] = {}
    for step in sorted(set(steps.values())):
        level = [iri for iri in core if steps[iri] == step]
        for i, iri in enumerate(level):
            x = (2 * step / most - 1) * (frame.width / 2 - _RIM)
            at[iri] = (x, ((i + 1) / (len(level) + 1) * 2 - 1) * (frame.height / 2 - _RIM))
    return at


def distances(core: Sequence[str], strength: Strengths, start: Sequence[str]) -> dict[str, int]:
    """How many ties each node is away from the nearest of ``start``; one more than the most where none leads to it."""
    among, found, level, step = set(core), dict.fromkeys(start, 0), list(start), 0
    while level:
        step += 1
        reached = {b for a in level for b in strength.get(a, {}) if b in among and b not in found}
        level = sorted(reached)
        found.update(dict.fromkeys(level, step))
    most = max(found.values(), default=0)
    return {iri: found.get(iri, most + 1) for iri in core}


def middle(ties: Mapping[str, float], at: Mapping[str, Point]) -> Point | None:
    """Weighted middle of the places of what a thing is tied to; None if nothing has a place."""
    around = [(math.sqrt(s), at[other]) for other, s in ties.items() if other in at]
    total = sum(weight for weight, _ in around)
    if not total:
        return None
    return sum(w * p[0] for w, p in around) / total, sum(w * p[1] for w, p in around) / total


LAYOUTS: dict[str, Wanted] = {"geographic": geographic, "force": force, "rings": rings, "columns": columns}
"""Layouts by name; the first is the one used where none is asked for."""


def is_fixed(iri: str, layout: str) -> bool:
    """Whether the place of a node has a meaning of its own in a layout."""
    return layout == "geographic" and iri in ANCHORS
