"""What is drawn of the tiny world: relations as what they mean, each as it stands on the day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from steppe.ask import BadQuestion, Steppe
from steppe.draw import Fact, Tie, View, view
from steppe.draw.model import CLAIMED, ENDED, HELD, PLANNED
from steppe.draw.relations import KIND
from steppe.terms import EDITORS, NS, expand

if TYPE_CHECKING:
    from tests.draw.conftest import Loose


def ties(v: View, a: str, b: str) -> list[Tie]:
    return [t for t in v.ties if (t.source, t.target) == (expand(a), expand(b))]


def only(v: View, a: str, b: str, **wanted: object) -> Tie:
    found = [t for t in ties(v, a, b) if all(getattr(t, name) == value for name, value in wanted.items())]
    assert len(found) == 1, found
    return found[0]


def fact(v: View, name: str) -> Fact:
    return next(f for f in v.facts if f.iri == expand(name))


def lines(f: Fact) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (*f.dates, *f.lines):
        found.setdefault(line.label, []).append(line.text)
    return found


@pytest.mark.parametrize(
    ("a", "b", "word", "family", "state"),
    [
        ("actor:borland-railways", "actor:aland-locomotives", "buys from", "trade", HELD),
        ("actor:aland-exim", "actor:borland-railways", "lends to", "money", HELD),
        ("actor:borland", "actor:concord", "is member of", "membership", HELD),
        ("actor:cesta", "actor:concord", "is observer of", "membership", HELD),
        ("actor:borland-holding", "actor:kara-oil", "owns a share of", "ownership", HELD),
        ("actor:aland-exim", "actor:kara-oil", "owns a share of", "ownership", ENDED),
        ("person:boris-bek", "actor:borland", "is elected to a post in", "post", HELD),
        ("actor:aland", "actor:dorland-gas", "restricts", "sanction", ENDED),
        ("actor:borland", "actor:aland", "export share", "figure", HELD),
        ("actor:dorland", "actor:borland", "has forces in", "force", HELD),
        ("actor:dorland", "facility:north-base", "uses", "force", HELD),
        ("facility:kara-field", "actor:kara-oil", "operator", "structure", HELD),
        ("corridor:southern-route", "actor:cesta", "through", "structure", HELD),
        ("actor:aland-wire", "actor:aland", "owned by", "ownership", HELD),
        ("actor:unnamed-analysts", "actor:dorland", "comments on", "word", HELD),
    ],
)
def test_roles_make_directed_ties(world_view: View, a: str, b: str, word: str, family: str, state: str) -> None:
    assert only(world_view, a, b, word=word, state=state).family == family
    assert only(world_view, a, b, word=word, state=state).directed


def test_parties_without_roles_make_a_tie_without_direction(world_view: View) -> None:
    tie = only(world_view, "actor:aland", "actor:borland", family="treaty")
    assert (tie.word, tie.directed, tie.state) == ("partnership treaty", False, HELD)
    assert only(world_view, "actor:borland", "actor:cesta", family="treaty").state == PLANNED


def test_types_draw_nothing(world_view: View) -> None:
    assert not [n for n in world_view.nodes if n.iri.startswith(NS)]
    assert {n.kind for n in world_view.nodes} <= set(KIND)


def test_a_claim_stands_beside_its_record_with_speaker_and_standing(world_view: View) -> None:
    tie = only(world_view, "actor:borland-railways", "actor:aland-locomotives", state=CLAIMED)
    said = [f for f in world_view.facts if f.iri in tie.facts]
    assert {(f.saying.speaker, f.saying.standing) for f in said if f.saying} >= {
        ("Boris Bek", "unconfirmed"),
        ("Aland Wire", "disputed"),
    }
    assert {"more than USD 900 million", "USD 1.2 billion"} <= {x for f in said for x in lines(f).get("value", [])}
    assert all(f.of == expand("agreement:borland-railways-locomotives-2024") for f in said)
    assert fact(world_view, "agreement:borland-railways-locomotives-2024").contested
    assert only(world_view, "actor:borland-railways", "actor:aland-locomotives", state=ENDED).word == "buys from"


def test_a_fact_says_its_days_stage_amounts_and_silences(world_view: View) -> None:
    deal = fact(world_view, "agreement:borland-railways-locomotives-2024")
    assert (deal.state, deal.stage, deal.when) == (HELD, "signed", "2024-05-20")
    assert lines(deal)["covers"] == ["30 × locomotive (firm order)", "10 × locomotive (option)"]
    loan = fact(world_view, "agreement:aland-exim-borland-railways-2024")
    assert lines(loan)["signed on"] == ["2024-05"]
    assert lines(loan)["term"] == ["12 years"]
    assert loan.stage == "in force"
    assert lines(fact(world_view, "agreement:cesta-borland-cable-2025"))["source is silent on"] == ["value"]
    assert lines(fact(world_view, "record:dorland-at-north-base"))["rent"] == ["about USD 4.5 million"]
    gas = fact(world_view, "agreement:dorland-gas-borland-2020")
    assert lines(gas)["covers"] == ["up to 5 billion cubic metres a year natural gas"]


def test_sources_stand_with_each_fact_and_the_editors_alone_draw_nothing(world_view: View) -> None:
    known = {s.iri for s in world_view.sources}
    assert all(set(f.sources) <= known for f in world_view.facts)
    assert not [f for f in world_view.facts if f.sources == (EDITORS,)]
    reprint = next(s for s in world_view.sources if s.iri.endswith("cesta-herald-reprint-2024"))
    assert reprint.origin == expand("source:daily-post-locomotives-2024")
    assert (reprint.publisher, reprint.issued, reprint.seen_as) == ("Cesta Herald", "2024-05-23", "excerpt")
    assert reprint.url == "https://cestaherald.test/reprint"


@pytest.mark.parametrize(
    ("day", "name", "state"),
    [
        ("2024-05-19", "agreement:borland-railways-locomotives-2024", None),
        ("2024-05", "agreement:borland-railways-locomotives-2024", HELD),
        ("2022-04-06", "record:aland-lists-dorland-gas", None),
        ("2023", "record:aland-lists-dorland-gas", HELD),
        ("2025-07-15", "record:aland-lists-dorland-gas", ENDED),
        ("2018-12-31", "record:ana-abel-president-2010", HELD),
        ("2019-03-21", "record:ana-abel-president-2010", ENDED),
        ("1996", "record:borland-concord-1995", HELD),
        ("2003", "record:borland-concord-1995", ENDED),
        ("2025-08-31", "agreement:cesta-borland-cable-2025", None),
        ("2025-09-01", "agreement:cesta-borland-cable-2025", PLANNED),
        ("2019-06-10", "event:borland-handover-call-2019", None),
        ("2025", "event:borland-handover-call-2019", HELD),
        ("2025-12-30", "agreement:dorland-gas-borland-2020", HELD),
        ("2026-01-01", "agreement:dorland-gas-borland-2020", ENDED),
    ],
)
def test_a_record_stands_as_it_stood_on_the_day(world: Steppe, day: str, name: str, state: str | None) -> None:
    found = {f.iri: f.state for f in view(world, day).facts}
    assert found.get(expand(name)) == state


def test_what_begins_later_is_counted(world: Steppe, world_view: View) -> None:
    assert world_view.later == 0
    assert view(world, "2003").later > 20


def test_a_day_that_is_none_is_refused(world: Steppe) -> None:
    with pytest.raises(BadQuestion, match="'soon' is no day; write 2025-06-30"):
        view(world, "soon")


def test_the_version_is_that_of_the_build(world: Steppe, world_view: View) -> None:
    assert len(world_view.version) == 12
    assert world_view.counts["records"] > 0


def test_many_parties_meet_in_a_node_of_the_record(loose: Loose, tmp_path: Path) -> None:
    source = loose.source("s")
    names = [f"actor:s{i}" for i in range(6)]
    for name in names:
        loose.thing(name, "State", name, source)
    loose.thing("agreement:big-2020", "Treaty", "Big treaty", source, party=names, signedOn="2020-01-01")
    loose.thing("agreement:small-2020", "Treaty", "Small treaty", source, party=names[:3], signedOn="2020-01-01")
    v = view(loose.steppe(tmp_path), "2021")
    hub = expand("agreement:big-2020")
    assert [n.kind for n in v.nodes if n.iri == hub] == ["agreement"]
    assert len([t for t in v.ties if hub in {t.source, t.target}]) == 6
    assert len([t for t in v.ties if hub not in {t.source, t.target}]) == 3
    assert not [n for n in v.nodes if n.iri == expand("agreement:small-2020")]


def test_a_loan_is_tied_to_the_buyer_whose_deal_it_pays_for(loose: Loose, tmp_path: Path) -> None:
    source = loose.source("s")
    for name in ("bank", "buyer", "seller"):
        loose.thing(f"actor:{name}", "Company", name, source)
    loose.thing("agreement:deal-2020", "Purchase", "Deal", source, buyer="actor:buyer", seller="actor:seller")
    loose.thing("agreement:loan-2020", "Loan", "Loan", source, lender="actor:bank", finances="agreement:deal-2020")
    v = view(loose.steppe(tmp_path), "2026")
    assert only(v, "actor:bank", "actor:buyer").word == "finances a deal of"
    assert not ties(v, "actor:bank", "actor:seller")


def test_an_empty_graph_is_an_empty_picture(loose: Loose, tmp_path: Path) -> None:
    v = view(loose.steppe(tmp_path), "2026")
    assert (v.nodes, v.ties, v.facts, v.version) == ((), (), (), "")
