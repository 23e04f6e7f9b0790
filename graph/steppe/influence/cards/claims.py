"""Who says what is in a card: its sources, and the claims that differ from what it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from steppe.influence.rows import cells
from steppe.names import Names
from steppe.store import Store
from steppe.terms import NS, slug_of

SOURCES = """
SELECT ?source ?publisher ?title ?issued ?url ?copy WHERE {{
    VALUES ?source {{ {0} }}
    ?source dct:title ?title .
    OPTIONAL {{ ?source st:publisher/rdfs:label ?publisher }}
    OPTIONAL {{ ?source dct:issued ?issued }}
    OPTIONAL {{ ?source st:url ?url }}
    OPTIONAL {{ ?source st:copyOf ?copy }}
}} ORDER BY ?source ?publisher"""
CLAIMS = """
SELECT ?record ?claim ?speaker ?standing ?property ?value ?number ?unit ?hedge ?item WHERE {{
    VALUES ?record {{ {0} }}
    GRAPH graph:claims {{
        ?record st:claim ?claim .
        ?claim st:saidBy ?speaker ; st:standing ?standing ; ?property ?value .
        FILTER(?property NOT IN (rdf:type, st:saidBy, st:standing, st:saidOn))
        OPTIONAL {{ ?value ?hedge ?number . FILTER(isNumeric(?number)) }}
        OPTIONAL {{ ?value st:in ?unit }}
        OPTIONAL {{ ?value st:of ?item }}
    }}
}} ORDER BY ?record ?claim ?speaker ?property ?value ?number"""


@dataclass(frozen=True)
class Cited:
    """A source as a card shows it."""

    source: str
    publisher: str
    title: str
    issued: str
    url: str
    reprint: bool

    @property
    def line(self) -> str:
        """Publisher, title, day of issue, address."""
        told = [self.publisher or "publisher not told", self.title, self.issued or "undated", self.url]
        return ", ".join(part for part in told if part) + (" (a reprint)" if self.reprint else "")


def sources(store: Store, wanted: Collection[str]) -> dict[str, Cited]:
    """Sources by IRI."""
    if not wanted:
        return {}
    found: dict[str, Cited] = {}
    for source, publisher, title, issued, url, copy in cells(store, SOURCES.format(_values(wanted))):
        found.setdefault(source, Cited(source, publisher, title, issued, url, bool(copy)))
    return found


def contrary(store: Store, names: Names, records: Collection[str]) -> dict[str, list[str]]:
    """What was said of each record and the editors do not simply hold, a line for each claim."""
    if not records:
        return {}
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    whose: dict[tuple[str, str], tuple[str, str]] = {}
    for record, claim, speaker, standing, term, value, number, unit, hedge, item in cells(
        store, CLAIMS.format(_values(records))
    ):
        whose[record, claim] = names.label(speaker), slug_of(standing).lower()
        hedged = "" if slug_of(hedge) in {"exactly", ""} else f"{_spaced(slug_of(hedge))} "
        what = names.label(unit or item) if unit or item else ""
        if number or what:
            text = f"{hedged}{_plain(number)} {what}".strip()
        else:
            text = names.label(value) if _is_iri(value) else value
        label = "" if slug_of(term) in {"statement", "characterisedAs"} else f"{names.label(term)}: "
        if text and not (_is_iri(value) and not number and value.startswith(NS) and value not in names.labels):
            said[record, claim].append(label + text)
    found: dict[str, list[str]] = defaultdict(list)
    for key, texts in said.items():
        speaker, standing = whose[key]
        found[key[0]].append(f"{names.label(key[0])}: {speaker} ({standing}): {'; '.join(dict.fromkeys(texts))}")
    return dict(found)


def _values(iris: Collection[str]) -> str:
    return " ".join(f"<{iri}>" for iri in sorted(iris))


def _is_iri(text: str) -> bool:
    return text.startswith(("http://", "https://"))


def _plain(number: str) -> str:
    whole, dot, rest = number.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.isdigit() else number


def _spaced(word: str) -> str:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in word)
