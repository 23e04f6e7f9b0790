"""The frame of a picture, what placing needs of a node, and the anchors of states within the frame."""

from __future__ import annotations

from dataclasses import dataclass

from steppe.draw.anchors import ANCHORS

Point = tuple[float, float]
_RIM = 40


@dataclass(frozen=True)
class Frame:
    """Size of the picture in pixels, how many nodes of the backbone it opens on, and how far north and south part."""

    width: int
    height: int
    core: int
    stretch: float = 1.0


@dataclass(frozen=True)
class Shape:
    """What placing needs of a node: its name in lines and its radius."""

    name: str
    radius: int


def anchor(iri: str, frame: Frame) -> Point | None:
    """Where a reader looks for a state, in pixels from the middle."""
    if iri not in ANCHORS:
        return None
    x, y = ANCHORS[iri]
    y = max(-1.0, min(1.0, y * frame.stretch))
    return x * (frame.width / 2 - _RIM), y * (frame.height / 2 - _RIM)
