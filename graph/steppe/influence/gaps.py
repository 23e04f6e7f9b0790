"""What is not known: for each pair and kind of channel, how much evidence there is, how old, how much guessed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from steppe.influence.hop import Hop
from steppe.influence.paths import MAX_HOPS, may_carry
from steppe.influence.rows import cells
from steppe.influence.scene import Scene

VERIFIED = "SELECT ?via (MAX(?day) AS ?last) WHERE { ?via st:verifiedOn ?day } GROUP BY ?via"


@dataclass(frozen=True)
class Cover:
    """Evidence between two actors in channels of one kind."""

    patron: str
    target: str
    kind: str
    channels: int
    unquantified: int
    sources: int
    oldest: str
    """Day on which the record was last verified that has waited longest; empty where none has a day."""


def steps_from(hops: Iterable[Hop], start: str, closed: Collection[str], back: bool = False) -> dict[str, int]:
    """Fewest hops from an actor to each node, or to it if ``back``; nothing runs through what passes nothing on."""
    leaving: dict[str, list[str]] = {}
    for hop in hops:
        one, other = (hop.influenced, hop.influencer) if back else (hop.influencer, hop.influenced)
        leaving.setdefault(one, []).append(other)
    found, edge = {start: 0}, [start]
    while edge:
        edge = [
            node
            for one in edge
            if one == start or may_carry(one, closed)
            for node in leaving.get(one, ())
            if node not in found and found.setdefault(node, found[one] + 1)
        ]
    return found


def on_chains(
    hops: Sequence[Hop], patron: str, target: str, closed: Collection[str], longest: int = MAX_HOPS
) -> list[Hop]:
    """Channels that lie on some chain from one actor to another."""
    ahead, behind = steps_from(hops, patron, closed), steps_from(hops, target, closed, back=True)

    def lies(hop: Hop) -> bool:
        one, other = hop.influencer, hop.influenced
        if one not in ahead or other not in behind or ahead[one] + 1 + behind[other] > longest:
            return False
        inner = one == patron or may_carry(one, closed)
        return inner and (other == target or may_carry(other, closed)) and target != one and patron != other

    return [hop for hop in hops if lies(hop)]


def cover(scene: Scene, patrons: Sequence[str], targets: Sequence[str]) -> list[Cover]:
    """Evidence by pair and kind, kinds that a pair has nothing of included: a blank is not a nought."""
    verified: Mapping[str, str] = dict(map(tuple, cells(scene.store, VERIFIED)))  # type: ignore[arg-type]
    kinds = sorted({hop.kind for hop in scene.hops})
    found = []
    for patron in patrons:
        for target in targets:
            if patron == target:
                continue
            its = on_chains(scene.hops, patron, target, scene.closed)
            for kind in kinds:
                of = [hop for hop in its if hop.kind == kind]
                days = [verified[record] for hop in of for record in hop.records if record in verified]
                found.append(
                    Cover(
                        patron,
                        target,
                        kind,
                        len(of),
                        sum(not hop.quantified for hop in of),
                        len({source for hop in of for source in hop.sources}),
                        min(days, default=""),
                    )
                )
    return found
