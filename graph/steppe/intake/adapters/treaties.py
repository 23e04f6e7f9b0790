"""Trade, water, environmental, energy and arms treaties of the five states: the manytreaties package and its members.

Chosen are treaties that matter between states; amendments, resolutions and technical instruments are left. The package
lists the five states' part in each: a party that is not listed may still be one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from steppe.intake.adapters._choices import Choices
from steppe.intake.adapters._parties import Parties
from steppe.intake.adapters._treaties_read import RELEASE, tell
from steppe.intake.adapters._treaties_settle import READ_ON, Member, settle
from steppe.intake.ledger import Ledger
from steppe.intake.match import Matcher, is_known
from steppe.intake.refresh import Row

MEMBERS = {
    "ieadb": Member("source:manytreaties-ieadb-2025", "actor:ieadb"),
    "ggo": Member("source:manytreaties-huggo-2025", "actor:manytreaties"),
    "gptad": Member("source:manytreaties-gptad-2025", "actor:world-bank"),
    "tfdd": Member("source:manytreaties-tfdd-2025", "actor:oregon-state-university"),
    "desta": Member("source:manytreaties-desta-2025", "actor:desta"),
}
# The source of the member "ggo" and its publisher are described in the facts.
TITLES = {
    "ieadb": ("environmental agreements by state (IEADB)", "manytreaties IEADB environmental agreements", "Mitchell"),
    "gptad": ("preferential trade agreements by state (GPTAD)", "manytreaties GPTAD preferential trade agreements", ""),
    "tfdd": ("freshwater treaties by state (TFDD)", "manytreaties TFDD international freshwater treaties", ""),
    "desta": ("trade agreements by state (DESTA)", "manytreaties DESTA trade agreements design", "Dür; Baccini; Elsig"),
}
BODIES = {
    "actor:desta": ("Design of Trade Agreements project", "DESTA"),
    "actor:ieadb": ("International Environmental Agreements Database Project", "IEADB"),
    "actor:oregon-state-university": ("Oregon State University", ""),
    "actor:world-bank": ("World Bank", ""),
}


def rows(folder: Path, ledger: Ledger, matcher: Matcher) -> Iterator[tuple[str, Row]]:
    """Rows of agreements, claims, actors first named here, and sources."""
    choices = Choices.load("treaties")
    parties = Parties(matcher, MEMBERS["desta"].source)
    # A treaty of the UN collection is named and classed there.
    chosen = [Choices.load("untc"), choices]
    yield from settle(tell(folder, ledger, choices), MEMBERS, chosen, parties, ledger)
    yield from parties.rows()
    for member, (title, locator, author) in TITLES.items():
        source, publisher = MEMBERS[member].source, MEMBERS[member].publisher
        label, other = BODIES[publisher]
        if not is_known(publisher, matcher.index):
            yield "Organisation", {"id": publisher, "label": label, "altLabel": other, "source": source}
        yield (
            "Source",
            {
                "id": source,
                "title": f"manytreaties: {title}, October 2025 release",
                "publisher": publisher,
                "author": author,
                "issued": RELEASE,
                "url": "https://github.com/globalgov/manytreaties",
                "retrievedOn": READ_ON,
                "seenAs": "st:DataSet",
                "locator": locator,
                "source": source,
            },
        )
