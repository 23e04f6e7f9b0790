"""The result of a query as a picture: of a CONSTRUCT, or of a SELECT with ``?s ?p ?o``.

A record is drawn as what it means, a tie between its parties; where the result names but one of them, the record is a
node. Types, labels and values are told of a thing and are no ties.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

import pyoxigraph as ox
from rdflib.namespace import RDF, RDFS, SKOS

from steppe.ask import BadQuestion
from steppe.draw.backbone import WIDE, strengths
from steppe.draw.facts import Roles, Told, ends_of, is_drawn, roles_of, texts
from steppe.draw.model import CLAIMED, HELD, PLANNED, Fact, Tie
from steppe.draw.records import record
from steppe.draw.relations import FAMILY, LINKS_FAMILY
from steppe.draw.scene import Pick, Scene, kind
from steppe.draw.stages import Standing, standing
from steppe.draw.ties import ties
from steppe.draw.views.common import NothingToDraw, count, gathered
from steppe.draw.wording import clean, line
from steppe.read.parts import is_part
from steppe.store import Rows, Term
from steppe.terms import NS, curie, kind_of

MOST = 20_000
"""Lines of a result at most."""
_NAMES = {str(RDFS.label), str(SKOS.prefLabel)}
_NO_TIE = {str(RDF.type), *_NAMES, str(SKOS.altLabel), str(RDFS.comment), str(SKOS.exactMatch)}
_VALUES = ("currency", "source", "claim")
Triple = tuple[str, str, Term]


def query(scene: Scene, text: str) -> Pick:
    """The picture of the result of a query.

    Raises:
        QueryError: the query is not valid.
        BadQuestion: it is no CONSTRUCT and no SELECT with ``?s ?p ?o``, or its result is too large.
        NothingToDraw: its result is empty, or nothing in it can be drawn.
    """
    lines = triples(scene, text)
    drawing = _Drawing(scene)
    drawing.take(lines)
    if not drawing.kinds:
        raise NothingToDraw("the query found nothing that can be drawn")
    found = tuple(drawing.ties)
    order = gathered(drawing.kinds, strengths(found), WIDE)
    lead = f"Result of a query: {count(len(lines), 'line')}, drawn as {count(len(drawing.kinds), 'thing')} "
    lead += (
        f"and {count(len(found), 'tie')}; types, names and values are in the cards, and nothing else is in the picture"
    )
    return Pick(_title(text), lead, drawing.kinds, order, found, tuple(drawing.facts))


def _title(text: str) -> str:
    head = next((line.lstrip("# ") for line in text.strip().splitlines()[:1] if line.startswith("#")), "")
    return clean(head)[:80] or "Result of a query"


def triples(scene: Scene, text: str) -> list[Triple]:
    """Lines of the result, sorted, each once; blank nodes are named by their order."""
    result = scene.steppe.query(text)
    if isinstance(result, bool):
        raise BadQuestion("an ASK has no picture; write a CONSTRUCT, or a SELECT with ?s ?p ?o")
    if isinstance(result, Rows):
        if not {"s", "p", "o"} <= set(result.columns):
            names = " ".join(f"?{name}" for name in result.columns)
            raise BadQuestion(f"a SELECT to be drawn gives ?s ?p ?o; this one gives {names}")
        places = [result.columns.index(name) for name in "spo"]
        rows = [[row[i] for i in places] for row in result.rows]
    else:
        rows = [[_term(t.subject), t.predicate, _term(t.object)] for t in result]
    if len(rows) > MOST:
        raise BadQuestion(f"the result has {len(rows):,} lines; at most {MOST:,} are drawn: add a LIMIT")
    blank: dict[str, ox.NamedNode] = {}

    def named(term: Term) -> Term:
        if isinstance(term, ox.BlankNode):
            return blank.setdefault(term.value, ox.NamedNode(f"urn:blank:{len(blank) + 1}"))
        return term

    found = set[Triple]()
    for s, p, o in rows:
        if s is not None and p is not None and o is not None and not isinstance(s, ox.Literal):
            found.add((named(s).value, p.value, named(o)))
    return sorted(found, key=lambda t: (t[0], t[1], str(t[2])))


def _term(term: object) -> Term | None:
    """The term, if RDF 1.1 has it; a triple within a triple is not drawn."""
    return term if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal) else None


@dataclass
class _Drawing:
    """Nodes, ties and facts of a result."""

    scene: Scene
    kinds: dict[str, str] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def take(self, lines: list[Triple]) -> None:
        """Draw all lines."""
        graph = self.scene.graph
        by: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        for s, p, o in lines:
            if p in _NAMES and isinstance(o, ox.Literal):
                graph.labels.setdefault(s, o.value)
            by[s].append((p, o))
        told = []
        for iri, its in by.items():
            classes = graph.classes(iri)
            roles = roles_of(graph, by, iri) if "Record" in classes and not is_drawn(iri) else ()
            if len(ends_of(roles)) > 1:
                told.append(self._record(iri, its, classes, roles))
            else:
                self._thing(iri, its)
        for tie in ties(told, self.scene.words):
            self._node(tie.source)
            self._node(tie.target)
            self.ties.append(tie)

    def _record(self, iri: str, its: list[tuple[str, Term]], classes: list[str], roles: Roles) -> Told:
        graph = self.scene.graph
        at = standing(graph, iri, self.scene.day) or Standing(PLANNED, "not yet begun")
        whole = record(graph, iri, classes, at, self.scene.day)
        dates, lines = texts(graph, {**graph.held, iri: its}, its)
        fact = replace(whole.fact, dates=dates, lines=lines, ends=ends_of(roles))
        self.facts.append(fact)
        return Told(fact, roles, (), tuple(classes))

    def _thing(self, iri: str, its: list[tuple[str, Term]]) -> None:
        graph = self.scene.graph
        alone: list[tuple[str, Term]] = []
        for predicate, object_ in its:
            if predicate in _NO_TIE:
                continue
            if _is_node(object_):
                self._tie(iri, predicate, object_.value)
            else:
                alone.append((predicate, object_))
        self._node(iri)
        if alone:
            every = {**graph.held, **graph.claimed}
            dates, lines = texts(graph, every, alone)
            lines = (*lines, *(line(graph, every, p, o) for p, o in alone if not p.startswith(NS)))
            sources = sorted({s for p, o in alone for s in graph.tellers_of(iri, p, o)})
            fact = self._fact(iri, self.scene.label(iri))
            self.facts.append(replace(fact, iri=iri, dates=dates, lines=lines, sources=tuple(sources)))

    def _fact(self, subject: str, title: str) -> Fact:
        """A fact on a thing, as the result gives it: said only, if its subject is known from claims alone."""
        said = subject in self.scene.graph.claimed and subject not in self.scene.graph.held
        state = CLAIMED if said else HELD
        return Fact(subject, title, "", "structure", state, "", "", (), (), "", (subject,), ())

    def _tie(self, subject: str, predicate: str, object_: str) -> None:
        graph = self.scene.graph
        word = clean(graph.label(predicate))
        family = LINKS_FAMILY.get(predicate.removeprefix(NS), "structure")
        iri = f"{curie(subject)} {curie(predicate)} {curie(object_)}"
        title = f"{self.scene.label(subject)}: {word} {self.scene.label(object_)}"
        sources = graph.tellers_of(subject, predicate, ox.NamedNode(object_))
        ends = (subject, object_)
        fact = replace(self._fact(subject, title), iri=iri, kind=word, family=family, ends=ends, sources=sources)
        self.facts.append(fact)
        if subject != object_:
            source, target = self._node(subject), self._node(object_)
            self.ties.append(Tie(source, target, True, family, word, fact.state, (iri,), FAMILY[family].weight))

    def _node(self, iri: str) -> str:
        self.kinds.setdefault(iri, self.scene.kinds.get(iri) or kind(self.scene.graph, iri))
        return iri


def _is_node(term: Term) -> bool:
    """Whether a value is drawn as a node: a thing or record, or a name from elsewhere; not a word, part or currency."""
    if isinstance(term, ox.Literal) or term.value.startswith(NS) or is_part(term.value):
        return False
    return kind_of(term.value) not in _VALUES
