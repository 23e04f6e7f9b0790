"""The manytreaties package: its members' slips are met, and what they dispute is claimed."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppe.intake.adapters import _choices, treaties
from steppe.intake.adapters._treaties_read import day, signing, unswapped
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.names import Names

BASE = "https://w3id.org/steppe/actor/"
STATES = ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Uzbekistan", "Russia", "Iran")
HEADERS = {
    "parties_IEADB_CA.csv": "stateID,treatyID,Begin,End,Title,stateSignature,Signature,Rat,Force,ieadbID",
    "parties_GGO_CA.csv": "stateID,treatyID,Title,Begin,End,Signature,StateSignature,StateRatification,Force,"
    "StateForce,Term,StateEnd,Coder,Comments",
    "parties_GPTAD_CA.csv": "stateID,treatyID,Begin,Title,Signature,Force",
    "parties_TFDD_CA.csv": "stateID,treatyID,Begin,Title,Signature,tfddID",
    "parties_DESTA_CA.csv": "stateID,treatyID,Begin,Title,Signature,Force,StateName,destaID",
    "desta_trade_agreements_with_CA_party.csv": "treatyID,Title,Signature,Force,stateID",
}
CHOICES = """member,key,word,slug,kind,label,other,parties,concerns,skip,why
ieadb,1,,mountain-water-1998,Treaty,Agreement on mountain water,,,river-water,,
ieadb,2,,air-convention-1997,Treaty,Convention on air,,,,,
ieadb,3,,,,,,,,,technical instrument
ggo,MW_1998A@1998-03-17,,mountain-water-1998,,,,,,,
ggo,HE_2001A@2001-05-01,Health,health-1,Treaty,Agreement on health,,,,,
gptad,KR,,kazakhstan-russia-trade-1996,,,,,,,
tfdd,9,,mountain-water-1998,,,,,,,
desta,5,,kazakhstan-russia-trade-1996,TradeAgreement,Trade agreement of 1996,,Kazakhstan; Russia,,,
"""


@pytest.fixture(autouse=True)
def choices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "treaties.csv").write_text(CHOICES, encoding="utf-8")
    (tmp_path / "untc.csv").write_text("key,slug,kind,label,other,why\n", encoding="utf-8")
    monkeypatch.setattr(_choices, "FOLDER", tmp_path)


def run(folder: Path, **lines: list[str]) -> tuple[dict[tuple[str, str], Row], Ledger]:
    for name, header in HEADERS.items():
        member = name.split("_")[1] if name.startswith("parties") else "listed"
        (folder / name).write_text("\n".join([header, *lines.get(member, [])]) + "\n", encoding="utf-8")
    ledger = Ledger()
    known = Names.of((BASE + name.lower(), name, True) for name in STATES)
    rows = treaties.rows(folder, ledger, Matcher(known))
    return {(row["id"], row["source"].split("-")[1]): row for _, row in rows}, ledger


def ieadb(state: str, number: str, signed: str, own: str, rat: str, force: str, end: str = "") -> str:
    return f"{state},X_1,,{end},,{own},{signed},{rat},{force},{number}.0"


def ggo(state: str, number: str, signed: str, own: str, rat: str, force: str, state_force: str, title: str = "") -> str:
    return f"{state},{number},{title},,9999-12-31,{signed},{own},{rat},{force},{state_force},,,,"


def test_members_back_one_record_and_a_contradiction_is_a_disputed_claim(tmp_path: Path) -> None:
    rows, _ = run(
        tmp_path,
        IEADB=[ieadb(s, "1", "1998-03-17", "1998-03-17", "", "1999-05-07") for s in ("KAZ", "KGZ")],
        GGO=[ggo(s, "MW_1998A", "1998-03-17", "1998-03-17", "", "1998-03-17", "1999-05-07") for s in ("KAZ", "KGZ")],
        TFDD=[f"{s},T_1,,,1998-03-17,9.0" for s in ("KAZ", "KGZ", "UZB")],
    )
    told = rows["agreement:mountain-water-1998", "ieadb"]
    assert (told["signedOn"], told["inForceOn"], told["concerns"]) == (
        "1998-03-17",
        "1999-05-07",
        "resource:river-water",
    )
    other = rows["agreement:mountain-water-1998", "huggo"]
    assert (other["signedOn"], other["inForceOn"]) == ("1998-03-17", "")
    claim = rows[other["claim"], "huggo"]
    assert (claim["inForceOn"], claim["standing"]) == ("1998-03-17", "st:Disputed")
    # The freshwater set lists a state on the river that is no party.
    assert rows["agreement:mountain-water-1998", "tfdd"]["party"] == ""


def test_a_disputed_ratification_is_a_claim_and_its_teller_is_not_believed_on_others(tmp_path: Path) -> None:
    rows, _ = run(
        tmp_path,
        IEADB=[
            ieadb("KAZ", "1", "1998-03-17", "1998-03-17", "1998-08-11", "1999-05-07"),
            ieadb("KGZ", "1", "1998-03-17", "1998-03-17", "", "1999-05-07"),
        ],
        GGO=[
            ggo("KAZ", "MW_1998A", "1998-03-17", "1998-03-17", "1998-09-24", "1999-05-07", "1999-05-07"),
            ggo("KGZ", "MW_1998A", "1998-03-17", "1998-03-17", "1998-10-02", "1999-05-07", "1999-05-07"),
        ],
    )
    accessions = {key: row for key, row in rows.items() if "accededTo" in row}
    settled = accessions["record:kazakhstan-mountain-water-1998", "ieadb"]
    assert (settled["ratifiedOn"], settled.get("claim", "")) == ("1998-08-11", "")
    other = accessions["record:kazakhstan-mountain-water-1998", "huggo"]
    assert other.get("ratifiedOn", "") == ""
    claim = rows[other["claim"], "huggo"]
    assert (claim["ratifiedOn"], claim["standing"]) == ("1998-09-24", "st:Disputed")
    assert len(accessions) == 2, "the Kyrgyz day is told by the disputed teller alone"


def test_the_day_of_a_text_is_no_day_of_signature(tmp_path: Path) -> None:
    rows, _ = run(
        tmp_path,
        IEADB=[
            ieadb("KAZ", "2", "1997-09-05", "1997-09-29", "2010-03-10", "2010-06-08"),
            ieadb("KGZ", "2", "1997-09-05", "", "2006-12-18", "2007-03-18"),
        ],
    )
    told = rows["agreement:air-convention-1997", "ieadb"]
    assert (told["agreedOn"], told["signedOn"], told["inForceOn"]) == ("1997-09-05", "", "")
    joined = rows["record:kazakhstan-air-convention-1997", "ieadb"]
    assert (joined["accededTo"], joined["ratifiedOn"]) == (told["id"], "2010-03-10")
    assert rows["record:kyrgyzstan-air-convention-1997", "ieadb"]["ratifiedOn"] == "2006-12-18"


def test_states_that_waited_together_show_when_the_treaty_took_effect(tmp_path: Path) -> None:
    rows, _ = run(
        tmp_path,
        IEADB=[
            ieadb("KAZ", "2", "1997-09-05", "1997-09-05", "1998-01-01", "1999-02-02"),
            ieadb("KGZ", "2", "1997-09-05", "1997-09-05", "1998-06-01", "1999-02-02"),
            ieadb("TJK", "2", "1997-09-05", "", "2001-06-01", "2001-09-01"),
        ],
    )
    assert rows["agreement:air-convention-1997", "ieadb"]["inForceOn"] == "1999-02-02"


def test_a_state_whose_days_were_filled_down_is_no_party(tmp_path: Path) -> None:
    own = "1998-03-17"
    rows, _ = run(
        tmp_path,
        GGO=[
            ggo("KAZ", "MW_1998A", own, own, "", own, "2004-07-22"),
            ggo("TJK", "MW_1998A", own, own, "", own, "2003-06-02"),
            ggo("UZB", "MW_1998A", own, own, "", own, "2003-06-02"),
        ],
    )
    assert rows["agreement:mountain-water-1998", "huggo"]["party"] == "actor:kazakhstan; actor:tajikistan"


def test_an_accession_is_no_second_treaty_and_swapped_days_are_not_taken(tmp_path: Path) -> None:
    rows, ledger = run(
        tmp_path,
        DESTA=["KAZ,KR,1996,,1996,1997,,5", "KAZ,KR,1996,,1998,,,5"],
        GPTAD=["KAZ,KR,,,1996-10-08,1997-08-19"],
        listed=["KR,,,,KAZ; RUS"],
    )
    told = rows["agreement:kazakhstan-russia-trade-1996", "desta"]
    assert (told["signedOn"], told["inForceOn"], told["party"]) == ("1996", "", "actor:kazakhstan; actor:russia")
    backed = rows["agreement:kazakhstan-russia-trade-1996", "gptad"]
    assert (backed["signedOn"], backed["inForceOn"]) == ("", "1997-08-19")
    assert ledger.ignored["parties_DESTA_CA.csv: accession to a treaty, change of it or departure"] == 1


def test_amendments_resolutions_and_texts_of_bodies_are_left(tmp_path: Path) -> None:
    rows, ledger = run(
        tmp_path,
        GGO=[
            ggo("KAZ", "AB_1999E1:CD_1973A", "1999-07-01", "", "", "2001-01-01", "2001-01-01"),
            ggo("KAZ", "EF_2005R", "2005-05-25", "2005-05-25", "", "", ""),
            ggo("KAZ", "GH_2014A", "2014-05-24", "2014-05-24", "", "", ""),
        ],
        IEADB=[ieadb("KAZ", "3", "1998-03-17", "", "", "1999-05-07")],
    )
    assert not [key for key in rows if key[0].startswith("agreement:")]
    assert {reason.partition(": ")[2] for reason in ledger.ignored} == {
        "amendment",
        "resolution or declaration",
        "text of a body, without word of taking effect",
        "technical instrument",
    }


def test_days_that_stand_for_not_known() -> None:
    assert (day("9999-12-31"), day("2899-01-01"), day("1996-01-01")) == ("", "", "1996-01-01")
    assert signing("1998-01-01") == "1998"
    assert (unswapped("1997-08-10"), unswapped("1998-10-19"), unswapped("1996-07-07")) == (
        "",
        "1998-10-19",
        "1996-07-07",
    )


@pytest.mark.parametrize(
    ("member", "line"),
    [
        ("IEADB", ieadb("KAZ", "77", "1998-03-17", "", "", "1999-05-07")),
        ("IEADB", ieadb("XXX", "1", "1998-03-17", "", "", "1999-05-07")),
        ("IEADB", ieadb("KAZ", "1", "March 1998", "", "", "1999-05-07")),
        ("GGO", ggo("KAZ", "NEW_1998A", "1998-03-17", "", "", "1998-03-17", "1998-03-17")),
        ("TFDD", "KAZ,T_1,,,1998-03-17,77.0"),
        ("GPTAD", "KAZ,NEW,,,1996-10-08,"),
        ("DESTA", "KAZ,NEW,1996,,1996,1997,,77"),
    ],
)
def test_a_new_treaty_state_or_day_stops_the_refresh(tmp_path: Path, member: str, line: str) -> None:
    with pytest.raises(Unaccounted):
        run(tmp_path, **{member: [line]})


def test_a_new_column_stops_the_refresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(HEADERS, "parties_TFDD_CA.csv", HEADERS["parties_TFDD_CA.csv"] + ",Basin")
    with pytest.raises(Unaccounted, match="Basin"):
        run(tmp_path)


def test_the_choices_of_both_sets_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_choices, "FOLDER", Path(_choices.__file__).parent / "choices")
    named, un = _choices.Choices.load("treaties"), _choices.Choices.load("untc")
    slugs = {c.slug for its in named.by_key.values() for c in its if c.slug}
    assert slugs <= (named.kinds() | un.kinds()).keys()
    labels = [c.label for choices in (named, un) for its in choices.by_key.values() for c in its if c.label]
    assert len(labels) == len(set(labels))
