"""Places of nodes, settled before the browser sees them: states where a reader looks for them, the rest between.

No chance and no clock: the same graph gives the same places, and a few more facts move little. Nodes of the opening
view get room for their names; all others get room for their shape.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from steppe.ask import BadQuestion
from steppe.draw.backbone import Strengths
from steppe.draw.frame import Frame, Shape
from steppe.draw.layouts import LAYOUTS, is_fixed
from steppe.draw.rest import rest
from steppe.draw.settle import settle

GEOGRAPHIC = "geographic"
_GRID = 20


def places(
    shapes: Mapping[str, Shape],
    core: Sequence[str],
    strength: Strengths,
    kept: Sequence[tuple[str, str]],
    frame: Frame,
    layout: str = GEOGRAPHIC,
    focus: int = 0,
) -> dict[str, tuple[int, int]]:
    """Place of every node, in whole pixels from the middle.

    Args:
        shapes: every node.
        core: nodes of the opening view in the order of their rank.
        strength: summed strength between things.
        kept: pairs drawn in the opening view.
        frame: size of the picture.
        layout: one of `LAYOUTS`.
        focus: how many nodes, the first in order, the view is about; 0 for the whole graph.

    Raises:
        BadQuestion: there is no such layout.
    """
    if layout not in LAYOUTS:
        raise BadQuestion(f"no layout is called '{layout}'; there are {', '.join(LAYOUTS)}")
    # On a coarse grid, one more fact seldom moves anything.
    near = LAYOUTS[layout](core, strength, frame, focus)
    wanted = {iri: (_GRID * round(x / _GRID), _GRID * round(y / _GRID)) for iri, (x, y) in near.items()}
    fixed = {iri for iri in core if is_fixed(iri, layout)}
    found = settle(shapes, core, kept, wanted, frame, fixed)
    known = {iri: at for iri, at in wanted.items() if iri in fixed or layout != GEOGRAPHIC}
    found.update(rest(shapes, found, known, strength, frame))
    return {iri: (round(x), round(y)) for iri, (x, y) in found.items()}
