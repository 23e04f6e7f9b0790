"""The energy set: what of it is used, what stops it, and the faults it is known for."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from steppe.home import at
from steppe.intake.adapters import _gem_fields, _gem_lines, _gem_plants, _gem_water_atom, _gem_works, gem
from steppe.intake.adapters._gem_held import Held
from steppe.intake.adapters._gem_words import Owner, number, owners, plain, point, year
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.names import Names
from steppe.terms import expand

REPO = Path(__file__).parents[2]
KNOWN = {
    "actor:kazmunaygas": "KazMunayGas",
    "actor:samruk-kazyna": "Samruk-Kazyna",
    "actor:national-bank-of-kazakhstan": "National Bank of Kazakhstan",
    "actor:gazprom": "Gazprom",
    "facility:alpha-field": "Alpha field",
}
HEADERS: dict[str, Sequence[str]] = {
    "coal": [*_gem_plants.COAL_USED, *_gem_plants.COAL_IGNORED],
    "gas": [*_gem_plants.GAS_USED, *_gem_plants.GAS_IGNORED],
    "hydro": [*_gem_water_atom.HYDRO_USED, *_gem_water_atom.HYDRO_IGNORED],
    "nuclear": [*_gem_water_atom.ATOM_USED, *_gem_water_atom.ATOM_IGNORED],
    "fields": [*_gem_fields.USED, *_gem_fields.IGNORED],
    "lines": [*_gem_lines.MAP_USED, *_gem_lines.MAP_IGNORED],
    "sheet": [*_gem_lines.SHEET_USED, *_gem_lines.SHEET_IGNORED],
    "iron": [*_gem_works.IRON_USED, *_gem_works.IRON_IGNORED],
    "steel": [*_gem_works.STEEL_USED, *_gem_works.STEEL_IGNORED],
    "methane": [*_gem_works.METHANE_USED, *_gem_works.METHANE_IGNORED],
}
Rows = Mapping[str, Sequence[Mapping[str, str]]]


def lay(folder: Path, told: Rows) -> None:
    """Write every file of the set with its header and the rows given."""
    for name, header in HEADERS.items():
        file = gem._SHEET if name == "sheet" else gem.FILES[name]
        with (folder / file).open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, header, restval="")
            writer.writeheader()
            writer.writerows(told.get(name, []))


def run(folder: Path, told: Rows, held: Held | None = None) -> tuple[dict[tuple[str, str], Row], Ledger]:
    """Rows by class and id (of several files the newest), and the account."""
    lay(folder, told)
    ledger = Ledger()
    matcher = Matcher(Names.of((expand(i), n, True) for i, n in KNOWN.items()))
    found: dict[tuple[str, str], Row] = {}
    for cls, row in gem.rows(folder, ledger, matcher, held or Held()):
        found.setdefault((cls, row["id"]), row)
    return found, ledger


def coal(unit: str, capacity: str, status: str, start: str = "", **more: str) -> dict[str, str]:
    row = {"GEM location ID": "L1", "Country/Area": "Kazakhstan", "Plant name": "Beta power station"}
    row |= {"Wiki URL": "https://wiki.test/Beta", "Unit name": unit, "Capacity (MW)": capacity, "Status": status}
    row |= {"Start year": start, "Location": "Betaville", "Subnational unit (province, state)": "Pavlodar"}
    row |= {"Latitude": "52.1", "Longitude": "76.8", "Location accuracy": "exact"}
    return row | {"Owner": "Beta Energy JSC [100%]", "Parent": "Gamma Holding LLP [100.0%]"} | more


def field(number: str, name: str, **more: str) -> dict[str, str]:
    row = {"unit-id": number, "wiki-name": f"{name} Oil and Gas Field (Kazakhstan)", "country/area": "Kazakhstan"}
    row |= {"status": "operating", "lat": "47.6", "lng": "66.3", "url": f"https://wiki.test/{number}"}
    return row | more


def line(number: str, name: str, part: str, **more: str) -> dict[str, str]:
    row = {"id": number, "url": f"https://wiki.test/{name}", "name": name, "unit-name": part, "status": "operating"}
    return row | {"areas": "Kazakhstan", "owner": "Unknown [unknown %]", "parent": "Unknown [unknown %]"} | more


def sheet(number: str, name: str, part: str, **more: str) -> dict[str, str]:
    row = {"ProjectID": number, "Fuel": "Gas", "PipelineName": name, "SegmentName": part, "Status": "Operating"}
    row |= {"Countries": "Kazakhstan", "StartCountry": "Kazakhstan", "EndCountry": "Kazakhstan"}
    row |= {"Owner": "Unknown [unknown %]", "Parent": "Unknown [unknown %]", "ParentHQCountry": "Unknown"}
    return row | {"CapacityBcm/y": "--", "LengthKnownKm": "--"} | more


def test_units_add_up_to_a_plant_and_cancelled_ones_do_not_count(tmp_path: Path) -> None:
    units = [
        coal("Unit 1", "300.0", "operating", "1968.0"),
        coal("Unit 2", "325.5", "operating", "1970.0"),
        coal("Unit 3", "500", "shelved"),
        coal("Unit 4", "700", "cancelled"),
        coal("Unit 5", "120", "construction", "2027.0"),
    ]
    found, _ = run(tmp_path, {"coal": units})
    plant = found["PowerPlant", "facility:beta-power-station"]
    assert plant["label"] == "Beta coal power station"
    assert (plant["capacity.number"], plant["capacity.in"]) == ("625.5", "st:Megawatt")
    assert plant["openedOn"] == "1968"
    assert "stage" not in plant
    assert plant["comment"] == "Also listed: 120 MW under construction, 500 MW shelved, 700 MW cancelled."
    assert plant["coordinates"] == "POINT(76.8 52.1)"
    assert plant["locatedIn"] == "place:pavlodar-region"
    assert found["Region", "place:pavlodar-region"]["within"] == "place:kazakhstan"


def test_a_plant_opened_with_its_first_unit_or_on_no_day(tmp_path: Path) -> None:
    found, _ = run(
        tmp_path, {"coal": [coal("Unit 3", "60", "operating", "1963"), coal("Unit 4", "60", "operating", "1970")]}
    )
    plant = found["PowerPlant", "facility:beta-power-station"]
    assert plant["stage"] == "st:Operating"
    assert "openedOn" not in plant


def test_a_unit_changed_from_coal_to_gas_is_one_plant_in_two_files(tmp_path: Path) -> None:
    gas = {
        "GEM location ID": "L1",
        "Country/Area": "Kazakhstan",
        "Plant name": "Beta power station",
        "Unit name": "CC1",
    }
    gas |= {"Capacity (MW)": "200", "Status": "construction", "Start year": "2026", "State/Province": "Pavlodar"}
    told: Rows = {
        "coal": [coal("Unit 1", "80", "operating", "1980"), coal("Unit 2", "80", "operating", "1981")],
        "gas": [gas],
    }
    lay(tmp_path, told)
    matcher = Matcher(Names())
    rows = [r for c, r in gem.rows(tmp_path, Ledger(), matcher, Held()) if c == "PowerPlant"]
    assert {r["source"] for r in rows} == {"source:gem-coal-2024", "source:gem-asia-tracker-2024"}
    (main,) = [r for r in rows if "label" in r]
    assert main["source"] == "source:gem-coal-2024"
    assert main["capacity.number"] == "160"


def test_planned_and_cancelled_plants(tmp_path: Path) -> None:
    planned = coal(
        "Unit 1", "660", "announced", "2029", Owner="to be determined [100%]", Parent="to be determined [100%]"
    )
    dead = coal("--", "300", "cancelled", "2023", **{"GEM location ID": "L2", "Plant name": "Delta power station"})
    found, _ = run(tmp_path, {"coal": [planned, dead]})
    plant = found["PowerPlant", "facility:beta-power-station"]
    assert (plant["stage"], plant["expectedOn"], plant["capacity.number"]) == ("st:Announced", "2029", "660")
    gone = found["PowerPlant", "facility:delta-power-station"]
    assert gone["stage"] == "st:Cancelled"
    assert "capacity.number" not in gone
    assert not [i for c, i in found if c == "Stake"]


def test_owners_and_the_parents_of_a_single_owner(tmp_path: Path) -> None:
    found, _ = run(tmp_path, {"coal": [coal("Unit 1", "300", "operating", "1968")]})
    stake = found["Stake", "record:beta-energy-in-beta-power-station"]
    assert (stake["owner"], stake["owned"], stake["share.number"]) == (
        "actor:beta-energy",
        "facility:beta-power-station",
        "100",
    )
    assert stake["observedOn"] == "2024-07"
    assert stake["label"] == "Beta Energy stake in Beta coal power station"
    assert found["Stake", "record:gamma-holding-in-beta-energy"]["share.number"] == "100"
    assert found["Company", "actor:beta-energy"]["label"] == "Beta Energy"


def test_parents_of_several_owners_are_not_told_apart(tmp_path: Path) -> None:
    shared = coal("Unit 1", "300", "operating", Owner="Eta [33%]; Theta [33%]; Iota [33%]", Parent="Kappa [33.3%]")
    found, ledger = run(tmp_path, {"coal": [shared]})
    assert found["Stake", "record:eta-in-beta-power-station"]["share.hedge"] == "about"
    assert not [i for c, i in found if c == "Stake" and "kappa" in i]
    assert ledger.ignored["parents of several owners, not told apart"] == 1


def test_fields_without_a_place_of_their_own_have_no_point(tmp_path: Path) -> None:
    rows = [
        field("F1", "Alpha", **{"location-accuracy": "", "production-start-year": "1991"}),
        field("F2", "Beta", **{"location-accuracy": "exact", "production-start-year": "2028 (expected)"}),
        field("F3", "Delta", **{"status": "in_development", "production-start-year": "2016"}),
        field("F4", "Eta", operator="Eta NGDU", **{"production---oil-(million-bbl/y)": "4.2"}),
    ]
    found, ledger = run(tmp_path, {"fields": rows})
    alpha, beta = found["Field", "facility:alpha-field"], found["Field", "facility:beta-field"]
    assert "coordinates" not in alpha
    assert alpha["openedOn"] == "1991"
    assert (beta["coordinates"], beta["expectedOn"]) == ("POINT(66.3 47.6)", "2028")
    assert not {"stage", "openedOn", "expectedOn"} & found["Field", "facility:delta-field"].keys()
    assert ledger.ignored["status and start year of a field in development whose start lies behind"] == 1
    assert found["Field", "facility:eta-field"]["yields"] == "resource:crude-oil"
    assert "operator" not in found["Field", "facility:eta-field"]


def test_a_row_for_two_fields_gives_its_owners_to_both(tmp_path: Path) -> None:
    rows = [
        field("OG0012593", "Uzen", owner="CNPC (60%)", parent="CNPC (60%)"),
        field("OG0012647", "Karamandybas"),
        field("OG0020922", "Uzen & Karamandybas", owner="KazMunayGas (100%)"),
        field("OG0012599", "North Caspian", owner="Shell (16.8%)"),
    ]
    found, _ = run(tmp_path, {"fields": rows})
    assert {i for c, i in found if c == "Field"} == {"facility:uzen-field", "facility:karamandybas-field"}
    stakes = {i for c, i in found if c == "Stake"}
    assert stakes == {"record:kazmunaygas-in-uzen-field", "record:kazmunaygas-in-karamandybas-field"}


def test_projects_of_one_name_are_parts_of_a_line(tmp_path: Path) -> None:
    drawn = [
        line(
            "P1",
            "Mu–Nu Gas Pipeline",
            "I",
            capacity="12.50",
            **{"capacity-table": "12.5 bcm/y of gas", "start-year": "1971"},
        ),
        line("P2", "Mu–Nu Gas Pipeline", "II", status="proposed", areas="Kazakhstan, Russia", **{"start-year": "2026"}),
    ]
    listed = [sheet("P1", "Mu–Nu Gas Pipeline", "I", LengthKnownKm="770"), sheet("P2", "Mu–Nu Gas Pipeline", "II")]
    found, _ = run(tmp_path, {"lines": drawn, "sheet": listed})
    whole = found["Pipeline", "facility:mu-nu-gas-pipeline"]
    assert whole["stage"] == "st:Operating"
    assert whole["hostState"] == "actor:kazakhstan", "the part that is only proposed crosses nothing yet"
    first = found["Pipeline", "facility:mu-nu-gas-pipeline-line-i"]
    assert (first["capacity.number"], first["openedOn"], first["partOf"]) == (
        "12.5",
        "1971",
        "facility:mu-nu-gas-pipeline",
    )
    second = found["Pipeline", "facility:mu-nu-gas-pipeline-line-ii"]
    assert (second["stage"], second["expectedOn"]) == ("st:Proposed", "2026")
    assert second["crosses"] == "actor:kazakhstan; actor:russia"


def test_states_are_in_order_only_where_the_ends_agree(tmp_path: Path) -> None:
    agrees = {"Countries": "Kyrgyzstan, Kazakhstan", "StartCountry": "Kyrgzystan", "EndCountry": "Kazakhstan"}
    differs = {"Countries": "Kazakhstan, Kyrgyzstan", "StartCountry": "Kyrgyzstan", "EndCountry": "Kazakhstan"}
    found, _ = run(
        tmp_path, {"sheet": [sheet("P1", "Xi Pipeline", "", **agrees), sheet("P2", "Rho Pipeline", "", **differs)]}
    )
    assert found["Segment", "record:xi-pipeline-stretch-1"]["through"] == "actor:kyrgyzstan"
    assert found["Segment", "record:xi-pipeline-stretch-2"]["order"] == "2"
    assert not [i for c, i in found if c == "Segment" and "rho" in i]


def test_no_firm_owns_the_whole_of_a_line_through_several_states(tmp_path: Path) -> None:
    abroad = line(
        "P1", "Xi Gas Pipeline", "", areas="Kazakhstan, Russia", owner="Gazprom [100.00%]", parent="Gazprom [100.00%]"
    )
    at_home = line("P2", "Rho Gas Pipeline", "", owner="QazaqGaz [100.00%]", parent="Samruk-Kazyna SWF JSC [100.00%]")
    found, _ = run(tmp_path, {"lines": [abroad, at_home]})
    stakes = {i for c, i in found if c == "Stake"}
    assert stakes == {"record:qazaqgaz-in-rho-gas-pipeline", "record:samruk-kazyna-in-qazaqgaz"}


def test_hydropower_projects_at_one_point_or_a_wrong_one_have_no_point(tmp_path: Path) -> None:
    row = {
        "areas": "Uzbekistan;",
        "capacity": "120.0",
        "status": "announced",
        "owner": "JSC Water",
        "start-year": "2030",
    }
    here, there = {"Latitude": "41.8", "Longitude": "70.3"}, {"Latitude": "40.1", "Longitude": "69.3"}
    rows = [
        row | here | {"name": "Upper hydroelectric plant"},
        row | here | {"name": "Lower hydroelectric plant"},
        row | {"Latitude": "40.2", "Longitude": "69.5", "name": "Ayni hydroelectric plant"},
        row | there | {"name": "Border hydroelectric plant", "area2": "Tajikistan", "status": "operating"},
    ]
    found, _ = run(tmp_path, {"hydro": rows})
    assert "coordinates" not in found["HydroPlant", "facility:upper-hydropower-plant"]
    assert "coordinates" not in found["HydroPlant", "facility:ayni-hydropower-plant"]
    border = found["HydroPlant", "facility:border-hydropower-plant"]
    assert border["coordinates"] == "POINT(69.3 40.1)"
    assert border["hostState"] == "actor:uzbekistan; actor:tajikistan"
    assert border["openedOn"] == "2030"


def test_steel_is_counted_once(tmp_path: Path) -> None:
    row = {
        "plant-id": "S1",
        "plant-name-(english)": "Omega steel plant",
        "country/area": "Kazakhstan",
        "status": "operating",
    }
    furnaces = [("Basic_oxygen_furnaces", "2000"), ("Basic_oxygen_furnaces", "2000"), ("Blast_furnaces", "3800")]
    rows = [row | {"tab-type": kind, "current-capacity-(ttpa)": made, "start-date": "1960"} for kind, made in furnaces]
    found, _ = run(tmp_path, {"steel": rows})
    works = found["Plant", "facility:omega-steel-plant"]
    assert (works["capacity.number"], works["yields"]) == ("4", "resource:steel")


@pytest.fixture
def held() -> Held:
    found = Held(
        slots={
            "facility:alpha-field": {"openedOn": {"1999"}, "operator": {"actor:alpha-operating"}},
            "record:kazmunaygas-in-alpha-operating": {"share": {"exactly 20 st:Percent"}},
        },
        claimed={"facility:alpha-field": {"capacity"}, "record:kazmunaygas-in-alpha-operating": set()},
        from_set={"facility:alpha-field"},
    )
    found.stakes["actor:kazmunaygas", "actor:alpha-operating"].append("record:kazmunaygas-in-alpha-operating")
    return found


def test_what_an_editor_told_is_not_told_otherwise(tmp_path: Path, held: Held) -> None:
    row = field(
        "F1", "Alpha", owner="KazMunayGas (50%)", **{"production-start-year": "1991", "location-accuracy": "exact"}
    )
    found, ledger = run(tmp_path, {"fields": [row]}, held)
    alpha = found["Field", "facility:alpha-field"]
    assert "openedOn" not in alpha
    assert "label" not in alpha
    assert alpha["coordinates"] == "POINT(66.3 47.6)"
    assert not [i for c, i in found if c == "Stake"]
    assert ledger.ignored["stake told by hand of the operating firm instead of the facility"] == 1


def test_a_stake_of_the_operating_firm_without_a_share_does_not_stand_for_the_field(tmp_path: Path, held: Held) -> None:
    held.slots["record:kazmunaygas-in-alpha-operating"] = {"from": {"2002"}}
    found, _ = run(tmp_path, {"fields": [field("F1", "Alpha", owner="KazMunayGas (50%)")]}, held)
    assert found["Stake", "record:kazmunaygas-in-alpha-field"]["share.number"] == "50"


CLAIMS = """
@prefix record: <https://w3id.org/steppe/record/> . @prefix actor: <https://w3id.org/steppe/actor/> .
@prefix source: <https://w3id.org/steppe/source/> . @prefix st: <https://w3id.org/steppe/ns#> .
source:daily-post-2021 {
    record:xi-in-alpha-field a st:Stake ;
        st:claim [ st:share [ st:exactly 49.99 ; st:in st:Percent ] ; st:saidBy actor:xi ; st:standing st:Disputed ] .
    record:xi-in-beta-field a st:Stake ;
        st:claim [ st:share [ st:exactly 50 ; st:in st:Percent ] ; st:saidBy actor:global-energy-monitor ;
                   st:standing st:Disputed ] .
}
"""


def test_a_claim_of_another_leaves_the_word_of_the_data_set_be(tmp_path: Path) -> None:
    (tmp_path / "ontology").symlink_to(REPO / "ontology")
    (tmp_path / "graph/facts").mkdir(parents=True)
    (tmp_path / "graph/facts/hand.trig").write_text(CLAIMS, encoding="utf-8")
    read = Held.read(at(tmp_path))
    assert read.fits("record:xi-in-alpha-field", "share", "exactly 50 st:Percent")
    assert not read.fits("record:xi-in-beta-field", "share", "exactly 50 st:Percent")


def test_a_stake_told_by_hand_is_backed_under_its_own_name(tmp_path: Path, held: Held) -> None:
    unit = coal(
        "Unit 1", "119", "operating", "2007", Owner="Alpha Operating [100%]", Parent="KazMunayGas [19.5%]; Xi [80.5%]"
    )
    found, ledger = run(tmp_path, {"coal": [unit]}, held)
    backed = found["Stake", "record:kazmunaygas-in-alpha-operating"]
    assert "share.number" not in backed
    assert ledger.ignored["parent of a firm whose owners are told by hand: it stands further up"] == 1


def test_a_slot_left_out_by_an_editor_stays_out(held: Held) -> None:
    assert held.fits("facility:alpha-field", "openedOn", "1999")
    assert not held.fits("facility:alpha-field", "openedOn", "2000")
    assert not held.fits("facility:alpha-field", "capacity", "exactly 5 st:Megawatt")
    assert not held.fits("facility:alpha-field", "stage", "st:Operating")
    assert not held.fits("facility:alpha-field", "operator", "actor:another")
    assert held.fits("facility:alpha-field", "coordinates", "POINT(1 2)")
    assert held.fits("facility:beta-field", "stage", "st:Operating")


def test_a_new_column_value_or_file_stops_the_refresh(tmp_path: Path) -> None:
    with pytest.raises(Unaccounted, match="value 'bankrupt' is new"):
        run(tmp_path, {"coal": [coal("Unit 1", "1", "bankrupt")]})
    with pytest.raises(Unaccounted, match="value 'Atlantis' is new"):
        run(
            tmp_path, {"coal": [coal("Unit 1", "1", "operating", **{"Subnational unit (province, state)": "Atlantis"})]}
        )
    lay(tmp_path, {})
    path = tmp_path / gem.FILES["iron"]
    path.write_text(path.read_text().replace("Owner,", "Owner,Moon phase,", 1))
    with pytest.raises(Unaccounted, match="column 'Moon phase' is new"):
        list(gem.rows(tmp_path, Ledger(), Matcher(Names()), Held()))
    lay(tmp_path, {})
    (tmp_path / "solar.csv").write_text("")
    with pytest.raises(Unaccounted, match=r"solar\.csv is new"):
        list(gem.rows(tmp_path, Ledger(), Matcher(Names()), Held()))


def test_owners_in_a_cell() -> None:
    assert owners("KazMunayGas (20%);Chevron Corp (50.00%); Other (30%)") == [
        Owner("KazMunayGas", "20"),
        Owner("Chevron", "50"),
    ]
    assert owners("GAIL (India) Limited [unknown %]") == [Owner("GAIL (India)", "")]
    assert owners("Qarmet") == [Owner("Qarmet", "")]
    assert owners("--") == []


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("China Baowu Steel Group Co Ltd", "China Baowu Steel Group"),
        ("Trans-Asia Gas Pipeline Co., Ltd.", "Trans-Asia Gas Pipeline"),
        ("PJSC LUKOIL", "LUKOIL"),
        ("HOS Powertech Sdn Bhd", "HOS Powertech"),
        ("Qatar Electricity and Water Company QPSC", "Qatar Electricity and Water Company"),
    ],
)
def test_legal_forms_are_no_part_of_a_name(theirs: str, ours: str) -> None:
    assert plain(theirs) == ours


def test_numbers_years_and_points() -> None:
    assert [number(t) for t in ("50.00", "9.130000000000001", "--", "1000")] == ["50", "9.13", "", "1000"]
    assert [year(t) for t in ("1968.0", "2028 (expected)", "2026-02", "not found")] == ["1968", "2028", "2026-02", ""]
    with pytest.raises(ValueError, match="'soon' is no year"):
        year("soon")
    assert point("52.7", "") == ""
