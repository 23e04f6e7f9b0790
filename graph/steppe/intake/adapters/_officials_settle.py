"""Tenures of one data set made to agree with each other and with those told by hand; what cannot agree is left out.

Days are compared as text on the precision that both have, as the checks do. Nothing is read or written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from steppe.intake.adapters._told import Record

DEPUTIES = ("deputy-", "first-deputy-")
"""How the slugs of posts begin that several people hold at once."""
PRECISIONS = (10, 7, 4)
"""Letters of a day, a month and a year."""

Leave = Callable[["Tenure", str], None]
"""Counts a tenure as left out, with the reason."""


@dataclass(frozen=True)
class Tenure:
    """One row of the data set: who held what, from when until when (exclusive or last day, as theirs often meet)."""

    holder: str
    post: str
    office: str
    start: str
    end: str
    source: str
    seen: str
    """Day of the release: an open tenure was seen to hold then."""
    file: str
    acting: bool = False
    id: str = ""
    """Id of the record told by hand that this row backs."""

    def record(self, letters: int = 4) -> str:
        """Id of a record of its own, with the year of its first day or so many letters of the day."""
        slugs = (self.holder.partition(":")[2], self.post.partition(":")[2], self.start[:letters])
        return "record:" + "-".join(slugs) + ("-acting" if self.acting else "")


def before(one: str, other: str) -> bool:
    """Whether a day certainly comes before another, on the precision of both."""
    known = min(len(one), len(other))
    return one[:known] < other[:known]


def meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two spans share time; an empty day is open."""
    (a, b), (c, d) = one, other
    return (not b or not c or before(c, b)) and (not d or not a or before(a, d))


def common(low: str, high: str) -> str:
    """The day, month or year that two days share, empty if not even the year."""
    return next((low[:n] for n in PRECISIONS if len(low) >= n <= len(high) and low[:n] == high[:n]), "")


def back(tenures: Iterable[Tenure], by_hand: Iterable[Record], leave: Leave) -> list[Tenure]:
    """Tenures less those told by hand; one that agrees with a hand-written record to the letter takes its id.

    A hand-written record of the tenure's own name that tells no beginning completes it (its end, where it was seen).
    """
    told: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in by_hand:
        told[record.get("holder"), record.get("post")].append(record)
    kept = []
    for tenure in tenures:
        same = [
            r
            for r in told[tenure.holder, tenure.post]
            if r.get("from") == tenure.start
            or (
                (r.get("from") or r.id != tenure.record())
                and meet((tenure.start, tenure.end), (r.get("from"), r.get("until")))
            )
        ]
        if not same:
            kept.append(tenure)
        elif agrees := next(
            (r for r in same if r.get("from") == tenure.start and tenure.end in {"", r.get("until")}), None
        ):
            if tenure.source in agrees.sources:
                leave(tenure, "told by hand from this very release")
            else:
                kept.append(replace(tenure, id=agrees.id))
        else:
            leave(tenure, "told by hand with other or better dates")
    return kept


def once(tenures: Iterable[Tenure], leave: Leave) -> list[Tenure]:
    """Tenures without those that tell the same holder and post again for times that meet: the fuller one stays."""
    kept: dict[tuple[str, str, str], list[Tenure]] = defaultdict(list)
    for tenure in sorted(tenures, key=lambda t: (-len(t.start) - len(t.end), t.start)):
        others = kept[tenure.holder, tenure.post, tenure.source]
        if any(meet((tenure.start, tenure.end), (o.start, o.end)) or tenure.start == o.start for o in others):
            leave(tenure, "told twice in the data set; the fuller row is taken")
        else:
            others.append(tenure)
    return [tenure for group in kept.values() for tenure in group]


def alone(
    tenures: Iterable[Tenure], by_hand: Iterable[Record], leave: Leave, ended: Collection[str] = ()
) -> list[Tenure]:
    """Tenures of posts with one holder at a time, made not to overlap.

    Where two rows differ by days, the earlier one's end is told with the precision on which they agree. An open
    tenure whose successor is known ends, if the year or month can be told, in that; else it is left out, since it
    would seem to go on, unless the fact files tell the end of its record (``ended``).
    """
    told: dict[str, list[Tenure]] = defaultdict(list)
    seen: dict[str, list[Tenure]] = defaultdict(list)
    for record in by_hand:
        if record.get("acting") != "true":
            (told if record.get("from") else seen)[record.get("post")].append(_of(record))
    by_post: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        by_post[tenure.post].append(tenure)
    kept = []
    for post, group in sorted(by_post.items()):
        if post.removeprefix("post:").startswith(DEPUTIES):
            kept += group
            continue
        for tenure in sorted(group, key=lambda t: (t.start, t.holder)):
            others = [o for o in [*group, *told[post]] if o.holder != tenure.holder and not o.acting]
            after = [o for o in seen[post] if o.holder != tenure.holder and before(tenure.seen, o.start)]
            as_is = tenure.acting or tenure.id or (not tenure.end and tenure.record() in ended)
            settled = tenure if as_is else _alone(tenure, others, after, told[post], leave)
            if settled:
                kept.append(settled)
    return kept


def _of(record: Record) -> Tenure:
    """A hand-written tenure; one whose first day is not told begins for us on a day on which it was held."""
    start = record.get("from") or record.get("observedOn") or record.get("until")
    return Tenure(record.get("holder"), record.get("post"), "", start, record.get("until"), "", "", "",
                  id=record.id)  # fmt: skip


def _alone(
    tenure: Tenure, others: list[Tenure], after: list[Tenure], told: list[Tenure], leave: Leave
) -> Tenure | None:
    if any(o.start == tenure.start and (o in told or o.holder < tenure.holder) for o in others):
        leave(tenure, "begins on the day on which another took the post")
        return None
    later = [o for o in others if (o.start, o.holder) > (tenure.start, tenure.holder)]
    if not tenure.end:
        later += after
    if later:
        follower = min(later, key=lambda o: o.start)
        if not tenure.end:
            # Still open in the release: its end lies after the release if the follower came after it.
            low = tenure.seen if tenure.seen and before(tenure.seen, follower.start) else tenure.start
            if not (end := common(low, follower.start)):
                leave(tenure, "open, and another held the post later: the end is not told")
                return None
            tenure = replace(tenure, end=end)
        elif before(follower.start, tenure.end):
            end = next((tenure.end[:n] for n in PRECISIONS if not before(follower.start, tenure.end[:n])), "")
            if not end or before(end, tenure.start):
                leave(tenure, "overlaps another holder of the post by more than a year")
                return None
            tenure = replace(tenure, end=end)
    if any(
        o in told and o.holder != tenure.holder and meet((tenure.start, tenure.end), (o.start, o.end)) for o in others
    ):
        leave(tenure, "overlaps a tenure of another that is told by hand")
        return None
    return tenure
