"""Simple measures of influence that the model must beat to be worth its trouble."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from steppe.influence.coverage import dyads
from steppe.influence.hop import Hop


def channel_count(hops: Sequence[Hop], patron: str, client: str, closed: Collection[str]) -> float:
    """Channels on any chain from patron to client."""
    return float(len(dyads(hops, [patron], [client], closed).get((patron, client), ())))


def trade_share(hops: Sequence[Hop], patron: str, client: str) -> float:
    """Mean of the patron's shares of the client's exports and imports; not a number where neither is told."""
    shares = [
        hop.dependence
        for hop in hops
        if (hop.influencer, hop.influenced) == (patron, client)
        and hop.kind in {"Demand", "Supply"}
        and hop.dependence is not None
    ]
    return sum(shares) / len(shares) if shares else math.nan


def rivals(hops: Sequence[Hop], patron: str, client: str, closed: Collection[str]) -> dict[str, float]:
    """Both measures by name."""
    return {
        "channel count": channel_count(hops, patron, client, closed),
        "trade share": trade_share(hops, patron, client),
    }
