"""Global Energy Monitor: fields, gas lines, power plants, mines and steel works, with all their owners.

Each file is one release of one tracker and has a source of its own. Of files that overlap the newest is taken. What
editors have told by hand of the same things is never told otherwise: see ``_gem_held``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from steppe.intake.adapters import _gem_fields, _gem_lines, _gem_plants, _gem_water_atom, _gem_works
from steppe.intake.adapters._gem_book import VERIFIED, Book, Release
from steppe.intake.adapters._gem_held import Held
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row

_AT = "https://github.com/GlobalEnergyMonitor/maps/blob/094c98ba5e883930b2f9f250e6538bbfcba7d124/trackers/"
_SHEET = "gas_pipelines_asia_tracker_2024-08_CA.csv"
FILES = {
    "coal": "coal_plants_2024-07_CA.csv",
    "gas": "oil_gas_plants_asia_tracker_2024-08_CA.csv",
    "hydro": "hydro_2025-04_CA.csv",
    "nuclear": "nuclear_2024-07_CA.csv",
    "fields": "oil_gas_extraction_goget_map_2025-02_CA.csv",
    "lines": "gas_pipelines_ggit_map_2024-10_CA.csv",
    "iron": "iron_ore_mines_2024-11_CA.csv",
    "steel": "steel_2025-03_CA.csv",
    "methane": "gmet_methane_assets_CA.csv",
}
NOT_READ = {
    "oil_gas_extraction_asia_tracker_2024-08_CA.csv": "older cut of the extraction tracker",
    "coal_proposal_summaries_2024-07_CA.csv": "prose about units that stand in the file of units",
    "LICENSE.txt": "licence",
    "PROVENANCE.md": "where the files are from",
    "about_Asia_Energy_Tracker.csv": "about the files",
    "about_Gas_Pipelines.csv": "about the files",
    "about_LNG_Terminals.csv": "about the files",
    "about_Oil_and_Gas_Extraction.csv": "about the files",
    "about_Oil_and_Gas_Plants.csv": "about the files",
}
# Title, day of issue, address and search words of each release, as the facts told by hand describe it where they do.
_ASIA = (
    "gem-asia-tracker-2024",
    "Asia Energy Tracker, data of August 2024",
    "2024-08",
    "asia/compilation_output/2024-09-25/asia-energy-tracker-data-download-with-about%20August%202024.xlsx",
    "Asia Energy Tracker workbook, sheets of plants, pipelines and extraction",
)
SOURCES = {
    "coal": (
        "gem-coal-2024",
        "Global Coal Plant Tracker, July 2024",
        "2024-07",
        "coal-plant/compilation_input/Global-Coal-Plant-Tracker-July-2024%20DATA%20TEAM%20COPY.xlsx",
        "Global Energy Monitor coal plant tracker",
    ),
    "gas": _ASIA,
    "sheet": _ASIA,
    "hydro": (
        "gem-hydro-2025",
        "Global Hydropower Tracker, data of 21 April 2025",
        "2025-04-21",
        "ghpt/compilation_output/ghpt_2025-04-21.geojson",
        "Global Energy Monitor hydropower tracker",
    ),
    "nuclear": (
        "gem-nuclear-2024",
        "Global Nuclear Power Tracker, data of 11 July 2024",
        "2024-07-11",
        "nuclear/compilation_input/all-fields-2024-07-11T012203-nuclear.csv",
        "Global Energy Monitor nuclear power tracker",
    ),
    "fields": (
        "gem-extraction-2025",
        "Global Oil and Gas Extraction Tracker, map file of 26 February 2025",
        "2025-02-26",
        "goget/compilation_output/Oil%20%26%20Gas%20Extraction-map-file-2025-02-26.csv",
        "Global Energy Monitor oil gas extraction tracker",
    ),
    "lines": (
        "gem-pipelines-2024",
        "Global Gas Infrastructure Tracker, map file of 8 October 2024",
        "2024-10-08",
        "ggit/compilation_output/ggit_2024-10-08.xlsx",
        "Global Energy Monitor gas pipelines map",
    ),
    "iron": (
        "gem-iron-ore-2024",
        "Global Iron Ore Mines Tracker, November 2024",
        "2024-11",
        "giomt/input/",
        "Global Energy Monitor iron ore mines tracker",
    ),
    "steel": (
        "gem-steel-2025",
        "Global Iron and Steel Tracker, map file of 18 March 2025",
        "2025-03-18",
        "gist/compilation_output/Iron%20%26%20Steel-map-file-2025-03-18.csv",
        "Global Energy Monitor iron steel tracker",
    ),
    "methane": (
        "gem-methane-2025",
        "Global Methane Emitters Tracker, map data as of 30 May 2025",
        "2025-05-30",
        "gmet/data/data.csv",
        "Global Energy Monitor methane emitters coal mines",
    ),
}


def rows(folder: Path, ledger: Ledger, matcher: Matcher, held: Held | None = None) -> Iterator[tuple[str, Row]]:
    """Rows of our tables from the folder of the set.

    Args:
        folder: holds the files of ``FILES``.
        ledger: account of what is used and left.
        matcher: whose names are whose.
        held: what is told by hand; read from the home in force if left out.

    Raises:
        Unaccounted: the folder has a file, or a file a column or value, that nobody has thought of.
    """
    known = {*FILES.values(), _SHEET, *NOT_READ}
    if new := sorted(path.name for path in folder.iterdir() if path.name not in known):
        raise Unaccounted(f"{new[0]} is new in the folder; read it or leave it with a reason")
    book = Book(ledger, matcher, held or Held.read())
    release = {name: Release(f"source:{source[0]}", source[2]) for name, source in SOURCES.items()}
    path = {name: folder / file for name, file in FILES.items()}
    _gem_fields.enter(path["fields"], release["fields"], book)
    _gem_lines.enter(path["lines"], release["lines"], folder / _SHEET, release["sheet"], book)
    units = [unit for fuel in ("coal", "gas") for unit in _gem_plants.read(path[fuel], fuel, release[fuel], book)]
    _gem_plants.enter(units, book)
    _gem_water_atom.enter_hydro(path["hydro"], release["hydro"], book)
    _gem_water_atom.enter_nuclear(path["nuclear"], release["nuclear"], book)
    _gem_works.enter_iron(path["iron"], release["iron"], book)
    _gem_works.enter_steel(path["steel"], release["steel"], book)
    _gem_works.enter_coal_mines(path["methane"], release["methane"], book)
    for name, reason in NOT_READ.items():
        if (folder / name).exists():
            ledger.ignored[f"{name}: {reason}"] += 1
    yield from book.rows()
    yield from _sources()


def _sources() -> Iterator[tuple[str, Row]]:
    for slug, title, issued, path, locator in dict.fromkeys(SOURCES.values()):
        yield (
            "Source",
            {
                "id": f"source:{slug}",
                "title": title,
                "publisher": "actor:global-energy-monitor",
                "issued": issued,
                "url": f"{_AT if not path.endswith('/') else _AT.replace('/blob/', '/tree/')}{path}".removesuffix("/"),
                "retrievedOn": VERIFIED,
                "seenAs": "st:DataSet",
                "locator": locator,
                "source": f"source:{slug}",
            },
        )
