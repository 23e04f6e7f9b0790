"""Treaties deposited with the United Nations: who is bound, who only signed, and what stops the refresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppe.intake.adapters import _choices, untc
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.names import Names

BASE = "https://w3id.org/steppe/actor/"
STATES = ("Kazakhstan", "Kyrgyzstan", "Russia", "United States")
CHOICES = """key,slug,kind,label,other,why
90-1,weather-convention-1990,Treaty,Convention on weather,,
90-1-a,weather-protocol-1995,Treaty,Protocol on weather,,
90-2,,,,,amendment
"""
INDEX = """chapter_no,treaty_no,treaty_name,url,chapter_url,chapter_name
90,1,"Convention on the Weather, 1989. Dorf, Upland, 7 May 1990",http://un.test/1,,
90,1.a,"Protocol on the Weather. Dorf, 8 May 1995",http://un.test/1a,,
90,2,"Amendment of the Convention. Dorf, 8 May 1996",http://un.test/2,,
"""
COLUMN = '"Ratification, Accession(a)"'


@pytest.fixture(autouse=True)
def choices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "untc.csv").write_text(CHOICES, encoding="utf-8")
    monkeypatch.setattr(_choices, "FOLDER", tmp_path)


def run(
    tmp_path: Path, *acts: str, header: str = "treaty_file,participant,action,date"
) -> tuple[dict[str, Row], Ledger]:
    (tmp_path / untc.INDEX).write_text(INDEX, encoding="utf-8")
    (tmp_path / untc.ACTIONS).write_text("\n".join([header, *acts]) + "\n", encoding="utf-8")
    ledger = Ledger()
    known = Names.of((BASE + name.lower().replace(" ", "-"), name, True) for name in STATES)
    return {row["id"]: row for _, row in untc.rows(tmp_path, ledger, Matcher(known))}, ledger


def test_the_letter_after_the_day_and_not_the_column_tells_the_act(tmp_path: Path) -> None:
    rows, _ = run(
        tmp_path,
        f"90-1,Kazakhstan,{COLUMN},24 Jan 2006 a",
        "90-1,Russian Federation,Definitive signature(s),3 Feb 1991 s",
        "90-1,Russian Federation,Signature,2 Feb 1991",
        "90-1,Kyrgyzstan,Application,1 Feb 1991",
    )
    treaty = rows["agreement:weather-convention-1990"]
    assert treaty["party"] == "actor:kazakhstan; actor:russia"
    assert treaty["officialName"] == "Convention on the Weather, 1989"
    assert (treaty["agreedOn"], treaty.get("signedOn")) == ("1990-05-07", None)
    joined = rows["record:russia-weather-convention-1990"]
    assert (joined["contractingParty"], joined["accededTo"]) == ("actor:russia", treaty["id"])
    assert (joined["signedOn"], joined["ratifiedOn"]) == ("1991-02-02", "1991-02-03")
    assert rows["record:kazakhstan-weather-convention-1990"]["ratifiedOn"] == "2006-01-24"
    assert "record:kyrgyzstan-weather-convention-1990" not in rows
    assert treaty["claim"] == ""
    assert rows[treaty["source"]]["url"] == "http://un.test/1"


def test_who_only_signed_is_no_party(tmp_path: Path) -> None:
    rows, _ = run(
        tmp_path,
        f"90-1,Kazakhstan,{COLUMN},24 Jan 2006 a",
        f"90-1,Kyrgyzstan,{COLUMN},25 Jan 2006",
        "90-1,United States of America,Signature,2 Feb 1991",
    )
    treaty = rows["agreement:weather-convention-1990"]
    assert treaty["party"] == "actor:kazakhstan; actor:kyrgyzstan"
    assert treaty["claim"] == ""
    signed = rows["record:united-states-weather-convention-1990"]
    assert (signed["signedOn"], signed["ratifiedOn"]) == ("1991-02-02", "")
    assert signed["label"] == "The United States: Convention on weather"


def test_signatories_are_claimed_as_parties_where_one_state_is_bound(tmp_path: Path) -> None:
    rows, _ = run(
        tmp_path,
        f"90-1-a,Kazakhstan,{COLUMN},24 Jan 2006",
        '90-1-a,Kyrgyzstan,"Signature, Succession to signature(d)",2 Feb 1991 d',
    )
    treaty = rows["agreement:weather-protocol-1995"]
    assert treaty["party"] == "actor:kazakhstan"
    claim = rows[treaty["claim"]]
    assert (claim["party"], claim["topic"]) == ("actor:kyrgyzstan", "actor:kyrgyzstan")
    assert claim["statement"].startswith("Signed by Kyrgyzstan on 1991-02-02,")


def test_what_is_left_is_counted_with_its_reason(tmp_path: Path) -> None:
    _, ledger = run(
        tmp_path, f"90-2,Kazakhstan,{COLUMN},24 Jan 2006 a", f"91-7,Russian Federation,{COLUMN},24 Jan 2006 a"
    )
    assert ledger.ignored[f"{untc.ACTIONS}: amendment"] == 1
    assert ledger.ignored[f"{untc.ACTIONS}: none of the five states takes part"] == 1


@pytest.mark.parametrize(
    ("act", "header"),
    [
        (f"91-7,Kazakhstan,{COLUMN},24 Jan 2006 a", "treaty_file,participant,action,date"),
        (f"90-1,Kazakhstan,{COLUMN},24 Jan 2006 q", "treaty_file,participant,action,date"),
        (f"90-1,Kazakhstan,{COLUMN},January 2006", "treaty_file,participant,action,date"),
        (f"90-1,Utopia,{COLUMN},24 Jan 2006 a", "treaty_file,participant,action,date"),
        (f"90-1,Kazakhstan,{COLUMN},24 Jan 2006 a,x", "treaty_file,participant,action,date,note"),
    ],
)
def test_a_new_treaty_letter_day_state_or_column_stops_the_refresh(tmp_path: Path, act: str, header: str) -> None:
    with pytest.raises(Unaccounted):
        run(tmp_path, act, header=header)
