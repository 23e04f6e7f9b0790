"""One record or route with every line of it unfolded: parties, amounts, lots, stretches, and what is claimed."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyoxigraph as ox

from steppe.draw.facts import is_drawn
from steppe.draw.gather import things
from steppe.draw.model import Fact, Tie
from steppe.draw.relations import FAMILY, NOT_DRAWN
from steppe.draw.scene import Scene, kind
from steppe.draw.wording import clean, part, value
from steppe.read.parts import is_part
from steppe.store import Term
from steppe.terms import NS, kind_of

_DRAWN = ("place", "agreement", "event", "record", "programme")
_SAID = ("saidBy", "standing", "saidOn")
_INNER = ("start", "end", "through", "uses", "of")
"""Roles by which a part leads on to things of its own."""


@dataclass
class Unfolded:
    """Nodes with their kinds, and ties, of what is unfolded."""

    scene: Scene
    kinds: dict[str, str] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)

    def node(self, iri: str, label: str = "", of: str = "") -> str:
        """Take a node in; a part is called by its words."""
        if label:
            self.scene.graph.labels[iri] = label
        self.kinds.setdefault(iri, of or self.scene.kinds.get(iri) or kind(self.scene.graph, iri))
        return iri

    def join(self, source: str, target: str, word: str, fact: Fact, directed: bool = True) -> None:
        """Tie two nodes by a fact."""
        weight = FAMILY[fact.family].weight
        tie = Tie(source, target, directed, fact.family, clean(word), fact.state, (fact.iri,), weight)
        if source != target and tie not in self.ties:
            self.ties.append(tie)

    def record(self, fact: Fact, centre: str = "", parts: bool = False) -> None:
        """Unfold a record or claim: a tie from its node, or from ``centre``, to whatever its lines, or parts, name."""
        graph, start = self.scene.graph, centre or self.node(fact.iri)
        lines = graph.claimed if fact.saying else graph.held
        for predicate, object_ in lines.get(fact.iri, ()):
            role = predicate.removeprefix(NS)
            if not predicate.startswith(NS) or role in NOT_DRAWN or (fact.saying and role in _SAID):
                continue
            if not parts or is_part(object_.value):
                self._line(start, role, object_, fact)

    def _line(self, start: str, role: str, object_: Term, fact: Fact) -> None:
        graph = self.scene.graph
        lines = graph.claimed if fact.saying else graph.held
        word = clean(graph.label(NS + role)) + (f" (says {fact.saying.speaker})" if fact.saying else "")
        if isinstance(object_, ox.Literal):
            if fact.saying and role in {"statement", "characterisedAs"}:
                self.join(start, self.node(f"{fact.iri}#{role}", value(graph, lines, object_), "other"), word, fact)
            return
        if is_part(object_.value) and object_.value in lines:
            self.join(start, self.node(object_.value, part(graph, lines, object_.value), "other"), word, fact)
            for inner, thing in things(lines[object_.value]):
                if inner in _INNER and (is_drawn(thing) or kind_of(thing) in _DRAWN):
                    self.join(object_.value, self.node(thing), clean(graph.label(NS + inner)), fact)
        elif is_drawn(object_.value) or kind_of(object_.value) in _DRAWN:
            self.join(start, self.node(object_.value), word, fact)

    def claims(self, on: str) -> int:
        """Unfold every claim on a record or thing, each with its speaker; how many there are."""
        found = [f for f in self.scene.facts.values() if f.of == on and f.saying]
        for fact in found:
            before = len(self.ties)
            self.record(fact, on)
            told = [tie.target for tie in self.ties[before:] if tie.source == on]
            speakers = [o.value for p, o in self.scene.graph.claimed.get(fact.iri, ()) if p == NS + "saidBy"]
            word = f"says ({fact.saying.standing})" if fact.saying else ""
            for speaker in filter(is_drawn, speakers):
                for target in told or [on]:
                    self.join(self.node(speaker), target, word, fact)
        return len(found)
