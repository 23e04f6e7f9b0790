"""Bilateral investment treaties of the five states: UNCTAD's navigator as of January 2020.

Status and days are UNCTAD's word of January 2020; nothing later is known here. What was terminated keeps its end, what
never took effect says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from steppe.intake.adapters._parties import Parties, joined, short
from steppe.intake.ledger import Ledger
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row

FILE = "bits_CA.csv"
READ_ON = "2026-11-22"
SOURCE = "source:unctad-investment-treaties-2020"
USED = {
    "Titleofagreement",
    "Shorttitle",
    "Parties",
    "Typeofagreement",
    "Status",
    "Dateofsignature",
    "Dateofentryintoforce",
    "Dateoftermination",
    "Typeoftermination",
}
IGNORED = {
    "Files": "names of text files",
    "Amendmentprotocols": "gives the day of signature again as that of entry into force",
    "Sideinstruments": "gives the day of signature again as that of entry into force",
}
TYPES = {"Bilateral Investment Treaties": "InvestmentTreaty"}
STATUS = {
    "In force": "",
    "Signed": "Signed, and not in force in January 2020",
    "Terminated": "",
}
ENDS = {
    "": "",
    "Unilaterally denounced": "Denounced by one side",
    "Replaced by new treaty": "Replaced by a later treaty",
}
INDEPENDENCE = "1991-09"


def rows(folder: Path, ledger: Ledger, matcher: Matcher) -> Iterator[tuple[str, Row]]:
    """Rows of investment treaties, of the parties first named here, and of their source."""
    parties = Parties(matcher, SOURCE)
    treaties = list(_treaties(folder / FILE, ledger, parties))
    _link(treaties)
    yield from (("InvestmentTreaty", row) for row in treaties)
    yield from parties.rows()
    yield (
        "Organisation",
        {
            "id": "actor:unctad",
            "label": "UN Trade and Development",
            "altLabel": "UNCTAD",
            "source": SOURCE,
        },
    )
    yield (
        "Source",
        {
            "id": SOURCE,
            "title": "International investment agreements navigator, January 2020",
            "publisher": "actor:unctad",
            "issued": "2020-01",
            "url": "https://investmentpolicy.unctad.org/international-investment-agreements",
            "retrievedOn": READ_ON,
            "seenAs": "st:DataSet",
            "locator": "UNCTAD investment agreements navigator bilateral treaties by country",
            "missing": "the navigator of that month itself, seen only in the files of a study of 2020",
            "source": SOURCE,
        },
    )


def _treaties(path: Path, ledger: Ledger, parties: Parties) -> Iterator[Row]:
    for row in ledger.rows(path, USED, IGNORED):
        where = f"{path.name}:{row['#line']}"
        ledger.translate(row["Typeofagreement"], TYPES, where)
        signed = day(row["Dateofsignature"])
        # A treaty that the Soviet Union made: which states it binds now is disputed, and sets of that age are left out.
        if signed < INDEPENDENCE:
            ledger.leave(path.name, "signed by the Soviet Union")
            continue
        actors = parties.find(name.strip() for name in row["Parties"].split(";") if name.strip())
        if actors is None:
            ledger.leave(path.name, "a party is in doubt")
            continue
        yield _row(row, signed, actors, parties, where)


def _row(row: Row, signed: str, actors: list[str], parties: Parties, where: str) -> Row:
    in_force, ended = day(row["Dateofentryintoforce"]), day(row["Dateoftermination"])
    status = Ledger.translate(row["Status"], STATUS, where)
    end = Ledger.translate(row["Typeoftermination"], ENDS, where)
    # "Terminated" without a day of entry into force: it ended without ever having taken effect, as far as UNCTAD knows.
    never = "no entry into force is recorded" if ended and not in_force else ""
    note = "; ".join(part for part in (status, end, never) if part)
    # The year in the title is at times another than that of the signature: the day of signature holds.
    year = signed[:4]
    title = row["Titleofagreement"]
    return {
        "id": f"agreement:{'-'.join(sorted(short(a) for a in actors))}-investment-{year}",
        "label": f"Investment treaty of {joined(sorted(parties.met[a] for a in actors))} ({year})",
        "officialName": title if title != row["Shorttitle"] else "",
        "party": "; ".join(actors),
        "signedOn": signed,
        "inForceOn": in_force,
        "endedOn": ended,
        "supersedes": "",
        "comment": f"{note}." if note else "",
        "verifiedOn": READ_ON,
        "source": SOURCE,
    }


def _link(treaties: list[Row]) -> None:
    """Say which treaty took the place of which.

    Where the end of the one and the beginning of the other differ, only what both say of the day is kept: one of them
    is mistyped.
    """
    by_parties: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(treaties, key=lambda r: r["signedOn"]):
        by_parties[row["party"]].append(row)
    for same in by_parties.values():
        for old, new in pairwise(same):
            if "Replaced" not in old["comment"]:
                continue
            new["supersedes"] = old["id"]
            if old["endedOn"] != new["inForceOn"]:
                old["endedOn"] = shared(old["endedOn"], new["inForceOn"])


def shared(one: str, other: str) -> str:
    """What two days have in common: the day, the month or the year, or nothing.

    >>> shared("2014-01-04", "2014-01-14")
    '2014-01'
    """
    return next((one[:length] for length in (10, 7, 4) if one[:length] == other[:length]), "")


def day(text: str) -> str:
    """Day of ``27dec1995``; the year alone for a first of January, which stands where the day is not known.

    >>> day("27dec1995"), day("01jan2001"), day("")
    ('1995-12-27', '2001', '')
    """
    if not text:
        return ""
    if not re.fullmatch(r"\d\d[a-z]{3}\d{4}", text):
        raise ValueError(f"'{text}' is no day such as 27dec1995")
    found = datetime.strptime(text, "%d%b%Y").date()
    return str(found.year) if (found.month, found.day) == (1, 1) else found.isoformat()
