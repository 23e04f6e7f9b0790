"""What if: reach without some channels or with potential ones switched on, in the very same worlds.

Both sides of a comparison share their worlds, so that a difference is the channels' and not the dice's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from steppe.influence.evidence import GROUPS
from steppe.influence.hop import Hop
from steppe.influence.noise import Floats
from steppe.influence.reach import spread
from steppe.influence.rows import cells
from steppe.influence.scene import Scene, sureness
from steppe.influence.worlds import BITS


@dataclass(frozen=True)
class Change:
    """Reach of a patron to a target before and after, and the change with its 90 % interval over draws."""

    patron: str
    target: str
    before: float
    after: float
    low: float
    high: float
    words: str

    @property
    def size(self) -> float:
        """Mean change."""
        return self.after - self.before


def changes(patrons: Sequence[str], targets: Sequence[str], before: Floats, after: Floats) -> list[Change]:
    """Changes by patron and target of reaches of shape (patrons, targets, draws); means, and words for their sign."""
    found = []
    for i, patron in enumerate(patrons):
        for j, target in enumerate(targets):
            if patron == target:
                continue
            one, other = before[i, j], after[i, j]
            difference = other - one
            low, high = np.quantile(difference, (0.05, 0.95))
            up = float((difference > 0).mean() + (difference == 0).mean() / 2)
            words = sureness(up) if difference.any() else "no change"
            found.append(Change(patron, target, float(one.mean()), float(other.mean()), float(low), float(high), words))
    return found


def touches(hop: Hop, gone: Collection[str]) -> bool:
    """Whether a channel is of one of the nodes, records or kinds named."""
    return hop.kind in gone or hop.influencer in gone or hop.influenced in gone or bool({*hop.records} & {*gone})


def without(scene: Scene, patrons: Sequence[str], targets: Sequence[str], gone: Collection[str]) -> list[Change]:
    """What changes when nodes, records or kinds of channel are taken away.

    Args:
        scene: of the day.
        patrons: IRIs of those who may move.
        targets: IRIs of those who may be moved.
        gone: IRIs of nodes and records, and local names of kinds.
    """
    kept = [hop for hop in scene.told if not touches(hop, gone)]
    after = scene.reaches_of(patrons, targets, kept)
    return changes(patrons, targets, scene.reaches(patrons, targets), after)


def built(scene: Scene, patrons: Sequence[str], targets: Sequence[str], projects: Collection[str]) -> list[Change]:
    """What changes when the potential channels of some records, facilities or firms work as live ones."""
    known = {hop.channel for hop in scene.told}
    more = [hop for hop in scene.potential if hop.channel not in known and touches(hop, projects)]
    after = scene.reaches_of(patrons, targets, [*scene.told, *more])
    return changes(patrons, targets, scene.reaches(patrons, targets), after)


@dataclass(frozen=True)
class Loss:
    """A node, and what is left of a reach without it."""

    node: str
    before: float
    after: float


def losses(scene: Scene, patron: str, target: str) -> list[Loss]:
    """What each single node's loss would leave of a patron's reach to a target; the heaviest loss first.

    Only nodes that pass influence on are tried, and of these only those that it arrives at in some world.
    """
    columns, worlds = scene.worlds.columns, scene.worlds
    start, end = columns.place(patron), columns.place(target)
    if start is None or end is None:
        return []
    carrying = columns.carrying(scene.closed)
    (arrived,) = spread(worlds, [start], carrying)
    before = float(np.bitwise_count(arrived[end]).mean() / BITS)
    found = []
    for node in np.flatnonzero(arrived.any(axis=1) & carrying).tolist():
        if node in (start, end):
            continue
        kept = (columns.source != node) & (columns.target != node)
        (left,) = spread(worlds, [start], carrying, kept, np.array([end], np.intp))
        after = float(np.bitwise_count(left).mean() / BITS)
        if after < before:
            found.append(Loss(columns.nodes[node], before, after))
    return sorted(found, key=lambda loss: (loss.after, loss.node))


PROJECTS = """
SELECT DISTINCT ?via ?project WHERE {
    { ?via a st:Stake ; st:owned ?project } UNION { ?via a st:Facility . BIND(?via AS ?project) } UNION
    { ?via a st:Agreement . BIND(?via AS ?project) }
}"""


@dataclass(frozen=True)
class Shift:
    """A proposed project and the greatest of the changes that it would bring."""

    project: str
    channels: int
    greatest: Change
    total: float
    """Sum of the sizes of all changes."""


def shifts(scene: Scene, patrons: Sequence[str], targets: Sequence[str]) -> list[Shift]:
    """Which proposed project would shift the balance most if it were built: by the sum of the changes of reach."""
    of: dict[str, str] = dict(map(tuple, cells(scene.store, PROJECTS)))  # type: ignore[arg-type]
    groups: dict[str, set[str]] = {}
    for hop in scene.potential:
        groups.setdefault(of.get(hop.via, hop.via), set()).add(hop.via)
    found = []
    for project, records in sorted(groups.items()):
        its = built(scene, patrons, targets, records)
        total = sum(abs(change.size) for change in its)
        if total > 0:
            number = sum(hop.via in records for hop in scene.potential)
            found.append(Shift(project, number, max(its, key=lambda c: abs(c.size)), total))
    return sorted(found, key=lambda shift: (-shift.total, shift.project))


@dataclass(frozen=True)
class Drop:
    """One kind of channel or publisher left out, and what it does to the rank of the first patron over a target."""

    left_out: str
    channels: int
    target: str
    first: str
    then: str
    chance: float
    """Chance of rank 1 that the one who is first keeps."""
    moved: float
    """Greatest change of any patron's mean reach to the target, with its sign."""


def drops(scene: Scene, patrons: Sequence[str], targets: Sequence[str]) -> Iterator[Drop]:
    """Sensitivity: leave out each kind of channel, and each publisher, in turn.

    Without a publisher, what rests on it alone is gone; the credence of what others back too is left as it is.
    """
    whole = scene.reaches(patrons, targets)
    group = {source: group for source, _, group in cells(scene.store, GROUPS)}
    alone = [{group[source] for source in hop.sources if source in group} for hop in scene.told]
    kinds, publishers = {hop.kind for hop in scene.told}, {name for names in alone if len(names) == 1 for name in names}
    choices = [(kind, [hop.kind != kind for hop in scene.told]) for kind in sorted(kinds)]
    choices += [(publisher, [names != {publisher} for names in alone]) for publisher in sorted(publishers)]
    for name, kept in choices:
        if name in kinds:
            # Channels counted as one are of one kind: the worlds at hand serve.
            left = scene.reaches(patrons, targets, scene.rows([hop.kind != name for hop in scene.hops]))
        else:
            left = scene.reaches_of(patrons, targets, [hop for hop, keep in zip(scene.told, kept, strict=True) if keep])
        for j, target in enumerate(targets):
            others = [i for i, patron in enumerate(patrons) if patron != target]
            before, after = whole[others][:, j], left[others][:, j]
            if not before.any():
                continue
            first, then = (int(side.mean(axis=1).argmax()) for side in (before, after))
            moved = after.mean(axis=1) - before.mean(axis=1)
            top = (after[first] >= after.max(axis=0)) & (after[first] > 0)
            yield Drop(
                name,
                kept.count(False),
                target,
                patrons[others[first]],
                patrons[others[then]] if after.any() else "",
                float(top.mean()),
                float(moved[np.abs(moved).argmax()]),
            )
