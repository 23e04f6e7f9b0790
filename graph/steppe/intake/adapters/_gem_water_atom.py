"""Hydropower and nuclear plants."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from steppe.intake.adapters._gem_book import Book, Release
from steppe.intake.adapters._gem_owners import enter_owners
from steppe.intake.adapters._gem_traps import WRONG_POINTS
from steppe.intake.adapters._gem_words import LIVE, MARKS, RANKS, STAGES, number, plain, point, total, year

HYDRO_USED = (
    "areas",
    "area2",
    "name",
    "capacity",
    "status",
    "start-year",
    "owner",
    "Latitude",
    "Longitude",
    "subnat",
    "subnat2",
    "url",
)
HYDRO_IGNORED = {
    "capacity2": "share of the second state's side, nought throughout",
    "river": "rivers have no name of ours",
    **dict.fromkeys(("region", "region2"), "known from the state"),
    **dict.fromkeys(("pid", "id", "tracker-custom", "tracker-acro", "tracker-display"), "names of the tracker"),
    **dict.fromkeys(("scaling-capacity", "capacity-table", "units-of-m", "status-legend"), "for drawing"),
    **dict.fromkeys(("areas-subnat-sat-display", "name-search", "owner-search", "capacity-details"), "for drawing"),
}
ATOM_USED = (
    "Country",
    "Project Name",
    "Capacity (MW)",
    "Status",
    "Construction Start Date",
    "Commercial Operation Date",
    "Retirement Date",
    "Owner",
    "Operator",
    "Latitude",
    "Longitude",
    "Location Accuracy",
    "City",
    "State/Province",
    "Wiki URL",
)
_OF_UNITS = (
    "Unit Name",
    "Reactor Type",
    "Model",
    "First Criticality Date",
    "First Grid Connection",
    "Reference Net Capacity (MW)",
    "Design Net Capacity (MW)",
    "Thermal Capacity (MWt)",
)
_CITED = (*_OF_UNITS[1:], "Capacity", *ATOM_USED[3:9], "Location")
ATOM_IGNORED = {
    **dict.fromkeys(_OF_UNITS, "of reactors, beyond our questions"),
    **dict.fromkeys([f"{c} [ref]" for c in _CITED], "their sources; not read by us"),
    **dict.fromkeys(("Date Last Researched", "Research Status", "Researcher", "Internal Notes"), "about their work"),
    **dict.fromkeys(("WEPP location ID", "WEPP unit ID", "GEM location ID", "GEM unit ID"), "numbers of catalogues"),
    **dict.fromkeys(
        ("Local Area (taluk, county)", "Major Area (prefecture, district)"), "districts have no name of ours"
    ),
    **dict.fromkeys(("Subregion", "Region"), "known from the state"),
}


def enter_hydro(path: Path, release: Release, book: Book) -> None:
    """Enter the hydropower plants; phases of one plant are added up like units."""
    plants: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in book.ledger.rows(path, HYDRO_USED, HYDRO_IGNORED):
        row["stage"] = book.ledger.translate(row["status"], STAGES, f"{path.name}:{row['#line']}")
        plants[row["name"]].append(row)
    # Several projects at one point: the point is that of a valley, not of a dam.
    points = Counter((rows[0]["Latitude"], rows[0]["Longitude"]) for rows in plants.values())
    points.update(
        {(r["Latitude"], r["Longitude"]) for rows in plants.values() for r in rows[1:] if r["stage"] == "shelved"}
    )
    for name, rows in plants.items():
        _hydro(name, rows, points, release, book)


def _hydro(
    theirs: str, rows: list[dict[str, str]], points: Counter[tuple[str, str]], release: Release, book: Book
) -> None:
    stage = min((r["stage"] for r in rows), key=RANKS.index)
    decisive = [r for r in rows if r["stage"] == stage]
    first = decisive[0]
    name = theirs.replace("hydroelectric plant", "hydropower plant")
    states = [book.state(s, name) for s in (first["areas"].removesuffix(";"), first["area2"]) if s]
    regions = [
        book.region(state.partition(":")[2], region, "", release)
        for state, region in zip(states, (first["subnat"], first["subnat2"]), strict=False)
    ]
    starts = [y for r in decisive if (y := year(r["start-year"]))]
    reached = {"stage": MARKS[stage], "expectedOn": min(starts, default="")}
    if stage == "operating":
        reached = {"openedOn": min(starts)} if starts else {"stage": MARKS[stage]}
    other = [
        f"{number(r['capacity'])} MW {'planned' if r['stage'] == 'planned' else r['stage']}"
        for r in rows
        if r not in decisive
    ]
    lone = points[first["Latitude"], first["Longitude"]] == 1 and theirs not in WRONG_POINTS
    short = book.facility(
        name,
        "HydroPlant",
        release,
        hostState="; ".join(states),
        locatedIn="; ".join(filter(None, regions)),
        capacity=f"exactly {total([r['capacity'] for r in decisive])} st:Megawatt",
        **reached,
        yields="resource:electricity",
        coordinates=point(first["Longitude"], first["Latitude"]) if lone else "",
        exactMatch=first["url"],
        comment=f"Also listed: {', '.join(other)}." if other else "",
    )
    if stage in LIVE:
        enter_owners(short, name, first["owner"], "", release, book)


def enter_nuclear(path: Path, release: Release, book: Book) -> None:
    """Enter the nuclear plants."""
    plants: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in book.ledger.rows(path, ATOM_USED, ATOM_IGNORED):
        plants[row["Project Name"]].append(row)
    for name, rows in plants.items():
        first = rows[0]
        stage = book.ledger.translate(first["Status"], STAGES, f"{path.name}:{first['#line']}")
        state = book.state(first["Country"], name)
        if stage == "retired":
            reached = {
                "constructionFrom": year(first["Construction Start Date"]),
                "openedOn": year(first["Commercial Operation Date"]),
                "closedOn": year(first["Retirement Date"]),
            }
        else:
            # The days of building that stand beside announced plants are plans, some of them long past.
            starts = [y for r in rows if (y := year(r["Commercial Operation Date"]))]
            reached = {"stage": MARKS[stage], "expectedOn": min(starts, default="")}
        operators = [book.actor(plain(o.strip()), release) or "" for o in first["Operator"].split(";") if o.strip()]
        short = book.facility(
            name,
            "NuclearPlant",
            release,
            hostState=state,
            locatedIn=book.region(state.partition(":")[2], first["State/Province"], first["City"], release),
            operator="; ".join(operators),
            capacity=f"exactly {total([r['Capacity (MW)'] for r in rows])} st:Megawatt" if stage != "retired" else "",
            **reached,
            yields="resource:electricity",
            coordinates=point(first["Longitude"], first["Latitude"]) if first["Location Accuracy"] == "exact" else "",
            exactMatch=first["Wiki URL"],
        )
        enter_owners(short, name, first["Owner"], "", release, book)
