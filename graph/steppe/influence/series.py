"""Which figures speak on a day: the newest of each pair that can be reckoned with, never one from after the day.

One too old to say how large a dependence is still shows that there is one: its channel stays, unquantified.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from steppe.influence.dependence import PARTS, Day, Dependence, bounded, reckon
from steppe.influence.figures import averaged, years
from steppe.influence.rows import Row

PERCENT = 100.0


def weighed(rows: Iterable[Row], on: Day) -> list[tuple[Row, Dependence]]:
    """Rows that speak on the day, each with its dependence.

    Args:
        rows: channels that hold on the day.
        on: the day and what is known on it.
    """
    found: list[tuple[Row, Dependence]] = []
    series: dict[tuple[str, str, str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if not row.indicator:
            dependence = reckon(row, None, on)
            if dependence is not None:
                found.append((row, dependence))
            continue
        if not row.begins:
            # A figure of no known time says nothing of this day.
            continue
        part = row.indicator if row.indicator in PARTS else ""
        series[row.influencer, row.influenced, row.kind, part][row.begins].append(row)
    for _, periods in sorted(series.items()):
        found += _newest(periods, on)
    return sorted(((row, bounded(row, of, on)) for row, of in found), key=lambda pair: pair[0].channel)


def _newest(periods: dict[str, list[Row]], on: Day) -> list[tuple[Row, Dependence]]:
    """The newest period whose figures say how large the dependence is; else the newest, unquantified."""
    oldest = on.parameters.number["figure-years"]
    fallback: tuple[Row, Dependence] | None = None
    for begins in sorted(periods, reverse=True):
        for rows in _alike(periods[begins]):
            first = rows[0]
            if years(begins, on.day) > oldest:
                stale = Dependence(words=f"the newest figure is of {begins[:4]}: too old to say how much", whole=True)
                fallback = fallback or ((first, stale) if own(first) else None)
                continue
            told = [(row.via, float(row.percent) / PERCENT if row.percent else float(row.dollars)) for row in rows]
            dependence = reckon(first, averaged(begins, told), on)
            if dependence is not None and dependence.share is not None:
                return [(first, dependence)]
            if dependence is not None:
                fallback = fallback or (first, dependence)
    return [fallback] if fallback else []


def _alike(rows: list[Row]) -> list[list[Row]]:
    """Rows of one period by indicator and unit: the target's own figures before its partner's, shares before sums."""
    groups: dict[tuple[bool, bool, str], list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (r.via, r.channel)):
        if row.percent or row.dollars:
            groups[not own(row), not row.percent, row.indicator].append(row)
    return [groups[key] for key in sorted(groups)]


def own(row: Row) -> bool:
    """Whether the figure is the target's own, not read back from its partner's."""
    return (row.indicator, row.kind) not in {
        ("ExportShare", "Supply"),
        ("ImportShare", "Demand"),
        ("CreditorBookShare", "DebtorPower"),
    }
