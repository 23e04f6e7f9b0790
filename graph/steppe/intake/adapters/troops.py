"""US troops by state and year, and joint exercises of 1994-2010 with forces of the five states (troopdata).

Traps: troops are counted by quarter and so are embassy guards, which are no base; numbers of some years are filled in
by the set; Kyrgyzstan's numbers are doubled in every quarterly row. Of the exercises some have no name, some have no
day, some are told twice, and no more than 24 participants are listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from steppe.intake.adapters._troops_exercises import exercise_rows, exercises
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row

TROOPS, EXERCISES = "us_troops_1992-2025_CA.csv", "mme_exercises_with_CA_participants_1992-2010.csv"
LEFT = {"us_military_construction_CA.csv": "one sum without a unit"}
TROOPS_SOURCE, EXERCISES_SOURCE = "source:troopdata-2026", "source:mme-7"
READ = "2026-11-22"
DEFENCE = "actor:us-defense-department"
STATES = {
    "KAZ": "kazakhstan",
    "KGZ": "kyrgyzstan",
    "TJK": "tajikistan",
    "TKM": "turkmenistan",
    "UZB": "uzbekistan",
}
FROM = 1994
"""First year with a count of the Pentagon's own for any of the five; numbers before it are filled in."""
USED = ("iso3c", "countryname", "year", "month", "quarter", "source", "troops_ad")
COUNTED = "active duty is the number compared over the years"
IGNORED = {
    **dict.fromkeys(("ccode", "year_quarter", "region"), "told by the other columns"),
    **dict.fromkeys(
        ("army_ad", "navy_ad", "air_force_ad", "marine_corps_ad", "coast_guard_ad", "space_force_ad"), COUNTED
    ),
    **dict.fromkeys(("army_national_guard", "air_national_guard", "army_reserve", "navy_reserve"), COUNTED),
    **dict.fromkeys(("marine_corps_reserve", "air_force_reserve", "coast_guard_reserve"), COUNTED),
    **dict.fromkeys(("total_selected_reserve", "troops_all"), COUNTED),
    **dict.fromkeys(("army_civilian", "navy_civilian", "marine_corps_civilian", "air_force_civilian"), "no troops"),
    **dict.fromkeys(("dod_civilian", "total_civilian"), "no troops"),
}
NO_BASE = "Active duty, embassy guards included: a small number is no base."


def rows(folder: Path, ledger: Ledger, matcher: Matcher) -> Iterator[tuple[str, Row]]:
    """Sources, the states and bodies named first here, figures and exercises.

    Raises:
        Unaccounted: a file, state, series or place is new.
    """
    for path in sorted(folder.glob("*.csv")):
        if path.name not in {TROOPS, EXERCISES, *LEFT}:
            raise Unaccounted(f"{path.name}  is new; read it or leave it with a reason")
    yield from _sources()
    yield from _figures(folder / TROOPS, ledger)
    found = exercises(folder / EXERCISES, ledger, matcher)
    for short in sorted({s for e in found for s in e.states} & matcher.minted.keys()):
        yield "State", {"id": short, "label": matcher.minted[short], "source": EXERCISES_SOURCE}
    yield from (("Exercise", row) for row in exercise_rows(found, matcher, EXERCISES_SOURCE, READ))


def _figures(path: Path, ledger: Ledger) -> Iterator[tuple[str, Row]]:
    for row in ledger.rows(path, USED, IGNORED):
        state = ledger.translate(row["iso3c"], STATES, f"{path.name}:{row['#line']}")
        year, counted = int(float(row["year"])), row["source"] == f"{row['month']} {int(float(row['year']))}"
        if year < FROM:
            ledger.leave(path.name, "before the Pentagon's own counts of these states; the numbers are filled in")
        elif state == "kyrgyzstan" and row["source"] != "Kane 2006":
            # Each September number, down to the services, is even and twice Kane's, who agrees elsewhere to the man.
            ledger.leave(path.name, "Kyrgyzstan is counted twice in the quarterly rows")
        elif state == "kyrgyzstan" and not float(row["troops_ad"]):
            ledger.leave(path.name, "a yearly zero may be a gap")
        elif state != "kyrgyzstan" and not counted:
            ledger.leave(path.name, "yearly estimate or a number filled in, beside the quarterly counts")
        elif state != "kyrgyzstan" and row["month"] != "September":
            ledger.leave(path.name, "September, the end of the fiscal year, is taken of each year")
        else:
            month = f"{year}-09" if counted else f"{year}"
            yield (
                "Figure",
                {
                    "id": f"record:us-troops-{state}-{year}",
                    "label": f"US troops in {row['countryname']}, {'September ' if counted else ''}{year}",
                    "subject": f"actor:{state}",
                    "indicator": "st:Troops",
                    "counterpart": "actor:united-states",
                    "during": month,
                    "value.hedge": "exactly",
                    "value.number": f"{int(float(row['troops_ad']))}",
                    "value.in": "st:TroopCount",
                    "reportedBy": DEFENCE,
                    "comment": NO_BASE,
                    "verifiedOn": READ,
                    "source": TROOPS_SOURCE,
                },
            )


def _sources() -> Iterator[tuple[str, Row]]:
    repository = "https://github.com/meflynn/troopdata/blob/3946bcf89a6d72de8abace812dc557f1f249f5f7/data/"
    told = {"publisher": "actor:troopdata", "retrievedOn": READ, "seenAs": "st:DataSet"}
    yield "Organisation", {"id": "actor:troopdata", "label": "troopdata project", "source": TROOPS_SOURCE}
    yield (
        "Ministry",
        {
            "id": DEFENCE,
            "label": "US Department of Defense",
            "unitOf": "actor:us-government",
            "source": TROOPS_SOURCE,
        },
    )
    yield (
        "Source",
        {
            "id": TROOPS_SOURCE,
            "title": "troopdata: US military personnel by state and quarter",
            "issued": "2026-06-02",
            "url": repository + "troopdata_rebuild_long.rda",
            "locator": "troopdata DMDC active duty personnel by country",
            **told,
            "source": TROOPS_SOURCE,
        },
    )
    yield (
        "Source",
        {
            "id": EXERCISES_SOURCE,
            "title": "Multinational Military Exercises 1980-2010, version 7",
            "author": "D'Orazio and Galambos",
            "issued": "2021",
            "url": "https://doi.org/10.7910/DVN/KHFODX",
            "locator": "D'Orazio Galambos multinational military exercises dataset",
            **told,
            "source": EXERCISES_SOURCE,
        },
    )
