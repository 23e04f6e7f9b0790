"""What follows from the facts: the OWL 2 RL closure, sieved; the days; then the rules in order."""

from steppe.infer.closure import Contradiction, closure
from steppe.infer.datalog import NotCompiled, fast_closure
from steppe.infer.days import derive_days
from steppe.infer.rules import construct, name_channels, run_rules

__all__ = [
    "Contradiction",
    "NotCompiled",
    "closure",
    "construct",
    "derive_days",
    "fast_closure",
    "name_channels",
    "run_rules",
]
