"""How soon a picture is painted and answers, beside the same graph written by plain pyvis: ``scripts/bench draw``.

Measured in headless Chromium with the network cut, pages opened from files. A page is interactive from the moment on
that it shows its graph and no task of its own has run longer than 50 ms for a second. Plain pyvis is taken as it comes:
``generate_html`` with its scripts in line and its physics on; its pages are waited for as long as ``--cap`` says.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from steppe.ask import day_of, open_steppe
from steppe.bench._browser import Browser, NoBrowser, Timing
from steppe.bench._made import made
from steppe.draw import View, view, write


@dataclass(frozen=True)
class Row:
    """One page: the graph, who wrote it, bytes, and the medians of its timings in milliseconds."""

    graph: str
    writer: str
    size: int
    painted: float | None
    ready: float | None


def plain(of: View, path: Path) -> None:
    """The same nodes and ties by pyvis as it comes, with labels and words as titles."""
    from pyvis.network import Network  # noqa: PLC0415  slow to import

    net = Network(directed=True, cdn_resources="in_line")
    number = {node.iri: i for i, node in enumerate(of.nodes)}
    for node in of.nodes:
        net.add_node(number[node.iri], label=node.label, title=node.kind)
    for tie in of.ties:
        net.add_edge(number[tie.source], number[tie.target], title=tie.word)
    path.write_text(net.generate_html(notebook=False), encoding="utf-8")


def measure(name: str, of: View, browser: Browser, runs: int, folder: Path) -> list[Row]:
    """Both pages of a graph: ours the median of the runs, pyvis once where it does not end before the cap."""
    rows = []
    for writer, put in (("steppe", write), ("pyvis", plain)):
        path = folder / f"{name.partition(' ')[0]}-{writer}.html"
        put(of, path)
        times: list[Timing] = []
        while len(times) < runs and not (times and times[-1].ready is None):
            times.append(browser.open(path))
        rows.append(
            Row(
                name,
                writer,
                path.stat().st_size,
                _middle([t.painted for t in times]),
                _middle([t.ready for t in times]),
            )
        )
    return rows


def _middle(numbers: Sequence[float | None]) -> float | None:
    known = [n for n in numbers if n is not None]
    return median(known) if len(known) == len(numbers) else None


def table(rows: Sequence[Row], cap: float) -> str:
    """Rows in columns, then how many times as much pyvis took as steppe."""
    lines = [f"{'graph':<34} {'page by':<8} {'MB':>6} {'painted, s':>11} {'interactive, s':>15}"]
    lines += [
        f"{row.graph:<34} {row.writer:<8} {row.size / 1e6:>6.2f} {_seconds(row.painted, cap):>11} "
        f"{_seconds(row.ready, cap):>15}"
        for row in rows
    ]
    lines.append("")
    for ours, theirs in zip(rows[::2], rows[1::2], strict=True):
        lines.append(
            f"{ours.graph}: pyvis takes {_ratio(ours.size, theirs.size, cap)} of the bytes, "
            f"{_ratio(ours.painted, theirs.painted, cap)} of the time to paint, "
            f"{_ratio(ours.ready, theirs.ready, cap)} of the time to answer"
        )
    return "\n".join(lines)


def _seconds(value: float | None, cap: float) -> str:
    return f"{value / 1000:.2f}" if value is not None else f"over {cap:g}"


def _ratio(ours: float | None, theirs: float | None, cap: float) -> str:
    if ours is None:
        return "an unknown share"
    return f"{theirs / ours:.1f} x" if theirs is not None else f"more than {1000 * cap / ours:.0f} x"


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench draw", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3, help="times that each page is opened (3)")
    parser.add_argument("--cap", type=float, default=60, help="seconds after which a page is given up (60)")
    parser.add_argument("--nodes", type=int, default=5000, help="nodes of the made-up graph (5000)")
    parser.add_argument("--ties", type=int, default=15000, help="ties of the made-up graph (15000)")
    parser.add_argument("--as-of", default=None, help="day of the curated graph (today)")
    given = parser.parse_args(argv)
    try:
        browser = Browser(given.cap)
    except NoBrowser as error:
        sys.exit(f"bench draw: {error}")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        curated = view(open_steppe(), day_of(given.as_of))
        for name, of in (
            ("curated", curated),
            ("made-up", view(made(given.nodes, given.ties, Path(folder)), "2026-01-01")),
        ):
            size = f"{name}: {len(of.nodes):,} nodes, {len(of.ties):,} ties"
            rows += measure(size, of, browser, given.runs, Path(folder))
    print(table(rows, given.cap))
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else "load unknown"
    times = f"{given.runs} openings" if given.runs > 1 else "one opening"
    print(f"\nMedian of {times} in headless Chromium without a GPU, {load}; given up after {given.cap:g} s.")


if __name__ == "__main__":
    main()
