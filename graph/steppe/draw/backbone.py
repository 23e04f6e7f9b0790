"""Which nodes the picture opens on: the states and organisations most strongly tied to the five states of the region.

The order is the same for every size of screen: a small one shows fewer of the same nodes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from steppe.draw.model import ENDED, Tie
from steppe.draw.relations import KIND
from steppe.terms import PREFIXES

FIVE = tuple(PREFIXES["actor"] + s for s in ("kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan"))
"""The states that the graph is about; they come first."""
POWERS = tuple(PREFIXES["actor"] + s for s in ("china", "russia", "united-states"))
"""The states whose weight in the region the graph asks about; they come next."""
WIDE = 50
"""Nodes of the opening view on a desk."""
TALL = 20
"""Nodes of the opening view on a telephone."""
STRONGEST = 3
"""Ties that each node of the opening view keeps."""
STRONGEST_OF_PART = 12
"""Ties that each node keeps where a part of the graph is shown."""
_FAR = 0.2
"""Worth of a tie that touches none of the five, against one that does."""
_ENOUGH = 6.0
"""Strength beyond which a tie adds nothing to a rank: breadth counts, not one long list of figures."""
_WEIGHT = {"state": 1.5, "bloc": 1.3}
_FIRST = 8
_SHARE = {"state": 0.4, "bloc": 0.25}
"""Share that one kind may take of the opening view after the first: states and organisations both are to be seen."""

Strengths = dict[str, dict[str, float]]


def strengths(ties: Iterable[Tie]) -> Strengths:
    """Summed strength between each two things; what is over does not count."""
    found: Strengths = defaultdict(lambda: defaultdict(float))
    for tie in ties:
        if tie.state != ENDED:
            found[tie.source][tie.target] += tie.strength
            found[tie.target][tie.source] += tie.strength
    return {a: dict(sorted(of.items())) for a, of in sorted(found.items())}


def ranked(kinds: Mapping[str, str], strength: Strengths, limit: int = WIDE) -> list[str]:
    """The nodes of the backbone in the order of their rank: the five, the powers, then by strength.

    Every node but the first ones is tied to one before it, so that none stands alone.

    Args:
        kinds: kind of each node.
        strength: summed strength between things.
        limit: most nodes.
    """
    able = {iri for iri, kind in kinds.items() if KIND[kind].backbone and iri in strength}
    chosen = [iri for iri in (*FIVE, *POWERS) if iri in able]
    score = {iri: _score(strength[iri], able) * _WEIGHT.get(kinds[iri], 1.0) for iri in able - set(chosen)}
    todo = sorted(score, key=lambda iri: (-score[iri], iri))
    if not chosen:
        chosen, todo = todo[:1], todo[1:]
    while len(chosen) < limit:
        among = set(chosen)
        tied = [iri for iri in todo if among & strength[iri].keys()]
        if not tied:
            break
        found = next((iri for iri in tied if not _full(kinds[iri], chosen, kinds)), tied[0])
        chosen.append(found)
        todo.remove(found)
    return chosen[:limit]


def _full(kind: str, chosen: list[str], kinds: Mapping[str, str]) -> bool:
    """Whether a kind has its share of what is chosen so far, the first aside."""
    after = chosen[_FIRST:]
    return kind in _SHARE and sum(kinds[iri] == kind for iri in after) + 1 > _SHARE[kind] * (len(after) + 1)


def _score(ties: Mapping[str, float], able: set[str]) -> float:
    near = sum(min(s, _ENOUGH) for other, s in ties.items() if other in FIVE)
    far = sum(min(s, _ENOUGH) for other, s in ties.items() if other in able and other not in FIVE)
    return near + min(_FAR * far, _ENOUGH)


def kept(nodes: Iterable[str], strength: Strengths, most: int = STRONGEST) -> list[tuple[str, str]]:
    """Pairs that remain when each node keeps its strongest ties to others of the same set."""
    chosen = list(nodes)
    among = set(chosen)
    pairs = set()
    for a in chosen:
        best = sorted(((-s, b) for b, s in strength.get(a, {}).items() if b in among))[:most]
        pairs |= {(min(a, b), max(a, b)) for _, b in best}
    return sorted(pairs)
