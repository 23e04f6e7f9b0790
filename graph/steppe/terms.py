"""The closed vocabulary and the only place an IRI base is written.

Every other module takes its IRIs from here. A misspelt term raises at the line that writes it.
"""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, DefinedNamespace

BASE = "https://w3id.org/steppe/"
NS = BASE + "ns#"

KINDS = (
    "actor",
    "person",
    "post",
    "place",
    "facility",
    "corridor",
    "agreement",
    "programme",
    "event",
    "resource",
    "record",
    "source",
    "claim",
    "currency",
    "channel",
)
"""First path step of every IRI of a thing. A kind is rigid: a thing never changes it."""

PREFIXES: dict[str, str] = {
    "st": NS,
    **{kind: f"{BASE}{kind}/" for kind in KINDS},
    "graph": f"{BASE}graph/",
    "shape": f"{BASE}shape/",
    "list": f"{BASE}list/",
    "parameter": f"{BASE}parameter/",
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "owl": str(OWL),
    "xsd": str(XSD),
    "skos": str(SKOS),
    "dct": str(DCTERMS),
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
}


class ST(DefinedNamespace):
    """The terms of the ontology that the Python code names; a test holds each against the ontology."""

    _NS = Namespace(NS)
    _fail = True

    Actor: URIRef
    Agreement: URIRef
    Amount: URIRef
    Bloc: URIRef
    Channel: URIRef
    Claim: URIRef
    Company: URIRef
    Item: URIRef
    Milestone: URIRef
    Organisation: URIRef
    Parameter: URIRef
    Person: URIRef
    Publisher: URIRef
    PublicBody: URIRef
    Record: URIRef
    Source: URIRef
    Stage: URIRef
    State: URIRef
    Event: URIRef
    Tenure: URIRef
    topic: URIRef
    atLeast: URIRef
    exactly: URIRef
    moreThan: URIRef
    upTo: URIRef
    beginsEarliest: URIRef
    beginsLatest: URIRef
    channelKind: URIRef
    claim: URIRef
    copyOf: URIRef
    delistedOn: URIRef
    derivesFrom: URIRef
    earliest: URIRef
    endsEarliest: URIRef
    endsLatest: URIRef
    influenced: URIRef
    influencer: URIRef
    latest: URIRef
    locator: URIRef
    magnitude: URIRef
    marks: URIRef
    milestone: URIRef
    overtakenOn: URIRef
    parameterOf: URIRef
    potential: URIRef
    publisher: URIRef
    reached: URIRef
    reachedOn: URIRef
    retrievedOn: URIRef
    saidBy: URIRef
    seenAs: URIRef
    setting: URIRef
    silentOn: URIRef
    stage: URIRef
    standing: URIRef
    url: URIRef
    via: URIRef


def graph(name: str) -> str:
    """IRI of one of the graphs the build makes: facts, claims, inferred, channels, provenance, sources, ontology."""
    return PREFIXES["graph"] + name


FACTS = graph("facts")
CLAIMS = graph("claims")
INFERRED = graph("inferred")
CHANNELS = graph("channels")
PROVENANCE = graph("provenance")
SOURCES = graph("sources")
ONTOLOGY = graph("ontology")
DERIVED = (FACTS, CLAIMS, INFERRED, CHANNELS, PROVENANCE)
DEFAULT_GRAPHS = (FACTS, INFERRED, SOURCES, ONTOLOGY)
"""What an unqualified pattern of a query sees: never claims, never one source alone."""

EDITORS = PREFIXES["source"] + "steppe-editors"
"""The source of what the editors themselves set down: names, kinds, conventions."""


def iri(term: object) -> str:
    """IRI of a named node; an empty string for a literal or a blank node."""
    return term.value if isinstance(term, ox.NamedNode) else ""


def curie(iri: str) -> str:
    """Short form ``prefix:local`` of an IRI, or the IRI itself where no prefix fits."""
    best = max((p for p in PREFIXES if iri.startswith(PREFIXES[p])), key=lambda p: len(PREFIXES[p]), default=None)
    if best is None or not (local := iri[len(PREFIXES[best]) :]) or "/" in local or "#" in local:
        return iri
    return f"{best}:{local}"


def expand(text: str) -> str:
    """IRI of a short form.

    Raises:
        ValueError: the prefix is not one of ours.
    """
    prefix, colon, local = text.partition(":")
    if not colon or prefix not in PREFIXES:
        raise ValueError(f"{text} has no known prefix; prefixes are {', '.join(sorted(PREFIXES))}")
    return PREFIXES[prefix] + local


def kind_of(iri: str) -> str | None:
    """The kind in the IRI of a thing of ours (``actor`` for ``.../actor/kazakhstan``), else None."""
    if not iri.startswith(BASE):
        return None
    kind, slash, _ = iri[len(BASE) :].partition("/")
    return kind if slash and kind in KINDS else None


def slug_of(iri: str) -> str:
    """The last step of an IRI."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def prologue() -> str:
    """``PREFIX`` lines for a SPARQL query, every prefix of ours."""
    return "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())
