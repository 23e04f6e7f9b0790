"""Ties as they are before a day is chosen: who is joined to whom in which way, by which facts and in what shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from steppe.draw.facts import Told
from steppe.draw.model import Strand, View
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

    A view without strands gets one for each of its ties, every fact with a whole share.
    """
    facts = {fact.iri for fact in view.facts}
    nodes = {node.iri for node in view.nodes}
    shown: dict[tuple[str, str, bool, str, str], dict[str, float]] = defaultdict(dict)
    for tie in view.ties:
        if {tie.source, tie.target} <= nodes:
            shown[tie.source, tie.target, tie.directed, tie.family, tie.word] |= dict.fromkeys(tie.facts, 1.0)
    found = view.strands or tuple(Strand(*key, facts=tuple(sorted(of.items()))) for key, of in sorted(shown.items()))
    kept = []
    for each in found:
        of = tuple((iri, share) for iri, share in each.facts if iri in facts)
        if of and (each.source, each.target, each.directed, each.family, each.word) in shown:
            kept.append(replace(each, facts=of))
    return kept
