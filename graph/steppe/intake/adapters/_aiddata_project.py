"""A project of AidData with what an editor read of it: its ends, its amount in dollars, its days and its stage."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from steppe.intake.adapters._aiddata_words import CHINA, CURRENCIES, FLOWS, STATES, STATUSES, agencies, bank
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.refresh import Row

CHOICES = Path(__file__).parent / "choices"
DAYS = ("announcedOn", "agreedOn", "signedOn", "approvedOn", "ratifiedOn", "inForceOn", "disbursedOn", "observedOn")
BEGINNINGS = {"announcedOn", "agreedOn", "signedOn", "observedOn"}
NONE = "-"
"""In a choice: not to be told, though a column says something."""
MARKS = {
    "st:Disbursed": "disbursedOn",
    "st:InForce": "inForceOn",
    "st:Agreed": "agreedOn",
    "st:Announced": "announcedOn",
}
WORKS = {"Completion": "st:Ended", "Implementation": "st:InForce", "Pipeline: Commitment": "st:Agreed"}
"""Stage of a building contract by the state of the works."""


def choices(name: str) -> dict[str, Row]:
    """An editor's choices by their first column."""
    with (CHOICES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {next(iter(row.values())): row for row in rows}


@dataclass(frozen=True)
class Project:
    """A row of either release with what an editor read of it."""

    row: Mapping[str, str]
    choice: Mapping[str, str]
    source: str
    where: str

    @property
    def kind(self) -> str:
        """Class of the agreement; empty where the set does not know it."""
        return self.choice["kind"] or Ledger.translate(self.row["flow"], FLOWS, self.where)

    @property
    def by_hand(self) -> bool:
        """Whether its record stands among the facts already, so that this only backs it."""
        return self.choice["answer"] == "hand"

    @property
    def left(self) -> str:
        """Why it is left out, or an empty string."""
        if self.choice["answer"] == "leave":
            return self.choice["reason"]
        return "" if self.kind else "kind of finance not known to the data set itself"

    @property
    def state(self) -> str:
        """The state in which the money is spent."""
        return Ledger.translate(self.row["recipient_condensed"], STATES, self.where)

    def givers(self, earlier: Mapping[str, str] | None) -> list[str]:
        """Lenders or donors: as read, else as the column, the title or the earlier release names them.

        Raises:
            Unaccounted: a loan of which nobody says who lends.
        """
        column = "funding_agencies" if "funding_agencies" in self.row else "funding_agency"
        named = agencies(self.row[column], self.where)
        before = agencies(earlier["funding_agency"], self.where) if earlier else []
        if self.choice["lender"]:
            return self.choice["lender"].split("; ")
        for found in ([a for a in named if a != CHINA], bank(self.row["title"]), before):
            if found and found != [CHINA]:
                return found
        if self.kind == "Loan":
            raise Unaccounted(
                f"{self.where}  nobody says who lends; read it and write the lender in choices/aiddata.csv"
            )
        return [CHINA]

    def amount(self) -> tuple[str, str]:
        """Hedge and number of dollars of the year; no number where none is given or an editor left it."""
        if number := self.choice["number"]:
            return self.choice["hedge"] or "exactly", number.removeprefix(NONE)
        hedge = Ledger.translate(self.row["currency"], CURRENCIES, self.where)
        dollars = self.row["usd_current"]
        return self.choice["hedge"] or hedge, f"{round(float(dollars))}" if dollars else ""

    def days(self) -> Row:
        """Days as read; else the year of commitment, unless the set itself is unsure of it."""
        told = {day: self.choice[day] for day in DAYS if self.choice[day]}
        dated = {"announcedOn", "agreedOn", "signedOn", "observedOn"} & told.keys()
        if (
            dated
            or self.choice["dates"] == NONE
            or self.row["year_uncertain"] != "False"
            or self.choice["answer"] == "hand"
        ):
            return told
        pledge = self.row["status"] == "Pipeline: Pledge"
        return told | {"announcedOn" if pledge else "agreedOn": self.row["year"]}

    def stage(self, days: Row) -> str:
        """Stage that the status shows and no day does."""
        stage = Ledger.translate(self.row["status"], STATUSES, self.where)
        if self.choice["stage"] == NONE or MARKS[stage] in days or (stage == "st:Agreed" and days):
            return ""
        return stage

    def works(self) -> str:
        """Stage of the building contract, where no day shows it: as read, else by the status, which may lag behind."""
        stage = self.choice["works"] or WORKS[self.row["status"]]
        return "" if self.choice["contractOn"] and stage == "st:Agreed" else stage
