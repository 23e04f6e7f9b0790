"""Days of mixed precision made comparable.

Comparing a year with a day silently drops rows in every SPARQL engine, so each record gets its bounds as days: the
first and last day on which it can have begun and ended. Each dated line also becomes a milestone: the stage it shows
and the days within which the stage was reached. Nothing here reads the clock.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256

import pyoxigraph as ox
from rdflib.namespace import RDF, XSD

from steppe.read import Schema
from steppe.terms import NS, PREFIXES, ST, iri, slug_of

BEGINS = ("from", "listedOn", "heldOn", "inForceOn", "signedOn", "agreedOn", "madeOn", "during", "ratifiedOn")
"""Properties whose value begins the interval of their subject, the strongest first; only the first present counts."""
EVENT = str(ST.Event)
TENURE = ox.NamedNode(str(ST.Tenure))
WORKS_FROM, WORKS_UNTIL = "openedOn", "closedOn"
"""The same for a facility, which is no record: it holds sway while it works, and no source's date stands in."""
ENDS = ("until", "heldOn", "endedOn", "expiresOn", "cancelledOn")
"""Properties whose value is the last day; ``delistedOn`` is the first day after."""
HALTED = 80
"""Rank from which a stage halts or ends what went before."""
Span = tuple[str, date | None, date | None]
"""A stage and the first and last day on which it can have been reached."""


def bounds(text: str) -> tuple[date, date]:
    """First and last day of a year, month or day.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return date(*parts), date(*parts)


def _day(value: date) -> ox.Literal:
    return ox.Literal(value.isoformat(), datatype=ox.NamedNode(str(XSD.date)))


def _as_told(earliest: date | None, latest: date | None) -> ox.Literal:
    """The year, month or day that a span of days came from; ``by`` its last day if it has no first."""
    if earliest is None or latest is None:
        return ox.Literal(f"by {latest or earliest}")
    length = (latest - earliest).days
    if length == 0:
        return _day(latest)
    if length < 31:
        return ox.Literal(f"{earliest:%Y-%m}", datatype=ox.NamedNode(str(XSD.gYearMonth)))
    return ox.Literal(f"{earliest:%Y}", datatype=ox.NamedNode(str(XSD.gYear)))


def _triple(subject: str, term: str, object_: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(term), object_)


def derive_days(facts: Iterable[ox.Quad], issued: dict[str, str], schema: Schema) -> list[ox.Triple]:
    """Bounds and milestones of every dated subject, sorted.

    Args:
        facts: told lines in the graphs of their sources.
        issued: day of issue by source, for records whose own days are not told.
        schema: says which stage each date property marks.
    """
    days: dict[str, dict[str, str]] = defaultdict(dict)
    stages: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    known: dict[str, set[str]] = defaultdict(set)
    records: set[str] = set()
    tenures: set[str] = set()
    events: set[str] = set()
    record_classes = {c for c in schema.classes if schema.is_a(c, str(ST.Record))}
    for q in facts:
        subject, predicate = iri(q.subject), q.predicate.value
        if (source := iri(q.graph_name)) in issued:
            known[subject].add(issued[source])
        if predicate == str(ST.stage):
            stages[subject][iri(q.object)] |= {issued[source]} if source in issued else set()
        elif predicate == str(RDF.type) and iri(q.object) in record_classes:
            records.add(subject)
            if q.object == TENURE:
                tenures.add(subject)
            elif schema.is_a(iri(q.object), EVENT):
                events.add(subject)
        elif isinstance(q.object, ox.Literal) and predicate.startswith(NS):
            days[subject][predicate.removeprefix(NS)] = q.object.value
    found: list[ox.Triple] = []
    for subject in sorted(records | set(days) | set(stages)):
        told = days.get(subject, {})
        if subject in records:
            found += _interval(subject, told, known[subject], subject in tenures)
        elif WORKS_FROM in told or WORKS_UNTIL in told:
            working = {"from": told.get(WORKS_FROM), "until": told.get(WORKS_UNTIL)}
            found += _interval(subject, {p: day for p, day in working.items() if day}, set())
        typed = {stage: _first(by or known[subject]) for stage, by in stages[subject].items()}
        if subject in events:
            told = _passing(told, typed)
        found += _milestones(subject, told, typed, _first(known[subject]), schema)
    return sorted(set(found), key=str)


def _interval(subject: str, told: dict[str, str], known: set[str], passes: bool = False) -> Iterator[ox.Triple]:
    """Bounds of a subject; ``passes`` if it changes hands, so that a day it was seen on says nothing of later days."""
    begin = next((told[p] for p in BEGINS if p in told), None)
    if begin:
        earliest, latest = bounds(begin)
        yield _triple(subject, str(ST.beginsEarliest), _day(earliest))
        yield _triple(subject, str(ST.beginsLatest), _day(latest))
    elif "observedOn" in told:
        yield _triple(subject, str(ST.beginsLatest), _day(bounds(told["observedOn"])[1]))
    elif (seen := _first(known)) and not {"announcedOn", "proposedOn", "expectedOn"} & told.keys():
        # A source that reports the state of affairs shows that it held when the source was issued.
        yield _triple(subject, str(ST.beginsLatest), _day(seen))
    elif planned := [told[p] for p in ("announcedOn", "proposedOn") if p in told]:
        yield _triple(subject, str(ST.beginsEarliest), _day(min(bounds(day)[0] for day in planned)))
    end = next((told[p] for p in ENDS if p in told), None)
    if end:
        earliest, latest = bounds(end)
        yield _triple(subject, str(ST.endsEarliest), _day(earliest))
        yield _triple(subject, str(ST.endsLatest), _day(latest))
    elif passes and "observedOn" in told:
        yield _triple(subject, str(ST.endsEarliest), _day(bounds(told["observedOn"])[1]))
    elif "delistedOn" in told:
        earliest, latest = bounds(told["delistedOn"])
        yield _triple(subject, str(ST.endsEarliest), _day(earliest - timedelta(days=1)))
        yield _triple(subject, str(ST.endsLatest), _day(latest - timedelta(days=1)))


def _first(days: Iterable[str]) -> date | None:
    """The earliest day by which one of some days has passed."""
    return min((bounds(day)[1] for day in days), default=None)


def _passing(told: dict[str, str], typed: dict[str, date | None]) -> dict[str, str]:
    """Days of an event, which took place and does not go on because nobody tells of its end.

    What a source saw happen (``observedOn``) becomes a typed stage, held by that day.
    """
    told = dict(told)
    if seen := told.pop("observedOn", None):
        typed[NS + "Held"] = bounds(seen)[1]
    if "from" in told and not {*ENDS, "resumedOn"} & told.keys():
        told["heldOn"] = told.pop("from")
    return told


def _milestones(
    subject: str, told: dict[str, str], stages: dict[str, date | None], seen: date | None, schema: Schema
) -> Iterator[ox.Triple]:
    dated = {p: day for p, day in sorted(told.items()) if NS + p in schema.marks}
    planned = dated.pop("expectedOn", None)
    spans: list[Span] = [(schema.marks[NS + p], *bounds(day)) for p, day in dated.items()]
    if planned and not spans:
        # A plan is a stage only where nothing more is known: a delivery due next year does not undo a signature.
        # It is one from the day on which a source tells of it.
        first, last = bounds(planned)
        spans.append((schema.marks[NS + "expectedOn"], *((None, seen) if seen and seen < last else (first, last))))
    if "until" in told:
        first, last = bounds(told["until"])
        spans.append((NS + "Ended", first + timedelta(days=1), last + timedelta(days=1)))
    spans += [(stage, None, by) for stage, by in stages.items()]
    lifted = set(_lifted(spans, schema))
    ordered = sorted(lifted, key=lambda span: (span[1] or span[2] or date.max, schema.ranks.get(span[0], 0), span[0]))
    forward = _forward([stage for stage, _, _ in ordered], schema)
    for place, (stage, earliest, latest) in enumerate(ordered):
        later = zip(ordered[place + 1 :], forward[place + 1 :], strict=True)
        overtaken = next((begins or ends for (_, begins, ends), goes_on in later if goes_on), None)
        yield from _milestone(subject, stage, earliest, latest, overtaken if forward[place] else earliest or latest)


def _lifted(spans: Iterable[Span], schema: Schema) -> Iterator[Span]:
    """Spans; a halt, a resumption or an end begins no sooner than what began within its month or year."""
    began = [(schema.ranks.get(stage, 0), first) for stage, first, _ in spans if first]
    for stage, earliest, latest in spans:
        rank = schema.ranks.get(stage, 0)
        if earliest and latest and rank >= HALTED:
            within = [first for of, first in began if of < rank and earliest < first <= latest]
            yield stage, max([earliest, *within]), latest
        else:
            yield stage, earliest, latest


def _forward(stages: list[str], schema: Schema) -> list[bool]:
    """Whether each stage leads on from those before it: what is announced after it was signed is no plan again.

    After a stage that closes, plans may begin anew.
    """
    firmest, found = 0, list[bool]()
    for stage in stages:
        rank = schema.ranks.get(stage, 0)
        found.append(rank >= firmest)
        if stage in schema.closing:
            firmest = 0
        elif rank < HALTED:
            firmest = max(firmest, rank)
    return found


def _milestone(
    subject: str, stage: str, earliest: date | None, latest: date | None, overtaken: date | None
) -> Iterator[ox.Triple]:
    digest = sha256(f"{subject} {stage} {earliest} {latest}".encode()).hexdigest()[:12]
    node = f"{PREFIXES['record']}{slug_of(subject)}.milestone.{digest}"
    yield _triple(subject, str(ST.milestone), ox.NamedNode(node))
    yield _triple(node, str(RDF.type), ox.NamedNode(str(ST.Milestone)))
    yield _triple(node, str(ST.stage), ox.NamedNode(stage))
    if earliest or latest:
        yield _triple(node, str(ST.reached), _as_told(earliest, latest))
    days = (
        (ST.earliest, earliest),
        (ST.latest, latest),
        (ST.reachedOn, earliest or latest),
        (ST.overtakenOn, overtaken),
    )
    for term, day in days:
        if day:
            yield _triple(node, str(term), _day(day))
