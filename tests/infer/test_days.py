"""Days of mixed precision become bounds that can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as some

from steppe.ask import Steppe
from steppe.infer import derive_days
from steppe.infer.days import bounds
from steppe.read import Schema
from steppe.terms import curie, expand

days = some.dates(date(1900, 1, 1), date(2100, 12, 31))
lengths = some.sampled_from([4, 7, 10])
PRECISION = {4: "gYear", 7: "gYearMonth", 10: "date"}
SOURCE = expand("source:s")
BARE = Schema(classes={expand("st:Record"), expand("st:Tenure")})
BARE.parents[expand("st:Tenure")].add(expand("st:Record"))


def day(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(expand(f"xsd:{PRECISION[len(text)]}")))


def triples(
    schema: Schema, kind: str, issued: Mapping[str, str] | None = None, /, **told: str
) -> Iterator[tuple[str, str, str]]:
    """Node (empty for the record itself), short property and value that follow from one record with the told days."""
    subject, graph = ox.NamedNode(expand("record:r")), ox.NamedNode(SOURCE)
    facts = [ox.Quad(subject, ox.NamedNode(expand("rdf:type")), ox.NamedNode(expand(f"st:{kind}")), graph)]
    for name, text in told.items():
        held = ox.NamedNode(expand(text)) if ":" in text else day(text)
        facts.append(ox.Quad(subject, ox.NamedNode(expand(f"st:{name.rstrip('_')}")), held, graph))
    for triple in derive_days(facts, dict(issued or {}), schema):
        assert isinstance(triple.subject, ox.NamedNode)
        assert isinstance(triple.object, ox.NamedNode | ox.Literal)
        node = "" if triple.subject == subject else triple.subject.value
        yield node, curie(triple.predicate.value).removeprefix("st:"), curie(triple.object.value)


def parts(told: Iterable[tuple[str, str, str]]) -> list[dict[str, str]]:
    """Milestones by short property."""
    found: dict[str, dict[str, str]] = {}
    for node, name, text in told:
        if node:
            found.setdefault(node, {})[name] = text.removeprefix("st:")
    return list(found.values())


def derived(schema: Schema, kind: str, issued: Mapping[str, str] | None = None, /, **told: str) -> dict[str, set[str]]:
    """Derived values by short property of one record with the told days; milestones as ``stage earliest latest``."""
    drawn = list(triples(schema, kind, issued, **told))
    found: dict[str, set[str]] = {}
    for node, name, text in drawn:
        if not node:
            found.setdefault(name, set()).add(text)
    found["milestone"] = {
        " ".join(part[k] for k in ("stage", "earliest", "latest") if k in part) for part in parts(drawn)
    }
    return found


def standing(schema: Schema, at: str, **told: str) -> set[str]:
    """Stages of an agreement with the told days that no later one has overtaken by the day."""
    return {
        part["stage"]
        for part in parts(triples(schema, "Contract", **told))
        if part["reachedOn"] <= at < part.get("overtakenOn", "9999")
    }


@given(days, lengths)
def test_a_day_lies_within_the_bounds_of_any_of_its_precisions(when: date, length: int) -> None:
    first, last = bounds(when.isoformat()[:length])
    assert first <= when <= last
    assert first.isoformat()[:length] == last.isoformat()[:length] == when.isoformat()[:length]


@given(days, lengths)
def test_the_day_after_the_bounds_has_another_text(when: date, length: int) -> None:
    text = when.isoformat()[:length]
    first, last = bounds(text)
    assert (first - timedelta(days=1)).isoformat()[:length] != text
    assert (last + timedelta(days=1)).isoformat()[:length] != text


@given(days, lengths)
def test_less_precision_never_narrows(when: date, length: int) -> None:
    first, last = bounds(when.isoformat()[:length])
    wider_first, wider_last = bounds(when.isoformat()[:4])
    assert wider_first <= first <= last <= wider_last


def test_a_leap_month_is_as_long_as_it_is() -> None:
    assert bounds("2024-02")[1] == date(2024, 2, 29)
    assert bounds("2023-02")[1] == date(2023, 2, 28)


@given(some.tuples(days, lengths), some.tuples(days, lengths))
def test_a_tenure_has_four_bounds_in_order(one: tuple[date, int], other: tuple[date, int]) -> None:
    begin, end = sorted((one, other))
    told = {"from_": begin[0].isoformat()[: begin[1]], "until": end[0].isoformat()[: end[1]]}
    got = derived(BARE, "Tenure", None, **told)
    earliest, latest = (min(got[k]) for k in ("beginsEarliest", "beginsLatest"))
    assert earliest <= begin[0].isoformat() <= latest
    earliest, latest = (min(got[k]) for k in ("endsEarliest", "endsLatest"))
    assert earliest <= end[0].isoformat() <= latest


def test_signed_begins_an_agreement_unless_it_took_effect_later(schema: Schema) -> None:
    assert derived(schema, "Treaty", signedOn="2018-11-02")["beginsLatest"] == {"2018-11-02"}
    both = derived(schema, "Treaty", signedOn="2018-11-02", inForceOn="2019-04")
    assert both["beginsEarliest"] == {"2019-04-01"}
    assert both["beginsLatest"] == {"2019-04-30"}


def test_what_is_only_announced_has_not_begun(schema: Schema) -> None:
    got = derived(schema, "Session", {SOURCE: "2025-09-02"}, announcedOn="2025-09-01", expectedOn="2025-10-14")
    assert "beginsLatest" not in got
    assert got["beginsEarliest"] == {"2025-09-01"}
    assert got["milestone"] == {"Announced 2025-09-01 2025-09-01"}


def test_a_plan_is_a_stage_where_nothing_more_is_known(schema: Schema) -> None:
    assert derived(schema, "Session", expectedOn="2025-10")["milestone"] == {"Expected 2025-10-01 2025-10-31"}


def test_a_plan_is_one_from_the_day_on_which_a_source_tells_of_it(schema: Schema) -> None:
    got = derived(schema, "Session", {SOURCE: "2025-08-20"}, expectedOn="2025-10")
    assert got["milestone"] == {"Expected 2025-08-20"}


def test_an_announcement_after_the_signature_does_not_undo_it(schema: Schema) -> None:
    told = {
        "signedOn": "2021-10-05",
        "announcedOn": "2021-11-01",
        "inForceOn": "2022-05-01",
        "cancelledOn": "2023-05-01",
    }
    stands = {"2021-10": "Signed", "2021-12": "Signed", "2022-06": "InForce", "2023-06": "Cancelled"}
    for at, stage in stands.items():
        assert standing(schema, bounds(at)[1].isoformat(), **told) == {stage}
    assert standing(schema, "2025-12-31", **told | {"announcedOn": "2024-01-01"}) == {"Announced"}


def test_an_event_that_a_source_saw_has_been_held_and_does_not_go_on(schema: Schema) -> None:
    assert derived(schema, "Session", {SOURCE: "2025-09-03"}, observedOn="2025-09-02")["milestone"] == {
        "Held 2025-09-02"
    }
    assert derived(schema, "Stake", observedOn="2025-09-02")["milestone"] == {"Holding 2025-09-02 2025-09-02"}


def test_an_event_of_whose_end_nobody_tells_took_place_and_does_not_go_on(schema: Schema) -> None:
    got = derived(schema, "Disruption", from_="2023-02")
    assert got["milestone"] == {"Held 2023-02-01 2023-02-28"}
    assert "endsLatest" not in got
    assert derived(schema, "Basing", from_="2023-02")["milestone"] == {"Holding 2023-02-01 2023-02-28"}
    over = derived(schema, "Disruption", from_="2023-02", until="2023-03-04")["milestone"]
    assert over == {"Holding 2023-02-01 2023-02-28", "Ended 2023-03-05 2023-03-05"}


def test_a_record_without_days_held_when_its_source_was_issued(schema: Schema) -> None:
    got = derived(schema, "Membership", {SOURCE: "2025-01"})
    assert got["beginsLatest"] == {"2025-01-31"}
    assert "beginsEarliest" not in got


def test_observed_on_says_by_when_it_had_begun(schema: Schema) -> None:
    got = derived(schema, "Stake", observedOn="2021")
    assert got["beginsLatest"] == {"2021-12-31"}
    assert "beginsEarliest" not in got


def test_the_last_day_of_a_sanction_is_the_one_before_it_was_delisted(schema: Schema) -> None:
    got = derived(schema, "Sanction", listedOn="2022-04-07", delistedOn="2025-07-15")
    assert got["endsEarliest"] == got["endsLatest"] == {"2025-07-14"}


def test_a_stage_typed_by_hand_was_reached_by_the_day_of_its_source(schema: Schema) -> None:
    got = derived(schema, "Treaty", {SOURCE: "2024-03"}, stage="st:Signed")
    assert got["milestone"] == {"Signed 2024-03-31"}


def test_the_day_after_the_last_day_is_the_day_of_the_end(schema: Schema) -> None:
    got = derived(schema, "Tenure", from_="2010", until="2019-03-20")
    assert "Ended 2019-03-21 2019-03-21" in got["milestone"]


def test_what_was_resumed_in_the_month_in_which_it_stopped_has_been_resumed(schema: Schema) -> None:
    told = {"from_": "2025-10-19", "resumedOn": "2025-10"}
    found = derived(schema, "Disruption", None, **told)["milestone"]
    assert found == {"Holding 2025-10-19 2025-10-19", "Resumed 2025-10-19 2025-10-31"}
    last = [part for part in parts(triples(schema, "Disruption", **told)) if "overtakenOn" not in part]
    assert [part["stage"] for part in last] == ["Resumed"]


def test_a_stage_typed_by_hand_is_dated_by_the_source_that_tells_it(schema: Schema) -> None:
    subject, later = ox.NamedNode(expand("record:r")), ox.NamedNode(expand("source:later"))
    facts = [
        ox.Quad(subject, ox.NamedNode(expand("rdf:type")), ox.NamedNode(expand("st:Treaty")), ox.NamedNode(SOURCE)),
        ox.Quad(subject, ox.NamedNode(expand("st:stage")), ox.NamedNode(expand("st:Ratified")), later),
    ]
    found = derive_days(facts, {SOURCE: "2025-04-01", later.value: "2025-11-18"}, schema)
    assert [str(t.object) for t in found if t.predicate.value == expand("st:latest")] == [str(day("2025-11-18"))]


@given(when=days, length=lengths)
def test_a_stage_was_reached_as_precisely_as_it_is_told_and_no_more(schema: Schema, when: date, length: int) -> None:
    told = when.isoformat()[:length]
    [signed] = parts(triples(schema, "Treaty", signedOn=told))
    assert signed["reached"] == told
    [ended] = (m for m in parts(triples(schema, "Tenure", until=told)) if m["stage"] == "Ended")
    assert ended["reached"] == (told if length < 10 else (when + timedelta(days=1)).isoformat())


def test_a_stage_without_a_day_of_its_own_was_reached_by_the_day_of_its_source(schema: Schema) -> None:
    [signed] = parts(triples(schema, "Treaty", {SOURCE: "2024-03"}, stage="st:Signed"))
    assert signed["reached"] == "by 2024-03-31"


def test_a_post_seen_held_on_a_day_is_only_possibly_held_after_it(world: Steppe) -> None:
    seen = {row[0].value.rsplit("/")[-1]: row[-1] for row in world.ask("who", "2025-06-01").rows if row[0] is not None}
    assert str(getattr(seen["carla-coen-envoy-of-aland-2024"], "value", "")) == "possibly"
    held = {row[0].value.rsplit("/")[-1]: row[-1] for row in world.ask("who", "2025-03-04").rows if row[0] is not None}
    assert str(getattr(held["carla-coen-envoy-of-aland-2024"], "value", "")) == "certainly"
