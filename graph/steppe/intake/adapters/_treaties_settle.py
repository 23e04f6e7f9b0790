"""Several members tell of one agreement: one day becomes the fact, what contradicts it a disputed claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from steppe.intake.adapters._accessions import accession
from steppe.intake.adapters._choices import MANY, Choices
from steppe.intake.adapters._parties import Parties
from steppe.intake.adapters._treaties_read import Telling
from steppe.intake.ledger import Ledger
from steppe.intake.refresh import Row
from steppe.terms import expand

READ_ON = "2026-11-22"
UN_COLLECTION = "2015-03-14"
"""Day of the copy of the UN collection: what it holds until then is told from there."""
DAYS = ("agreedOn", "signedOn", "inForceOn", "expiresOn", "endedOn")


@dataclass(frozen=True)
class Member:
    """A data set within the package."""

    source: str
    publisher: str


def settle(
    tellings: Iterable[Telling], members: dict[str, Member], chosen: list[Choices], parties: Parties, ledger: Ledger
) -> Iterator[tuple[str, Row]]:
    """Rows of agreements, one a member that adds or backs something, of the claims that differ, and of accessions.

    Args:
        tellings: what the members tell, most trusted first.
        members: source and publisher by name of the member.
        chosen: choices that give the agreements their class and label.
        parties: finds the actors meant.
        ledger: account of what is left.

    Raises:
        ValueError: an agreement has no class.
    """
    kinds = {slug: kind for choices in chosen for slug, kind in choices.kinds().items()}
    titles = {slug: title for choices in chosen for slug, title in choices.labels().items()}
    by_slug: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_slug[telling.choice.slug].append(telling)
    if bare := sorted(by_slug.keys() - kinds.keys()):
        raise ValueError(f"agreement:{bare[0]} has no class in any choice")
    for slug, its in by_slug.items():
        held = facts(its)
        consents = _consents(its)
        settled = frozenset(consents)
        # The freshwater set lists every state on the river, bound or not: its parties count where no other names any.
        others = any(t.parties for t in its if t.member != "tfdd")
        for telling in its:
            actors = [] if telling.member == "tfdd" and others else parties.find(telling.parties)
            if actors is None:
                ledger.leave(members[telling.member].source, "a party is in doubt")
                continue
            source = members[telling.member].source
            claims = list(_claims(slug, telling, held, members[telling.member]))
            row = {
                "id": f"agreement:{slug}",
                "label": telling.choice.label,
                "altLabel": telling.choice.other,
                "party": MANY.join(actors),
                **{name: held[name] if telling.days.get(name) == held.get(name, "") else "" for name in DAYS},
                "concerns": MANY.join(telling.choice.concerns),
                "claim": MANY.join(claim["id"] for claim in claims),
                "verifiedOn": READ_ON,
                "source": source,
            }
            title = titles.get(slug) or parties.matcher.index.labels[expand(f"agreement:{slug}")]
            joined = list(_accessions(telling, title, consents, parties, source))
            doubts = list(_doubts(telling, title, settled, parties, members[telling.member]))
            if not joined and not doubts and not any(row[name] for name in ("party", "claim", *DAYS)):
                ledger.ignored[f"{source}: backs nothing that is told"] += 1
                continue
            yield kinds[slug], {k: v or "" for k, v in row.items()}
            yield from (("Claim", claim) for claim in claims)
            yield from joined
            yield from doubts


def facts(its: list[Telling]) -> dict[str, str]:
    """The day held in each slot: that of the most trusted member, in the finest precision that agrees with it."""
    held: dict[str, str] = {}
    for telling in its:
        for name, value in telling.days.items():
            if value.startswith(held.get(name, "")):
                held[name] = value
    return held


def _claims(slug: str, telling: Telling, held: dict[str, str], member: Member) -> Iterator[Row]:
    for name, value in telling.days.items():
        if held[name].startswith(value):
            continue
        yield {
            "id": f"claim:{slug}-{telling.member}-{name.removesuffix('On').lower()}",
            name: value,
            "saidBy": member.publisher,
            "standing": "st:Disputed",
            "source": member.source,
        }


def _consents(its: list[Telling]) -> dict[str, str]:
    """Day on which each state ratified or joined.

    A member that contradicts a more trusted one on one state is disputed there and not believed on the others. For a
    treaty of the UN collection only what came later than its copy.
    """
    told: dict[str, str] = {}
    for telling in its:
        telling.disputed = {s: day for s, day in telling.consents.items() if told.get(s, day) != day}
        if telling.disputed:
            telling.consents = {}
        told |= telling.consents
    since = UN_COLLECTION if _of_un(its) else ""
    return {state: day for state, day in told.items() if day > since}


def _of_un(its: list[Telling]) -> bool:
    return any("depositary" in telling.choice.why for telling in its)


def _accessions(
    telling: Telling, title: str, consents: dict[str, str], parties: Parties, source: str
) -> Iterator[tuple[str, Row]]:
    """Rows of the consents that this member tells; each is then told no more."""
    for state in sorted(telling.consents):
        if state not in consents:
            continue
        (actor,) = parties.find([state]) or [""]
        if actor:
            day = consents.pop(state)
            yield "Accession", accession(telling.choice.slug, title, actor, state, source, READ_ON, ratifiedOn=day)


def _doubts(
    telling: Telling, title: str, settled: frozenset[str], parties: Parties, member: Member
) -> Iterator[tuple[str, Row]]:
    """Rows of what this member says otherwise of consents that a more trusted one tells: claims, and who makes them."""
    for state, day in sorted(telling.disputed.items()):
        (actor,) = (parties.find([state]) or [""]) if state in settled else [""]
        if not actor:
            continue
        row = accession(telling.choice.slug, title, actor, state, member.source, READ_ON)
        claim = f"claim:{row['id'].partition(':')[2]}-{telling.member}-ratified"
        yield (
            "Claim",
            {
                "id": claim,
                "ratifiedOn": day,
                "saidBy": member.publisher,
                "standing": "st:Disputed",
                "source": member.source,
            },
        )
        yield "Accession", row | {"claim": claim}
