"""Multilateral treaties deposited with the United Nations: which of the five states and the three powers is bound.

The copy is of March 2015. A state is a party if it ratified, acceded or the like; what each state did, one that has
only signed included, is a record of its own. The day in a treaty's title is that of its text, which is told as agreed,
not as signed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from steppe.intake.adapters._accessions import accession
from steppe.intake.adapters._choices import Choice, Choices
from steppe.intake.adapters._parties import COMMON, spoken
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row

READ_ON, RELEASE = "2026-11-22", "2015-03-14"
INDEX, ACTIONS = "index.csv", "actions_CA_powers.csv"
FIVE = {"Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"}
WORDS = 7
# The columns of the original tables are named after everything they may hold. The letter after the day says what it is:
# none for a ratification, and these.
LETTERS = {
    "": "",
    "a": "accession",
    "A": "acceptance",
    "AA": "approval",
    "c": "formal confirmation",
    "d": "succession",
    "P": "consent to be bound or participation",
    "s": "definitive signature",
}
SIGNATURE, BINDING = "Signature", "Signature by"
# Columns that are neither signature nor consent to be bound.
ASIDE = ("Application", "Notification", "Provisional", "Registration", "Resolution", "Date of Adoption", "UNTS")
DAY = re.compile(r"(\d{1,2} [A-Z][a-z]{2} \d{4})(?: ([A-Za-z]{1,2}))?")
TITLE = re.compile(r"(?P<name>.+)\. (?P<place>[^.]+?),? (?P<day>\d{1,2} [A-Z][a-z]+ \d{4})")


@dataclass
class Acts:
    """What states did about one treaty, by name of the state: the first day of each kind of act."""

    signed: dict[str, str] = field(default_factory=dict)
    bound: dict[str, str] = field(default_factory=dict)


def rows(folder: Path, ledger: Ledger, matcher: Matcher) -> Iterator[tuple[str, Row]]:
    """Rows of treaties, of what states did about them, of claims, and of sources: one a treaty, with its page."""
    choices = Choices.load("untc")
    used = {"chapter_no", "treaty_no", "treaty_name", "url"}
    ignored = {"chapter_url": "page of a whole chapter", "chapter_name": "heading of a chapter"}
    titles = {
        f"{r['chapter_no']}-{r['treaty_no'].replace('.', '-')}": r for r in ledger.rows(folder / INDEX, used, ignored)
    }
    for key, its in _by_treaty(folder / ACTIONS, ledger).items():
        choice = choices.find("", key)
        if choice is None:
            if FIVE & {r["participant"] for r in its}:
                raise Unaccounted(f"{ACTIONS}:{its[0]['#line']}  treaty {key} is new; choose it or say why not")
            _leave(ledger, its, "none of the five states takes part")
            continue
        if not choice.slug:
            _leave(ledger, its, choice.why)
            continue
        yield from _treaty(choice, titles[key], _acts(its), matcher)
    taken = {key for (_, key), (choice, *_) in choices.by_key.items() if choice.slug}
    for _ in titles.keys() - taken:
        ledger.leave(INDEX, "treaty not taken")


def _by_treaty(path: Path, ledger: Ledger) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in ledger.rows(path, {"treaty_file", "participant", "action", "date"}, {}):
        groups[row["treaty_file"]].append(row)
    return groups


def _acts(its: list[Row]) -> Acts:
    acts = Acts()
    for row in its:
        if row["action"].startswith(ASIDE):
            continue
        where = f"{ACTIONS}:{row['#line']}"
        if not (match := DAY.fullmatch(row["date"])):
            raise Unaccounted(f"{where}  '{row['date']}' is no day such as '24 Jan 2006 a'")
        Ledger.translate(match[2] or "", LETTERS, where)
        # In a column of signatures a letter only tells a succession to a signature or one ad referendum.
        signed = row["action"].startswith(SIGNATURE) and not row["action"].startswith(BINDING)
        done = acts.signed if signed else acts.bound
        day = datetime.strptime(match[1], "%d %b %Y").date().isoformat()
        done[row["participant"]] = min(day, done.get(row["participant"], day))
    return acts


def _treaty(choice: Choice, listed: Row, acts: Acts, matcher: Matcher) -> Iterator[tuple[str, Row]]:
    title = TITLE.fullmatch(listed["treaty_name"])
    if not title:
        raise Unaccounted(f"{INDEX}:{listed['#line']}  '{listed['treaty_name']}' does not end in a place and a day")
    actors = {name: _actor(name, matcher) for name in acts.bound.keys() | acts.signed.keys()}
    bound = sorted(acts.bound, key=lambda name: actors[name])
    source = "source:un-treaty-collection-" + re.sub(r"-\d{4}$", "", choice.slug)
    # A treaty of which fewer than two parties are known here shows its signatories as parties claimed, no others do.
    claims = [
        _claim(choice.slug, actors[name], _common(name), acts.signed[name], source)
        for name in sorted(acts.signed.keys() - acts.bound.keys())
        if len(bound) < 2
    ]
    yield (
        choice.kind,
        {
            "id": f"agreement:{choice.slug}",
            "label": choice.label,
            "altLabel": choice.other,
            "officialName": title["name"],
            "party": "; ".join(actors[name] for name in bound),
            "agreedOn": datetime.strptime(title["day"], "%d %B %Y").date().isoformat(),
            "claim": "; ".join(claim["id"] for claim in claims),
            "verifiedOn": READ_ON,
            "source": source,
        },
    )
    yield from (("Claim", claim) for claim in claims)
    # These are the days of the states' own acts; a treaty binds later, once it is in force.
    for name, actor in sorted(actors.items()):
        days = {"signedOn": acts.signed.get(name, ""), "ratifiedOn": acts.bound.get(name, "")}
        yield "Accession", accession(choice.slug, choice.label, actor, _common(name), source, READ_ON, **days)
    yield (
        "Source",
        {
            "id": source,
            "title": f"{choice.label}: signatures and ratifications",
            "publisher": "actor:un",
            "issued": RELEASE,
            "url": listed["url"],
            "retrievedOn": READ_ON,
            "seenAs": "st:DataSet",
            "locator": " ".join(title["name"].replace(",", "").split()[:WORDS]),
            "missing": "what came after March 2015, the month of the copy read",
            "source": source,
        },
    )


def _claim(slug: str, actor: str, name: str, day: str, source: str) -> Row:
    return {
        "id": f"claim:{slug}-{actor.partition(':')[2]}-signed",
        "statement": f"Signed by {spoken(name)} on {day}, without word of ratification by March 2015.",
        "topic": actor,
        "party": actor,
        "saidBy": "actor:un",
        "saidOn": RELEASE,
        "standing": "st:Attributed",
        "source": source,
    }


def _actor(name: str, matcher: Matcher) -> str:
    actor = matcher.find(_common(name), "actor")
    if actor is None or actor in matcher.minted:
        raise Unaccounted(f"{ACTIONS}  participant '{name}' is no state told elsewhere")
    return actor


def _common(name: str) -> str:
    return {**COMMON, "United States of America": "United States"}.get(name, name)


def _leave(ledger: Ledger, its: list[Row], reason: str) -> None:
    for _ in its:
        ledger.leave(ACTIONS, reason)
