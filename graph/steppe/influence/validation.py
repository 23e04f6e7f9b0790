"""Reach against somebody else's numbers: rank correlation with its doubt, beside three simple rivals.

A benchmark is a table of patron, client, year and value. Pairs, not rows, are drawn anew in the bootstrap: the years of
a pair are no independent witnesses. A series that feeds a channel may not be used here: that would be circular.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np

from steppe.influence.noise import Floats

COLUMNS = ("patron", "client", "year", "value")
FEWEST_PAIRS = 12
"""Pairs below which no correlation can be told from chance at this spread."""
FEWEST_ROWS = 5
"""Rows below which a year, or a pair, gives no coefficient."""
DRAWN = 2000
MOST_UNKNOWN = 0.5
"""Share of channels without a figure above which no verdict is given."""


class BadTable(ValueError):
    """A benchmark that cannot be read, with its line."""


@dataclass(frozen=True)
class Told:
    """One value of the benchmark."""

    patron: str
    client: str
    year: int
    value: float


@dataclass(frozen=True)
class Score:
    """How one measure orders the benchmark: Spearman's coefficient with its 90 % bootstrap interval by pair."""

    measure: str
    slice: str
    rows: int
    pairs: int
    rho: float | None
    low: float | None
    high: float | None
    words: str


def read_benchmark(path: Path, find: Callable[[str], str]) -> list[Told]:
    """Rows of a benchmark.

    Args:
        path: a CSV file with the columns patron, client, year, value.
        find: IRI of an actor by any of its names; raises `LookupError` or `ValueError` with words of its own.

    Raises:
        BadTable: what is wrong, with file and line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadTable(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise BadTable(f"{path}: not UTF-8; save it as CSV in UTF-8") from None
    reader = csv.DictReader(text.splitlines())
    if missing := [name for name in COLUMNS if name not in (reader.fieldnames or ())]:
        raise BadTable(f"{path}:1: no column {', '.join(missing)}; the header must have {','.join(COLUMNS)}")
    rows, seen = [], set[tuple[str, str, int]]()
    for row in reader:
        where = f"{path}:{reader.line_num}"
        if None in row or any(row[name] is None for name in COLUMNS):
            raise BadTable(f"{where}: {'more' if None in row else 'fewer'} cells than the header has")
        try:
            patron, client = (find(row[name]) for name in ("patron", "client"))
        except (LookupError, ValueError) as error:
            raise BadTable(f"{where}: {error}") from None
        try:
            year, value = int(row["year"]), float(row["value"])
        except ValueError:
            raise BadTable(f"{where}: year '{row['year']}' or value '{row['value']}' is no number") from None
        if not np.isfinite(value) or not 1991 <= year <= 2100:
            raise BadTable(f"{where}: year {year} or value {value} is out of range")
        if (patron, client, year) in seen:
            raise BadTable(f"{where}: a second value for the same patron, client and year")
        seen.add((patron, client, year))
        rows.append(Told(patron, client, year, value))
    if not rows:
        raise BadTable(f"{path}: no rows below the header")
    return rows


def spearman(one: Floats, other: Floats) -> float | None:
    """Spearman's rank correlation, ties sharing their mean rank; None where one side does not vary."""
    from scipy.stats import rankdata  # noqa: PLC0415  slow to load, and only this verb needs it

    first, second = rankdata(one), rankdata(other)
    if len(one) < 3 or first.std() == 0 or second.std() == 0:
        return None
    return float(np.corrcoef(first, second)[0, 1])


def _interval(
    one: Floats, other: Floats, pairs: Sequence[tuple[str, str]], seed: int
) -> tuple[float | None, float | None]:
    """90 % interval of the coefficient over pairs drawn anew with all their rows."""
    rows: dict[tuple[str, str], list[int]] = {}
    for place, pair in enumerate(pairs):
        rows.setdefault(pair, []).append(place)
    groups, rng, found = [np.array(r) for r in rows.values()], np.random.default_rng(seed), []
    for _ in range(DRAWN):
        chosen = np.concatenate([groups[i] for i in rng.integers(0, len(groups), len(groups))])
        rho = spearman(one[chosen], other[chosen])
        if rho is not None:
            found.append(rho)
    if len(found) < DRAWN / 2:
        return None, None
    low, high = np.quantile(found, (0.05, 0.95))
    return float(low), float(high)


def score(told: Sequence[Told], measure: str, values: Floats, seed: int, name: str = "all") -> Score:
    """Score of one measure, one value a row of the benchmark, on all the rows given."""
    other = np.array([row.value for row in told])
    pairs = [(row.patron, row.client) for row in told]
    known = ~np.isnan(values)
    kept = [pair for pair, k in zip(pairs, known, strict=True) if k]
    count, number = int(known.sum()), len(set(kept))
    rho = spearman(values[known], other[known])
    if rho is None:
        return Score(measure, name, count, number, None, None, None, "does not vary, or too few rows")
    low, high = _interval(values[known], other[known], kept, seed)
    words = "agrees" if low is not None and low > 0 else "runs against" if high is not None and high < 0 else ""
    words = words or "no more than chance"
    if number < FEWEST_PAIRS:
        words = f"means nothing: {number} pairs, fewer than {FEWEST_PAIRS}"
    return Score(measure, name, count, number, rho, low, high, words)


def slices(told: Sequence[Told], measure: str, values: Floats, seed: int) -> list[Score]:
    """Scores on all rows, year by year, and within pairs: each value less the mean of its pair."""
    found = [score(told, measure, values, seed)]
    for year in sorted({row.year for row in told}):
        rows = [i for i, row in enumerate(told) if row.year == year]
        if len(rows) >= FEWEST_ROWS:
            found.append(score([told[i] for i in rows], measure, values[rows], seed, str(year)))
    order = sorted(range(len(told)), key=lambda i: (told[i].patron, told[i].client, told[i].year))
    inner, mine = [], []
    for _, group in groupby(order, key=lambda i: (told[i].patron, told[i].client)):
        rows = [i for i in group if not np.isnan(values[i])]
        if len(rows) > 1:
            middle = float(np.mean([told[i].value for i in rows]))
            inner += [Told(told[i].patron, told[i].client, told[i].year, told[i].value - middle) for i in rows]
            mine += (values[rows] - values[rows].mean()).tolist()
    if len(inner) >= FEWEST_ROWS:
        found.append(score(inner, measure, np.array(mine), seed, "within pair"))
    else:
        found.append(Score(measure, "within pair", len(inner), 0, None, None, None, "no pair has two years or more"))
    return found


def patron_effect(told: Sequence[Told]) -> Floats:
    """What the patron alone would say: the mean of its values over the other clients."""
    found = []
    for row in told:
        others = [r.value for r in told if r.patron == row.patron and r.client != row.client]
        found.append(float(np.mean(others)) if others else np.nan)
    return np.array(found)


def verdict(scores: Mapping[str, Score], unknown: float) -> str:
    """One sentence on whether reach beats its rivals; none where more than half of the channels lack a figure."""
    ours = scores["reach"]
    if unknown > MOST_UNKNOWN:
        return f"no verdict: {unknown:.0%} of the channels rest on no figure, more than {MOST_UNKNOWN:.0%}"
    if ours.rho is None or ours.pairs < FEWEST_PAIRS:
        return f"no verdict: {ours.pairs} pairs mean nothing, {FEWEST_PAIRS} are the fewest"
    rivals = [s for name, s in scores.items() if name != "reach" and s.rho is not None]
    best = max(rivals, key=lambda s: s.rho or -1.0, default=None)
    if best is None:
        return f"reach {ours.words} with the benchmark; no rival could be reckoned"
    if ours.low is not None and best.rho is not None and ours.low > best.rho:
        return f"reach orders the pairs better than its best rival, {best.measure}"
    return f"reach orders the pairs no better than chance would allow over its best rival, {best.measure}"
