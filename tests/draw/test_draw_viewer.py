"""What a reader can do in the page: other days, paths, links to a view, keys, the legend, print and embedding."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import combinations, product
from pathlib import Path

import pytest
from looking import Opener, Seen
from playwright.sync_api import Browser

from steppe.ask import Steppe
from steppe.draw import View, view
from steppe.draw.model import ENDED
from steppe.draw.page import frame
from steppe.influence.network import to_networkx
from steppe.influence.paths import closed_to, strongest
from steppe.store import Rows
from steppe.terms import expand

Again = Callable[[View], Seen]
ABSENT = 4
STATES = ("held", "planned", "claimed", "ended")
FACTS = "steppe.graph.facts.map(f => [f.state, f.when ?? '', f.contested])"


def facts_of(seen: Seen, v: View) -> dict[str, tuple[str, str, bool]]:
    """State, day and dispute of every fact that the page holds to be there, by IRI."""
    found = {}
    for fact, (state, when, contested) in zip(v.facts, seen.ask(FACTS), strict=True):
        if state != ABSENT:
            found[fact.iri] = (STATES[state], when, bool(contested))
    return found


def set_day(seen: Seen, day: str) -> None:
    seen.page.fill("#day", day)
    seen.page.press("#day", "Enter")


def hash_of(seen: Seen) -> str:
    seen.page.wait_for_timeout(250)
    found: str = seen.ask("location.hash")
    return found


@pytest.mark.parametrize("day", ["2003", "2019-06-10", "2024-05", "2025-09-01"])
def test_another_day_is_what_would_be_drawn_for_it(again: Again, world: Steppe, world_view: View, day: str) -> None:
    seen, then = again(world_view), view(world, day)
    set_day(seen, day)
    assert facts_of(seen, world_view) == {f.iri: (f.state, f.when, f.contested) for f in then.facts}
    assert f"as of {then.as_of}" in seen.sentence
    seen.page.get_by_role("button", name="show", exact=True).click()
    pairs = {frozenset((t.source, t.target)) for t in then.ties if t.state != ENDED}
    assert seen.ask("steppe.drawn()")["edges"] == len(pairs) == seen.number(r"([\d,]+) ties")
    seen.page.get_by_role("button", name=f"back to {world_view.as_of}").click()
    assert f"as of {world_view.as_of}" in seen.sentence


def test_the_day_of_the_file_is_the_last_and_says_what_python_says(again: Again, world_view: View) -> None:
    seen = again(world_view)
    assert facts_of(seen, world_view) == {f.iri: (f.state, f.when, f.contested) for f in world_view.facts}
    set_day(seen, "2099")
    assert f"as of {world_view.as_of}" in seen.sentence


@pytest.mark.parametrize("day", ["soon", "2024-13", "2023-02-29", "99"])
def test_a_day_that_is_none_changes_nothing_and_is_said(again: Again, world_view: View, day: str) -> None:
    seen = again(world_view)
    before = seen.sentence
    set_day(seen, day)
    assert seen.sentence == before
    assert seen.page.get_attribute("#day", "aria-invalid") == "true"
    assert "no such day" in seen.page.inner_text("#window")


def test_a_window_of_years_leaves_only_facts_dated_in_it(again: Again, world_view: View) -> None:
    seen = again(world_view)
    bars = seen.page.locator("#bars .bar")
    years = range(1990, 1990 + bars.count())
    first, last = (bars.nth(years.index(year)).bounding_box() for year in (2019, 2024))
    assert first and last
    seen.page.mouse.move(first["x"] + 2, first["y"] + 10)
    seen.page.mouse.down()
    seen.page.mouse.move(last["x"] + 2, last["y"] + 10, steps=4)
    seen.page.mouse.up()
    expected = {f.iri for f in world_view.facts if "2019" <= f.when[:4] <= "2024"}
    assert set(facts_of(seen, world_view)) == expected
    assert "facts of 2019 to 2024" in seen.sentence
    drawn = seen.ask("steppe.drawn()")
    assert seen.number(r"([\d,]+) strongest ties") == drawn["edges"]
    seen.page.get_by_role("button", name="all years").click()
    assert len(facts_of(seen, world_view)) == len(world_view.facts)


def test_the_window_is_moved_by_keys(again: Again, world_view: View) -> None:
    seen = again(world_view)
    early, late = (seen.page.get_by_role("slider", name=name) for name in ("First year", "Last year"))
    late.focus()
    seen.page.keyboard.press("ArrowLeft")
    early.focus()
    seen.page.keyboard.press("PageUp")
    seen.page.keyboard.press("ArrowRight")
    last = int(late.get_attribute("aria-valuenow") or 0)
    assert early.get_attribute("aria-valuenow") == "1996"
    assert last == int(late.get_attribute("aria-valuemax") or 0) - 1
    expected = {f.iri for f in world_view.facts if "1996" <= f.when[:4] <= str(last)}
    assert set(facts_of(seen, world_view)) == expected
    assert re.search(r"\d+ facts?$", early.get_attribute("aria-valuetext") or "")


def test_bars_count_the_facts_of_the_filter(again: Again, world_view: View) -> None:
    seen = again(world_view)
    titles = seen.page.locator("#bars .bar").evaluate_all("bars => bars.map(bar => bar.title)")
    counted = {title.split(": ")[0]: int(title.split(": ")[1].split()[0]) for title in titles}
    shown = [f for f in world_view.facts if f.state != ENDED]
    for year in ("2019", "2022", "2024"):
        assert counted[year] == len([f for f in shown if f.when.startswith(year)])


def test_ties_look_as_they_stand(again: Again, world_view: View) -> None:
    seen = again(world_view)
    seen.page.get_by_label("over").last.check()
    seen.page.get_by_role("button", name="show", exact=True).click()
    legend = seen.page.locator("#legend fieldset").last
    dashes = legend.locator("line").evaluate_all("lines => lines.map(line => line.getAttribute('stroke-dasharray'))")
    assert dashes[0] == "" and dashes[1] and dashes[2] and dashes[1] != dashes[2] and dashes[3] == ""
    colours = legend.locator("line").evaluate_all("lines => lines.map(line => line.getAttribute('stroke'))")
    assert colours[3] == seen.ask("steppe.graph.meta.ended[0]")
    assert "no tie hidden" in seen.sentence


def test_evidence_is_recomputed_with_the_filter(again: Again, world_view: View) -> None:
    seen = again(world_view)
    seen.page.get_by_role("button", name="show", exact=True).click()
    seen.page.locator("#legend label", has_text="trade, contracts").click(modifiers=["Alt"])
    rows = seen.page.locator("#coverage li").all_inner_texts()
    facts = [f for f in world_view.facts if f.family == "trade" and f.state != ENDED and not f.saying]
    assert rows[0].startswith(f"{len(facts)} facts and ")
    disputed = len([f for f in facts if f.contested])
    assert rows[3].strip() == f"{round(100 * disputed / len(facts))} % disputed"
    box = seen.page.get_by_label("trade, contracts")
    box.focus()
    seen.page.keyboard.press("Alt+Space")
    assert seen.page.locator("#legend fieldset").nth(1).locator("input:checked").count() > 3


def test_chains_are_the_strongest_that_python_finds(again: Again, live: Steppe, live_view: View) -> None:
    seen = again(live_view)
    graph, closed = to_networkx(live.store, live_view.as_of, one_a_pair=True), closed_to(live.store)
    found = 0
    for start, goal in product(("china", "russia", "united-states", "turkiye"), ("kazakhstan", "uzbekistan", "russia")):
        if start == goal:
            continue
        one, other = f"actor:{start}", f"actor:{goal}"
        chains = strongest(graph, expand(one), expand(other), closed)
        mine = seen.ask(f"steppe.paths({seen.id(live_view, one)}, {seen.id(live_view, other)})")
        assert [round(c["strength"], 6) for c in mine] == [round(c.strength, 6) for c in chains], (start, goal)
        for chain in mine:
            hops = chain["hops"]
            ends = [hops[0]["from"], *(hop["to"] for hop in hops)]
            assert 1 <= len(hops) <= 4 and len(set(ends)) == len(ends)
            assert [hop["from"] for hop in hops] == ends[:-1]
            assert not {live_view.nodes[end].iri for end in ends[1:-1]} & live_view.reach.closed
            passed = math.prod(hop.get("passes", 1) for hop in hops[:-1])
            assert chain["strength"] == pytest.approx(passed * math.prod(hop["strength"] for hop in hops))
            assert chain["credence"] == min(hop["credence"] for hop in hops)
            assert hops[chain["weakest"]]["strength"] == min(hop["strength"] for hop in hops)
        ids = [{str(hop) for hop in chain["hops"]} for chain in mine]
        assert all(len(a & b) <= 1 for a, b in combinations(ids, 2))
        found += len(chains)
    assert found > 12


def test_shift_click_shows_chains_with_their_weakest_hop(again: Again, live_view: View) -> None:
    seen = again(live_view)
    seen.click_thing(seen.id(live_view, "actor:china"))
    seen.settle()
    at = seen.ask(f"steppe.screen({seen.id(live_view, 'actor:uzbekistan')})")
    box = seen.page.locator("#canvas").bounding_box()
    assert box
    seen.page.keyboard.down("Shift")
    seen.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    seen.page.keyboard.up("Shift")
    seen.settle()
    assert seen.page.inner_text("#panel h2") == "How China can move Uzbekistan"
    assert live_view.as_of in seen.page.inner_text("#panel > .meta")
    chains = seen.page.locator("#panel .chain")
    assert 1 <= chains.count() <= 3
    for chain in chains.all():
        hops = chain.locator(".hop").count()
        assert chain.locator(".hop.weakest").count() == (1 if hops > 1 else 0)
        assert chain.locator(".end").count() == hops + 1
        assert "credence" in chain.inner_text() and "strength" in chain.inner_text()
    assert seen.page.locator("#panel .hop .sources a[href^=http]").count() >= chains.count()
    assert "path=actor/china~actor/uzbekistan" in hash_of(seen)
    seen.page.get_by_role("button", name="The other way round").click()
    assert seen.page.inner_text("#panel h2") == "How Uzbekistan can move China"
    seen.page.keyboard.press("Escape")
    assert seen.page.is_hidden("#panel")


def test_where_no_chain_is_known_it_says_so(again: Again, world_view: View) -> None:
    seen = again(world_view)
    ids = range(len(world_view.nodes))
    pairs = [(a, b) for a in ids for b in ids if a != b and not seen.ask(f"steppe.paths({a}, {b}).length")][:1]
    (a, b) = pairs[0]
    iris = "~".join(world_view.nodes[i].iri.removeprefix("https://w3id.org/steppe/") for i in (a, b))
    seen.ask(f"location.hash = 'path={iris}'")
    seen.page.wait_for_timeout(100)
    text = seen.page.inner_text("#panel")
    assert f"No evidenced path: of the {len(world_view.reach.channels)} channels live on {world_view.as_of}" in text


def test_a_path_is_found_by_keys_alone(again: Again, live_view: View) -> None:
    seen = again(live_view)
    keys = seen.page.keyboard
    keys.press("/")
    keys.type("china")
    keys.press("Enter")
    assert seen.page.inner_text("#panel h2") == "China"
    keys.press("p")
    assert "Path from China to whom?" in seen.page.inner_text("#asking")
    keys.press("/")
    keys.type("tajikistan")
    keys.press("Enter")
    assert seen.page.inner_text("#panel h2") == "How China can move Tajikistan"
    assert seen.page.is_hidden("#asking")
    keys.press("Escape")
    assert seen.page.is_hidden("#panel")
    keys.press("?")
    assert seen.page.is_visible("#help") and "path" in seen.page.inner_text("#help")
    keys.press("Escape")
    assert seen.page.is_hidden("#help")
    keys.press("t")
    assert seen.page.is_visible("#table table")
    keys.press("t")
    seen.page.focus("#canvas")
    keys.press("ArrowRight")
    keys.press("p")
    keys.press("ArrowRight")
    keys.press("Enter")
    assert seen.page.inner_text("#panel h2").startswith("How ")
    assert seen.ask("document.activeElement.id") == "panel"


def test_the_second_end_can_be_given_up(again: Again, world_view: View) -> None:
    seen = again(world_view)
    seen.click_thing(seen.id(world_view, "actor:borland"))
    seen.page.get_by_role("button", name="Path to another").click()
    assert seen.page.is_visible("#asking")
    seen.page.get_by_role("button", name="leave it").click()
    assert seen.page.is_hidden("#asking") and seen.page.is_visible("#panel")


def test_a_link_reopens_the_view(see: Opener, world_view: View) -> None:
    seen = see(world_view)
    set_day(seen, "2025-06-30")
    seen.page.get_by_label("ownership").uncheck()
    seen.page.get_by_label("people").check()
    seen.page.get_by_label("over").last.check()
    early = seen.page.get_by_role("slider", name="First year")
    early.focus()
    seen.page.keyboard.press("PageUp")
    seen.click_thing(seen.id(world_view, "actor:borland"))
    seen.page.get_by_role("button", name=re.compile("Bring in")).click()
    seen.page.get_by_role("button", name="Ground").click()
    seen.page.keyboard.press("t")
    tail = hash_of(seen)
    assert tail.count("=") >= 8
    other = see(world_view, tail=tail)
    ask = "[steppe.shown(), document.documentElement.dataset.ground]"
    assert other.ask(ask) == seen.ask(ask) and seen.ask(ask)[1] == "dark"
    assert other.sentence == seen.sentence
    assert other.page.is_visible("#table table")
    assert other.page.inner_text("#panel h2") == "Borland"
    assert other.page.locator("#table tbody tr").count() == seen.page.locator("#table tbody tr").count()


@pytest.mark.parametrize(
    "tail",
    [
        "#thing=actor/nobody&day=3000-01-01&years=2020-1999&kinds=&with=%E0%A4%A",
        "#path=actor/borland&tie=~~&standing=<script>&ground=pink&from=",
        "#" + "a=b&" * 5000,
    ],
)
def test_a_link_that_makes_no_sense_opens_the_picture(see: Opener, world_view: View, tail: str) -> None:
    seen = see(world_view, tail=tail)
    assert seen.page.is_hidden("#panel") or "Borland" in seen.page.inner_text("#panel h2")
    assert seen.ask("steppe.drawn()")["nodes"] > 0
    assert f"as of {world_view.as_of}" in seen.sentence


def test_what_is_claimed_stands_beside_what_is_held(see: Opener, world_view: View) -> None:
    deal = next(f for f in world_view.facts if f.contested and not f.saying)
    ends = [n for n in world_view.nodes if n.iri in deal.ends][:2]
    pair = "~".join(n.iri.removeprefix("https://w3id.org/steppe/") for n in ends)
    seen = see(world_view, tail=f"#tie={pair}")
    claims = seen.page.locator("#panel .claims").first.locator(".claim")
    assert claims.count() >= 2
    said = [f.saying for f in world_view.facts if f.of == deal.iri and f.saying and f.state != ENDED]
    text = "\n".join(seen.page.locator("#panel .claims").all_inner_texts())
    for saying in said:
        assert f"{saying.speaker} says" in text and saying.standing in text
    assert claims.locator(".sources li").count() >= len(said)


def test_the_question_behind_a_panel_can_be_asked_again(again: Again, world: Steppe, world_view: View) -> None:
    seen = again(world_view)
    for tail in ("thing=actor/borland", "tie=actor/aland-locomotives~actor/borland-railways"):
        seen.ask(f"location.hash = '{tail}'")
        seen.page.wait_for_timeout(80)
        found = world.query(seen.page.locator("#panel .sparql pre").text_content() or "")
        assert isinstance(found, Rows) and len(list(found.rows)) > 1


def test_a_notebook_shows_a_page_that_works(browser: Browser, world_view: View, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><title>notebook</title>{frame(world_view)}", encoding="utf-8")
    page = browser.new_page(viewport={"width": 1200, "height": 700})
    trouble: list[str] = []
    page.on("console", lambda m: trouble.append(m.text))
    page.on("pageerror", lambda e: trouble.append(str(e)))
    page.goto(path.as_uri())
    inner = page.frame_locator("iframe")
    inner.locator("body.ready").wait_for()
    inner.locator("#query").fill("borland railways")
    inner.locator("#query").press("Enter")
    assert inner.locator("#panel h2").inner_text() == "Borland Railways"
    page.wait_for_timeout(300)
    inner.locator("#export-button").click()
    with page.expect_download() as download:
        inner.get_by_role("button", name="Facts (CSV)", exact=True).click()
    assert Path(download.value.path()).stat().st_size > 500
    page.close()
    assert trouble == []


def test_the_ground_is_chosen_by_the_reader(again: Again, world_view: View) -> None:
    seen = again(world_view)
    button = seen.page.get_by_role("button", name="Ground")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = seen.ask(ground)
    button.click()
    assert seen.ask(ground) != light and "ground=dark" in hash_of(seen)
    button.click()
    assert seen.ask(ground) == light


def test_an_embedded_page_is_the_picture_alone(see: Opener, world_view: View) -> None:
    seen = see(world_view, {"width": 700, "height": 450}, "?embed=1#thing=actor/borland")
    for hidden in ("#tools", "#legend", "#time", "footer details"):
        assert seen.page.locator(hidden).first.is_hidden(), hidden
    assert seen.page.is_visible("#canvas") and seen.page.inner_text("#panel h2") == "Borland"
    address = seen.page.get_attribute("#whole", "href") or ""
    assert "embed=1" not in address and address.startswith("file://") and address.endswith("#thing=actor/borland")


def test_on_paper_the_panel_and_the_legend_are_there_and_the_tools_are_not(again: Again, world_view: View) -> None:
    seen = again(world_view)
    seen.click_thing(seen.id(world_view, "actor:borland"))
    seen.page.emulate_media(media="print")
    try:
        assert seen.page.is_hidden("#tools") and seen.page.is_visible("#legend") and seen.page.is_visible("#panel")
        assert seen.ask("getComputedStyle(document.body).overflow") == "visible"
        assert seen.ask("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        text = seen.page.locator("#panel .sources a").first.evaluate("a => getComputedStyle(a, '::after').content")
        assert "http" in text
    finally:
        seen.page.emulate_media(media="screen")


def test_the_foot_says_what_it_is_and_how_to_cite_it(again: Again, world_view: View) -> None:
    seen = again(world_view)
    seen.page.locator("footer summary").click()
    text = seen.page.inner_text("footer")
    assert world_view.version in text and "Cite as" in text and "CC BY 4.0" in text
    assert f"{world_view.counts['records']} records" in text
    seen.page.locator("footer summary").click()


def test_the_picture_is_told_in_words(again: Again, world_view: View) -> None:
    seen = again(world_view)
    assert seen.page.get_attribute("#canvas", "aria-describedby") == "spoken"
    spoken = seen.page.text_content("#spoken") or ""
    assert "strongest ties" in spoken and "The strongest join" in spoken
    seen.page.get_by_label("states").uncheck()
    assert seen.page.text_content("#spoken") != spoken
