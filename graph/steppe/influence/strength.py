"""How strong a channel is: dependence, bandwidth, what time has left of it, and what its end passes on.

s = w x D^a x B^(1-a) x (1 - q) x age, with a = 0.5; B = ln(1 + v/v0) / ln(1 + vmax/v0), clipped to 1, where v is the
value as a share of the target's output.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from steppe.influence.figures import years
from steppe.influence.hop import CONTROL
from steppe.influence.parameters import Parameters

MIDDLE = 0.5
"""Exponent a of the headline; the draws move it between ``balance-low`` and ``balance-high``."""


def bandwidth(value: float | None, parameters: Parameters) -> float | None:
    """Bandwidth of a value given as a share of the target's output, None where it is not known."""
    if value is None:
        return None
    low, full = parameters.number["bandwidth-from"], parameters.number["bandwidth-full"]
    return min(1.0, math.log1p(max(0.0, value) / low) / math.log1p(full / low))


def age(kind: str, begins: str, day: str, parameters: Parameters) -> float:
    """What is left of a past event: half after each half-life; kinds that have none are states of affairs."""
    if kind not in parameters.half_life or not begins:
        return 1.0
    return float(2 ** (-years(begins, day) / parameters.half_life[kind]))


def strength(
    kind: str,
    dependence: float | None,
    band: float | None,
    left: float,
    parameters: Parameters,
    escape: float | None = None,
    typical: float | None = None,
) -> float:
    """Strength of a channel in the middle of its draws, from 0 to 1.

    Args:
        kind: local name of the channel kind.
        dependence: share of the target's total, None where it is not known.
        band: bandwidth, None where the amount is not known.
        left: what time has left of it.
        parameters: of the model.
        escape: part that the target could move elsewhere, None where no figure says.
        typical: dependence where it is not known; that of the kind if None.
    """
    weight = parameters.weight[kind]
    if kind == "Nationality":
        return weight
    usual = parameters.dependence_on(kind).mean if typical is None else typical
    known = usual if dependence is None else dependence
    if kind in CONTROL:
        return min(1.0, weight * known)
    if kind == "Exposure" and dependence is not None:
        return min(1.0, weight * known)
    if band is None:
        # A share already says how much runs through the channel; only a missing share needs the typical bandwidth.
        band = parameters.bandwidth_of(kind).mean if dependence is None else known
    flight = parameters.escape if escape is None else escape
    return min(1.0, weight * math.sqrt(known * band) * (1 - flight) * left)


def transmissivity(
    kind: str, target: str, classes: Mapping[str, Collection[str]], steered: Collection[str], parameters: Parameters
) -> float:
    """Part of a pull of this kind that its target passes on as an inner actor of a chain.

    All for persons, facilities and organs of a state, and for a firm that somebody holds by a majority or that a state
    controls. A stake in a firm and the nationality of one have the same factor in their strength already, so that it
    is not taken twice. What else presses a firm that nobody steers goes through it as little as nationality does.

    Args:
        kind: local name of the channel kind.
        target: IRI of the actor or facility that the channel ends at.
        classes: local names of the classes of things.
        steered: firms that somebody holds by a majority, or alone as far as is told.
        parameters: of the model.
    """
    its = classes.get(target, ())
    if "Company" not in its or kind in {"Ownership", "Nationality"} or target in steered:
        return 1.0
    return parameters.number["transmissivity-private-firm"]
