"""Channels of one pair and kind as one: dependences add, they do not multiply chances.

Ten plants of one firm in one state, of which nobody knows the weight, are one unknown dependence and not ten: else the
best-documented state would look the most influenced. Quantified and unquantified channels stay apart, so that a further
record never weakens what was there.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from steppe.influence.evidence import believed
from steppe.influence.hop import FIGURE, SHARED, Hop
from steppe.influence.parameters import Parameters
from steppe.influence.strength import bandwidth, strength
from steppe.terms import PREFIXES

Key = tuple[str, str, str, bool]
Memo = dict[tuple[Key, frozenset[str]], Hop]
"""What was counted as one before, by its ends, kind and parts."""


def pooled(hops: Iterable[Hop], parameters: Parameters, memo: Memo | None = None) -> list[Hop]:
    """One channel for each pair of ends, kind, and whether it is quantified; sorted by name.

    A figure of the whole of a dependence stands for the records that are its parts. The same record twice, or the order
    of records, changes nothing.

    Args:
        hops: channels of single records of one day.
        parameters: of the model.
        memo: what was counted of the same day before, and is not counted again; what is new is added.
    """
    groups: dict[Key, dict[str, Hop]] = defaultdict(dict)
    for hop in hops:
        for part in hop.parts or (hop,):
            groups[part.influencer, part.influenced, part.kind, part.quantified][part.channel] = part
    for key in [key for key in groups if key[3]]:
        # Where a figure gives the whole, records whose size nobody knows are parts of it too.
        if any(part.whole for part in groups[key].values()):
            groups[key].update(groups.pop((*key[:3], False), {}))
    memo = {} if memo is None else memo
    found = []
    for key, parts in groups.items():
        known = key, frozenset(parts)
        if known not in memo:
            memo[known] = _one(key, parts, parameters)
        found.append(memo[known])
    return sorted(_rationed(found, parameters), key=lambda hop: hop.channel)


def _rationed(hops: list[Hop], parameters: Parameters) -> list[Hop]:
    """The same channels, with what nobody knows at most an equal part of what is left of the whole.

    All dependences of one target of one kind are shares of one total. Of sixty firms whose weight in a state's revenue
    is not known, none can be taken for a fifth of it.
    """
    known: dict[tuple[str, str], float] = defaultdict(float)
    unknown: dict[tuple[str, str], int] = defaultdict(int)
    for hop in hops:
        known[hop.influenced, hop.kind] += hop.dependence or 0.0
        unknown[hop.influenced, hop.kind] += hop.dependence is None
    floor = parameters.number["bandwidth-from"]
    found = []
    for hop in hops:
        if hop.dependence is not None:
            found.append(hop)
            continue
        usual = parameters.dependence_on(hop.kind).mean
        if hop.kind in SHARED:
            key = hop.influenced, hop.kind
            usual = max(floor, min(usual, (1 - known[key]) / unknown[key]))
        if hop.most is not None:
            usual = min(usual, hop.most)
        force = strength(hop.kind, hop.dependence, hop.bandwidth, hop.age, parameters, hop.escape, usual)
        found.append(replace(hop, typical=usual, strength=force))
    return found


def _one(key: Key, named: dict[str, Hop], parameters: Parameters) -> Hop:
    parts = sorted(named.values(), key=lambda p: (not p.whole, -p.strength, p.channel))
    first = parts[0]
    counted = [p for p in parts if p.whole and p.quantified] or parts
    dependence = first.dependence
    value = max((p.value for p in counted if p.value is not None), default=None)
    if key[3] and first.basis == FIGURE and not first.whole:
        dependence = min(1.0, math.fsum(p.dependence for p in counted if p.dependence is not None))
    if not first.whole:
        known = [p.value for p in counted if p.value is not None]
        value = math.fsum(known) if known else None
    if key[3] and first.basis != FIGURE:
        dependence = max(p.dependence for p in counted if p.dependence is not None)
    band, left = bandwidth(value, parameters), max(p.age for p in counted)
    groups: dict[str, float] = {}
    for group, reliability in (pair for p in parts for pair in p.groups):
        groups[group] = max(reliability, groups.get(group, 0.0))
    reckoning = first.reckoning
    if dependence != first.dependence:
        reckoning = f"{len(counted)} records together; the largest: {reckoning}"
    name = sha256(" ".join((*key[:3], str(key[3]))).encode()).hexdigest()[:16]
    return replace(
        first,
        channel=PREFIXES["channel"] + name,
        begins=min((p.begins for p in counted if p.begins), default=None),
        ends=None if any(p.ends is None for p in counted) else max(p.ends for p in counted if p.ends),
        strength=strength(first.kind, dependence, band, left, parameters, first.escape),
        credence=_either(parts, groups, parameters),
        dependence=dependence,
        sources=tuple(sorted({source for p in parts for source in p.sources})),
        publishers=len(groups) or max(p.publishers for p in parts),
        reckoning=reckoning,
        bandwidth=band,
        age=left,
        value=value,
        theta=max(p.theta for p in counted),
        groups=tuple(sorted(groups.items())),
        fresh=max(p.fresh for p in parts),
        parts=tuple(parts),
    )


def _either(parts: list[Hop], groups: dict[str, float], parameters: Parameters) -> float:
    """Chance that at least one of the channels is there; records of one publisher are not independent."""
    if len(parts) == 1 or not groups:
        return max(p.credence for p in parts)
    return max(believed(groups.items(), max(p.fresh for p in parts), parameters), *(p.credence for p in parts))


def apportioned(hops: Iterable[Hop], controls: dict[str, set[str]], parameters: Parameters) -> list[Hop]:
    """The same channels with what a state's own lenders are owed taken out of what is owed to the state.

    A figure of the debt owed to a state counts the loans of the banks it controls. Each debt is counted once: with the
    bank where its loans are told, the rest with the state. Loans that come to more than the figure are scaled to it.

    Args:
        hops: channels of single records.
        controls: firms that each actor holds by a majority, from `steppe.influence.control.majorities`.
        parameters: of the model.
    """
    found = list(hops)
    owed = [h for h in found if h.kind == "Credit" and h.dependence is not None]
    for total in [h for h in owed if h.whole and controls.get(h.influencer)]:
        mine = controls[total.influencer]
        parts = [h for h in owed if h.influencer in mine and h.influenced == total.influenced]
        told = {h.influencer for h in parts if h.whole}
        parts = [h for h in parts if h.whole or h.influencer not in told]
        fixed = math.fsum(h.dependence or 0 for h in parts if h.whole)
        loans = math.fsum(h.dependence or 0 for h in parts if not h.whole)
        whole = total.dependence or 0
        rest = max(0.0, whole - fixed - loans)
        scale = 1.0 if rest or not loans else max(0.0, whole - fixed) / loans
        for part in parts:
            if scale < 1 and not part.whole:
                found[found.index(part)] = _sized(part, (part.dependence or 0) * scale, "scaled to", total, parameters)
        if parts:
            place = found.index(total)
            found[place : place + 1] = (
                [_sized(total, rest, "what its own lenders are owed taken out of", total, parameters)] if rest else []
            )
    return found


def _sized(hop: Hop, dependence: float, how: str, total: Hop, parameters: Parameters) -> Hop:
    value = hop.value * dependence / hop.dependence if hop.value is not None and hop.dependence else hop.value
    band = bandwidth(value, parameters)
    words = f"{hop.reckoning}; {how} {total.reckoning}" if hop is not total else f"{hop.reckoning}; {how} it"
    force = strength(hop.kind, dependence, band, hop.age, parameters, hop.escape)
    return replace(
        hop, dependence=dependence, value=value, bandwidth=band, strength=force, reckoning=words, spread=None
    )
