"""Power plants: units of the coal, gas and nuclear trackers and phases of the hydropower tracker, added up to plants.

A plant that burns both coal and gas stands in two files under one number; a unit changed from coal to gas stands in
both as well, at two points in time. The capacity of a plant is that of the units at its own stage: those that work,
or, where none does, those that are furthest. Units that were shelved or called off do not count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from steppe.intake.adapters._gem_book import Book, Release
from steppe.intake.adapters._gem_owners import enter_owners
from steppe.intake.adapters._gem_traps import WRONG_REGIONS
from steppe.intake.adapters._gem_words import LIVE, MARKS, RANKS, STAGES, number, point, total, year

COAL_USED = {
    "GEM location ID": "plant",
    "Country/Area": "state",
    "Wiki URL": "wiki",
    "Plant name": "name",
    "Unit name": "unit",
    "Owner": "owner",
    "Parent": "parent",
    "Capacity (MW)": "capacity",
    "Status": "status",
    "Start year": "start",
    "Retired year": "end",
    "Location": "city",
    "Subnational unit (province, state)": "region",
    "Latitude": "lat",
    "Longitude": "lng",
    "Location accuracy": "accuracy",
}
_OF_UNITS = "of units, beyond our questions"
COAL_IGNORED = {
    **dict.fromkeys(("Plant name (other)", "Plant name (local)"), "other names, several in one cell"),
    **dict.fromkeys(
        ("GEM unit/phase ID", "Combustion technology", "Plant age (years)", "Planned retirement"), _OF_UNITS
    ),
    **dict.fromkeys(("Coal type", "Coal source", "Alternate Fuel"), _OF_UNITS),
    **dict.fromkeys(("Captive", "Captive industry use", "Captive residential use"), _OF_UNITS),
    **dict.fromkeys(
        ("Local area (taluk, county)", "Major area (prefecture, district)"), "districts have no name of ours"
    ),
    **dict.fromkeys(("Subregion", "Region"), "known from the state"),
    **dict.fromkeys(("Permits", "Permit Date", "Permit Parsed"), "empty"),
    **dict.fromkeys(
        (
            "Capacity factor",
            "Heat rate (Btu per kWh)",
            "Emission factor (kg of CO2 per TJ)",
            "Annual CO2 (million tonnes / annum)",
            "Remaining plant lifetime (years)",
            "Lifetime CO2 (million tonnes)",
        ),
        "modelled by them",
    ),
}
GAS_USED = {
    "GEM location ID": "plant",
    "Country/Area": "state",
    "Wiki URL": "wiki",
    "Plant name": "name",
    "Unit name": "unit",
    "Operator(s)": "operator",
    "Owner(s)": "owner",
    "Parent(s)": "parent",
    "Capacity (MW)": "capacity",
    "Status": "status",
    "Start year": "start",
    "Retired year": "end",
    "City": "city",
    "State/Province": "region",
    "Latitude": "lat",
    "Longitude": "lng",
    "Location accuracy": "accuracy",
}
GAS_IGNORED = {
    **dict.fromkeys(("Plant Name in Local Language / Script", "Other Name(s)"), "other names, several in one cell"),
    **dict.fromkeys(("Fuel", "Turbine/Engine Technology", "Equipment Manufacturer/Model", "CHP"), _OF_UNITS),
    **dict.fromkeys(("Hydrogen capable?", "CCS attachment?", "Conversion/replacement?"), _OF_UNITS),
    "Conversion from/replacement of (fuel)": _OF_UNITS,
    "Conversion from/replacement of (GEM unit ID)": _OF_UNITS,
    **dict.fromkeys(("Planned retire", "GEM unit ID", "Other IDs (location)", "Other IDs (unit)"), _OF_UNITS),
    **dict.fromkeys(("Captive industry use", "Captive industry type", "Captive non-industry use"), _OF_UNITS),
    **dict.fromkeys(
        ("Local area (taluk, county)", "Major area (prefecture, district)"), "districts have no name of ours"
    ),
    **dict.fromkeys(("Subregion", "Region"), "known from the state"),
}
_FIRST = re.compile(r"(Unit |Phase |ST|CC|GT)?1(-1|A)?(, timepoint \d)?")


@dataclass(frozen=True)
class Unit:
    """A unit as one file tells it; ``fuel`` is the tracker's."""

    cells: Mapping[str, str]
    release: Release
    fuel: str
    stage: str

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


def read(path: Path, fuel: str, release: Release, book: Book) -> list[Unit]:
    """Units of the coal or the gas file."""
    used, ignored = (COAL_USED, COAL_IGNORED) if fuel == "coal" else (GAS_USED, GAS_IGNORED)
    found = []
    for row in book.ledger.rows(path, used, ignored):
        stage = book.ledger.translate(row["Status"], STAGES, f"{path.name}:{row['#line']}")
        found.append(Unit({ours: row[theirs] for theirs, ours in used.items()}, release, fuel, stage))
    return found


def enter(units: Iterable[Unit], book: Book) -> None:
    """Enter the plants that coal and gas units make up."""
    plants: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        plants[unit["plant"]].append(unit)
    for members in plants.values():
        _enter(members, book)


def _enter(units: list[Unit], book: Book) -> None:
    stage = min((u.stage for u in units), key=RANKS.index)
    decisive = [u for u in units if u.stage == stage]
    release = max((u.release for u in decisive), key=lambda r: r.issued)
    own = [u for u in units if u.release == release]
    fuels = {u.fuel for u in decisive}
    first = next(u for u in own if u.stage == stage)
    name = _name(first["name"])
    label = name.replace("power station", f"{fuels.pop()} power station") if len(fuels) == 1 else name
    state = book.state(first["state"], name)
    region = "" if first["name"] in WRONG_REGIONS else first["region"]
    operators = [book.actor(o.strip(), release) or "" for o in first["operator"].split(";") if o.strip()]
    reached = _reached(stage, own)
    counted = bool(reached) and stage not in {"retired", "cancelled", "shelved"}
    short = book.facility(
        name,
        "PowerPlant",
        release,
        label,
        hostState=state,
        locatedIn=book.region(state.partition(":")[2], region, first["city"], release),
        operator="; ".join(operators),
        capacity=f"exactly {total([u['capacity'] for u in decisive])} st:Megawatt" if counted else "",
        **reached,
        yields="resource:electricity",
        coordinates=point(first["lng"], first["lat"]) if first["accuracy"] == "exact" else "",
        exactMatch=first["wiki"],
        comment=_others(own, stage),
    )
    for other in {u.release for u in units} - {release}:
        if short:
            book.enter(short, "PowerPlant", other, hostState=state)
    if stage in LIVE:
        cells = {(u.release, u["owner"], u["parent"]): None for u in units if u.stage in LIVE}
        for file, owner, parent in cells:
            enter_owners(short, name, owner, parent, file, book)


def _name(theirs: str) -> str:
    # GRES is the short form of State Regional (power station) that its neighbours in the file bear.
    text = theirs.replace("State Regional power station-2", "GRES-2")
    return text.removesuffix(" Combined Cycle Power Plant").removesuffix(" power station") + " power station"


def _reached(stage: str, units: list[Unit]) -> dict[str, str]:
    if stage in {"construction", "planned", "announced"}:
        if not _first_among(units, stage):
            return {}
        starts = [y for u in units if u.stage == stage and (y := year(u["start"]))]
        return {"stage": MARKS[stage], "expectedOn": min(starts, default="")}
    ends = [year(u["end"]) for u in units if u.stage == "retired"]
    if stage == "retired" and all(ends):
        return {"closedOn": max(ends)}
    opened = _opened(units)
    if stage == "operating":
        return {"openedOn": opened} if opened else {"stage": MARKS[stage]}
    return {"stage": MARKS[stage]}


def _first_among(units: list[Unit], stage: str) -> bool:
    """Whether the plant itself is at this stage; if no first unit is, only additions to an older plant are."""
    return any(u["unit"] in {"", "--"} or _FIRST.fullmatch(u["unit"]) for u in units if u.stage == stage)


def _opened(units: list[Unit]) -> str:
    """Year in which the plant began to work, where that is certain.

    The trackers leave out small and long gone units: the year of the earliest unit listed is that of the plant only if
    it is its first unit, and a single coal unit is what is left of an older plant.
    """
    worked = [u for u in units if u.stage in {"operating", "mothballed", "retired"} and year(u["start"])]
    earliest = min((year(u["start"]) for u in worked), default="")
    first = any(_FIRST.fullmatch(u["unit"]) for u in worked if year(u["start"]) == earliest)
    alone = len(worked) == 1 and worked[0].fuel == "coal"
    return earliest if first and not alone else ""


def _others(units: list[Unit], stage: str) -> str:
    """What else the file lists, as a sentence."""
    words = {"construction": "under construction", "planned": "planned", "proposed": "proposed"}
    sums = [
        f"{number(total([u['capacity'] for u in units if u.stage == other]))} MW {words.get(other, other)}"
        for other in RANKS
        if other != stage and any(u.stage == other for u in units)
    ]
    return f"Also listed: {', '.join(sums)}." if sums else ""
