"""Reach over the years, and between whom it runs which way."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from steppe.influence.coverage import dyads
from steppe.influence.noise import Floats
from steppe.influence.scene import SEED, Scene, sureness
from steppe.influence.worlds import CARRYING, DRAWS
from steppe.store import Store


@dataclass(frozen=True)
class Year:
    """Reach of a patron to a target at the end of a year: median and 90 % band over draws."""

    year: int
    patron: str
    target: str
    median: float
    low: float
    high: float
    channels: int
    """Live channels in the whole graph on that day: a thin year may be one that little is told of."""


@dataclass(frozen=True)
class Step:
    """A change between two years: its median with the 90 % band, and the chance that it is upwards."""

    patron: str
    target: str
    first: int
    last: int
    median: float
    low: float
    high: float
    up: float
    evidenced: bool
    """Whether there is any reach in any draw of either year."""
    alike: float | None
    """Median change by the kinds of channel that are told of in both years; None where there are none."""
    alike_up: float
    """Chance that this one is upwards."""

    @property
    def words(self) -> str:
        """Whether it is more than noise, where like is told of in both years."""
        if not self.evidenced:
            return "no evidenced path"
        return "no kind told in both years" if self.alike is None else sureness(self.alike_up)


class Series:
    """Reach of each patron to each target at the end of each year.

    All years share their parameter draws and the random words of each channel, so that what stays the same adds no
    noise to a change.
    """

    def __init__(
        self,
        store: Store,
        years: Sequence[int],
        patrons: Sequence[str],
        targets: Sequence[str],
        seed: int = SEED,
        draws: int = DRAWS,
        until: str = "",
    ) -> None:
        """Reckon the series; a year that ends after ``until`` is taken on that day."""
        self.years, self.patrons, self.targets = list(years), list(patrons), list(targets)
        self.values: dict[int, Floats] = {}
        self.channels: dict[int, int] = {}
        self._scenes: dict[int, Scene] = {}
        for year in self.years:
            day = min(f"{year}-12-31", until) if until else f"{year}-12-31"
            scene = Scene.of(store, day, seed, draws)
            self.values[year] = scene.reaches(patrons, targets)
            self.channels[year] = len(scene.hops)
            self._scenes[year] = scene

    def rows(self) -> list[Year]:
        """The series, pair by pair."""
        found = []
        for j, target in enumerate(self.targets):
            for i, patron in enumerate(self.patrons):
                if patron != target:
                    for year in self.years:
                        low, median, high = np.quantile(self.values[year][i, j], (0.05, 0.5, 0.95))
                        of = float(median), float(low), float(high)
                        found.append(Year(year, patron, target, *of, self.channels[year]))
        return found

    def steps(self, first: int, last: int) -> list[Step]:
        """Changes between two of the years.

        A channel of a kind that only one of them is told of may be new or only newly told: the change by the kinds of
        both, which leaves it out, stands beside the whole one.
        """
        kinds = {year: self._kinds(year) for year in (first, last)}
        found = []
        for j, target in enumerate(self.targets):
            for i, patron in enumerate(self.patrons):
                if patron != target:
                    change = self.values[last][i, j] - self.values[first][i, j]
                    low, median, high = np.quantile(change, (0.05, 0.5, 0.95))
                    up = float((change > 0).mean() + (change == 0).mean() / 2)
                    evidenced = bool(self.values[first][i, j].any() or self.values[last][i, j].any())
                    of = float(median), float(low), float(high)
                    both = kinds[first][patron, target] & kinds[last][patron, target]
                    alike = change
                    if kinds[first][patron, target] != kinds[last][patron, target]:
                        alike = self._by(last, patron, target, both) - self._by(first, patron, target, both)
                    rose = float((alike > 0).mean() + (alike == 0).mean() / 2)
                    middle = float(np.median(alike)) if both else None
                    found.append(Step(patron, target, first, last, *of, up, evidenced, middle, rose))
        return found

    def _kinds(self, year: int) -> dict[tuple[str, str], set[str]]:
        """Kinds of channel, other than those that every chain may use, on the chains of each pair."""
        scene = self._scenes[year]
        pairs = dyads(scene.hops, self.patrons, self.targets, scene.closed)
        return {pair: {hop.kind for hop in its} - CARRYING for pair, its in pairs.items()}

    def _by(self, year: int, patron: str, target: str, kinds: Collection[str]) -> Floats:
        """Reach of a pair by some kinds of channel and those that every chain may use, a value a draw."""
        scene = self._scenes[year]
        used = scene.rows([hop.kind in CARRYING or hop.kind in kinds for hop in scene.hops])
        found: Floats = scene.reaches([patron], [target], used)[0, 0]
        return found


@dataclass(frozen=True)
class Balance:
    """Leverage between two actors in both directions: medians, the net one with its 90 % band."""

    patron: str
    target: str
    forth: float
    back: float
    net: float
    low: float
    high: float
    forward: float
    """Chance that the patron moves the target more than the reverse."""

    @property
    def words(self) -> str:
        """Which way the leverage runs, if that can be told."""
        if not self.forth and not self.back and self.low == self.high == 0:
            return "no evidenced path"
        if self.forward >= 0.9:
            return "runs forwards"
        return "runs backwards" if self.forward <= 0.1 else "not separable"


def balances(scene: Scene, patrons: Sequence[str], targets: Sequence[str]) -> list[Balance]:
    """Net leverage I(A -> B) - I(B -> A) of each pair, in the same worlds for both directions."""
    forth, back = scene.reaches(patrons, targets), scene.reaches(targets, patrons).swapaxes(0, 1)
    found = []
    for j, target in enumerate(targets):
        for i, patron in enumerate(patrons):
            if patron == target:
                continue
            net = forth[i, j] - back[i, j]
            low, middle, high = np.quantile(net, (0.05, 0.5, 0.95))
            forward = float((net > 0).mean() + (net == 0).mean() / 2)
            sides = float(np.median(forth[i, j])), float(np.median(back[i, j]))
            found.append(Balance(patron, target, *sides, float(middle), float(low), float(high), forward))
    return found
