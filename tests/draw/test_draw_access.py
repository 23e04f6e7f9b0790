"""Whether everybody can use the page: axe-core finds no serious fault, nothing goes out, and it is quick."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from looking import PHONE, Opener, Seen

from steppe.draw import Fact, Node, Source, Spot, Tie, View

AXE = Path(__file__).resolve().parents[2] / "graph/steppe/web/node_modules/axe-core/axe.min.js"
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations']}"
Again = Callable[[View], Seen]


def faults(seen: Seen) -> list[str]:
    """Serious and critical faults that axe-core finds, with the elements that have them."""
    seen.page.wait_for_timeout(100)
    found = seen.ask(f"axe.run(document, {RULES})")
    return [
        f"{fault['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:160]}"
        for fault in found["violations"]
        if fault["impact"] in {"serious", "critical"}
        for node in fault["nodes"]
    ]


@pytest.fixture
def axe() -> str:
    if not AXE.exists():
        assert os.environ.get("CI") != "true", "no axe-core here: run 'npm ci' in graph/steppe/web"
        pytest.skip("NO AXE-CORE HERE: accessibility was not checked (npm ci in graph/steppe/web)")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize(("scheme", "size"), [("light", None), ("dark", None), ("light", PHONE)])
def test_axe_finds_no_serious_fault(
    see: Opener, world_view: View, axe: str, scheme: str, size: dict[str, int] | None
) -> None:
    seen = see(world_view, **({"size": size} if size else {}), color_scheme=scheme)
    seen.ask(axe)
    assert faults(seen) == [], "opening"
    seen.ask(f"location.hash = 'thing={_short(world_view, 'borland-railways')}'")
    seen.settle()
    assert faults(seen) == [], "panel of a thing"
    pair = "~".join(_short(world_view, slug) for slug in ("borland-railways", "aland-locomotives"))
    seen.ask(f"location.hash = 'tie={pair}'")
    assert faults(seen) == [], "panel of a tie"
    a, b = next((c.source, c.target) for c in world_view.reach.channels)
    seen.ask(f"location.hash = 'path={a.removeprefix(BASE)}~{b.removeprefix(BASE)}&day=2025-12-31&years=2000-2024'")
    seen.page.wait_for_selector("#panel .chain")
    assert faults(seen) == [], "path"
    seen.ask("location.hash = 'show=table'")
    seen.page.wait_for_selector("#table table")
    assert faults(seen) == [], "table"
    seen.page.click("#export-button")
    seen.page.fill("#query", "bor")
    assert faults(seen) == [], "what is found"
    seen.page.keyboard.press("Escape")
    seen.page.get_by_role("button", name="Keys and gestures").click()
    assert faults(seen) == [], "keys"


BASE = "https://w3id.org/steppe/"


def _short(view: View, slug: str) -> str:
    return next(n.iri for n in view.nodes if n.iri.endswith(f"/{slug}")).removeprefix(BASE)


def large(things: int, ties: int) -> View:
    """A made-up view of many things, each tie with a fact of its own."""
    iris = [f"{BASE}actor/a{i}" for i in range(things)]
    nodes = tuple(
        Node(iri, f"Firm {i}", f"Firm {i}", "firm", (f"Фирма {i}",), "", i if i < 50 else -1, _spot(i))
        for i, iri in enumerate(iris)
    )
    source = Source(f"{BASE}source/s", "A register", "Registry", "2025-01-02", "https://a.test/", "data set", "")
    ends = [(iris[k % things], iris[(k * 7919 + k // things + 1) % things]) for k in range(ties)]
    facts = tuple(
        Fact(
            iri=f"{BASE}agreement/d{k:05}",
            title=f"Deal {k}",
            kind="purchase",
            family="trade",
            state="held",
            stage="signed",
            when=f"{2000 + k % 25}-03-04",
            dates=(),
            lines=(),
            note="",
            ends=pair,
            sources=(source.iri,),
        )
        for k, pair in enumerate(ends)
    )
    joined = tuple(Tie(a, b, True, "trade", f"buys {k}", "held", (facts[k].iri,), 3.0) for k, (a, b) in enumerate(ends))
    return View("2025-12-31", "", {}, nodes, joined, facts, (source,), 0)


def _spot(i: int) -> Spot:
    if i < 50:
        return Spot((i % 10 * 104 - 470, i // 10 * 120 - 240), (i % 5 * 76 - 150, i // 5 * 60 - 270))
    return Spot((i % 100 * 60 - 3000, i // 100 * 50), (i % 100 * 60 - 3000, i // 100 * 50))


def test_five_thousand_things_and_fifteen_thousand_ties_open_in_time(see: Opener) -> None:
    """Three seconds by day on two cores; a shared machine is given four times as many."""
    seen = see(large(5000, 15000))
    drawn = seen.ask("steppe.drawn()")
    assert drawn["nodes"] == 50 and drawn["edges"] <= 150
    assert seen.ask("performance.getEntriesByName('steppe-drawn')[0].startTime") < 12_000
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("Фирма 4999")
    seen.page.keyboard.press("Enter")
    assert seen.page.inner_text("#panel h2") == "Firm 4999"


def test_the_repository_s_own_graph_opens_in_time_and_is_small(again: Again, live_view: View) -> None:
    """First paint within a second and the picture within two by day; a shared machine is given four times as many."""
    seen = again(live_view)
    size = seen.ask("performance.getEntriesByType('navigation')[0].decodedBodySize")
    assert 500_000 < size < 3_000_000
    assert seen.ask("performance.getEntriesByType('paint')[0].startTime") < 4_000
    assert seen.ask("performance.getEntriesByName('steppe-drawn')[0].startTime") < 8_000
