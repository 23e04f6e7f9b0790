"""Cards: all nine parts, in four forms, and a query that really returns their hops."""

from __future__ import annotations

import base64
import html
import json
import re
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest

from steppe.ask import Steppe
from steppe.influence.cards import Cards, build_cards, render_cards
from steppe.influence.cards.claims import contrary
from steppe.influence.cards.sparql import parts
from steppe.influence.cards.words import VERBS
from steppe.influence.parameters import Parameters
from steppe.names import Names
from steppe.read import Schema
from steppe.store import Rows
from steppe.terms import NS, PREFIXES, slug_of

DAY = "2025-01-01"
ACTOR = PREFIXES["actor"]
ALAND, BORLAND, DORLAND = (ACTOR + name for name in ("aland", "borland", "dorland"))


def cards_of(steppe: Steppe, start: str, goal: str, day: str, count: int = 3) -> Cards:
    rivals = [ALAND, DORLAND, ACTOR + "cesta"]
    model = Parameters.load(steppe.store)
    found = build_cards(steppe.store, steppe.names, start, goal, day, rivals, model, 7, count)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def cards(world: Steppe) -> Cards:
    return cards_of(world, ALAND, BORLAND, DAY, 5)


def test_a_card_has_all_nine_parts_in_text(world: Steppe, cards: Cards) -> None:
    text = render_cards(cards, "text", world.names)
    assert "Aland Exim loan to Borland Railways" in text
    for mark in (
        "source: Daily Post, Borland orders locomotives from Aland, 2024-05-21",
        "<- weakest hop",
        "What breaks it:",
        "Rival: Dorland",
        "Said otherwise:",
        "Rank stability: rank",
        "What would change the answer:",
        "SPARQL that returns these hops:",
        "nearly as strong",
        "credence",
        "Parameters: ",
    ):
        assert mark in text, mark
    assert cards.cards[0].sentence in text


def test_the_query_of_each_card_returns_its_hops_and_only_they(world: Steppe, cards: Cards) -> None:
    for card in cards.cards:
        found = world.query(card.sparql)
        assert isinstance(found, Rows)
        got = {tuple(cell.value if cell else "" for cell in row[:5]) for row in found.rows}
        expected = {
            (str(place), part.influencer, NS + part.kind, part.influenced, part.via)
            for place, hop in enumerate(card.chain.hops, 1)
            for part in parts(hop)
        }
        assert got == expected
        told = {row[5].value for row in found.rows if row[5] is not None}
        assert {s for hop in card.chain.hops for s in hop.sources} <= told | {
            s for hop in card.chain.hops if hop.via in {hop.influencer, hop.influenced} for s in hop.sources
        }


def test_the_queries_of_the_graph_itself_return_their_hops(live: Steppe) -> None:
    for start in ("china", "russia"):
        for card in cards_of(live, ACTOR + start, ACTOR + "kyrgyzstan", "2025-06-30").cards:
            found = live.query(card.sparql)
            assert isinstance(found, Rows)
            records = {row[4].value for row in found.rows if row[4] is not None}
            assert records == {part.via for hop in card.chain.hops for part in parts(hop)}


def test_chains_are_diverse_and_come_in_the_order_of_strength(cards: Cards) -> None:
    chains = [card.chain for card in cards.cards]
    assert [c.strength for c in chains] == sorted((c.strength for c in chains), reverse=True)
    for i, one in enumerate(chains):
        for other in chains[:i]:
            shared = {h.channel for h in one.hops} & {h.channel for h in other.hops}
            assert len(shared) <= (len(one.hops) > 1)
            inner = [tuple(h.influenced for h in c.hops[:-1]) for c in (one, other)]
            assert not inner[0] or inner[0] != inner[1]


def test_without_a_hop_reach_is_never_more(cards: Cards) -> None:
    for card in cards.cards:
        for gone in card.breaks:
            assert gone.reach <= cards.reach[0] + 1e-9
            if gone.substitute:
                assert gone.hop.channel not in {h.channel for h in gone.substitute.hops}


def test_json_holds_the_same_and_turtle_is_turtle(world: Steppe, cards: Cards) -> None:
    data = json.loads(render_cards(cards, "json", world.names))
    assert len(data["cards"]) == len(cards.cards)
    assert {"hops", "weakestHop", "breaks", "rival", "wouldChangeTheAnswer", "sparql"} <= data["cards"][0].keys()
    assert data["parameters"]["weight-credit"] == 0.5
    text = render_cards(cards, "ttl", world.names)
    triples = list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))
    chains = {t.subject for t in triples if t.object == ox.NamedNode(NS + "Chain")}
    assert len(chains) == len(cards.cards)
    through = [t for t in triples if t.predicate.value == NS + "runsThrough"]
    assert len(through) == sum(len(card.chain.hops) for card in cards.cards)


def test_turtle_uses_the_words_of_the_ontology(world: Steppe, cards: Cards, schema: Schema) -> None:
    triples = list(ox.parse(render_cards(cards, "ttl", world.names).encode(), format=ox.RdfFormat.TURTLE))
    used = {t.predicate.value for t in triples if t.predicate.value.startswith(NS)}
    assert used <= schema.properties


class Tags(HTMLParser):
    """Tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_page_runs_nothing_fetches_nothing_and_escapes_every_text(world: Steppe, cards: Cards) -> None:
    evil = '<img src=x onerror="alert(1)">'
    labels = dict.fromkeys(world.names.labels, evil)
    text = render_cards(cards, "html", replace(world.names, labels=labels))
    page = Tags()
    page.feed(text)
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img", "iframe", "link", "object", "form", "base"}
    assert "&lt;img src=x" in text
    (policy,) = (a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    links = [a["href"] for t, a in page.tags if t == "a"]
    assert all(link and link.startswith(("http://", "https://")) for link in links)
    assert not any(name.startswith("on") or name == "style" for _, a in page.tags for name in a)
    assert "prefers-color-scheme: dark" in text


def test_the_style_of_the_page_is_the_one_that_its_policy_allows(world: Steppe, cards: Cards) -> None:
    text = render_cards(cards, "html", world.names)
    style = re.search(r"<style>(.*?)</style>", text, re.S)
    assert style
    digest = base64.b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in html.unescape(text)


def test_the_same_seed_gives_the_same_bytes(world: Steppe, cards: Cards) -> None:
    again = cards_of(world, ALAND, BORLAND, DAY, 5)
    for form in ("text", "json", "ttl", "html"):
        assert render_cards(again, form, world.names) == render_cards(cards, form, world.names)


def test_every_kind_of_channel_has_its_verb(schema: Schema) -> None:
    kinds = {
        slug_of(q.subject.value)
        for q in schema.quads
        if isinstance(q.subject, ox.NamedNode)
        and getattr(q.object, "value", "") == NS + "ChannelKind"
        and q.predicate.value.endswith("#type")
    }
    assert len(kinds) > 20
    assert kinds == set(VERBS)


def test_nobody_reaches_himself(world: Steppe) -> None:
    model = Parameters.load(world.store)
    assert build_cards(world.store, Names(), ALAND, ALAND, DAY, [], model, 7) is None


def test_no_claim_is_told_by_the_name_of_its_part(live: Steppe) -> None:
    found = live.store.query("SELECT DISTINCT ?record { GRAPH graph:claims { ?record st:claim ?claim } }")
    assert isinstance(found, Rows)
    records = [row[0].value for row in found.rows if row[0] is not None]
    told = contrary(live.store, live.names, records)
    assert len(told) > 100
    assert [line for lines in told.values() for line in lines if re.search(r"\.[0-9a-f]{12}\b", line)] == []
