"""Reach over 2,048 worlds and the ten strongest chains, on the curated graph and on generated ones of up to a million
channels, against the same written plainly in networkx.

Each size runs in a process of its own, so that its peak memory is its own. Both sides start from the same list of
channels up to a hundred thousand of them; from there on the columns are generated, since a list of a million objects
would take more memory than the estimate. The plain side runs the number of worlds stated and is scaled up to 2,048;
its parameters are drawn anew every sixty-four worlds, as on the fast side. Ratios are of processor seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence

import networkx as nx
import numpy as np

from steppe.ask import open_steppe
from steppe.bench import plain
from steppe.bench.generate import generate
from steppe.bench.measure import Clock, growth, machine, peak_megabytes
from steppe.influence.columns import Columns
from steppe.influence.network import Hop, channels, pooled
from steppe.influence.noise import Floats
from steppe.influence.parameters import Parameters
from steppe.influence.paths import Ways, closed_to
from steppe.influence.reach import BITS, DRAWS, draw_worlds, reaches
from steppe.terms import PREFIXES

CURATED, DAY, SEED = 0, "2025-06-30", 20250922
SIZES = (CURATED, 10_000, 100_000, 1_000_000)
OBJECTS = 100_000
"""Largest graph that is also made as objects, for networkx."""
PLAIN_WORLDS = {CURATED: 2048, 10_000: 1024, 100_000: 128}
FIVE = ("kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan")
PATRONS = ("united-states", "china", "russia", "eu", "turkiye")
CHAINS, PAIRS = 10, 5


def one(size: int) -> dict[str, float]:
    """Everything that is measured at one size."""
    store = open_steppe().store
    parameters = Parameters.load(store)
    hops: list[Hop] | None = None
    if size == CURATED:
        hops, closed = pooled(channels(store, DAY), parameters), closed_to(store)
        patrons, targets = ([PREFIXES["actor"] + name for name in names] for names in (PATRONS, FIVE))
    else:
        made = generate(size)
        closed, patrons, targets = made.closed, list(made.nodes[:5]), list(made.nodes[5:10])
        hops = made.hops() if size <= OBJECTS else None
    draw_worlds(generate(100).columns(), parameters, SEED).all_up()  # libraries are loaded before the clock starts
    ready = peak_megabytes()
    clock = Clock()
    with clock.part("columns"):
        columns = Columns.of(hops) if hops is not None else made.columns()
    with clock.part("draw"):
        worlds = draw_worlds(columns, parameters, SEED)
    with clock.part("reach"):
        values = reaches(worlds, patrons, targets, closed)
    whole = Clock()
    with whole.part("all"):
        drawn = worlds.drawn
        worlds.all_up()
    told = {
        "drawn": drawn,
        "rest": whole.cpu["all"],
        "channels": len(columns),
        "nodes": len(columns.nodes),
        **clock.wall,
        "cpu": sum(clock.cpu.values()),
        "fast": sum(clock.wall.values()),
        "peak": peak_megabytes(),
        "before": ready,
        "mean": float(values.mean()),
    }
    if hops is not None and size in PLAIN_WORLDS:
        graph = nx.MultiDiGraph()
        for hop in hops:
            graph.add_edge(hop.influencer, hop.influenced, key=hop.channel, hop=hop)
        names = [hops[i].channel for i in columns.order]
        parts = [matrix.T[: PLAIN_WORLDS[size] // BITS].tolist() for matrix in (worlds.strengths(), worlds.thetas())]
        strengths = [dict(zip(names, zip(*of, strict=True), strict=True)) for of in zip(*parts, strict=True)]
        told |= _plain(graph, parameters, closed, (patrons, targets), PLAIN_WORLDS[size], strengths, values)
        told["ratio"] = told["plain"] / told["cpu"]
        told |= _chains(graph, closed, patrons, targets)
    return told


def _plain(
    graph: nx.MultiDiGraph,
    parameters: Parameters,
    closed: set[str],
    ends: tuple[list[str], list[str]],
    number: int,
    strengths: Sequence[plain.Draw],
    values: Floats,
) -> dict[str, float]:
    """Processor seconds that the plain estimate would take for all worlds, and how far its values are off.

    Both draw parameters and both are timed at it; the plain worlds then take the strengths of the fast side, so that
    only the sampling of worlds can set the values apart.
    """
    rng, seconds, draws = random.Random(SEED), 0.0, number // BITS  # noqa: S311  nothing here is secret
    patrons, targets = ends
    share = np.zeros((len(patrons), len(targets), draws))
    for draw, strength in enumerate(strengths[:draws]):
        began = time.process_time()
        plain.strengths(graph, parameters, rng)
        for there in plain.reached(graph, strength, closed, patrons, targets, BITS, rng):
            share[:, :, draw] += [[there[patron, target] / BITS for target in targets] for patron in patrons]
        seconds += time.process_time() - began
    fast = values[:, :, :draws]
    off = np.abs((share - fast).mean(axis=2))
    middle = (share + fast) / 2
    error = np.sqrt((2 * middle * (1 - middle) / BITS).sum(axis=2)) / draws
    return {
        "plain": seconds * DRAWS / draws,
        "worlds": number,
        "off": float(off.max()),
        "errors": float((off[error > 0] / error[error > 0]).max()) if (error > 0).any() else 0.0,
        "pairs": int((error > 0).sum()),
    }


def _chains(graph: nx.MultiDiGraph, closed: set[str], patrons: list[str], targets: list[str]) -> dict[str, float]:
    """Seconds for the ten strongest diverse chains of a pair, of the fast search and of the plain one."""
    clock, number, same = Clock(), 0, True
    pairs = [(patron, target) for patron, target in zip(patrons, targets, strict=True)]
    with clock.part("number"):
        ways = Ways(graph, closed)
    for patron, target in pairs:
        with clock.part("fast"):
            chains = ways.strongest(patron, target, CHAINS)
        number += len(chains)
        with clock.part("plain"):
            few = min(len(chains), 1)
            expected = plain.strongest(graph, patron, target, closed, few) if few else []
        same &= [round(c.strength, 12) for c in chains[:few]] == [round(c.strength, 12) for c in expected]
    return {
        "chains": number,
        "numbering": clock.cpu["number"],
        "search": clock.cpu["fast"] / len(pairs),
        "first": clock.cpu["plain"] / len(pairs),
        "same": float(same),
    }


def _report(size: int, told: dict[str, float]) -> None:
    name = "curated" if size == CURATED else "generated"
    print(f"\n{name}: {told['channels']:,.0f} channels, {told['nodes']:,.0f} nodes")
    print(
        f"  reach, 5 patrons, 2,048 worlds: {told['fast']:.2f} s ({told['cpu']:.2f} s of one processor: columns "
        f"{told['columns']:.2f}, parameters {told['draw']:.2f}, worlds and reach {told['reach']:.2f}), mean reach "
        f"{told['mean']:.3f}; influence arrived at {told['drawn']:.0%} of the channels, drawing the rest would take "
        f"{told['rest']:.2f} s more; peak {told['peak']:,.0f} MB ({told['before']:,.0f} MB before)"
    )
    if "plain" in told:
        print(
            f"  plain networkx: {told['plain']:,.1f} s from {told['worlds']:.0f} worlds; {told['ratio']:,.0f} times as "
            f"long; values differ by at most {told['off']:.3f}, {told['errors']:.1f} standard errors, on "
            f"{told['pairs']:.0f} pairs that vary"
        )
        print(
            f"  ten diverse chains: {told['numbering'] + told['search']:.3f} s for the first pair, "
            f"{told['search']:.4f} s for each more; networkx takes {told['first']:.2f} s for the strongest one alone; "
            + ("equal" if told["same"] else "NOT EQUAL")
        )


def main(argv: Sequence[str]) -> None:
    """Run every size and print times, ratios, peak memory and growth."""
    parser = argparse.ArgumentParser(prog="scripts/bench influence", description=__doc__)
    parser.add_argument("--sizes", help="channels, parted by commas; 0 is the curated graph")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args(argv)
    if given.one is not None:
        print(json.dumps(one(given.one)))
        return
    sizes = [int(word) for word in given.sizes.split(",")] if given.sizes else list(SIZES)
    print(machine("numpy", "scipy", "networkx"))
    found = []
    for size in sizes:
        command = [sys.executable, "-m", "steppe.bench", "influence", "--one", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ})
        if done.returncode:
            sys.exit(f"steppe.bench influence at {size}: {done.stderr.strip()}")
        told = json.loads(done.stdout)
        found.append((size, told))
        _report(size, told)
    large = [(told["channels"], told["cpu"]) for size, told in found if size >= SIZES[1]]
    if len(large) > 1:
        print(f"\ngrowth of reach with the number of channels: exponent {growth(*zip(*large, strict=True)):.2f}")
