"""Officials: what a row becomes, how rows agree with each other and with facts told by hand, and what stops."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppe.intake.adapters import officials
from steppe.intake.adapters._officials_posts import post_of
from steppe.intake.adapters._officials_settle import common
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.names import Names

REPO = Path(__file__).parents[2]
HEADER = "position,person,personID,start,end"
WORLD = "person,name,country,countryLabel,position,positionLabel,start,psid"
FACTS = """
@prefix actor: <https://w3id.org/steppe/actor/> . @prefix person: <https://w3id.org/steppe/person/> .
@prefix post: <https://w3id.org/steppe/post/> . @prefix record: <https://w3id.org/steppe/record/> .
@prefix source: <https://w3id.org/steppe/source/> . @prefix st: <https://w3id.org/steppe/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
source:daily-post-2020 {
    record:ana-abel-energy-minister-of-uzbekistan-2019
        a st:Tenure ; st:holder person:ana-abel ; st:post post:energy-minister-of-uzbekistan ;
        st:from "2019-02-01"^^xsd:date ; st:until "2022-04-07"^^xsd:date .
    record:boris-bek-finance-minister-of-uzbekistan-2022
        a st:Tenure ; st:holder person:boris-bek ; st:post post:finance-minister-of-uzbekistan ;
        st:from "2023-03"^^xsd:gYearMonth .
}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with two tenures told by hand, and a folder of the data set with empty files."""
    (tmp_path / "ontology").symlink_to(REPO / "ontology")
    (tmp_path / "graph/facts").mkdir(parents=True)
    (tmp_path / "graph/facts/hand.trig").write_text(FACTS, encoding="utf-8")
    monkeypatch.setenv("STEPPE_HOME", str(tmp_path))
    for file in officials.FILES:
        (tmp_path / file.name).write_text(HEADER + "\n", encoding="utf-8")
    (tmp_path / officials.WORLD.name).write_text(WORLD + "\n", encoding="utf-8")
    return tmp_path


def run(home: Path, *lines: str, file: str = "UZ_holders21_core.csv", header: str = HEADER) -> tuple[list[Row], Ledger]:
    (home / file).write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    known = [("https://w3id.org/steppe/person/ana-abel", "Ana Abel", True)]
    ledger = Ledger()
    rows = list(officials.rows(home, ledger, Matcher(Names.of(known))))
    everything = [{"class": cls, **row} for cls, row in rows]
    return everything, ledger


def tenures(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["class"] == "Tenure"]


def test_a_closed_tenure_with_its_person_and_post(home: Path) -> None:
    rows, _ = run(home, "Minister of Justice,Carla Coen,Q1,2011-06-02,2015-01-26")
    (row,) = tenures(rows)
    assert row["id"] == "record:carla-coen-justice-minister-of-uzbekistan-2011"
    assert (row["from"], row["until"], row["observedOn"]) == ("2011-06-02", "2015-01-26", "")
    (person,) = (r for r in rows if r["class"] == "Person")
    assert person["exactMatch"] == "https://www.wikidata.org/entity/Q1"
    (post,) = (r for r in rows if r["class"] == "Post")
    assert (post["office"], post["source"]) == ("st:JusticeMinister", "source:steppe-editors")


def test_an_open_tenure_is_seen_on_the_day_of_the_release(home: Path) -> None:
    (row,) = tenures(run(home, "Minister of Justice,Carla Coen,Q1,2017-08-14,")[0])
    assert (row["until"], row["observedOn"]) == ("", "2022")


def test_an_open_tenure_ends_in_the_year_in_which_another_took_over(home: Path) -> None:
    lines = ("Minister of Health,Carla Coen,Q1,2004-03-13,", "Minister of Health,Dora Dahl,Q2,2004-09-30,2005-08-11")
    first, _ = sorted(tenures(run(home, *lines)[0]), key=lambda r: r["from"])
    assert first["until"] == "2004"
    assert common("2004-09-13", "2004-09-30") == "2004-09"
    assert common("2004-09-13", "2005") == ""


def test_an_open_tenure_is_left_out_where_a_later_holder_is_told_and_its_end_is_not(home: Path) -> None:
    rows, ledger = run(home, "Minister of Finance,Carla Coen,Q1,2020-02-20,")
    assert tenures(rows) == []
    assert [reason for reason in ledger.ignored if "the end is not told" in reason]


def test_an_open_tenure_stays_where_the_fact_files_tell_the_end_of_its_record(home: Path) -> None:
    end = """source:daily-post-2023 {
    record:carla-coen-finance-minister-of-uzbekistan-2020 st:until "2023-03"^^xsd:gYearMonth .
}
"""
    (home / "graph/facts/hand.trig").write_text(FACTS + end, encoding="utf-8")
    (row,) = tenures(run(home, "Minister of Finance,Carla Coen,Q1,2020-02-20,")[0])
    assert row["id"] == "record:carla-coen-finance-minister-of-uzbekistan-2020"
    assert (row["from"], row["until"], row["observedOn"]) == ("2020-02-20", "", "2022")


def test_an_end_told_by_hand_with_holder_and_post_completes_the_row_and_does_not_replace_it(home: Path) -> None:
    end = """source:daily-post-2023 {
    record:carla-coen-finance-minister-of-uzbekistan-2020
        a st:Tenure ; st:holder person:carla-coen ; st:post post:finance-minister-of-uzbekistan ;
        st:until "2023-03"^^xsd:gYearMonth .
}
"""
    (home / "graph/facts/hand.trig").write_text(FACTS + end, encoding="utf-8")
    (row,) = tenures(run(home, "Minister of Finance,Carla Coen,Q1,2020-02-20,")[0])
    assert (row["from"], row["until"], row["observedOn"]) == ("2020-02-20", "", "2022")


def test_rows_that_differ_by_days_agree_on_the_month(home: Path) -> None:
    lines = ("Minister of Health,Carla Coen,Q1,2004-01,2007-11-14", "Minister of Health,Dora Dahl,Q2,2007-11-13,2013")
    assert {row["until"] for row in tenures(run(home, *lines)[0])} == {"2007-11", "2013"}


def test_a_tenure_told_by_hand_is_backed_and_not_told_twice(home: Path) -> None:
    rows, _ = run(home, "Minister of Energy,Ana Abel,Q3,2019-02-01,")
    (row,) = tenures(rows)
    assert row["id"] == "record:ana-abel-energy-minister-of-uzbekistan-2019"
    assert (row["label"], row["until"], row["verifiedOn"]) == ("", "", "")
    assert [r["exactMatch"] for r in rows if r["class"] == "Person"] == ["https://www.wikidata.org/entity/Q3"]


def test_a_tenure_told_by_hand_with_other_dates_is_left_out(home: Path) -> None:
    rows, ledger = run(home, "Minister of Energy,Ana Abel,Q3,2019-02-11,2022-04-07")
    assert tenures(rows) == []
    assert [reason for reason in ledger.ignored if "better dates" in reason]


def test_two_cannot_take_one_post_on_one_day(home: Path) -> None:
    lines = (
        "Minister of Health,Carla Coen,Q1,2021-05-05,2021-05-20",
        "Minister of Health,Dora Dahl,Q2,2021-05-05,2022",
    )
    assert [row["holder"] for row in tenures(run(home, *lines)[0])] == ["person:carla-coen"]


def test_deputies_are_many(home: Path) -> None:
    lines = ("Deputy Prime Minister,Carla Coen,Q1,2018-05-28,", "Deputy Prime Minister,Dora Dahl,Q2,2020-01-24,")
    assert len(tenures(run(home, *lines)[0])) == 2


def test_prime_ministers_of_kyrgyzstan_become_chairmen_of_the_cabinet(home: Path) -> None:
    position = "Chairman of the Cabinet of Ministers (Prime Minister)"
    lines = (f"{position},Carla Coen,Q1,2021-02-03,2021-05-05", f"{position},Carla Coen,Q1,2021-05-05,2021-10-12")
    rows, _ = run(home, *lines, file="KG_holders21.csv")
    posts = {row["post"] for row in tenures(rows)}
    assert posts == {"post:prime-minister-of-kyrgyzstan", "post:chairman-of-cabinet-of-kyrgyzstan"}


def test_a_name_in_another_script_has_a_plain_label(home: Path) -> None:
    header = HEADER + ",gender,DOB,DOD,image,enwiki"
    line = "Minister of Internal Affairs,カイルベク・スレイメノフ,Q4740849,1995-10,2000-12,male,,,,"
    rows, _ = run(home, line, file="KZ_holders21.csv", header=header)
    (person,) = (r for r in rows if r["class"] == "Person")
    assert (person["id"], person["label"], person["altLabel"]) == (
        "person:kairbek-suleimenov", "Kairbek Suleimenov", "")  # fmt: skip


def test_two_items_of_one_name_stop_unless_they_are_known_to_be_one(home: Path) -> None:
    lines = ("Minister of Health,Carla Coen,Q1,2004,2005", "Minister of Justice,Carla Coen,Q2,2006,2007")
    with pytest.raises(ValueError, match="tell them apart"):
        run(home, *lines)


def test_foreign_ministers_of_states_outside_our_questions_are_left_out(home: Path) -> None:
    lines = (
        "Q1,Carla Coen,Q43,Turkey,Q20988486,Minister,2014-08-29,x",
        "Q2,Dora Dahl,Q754,Trinidad and Tobago,Q19901428,Minister,2014-08-29,x",
    )
    rows, ledger = run(home, *lines, file=officials.WORLD.name, header=WORLD)
    assert [row["post"] for row in tenures(rows)] == ["post:foreign-minister-of-turkiye"]
    assert ledger.used[officials.WORLD.name] == 1


def test_a_new_position_or_column_stops_the_refresh(home: Path) -> None:
    with pytest.raises(Unaccounted, match="position 'Minister of Moonlight' is new"):
        run(home, "Minister of Moonlight,Carla Coen,Q1,2004,2005")
    with pytest.raises(Unaccounted, match="column 'party' is new"):
        run(home, header=HEADER + ",party")


def test_governors_and_far_embassies_of_russia_are_left_out_with_a_reason() -> None:
    assert post_of("russia", "Governor of Perm Krai", "x:1") == "a post in a region of Russia"
    assert post_of("russia", "Ambassador to Austria", "x:1") == "an embassy outside our questions"
    assert not isinstance(post_of("russia", "Ambassador to Kyrgyzstan", "x:1"), str)
