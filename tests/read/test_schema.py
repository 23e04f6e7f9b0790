"""The ontology as the reader needs it."""

from __future__ import annotations

from pathlib import Path

from steppe.read import Schema, load_schema
from steppe.terms import expand


def test_a_narrower_class_is_its_broader_ones(schema: Schema) -> None:
    assert schema.is_a(expand("st:Loan"), expand("st:Agreement"))
    assert schema.is_a(expand("st:Loan"), expand("st:Record"))
    assert not schema.is_a(expand("st:Record"), expand("st:Loan"))


def test_a_shape_says_what_its_property_holds(schema: Schema) -> None:
    assert schema.holds[expand("st:lender")] == expand("st:Actor")
    assert schema.holds[expand("st:signedOn")] == expand("shape:Day")
    assert schema.holds[expand("st:value")] == expand("st:Amount")


def test_every_property_has_a_shape_that_says_what_it_holds(schema: Schema) -> None:
    shaped = {
        q.object.value for q in schema.quads if q.predicate.value == expand("sh:path") and hasattr(q.object, "value")
    }
    assert schema.properties - shaped == set()


def test_each_date_property_marks_a_stage(schema: Schema) -> None:
    stages = schema.values[expand("st:Stage")]
    assert set(schema.marks.values()) <= stages
    assert schema.marks[expand("st:signedOn")] == expand("st:Signed")


def test_currencies_and_list_values_are_known(schema: Schema) -> None:
    assert {expand("currency:USD"), expand("st:Percent"), expand("st:Observer")} <= schema.individuals()


def test_an_ontology_that_is_not_there_or_not_turtle_is_found(tmp_path: Path) -> None:
    _, findings = load_schema(tmp_path)
    assert "no ontology at" in findings[0].sentence
    (tmp_path / "words.ttl").write_text("@prefix st: <https://w3id.org/steppe/ns#> .\nst:A a\n", encoding="utf-8")
    _, findings = load_schema(tmp_path)
    assert [finding.file for finding in findings] == ["ontology/words.ttl"]
    assert "is not valid Turtle" in findings[0].sentence
