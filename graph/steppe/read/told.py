"""Everything that is told: all files of facts and tables, read into lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from steppe.home import Home
from steppe.read.lines import Finding, Line
from steppe.read.parts import is_part, name_parts
from steppe.read.schema import Schema
from steppe.read.table import read_table
from steppe.read.trig import read_trig
from steppe.terms import SOURCES, ST, iri, kind_of, slug_of

CLAIM = str(ST.claim)


@dataclass
class Told:
    """Lines as told, with what could not be read."""

    lines: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def about(self) -> dict[str, list[Line]]:
        """Lines by the IRI of their subject."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            found[iri(line.quad.subject)].append(line)
        return found

    @cached_property
    def slugs(self) -> dict[str | None, dict[str, str]]:
        """Last steps of the names of all subjects, by name and by kind."""
        found: dict[str | None, dict[str, str]] = defaultdict(dict)
        for name in sorted(self.about):
            found[kind_of(name)][name] = slug_of(name)
        return found

    @cached_property
    def claimed(self) -> set[str]:
        """IRIs of claims and of the parts within them."""
        found = {iri(q.object) for q in self.quads if q.predicate.value == CLAIM}
        todo = list(found)
        while todo:
            for line in self.about.get(todo.pop(), ()):
                node = line.quad.object
                if isinstance(node, ox.NamedNode) and is_part(node.value) and node.value not in found:
                    found.add(node.value)
                    todo.append(node.value)
        return found

    @cached_property
    def facts(self) -> list[ox.Quad]:
        """What is held: neither part of a claim nor about a source."""
        return [q for q in self.quads if not self.is_description(q) and not self.is_claim(q)]

    @cached_property
    def claims(self) -> list[ox.Quad]:
        """What somebody said and is not simply held."""
        return [q for q in self.quads if not self.is_description(q) and self.is_claim(q)]

    @cached_property
    def descriptions(self) -> list[ox.Quad]:
        """What is told about sources."""
        return [q for q in self.quads if self.is_description(q)]

    @property
    def quads(self) -> Iterable[ox.Quad]:
        """The quads alone."""
        return (line.quad for line in self.lines)

    def is_claim(self, quad: ox.Quad) -> bool:
        """Whether the quad is part of what somebody said, not of what is held."""
        return quad.predicate.value == CLAIM or iri(quad.subject) in self.claimed

    def is_description(self, quad: ox.Quad) -> bool:
        """Whether the quad describes a source."""
        return iri(quad.graph_name) == SOURCES


def read_told(home: Home, schema: Schema, only: Iterable[Path] | None = None) -> Told:
    """All facts and tables of a home, or the named files alone."""
    told = Told()
    files = [*sorted(home.facts.rglob("*.trig")), *sorted(home.tables.glob("*.csv"))] if only is None else list(only)
    for path in files:
        name = home.name(path)
        lines, findings = read_table(path, name, schema) if path.suffix == ".csv" else read_trig(path, name)
        named, anonymous = name_parts(lines, schema)
        told.lines += named
        told.findings += [*findings, *anonymous]
    return told
