"""What is told by hand already: the records of a class, so that a data set backs them and does not tell them twice.

Only the TriG files are read: tables of other data sets may change with every refresh and would make two sets wait for
each other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import pyoxigraph as ox
from rdflib.namespace import RDF

from steppe import home as homes
from steppe.home import Home
from steppe.read import load_schema, read_told
from steppe.terms import NS, SOURCES, curie, iri


@dataclass
class Record:
    """A record told by hand: values by property name, in short form, and the sources that tell it."""

    id: str
    values: dict[str, str] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)

    def get(self, name: str) -> str:
        """Value of a property, or an empty string."""
        return self.values.get(name, "")


@dataclass
class ByHand:
    """Records by class name and id, and the sources that are described."""

    records: dict[str, dict[str, Record]]
    sources: set[str]
    ended: set[str] = field(default_factory=set)
    """Things of which the fact files tell the end, even if tables tell all the rest."""

    @classmethod
    def read(cls, home: Home | None = None) -> ByHand:
        """What the fact files of a home tell, the home in force if none is named."""
        home = home or homes.find()
        schema, _ = load_schema(home.ontology)
        told = read_told(home, schema, sorted(home.facts.rglob("*.trig")))
        things: dict[str, Record] = {}
        kinds: dict[str, set[str]] = defaultdict(set)
        sources = set()
        for q in told.quads:
            subject, predicate = curie(iri(q.subject)), q.predicate.value
            if iri(q.graph_name) == SOURCES:
                sources.add(subject)
                continue
            record = things.setdefault(subject, Record(subject))
            if predicate == str(RDF.type):
                kinds[curie(iri(q.object)).removeprefix("st:")].add(subject)
            elif predicate.startswith(NS):
                value = q.object.value if isinstance(q.object, ox.Literal) else curie(iri(q.object))
                record.values[predicate.removeprefix(NS)] = value
                record.sources.add(curie(iri(q.graph_name)))
        ended = {one for one, record in things.items() if record.get("until")}
        return cls({kind: {one: things[one] for one in ones} for kind, ones in kinds.items()}, sources, ended)

    def describes(self, short: str) -> bool:
        """Whether the fact files say what kind of thing this is; other tables may drop it with their next refresh."""
        return any(short in ones for ones in self.records.values())

    def of(self, kind: str) -> dict[str, Record]:
        """Records of a class by id."""
        return self.records.get(kind, {})
