"""What the views of a part share: names, facts that belong to what is shown, and the words of counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from steppe.draw.backbone import Strengths, kept
from steppe.draw.model import Fact, Tie
from steppe.draw.scene import Scene

NEIGHBOURS = 3
"""Neighbours that a thing brings into an opening."""
CROSS = 2
"""Ties that a thing keeps to others which the view is not about."""


class NothingToDraw(LookupError):
    """A view with nothing in it, in one line."""


def count(number: int, one: str, many: str = "") -> str:
    """``1 thing``, ``1,204 things``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def behind(scene: Scene, ties: Iterable[Tie], nodes: Collection[str], about: Collection[str] = ()) -> tuple[Fact, ...]:
    """Facts behind ties with the claims on them, and what is told of nodes alone.

    Args:
        scene: where the facts are.
        ties: ties that are drawn.
        nodes: nodes that are drawn.
        about: nodes of which every fact that makes no tie is wanted too.
    """
    named = {iri for tie in ties for iri in tie.facts}
    tied = {iri for tie in scene.ties for iri in tie.facts}
    found = []
    for iri, fact in scene.facts.items():
        ends = set(fact.ends)
        alone = iri not in tied and ends and (ends & set(about) or ends <= {*nodes})
        if iri in named or fact.of in named or alone:
            found.append(fact)
    return tuple(found)


def between_ties(ties: Iterable[Tie], order: Sequence[str], strength: Strengths, about: Collection[str]) -> list[Tie]:
    """Ties with what the view is about, and of the ties among the rest of the opening the strongest of each."""
    rest = [iri for iri in order if iri not in about]
    pairs = {frozenset(pair) for pair in kept(rest, strength, CROSS)}
    return [t for t in ties if {t.source, t.target} & set(about) or frozenset((t.source, t.target)) in pairs]


def gathered(nodes: Collection[str], strength: Strengths, most: int) -> tuple[str, ...]:
    """Nodes for an opening: the most strongly tied ones, each followed by its strongest neighbours: none is alone."""
    total = {iri: sum(strength.get(iri, {}).values()) for iri in nodes}
    chosen = dict[str, None]()
    for iri in by_strength(nodes, total):
        near = [other for other in by_strength(strength.get(iri, {}), strength.get(iri, {})) if other in total]
        for other in (iri, *near[:NEIGHBOURS]):
            chosen.setdefault(other)
        if len(chosen) >= most:
            break
    return tuple(chosen)[:most]


def by_strength(nodes: Iterable[str], strength: dict[str, float]) -> list[str]:
    """Nodes, the strongest first."""
    return sorted(nodes, key=lambda iri: (-strength.get(iri, 0.0), iri))
