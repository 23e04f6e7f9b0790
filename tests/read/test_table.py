"""Tables: a row is a record in a source, a cell's type comes from its property, a wrong cell ends its row alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from rdflib.namespace import XSD

from steppe.read import Finding, Line, Schema
from steppe.read.table import CellError, literal, number, read_table, thing
from steppe.terms import PREFIXES, curie, expand, iri

DAY = PREFIXES["shape"] + "Day"


def table(folder: Path, schema: Schema, name: str, *rows: str) -> tuple[list[Line], list[Finding]]:
    path = folder / name
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return read_table(path, name, schema)


def cells(lines: list[Line], subject: str, predicate: str) -> list[tuple[str, str]]:
    """Text and datatype of each value of a property, in the order told."""
    found = []
    for line in lines:
        if iri(line.quad.subject) == expand(subject) and line.quad.predicate.value == expand(predicate):
            kind = getattr(line.quad.object, "datatype", None)
            found.append((line.quad.object.value, curie(kind.value) if kind else ""))  # type: ignore[union-attr]
    return found


@pytest.mark.parametrize(
    ("text", "kind"), [("2024", "xsd:gYear"), ("2024-03", "xsd:gYearMonth"), ("2024-03-05", "xsd:date")]
)
def test_a_day_has_the_precision_of_its_length(text: str, kind: str) -> None:
    assert curie(literal(text, DAY).datatype.value) == kind


@given(some.decimals(allow_nan=False, allow_infinity=False, places=3), some.integers(-(10**12), 10**12))
def test_a_number_keeps_its_digits(decimal: object, integer: int) -> None:
    assert number(str(decimal)).value == str(decimal)
    assert number(str(decimal)).datatype.value == str(XSD.decimal)
    assert number(str(integer)).value == str(integer)
    assert number(str(integer)).datatype.value == str(XSD.integer)


@pytest.mark.parametrize("text", ["1e9", "4,200", "20 %", "", "1.", "+5", "five"])
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    with pytest.raises(CellError, match="is not a number"):
        number(text)


def test_a_thing_is_a_short_form_or_an_address() -> None:
    assert thing("actor:aland").value == expand("actor:aland")
    assert thing("https://www.wikidata.org/entity/Q1").value == "https://www.wikidata.org/entity/Q1"
    with pytest.raises(CellError, match="has no known prefix"):
        thing("Aland")


def test_a_row_stands_in_the_graph_of_its_source_on_its_line(tmp_path: Path, schema: Schema) -> None:
    lines, findings = table(
        tmp_path,
        schema,
        "Tenure.csv",
        "id,label,holder,post,from,source",
        'record:a,"A,\nB",person:x,post:p,2010-02,source:s',
        "",
        "record:b,B,person:y,post:p,2012,source:t",
    )
    assert findings == []
    assert {(line.line, curie(iri(line.quad.graph_name))) for line in lines} == {(3, "source:s"), (5, "source:t")}
    assert cells(lines, "record:a", "st:from") == [("2010-02", "xsd:gYearMonth")]
    assert cells(lines, "record:a", "rdf:type") == [(expand("st:Tenure"), "")]
    assert cells(lines, "record:a", "rdfs:label") == [("A,\nB", "rdf:langString")]


def test_an_empty_cell_is_absent_and_a_semicolon_parts_values(tmp_path: Path, schema: Schema) -> None:
    lines, findings = table(
        tmp_path,
        schema,
        "Treaty.csv",
        "id,label,party,signedOn,source",
        "agreement:a,A,actor:x; actor:y,,source:s",
    )
    assert findings == []
    assert cells(lines, "agreement:a", "st:party") == [(expand("actor:x"), ""), (expand("actor:y"), "")]
    assert cells(lines, "agreement:a", "st:signedOn") == []


def test_a_semicolon_does_not_part_a_sentence(tmp_path: Path, schema: Schema) -> None:
    lines, findings = table(
        tmp_path,
        schema,
        "Treaty.csv",
        "id,label,altLabel,comment,source",
        "agreement:a,A; B,C; D,Given in yuan; the dollars are not.,source:s",
    )
    assert findings == []
    assert [text for text, _ in cells(lines, "agreement:a", "rdfs:comment")] == ["Given in yuan; the dollars are not."]
    assert [text for text, _ in cells(lines, "agreement:a", "rdfs:label")] == ["A; B"]
    assert [text for text, _ in cells(lines, "agreement:a", "skos:altLabel")] == ["C", "D"]


def test_three_columns_make_one_amount(tmp_path: Path, schema: Schema) -> None:
    lines, findings = table(
        tmp_path,
        schema,
        "Stake.csv",
        "id,owner,owned,share.hedge,share.number,share.in,source",
        "record:a,actor:x,actor:y,about,49.50,st:Percent,source:s",
        "record:b,actor:x,actor:z,,10,st:Percent,source:s",
        "record:c,actor:x,actor:w,exactly,,st:Percent,source:s",
    )
    assert findings == []
    told = {(curie(line.quad.predicate.value), getattr(line.quad.object, "value", "")) for line in lines}
    assert ("st:about", "49.50") in told
    assert ("st:exactly", "10") in told
    assert len([line for line in lines if line.quad.predicate.value == expand("st:share")]) == 2


def test_a_wrong_cell_ends_its_row_and_no_other(tmp_path: Path, schema: Schema) -> None:
    lines, findings = table(
        tmp_path,
        schema,
        "Tenure.csv",
        "id,holder,post,source",
        "record:a,Nobody,post:p,source:s",
        "record:b,person:y,post:p,source:s",
    )
    assert [(finding.line, finding.sentence.split(":")[0]) for finding in findings] == [(2, "holder")]
    assert {iri(line.quad.subject) for line in lines} == {expand("record:b")}


def test_descriptions_of_sources_go_to_the_graph_of_sources(tmp_path: Path, schema: Schema) -> None:
    lines, findings = table(
        tmp_path,
        schema,
        "Source.csv",
        "id,title,publisher,issued,url,source",
        "source:a,A title,actor:x,2024-05,https://x.test/a,source:a",
    )
    assert findings == []
    assert {iri(line.quad.graph_name) for line in lines} == {expand("graph:sources")}
    assert cells(lines, "source:a", "dct:issued") == [("2024-05", "xsd:gYearMonth")]
    assert cells(lines, "source:a", "st:url") == [("https://x.test/a", "")]


@pytest.mark.parametrize(
    ("name", "header", "words"),
    [
        ("Nothing.csv", "id,source", "Nothing is not a class"),
        ("Tenure.csv", "id,holder", "needs a first column 'id' and a column 'source'"),
        ("Tenure.csv", "source,id", "needs a first column 'id'"),
        ("Tenure.csv", "id,source,holdr", "column 'holdr' is no property"),
        ("Stake.csv", "id,source,share.number,share.in", "column 'share.hedge' is missing"),
    ],
)
def test_a_wrong_header_ends_the_table(tmp_path: Path, schema: Schema, name: str, header: str, words: str) -> None:
    lines, findings = table(tmp_path, schema, name, header, "record:a,source:s")
    assert lines == []
    assert [finding.line for finding in findings] == [1]
    assert words in findings[0].sentence


def test_the_part_of_the_name_after_a_dot_is_free(tmp_path: Path, schema: Schema) -> None:
    lines, findings = table(
        tmp_path, schema, "Tenure.kazakhstan.csv", "id,holder,post,source", "record:a,person:x,post:p,source:s"
    )
    assert findings == []
    assert cells(lines, "record:a", "rdf:type") == [(expand("st:Tenure"), "")]
