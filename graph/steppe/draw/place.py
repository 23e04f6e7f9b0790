"""Places of nodes, settled before the browser sees them: states where a reader looks for them, the rest between.

No chance and no clock: the same graph gives the same places, and a few more facts move little. Nodes of the opening
view get room for their names; all others get room for their shape.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from steppe.draw.anchors import ANCHORS
from steppe.draw.backbone import Strengths
from steppe.draw.boxes import Box, box, crosses, meet

Point = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """Size of the picture in pixels, and how many nodes of the backbone it opens on."""

    width: int
    height: int
    core: int


@dataclass(frozen=True)
class Shape:
    """What placing needs of a node: its name in lines and its radius."""

    name: str
    radius: int


_STEP = 13
_REACH = 46
_CROSSING = 34.0
"""Pixels that a node rather moves than have a tie run through a name."""
_SWEEPS = 2
_TRIED = 40


def places(
    shapes: Mapping[str, Shape], core: Sequence[str], strength: Strengths, kept: Sequence[tuple[str, str]], frame: Frame
) -> dict[str, tuple[int, int]]:
    """Place of every node, in whole pixels from the middle.

    Args:
        shapes: every node.
        core: nodes of the opening view in the order of their rank.
        strength: summed strength between things.
        kept: pairs drawn in the opening view.
        frame: size of the picture.
    """
    wanted = _between(core, strength, frame)
    found = _core(shapes, core, kept, wanted, frame)
    found.update(_others(shapes, found, strength, frame))
    return {iri: (round(x), round(y)) for iri, (x, y) in found.items()}


def _anchor(iri: str, frame: Frame) -> Point | None:
    if iri not in ANCHORS:
        return None
    x, y = ANCHORS[iri]
    return x * (frame.width / 2 - 40), y * (frame.height / 2 - 40)


def _between(core: Sequence[str], strength: Strengths, frame: Frame) -> dict[str, Point]:
    """Wanted places: anchors for states, for the rest the weighted middle of what they are tied to, settled by rounds."""
    at: dict[str, Point] = {iri: _anchor(iri, frame) or (0.0, 0.0) for iri in core}
    free = [iri for iri in core if iri not in ANCHORS]
    for _ in range(40):
        for iri in free:
            around = [(math.sqrt(s), at[other]) for other, s in strength.get(iri, {}).items() if other in at]
            if total := sum(w for w, _ in around):
                at[iri] = (sum(w * p[0] for w, p in around) / total, sum(w * p[1] for w, p in around) / total)
    return at


def _spiral(around: Point) -> Iterator[Point]:
    yield around
    for ring in range(1, _REACH):
        steps = 6 + 3 * ring
        for i in range(steps):
            turn = 2 * math.pi * (i + ring / 2) / steps
            yield around[0] + ring * _STEP * 1.3 * math.cos(turn), around[1] + ring * _STEP * math.sin(turn)


def _core(
    shapes: Mapping[str, Shape],
    core: Sequence[str],
    kept: Sequence[tuple[str, str]],
    wanted: Mapping[str, Point],
    frame: Frame,
) -> dict[str, Point]:
    at: dict[str, Point] = {}
    boxes: dict[str, Box] = {}

    def put(iri: str) -> None:
        at[iri] = _best(wanted[iri], shapes[iri], boxes, _trouble(iri, shapes[iri], at, boxes, kept), frame)
        boxes[iri] = box(shapes[iri].name, shapes[iri].radius, *at[iri])

    order = [*(i for i in core if i in ANCHORS), *(i for i in core if i not in ANCHORS)]
    for iri in order:
        put(iri)
    for _ in range(_SWEEPS):
        for iri in order:
            del at[iri], boxes[iri]
            put(iri)
    return at


def _best(
    wanted: Point, shape: Shape, boxes: Mapping[str, Box], trouble: Callable[[Point], float], frame: Frame
) -> Point:
    """The free place with the least cost, counting also how far it is from where the node wants to be."""
    best, least, tried = wanted, math.inf, 0
    for x, y in _spiral(wanted):
        away = math.hypot(x - wanted[0], y - wanted[1])
        if away > least or tried > _TRIED:
            break
        its = box(shape.name, shape.radius, x, y)
        if _inside(its, frame) and not any(meet(its, other) for other in boxes.values()):
            tried += 1
            if (cost := away + trouble((x, y))) < least:
                best, least = (x, y), cost
    if tried:
        return best
    around = (p for p in _spiral(wanted) if not any(meet(box(shape.name, shape.radius, *p), b) for b in boxes.values()))
    return next(around, wanted)


def _inside(its: Box, frame: Frame) -> bool:
    across = its.left > -frame.width / 2 and its.right < frame.width / 2
    return across and its.top > -frame.height / 2 and its.bottom < frame.height / 2


def _trouble(
    iri: str, shape: Shape, others: Mapping[str, Point], boxes: Mapping[str, Box], kept: Sequence[tuple[str, str]]
) -> Callable[[Point], float]:
    """Cost of a place for a node: ties of its own that run through names, and ties of others through its name."""
    mine = [(b if a == iri else a) for a, b in kept if iri in {a, b}]
    ends = [(*others[other], [its for k, its in boxes.items() if k != other]) for other in mine if other in others]
    lines = [(*others[a], *others[b]) for a, b in kept if iri not in {a, b} and a in others and b in others]

    def cost(at: Point) -> float:
        its = box(shape.name, shape.radius, *at)
        through = sum(crosses(*at, x, y, other) for x, y, names in ends for other in names)
        through += sum(crosses(*line, its) for line in lines)
        return _CROSSING * through + 0.04 * sum(math.hypot(at[0] - x, at[1] - y) for x, y, _ in ends)

    return cost


_CELL = (52, 40)


def _others(
    shapes: Mapping[str, Shape], core: Mapping[str, Point], strength: Strengths, frame: Frame
) -> dict[str, Point]:
    """Places of all nodes outside the opening view: near what they are tied to, on a grid that the core keeps clear."""
    taken: set[tuple[int, int]] = set()
    for iri, (x, y) in core.items():
        taken |= set(_cells(box(shapes[iri].name, shapes[iri].radius, x, y)))
    spiral = sorted(
        ((i, j) for i in range(-60, 61) for j in range(-60, 61)),
        key=lambda c: (math.hypot(c[0] * _CELL[0], c[1] * _CELL[1]), c),
    )
    start: dict[tuple[int, int], int] = {}
    at: dict[str, Point] = {}
    known = dict(core)
    for level in _levels(set(shapes) - set(core), known, strength):
        for iri in level:
            x, y = _middle(strength.get(iri, {}), known) or (0.0, frame.height * 0.75)
            home = (round(x / _CELL[0]), round(y / _CELL[1]))
            for k in range(start.get(home, 0), len(spiral)):
                cell = (home[0] + spiral[k][0], home[1] + spiral[k][1])
                if cell not in taken:
                    break
            start[home] = k
            taken.add(cell)
            shift = 0.22 * (cell[1] % 2 - 0.5) * _CELL[0]
            at[iri] = (cell[0] * _CELL[0] + shift, cell[1] * _CELL[1])
        known.update({iri: at[iri] for iri in level})
    return at


def _cells(of: Box) -> Iterable[tuple[int, int]]:
    for i in range(round(of.left / _CELL[0]), round(of.right / _CELL[0]) + 1):
        for j in range(round(of.top / _CELL[1]), round(of.bottom / _CELL[1]) + 1):
            yield i, j


def _levels(todo: set[str], known: Mapping[str, Point], strength: Strengths) -> Iterator[list[str]]:
    """Nodes by how many ties they are from what has a place; within a level by name."""
    seen = set(known)
    while todo:
        level = sorted(iri for iri in todo if seen & strength.get(iri, {}).keys()) or sorted(todo)
        yield level
        seen |= set(level)
        todo = todo - set(level)


def _middle(ties: Mapping[str, float], known: Mapping[str, Point]) -> Point | None:
    strongest = sorted(((s, o) for o, s in ties.items() if o in known), reverse=True)[:4]
    total = sum(s for s, _ in strongest)
    if not total:
        return None
    return sum(s * known[o][0] for s, o in strongest) / total, sum(s * known[o][1] for s, o in strongest) / total
