"""Oil and gas fields: the map file of the extraction tracker. The Asia tracker's sheet is an older cut of it."""

from __future__ import annotations

import re
from pathlib import Path

from steppe.intake.adapters._gem_book import Book, Release
from steppe.intake.adapters._gem_owners import enter_owners
from steppe.intake.adapters._gem_traps import COMBINED, DEPARTMENT, LEFT_FIELDS
from steppe.intake.adapters._gem_words import FIELD_STAGES, MARKS, plain, point, year

USED = (
    "country/area",
    "wiki-name",
    "status",
    "production-start-year",
    "operator",
    "owner",
    "parent",
    "lat",
    "lng",
    "location-accuracy",
    "unit-id",
    "url",
    "production---oil-(million-bbl/y)",
    "production---gas-(million-m³/y)",
)
IGNORED = {
    "status_display": "the status again",
    "subnational-unit-(province,-state)": "empty",
    "gem-region": "known from the state",
    "country-list": "empty",
    "discovery-year": "no word of ours for the find of a field",
    "fid-year": "a decision that is only expected",
    "production-year---oil": "output is told as figures, from other sources",
    "production-year---gas": "output is told as figures, from other sources",
    "production---total-(oil,-gas-and-hydrocarbons)-(million-boe/y)": "sum in a unit of theirs",
}
_NAME = re.compile(r"^(?P<name>.*?)\s+(Project )?Oil and Gas Field \((?P<states>[A-Za-z-]+)\)$")


def enter(path: Path, release: Release, book: Book) -> None:
    """Enter the fields of the file."""
    rows = {row["unit-id"]: row for row in book.ledger.rows(path, USED, IGNORED)}
    for unit, members in COMBINED.items():
        if unit in rows and all(member in rows for member in members):
            combined = rows.pop(unit)
            book.ledger.leave(path.name, "row for two fields at once; its owners count for each")
            for member in members:
                rows[member] |= {"owner": combined["owner"], "parent": combined["parent"]}
    for unit, row in rows.items():
        if unit in LEFT_FIELDS:
            book.ledger.leave(path.name, LEFT_FIELDS[unit])
        else:
            _enter(row, f"{path.name}:{row['#line']}", release, book)


def _enter(row: dict[str, str], where: str, release: Release, book: Book) -> None:
    match = _NAME.match(row["wiki-name"])
    if match is None:
        raise ValueError(f"{where}  '{row['wiki-name']}' is not named like a field")
    states = [book.state(theirs, where) for theirs in row["country/area"].split("-")]
    bare = match["name"] + (" project" if " Project Oil" in row["wiki-name"] else "")
    name = f"{bare}, {states[0].partition(':')[2].capitalize()}" if bare.startswith("Block") else f"{bare} field"
    stage = book.ledger.translate(row["status"], FIELD_STAGES, where)
    oil, gas = row["production---oil-(million-bbl/y)"], row["production---gas-(million-m³/y)"]
    operator = plain(row["operator"])
    if operator.endswith(DEPARTMENT):
        book.note("operator is a department of the owner")
        operator = ""
    facility = book.facility(
        name,
        "Field",
        release,
        hostState="; ".join(states),
        operator=(operator and book.actor(operator, release)) or "",
        **_stage(row, stage, book),
        yields="; ".join(["resource:crude-oil"] * bool(oil) + ["resource:natural-gas"] * bool(gas)),
        # Where the accuracy is empty, the point is the middle of the state.
        coordinates=point(row["lng"], row["lat"]) if row["location-accuracy"] == "exact" else "",
        exactMatch=row["url"],
    )
    enter_owners(facility, name, row["owner"], row["parent"], release, book)


def _stage(row: dict[str, str], stage: str, book: Book) -> dict[str, str]:
    start = row["production-start-year"]
    if "(expected)" in start:
        return {"expectedOn": year(start)}
    if start and stage == "announced":
        # On the way to production with a start behind it: an old plan, or a field built anew; neither is certain.
        book.note("status and start year of a field in development whose start lies behind")
        return {}
    if start:
        return {"openedOn": year(start)}
    return {"stage": MARKS[stage]} if stage else {}
