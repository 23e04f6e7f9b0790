"""Gas pipelines: the map file of the infrastructure tracker, with lengths from the older sheet of the Asia tracker.

Each project of theirs is a facility. Where several projects bear one name they are parts of a line of that name. The
sheet also has the projects without a drawn route, which the map leaves out.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from steppe.intake.adapters._gem_book import Book, Release
from steppe.intake.adapters._gem_owners import enter_owners
from steppe.intake.adapters._gem_traps import LEFT_TERMINALS, SYSTEM_TOTALS, WHOLE_LINE
from steppe.intake.adapters._gem_words import LIVE, MARKS, STAGES, number, owners, year

MAP_USED = (
    "id",
    "url",
    "name",
    "unit-name",
    "status",
    "areas",
    "owner",
    "parent",
    "start-year",
    "capacity",
    "capacity-table",
)
MAP_IGNORED = {
    **dict.fromkeys(("region", "subnat", "subnat2", "region2"), "empty or known from the states"),
    **dict.fromkeys(("Latitude", "Longitude", "geometry"), "sketch of the route by a few points"),
    **dict.fromkeys(("tracker-acro", "tracker-custom", "tracker-display"), "names of the tracker"),
    **dict.fromkeys(("scaling-capacity", "capacity-details", "status-legend"), "for drawing"),
    "areas-subnat-sat-display": "for drawing",
}
SHEET_USED = (
    "ProjectID",
    "Fuel",
    "StartCountry",
    "EndCountry",
    "Countries",
    "Wiki",
    "PipelineName",
    "SegmentName",
    "Status",
    "Owner",
    "Parent",
    "ParentHQCountry",
    "StartYear1",
    "CancelledYear",
    "CapacityBcm/y",
    "LengthKnownKm",
)
_ENDS = ("Location", "Prefecture/District", "State/Province", "Region", "SubRegion")
SHEET_IGNORED = {
    **dict.fromkeys(
        ("OtherEnglishNames", "OtherLanguagePrimaryPipelineName", "OtherLanguageSegmentName"), "other names"
    ),
    **dict.fromkeys(("StartYear2", "StartYear3"), "later stages of building"),
    **dict.fromkeys(("StopYear", "FIDStatus", "FIDYear"), "empty"),
    "ShelvedYear": "given for lines that are proposed again",
    **dict.fromkeys(("Capacity", "CapacityUnits", "CapacityBOEd"), "the capacity in other units"),
    **dict.fromkeys(("LengthEstimateKm", "LengthMergedKm"), "length of the sketch"),
    **dict.fromkeys(("Diameter", "DiameterUnits", "FuelSource"), "beyond our questions"),
    **dict.fromkeys([f"{end}{part}" for end in ("Start", "End") for part in _ENDS], "places without a name of ours"),
    **dict.fromkeys(("Cost", "CostUnits", "CostUSD"), "estimates without a speaker"),
    **dict.fromkeys(("WKTFormat", "geometry"), "sketch of the route by a few points"),
    "LastUpdated": "day of their work",
}
_ROMAN = frozenset("IV")
_NAMES = {
    "North-South gas pipeline": "North-South gas pipeline (Kyrgyzstan)",
}
_PARTS = {
    "Kazakh-Kyrgyz Border-SC Sokuluk Expansion Project": "Kazakh-Kyrgyz border to Sokuluk",
    "Makat-North Caucasus Looping Line": "looping line",
    "Beyneu-Zhanaozen Gas Pipeline II": "Beyneu-Zhanaozen II",
    "II Kaz GPP-KS - Zhanaozen": "II KazGPP-Zhanaozen",
    "Zhetibay-Kuryk Branch Gas Pipeline": "Zhetibay-Kuryk branch",
}


def enter(map_path: Path, map_release: Release, sheet_path: Path, sheet_release: Release, book: Book) -> None:
    """Enter the lines of both files."""
    sheet = {row["ProjectID"]: row for row in book.ledger.rows(sheet_path, SHEET_USED, SHEET_IGNORED)}
    drawn = {row["id"]: row for row in book.ledger.rows(map_path, MAP_USED, MAP_IGNORED)}
    for terminal in LEFT_TERMINALS.keys() & drawn.keys():
        book.ledger.leave(map_path.name, LEFT_TERMINALS[terminal])
        del drawn[terminal]
    projects = {i: _of_sheet(row) for i, row in sheet.items()}
    for i, row in drawn.items():
        projects[i] = {**_of_map(row), "cancelled": projects.get(i, {}).get("cancelled", "")}
    by_name: dict[str, list[str]] = defaultdict(list)
    for project, row in projects.items():
        by_name[row["name"]].append(project)
    for name, members in by_name.items():
        whole = next((p for p in members if not projects[p]["part"]), None)
        line = None
        if len(members) > 1 and whole is None:
            release = map_release if members[0] in drawn else sheet_release
            line = _line(name, [projects[p] for p in members], release, book)
        for project in sorted(members, key=lambda p: p != whole):
            release = map_release if project in drawn else sheet_release
            short = _project(projects[project], line, project, release, book)
            line = line or (short if project == whole else None)
            if short and project in sheet:
                _measure(short, sheet[project], sheet_release, book)


def _of_map(row: dict[str, str]) -> dict[str, str]:
    if row["capacity"] and not row["capacity-table"].endswith("bcm/y of gas"):
        raise ValueError(f"'{row['capacity-table']}' is no capacity of a gas line")
    return {
        "name": _spell(row["name"]),
        "part": _part(row["unit-name"]),
        "status": row["status"],
        "states": row["areas"],
        "owner": row["owner"],
        "parent": row["parent"],
        "year": row["start-year"],
        "capacity": number(row["capacity"]),
        "wiki": row["url"],
    }


def _of_sheet(row: dict[str, str]) -> dict[str, str]:
    if row["Fuel"] != "Gas":
        raise ValueError(f"fuel '{row['Fuel']}' of {row['ProjectID']} is new")
    return {
        "name": _spell(row["PipelineName"]),
        "part": _part(row["SegmentName"]),
        "status": row["Status"].lower(),
        "states": row["Countries"],
        "owner": row["Owner"],
        "parent": row["Parent"],
        "year": row["StartYear1"],
        "cancelled": year(row["CancelledYear"]),
        "capacity": number(row["CapacityBcm/y"]),
        "wiki": row["Wiki"],
    }


def _spell(name: str) -> str:
    text = name.replace("–", "-").replace(" Gas Pipeline", " gas pipeline").replace(" Pipeline", " pipeline")
    return _NAMES.get(text, text)


def _part(name: str) -> str:
    text = f"line {name}" if name and set(name) <= _ROMAN else name.replace("–", "-")
    text = _PARTS.get(text, text)
    for word in ("Line", "Phase", "Segment", "Expansion"):
        text = text.replace(word, word.lower()) if text.startswith(word) else text
    return text


def _states(text: str, where: str, book: Book) -> dict[str, str]:
    found = [book.state(theirs.strip(), where) for theirs in text.split(",")]
    return {"crosses" if len(found) > 1 else "hostState": "; ".join(found)}


def _line(name: str, parts: list[dict[str, str]], release: Release, book: Book) -> str | None:
    """Enter the line that several projects make up."""
    stages = [book.ledger.translate(p["status"], STAGES, name) for p in parts]
    working = [p for p, stage in zip(parts, stages, strict=True) if stage == "operating"]
    states: dict[str, None] = {}
    for part in working or parts:
        states |= dict.fromkeys(part["states"].split(", "))
    return book.facility(
        name,
        "Pipeline",
        release,
        **_states(", ".join(states), name, book),
        carries="resource:natural-gas",
        stage=MARKS["operating"] if working else "",
        exactMatch=parts[0]["wiki"],
    )


def _project(row: dict[str, str], line: str | None, project: str, release: Release, book: Book) -> str | None:
    stage = book.ledger.translate(row["status"], STAGES, project)
    name = f"{row['name']}, {row['part']}" if row["part"] else row["name"]
    start = year(row["year"])
    if stage == "operating":
        reached = {"openedOn": start} if start else {"stage": MARKS[stage]}
    elif stage == "cancelled":
        reached = {} if row["cancelled"] else {"stage": MARKS[stage]}
    elif stage == "mothballed":
        reached = {"openedOn": start, "stage": MARKS[stage]}
    else:
        reached = {"expectedOn": start, "stage": MARKS[stage]}
    states = _states(row["states"], project, book)
    counted = stage != "cancelled" and line not in SYSTEM_TOTALS
    short = book.facility(
        name,
        "Pipeline",
        release,
        **states,
        carries="resource:natural-gas",
        capacity=_amount(row["capacity"], "st:BillionCubicMetresPerYear") if counted else "",
        **reached,
        exactMatch=row["wiki"] if line is None else "",
    )
    if line and short and line != short:
        book.enter(short, "Pipeline", release, partOf=line)
    if stage in LIVE:
        _owners(short, row, "crosses" in states, release, book)
    return short


def _owners(short: str | None, row: dict[str, str], abroad: bool, release: Release, book: Book) -> None:
    direct = owners(row["owner"])
    if abroad and any(o.share == "100" for o in direct) and row["status"] in {"operating", "mothballed"}:
        book.note(WHOLE_LINE)
        return
    enter_owners(short, row["name"], row["owner"], row["parent"], release, book)


def _measure(short: str, row: dict[str, str], release: Release, book: Book) -> None:
    """Enter what only the older sheet has: the length and the states in the order of the flow."""
    states = [book.state(s.strip(), row["ProjectID"]) for s in row["Countries"].split(",")]
    ends = [book.state(row[c], row["ProjectID"]) for c in ("StartCountry", "EndCountry")]
    stretches = ""
    # Some lists of states are not in the order of the flow: only those that begin and end where the line does serve.
    if len(states) > 1 and [states[0], states[-1]] == ends:
        stretches = book.stretches(short, states, release)
    length = number(row["LengthKnownKm"])
    cells = {"length": _amount(length, "st:Kilometre"), "segment": stretches, "cancelledOn": year(row["CancelledYear"])}
    if any(cells.values()):
        book.enter(short, "Pipeline", release, **cells)
    parents, homes = owners(row["Parent"]), row["ParentHQCountry"].split(";")
    if len(parents) == len(homes):
        for parent, home in zip(parents, homes, strict=True):
            book.home(parent.name, book.state(home.strip(), row["ProjectID"]), release)


def _amount(text: str, unit: str) -> str:
    return f"exactly {text} {unit}" if text and text != "0" else ""
