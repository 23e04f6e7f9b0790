"""Places of the opening view: each node as near as can be to where it wants to be, no name over another.

One after another takes the free place with the least cost, and then again with all others known. Free of chance.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache

from steppe.draw.boxes import Box, box, crosses, meet
from steppe.draw.frame import Frame, Point, Shape

Trouble = Callable[[Point, float], float]
"""Cost of a place; where it is more than the second argument, any number that says so."""
_STEP = 12
_REACH = 44
_CROSSING = 40.0
"""Pixels that a node rather moves than have a tie run through a name."""
_TURNED = 90.0
"""Pixels that a state rather moves than lie on the wrong side of another."""
_PULL = 4.0
"""How much more the distance counts for a state: its place has a meaning."""
_SWEEPS = 1
_TRIED = 120


def settle(
    shapes: Mapping[str, Shape],
    core: Sequence[str],
    kept: Sequence[tuple[str, str]],
    wanted: Mapping[str, Point],
    frame: Frame,
    fixed: Collection[str],
) -> dict[str, Point]:
    """Place of each node of the opening view.

    Args:
        shapes: every node.
        core: nodes in the order of their rank.
        kept: pairs that are drawn.
        wanted: where each node wants to be.
        frame: size of the picture.
        fixed: nodes whose places have a meaning, such as states on a map.
    """
    at: dict[str, Point] = {}
    boxes: dict[str, Box] = {}

    def put(iri: str) -> None:
        crossing = _crossing(iri, shapes[iri], at, boxes, kept)
        if iri in fixed:
            turned = _turned(wanted[iri], [(wanted[other], at[other]) for other in at if other in fixed])
            at[iri] = _best(wanted[iri], _PULL, shapes[iri], boxes, _both(turned, crossing), frame)
        else:
            at[iri] = _best(wanted[iri], 1.0, shapes[iri], boxes, crossing, frame)
        boxes[iri] = box(shapes[iri].name, shapes[iri].radius, *at[iri])

    # In the order of their names: ranks change with every fact, and with them all that comes after would move.
    order = list(dict.fromkeys((*sorted(fixed), *sorted(core))))
    for iri in order:
        put(iri)
    for _ in range(_SWEEPS):
        for iri in order:
            del at[iri], boxes[iri]
            put(iri)
    return at


def _best(wanted: Point, pull: float, shape: Shape, boxes: Mapping[str, Box], trouble: Trouble, frame: Frame) -> Point:
    """The free place with the least cost, counting also how far it is from where the node wants to be."""
    best, least, tried = wanted, math.inf, 0
    for dx, dy, away in _offsets():
        if pull * away > least or tried > _TRIED:
            break
        x, y = wanted[0] + dx, wanted[1] + dy
        its = box(shape.name, shape.radius, x, y)
        if _inside(its, frame) and not any(meet(its, other) for other in boxes.values()):
            tried += 1
            if (cost := pull * away + trouble((x, y), least - pull * away)) < least:
                best, least = (x, y), cost
    if tried:
        return best
    around = ((wanted[0] + dx, wanted[1] + dy) for dx, dy, _ in _offsets())
    free = (p for p in around if not any(meet(box(shape.name, shape.radius, *p), b) for b in boxes.values()))
    return next(free, wanted)


def _crossing(
    iri: str, shape: Shape, others: Mapping[str, Point], boxes: Mapping[str, Box], kept: Sequence[tuple[str, str]]
) -> Trouble:
    """Ties of its own that run through names, ties of others through its name, and the length of its ties."""
    mine = [(b if a == iri else a) for a, b in kept if iri in {a, b}]
    ends = [(*others[other], [its for k, its in boxes.items() if k != other]) for other in mine if other in others]
    lines = [(*others[a], *others[b]) for a, b in kept if iri not in {a, b} and a in others and b in others]

    def cost(at: Point, most: float) -> float:
        its = box(shape.name, shape.radius, *at)
        total = 0.04 * sum(_far(at, (x, y)) for x, y, _ in ends)
        for line in lines:
            if total >= most:
                return total
            total += _CROSSING * crosses(*line, its)
        for x, y, names in ends:
            if total >= most:
                return total
            total += _CROSSING * sum(crosses(*at, x, y, other) for other in names)
        return total

    return cost


def _turned(wanted: Point, others: Sequence[tuple[Point, Point]]) -> Trouble:
    """West and east, or north and south, of another state turned round; ``others`` as wanted and as placed."""

    def cost(at: Point, most: float) -> float:
        turned = 0
        for meant, placed in others:
            for axis in (0, 1):
                apart = meant[axis] - wanted[axis]
                turned += abs(apart) >= _STEP and apart * (placed[axis] - at[axis]) < 0
        return _TURNED * turned

    return cost


def _both(first: Trouble, second: Trouble) -> Trouble:
    def cost(at: Point, most: float) -> float:
        total = first(at, most)
        return total if total >= most else total + second(at, most - total)

    return cost


def _far(a: Point, b: Point) -> float:
    return math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)


def _inside(its: Box, frame: Frame) -> bool:
    across = its.left > -frame.width / 2 and its.right < frame.width / 2
    return across and its.top > -frame.height / 2 and its.bottom < frame.height / 2


@cache
def _offsets() -> list[tuple[int, int, float]]:
    """Steps away from a place, the nearest first, each with its length. Whole numbers: alike on every machine."""
    steps = [(i * _STEP, j * _STEP) for i in range(-_REACH, _REACH + 1) for j in range(-_REACH, _REACH + 1)]
    return [(x, y, math.sqrt(x * x + y * y)) for x, y in sorted(steps, key=lambda s: (s[0] ** 2 + s[1] ** 2, s))]
