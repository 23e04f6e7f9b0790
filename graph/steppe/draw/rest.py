"""Places of everything outside the opening view: scattered around what it is tied to, on a grid kept clear of names.

Each node has a spot of its own in its neighbourhood, drawn from the hash of its IRI, and takes the free cell nearest to
it. So one more node moves but one or two others.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b

from steppe.draw.anchors import ANCHORS
from steppe.draw.backbone import Strengths
from steppe.draw.boxes import box
from steppe.draw.frame import Frame, Point, Shape, anchor

Cell = tuple[int, int]
_CELL = (52, 40)
_COARSE = (3, 3)
"""Cells by which neighbourhoods part: a tie more seldom moves a node to another."""
_LOOSE = 2.2
"""Cells that a neighbourhood has for each of its nodes, at least."""
_FAR = 90


def rest(
    shapes: Mapping[str, Shape],
    core: Mapping[str, Point],
    known: Mapping[str, Point],
    strength: Strengths,
    frame: Frame,
) -> dict[str, Point]:
    """Places of all nodes outside the opening view.

    Args:
        shapes: every node.
        core: places of the nodes of the opening view, which are kept clear with their names.
        known: places from which neighbourhoods follow: those that do not change with every fact.
        strength: summed strength between things.
        frame: size of the picture.
    """
    taken: set[Cell] = set()
    for iri, (x, y) in core.items():
        taken |= set(_cells(shapes[iri], x, y))
    homes = {iri: home for iri, home in _homes(shapes, known, strength, frame).items() if iri not in core}
    number = Counter(homes.values())
    at: dict[str, Point] = {}
    for _, mark, iri in sorted((iri not in ANCHORS, _mark(iri), iri) for iri in homes):
        state = anchor(iri, frame)
        own = _cell(state) if state else _spot(homes[iri], number[homes[iri]], mark)
        cell = _free(own, taken)
        taken.add(cell)
        at[iri] = ((cell[0] + cell[1] % 2 / 2 - 0.25) * _CELL[0], cell[1] * _CELL[1])
    return dict(sorted(at.items()))


def _cells(shape: Shape, x: float, y: float) -> Iterable[Cell]:
    of = box(shape.name, shape.radius, x, y)
    for i in range(round(of.left / _CELL[0]), round(of.right / _CELL[0]) + 1):
        for j in range(round(of.top / _CELL[1]), round(of.bottom / _CELL[1]) + 1):
            yield i, j


def _homes(todo: Iterable[str], known: Mapping[str, Point], strength: Strengths, frame: Frame) -> dict[str, Cell]:
    """The neighbourhood of each node: the middle of what it is tied to that has a place, on a coarse grid.

    What is tied to nothing that has a place shares the neighbourhood of what it is most strongly tied to.
    """
    places = {iri: at for iri in todo if (at := known.get(iri) or anchor(iri, frame)) is not None}
    homes: dict[str, Cell] = {}
    for iri in sorted(todo):
        around = [(math.sqrt(s), places[other]) for other, s in strength.get(iri, {}).items() if other in places]
        if iri in places:
            homes[iri] = _coarse(places[iri])
        elif total := sum(weight for weight, _ in around):
            homes[iri] = _coarse((sum(w * p[0] for w, p in around) / total, sum(w * p[1] for w, p in around) / total))
    left = sorted(set(todo) - set(homes))
    while left:
        found = {iri: home for iri in left if (home := _followed(strength.get(iri, {}), homes)) is not None}
        homes.update(found or dict.fromkeys(left, _coarse((0.0, frame.height * 0.75))))
        left = [iri for iri in left if iri not in homes]
    return homes


def _followed(ties: Mapping[str, float], homes: Mapping[str, Cell]) -> Cell | None:
    known = [(s, other) for other, s in ties.items() if other in homes]
    return homes[max(known)[1]] if known else None


def _cell(at: Point) -> Cell:
    return round(at[0] / _CELL[0]), round(at[1] / _CELL[1])


def _coarse(at: Point) -> Cell:
    i, j = (round(at[axis] / _CELL[axis] / _COARSE[axis]) * _COARSE[axis] for axis in (0, 1))
    return i, j


@cache
def _mark(iri: str) -> int:
    """A whole number from the hash of an IRI, the same on every machine."""
    return int.from_bytes(blake2b(iri.encode(), digest_size=6).digest(), "big")


def _spot(home: Cell, number: int, mark: int) -> Cell:
    """A node's own cell in its neighbourhood of so many nodes.

    The neighbourhood grows by linear hashing (Litwin, 1980): with one more node, one or two others get another cell.
    """
    room = max(4, math.ceil(_LOOSE * number))
    half = 1 << (room.bit_length() - 1)
    place = mark % (2 * half)
    i, j = _spiral(_FAR)[place if place < room else mark % half]
    return home[0] + i, home[1] + j


def _free(cell: Cell, taken: set[Cell]) -> Cell:
    """The free cell nearest to a cell."""
    near = ((cell[0] + i, cell[1] + j) for i, j in _spiral(_FAR))
    return next(found for found in near if found not in taken)


@cache
def _spiral(reach: int) -> list[Cell]:
    """Steps to cells, the nearest first. Whole numbers: alike on every machine."""
    steps = ((i, j) for i in range(-reach, reach + 1) for j in range(-reach, reach + 1))
    return sorted(steps, key=lambda c: ((c[0] * _CELL[0]) ** 2 + (c[1] * _CELL[1]) ** 2, c))
