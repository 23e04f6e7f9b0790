"""The closed vocabulary: every term the code names exists, a misspelt one raises, short forms go there and back."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as some

from steppe.read import Schema
from steppe.terms import BASE, KINDS, NS, PREFIXES, ST, curie, expand, iri, kind_of, prologue, slug_of

PACKAGE = Path(__file__).resolve().parents[1] / "graph/steppe"
slugs = some.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,4}", fullmatch=True)
kinds = some.sampled_from(KINDS)


def test_every_term_the_code_names_is_in_the_ontology(schema: Schema) -> None:
    words = schema.classes | schema.properties | schema.individuals()
    named = {str(ST[name]) for name in ST.__annotations__ if not name.startswith("_")}
    assert len(named) > 30
    assert named <= words, sorted(map(curie, named - words))


def test_every_term_written_in_the_code_as_text_is_in_the_ontology(schema: Schema) -> None:
    words = schema.classes | schema.properties | schema.individuals()
    for path in sorted(PACKAGE.rglob("*.py")):
        if "node_modules" in path.parts:
            continue
        for local in re.findall(r'\bNS \+ "(\w+)"', path.read_text(encoding="utf-8")):
            assert NS + local in words, f"{path.name}: st:{local}"


def test_a_misspelt_term_raises_where_it_is_written() -> None:
    with pytest.raises(AttributeError):
        _ = ST.byer


@given(kinds, slugs)
def test_short_form_and_iri_are_one(kind: str, slug: str) -> None:
    name = PREFIXES[kind] + slug
    assert expand(curie(name)) == name
    assert curie(name) == f"{kind}:{slug}"
    assert kind_of(name) == kind
    assert slug_of(name) == slug


@given(some.text(max_size=20))
def test_what_has_no_short_form_stays_whole(tail: str) -> None:
    name = "https://elsewhere.test/" + tail
    assert curie(name) == name
    assert kind_of(name) is None


@given(slugs)
def test_an_unknown_prefix_is_told_with_those_there_are(slug: str) -> None:
    with pytest.raises(ValueError, match="has no known prefix; prefixes are actor"):
        expand("nowhere:" + slug)


def test_a_name_with_a_further_step_has_no_short_form() -> None:
    assert curie(BASE + "actor/a/b") == BASE + "actor/a/b"
    assert curie(BASE + "actor/") == BASE + "actor/"


def test_iri_of_a_literal_or_blank_node_is_empty() -> None:
    assert iri(ox.NamedNode(NS + "buyer")) == NS + "buyer"
    assert iri(ox.Literal("buyer")) == iri(ox.BlankNode()) == ""


def test_prologue_lets_a_query_use_every_prefix() -> None:
    asked = " ".join(f"{prefix}:x" for prefix in PREFIXES)
    assert ox.Store().query(f"{prologue()}ASK {{ VALUES ?x {{ {asked} }} }}")
