"""What a picture holds: nodes, ties, the facts behind the ties and the sources behind the facts.

Everything is plain text and numbers, settled for one day; nothing here knows the graph or the browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

HELD, PLANNED, CLAIMED, ENDED = "held", "planned", "claimed", "ended"
STATES = (HELD, PLANNED, CLAIMED, ENDED)
"""How a fact stands on the day: held; planned or announced; only said by somebody; over."""
CHANGES = ADDED, CHANGED, GONE = ("added", "changed", "ended since")
"""How a fact differs between two days, in place of `STATES`."""


@dataclass(frozen=True)
class Source:
    """A source as its reader needs it; ``origin`` is the source that it copies or rests on."""

    iri: str
    title: str
    publisher: str
    issued: str
    url: str
    seen_as: str
    origin: str


@dataclass(frozen=True)
class Line:
    """One line of a fact: what it is, its text, and the IRI of the thing meant if that can be looked up."""

    label: str
    text: str
    thing: str = ""


@dataclass(frozen=True)
class Saying:
    """Who says a claim, when, and how the editors see it."""

    speaker: str
    day: str
    standing: str


@dataclass(frozen=True)
class Fact:
    """A record, a claim on it, or a line between two things, as of the day."""

    iri: str
    title: str
    kind: str
    family: str
    state: str
    stage: str
    when: str
    """Day by which facts are ordered, at the precision told; empty if there is none."""
    dates: tuple[Line, ...]
    lines: tuple[Line, ...]
    note: str
    ends: tuple[str, ...]
    """IRIs of every drawn thing that the fact names."""
    sources: tuple[str, ...]
    saying: Saying | None = None
    of: str = ""
    """IRI of the record or thing that a claim is about."""
    contested: bool = False
    """Whether somebody disputes it: a disputed claim, or a record that carries one."""


@dataclass(frozen=True)
class Tie:
    """What joins two things in one way: its word reads ``source word target``."""

    source: str
    target: str
    directed: bool
    family: str
    word: str
    state: str
    facts: tuple[str, ...]
    strength: float


@dataclass(frozen=True)
class Strand:
    """What joins two things in one way whatever the day, with the share of weight of each fact."""

    source: str
    target: str
    directed: bool
    family: str
    word: str
    facts: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Step:
    """From a day on a fact stands so; before its first step it is not there."""

    day: str
    state: str
    stage: str


@dataclass(frozen=True)
class Channel:
    """How one actor can move another on the day; ``share`` is the target's dependence where a figure says it."""

    source: str
    target: str
    kind: str
    verb: str
    via: str
    title: str
    begins: str
    ends: str
    strength: float
    passes: float
    """Part of this pull that the target passes on to others."""
    credence: float
    share: float | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Reach:
    """All channels of the day, the ends that no chain may pass through, and the names of the ends."""

    channels: tuple[Channel, ...] = ()
    closed: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Spot:
    """Place of a node in a picture that is wide and in one that is tall, in pixels from the middle."""

    wide: tuple[int, int]
    tall: tuple[int, int]


@dataclass(frozen=True)
class Node:
    """A thing that is drawn."""

    iri: str
    label: str
    tag: str
    """Its name on the picture: the initials by which it is known where its name is long."""
    kind: str
    names: tuple[str, ...]
    note: str
    rank: int
    """Place in the order of the backbone, from 0; -1 outside it."""
    spot: Spot = field(default_factory=lambda: Spot((0, 0), (0, 0)))


@dataclass(frozen=True)
class View:
    """A picture of one build as of one day."""

    as_of: str
    version: str
    """First twelve letters of the hash of the build; empty if it was not built from files."""
    counts: Mapping[str, int]
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    later: int
    """Records left out because they begin after the day."""
    strands: tuple[Strand, ...] = ()
    """The ties before a day is chosen; without them the picture knows its own day alone."""
    courses: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    """Steps of each fact by its IRI."""
    reach: Reach = field(default_factory=Reach)
    turtle: Mapping[str, str] = field(default_factory=dict)
    """Triples of things, facts and sources by IRI, without prefixes."""
    title: str = "Central Asia"
    lead: str = ""
    """One sentence on what is in the picture and what is not; empty for the whole graph."""
    focused: bool = False
    """Whether it shows a part of the graph: then it opens on every kind and on every tie that it holds."""
    changes: bool = False
    """Whether it shows the difference between two days: states are then those of `CHANGES`."""
