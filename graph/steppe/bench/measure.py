"""Time, memory and growth, as the benchmarks state them."""

from __future__ import annotations

import math
import os
import platform
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version


class Clock:
    """Seconds of the wall and of the processor spent in named parts of a run."""

    def __init__(self) -> None:
        self.wall: dict[str, float] = {}
        self.cpu: dict[str, float] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count what happens within to a part."""
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.wall[name] = self.wall.get(name, 0.0) + time.perf_counter() - wall
        self.cpu[name] = self.cpu.get(name, 0.0) + time.process_time() - cpu


def peak_megabytes() -> float:
    """Most memory this process has held so far; on macOS the kernel counts bytes, elsewhere kilobytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20) if sys.platform == "darwin" else most / 1024


def growth(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Exponent of growth: the slope of log seconds over log size by least squares; 1 is linear."""
    xs, ys = [math.log(s) for s in sizes], [math.log(s) for s in seconds]
    middle, level = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - middle) * (y - level) for x, y in zip(xs, ys, strict=True)) / sum((x - middle) ** 2 for x in xs)


def machine(*packages: str) -> str:
    """One line on what was measured with."""
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return f"Python {platform.python_version()}, {versions}; {os.cpu_count()} cores, {platform.machine()}"
