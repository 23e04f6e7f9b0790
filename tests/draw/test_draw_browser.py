"""The page in a real browser with the network cut: it opens, answers, filters, and asks for nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations

import pytest
from looking import DESK, PHONE, Opener, Seen

from steppe.ask import Steppe
from steppe.draw import View, view
from steppe.draw.backbone import TALL, WIDE, kept, strengths
from steppe.draw.model import ENDED
from steppe.terms import expand


@pytest.fixture(scope="module")
def busy(make_up: Callable[..., Steppe]) -> View:
    return view(make_up(300, 4), "2026")


def test_the_sentence_on_top_is_true(see: Opener, busy: View) -> None:
    seen = see(busy)
    strength = strengths(busy.ties)
    core = [n.iri for n in sorted(busy.nodes, key=lambda n: n.rank) if n.rank >= 0]
    pairs = {frozenset((t.source, t.target)) for t in busy.ties if t.state != ENDED}
    drawn = seen.ask("steppe.drawn()")
    assert seen.number(r"^([\d,]+) actors") == drawn["nodes"] == len(core) == WIDE
    assert seen.number(r"([\d,]+) strongest ties") == drawn["edges"] == len(kept(core, strength))
    assert seen.number(r"([\d,]+) other ties hidden") == len(pairs) - drawn["edges"]
    assert f"as of {busy.as_of}" in seen.sentence


def test_show_hands_over_every_tie_and_back(see: Opener, busy: View) -> None:
    seen = see(busy)
    pairs = {frozenset((t.source, t.target)) for t in busy.ties if t.state != ENDED}
    before = seen.ask("steppe.drawn()")
    seen.page.get_by_role("button", name="show", exact=True).click()
    assert seen.ask("steppe.drawn()")["edges"] == len(pairs) == seen.number(r"([\d,]+) ties")
    assert "no tie hidden" in seen.sentence
    seen.page.get_by_role("button", name="strongest only").click()
    after = seen.ask("steppe.drawn()")
    assert (after["nodes"], after["edges"]) == (before["nodes"], before["edges"])


@pytest.mark.parametrize(("size", "number"), [(DESK, WIDE), (PHONE, TALL)])
def test_every_name_of_the_opening_view_can_be_read(see: Opener, busy: View, size: dict[str, int], number: int) -> None:
    seen = see(busy, size)
    labels = seen.ask("steppe.drawn()")["labels"]
    assert len(labels) == number
    for a, b in combinations(labels, 2):
        apart = a["right"] <= b["left"] or b["right"] <= a["left"] or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]
        assert apart, (a, b)
    box = seen.page.locator("#canvas").bounding_box()
    assert box
    for its in labels:
        assert its["left"] >= 0 and its["top"] >= 0 and its["right"] <= box["width"] and its["bottom"] <= box["height"]


def test_nothing_moves_by_itself(see: Opener, busy: View) -> None:
    seen = see(busy)
    frames = (
        "async () => { let n = 0; const old = CanvasRenderingContext2D.prototype.clearRect;"
        "CanvasRenderingContext2D.prototype.clearRect = function (...a) { n++; return old.apply(this, a); };"
        "await new Promise((r) => setTimeout(r, 600)); return n; }"
    )
    seen.settle()
    assert seen.ask(frames) == 0


@pytest.mark.parametrize(
    ("typed", "name"), [("борланд", "actor:borland"), ("bEK", "person:boris-bek"), ("cs", "actor:concord")]
)
def test_search_finds_in_any_script_and_brings_in_what_is_hidden(
    see: Opener, world_view: View, typed: str, name: str
) -> None:
    seen = see(world_view)
    seen.page.keyboard.press("/")
    seen.page.keyboard.type(typed)
    assert seen.page.locator("#found [role=option]").count() > 0
    seen.page.keyboard.press("Enter")
    node = next(n for n in world_view.nodes if n.iri == expand(name))
    assert seen.page.inner_text("#panel h2") == node.label
    assert seen.id(world_view, name) in seen.ask("steppe.shown().things")
    assert expand(name) in seen.page.inner_text("#panel")


def test_arrow_keys_choose_among_what_is_found(see: Opener, world_view: View) -> None:
    seen = see(world_view)
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("borland")
    options = seen.page.locator("#found .name").all_inner_texts()
    assert len(options) > 3
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        seen.page.keyboard.press(key)
    assert seen.page.get_attribute("#query", "aria-activedescendant") == "found-1"
    seen.page.keyboard.press("Enter")
    assert seen.page.inner_text("#panel h2") == options[1]


def test_search_that_finds_nothing_says_so(see: Opener, world_view: View) -> None:
    seen = see(world_view)
    seen.page.fill("#query", "zzzzz")
    assert seen.page.inner_text("#found") == "nothing is called so"
    seen.page.keyboard.press("Enter")
    assert seen.page.is_hidden("#panel")


def test_a_click_on_a_thing_lists_its_facts_with_sources(see: Opener, world_view: View) -> None:
    seen = see(world_view)
    seen.click_thing(seen.id(world_view, "actor:borland-railways"))
    panel = seen.page.inner_text("#panel")
    assert seen.page.inner_text("#panel h2") == "Borland Railways"
    assert "Aland Locomotive Works" in panel and "buys from" in panel
    assert "30 × locomotive (firm order)" in panel and "signed on 2024-05-20" in panel
    assert "more than USD 900 million" in panel and "Boris Bek says" in panel and "unconfirmed" in panel
    links = seen.page.locator("#panel .sources a")
    assert links.count() > 2
    for link in links.all():
        assert (link.get_attribute("href") or "").startswith("https://")
        assert link.get_attribute("rel") == "noopener noreferrer"
    days = [d for d in seen.page.locator("#panel .cards > .card > .meta time").all_inner_texts() if d]
    assert days
    seen.page.keyboard.press("Escape")
    assert seen.page.is_hidden("#panel")


def test_the_newest_fact_comes_first(see: Opener, world_view: View) -> None:
    seen = see(world_view)
    seen.click_thing(seen.id(world_view, "actor:borland"))
    titles = seen.page.locator("#panel .cards > .card > h3").all_inner_texts()
    when = {f.title: f.when for f in world_view.facts if not f.saying}
    days = [when[title] for title in titles]
    assert len(days) > 8 and days == sorted(days, reverse=True)


def test_a_click_on_a_tie_sets_its_claims_side_by_side(see: Opener, world_view: View) -> None:
    seen = see(world_view)
    names = ("actor:borland-railways", "actor:aland-locomotives")
    a, b = (seen.ask(f"steppe.screen({seen.id(world_view, name)})") for name in names)
    for part in (0.5, 0.6, 0.4, 0.7, 0.3):
        seen.click(a["x"] + part * (b["x"] - a["x"]), a["y"] + part * (b["y"] - a["y"]))
        if seen.page.locator("#panel h2 .go").count() == 2:
            break
        seen.page.keyboard.press("Escape")
        seen.page.get_by_role("button", name="Fit").click()
        seen.settle()
    assert set(seen.page.locator("#panel h2 .go").all_inner_texts()) == {"Borland Railways", "Aland Locomotive Works"}
    claims = seen.page.locator("#panel .claims .claim")
    assert claims.count() == 4
    assert "disputed" in seen.page.inner_text("#panel .claims") and "USD 1.2 billion" in seen.page.inner_text(
        "#panel .claims"
    )
    tops = [claim.bounding_box() for claim in claims.all()[:2]]
    assert tops[0] and tops[1] and tops[0]["y"] == tops[1]["y"] and tops[0]["x"] < tops[1]["x"]


def test_the_legend_is_the_filter(see: Opener, world_view: View) -> None:
    seen = see(world_view)
    before = seen.ask("steppe.drawn()")
    seen.page.get_by_label("ownership").uncheck()
    assert seen.ask("steppe.drawn()")["edges"] < before["edges"]
    assert seen.number(r"([\d,]+) strongest ties") == seen.ask("steppe.drawn()")["edges"]
    seen.page.get_by_label("ownership").check()
    assert seen.ask("steppe.drawn()")["edges"] == before["edges"]
    seen.page.get_by_label("people").check()
    assert seen.id(world_view, "person:boris-bek") in seen.ask("steppe.shown().things")
    seen.page.locator("#legend label", has_text="memberships").click(modifiers=["Alt"])
    words = seen.ask("[...new Set(steppe.graph.ties.filter(t => t.family === 4).map(t => t.word))]")
    assert "is member of" in words
    assert seen.page.locator("#legend fieldset:nth-of-type(2) input:checked").count() == 1


def test_what_is_over_is_off_until_asked_for(see: Opener, world_view: View) -> None:
    seen = see(world_view)
    over = seen.page.get_by_label("over", exact=False).last
    assert not over.is_checked()
    before = seen.ask("steppe.shown().facts")
    over.check()
    assert seen.ask("steppe.shown().facts") > before


def test_the_line_of_evidence_counts_what_is_shown(see: Opener, world_view: View) -> None:
    seen = see(world_view)
    line = seen.page.inner_text("#coverage")
    found = re.match(
        r"(\d+) facts and (\d+) claims? shown\s+100 % sourced\s+(\d+) % with two or more publishers\s+\d+ % disputed",
        line,
    )
    assert found, line
    assert int(found[1]) + int(found[2]) == seen.ask("steppe.shown().facts")


def test_the_table_holds_the_same_facts(see: Opener, world_view: View) -> None:
    seen = see(world_view)
    seen.page.keyboard.press("t")
    assert seen.page.is_visible("#table table") and seen.page.is_hidden("#stage")
    assert seen.page.locator("#table tbody tr").count() == seen.ask("steppe.shown().facts")
    seen.page.get_by_role("button", name="Fact").click()
    names = seen.page.locator("#table tbody th").all_inner_texts()
    assert names[0].startswith("A") and len(names) > 30
    assert seen.page.locator("#table th[aria-sort=ascending]").inner_text().startswith("Fact")
    seen.page.get_by_role("button", name="Fact").click()
    assert seen.page.locator("#table tbody th").all_inner_texts() == names[::-1]
    seen.page.keyboard.press("t")
    assert seen.page.is_visible("#canvas")


def test_arrow_keys_walk_from_thing_to_thing(see: Opener, busy: View) -> None:
    seen = see(busy)
    seen.page.focus("#canvas")
    seen.page.keyboard.press("ArrowRight")
    first = seen.page.inner_text("#panel h2")
    seen.settle()
    seen.page.keyboard.press("ArrowLeft")
    assert seen.page.inner_text("#panel h2") != first
    seen.page.keyboard.press("Enter")
    assert seen.ask("document.activeElement.id") == "panel"


def test_things_tied_to_one_are_brought_in_strongest_first(see: Opener, busy: View) -> None:
    seen = see(busy)
    seen.click_thing(seen.id(busy, "actor:kazakhstan"))
    before = seen.ask("steppe.drawn()")["nodes"]
    seen.page.get_by_role("button", name=re.compile("Bring in")).click()
    assert before < seen.ask("steppe.drawn()")["nodes"] <= before + 25


def test_hostile_names_are_shown_and_do_nothing(see: Opener, hostile: View, evil: dict[str, str]) -> None:
    seen = see(hostile)
    assert seen.page.title() == f"steppe: Central Asia as of {hostile.as_of}"
    for name in evil:
        seen.click_thing(seen.id(hostile, f"actor:{name}"))
        seen.settle()
        shown = seen.page.inner_text("#panel h2")
        node = next(n for n in hostile.nodes if n.iri == expand(f"actor:{name}"))
        assert " ".join(shown.split()) == " ".join(node.label.split())
        seen.page.keyboard.press("Escape")
        seen.page.get_by_role("button", name="Fit").click()
        seen.settle()
    seen.page.keyboard.press("t")
    seen.page.fill("#query", "<script>")
    seen.page.hover("#found li")
    assert seen.ask("window.pwned") is None
    assert seen.page.locator("img, iframe, #panel script, #table script, #found script").count() == 0
    assert seen.page.locator("a:not([href^=http]):not([href^='#'])").count() == 0
    assert seen.ask("document.scripts.length") == 4
    assert seen.ask("document.documentElement.scrollWidth") <= DESK["width"]


def test_a_foreign_script_is_refused_by_the_policy(see: Opener, world_view: View) -> None:
    seen = see(world_view)
    foreign = "const s = document.createElement('script'); s.textContent = 'window.pwned = 1'; document.body.append(s)"
    seen.ask("(() => { " + foreign + " })()")
    assert seen.ask("window.pwned") is None
    assert [t for t in seen.trouble if "Content Security Policy" in t]
    seen.trouble.clear()


def test_dark_ground_follows_the_reader(see: Opener, world_view: View) -> None:
    def ground(seen: Seen) -> str:
        found: str = seen.ask("getComputedStyle(document.body).backgroundColor")
        return found

    light, dark = see(world_view, color_scheme="light"), see(world_view, color_scheme="dark")
    assert ground(light) != ground(dark)
    light.page.emulate_media(color_scheme="dark")
    assert ground(light) == ground(dark)


def test_a_telephone_gets_fewer_nodes_and_nothing_to_scroll_sideways(see: Opener, busy: View) -> None:
    seen = see(busy, PHONE, has_touch=True)
    assert seen.number(r"^([\d,]+) actors") == TALL
    assert seen.ask("document.documentElement.scrollWidth") <= PHONE["width"]
    at = seen.ask(f"steppe.screen({seen.id(busy, 'actor:kazakhstan')})")
    box = seen.page.locator("#canvas").bounding_box()
    assert box
    seen.page.touchscreen.tap(box["x"] + at["x"], box["y"] + at["y"])
    seen.page.wait_for_selector("#panel h2")
    assert seen.page.inner_text("#panel h2") == "Kazakhstan"
    seen.page.get_by_role("button", name="Close").click()
    seen.page.get_by_role("button", name="Legend").click()
    assert seen.page.get_by_label("states").is_visible()


def test_a_graph_of_five_thousand_facts_opens_quickly(see: Opener, make_up: Callable[..., Steppe]) -> None:
    """About a second by day; a shared machine is given five."""
    big = view(make_up(1000, 5), "2026")
    assert len(big.facts) >= 5000
    seen = see(big)
    assert seen.ask("performance.getEntriesByName('steppe-drawn')[0].startTime") < 5000
    assert seen.ask("steppe.drawn()")["nodes"] == WIDE


def test_the_picture_of_the_repository_s_own_graph_can_be_read(see: Opener, live_view: View) -> None:
    seen = see(live_view)
    drawn = seen.ask("steppe.drawn()")
    assert drawn["nodes"] == len(drawn["labels"]) == WIDE
    assert "no source" not in seen.page.inner_text("#coverage")
