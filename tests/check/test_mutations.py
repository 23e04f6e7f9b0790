"""Facts broken on purpose: of every kind of slip that fast work makes, the checks catch nearly all.

Each mutant is the tiny world with one slip in it; where a slip can be made in several places, seeded chance picks some.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import chain, pairwise

import pyoxigraph as ox
import pytest
from rdflib.namespace import RDFS

from steppe.check.lint import lint
from steppe.check.queries import check_queries
from steppe.check.shapes import check_shapes
from steppe.home import Home
from steppe.read import Line, Schema, Told
from steppe.read.parts import is_part
from steppe.terms import SOURCES, expand, iri, kind_of

EACH = 5
"""Mutants of one slip."""
Slip = Callable[[list[Line]], Iterator[list[Line]]]


def is_line(line: Line, *predicates: str) -> bool:
    return line.quad.predicate.value in {expand(f"st:{name}") for name in predicates}


def with_object(line: Line, term: ox.NamedNode | ox.Literal) -> Line:
    quad = line.quad
    return line._replace(quad=ox.Quad(quad.subject, quad.predicate, term, quad.graph_name))


def replaced(lines: list[Line], line: Line, *new: Line) -> list[Line]:
    place = lines.index(line)
    return [*lines[:place], *new, *lines[place + 1 :]]


def a_source_is_dropped(lines: list[Line]) -> Iterator[list[Line]]:
    for source in sorted({iri(line.quad.graph_name) for line in lines} - {SOURCES}):
        yield [line for line in lines if iri(line.quad.subject) != source]


def first_and_last_day_are_swapped(lines: list[Line]) -> Iterator[list[Line]]:
    spans: dict[str, dict[str, Line]] = defaultdict(dict)
    for line in lines:
        if is_line(line, "from", "until"):
            spans[iri(line.quad.subject)][line.quad.predicate.value] = line
    for span in spans.values():
        if len(span) == 2:
            one, other = span.values()
            swapped = replaced(lines, one, with_object(one, other.quad.object))  # type: ignore[arg-type]
            yield replaced(swapped, other, with_object(other, one.quad.object))  # type: ignore[arg-type]


def a_name_is_misspelt(lines: list[Line]) -> Iterator[list[Line]]:
    for line in lines:
        name = iri(line.quad.object)
        if kind_of(name) in {"actor", "person", "place", "resource"} and not is_part(name):
            yield replaced(lines, line, with_object(line, ox.NamedNode(name[:-2] + name[-1])))


def an_event_is_told_before_it_happened(lines: list[Line]) -> Iterator[list[Line]]:
    for line in lines:
        if is_line(line, "heldOn", "signedOn", "announcedOn", "madeOn", "saidOn", "openedOn"):
            text = str(2026 + 1) + line.quad.object.value[4:]  # type: ignore[union-attr]
            kind = line.quad.object.datatype  # type: ignore[union-attr]
            yield replaced(lines, line, with_object(line, ox.Literal(text, datatype=kind)))


def a_day_is_impossible(lines: list[Line]) -> Iterator[list[Line]]:
    for line in lines:
        if isinstance(line.quad.object, ox.Literal) and line.quad.object.datatype.value == expand("xsd:date"):
            text = line.quad.object.value[:5] + "02-31"
            yield replaced(lines, line, with_object(line, ox.Literal(text, datatype=line.quad.object.datatype)))


def a_needed_line_is_lost(lines: list[Line]) -> Iterator[list[Line]]:
    needed = ("holder", "post", "member", "body", "owner", "owned", "lender", "seller", "saidBy", "standing", "in")
    for line in lines:
        if is_line(line, *needed):
            same = [other for other in lines if other.quad.triple == line.quad.triple]
            yield [other for other in lines if other not in same]


def a_share_is_doubled(lines: list[Line]) -> Iterator[list[Line]]:
    shares = {iri(line.quad.object) for line in lines if is_line(line, "share", "voteShare", "turnout")}
    for line in lines:
        if iri(line.quad.subject) in shares and isinstance(line.quad.object, ox.Literal):
            more = float(line.quad.object.value) * 2
            if more > 100:
                yield replaced(
                    lines, line, with_object(line, ox.Literal(str(more), datatype=line.quad.object.datatype))
                )


def a_record_is_told_twice(lines: list[Line]) -> Iterator[list[Line]]:
    kinds = {expand(f"st:{name}") for name in ("Tenure", "Membership", "Stake", "Figure")}
    for subject in sorted({iri(line.quad.subject) for line in lines if iri(line.quad.object) in kinds}):
        again = ox.NamedNode(subject + "-again")
        its = [line for line in lines if iri(line.quad.subject) == subject]
        quads = [ox.Quad(again, line.quad.predicate, line.quad.object, line.quad.graph_name) for line in its]
        yield [*lines, *(line._replace(quad=quad) for line, quad in zip(its, quads, strict=True))]


def a_record_is_called_another(lines: list[Line]) -> Iterator[list[Line]]:
    for line in lines:
        if iri(line.quad.object) in {
            expand("st:Loan"),
            expand("st:Purchase"),
            expand("st:Summit"),
            expand("st:Sanction"),
        }:
            yield [*lines, with_object(line, ox.NamedNode(expand("st:Settlement")))]


def a_property_is_misspelt(lines: list[Line]) -> Iterator[list[Line]]:
    for line in lines:
        if is_line(line, "party", "seller", "from", "signedOn", "share"):
            quad = line.quad
            wrong = ox.NamedNode(quad.predicate.value + "s")
            yield replaced(lines, line, line._replace(quad=ox.Quad(quad.subject, wrong, quad.object, quad.graph_name)))


def two_actors_get_one_name(lines: list[Line]) -> Iterator[list[Line]]:
    labels = [line for line in lines if line.quad.predicate.value == str(RDFS.label)]
    actors = [line for line in labels if kind_of(iri(line.quad.subject)) == "actor"]
    in_use = [line for line in actors if not iri(line.quad.subject).endswith("-old")]
    for one, other in pairwise(in_use):
        yield replaced(lines, one, with_object(one, other.quad.object))  # type: ignore[arg-type]


def a_fact_moves_to_the_editors(lines: list[Line]) -> Iterator[list[Line]]:
    editors = ox.NamedNode(expand("source:steppe-editors"))
    for line in lines:
        if is_line(line, "homeState", "borders", "lender", "operator", "signedOn"):
            quad = line.quad
            moved = line._replace(quad=ox.Quad(quad.subject, quad.predicate, quad.object, editors))
            yield replaced(lines, line, moved)


SLIPS: tuple[Slip, ...] = (
    a_source_is_dropped,
    first_and_last_day_are_swapped,
    a_name_is_misspelt,
    an_event_is_told_before_it_happened,
    a_day_is_impossible,
    a_needed_line_is_lost,
    a_share_is_doubled,
    a_record_is_told_twice,
    a_record_is_called_another,
    a_property_is_misspelt,
    two_actors_get_one_name,
    a_fact_moves_to_the_editors,
)


@pytest.fixture(scope="module")
def caught(told_world: Told, schema: Schema, world_home: Home) -> dict[str, list[bool]]:
    """Whether each mutant of each slip was found wrong."""
    found: dict[str, list[bool]] = {}
    for slip in SLIPS:
        mutants = list(slip(list(told_world.lines)))
        found[slip.__name__] = [
            is_caught(Told(lines), schema, world_home)
            for lines in random.Random(11).sample(mutants, min(EACH, len(mutants)))
        ]
    return found


def is_caught(told: Told, schema: Schema, home: Home) -> bool:
    findings = chain(
        lint(told, schema),
        check_queries(told, schema, home.queries / "checks"),
        check_shapes(told, schema, home.ontology / "shapes"),
    )
    return next(findings, None) is not None


@pytest.mark.parametrize("slip", [slip.__name__ for slip in SLIPS])
def test_slip_is_made_and_caught(slip: str, caught: dict[str, list[bool]]) -> None:
    assert len(caught[slip]) >= 3
    assert any(caught[slip])


def test_nearly_all_slips_are_caught(caught: dict[str, list[bool]]) -> None:
    every = [one for many in caught.values() for one in many]
    assert sum(every) >= 0.95 * len(every), {name: many for name, many in caught.items() if not all(many)}
