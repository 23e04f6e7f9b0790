"""US foreign assistance by state and fiscal year (ForeignAssistance.gov): two figures a year, obligated and disbursed.

Traps: the newest fiscal year of a release is partial, and so full of money taken back; a fiscal year runs from October
to September; dollars of the year and dollars at constant prices stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from steppe.intake.ledger import Ledger
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row

FILE = "us_foreign_aid_country_CA.csv"
SOURCE = "source:us-foreign-assistance-2023"
READ = "2026-11-22"
GIVER = "actor:united-states"
REPORTER = "actor:us-government"
USED = ("country_code", "country_name", "transaction_type_name", "fiscal_year", "current_amount")
IGNORED = {
    **dict.fromkeys(("region_id", "region_name"), "one region"),
    **dict.fromkeys(("income_group_acronym", "income_group_name"), "a class of the World Bank"),
    "transaction_type_id": "number of the transaction type",
    "constant_amount": "the year's dollars are kept; prices of another year can be worked out",
}
STATES = {
    "KAZ": "kazakhstan",
    "KGZ": "kyrgyzstan",
    "TJK": "tajikistan",
    "TKM": "turkmenistan",
    "UZB": "uzbekistan",
}
KINDS = {"Obligations": ("Assistance", "obligated"), "Disbursements": ("AssistanceDisbursed", "disbursed")}


def rows(folder: Path, ledger: Ledger, matcher: Matcher) -> Iterator[tuple[str, Row]]:
    """The source and a figure for each state, fiscal year and kind.

    Raises:
        Unaccounted: a state or a kind of transaction is new.
    """
    yield (
        "Source",
        {
            "id": SOURCE,
            "title": "ForeignAssistance.gov: US foreign assistance by country and fiscal year",
            "publisher": REPORTER,
            "issued": "2023-03-14",
            "url": "https://github.com/joshuaalley/us-democ-example/blob/"
            "81aa00509be028bb9a0a1baea90ede9e0bb939f9/data/us_foreign_aid_country.csv",
            "retrievedOn": READ,
            "seenAs": "st:DataSet",
            "locator": "us_foreign_aid_country ForeignAssistance.gov obligations disbursements",
            "missing": "day of first publication; the date is that of the copy read",
            "source": SOURCE,
        },
    )
    read = list(ledger.rows(folder / FILE, USED, IGNORED))
    newest = max(row["fiscal_year"] for row in read)
    for row in read:
        where = f"{FILE}:{row['#line']}"
        state = ledger.translate(row["country_code"], STATES, where)
        kind = ledger.translate(row["transaction_type_name"], {k: k for k in KINDS}, where)
        if row["fiscal_year"] == newest:
            ledger.leave(FILE, f"fiscal {newest}, the newest of the release, is partial")
            continue
        indicator, verb = KINDS[kind]
        year = row["fiscal_year"]
        yield (
            "Figure",
            {
                "id": f"record:{state}-us-assistance-{verb}-{year}",
                "label": f"US assistance {verb} to {row['country_name']}, fiscal {year}",
                "subject": f"actor:{state}",
                "indicator": f"st:{indicator}",
                "counterpart": GIVER,
                "during": year,
                "value.hedge": "exactly",
                "value.number": row["current_amount"],
                "value.in": "currency:USD",
                "reportedBy": REPORTER,
                "comment": f"The US fiscal year {year} ran from October {int(year) - 1} to September {year}.",
                "verifiedOn": READ,
                "source": SOURCE,
            },
        )
