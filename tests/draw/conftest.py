"""Views to draw: the tiny world, a hostile one, and a made-up one of the size a real graph may have."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
import pytest
from looking import ARGUMENTS, CHROMIUM, DESK, Opener, Seen, open_page
from playwright.sync_api import Browser, sync_playwright
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from steppe import home as homes
from steppe.ask import Steppe
from steppe.build import words
from steppe.draw import Picture, View, view
from steppe.read import load_schema
from steppe.store import Embedded
from steppe.terms import FACTS, NS, SOURCES, expand

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-01-15"

EVIL = "<script>window.pwned=1</script><img src=x onerror=window.pwned=1> \"quoted\" 'single' & </script> {{7*7}}"
TURNED = "abc\u202egnp.exe\u202c\u200f\u2066x\u2069"
LONG = "Ünïcode " * 1250


@dataclass
class Loose:
    """Lines put straight into the graphs of a build, past the reader that would refuse some of them."""

    quads: list[ox.Quad] = field(default_factory=list)

    def source(self, name: str, url: str = "https://example.test/a", **more: str) -> str:
        """Describe a source."""
        iri = expand(f"source:{name}")
        told: dict[str, ox.NamedNode | ox.Literal] = {str(RDF.type): ox.NamedNode(NS + "Source")}
        told[str(DCTERMS.title)] = ox.Literal(more.get("title", name))
        told[str(DCTERMS.issued)] = ox.Literal("2025-01-02", datatype=ox.NamedNode(str(XSD.date)))
        told[NS + "url"] = ox.Literal(url)
        if "publisher" in more:
            told[NS + "publisher"] = ox.NamedNode(expand(f"actor:{more['publisher']}"))
        for predicate, object_ in told.items():
            self._put(iri, predicate, object_, SOURCES)
        return iri

    def thing(self, name: str, kind: str, label: str, source: str, **props: object) -> str:
        """Tell a thing: objects as ``prefix:slug``, days and numbers as literals."""
        iri = expand(name)
        told: list[tuple[str, ox.NamedNode | ox.Literal]] = [
            (str(RDF.type), ox.NamedNode(NS + kind)),
            (str(RDFS.label), ox.Literal(label, language="en")),
        ]
        for prop, value in props.items():
            predicate = str(SKOS.altLabel) if prop == "altLabel" else NS + prop
            told += [(predicate, _term(prop, each)) for each in (value if isinstance(value, list) else [value])]
        for predicate, object_ in told:
            self._put(iri, predicate, object_, FACTS)
            self._put(iri, predicate, object_, source)
        return iri

    def _put(self, subject: str, predicate: str, object_: ox.NamedNode | ox.Literal, graph: str) -> None:
        self.quads.append(ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), object_, ox.NamedNode(graph)))

    def steppe(self, folder: Path) -> Steppe:
        """Open the lines with the words of the repository's ontology."""
        schema, _ = load_schema(ROOT / "ontology")
        return Steppe(homes.at(folder), Embedded([*words(schema), *self.quads]))


def _term(prop: str, value: object) -> ox.NamedNode | ox.Literal:
    text = str(value)
    if prop == "altLabel":
        return ox.Literal(text)
    if prop.endswith("On"):
        return ox.Literal(text, datatype=ox.NamedNode(str(XSD.date)))
    return ox.NamedNode(expand(text)) if ":" in text and " " not in text else ox.Literal(text)


@pytest.fixture
def loose() -> Loose:
    return Loose()


@pytest.fixture(scope="session")
def world_view(world: Steppe) -> View:
    """The tiny world as of its day."""
    return view(world, DAY)


@pytest.fixture(scope="session")
def evil() -> dict[str, str]:
    """Texts of the hostile view by the slug of the firm that bears them."""
    return {"evil": EVIL, "turned": TURNED, "long": LONG}


@pytest.fixture(scope="session")
def hostile(hostile_steppe: Steppe) -> Picture:
    """Names, notes, statements and addresses as an attacker would write them."""
    return view(hostile_steppe, DAY)


@pytest.fixture(scope="session")
def hostile_steppe(tmp_path_factory: pytest.TempPathFactory) -> Steppe:
    """The graph of the hostile view."""
    loose = Loose()
    source = loose.source("bad", url="javascript:window.pwned=1", title=EVIL, publisher="evil")
    loose.source("worse", url="data:text/html,<script>window.pwned=1</script>", title=TURNED)
    loose.thing("actor:kazakhstan", "State", "Kazakhstan", source, altLabel=[EVIL, TURNED])
    loose.thing("actor:evil", "Company", EVIL, source)
    loose.thing("actor:turned", "Company", TURNED, source)
    loose.thing("actor:long", "Company", LONG, source)
    for other in ("evil", "turned", "long"):
        loose.thing(
            f"agreement:{other}-2024",
            "Purchase",
            {"evil": EVIL, "turned": TURNED, "long": LONG}[other],
            source,
            buyer="actor:kazakhstan",
            seller=f"actor:{other}",
            signedOn="2024-05-01",
            legalAct=EVIL,
        )
    return loose.steppe(tmp_path_factory.mktemp("hostile"))


def _pairs(n: int, per: int) -> Iterator[tuple[int, int]]:
    """Deals of n firms, ``per`` each on average, the first firms having most."""
    for i in range(n):
        for k in range(1 + 2 * per * (n - i) // n):
            yield i, (i * 7 + k * k * 13 + 1) % n


def made_up(firms: int, per: int, folder: Path, more: Iterable[tuple[int, int]] = ()) -> Steppe:
    """Firms that trade with one another and with a dozen states; ``more`` adds deals."""
    five = ["kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan"]
    states = [*five, "russia", "china", "united-states", "turkiye", "iran", "india", "japan"]
    loose = Loose()
    source = loose.source("register", publisher="firm-0")
    for slug in states:
        loose.thing(f"actor:{slug}", "State", slug.replace("-", " ").title(), source)
    for i in range(firms):
        loose.thing(f"actor:firm-{i}", "Company", f"Firm number {i} of many", source)
    for i, (a, b) in enumerate([*_pairs(firms, per), *more]):
        deal = {"buyer": f"actor:firm-{a}", "seller": f"actor:firm-{b}", "signedOn": f"20{10 + i % 15}-03-04"}
        if i % 3:
            deal["buyer"] = f"actor:{states[(a + i % 2) % len(states)]}"
            deal["seller"] = f"actor:firm-{a}"
        loose.thing(f"agreement:deal-{i:05}", "Purchase", f"Deal {i}", source, **deal)
    return loose.steppe(folder)


@pytest.fixture(scope="session")
def make_up(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Steppe]:
    """Maker of made-up worlds."""

    def make(firms: int, per: int, more: Iterable[tuple[int, int]] = ()) -> Steppe:
        return made_up(firms, per, tmp_path_factory.mktemp("made"), more)

    return make


@pytest.fixture(scope="session")
def live_view(live: Steppe) -> View:
    """The repository's own graph."""
    return view(live, "2026-11-27")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a module."""
    if CHROMIUM is None:
        assert os.environ.get("CI") != "true", "no chromium here: the picture was not seen in a browser"
        pytest.skip("NO CHROMIUM HERE: the picture was not seen in a browser (apt-get install chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def see(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens views in pages of their own and finds at the end that nothing went wrong on them."""
    opened: list[Seen] = []

    def open_view(v: View, size: dict[str, int] = DESK, tail: str = "", **settings: object) -> Seen:
        opened.append(open_page(browser, v, tmp_path / f"{len(opened)}.html", size, tail, **settings))
        return opened[-1]

    yield open_view
    for seen in opened:
        assert seen.trouble == []
        seen.page.context.close()


@pytest.fixture(scope="module")
def kept(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Seen]]:
    """Pages that stay open from test to test, by the identity of their view."""
    pages: dict[int, Seen] = {}
    yield pages
    for seen in pages.values():
        seen.page.context.close()


@pytest.fixture
def again(
    browser: Browser, kept: dict[int, Seen], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[View], Seen]]:
    """Gives the page of a view as it opens, without opening it anew for every test."""
    used: list[Seen] = []

    def page_of(v: View) -> Seen:
        if id(v) not in kept:
            kept[id(v)] = open_page(browser, v, tmp_path_factory.mktemp("kept") / "view.html", DESK)
        seen = kept[id(v)]
        seen.page.keyboard.press("Escape")
        seen.page.wait_for_timeout(150)
        seen.ask(f"location.hash = 'again={len(seen.page.url)}-{id(used)}-{len(used)}'")
        seen.page.wait_for_timeout(60)
        seen.ask("document.activeElement.blur()")
        used.append(seen)
        return seen

    yield page_of
    for seen in used:
        trouble, seen.trouble = seen.trouble, []
        assert trouble == []
