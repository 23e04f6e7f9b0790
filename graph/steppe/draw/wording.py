"""Values of the graph as a reader would write them: amounts with their hedge, days as told, names without tricks.

Numbers are never rounded: large ones are shortened only where no digit is lost.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox
from rdflib.namespace import RDF, RDFS, XSD

from steppe.draw.gather import Graph
from steppe.draw.model import Line
from steppe.read.parts import is_part
from steppe.store import Term
from steppe.terms import NS, PREFIXES, kind_of, slug_of

_NUMBERS = {str(XSD.integer), str(XSD.decimal), str(XSD.double), str(XSD.float)}
_DAYS = {str(XSD.date), str(XSD.gYearMonth), str(XSD.gYear), str(XSD.dateTime)}
_SCALES = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_COUNTED = {"barrel", "day", "gigawatt-hour", "hectare", "kilometre", "kilowatt-hour", "megawatt", "month", "share"}
_COUNTED |= {"tonne", "year"}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]")
_BIDI = re.compile("[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def clean(text: str) -> str:
    """Text on one line, without control characters and marks that turn the direction of writing.

    >>> clean("a\\u202eb\\n c")
    'ab c'
    """
    kept = _CONTROL.sub(" ", _BIDI.sub("", text))
    return " ".join(kept.split())


def number(text: str) -> str:
    """A number with its thousands parted, or in millions and billions if that loses no digit.

    >>> number("4200000000"), number("1814"), number("0.75"), number("1234567"), number("many")
    ('4.2 billion', '1,814', '0.75', '1,234,567', 'many')
    """
    try:
        value = Decimal(text)
    except InvalidOperation:
        return clean(text)
    if not value.is_finite():
        return clean(text)
    for scale, word in _SCALES:
        if abs(value) >= scale and (short := (value / scale).normalize()) == short.quantize(Decimal("0.001")):
            return f"{short:,f} {word}"
    return f"{value:,f}"


def is_day(term: Term) -> bool:
    """Whether a term is a day, month or year."""
    return isinstance(term, ox.Literal) and term.datatype.value in _DAYS


def is_number(term: Term) -> bool:
    """Whether a term is a number."""
    return isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS


def value(graph: Graph, lines: dict[str, list[tuple[str, Term]]], term: Term) -> str:
    """A value for people: the words of a part, the label of a thing, a literal's text."""
    if isinstance(term, ox.NamedNode):
        if is_part(term.value) and term.value in lines:
            return part(graph, lines, term.value)
        return clean(graph.label(term.value))
    if is_number(term):
        return number(term.value)
    if isinstance(term, ox.Literal) and term.datatype == ox.NamedNode(str(XSD.boolean)):
        return "yes" if term.value in {"true", "1"} else "no"
    return clean(term.value)


def part(graph: Graph, lines: dict[str, list[tuple[str, Term]]], iri: str) -> str:
    """A part in words: ``more than USD 8 billion``, ``14 × airliner (firm order)``."""
    told = {p.removeprefix(NS): o for p, o in lines.get(iri, ())}
    if "order" in told:
        return _stretch(graph, lines, told)
    hedge, amount, unit, of, rest = "", "", "", "", list[str]()
    for predicate, object_ in lines.get(iri, ()):
        name = predicate.removeprefix(NS)
        if predicate in {str(RDF.type), str(RDFS.label)}:
            continue
        if name == "in" and isinstance(object_, ox.NamedNode):
            unit = object_.value
        elif name == "of":
            of = value(graph, lines, object_)
        elif is_number(object_) and not amount:
            hedge = "" if name == "exactly" else clean(graph.label(predicate)) + " "
            amount = number(object_.value)
        elif name == "firmness":
            rest.append(value(graph, lines, object_))
        else:
            rest.append(f"{clean(graph.label(predicate))} {value(graph, lines, object_)}")
    measure = hedge + _with_unit(graph, amount, unit)
    words = (" " if unit else " × ").join(w for w in (measure, of) if w)
    noted = "; ".join(rest)
    return (f"{words} ({noted})" if noted else words) if words else noted


def _stretch(graph: Graph, lines: dict[str, list[tuple[str, Term]]], told: dict[str, Term]) -> str:
    """A stretch of a corridor: ``1. Aktau to Alat (mode sea)``, ``2. through China``."""
    words = {name: value(graph, lines, told[name]) for name in ("order", "start", "end") if name in told}
    ends = [words.get("start", ""), f"to {words['end']}" if "end" in words else ""]
    if not any(ends) and "through" in told:
        ends = [f"through {value(graph, lines, told.pop('through'))}"]
    rest = [n for n in ("mode", "through", "uses", "length") if n in told]
    noted = "; ".join(f"{clean(graph.label(NS + n))} {value(graph, lines, told[n])}" for n in rest)
    return " ".join(w for w in (f"{words['order']}.", *ends, f"({noted})" if noted else "") if w)


def _with_unit(graph: Graph, amount: str, unit: str) -> str:
    if not unit or not amount:
        return amount or (clean(graph.label(unit)) if unit else "")
    if kind_of(unit) == "currency":
        return f"{slug_of(unit)} {amount}"
    if unit == NS + "Percent":
        return f"{amount} %"
    first, space, last = clean(graph.label(unit)).partition(" ")
    if first in _COUNTED and amount != "1":
        first += "s"
    return f"{amount} {first}{space}{last}"


def line(graph: Graph, lines: dict[str, list[tuple[str, Term]]], predicate: str, object_: Term) -> Line:
    """One line of a record: the word of its predicate and the value."""
    thing = object_.value if isinstance(object_, ox.NamedNode) and kind_of(object_.value) else ""
    label = clean(graph.label(predicate)) if predicate.startswith(NS) else clean(slug_of(predicate))
    return Line(label, value(graph, lines, object_), "" if is_part(thing) else thing)


def web(address: str) -> str:
    """The address if a reader may follow it: http or https, no blanks, no user name; else nothing."""
    ok = re.fullmatch(r"https?://[^\s/?#@\\<>\"]+(?:[/?#][^\s<>\"\\]*)?", address)
    return address if ok and len(address) <= 2000 else ""


def short(iri: str) -> str:
    """``agreement/ktz-wabtec-2025``: the IRI of a thing of ours without its base."""
    base = PREFIXES["graph"].removesuffix("graph/")
    return iri.removeprefix(base)
