"""Two actors: all that lies between them, and the strongest chains from one to the other."""

from __future__ import annotations

from collections.abc import Iterable

from steppe.draw.backbone import WIDE
from steppe.draw.model import Tie
from steppe.draw.scene import Pick, Scene, kind
from steppe.draw.views.common import NothingToDraw, behind, by_strength, count
from steppe.draw.views.hops import hop_ties
from steppe.influence import Chain, strongest, to_networkx
from steppe.influence.paths import MAX_HOPS, closed_to

CHAINS = 3
MANY = 0.2
"""Worth of a bloc, treaty or event of many that two actors share, against a firm or a facility that only they do."""
_MEETING = ("bloc", "agreement", "event", "programme")


def chains(scene: Scene, one: str, other: str, many: int = CHAINS, hops: int = MAX_HOPS) -> list[Chain]:
    """The strongest diverse chains of channels from one actor to another on the day."""
    store = scene.steppe.store
    return strongest(to_networkx(store, scene.day), one, other, closed_to(store), many, hops)


def path(scene: Scene, one: str, other: str, many: int = CHAINS, hops: int = MAX_HOPS) -> Pick:
    """The strongest diverse chains from one actor to another, each hop a tie.

    Raises:
        NothingToDraw: there is no evidenced chain.
    """
    names = f"{scene.short(one)} to {scene.short(other)}"
    found = chains(scene, one, other, many, hops)
    if not found:
        raise NothingToDraw(f"no evidenced chain from {names} on {scene.day}")
    ties, facts = hop_ties(scene, found)
    order = tuple(
        dict.fromkeys((one, other, *(e for c in found for h in c.hops for e in (h.influencer, h.influenced))))
    )
    most = max(len(c.hops) for c in found)
    lead = (
        f"The {count(len(found), 'strongest chain')} from {names}, {count(most, 'hop')} at most, any two sharing at "
        "most one channel; weaker chains and all other ties are left out; capacity to move, not proof of use"
    )
    kinds = {iri: scene.kinds.get(iri) or kind(scene.graph, iri) for iri in order}
    return Pick(f"From {names}", lead, kinds, order, tuple(ties), (*facts, *behind(scene, ties, ())), focus=2)


def between(scene: Scene, one: str, other: str) -> Pick:
    """All ties of two actors with each other, what both are tied to, and the chains between them, either way.

    Raises:
        NothingToDraw: nothing joins them.
    """
    pair, names = {one, other}, f"{scene.short(one)} and {scene.short(other)}"
    if one == other:
        raise NothingToDraw(f"{scene.short(one)} and itself are no pair")
    direct = [t for t in scene.ties if {t.source, t.target} == pair]
    shared = _others(scene.ties, one) & _others(scene.ties, other)
    ways = [hop_ties(scene, chains(scene, a, b)) for a, b in ((one, other), (other, one))]
    hops, facts = [t for way in ways for t in way[0]], [f for way in ways for f in way[1]]
    on_chain = {end for t in hops for end in (t.source, t.target)} - pair
    if not direct and not shared and not on_chain:
        raise NothingToDraw(f"nothing joins {names} on {scene.day}")
    with_one, with_other = scene.strength.get(one, {}), scene.strength.get(other, {})
    weight = {
        iri: min(with_one.get(iri, 0.0), with_other.get(iri, 0.0)) * (MANY if scene.kinds[iri] in _MEETING else 1)
        for iri in shared
    }
    live = [iri for iri in by_strength(shared - on_chain, weight) if weight[iri]]
    order = (one, other, *sorted(on_chain), *live)[:WIDE]
    spokes = [t for t in scene.ties if {t.source, t.target} & pair and {t.source, t.target} & {*shared, *on_chain}]
    ties = (*direct, *spokes, *hops)
    records = {iri for t in direct for iri in t.facts}
    lead = (
        f"{names}: {count(len(records), 'fact')} between the two, {count(len(shared), 'thing')} tied to both, and "
        f"{count(len(on_chain), 'link')} of the strongest chains either way; all that is tied to one alone is left out"
    )
    nodes = {*pair, *shared, *on_chain}
    kinds = {iri: scene.kinds.get(iri) or kind(scene.graph, iri) for iri in nodes}
    return Pick(names, lead, kinds, order, ties, (*facts, *behind(scene, ties, ())), focus=2)


def _others(ties: Iterable[Tie], iri: str) -> set[str]:
    """What a thing is tied to."""
    return {t.target if t.source == iri else t.source for t in ties if iri in {t.source, t.target}}
