"""Ties as they are before a day is chosen: who is joined to whom in which way, by which facts and in what shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from steppe.draw.facts import Told
from steppe.draw.model import Strand, Tie, View
from steppe.draw.relations import LIGHT
from steppe.draw.ties import joins
from steppe.draw.wording import clean


def strands(told: Iterable[Told], labels: dict[str, str]) -> tuple[Strand, ...]:
    """Strands of all facts, sorted; facts that join the same two things in the same way share one."""
    found: dict[tuple[str, str, bool, str, str], dict[str, float]] = defaultdict(dict)
    for each in told:
        light = min((LIGHT[c] for c in each.classes if c in LIGHT), default=1.0)
        for j in joins(each, labels):
            source, target = (j.source, j.target) if j.directed or j.source < j.target else (j.target, j.source)
            of = found[source, target, j.directed, each.fact.family, clean(j.word)]
            of[each.fact.iri] = max(j.share * light, of.get(each.fact.iri, 0.0))
    return tuple(Strand(*key, facts=tuple(sorted(of.items()))) for key, of in sorted(found.items()))


def strands_of(view: View) -> list[Strand]:
    """Strands of what a view shows: those whose tie it has, with the facts that it has.

    A tie that no strand stands for, as in a picture of changes or of a query, gives one with whole shares.
    """
    facts = {fact.iri for fact in view.facts}
    nodes = {node.iri for node in view.nodes}
    known = {_key(each): each for each in view.strands}
    shown: dict[_Key, dict[str, float]] = defaultdict(dict)
    for tie in view.ties:
        if {tie.source, tie.target} <= nodes:
            shares = dict(known[_key(tie)].facts) if _key(tie) in known else {}
            shown[_key(tie)] |= {iri: shares.get(iri, 1.0) for iri in tie.facts if iri in facts}
    return [Strand(*key, facts=tuple(sorted(of.items()))) for key, of in sorted(shown.items()) if of]


_Key = tuple[str, str, bool, str, str]


def _key(of: Strand | Tie) -> _Key:
    return of.source, of.target, of.directed, of.family, of.word
