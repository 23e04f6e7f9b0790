"""Investment treaties: what a row becomes, and what stops or slips past nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppe.intake.adapters import bits
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.names import Names

HEADER = (
    "Titleofagreement,Shorttitle,Parties,Typeofagreement,Status,Files,Dateofsignature,Dateofentryintoforce,"
    "Dateoftermination,Typeoftermination,Amendmentprotocols,Sideinstruments"
)
KIND = "Bilateral Investment Treaties"
BASE = "https://w3id.org/steppe/actor/"


def run(tmp_path: Path, *lines: str, header: str = HEADER) -> tuple[list[tuple[str, Row]], Ledger, Matcher]:
    (tmp_path / bits.FILE).write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    known = [(BASE + "aland", "Aland", True), (BASE + "south-korea", "South Korea", True)]
    ledger, matcher = Ledger(), Matcher(Names.of(known))
    return list(bits.rows(tmp_path, ledger, matcher)), ledger, matcher


def treaties(rows: list[tuple[str, Row]]) -> list[Row]:
    return [row for cls, row in rows if cls == "InvestmentTreaty"]


def test_a_treaty_in_force_and_the_party_it_is_first_to_name(tmp_path: Path) -> None:
    rows, _, _ = run(
        tmp_path, f",Aland - Borland BIT (1994),Aland; Borland;,{KIND},In force,,03may1994,04jun1996,,,No,No"
    )
    (row,) = treaties(rows)
    assert row["id"] == "agreement:aland-borland-investment-1994"
    assert (row["signedOn"], row["inForceOn"], row["endedOn"], row["comment"]) == ("1994-05-03", "1996-06-04", "", "")
    assert row["party"] == "actor:aland; actor:borland"
    assert [row["id"] for cls, row in rows if cls == "State"] == ["actor:borland"]


def test_signed_is_not_in_force(tmp_path: Path) -> None:
    rows, _, _ = run(tmp_path, f",Aland - Borland BIT (2018),Aland; Borland;,{KIND},Signed,,03may2018,,,,No,No")
    (row,) = treaties(rows)
    assert row["inForceOn"] == ""
    assert row["comment"] == "Signed, and not in force in January 2020."


def test_a_register_name_is_the_actor_known_here(tmp_path: Path) -> None:
    rows, _, _ = run(tmp_path, f',,"Korea, Republic of; Aland;",{KIND},In force,,03may1994,04jun1996,,,No,No')
    assert treaties(rows)[0]["party"] == "actor:aland; actor:south-korea"


def test_a_union_of_two_states_binds_both(tmp_path: Path) -> None:
    line = f",,BLEU (Belgium-Luxembourg Economic Union); Aland;,{KIND},In force,,03may1994,04jun1996,,,No,No"
    assert treaties(run(tmp_path, line)[0])[0]["id"] == "agreement:aland-belgium-luxembourg-investment-1994"


def test_a_treaty_of_the_soviet_union_is_left(tmp_path: Path) -> None:
    rows, ledger, _ = run(tmp_path, f",,Aland; Borland;,{KIND},In force,,26oct1990,28nov1991,,,No,No")
    assert treaties(rows) == []
    assert ledger.ignored == {f"{bits.FILE}: signed by the Soviet Union": 1}


def test_replaced_without_ever_taking_effect_and_an_end_that_is_mistyped(tmp_path: Path) -> None:
    old = f",,Aland; Borland;,{KIND},Terminated,,22dec1997,,04jan2014,Replaced by new treaty,No,No"
    new = f",,Aland; Borland;,{KIND},In force,,15apr2013,14jan2014,,,No,No"
    first, second = sorted(treaties(run(tmp_path, new, old)[0]), key=lambda r: r["signedOn"])
    assert first["comment"] == "Replaced by a later treaty; no entry into force is recorded."
    assert first["endedOn"] == "2014-01"
    assert second["supersedes"] == first["id"]


def test_a_first_of_january_is_a_year() -> None:
    assert bits.day("01jan2001") == "2001"


@pytest.mark.parametrize(
    ("line", "header"),
    [
        (f",,Aland; Borland;,{KIND},Suspended,,03may1994,,,,No,No", HEADER),
        (",,Aland; Borland;,Treaties with Investment Provisions,Signed,,03may1994,,,,No,No", HEADER),
        (f",,Aland; Borland;,{KIND},Terminated,,03may1994,,03may2014,Expired,No,No", HEADER),
        (f",,Aland; Borland;,{KIND},Signed,,03may1994,,,,No,No,x", HEADER + ",Duration"),
    ],
)
def test_a_new_value_or_column_stops_the_refresh(tmp_path: Path, line: str, header: str) -> None:
    with pytest.raises(Unaccounted):
        run(tmp_path, line, header=header)
