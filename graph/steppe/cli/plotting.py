"""From answers to pictures: which rows go where, under which title."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from steppe.cli.app import USAGE, err, fail
from steppe.influence.picture import Mark, intervals, matrix, multiples, series
from steppe.influence.rank import NOTHING
from steppe.influence.table import TOTAL, Table
from steppe.influence.trend import Year
from steppe.names import Names
from steppe.terms import NS

PICTURES = ("intervals", "kinds", "matrix")


def draw_table(table: Table, picture: str, path: Path, day: str, names: Names) -> None:
    """Draw a table of reach as one of `PICTURES`."""
    if picture not in PICTURES:
        fail(f"--picture '{picture}' is none of {', '.join(PICTURES)}", USAGE)
    marks = []
    for target, kind, s in table.rows:
        if (kind == TOTAL) == (picture == "kinds"):
            continue
        ranks = f"rank {s.best_rank}" if s.best_rank == s.worst_rank else f"rank {s.best_rank} to {s.worst_rank}"
        note = s.verdict if s.verdict == NOTHING else f"{ranks}, {s.verdict}"
        panel = names.label(NS + kind) if kind != TOTAL else ""
        marks.append(Mark(names.label(s.patron), names.label(target), s.median, s.low, s.high, panel, 0, note))
    if picture == "intervals":
        marks.sort(key=lambda m: (m.target, m.note == NOTHING))
    else:
        # One order of patrons for all targets; intervals keep the order of rank within each.
        order = sorted({m.patron for m in marks}, key=lambda p: (-max(m.middle for m in marks if m.patron == p), p))
        marks.sort(key=lambda m: (m.panel, order.index(m.patron)))
    foot = f"{table.worlds:,} worlds, seed {table.seed}; capacity to move, not proof of use"
    if picture == "intervals":
        intervals(marks, path, f"Who can move whom on {day}\n{foot}")
    elif picture == "kinds":
        multiples(marks, path, f"Reach by kind of channel on {day}: median and 90 % interval\n{foot}")
    else:
        matrix(marks, path, f"Who can move whom on {day}\n{foot}")
    err.print(f"steppe: picture in {path}")


def draw_series(rows: Sequence[Year], path: Path, names: Names, seed: int) -> None:
    """Draw reach over the years."""
    marks = [Mark(names.label(r.patron), names.label(r.target), r.median, r.low, r.high, "", r.year) for r in rows]
    title = f"Reach over the years: median and 90 % band\nseed {seed}; an early year may be one that little is told of"
    series(marks, path, title)
    err.print(f"steppe: picture in {path}")
