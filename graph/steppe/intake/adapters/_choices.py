"""What an editor took of a data set of treaties: which treaty becomes which agreement, and which is left and why.

The choices lie beside the adapters as CSV, one row a treaty of the set. A treaty without a row stops the refresh.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "choices"
MANY = "; "


@dataclass(frozen=True)
class Choice:
    """One treaty of a set: the agreement it is here, or no slug and the reason it is left."""

    slug: str
    kind: str = ""
    label: str = ""
    other: str = ""
    parties: tuple[str, ...] = ()
    """Names of parties that the set's rows for the five states do not list."""
    only: bool = False
    """Whether the named parties are all that may be told."""
    concerns: tuple[str, ...] = ()
    skip: frozenset[str] = frozenset()
    """Properties that this set is not believed in."""
    why: str = ""
    word: str = ""


@dataclass
class Choices:
    """Choices by member of the set and key."""

    by_key: dict[tuple[str, str], list[Choice]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def load(cls, name: str) -> Choices:
        """Choices of a data set.

        Raises:
            ValueError: a row neither names an agreement nor says why it is left.
        """
        choices = cls()
        with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                choice = _choice(row)
                if not choice.slug and not choice.why:
                    raise ValueError(f"{name}.csv: {row['key']} has neither slug nor reason")
                choices.by_key[row.get("member") or "", row["key"]].append(choice)
        return choices

    def find(self, member: str, key: str, title: str = "") -> Choice | None:
        """Choice for a treaty; where several share a key, the one whose word the title has.

        Raises:
            ValueError: the words of two choices fit.
        """
        fitting = [c for c in self.by_key.get((member, key), []) if c.word in title]
        if len(fitting) > 1:
            raise ValueError(f"two choices fit {key} '{title}'; give them words that tell them apart")
        return fitting[0] if fitting else None

    def kinds(self) -> dict[str, str]:
        """Class name of each agreement that a choice gives one."""
        return {c.slug: c.kind for its in self.by_key.values() for c in its if c.kind}

    def labels(self) -> dict[str, str]:
        """Label of each agreement that a choice gives one."""
        return {c.slug: c.label for its in self.by_key.values() for c in its if c.label}


def _choice(row: dict[str, str]) -> Choice:
    parties = row.get("parties") or ""
    return Choice(
        slug=row["slug"],
        kind=row["kind"],
        label=row["label"],
        other=row["other"],
        parties=_many(parties.removeprefix("=")),
        only=parties.startswith("="),
        concerns=tuple(c if ":" in c else f"resource:{c}" for c in _many(row.get("concerns") or "")),
        skip=frozenset(_many(row.get("skip") or "")),
        why=row["why"],
        word=row.get("word") or "",
    )


def _many(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(MANY) if part)
