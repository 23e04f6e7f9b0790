"""Told to inferred to channels to files: written aside, read back, and only then swapped in.

A build is all or nothing. Whatever goes wrong, or if the process is killed, the last good build stays in place.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from itertools import chain

import pyoxigraph as ox
from filelock import FileLock
from rdflib.namespace import RDFS, SKOS

from steppe.check import check
from steppe.export import NQUADS, read_nquads, write_nquads, write_turtle
from steppe.home import HERE, Home
from steppe.infer import construct, derive_days, fast_closure, name_channels, run_rules
from steppe.read import Finding, Schema, Told, load_schema, read_told
from steppe.read.parts import TYPE
from steppe.store import Embedded, in_graph
from steppe.terms import CHANNELS, CLAIMS, FACTS, INFERRED, PREFIXES, PROVENANCE, ST, iri

MANIFEST = "manifest.json"
Progress = Callable[[str], None]


class CheckFailed(ValueError):
    """The told lines have findings; nothing was built."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(findings)} finding{'s' * (len(findings) != 1)}")
        self.findings = findings


class NotBuilt(FileNotFoundError):
    """There is no good build to open."""


@dataclass(frozen=True)
class Manifest:
    """What a build is made of and what it holds. No clock, no machine: the same input gives the same bytes."""

    inputs: str
    """SHA-256 of every input file and of the code that builds."""
    output: str
    """SHA-256 of ``all.nq``."""
    counts: dict[str, int]


def fingerprint(home: Home) -> str:
    """SHA-256 over every input file, the package's own code and the versions of the engines."""
    digest = sha256()
    code = sorted(path for path in HERE.rglob("*.py") if "data" not in path.relative_to(HERE).parts)
    for path in [*home.inputs(), *code]:
        name = path.relative_to(HERE).as_posix() if path.is_relative_to(HERE) else home.name(path)
        digest.update(f"{name}\n".encode())
        digest.update(sha256(path.read_bytes()).digest())
    for engine in ("nemo-python", "owlrl", "pyoxigraph", "rdflib"):
        digest.update(f"{engine} {_version(engine)}\n".encode())
    return digest.hexdigest()


def _version(engine: str) -> str:
    try:
        return version(engine)
    except PackageNotFoundError:  # it has no wheel for this machine, and another does its work
        return "none"


def load_manifest(home: Home) -> Manifest | None:
    """Manifest of the current build, or None."""
    try:
        return Manifest(**json.loads((home.current / MANIFEST).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def derive(told: Told, schema: Schema, home: Home, say: Progress = lambda _: None) -> list[ox.Quad]:
    """Every quad of the build: told lines, facts, claims, provenance, source descriptions, words, inferred, channels.

    Literals stand as they were told: the store that the rules run in is an index only.
    """
    held = [*told.facts, *told.claims]
    source = ox.NamedNode(PREFIXES["dct"] + "source")
    backed = dict.fromkeys((q.subject, q.graph_name) for q in held)
    quads = [
        *words(schema),
        *told.quads,
        *in_graph(FACTS, told.facts),
        *in_graph(CLAIMS, told.claims),
        *in_graph(PROVENANCE, (ox.Triple(subject, source, graph) for subject, graph in backed)),  # type: ignore[arg-type]
    ]
    say("inferring")
    triples = fast_closure([*told.facts, *told.descriptions], schema.quads)
    quads += in_graph(INFERRED, [*triples, *derive_days(told.facts, _issued(told), schema)])
    store = Embedded(quads)
    quads += in_graph(INFERRED, run_rules(store, home.queries / "rules"))
    say("drawing channels")
    channels = [t for path in sorted((home.queries / "channels").glob("*.rq")) for t in construct(store, path)]
    quads += in_graph(CHANNELS, name_channels(channels))
    return list(dict.fromkeys(quads))


def words(schema: Schema) -> list[ox.Quad]:
    """The words of the ontology that go into the graph: terms and lists, without shapes and anonymous axioms."""
    return [
        q
        for q in schema.quads
        if isinstance(q.subject, ox.NamedNode)
        and not isinstance(q.object, ox.BlankNode)
        and not q.subject.value.startswith(PREFIXES["shape"])
    ]


def _issued(told: Told) -> dict[str, str]:
    issued = PREFIXES["dct"] + "issued"
    return {
        iri(q.subject): q.object.value
        for q in told.descriptions
        if q.predicate.value == issued and isinstance(q.object, ox.Literal)
    }


def count(told: Told, schema: Schema, everything: list[ox.Quad]) -> dict[str, int]:
    """What the build holds. Facts leave out types, labels, notes and links to other catalogues."""
    plain = {TYPE.value, str(RDFS.label), str(RDFS.comment), str(SKOS.altLabel), str(SKOS.exactMatch)}
    records = {c for c in schema.classes if schema.is_a(c, str(ST.Record))}
    things: dict[str, set[str]] = defaultdict(set)
    for quad in told.quads:
        if quad.predicate == TYPE:
            things[iri(quad.object)].add(iri(quad.subject))
    described = things[str(ST.Source)]
    inferred, channels = ox.NamedNode(INFERRED), ox.NamedNode(CHANNELS)
    return {
        "records": len(set().union(*(things[c] for c in records & things.keys()))),
        "facts": sum(t.predicate.value not in plain for t in {q.triple for q in told.facts}),
        "claims": len(_values(told, str(ST.claim))),
        "inferred triples": sum(q.graph_name == inferred for q in everything),
        "channels": len({q.subject for q in everything if q.graph_name == channels}),
        "sources": len(described),
        "publishers": len(_values(told, str(ST.publisher))),
        "lines without a source": sum(iri(q.graph_name) not in described for q in chain(told.facts, told.claims)),
        "blank nodes": sum(isinstance(node, ox.BlankNode) for q in everything for node in (q.subject, q.object)),
    }


def _values(told: Told, term: str) -> set[str]:
    return {iri(q.object) for q in told.quads if q.predicate.value == term}


def build(home: Home, force: bool = False, say: Progress = lambda _: None) -> Manifest:
    """Bring ``home.current`` up to date and return what it holds.

    Args:
        home: where inputs lie and the build goes.
        force: build even if the inputs have not changed.
        say: told what is being done.

    Raises:
        CheckFailed: the told lines have findings; the last good build stays.
    """
    inputs = fingerprint(home)
    if not force and (old := _built_from(home, inputs)):
        return old
    home.build.mkdir(parents=True, exist_ok=True)
    with FileLock(home.build / "lock"):
        # Another may have built the same while this one waited.
        if not force and (old := _built_from(home, inputs)):
            return old
        say("reading")
        schema, findings = load_schema(home.ontology)
        told = read_told(home, schema)
        say("checking")
        if findings := sorted([*findings, *check(told, schema, home)]):
            raise CheckFailed(findings)
        quads = derive(told, schema, home, say)
        say("writing")
        return _publish(home, inputs, quads, count(told, schema, quads))


def _built_from(home: Home, inputs: str) -> Manifest | None:
    """The current build, if it is of these inputs and whole."""
    old = load_manifest(home)
    return old if old and old.inputs == inputs and (home.current / NQUADS).is_file() else None


def _publish(home: Home, inputs: str, quads: list[ox.Quad], counts: dict[str, int]) -> Manifest:
    for stale in home.build.glob("*.part"):
        if stale.is_symlink():
            stale.unlink()
            continue
        shutil.rmtree(stale)
    aside = home.build / "release.part"
    aside.mkdir()
    write_nquads(quads, aside / NQUADS)
    written = read_nquads(aside / NQUADS)
    if len(written) != len(quads):
        raise OSError(f"{aside / NQUADS} holds {len(written)} quads where {len(quads)} were written")
    write_turtle(written, aside)
    manifest = Manifest(inputs, sha256((aside / NQUADS).read_bytes()).hexdigest(), counts)
    (aside / MANIFEST).write_text(json.dumps(asdict(manifest), indent=2) + "\n")
    for path in aside.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    number = 1 + max((int(p.name.split("-")[1]) for p in home.build.glob("release-*-*")), default=0)
    final = home.build / f"release-{number}-{manifest.output[:12]}"
    aside.rename(final)
    link = home.build / "current.part"
    link.symlink_to(final.name)
    link.replace(home.current)
    for old in home.build.glob("release-*"):
        if old != final:
            shutil.rmtree(old, ignore_errors=True)
    return manifest
