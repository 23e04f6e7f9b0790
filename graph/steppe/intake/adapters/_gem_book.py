"""The book in which the files of the set are entered: facilities, stakes, firms and regions, and their rows at the end.

One thing may stand in several files. Each file backs it with what it says itself; where two differ in a slot that holds
one value, the newest file has it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from steppe.intake.adapters._gem_held import MANY, Held
from steppe.intake.adapters._gem_words import CITY_OR_REGION, REGIONS, STATES, Owner
from steppe.intake.ledger import Ledger
from steppe.intake.match import Matcher, is_known
from steppe.intake.refresh import Row
from steppe.names import fold
from steppe.terms import expand

VERIFIED = "2026-11-22"
REPEATED = ("owner", "owned", "share.hedge", "share.number", "share.in")
"""Slots that each source of a stake may repeat, for it is these that it backs."""
KIND_OF_ACTOR = {"actor:iran-petroleum-ministry": "Ministry", "actor:social-fund-of-kyrgyzstan": "Organisation"}
"""What an owner is that is no firm."""
LABELS = {
    "actor:enersok": "Enersok",
    "actor:iran-petroleum-ministry": "Ministry of Petroleum of Iran",
    "actor:energoinvest-ltd": "Energoinvest",
    "actor:karakudukmunai": "Karakudukmunai",
    "actor:kazakhstan-electricity-grid-operating-company": "Kazakhstan Electricity Grid Operating Company",
    "actor:kazgermunai": "Kazgermunai",
    "actor:maek": "Mangistau Atomic Energy Complex (MAEK)",
    "actor:stepnogorskaya-tets": "Stepnogorskaya TETS",
    "actor:tenge-oil-gas": "Tenge Oil & Gas",
    "actor:vodokanal-of-ridder": "Vodokanal of Ridder",
}
"""Labels of owners whose names in the set are not fit to be one."""


@dataclass(frozen=True)
class Release:
    """One file of the set: its source and the day on which what it says held."""

    source: str
    issued: str


@dataclass
class Entry:
    """A facility in one file."""

    cls: str
    cells: Row


@dataclass
class Book:
    """Everything entered so far."""

    ledger: Ledger
    matcher: Matcher
    held: Held
    facilities: dict[str, dict[Release, Entry]] = field(default_factory=lambda: defaultdict(dict))
    stakes: dict[tuple[str, str], dict[Release, list[Owner]]] = field(default_factory=lambda: defaultdict(dict))
    actors: dict[str, Row] = field(default_factory=dict)
    regions: dict[str, Row] = field(default_factory=dict)
    resources: dict[str, Row] = field(default_factory=dict)
    segments: dict[str, Row] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    main: dict[str, Release] = field(default_factory=dict)
    """The file that tells a facility's name: the first in which it was entered."""

    def actor(self, name: str, release: Release) -> str | None:
        """Short form of a firm or body; one that nobody told of gets a row of its own. None if left for review."""
        short = self.matcher.find(name, "actor")
        if short is None:
            self.note("owner or operator left for review or left out by decision")
            return None
        if not is_known(short, self.matcher.index):
            row = self.actors.setdefault(
                short, {"id": short, "label": LABELS.get(short, name), "source": release.source}
            )
            self.labels[short] = row["label"]
        return short

    def region(self, state: str, theirs: str, city: str, release: Release) -> str:
        """Short form of a region of a state (by its slug); empty where theirs names none for certain."""
        if not theirs or (theirs in CITY_OR_REGION and city in {*CITY_OR_REGION, ""}):
            return ""
        name = self.ledger.translate(theirs, {t: o for (s, t), o in REGIONS.items() if s == state}, release.source)
        if not name:
            return ""
        known = {"Bishkek": "bishkek", "Dushanbe": "dushanbe", "Balkan Region": "balkan", "Khatlon Region": "khatlon"}
        short = f"place:{known.get(name) or slug(name)}"
        if not is_known(short, self.matcher.index):
            row = {"id": short, "label": name, "within": f"place:{state}", "source": release.source}
            self.regions.setdefault(short, row)
        return short

    def state(self, theirs: str, where: str) -> str:
        """Short form of a state."""
        name = self.ledger.translate(theirs, STATES, where)
        return f"actor:{name}" if name else ""

    def facility(self, name: str, cls: str, release: Release, label: str = "", **cells: str) -> str | None:
        """Enter a facility as one file tells it; its short form, or None if the name is left for review.

        Args:
            name: our name for it, from which it is matched or its slug minted.
            cls: its class.
            release: the file.
            label: its label, if that is more than the name.
            cells: cells of the row; empty ones are dropped; an amount is one cell ``exactly 50 st:Percent``.
        """
        short = self.matcher.find(name, "facility")
        if short is None:
            self.note("facility left for review or left out by decision")
            return None
        if not is_known(short, self.matcher.index):
            self.labels.setdefault(short, label or name)
        self.main.setdefault(short, release)
        self.enter(short, cls, release, **cells)
        return short

    def enter(self, short: str, cls: str, release: Release, **cells: str) -> None:
        """Enter more of a facility that is entered already."""
        entry = self.facilities[short].setdefault(release, Entry(cls, {}))
        entry.cells |= {k: v for k, v in cells.items() if v}

    def stretches(self, short: str, states: list[str], release: Release) -> str:
        """Enter the stretches of a line through states in the order of the flow; their short forms, as a cell."""
        if self.held.get(short, "segment"):
            return ""
        names = []
        for order, state in enumerate(states, 1):
            names.append(f"record:{short.partition(':')[2]}-stretch-{order}")
            row = {"id": names[-1], "order": str(order), "through": state, "source": release.source}
            self.segments[names[-1]] = row
        return "; ".join(names)

    def home(self, name: str, state: str, release: Release) -> None:
        """Enter the home state of a firm that this set brings in."""
        short = self.matcher.find(name, "actor")
        if short in self.actors and state:
            self.actors[short] |= {"homeState": state, "source": release.source}

    def stake(self, owner: str | None, owned: str | None, share: str, hedge: str, release: Release) -> None:
        """Enter that an actor owns a share (a number in per cent, or empty) of a firm or facility."""
        if owner is None or owned is None or owner == owned:
            return
        self.stakes[owner, owned].setdefault(release, []).append(Owner(hedge, share))

    def note(self, reason: str) -> None:
        """Count something that was left out of a row that is otherwise used."""
        self.ledger.ignored[reason] += 1

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Rows of everything entered."""
        for short in sorted(self.facilities):
            yield from self._facility(short)
        for pair in sorted(self.stakes):
            yield from self._stake(*pair)
        for short, row in sorted(self.actors.items()):
            yield KIND_OF_ACTOR.get(short, "Company"), row
        yield from (("Region", row) for _, row in sorted(self.regions.items()))
        yield from (("ManufacturedGood", row) for _, row in sorted(self.resources.items()))
        yield from (("Segment", row) for _, row in sorted(self.segments.items()))

    def _facility(self, short: str) -> Iterator[tuple[str, Row]]:
        told: set[str] = set()
        entries = sorted(self.facilities[short].items(), key=lambda e: e[0].issued, reverse=True)
        for release, entry in entries:
            cells = {"label": self.labels.get(short, "")} if release == self.main[short] else {}
            cells |= {k: v for k, v in entry.cells.items() if k in MANY or k not in told}
            cells["verifiedOn"] = VERIFIED
            told |= cells.keys()
            yield entry.cls, self._fit(short, cells, release)

    def _stake(self, owner: str, owned: str) -> Iterator[tuple[str, Row]]:
        if self._told_of_operator(owner, owned):
            self.note("stake told by hand of the operating firm instead of the facility")
            return
        if owned.startswith("actor:") and self.held.has_owners(owned) and (owner, owned) not in self.held.stakes:
            self.note("parent of a firm whose owners are told by hand: it stands further up")
            return
        records = self.held.stakes.get((owner, owned), [])
        if len(records) > 1:
            self.note("stake told by hand in several records, each with its days")
            return
        record = records[0] if records else f"record:{owner.partition(':')[2]}-in-{owned.partition(':')[2]}"
        told = ""
        for release, said in sorted(self.stakes[owner, owned].items(), key=lambda s: s[0].issued, reverse=True):
            first = not told
            shares = Counter(said)
            if len({s.share for s in said}) > 1:
                self.note(f"share of {record} differs within one file")
                shares.clear()
            (hedge, share), _ = shares.most_common(1)[0] if shares else (Owner("", ""), 0)
            amount = f"{hedge} {share} st:Percent" if share else ""
            if amount and told not in {"", "none", amount}:
                self.note(f"share of {record} is older and differs")
                amount = ""
            told = told if told not in {"", "none"} else (amount or "none")
            cells = {"owner": owner, "owned": owned, "share": amount, "verifiedOn": VERIFIED}
            if first:
                label = f"{self.label(owner)} stake in {self.label(owned)}"
                cells = {"label": label, **cells, "observedOn": release.issued}
            yield "Stake", self._fit(record, cells, release)

    def _told_of_operator(self, owner: str, owned: str) -> bool:
        operators = set(self.held.get(owned, "operator"))
        for entry in self.facilities.get(owned, {}).values():
            operators |= set(filter(None, entry.cells.get("operator", "").split("; ")))
        return any(self.held.get(r, "share") for firm in operators for r in self.held.stakes.get((owner, firm), ()))

    def _fit(self, short: str, cells: Row, release: Release) -> Row:
        row = {"id": short, "source": release.source}
        for name, value in cells.items():
            if not value:
                continue
            if not self.held.fits(short, name, value):
                if name not in {"label", "verifiedOn", "observedOn"}:
                    self.note(f"{name} of {short}: an editor tells it otherwise or left it out")
                continue
            amount = re.fullmatch(r"(exactly|about|atLeast|moreThan|upTo) (\S+) (st:\w+)", value)
            if amount:
                row |= dict(zip((f"{name}.hedge", f"{name}.number", f"{name}.in"), amount.groups(), strict=True))
            else:
                row[name] = value
        return row

    def label(self, short: str) -> str:
        """Label of a thing, ours or told."""
        return self.labels.get(short) or self.matcher.index.label(expand(short))


def slug(name: str) -> str:
    """Slug of a name."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
