"""Iron ore mines, coal mines and steel works."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from steppe.intake.adapters._gem_book import Book, Release
from steppe.intake.adapters._gem_owners import enter_owners
from steppe.intake.adapters._gem_words import LIVE, MARKS, RANKS, STAGES, number, point, total, year

IRON_USED = (
    "Asset name (English)",
    "Coordinates",
    "Coordinate accuracy",
    "Municipality",
    "Subnational unit",
    "Country/Area",
    "Design capacity (ttpa)",
    "Operating status",
    "Start date",
    "Owner",
    "Parent",
    "GEM wiki page URL",
)
IRON_IGNORED = {
    **dict.fromkeys(("GEM Asset ID", "Owner GEM Entity ID", "Parent GEM Entity ID"), "numbers of the tracker"),
    **dict.fromkeys(("Asset name (other language)", "Owner name in local language/script"), "other names"),
    "Region": "known from the state",
    **dict.fromkeys(("Production 2023 (ttpa)", "Production 2022 (ttpa)"), "unknown throughout"),
    "Total reserves (proven and probable, thousand metric tonnes)": "reserves are told as figures, from other sources",
    "Total resource (inferred, indicated and measured, thousand metric tonnes)": "reserves are told as figures",
    "Stop date": "empty",
}
STEEL_USED = (
    "tab-type",
    "status",
    "current-capacity-(ttpa)",
    "plant-id",
    "plant-name-(english)",
    "owner",
    "parent",
    "subnational-unit-(province/state)",
    "country/area",
    "coordinate-accuracy",
    "gem-wiki-page",
    "start-date",
    "lat",
    "lng",
)
STEEL_IGNORED = {
    **dict.fromkeys(("gem-plant-id", "gem-unit-id", "owner-gem-id", "parent-gem-id"), "numbers of the tracker"),
    **dict.fromkeys(
        ("unit-name", "most-recent-relining", "steel-products", "main-production-equipment"), "of furnaces"
    ),
    **dict.fromkeys(("tab-type_y", "status_display", "tab-type-display", "coordinates"), "told in another column"),
    **dict.fromkeys(("plant-name-(other-language)", "other-plant-names-(english)"), "other names"),
    **dict.fromkeys(("other-plant-names-(other-language)", "owner-(other-language)"), "other names"),
}
FURNACES = {
    "Electric_arc_furnaces": "resource:steel",
    "Basic_oxygen_furnaces": "resource:steel",
    "Blast_furnaces": "",  # pig iron that the same works turn into steel: adding it up would count it twice
    "DRI_furnaces": "resource:direct-reduced-iron",
}
GOODS = {"resource:steel": "steel", "resource:direct-reduced-iron": "direct reduced iron"}
METHANE_USED = ("name", "url", "status", "owner", "lat", "lng", "tracker", "areas")
METHANE_IGNORED = {
    **dict.fromkeys(("Unnamed: 0", "index", "map_id", "well_id", "goget_id"), "numbers of rows"),
    **dict.fromkeys(("capacity_prod", "capacity_output", "scaling_col"), "without a unit"),
    **dict.fromkeys(("mtyr-gcmt_emissions", "tonnes-goget_emissions", "tonnes-goget-reserves_emissions"), "of methane"),
    **dict.fromkeys(("instrument", "date", "plume_emissions", "Emissions Uncertainty (kg/hr)"), "of methane"),
    **dict.fromkeys(("infra_type", "infra_name", "infra_url", "gov_assets", "infra-filter"), "empty for mines"),
    **dict.fromkeys(("Status year", "operator", "related_cm_field", "subnational"), "empty for mines"),
    **dict.fromkeys(("status-legend", "country"), "told in another column"),
}
KINDS = {
    "coal-mines": "mine",
    "oil-and-gas-extraction-areas": "",  # an older cut of the extraction tracker
    "plumes-unattrib": "",  # seen from above, of no facility
}


def enter_iron(path: Path, release: Release, book: Book) -> None:
    """Enter the iron ore mines."""
    for row in book.ledger.rows(path, IRON_USED, IRON_IGNORED):
        where = f"{path.name}:{row['#line']}"
        stage = book.ledger.translate(row["Operating status"], STAGES, where)
        state = book.state(row["Country/Area"], where)
        latitude, longitude = (c.strip() for c in row["Coordinates"].split(","))
        name = row["Asset name (English)"].removesuffix(" Mine") + " iron ore mine"
        tonnes = number(row["Design capacity (ttpa)"])
        short = book.facility(
            name,
            "Mine",
            release,
            hostState=state,
            locatedIn=book.region(state.partition(":")[2], row["Subnational unit"], row["Municipality"], release),
            capacity=_thousand(tonnes),
            **_reached(stage, year(row["Start date"])),
            yields="resource:iron-ore",
            coordinates=point(longitude, latitude) if row["Coordinate accuracy"] == "exact" else "",
            exactMatch=row["GEM wiki page URL"],
        )
        if stage in LIVE:
            enter_owners(short, name, row["Owner"], row["Parent"], release, book)


def enter_steel(path: Path, release: Release, book: Book) -> None:
    """Enter the steel works; furnaces are added up."""
    plants: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in book.ledger.rows(path, STEEL_USED, STEEL_IGNORED):
        where = f"{path.name}:{row['#line']}"
        row["stage"] = book.ledger.translate(row["status"], STAGES, where)
        row["yields"] = book.ledger.translate(row["tab-type"], FURNACES, where)
        plants[row["plant-id"]].append(row)
    for rows in plants.values():
        stage = min((r["stage"] for r in rows), key=RANKS.index)
        first = rows[0]
        name = first["plant-name-(english)"]
        state = book.state(first["country/area"], name)
        yields = sorted({r["yields"] for r in rows} - {""})
        for good in yields:
            row = {"id": good, "label": GOODS[good], "source": release.source}
            book.resources.setdefault(good, row)
        made = [r["current-capacity-(ttpa)"] for r in rows if r["stage"] == stage and r["yields"]]
        short = book.facility(
            name,
            "Plant",
            release,
            hostState=state,
            locatedIn=book.region(
                state.partition(":")[2], first["subnational-unit-(province/state)"], "other", release
            ),
            capacity=_thousand(total(made)),
            **_reached(stage, year(first["start-date"])),
            yields="; ".join(yields),
            coordinates=point(first["lng"], first["lat"]) if first["coordinate-accuracy"] == "exact" else "",
            exactMatch=first["gem-wiki-page"],
        )
        if stage in LIVE:
            enter_owners(short, name, first["owner"], first["parent"], release, book)


def enter_coal_mines(path: Path, release: Release, book: Book) -> None:
    """Enter the coal mines among the sources of methane; the rest of the file is told elsewhere or of no facility."""
    for row in book.ledger.rows(path, METHANE_USED, METHANE_IGNORED):
        where = f"{path.name}:{row['#line']}"
        if not book.ledger.translate(row["tracker"], KINDS, where):
            book.ledger.leave(path.name, f"{row['tracker']}: an older cut of another file, or of no facility")
            continue
        stage = book.ledger.translate(row["status"], STAGES, where)
        name = row["name"].removesuffix(" (Kazakhstan)").removesuffix(" Coal Mine") + " coal mine"
        short = book.facility(
            name,
            "Mine",
            release,
            hostState=book.state(row["areas"], where),
            **_reached(stage, ""),
            yields="resource:coal",
            coordinates=point(row["lng"], row["lat"]),
            exactMatch=row["url"],
        )
        enter_owners(short, name, row["owner"], "", release, book)


def _thousand(tonnes: str) -> str:
    """Capacity from thousand tonnes a year."""
    return f"exactly {number(str(float(tonnes) / 1000))} st:MillionTonnesPerYear" if tonnes else ""


def _reached(stage: str, start: str) -> dict[str, str]:
    if stage == "operating":
        return {"openedOn": start} if start else {"stage": MARKS[stage]}
    if stage in {"mothballed", "retired"}:
        return {"openedOn": start, "stage": MARKS[stage]}
    return {"expectedOn": start, "stage": MARKS[stage]}
