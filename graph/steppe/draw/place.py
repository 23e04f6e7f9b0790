"""Places of nodes, settled before the browser sees them: states where a reader looks for them, the rest between.

No chance and no clock: the same graph gives the same places, and a few more facts move little. Nodes of the opening
view get room for their names; all others get room for their shape.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from steppe.draw.anchors import ANCHORS
from steppe.draw.backbone import Strengths
from steppe.draw.frame import Frame, Point, Shape, anchor
from steppe.draw.rest import rest
from steppe.draw.settle import settle


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
    """Wanted places: anchors for states; for the rest the weighted middle of what they are tied to, by rounds."""
    at: dict[str, Point] = {iri: anchor(iri, frame) or (0.0, 0.0) for iri in core}
    free = [iri for iri in core if iri not in ANCHORS]
    for _ in range(40):
        for iri in free:
            around = [(math.sqrt(s), at[other]) for other, s in strength.get(iri, {}).items() if other in at]
            if total := sum(w for w, _ in around):
                at[iri] = (sum(w * p[0] for w, p in around) / total, sum(w * p[1] for w, p in around) / total)
    return at
