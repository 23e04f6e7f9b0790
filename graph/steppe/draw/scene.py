"""Everything that could be drawn on a day, and what a view picks of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from steppe.ask import BadQuestion, Steppe
from steppe.draw.backbone import Strengths, strengths
from steppe.draw.facts import Told, is_drawn
from steppe.draw.gather import Graph, gather
from steppe.draw.links import links
from steppe.draw.model import Fact, Tie
from steppe.draw.records import records
from steppe.draw.relations import KIND_OF_CLASS, KIND_OF_IRI
from steppe.draw.stages import last_day
from steppe.draw.ties import is_hub, ties
from steppe.draw.wording import clean
from steppe.terms import NS, kind_of

SHORT = 80
"""Letters of a name in a title at most."""


@dataclass
class Scene:
    """All facts of a day with the ties that they make."""

    steppe: Steppe
    graph: Graph
    day: str
    told: list[Told]
    later: int
    kinds: dict[str, str] = field(default_factory=dict)
    """Kind of node of each thing that a fact names."""

    @cached_property
    def words(self) -> dict[str, str]:
        """Words of terms by their local names."""
        return {iri.removeprefix(NS): label for iri, label in self.graph.labels.items() if iri.startswith(NS)}

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Every tie between things that are drawn."""
        return tuple(t for t in ties(self.told, self.words) if t.source in self.kinds and t.target in self.kinds)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Every fact by its IRI, sorted."""
        return {fact.iri: fact for fact in sorted((each.fact for each in self.told), key=lambda fact: fact.iri)}

    @cached_property
    def strength(self) -> Strengths:
        """Summed strength between things."""
        return strengths(self.ties)

    def label(self, iri: str) -> str:
        """Name of a thing, clean."""
        return clean(self.graph.label(iri))

    def short(self, iri: str) -> str:
        """Name of a thing as a title or sentence has room for it."""
        name = self.label(iri)
        return name if len(name) <= SHORT else name[: SHORT - 1].rstrip() + "…"


@dataclass(frozen=True)
class Pick:
    """What a view takes of a scene: its nodes, those of them that it opens on in their order, ties and facts."""

    title: str
    lead: str
    kinds: dict[str, str]
    order: tuple[str, ...]
    ties: tuple[Tie, ...]
    facts: tuple[Fact, ...]
    focus: int = 0
    """How many nodes, the first in order, the view is about."""
    focused: bool = True
    changes: bool = False


def scene(steppe: Steppe, as_of: str, graph: Graph | None = None) -> Scene:
    """All that could be drawn of a build as of a day.

    Args:
        steppe: an opened build.
        as_of: ``2025-06-30``, ``2025-06`` or ``2025`` (the last day of it).
        graph: what was gathered before from the same build.

    Raises:
        BadQuestion: ``as_of`` is no day.
    """
    try:
        day = last_day(as_of)
    except ValueError:
        raise BadQuestion(f"as of: '{as_of}' is no day; write 2025-06-30, 2025-06 or 2025") from None
    graph = graph or gather(steppe)
    found, later = records(graph, day)
    told = [at_hub(each) for each in (*found, *links(graph, day))]
    return Scene(steppe, graph, day, told, later, kinds_of(graph, told))


def at_hub(told: Told) -> Told:
    """A record of many, and each claim on it, also belongs to the node of the record."""
    if is_hub(told.base or told.roles, told.classes):
        hub = told.fact.of or told.fact.iri
        return replace(told, fact=replace(told.fact, ends=(*told.fact.ends, hub)))
    return told


def kinds_of(graph: Graph, told: list[Told]) -> dict[str, str]:
    """Kind of every node: what facts name, and the records of many."""
    ends = {iri for each in told for iri in each.fact.ends}
    return {iri: kind(graph, iri) for iri in sorted(ends)}


def kind(graph: Graph, iri: str) -> str:
    """Kind of node of a thing or record."""
    classes = graph.classes(iri)
    if not is_drawn(iri):
        return "event" if "Event" in classes else "agreement" if "Record" in classes else "other"
    named = (KIND_OF_CLASS[c] for c in classes if c in KIND_OF_CLASS)
    return next(named, KIND_OF_IRI[kind_of(iri) or "actor"])
