"""World Factbook: memberships, figures, shares and leaders, the traps of its lists, and what stops."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppe.intake.adapters import factbook
from steppe.intake.adapters._factbook_words import BASES, amount_of
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.names import Names

REPO = Path(__file__).parents[2]
FILES = {
    "io_membership.csv": "iso3,organization,status",
    "all_fields_flat.csv": "iso3,field,text",
    "trade_partner_shares.csv": "iso3,flow,partner,share_pct,year",
    "leaders_ambassadors.csv": "iso3,role,text,since",
}
FACTS = """
@prefix actor: <https://w3id.org/steppe/actor/> . @prefix record: <https://w3id.org/steppe/record/> .
@prefix source: <https://w3id.org/steppe/source/> . @prefix st: <https://w3id.org/steppe/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
source:charter-2002 {
    record:kazakhstan-csto a st:Membership ; st:member actor:kazakhstan ; st:body actor:csto ;
        st:role st:FoundingMember ; st:from "2002-10-07"^^xsd:date .
    record:uzbekistan-wto-observer a st:Membership ; st:member actor:uzbekistan ; st:body actor:wto ;
        st:role st:Candidate ; st:from "1994"^^xsd:gYear .
}
source:cia-world-factbook-2026 {
    record:kazakhstan-cis a st:Membership ; st:member actor:kazakhstan ; st:body actor:cis ; st:role st:Member ;
        st:observedOn "2026-01-22"^^xsd:date .
}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with three memberships told by hand, and a folder of the data set with empty files."""
    (tmp_path / "ontology").symlink_to(REPO / "ontology")
    (tmp_path / "graph/facts").mkdir(parents=True)
    (tmp_path / "graph/facts/hand.trig").write_text(FACTS, encoding="utf-8")
    monkeypatch.setenv("STEPPE_HOME", str(tmp_path))
    for name, header in FILES.items():
        (tmp_path / name).write_text(header + "\n", encoding="utf-8")
    return tmp_path


def run(home: Path, file: str, *lines: str) -> tuple[list[Row], Ledger]:
    (home / file).write_text("\n".join([FILES[file], *lines]) + "\n", encoding="utf-8")
    ledger = Ledger()
    known = [(f"https://w3id.org/steppe/actor/{slug}", slug.upper(), True) for slug in ("csto", "cis", "wto")]
    rows = [{"class": cls, **row} for cls, row in factbook.rows(home, ledger, Matcher(Names.of(known)))]
    return rows, ledger


def of(rows: list[Row], cls: str) -> list[Row]:
    return [row for row in rows if row["class"] == cls]


def test_a_membership_is_observed_and_its_body_named(home: Path) -> None:
    rows, _ = run(home, "io_membership.csv", "KAZ,IAEA,member", "CHN,NAM,observer")
    first, second = of(rows, "Membership")
    assert (first["id"], first["role"], first["observedOn"]) == ("record:kazakhstan-iaea", "st:Member", "2026-01-22")
    assert second["label"] == "China, observer in the Non-Aligned Movement"
    assert {row["id"] for row in of(rows, "Bloc")} == {"actor:iaea", "actor:nam"}


def test_hand_written_memberships_are_backed_left_or_kept_apart(home: Path) -> None:
    rows, ledger = run(home, "io_membership.csv", "KAZ,CSTO,member", "KAZ,CIS,member", "UZB,WTO,observer")
    (row,) = of(rows, "Membership")
    # A founding member is a member: the role told by hand stands.
    assert (row["id"], row["role"], row["observedOn"]) == ("record:kazakhstan-csto", "", "2026-01-22")
    assert [r for r in ledger.ignored if "from this very release" in r]
    assert [r for r in ledger.ignored if "in another role" in r]


@pytest.mark.parametrize(
    "line",
    [
        "TJK,EAEC,member",
        "RUS,CE,member",
        "USA,WHO,member",
        "UZB,ICCt,member",
        "KAZ,UN Security Council,temporary",
        "KGZ,UNMIL,member",
        "KAZ,WFTU,NGOs",
    ],
)
def test_entries_that_are_out_of_date_or_no_memberships_of_states_are_left_out(home: Path, line: str) -> None:
    rows, ledger = run(home, "io_membership.csv", line)
    assert of(rows, "Membership") == []
    assert sum(ledger.ignored.values()) == 1


def test_a_new_body_or_standing_stops_the_refresh(home: Path) -> None:
    with pytest.raises(Unaccounted, match="body 'OTS' is new"):
        run(home, "io_membership.csv", "KAZ,OTS,member")
    with pytest.raises(Unaccounted, match="value 'guest' is new"):
        run(home, "io_membership.csv", "KAZ,SCO,guest")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$91.908 billion (2024 est.)", ("about", "91908000000", "currency:USD", "2024")),
        ("20,432,662 (2025 est.)", ("about", "20432662", "st:PersonCount", "2025")),
        ("114,000 metric tons (2023 est.)", ("about", "0.114", "st:MillionTonnes", "2023")),
        ("25.605 billion metric tons (2023 est.)", ("about", "25605", "st:MillionTonnes", "2023")),
        ("408.952 million cubic meters (2023 est.)", ("about", "0.408952", "st:BillionCubicMetres", "2023")),
        ("11.327 trillion cubic meters (2021 est.)", ("about", "11327", "st:BillionCubicMetres", "2021")),
        ("428.01 million kWh (2023 est.)", ("about", "428.01", "st:GigawattHour", "2023")),
        ("6,000 bbl/day (2023)", ("exactly", "6000", "st:BarrelPerDay", "2023")),
        ("14.4% of GDP (2024 est.)", ("about", "14.4", "st:Percent", "2024")),
    ],
)
def test_an_amount_keeps_its_digits_whatever_its_unit(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(amount_of(text, "x:1")) == expected


def test_an_amount_of_another_form_stops_the_refresh() -> None:
    with pytest.raises(Unaccounted, match="no number, unit and year"):
        amount_of("3 million sacks (2023 est.)", "x:1")


def test_a_figure_says_who_reports_it_and_for_which_year(home: Path) -> None:
    line = 'KGZ,Economy / Exports / Exports 2022,"$3.628 billion (2022 est.)"'
    (row,) = of(run(home, "all_fields_flat.csv", line, "KGZ,Geography / Location,Asia")[0], "Figure")
    assert (row["id"], row["reportedBy"], row["during"]) == ("record:kyrgyzstan-exports-2022-cia", "actor:cia", "2022")
    with pytest.raises(Unaccounted, match="new section"):
        run(home, "all_fields_flat.csv", "KGZ,Weather / Rain,much")


def test_trade_is_counted_on_the_basis_that_the_state_s_own_note_gives(home: Path) -> None:
    lines = (
        "KGZ,Economy / Exports / Exports 2022,$3.628 billion (2022 est.)",
        "KGZ,Economy / Exports / note,note: balance of payments - exports of goods and services in current dollars",
        "TKM,Economy / Exports / Exports 2022,$14.67 billion (2022 est.)",
        "TKM,Economy / Exports / note,note: GDP expenditure basis - exports of goods and services in current dollars",
        "TKM,Economy / Imports / Imports 2022,$7.362 billion (2022 est.)",
    )
    found = of(run(home, "all_fields_flat.csv", *lines)[0], "Figure")
    assert [(row["subject"], row["indicator"], row["comment"]) for row in found] == [
        ("actor:kyrgyzstan", "st:Exports", BASES["balance of payments"]),
        ("actor:turkmenistan", "st:Exports", BASES["GDP expenditure basis"]),
        ("actor:turkmenistan", "st:Imports", ""),
    ]
    with pytest.raises(Unaccounted, match="no basis that is known"):
        run(home, "all_fields_flat.csv", "TKM,Economy / Exports / note,note: customs - exports of goods")


def test_what_a_state_spends_owes_and_uses_up_is_told(home: Path) -> None:
    lines = (
        "KGZ,Military and Security / Military expenditures / Military Expenditures 2024,3% of GDP (2024 est.)",
        "KGZ,Economy / Public debt / Public debt 2023,40.5% of GDP (2023 est.)",
        "KGZ,Energy / Natural gas / consumption,435.336 million cubic meters (2023 est.)",
        "CHN,Economy / Budget / revenues,$2.684 trillion (2022 est.) note: central government revenues",
        "RUS,Economy / Real GDP growth rate / Real GDP growth rate 2022,-1.4% (2022 est.)",
    )
    found = of(run(home, "all_fields_flat.csv", *lines)[0], "Figure")
    assert [(row["indicator"], row["value.number"], row["value.in"]) for row in found] == [
        ("st:MilitarySpending", "3", "st:Percent"),
        ("st:PublicDebt", "40.5", "st:Percent"),
        ("st:Consumption", "0.435336", "st:BillionCubicMetres"),
        ("st:BudgetRevenue", "2684000000000", "currency:USD"),
        ("st:GrowthRate", "-1.4", "st:Percent"),
    ]


def test_the_gambia_is_an_artefact_and_only_named_partners_are_told(home: Path) -> None:
    lines = ('KAZ,Imports - partners,"Gambia, The",4,2023', "KAZ,Imports - partners,Turkey,4,2023")
    (row,) = of(run(home, "trade_partner_shares.csv", *lines)[0], "Figure")
    assert (row["id"], row["value.number"]) == ("record:kazakhstan-import-share-turkiye-2023", "4")


def test_a_charge_d_affaires_acts_and_a_president_who_governs_is_one_post(home: Path) -> None:
    charge = "Ambassador (vacant); Chargé d’Affaires J. Douglas DYKHOUSE (since June 2025)"
    lines = (
        f"RUS,Diplomatic representation from the US,{charge},",
        "TKM,head of government,President Serdar BERDIMUHAMEDOV,19 March 2022",
    )
    (row,) = of(run(home, "leaders_ambassadors.csv", *lines)[0], "Tenure")
    assert (row["from"], row["acting"], row["post"]) == (
        "2025-06", "true", "post:ambassador-of-united-states-to-russia")  # fmt: skip
    with pytest.raises(Unaccounted, match="say who it is"):
        run(home, "leaders_ambassadors.csv", "RUS,chief of state,President Somebody NEW,7 May 2030")
