"""From the roles of a fact to ties between things, and from many facts to the strength of a tie.

Roles that belong together make a directed tie (buyer to seller); parties without such a pair are tied each with each;
more than a few parties meet in a node of the record itself, so that a treaty of many is no thicket.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from math import sqrt
from typing import NamedTuple

from steppe.draw.facts import Roles, Told
from steppe.draw.model import Fact, Tie
from steppe.draw.relations import FAMILY, LIGHT, MANY, MATTERS, PAIRS, PARTIES, STATE_WEIGHT, UNDIRECTED
from steppe.draw.wording import clean


class Join(NamedTuple):
    """Two things joined by one fact, the word that reads from the first to the second, and its share of weight."""

    source: str
    target: str
    directed: bool
    word: str
    share: float


def _in(roles: Roles, role: str) -> list[str]:
    return [thing for r, thing in roles if r == role]


def directed(roles: Roles) -> Iterator[tuple[str, str, str]]:
    """Joins of roles that belong together: first, second, word."""
    for first, second, word in PAIRS:
        for a in _in(roles, first):
            for b in _in(roles, second):
                if a != b:
                    yield a, b, word


def is_hub(roles: Roles, classes: tuple[str, ...]) -> bool:
    """Whether so many meet in a record that it is drawn as a node of its own."""
    parties = {thing for role, thing in roles if role in PARTIES}
    return "Record" in classes and (len(parties) > MANY or len(list(directed(roles))) > 3 * MANY)


def joins(told: Told, labels: dict[str, str]) -> list[Join]:
    """Joins that a fact makes.

    Args:
        told: the fact with its roles.
        labels: words of terms by local name.
    """
    fact = told.fact
    if not told.classes:
        return _of_thing(told)
    if not fact.saying:
        if is_hub(told.roles, told.classes):
            return [Join(t, fact.iri, False, labels.get(r, r), 0.2) for r, t in dict.fromkeys(told.roles)]
        return _between(told.roles, fact, labels)
    if not told.roles:
        return [] if is_hub(told.base, told.classes) else _between(told.base, fact, labels)
    claimed = {thing for _, thing in told.roles}
    said = {role for role, _ in told.roles}
    mixed = (*told.roles, *((r, t) for r, t in told.base if r not in said))
    found = [j for j in _between(mixed, fact, labels) if {j.source, j.target} & claimed]
    others = [t for _, t in told.base if t not in claimed][:MANY]
    return found or [Join(a, b, False, f"claim on the {fact.kind}", 0.3) for a in sorted(claimed) for b in others]


def _of_thing(told: Told) -> list[Join]:
    """Joins of a line between two things, or of a claim on a thing."""
    fact = told.fact
    start = fact.of or fact.iri
    return [
        Join(start, thing, role not in UNDIRECTED, fact.kind if not fact.saying else "is said to concern", 1.0)
        for role, thing in told.roles
        if thing != start and role != "self"
    ]


def _between(roles: Roles, fact: Fact, labels: dict[str, str]) -> list[Join]:
    found: dict[tuple[str, str], Join] = {}
    for a, b, word in directed(roles):
        found.setdefault((a, b), Join(a, b, True, _reading(word, fact, labels), 1.0))
    parties = list(dict.fromkeys(thing for role, thing in roles if role in PARTIES))
    paired = {thing for pair in found for thing in pair}
    loose = [p for p in parties if p not in paired]
    for a, b in combinations(parties, 2):
        if (a in loose or b in loose) and (a, b) not in found and (b, a) not in found:
            found[a, b] = Join(a, b, False, fact.kind, 1 / max(1, len(parties) - 1))
    for role, word in MATTERS.items():
        for thing in _in(roles, role):
            for a in parties:
                if a != thing and (a, thing) not in found:
                    found[a, thing] = Join(a, thing, True, f"{word} ({fact.kind})", 0.3)
    return list(found.values())


def _reading(word: str, fact: Fact, labels: dict[str, str]) -> str:
    """The word of a pair, made exact by the fact: the role of a member, the indicator of a figure."""
    told = {line.label: line.text for line in fact.lines}
    if word == "takes part in" and (role := told.get(labels.get("role", "role"))):
        return f"is {role} of"
    if word == "has a figure with" and (indicator := told.get(labels.get("indicator", "indicator"))):
        return indicator
    return "designates" if word == "restricts" and fact.kind == labels.get("Designation") else word


def ties(told: Iterable[Told], labels: dict[str, str]) -> list[Tie]:
    """Ties of all facts; facts that join the same two things in the same way and state share one."""
    facts: dict[tuple[str, str, bool, str, str, str], dict[str, float]] = defaultdict(dict)
    for each in told:
        for j in joins(each, labels):
            source, target = (j.source, j.target) if j.directed or j.source < j.target else (j.target, j.source)
            key = (source, target, j.directed, each.fact.family, clean(j.word), each.fact.state)
            share = j.share * min((LIGHT[c] for c in each.classes if c in LIGHT), default=1.0)
            facts[key][each.fact.iri] = max(share, facts[key].get(each.fact.iri, 0.0))
    return [
        Tie(*key, facts=tuple(sorted(of)), strength=_strength(key[3], key[5], sum(of.values())))
        for key, of in sorted(facts.items())
    ]


def _strength(family: str, state: str, number: float) -> float:
    """Weight of the family times the root of the number of facts: the tenth meeting adds less than the first."""
    return round(FAMILY[family].weight * STATE_WEIGHT[state] * sqrt(number), 3)
