"""What one state did about a treaty, as a record of its own: signed, ratified or joined."""

from __future__ import annotations

from steppe.intake.adapters._parties import spoken
from steppe.intake.refresh import Row


def accession(slug: str, title: str, actor: str, name: str, source: str, verified: str, **days: str) -> Row:
    """Row of an `Accession`.

    Args:
        slug: of the agreement.
        title: label of the agreement.
        actor: short form of the party, as ``actor:kazakhstan``.
        name: common name of the party.
        source: short form of the source that tells the days.
        verified: day on which the source was read.
        days: by property, as ``signedOn`` and ``ratifiedOn``; empty where unknown.
    """
    who = spoken(name)
    return {
        "id": f"record:{actor.partition(':')[2]}-{slug}",
        "label": f"{who[:1].upper()}{who[1:]}: {title}",
        "contractingParty": actor,
        "accededTo": f"agreement:{slug}",
        **days,
        "verifiedOn": verified,
        "source": source,
    }
