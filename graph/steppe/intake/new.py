"""``steppe new``: a well-formed block in the right file, with a stub for its source.

The text is written as a person would write it, read back by the reader before anything touches the disk, and put in
place in one step. Nothing is guessed: a slot not given is left out, and ``steppe check`` says what is still due.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from steppe.home import Home
from steppe.names import Names, UnknownName, fold
from steppe.read import Schema
from steppe.terms import KINDS, NS, PREFIXES, ST, curie, slug_of

HEDGES = {"exactly": "exactly", "about": "about", "at least": "atLeast", "more than": "moreThan", "up to": "upTo"}
_AMOUNT = re.compile(rf"(?:({'|'.join(HEDGES)}) )?(-?\d[\d,]*(?:\.\d+)?) (\S+)")
_DAY = {4: "gYear", 7: "gYearMonth", 10: "date"}
SOURCE_SLOTS = ("title", "publisher", "issued", "url", "locator")


class BadSlot(ValueError):
    """A kind, property or value that does not fit, with what would."""


@dataclass
class Slots:
    """What a person gives: property to values, and the source."""

    values: dict[str, list[str]] = field(default_factory=dict)
    source: str = ""
    about_source: dict[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, words: list[str]) -> Slots:
        """Slots from ``property=value`` words.

        Raises:
            BadSlot: a word without an equals sign, or no source.
        """
        slots = cls()
        for word in words:
            name, equals, value = word.partition("=")
            if not equals or not value:
                raise BadSlot(f"'{word}' is not property=value, such as buyer=ktz")
            if name == "source":
                slots.source = value.removeprefix("source:")
            elif name in SOURCE_SLOTS:
                slots.about_source[name] = value
            else:
                slots.values.setdefault(name, []).append(value)
        if not slots.source:
            raise BadSlot("needs source=<slug of the source>; add title=, publisher=, issued=, url= if it is new")
        return slots


def class_named(kind: str, schema: Schema) -> str:
    """IRI of the record class that ``purchase`` or ``supply-contract`` names.

    Raises:
        BadSlot: no record class is called so.
    """
    records = {c for c in schema.classes if schema.is_a(c, str(ST.Record)) and c != str(ST.Record)}
    spelled = {fold(re.sub(r"(?<!^)([A-Z])", r" \1", c.removeprefix(NS))).replace(" ", "-"): c for c in records}
    if kind not in spelled:
        raise BadSlot(f"'{kind}' is no kind of record; kinds are {', '.join(sorted(spelled))}")
    return spelled[kind]


def _value(name: str, text: str, schema: Schema, names: Names) -> str:
    holds = schema.holds.get(NS + name, "")
    if holds == PREFIXES["shape"] + "Day":
        if len(text) not in _DAY or not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
            raise BadSlot(f"{name}: '{text}' is no day; write 2025, 2025-09 or 2025-09-22")
        return f'"{text}"^^xsd:{_DAY[len(text)]}'
    if holds == str(ST.Amount):
        if not (found := _AMOUNT.fullmatch(text)):
            raise BadSlot(f"{name}: '{text}' is no amount; write 'about 4200000000 USD' or '50 Percent'")
        unit = found[3] if ":" in found[3] else f"currency:{found[3]}" if found[3].isupper() else f"st:{found[3]}"
        number = found[2].replace(",", "")
        return f"[ st:{HEDGES[found[1] or 'exactly']} {number} ; st:in {unit} ]"
    if holds in schema.values:
        iri = NS + text.removeprefix("st:")
        if iri not in schema.values[holds]:
            raise BadSlot(f"{name}: '{text}' is none of {', '.join(sorted(map(slug_of, schema.values[holds])))}")
        return f"st:{slug_of(iri)}"
    if holds.endswith(("#boolean", "#integer")):
        return text
    if holds.endswith(("#langString", "#string")):
        quoted = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}"' + ("@en" if holds.endswith("langString") else "")
    try:
        return curie(names.find(text, ("actor", "person") if holds == str(ST.Actor) else ()))
    except UnknownName as error:
        raise BadSlot(f"{name}: {error}") from None


def block(kind: str, slug: str, slots: Slots, schema: Schema, names: Names, today: str) -> str:
    """TriG of the source stub (if the source is new) and of the record, in the house style.

    Raises:
        BadSlot: something does not fit; nothing is written.
    """
    cls = class_named(kind, schema)
    space = (
        "agreement" if schema.is_a(cls, str(ST.Agreement)) else "event" if schema.is_a(cls, NS + "Event") else "record"
    )
    subject, text = f"{space}:{slug}", ""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        raise BadSlot(f"'{slug}' is not written as lower-case words with hyphens")
    if PREFIXES[space] + slug in names.labels:
        raise BadSlot(f"{subject} is told already; choose another slug or add to it by hand")
    label = slots.values.pop("label", [slug.replace("-", " ")])[0]
    rows = [("a", f"st:{slug_of(cls)}"), ("rdfs:label", '"' + label.replace('"', '\\"') + '"@en')]
    for name, texts in slots.values.items():
        if NS + name not in schema.properties:
            near = Names.of((p, slug_of(p), True) for p in schema.properties).near(name)
            hint = f"; did you mean {', '.join(map(slug_of, near))}?" if near else ""
            raise BadSlot(f"'{name}' is no property{hint}")
        allowed = schema.domains.get(NS + name, set())
        if allowed and not allowed & schema.ancestors(cls):
            raise BadSlot(f"a {kind} has no {name}; it stands on {', '.join(sorted(map(slug_of, allowed)))}")
        rows.append((f"st:{name}", " , ".join(_value(name, t, schema, names) for t in texts)))
    rows.append(("st:verifiedOn", f'"{today}"^^xsd:date'))
    if PREFIXES["source"] + slots.source not in names.labels:
        text += _source(slots, names, today)
    body = "".join(f"        {predicate:<21} {object_} ;\n" for predicate, object_ in rows)
    return text + f"\nsource:{slots.source} {{\n\n    {subject}\n{body}        .\n}}\n"


def _source(slots: Slots, names: Names, today: str) -> str:
    about = slots.about_source
    quote = {k: v.replace("\\", "\\\\").replace('"', '\\"') for k, v in about.items()}
    rows = [("a", "st:Source")]
    if "title" in about:
        rows.append(("dct:title", f'"{quote["title"]}"@en'))
    if "publisher" in about:
        rows.append(("st:publisher", curie(names.find(about["publisher"], ("actor",)))))
    if "issued" in about:
        rows.append(("dct:issued", f'"{about["issued"]}"^^xsd:{_DAY.get(len(about["issued"]), "date")}'))
    if "url" in about:
        rows.append(("st:url", f"<{about['url']}>"))
    rows += [("st:retrievedOn", f'"{today}"^^xsd:date'), ("st:seenAs", "st:Excerpt")]
    if "locator" in about:
        rows.append(("st:locator", f'"{quote["locator"]}"'))
    body = "".join(f"        {predicate:<21} {object_} ;\n" for predicate, object_ in rows)
    return f"\ngraph:sources {{\n\n    source:{slots.source}\n{body}        .\n}}\n"


def write(home: Home, kind: str, text: str, schema: Schema) -> Path:
    """Append a block to the file of its kind and return the path; the file is whole before and after.

    Raises:
        BadSlot: the block would not be read.
    """
    module = "agreements" if schema.is_a(class_named(kind, schema), str(ST.Agreement)) else "events"
    if not schema.is_a(class_named(kind, schema), NS + "Event") and module == "events":
        module = "records"
    path = home.facts / "desk" / f"{module}.trig"
    head = f"# New {module}, entered one by one.\n" + "".join(
        f"@prefix {p + ':':<11} <{PREFIXES[p]}> .\n"
        for p in (*(k for k in KINDS if k != "channel"), "graph", "st", "rdfs", "skos", "dct", "xsd")
    )
    whole = (path.read_text(encoding="utf-8") if path.exists() else head) + text
    try:
        list(ox.parse(whole.encode(), format=ox.RdfFormat.TRIG))
    except SyntaxError as error:
        raise BadSlot(f"the block would not be valid TriG: {error.msg}") from None
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(whole, encoding="utf-8")
    part.replace(path)
    return path
