"""One CSV table to lines: the file's name is the class, the header names properties, a column names the source."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib.namespace import RDF, RDFS, SKOS, XSD

from steppe.read.lines import Finding, Line, read_text
from steppe.read.parts import TYPE
from steppe.read.schema import Schema
from steppe.terms import NS, PREFIXES, SOURCES, ST, expand

HEDGES = {hedge: NS + hedge for hedge in ("exactly", "about", "atLeast", "moreThan", "upTo")}
PRECISION = ((re.compile(r"\d{4}"), XSD.gYear), (re.compile(r"\d{4}-\d\d"), XSD.gYearMonth))
NUMBER = re.compile(r"-?\d+(\.\d+)?")
FOREIGN_COLUMNS = {
    "label": str(RDFS.label),
    "altLabel": str(SKOS.altLabel),
    "comment": str(RDFS.comment),
    "exactMatch": str(SKOS.exactMatch),
    "title": PREFIXES["dct"] + "title",
    "issued": PREFIXES["dct"] + "issued",
}
MANY = "; "
"""What parts several values in one cell."""
SENTENCES = {"label", "title", "officialName", "comment", "statement", "characterisedAs", "locator", "missing"}
"""Columns of running text, of which a cell holds one whatever its punctuation."""


class CellError(ValueError):
    """What is wrong with a cell, as the end of a sentence."""


@dataclass
class _Column:
    name: str
    property: str
    holds: str
    part: str = ""


def literal(text: str, holds: str) -> ox.Literal:
    """Literal of a cell by what its property holds.

    Raises:
        CellError: the text is no value of that type.
    """
    if holds == PREFIXES["shape"] + "Day":
        kind = next((t for pattern, t in PRECISION if pattern.fullmatch(text)), XSD.date)
        return ox.Literal(text, datatype=ox.NamedNode(str(kind)))
    if holds in {PREFIXES["shape"] + "Number", str(XSD.decimal)}:
        return number(text)
    if holds == str(RDF.langString):
        return ox.Literal(text, language="en")
    if holds == PREFIXES["shape"] + "Geometry":
        return ox.Literal(text, datatype=ox.NamedNode("http://www.opengis.net/ont/geosparql#wktLiteral"))
    if holds.startswith(str(XSD)) and holds != str(XSD.string):
        return ox.Literal(text, datatype=ox.NamedNode(holds))
    return ox.Literal(text)


def number(text: str) -> ox.Literal:
    """Integer or decimal literal, digits as written.

    Raises:
        CellError: not a plain number.
    """
    if not NUMBER.fullmatch(text):
        raise CellError(f"'{text}' is not a number such as 4200000000 or 0.75")
    return ox.Literal(text, datatype=ox.NamedNode(str(XSD.decimal if "." in text else XSD.integer)))


def thing(text: str) -> ox.NamedNode:
    """Node of a cell: ``prefix:slug``, or an http(s) address where one is due.

    Raises:
        CellError: neither.
    """
    try:
        return ox.NamedNode(text if text.startswith(("http://", "https://")) else expand(text))
    except ValueError as error:
        raise CellError(str(error)) from None


def read_table(path: Path, name: str, schema: Schema) -> tuple[list[Line], list[Finding]]:
    """Lines of a table. A wrong header ends the table; a wrong cell ends its row; each is one finding."""
    text, findings = read_text(path, name)
    if findings:
        return [], findings
    rows = csv.reader(io.StringIO(text), strict=True)
    cls = NS + path.stem.partition(".")[0]
    try:
        header = next(rows, [])
        columns = _columns(header, cls, schema)
    except CellError as error:
        return [], [Finding(name, 1, str(error))]
    lines: list[Line] = []
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return lines, findings
        except csv.Error as error:
            return lines, [*findings, Finding(name, rows.line_num, f"is not valid CSV: {error}")]
        if not any(row):
            continue
        try:
            if len(row) != len(header):
                raise CellError(f"has {len(row)} cells where the header has {len(header)}")
            lines += [Line(quad, name, rows.line_num) for quad in _row(row, header, columns, cls)]
        except CellError as error:
            findings.append(Finding(name, rows.line_num, str(error)))


def _columns(header: list[str], cls: str, schema: Schema) -> list[_Column]:
    if cls not in schema.classes:
        raise CellError(f"{cls.removeprefix(NS)} is not a class of the ontology; the file's name must be one")
    if header[:1] != ["id"] or "source" not in header:
        raise CellError("needs a first column 'id' and a column 'source'")
    columns = []
    for name in header:
        if name in {"id", "source"}:
            continue
        stem, _, part = name.partition(".")
        iri = FOREIGN_COLUMNS.get(stem, NS + stem)
        if iri.startswith(NS) and iri not in schema.properties:
            raise CellError(f"column '{name}' is no property of the ontology")
        holds = schema.holds.get(iri, str(RDF.langString) if stem in {"label", "altLabel", "comment", "title"} else "")
        if stem == "issued":
            holds = PREFIXES["shape"] + "Day"
        columns.append(_Column(name, iri, holds, part))
    for stem in {c.name.partition(".")[0] for c in columns if c.part}:
        parts = {c.part for c in columns if c.name.startswith(stem + ".")}
        if missing := {"hedge", "number", "in"} - parts:
            raise CellError(f"column '{stem}.{min(missing)}' is missing; an amount takes hedge, number and in")
    return columns


def _row(row: list[str], header: list[str], columns: list[_Column], cls: str) -> Iterator[ox.Quad]:
    cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
    if not cells["id"] or not cells["source"]:
        raise CellError("has no id or no source")
    subject, graph = thing(cells["id"]), thing(cells["source"])
    if cls in {str(ST.Source)}:
        graph = ox.NamedNode(SOURCES)
    yield ox.Quad(subject, TYPE, ox.NamedNode(cls), graph)
    for column in columns:
        if not (cell := cells[column.name]) or (column.part and column.part != "number"):
            continue
        predicate = ox.NamedNode(column.property)
        if column.part:
            yield from _amount(subject, predicate, column, cells, graph)
            continue
        for value in [cell] if column.name in SENTENCES else cell.split(MANY):
            try:
                node = thing(value) if _is_thing(column) else literal(value, column.holds)
            except CellError as error:
                raise CellError(f"{column.name}: {error}") from None
            yield ox.Quad(subject, predicate, node, graph)


def _is_thing(column: _Column) -> bool:
    if column.name in {"exactMatch"} or column.holds == PREFIXES["shape"] + "Address":
        return True
    return not column.holds or column.holds.startswith(NS)


def _amount(
    subject: ox.NamedNode, predicate: ox.NamedNode, column: _Column, cells: dict[str, str], graph: ox.NamedNode
) -> Iterator[ox.Quad]:
    stem = column.name.removesuffix(".number")
    hedge = cells[f"{stem}.hedge"] or "exactly"
    if hedge not in HEDGES:
        raise CellError(f"{stem}.hedge: '{hedge}' is none of {', '.join(HEDGES)}")
    part = ox.BlankNode()
    yield ox.Quad(subject, predicate, part, graph)
    yield ox.Quad(part, ox.NamedNode(HEDGES[hedge]), number(cells[column.name]), graph)
    if unit := cells[f"{stem}.in"]:
        yield ox.Quad(part, ox.NamedNode(NS + "in"), thing(unit), graph)
