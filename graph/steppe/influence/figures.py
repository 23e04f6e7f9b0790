"""Figures in force on a day: what a dependence is a share of. Nothing is taken from after the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from steppe.influence.rows import cells
from steppe.store import Store
from steppe.terms import slug_of

FIGURES = """
SELECT ?figure ?subject ?indicator ?counterpart ?begins ?unit ?number WHERE {
    ?figure a st:Figure ; st:subject ?subject ; st:indicator ?indicator ; st:beginsLatest ?begins .
    FILTER NOT EXISTS { ?figure st:of ?resource }
    OPTIONAL { ?figure st:counterpart ?counterpart }
    { ?figure st:value ?amount } UNION { ?figure st:share ?amount }
    ?amount st:in ?unit ; st:exactly|st:about|st:atLeast|st:moreThan|st:upTo ?number .
    FILTER(?unit IN (st:Percent, currency:USD))
}"""


def years(since: str, day: str) -> float:
    """Years from one day to another, 0 if it comes first. A year alone counts from its first day."""
    return max(0.0, (date.fromisoformat(day) - date.fromisoformat((since + "-01-01")[:10])).days / 365.25)


@dataclass(frozen=True)
class Figure:
    """The newest value of a series on a day; several for the same period are averaged, with their spread."""

    value: float
    low: float
    high: float
    since: str
    """Last day of the period it is for."""
    records: tuple[str, ...]

    @property
    def year(self) -> str:
        """Year of the period."""
        return self.since[:4]


class Figures:
    """Figures in US dollars and per cent that hold on a day."""

    def __init__(self, store: Store, day: str, longest: float) -> None:
        """Read them.

        Args:
            store: the opened build.
            day: the day asked about; figures of a period that had not ended by then are not there.
            longest: years after which a figure says nothing any more.
        """
        series: dict[tuple[str, str, str, str], dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
        for figure, subject, indicator, counterpart, begins, unit, number in cells(store, FIGURES):
            if begins <= day and years(begins, day) <= longest:
                key = subject, slug_of(indicator), counterpart, "share" if slug_of(unit) == "Percent" else "dollars"
                series[key][begins][figure] = float(number) / (100 if key[3] == "share" else 1)
        self._of = {key: _newest(periods) for key, periods in series.items()}

    def share(self, subject: str, indicator: str, counterpart: str = "") -> Figure | None:
        """A share of the whole, from 0 to 1."""
        return self._of.get((subject, indicator, counterpart, "share"))

    def dollars(self, subject: str, indicator: str, counterpart: str = "") -> Figure | None:
        """A sum in US dollars."""
        return self._of.get((subject, indicator, counterpart, "dollars"))


def _newest(periods: dict[str, dict[str, float]]) -> Figure:
    since = max(periods)
    return averaged(since, periods[since].items())


def averaged(since: str, values: Iterable[tuple[str, float]]) -> Figure:
    """One figure of several records for the same period."""
    told = dict(values)
    numbers = sorted(told.values())
    return Figure(sum(numbers) / len(numbers), numbers[0], numbers[-1], since, tuple(sorted(told)))
