"""Parts of the graph in a real browser with the network cut: they open whole, named, and with their marks explained."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from steppe.ask import Steppe
from steppe.draw import Wish, draw, write

DAY = "2026-01-15"
Show = Callable[..., Page]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Opens a part from a file; what a page says on its console, or asks of a network, fails the test."""
    trouble: list[str] = []

    def open_part(steppe: Steppe, wish: Wish, width: int = 1440, height: int = 900) -> Page:
        path = tmp_path / "part.html"
        write(draw(steppe, DAY, wish), path)
        context = browser.new_context(viewport={"width": width, "height": height})
        context.set_offline(True)
        page = context.new_page()
        page.on("console", lambda m: trouble.append(m.text))
        page.on("pageerror", lambda e: trouble.append(str(e)))
        page.on("dialog", lambda d: trouble.append(d.message))
        page.on("request", lambda r: None if r.url == path.as_uri() else trouble.append(r.url))
        page.goto(path.as_uri())
        for _ in range(400):  # the policy forbids what wait_for_function does
            if page.evaluate("performance.getEntriesByName('steppe-drawn').length"):
                break
            page.wait_for_timeout(25)
        return page

    yield open_part
    assert trouble == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)], ids=["desk", "telephone"])
def test_a_part_opens_named_with_every_label_apart(show: Show, world: Steppe, width: int, height: int) -> None:
    page = show(world, Wish(agreement="borland-railways-locomotives-2024"), width, height)
    assert page.title().startswith("Borland Railways order for Aland locomotives, as of 2026-01-15")
    assert page.inner_text("h1") == "Borland Railways order for Aland locomotives"
    assert "what else its parties do is left out." in page.inner_text("#lead")
    drawn = page.evaluate("({nodes: steppe.drawn().nodes, labels: steppe.drawn().labels})")
    assert len(drawn["labels"]) == drawn["nodes"] >= 12
    labels = drawn["labels"]
    for i, a in enumerate(labels):
        for b in labels[i + 1 :]:
            apart = (
                a["right"] <= b["left"] or b["right"] <= a["left"] or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]
            )
            assert apart, (a, b)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_changes_stand_in_the_legend_by_their_words(show: Show, world: Steppe) -> None:
    page = show(world, Wish(changes=("2024-01-01", "2026-01-15")))
    legend = page.inner_text("#legend")
    assert "added: trade, contracts" in legend and "ended since: trade, contracts" in legend
    assert page.inner_text("h1") == "What changed from 2024-01-01 to 2026-01-15"


def test_hostile_titles_do_nothing(show: Show, hostile_steppe: Steppe, evil: dict[str, str]) -> None:
    page = show(hostile_steppe, Wish(around="actor:evil"))
    assert page.evaluate("window.pwned") is None
    assert page.inner_text("h1").startswith("Around <script>")
    assert page.locator("#lead script, #lead img, h1 img").count() == 0
    page = show(
        hostile_steppe, Wish(query=f"# {evil['evil']}\nCONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s a st:Company ; ?p ?o }}")
    )
    assert page.evaluate("window.pwned") is None
    assert page.locator('a[href^="javascript"]').count() == 0


def test_a_notebook_s_frame_works_offline(browser: Browser, world: Steppe) -> None:
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    context.set_offline(True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.set_content(f"<body>{draw(world, DAY, Wish(around='Borland'))._repr_html_()}</body>")
    frame = page.frames[1]
    for _ in range(400):
        if frame.evaluate("performance.getEntriesByName('steppe-drawn').length"):
            break
        page.wait_for_timeout(25)
    assert frame.evaluate("steppe.drawn().nodes") > 10
    assert frame.inner_text("h1") == "Around Borland"
    assert [url for url in asked if not url.startswith("about:")] == []
