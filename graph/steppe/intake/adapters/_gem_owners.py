"""From two cells, the owners of a thing and the parents of its owners, to stakes."""

from __future__ import annotations

from steppe.intake.adapters._gem_book import Book, Release
from steppe.intake.adapters._gem_traps import LEFT_OWNERS
from steppe.intake.adapters._gem_words import Owner, owners

KMG = "actor:kazmunaygas"
PARENTS_OF_KMG = {"actor:samruk-kazyna", "actor:national-bank-of-kazakhstan"}


def enter_owners(facility: str | None, name: str, cell: str, parents: str, release: Release, book: Book) -> None:
    """Enter the stakes that two cells tell.

    Parents are those at the top, with their part in the facility. Only where the facility has a single owner is it
    certain whose parents they are, and only where that owner has the whole is their part the same in both.

    Args:
        facility: short form, None if it is left out.
        name: its name in the set, for the owners known to be wrong.
        cell: its owners.
        parents: the owners' parents.
        release: the file.
        book: where to enter them.
    """
    direct, above = owners(cell), owners(parents)
    hedge = _hedge(direct)
    for owner in direct:
        if reason := LEFT_OWNERS.get((name, owner.name)):
            book.note(f"owner left out: {reason}")
        else:
            book.stake(book.actor(owner.name, release), facility, owner.share, hedge, release)
    if len(direct) != 1 or not facility:
        if above and above != direct:
            book.note("parents of several owners, not told apart")
        return
    firm = book.actor(direct[0].name, release)
    found = [(book.actor(p.name, release), p.share) for p in above]
    if firm != KMG and {short for short, _ in found} >= PARENTS_OF_KMG:
        book.note("parents of KazMunayGas among those of another owner")
        return
    whole = direct[0].share == "100"
    for parent, (short, share) in zip(above, found, strict=True):
        if reason := LEFT_OWNERS.get((direct[0].name, parent.name)):
            book.note(f"owner left out: {reason}")
        else:
            book.stake(short, firm, share if whole else "", _hedge(above) if whole else "", release)


def _hedge(found: list[Owner]) -> str:
    """``about`` where the shares add up to nearly the whole and not to the whole: they are rounded."""
    shares = [float(o.share) for o in found if o.share]
    rounded = len(shares) == len(found) > 1 and 97 < sum(shares) < 103 and abs(sum(shares) - 100) > 0.05
    return "about" if rounded else "exactly"
