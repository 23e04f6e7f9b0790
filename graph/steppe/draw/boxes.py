"""Room that a node takes with its name: lines of the name, their width, and whether two boxes or a line meet.

The browser draws names in the same lines; widths are reckoned on the safe side, since its fonts are not known here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

LINE = 17
"""Characters after which a name is broken."""
LINES = 3
"""Lines of a name at most; the rest is cut and can be read in the panel."""
SIZE = 12
"""Height of the letters in pixels."""
LEAD = 14
"""Height of a line in pixels."""
MARGIN = 5
_INITIALS = re.compile(r"[A-Z][A-Z0-9+-]{1,6}")
_NARROW = set("iljtfrI.,:;'|!() -")
_BROAD = set("mwMWQOGD@%")


class Box(NamedTuple):
    """Left, top, right, bottom, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


def wrap(name: str) -> str:
    """A name in lines.

    >>> wrap("Export-Import Bank of the United States").split(chr(10))
    ['Export-Import', 'Bank of the', 'United States']
    """
    lines: list[str] = [""]
    for word in re.findall(r"[^\s-]+-?|-", name):
        joint = "" if not lines[-1] or lines[-1].endswith("-") else " "
        if lines[-1] and len(lines[-1]) + len(joint) + len(word) > LINE:
            lines.append("")
            joint = ""
        lines[-1] += joint + word
    shown = [text if len(text) <= LINE + 7 else text[: LINE + 6] + "…" for text in lines[:LINES]]
    if len(lines) > LINES:
        shown[-1] = shown[-1].rstrip("…") + "…"
    return "\n".join(shown)


def tag(name: str, slug: str, others: Iterable[str]) -> str:
    """The name to write on the picture: initials in place of three words and more, those of the slug first.

    >>> tag("Shanghai Cooperation Organisation", "sco", ["SCO"]), tag("United Nations", "un", ["UN"])
    ('SCO', 'United Nations')
    """
    if len(re.findall(r"[^\s-]+", name)) < 3:
        return name
    known = [other for other in others if _INITIALS.fullmatch(other)]
    return min(known, key=lambda other: (other.lower() != slug, len(other), other), default=name)


def width(text: str, size: int = SIZE) -> float:
    """Width of one line of text in pixels, on the safe side."""
    total = 0.0
    for c in text:
        if unicodedata.east_asian_width(c) in "WF":
            total += 1.0
        elif unicodedata.combining(c):
            continue
        else:
            total += 0.34 if c in _NARROW else 0.88 if c in _BROAD or c.isupper() else 0.58
    return total * size


@cache
def room(name: str, radius: int) -> Box:
    """Box of a node around its own middle: its shape with its name beneath."""
    lines = name.split("\n")
    half = max(radius, max(width(text) for text in lines) / 2) + MARGIN
    return Box(-half, -radius - MARGIN, half, radius + 3 + LEAD * len(lines) + MARGIN)


def box(name: str, radius: int, x: float, y: float) -> Box:
    """Box of a node at a place."""
    left, top, right, bottom = room(name, radius)
    return Box(x + left, y + top, x + right, y + bottom)


def meet(a: Box, b: Box) -> bool:
    """Whether two boxes overlap."""
    return a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom


def crosses(ax: float, ay: float, bx: float, by: float, of: Box) -> bool:
    """Whether the line from a to b runs through a box (Liang and Barsky's clipping)."""
    if max(ax, bx) < of.left or min(ax, bx) > of.right or max(ay, by) < of.top or min(ay, by) > of.bottom:
        return False
    low, high = 0.0, 1.0
    for delta, near, far in ((bx - ax, of.left - ax, of.right - ax), (by - ay, of.top - ay, of.bottom - ay)):
        if delta == 0:
            if near > 0 or far < 0:
                return False
            continue
        first, last = sorted((near / delta, far / delta))
        low, high = max(low, first), min(high, last)
        if low > high:
            return False
    return True
