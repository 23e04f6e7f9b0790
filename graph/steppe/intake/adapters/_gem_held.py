"""What is told by hand of facilities, firms and stakes, slot by slot, so that a row of a data set never contradicts it.

Only the TriG files are read: tables of other data sets change with every refresh.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import pyoxigraph as ox
from rdflib.namespace import RDF

from steppe import home as homes
from steppe.home import Home
from steppe.read import load_schema, read_told
from steppe.terms import SOURCES, curie, iri

PUBLISHER = "actor:global-energy-monitor"
STATUS = (
    "stage",
    "proposedOn",
    "announcedOn",
    "expectedOn",
    "approvedOn",
    "constructionFrom",
    "openedOn",
    "suspendedOn",
    "resumedOn",
    "closedOn",
    "cancelledOn",
)
"""Slots that together say how far a facility has come: an editor who fills one has judged them all."""
MANY = (
    "hostState",
    "crosses",
    "operator",
    "yields",
    "carries",
    "locatedIn",
    "partOf",
    "segment",
    "exactMatch",
    "altLabel",
)
"""Slots that may hold several values, so that a new one contradicts nothing."""
Slots = dict[str, set[str]]
"""Values by property, as a table writes them; an amount is ``exactly 50 st:Percent``."""


@dataclass
class Held:
    """What the fact files hold."""

    slots: dict[str, Slots] = field(default_factory=dict)
    claimed: dict[str, set[str]] = field(default_factory=dict)
    """Properties that a claim of the data set itself fills: an editor took it down to that. Others' claims do not."""
    from_set: set[str] = field(default_factory=set)
    """Things of which an editor has told lines out of this data set: what is not told was left out on purpose."""
    stakes: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    """Records by owner and thing owned."""

    @classmethod
    def read(cls, home: Home | None = None, sources: str = "source:gem-") -> Held:
        """What the fact files of a home tell; ``sources`` is how the sources of the data set begin."""
        home = home or homes.find()
        schema, _ = load_schema(home.ontology)
        told = read_told(home, schema, sorted(home.facts.rglob("*.trig")))
        raw: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
        held = cls()
        for q in told.quads:
            if iri(q.graph_name) == SOURCES:
                continue
            subject = curie(iri(q.subject))
            assert isinstance(q.object, ox.NamedNode | ox.Literal)
            raw[subject][curie(q.predicate.value).rpartition(":")[2]].append(q.object)
            if curie(iri(q.graph_name)).startswith(sources):
                held.from_set.add(subject)
        for subject, slots in raw.items():
            held.slots[subject] = {name: {_spell(o, raw) for o in objects} for name, objects in slots.items()}
            held.claimed[subject] = {
                name
                for claim in slots.get("claim", ())
                if {_spell(s, raw) for s in raw[curie(iri(claim))].get("saidBy", ())} <= {PUBLISHER}
                for name in raw[curie(iri(claim))]
                if name != "type"
            }
            if "owner" in slots and "owned" in slots and "Stake" in {c.rpartition(":")[2] for c in _names(slots)}:
                for owner in held.slots[subject]["owner"]:
                    for owned in held.slots[subject]["owned"]:
                        held.stakes[owner, owned].append(subject)
        return held

    def get(self, thing: str, name: str) -> set[str]:
        """Values told of a thing in a slot."""
        return self.slots.get(thing, {}).get(name, set())

    def has_owners(self, firm: str) -> bool:
        """Whether stakes with shares are told of a firm."""
        return any(self.get(r, "share") for (_, owned), found in self.stakes.items() if owned == firm for r in found)

    def fits(self, thing: str, name: str, value: str) -> bool:
        """Whether a value may be told of a thing without contradicting what an editor told, claimed or left out."""
        if thing not in self.slots or value in self.get(thing, name):
            return True
        if name in MANY:
            judged = thing in self.from_set and self.get(thing, name) and name in {"yields", "operator"}
            return not judged or set(value.split("; ")) <= self.get(thing, name)
        if self.get(thing, name) or name in self.claimed[thing]:
            return False
        if name in STATUS:
            judged = any(self.get(thing, s) or s in self.claimed[thing] for s in STATUS)
            return not judged and thing not in self.from_set
        return True


def _names(slots: dict[str, list[ox.NamedNode | ox.Literal]]) -> set[str]:
    return {curie(iri(o)) for o in slots.get(str(RDF.type).rpartition("#")[2], ())}


def _spell(node: ox.NamedNode | ox.Literal, raw: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]]) -> str:
    if isinstance(node, ox.Literal):
        return node.value
    part = raw.get(curie(node.value), {})
    for hedge in ("exactly", "about", "atLeast", "moreThan", "upTo"):
        if hedge in part and "in" in part:
            return f"{hedge} {part[hedge][0].value} {curie(iri(part['in'][0]))}"
    return curie(node.value)
