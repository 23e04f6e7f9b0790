"""Places of nodes, settled before the browser sees them: states where a reader looks for them, the rest between.

No chance and no clock: the same graph gives the same places, and a few more facts move little. Nodes of the opening
view get room for their names; all others get room for their shape.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from steppe.draw.backbone import Strengths
from steppe.draw.frame import Frame, Point, Shape, anchor
from steppe.draw.rest import rest
from steppe.draw.settle import settle

_GRID = 20


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
    found = settle(shapes, core, kept, wanted, frame)
    found.update(rest(shapes, found, strength, frame))
    return {iri: (round(x), round(y)) for iri, (x, y) in found.items()}


def _between(core: Sequence[str], strength: Strengths, frame: Frame) -> dict[str, Point]:
    """Wanted places: anchors for states, for the rest the weighted middle of the anchored things they are tied to.

    What is tied to nothing anchored follows what it is tied to. Places are rounded to a coarse grid, so that one more
    fact seldom moves anything.
    """
    at = {iri: place for iri in core if (place := anchor(iri, frame)) is not None}
    todo = [iri for iri in core if iri not in at]
    while todo:
        found = {iri: place for iri in todo if (place := middle(strength.get(iri, {}), at)) is not None}
        at.update(found or dict.fromkeys(todo, (0.0, 0.0)))
        todo = [iri for iri in todo if iri not in at]
    return {iri: (_GRID * round(x / _GRID), _GRID * round(y / _GRID)) for iri, (x, y) in at.items()}


def middle(ties: Mapping[str, float], at: Mapping[str, Point]) -> Point | None:
    """Weighted middle of the places of what a thing is tied to; None if nothing has a place."""
    around = [(math.sqrt(s), at[other]) for other, s in ties.items() if other in at]
    total = sum(weight for weight, _ in around)
    if not total:
        return None
    return sum(w * p[0] for w, p in around) / total, sum(w * p[1] for w, p in around) / total
