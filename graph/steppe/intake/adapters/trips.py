"""Journeys of China's presidents and premiers to the five states, 1994-2019 (CEIAS, WHO | WHERE | WHEN).

Traps: a journey has a year and no day; a leader's second visit to a state in one year would stand in one row.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from steppe.intake.ledger import Ledger
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row

FILE = "www_v1.1_CA.csv"
SOURCE = "source:ceias-who-where-when-2021"
READ = "2026-11-22"
STATES = {
    "Kazakhstan": "actor:kazakhstan",
    "Kyrgyzstan": "actor:kyrgyzstan",
    "Tajikistan": "actor:tajikistan",
    "Turkmenistan": "actor:turkmenistan",
    "Uzbekistan": "actor:uzbekistan",
}
LEVELS = {"President": "president", "Premier": "premier"}
IGNORED = dict.fromkeys(
    ("Continent", "Developed country", "Communist country", "Developing country"), "a class of the host"
)


def rows(folder: Path, ledger: Ledger, matcher: Matcher) -> Iterator[tuple[str, Row]]:
    """The source, the leaders named first here, and a visit for each row.

    Raises:
        Unaccounted: a state or level is new.
    """
    yield (
        "ThinkTank",
        {
            "id": "actor:ceias",
            "label": "Central European Institute of Asian Studies",
            "altLabel": "CEIAS",
            "source": SOURCE,
        },
    )
    yield (
        "Source",
        {
            "id": SOURCE,
            "title": "WHO | WHERE | WHEN: international travel of the Chinese leaders, version 1.1",
            "publisher": "actor:ceias",
            "author": "R. Turcsányi, M. Eckert, M. Šimalčík, N. Majsniarová",
            "issued": "2021-07-15",
            "url": "https://github.com/milesdwilliams15/chinese_media_and_foreign_aid/blob/"
            "6d4593b9f3398b8af691e7fb58d07c01b432afaa/01_data/PublicDiplomacy/WHO-WHERE-WHEN-dataset-v.1.1.xlsx",
            "retrievedOn": READ,
            "seenAs": "st:DataSet",
            "locator": "CEIAS international travel of Chinese leaders",
            "source": SOURCE,
        },
    )
    for row in ledger.rows(folder / FILE, ("Year", "Name", "Level", "Country"), IGNORED):
        where = f"{FILE}:{row['#line']}"
        host = ledger.translate(row["Country"], STATES, where)
        level = ledger.translate(row["Level"], LEVELS, where)
        if not (leader := matcher.find(row["Name"], "person")):
            ledger.leave(FILE, "the leader is in doubt")
            continue
        if leader in matcher.minted:
            yield "Person", {"id": leader, "label": row["Name"], "citizenOf": "actor:china", "source": SOURCE}
        slug = f"{leader.removeprefix('person:')}-{host.removeprefix('actor:')}"
        yield (
            "Visit",
            {
                "id": f"event:{slug}-{row['Year']}",
                "label": f"{row['Name']}'s visit to {row['Country']}, {row['Year']}",
                "participant": leader,
                "host": host,
                "envoyOf": "actor:china",
                "heldOn": row["Year"],
                "comment": f"A journey as {level} of China.",
                "verifiedOn": READ,
                "source": SOURCE,
            },
        )
