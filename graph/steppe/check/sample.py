"""A sample of what is told, drawn for a reader who compares it with its sources.

The draw depends on the seed and on each record's own name: another record more or less changes nothing in the rest, and
nobody chooses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

import pyoxigraph as ox
from rdflib.namespace import RDF

from steppe.read import Line, Schema, Told
from steppe.read.parts import is_part
from steppe.terms import ST, curie, iri

TABLE, HAND = "tables", "facts"
"""What may be sampled: rows of tables, or records of the hand-written facts."""


@dataclass(frozen=True)
class Drawn:
    """One record, as one source file tells it."""

    name: str
    """IRI."""
    file: str
    line: int
    lines: tuple[Line, ...]

    @property
    def sources(self) -> list[str]:
        """IRIs of the sources whose lines these are, sorted."""
        return sorted({iri(one.quad.graph_name) for one in self.lines})


def sample(told: Told, schema: Schema, of: str, count: int, seed: str) -> list[Drawn]:
    """Records drawn at random, in the order of the draw.

    Args:
        told: everything that is told.
        schema: says which classes are records.
        of: `TABLE` for rows of tables (a row is one record in one source), `HAND` for records of hand-written facts.
        count: how many to draw; all if there are fewer.
        seed: any text, such as the hash of a commit.
    """
    things = _rows(told) if of == TABLE else _records(told, schema)
    return sorted(things, key=lambda drawn: _lot(seed, drawn))[:count]


def _lot(seed: str, drawn: Drawn) -> bytes:
    key = "\0".join([seed, drawn.name, drawn.file if drawn.file.endswith(".csv") else "", *drawn.sources])
    return blake2b(key.encode(), digest_size=16).digest()


def _rows(told: Told) -> Iterator[Drawn]:
    by_row: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for line in told.lines:
        if line.file.endswith(".csv"):
            by_row[line.file, line.line].append(line)
    for (file, number), lines in by_row.items():
        owner = next(iri(one.quad.subject) for one in lines if not is_part(iri(one.quad.subject)))
        yield Drawn(owner, file, number, tuple(lines))


def _records(told: Told, schema: Schema) -> Iterator[Drawn]:
    told_as: dict[str, list[Line]] = defaultdict(list)
    for line in told.lines:
        if line.file.endswith(".trig") and line.quad.predicate.value == str(RDF.type):
            told_as[iri(line.quad.subject)].append(line)
    for name, kinds in told_as.items():
        if any(schema.is_a(iri(one.quad.object), str(ST.Record)) for one in kinds):
            yield Drawn(name, kinds[0].file, kinds[0].line, tuple(_with_parts(told, name)))


def _with_parts(told: Told, name: str, source: str = "") -> Iterator[Line]:
    """Lines of a thing, each followed by the lines of its part in the same source: two sources may share a part."""
    for line in told.about.get(name, ()):
        said_in = iri(line.quad.graph_name)
        if not line.file.endswith(".trig") or source not in {"", said_in}:
            continue
        yield line
        if isinstance(line.quad.object, ox.NamedNode) and is_part(line.quad.object.value):
            yield from _with_parts(told, line.quad.object.value, said_in)


def written(drawn: Drawn) -> Iterator[str]:
    """The lines of a record as a reader wants them: what is said, and in which source."""
    for line in drawn.lines:
        subject = curie(iri(line.quad.subject)) if iri(line.quad.subject) != drawn.name else ""
        value = line.quad.object
        shown = value.value if isinstance(value, ox.Literal) else curie(iri(value))
        yield f"{subject} {curie(line.quad.predicate.value)} {shown}  [{curie(iri(line.quad.graph_name))}]".strip()
