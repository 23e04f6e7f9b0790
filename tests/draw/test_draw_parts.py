"""Parts of the graph as pictures: each holds what belongs to it and says what it leaves out, or why there is none."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

import steppe as face
from steppe.ask import BadQuestion, Steppe
from steppe.draw import NothingToDraw, Tie, View, Wish, draw, to_html
from steppe.draw.carry import carry
from steppe.draw.model import ADDED, CHANGED, CLAIMED, GONE, HELD
from steppe.draw.relations import KIND
from steppe.draw.views.hops import FAMILY_OF_CHANNEL
from steppe.influence.cards.words import VERBS
from steppe.names import UnknownName
from steppe.store import QueryError
from steppe.terms import NS, expand, slug_of

DAY = "2026-01-15"
DEAL = "agreement:borland-railways-locomotives-2024"
LOAN = "agreement:aland-exim-borland-railways-2024"


@pytest.fixture(scope="module")
def drawn(world: Steppe) -> Callable[..., View]:
    """Draws a part of the tiny world, each once."""
    known: dict[str, View] = {}

    def of(day: str = DAY, **wish: object) -> View:
        key = f"{day} {wish}"
        if key not in known:
            known[key] = draw(world, day, Wish(**wish))  # type: ignore[arg-type]
        return known[key]

    return of


def names(v: View) -> set[str]:
    return {n.label for n in v.nodes}


def tie(v: View, a: str, b: str) -> list[Tie]:
    return [t for t in v.ties if {slug_of(t.source), slug_of(t.target)} == {a, b}]


def words(v: View, a: str, b: str) -> set[str]:
    return {t.word for t in tie(v, a, b)}


def sound(v: View) -> None:
    """Every tie ends at a node and rests on a fact, numbers in the page point somewhere, and nothing is a type."""
    nodes, facts = {n.iri for n in v.nodes}, {f.iri for f in v.facts}
    assert nodes and v.title and v.lead
    assert not [iri for iri in nodes if iri.startswith(NS)]
    assert {n.kind for n in v.nodes} <= set(KIND)
    for t in v.ties:
        assert {t.source, t.target} <= nodes and t.source != t.target
        assert t.facts and set(t.facts) <= facts, t
        assert t.word and t.word != "type"
    named = {iri for f in v.facts for iri in f.ends}
    assert {end for t in v.ties for end in (t.source, t.target)} <= named
    data = carry(v)
    assert data["meta"]["title"] == v.title and data["meta"]["lead"] == v.lead
    assert all(0 <= e["family"] < len(data["meta"]["families"]) for e in data["network"]["edges"])
    assert all(kind["backbone"] for kind in data["meta"]["kinds"])
    ranks = [n.rank for n in v.nodes if n.rank >= 0]
    assert len(set(ranks)) == len(ranks) and 0 in ranks


EVERY = (
    {"around": "Borland"},
    {"around": "Borland", "hops": 2},
    {"between": ("Aland", "Borland")},
    {"path": ("Aland", "Borland")},
    {"agreement": DEAL},
    {"corridor": "southern-route"},
    {"query": "CONSTRUCT { ?s ?p ?o } WHERE { ?s a st:Loan ; ?p ?o }"},
    {"changes": ("2024-01-01", "2026-01-15")},
)


@pytest.mark.parametrize("wish", EVERY, ids=" ".join)
def test_every_part_is_sound(drawn: Callable[..., View], wish: dict[str, object]) -> None:
    sound(drawn(**wish))


def test_around_an_actor_is_what_is_tied_to_it(drawn: Callable[..., View], world: Steppe) -> None:
    v = drawn(around="Borland")
    whole = draw(world, DAY)
    borland = expand("actor:borland")
    tied = {t.source for t in whole.ties if t.target == borland} | {t.target for t in whole.ties if t.source == borland}
    assert {n.iri for n in v.nodes} == {borland, *tied}
    assert [n.iri for n in v.nodes if n.rank == 0] == [borland]
    assert v.title == "Around Borland"
    assert v.lead.startswith(f"Borland and {len(tied)} things tied to it")
    mine = {t for t in v.ties if borland in {t.source, t.target}}
    assert mine == {t for t in whole.ties if borland in {t.source, t.target}}
    pairs = {frozenset((t.source, t.target)) for t in whole.ties if {t.source, t.target} <= {borland, *tied}}
    left = len(pairs - {frozenset((t.source, t.target)) for t in v.ties})
    assert (f"{left} weaker" in v.lead) == bool(left)


def test_two_hops_reach_further_than_one(drawn: Callable[..., View]) -> None:
    near, far = drawn(around="Kara Oil"), drawn(around="Kara Oil", hops=2)
    assert names(near) < names(far)
    assert "within 2 ties of it" in far.lead


def test_a_name_in_any_script_is_known_and_a_slip_is_told(drawn: Callable[..., View], world: Steppe) -> None:
    assert drawn(around="Борланд").nodes == drawn(around="Borland").nodes
    with pytest.raises(UnknownName, match="did you mean Borland"):
        draw(world, DAY, Wish(around="Borlnadia"))
    with pytest.raises(UnknownName, match=r"'Borland Railways' may be .* or .*; say which"):
        draw(world, DAY, Wish(agreement="Borland Railways"))


def test_between_two_actors_stands_what_joins_them(drawn: Callable[..., View]) -> None:
    v = drawn(between=("Aland", "Borland"))
    assert {"partnership treaty", "export share"} <= words(v, "aland", "borland")
    assert {"Aland", "Borland"} <= names(v)
    for n in v.nodes:
        around = {slug_of(t.source) for t in v.ties if t.target == n.iri} | {
            slug_of(t.target) for t in v.ties if t.source == n.iri
        }
        on_chain = any("chain" in t.word for t in v.ties if n.iri in {t.source, t.target})
        assert on_chain or {"aland", "borland"} & ({slug_of(n.iri)} | around)
    assert "all that is tied to one alone is left out" in v.lead


def test_a_path_marks_its_chains_hops_and_weakest(drawn: Callable[..., View]) -> None:
    v = drawn(path=("Aland", "Borland"))
    assert "capacity to move, not proof of use" in v.lead
    marks = [re.search(r"chain (\d) of (\d) to Borland, hop (\d) of (\d)(, its weakest)?", t.word) for t in v.ties]
    assert all(marks)
    chains = {int(m[1]) for m in marks if m}
    assert chains == set(range(1, max(chains) + 1))
    for chain in chains:
        hops = [m for m in marks if m and int(m[1]) == chain]
        assert sorted(int(m[3]) for m in hops) == list(range(1, int(hops[0][4]) + 1))
        assert sum(m[5] is not None for m in hops) == (len(hops) > 1)
    hop = next(f for f in v.facts if f.kind.startswith("channel: "))
    assert {line.label for line in hop.lines} == {"strength", "credence", "dependence", "rests on"}
    first = [n for n in v.nodes if n.rank in {0, 1}]
    assert {n.label for n in first} == {"Aland", "Borland"}


def test_channel_kinds_that_are_drawn_have_a_verb() -> None:
    assert set(FAMILY_OF_CHANNEL) <= set(VERBS)


def test_an_agreement_stands_with_parties_money_lots_and_claims(drawn: Callable[..., View]) -> None:
    v = drawn(agreement=DEAL)
    assert {"Borland Railways", "Aland Locomotive Works", "Export Bank of Aland"} <= names(v)
    assert {"30 × locomotive (firm order)", "10 × locomotive (option)", "locomotive"} <= names(v)
    assert words(v, slug_of(expand(DEAL)), "borland-railways") == {"buyer"}
    assert words(v, slug_of(expand(DEAL)), slug_of(expand(LOAN))) == {"finances"}
    assert "USD 400 million" in names(v)
    amount = next(n for n in v.nodes if n.label == "more than USD 900 million")
    claimed = [t for t in v.ties if amount.iri in {t.source, t.target}]
    assert {t.state for t in claimed} == {CLAIMED}
    assert {t.word for t in claimed} == {"value (says Boris Bek)", "says (unconfirmed)"}
    assert "the deal of the decade" in names(v)
    assert f"{sum(f.saying is not None for f in v.facts)} claims" in v.lead
    assert not any(t.state == HELD and "says" in t.word for t in v.ties)


def test_a_corridor_stands_with_stretches_states_and_what_it_uses(drawn: Callable[..., View]) -> None:
    v = drawn(corridor="southern-route")
    stretches = [n for n in v.nodes if " to " in n.label]
    assert [n.label[:2] for n in sorted(stretches, key=lambda n: n.label)] == ["1.", "2."]
    assert {"Borgrad", "Westport", "Alaville", "Cesta", "Borland"} <= names(v)
    assert words(v, "southern-route", "borland") == {"serves"}
    first = min(stretches, key=lambda n: n.label)
    inner = {t.word for t in v.ties if t.source == first.iri}
    assert {"start", "end", "through", "uses"} <= inner
    assert "2 stretches" in v.lead


def test_a_pipeline_shows_owners_and_operators(drawn: Callable[..., View]) -> None:
    v = drawn(corridor="kara-field")
    assert words(v, "kara-field", "borland") >= {"owns a share of"}
    assert words(v, "kara-field", "kara-oil") == {"operator"}


def test_a_query_s_records_are_ties_between_their_parties(drawn: Callable[..., View]) -> None:
    v = drawn(query="# Loans of the world\nCONSTRUCT { ?s ?p ?o } WHERE { ?s a st:Loan ; ?p ?o }")
    assert v.title == "Loans of the world"
    assert words(v, "aland-exim", "borland-railways") >= {"lends to"}
    assert expand(LOAN) not in {n.iri for n in v.nodes}
    fact = next(f for f in v.facts if f.iri == expand(LOAN))
    assert {line.text for line in fact.lines} >= {"USD 400 million", "12 years"}
    assert fact.sources


def test_a_record_of_which_one_party_is_asked_for_is_a_node(drawn: Callable[..., View]) -> None:
    v = drawn(query="SELECT ?s ?p ?o WHERE { ?s st:lender ?o . BIND(st:lender AS ?p) }")
    assert words(v, slug_of(expand(LOAN)), "aland-exim") == {"lender"}


def test_a_query_may_make_up_things_of_its_own(world: Steppe) -> None:
    text = """CONSTRUCT { ?s <http://x.test/near> _:b . _:b rdfs:label "a made-up thing" ; a st:State ;
        <http://x.test/says> "javascript:alert(1)" ; st:url <javascript:alert(1)> } WHERE { ?s a st:Bloc } LIMIT 1"""
    v = draw(world, DAY, Wish(query=text))
    made = next(n for n in v.nodes if n.label == "a made-up thing")
    assert made.iri.startswith("urn:blank:") and made.kind == "other"
    assert "near" in {t.word for t in v.ties}
    sound(v)
    assert "javascript:" not in to_html(v).split('id="data"', maxsplit=1)[0]
    assert not [s for s in v.sources if s.url.startswith("javascript")]


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        ("ASK { ?s a st:State }", BadQuestion, "an ASK has no picture"),
        ("SELECT ?s WHERE { ?s a st:State }", BadQuestion, r"gives \?s \?p \?o; this one gives \?s"),
        ("SELECT ?s ?p ?o WHERE { ?s ?p", QueryError, "line 1"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s st:nonesuch ?x ; ?p ?o }", NothingToDraw, "nothing that can be drawn"),
    ],
)
def test_a_query_that_gives_no_picture_says_why(world: Steppe, text: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        draw(world, DAY, Wish(query=text))


def test_a_claim_that_a_query_digs_out_is_no_fact(world: Steppe) -> None:
    text = "CONSTRUCT { ?c st:saidBy ?who } WHERE { GRAPH graph:claims { ?r st:claim ?c . ?c st:saidBy ?who } }"
    v = draw(world, DAY, Wish(query=text))
    assert v.ties and {t.state for t in v.ties} == {CLAIMED}


def test_changes_are_marked_in_state_family_and_word(drawn: Callable[..., View]) -> None:
    v = drawn(changes=("2024-01-01", "2026-01-15"))
    how = {f.iri: f.state for f in v.facts}
    assert how[expand(DEAL)] == ADDED
    assert how[expand("record:aland-lists-dorland-gas")] == GONE
    assert how[expand("agreement:dorland-gas-borland-2020")] == GONE
    assert expand("record:borland-concord-2006") not in how
    for t in v.ties:
        assert t.state in {ADDED, CHANGED, GONE}
        assert t.word.startswith(f"{t.state}: ") and t.family.startswith(f"{t.state}/")
        assert {how[iri] for iri in t.facts} == {t.state}
    number = {state: sum(s == state for s in how.values()) for state in (ADDED, GONE)}
    assert f"{number[ADDED]} facts and claims added" in v.lead and f"{number[GONE]} ended since" in v.lead
    meta = carry(v)["meta"]
    assert meta["states"] == (ADDED, CHANGED, GONE)
    colours = {family["key"].split("/")[0]: tuple(family["colour"]) for family in meta["families"]}
    assert len(set(colours.values())) == len(colours)


def test_changes_read_the_same_whichever_day_comes_first(world: Steppe, drawn: Callable[..., View]) -> None:
    forward = drawn(changes=("2024-01-01", "2026-01-15"))
    assert draw(world, DAY, Wish(changes=("2026-01-15", "2024-01-01"))) == forward


def test_a_loan_that_came_into_force_has_changed(drawn: Callable[..., View], world: Steppe) -> None:
    v = drawn(changes=("2024-05-31", "2024-07"))
    how = {f.iri: f.state for f in v.facts}
    assert how[expand(LOAN)] == CHANGED
    assert expand(DEAL) not in how
    assert "1 changed in standing" in v.lead
    with pytest.raises(NothingToDraw, match="nothing changed between 2025-12-31 and 2025-12-31"):
        draw(world, DAY, Wish(changes=("2025", "2025-12-31")))


@pytest.mark.parametrize(
    ("day", "wish", "says"),
    [
        ("1900", {"around": "Borland Railways"}, "nothing is tied to Borland Railways on 1900-12-31"),
        ("1900", {"path": ("Cesta", "Aland")}, "no evidenced chain from Cesta to Aland on 1900-12-31"),
        ("1900", {"agreement": DEAL}, "had not begun on 1900-12-31"),
        (DAY, {"between": ("Borland", "Borland")}, "Borland and itself are no pair"),
    ],
)
def test_an_empty_part_is_said_in_one_line(world: Steppe, day: str, wish: dict[str, object], says: str) -> None:
    with pytest.raises(NothingToDraw, match=says):
        draw(world, day, Wish(**wish))  # type: ignore[arg-type]


def test_two_parts_in_one_picture_are_refused(world: Steppe) -> None:
    with pytest.raises(BadQuestion, match="around and corridor are two"):
        draw(world, DAY, Wish(around="Borland", corridor="southern-route"))


@pytest.mark.parametrize("layout", ["geographic", "force", "rings", "columns"])
def test_every_layout_places_every_node_apart(world: Steppe, layout: str) -> None:
    v = draw(world, DAY, Wish(around="Borland", layout=layout))
    for tall in (False, True):
        spots = [n.spot.tall if tall else n.spot.wide for n in v.nodes]
        assert len(set(spots)) == len(spots)
    assert v.nodes == draw(world, DAY, Wish(around="Borland", layout=layout)).nodes


def test_a_layout_that_is_none_is_refused(world: Steppe) -> None:
    with pytest.raises(BadQuestion, match="no layout is called 'tree'; there are geographic, force, rings, columns"):
        draw(world, DAY, Wish(around="Borland", layout="tree"))


def test_the_page_of_a_part_opens_with_its_title_and_sentence(drawn: Callable[..., View]) -> None:
    v = drawn(around="Borland")
    page = to_html(v)
    assert f"<title>Around Borland, as of {DAY} (steppe)</title>" in page
    assert "<h1>Around Borland</h1>" in page
    assert re.search(r'<p id="lead">Borland and \d+ things tied to it[^<]*\.</p>', page)


def test_a_notebook_draws_by_the_opened_build_itself(world: Steppe) -> None:
    opened = face.Steppe(world.home, world.store)
    assert opened.draw(DAY, around="Borland") == draw(world, DAY, Wish(around="Borland"))
    text = opened.draw(DAY, around="Borland")._repr_html_()
    assert text.startswith("<iframe ") and text.count("<") == 2


def test_hostile_names_and_queries_stay_text(hostile_steppe: Steppe, evil: dict[str, str]) -> None:
    text = """CONSTRUCT { ?s ?p ?o . <javascript:alert(1)> rdfs:label "<script>window.pwned=1</script>" ; st:owns ?s }
        WHERE { ?s a st:Company ; ?p ?o }"""
    for wish in (Wish(around="kazakhstan"), Wish(query=f"# {evil['evil']}\n{text}"), Wish(agreement="evil-2024")):
        v = draw(hostile_steppe, DAY, wish)
        page = to_html(v)
        head = page.split('<script type="text/plain"', maxsplit=1)[0]
        body = head.split("</style>")[-1]
        assert "window.pwned" not in re.sub(r"&lt;.*?&gt;[^<]*", "", body)
        assert "<script>window" not in page and "onerror=window" not in re.sub(r"&lt;.*?&gt;", "", page)
        assert 'href="javascript' not in page
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", body)
        assert len(v.title) < 20_000 and all(len(n.tag) <= len(n.label) for n in v.nodes)
        sound(v)


def test_a_very_long_name_is_cut_in_the_title_alone(hostile_steppe: Steppe, evil: dict[str, str]) -> None:
    v = draw(hostile_steppe, DAY, Wish(around="actor:long"))
    assert len(v.title) < 120 and len(v.lead) < 400
    assert evil["long"].strip() in names(v)
