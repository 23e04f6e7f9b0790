"""Large Chinese deals: cited once, about so many dollars, and never beside the loan for the same works."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from steppe.intake.adapters import aei
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.names import Names

LONG = "Year,Month,Chinese Entity,Quantity in Millions,Share size,Transaction Party,Sector,Subsector,Country,Region,BRI"
LATER = (
    "year,month,investor,quantity_in_millions,share_size,transaction_party,sector,subsector,country,region,bri,"
    "greenfield"
)
TAIL = "Gas,Kazakhstan,West Asia,1"
CHOICES = (
    ("2009-04 Kazakhstan 2600", "take", "agreement:cnpc-wells-2009", "CNPC investment in Wells", ""),
    ("2012-09 Kazakhstan 150", "take", "agreement:cnpc-pipes-2012", "CNPC contract", ""),
    ("2014-07 Kazakhstan 990", "take", "agreement:builders-airport-2014", "Builders deal", ""),
    ("2015-12 Kazakhstan 1870", "same", "agreement:builders-plant-2015", "", ""),
    ("2010-03 Kazakhstan 1260", "leave", "", "", "the works of a plant for which a loan is told"),
)


@pytest.fixture(autouse=True)
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "choices.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("deal", "answer", "id", "label", "reason"), *CHOICES])
    monkeypatch.setattr(aei, "CHOICES", path)


def run(
    tmp_path: Path, *lines: str, later: tuple[str, ...] = (), header: str = LONG
) -> tuple[list[tuple[str, Row]], Ledger]:
    for name, head, body in ((aei.DEALS, header, lines), (aei.ENERGY, LATER, later), (aei.METALS, LATER, ())):
        (tmp_path / name).write_text("\n".join([head, *body]) + "\n", encoding="utf-8")
    known = [("https://w3id.org/steppe/actor/cnpc", "CNPC", True)]
    ledger = Ledger()
    return list(aei.rows(tmp_path, ledger, Matcher(Names.of(known)))), ledger


def deals(told: list[tuple[str, Row]]) -> list[tuple[str, Row]]:
    return [(cls, row) for cls, row in told if row["id"].startswith("agreement:")]


def test_an_investment_is_told_by_both_files_as_one_record(tmp_path: Path) -> None:
    line = f"2009,April,CNPC,2600,0.5,Wells,Energy,{TAIL}"
    again = "2009.0,April,China National Petroleum Corp. (CNPC),2600.0,50,Wells,Energy,Gas,Kazakhstan,West Asia,,"
    told, _ = run(tmp_path, line, later=(again,))
    (kind, first), (_, second) = deals(told)
    assert kind == "Investment"
    assert (first["investor"], first["party"], first["comment"]) == ("actor:cnpc", "actor:wells", "For 50 per cent.")
    assert (first["value.hedge"], first["value.number"], first["agreedOn"]) == ("about", "2600000000", "2009-04")
    assert (second["id"], second["source"]) == (first["id"], "source:aei-cgit-energy-2021")
    assert [(row["id"], row["homeState"]) for cls, row in told if cls == "Company"] == [("actor:wells", "")]


def test_what_the_files_of_investments_lack_is_a_contract_where_they_cover_the_sector(tmp_path: Path) -> None:
    energy, transport = f"2012,September,CNPC,150,,,Energy,{TAIL}", f"2014,July,Builders,990,,,Transport,{TAIL}"
    told, _ = run(tmp_path, energy, transport)
    (first, contract), (second, deal) = deals(told)
    assert (first, contract["contractor"], second, deal["party"]) == (
        "ServiceContract",
        "actor:cnpc",
        "Agreement",
        "actor:builders",
    )
    assert "does not say" in deal["comment"]
    assert [row["homeState"] for cls, row in told if cls == "Company"] == ["actor:china"]


def test_a_contract_told_elsewhere_is_backed_with_its_amount(tmp_path: Path) -> None:
    ((kind, row),) = deals(run(tmp_path, f"2015,December,Builders,1870,,Plant,Chemicals,{TAIL}")[0])
    assert kind == "ServiceContract"
    assert set(row) == {"id", "value.hedge", "value.number", "value.in", "verifiedOn", "source"}


def test_the_works_of_a_loan_are_left(tmp_path: Path) -> None:
    told, ledger = run(tmp_path, f"2010,March,Sinopec,1260,,Plant,Chemicals,{TAIL}")
    assert deals(told) == []
    assert ledger.ignored == {f"{aei.DEALS}: the works of a plant for which a loan is told": 1}


def test_a_new_deal_sector_or_column_stops_the_refresh(tmp_path: Path) -> None:
    with pytest.raises(Unaccounted, match="2011-01 Kazakhstan 77 is new; look for a loan"):
        run(tmp_path, f"2011,January,CNPC,77,,,Energy,{TAIL}")
    with pytest.raises(Unaccounted, match="value 'Magic' is new"):
        run(tmp_path, f"2012,September,CNPC,150,,,Magic,{TAIL}")
    with pytest.raises(Unaccounted, match="column 'Novelty' is new"):
        run(tmp_path, header=LONG + ",Novelty")


def test_every_choice_of_the_repository_takes_or_says_why_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    read = aei.choices()
    assert len(read) > 60
    for deal, row in read.items():
        assert row["reason"] if row["answer"] == "leave" else row["id"], deal
        assert bool(row["label"]) == (row["answer"] == "take"), deal
