"""US troops and joint exercises: counted once, in September, and told once."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from steppe.intake.adapters import _troops_exercises, troops
from steppe.intake.adapters._troops_words import hosts, own_name
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.names import Names

STATES = ("Kazakhstan", "Kyrgyzstan", "Russia", "United States")
COUNT = {"iso3c": "KAZ", "countryname": "Kazakhstan", "year": "2010.0", "month": "September", "troops_ad": "311.0"}
DRILL = {
    "MMEID": "mme1",
    "Ex_Name": "Rubezh (Border) 2004",
    "Series_Name": "Rubezh",
    "Location": "Kyrgyzstan, Kant",
    "s.year": "2004.0",
    "s.month": "8.0",
    "s.day": "03",
    "e.year": "2004.0",
    "e.month": "8.0",
    "e.day": "6",
    "Air": "1.0",
    "Warfighting": "1.0",
    "participant_count": "2",
}


def put(path: Path, columns: tuple[str, ...], rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows({c: row.get(c, "") for c in columns} for row in rows)


def run(
    tmp_path: Path, counts: list[Row], drills: list[Row], extra: tuple[str, ...] = ()
) -> tuple[list[tuple[str, Row]], Ledger]:
    put(tmp_path / troops.TROOPS, (*troops.USED, *troops.IGNORED, *extra), counts)
    columns = (*_troops_exercises.USED, *_troops_exercises.IGNORED)
    put(tmp_path / troops.EXERCISES, columns, drills)
    known = [(f"https://w3id.org/steppe/actor/{s.lower().replace(' ', '-')}", s, True) for s in STATES]
    ledger = Ledger()
    return list(troops.rows(tmp_path, ledger, Matcher(Names.of(known)))), ledger


def figures(tmp_path: Path, *counts: Row) -> list[Row]:
    return [row for cls, row in run(tmp_path, list(counts), [])[0] if cls == "Figure"]


def drills(tmp_path: Path, *rows: Row) -> list[Row]:
    return [row for cls, row in run(tmp_path, [], list(rows))[0] if cls == "Exercise"]


def test_september_is_taken_and_said_to_be_no_base(tmp_path: Path) -> None:
    march = COUNT | {"month": "March", "source": "March 2010"}
    (figure,) = figures(tmp_path, COUNT | {"source": "September 2010"}, march)
    assert (figure["during"], figure["value.number"], figure["value.in"]) == ("2010-09", "311", "st:TroopCount")
    assert (figure["subject"], figure["counterpart"]) == ("actor:kazakhstan", "actor:united-states")
    assert "embassy guards" in figure["comment"]


def test_numbers_filled_in_are_left(tmp_path: Path) -> None:
    assert figures(tmp_path, COUNT | {"source": ""}, COUNT | {"source": "Kane 2006", "month": "June"}) == []


def test_kyrgyzstan_is_counted_once(tmp_path: Path) -> None:
    kyrgyzstan = COUNT | {"iso3c": "KGZ", "countryname": "Kyrgyzstan"}
    twice = kyrgyzstan | {"source": "September 2010", "troops_ad": "10966.0"}
    once = kyrgyzstan | {"source": "Kane 2006", "month": "June", "troops_ad": "5483.0"}
    (figure,) = figures(tmp_path, twice, once)
    assert (figure["during"], figure["value.number"]) == ("2010", "5483")


def test_an_exercise_has_its_states_host_and_days(tmp_path: Path) -> None:
    (drill,) = drills(tmp_path, DRILL | {"country": "Russia"}, DRILL | {"country": "Kyrgyzstan"})
    assert (drill["id"], drill["label"]) == ("event:rubezh-exercise-2004", "Rubezh exercise, August 2004")
    assert (drill["participant"], drill["host"]) == ("actor:kyrgyzstan; actor:russia", "actor:kyrgyzstan")
    assert (drill["from"], drill["until"], drill["heldOn"]) == ("2004-08-03", "2004-08-06", "")
    assert drill["comment"] == "Exercise of air forces in fighting."


def test_an_exercise_without_name_or_day_has_the_names_of_its_states(tmp_path: Path) -> None:
    bare = DRILL | {"Ex_Name": "-9", "Series_Name": "", "s.day": "xx", "e.day": "xx"}
    (drill,) = drills(tmp_path, bare | {"country": "Kyrgyzstan"}, bare | {"country": "United States"})
    assert drill["id"] == "event:kyrgyzstan-united-states-exercise-2004-08"
    assert drill["label"] == "Exercise of Kyrgyzstan and the United States, August 2004"
    assert (drill["heldOn"], drill["from"]) == ("2004-08", "")


def test_an_exercise_told_twice_is_told_with_more_states(tmp_path: Path) -> None:
    again = DRILL | {"MMEID": "mme2", "s.day": "5", "e.day": "xx"}
    rows = [DRILL | {"country": "Russia"}, again | {"country": "Russia"}, again | {"country": "Kazakhstan"}]
    told, ledger = run(tmp_path, [], rows)
    (drill,) = (row for cls, row in told if cls == "Exercise")
    assert drill["participant"] == "actor:kazakhstan; actor:russia"
    assert ledger.ignored == {f"{troops.EXERCISES}: told twice, here with fewer participants": 1}


def test_a_full_list_says_that_it_may_be_cut(tmp_path: Path) -> None:
    (drill,) = drills(tmp_path, DRILL | {"country": "Russia", "participant_count": "24"})
    assert drill["comment"] == "The data set lists no more than 24 participants."


def test_a_participant_without_a_name_is_left_and_a_new_state_described(tmp_path: Path) -> None:
    rows = [DRILL | {"country": "-9"}, DRILL | {"country": "Russia"}, DRILL | {"country": "Atlantis"}]
    told, ledger = run(tmp_path, [], rows)
    assert [row["id"] for cls, row in told if cls == "State"] == ["actor:atlantis"]
    assert ledger.ignored == {f"{troops.EXERCISES}: a participant without a name": 1}


def test_a_new_state_series_place_column_or_file_stops_the_refresh(tmp_path: Path) -> None:
    with pytest.raises(Unaccounted, match="'ALA' is new"):
        figures(tmp_path, COUNT | {"iso3c": "ALA"})
    for new in ({"Series_Name": "Novelty"}, {"Location": "Atlantis"}):
        with pytest.raises(Unaccounted, match=r"is new|names no state"):
            drills(tmp_path, DRILL | {"country": "Russia"} | new)
    with pytest.raises(Unaccounted, match="column 'novelty' is new"):
        run(tmp_path, [], [], ("novelty",))
    (tmp_path / "more.csv").write_text("a\n", encoding="utf-8")
    with pytest.raises(Unaccounted, match=r"more\.csv"):
        run(tmp_path, [], [])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("-9", ""),
        ("Turkestan '97", "Turkestan"),
        ("Centrazbat (central asian peacekeeping camp) 97", "Centrazbat"),
        ("Batys-2003", "Batys"),
        ('Shchit-2008" [Shield-2008]', "Shchit"),
        ("Balance-Bars", "Balance-Bars"),
        ("southern shield 99", "Southern Shield"),
    ],
)
def test_a_name_is_freed_of_years_and_brackets(text: str, name: str) -> None:
    assert own_name(text) == name


def test_the_place_tells_the_host_unless_it_is_nowhere_or_misleads() -> None:
    assert hosts("mme1", "Russia; Kazakhstan") == ("kazakhstan", "russia")
    assert hosts("mme1", "Caspian Sea") == ()
    assert hosts("mme3006", "Kyrgyzstan, Astana") == ("kazakhstan",)
    assert hosts("mme1", "Atlantis") is None
