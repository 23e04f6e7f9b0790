"""Places of everything outside the opening view: near what it is tied to, on a staggered grid kept clear of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from steppe.draw.backbone import Strengths
from steppe.draw.boxes import Box, box
from steppe.draw.frame import Frame, Point, Shape, anchor

_CELL = (52, 40)


def rest(shapes: Mapping[str, Shape], core: Mapping[str, Point], strength: Strengths, frame: Frame) -> dict[str, Point]:
    """Places of all nodes outside the opening view: near what they are tied to, on a grid that the core keeps clear."""
    taken: set[tuple[int, int]] = set()
    for iri, (x, y) in core.items():
        taken |= set(_cells(box(shapes[iri].name, shapes[iri].radius, x, y)))
    spiral = sorted(
        ((i, j) for i in range(-60, 61) for j in range(-60, 61)),
        key=lambda c: ((c[0] * _CELL[0]) ** 2 + (c[1] * _CELL[1]) ** 2, c),
    )
    start: dict[tuple[int, int], int] = {}
    at: dict[str, Point] = {}
    known = dict(core)
    for level in _levels(set(shapes) - set(core), known, strength):
        for iri in level:
            x, y = anchor(iri, frame) or _middle(strength.get(iri, {}), known) or (0.0, frame.height * 0.75)
            home = (round(x / _CELL[0]), round(y / _CELL[1]))
            for k in range(start.get(home, 0), len(spiral)):
                cell = (home[0] + spiral[k][0], home[1] + spiral[k][1])
                if cell not in taken:
                    break
            start[home] = k
            taken.add(cell)
            at[iri] = ((cell[0] + cell[1] % 2 / 2 - 0.25) * _CELL[0], cell[1] * _CELL[1])
        known.update({iri: at[iri] for iri in level})
    return at


def _cells(of: Box) -> Iterable[tuple[int, int]]:
    for i in range(round(of.left / _CELL[0]), round(of.right / _CELL[0]) + 1):
        for j in range(round(of.top / _CELL[1]), round(of.bottom / _CELL[1]) + 1):
            yield i, j


def _levels(todo: set[str], known: Mapping[str, Point], strength: Strengths) -> Iterator[list[str]]:
    """Nodes by how many ties they are from what has a place; within a level the strongest tied come first."""
    total = {iri: round(sum(strength.get(iri, {}).values())) for iri in todo}
    seen = set(known)
    while todo:
        level = [iri for iri in todo if seen & strength.get(iri, {}).keys()] or list(todo)
        level.sort(key=lambda iri: (-total[iri], iri))
        yield level
        seen |= set(level)
        todo = todo - set(level)


def _middle(ties: Mapping[str, float], known: Mapping[str, Point]) -> Point | None:
    strongest = sorted(((s, o) for o, s in ties.items() if o in known), reverse=True)[:4]
    total = sum(s for s, _ in strongest)
    if not total:
        return None
    return sum(s * known[o][0] for s, o in strongest) / total, sum(s * known[o][1] for s, o in strongest) / total
