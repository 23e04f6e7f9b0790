"""The channels that are live on a day, as a networkx MultiDiGraph with the evidence on each edge.

Strength and credence are kept apart: a badly sourced strong tie is not a weak tie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import networkx as nx

from steppe.influence.control import majorities, voting_power
from steppe.influence.dependence import Day, Dependence, runs_out
from steppe.influence.evidence import Evidence
from steppe.influence.figures import Figures, years
from steppe.influence.hop import CONTROL, PRIOR, UNKNOWN, Hop
from steppe.influence.parameters import Parameters
from steppe.influence.pool import apportioned, pooled
from steppe.influence.rows import Row, Told
from steppe.influence.series import weighed
from steppe.influence.strength import age, bandwidth, strength, transmissivity
from steppe.store import Store

__all__ = ["Hop", "channels", "pooled", "stakes_on", "to_networkx"]


def channels(store: Store, as_of: str, potential: bool = False, parameters: Parameters | None = None) -> list[Hop]:
    """Every channel that is certainly live on a day, one a record, sorted.

    Args:
        store: the opened build.
        as_of: the day, as ``2025-06-30``; no figure is taken from after it.
        potential: give those that are only proposed, announced or optional instead.
        parameters: of the model; those of the graph if None.
    """
    parameters = parameters or Parameters.load(store)
    told = Told.read(store)
    certain = [row for row in told.rows if row.holds(as_of) and not _over(row, as_of, parameters)]
    stakes = stakes_on([row for row in certain if not row.potential])
    controls = majorities(stakes, told.state_of)
    on = Day(
        as_of,
        Figures(store, as_of, parameters.number["figure-years"]),
        _power(stakes, parameters),
        _appointers(certain),
        told.state_of,
        told.classes,
        parameters,
    )
    lenders = {state: {body for body, of in told.state_of.items() if of == state} for state in told.state_of.values()}
    evidence = Evidence(store, as_of, parameters)
    steered = {firm for firms in controls.values() for firm in firms} | told.state_of.keys() | _alone(certain, stakes)
    headed = {(row.influencer, row.via) for row in certain if row.kind == "Headship"}
    heads = {holder for holder, _ in headed}
    hops = []
    for row, dependence in weighed([row for row in certain if row.potential == potential], on):
        theta = transmissivity(row.kind, row.influenced, told.classes, steered, parameters)
        if row.kind == "Appointing" and row.influenced in heads and (row.influenced, row.via) not in headed:
            theta = 0.0  # appointed to one post, the official heads a body by another
        hops.append(_hop(row, dependence, theta, evidence, on))
    for state, bodies in lenders.items():
        controls[state] = controls.get(state, set()) | bodies
    hops = _once(hops)
    return hops if potential else apportioned(hops, controls, parameters)


def _once(hops: list[Hop]) -> list[Hop]:
    """The same without the weaker of two channels of control that one record makes between the same two."""
    best: dict[tuple[str, str, str], Hop] = {}
    for hop in hops:
        key = hop.influencer, hop.influenced, hop.via
        if hop.kind in CONTROL and (key not in best or best[key].strength < hop.strength):
            best[key] = hop
    return [h for h in hops if h.kind not in CONTROL or best[h.influencer, h.influenced, h.via] is h]


def _hop(row: Row, of: Dependence, theta: float, evidence: Evidence, on: Day) -> Hop:
    proof = evidence.of(row)
    parameters = on.parameters
    band = bandwidth(of.value, parameters)
    usual = parameters.dependence_on(row.kind).mean
    typical = usual if of.most is None else min(usual, of.most)
    left = age(row.kind, row.begins, on.day, parameters)
    return Hop(
        row.influencer,
        row.influenced,
        row.kind,
        row.via,
        row.channel,
        row.begins or None,
        row.ends or None,
        strength(row.kind, of.share, band, left, parameters, of.escape, typical),
        proof.credence,
        of.share,
        proof.sources,
        len(proof.groups),
        band,
        left,
        PRIOR if row.kind == "Nationality" and of.basis == UNKNOWN else of.basis,
        of.words,
        of.spread,
        of.value,
        of.escape,
        theta,
        proof.groups,
        proof.fresh,
        of.whole,
        row.others,
        typical,
        of.most,
    )


def _alone(rows: Iterable[Row], stakes: Mapping[str, Collection[str]]) -> set[str]:
    """Firms of which one owner is told and no share: their sources call them that owner's."""
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.kind == "Ownership" and not row.potential:
            owners[row.influenced].add(row.influencer)
    return {firm for firm, holders in owners.items() if len(holders) == 1 and firm not in stakes}


def _over(row: Row, day: str, parameters: Parameters) -> bool:
    """Whether a record is past its term, told or, for a loan, taken for granted."""
    length = runs_out(row, parameters)
    # A told end goes before a term that is only usual.
    if length is None or not row.begins or (row.ends and not row.term):
        return False
    return years(row.begins, day) >= length


def stakes_on(rows: Iterable[Row]) -> dict[str, dict[str, float]]:
    """Owned to owner to share in per cent, of the stakes whose share is known; the larger where two are told."""
    stakes: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows:
        if row.kind == "Ownership" and row.percent:
            known = stakes[row.influenced].get(row.influencer, 0.0)
            stakes[row.influenced][row.influencer] = max(known, float(row.percent))
    return dict(stakes)


def _power(stakes: dict[str, dict[str, float]], parameters: Parameters) -> dict[tuple[str, str], float]:
    """Voting power by holder and firm."""
    mark = 100 * parameters.number["pass-mark"]
    return {(holder, firm): p for firm, held in stakes.items() for holder, p in voting_power(held, mark).items()}


def _appointers(rows: Iterable[Row]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.kind == "Appointing":
            found[row.via].add(row.influencer)
    return found


def to_networkx(
    store: Store,
    as_of: str,
    potential: bool = False,
    parameters: Parameters | None = None,
    one_a_pair: bool = False,
) -> nx.MultiDiGraph:
    """The live channels as a multigraph, one edge a record.

    Each edge carries ``kind``, ``record``, ``begins``, ``ends``, ``sources``, ``strength``, ``credence``,
    ``dependence`` (None where unquantified), ``reckoning`` in words, and the whole `Hop` as ``hop``.

    Args:
        store: the opened build.
        as_of: the day.
        potential: only what is proposed, announced or optional, instead of what is live.
        parameters: of the model; those of the graph if None.
        one_a_pair: one edge for each pair and kind, as reach and chains count them (`pooled`).
    """
    parameters = parameters or Parameters.load(store)
    hops = channels(store, as_of, potential, parameters)
    graph = nx.MultiDiGraph(as_of=as_of, potential=potential)
    for hop in pooled(hops, parameters) if one_a_pair else hops:
        graph.add_edge(
            hop.influencer,
            hop.influenced,
            key=hop.channel,
            kind=hop.kind,
            record=hop.via,
            begins=hop.begins,
            ends=hop.ends,
            sources=hop.sources,
            strength=hop.strength,
            credence=hop.credence,
            dependence=hop.dependence,
            reckoning=hop.reckoning,
            hop=hop,
        )
    return graph
