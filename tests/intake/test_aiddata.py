"""AidData: one loan is one record, with the lender, the borrower, the dollars and the day that its rows show."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from steppe.intake.adapters import _aiddata_project, _aiddata_words, aiddata
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.names import Names

BASE = "https://w3id.org/steppe/"
KNOWN = (
    *(
        "actor/aiddata",
        "actor/china",
        "actor/china-exim",
        "actor/china-development-bank",
        "actor/kazakhstan",
        "actor/turkmengaz",
    ),
    *("actor/uzbekistan", "facility/plant"),
)
LOAN = {
    "project_id": "1",
    "title": "China Exim Bank loans 5 million USD for a mill",
    "year": "2012",
    "year_uncertain": "False",
    "recommended_for_research": "True",
    "umbrella_project": "False",
    "donor": "China",
    "flow": "Loan (excluding debt rescheduling)",
    "status": "Implementation",
    "currency": "USD",
    "amount": "5000000.0",
    "usd_current": "5000000.0",
    "maturity": "20.0",
    "recipient_condensed": "Kazakhstan",
}
CHOICE = {"project": "1", "answer": "take", "id": "agreement:mill-loan-2012", "label": "China Exim loan for a mill"}
COLUMNS = (
    *("project", "answer", "reason", "id", "kind", "label", "lender", "borrower", "guarantor", *_aiddata_project.DAYS),
    *(
        "dates",
        "stage",
        "hedge",
        "number",
        "term",
        "finances",
        "contractor",
        "contract",
        "contractOn",
        "client",
        "topic",
    ),
    "comment",
    "works",
)


def put(path: Path, columns: tuple[str, ...], rows: list[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval=" ")
        writer.writeheader()
        writer.writerows(rows)


class World:
    """The three releases and the editor's choices in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.later: list[Row] = [LOAN]
        self.earlier: list[Row] = []
        self.places: list[Row] = []
        self.choices: list[Row] = [CHOICE]
        self.actors: list[Row] = []
        self.facilities: list[Row] = []
        self.claims: list[Row] = []
        self.extra: tuple[str, ...] = ()
        self.ledger = Ledger()

    def run(self) -> list[tuple[str, Row]]:
        later = (*_aiddata_words.LATER_USED, *_aiddata_words.LATER_IGNORED, *self.extra)
        put(self.folder / aiddata.LATER, later, self.later)
        put(
            self.folder / aiddata.EARLIER, (*_aiddata_words.EARLIER_USED, *_aiddata_words.EARLIER_IGNORED), self.earlier
        )
        put(self.folder / aiddata.PLACES, (*_aiddata_words.PLACES_USED, *_aiddata_words.PLACES_IGNORED), self.places)
        choices = self.folder / "choices"
        put(choices / "aiddata.csv", COLUMNS, [dict.fromkeys(COLUMNS, "") | row for row in self.choices])
        put(choices / "aiddata-actors.csv", ("id", "kind", "label", "altLabel", "homeState", "unitOf"), self.actors)
        put(
            choices / "aiddata-facilities.csv",
            ("id", "kind", "label", "hostState", "project", "place"),
            self.facilities,
        )
        claims = ("id", "project", "hedge", "number", "in", "borrower", "statement", "standing")
        put(choices / "aiddata-claims.csv", claims, [dict.fromkeys(claims, "") | row for row in self.claims])
        known = Names.of([(BASE + name, name.rpartition("/")[2], True) for name in KNOWN])
        return list(aiddata.rows(self.folder, self.ledger, Matcher(known)))

    def of(self, cls: str) -> list[Row]:
        return [row for kind, row in self.run() if kind == cls]


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(_aiddata_project, "CHOICES", tmp_path / "choices")
    return World(tmp_path)


def test_a_loan_takes_its_lender_from_the_title_and_its_day_from_the_year(world: World) -> None:
    (loan,) = world.of("Loan")
    assert (loan["lender"], loan["borrower"], loan["destination"]) == (
        "actor:china-exim",
        "actor:kazakhstan",
        "actor:kazakhstan",
    )
    assert (loan["value.hedge"], loan["value.number"], loan["value.in"]) == ("exactly", "5000000", "currency:USD")
    assert (loan["term.number"], loan["agreedOn"], loan["signedOn"], loan["stage"]) == ("20", "2012", "", "st:InForce")


def test_yuan_are_about_so_many_dollars(world: World) -> None:
    world.later = [LOAN | {"currency": "CNY", "amount": "30000000.0", "usd_current": "4753000.65"}]
    (loan,) = world.of("Loan")
    assert (loan["value.hedge"], loan["value.number"]) == ("about", "4753001")
    assert loan["comment"] == "Given as 30 million yuan; the dollars are the data set's."


def test_what_an_editor_read_comes_first(world: World) -> None:
    read = {"borrower": "actor:turkmengaz", "signedOn": "2012-06-05", "number": "-", "lender": "actor:china"}
    world.choices = [CHOICE | read]
    (loan,) = world.of("Loan")
    assert (loan["lender"], loan["borrower"]) == ("actor:china", "actor:turkmengaz")
    assert (loan["signedOn"], loan["agreedOn"]) == ("2012-06-05", "")
    assert (loan["value.number"], loan["silentOn"]) == ("", "st:value")


def test_a_term_that_column_and_description_tell_differently_is_struck_out(world: World) -> None:
    world.choices = [CHOICE | {"term": "-"}]
    assert world.of("Loan")[0]["term.number"] == ""


def test_what_the_later_release_no_longer_lists_says_so(world: World) -> None:
    before = {k: v for k, v in LOAN.items() if k in _aiddata_words.EARLIER_USED}
    world.later, world.earlier = [], [before | {"umbrella": "0", "funding_agency": "Chinese Government,"}]
    (loan,) = world.of("Loan")
    assert (loan["source"], loan["comment"][:26]) == ("source:aiddata-gcof-v1", "The later release of the d")


def test_a_pledge_is_announced_only(world: World) -> None:
    world.later = [LOAN | {"status": "Pipeline: Pledge"}]
    (loan,) = world.of("Loan")
    assert (loan["announcedOn"], loan["agreedOn"], loan["signedOn"], loan["stage"]) == ("2012", "", "", "")


def test_a_year_of_which_the_set_is_unsure_is_no_day(world: World) -> None:
    world.later = [LOAN | {"year_uncertain": "True", "status": "Pipeline: Commitment"}]
    (loan,) = world.of("Loan")
    assert [loan[day] for day in _aiddata_project.DAYS] == [""] * len(_aiddata_project.DAYS)
    assert loan["stage"] == "st:Agreed"


def test_only_rows_recommended_for_research_count_and_no_umbrella(world: World) -> None:
    world.later = [LOAN | {"recommended_for_research": "False"}, LOAN | {"umbrella_project": "True"}]
    assert world.of("Loan") == []
    assert set(world.ledger.ignored.values()) == {1}


def test_a_loan_told_twice_and_finance_of_no_known_kind_are_left(world: World) -> None:
    world.later = [LOAN, LOAN | {"project_id": "2"}, LOAN | {"project_id": "3", "flow": "Vague TBD"}]
    twice = {"project": "2", "answer": "leave", "reason": "the same loan as project 1"}
    world.choices = [CHOICE, twice, CHOICE | {"project": "3"}]
    assert len(world.of("Loan")) == 1
    assert sorted(key.partition(": ")[2] for key in world.ledger.ignored) == [
        "kind of finance not known to the data set itself",
        "the same loan as project 1",
    ]


def test_the_earlier_release_backs_what_it_says_alike(world: World) -> None:
    before = {k: v for k, v in LOAN.items() if k in _aiddata_words.EARLIER_USED}
    bank = "Export-Import Bank of China, Government Agency"
    world.earlier = [before | {"umbrella": "0", "funding_agency": bank, "usd_current": "5500000"}]
    _, backed = world.of("Loan")
    assert backed["source"] == "source:aiddata-gcof-v1"
    assert backed["lender"] == "actor:china-exim"
    assert "value.number" not in backed


def test_a_record_that_stands_by_hand_is_backed_and_not_told_again(world: World) -> None:
    world.choices = [CHOICE | {"answer": "hand", "label": "", "number": "-"}]
    claim = {"id": "claim:mill-loan-later", "project": "1", "number": "6000000", "standing": "st:Disputed"}
    world.claims = [claim]
    told = dict(world.run())
    assert (told["Loan"]["label"], told["Loan"]["value.number"], told["Loan"]["agreedOn"]) == ("", "", "")
    assert told["Loan"]["claim"] == "claim:mill-loan-later"
    assert (told["Claim"]["value.number"], told["Claim"]["saidBy"]) == ("6000000", "actor:aiddata")


def test_two_amounts_of_one_project_are_claims_and_no_silence(world: World) -> None:
    world.choices = [CHOICE | {"number": "-"}]
    column = {"id": "claim:mill-loan-column", "project": "1", "number": "5000000", "standing": "st:Disputed"}
    text = column | {"id": "claim:mill-loan-text", "hedge": "about", "number": "9000000", "in": "currency:CNY"}
    world.claims = [column, text]
    told = world.run()
    (loan,) = (row for kind, row in told if kind == "Loan")
    assert (loan["value.number"], loan["silentOn"]) == ("", "")
    assert loan["claim"] == "claim:mill-loan-column; claim:mill-loan-text"
    assert [(c["value.hedge"], c["value.number"], c["value.in"]) for kind, c in told if kind == "Claim"] == [
        ("exactly", "5000000", "currency:USD"),
        ("about", "9000000", "currency:CNY"),
    ]


def test_the_builder_has_a_contract_of_its_own(world: World) -> None:
    builder = {"contractor": "actor:millwrights", "contract": "millwrights-mill-2012", "topic": "a mill"}
    world.choices = [CHOICE | builder]
    world.actors = [{"id": "actor:millwrights", "kind": "Company", "label": "Millwrights", "homeState": "actor:china"}]
    told = dict(world.run())
    assert told["ServiceContract"]["label"] == "Millwrights contract for a mill"
    assert told["ServiceContract"]["stage"] == "st:InForce"
    assert told["Loan"]["finances"] == "agreement:millwrights-mill-2012"
    world.choices = [CHOICE | builder | {"works": "st:Ended"}]
    assert dict(world.run())["ServiceContract"]["stage"] == "st:Ended"
    assert told["Company"]["homeState"] == "actor:china"


def test_a_plant_has_the_point_of_its_own_name_alone(world: World) -> None:
    world.choices = [CHOICE | {"finances": "facility:mill"}]
    mill = {"id": "facility:mill", "kind": "Plant", "label": "Mill", "hostState": "actor:kazakhstan"}
    world.facilities = [mill | {"project": "1", "place": "The mill"}]
    point = {"id": "1", "latitude": "40.5", "longitude": "70.25"}
    world.places = [point | {"place": "Some District"}, point | {"place": "The mill"}]
    _, placed = world.of("Plant")
    assert placed["coordinates"] == "POINT(70.25 40.5)"
    assert world.ledger.ignored[f"{Path(aiddata.PLACES).name}: point of a district or town, not of a plant"] == 1


def test_a_loan_of_which_nobody_says_who_lends_stops_the_refresh(world: World) -> None:
    world.later = [LOAN | {"title": "China lends for a mill"}]
    with pytest.raises(Unaccounted, match="nobody says who lends"):
        world.run()


def test_a_new_project_column_value_or_name_stops_the_refresh(world: World) -> None:
    world.extra = ("novelty",)
    with pytest.raises(Unaccounted, match="column 'novelty' is new"):
        world.run()
    world.extra = ()
    world.later = [LOAN | {"project_id": "9"}]
    with pytest.raises(Unaccounted, match="project 9 is new"):
        world.run()
    world.later = [LOAN | {"status": "Dormant"}]
    with pytest.raises(Unaccounted, match="value 'Dormant' is new"):
        world.run()
    world.later = [LOAN | {"funding_agencies": "Bank of Borland, Government Agency"}]
    with pytest.raises(Unaccounted, match="value 'Bank of Borland' is new"):
        world.run()
    world.later, world.choices = [LOAN], [CHOICE | {"borrower": "actor:nobody"}]
    with pytest.raises(Unaccounted, match="actor:nobody is told nowhere"):
        world.run()


@pytest.mark.parametrize(
    ("title", "bank"),
    [
        ("China Eximbank lends", ["actor:china-exim"]),
        ("Export-Import Bank of China lends", ["actor:china-exim"]),
        ("CDB loans 5 million", ["actor:china-development-bank"]),
        ("ICBC loans 5 million", ["actor:icbc"]),
        ("Bank of China refinances a loan", ["actor:bank-of-china"]),
        ("CDB and ICBC lend", []),
        ("China lends", []),
    ],
)
def test_a_bank_named_alone_in_a_title(title: str, bank: list[str]) -> None:
    assert _aiddata_words.bank(title) == bank


def test_every_choice_of_the_repository_takes_or_says_why_not() -> None:
    read = _aiddata_project.choices("aiddata")
    assert len(read) > 250
    for number, row in read.items():
        assert row["answer"] in {"take", "hand", "leave"}, number
        assert row["reason"] if row["answer"] == "leave" else row["id"], number
    taken = [row["id"] for row in read.values() if row["answer"] == "take"]
    assert len(taken) == len(set(taken))
