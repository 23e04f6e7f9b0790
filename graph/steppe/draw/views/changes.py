"""The difference between two days: what was added, what changed its standing, and what has ended since."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from steppe.draw.backbone import WIDE, strengths
from steppe.draw.legend import marked
from steppe.draw.model import ADDED, CHANGED, ENDED, GONE, Fact, Tie
from steppe.draw.scene import Pick, Scene
from steppe.draw.views.common import NothingToDraw, count, gathered


def changes(before: Scene, after: Scene) -> Pick:
    """What differs between two days of one build.

    Raises:
        NothingToDraw: nothing does.
    """
    how = {iri: change for iri, fact in after.facts.items() if (change := _change(before.facts.get(iri), fact))}
    gone = {iri: GONE for iri, fact in before.facts.items() if iri not in after.facts and fact.state != ENDED}
    if not how and not gone:
        raise NothingToDraw(f"nothing changed between {before.day} and {after.day}")
    facts = [_marked(after.facts[iri], change) for iri, change in how.items()]
    facts += [_marked(before.facts[iri], change) for iri, change in gone.items()]
    ties = [*_ties(after, how), *_ties(before, gone)]
    kinds = {**before.kinds, **after.kinds}
    nodes = {end for t in ties for end in (t.source, t.target)}
    # What ended or changed is rare beside what was added, and would be lost among it.
    rare = strengths(t for t in ties if t.state != ADDED)
    first = gathered(rare, rare, WIDE // 2)
    order = tuple(dict.fromkeys((*first, *gathered(nodes, strengths(ties), WIDE))))[:WIDE]
    number = Counter([*how.values(), *gone.values()])
    alike = len(after.facts) - len(how)
    lead = (
        f"From {before.day} to {after.day}: {count(number[ADDED], 'fact or claim', 'facts and claims')} added, "
        f"{number[CHANGED]:,} changed in standing, {number[GONE]:,} ended since; "
        f"{alike:,} that did not change are left out"
    )
    title = f"What changed from {before.day} to {after.day}"
    return Pick(title, lead, {iri: kinds[iri] for iri in nodes}, order, tuple(ties), tuple(facts), changes=True)


def _change(before: Fact | None, after: Fact) -> str:
    """What became of a fact between the days; empty if nothing did, or if it began and ended in between."""
    if before is None:
        return "" if after.state == ENDED else ADDED
    if after.state == ENDED:
        return "" if before.state == ENDED else GONE
    return CHANGED if (before.state, before.stage) != (after.state, after.stage) else ""


def _marked(fact: Fact, change: str) -> Fact:
    return replace(fact, family=marked(change, fact.family), state=change)


def _ties(scene: Scene, how: dict[str, str]) -> list[Tie]:
    """Ties of a day that rest on facts which changed, one for each change, with the change in their word."""
    found = []
    for tie in scene.ties:
        by: dict[str, list[str]] = defaultdict(list)
        for iri in tie.facts:
            if iri in how:
                by[how[iri]].append(iri)
        for change, facts in sorted(by.items()):
            share = round(tie.strength * (len(facts) / len(tie.facts)) ** 0.5, 3)
            family = marked(change, tie.family)
            found.append(
                replace(
                    tie, word=f"{change}: {tie.word}", family=family, state=change, facts=tuple(facts), strength=share
                )
            )
    return found
