"""Reach: the chance that a patron's influence gets through to a target, over many possible worlds.

I(A -> B) = Pr[B is reachable from A when every channel is up with its strength and exists with its credence]. That is
two-terminal network reliability, and the activation probability of the independent cascade model (Kempe, Kleinberg,
Tardos 2003). Never the sum of path strengths. Worlds are evaluated sixty-four at a time in the bits of a word; each
word has a parameter draw of its own, so that the spread over words is the interval. The same worlds serve every
patron, every target and every question of what would be without a channel.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from steppe.influence.columns import Mask, Numbers
from steppe.influence.noise import FULL, Floats, Words
from steppe.influence.worlds import BITS, CARRYING, DRAWS, Worlds, draw_worlds

__all__ = ["BITS", "CARRYING", "DRAWS", "Worlds", "draw_worlds", "reach", "reaches", "spread"]
COLUMNS = 16
"""Words reached in one go: what fits the caches of a small machine."""


def spread(
    worlds: Worlds, starts: Sequence[int], carrying: Mask, used: Mask | None = None, ends: Numbers | None = None
) -> Words:
    """Worlds in which nodes are reached from each patron: shape (patrons, ends, draws).

    Only channels that leave what was newly reached are looked at again, until nothing new is reached. All patrons go
    at once.

    Args:
        worlds: from `draw_worlds`.
        starts: numbers of the patrons' nodes.
        carrying: for each node, whether it passes anything on (`Columns.carrying`); a patron passes on its own.
        used: for each row, whether its channel counts; all if None.
        ends: numbers of the nodes asked about; all if None.
    """
    nodes, draws = len(worlds.columns.nodes), worlds.draws
    if ends is None:
        ends = np.arange(nodes)
    else:
        # Of a million channels, few lie on a way to the ends.
        leading = worlds.columns.leading(ends, carrying, used)
        used = leading if used is None else leading & used
    patrons = np.arange(len(starts))[:, None] * nodes
    found = np.empty((len(starts), len(ends), draws), np.uint64)
    for left in range(0, draws, COLUMNS):
        words = slice(left, min(left + COLUMNS, draws))
        # The state of a patron's influence at a node has the number patron x nodes + node.
        reached = np.zeros((len(starts) * nodes, words.stop - left), np.uint64)
        fresh = patrons[:, 0] + np.array(starts, np.intp)
        reached[fresh] = FULL
        while fresh.size:
            fresh = _pass_on(worlds, reached, fresh, used, words)
            fresh = fresh[carrying[fresh % nodes]]
        if worlds.holding:
            for patron, passed in enumerate(reached.reshape(len(starts), nodes, -1)):
                found[patron, :, words] = _arrive(worlds, passed, starts[patron], carrying, used, ends, words)
        else:
            found[:, :, words] = reached[patrons + ends]
    return found


def _arrive(
    worlds: Worlds,
    passed: Words,
    start: int,
    carrying: Mask,
    used: Mask | None,
    ends: Numbers,
    words: slice,
) -> Words:
    """What arrives at the ends from one patron, whether or not they pass it on: only the last hop counts in full."""
    columns = worlds.columns
    leaves, enters = passed.any(axis=1) & carrying, np.zeros(len(passed), bool)
    leaves[start], enters[ends] = True, True
    wanted = leaves[columns.source] & enters[columns.target]
    rows = np.flatnonzero(wanted if used is None else wanted & used)
    arrived = np.zeros_like(passed)
    if rows.size:
        # Rows are sorted by what they move.
        first = np.flatnonzero(np.diff(columns.target[rows], prepend=-1))
        arriving = passed[columns.source[rows]] & worlds.up(rows, words)
        arrived[columns.target[rows[first]]] = np.bitwise_or.reduceat(arriving, first, axis=0)
    arrived[start] = FULL
    found: Words = arrived[ends]
    return found


def _pass_on(worlds: Worlds, reached: Words, states: Numbers, used: Mask | None, words: slice) -> Numbers:
    """Pass on what some states have; the states that got something new, in order."""
    columns = worlds.columns
    count, nodes = len(columns), len(columns.nodes)
    patron, node = np.divmod(states, nodes)
    place, rows = columns.leaving(node)
    if used is not None:
        place, rows = place[used[rows]], rows[used[rows]]
    if not rows.size:
        return rows
    # Rows are sorted by what they move: so then are the states moved, patron by patron.
    patron, rows = np.divmod(np.sort(patron[place] * count + rows), count)
    first_node = patron * nodes
    moved = first_node + columns.target[rows]
    first = np.flatnonzero(np.diff(moved, prepend=-1))
    arriving = reached[first_node + columns.source[rows]]
    arriving &= worlds.passing(rows, words)
    ends = moved[first]
    before = reached[ends]
    after = np.bitwise_or.reduceat(arriving, first, axis=0)
    after |= before
    changed = (after != before).any(axis=1)
    fresh: Numbers = ends[changed]
    reached[fresh] = after[changed]
    return fresh


def reach(
    worlds: Worlds, start: str, closed: Collection[str], kind: str | None = None, used: Mask | None = None
) -> dict[str, Floats]:
    """Reach from a patron to every node, one value a draw.

    Args:
        worlds: from `draw_worlds`.
        start: IRI of the patron.
        closed: actors that pass nothing on (`steppe.influence.paths.closed_to`).
        kind: only channels of this kind, with those that carry control; all if None.
        used: for each row of the columns, whether its channel counts; all if None.
    """
    columns = worlds.columns
    place = columns.place(start)
    if place is None:
        return {}
    if kind is not None:
        of_kind = columns.of_kinds({kind, *CARRYING})
        used = of_kind if used is None else used & of_kind
    (share,) = np.bitwise_count(spread(worlds, [place], columns.carrying(closed), used)) / BITS
    return dict(zip(columns.nodes, share, strict=True))


def reaches(
    worlds: Worlds, patrons: Sequence[str], targets: Sequence[str], closed: Collection[str], used: Mask | None = None
) -> Floats:
    """Reach of each patron to each target in each draw: shape (patrons, targets, draws); 0 for who has no channel."""
    columns = worlds.columns
    found = np.zeros((len(patrons), len(targets), worlds.draws))
    starts, ends = ([columns.place(node) for node in nodes] for nodes in (patrons, targets))
    rows, cells = ([i for i, place in enumerate(places) if place is not None] for places in (starts, ends))
    if rows and cells:
        words = spread(
            worlds,
            [place for place in starts if place is not None],
            columns.carrying(closed),
            used,
            np.array([place for place in ends if place is not None], np.intp),
        )
        found[np.ix_(rows, cells)] = np.bitwise_count(words) / BITS
    return found
