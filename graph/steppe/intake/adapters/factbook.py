"""Memberships, figures, trade shares, leaders and ambassadors from the last CIA World Factbook.

Traps: the lists of bodies are not kept up (dissolved bodies, states that left: see ``_factbook_bodies``); only the top
five trade partners are named, so a partner that is absent is not zero; 'Gambia 4 %' of Kazakhstan's imports is an
artefact; amounts change their unit from row to row, and trade its basis from state to state. The Factbook tells when it
was last updated, not since when a state is a member: memberships are ``observedOn``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from steppe.intake.adapters._factbook_bodies import ROLES, WORDS, Body, body_of
from steppe.intake.adapters._factbook_words import (
    HEADS_OF_GOVERNMENT,
    HOLDERS,
    NAMES,
    NOTES,
    PARTNERS,
    PRESIDENTS_GOVERN,
    STATES,
    amount_of,
    basis_of,
    measure_of,
)
from steppe.intake.adapters._told import ByHand, Record
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.terms import expand

READ = "2026-11-22"
UPDATED = "2026-01-22"
"""Day of the last data update; the repository's copy of it was made in May 2026."""
RELEASE = "source:cia-factbook-2026"
BODIES_LIST = "source:cia-world-factbook-2026"
THIS_RELEASE = {RELEASE, BODIES_LIST} | {f"source:cia-factbook-{slug}-2026" for slug, _ in STATES.values()}
"""Sources that hand-written facts describe for parts of this one release."""
MEMBERS = {"Member", "FoundingMember"}
_SINCE = re.compile(r"(?P<who>.*?) \(since (?P<day>.*)\)")


@dataclass
class _Run:
    """What the rows of this run share."""

    ledger: Ledger
    matcher: Matcher
    by_hand: ByHand
    named: dict[str, tuple[str, Row]] = field(default_factory=dict)
    """Things that nobody tells yet, by short form."""

    def name(self, cls: str, short: str, label: str, source: str, **more: str) -> None:
        """Describe a thing unless the fact files do; by the name that other tables give it, if they do."""
        if not self.by_hand.describes(short):
            known = self.matcher.index.labels.get(expand(short), label)
            self.named[short] = (cls, {"id": short, "label": known, **more, "source": source})


def rows(folder: Path, ledger: Ledger, matcher: Matcher) -> Iterator[tuple[str, Row]]:
    """Sources, things that nobody tells yet, memberships, figures and tenures."""
    run = _Run(ledger, matcher, ByHand.read())
    found = [
        *_memberships(folder / "io_membership.csv", run),
        *_figures(folder / "all_fields_flat.csv", run),
        *_shares(folder / "trade_partner_shares.csv", run),
        *_tenures(folder / "leaders_ambassadors.csv", run),
    ]
    used = {row["source"] for _, row in found} - run.by_hand.sources
    yield from (("Source", _source(source)) for source in sorted(used))
    yield from run.named.values()
    yield from found


def _source(source: str) -> Row:
    return {"id": source, "title": "The World Factbook, last data", "publisher": "actor:cia", "issued": "2026",
            "url": "https://github.com/factbook/factbook.json", "retrievedOn": READ, "seenAs": "st:DataSet",
            "locator": "World Factbook last data 2026", "source": source}  # fmt: skip


def _memberships(path: Path, run: _Run) -> Iterator[tuple[str, Row]]:
    told: dict[tuple[str, str], list[Record]] = {}
    for record in run.by_hand.of("Membership").values():
        told.setdefault((record.get("member"), record.get("body")), []).append(record)
    for row in run.ledger.rows(path, ("iso3", "organization", "status"), {}):
        where = f"{path.name}:{row['#line']}"
        body = body_of(row["iso3"], row["organization"], where)
        if isinstance(body, str):
            run.ledger.leave(path.name, body)
            continue
        role = run.ledger.translate(row["status"], ROLES, where)
        if body.cls == "Programme" and role == "Member":
            role = "Participant"
        slug, name = STATES[row["iso3"]]
        if (by_hand := _same(told.get((f"actor:{slug}", body.id), []), role)) is not None:
            if isinstance(by_hand, str):
                run.ledger.leave(path.name, by_hand)
            else:
                yield "Membership", _backing(by_hand, role)
            continue
        run.name(body.cls, body.id, body.name, BODIES_LIST, **_other_name(body, row["organization"], run))
        yield (
            "Membership",
            {
                "id": f"record:{slug}-{body.id.partition(':')[2]}",
                "label": f"{name}{WORDS.get(role, '')} in {body.short}",
                "member": f"actor:{slug}",
                "body": body.id,
                "role": f"st:{role}",
                "observedOn": UPDATED,
                "verifiedOn": READ,
                "source": BODIES_LIST,
            },
        )


def _other_name(body: Body, abbreviation: str, run: _Run) -> Row:
    """The abbreviation as another name, unless it is too short or another thing's already (CDB is a Chinese bank)."""
    if abbreviation == body.name or len(abbreviation) < 3:
        return {}
    try:
        run.matcher.index.find(abbreviation, ("actor", "programme"), near=False)
    except LookupError:
        return {"altLabel": abbreviation}
    return {}


def _same(records: list[Record], role: str) -> Record | str | None:
    """The hand-written record that a row backs, why the row is left out, or None if there is no such record."""
    running = [r for r in records if not r.get("until")]
    if not running:
        return None
    for record in running:
        told = record.get("role").removeprefix("st:")
        if told == role or {told, role} <= MEMBERS:
            return "told by hand from this very release" if record.sources & THIS_RELEASE else record
    return "told by hand in another role"


def _backing(record: Record, role: str) -> Row:
    """A second source of a hand-written membership; a founding member is a member, so that role stays as told."""
    agrees = record.get("role") == f"st:{role}"
    return {
        "id": record.id,
        "member": record.get("member"),
        "body": record.get("body"),
        "role": f"st:{role}" if agrees else "",
        "observedOn": "" if record.get("observedOn") else UPDATED,
        "source": BODIES_LIST,
    }


def _figures(path: Path, run: _Run) -> Iterator[tuple[str, Row]]:
    rows = list(run.ledger.rows(path, ("iso3", "field", "text"), {}))
    bases = {
        (row["iso3"], NOTES[row["field"]]): basis_of(row["text"], f"{path.name}:{row['#line']}")
        for row in rows
        if row["field"] in NOTES
    }
    for row in rows:
        if row["field"] in NOTES:
            continue
        where = f"{path.name}:{row['#line']}"
        if (measure := measure_of(row["field"], where)) is None:
            run.ledger.leave(path.name, "no figure that our questions ask for")
            continue
        amount, (slug, name) = amount_of(row["text"], where), STATES[row["iso3"]]
        yield (
            "Figure",
            {
                "id": f"record:{slug}-{measure.slug}-{amount.year}-cia",
                "label": f"{measure.words} of {name}, {amount.year}",
                "comment": measure.comment or bases.get((row["iso3"], measure.slug), ""),
                "subject": f"actor:{slug}",
                "indicator": f"st:{measure.indicator}",
                "of": f"resource:{measure.of}" if measure.of else "",
                "counterpart": "",
                "during": amount.year,
                "value.hedge": amount.hedge,
                "value.number": amount.number,
                "value.in": amount.unit,
                "reportedBy": "actor:cia",
                "verifiedOn": READ,
                "source": RELEASE,
            },
        )


def _shares(path: Path, run: _Run) -> Iterator[tuple[str, Row]]:
    flows = {
        "Exports - partners": ("ExportShare", "export", "to"),
        "Imports - partners": ("ImportShare", "import", "from"),
    }
    figures = run.by_hand.of("Figure")
    for row in run.ledger.rows(path, ("iso3", "flow", "partner", "share_pct", "year"), {}):
        where = f"{path.name}:{row['#line']}"
        partner = run.ledger.translate(row["partner"], PARTNERS, where)
        if row["flow"] not in flows:
            raise Unaccounted(f"{where}  flow '{row['flow']}' is new")
        indicator, word, way = flows[row["flow"]]
        if not partner:
            run.ledger.leave(path.name, "no state of ours, or an artefact")
            continue
        slug, name = STATES[row["iso3"]]
        short = f"record:{slug}-{word}-share-{partner}-{row['year']}"
        if short in figures:
            run.ledger.leave(path.name, "told by hand from this very release")
            continue
        run.name("State", f"actor:{partner}", NAMES[partner], RELEASE)
        yield (
            "Figure",
            {
                "id": short,
                "label": f"Share of {name} {word}s {way} {NAMES[partner]}, {row['year']}",
                "subject": f"actor:{slug}",
                "indicator": f"st:{indicator}",
                "counterpart": f"actor:{partner}",
                "during": row["year"],
                "value.hedge": "exactly",
                "value.number": row["share_pct"],
                "value.in": "st:Percent",
                "reportedBy": "actor:cia",
                "verifiedOn": READ,
                "source": RELEASE,
            },
        )


def _tenures(path: Path, run: _Run) -> Iterator[tuple[str, Row]]:
    told = {(r.get("holder"), r.get("post"), r.get("from")) for r in run.by_hand.of("Tenure").values()}
    for row in run.ledger.rows(path, ("iso3", "role", "text", "since"), {}):
        where = f"{path.name}:{row['#line']}"
        slug, name = STATES[row["iso3"]]
        if row["role"] == "head of government" and row["iso3"] in PRESIDENTS_GOVERN:
            run.ledger.leave(path.name, "the head of state heads the government: one post")
            continue
        found = _SINCE.fullmatch(row["text"])
        who, since = (found["who"], found["day"]) if found else (row["text"], row["since"])
        if who not in HOLDERS:
            raise Unaccounted(f"{where}  '{who}' is new; say who it is")
        holder, start = HOLDERS[who], _day(since.partition(";")[0], where)
        post, label, state = _post(row["iso3"], row["role"], slug, name, where)
        if (f"person:{holder.slug}", f"post:{post}", start) in told:
            run.ledger.leave(path.name, "told by hand from this very release")
            continue
        source = f"source:cia-factbook-{slug}-2026"
        run.name("Person", f"person:{holder.slug}", holder.name, source)
        run.name(
            "Post", f"post:{post}", label, "source:steppe-editors", postIn=f"actor:{state}", office="st:Ambassador"
        )
        yield (
            "Tenure",
            {
                "id": f"record:{holder.slug}-{post}-{start[:4]}{'-acting' if holder.acting else ''}",
                "label": f"{holder.name} as {'acting ' if holder.acting else ''}{label}",
                "holder": f"person:{holder.slug}",
                "post": f"post:{post}",
                "from": start,
                "observedOn": UPDATED,
                "acting": "true" if holder.acting else "",
                "verifiedOn": READ,
                "source": source,
            },
        )


def _post(iso3: str, role: str, slug: str, name: str, where: str) -> tuple[str, str, str]:
    """Slug and label of the post of an entry, and the slug of the state that the post is in."""
    if role == "chief of state":
        return f"president-of-{slug}", f"President of {name}", slug
    if role == "head of government":
        return HEADS_OF_GOVERNMENT.get(iso3, f"prime-minister-of-{slug}"), f"Head of Government of {name}", slug
    if role == "Diplomatic representation in the US":
        return f"ambassador-of-{slug}-to-united-states", f"Ambassador of {name} to the United States", slug
    if role == "Diplomatic representation from the US":
        return f"ambassador-of-united-states-to-{slug}", f"US Ambassador to {name}", "united-states"
    raise Unaccounted(f"{where}  role '{role}' is new")


def _day(text: str, where: str) -> str:
    for form, written in (("%d %B %Y", "%Y-%m-%d"), ("%B %Y", "%Y-%m"), ("%Y", "%Y")):
        try:
            return datetime.strptime(text.strip(), form).strftime(written)
        except ValueError:
            continue
    raise Unaccounted(f"{where}  '{text}' is no day")
