"""What is not known: for each pair and kind of channel, how much evidence there is, how old, how much guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from steppe.influence.coverage import dyads
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


def cover(scene: Scene, patrons: Sequence[str], targets: Sequence[str]) -> list[Cover]:
    """Evidence by pair and kind, kinds that a pair has nothing of included: a blank is not a nought."""
    verified: Mapping[str, str] = dict(map(tuple, cells(scene.store, VERIFIED)))  # type: ignore[arg-type]
    kinds = sorted({hop.kind for hop in scene.hops})
    found = []
    for (patron, target), its in dyads(scene.hops, patrons, targets, scene.closed).items():
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
